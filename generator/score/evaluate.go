package score

import (
	"math/big"
	"slices"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// A Result is a card worked out for one day.
type Result struct {
	Card *Card
	Day  i18n.Date
	Rows []*Row // in the order of the units
}

// A Row is one unit with every step of its sum.
type Row struct {
	Unit  *Unit
	Steps []*Step  // one for each indicator, in order
	Sum   *big.Rat // of the points that are settled
	Total *big.Rat // the sum, rounded as the scheme says; nil while anything is open
	Grade i18n.Text
	Rank  Rank
}

// A Rank is the place of a unit, or the places between which it lies while
// totals or ties are open. The zero Rank is none.
type Rank struct{ Best, Worst int }

// A State says whether an indicator gave points.
type State int

// The states of a step.
const (
	Scored  State = iota // Points are settled
	Open                 // the plan or the figures leave it open: see Why
	Outcome              // no points, but the consequence that Label names
	NotDue               // rated from the indicator's day on
)

// A Step is one indicator applied to one unit.
type Step struct {
	Indicator *Indicator
	Readings  []Reading    // the figures that were used
	Formula   i18n.Message // what was done with them, in words
	Before    *big.Rat     // points before the most and the least; nil while open
	Points    *big.Rat     // nil unless Scored
	Label     i18n.Text    // of the band that was met
	State     State
	Why       []diag.Diagnostic // what is open

	row  *Row
	card *Card
}

// A Reading is one figure as it went into a step.
type Reading struct {
	Label i18n.Text
	Value *Value
}

// Evaluate works out a card for a day. Every case that the plan or the figures
// leave open is in the result and added to the list.
func Evaluate(c *Card, day i18n.Date, list *diag.List) *Result {
	r := &Result{Card: c, Day: day}
	for _, u := range c.Units {
		row := &Row{Unit: u, Sum: new(big.Rat)}
		for _, in := range c.Indicators {
			row.Steps = append(row.Steps, &Step{Indicator: in, row: row, card: c})
		}
		r.Rows = append(r.Rows, row)
	}
	for i, in := range c.Indicators {
		var column []*Step
		for _, row := range r.Rows {
			column = append(column, row.Steps[i])
		}
		in.rate(column, day)
	}
	for _, row := range r.Rows {
		row.total(c, list)
	}
	r.rank(list)
	return r
}

// rate fills the steps of one indicator, a unit each.
func (in *Indicator) rate(column []*Step, day i18n.Date) {
	for _, s := range column {
		switch {
		case !in.Due.IsZero() && !day.IsZero() && day.Before(in.Due):
			s.State, s.Formula = NotDue, say(saysNotDue, in.Due)
		default:
			s.settled()
		}
	}
	if in.Rule == RankShare {
		shares(column)
	}
	for _, s := range column {
		if s.State != Scored {
			continue
		}
		switch in.Rule {
		case Proportion:
			s.proportion()
		case Bands:
			s.bands()
		case Tally:
			s.tally()
		}
		s.limit()
	}
}

// settled leaves a step open where the scheme lists the case as unsettled.
func (s *Step) settled() {
	for _, u := range s.card.Unsettled {
		if u.Indicator == s.Indicator.ID && u.names(s.row.Unit) {
			s.open(unsettled, u.Span, s.row.Unit.Name, u.Text)
		}
	}
}

func (u Unsettled) names(unit *Unit) bool {
	return len(u.Units) == 0 || slices.Contains(u.Units, unit.ID)
}

// open notes why a step has no points.
func (s *Step) open(rule *diag.Rule, at source.Span, args ...any) {
	s.State = Open
	s.Before, s.Points = nil, nil
	s.Why = append(s.Why, rule.At(at, args...))
}

// plan names where the scheme stands that would have to say more.
func (s *Step) plan() string { return place(s.Indicator.Span) }

// place writes a position as file:line.
func place(at source.Span) string {
	p := at.Position()
	if p.Line == 0 {
		return p.File
	}
	return p.File + ":" + i18n.DecimalOf(int64(p.Line)).String()
}

// read returns the unit's figure for an operand, nil with the step left open
// where there is none.
func (s *Step) read(o *Operand) *Value {
	if o.Input == nil {
		return o.Value
	}
	v := s.row.Unit.value(o.Input)
	if v == nil {
		s.open(inputMissing, s.row.Unit.Span, s.row.Unit.Name, o.Input.Label, s.Indicator.Label)
		return nil
	}
	s.Readings = append(s.Readings, Reading{o.Input.Label, v})
	return v
}

// readNumber is read for figures that cannot be lists.
func (s *Step) readNumber(o *Operand) *Value {
	v := s.read(o)
	if v != nil && v.Rat == nil {
		s.open(inputMissing, v.Span, s.row.Unit.Name, o.name(), s.Indicator.Label)
		return nil
	}
	return v
}

// limit holds the points of a step between the least and the most.
func (s *Step) limit() {
	in := s.Indicator
	if s.State != Scored || s.Before == nil {
		return
	}
	s.Points = s.Before
	if in.Most != nil && s.Points.Cmp(in.Most) > 0 {
		s.Points = in.Most
	}
	if in.Least != nil {
		if s.Points.Cmp(in.Least) < 0 {
			s.Points = in.Least
		}
		return
	}
	if in.Weight != nil && s.Points.Sign() < 0 {
		s.openBelow(s.Points)
	}
}

func (s *Step) openBelow(points *big.Rat) {
	before := s.Before
	s.open(belowFloor, s.row.Unit.Span, s.row.Unit.Name, s.Indicator.Label, figure(points), s.plan())
	s.Before = before
}

// total adds up a row and finds its grade.
func (row *Row) total(c *Card, list *diag.List) {
	whole, rated := !c.short, false
	for _, s := range row.Steps {
		list.Add(s.Why...)
		switch s.State {
		case Scored:
			rated = true
			row.Sum.Add(row.Sum, s.Points)
		case Open, NotDue:
			whole = false
		}
	}
	for _, u := range c.Unsettled {
		if u.Indicator == "" && u.names(row.Unit) {
			whole = false
			list.Add(unsettled.At(u.Span, row.Unit.Name, u.Text))
		}
	}
	if !whole || !rated {
		return
	}
	row.Total = row.Sum
	if c.Round != nil {
		row.Total = roundHalfUp(row.Sum, *c.Round)
	}
	row.grade(c, list)
}

var theTotal = i18n.Text{"zh": "总分", "en": "the total"}

// grade finds the grade of a total, and says so where printing it rounded would
// show another.
func (row *Row) grade(c *Card, list *diag.List) {
	if len(c.Grades) == 0 {
		return
	}
	hits := find(c.Grades, row.Total)
	switch len(hits) {
	case 0:
		list.Add(noBand.At(row.Unit.Span, row.Unit.Name, theTotal, figure(row.Total)))
		return
	case 1:
	default:
		list.Add(twoBands.At(row.Unit.Span, row.Unit.Name, theTotal, figure(row.Total), hits[0].name(), hits[1].name()))
		return
	}
	row.Grade = hits[0].Label
	if c.Round != nil {
		return
	}
	shown := roundHalfUp(row.Total, 2)
	if near := find(c.Grades, shown); len(near) == 1 && near[0].ID != hits[0].ID {
		list.Add(rounding.At(row.Unit.Span, row.Unit.Name, figure(row.Total), figure(shown), place(hits[0].Span)))
		row.Grade = nil
	}
}

// rank gives every row its place, or the places between which it lies.
func (r *Result) rank(list *diag.List) {
	var known []*Row
	for _, row := range r.Rows {
		if row.Total != nil {
			known = append(known, row)
		}
	}
	unknown := len(r.Rows) - len(known)
	for i, row := range known {
		ahead, equal, distinct := 0, 0, []*big.Rat{}
		for j, other := range known {
			switch c := r.compare(other, row); {
			case c > 0:
				ahead++
				if !slices.ContainsFunc(distinct, func(t *big.Rat) bool { return t.Cmp(other.Total) == 0 }) {
					distinct = append(distinct, other.Total)
				}
			case c == 0 && i != j:
				equal++
				if j > i && r.Card.Ties == "" {
					list.Add(tieRank.At(other.Unit.Span, row.Unit.Name, other.Unit.Name, figure(row.Total), r.Card.Span.Position().File))
				}
			}
		}
		best := 1 + ahead
		if r.Card.Ties == TiesDense {
			best = 1 + len(distinct)
		}
		row.Rank = Rank{best, best + unknown}
		if r.Card.Ties == "" {
			row.Rank.Worst += equal
		}
	}
}

// compare orders two rows by their totals, then by what the scheme says parts
// equals; a row that is ahead compares as greater.
func (r *Result) compare(a, b *Row) int {
	if c := a.Total.Cmp(b.Total); c != 0 {
		return c
	}
	for _, id := range r.Card.TieBreak {
		i := slices.IndexFunc(r.Card.Indicators, func(in *Indicator) bool { return in.ID == id })
		if x, y := a.Steps[i].Points, b.Steps[i].Points; x != nil && y != nil {
			if c := x.Cmp(y); c != 0 {
				return c
			}
		}
	}
	return 0
}
