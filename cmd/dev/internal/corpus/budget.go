package corpus

import (
	"fmt"
	"math"
	"math/rand/v2"
)

// A budget is the money of a project, in units of CNY 10,000. Its parts make
// its whole, and its returns follow from it.
type budget struct {
	investment                                int
	land, buildings, equipment, other, liquid int // make the investment
	own, partner, loan                        int // make it too
	revenue, cost, profit, tax                int // a year
	payback, irr                              int // in tenths of a year, of a per cent
	months                                    int // of building
	landArea, price                           int // mu, and its price a mu
	jobs                                      int
}

// drawBudget draws a budget. Investments follow a Pareto law: most are small,
// a few very large.
func drawBudget(r *rand.Rand) (b budget) {
	b.investment = min(900000, 10*int(150+450*math.Pow(1-r.Float64(), -1/0.9)))
	b.landArea = max(12, b.investment/(180+r.IntN(320)))
	b.price = 12 + r.IntN(18)
	b.months = 10 + r.IntN(26)
	b.split(r)
	b.earn(r)
	return b
}

// split divides the investment by use and by source.
func (b *budget) split(r *rand.Rand) {
	b.land = b.landArea * b.price
	rest := b.investment - b.land
	b.buildings = rest * (18 + r.IntN(15)) / 100
	b.other = rest * (4 + r.IntN(6)) / 100
	b.liquid = rest * (8 + r.IntN(8)) / 100
	b.equipment = rest - b.buildings - b.other - b.liquid
	b.loan = b.investment * (20 + r.IntN(25)) / 100
	b.own = b.investment * (10 + r.IntN(20)) / 100
	b.partner = b.investment - b.loan - b.own
}

// earn estimates a year of operation. The payback includes building, and is
// never shorter than investment and profit allow.
func (b *budget) earn(r *rand.Rand) {
	years := 4.5 + 4.5*r.Float64()
	b.profit = max(10, int(float64(b.investment)/years))
	b.revenue = b.profit * 100 / (9 + r.IntN(9))
	b.jobs = max(12, b.investment/(90+r.IntN(180)))
	exact := 10*float64(b.investment)/float64(b.profit) + 10*float64(b.months)/12
	b.payback = int(math.Ceil(exact))
	b.irr = int(1000/years) - 20 + r.IntN(20)
	b.settle(b.revenue)
}

// settle takes the revenue that the products really make.
func (b *budget) settle(revenue int) {
	b.revenue = revenue
	b.cost = revenue - b.profit
	b.tax = max(1, revenue*3/100)
}

// A measure is a unit in which goods are sold.
type measure struct {
	id   string // of the lexicon
	name text
	toml string
	step int // volumes are multiples of it
	low  int // the lowest price in yuan, and a multiple
	high int
}

// visits is the unit of services.
const visits = "visit"

// measures are the units of the lexicon's nodes. A volume times a price is
// always a whole number of CNY 10,000.
func measures() map[string]measure {
	return map[string]measure{
		"t":    {"t", text{"吨", "t"}, "吨", 100, 1200, 24000},
		"set":  {"set", text{"套", "sets"}, "套", 100, 300, 9000},
		visits: {visits, text{"人次", "visits"}, "人次", 1000, 80, 680},
	}
}

// goods is one product with the volume and price behind its revenue.
type goods struct {
	unit    measure
	name    text
	volume  int
	price   int // yuan
	revenue int // CNY 10,000
}

// drawGoods divides a revenue among one to three products, and settles the
// budget with what they really make.
func (s *sheet) drawGoods(revenue int) (all []goods) {
	n := 1 + s.rand.IntN(3)
	total := 0
	for i := range n {
		name := s.node.name
		if i > 0 {
			name = join(text{"", " "}, s.word(s.qualities), name)
		}
		g := drawGoods(s.rand, measures()[s.node.unit], name, revenue/n)
		total += g.revenue
		all = append(all, g)
	}
	s.budget.settle(total)
	return all
}

// drawGoods draws a price, and the volume that makes about the revenue.
func drawGoods(r *rand.Rand, m measure, name text, revenue int) goods {
	grain := 10000 / m.step // a price in multiples of it keeps the product whole
	// At least eight steps of volume, so that rounding loses little revenue.
	low, high := m.low/grain, min(m.high, revenue*10000/m.step/8)/grain
	price := grain * (low + r.IntN(max(1, high-low)))
	volume := m.step * max(1, revenue*10000/price/m.step)
	return goods{m, name, volume, price, volume * price / 10000}
}

// quantity writes a number with its unit.
func quantity(n int, unit string) string { return fmt.Sprintf("%d %s", n, unit) }

// tenths writes a number given in tenths.
func tenths(n int) string { return fmt.Sprintf("%d.%d", n/10, n%10) }
