package view

import (
	"math/big"
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// measures is how many measures stand side by side in a table by industry.
const measures = 3

// industryTable tabulates the sums that were released by industry, with the
// share of each amount in its total. Industries that were merged stand last,
// under one name; the foot holds the totals.
func (s scribe) industryTable(b *model.Briefing) *Table {
	t := &Table{Caption: s.say("table.by-industry", s.loc.Period(b.Period)), Columns: []Column{{Title: s.w("field.industry")}}}
	shown := s.dividedMeasures(b)
	for _, m := range shown {
		name := s.enum("measure", string(m))
		t.Columns = append(t.Columns, Column{Title: name, Number: true})
		if !counts(m) {
			t.Columns = append(t.Columns, Column{Title: s.say("indicators.share", name), Number: true})
		}
	}
	for i := range s.Catalog.Industries.All() {
		s.divideRow(t, s.industry(i.ID), shown, b.Period, i.ID)
	}
	s.divideRow(t, plain(s.w("indicators.others")), shown, b.Period, model.OtherIndustries)
	if len(t.Rows) == 0 {
		return nil
	}
	foot := Row{Cells: []Cell{plain(s.w("table.total"))}}
	for _, m := range shown {
		total := s.release(m, b.Period, "")
		foot.Cells = append(foot.Cells, s.sharedCells(m, total, total)...)
	}
	t.Foot = []Row{foot}
	return t
}

// dividedMeasures returns the measures of a briefing that were released by
// industry, at most as many as stand side by side.
func (s *speech) dividedMeasures(b *model.Briefing) (found []model.Measure) {
	for _, m := range b.ByIndustry {
		divided := func(r model.Release) bool { return r.Measure == m && r.Period == b.Period && r.Industry != "" }
		if len(found) < measures && !slices.Contains(found, m) && slices.ContainsFunc(s.Catalog.Releases, divided) && s.release(m, b.Period, "") != nil {
			found = append(found, m)
		}
	}
	return found
}

// divideRow adds the row of one industry, unless nothing was released for it.
func (s scribe) divideRow(t *Table, name Cell, shown []model.Measure, p i18n.Period, industry string) {
	row, any := Row{Cells: []Cell{name}}, false
	for _, m := range shown {
		r := s.release(m, p, industry)
		any = any || r != nil
		row.Cells = append(row.Cells, s.sharedCells(m, r, s.release(m, p, ""))...)
	}
	if any {
		t.Rows = append(t.Rows, row)
	}
}

// sharedCells writes a sum, and for an amount its share in the total; empty
// cells where nothing was released.
func (s *speech) sharedCells(m model.Measure, r, total *model.Release) []Cell {
	var value, share Cell
	if r != nil {
		value, share = s.released(r, r.Value), s.share(r.Value, total.Value)
	}
	if counts(m) {
		return []Cell{value}
	}
	return []Cell{value, share}
}

// share writes a part as per cent of a whole, to one place; nil where the whole
// is nothing or the part was taken back.
func (s *speech) share(part, whole i18n.Decimal) Cell {
	if whole.Sign() <= 0 || part.Sign() < 0 {
		return nil
	}
	ratio := new(big.Rat).Quo(part.Rat(), whole.Rat())
	rounded, ok := i18n.RoundRat(ratio.Mul(ratio, big.NewRat(100, 1)), 1)
	if !ok {
		return nil
	}
	return plain(s.loc.Percent(i18n.NewPercent(rounded)))
}

// counts reports whether a measure is a number of projects.
func counts(m model.Measure) bool {
	return m == model.SignedCount || m == model.StartedCount || m == model.OperatingCount
}
