package i18n

// Before reports whether every day that d covers comes before every day that o
// covers: 2026-02 is before 2026-03-01, and not before 2026-02-15.
func (d Date) Before(o Date) bool { return d.Last().Before(o.First()) }

// IsDay reports whether d is stated to the day.
func (d Date) IsDay() bool { return d.Day != 0 }

// YearBefore returns the same date one year earlier; the 29th of February
// becomes the 28th.
func (d Date) YearBefore() Date {
	d.Year--
	if d.Month == 2 && d.Day == 29 {
		d.Day = 28
	}
	return d
}

// YearBefore returns the same period one year earlier, as comparisons year on
// year need it.
func (p Period) YearBefore() Period { return Period{p.From.YearBefore(), p.To.YearBefore()} }

// Contains reports whether every day that d covers lies in the period, whose
// ends belong to it.
func (p Period) Contains(d Date) bool {
	return !d.First().Before(p.From.First()) && !d.Last().After(p.To.Last())
}
