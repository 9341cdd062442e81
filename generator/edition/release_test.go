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

// release is one sum that nothing stands beside.
func release(ledger []model.LedgerRow, m model.Measure, p i18n.Period) model.Release {
	one := []model.Release{total(ledger, m, p)}
	suppress(ledger, one)
	return one[0]
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

// TestReleasesConvert: a foreign amount is added at the site's rate; one
// without a rate does not pass for an amount in the site's currency, and a range
// passes for no amount at all, in any currency.
func TestReleasesConvert(t *testing.T) {
	full := model.NewCatalog(&model.Site{Currency: "CNY"}, map[string][]model.Identified{
		"rates": {&model.Rate{Entry: model.Entry{ID: "USD"}, PerUnit: parse(t, i18n.ParseDecimal, "7.18")}},
		"briefings": {&model.Briefing{
			Header: model.Header{ID: "b"}, Period: parse(t, i18n.ParsePeriod, "2026-01"),
			Indicators: []model.Measure{model.SignedAmount, model.SignedCount},
		}},
	})
	full.Ledger = []model.LedgerRow{
		row(t, "2026-01-01", "1 亿元"), row(t, "2026-01-02", "2 亿元"),
		row(t, "2026-01-03", "USD 50 million"), row(t, "2026-01-04", "EUR 1 million"), row(t, "2026-01-05", "面议"),
		row(t, "2026-01-06", "2–3 亿元"), row(t, "2026-01-07", "USD 20–30 million"), row(t, "2026-01-08", "不低于 1000 万元"),
	}
	got := releases(full, full)
	if len(got) != 2 || got[0].Value.String() != "669000000" || got[0].Count != 4 || got[1].Value.String() != "8" {
		t.Errorf("released %+v", got)
	}
	if full.Ledger[2].Investment.Currency != "USD" {
		t.Error("the full catalogue was changed")
	}
}

// TestReleasesHideFewerThanThree: neither a sum nor the year before it shows
// what one or two projects did, and one sum is released once.
func TestReleasesHideFewerThanThree(t *testing.T) {
	p := parse(t, i18n.ParsePeriod, "2026-01")
	for n := range 5 {
		ledger := []model.LedgerRow{row(t, "2024-06-01", "1 亿元")}
		for range n {
			ledger = append(ledger, row(t, "2026-01-01", "1 亿元"), row(t, "2025-01-01", "1 亿元"))
		}
		r := release(ledger, model.SignedAmount, p)
		if few := n < fewest; r.Withheld != few || r.HasPrior == few || few && (!r.Value.IsZero() || !r.Before.IsZero() || r.Count != 0) {
			t.Errorf("%d projects: %+v", n, r)
		}
	}
}

func TestReleasedMeasures(t *testing.T) {
	p := parse(t, i18n.ParsePeriod, "2026-01")
	var ledger []model.LedgerRow
	for range 3 {
		r := row(t, "", "2 亿元", "2026-01", "100", "2026-02", "7")
		r.Dates[model.Started] = parse(t, i18n.ParseDate, "2026-01-15")
		r.Dates[model.Operating] = parse(t, i18n.ParseDate, "2026-01-31")
		ledger = append(ledger, r)
	}
	want := map[model.Measure]string{
		model.StartedCount: "3", model.StartedAmount: "600000000", model.OperatingCount: "3",
		model.OperatingAmount: "600000000", model.PaidInAmount: "300", model.SignedCount: "0", model.SignedAmount: "0",
	}
	for _, name := range model.Measure("").Values() {
		m := model.Measure(name)
		if got := release(ledger, m, p).Value.String(); got != want[m] {
			t.Errorf("%s: %s, want %s", m, got, want[m])
		}
	}
}
