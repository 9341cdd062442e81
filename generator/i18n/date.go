package i18n

import (
	"cmp"
	"time"
)

// Date is a calendar date to the day, the month or the year: Month and Day are
// zero where nothing so fine was stated. It has no time zone. Dates are ==
// when they are the same and equally precise.
type Date struct {
	Year, Month, Day int
}

// DateOf returns the day that t shows in its own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, int(m), d}
}

// ParseDate reads a date: 2026-03-01, 2026-03, 2026, 2026年3月1日, 2026年3月,
// 2026/3/1, 2026.3.1, 1 March 2026, March 2026. Days that do not exist are errors.
func ParseDate(s string) (Date, error) {
	sc := &scanner{in: s}
	sc.space()
	start := sc.pos
	d, err := readDate(sc)
	if err != nil {
		return Date{}, err
	}
	if d.Year == 0 || d.Day != 0 && d.Month == 0 {
		return Date{}, sc.failAt(start, expectDate())
	}
	if !sc.done() {
		return Date{}, sc.fail(expectDate())
	}
	return d, sc.check(start, d)
}

// IsZero reports whether nothing was stated.
func (d Date) IsZero() bool { return d == Date{} }

// Compare orders dates; a month comes before its days and a year before its months.
func (d Date) Compare(o Date) int {
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day))
}

// First returns the first day that d covers, at midnight UTC.
func (d Date) First() time.Time {
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// Last returns the last day that d covers, at midnight UTC.
func (d Date) Last() time.Time {
	switch {
	case d.Month == 0:
		return time.Date(d.Year, time.December, 31, 0, 0, 0, 0, time.UTC)
	case d.Day == 0:
		return time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC)
	}
	return d.First()
}

// String returns the ISO 8601 form to the precision stated: 2026-03-01, 2026-03,
// 2026. The zero Date is empty.
func (d Date) String() string {
	var buf [10]byte
	return string(appendISO(buf[:0], d))
}

// MarshalText returns the canonical text, that of String.
func (d Date) MarshalText() ([]byte, error) { return appendISO(nil, d), nil }

// UnmarshalText reads what [ParseDate] reads; no text is the zero Date.
func (d *Date) UnmarshalText(b []byte) error { return unmarshal(d, b, ParseDate) }

func appendISO(dst []byte, d Date) []byte {
	if d.IsZero() {
		return dst
	}
	dst = appendPadded(dst, d.Year, 4)
	if d.Month != 0 {
		dst = appendPadded(append(dst, '-'), d.Month, 2)
		if d.Day != 0 {
			dst = appendPadded(append(dst, '-'), d.Day, 2)
		}
	}
	return dst
}

// appendPadded writes n, which is not negative, with at least width digits.
func appendPadded(dst []byte, n, width int) []byte {
	for limit := int(pow10(width - 1)); limit > 1 && n < limit; limit /= 10 {
		dst = append(dst, '0')
	}
	return appendInt(dst, n)
}

// daysIn returns the number of days of a month.
func daysIn(year, month int) int { return Date{year, month, 0}.Last().Day() }

// check returns an error unless d, read at offset, is a date that exists.
func (s *scanner) check(offset int, d Date) error {
	switch {
	case d.Year < 1000 || d.Year > 9999:
		return s.failAt(offset, expectDate())
	case d.Month < 0 || d.Month > 12:
		return s.failAt(offset, expectMonth())
	case d.Day > 0 && d.Day > daysIn(d.Year, d.Month):
		return s.failAt(offset, expectRealDate(d.Year, d.Month, daysIn(d.Year, d.Month)))
	}
	return nil
}

// count reads a number of one to max digits; more digits are no such number.
func (s *scanner) count(max int) (int, bool) {
	mark := s.pos
	var d digits
	if n := s.run(&d); n == 0 || n > max {
		s.pos = mark
		return 0, false
	}
	return int(d.coef), true
}

// nonzero reads a month or a day: one or two digits, not zero.
func (s *scanner) nonzero() (int, bool) {
	mark := s.pos
	n, ok := s.count(2)
	if !ok || n == 0 {
		s.pos = mark
		return 0, false
	}
	return n, true
}

// readDate reads a date or, at the low end of a period, part of one: the year
// may be missing before a month's name (1–5 March 2026).
func readDate(s *scanner) (Date, error) {
	mark := s.pos
	if year, ok := s.count(4); ok && s.pos-mark >= 4 {
		s.space()
		if s.take("年") {
			return readHanDate(s, year), nil
		}
		return readNumericDate(s, year), nil
	}
	s.pos = mark
	d, ok := readNamedDate(s)
	if !ok {
		return Date{}, s.failAt(mark, expectDate())
	}
	return d, nil
}

// readNumericDate reads what follows the year of 2026-03-01, 2026/3/1 or 2026.3.1.
func readNumericDate(s *scanner, year int) Date {
	d := Date{Year: year}
	separator, n := s.peek()
	if n == 0 || separator != '-' && separator != '/' && separator != '.' {
		return d
	}
	mark := s.pos
	s.pos += n
	var ok bool
	if d.Month, ok = s.nonzero(); !ok {
		s.pos = mark
		return d
	}
	if r, n := s.peek(); n > 0 && r == separator {
		mark = s.pos
		s.pos += n
		// 2026.1-2 is a period; so is 2026-03-04月, but nobody writes that.
		if d.Day, ok = s.nonzero(); !ok {
			s.pos = mark
		}
	}
	return d
}

// readHanDate reads what follows 年.
func readHanDate(s *scanner, year int) Date {
	d := Date{Year: year}
	mark := s.pos
	s.space()
	var ok bool
	if d.Month, ok = s.nonzero(); !ok {
		s.pos = mark
		return d
	}
	mark = s.pos
	s.space()
	if !s.take("月") && !s.take("月份") {
		s.pos = mark
		return d
	}
	s.take("份")
	mark = s.pos
	s.space()
	if d.Day, ok = s.nonzero(); !ok {
		s.pos = mark
		return d
	}
	s.dayWord()
	return d
}

// dayWord reads the word behind the day of a Chinese date.
func (s *scanner) dayWord() bool {
	mark := s.pos
	s.space()
	if s.take("日") || s.take("号") || s.take("號") {
		return true
	}
	s.pos = mark
	return false
}

// monthNames are English, in full and shortened.
var monthNames = []entry[int]{
	{"January", 1}, {"February", 2}, {"March", 3}, {"April", 4}, {"May", 5}, {"June", 6}, {"July", 7},
	{"August", 8}, {"September", 9}, {"October", 10}, {"November", 11}, {"December", 12},
	{"Jan", 1}, {"Feb", 2}, {"Mar", 3}, {"Apr", 4}, {"Jun", 6}, {"Jul", 7}, {"Aug", 8}, {"Sep", 9},
	{"Sept", 9}, {"Oct", 10}, {"Nov", 11}, {"Dec", 12},
}

// readNamedDate reads 1 March 2026, March 2026 or March 1, 2026, of which the
// end may be missing.
func readNamedDate(s *scanner) (d Date, ok bool) {
	d.Day, ok = s.nonzero()
	mark := s.pos
	s.space()
	var named bool
	if d.Month, named = longest(s, monthNames); !named {
		s.pos = mark
		return d, ok
	}
	s.take(".")
	mark = s.pos
	s.space()
	if !ok {
		if d.Day, ok = s.nonzero(); ok {
			mark = s.pos
			s.take(",")
			s.space()
		}
	}
	start := s.pos
	if d.Year, ok = s.count(4); !ok || s.pos-start < 4 {
		d.Year, s.pos = 0, mark
	}
	return d, true
}
