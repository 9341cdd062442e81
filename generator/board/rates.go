package board

import (
	"math/big"
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A Step is the way from one milestone to a later one, whose rate is watched.
type Step struct{ From, To model.Stage }

// Steps returns the steps of which the ledger board shows rates: 注册, 开工, 投产,
// 入统, 入规 and 达产.
func Steps() []Step {
	return []Step{
		{model.Signed, model.Registered}, {model.Signed, model.Started}, {model.Started, model.Operating},
		{model.Operating, model.Counted}, {model.Operating, model.AboveScale}, {model.Operating, model.AtCapacity},
	}
}

// A Rate is how many of the projects of a cohort that reached the step's first
// milestone have reached its second. A project that was cancelled stays in the
// denominator: a rate must not rise because projects fail.
type Rate struct {
	Step
	Part, Whole int
}

// Percent returns the rate; ok is false where no project has reached the first
// milestone, so that there is no rate.
func (r Rate) Percent() (p i18n.Percent, ok bool) {
	return share(big.NewRat(int64(r.Part), 1), big.NewRat(int64(r.Whole), 1))
}

// A Cohort is some of the projects signed by a day, with their rates.
type Cohort struct {
	Key       string // of the industry, region, office or month; empty for none of them
	Signed    int
	Cancelled int
	Rates     []Rate // one for each of [Steps]
}

// A Key says to which cohort a project belongs.
type Key func(*model.LedgerRow) string

// The keys by which the ledger board divides the projects.
var (
	ByIndustry Key = func(r *model.LedgerRow) string { return r.Industry }
	ByRegion   Key = func(r *model.LedgerRow) string { return r.Region }
	ByOffice   Key = func(r *model.LedgerRow) string { return r.Office }
)

// ByMonth divides by the month of signing.
func ByMonth(r *model.LedgerRow) string {
	d := r.Dates[model.Signed]
	return i18n.Date{Year: d.Year, Month: d.Month}.String()
}

// All returns the cohort of every project that was signed by a day, and the day
// on which the first of them was.
func All(ledger []model.LedgerRow, day i18n.Date) (c Cohort, first i18n.Date) {
	c = empty("")
	for i := range ledger {
		r := &ledger[i]
		if signed := r.Dates[model.Signed]; by(signed, day) {
			c.add(r, day)
			if first.IsZero() || signed.Compare(first) < 0 {
				first = signed
			}
		}
	}
	return c, first
}

// Cohorts divides the projects signed by a day. Those of the keys in order come
// first, in that order; keys that it does not name follow in order of text, and
// projects without a key come last. A cohort without a project is left out.
func Cohorts(ledger []model.LedgerRow, day i18n.Date, key Key, order []string) []Cohort {
	found := map[string]*Cohort{}
	for i := range ledger {
		r := &ledger[i]
		if !by(r.Dates[model.Signed], day) {
			continue
		}
		k := key(r)
		if found[k] == nil {
			c := empty(k)
			found[k] = &c
		}
		found[k].add(r, day)
	}
	var rest []string
	for k := range found {
		if k != "" && !slices.Contains(order, k) {
			rest = append(rest, k)
		}
	}
	slices.Sort(rest)
	var out []Cohort
	for _, k := range slices.Concat(order, rest, []string{""}) {
		if c := found[k]; c != nil {
			out = append(out, *c)
		}
	}
	return out
}

// empty returns a cohort that holds nothing yet.
func empty(key string) Cohort {
	c := Cohort{Key: key}
	for _, step := range Steps() {
		c.Rates = append(c.Rates, Rate{Step: step})
	}
	return c
}

// add counts a project in.
func (c *Cohort) add(r *model.LedgerRow, day i18n.Date) {
	c.Signed++
	if by(r.Cancelled, day) {
		c.Cancelled++
	}
	for i := range c.Rates {
		rate := &c.Rates[i]
		if by(r.Dates[rate.From], day) {
			rate.Whole++
			if by(r.Dates[rate.To], day) {
				rate.Part++
			}
		}
	}
}
