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

// A Proposal is what somebody means to do, as it is stated: a project of the
// library, or what a visitor has in mind. What is not stated is not known, but
// for the industry, the park and the region: see [Undecided].
type Proposal struct {
	Industry, Park, Region string
	Investment             i18n.Money // in all
	FixedAssets            i18n.Money // of which
	Equipment              i18n.Money // of which
	Land                   i18n.Area
	Jobs                   i18n.Quantity
	Revenue                i18n.Money // a year
	Firm, NotFirm          []FirmKind // what the firm is, and what it is not
}

// An Undertaking is a [Proposal] made ready to be compared with clauses. The
// figures are kept exactly.
type Undertaking struct {
	Industry, Park, Region string
	figures                [ByFirm]Bounds // by criterion; money in the site's currency, land in square metres
	firm, notFirm          []FirmKind
}

// Undertaking makes the figures comparable. An amount in a currency without a
// rate is not known. A part of the investment that is not stated lies between
// nothing and the whole.
func (in *Proposal) Undertaking(worth Worth) Undertaking {
	u := Undertaking{Industry: in.Industry, Park: in.Park, Region: in.Region}
	u.firm, u.notFirm = in.kinds()
	u.figures[ByInvestment] = amountBounds(in.Investment, worth)
	u.figures[ByFixedAssets] = part(amountBounds(in.FixedAssets, worth), u.figures[ByInvestment])
	u.figures[ByEquipment] = part(amountBounds(in.Equipment, worth), u.figures[ByFixedAssets])
	u.figures[ByLand] = areaBounds(in.Land)
	u.figures[ByJobs] = jobBounds(in.Jobs)
	u.figures[ByRevenue] = amountBounds(in.Revenue, worth)
	return u
}

// kinds returns what the firm is and what it is not: one that is foreign-invested
// is not domestic, and one that is not is.
func (in *Proposal) kinds() (firm, not []FirmKind) {
	firm, not = slices.Clone(in.Firm), slices.Clone(in.NotFirm)
	for kind, opposite := range map[FirmKind]FirmKind{ForeignInvested: Domestic, Domestic: ForeignInvested} {
		if slices.Contains(in.Firm, kind) {
			not = append(not, opposite)
		}
		if slices.Contains(in.NotFirm, kind) {
			firm = append(firm, opposite)
		}
	}
	return firm, not
}

// part returns what a part can be, given what was stated of it and what the
// whole can be.
func part(stated, whole Bounds) Bounds {
	if stated.Least == nil && stated.Most == nil && whole.Most != nil {
		return Bounds{new(big.Rat), whole.Most}
	}
	return stated
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

// jobBounds returns how many people a number can be. One of another unit says
// nothing about people.
func jobBounds(q i18n.Quantity) Bounds {
	if !q.IsAmount() || q.Unit != People {
		return Bounds{}
	}
	return span(q.Low.Rat(), q.High.Rat(), q.Precision)
}

// People is the unit in which jobs are counted.
const People i18n.Unit = "person"

// A Criterion is one kind of condition that a clause may state.
type Criterion uint8

// The criteria, in the order in which a page names them.
const (
	ByIndustry Criterion = iota
	ByPark
	ByRegion
	ByInvestment
	ByFixedAssets
	ByEquipment
	ByLand
	ByJobs
	ByRevenue
	ByFirm
	ByFurther // what no field holds: never settled here
)

// criterionNames are the words of String, in the order of the constants.
var criterionNames = [...]string{"industry", "park", "region", "investment", "fixed-assets", "equipment", "land", "jobs", "revenue", "firm", "further"}

// String returns the name: industry, park, region, investment, fixed-assets,
// equipment, land, jobs, revenue, firm or further.
func (c Criterion) String() string { return criterionNames[c] }

// Criteria is a set of them.
type Criteria uint16

// with returns the set and one more.
func (s Criteria) with(c Criterion) Criteria { return s | 1<<c }

// Has reports whether the set holds a criterion.
func (s Criteria) Has(c Criterion) bool { return s&(1<<c) != 0 }

// Len returns how many criteria the set holds.
func (s Criteria) Len() int { return bits.OnesCount16(uint16(s)) }

// All returns the criteria of the set in order.
func (s Criteria) All() (all []Criterion) {
	for c := ByIndustry; c <= ByFurther; c++ {
		if s.Has(c) {
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
	Firms                      []FirmKind
	Corridors                  []Corridor // of the figures that the clause bounds
	Further                    bool       // it states conditions that no field holds
}

// NewRule returns the rule of a clause. A threshold in a currency without a
// rate, or without a figure, cannot be judged.
func NewRule(c *Clause, worth Worth) Rule {
	r := Rule{Industries: c.Industries, Parks: c.Parks, Regions: c.Regions, Firms: c.Firms, Further: len(c.Further) > 0}
	side := func(key Threshold, zero bool, b Bounds) Side { return Side{!zero, c.Excludes(key), b} }
	amount := func(key Threshold, m i18n.Money) Side {
		return side(key, m.IsZero(), amountBounds(figures(m), worth))
	}
	area := func(key Threshold, a i18n.Area) Side { return side(key, a.IsZero(), areaBounds(extent(a))) }
	r.bound(c.Basis.criterion(), amount(MinInvestment, c.MinInvestment), amount(MaxInvestment, c.MaxInvestment))
	r.bound(ByLand, area(MinLand, c.MinLand), area(MaxLand, c.MaxLand))
	r.bound(ByJobs, side(MinJobs, c.MinJobs.IsZero(), jobBounds(number(c.MinJobs))), Side{})
	r.bound(ByRevenue, amount(MinRevenue, c.MinRevenue), Side{})
	return r
}

// bound notes that a clause bounds a figure, if it does.
func (r *Rule) bound(by Criterion, least, most Side) {
	if least.Stated || most.Stated {
		r.Corridors = append(r.Corridors, Corridor{by, least, most})
	}
}

// Asks returns the conditions that the clause states.
func (r *Rule) Asks() (asked Criteria) {
	for by, named := range map[Criterion]int{ByIndustry: len(r.Industries), ByPark: len(r.Parks), ByRegion: len(r.Regions), ByFirm: len(r.Firms)} {
		if named > 0 {
			asked = asked.with(by)
		}
	}
	for _, c := range r.Corridors {
		asked = asked.with(c.By)
	}
	if r.Further {
		asked = asked.with(ByFurther)
	}
	return asked
}

// criterion returns by which figure a threshold on a basis is judged.
func (b InvestmentBasis) criterion() Criterion {
	switch b {
	case FixedAssets:
		return ByFixedAssets
	case Equipment:
		return ByEquipment
	}
	return ByInvestment
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

// number is figures for quantities.
func number(q i18n.Quantity) i18n.Quantity {
	if q.IsAmount() {
		q.Precision = i18n.Exact
	}
	return q
}

// Judge compares the rule with an undertaking. It is the one place where this is
// done in Go; the script of the incentive finder does the same, and
// testdata/fit.txt holds the two together.
func (r *Rule) Judge(u Undertaking) Fit {
	var f Fit
	if !f.listed(ByIndustry, r.Industries, u.Industry) || !f.listed(ByPark, r.Parks, u.Park) || !f.listed(ByRegion, r.Regions, u.Region) || !f.kind(r.Firms, &u) {
		return Fit{}
	}
	for i := range r.Corridors {
		if c := &r.Corridors[i]; !f.within(c, u.figures[c.By]) {
			return Fit{}
		}
	}
	if r.Further {
		f.Open = f.Open.with(ByFurther)
	}
	if f.Verdict = Fits; f.Open != 0 {
		f.Verdict = MayFit
	}
	return f
}

// kind notes a condition that names kinds of firm, of which one is enough, and
// reports false where the firm is none of them for certain.
func (f *Fit) kind(named []FirmKind, u *Undertaking) bool {
	if len(named) == 0 {
		return true
	}
	excluded := 0
	for _, k := range named {
		if slices.Contains(u.firm, k) {
			f.Met = f.Met.with(ByFirm)
			return true
		}
		if slices.Contains(u.notFirm, k) {
			excluded++
		}
	}
	f.Open = f.Open.with(ByFirm)
	return excluded < len(named)
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
func (f *Fit) within(c *Corridor, figure Bounds) bool {
	switch min(c.Least.above(figure), c.Most.below(figure)) {
	case Unfit:
		return false
	case MayFit:
		f.Open = f.Open.with(c.By)
	case Fits:
		f.Met = f.Met.with(c.By)
	}
	return true
}

// A Corridor is what a clause asks of a figure: at least, at most.
type Corridor struct {
	By          Criterion
	Least, Most Side
}

// A Side is one of its thresholds. One that is itself stated as a range bounds
// for certain only what lies outside the range.
type Side struct {
	Stated bool
	Strict bool // the figure itself does not meet it
	Bounds      // both nil where there is no figure to compare with
}

// above says whether a figure is at least the threshold, or more where that is
// strict.
func (t *Side) above(figure Bounds) Verdict {
	switch {
	case !t.Stated:
		return Fits
	case t.Least == nil:
		return MayFit
	case figure.Least != nil && t.clear(compare(figure.Least, t.Most)):
		return Fits
	case figure.Most != nil && !t.clear(compare(figure.Most, t.Least)):
		return Unfit
	}
	return MayFit
}

// below says whether a figure is at most the threshold, or less where that is
// strict.
func (t *Side) below(figure Bounds) Verdict {
	switch {
	case !t.Stated:
		return Fits
	case t.Least == nil:
		return MayFit
	case figure.Most != nil && t.clear(compare(t.Least, figure.Most)):
		return Fits
	case figure.Least != nil && !t.clear(compare(t.Most, figure.Least)):
		return Unfit
	}
	return MayFit
}

// clear reports whether a comparison puts a figure on the right side.
func (t *Side) clear(sign int) bool { return sign > 0 || sign == 0 && !t.Strict }

// compare is the comparison of fractions. Most amounts are whole numbers, for
// which it need not multiply out.
func compare(a, b *big.Rat) int {
	if a.IsInt() && b.IsInt() {
		return a.Num().Cmp(b.Num())
	}
	return a.Cmp(b)
}
