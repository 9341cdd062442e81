package board

import (
	"math/big"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A Result is one target with how far it was reached.
type Result struct {
	model.Target
	Reached  i18n.Percent // of the target
	Known    bool         // both were stated, in one unit, and the target is above nought
	Elapsed  i18n.Percent // how much of the period is over
	Dated    bool         // there is a period, and it has begun
	Behind   bool         // a smaller part of the target was reached than of the period is over
	Ledger   int          // what the ledger counts; see Counted
	Counted  bool         // the ledger counts the indicator
	Differs  bool         // the ledger counts otherwise than was reported
	measured *big.Rat
}

// Results returns how far targets were reached on a day. Of an office's targets
// that count projects it says what the ledger counts for that office; for others
// the office is "".
func Results(targets []model.Target, office string, c *model.Catalog, day i18n.Date) (all []Result) {
	for _, t := range targets {
		r := Result{Target: t}
		r.reach()
		r.pace(day)
		if stage, ok := milestones[t.Indicator]; ok && office != "" && !t.Period.IsZero() {
			r.Ledger, r.Counted = count(c.Ledger, office, stage, t.Period, day), true
			r.Differs = r.measured != nil && r.measured.Cmp(big.NewRat(int64(r.Ledger), 1)) != 0
		}
		all = append(all, r)
	}
	return all
}

// milestones are those that indicators count.
var milestones = map[model.Measure]model.Stage{
	model.SignedCount: model.Signed, model.StartedCount: model.Started, model.OperatingCount: model.Operating,
}

// reach compares what was reached with the target.
func (r *Result) reach() {
	var part, whole *big.Rat
	switch t := r.Target; {
	case t.Target.IsAmount() && t.Actual.IsAmount() && t.Target.Unit == t.Actual.Unit:
		part, whole = t.Actual.Low.Rat(), t.Target.Low.Rat()
	case t.Sum.IsAmount() && t.Reached.IsAmount() && t.Sum.Currency == t.Reached.Currency:
		part, whole = t.Reached.Low.Rat(), t.Sum.Low.Rat()
	default:
		return
	}
	if r.Target.Actual.IsAmount() {
		r.measured = part
	}
	r.Reached, r.Known = share(part, whole)
}

// pace compares how far the target was reached with how much time is over.
func (r *Result) pace(day i18n.Date) {
	p := r.Period
	if p.IsZero() {
		return
	}
	end := i18n.DateOf(p.To.Last())
	whole, over := days(p.From, end)+1, days(p.From, day)+1
	if over <= 0 {
		return
	}
	r.Elapsed, r.Dated = share(big.NewRat(int64(min(over, whole)), 1), big.NewRat(int64(whole), 1))
	r.Behind = r.Known && r.Dated && r.Reached.Low.Cmp(r.Elapsed.Low) < 0
}

// count counts the projects of an office that reached a milestone in a period,
// up to a day.
func count(ledger []model.LedgerRow, office string, stage model.Stage, p i18n.Period, day i18n.Date) (n int) {
	for i := range ledger {
		d, reached := ledger[i].Dates[stage]
		if reached && ledger[i].Office == office && p.Contains(d) && by(d, day) {
			n++
		}
	}
	return n
}
