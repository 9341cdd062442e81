package model

import (
	"testing"

	"prospectus/generator/i18n"
)

// A policy is repealed from the day that is written, whatever its status says
// before; without one its issuer's word counts.
func TestRepealed(t *testing.T) {
	day := func(s string) i18n.Date {
		d, err := i18n.ParseDate(s)
		if err != nil && s != "" {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		status  Status
		on, now string
		want    Validity
	}{
		{InForce, "", "2026-06-30", Valid}, {Repealed, "", "2026-06-30", Abolished},
		{InForce, "2026-06-30", "2026-06-29", Valid}, {InForce, "2026-06-30", "2026-06-30", Abolished},
		{Repealed, "2026-07-01", "2026-06-30", Valid}, {Repealed, "2026-07-01", "2026-07-02", Abolished},
	} {
		p := &Policy{Status: c.status, Repealed: day(c.on)}
		if got := p.ValidityOn(day(c.now)); got != c.want {
			t.Errorf("%s, repealed on %q, on %s: %s, want %s", c.status, c.on, c.now, got, c.want)
		}
	}
}
