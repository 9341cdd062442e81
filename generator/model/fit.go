package model

import (
	"math/big"
	"math/bits"
	"slices"

	"prospectus/generator/i18n"
)

// Undecided, in place of an industry, a park or a region of an [Undertaking], says that
// nobody has settled it yet. An empty one says that there is none: a project
// outside every park meets no condition that names parks.
const Undecided = "?"

// A Worth says how many units of the site's currency one unit of a currency
// (ISO 4217) is worth; nil where the site has no rate for it. The site's own
// currency is worth one.
type Worth func(currency string) *big.Rat

// An Undertaking is what a clause is compared with: a project, or what a visitor has
// in mind. The figures are kept exactly.
type Undertaking struct {
	Industry, Park, Region string
	Investment             Bounds // in the site's currency
	Land                   Bounds // in square metres
}

// NewUndertaking returns an undertaking with its figures made comparable. An amount in a currency without
// a rate is not known.
func NewUndertaking(industry, park, region string, investment i18n.Money, land i18n.Area, worth Worth) Undertaking {
	return Undertaking{
		Industry: industry, Park: park, Region: region,
		Investment: amountBounds(investment, worth), Land: areaBounds(land),
	}
}

// Bounds are the least and the most that a figure can be; nil is no bound. A
// figure that nobody stated has neither.
type Bounds struct{ Least, Most *big.Rat }

// span returns what a figure as it is stated can be:
//
//	exactly x            x to x
//	from x to y          x to y
//	at least x           x and more
//	at most x            0 to x
//	about x              nine tenths to eleven tenths of x
//	negotiable, unsaid   anything
//
// What "about" allows is nowhere laid down; a tenth either side is this
// program's rule, so that "about 30 million" never passes for 30 million where
// 30 million are required.
func span(low, high *big.Rat, precision i18n.Precision) Bounds {
	switch precision {
	case i18n.AtLeast:
		return Bounds{Least: low}
	case i18n.AtMost:
		return Bounds{new(big.Rat), high}
	case i18n.About:
		return Bounds{new(big.Rat).Mul(low, big.NewRat(9, 10)), new(big.Rat).Mul(high, big.NewRat(11, 10))}
	}
	return Bounds{low, high}
}

// amountBounds returns what an amount can be, in the site's currency.
func amountBounds(m i18n.Money, worth Worth) Bounds {
	if m.IsZero() || !m.IsAmount() {
		return Bounds{}
	}
	rate := worth(m.Currency)
	if rate == nil {
		return Bounds{}
	}
	return span(new(big.Rat).Mul(m.Low.Rat(), rate), new(big.Rat).Mul(m.High.Rat(), rate), m.Precision)
}

// areaBounds returns what an area can be, in square metres.
func areaBounds(a i18n.Area) Bounds {
	if a.IsZero() || !a.IsAmount() {
		return Bounds{}
	}
	return span(a.SquareMetres(), i18n.NewArea(a.High, a.Unit).SquareMetres(), a.Precision)
}

// A Criterion is one kind of condition that a clause may state.
type Criterion uint8

// The criteria, in the order in which a page names them.
const (
	ByIndustry Criterion = iota
	ByPark
	ByRegion
	ByInvestment
	ByLand
)

// criterionNames are the words of String, in the order of the constants.
var criterionNames = [...]string{"industry", "park", "region", "investment", "land"}

// String returns the name: industry, park, region, investment or land.
func (c Criterion) String() string { return criterionNames[c] }

// Criteria is a set of them.
type Criteria uint8

// with returns the set and one more.
func (s Criteria) with(c Criterion) Criteria { return s | 1<<c }

// Len returns how many criteria the set holds.
func (s Criteria) Len() int { return bits.OnesCount8(uint8(s)) }

// All returns the criteria of the set in order.
func (s Criteria) All() (all []Criterion) {
	for c := ByIndustry; c <= ByLand; c++ {
		if s&(1<<c) != 0 {
			all = append(all, c)
		}
	}
	return all
}

// Verdict says whether a clause fits an undertaking.
type Verdict uint8

// The verdicts. A clause may fit where a condition cannot be judged: the amount
// is negotiable or lies across the bound, the land is not known, the park is
// not decided.
const (
	Unfit Verdict = iota
	MayFit
	Fits
)

// verdictNames are the words of String, in the order of the constants.
var verdictNames = [...]string{"no", "may", "fits"}

// String returns the name: no, may or fits.
func (v Verdict) String() string { return verdictNames[v] }

// A Fit is the answer for one clause and one undertaking. Met are the conditions that
// the clause states and it meets, Open those that cannot be judged; where
// the clause does not fit, both are empty. A clause without conditions fits
// everybody and meets none.
type Fit struct {
	Verdict Verdict
	Met     Criteria
	Open    Criteria
}

// A Rule is a clause made ready to be compared with many undertakings: its thresholds
// are converted once.
type Rule struct {
	Industries, Parks, Regions []string
	investment, land           corridor
}

// NewRule returns the rule of a clause. A threshold in a currency without a
// rate, or without a figure, cannot be judged.
func NewRule(c *Clause, worth Worth) Rule {
	amount := func(m i18n.Money) threshold { return newThreshold(m.IsZero(), amountBounds(figures(m), worth)) }
	area := func(a i18n.Area) threshold { return newThreshold(a.IsZero(), areaBounds(extent(a))) }
	return Rule{
		Industries: c.Industries, Parks: c.Parks, Regions: c.Regions,
		investment: corridor{amount(c.MinInvestment), amount(c.MaxInvestment)},
		land:       corridor{area(c.MinLand), area(c.MaxLand)},
	}
}

// figures takes from a threshold the word on how firm it is: the field says
// which way it bounds. What has no figure stays without.
func figures(m i18n.Money) i18n.Money {
	if m.IsAmount() {
		m.Precision = i18n.Exact
	}
	return m
}

// extent is figures for areas.
func extent(a i18n.Area) i18n.Area {
	if a.IsAmount() {
		a.Precision = i18n.Exact
	}
	return a
}

// Judge compares the rule with an undertaking.
func (r *Rule) Judge(u Undertaking) Fit {
	var f Fit
	if !f.listed(ByIndustry, r.Industries, u.Industry) || !f.listed(ByPark, r.Parks, u.Park) || !f.listed(ByRegion, r.Regions, u.Region) ||
		!f.within(ByInvestment, &r.investment, u.Investment) || !f.within(ByLand, &r.land, u.Land) {
		return Fit{}
	}
	if f.Verdict = Fits; f.Open != 0 {
		f.Verdict = MayFit
	}
	return f
}

// listed notes a condition that names who it is for, and reports false where
// what is judged is not among them.
func (f *Fit) listed(by Criterion, named []string, id string) bool {
	switch {
	case len(named) == 0:
	case id == Undecided:
		f.Open = f.Open.with(by)
	case id != "" && slices.Contains(named, id):
		f.Met = f.Met.with(by)
	default:
		return false
	}
	return true
}

// within notes a condition that bounds a figure, and reports false where the
// figure lies outside for certain.
func (f *Fit) within(by Criterion, bounds *corridor, figure Bounds) bool {
	if !bounds.least.stated && !bounds.most.stated {
		return true
	}
	switch min(bounds.least.above(figure), bounds.most.below(figure)) {
	case Unfit:
		return false
	case MayFit:
		f.Open = f.Open.with(by)
	case Fits:
		f.Met = f.Met.with(by)
	}
	return true
}

// A corridor is what a clause asks of a figure: at least, at most.
type corridor struct{ least, most threshold }

// A threshold is one of its sides. One that is itself stated as a range bounds
// for certain only what lies outside the range.
type threshold struct {
	stated bool
	Bounds // both nil where there is no figure to compare with
}

func newThreshold(zero bool, b Bounds) threshold { return threshold{!zero, b} }

// above says whether a figure is at least the threshold.
func (t *threshold) above(figure Bounds) Verdict {
	switch {
	case !t.stated:
		return Fits
	case t.Least == nil:
		return MayFit
	case figure.Least != nil && compare(figure.Least, t.Most) >= 0:
		return Fits
	case figure.Most != nil && compare(figure.Most, t.Least) < 0:
		return Unfit
	}
	return MayFit
}

// below says whether a figure is at most the threshold.
func (t *threshold) below(figure Bounds) Verdict {
	switch {
	case !t.stated:
		return Fits
	case t.Least == nil:
		return MayFit
	case figure.Most != nil && compare(figure.Most, t.Least) <= 0:
		return Fits
	case figure.Least != nil && compare(figure.Least, t.Most) > 0:
		return Unfit
	}
	return MayFit
}

// compare is the comparison of fractions. Most amounts are whole numbers, for
// which it need not multiply out.
func compare(a, b *big.Rat) int {
	if a.IsInt() && b.IsInt() {
		return a.Num().Cmp(b.Num())
	}
	return a.Cmp(b)
}
