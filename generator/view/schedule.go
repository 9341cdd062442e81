package view

import (
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A schedule says when each step of a guide begins and ends, counted from
// acceptance, if every step takes the longest time that is promised.
type schedule struct {
	unit  i18n.Unit // of all figures: days or working days
	spans []spell   // one a step, in order
	total i18n.Decimal
}

// A spell is the time of one step.
type spell struct {
	start, end i18n.Decimal
	before     []int // steps that come first
	critical   bool  // a day longer here makes the whole a day longer
}

// newSchedule computes the critical path of a guide's steps. Where no step
// names others that come first, steps follow one another; where any does, one
// that names none begins at once. It reports false where time cannot be told:
// fewer than two steps, one without a limit in days, days of different kinds,
// an unknown step before another, or steps that wait for each other.
func newSchedule(steps []model.Step) (*schedule, bool) {
	s := &schedule{spans: make([]spell, len(steps))}
	if len(steps) < 2 || !s.order(steps) {
		return nil, false
	}
	days := make([]i18n.Decimal, len(steps))
	for i, step := range steps {
		limit, ok := longest(step.Days)
		if !ok || i > 0 && step.Days.Unit != s.unit {
			return nil, false
		}
		days[i], s.unit = limit, step.Days.Unit
	}
	turns, ok := s.turns()
	if !ok {
		return nil, false
	}
	s.forward(turns, days)
	s.backward(turns, days)
	return s, true
}

// longest returns the longest time that a step may take; false where it is no
// number of days or has no upper end.
func longest(q i18n.Quantity) (i18n.Decimal, bool) {
	switch {
	case !q.IsAmount() || q.Unit != "d" && q.Unit != "wd" || q.High.Sign() < 0:
		return i18n.Decimal{}, false
	case q.Precision == i18n.Exact || q.Precision == i18n.AtMost || q.Precision == i18n.Range:
		return q.High, true
	}
	return i18n.Decimal{}, false
}

// order finds which steps come before each step; false where one is unknown.
func (s *schedule) order(steps []model.Step) bool {
	named := slices.ContainsFunc(steps, func(step model.Step) bool { return len(step.After) > 0 })
	for i, step := range steps {
		if !named && i > 0 {
			s.spans[i].before = []int{i - 1}
		}
		for _, id := range step.After {
			at := slices.IndexFunc(steps, func(o model.Step) bool { return o.ID == id })
			if at < 0 {
				return false
			}
			s.spans[i].before = append(s.spans[i].before, at)
		}
	}
	return true
}

// turns returns the steps in an order in which each comes after those that it
// waits for; false where there is none.
func (s *schedule) turns() (found []int, ok bool) {
	for len(found) < len(s.spans) {
		next := slices.IndexFunc(s.indices(), func(i int) bool {
			waits := func(j int) bool { return !slices.Contains(found, j) }
			return !slices.Contains(found, i) && !slices.ContainsFunc(s.spans[i].before, waits)
		})
		if next < 0 {
			return nil, false
		}
		found = append(found, next)
	}
	return found, true
}

func (s *schedule) indices() []int {
	all := make([]int, len(s.spans))
	for i := range all {
		all[i] = i
	}
	return all
}

// forward gives each step its earliest start and end.
func (s *schedule) forward(turns []int, days []i18n.Decimal) {
	for _, i := range turns {
		for _, j := range s.spans[i].before {
			s.spans[i].start = later(s.spans[i].start, s.spans[j].end)
		}
		s.spans[i].end, _ = s.spans[i].start.Add(days[i])
		s.total = later(s.total, s.spans[i].end)
	}
}

// backward marks the steps that have no time to spare: the longest way from a
// step's start to the end of the whole is all the time that is left.
func (s *schedule) backward(turns []int, days []i18n.Decimal) {
	rest := make([]i18n.Decimal, len(turns)) // from a step's start to the end
	for _, i := range slices.Backward(turns) {
		rest[i], _ = rest[i].Add(days[i])
		whole, _ := s.spans[i].start.Add(rest[i])
		s.spans[i].critical = whole == s.total
		for _, j := range s.spans[i].before {
			rest[j] = later(rest[j], rest[i])
		}
	}
}

// later returns the later of two times.
func later(a, b i18n.Decimal) i18n.Decimal {
	if a.Cmp(b) < 0 {
		return b
	}
	return a
}

// beside returns the steps that run at the same time as a step, for a part of
// it at least.
func (s *schedule) beside(i int) (found []int) {
	for j, o := range s.spans {
		if j != i && o.start.Cmp(s.spans[i].end) < 0 && s.spans[i].start.Cmp(o.end) < 0 {
			found = append(found, j)
		}
	}
	return found
}

// straight reports whether the steps follow one another in their order.
func (s *schedule) straight() bool {
	for i := range s.spans {
		if i > 0 && !slices.Equal(s.spans[i].before, []int{i - 1}) {
			return false
		}
	}
	return true
}
