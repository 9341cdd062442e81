package build_test

import (
	"testing"

	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// behind reports whether a project of the ledger counts in a measure.
func behind(row *model.LedgerRow, m model.Measure, p i18n.Period) bool {
	if m == model.PaidInAmount {
		for _, pay := range row.PaidIn {
			if p.Contains(pay.Month) {
				return true
			}
		}
		return false
	}
	stage := map[model.Measure]model.Stage{
		model.SignedCount: model.Signed, model.SignedAmount: model.Signed, model.StartedCount: model.Started,
		model.StartedAmount: model.Started, model.OperatingCount: model.Operating, model.OperatingAmount: model.Operating,
	}[m]
	date, reached := row.Dates[stage]
	return reached && p.Contains(date)
}

// TestTheDemonstrationTellsOnNobody counts the projects behind every sum that
// the demonstration releases, by industry and in all.
func TestTheDemonstrationTellsOnNobody(t *testing.T) {
	full := demonstration(t)
	visible, _ := edition.For(edition.Site, full)
	if len(visible.Ledger) != 0 {
		t.Fatal("the ledger is in the public catalogue")
	}
	named := map[string]bool{}
	for _, r := range visible.Releases {
		named[string(r.Measure)+r.Period.String()+r.Industry] = true
	}
	divided := 0
	for _, r := range visible.Releases {
		n := 0
		for i := range full.Ledger {
			row := &full.Ledger[i]
			own := named[string(r.Measure)+r.Period.String()+row.Industry]
			if (r.Industry == "" || r.Industry == row.Industry || r.Industry == model.OtherIndustries && !own) && behind(row, r.Measure, r.Period) {
				n++
			}
		}
		if n < 3 && (!r.Withheld || !r.Value.IsZero()) {
			t.Errorf("%s %s %q shows %s, which %d projects made", r.Measure, r.Period, r.Industry, r.Value, n)
		}
		if r.Industry != "" {
			divided++
		}
	}
	if divided < 10 {
		t.Errorf("only %d sums by industry are released", divided)
	}
}
