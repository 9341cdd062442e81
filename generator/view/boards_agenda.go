package view

import (
	"prospectus/generator/board"
	"prospectus/generator/model"
)

// agenda is the book of a dispatch meeting: what has to be decided, most
// pressing first, each with room for the decision.
func (s scribe) agenda(b *Board) {
	c, n := s.Catalog, 0
	var overdue, soon []board.Task
	for _, t := range board.Tasks(c, s.Day) {
		switch t.State {
		case board.Overdue:
			overdue = append(overdue, t)
		case board.Soon:
			soon = append(soon, t)
		}
	}
	limits := board.LimitsOf(c)
	s.meetings(b)
	s.agendaItems(b, &n, "overdue", "", s.taskItems(overdue))
	s.agendaItems(b, &n, "quiet", s.say("boards.quiet", s.int(limits.Quiet)), s.stallItems(board.Quiet(c, s.Day)))
	s.agendaItems(b, &n, "unstarted", s.say("boards.unstarted", s.int(limits.Unstarted)), s.stallItems(board.Unstarted(c, s.Day)))
	s.agendaItems(b, &n, "unfinished", s.say("boards.unfinished", s.int(limits.Unfinished)), s.stallItems(board.Unfinished(c, s.Day)))
	s.agendaItems(b, &n, "gaps", s.w("boards.gaps"), s.gapItems())
	s.agendaItems(b, &n, "soon", "", s.taskItems(soon))
	b.Sign = []string{s.enum("board-sign", "chair"), s.enum("board-sign", "clerk"), s.enum("board-sign", "date")}
}

// An item is one matter of the agenda before it is numbered.
type item struct{ what, why, who Cell }

// agendaItems adds a section of numbered items with an empty cell for what is
// decided. The numbers go on from one section to the next.
func (s scribe) agendaItems(b *Board, n *int, part, note string, items []item) {
	t := &Table{Caption: s.enum("board-part", part), Columns: s.columns("no", "matter", "why", "answers", "decision")}
	for _, it := range items {
		*n++
		t.Rows = append(t.Rows, Row{Class: "decide", Cells: []Cell{s.figureOf(*n), it.what, it.why, it.who, nil}})
	}
	b.add(part, s.enum("board-part", part), note, t, s.w("boards.nothing"))
}

// taskItems makes items of tasks.
func (s scribe) taskItems(tasks []board.Task) (items []item) {
	for _, t := range tasks {
		who := s.unit(t.Unit)
		if person := s.own(t.Person); len(person) > 0 {
			who = s.several(append(who, person...))
		}
		what := s.cell(t.Matter)
		if home := s.taskHome(t); len(home) > 0 {
			what = append(append(what, Run{Text: s.loc.Sep()}), home...)
		}
		items = append(items, item{what, s.taskStanding(t), who})
	}
	return items
}

// stallItems makes items of what waits too long.
func (s scribe) stallItems(stalls []board.Stall) (items []item) {
	for _, st := range stalls {
		it := item{why: s.waited(st)}
		if p := st.Project; p != nil {
			it.what = s.projectLink(p)
			if it.who = s.unit(p.Internal.Assigned); len(it.who) == 0 {
				it.who = s.own(p.Internal.Leader)
			}
		} else {
			it.what = append(s.own(st.Row.Name), Run{Text: " "}, Run{Text: st.Row.ID, Class: "note"})
			it.who = s.broughtBy(st.Row)
		}
		items = append(items, it)
	}
	return items
}

// broughtBy names the office that brought a project of the ledger in, else its
// region.
func (s scribe) broughtBy(r *model.LedgerRow) Cell {
	if c := s.officeLink(r.Office); len(c) > 0 {
		return c
	}
	return s.region(r.Region)
}

// waited says since when something waits, and for how long.
func (s *speech) waited(st board.Stall) Cell {
	if st.Since.IsZero() {
		return plain(s.w("boards.no-talk"))
	}
	return append(s.date(st.Since), Run{Text: " "}, Run{Text: s.say("boards.days", s.int(st.Days)), Class: "note"})
}

// gapItems makes items of the gaps for which nobody has been thought of.
func (s scribe) gapItems() (items []item) {
	for _, g := range board.Gaps(s.Catalog) {
		if g.Node.Internal.State == model.Missing && len(g.Projects) == 0 || g.Unanswered() {
			items = append(items, item{s.node(g.Node.Ident()), s.enumCell("weakness", string(g.Node.Internal.State)), s.unit(g.Chain.LeadUnit)})
		}
	}
	return items
}

// meetings adds the meetings that are still to come, with their projects.
func (s scribe) meetings(b *Board) {
	t := &Table{Caption: s.enum("board-part", "meetings"), Columns: s.columns("meeting", "date", "chain", "projects")}
	for m := range s.Catalog.Meetings.All() {
		if m.Date.Compare(s.Day) < 0 {
			continue
		}
		var chain Cell
		if c := s.Catalog.Chains.Get(m.Chain); c != nil {
			chain = Cell{s.record("chains", c)}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{s.cell(m.Name), s.date(m.Date), chain, s.projectLinks(s.Catalog.Projects.Some(m.Projects))}})
	}
	b.add("meetings", s.enum("board-part", "meetings"), "", t.trim(), s.w("boards.no-meeting"))
}
