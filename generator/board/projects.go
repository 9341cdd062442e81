package board

import (
	"cmp"
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// Limits are after how many days something waits too long.
type Limits struct {
	Quiet      int // a project in talks, since the last talk
	Unstarted  int // a signed project, since the signing
	Unfinished int // a project under construction, since its start
}

// LimitsOf returns the limits that an office sets in the row limits of
// data/boards.toml, and for those that it leaves out 60, 180 and 540 days: no
// rule is known that fixes them for every office; two months without a word,
// half a year to break ground and a year and a half to build are where projects
// are asked after as a rule.
func LimitsOf(c *model.Catalog) Limits {
	l := Limits{Quiet: 60, Unstarted: 180, Unfinished: 540}
	if row := c.Boards.Get(model.LimitsRow); row != nil {
		l.Quiet, l.Unstarted, l.Unfinished = cmp.Or(row.Quiet, l.Quiet), cmp.Or(row.Unstarted, l.Unstarted), cmp.Or(row.Unfinished, l.Unfinished)
	}
	return l
}

// A Duty is somebody who answers for projects: a leader or a unit.
type Duty struct {
	Key      string // the leader's post, or the unit's id
	Projects []*model.Project
}

// Leaders returns the leaders' posts with the projects linked to each, in the
// order in which the library first names them.
func Leaders(c *model.Catalog) []Duty {
	return duties(c, func(p *model.Project) string { return p.Internal.Leader })
}

// Units returns the units with the projects assigned to each, likewise.
func Units(c *model.Catalog) []Duty {
	return duties(c, func(p *model.Project) string { return p.Internal.Assigned })
}

func duties(c *model.Catalog, key func(*model.Project) string) []Duty {
	var all []Duty
	for p := range c.Projects.All() {
		k := key(p)
		if k == "" || p.State == model.Withdrawn {
			continue
		}
		i := slices.IndexFunc(all, func(d Duty) bool { return d.Key == k })
		if i < 0 {
			i = len(all)
			all = append(all, Duty{Key: k})
		}
		all[i].Projects = append(all[i].Projects, p)
	}
	return all
}

// Unassigned returns the projects that can still be had and for which no unit
// answers.
func Unassigned(c *model.Catalog) (found []*model.Project) {
	for p := range c.Projects.All() {
		if p.Internal.Assigned == "" && (p.State == model.Open || p.State == model.Reserved) {
			found = append(found, p)
		}
	}
	return found
}

// LastTalk returns the latest round of negotiation up to a day; ok is false
// where there was none.
func LastTalk(p *model.Project, day i18n.Date) (last model.Talk, ok bool) {
	for _, t := range p.Internal.Talks {
		if by(t.Date, day) && (!ok || t.Date.Compare(last.Date) > 0) {
			last, ok = t, true
		}
	}
	return last, ok
}

// A Stall is something that has waited too long.
type Stall struct {
	Project *model.Project   // in talks; nil for a project of the ledger
	Row     *model.LedgerRow // of the ledger; nil for a project in talks
	Since   i18n.Date        // zero where no talk is recorded at all
	Days    int
}

// Quiet returns the projects in intent or in talks of which nothing was heard
// for longer than the limit, those without any talk first.
func Quiet(c *model.Catalog, day i18n.Date) (found []Stall) {
	limit := LimitsOf(c).Quiet
	for p := range c.Projects.All() {
		if s := p.Internal.Stage; s != model.Intent && s != model.InTalks || p.State != model.Open && p.State != model.Reserved {
			continue
		}
		talk, ok := LastTalk(p, day)
		waited := 0
		if ok {
			waited = days(talk.Date, day)
		}
		if !ok || waited > limit {
			found = append(found, Stall{Project: p, Since: talk.Date, Days: waited})
		}
	}
	slices.SortStableFunc(found, func(a, b Stall) int {
		return cmp.Or(a.Since.Compare(b.Since), cmp.Compare(b.Days, a.Days))
	})
	return found
}

// Unstarted returns the signed projects of the ledger that have not started
// within the limit, the longest first.
func Unstarted(c *model.Catalog, day i18n.Date) []Stall {
	return waiting(c, day, model.Signed, model.Started, LimitsOf(c).Unstarted)
}

// Unfinished returns the projects under construction that do not operate within
// [UnfinishedAt] days, likewise.
func Unfinished(c *model.Catalog, day i18n.Date) []Stall {
	return waiting(c, day, model.Started, model.Operating, LimitsOf(c).Unfinished)
}

func waiting(c *model.Catalog, day i18n.Date, from, to model.Stage, limit int) (found []Stall) {
	for i := range c.Ledger {
		r := &c.Ledger[i]
		since := r.Dates[from]
		if !by(since, day) || by(r.Dates[to], day) || by(r.Cancelled, day) {
			continue
		}
		if n := days(since, day); n > limit {
			found = append(found, Stall{Row: r, Since: since, Days: n})
		}
	}
	slices.SortStableFunc(found, func(a, b Stall) int { return cmp.Compare(b.Days, a.Days) })
	return found
}
