package view

import (
	"strings"

	"prospectus/generator/board"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// staffNote says on a record's page that the public does not see the record, ""
// where it does, and in every public edition.
func (s *speech) staffNote(r model.Record) string {
	if !s.Staff {
		return ""
	}
	switch p, isPolicy := r.(*model.Policy); {
	case model.IsWithdrawn(r):
		return s.enum("staff-note", "withdrawn")
	case r.Head().Audience == model.Internal:
		return s.enum("staff-note", "internal")
	case isPolicy && p.Disclosure != model.Voluntary:
		return s.enum("staff-note", "undisclosed")
	}
	return ""
}

// staffSections returns what only the office knows of a record. A public
// edition knows none of it: its catalogue has lost these facts.
func (s scribe) staffSections(kind string, r model.Record) []Section {
	if !s.Staff {
		return nil
	}
	section := Section{ID: "staff", Title: s.w("staff.title")}
	facts := &Facts{}
	put := func(key string, value Cell) { facts.add(s.enum("column", key), value) }
	put("withdrawal", s.own(r.Head().Withdrawal.Reason))
	var more []Fragment
	switch r := r.(type) {
	case *model.Project:
		more = s.projectStaff(r, put)
	case *model.Chain:
		s.chainStaff(r, put)
	case *model.Office:
		more = s.officeStaff(r, put)
	case *model.Park:
		more = s.parkStaff(r, put)
	case *model.Policy:
		put("legality", s.cell(r.Internal.Legality))
	case *model.Service:
		put("deals", s.cell(r.Internal.Deals))
		more = s.tasksOf(r.ID, r.Internal.Log)
	case *model.Event:
		put("signings", s.cell(r.Internal.Signings))
		put("plan", s.cell(r.Internal.Plan))
	case *model.Briefing:
		more = s.ranking(r)
	}
	put("papers", s.papers(kind, r.Head()))
	if f := facts.orNil(); f != nil {
		section.Parts = append(section.Parts, f)
	}
	section.Parts = append(section.Parts, more...)
	if notes := s.written(kind, r.Head(), r.Head().Notes); notes != nil {
		section.Parts = append(section.Parts, notes)
	}
	if len(section.Parts) == 0 {
		return nil
	}
	return []Section{section}
}

// papers leads to the internal attachments of a record, by their names.
func (s scribe) papers(kind string, h *model.Header) Cell {
	var runs []Run
	for _, p := range h.Papers {
		for _, run := range s.own(strings.TrimPrefix(p.File, "internal/")) {
			run.Href = route.Path(s.at.To(s.Plan.Paper(kind, h.ID, p.File))).URL()
			runs = append(runs, run)
		}
	}
	return s.several(runs)
}

// A putter adds a labelled fact unless there is nothing to say.
type putter func(key string, value Cell)

// projectStaff says what the office knows of a project.
func (s scribe) projectStaff(p *model.Project, put putter) []Fragment {
	in := &p.Internal
	put("stage", s.enumCell("stage", string(in.Stage)))
	put("leader", s.own(in.Leader))
	put("unit", s.unit(in.Assigned))
	if in.Trips > 0 {
		put("trips", s.figureOf(in.Trips))
	}
	put("person", s.own(in.Person))
	put("mobile", plain(in.Mobile))
	put("targets", s.ownList(in.Targets))
	put("reserve", s.money(in.Reserve))
	put("review", s.date(in.Reviewed))
	put("score", plain(in.Score))
	put("opinion", s.cell(in.Opinion))
	put("sharing", s.cell(in.Sharing))
	talks := &Table{Caption: s.enum("column", "talks"), Columns: s.columns("date", "firm", "standing")}
	for _, t := range in.Talks {
		talks.Rows = append(talks.Rows, Row{Cells: []Cell{s.date(t.Date), s.own(t.Firm), s.cell(t.State)}})
	}
	found := &Table{Caption: s.enum("column", "inspections"), Columns: s.columns("date", "standing")}
	for _, f := range in.Inspections {
		found.Rows = append(found.Rows, Row{Cells: []Cell{s.date(f.Date), s.cell(f.Finding)}})
	}
	return append(tablesOf(talks, found), s.tasksOf(p.ID, in.Tasks)...)
}

// chainStaff says what the office knows of a chain; its nodes have a board.
func (s scribe) chainStaff(c *model.Chain, put putter) {
	in := &c.Internal
	put("chief", s.own(in.Chief))
	put("post", s.own(in.Post))
	put("budget", s.money(in.Budget))
	put("progress", s.cell(in.Notes))
	if hunting := s.hunting(c); hunting != "" {
		put("hunting", plain(hunting))
	}
}

// officeStaff says what the office knows of a desk.
func (s scribe) officeStaff(o *model.Office, put putter) []Fragment {
	in := &o.Internal
	put("staff", s.ownList(in.Staff))
	put("budget", s.money(in.Budget))
	put("attendance", s.cell(in.Attendance))
	put("clusters", s.cell(in.Clusters))
	targets := s.targetTable("goals")
	s.addTargets(targets, Cell{s.record("offices", o)}, in.Targets, o.ID)
	return append(tablesOf(targets.trim()), s.tasksOf(o.ID, in.Errands)...)
}

// parkStaff says what the office knows of a park, its plots and its buildings.
func (s scribe) parkStaff(p *model.Park, put putter) []Fragment {
	put("plan", s.cell(p.Internal.Plans))
	put("floor", s.money(p.Internal.Floor))
	plots := &Table{Caption: s.w("nav.plots"), Columns: s.columns("name", "reserve", "storage", "talks")}
	for _, plot := range p.Plots {
		in := &plot.Internal
		if row := []Cell{s.plot(plot.Ident()), s.money(in.Reserve), s.cell(in.Storage), s.cell(in.Talks)}; len(cells(row[1], row[2], row[3])) > 0 {
			plots.Rows = append(plots.Rows, Row{Cells: row})
		}
	}
	buildings := &Table{Caption: s.w("nav.buildings"), Columns: s.columns("name", "floor", "talks")}
	for _, b := range p.Buildings {
		if row := []Cell{s.building(b.Ident()), plain(b.Internal.Floor), s.cell(b.Internal.Owner)}; len(cells(row[1], row[2])) > 0 {
			buildings.Rows = append(buildings.Rows, Row{Cells: row})
		}
	}
	return tablesOf(plots.trim(), buildings.trim())
}

// ranking shows how a briefing ranks units.
func (s scribe) ranking(b *model.Briefing) []Fragment {
	t := &Table{Caption: s.enum("column", "ranking"), Columns: s.numbers("unit", "place", "target", "reached")}
	for _, r := range b.Internal.Ranking {
		t.Rows = append(t.Rows, Row{Cells: []Cell{s.unit(r.Unit), s.figureOf(r.Place), s.quantity(r.Target), s.quantity(r.Actual)}})
	}
	return tablesOf(t.trim())
}

// tasksOf lists the tasks of one record, as the board of tasks does.
func (s scribe) tasksOf(id string, tasks []model.Task) []Fragment {
	var own []board.Task
	for _, t := range tasks {
		own = append(own, board.Stand(board.Task{Task: t, ID: id}, s.Day))
	}
	return tablesOf(s.taskTable(s.enum("board-part", "tasks"), own))
}

// tablesOf returns the tables that have rows.
func tablesOf(all ...*Table) (found []Fragment) {
	for _, t := range all {
		if t != nil && len(t.Rows) > 0 {
			found = append(found, t)
		}
	}
	return found
}
