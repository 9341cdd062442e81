package view

import (
	"math/big"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A Briefing is the page of one issue of the periodical, or of another report.
type Briefing struct {
	Frame
	Badges     Cell
	Number     string // of the issue, of the year and of all
	Summary    Phrase
	Facts      *Facts // period, date, issuer
	Indicators *Table // released sums of the period
	ByIndustry *Table // the same by industry; nil where nothing was released
	Charts     []*Plate
	Scope      string // how the indicators count
	Body       *Body
	Projects   Links
	Pictures   []*Picture
	Files      []Attachment
}

// Template implements [Page].
func (*Briefing) Template() string { return "briefing" }

// briefing returns the page of a briefing.
func (s scribe) briefing(b *model.Briefing) Page {
	v := &Briefing{
		Badges: Cell{{Text: s.enum("briefing-type", string(b.Type)), Class: "badge"}}, Number: s.issue(b),
		Summary: s.phrase(b.Summary), Body: s.body("briefings", &b.Header),
		Projects: links(s, "projects", s.Catalog.Projects.Some(b.Projects)),
		Pictures: s.pictures("briefings", &b.Header), Files: s.printed("briefings", b.ID, s.attachments("briefings", &b.Header)),
	}
	v.Meta = s.recordHead("briefings", b)
	f := &Facts{Title: s.w("briefing.about")}
	f.add(s.w("field.period"), s.period(b.Period))
	f.add(s.w("field.date"), s.date(b.Date))
	f.add(s.w("field.issuer"), s.unit(b.Issuer))
	f.add(s.w("field.firm"), s.firms([]string{b.Firm}))
	v.Facts = f.orNil()
	v.Indicators, v.ByIndustry = s.indicators(b), s.industryTable(b)
	if v.Indicators != nil {
		v.Scope, v.Charts = s.w("indicators.scope"), s.briefingCharts(b)
	}
	return v
}

// issue writes an issue's numbers: 第3期（总第9期）.
func (s *speech) issue(b *model.Briefing) string {
	switch {
	case b.Issue > 0 && b.Total > 0:
		return s.say("briefing.issue-total", s.int(b.Issue), s.int(b.Total))
	case b.Issue > 0:
		return s.say("briefing.issue", s.int(b.Issue))
	}
	return ""
}

// indicators tabulates the released sums of a briefing's period.
func (s scribe) indicators(b *model.Briefing) *Table {
	t := &Table{
		Caption: s.say("table.indicators", s.loc.Period(b.Period)),
		Columns: []Column{{Title: s.w("field.indicator")}, {Title: s.w("field.value"), Number: true}, {Title: s.w("field.before"), Number: true}, {Title: s.w("field.change"), Number: true}},
	}
	for _, m := range b.Indicators {
		if r := s.release(m, b.Period, ""); r != nil {
			t.Rows = append(t.Rows, Row{Cells: []Cell{
				s.enumCell("measure", string(m)), s.released(r, r.Value), s.before(r), s.change(r),
			}})
		}
	}
	return t.trim()
}

// release returns the sum that was released for a measure; nil for none.
func (s *speech) release(m model.Measure, p i18n.Period, industry string) *model.Release {
	for i := range s.Catalog.Releases {
		if r := &s.Catalog.Releases[i]; r.Measure == m && r.Period == p && r.Industry == industry {
			return r
		}
	}
	return nil
}

// released writes a sum: a number of projects, or an amount.
func (s *speech) released(r *model.Release, value i18n.Decimal) Cell {
	if r.Withheld {
		return Cell{{Text: s.w("indicators.withheld"), Class: "unknown"}}
	}
	if counts(r.Measure) {
		return plain(s.loc.Decimal(value))
	}
	return s.money(i18n.NewMoney(value, s.site.Currency))
}

// before writes the sum of the same period a year earlier, where the ledger
// reaches back that far.
func (s *speech) before(r *model.Release) Cell {
	if !r.HasPrior || r.Withheld {
		return nil
	}
	return s.released(r, r.Before)
}

// change returns the growth over the same period a year earlier, in per cent
// to one place.
func (s *speech) change(r *model.Release) Cell {
	if !r.HasPrior || r.Withheld || r.Before.Sign() <= 0 {
		return nil
	}
	growth := new(big.Rat).Quo(r.Value.Rat(), r.Before.Rat())
	growth.Sub(growth, big.NewRat(1, 1))
	rounded, ok := i18n.RoundRat(growth.Mul(growth, big.NewRat(100, 1)), 1)
	if !ok {
		return nil
	}
	text := s.loc.Percent(i18n.NewPercent(rounded))
	if rounded.Sign() > 0 {
		text = "+" + text
	}
	return plain(text)
}

// briefingCard returns the card of a briefing. Its period says more than its
// title, which is often the same from issue to issue.
func (s scribe) briefingCard(b *model.Briefing) *Shared {
	c := s.card("briefings", b)
	c.Code = s.issue(b)
	c.badge(s.enum("briefing-type", string(b.Type)), "")
	c.fact(s.w("field.period"), s.period(b.Period))
	c.fact(s.w("field.date"), s.date(b.Date))
	return share("parts/card", c)
}
