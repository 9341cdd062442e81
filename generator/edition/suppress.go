package edition

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A guard decides which sums of one measure may be published side by side.
//
// Each sum by itself is over three projects or more, and still two of them can
// give a single firm away: the year less the months that were published is the
// month that was withheld, and January to March less January to February is
// March. So the guard cuts the days of periods that overlap, one by one or
// through others, at every beginning and end. A reader who adds and subtracts
// what is published gets sums over some of these pieces and never over a part of
// one; each must hold three projects of its own, or the period that makes the
// piece is refused. That is more than is needed where no subtraction leads to a
// piece, and always enough.
//
// A piece without any project counts as one of fewer than three, as a period
// does, so that a refusal does not say "one or two".
type guard struct {
	ledger  []model.LedgerRow
	measure model.Measure
	known   []i18n.Period
}

// admits reports whether the sum over a period may be published beside those
// admitted before, and if so counts it among them.
func (g *guard) admits(p i18n.Period) bool {
	if slices.Contains(g.known, p) {
		return true
	}
	for _, projects := range g.projectsIn(cuts(g.overlapping(p))) {
		if projects < fewest {
			return false
		}
	}
	g.known = append(g.known, p)
	return true
}

// overlapping returns a period with the known ones that overlap it, those that
// overlap these, and so on.
func (g *guard) overlapping(p i18n.Period) []i18n.Period {
	found := []i18n.Period{p}
	rest := slices.Clone(g.known)
	for i := 0; i < len(found); i++ {
		rest = slices.DeleteFunc(rest, func(q i18n.Period) bool {
			if overlap(found[i], q) {
				found = append(found, q)
				return true
			}
			return false
		})
	}
	return found
}

// cuts returns the days on which periods begin, and those after which they end,
// in order and once each. Between two neighbours lies a piece.
func cuts(periods []i18n.Period) (days []time.Time) {
	for _, p := range periods {
		days = append(days, p.From.First(), p.To.Last().AddDate(0, 0, 1))
	}
	slices.SortFunc(days, time.Time.Compare)
	return slices.CompactFunc(days, time.Time.Equal)
}

// projectsIn counts the projects that contribute to the measure in each piece. A
// date that says the month only belongs to no piece that is shorter: the piece
// then counts too few, never too many.
func (g *guard) projectsIn(cuts []time.Time) []int {
	counts := make([]int, len(cuts)-1)
	for i := range g.ledger {
		last := -1 // the piece counted last for this project; its dates are in order
		for _, d := range dates(&g.ledger[i], g.measure) {
			at := sort.Search(len(cuts), func(i int) bool { return cuts[i].After(d.First()) }) - 1
			if at >= 0 && at < len(counts) && at != last && d.Last().Before(cuts[at+1]) {
				counts[at]++
				last = at
			}
		}
	}
	return counts
}

// dates returns when a project contributes to a measure, in order.
func dates(row *model.LedgerRow, m model.Measure) (all []i18n.Date) {
	if m == model.PaidInAmount {
		for _, pay := range row.PaidIn {
			all = append(all, pay.Month)
		}
		return all
	}
	stage, isAmount := stageOf(m)
	date, reached := row.Dates[stage]
	if _, fixed := row.Agreed(); !reached || isAmount && !fixed {
		return nil
	}
	return []i18n.Date{date}
}

// suppress withholds the sums that would give away fewer than three projects,
// by themselves or beside others. The period that ended first is decided first,
// and its year before with it, so that a later briefing never takes back or
// completes what an earlier edition said.
func suppress(ledger []model.LedgerRow, sums []model.Release) {
	order := make([]*model.Release, len(sums))
	for i := range sums {
		order[i] = &sums[i]
	}
	slices.SortStableFunc(order, func(a, b *model.Release) int { return earlier(a.Period, b.Period) })
	guards := map[model.Measure]*guard{}
	for _, r := range order {
		g := guards[r.Measure]
		if g == nil {
			g = &guard{ledger: ledger, measure: r.Measure}
			guards[r.Measure] = g
		}
		if !g.admits(r.Period) {
			*r = model.Release{Measure: r.Measure, Period: r.Period, Withheld: true}
		}
		if r.HasPrior = r.HasPrior && g.admits(r.Period.YearBefore()); !r.HasPrior {
			r.Before = i18n.Decimal{}
		}
	}
}

// earlier puts the period that ended first before the others; of two that ended
// on one day, the shorter.
func earlier(a, b i18n.Period) int {
	return cmp.Or(a.To.Last().Compare(b.To.Last()), b.From.First().Compare(a.From.First()))
}
