package view

import (
	"cmp"
	"math/big"
	"slices"

	"prospectus/generator/board"
	"prospectus/generator/figure"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/scene"
)

// A Plate is a chart with what it has to say beside it: its title over it, and
// under it what its numbers count, from where and as of when. A table of the same
// numbers stands on the same page.
type Plate struct {
	ID    string // unique on its page
	Chart *figure.Chart
	Notes []string
	Table *Table // of the same numbers, where no other on the page has them
}

// plateLayouts are those of a chart: in a column of text, on a telephone.
var plateLayouts = []layout{
	{"near", figure.Format{Width: 704, Size: 16, Measure: scene.Screen{}}},
	{"tall", figure.Format{Width: 328, Size: 16, Upright: true, Measure: scene.Screen{}}},
}

// AppendHTML appends the chart. It brings the one rule it needs, so that a page
// asks for no further file.
func (p *Plate) AppendHTML(dst []byte) []byte {
	dst = append(dst, `<figure class="plate" style="container-type:inline-size"><style>.plate figcaption{color:inherit;padding-block:0 .6rem}.plate .near{display:none}@container(min-width:42rem){.plate .near{display:block}.plate .tall{display:none}}</style><figcaption><strong>`...)
	dst = append(appendText(dst, p.Chart.Title), `</strong></figcaption>`...)
	dst = appendLayouts(dst, "chart-"+p.ID, plateLayouts, p.Chart.Draw, nil)
	dst = append(dst, `<p class="note">`...)
	for i, note := range p.Notes {
		if i > 0 {
			dst = append(dst, ' ')
		}
		dst = appendText(dst, note)
	}
	dst = append(dst, "</p></figure>"...)
	if p.Table != nil {
		dst = p.Table.AppendHTML(dst)
	}
	return dst
}

// plate returns a chart with its notes.
func (s *speech) plate(id string, c *figure.Chart, notes ...string) *Plate {
	c.Desc = s.w("chart.table")
	return &Plate{ID: id, Chart: c, Notes: append(notes, c.Desc)}
}

// fewestPoints is how many numbers a line needs before it tells of a trend, and
// mostPoints how many have room.
const fewestPoints, mostPoints = 3, 6

// briefingCharts draws what a briefing tabulates: the numbers of projects beside
// those of a year before, an amount by industry, and the same amount over the
// latest periods.
func (s scribe) briefingCharts(b *model.Briefing) (all []*Plate) {
	source := s.say("chart.source", s.loc.Date(b.Date))
	if c := s.comparedChart(b); c != nil {
		all = append(all, s.plate("compared", c, source))
	}
	if c := s.dividedChart(b); c != nil {
		all = append(all, s.plate("industry", c, source))
	}
	if c, t := s.trendChart(b); c != nil {
		p := s.plate("trend", c, s.w("chart.rounded"), source)
		p.Table = t
		all = append(all, p)
	}
	return all
}

// comparedChart draws the numbers of projects of a period and of the one a year
// before; nil where fewer than two are known.
func (s scribe) comparedChart(b *model.Briefing) *figure.Chart {
	c := &figure.Chart{Title: s.say("chart.compared", s.loc.Period(b.Period)), Series: []figure.Series{{Name: s.loc.Period(b.Period)}, {Name: s.w("chart.before")}}}
	for _, m := range b.Indicators {
		r := s.release(m, b.Period, "")
		if !counts(m) || r == nil || r.Withheld || !r.HasPrior {
			continue
		}
		c.Rows = append(c.Rows, figure.Row{Label: s.enum("measure", string(m)), Values: []figure.Value{s.numberIn(r.Value), s.numberIn(r.Before)}})
	}
	if len(c.Rows) < 2 {
		return nil
	}
	return c
}

// numberIn is a number of projects in a chart.
func (s *speech) numberIn(d i18n.Decimal) figure.Value {
	return figure.Value{Number: d.Float64(), Text: s.loc.Decimal(d)}
}

// dividedChart draws the first amount that was released by industry, as shares
// where every part is known; nil where nothing was released.
func (s scribe) dividedChart(b *model.Briefing) *figure.Chart {
	shown := s.dividedMeasures(b)
	at := slices.IndexFunc(shown, func(m model.Measure) bool { return !counts(m) })
	if at < 0 {
		return nil
	}
	m := shown[at]
	total := s.release(m, b.Period, "")
	name := s.enum("measure", string(m))
	c := &figure.Chart{Kind: figure.Shares, Title: s.say("chart.by-industry", name, s.loc.Period(b.Period)), Series: []figure.Series{{Name: name}}}
	add := func(label, industry string) {
		r := s.release(m, b.Period, industry)
		if r == nil {
			return
		}
		row := figure.Row{Label: label, Values: []figure.Value{{Number: r.Value.Float64(), Text: s.released(r, r.Value).Text(), None: r.Withheld}}}
		if share := s.share(r.Value, total.Value); share != nil && !r.Withheld {
			row.Note = share.Text()
		} else {
			c.Kind = figure.Bars
		}
		c.Rows = append(c.Rows, row)
	}
	for i := range s.Catalog.Industries.All() {
		add(s.industry(i.ID).Text(), i.ID)
	}
	slices.SortStableFunc(c.Rows, func(a, b figure.Row) int { return cmp.Compare(b.Values[0].Number, a.Values[0].Number) })
	add(s.w("indicators.others"), model.OtherIndustries)
	if total.Withheld || len(c.Rows) < 2 {
		return nil
	}
	return c
}

// trendChart draws the first amount of a briefing over the latest periods as
// long as its own, with that of a year before, and tabulates it; nil where too
// few are known.
func (s scribe) trendChart(b *model.Briefing) (*figure.Chart, *Table) {
	at := slices.IndexFunc(b.Indicators, func(m model.Measure) bool { return !counts(m) })
	if at < 0 {
		return nil, nil
	}
	points := s.points(b.Indicators[at], b.Period)
	highest, known := highestOf(points)
	if known < fewestPoints {
		return nil, nil
	}
	unit, name := s.unitFor(highest), s.enum("measure", string(b.Indicators[at]))
	c := &figure.Chart{Kind: figure.Lines, Title: s.say("chart.trend", name, unit.Name, s.int(len(points))), Series: []figure.Series{{Name: name}, {Name: s.w("chart.before")}}}
	t := &Table{Caption: s.say("chart.points", name, s.int(len(points))), Columns: []Column{{Title: s.w("field.period")}, {Title: s.w("field.value"), Number: true}, {Title: s.w("field.before"), Number: true}, {Title: s.w("field.change"), Number: true}}}
	compared := false
	for _, r := range points {
		value, before := s.scaled(r.Value, unit), s.scaled(r.Before, unit)
		if r.Withheld {
			value = figure.Value{None: true, Text: s.w("indicators.withheld")}
		}
		if r.Withheld || !r.HasPrior {
			before = figure.Value{None: true}
		}
		compared = compared || !before.None
		c.Rows = append(c.Rows, figure.Row{Label: s.loc.Period(r.Period), Values: []figure.Value{value, before}})
		t.Rows = append(t.Rows, Row{Cells: []Cell{s.period(r.Period), s.released(r, r.Value), s.before(r), s.change(r)}})
	}
	if !compared {
		c.Series = c.Series[:1]
	}
	return c, t.trim()
}

// highestOf returns the highest amount that is drawn of some releases, and how
// many of them are known.
func highestOf(points []*model.Release) (highest i18n.Decimal, known int) {
	for _, r := range points {
		if r.Withheld {
			continue
		}
		known++
		for _, d := range []i18n.Decimal{r.Value, r.Before} {
			if d.Cmp(highest) > 0 {
				highest = d
			}
		}
	}
	return highest, known
}

// points returns the sums of a measure in the periods up to one that are as long
// as it, the latest last.
func (s *speech) points(m model.Measure, last i18n.Period) (found []*model.Release) {
	for i := range s.Catalog.Releases {
		r := &s.Catalog.Releases[i]
		if r.Measure == m && r.Industry == "" && months(r.Period) == months(last) && r.Period.To.Compare(last.To) <= 0 {
			found = append(found, r)
		}
	}
	slices.SortFunc(found, func(a, b *model.Release) int { return a.Period.To.Compare(b.Period.To) })
	return found[max(0, len(found)-mostPoints):]
}

// months is how many months a period of whole months or years has.
func months(p i18n.Period) int {
	if p.From.Month == 0 {
		return 12 * (p.To.Year - p.From.Year + 1)
	}
	return 12*(p.To.Year-p.From.Year) + int(p.To.Month) - int(p.From.Month) + 1
}

// unitFor returns the largest unit of the site's currency in which an amount is
// ten or more, so that one place after the point tells enough of it.
func (s *speech) unitFor(highest i18n.Decimal) (unit i18n.MoneyUnit) {
	units := s.loc.MoneyUnits(s.site.Currency)
	unit = units[len(units)-1]
	for _, u := range units {
		if ten, ok := i18n.DecimalOf(10).Shift(u.Exp); ok && u.Exp > unit.Exp && highest.Cmp(ten) >= 0 {
			unit = u
		}
	}
	return unit
}

// scaled is an amount in a unit, to one place.
func (s *speech) scaled(d i18n.Decimal, unit i18n.MoneyUnit) figure.Value {
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(unit.Exp)), nil)
	rounded, ok := i18n.RoundRat(new(big.Rat).Quo(d.Rat(), new(big.Rat).SetInt(power)), 1)
	return figure.Value{Number: d.Float64(), Text: s.loc.Decimal(rounded), None: !ok}
}

// funnelChart draws how many of the signed projects came how far.
func (s *speech) funnelChart(all board.Cohort) *figure.Chart {
	c := &figure.Chart{Kind: figure.Funnel, Title: s.w("chart.funnel"), Series: []figure.Series{{Name: s.enum("stage", string(model.Signed))}}}
	add := func(stage model.Stage, n int, rate string) {
		c.Rows = append(c.Rows, figure.Row{Label: s.enum("stage", string(stage)), Values: []figure.Value{{Number: float64(n), Text: s.int(n)}}, Note: rate})
	}
	add(model.Signed, all.Signed, "")
	for last := model.Signed; ; {
		r, ok := onward(all.Rates, last)
		p, known := r.Percent()
		if !ok || !known {
			break
		}
		add(r.To, r.Part, s.say("chart.rate", s.loc.Percent(p), s.say("rates.of", s.int(r.Part), s.int(r.Whole))))
		last = r.To
	}
	if len(c.Rows) < 2 {
		return nil
	}
	return c
}

// onward returns the step from a milestone that leads furthest: one after which
// others come, or else the last.
func onward(rates []board.Rate, from model.Stage) (found board.Rate, ok bool) {
	for _, r := range rates {
		if r.From != from {
			continue
		}
		found, ok = r, true
		if slices.ContainsFunc(rates, func(next board.Rate) bool { return next.From == r.To }) {
			break
		}
	}
	return found, ok
}

// paidChart draws what the projects of each cohort have paid in of what they
// agreed; nil where nothing is agreed.
func (s *speech) paidChart(title string, cohorts []board.Cohort, label func(board.Cohort) string) *figure.Chart {
	highest := i18n.Decimal{}
	for _, c := range cohorts {
		if c.Money.Agreed.Cmp(highest) > 0 {
			highest = c.Money.Agreed
		}
	}
	if highest.Sign() <= 0 {
		return nil
	}
	unit := s.unitFor(highest)
	chart := &figure.Chart{Kind: figure.Stacked, Title: s.say("chart.paid", title, unit.Name), Series: []figure.Series{{Name: s.enum("column", "paid-in")}, {Name: s.w("chart.open")}}}
	for _, c := range cohorts {
		open, ok := i18n.RoundRat(new(big.Rat).Sub(c.Money.Agreed.Rat(), c.Money.Paid.Rat()), 0)
		if c.Money.Priced == 0 || !ok {
			continue
		}
		chart.Rows = append(chart.Rows, figure.Row{
			Label: label(c), Note: s.scaled(c.Money.Agreed, unit).Text,
			Values: []figure.Value{s.scaled(c.Money.Paid, unit), s.scaled(open, unit)},
		})
	}
	return chart
}

// goalChart draws how much of each target was reached, against the time that is
// over; nil where no target can be compared.
func (s *speech) goalChart(title string, rows []goal) *figure.Chart {
	c := &figure.Chart{Title: title, Series: []figure.Series{{Name: s.enum("column", "share")}, {Name: s.enum("column", "elapsed"), Goal: true}}}
	for _, g := range rows {
		if !g.result.Known {
			continue
		}
		elapsed := figure.Value{None: true}
		if g.result.Dated {
			elapsed = s.share100(g.result.Elapsed)
		}
		c.Rows = append(c.Rows, figure.Row{Label: g.label, Values: []figure.Value{s.share100(g.result.Reached), elapsed}})
	}
	if len(c.Rows) == 0 {
		return nil
	}
	return c
}

// share100 is a percentage in a chart.
func (s *speech) share100(p i18n.Percent) figure.Value {
	return figure.Value{Number: p.Low.Float64(), Text: s.loc.Percent(p)}
}

// A goal is a target with what was reached, and how it is called.
type goal struct {
	label  string
	result board.Result
}
