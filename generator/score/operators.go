package score

import (
	"math/big"
	"slices"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

var (
	saysNotDue     = i18n.Text{"zh": "%[1]s 起考核", "en": "rated from %[1]s on"}
	saysFull       = i18n.Text{"zh": "达到目标：%[1]s × %[2]s ÷ %[3]s", "en": "target met: %[1]s × %[2]s ÷ %[3]s"}
	saysProportion = i18n.Text{"zh": "未达目标，按比例：%[1]s × %[2]s ÷ %[3]s", "en": "target missed, in proportion: %[1]s × %[2]s ÷ %[3]s"}
	saysZero       = i18n.Text{"zh": "%[1]s 未达目标 %[2]s，不得分", "en": "%[1]s misses the target of %[2]s: nothing"}
	saysEmpty      = i18n.Text{"zh": "0 比 0，按办法：%[1]s", "en": "nothing out of nothing, which by the scheme makes %[1]s"}
	saysFirst      = i18n.Text{"zh": "%[1]s，排名第一，得满分", "en": "%[1]s, first in rank: the whole"}
	saysShare      = i18n.Text{"zh": "按贡献：%[1]s × %[2]s ÷ 第一名的 %[3]s", "en": "by contribution: %[1]s × %[2]s ÷ %[3]s of the first"}
	saysShareSum   = i18n.Text{"zh": "按贡献：%[1]s × %[2]s ÷ 合计 %[3]s", "en": "by contribution: %[1]s × %[2]s ÷ %[3]s of all"}
	saysBand       = i18n.Text{"zh": "%[1]s，属于“%[2]s”", "en": "%[1]s, which is %[2]q"}
	saysRatioBand  = i18n.Text{"zh": "%[1]s ÷ %[2]s = %[3]s，属于“%[4]s”", "en": "%[1]s ÷ %[2]s = %[3]s, which is %[4]q"}
	saysItself     = i18n.Text{"zh": "%[1]s", "en": "%[1]s"}
	saysRate       = i18n.Text{"zh": "完成率 %[1]s", "en": "a rate of %[1]s"}
)

// proportion is weight × actual ÷ target. A target that is met gives the whole
// weight, since Before is held at the most.
func (s *Step) proportion() {
	in := s.Indicator
	actual, target := s.readNumber(in.Actual), s.readNumber(in.Target)
	if actual == nil || target == nil || !s.divides(actual, target) {
		return
	}
	if s.Before != nil { // nothing out of nothing, settled
		return
	}
	if actual.Rat.Cmp(target.Rat) >= 0 {
		s.Formula = say(saysFull, figure(in.Weight), actual.shown(), target.shown())
		s.Before = quotient(in.Weight, actual.Rat, target.Rat)
		return
	}
	s.missed(actual, target)
}

// divides settles what a division by zero makes, and reports whether the step
// goes on.
func (s *Step) divides(actual, target *Value) bool {
	in := s.Indicator
	switch {
	case target.Rat.Sign() != 0:
		return true
	case actual.Rat.Sign() != 0:
		s.open(zeroTarget, target.Span, s.row.Unit.Name, in.Label, actual.shown())
	case in.Empty == "full":
		s.Before, s.Formula = in.Weight, say(saysEmpty, figure(in.Weight))
		return true
	case in.Empty == "zero":
		s.Before, s.Formula = new(big.Rat), say(saysEmpty, "0")
		return true
	default:
		s.open(emptyCase, target.Span, s.row.Unit.Name, in.Label, s.plan())
	}
	return false
}

// missed rates a figure below its target.
func (s *Step) missed(actual, target *Value) {
	in := s.Indicator
	switch in.Below {
	case "proportion":
		s.Formula = say(saysProportion, figure(in.Weight), actual.shown(), target.shown())
		s.Before = quotient(in.Weight, actual.Rat, target.Rat)
	case "zero":
		s.Formula = say(saysZero, actual.shown(), target.shown())
		s.Before = new(big.Rat)
	default:
		s.open(belowTarget, actual.Span, s.row.Unit.Name, in.Label, s.plan())
	}
}

// quotient returns w × a ÷ b.
func quotient(w, a, b *big.Rat) *big.Rat {
	r := new(big.Rat).Mul(w, a)
	return r.Quo(r, b)
}

// An entrant is a unit that takes part in a ranking.
type entrant struct {
	*Step
	actual, target *Value
	measure        *big.Rat // what is ranked
}

// shares rates one rank-share indicator over all units: the ranking needs every
// one of them, so a figure that is missing leaves it open for all.
func shares(column []*Step) {
	var pool []*entrant
	missing := false
	for _, s := range column {
		if s.State != Scored {
			missing = missing || s.State == Open
			continue
		}
		e := &entrant{Step: s, actual: s.readNumber(s.Indicator.Actual)}
		if s.Indicator.Target != nil {
			e.target = s.readNumber(s.Indicator.Target)
		}
		if s.State == Open {
			missing = true
			continue
		}
		if e.qualifies() {
			e.measure = e.actual.Rat
			pool = append(pool, e)
		}
	}
	if len(pool) == 0 {
		return
	}
	if missing {
		for _, e := range pool {
			e.State = Open
			e.Why = othersWhy(column)
		}
		return
	}
	if comparable(pool) {
		distribute(pool)
	}
}

// othersWhy collects what leaves a ranking open.
func othersWhy(column []*Step) (why []diag.Diagnostic) {
	for _, s := range column {
		why = append(why, s.Why...)
	}
	return why
}

// qualifies reports whether a unit takes part; one that missed its target is
// rated here, or takes part where the scheme says in proportion.
func (e *entrant) qualifies() bool {
	if e.target == nil || e.actual.Rat.Cmp(e.target.Rat) >= 0 {
		return true
	}
	switch e.Indicator.Below {
	case "proportion":
		return true
	case "zero":
		e.Formula, e.Before = say(saysZero, e.actual.shown(), e.target.shown()), new(big.Rat)
	default:
		e.open(belowTarget, e.actual.Span, e.row.Unit.Name, e.Indicator.Label, e.plan())
	}
	return false
}

// comparable settles by what units with unlike targets are ranked, and leaves
// the steps open where the plan does not say.
func comparable(pool []*entrant) bool {
	in := pool[0].Indicator
	unlike := slices.IndexFunc(pool, func(e *entrant) bool {
		return e.target != nil && e.target.Rat.Cmp(pool[0].target.Rat) != 0
	})
	if unlike < 0 || in.Mixed == "amount" {
		return true
	}
	for i, e := range pool {
		if in.Mixed == "rate" {
			if e.target.Rat.Sign() == 0 {
				e.open(zeroTarget, e.target.Span, e.row.Unit.Name, in.Label, e.actual.shown())
				return false
			}
			e.measure = new(big.Rat).Quo(e.actual.Rat, e.target.Rat)
			continue
		}
		other := pool[unlike]
		if i > 0 && e.target.Rat.Cmp(pool[0].target.Rat) != 0 {
			other = pool[0]
		}
		e.open(unlikeTargets, e.target.Span, e.row.Unit.Name, in.Label, e.plan(), other.row.Unit.Name)
	}
	return in.Mixed == "rate"
}

// distribute gives the first in rank the weight and the others their share.
func distribute(pool []*entrant) {
	in, sum := pool[0].Indicator, new(big.Rat)
	first := pool[0]
	for _, e := range pool {
		sum.Add(sum, e.measure)
		if e.measure.Cmp(first.measure) > 0 {
			first = e
		}
	}
	if first.measure.Sign() <= 0 {
		for _, e := range pool {
			e.open(zeroTarget, e.actual.Span, e.row.Unit.Name, in.Label, e.contribution())
		}
		return
	}
	leaders := slices.DeleteFunc(slices.Clone(pool), func(e *entrant) bool { return e.measure.Cmp(first.measure) != 0 })
	for _, e := range pool {
		leads := e.measure.Cmp(first.measure) == 0
		switch {
		case leads && len(leaders) > 1 && in.First == "":
			other := leaders[0]
			if other == e {
				other = leaders[1]
			}
			e.open(tieFirst, e.actual.Span, e.row.Unit.Name, in.Label, e.plan(), other.row.Unit.Name)
		case leads:
			e.Formula, e.Before = say(saysFirst, e.contribution()), in.Weight
		case in.Share == "sum":
			e.Formula, e.Before = say(saysShareSum, figure(in.Weight), e.contribution(), figure(sum)), quotient(in.Weight, e.measure, sum)
		default:
			e.Formula, e.Before = say(saysShare, figure(in.Weight), e.contribution(), first.contribution()), quotient(in.Weight, e.measure, first.measure)
		}
	}
}

// contribution is what is ranked, as a person reads it.
func (e *entrant) contribution() any {
	if e.measure == e.actual.Rat {
		return e.actual.shown()
	}
	return say(saysRate, figure(e.measure))
}

// bands finds the stretch in which a figure, or its share of a target, lies.
func (s *Step) bands() {
	in := s.Indicator
	actual := s.readNumber(in.Actual)
	if actual == nil {
		return
	}
	measure, text := actual.Rat, actual.shown()
	var target *Value
	if in.Target != nil {
		target = s.readNumber(in.Target)
		if target == nil {
			return
		}
		if target.Rat.Sign() == 0 {
			s.open(zeroTarget, target.Span, s.row.Unit.Name, in.Label, actual.shown())
			return
		}
		measure = new(big.Rat).Quo(actual.Rat, target.Rat)
		text = figure(measure)
	}
	hits := find(in.Bands, measure)
	switch len(hits) {
	case 0:
		s.open(noBand, actual.Span, s.row.Unit.Name, in.Label, text)
		return
	case 1:
	default:
		s.open(twoBands, actual.Span, s.row.Unit.Name, in.Label, text, hits[0].name(), hits[1].name())
		return
	}
	s.Label, s.Before = hits[0].Label, hits[0].Points
	s.Formula = say(saysBand, text, hits[0].name())
	if target != nil {
		s.Formula = say(saysRatioBand, actual.shown(), target.shown(), text, hits[0].name())
	}
	if s.Before == nil {
		s.State = Outcome
	}
}
