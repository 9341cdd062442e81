package view

import (
	"slices"

	"prospectus/generator/model"
)

// named is how many clauses of one policy a project's page names; the others
// are counted.
const named = 3

// incentives tabulates the policies that may apply to a project: first those
// in force that its record names, then those in force with a clause that fits,
// and last those that the record names but nobody can rely on today. A page
// says which conditions were compared; the named desk decides.
func (s scribe) incentives(p *model.Project) *Table {
	t := &Table{
		Caption: s.w("table.incentives"),
		Columns: []Column{
			{Title: s.w("field.policy")}, {Title: s.w("field.fits")}, {Title: s.w("field.validity")}, {Title: s.w("field.desk")},
		},
	}
	f := s.fitting()
	u := undertaking(p, f.worth)
	var ended []Row
	for _, policy := range s.Catalog.Policies.Some(p.Policies) {
		if row := s.incentive(u, policy, true); policy.ValidityOn(s.Day).InForce() {
			t.Rows = append(t.Rows, row)
		} else {
			row.Class = "ended"
			ended = append(ended, row)
		}
	}
	for _, at := range s.chances(p).policies {
		t.Rows = append(t.Rows, s.incentive(u, f.policies[at], false))
	}
	t.Rows = append(t.Rows, ended...)
	return t.trim()
}

// incentive is the row of one policy. Its number stands below its title, and
// below its standing until when that lasts, so that the table fits a page.
func (s scribe) incentive(u model.Undertaking, policy *model.Policy, recorded bool) Row {
	fits, desks := s.fittingClauses(u, policy)
	if recorded {
		own := plain(s.w("incentives.named"))
		if len(fits) > 0 {
			own = append(own, Run{Text: s.w("label.stop")})
		}
		fits = append(own, fits...)
	}
	c := s.policyCells(policy)
	return Row{Cells: []Cell{c.title, fits, c.standing, s.deciders(policy, desks)}}
}

// policyCells are what the page of every project that a policy may apply to says
// of the policy.
type policyCells struct {
	title, standing Cell
	clauses         []Run
}

// policyCells returns them, made when they are first asked for.
func (s scribe) policyCells(p *model.Policy) *policyCells {
	return kept(s.offers, sharedKey[*model.Policy]{s.folder(), p}, func() *policyCells {
		title := Cell{s.link("policies", p.ID, s.title(&p.Header))}
		c := &policyCells{title: title.note(p.Number), standing: s.validity(p).note(s.runs(p))}
		for i := range p.Clauses {
			c.clauses = append(c.clauses, s.clauseLink(p, &p.Clauses[i]))
		}
		return c
	})
}

// runs says until when a policy is in force, and from when where that is still
// to come.
func (s *speech) runs(p *model.Policy) string {
	until := s.w("incentives.no-end")
	switch {
	case p.RepealEnds():
		until = s.say("validity.repealed-on", s.loc.Date(p.Repealed))
	case !p.Expires.IsZero():
		until = s.say("incentives.until", s.loc.Date(p.Expires))
	}
	if p.ValidityOn(s.Day) == model.Pending {
		return s.say("incentives.from", s.loc.Date(p.Effective)) + s.w("label.comma") + until
	}
	return until
}

// fittingClauses says which clauses of a policy fit an undertaking and why, and
// returns the desks of those clauses. A policy that is not in force has none.
func (s scribe) fittingClauses(u model.Undertaking, policy *model.Policy) (said Cell, desks []string) {
	f, links := s.fitting(), s.policyCells(policy).clauses
	count := 0
	for i, r := range f.of(f.place[policy.ID]) {
		fit := r.Judge(u)
		if fit.Verdict == model.Unfit {
			continue
		}
		c := &policy.Clauses[i]
		if !slices.Contains(desks, c.Desk) {
			desks = append(desks, c.Desk)
		}
		if count++; count > named {
			continue
		}
		if count > 1 {
			said = append(said, Run{Text: s.w("label.stop")})
		}
		said = append(said, links[i], Run{Text: s.loc.Sep() + s.why(fit)})
	}
	if count > named {
		said = said.note(s.say("list.more", s.int(count-named)))
	}
	return said, desks
}

// clauseLink leads to a clause on its policy's page by its article and kind.
func (s scribe) clauseLink(policy *model.Policy, c *model.Clause) Run {
	name := s.enum("clause-kind", string(c.Kind))
	if c.Article != "" {
		name = s.say("incentives.article", articleNumber(c.Article), name)
	}
	if name == "" {
		name = s.w("incentives.clause")
	}
	r := Run{Text: name, Href: s.href("policies", policy.ID)}
	if r.Href != "" {
		r.Href += "#clause." + c.ID
	}
	return r
}

// why says which conditions of a clause are met and which are left to check. Few
// of all answers ever come up.
func (s *speech) why(fit model.Fit) string {
	return kept(s.whys, fit, func() string { return s.reasons(fit) })
}

// reasons is why without remembering.
func (s *speech) reasons(fit model.Fit) string {
	switch {
	case fit.Met == 0 && fit.Open == 0:
		return s.w("clause.everybody")
	case fit.Open == 0:
		return s.say("incentives.met", s.criteria(fit.Met))
	case fit.Met == 0:
		return s.say("incentives.open", s.criteria(fit.Open))
	}
	return s.say("incentives.met", s.criteria(fit.Met)) + s.w("label.comma") + s.say("incentives.open", s.criteria(fit.Open))
}

// criteria lists conditions in words.
func (s *speech) criteria(set model.Criteria) string {
	var all []string
	for _, c := range set.All() {
		all = append(all, s.enum("criterion", c.String()))
	}
	return s.loc.List(all)
}

// deciders names who decides: the desks of the clauses that fit, else the office
// that answers for the policy, else its issuer.
func (s scribe) deciders(policy *model.Policy, ids []string) Cell {
	var runs []Run
	for _, id := range ids {
		runs = append(runs, s.unit(id)...)
	}
	if len(runs) > 0 {
		return s.several(runs)
	}
	if office := s.officeLink(policy.Office); office != nil {
		return office
	}
	return s.unit(policy.Issuer)
}

// moreIncentives leads to the page of clauses with what is known of a project
// filled in, and says how many policies more may apply than its own page shows;
// nil where nobody can apply for the project any more.
func (s scribe) moreIncentives(p *model.Project) *Link {
	if !alive(p) {
		return nil
	}
	in := proposal(p)
	if more := int(s.chances(p).more); more > 0 {
		return s.find(&in, s.say("incentives.find-more", s.int(more)))
	}
	return s.find(&in, s.w("incentives.find"))
}

// takers leads to the projects that a policy may apply to: those that name it
// first. The last entry leads to all projects where there are more.
func (s scribe) takers(p *model.Policy) Links {
	t := s.takersOf(p.ID)
	found := links(s, "projects", t.projects)
	if t.more > 0 {
		found = append(found, Link{Href: s.list("projects"), Text: s.say("incentives.more-projects", s.int(t.more))})
	}
	return found
}
