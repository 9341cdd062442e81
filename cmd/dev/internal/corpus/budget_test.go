package corpus

import (
	"math/rand/v2"
	"testing"
)

// Whatever is drawn, the parts of a budget make its whole, nothing is
// negative, and the returns follow from the investment.
func TestBudgets(t *testing.T) {
	for seed := range uint64(3000) {
		b := drawBudget(rand.New(rand.NewPCG(seed, 1)))
		if b.land+b.buildings+b.equipment+b.other+b.liquid != b.investment {
			t.Fatalf("seed %d: uses do not make the investment: %+v", seed, b)
		}
		if b.own+b.partner+b.loan != b.investment {
			t.Fatalf("seed %d: sources do not make the investment: %+v", seed, b)
		}
		for _, part := range []int{b.land, b.buildings, b.equipment, b.other, b.liquid, b.own, b.partner, b.loan, b.profit, b.tax, b.jobs, b.irr} {
			if part <= 0 {
				t.Fatalf("seed %d: a part is not positive: %+v", seed, b)
			}
		}
		if b.investment < 1500 || b.investment > 900000 {
			t.Fatalf("seed %d: an investment of %d", seed, b.investment)
		}
		if b.payback*b.profit < 10*b.investment {
			t.Fatalf("seed %d: a payback shorter than investment over profit: %+v", seed, b)
		}
		if b.irr < 50 || b.irr > 260 {
			t.Errorf("seed %d: an internal rate of return of %s%%", seed, tenths(b.irr))
		}
	}
}

// Most investments are small and a few are very large.
func TestInvestmentsHaveATail(t *testing.T) {
	small, large := 0, 0
	for seed := range uint64(3000) {
		switch b := drawBudget(rand.New(rand.NewPCG(seed, 1))); {
		case b.investment < 20000:
			small++
		case b.investment > 100000:
			large++
		}
	}
	if small < 1500 || large == 0 || large > 500 {
		t.Errorf("of 3000 investments, %d are small and %d very large", small, large)
	}
}

// A volume times a price is always a whole number of CNY 10,000, and near the
// revenue that was asked for.
func TestGoods(t *testing.T) {
	for id, m := range measures() {
		for seed := range uint64(2000) {
			r := rand.New(rand.NewPCG(seed, 2))
			want := 330 + r.IntN(50000)
			g := drawGoods(r, m, text{}, want)
			if g.volume*g.price != g.revenue*10000 {
				t.Fatalf("%s, seed %d: %d × %d is not %d", id, seed, g.volume, g.price, g.revenue)
			}
			if g.revenue > want || g.revenue*10 < want*8 {
				t.Errorf("%s, seed %d: a revenue of %d for %d", id, seed, g.revenue, want)
			}
			if g.price < m.low {
				t.Errorf("%s, seed %d: a price of %d", id, seed, g.price)
			}
		}
	}
}

// A document leaves out what is empty and quotes what must be quoted.
func TestDocument(t *testing.T) {
	var d document
	tags := text{"aa", "bb"}
	d.str("empty", "")
	d.list("none")
	d.yes("no", false)
	d.str("s", `a "word" and \`)
	d.num("n", 3)
	d.yes("yes", true)
	d.list("l", "x", "y")
	d.table("part", "one")
	d.text(tags, "t", text{"甲", "first"})
	const want = `s = "a \"word\" and \\"
n = 3
yes = true
l = ["x", "y"]

[part.one]
t = { aa = "甲", bb = "first" }
`
	if got := d.String(); got != want {
		t.Errorf("wrote\n%s\nwant\n%s", got, want)
	}
}
