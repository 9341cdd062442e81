package lint

import (
	"math/big"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

var (
	ruleProduct = rule("product-revenue", diag.Error, arithmetic,
		"销量 %[1]s 乘以单价 %[2]s 是 %[3]s，此处写的是 %[4]s", "%[1]s at %[2]s comes to %[3]s, but %[4]s is stated",
		"改正销量、单价或收入", "correct the volume, the price or the revenue")
	ruleRevenue = rule("revenue-sum", diag.Error, arithmetic,
		"各产品收入合计 %[1]s，年收入写的是 %[2]s（%[3]s）", "the products bring in %[1]s, but the revenue is stated as %[2]s (%[3]s)",
		"改正其中一项，或补上漏列的产品", "correct one of them, or add the product that is missing")
	ruleProfit = rule("profit-over-margin", diag.Error, arithmetic,
		"利润 %[1]s 大于收入减成本 %[2]s", "a profit of %[1]s exceeds revenue less cost, %[2]s",
		"核对收入、成本和利润", "check revenue, cost and profit")
	ruleROI = rule("roi", diag.Error, arithmetic,
		"利润 %[1]s 占投资 %[2]s 的 %[3]s，此处写的是 %[4]s", "a profit of %[1]s on %[2]s is %[3]s, but %[4]s is stated",
		"改正投资利润率，或改正利润、投资", "correct the rate, or the profit or the investment")
	rulePaybackShort = rule("payback-short", diag.Error, arithmetic,
		"投资 %[1]s 除以年利润 %[2]s 是 %[3]s 年，写出的回收期 %[4]s 更短", "at a profit of %[2]s a year, %[1]s takes %[3]s years to come back, longer than the %[4]s stated",
		"核对回收期；用其他口径（如含折旧的现金流）算出的，写在依据里并用 [lint] 说明", "check the period; where it was worked out otherwise (on cash flow with depreciation), say so in the basis and under [lint]")
	rulePaybackLong = rule("payback-long", diag.Warning, arithmetic,
		"投资 %[1]s 除以年利润 %[2]s 是 %[3]s 年，加上建设期也不到写出的 %[4]s", "at a profit of %[2]s a year, %[1]s takes %[3]s years to come back; even with the time of building that is less than the %[4]s stated",
		"核对回收期是否含建设期、是否税后", "check whether the period includes building and tax")
)

// checkProducts compares each product's revenue with volume times price, and
// their sum with the revenue of the year.
func (v *visit) checkProducts() {
	p, ok := v.record.(*model.Project)
	if !ok {
		return
	}
	sum, all := i18n.Decimal{}, len(p.Products) > 0
	for _, product := range p.Products {
		v.product(product)
		if !exact(product.Revenue) || product.Revenue.Currency != p.Returns.Revenue.Currency {
			all = false
			continue
		}
		sum, _ = sum.Add(product.Revenue.Low)
	}
	stated := p.Returns.Revenue
	if !all || !exact(stated) || sum.Cmp(stated.Low) == 0 {
		return
	}
	if off := new(big.Rat).Sub(sum.Rat(), stated.Low.Rat()); !v.within(off, "returns.revenue") {
		v.report(ruleRevenue, "returns.revenue", i18n.NewMoney(sum, stated.Currency), stated, v.place("product"))
	}
}

func (v *visit) product(p model.Product) {
	if !exact(p.Revenue) || !exactly(p.Volume) || !exactly(p.Price) || !sells(p.Volume.Unit, p.Price.Unit, p.Revenue.Currency) {
		return
	}
	product := new(big.Rat).Mul(p.Volume.Low.Rat(), p.Price.Low.Rat())
	path := "product." + p.ID + ".revenue"
	if off := new(big.Rat).Sub(product, p.Revenue.Low.Rat()); off.Sign() != 0 && !v.within(off, path) {
		v.report(ruleProduct, path, p.Volume, p.Price, money(product, p.Revenue.Currency), p.Revenue)
	}
}

func exactly(q i18n.Quantity) bool { return q.IsAmount() && q.Precision == i18n.Exact }

// sells reports whether a volume in one unit at a price in another makes money
// of a currency: t/a at CNY/t, m2 at CNY/m2/a.
func sells(volume, price i18n.Unit, currency string) bool {
	over := map[string]int{}
	up, down, _ := strings.Cut(string(volume), "/")
	over[up]++
	for _, d := range strings.FieldsFunc(down, isSlash) {
		over[d]--
	}
	money, per, ok := strings.Cut(string(price), "/")
	for _, d := range strings.FieldsFunc(per, isSlash) {
		over[d]--
	}
	delete(over, "a") // of the year that is described
	for _, n := range over {
		ok = ok && n == 0
	}
	return ok && money == currency
}

func isSlash(r rune) bool { return r == '/' }

// checkReturns compares profit with revenue, cost and investment.
func (v *visit) checkReturns() {
	p, ok := v.record.(*model.Project)
	if !ok {
		return
	}
	r := p.Returns
	if exact(r.Revenue) && exact(r.Cost) && exact(r.Profit) && r.Revenue.Currency == r.Cost.Currency && r.Cost.Currency == r.Profit.Currency {
		margin := new(big.Rat).Sub(r.Revenue.Low.Rat(), r.Cost.Low.Rat())
		if over := new(big.Rat).Sub(r.Profit.Low.Rat(), margin); over.Sign() > 0 && !v.within(over, "returns.profit") {
			v.report(ruleProfit, "returns.profit", r.Profit, money(margin, r.Profit.Currency))
		}
	}
	v.roi(p)
}

// roi compares the return on investment with profit over investment, to the
// places that are printed.
func (v *visit) roi(p *model.Project) {
	r := p.Returns
	if !r.ROI.IsAmount() || r.ROI.Precision != i18n.Exact || !exact(r.Profit) || !exact(p.Investment) || r.Profit.Currency != p.Investment.Currency || p.Investment.Low.Sign() <= 0 {
		return
	}
	worked := share(r.Profit.Low.Rat(), p.Investment.Low.Rat())
	printed := written(v.record.Head().At("returns.roi"))
	if right, same := sameShare(worked, r.ROI.Low, printed); !same {
		v.report(ruleROI, "returns.roi", r.Profit, p.Investment, right, r.ROI)
	}
}

// share returns a part of a whole in per cent.
func share(part, whole *big.Rat) *big.Rat {
	r := new(big.Rat).Quo(part, whole)
	return r.Mul(r, big.NewRat(100, 1))
}

// sameShare compares a share that was worked out with the one that is printed,
// to as many places as are printed, and returns what should stand there.
func sameShare(worked *big.Rat, stated i18n.Decimal, printed string) (i18n.Percent, bool) {
	_, decimals, _ := strings.Cut(strings.TrimRight(printed, " %％"), ".")
	right, _ := i18n.RoundRat(worked, len(decimals))
	// Exactly half a unit may be rounded either way: offices round up.
	off := new(big.Rat).Sub(worked, stated.Rat())
	half := big.NewRat(1, 2)
	for range decimals {
		half.Quo(half, big.NewRat(10, 1))
	}
	return i18n.NewPercent(right), off.Abs(off).Cmp(half) <= 0
}

// incomeTax is the common rate of enterprise income tax (企业所得税法 Article 4),
// by which a profit before tax is brought near one after it.
func incomeTax() *big.Rat { return big.NewRat(1, 4) }

// checkPayback compares the payback period with investment over annual profit:
// one shorter by more than 2 % cannot be, one longer than that, the time of
// building where it is included, and a year is doubtful. Tax taken off one side
// alone is allowed for.
func (v *visit) checkPayback() {
	p, ok := v.record.(*model.Project)
	if !ok || !known(p.Investment) || !known(p.Returns.Profit) || p.Returns.Profit.Low.Sign() <= 0 {
		return
	}
	r := p.Returns
	if r.Profit.Currency != p.Investment.Currency || !r.Payback.IsAmount() || r.Payback.Unit != "a" {
		return
	}
	least := new(big.Rat).Quo(p.Investment.Low.Rat(), r.Profit.High.Rat())
	most := new(big.Rat).Quo(p.Investment.High.Rat(), r.Profit.Low.Rat())
	least, most = v.taxed(r, least, most)
	short := new(big.Rat).Mul(least, big.NewRat(98, 100))
	if bounds(p.Investment, i18n.AtMost) && bounds(r.Profit, i18n.AtLeast) && r.Payback.Low.Rat().Cmp(short) < 0 && r.Payback.Precision != i18n.AtLeast {
		v.report(rulePaybackShort, "returns.payback", p.Investment, r.Profit, years(least), r.Payback)
		return
	}
	long := new(big.Rat).Add(most, big.NewRat(1, 1))
	if r.IncludesBuild {
		long.Add(long, big.NewRat(int64(p.BuildMonths), 12))
	}
	if bounds(p.Investment, i18n.AtLeast) && bounds(r.Profit, i18n.AtMost) && r.Payback.High.Rat().Cmp(long) > 0 && r.Payback.Precision != i18n.AtMost {
		v.report(rulePaybackLong, "returns.payback", p.Investment, r.Profit, years(most), r.Payback)
	}
}

// taxed widens the bounds where profit and payback are stated on different
// sides of income tax.
func (v *visit) taxed(r model.Returns, least, most *big.Rat) (*big.Rat, *big.Rat) {
	kept := new(big.Rat).Sub(big.NewRat(1, 1), incomeTax())
	switch {
	case r.PaybackTax == r.ProfitTax:
	case r.PaybackTax == "before-tax" || r.ProfitTax == "after-tax":
		least = new(big.Rat).Mul(least, kept)
	default:
		most = new(big.Rat).Quo(most, kept)
	}
	return least, most
}

// bounds reports whether an amount is no looser than a figure that may err in
// the direction of a precision word: what is "at most" an amount bounds nothing
// from below.
func bounds(m i18n.Money, loose i18n.Precision) bool {
	return m.Precision != i18n.About && m.Precision != loose
}

// years writes a number of years to one place.
func years(r *big.Rat) i18n.Decimal {
	d, _ := i18n.RoundRat(r, 1)
	return d
}
