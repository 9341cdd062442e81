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
	Money     Money
	Rates     []Rate // one for each of [Steps]
}

// Money is what the projects of a cohort are to invest, and what of it has been
// paid in (到位资金) by the day. Projects whose investment is open or is no single
// amount have no part in either sum, and are counted apart. A project that was
// cancelled stays in the denominator here too.
type Money struct {
	Priced int          // projects whose investment is an amount
	Open   int          // the others
	Agreed i18n.Decimal // investment of the priced ones, in the ledger's currency
	Paid   i18n.Decimal // paid in by them, month by month, up to that of the day
}

// Percent returns the rate of money paid in (到位率): paid ÷ agreed; ok is false
// where nothing is agreed.
func (m Money) Percent() (p i18n.Percent, ok bool) { return share(m.Paid.Rat(), m.Agreed.Rat()) }

func (m *Money) add(r *model.LedgerRow, day i18n.Date) {
	agreed, ok := r.Agreed()
	if !ok {
		m.Open++
		return
	}
	m.Priced++
	m.Agreed, _ = m.Agreed.Add(agreed)
	for _, pay := range r.PaidIn {
		if by(pay.Month, day) {
			m.Paid, _ = m.Paid.Add(pay.Amount)
		}
	}
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
	c.Money.add(r, day)
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
