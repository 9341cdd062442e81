package model_test

import (
	"math/big"
	"os"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/model/fitcases"
)

// TestFitTable runs the table of conditions and cases.
func TestFitTable(t *testing.T) {
	cases, worth, err := fitcases.Read(os.DirFS("testdata"), "fit.txt")
	if err != nil {
		t.Fatal(err)
	}
	met := map[model.Criterion]bool{}
	for _, c := range cases {
		rule := model.NewRule(&c.Clause, worth)
		fit := rule.Judge(c.Proposal.Undertaking(worth))
		if got := fitcases.Say(fit); got != c.Want {
			t.Errorf("fit.txt:%d: %s, want %s", c.Line, got, c.Want)
		}
		for _, by := range fit.Met.All() {
			met[by] = true
		}
		if asked := rule.Asks(); fit.Verdict != model.Unfit && asked != fit.Met|fit.Open {
			t.Errorf("fit.txt:%d: asks %v, met %v, open %v", c.Line, asked.All(), fit.Met.All(), fit.Open.All())
		}
	}
	if len(cases) < 90 || len(met) != int(model.ByFurther) {
		t.Errorf("only %d cases were read, and %d criteria met", len(cases), len(met))
	}
}

// TestFitNeverTurns: to know more never makes a clause that fitted unfit, nor
// one that did not fit: an exact figure inside a range is judged as the range
// is, or decides what the range left open.
func TestFitNeverTurns(t *testing.T) {
	worth := func(string) *big.Rat { return big.NewRat(1, 1) }
	amount := func(low, high int64) i18n.Money {
		m := i18n.NewMoney(i18n.DecimalOf(low), "CNY")
		if m.High = i18n.DecimalOf(high); high != low {
			m.Precision = i18n.Range
		}
		return m
	}
	judge := func(c *model.Clause, m i18n.Money) model.Verdict {
		r := model.NewRule(c, worth)
		in := model.Proposal{Investment: m}
		return r.Judge(in.Undertaking(worth)).Verdict
	}
	for bound := int64(1); bound < 7; bound++ {
		for _, c := range []*model.Clause{{MinInvestment: amount(bound, bound)}, {MaxInvestment: amount(bound, bound)}, {MinInvestment: amount(bound, bound+2)}, {MinInvestment: amount(2, 2), MaxInvestment: amount(bound+1, bound+1)}, {MinInvestment: amount(bound, bound), Exclusive: []model.Threshold{model.MinInvestment}}, {MaxInvestment: amount(bound, bound+1), Exclusive: []model.Threshold{model.MaxInvestment}}, {MinInvestment: amount(bound, bound), Basis: model.Equipment}} {
			for low := int64(0); low < 8; low++ {
				for high := low; high < 9; high++ {
					wide := judge(c, amount(low, high))
					for x := low; x <= high; x++ {
						if narrow := judge(c, amount(x, x)); wide != model.MayFit && narrow != wide {
							t.Fatalf("%+v: %d to %d is %s, %d is %s", c, low, high, wide, x, narrow)
						}
					}
				}
			}
		}
	}
}

func BenchmarkJudge(b *testing.B) {
	worth := func(string) *big.Rat { return big.NewRat(1, 1) }
	r := model.NewRule(&model.Clause{Industries: []string{"food"}, MinInvestment: i18n.NewMoney(i18n.DecimalOf(30_000_000), "CNY"), MinLand: i18n.NewArea(i18n.DecimalOf(15), i18n.Mu)}, worth)
	in := model.Proposal{Industry: "food", Park: "east", Region: "north", Investment: i18n.NewMoney(i18n.DecimalOf(50_000_000), "CNY"), Land: i18n.NewArea(i18n.DecimalOf(20), i18n.Mu)}
	u := in.Undertaking(worth)
	for b.Loop() {
		r.Judge(u)
	}
}
