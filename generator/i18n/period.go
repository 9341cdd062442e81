package i18n

// Period is a span of time from the start of From to the end of To, both to the
// same precision. A single day, month or year has From == To.
type Period struct {
	From, To Date
}

// ParsePeriod reads a period: 2026-01/2026-02, 2026年1–2月, 2024–2026年,
// 2026年3月1日至4月5日, 2026年上半年, 2026年一季度, Q1 2026, 1–5 March 2026. A single
// date is a period too. What the second date leaves out it takes from the first,
// or, in English, the other way round.
func ParsePeriod(s string) (Period, error) {
	sc := &scanner{in: s}
	sc.space()
	start := sc.pos
	p, ok := readPart(sc)
	if !ok {
		var err error
		if p, err = readPeriod(sc); err != nil {
			return Period{}, err
		}
	}
	if !sc.done() {
		return Period{}, sc.fail(expectPeriod())
	}
	return p, p.check(sc, start)
}

// check returns an error unless p is a period.
func (p Period) check(s *scanner, offset int) error {
	for _, d := range []Date{p.From, p.To} {
		if d.Year == 0 || d.Day != 0 && d.Month == 0 {
			return s.failAt(offset, expectPeriod())
		}
		if err := s.check(offset, d); err != nil {
			return err
		}
	}
	same := (p.From.Month == 0) == (p.To.Month == 0) && (p.From.Day == 0) == (p.To.Day == 0)
	if !same || p.From.Compare(p.To) > 0 {
		return s.failAt(offset, expectPeriodOrder())
	}
	return nil
}

// yearParts are halves and quarters, as their first and last months.
var yearParts = []entry[[2]int]{
	{"上半年", [2]int{1, 6}}, {"下半年", [2]int{7, 12}}, {"H1", [2]int{1, 6}}, {"H2", [2]int{7, 12}},
	{"第一季度", [2]int{1, 3}}, {"一季度", [2]int{1, 3}}, {"第1季度", [2]int{1, 3}}, {"1季度", [2]int{1, 3}}, {"Q1", [2]int{1, 3}},
	{"第二季度", [2]int{4, 6}}, {"二季度", [2]int{4, 6}}, {"第2季度", [2]int{4, 6}}, {"2季度", [2]int{4, 6}}, {"Q2", [2]int{4, 6}},
	{"第三季度", [2]int{7, 9}}, {"三季度", [2]int{7, 9}}, {"第3季度", [2]int{7, 9}}, {"3季度", [2]int{7, 9}}, {"Q3", [2]int{7, 9}},
	{"第四季度", [2]int{10, 12}}, {"四季度", [2]int{10, 12}}, {"第4季度", [2]int{10, 12}}, {"4季度", [2]int{10, 12}}, {"Q4", [2]int{10, 12}},
}

// readPart reads a half or a quarter with its year, in either order.
func readPart(s *scanner) (Period, bool) {
	mark := s.pos
	months, before := longest(s, yearParts)
	s.space()
	start := s.pos
	year, ok := s.count(4)
	if ok = ok && s.pos-start >= 4; ok {
		s.space()
		if !before {
			_ = s.take("年") || s.take("-")
			s.space()
			months, ok = longest(s, yearParts)
		}
	}
	if !ok {
		s.pos = mark
		return Period{}, false
	}
	return Period{Date{year, months[0], 0}, Date{year, months[1], 0}}, true
}

// readPeriod reads one date or two.
func readPeriod(s *scanner) (Period, error) {
	from, err := readDate(s)
	if err != nil {
		return Period{}, s.fail(expectPeriod())
	}
	mark := s.pos
	s.space()
	_, joined := longest(s, between)
	if !joined && !s.take("/") {
		s.pos = mark
		return Period{from, from}, nil
	}
	s.space()
	if from.Year == 0 {
		return readNamedEnd(s, from)
	}
	to, ok := readShortEnd(s, from)
	if !ok {
		if to, err = readDate(s); err != nil {
			return Period{}, s.fail(expectPeriod())
		}
	}
	return Period{from, to}, nil
}

// readNamedEnd reads the end of an English period, from which the beginning
// takes the year and, if it is a day alone, the month.
func readNamedEnd(s *scanner, from Date) (Period, error) {
	to, ok := readNamedDate(s)
	if !ok {
		return Period{}, s.fail(expectPeriod())
	}
	if from.Year = to.Year; from.Month == 0 {
		from.Month = to.Month
	}
	return Period{from, to}, nil
}

// readShortEnd reads the end of a period that leaves out what it shares with
// the beginning: the 2月 of 2026年1–2月, the 5日 of 3月1—5日.
func readShortEnd(s *scanner, from Date) (Date, bool) {
	mark := s.pos
	n, ok := s.nonzero()
	if !ok || from.Month == 0 {
		s.pos = mark
		return Date{}, false
	}
	to := from
	switch {
	case s.take("月") || from.Day == 0:
		to.Month, to.Day = n, 0
		if from.Day != 0 {
			to.Day, _ = s.nonzero()
			s.dayWord()
		}
	case s.take("-"):
		to.Month = n
		if to.Day, ok = s.nonzero(); !ok {
			s.pos = mark
		}
	default:
		to.Day = n
		s.dayWord()
	}
	// 1 March 2026 – 5 April 2026 is two dates in full.
	space := s.pos
	s.space()
	if _, named := longest(s, monthNames); named {
		ok = false
	}
	if s.pos = space; !ok {
		s.pos = mark
	}
	return to, ok
}

// IsZero reports whether nothing was stated.
func (p Period) IsZero() bool { return p == Period{} }

// String returns the canonical text: ISO 8601 dates with a slash between them,
// or one date.
func (p Period) String() string {
	dst := appendISO(nil, p.From)
	if p.To != p.From {
		dst = appendISO(append(dst, '/'), p.To)
	}
	return string(dst)
}

// MarshalText returns the canonical text, that of String.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what [ParsePeriod] reads; no text is the zero Period.
func (p *Period) UnmarshalText(b []byte) error { return unmarshal(p, b, ParsePeriod) }
