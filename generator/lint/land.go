package lint

import (
	"math/big"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

var (
	ruleIntensity = rule("intensity", diag.Error, arithmetic,
		"要求的投资强度不低于 %[1]s，而 %[2]s 投在 %[3]s 上只有 %[4]s 万元/亩", "at least %[1]s is asked for, but %[2]s on %[3]s comes to only %[4]s",
		"核对投资、用地和强度", "check investment, land and intensity")
	ruleTaxPerMu = rule("tax-per-mu", diag.Error, arithmetic,
		"要求的亩均税收不低于 %[1]s，而年税收 %[2]s、用地 %[3]s 只有 %[4]s", "at least %[1]s is asked for, but %[2]s a year on %[3]s comes to only %[4]s",
		"核对税收、用地和要求", "check tax, land and what is asked for")
	rulePlotLarge = rule("plot-over-park", diag.Error, arithmetic,
		"地块面积 %[1]s，园区总面积才 %[2]s（%[3]s）", "the plot has %[1]s, but the whole park only %[2]s (%[3]s)",
		"核对两个面积的数字和单位", "check figure and unit of both areas")
	ruleFreeLarge = rule("free-over-area", diag.Error, arithmetic,
		"可用面积 %[1]s 大于总面积 %[2]s（%[3]s）", "the free area of %[1]s exceeds the whole area of %[2]s (%[3]s)",
		"核对两个面积", "check the two areas")
	rulePlotsFree = rule("plots-over-free", diag.Error, arithmetic,
		"可对接地块合计 %[1]s，园区可供面积才 %[2]s（%[3]s）", "the open plots add up to %[1]s, but the park has only %[2]s free (%[3]s)",
		"核对地块面积和状态，或更新园区可供面积", "check the plots' areas and states, or bring the park's free area up to date")
	rulePriceDate = rule("price-undated", diag.Warning, landRule,
		"参考价 %[1]s 没有注明日期", "the reference price of %[1]s bears no date",
		"填写 price_date", "add price_date")
)

// checkLand compares what a project must reach on each mu with what its own
// figures give.
func (v *visit) checkLand() {
	p, ok := v.record.(*model.Project)
	if !ok {
		return
	}
	v.perMu(ruleIntensity, "land.intensity", p.Land.Intensity, p.Investment, p.Land.Area)
	v.perMu(ruleTaxPerMu, "land.tax_per_mu", p.Land.TaxPerMu, p.Returns.Tax, p.Land.Area)
	v.priced(p, "land.price", p.Land.Price, p.Land.PriceDate)
}

func (v *visit) perMu(rule *Rule, path string, least i18n.Quantity, amount i18n.Money, land i18n.Area) {
	if !least.IsAmount() || !exact(amount) || !land.IsAmount() || land.Precision != i18n.Exact || land.Low.Sign() <= 0 {
		return
	}
	if string(least.Unit) != amount.Currency+"/mu" {
		return
	}
	given := new(big.Rat).Quo(amount.Low.Rat(), land.Mu())
	if given.Cmp(least.Low.Rat()) < 0 {
		whole, _ := i18n.RoundRat(given, 0)
		v.report(rule, path, least, amount, land, i18n.NewQuantity(whole, least.Unit))
	}
}

// priced asks of a reference price for its date. That land goes by public bidding
// the theme says beside every price.
func (v *visit) priced(item model.Identified, path string, price i18n.Quantity, date i18n.Date) {
	if !price.IsZero() && date.IsZero() {
		v.reportOn(rulePriceDate, item, path, price)
	}
}

// checkPark compares plots and buildings with the park that holds them.
func (v *visit) checkPark() {
	p, ok := v.record.(*model.Park)
	if !ok {
		return
	}
	v.freeOf(p, "free", p.Free, p.Area)
	open := new(big.Rat)
	for _, plot := range p.Plots {
		if plot.State == model.Open && firm(plot.Area) {
			open.Add(open, plot.Area.SquareMetres())
		}
		if firm(plot.Area) && firm(p.Area) && plot.Area.SquareMetres().Cmp(p.Area.SquareMetres()) > 0 {
			v.reportOn(rulePlotLarge, plot, "area", plot.Area, p.Area, v.place("area"))
		}
		v.priced(plot, "price", plot.Price, plot.PriceDate)
	}
	if firm(p.Free) && open.Cmp(p.Free.SquareMetres()) > 0 {
		if sum, ok := inUnit(open, p.Free.Unit); ok {
			v.report(rulePlotsFree, "free", sum, p.Free, v.place("plot"))
		}
	}
	for _, b := range p.Buildings {
		v.freeOf(b, "free", b.Free, b.Area)
		v.priced(b, "rent", b.Rent, b.PriceDate)
	}
}

// firm reports whether an area is one figure that may be compared.
func firm(a i18n.Area) bool { return a.IsAmount() && a.Precision == i18n.Exact }

func (v *visit) freeOf(item model.Identified, path string, free, all i18n.Area) {
	if firm(free) && firm(all) && free.SquareMetres().Cmp(all.SquareMetres()) > 0 {
		v.reportOn(ruleFreeLarge, item, path, free, all, placeOf(item.At("area")))
	}
}
