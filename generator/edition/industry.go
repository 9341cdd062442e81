package edition

import (
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// byIndustry computes the sums by industry for which visible briefings ask.
//
// No cell holds one or two projects: industries with fewer than three are
// merged ([merge]). And no two tables of one measure cover a common day, since
// the year less eleven months would be the twelfth: of periods that overlap,
// the one that ended first has the table, so that a later briefing never takes
// back or completes what an earlier edition said.
func byIndustry(ledger []model.LedgerRow, visible *model.Catalog, totals []model.Release) (out []model.Release) {
	taken := map[model.Measure][]i18n.Period{}
	for _, total := range asked(visible, totals) {
		overlaps := func(p i18n.Period) bool { return overlap(p, total.Period) }
		if slices.ContainsFunc(taken[total.Measure], overlaps) {
			continue
		}
		cells := merge(divide(ledger, visible, total.Measure, total.Period))
		if len(cells) == 0 {
			continue
		}
		taken[total.Measure] = append(taken[total.Measure], total.Period)
		for _, c := range cells {
			out = append(out, model.Release{
				Measure: total.Measure, Period: total.Period, Industry: c.industry, Count: c.count, Value: c.value,
			})
		}
	}
	return out
}

// asked returns the released totals that briefings want by industry, those of
// the period that ended first before the others; of two that ended on one day,
// the shorter.
func asked(visible *model.Catalog, totals []model.Release) (found []model.Release) {
	for b := range visible.Briefings.All() {
		for _, m := range b.ByIndustry {
			i := slices.IndexFunc(totals, func(r model.Release) bool { return r.Measure == m && r.Period == b.Period && !r.Withheld })
			if i >= 0 && !b.Period.IsZero() {
				found = append(found, totals[i])
			}
		}
	}
	slices.SortStableFunc(found, func(a, b model.Release) int { return earlier(a.Period, b.Period) })
	return found
}

// overlap reports whether two periods share a day.
func overlap(a, b i18n.Period) bool {
	return !a.To.Last().Before(b.From.First()) && !b.To.Last().Before(a.From.First())
}

// A cell is the sum of one industry, or of several.
type cell struct {
	industry string
	value    i18n.Decimal
	count    int // projects behind the value
}

func (c *cell) add(value i18n.Decimal, count int) {
	c.value, _ = c.value.Add(value)
	c.count += count
}

// divide sums a measure by industry, in the order of the table of industries.
// Last comes what belongs to none of them.
func divide(ledger []model.LedgerRow, visible *model.Catalog, m model.Measure, p i18n.Period) []cell {
	var cells []cell
	place := map[string]int{}
	for id := range visible.Industries.Idents() {
		place[id] = len(cells)
		cells = append(cells, cell{industry: id})
	}
	cells = append(cells, cell{industry: model.OtherIndustries})
	for i := range ledger {
		if value, ok := contribution(&ledger[i], m, p); ok {
			at, known := place[ledger[i].Industry]
			if !known {
				at = len(cells) - 1
			}
			cells[at].add(value, 1)
		}
	}
	return cells
}

// merge puts industries with fewer than three projects into one cell, the
// last. If that holds fewer than three itself, the smallest industry that is
// left joins it until it does not. Fewer than two cells are no table.
func merge(cells []cell) []cell {
	others := cell{industry: model.OtherIndustries}
	var kept []cell
	for _, c := range cells {
		if c.count < fewest || c.industry == model.OtherIndustries {
			others.add(c.value, c.count)
		} else {
			kept = append(kept, c)
		}
	}
	for others.count > 0 && others.count < fewest && len(kept) > 0 {
		i := smallest(kept)
		others.add(kept[i].value, kept[i].count)
		kept = slices.Delete(kept, i, i+1)
	}
	if others.count > 0 {
		kept = append(kept, others)
	}
	if len(kept) < 2 {
		return nil
	}
	return kept
}

// smallest returns the place of the cell with the fewest projects, the last of
// several.
func smallest(cells []cell) (at int) {
	for i := range cells {
		if cells[i].count <= cells[at].count {
			at = i
		}
	}
	return at
}
