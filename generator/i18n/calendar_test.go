package i18n

import "testing"

func TestBefore(t *testing.T) {
	for _, c := range []struct {
		a, b Date
		want bool
	}{
		{Date{2026, 2, 0}, Date{2026, 3, 1}, true},
		{Date{2026, 2, 0}, Date{2026, 2, 15}, false},
		{Date{2026, 2, 15}, Date{2026, 2, 0}, false},
		{Date{2025, 0, 0}, Date{2026, 1, 1}, true},
		{Date{2026, 6, 30}, Date{2026, 6, 30}, false},
	} {
		if got := c.a.Before(c.b); got != c.want {
			t.Errorf("%v before %v: %v", c.a, c.b, got)
		}
	}
}

func TestPeriodContains(t *testing.T) {
	p := Period{Date{2026, 1, 0}, Date{2026, 2, 0}}
	for d, want := range map[Date]bool{
		{2026, 1, 1}: true, {2026, 2, 28}: true, {2026, 2, 0}: true,
		{2025, 12, 31}: false, {2026, 3, 1}: false, {2026, 0, 0}: false,
	} {
		if got := p.Contains(d); got != want {
			t.Errorf("%v holds %v: %v", p, d, got)
		}
	}
	if got := p.YearBefore(); got != (Period{Date{2025, 1, 0}, Date{2025, 2, 0}}) {
		t.Errorf("a year before %v is %v", p, got)
	}
	if got := (Date{2024, 2, 29}).YearBefore(); got != (Date{2023, 2, 28}) {
		t.Errorf("a year before leap day is %v", got)
	}
}
