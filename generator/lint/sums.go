package lint

import (
	"math/big"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

var (
	ruleUses = rule("uses-sum", diag.Error, arithmetic,
		"资金用途合计 %[1]s，而总投资是 %[2]s（%[3]s）", "the uses add up to %[1]s, but the investment is %[2]s (%[3]s)",
		"改正其中一项，或补上漏列的用途", "correct one of them, or add the use that is missing")
	ruleSources = rule("sources-sum", diag.Error, arithmetic,
		"资金来源合计 %[1]s，而总投资是 %[2]s（%[3]s）", "the sources add up to %[1]s, but the investment is %[2]s (%[3]s)",
		"改正其中一项，或补上漏列的来源", "correct one of them, or add the source that is missing")
	rulePhaseAmounts = rule("phases-amount", diag.Error, arithmetic,
		"各期投资合计 %[1]s，而总投资是 %[2]s（%[3]s）", "the phases add up to %[1]s, but the investment is %[2]s (%[3]s)",
		"改正其中一期，或改正总投资", "correct one of the phases, or the investment")
	rulePhaseAreas = rule("phases-area", diag.Error, arithmetic,
		"各期用地合计 %[1]s，而总用地是 %[2]s（%[3]s）", "the phases take up %[1]s, but the land is %[2]s (%[3]s)",
		"改正其中一期，或改正总用地", "correct one of the phases, or the land")
	ruleWanted = rule("wanted-over-investment", diag.Error, arithmetic,
		"拟引资 %[1]s 大于总投资 %[2]s（%[3]s）", "the capital wanted, %[1]s, exceeds the investment of %[2]s (%[3]s)",
		"核对两个数字", "check the two figures")
)

// checkSums compares parts of a project's money and land with the whole.
func (v *visit) checkSums() {
	p, ok := v.record.(*model.Project)
	if !ok {
		return
	}
	v.shares(ruleUses, "use", p.Uses, p.Investment)
	v.shares(ruleSources, "source", p.Sources, p.Investment)
	v.phaseAmounts(p)
	v.phaseAreas(p)
	if known(p.Wanted) && known(p.Investment) && p.Wanted.Currency == p.Investment.Currency && p.Wanted.Low.Cmp(p.Investment.High) > 0 && p.Investment.Precision != i18n.AtLeast && p.Investment.Precision != i18n.About {
		v.report(ruleWanted, "wanted", p.Wanted, p.Investment, v.place("investment"))
	}
}

// known reports whether an amount is a figure.
func known(m i18n.Money) bool { return m.IsAmount() }

// exact reports whether an amount is one figure without reserve.
func exact(m i18n.Money) bool { return m.IsAmount() && m.Precision == i18n.Exact }

func (v *visit) shares(rule *Rule, key string, parts []model.Share, whole i18n.Money) {
	amounts := make([]i18n.Money, len(parts))
	for i, s := range parts {
		amounts[i] = s.Amount
	}
	v.addsUp(rule, key, amounts, whole)
}

func (v *visit) phaseAmounts(p *model.Project) {
	amounts := make([]i18n.Money, len(p.Phases))
	for i, ph := range p.Phases {
		amounts[i] = ph.Amount
	}
	v.addsUp(rulePhaseAmounts, "phase", amounts, p.Investment)
}

// addsUp compares parts with their whole: equal where all are exact, otherwise
// no more than the whole. Two may differ by what the whole does not print.
func (v *visit) addsUp(rule *Rule, key string, parts []i18n.Money, whole i18n.Money) {
	if len(parts) == 0 || !exact(whole) {
		return
	}
	sum, all := i18n.Decimal{}, true
	for _, m := range parts {
		if m.IsZero() || !known(m) || m.Currency != whole.Currency {
			all = false
			continue
		}
		all = all && exact(m)
		if m.Precision == i18n.AtMost || m.Precision == i18n.About {
			continue // it may be less
		}
		sum, _ = sum.Add(m.Low)
	}
	off := new(big.Rat).Sub(sum.Rat(), whole.Low.Rat())
	if off.Sign() == 0 || !all && off.Sign() < 0 || v.within(off, "investment") {
		return
	}
	v.report(rule, key, i18n.NewMoney(sum, whole.Currency), whole, v.place("investment"))
}

// within reports whether a difference is what the amount at a key leaves
// unprinted: no more than half a unit of its last decimal, nor than one part in
// two hundred of it, so that 1.2 亿元 never stands for 1.18 亿元. An amount without
// decimals leaves nothing unprinted. The file is read again: the catalogue keeps
// values, not how they were written.
func (v *visit) within(off *big.Rat, key string) bool {
	whole, place := lastPlace(written(v.record.Head().At(key)))
	if place == nil {
		return off.Sign() == 0
	}
	off = new(big.Rat).Abs(off)
	return off.Cmp(place.Quo(place, big.NewRat(2, 1))) <= 0 && off.Cmp(whole.Quo(whole, big.NewRat(200, 1))) <= 0
}

// written returns the text of the value behind a key on the same line.
func written(key source.Span) string {
	if key.File == nil {
		return ""
	}
	rest := key.File.Text[key.End:]
	if end := strings.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	_, value, _ := strings.Cut(rest, "=")
	return strings.Trim(strings.TrimSpace(value), `"'`)
}

// lastPlace returns the value of a written amount and what one of its last
// decimal is worth: 8.6 million and 100,000. The place is nil where there is no
// decimal.
func lastPlace(s string) (whole, place *big.Rat) {
	for _, f := range readFigures(s) {
		_, decimals, _ := strings.Cut(f.digits, ".")
		printed, err := i18n.ParseDecimal(f.digits)
		if err != nil || printed.IsZero() || decimals == "" {
			return nil, nil
		}
		place = new(big.Rat).Quo(f.value.Rat(), printed.Rat())
		for range decimals {
			place.Quo(place, big.NewRat(10, 1))
		}
		return f.value.Rat(), place
	}
	return nil, nil
}

// phaseAreas compares the land of the phases with that of the project.
func (v *visit) phaseAreas(p *model.Project) {
	sum, all, any := new(big.Rat), true, false
	for _, ph := range p.Phases {
		if !ph.Area.IsAmount() {
			all = false
			continue
		}
		any, all = true, all && ph.Area.Precision == i18n.Exact
		if ph.Area.Precision != i18n.AtMost && ph.Area.Precision != i18n.About {
			sum.Add(sum, ph.Area.SquareMetres())
		}
	}
	whole := p.Land.Area
	if !any || !whole.IsAmount() || whole.Precision != i18n.Exact {
		return
	}
	switch sum.Cmp(whole.SquareMetres()) {
	case 0:
		return
	case -1:
		if !all {
			return
		}
	}
	if total, ok := inUnit(sum, whole.Unit); ok {
		v.report(rulePhaseAreas, "phase", total, whole, v.place("land.area"))
	}
}

// inUnit returns an area given in square metres in another unit, to four
// places.
func inUnit(m2 *big.Rat, unit i18n.AreaUnit) (i18n.Area, bool) {
	one := i18n.NewArea(i18n.DecimalOf(1), unit).SquareMetres()
	if one.Sign() == 0 {
		return i18n.Area{}, false
	}
	d, ok := i18n.RoundRat(new(big.Rat).Quo(m2, one), 4)
	return i18n.NewArea(d, unit), ok
}

// money returns a worked out amount to two places of the currency.
func money(r *big.Rat, currency string) i18n.Money {
	d, _ := i18n.RoundRat(r, 2)
	return i18n.NewMoney(d, currency)
}
