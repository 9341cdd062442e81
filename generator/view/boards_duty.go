package view

import (
	"prospectus/generator/board"
	"prospectus/generator/model"
)

// dutyBoard shows who answers for which project: leaders, units, and the
// projects for which nobody does.
func (s scribe) dutyBoard(b *Board) {
	s.duties(b, "leaders", board.Leaders(s.Catalog), s.own)
	s.duties(b, "units", board.Units(s.Catalog), s.unit)
	t := s.dutyTable(s.enum("board-part", "unassigned"))
	for _, p := range board.Unassigned(s.Catalog) {
		t.Rows = append(t.Rows, s.dutyRow(p))
	}
	b.add("unassigned", s.enum("board-part", "unassigned"), s.w("boards.unassigned"), t.trim(), s.w("boards.nothing"))
}

// duties adds a section with a table for each of those who answer.
func (s scribe) duties(b *Board, id string, all []board.Duty, name func(string) Cell) {
	section := Section{ID: id, Title: s.enum("board-part", id)}
	var tables []*Table
	for _, d := range all {
		who := name(d.Key).Text()
		t := s.dutyTable(s.say("boards.of", who, s.int(len(d.Projects))))
		for _, p := range d.Projects {
			t.Rows = append(t.Rows, s.dutyRow(p))
		}
		tables = append(tables, t)
	}
	trimAlike(tables)
	for _, t := range tables {
		section.Parts = append(section.Parts, t)
	}
	if len(tables) == 0 {
		section.Parts = []Fragment{remark(s.w("boards.nothing"))}
	}
	b.Sections = append(b.Sections, section)
}

// dutyTable returns a table of projects and who answers for them.
func (s *speech) dutyTable(caption string) *Table {
	t := &Table{Caption: caption, Columns: s.columns("project", "stage", "leader", "unit", "trips", "talk", "targets")}
	t.Columns[4].Number = true
	return t
}

// dutyRow returns the row of one project.
func (s scribe) dutyRow(p *model.Project) Row {
	in := &p.Internal
	var talk Cell
	if last, ok := board.LastTalk(p, s.Day); ok {
		talk = append(s.date(last.Date), Run{Text: " "})
		talk = append(talk, s.own(last.Firm)...)
		talk = append(append(talk, Run{Text: " "}), s.cell(last.State)...)
	}
	var trips Cell
	if in.Trips > 0 {
		trips = s.figureOf(in.Trips)
	}
	return Row{Cells: []Cell{s.projectLink(p), s.enumCell("stage", string(in.Stage)), s.own(in.Leader), s.unit(in.Assigned), trips, talk, s.ownList(in.Targets)}}
}

// taskBoard shows the service tasks: how each unit stands, and every task.
func (s scribe) taskBoard(b *Board) {
	tasks := board.Tasks(s.Catalog, s.Day)
	loads := &Table{Caption: s.enum("board-part", "loads"), Columns: s.numbers("unit", "tasks", "overdue", "soon", "done", "on-time")}
	for _, l := range board.Loads(tasks) {
		name := s.unit(l.Unit)
		if len(name) == 0 {
			name = plain(s.w("rates.nowhere"))
		}
		loads.Rows = append(loads.Rows, Row{Cells: []Cell{
			name, s.figureOf(l.Count), s.figureOf(l.States[board.Overdue]), s.figureOf(l.States[board.Soon]), s.figureOf(l.States[board.Done]), s.onTime(l),
		}})
	}
	b.add("loads", s.enum("board-part", "loads"), s.say("boards.on-day", s.loc.Date(s.Day)), loads, s.w("boards.nothing"))
	b.add("tasks", s.enum("board-part", "tasks"), "", s.taskTable(s.enum("board-part", "tasks"), tasks), s.w("boards.nothing"))
}

// onTime writes how many of a unit's tasks were done by their due date.
func (s *speech) onTime(l board.Load) Cell {
	if l.Settled == 0 {
		return s.dash(s.w("boards.none-done"))
	}
	return plain(s.say("rates.of", s.int(l.OnTime), s.int(l.Settled)))
}

// taskTable lists tasks. What is overdue says so in words, not by colour alone.
func (s scribe) taskTable(caption string, tasks []board.Task) *Table {
	t := &Table{Caption: caption, Columns: s.columns("task", "standing", "due", "unit", "person", "belongs")}
	for _, task := range tasks {
		t.Rows = append(t.Rows, Row{Class: string(task.State), Cells: []Cell{
			s.cell(task.Matter), s.taskStanding(task), s.date(task.Due), s.unit(task.Unit), s.own(task.Person), s.taskHome(task),
		}})
	}
	return t.trim()
}

// taskStanding says how a task stands: overdue by so many days, or so many left.
func (s *speech) taskStanding(t board.Task) Cell {
	switch t.State {
	case board.Overdue:
		return Cell{{Text: s.say("boards.overdue", s.int(t.Days)), Class: "badge validity-expired"}}
	case board.Done:
		return append(plain(s.enum("task-state", string(t.State))), append(Cell{{Text: " "}}, s.date(t.Task.Done)...)...)
	case board.Undated:
		return plain(s.enum("task-state", string(t.State)))
	}
	return plain(s.say("boards.left", s.int(t.Days)))
}

// taskHome leads to the record that a task belongs to.
func (s scribe) taskHome(t board.Task) Cell {
	if m := s.Catalog.Meetings.Get(t.ID); t.Kind == "meetings" && m != nil {
		return s.cell(m.Name)
	}
	if r, ok := s.Catalog.Find(t.Kind, t.ID).(model.Record); ok {
		return Cell{s.record(t.Kind, r)}
	}
	return nil
}
