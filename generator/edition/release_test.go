package edition

import (
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

func parse[T any](t *testing.T, f func(string) (T, error), s string) T {
	t.Helper()
	v, err := f(s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func row(t *testing.T, signed, amount string, paid ...string) model.LedgerRow {
	r := model.LedgerRow{Investment: parse(t, i18n.ParseMoney, amount), Dates: map[model.Stage]i18n.Date{}}
	if signed != "" {
		r.Dates[model.Signed] = parse(t, i18n.ParseDate, signed)
	}
	for i := 0; i+1 < len(paid); i += 2 {
		r.PaidIn = append(r.PaidIn, model.Payment{Month: parse(t, i18n.ParseDate, paid[i]), Amount: parse(t, i18n.ParseDecimal, paid[i+1])})
	}
	return r
}

func TestReleases(t *testing.T) {
	ledger := []model.LedgerRow{
		row(t, "2025-01-10", "1 亿元"), row(t, "2025-02-28", "2 亿元"), row(t, "2025-01-31", "3 亿元"),
		row(t, "2026-01-01", "1.5 亿元", "2026-01", "1000", "2026-02", "500"),
		row(t, "2026-02-28", "2.5 亿元", "2026-02", "-200"),
		row(t, "2026-01-20", "4 亿元"), row(t, "2026-03-01", "9 亿元"), row(t, "", "7 亿元"),
	}
	p := parse(t, i18n.ParsePeriod, "2026-01/2026-02")
	count := release(ledger, model.SignedCount, p)
	if count.Withheld || count.Value.String() != "3" || !count.HasPrior || count.Before.String() != "3" {
		t.Errorf("signed: %+v", count)
	}
	amount := release(ledger, model.SignedAmount, p)
	if amount.Value.String() != "800000000" || amount.Before.String() != "600000000" {
		t.Errorf("amount signed: %+v", amount)
	}
	paid := release(ledger, model.PaidInAmount, p)
	if !paid.Withheld || !paid.Value.IsZero() || paid.Count != 0 {
		t.Errorf("money of two projects must be withheld: %+v", paid)
	}
	if r := release(ledger, model.SignedCount, p.YearBefore()); r.HasPrior {
		t.Errorf("the ledger does not reach back to the year before: %+v", r)
	}
}
