package view

import (
	"prospectus/generator/board"
	"prospectus/generator/model"
)

// targetBoard shows the targets of offices, teams, units and campaigns with what
// was reached, and the leads that units report.
func (s scribe) targetBoard(b *Board) {
	offices, goals := s.targetTable("offices"), []goal(nil)
	for o := range s.Catalog.Offices.All() {
		goals = append(goals, s.addTargets(offices, Cell{s.record("offices", o)}, o.Internal.Targets, o.ID)...)
	}
	note := s.say("boards.on-day", s.loc.Date(s.Day))
	b.add("offices", s.enum("board-part", "offices"), note, offices.trim(), s.w("boards.no-goals"))
	if c := s.goalChart(s.w("chart.goals"), goals); c != nil {
		last := &b.Sections[len(b.Sections)-1]
		last.Parts = append(last.Parts, s.plate("goals", c, note))
	}

	s.teams(b, note)
	s.campaigns(b, note)
	s.leads(b)
}

// teams adds the desks of industries, the teams and the units: their targets, and
// below who leads them, how often they travelled and which scorecard rates them.
func (s scribe) teams(b *Board, note string) {
	t := s.targetTable("teams")
	led := &Table{Caption: s.enum("board-part", "led"), Columns: s.columns("who", "led", "trips", "scheme")}
	add := func(who Cell, leader string, trips int, scheme string, targets []model.Target) {
		s.addTargets(t, who, targets, "")
		row := []Cell{who, s.own(leader), nil, s.scheme(scheme)}
		if trips > 0 {
			row[2] = s.figureOf(trips)
		}
		if len(cells(row[1:]...)) > 0 {
			led.Rows = append(led.Rows, Row{Cells: row})
		}
	}
	for i := range s.Catalog.Industries.All() {
		add(s.industry(i.ID), i.Internal.Leader, i.Internal.Trips, "", i.Internal.Targets)
	}
	for r := range s.Catalog.Boards.All() {
		who := s.unit(r.Unit)
		if r.Team != "" {
			who = s.own(r.Team)
		}
		if len(who) > 0 {
			add(who, r.Leader, 0, r.Scheme, r.Targets)
		}
	}
	b.add("teams", s.enum("board-part", "teams"), note, t.trim(), s.w("boards.no-goals"))
	last := &b.Sections[len(b.Sections)-1]
	last.Parts = append(last.Parts, tablesOf(led.trim())...)
}

// scheme leads to a scorecard on its board, or names it where there is none.
func (s scribe) scheme(name string) Cell {
	for _, r := range s.Scores {
		if r.Card.Name == name {
			run := s.phrase(r.Card.Title).run()
			run.Href = string(s.at.To(s.Plan.Board(s.lang, "scores"))) + "#score-" + name
			return Cell{run}
		}
	}
	return s.own(name)
}

// campaigns adds the campaigns with their targets and results.
func (s scribe) campaigns(b *Board, note string) {
	t := s.targetTable("campaigns")
	results := &Table{Caption: s.enum("board-part", "results"), Columns: s.columns("name", "standing")}
	for c := range s.Catalog.Campaigns.All() {
		name := s.phrase(c.Name)
		if p := s.period(c.Period); len(p) > 0 {
			name.Text = s.say("label.marked", name.Text, p.Text())
		}
		s.addTargets(t, Cell{name.run()}, c.Targets, "")
		if text := s.cell(c.Results); len(text) > 0 {
			results.Rows = append(results.Rows, Row{Cells: []Cell{s.cell(c.Name), text}})
		}
	}
	b.add("campaigns", s.enum("board-part", "campaigns"), note, t.trim(), s.w("boards.no-goals"))
	last := &b.Sections[len(b.Sections)-1]
	last.Parts = append(last.Parts, tablesOf(results)...)
}

// leads adds the first words of possible projects, as units reported them.
func (s scribe) leads(b *Board) {
	t := &Table{Caption: s.enum("board-part", "leads"), Columns: s.columns("unit", "date", "standing")}
	for l := range s.Catalog.Leads.All() {
		t.Rows = append(t.Rows, Row{Cells: []Cell{s.unit(l.Unit), s.date(l.Date), s.cell(l.State)}})
	}
	b.add("leads", s.enum("board-part", "leads"), "", t, s.w("boards.nothing"))
}

// targetTable returns a table of targets.
func (s *speech) targetTable(of string) *Table {
	t := &Table{Caption: s.enum("board-part", of), Columns: s.columns("who", "indicator", "period", "weight", "target", "reached", "share", "elapsed", "counted")}
	for i := 3; i < len(t.Columns); i++ {
		t.Columns[i].Number = true
	}
	return t
}

// addTargets adds a row for each target, and returns them for a chart.
func (s scribe) addTargets(t *Table, who Cell, targets []model.Target, office string) (goals []goal) {
	for _, r := range board.Results(targets, office, s.Catalog, s.Day) {
		target, reached := s.quantity(r.Target.Target), s.quantity(r.Actual)
		if len(target) == 0 {
			target, reached = s.money(r.Sum), s.money(r.Target.Reached)
		}
		label := s.cell(r.Label)
		if len(label) == 0 {
			label = s.enumCell("measure", string(r.Indicator))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			who, label, s.period(r.Period), s.decimal(r.Weight), target, reached, s.shareCell(r), s.percent(r.Elapsed), s.counts(r),
		}})
		goals = append(goals, goal{s.say("chart.goal", who.Text(), label.Text()), r})
	}
	return goals
}

// shareCell writes how much of a target was reached, and that this is less than
// the time that is over; a dash and why where it cannot be said.
func (s *speech) shareCell(r board.Result) Cell {
	if !r.Known {
		return s.dash(s.w("boards.not-comparable"))
	}
	c := s.percent(r.Reached)
	if r.Behind {
		return append(c, Run{Text: " "}, Run{Text: s.w("boards.behind"), Class: "badge state-reserved"})
	}
	return c
}

// counts writes what the ledger counts for an indicator, and that it is not what
// was reported.
func (s *speech) counts(r board.Result) Cell {
	if !r.Counted {
		return nil
	}
	c := s.figureOf(r.Ledger)
	if r.Differs {
		return c.note(s.w("boards.differs"))
	}
	return c
}
