package i18n

// measure is what money, areas, percentages and quantities have in common: one
// figure or two, a unit, and how firmly it is meant.
type measure struct {
	low, high Decimal // equal unless precision is Range
	unit      string
	precision Precision
}

// grammar says which units one kind of measure may bear. The shape around them
// (precision words, multipliers, ranges) is the same for all.
type grammar struct {
	// prefix reads a unit before the number (USD, 人民币); nil if there is none.
	prefix func(*scanner) (string, bool)
	// suffix reads a unit after the number. Not finding one is no error yet.
	suffix func(*scanner) (string, bool)
	// join makes one unit of what stood before and after the number; ok is false
	// if the two contradict each other.
	join func(before, after string) (unit string, ok bool)
	// missing explains a figure without a unit: the text of the number alone,
	// of the number with its multiplier, and of what followed them.
	missing func(number, amount, rest string) Message
	// scales are the multipliers that may stand between number and unit.
	scales [][]entry[int]
	// want says what kind of value was expected at all, given what stood there.
	want func(rest string) Message
}

// figure is one end of a measure as read, before the ends are reconciled.
type figure struct {
	value         Decimal
	scale         int    // power of ten of the multiplier
	scaled        bool   // a multiplier was written
	before, after string // units, if any

	// Offsets of the figure, its number and the end of each part.
	start, number, numberEnd, amountEnd, end int
}

// measureParser reads one text as a measure.
type measureParser struct {
	scanner
	*grammar
	precision Precision
	given     bool // a precision word was read
}

// parse reads a whole text as a measure.
func (g *grammar) parse(text string) (measure, error) {
	p := &measureParser{scanner: scanner{in: text}, grammar: g}
	p.space()
	if precision, ok := longest(&p.scanner, noFigure); ok {
		return measure{precision: precision}, p.end()
	}
	if err := p.firmness(precisionBefore); err != nil {
		return measure{}, err
	}
	low, err := p.figure()
	if err != nil {
		return measure{}, err
	}
	high, ranged, err := p.other()
	if err != nil {
		return measure{}, err
	}
	return p.finish(low, high, ranged)
}

// firmness reads a precision word, if there is one. Two words may stand around
// a figure only if they say the same.
func (p *measureParser) firmness(words []entry[Precision]) error {
	mark := p.pos
	p.space()
	precision, ok := longest(&p.scanner, words)
	if !ok {
		p.pos = mark
		return nil
	}
	p.space()
	return p.settle(mark, precision)
}

// settle records the precision found at offset.
func (p *measureParser) settle(offset int, precision Precision) error {
	if p.given && p.precision != precision {
		return p.failAt(offset, expectOnePrecision())
	}
	p.precision, p.given = precision, true
	return nil
}

// other reads the high end of a range, if there is one.
func (p *measureParser) other() (high figure, ranged bool, err error) {
	mark := p.pos
	p.space()
	if _, ranged = longest(&p.scanner, between); !ranged {
		p.pos = mark
		return figure{}, false, nil
	}
	p.space()
	high, err = p.figure()
	return high, true, err
}

// finish reads what follows the figures and puts the measure together.
func (p *measureParser) finish(low, high figure, ranged bool) (measure, error) {
	if err := p.firmness(precisionAfter); err != nil {
		return measure{}, err
	}
	m, err := p.reconcile(low, high, ranged)
	if err != nil {
		return measure{}, err
	}
	if !p.done() {
		if r, _ := p.peek(); isDigit(r) {
			return measure{}, p.fail(expectOneValue(p.rest()))
		}
		return measure{}, p.fail(expectEnd(p.rest()))
	}
	if most := pow10(maxDigits); m.low.magnitude() >= most || m.high.magnitude() >= most {
		return measure{}, p.failAt(low.start, expectFewerDigits())
	}
	m.precision = p.precision
	if ranged {
		if p.precision == AtLeast || p.precision == AtMost {
			return measure{}, p.failAt(low.start, expectOnePrecision())
		}
		m.precision = Range // "about 2 to 3" says no more than "2 to 3" does
	}
	return m, nil
}

// figure reads one end: unit, number, multiplier, unit. The precision may stand
// inside it: 人民币约3000万元.
func (p *measureParser) figure() (figure, error) {
	f := figure{start: p.pos}
	if p.prefix != nil {
		if unit, ok := p.prefix(&p.scanner); ok {
			f.before = unit
			p.space()
			if err := p.firmness(precisionBefore); err != nil {
				return f, err
			}
		}
	}
	if f.number = p.pos; !p.startsNumber() {
		return f, p.fail(p.want(p.rest()))
	}
	var err error
	if f.value, _, err = p.scanner.number(); err != nil {
		return f, err
	}
	f.numberEnd = p.pos
	err = p.scaleAndUnit(&f)
	f.end = p.pos
	return f, err
}

// startsNumber reports whether a digit or a sign comes next.
func (p *measureParser) startsNumber() bool {
	r, n := p.peek()
	return n > 0 && (isDigit(r) || r == '-' || r == '+')
}

// over reads the 余 or 多 of 3000余万元 and 3亿多元.
func (p *measureParser) over() error {
	mark := p.pos
	if p.take("余") || p.take("餘") || p.take("多") {
		return p.settle(mark, AtLeast)
	}
	return nil
}

// scaleAndUnit reads what follows the number. A unit is tried before a
// multiplier, since 千瓦 is a kilowatt and not a thousand watts.
func (p *measureParser) scaleAndUnit(f *figure) error {
	if err := p.over(); err != nil {
		return err
	}
	f.amountEnd = p.pos
	if p.unitAfter(f) {
		return nil
	}
	p.space()
	for _, words := range p.scales {
		if exp, found := longest(&p.scanner, words); found {
			if err := p.multiply(f, exp); err != nil {
				return err
			}
			f.amountEnd = p.pos
			if err := p.over(); err != nil {
				return err
			}
			p.unitAfter(f)
			return nil
		}
	}
	p.pos = f.amountEnd
	return nil
}

// unitAfter reads the unit behind a number, with or without a space between.
func (p *measureParser) unitAfter(f *figure) bool {
	mark := p.pos
	p.space()
	unit, ok := p.suffix(&p.scanner)
	if !ok {
		p.pos = mark
		return false
	}
	f.after = unit
	return true
}

// multiply applies a multiplier, and in Chinese the lesser ones that may follow
// it: 1亿5000万 is one number.
func (p *measureParser) multiply(f *figure, exp int) error {
	whole := f.value.scale == 0
	f.scale, f.scaled = exp, true
	var ok bool
	if f.value, ok = f.value.Shift(exp); !ok {
		return p.failAt(f.start, expectFewerDigits())
	}
	if whole && p.in[p.pos-1] >= 0x80 { // a Han multiplier
		return p.lesser(f, exp)
	}
	return nil
}

// lesser adds the parts that follow a Han multiplier of 10^exp.
func (p *measureParser) lesser(f *figure, exp int) error {
	for r, n := p.peek(); n > 0 && isDigit(r); r, n = p.peek() {
		mark := p.pos
		part, _, err := p.scanner.number()
		if err != nil {
			return err
		}
		next, _ := longest(&p.scanner, hanScales)
		part, ok := part.Shift(next)
		if !ok || next >= exp || part.Cmp(DecimalOf(int64(pow10(exp)))) >= 0 {
			return p.failAt(mark, expectOneValue(p.in[mark:]))
		}
		if f.value.Sign() < 0 {
			part.coef = -part.coef
		}
		if f.value, ok = f.value.Add(part); !ok {
			return p.failAt(f.start, expectFewerDigits())
		}
		exp = next
	}
	return nil
}

// reconcile gives both ends the unit and, where the low end leaves it out, the
// multiplier of the high end: 2–3亿元 is 2亿元–3亿元.
func (p *measureParser) reconcile(low, high figure, ranged bool) (measure, error) {
	if !ranged {
		unit, err := p.unitOf(low.before, low)
		return measure{low: low.value, high: low.value, unit: unit}, err
	}
	if low.after == "" && !low.scaled {
		var ok bool
		if low.value, ok = low.value.Shift(high.scale); !ok {
			return measure{}, p.failAt(low.start, expectFewerDigits())
		}
	}
	unit, err := p.unitOfBoth(low, high)
	if err != nil {
		return measure{}, err
	}
	if low.value.Cmp(high.value) >= 0 {
		return measure{}, p.failAt(low.start, expectRange(p.in[low.start:low.end], p.in[high.start:high.end]))
	}
	return measure{low: low.value, high: high.value, unit: unit}, nil
}

// unitOf returns the unit of a figure behind the prefix before.
func (p *measureParser) unitOf(before string, f figure) (string, error) {
	unit, ok := p.join(before, f.after)
	if !ok {
		return "", p.failAt(f.numberEnd, expectOneCurrency())
	}
	if unit == "" {
		rest := scanner{in: p.in, pos: f.amountEnd}
		rest.space()
		return "", p.failAt(rest.pos, p.missing(p.in[f.number:f.numberEnd], p.in[f.number:f.amountEnd], p.in[rest.pos:]))
	}
	return unit, nil
}

// unitOfBoth returns the one unit that both ends of a range are in.
func (p *measureParser) unitOfBoth(low, high figure) (string, error) {
	before := low.before
	if before == "" {
		before = high.before
	} else if high.before != "" && high.before != before {
		return "", p.failAt(high.start, expectSameUnit())
	}
	unit, err := p.unitOf(before, high)
	if err != nil || low.after == "" {
		return unit, err
	}
	if lowUnit, ok := p.join(before, low.after); !ok || lowUnit != unit {
		return "", p.failAt(high.start, expectSameUnit())
	}
	return unit, nil
}

// hanScales are the multipliers written in Chinese and Japanese characters, as
// powers of ten. 兆 is the Japanese one; 兆瓦, a megawatt, is found as a unit.
var hanScales = []entry[int]{
	{"百", 2}, {"千", 3}, {"万", 4}, {"萬", 4}, {"十万", 5}, {"十萬", 5}, {"百万", 6}, {"百萬", 6},
	{"千万", 7}, {"千萬", 7}, {"亿", 8}, {"億", 8}, {"十亿", 9}, {"十億", 9}, {"百亿", 10}, {"百億", 10},
	{"千亿", 11}, {"千億", 11}, {"万亿", 12}, {"萬億", 12}, {"兆", 12},
}

// wordScales are the multipliers written out in English.
var wordScales = []entry[int]{
	{"thousand", 3}, {"million", 6}, {"billion", 9}, {"trillion", 12},
}

// letterScales are short for them; only money has them, since m is a metre
// elsewhere.
var letterScales = []entry[int]{
	{"k", 3}, {"m", 6}, {"mn", 6}, {"mln", 6}, {"b", 9}, {"bn", 9}, {"bln", 9}, {"tn", 12},
}
