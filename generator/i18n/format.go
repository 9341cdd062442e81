package i18n

import "strconv"

// digitStyle is how a language writes the digits of a number.
type digitStyle struct {
	group string // between groups of three; empty for none
	from  int    // number of digits from which groups are made
	minus string
}

// plainDigits is the canonical writing.
var plainDigits = &digitStyle{minus: "-"}

// appendDigits writes d without rounding it, with at least the given number of
// decimal places (zeros are added); -1 asks for no more than there are.
func appendDigits(dst []byte, d Decimal, style *digitStyle, places int) []byte {
	if d.coef < 0 {
		dst = append(dst, style.minus...)
	}
	var buf [24]byte
	digits := strconv.AppendUint(buf[:0], d.magnitude(), 10)
	scale := int(d.scale)
	whole := len(digits) - scale
	if whole <= 0 {
		dst = append(dst, '0')
	} else {
		dst = appendGrouped(dst, digits[:whole], style)
	}
	if scale == 0 && places <= 0 {
		return dst
	}
	dst = append(dst, '.')
	for range -whole {
		dst = append(dst, '0')
	}
	dst = append(dst, digits[max(whole, 0):]...)
	for range places - scale {
		dst = append(dst, '0')
	}
	return dst
}

// appendGrouped writes the digits of a whole number in groups.
func appendGrouped(dst, digits []byte, style *digitStyle) []byte {
	if style.group == "" || len(digits) < style.from {
		return append(dst, digits...)
	}
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			dst = append(dst, style.group...)
		}
		dst = append(dst, c)
	}
	return dst
}

// scale is a word for a power of ten, with the space that a language puts
// before it.
type scale struct {
	exp  int
	word string
}

// pick chooses how to write d: the largest scale whose unit d reaches and in
// which it needs no more than places decimals. It returns d in that scale; the
// zero scale stands for writing d out.
func pick(d Decimal, scales []scale, places int) (Decimal, scale) {
	for _, sc := range scales {
		if scaled, ok := d.Shift(-sc.exp); ok && int(scaled.scale) <= places && scaled.magnitude() >= pow10(int(scaled.scale)) {
			return scaled, sc
		}
	}
	return d, scale{}
}

// unitForm is how a language sets a unit around a number.
type unitForm struct {
	before    string // in front of the number, with its space
	one, many string // behind it, with its space
	rest      string // ids of the denominators behind, each with its slash
	symbol    bool   // one is a symbol, so denominators are too
	// repeat makes both ends of a range bear the unit (13万元～17万元, 15%～30%)
	// in languages that repeat at all.
	repeat bool
}

// affix stands around a figure.
type affix struct{ before, after string }

// appendMeasure writes a measure: precision, figures, scales and unit.
func (t *table) appendMeasure(dst []byte, m *measure, form *unitForm, scales []scale, places int, affixes *[4]affix) []byte {
	switch m.precision {
	case Negotiable:
		return append(dst, t.negotiable...)
	case Undecided:
		return append(dst, t.undecided...)
	case Range:
		return t.appendRange(dst, m, form, scales, places)
	}
	a := &affixes[m.precision&3]
	dst = append(dst, a.before...)
	low, sc := pick(m.low, scales, places)
	dst = append(dst, form.before...)
	dst = appendDigits(dst, low, &t.digits, -1)
	dst = append(dst, sc.word...)
	dst = t.appendUnit(dst, form, m.low != DecimalOf(1))
	return append(dst, a.after...)
}

// appendRange writes both ends. The low end may go without its scale and unit
// only where reading it back gives the same value.
func (t *table) appendRange(dst []byte, m *measure, form *unitForm, scales []scale, places int) []byte {
	low, lowScale := pick(m.low, scales, places)
	high, highScale := pick(m.high, scales, places)
	repeat := t.repeat && form.many != "" && (form.repeat || lowScale != highScale || lowScale.exp > 0)
	if !repeat && lowScale.exp == 0 && highScale.exp > 0 {
		// A bare low end would borrow the multiplier of the high one.
		var ok bool
		if low, ok = m.low.Shift(-highScale.exp); ok && int(low.scale) <= places {
			lowScale = highScale
		} else {
			low, high, highScale = m.low, m.high, scale{}
		}
	}
	dst = append(dst, form.before...)
	dst = appendDigits(dst, low, &t.digits, -1)
	switch {
	case repeat:
		dst = append(dst, lowScale.word...)
		dst = t.appendUnit(dst, form, true)
		dst = append(dst, t.dash...)
	case lowScale != highScale:
		dst = append(dst, lowScale.word...)
		dst = append(dst, t.to...)
	case high.coef < 0 || low.coef < 0:
		dst = append(dst, t.to...) // a dash before a minus is hard to read
	default:
		dst = append(dst, t.dash...)
	}
	dst = appendDigits(dst, high, &t.digits, -1)
	dst = append(dst, highScale.word...)
	return t.appendUnit(dst, form, true)
}

// appendUnit writes what stands behind a number.
func (t *table) appendUnit(dst []byte, form *unitForm, plural bool) []byte {
	if plural {
		dst = append(dst, form.many...)
	} else {
		dst = append(dst, form.one...)
	}
	slash := "/"
	for rest := form.rest; rest != ""; {
		end := 1
		for end < len(rest) && rest[end] != '/' {
			end++
		}
		dst = append(dst, slash...)
		names := t.units()[rest[1:end]]
		switch {
		case names == nil:
			dst = append(dst, rest[1:end]...)
		case form.symbol:
			dst = append(dst, names.perSymbol...)
		default:
			dst = append(dst, names.per...)
		}
		rest, slash = rest[end:], t.secondSlash
	}
	return dst
}
