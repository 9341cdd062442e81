package view

import (
	"fmt"
	"strings"
	"testing"

	"prospectus/generator/board"
	"prospectus/generator/figure"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// drawn writes a chart as lines of text: its kind and title, and a line a row.
func drawn(c *figure.Chart) string {
	if c == nil {
		return "none"
	}
	lines := []string{fmt.Sprint(c.Kind, " ", c.Title)}
	for _, r := range c.Rows {
		line := r.Label
		for _, v := range r.Values {
			if line += " | " + v.Text; v.None {
				line += "(none)"
			}
		}
		lines = append(lines, strings.TrimSpace(line+" | "+r.Note))
	}
	return strings.Join(lines, "\n")
}

// What was released by industry is drawn as parts of the whole, the greatest
// first and what was merged last, with the shares of the table beside it.
func TestDividedChart(t *testing.T) {
	c, b := divided(
		"signed-amount - 300000000", "signed-count - 10", "signed-count food 7", "signed-count * 3",
		"signed-amount food 100000000", "signed-amount steel 150000000", "signed-amount * 50000000",
	)
	s := scribeFor(c, "en")
	got := s.dividedChart(b)
	want := []string{"Steel | RMB 150 million | 50%", "Food | RMB 100 million | 33.3%", "indicators.others | RMB 50 million | 16.7%"}
	if lines := strings.Split(drawn(got), "\n"); got.Kind != figure.Shares || strings.Join(lines[1:], "\n") != strings.Join(want, "\n") {
		t.Errorf("got %s", drawn(got))
	}
	table := strings.Join(rows(s.industryTable(b)), "\n")
	for _, r := range got.Rows {
		if !strings.Contains(table, r.Values[0].Text) || !strings.Contains(table, r.Note) {
			t.Errorf("the table lacks %s, %s", r.Values[0].Text, r.Note)
		}
	}
	// What is withheld has no share, so that there is no whole to divide.
	for i := range c.Releases {
		if r := &c.Releases[i]; r.Industry == "food" && r.Measure == model.SignedAmount {
			r.Withheld, r.Value = true, i18n.Decimal{}
		}
	}
	if got := scribeFor(c, "en").dividedChart(b); got.Kind != figure.Bars || !strings.Contains(drawn(got), "indicators.withheld(none)") {
		t.Errorf("with a part withheld: %s", drawn(got))
	}
}

// trend returns a briefing of the last of some periods, and a catalogue with the
// amounts of all: value, and value a year before, "-" where it is withheld or
// not known.
func trend(points ...string) (*model.Catalog, *model.Briefing) {
	c, b := divided()
	b.Indicators = []model.Measure{model.SignedCount, model.SignedAmount}
	for _, p := range points {
		f := strings.Fields(p)
		r := model.Release{Measure: model.SignedAmount, Period: must(i18n.ParsePeriod(f[0])), Withheld: f[1] == "-", HasPrior: f[2] != "-"}
		if !r.Withheld {
			r.Value = must(i18n.ParseDecimal(f[1]))
		}
		if r.HasPrior {
			r.Before = must(i18n.ParseDecimal(f[2]))
		}
		c.Releases = append(c.Releases, r)
		b.Period = r.Period
	}
	return c, b
}

// Periods as long as the briefing's own make a line, in order; later ones and
// longer ones are left out, and what is withheld is not drawn.
func TestTrendChart(t *testing.T) {
	c, b := trend("2026-03 310000000 -", "2026-01/2026-02 9 9", "2026-01 120000000 100000000", "2026-02 - 90000000", "2026-05 50000000 1", "2026-04 2000000000 55000000")
	chart, table := scribeFor(c, "en").trendChart(b)
	want := []string{
		"January 2026 | 120 | 100 |", "February 2026 | indicators.withheld(none) | (none) |", "March 2026 | 310 | (none) |", "April 2026 | 2,000 | 55 |",
	}
	if lines := strings.Split(drawn(chart), "\n"); chart.Kind != figure.Lines || strings.Join(lines[1:], "\n") != strings.Join(want, "\n") {
		t.Errorf("got %s", drawn(chart))
	}
	if got := rows(table); len(got) != 5 || got[1] != "January 2026|RMB 120 million|RMB 100 million|+20%" || got[2] != "February 2026|indicators.withheld||" {
		t.Errorf("the table says %q", got)
	}
	if c, b := trend("2026-01 1 1", "2026-02 - 1", "2026-03 1 1"); true {
		if chart, _ := scribeFor(c, "en").trendChart(b); chart != nil {
			t.Errorf("two points make %s", drawn(chart))
		}
	}
	if c, b := trend("2026-01 1 -", "2026-02 2 -", "2026-03 3 -"); true {
		if chart, _ := scribeFor(c, "en").trendChart(b); chart == nil || len(chart.Series) != 1 {
			t.Errorf("without a year before: %s", drawn(chart))
		}
	}
}

// Numbers of projects stand beside those of a year before; amounts, and numbers
// without one, do not.
func TestComparedChart(t *testing.T) {
	c, b := divided("signed-count - 10", "operating-count - 4", "signed-amount - 7")
	if got := scribeFor(c, "en").comparedChart(b); got != nil {
		t.Errorf("nothing is known of a year before: %s", drawn(got))
	}
	for i := range c.Releases {
		c.Releases[i].HasPrior, c.Releases[i].Before = true, must(i18n.ParseDecimal("3"))
	}
	got := drawn(scribeFor(c, "en").comparedChart(b))
	if !strings.Contains(got, "measure.signed-count | 10 | 3") || !strings.Contains(got, "measure.operating-count | 4 | 3") || strings.Contains(got, "amount") {
		t.Errorf("got %s", got)
	}
}

// The funnel goes from signing to production by steps of which each begins where
// the last one ended.
func TestFunnelChart(t *testing.T) {
	all := board.Cohort{Signed: 8, Rates: []board.Rate{
		{Step: board.Step{From: model.Signed, To: model.Registered}, Part: 7, Whole: 8},
		{Step: board.Step{From: model.Signed, To: model.Started}, Part: 6, Whole: 8},
		{Step: board.Step{From: model.Started, To: model.Operating}, Part: 3, Whole: 6},
		{Step: board.Step{From: model.Operating, To: model.Counted}, Part: 2, Whole: 3},
		{Step: board.Step{From: model.Operating, To: model.AtCapacity}, Part: 1, Whole: 3},
	}}
	s := scribeFor(site(nil), "en")
	var got []string
	for _, r := range s.funnelChart(all).Rows {
		got = append(got, r.Values[0].Text)
	}
	if strings.Join(got, " ") != "8 6 3 1" {
		t.Errorf("steps of %v", got)
	}
	if c := s.funnelChart(board.Cohort{Signed: 3}); c != nil {
		t.Errorf("a funnel of one step: %s", drawn(c))
	}
}

// What was paid in and what was not make what was agreed.
func TestPaidChart(t *testing.T) {
	money := func(agreed, paid string) board.Money {
		return board.Money{Priced: 1, Agreed: must(i18n.ParseDecimal(agreed)), Paid: must(i18n.ParseDecimal(paid))}
	}
	cohorts := []board.Cohort{{Key: "a", Money: money("900000000", "300000000")}, {Key: "none"}, {Key: "b", Money: money("25000000", "0")}}
	got := scribeFor(site(nil), "en").paidChart("By industry", cohorts, func(c board.Cohort) string { return c.Key })
	lines := strings.Split(drawn(got), "\n")[1:]
	if want := "a | 300 | 600 | 900\nb | 0 | 25 | 25"; strings.Join(lines, "\n") != want {
		t.Errorf("got %q, want %q", lines, want)
	}
}

// Every chart on a page has a title, its notes and two layouts, and says that
// the numbers stand in a table.
func TestPlate(t *testing.T) {
	s := scribeFor(site(nil), "en")
	c := &figure.Chart{Title: "Signed & sealed", Series: []figure.Series{{Name: "n"}}, Rows: []figure.Row{{Label: "a", Values: []figure.Value{{Number: 1, Text: "1"}}}}}
	got := html(s.plate("x", c, "Scope.", "Source."))
	for _, want := range []string{"<strong>Signed &amp; sealed</strong>", "Scope. Source. chart.table", `role="img"`, "<desc"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	if n := strings.Count(got, "<svg"); n != 2 {
		t.Errorf("%d drawings", n)
	}
}
