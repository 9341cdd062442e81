// Package score rates units by scorecards whose formulas are data.
//
// A scheme is data/scorecards/<name>.toml: what a plan says about indicators,
// their weights, thresholds, shares by rank, deductions, bonuses and grades. The
// figures it is applied to are data/scorecards/<name>.inputs.toml, a table a
// unit. Either may lie in the internal folder. No scheme has code of its own:
// an indicator names one of four rules, and keys say the rest.
//
//	proportion   weight × actual ÷ target, full where the target is met
//	rank-share   the first in rank takes the weight, others in proportion
//	bands        points, or a consequence, by thresholds
//	tally        points for each case, added or taken off, whole or in part
//
// What a plan leaves open is never filled in. An option that says how an open
// case is settled (below, empty, first, mixed, least, ties, round) has no
// default: where a figure meets the case and the option is absent, the step has
// no points, the total no value, and a diagnostic names the figure and the line
// of the scheme that would have to say more. What is open for other reasons is
// written under [unsettled].
//
// Arithmetic is exact, in fractions; a figure is rounded only where a scheme
// says round, and when it is printed. All of this is internal: nothing here
// reaches the public edition, and no package that makes it imports this one.
package score

import (
	"math/big"

	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// A Card is one scheme with the units that it rates.
type Card struct {
	Name       string    // of its file, without the ending
	Title      i18n.Text // what is rated
	Plan       i18n.Text // the document that the scheme follows
	Total      *Number   // what the weights must add up to; nil where the plan states none
	Round      *int      // places to which a total is rounded, half up; nil for not at all
	Ties       string    // how equal totals are ranked: TiesShared, TiesDense, or open
	TieBreak   []string  // indicators that part equal totals, in order
	Inputs     []*Input
	Indicators []*Indicator
	Grades     []Band
	Unsettled  []Unsettled
	Units      []*Unit
	Span       source.Span // of the scheme as a whole

	short bool // the weights do not add up to the total
}

// The ways of ranking equal totals.
const (
	TiesShared = "shared" // 1, 1, 3
	TiesDense  = "dense"  // 1, 1, 2
)

// The rules of indicators.
const (
	Proportion = "proportion"
	RankShare  = "rank-share"
	Bands      = "bands"
	Tally      = "tally"
)

// An Input is one figure that the scheme asks of every unit.
type Input struct {
	ID    string
	Label i18n.Text
	Money bool   // written as an amount, "12.5 亿元"
	All   *Value // the figure of every unit that has none of its own, such as a common target
	Span  source.Span
}

// An Indicator is one line of a scorecard. Which fields mean something depends
// on its rule.
type Indicator struct {
	ID     string
	Label  i18n.Text
	Rule   string
	Weight *big.Rat  // the most it counts; nil for a bonus, a deduction or a mere consequence
	Most   *big.Rat  // the most points; the weight where there is one
	Least  *big.Rat  // the fewest points; nil where the plan sets no floor
	Due    i18n.Date // before this day it is not rated
	Span   source.Span

	Actual *Operand // proportion, rank-share, bands
	Target *Operand // proportion, rank-share, bands: what the actual figure is divided by
	Below  string   // a missed target: "proportion", "zero", or open
	Empty  string   // nothing out of nothing: "full", "zero", or open
	Share  string   // rank-share: others in proportion to the "leader" or to the "sum"
	First  string   // rank-share: several first: "full" for each, or open
	Mixed  string   // rank-share: units with unlike targets compared by "amount" or "rate", or open

	Bands []Band // bands

	Start *big.Rat // tally: points before the first case
	Of    *Operand // tally: how many cases there must be in all
	Cases []Case
}

// A Case is one kind of event that a tally counts.
type Case struct {
	ID             string
	Label          i18n.Text
	Count          *Operand // how often; or
	Required, Made *Operand // how much is missing; or
	Amounts        *Operand // points decided case by case, within Lowest and Highest
	Each           *big.Rat
	Factor         *big.Rat
	Lowest         *big.Rat
	Highest        *big.Rat
	Span           source.Span
}

// A Band is one stretch of a scale: a grade, or points, or a consequence.
type Band struct {
	ID      string
	Label   i18n.Text
	Low     *big.Rat // nil for no end
	LowOpen bool     // Low itself is outside
	High    *big.Rat
	HighIn  bool // High itself is inside
	Points  *big.Rat
	Span    source.Span
}

// An Unsettled is a case that the plan leaves open for units named here.
type Unsettled struct {
	Text      i18n.Text
	Units     []string // none for all
	Indicator string   // empty for the total
	Span      source.Span
}

// A Unit is one that is rated, with its figures.
type Unit struct {
	ID     string
	Name   i18n.Text
	Values map[string]*Value
	Span   source.Span
}

// A Number is an exact number and where it stands.
type Number struct {
	Rat  *big.Rat
	Span source.Span
}

// A Value is a figure of a unit.
type Value struct {
	Rat   *big.Rat   // nil for a list
	List  []*big.Rat // points decided case by case
	Money i18n.Money // where it was written as an amount
	Span  source.Span
}

// An Operand is an input by name, or a number written into the scheme.
type Operand struct {
	Input *Input
	Value *Value
	Span  source.Span
}

// holds reports whether a number lies in the band.
func (b Band) holds(r *big.Rat) bool {
	if b.Low != nil {
		if c := r.Cmp(b.Low); c < 0 || c == 0 && b.LowOpen {
			return false
		}
	}
	if b.High != nil {
		if c := r.Cmp(b.High); c > 0 || c == 0 && !b.HighIn {
			return false
		}
	}
	return true
}
