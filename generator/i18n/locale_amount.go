package i18n

import (
	"slices"
	"strings"
)

// Money writes an amount, never rounded, in the largest unit that shows it
// exactly: 12.5亿元, RMB 1.25 billion; 约3000万元, about RMB 30 million; 面议.
// What it writes reads back to the same value.
func (l *Locale) Money(m Money) string {
	var buf [64]byte
	return string(l.appendMoney(buf[:0], m))
}

func (t *table) appendMoney(dst []byte, m Money) []byte {
	if m.IsZero() {
		return dst
	}
	form := t.currencyForm(m.Currency)
	v := m.measure()
	return t.appendMeasure(dst, &v, &form, t.money, t.moneyPlaces, &t.moneyAffix)
}

// currencyForm returns what stands around an amount of a currency.
func (t *table) currencyForm(code string) unitForm {
	a, ok := t.currency[code]
	if !ok {
		a = affix{before: code + t.code.before, after: t.code.after}
	}
	return unitForm{before: a.before, one: a.after, many: a.after, repeat: t.repeat && a.after != ""}
}

// Area writes an area in the unit it was stated in and, in brackets, in the
// other unit of land: 120亩（8公顷）, 120 mu (8.00 ha). The figure in brackets has
// two decimals at most, half to even, or is in whole square metres where it
// would be below a tenth of a hectare. Square metres get no brackets.
func (l *Locale) Area(a Area) string {
	var buf [96]byte
	dst := l.appendArea(buf[:0], a)
	if !a.IsAmount() || a.Unit == SquareMetre {
		return string(dst)
	}
	low, high, unit, places := a.converted(l.haPadded)
	form := l.unitForm(string(unit))
	dst = append(dst, l.bracket.before...)
	dst = appendDigits(dst, low, &l.digits, places)
	if a.Precision == Range {
		dst = append(dst, l.dash...)
		dst = appendDigits(dst, high, &l.digits, places)
	}
	dst = l.appendUnit(dst, &form, true)
	return string(append(dst, l.bracket.after...))
}

// AreaPrimary writes an area in the unit it was stated in and nothing else. It
// is never rounded and reads back to the same value.
func (l *Locale) AreaPrimary(a Area) string {
	var buf [64]byte
	return string(l.appendArea(buf[:0], a))
}

func (t *table) appendArea(dst []byte, a Area) []byte {
	if a.IsZero() {
		return dst
	}
	form := t.unitForm(string(a.Unit))
	m := a.measure()
	return t.appendMeasure(dst, &m, &form, t.other, t.otherPlaces, &t.areaAffix)
}

// Percent writes a percentage: 18.2%, 12%～15%, 12–15%.
func (l *Locale) Percent(p Percent) string {
	if p.IsZero() {
		return ""
	}
	var buf [48]byte
	form := l.unitForm("%")
	m := measure{p.Low, p.High, "%", p.Precision}
	return string(l.appendMeasure(buf[:0], &m, &form, nil, 0, &l.moneyAffix))
}

// Quantity writes a quantity: 3万吨/年, 30,000 t/a; 2.4元/立方米, RMB 2.4/m³;
// 1 year, 2 years.
func (l *Locale) Quantity(q Quantity) string {
	if q.IsZero() {
		return ""
	}
	var buf [64]byte
	m := q.measure()
	form := l.unitForm(m.unit)
	scales, places := l.other, l.otherPlaces
	if form.before != "" || form.repeat {
		scales, places = l.money, l.moneyPlaces
	}
	if m.unit == "%" {
		scales = nil
	}
	return string(l.appendMeasure(buf[:0], &m, &form, scales, places, &l.otherAffix))
}

// Unit names a unit on its own, as the head of a table column does: 万元/亩 has
// its multiplier from elsewhere, 元/亩 from here.
func (l *Locale) Unit(u Unit) string {
	var buf [48]byte
	form := l.unitForm(string(u))
	dst := append(buf[:0], form.before...)
	return strings.TrimSpace(strings.Replace(string(l.appendUnit(dst, &form, true)), " /", "/", 1))
}

// unitForm returns how a unit is set around a number.
func (t *table) unitForm(id string) unitForm {
	front, rest := id, ""
	if i := strings.IndexByte(id, '/'); i >= 0 {
		front, rest = id[:i], id[i:]
	}
	if name := t.units()[front]; name != nil {
		return unitForm{one: name.one, many: name.many, symbol: name.symbol, rest: rest, repeat: name.repeat && t.repeat}
	}
	form := t.currencyForm(front)
	form.rest = rest
	return form
}

// A MoneyUnit is a currency with one of a language's multipliers, which is ten to
// the power of Exp, as the head of a column names it: 万元, RMB million.
type MoneyUnit struct {
	Exp  int
	Name string
}

// MoneyUnits returns the units in which a language states amounts of an ISO 4217
// currency, the smallest multiplier first and the currency alone last. Multipliers
// above a thousand million are left out: no firm's own figures need them.
func (l *Locale) MoneyUnits(currency string) []MoneyUnit {
	form := l.currencyForm(currency)
	var units []MoneyUnit
	for _, sc := range slices.Backward(l.money) {
		if sc.exp > 9 {
			break
		}
		units = append(units, MoneyUnit{sc.exp, strings.TrimSpace(form.before + strings.TrimSpace(sc.word) + form.many)})
	}
	return append(units, MoneyUnit{0, strings.TrimSpace(strings.TrimSpace(form.before) + form.many)})
}
