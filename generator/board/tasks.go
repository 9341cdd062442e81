package board

import (
	"cmp"
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// soon is how many days before its due date a task is called to mind.
const soon = 30

// TaskState is how a task stands on a day.
type TaskState string

// The states of a task, in the order in which they are listed.
const (
	Overdue TaskState = "overdue"
	Soon    TaskState = "soon"
	Later   TaskState = "later"
	Undated TaskState = "undated"
	Done    TaskState = "done"
)

// taskStates lists the states in order.
var taskStates = [...]TaskState{Overdue, Soon, Later, Undated, Done}

// A Task is a task and the record that it belongs to.
type Task struct {
	model.Task
	Kind, ID string // projects, offices, services or meetings, and which
	State    TaskState
	Days     int // overdue by, or left; 0 without a due date
}

// Tasks returns every task of projects, offices, services and meetings as it
// stands on a day: what is overdue first, the longest first.
func Tasks(c *model.Catalog, day i18n.Date) (all []Task) {
	add := func(kind, id string, tasks []model.Task) {
		for _, t := range tasks {
			all = append(all, Stand(Task{Task: t, Kind: kind, ID: id}, day))
		}
	}
	for p := range c.Projects.All() {
		add("projects", p.ID, p.Internal.Tasks)
	}
	for o := range c.Offices.All() {
		add("offices", o.ID, o.Internal.Errands)
	}
	for v := range c.Services.All() {
		add("services", v.ID, v.Internal.Log)
	}
	for m := range c.Meetings.All() {
		add("meetings", m.ID, m.Matters)
	}
	slices.SortStableFunc(all, func(a, b Task) int {
		return cmp.Or(
			cmp.Compare(slices.Index(taskStates[:], a.State), slices.Index(taskStates[:], b.State)),
			a.Due.Compare(b.Due),
		)
	})
	return all
}

// Stand says how a task stands on a day. It is due until the end of its last day.
func Stand(t Task, day i18n.Date) Task {
	left := 0
	if !t.Due.IsZero() {
		left = days(day, i18n.DateOf(t.Due.Last()))
	}
	switch {
	case by(t.Done, day):
		t.State = Done
	case t.Due.IsZero():
		t.State = Undated
	case left < 0:
		t.State, t.Days = Overdue, -left
	case left <= soon:
		t.State, t.Days = Soon, left
	default:
		t.State, t.Days = Later, left
	}
	return t
}

// A Load is how many tasks a unit has, and how they stand.
type Load struct {
	Unit    string // empty where nobody was named
	Count   int
	States  map[TaskState]int
	OnTime  int // done by their due date
	Settled int // done, with a due date: what OnTime is a part of
}

// Loads sums tasks by unit, the unit with the most overdue tasks first.
func Loads(tasks []Task) []Load {
	var all []Load
	place := map[string]int{}
	for _, t := range tasks {
		i, known := place[t.Unit]
		if !known {
			i = len(all)
			place[t.Unit] = i
			all = append(all, Load{Unit: t.Unit, States: map[TaskState]int{}})
		}
		all[i].Count++
		all[i].States[t.State]++
		if t.State == Done && !t.Due.IsZero() {
			all[i].Settled++
			if !t.Task.Done.First().After(t.Due.Last()) {
				all[i].OnTime++
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Load) int {
		return cmp.Or(cmp.Compare(b.States[Overdue], a.States[Overdue]), cmp.Compare(b.Count, a.Count))
	})
	return all
}
