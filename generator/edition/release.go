package edition

import (
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// fewest is the smallest number of projects whose sum may be published: below
// it a reader could tell a single firm's figures from the sum.
const fewest = 3

// releases computes the sums that the visible briefings show.
func releases(full, visible *model.Catalog) []model.Release {
	var out []model.Release
	ledger := full.LedgerInSiteCurrency()
	seen := map[string]bool{}
	for b := range visible.Briefings.All() {
		if b.Period.IsZero() {
			continue
		}
		for _, m := range b.Indicators {
			key := b.Period.String() + " " + string(m)
			if !seen[key] {
				seen[key] = true
				out = append(out, total(ledger, m, b.Period))
			}
		}
	}
	suppress(ledger, out)
	return append(out, byIndustry(ledger, visible, out)...)
}

// total computes a sum and that of the year before, where the ledger reaches
// back so far. Whether they may be published [suppress] decides.
func total(ledger []model.LedgerRow, m model.Measure, p i18n.Period) model.Release {
	r := model.Release{Measure: m, Period: p}
	r.Value, r.Count = sum(ledger, m, p)
	before := p.YearBefore()
	if first, ok := begins(ledger); ok && !before.From.Before(first) {
		r.Before, _ = sum(ledger, m, before)
		r.HasPrior = true
	}
	return r
}

// sum returns a measure over the ledger in a period, and how many projects it
// counts.
func sum(ledger []model.LedgerRow, m model.Measure, p i18n.Period) (total i18n.Decimal, count int) {
	for i := range ledger {
		if value, ok := contribution(&ledger[i], m, p); ok {
			total, _ = total.Add(value)
			count++
		}
	}
	return total, count
}

// contribution returns what one project adds to a measure in a period. A
// project that was cancelled later still counts in the period in which it
// reached the milestone, as the statistics of that period did. One whose
// investment is no single figure adds no amount ([model.LedgerRow.Agreed]).
func contribution(row *model.LedgerRow, m model.Measure, p i18n.Period) (i18n.Decimal, bool) {
	stage, isAmount := stageOf(m)
	if m == model.PaidInAmount {
		return paidIn(row, p)
	}
	date, reached := row.Dates[stage]
	if !reached || !p.Contains(date) {
		return i18n.Decimal{}, false
	}
	if isAmount {
		return row.Agreed()
	}
	return i18n.DecimalOf(1), true
}

func stageOf(m model.Measure) (stage model.Stage, isAmount bool) {
	switch m {
	case model.SignedCount, model.SignedAmount:
		return model.Signed, m == model.SignedAmount
	case model.StartedCount, model.StartedAmount:
		return model.Started, m == model.StartedAmount
	}
	return model.Operating, m == model.OperatingAmount
}

func paidIn(row *model.LedgerRow, p i18n.Period) (total i18n.Decimal, any bool) {
	for _, pay := range row.PaidIn {
		if p.Contains(pay.Month) {
			total, _ = total.Add(pay.Amount)
			any = true
		}
	}
	return total, any
}

// begins returns the first month that the ledger knows.
func begins(ledger []model.LedgerRow) (first i18n.Date, ok bool) {
	for _, row := range ledger {
		for _, d := range row.Dates {
			if !ok || d.Before(first) {
				first, ok = d, true
			}
		}
	}
	return first, ok
}
