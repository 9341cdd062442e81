package i18n

import "strconv"

// Date writes a date to the precision stated: 2026年3月1日, 1 March 2026,
// March 2026, 2026.
func (l *Locale) Date(d Date) string {
	if d.IsZero() {
		return ""
	}
	var buf [32]byte
	return string(l.day(buf[:0], d))
}

// Period writes a period without repeating what both ends share:
// 2026年1—2月, January–February 2026, 1–5 March 2026.
func (l *Locale) Period(p Period) string {
	if p.IsZero() {
		return ""
	}
	var buf [64]byte
	if p.From == p.To {
		return string(l.day(buf[:0], p.From))
	}
	return string(l.span(buf[:0], p))
}

func appendInt(dst []byte, n int) []byte { return strconv.AppendInt(dst, int64(n), 10) }

// appendHanDate writes 2026年3月1日.
func appendHanDate(dst []byte, d Date) []byte {
	dst = append(appendInt(dst, d.Year), "年"...)
	return appendHanMonthDay(dst, d)
}

func appendHanMonthDay(dst []byte, d Date) []byte {
	if d.Month != 0 {
		dst = append(appendInt(dst, d.Month), "月"...)
	}
	if d.Day != 0 {
		dst = append(appendInt(dst, d.Day), "日"...)
	}
	return dst
}

// hanPeriod returns the writer of periods with the given dash: 2024—2026年,
// 2026年1—2月, 2026年3月1—5日, 2026年3月1日—4月5日.
func hanPeriod(dash string) func([]byte, Period) []byte {
	return func(dst []byte, p Period) []byte {
		from, to := p.From, p.To
		switch {
		case from.Month == 0:
			dst = append(appendInt(dst, from.Year), dash...)
			return append(appendInt(dst, to.Year), "年"...)
		case from.Year != to.Year:
			dst = append(appendHanDate(dst, from), dash...)
			return appendHanDate(dst, to)
		case from.Day == 0:
			dst = append(appendInt(dst, from.Year), "年"...)
			dst = append(appendInt(dst, from.Month), dash...)
			return append(appendInt(dst, to.Month), "月"...)
		case from.Month == to.Month:
			dst = appendHanDate(dst, Date{from.Year, from.Month, 0})
			dst = append(appendInt(dst, from.Day), dash...)
			return append(appendInt(dst, to.Day), "日"...)
		}
		dst = append(appendHanDate(dst, from), dash...)
		return appendHanMonthDay(dst, to)
	}
}

// appendNamedDate writes 1 March 2026.
func appendNamedDate(dst []byte, d Date) []byte {
	dst = appendDayMonth(dst, d)
	if d.Month != 0 {
		dst = append(dst, ' ')
	}
	return appendInt(dst, d.Year)
}

func appendDayMonth(dst []byte, d Date) []byte {
	if d.Day != 0 {
		dst = append(appendInt(dst, d.Day), ' ')
	}
	if d.Month != 0 {
		// monthNames begins with the twelve in full.
		dst = append(dst, monthNames[d.Month-1].word...)
	}
	return dst
}

// appendNamedPeriod writes 2024–2026, January–February 2026, 1–5 March 2026,
// 1 March – 5 April 2026; the dash has spaces where its sides have.
func appendNamedPeriod(dst []byte, p Period) []byte {
	from, to := p.From, p.To
	switch {
	case from.Month == 0:
		dst = append(appendInt(dst, from.Year), "–"...)
	case from.Year != to.Year:
		dst = append(appendNamedDate(dst, from), " – "...)
	case from.Day == 0:
		dst = append(appendDayMonth(dst, from), "–"...)
	case from.Month == to.Month:
		dst = append(appendInt(dst, from.Day), "–"...)
	default:
		dst = append(appendDayMonth(dst, from), " – "...)
	}
	return appendNamedDate(dst, to)
}

// appendISOPeriod writes 2026-01/2026-02.
func appendISOPeriod(dst []byte, p Period) []byte { return append(dst, p.String()...) }
