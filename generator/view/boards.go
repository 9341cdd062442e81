package view

import (
	"iter"

	"prospectus/generator/board"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// A Board is a page that only the office's own staff have. It is computed from
// internal facts and stands in no public edition.
type Board struct {
	Frame
	Lead     string
	Panel    Panel     // the few figures that matter; may be empty
	Sections []Section // tables, each with what it was counted from
	Sign     []string  // lines to be filled in by hand on paper
}

// Template implements [Page].
func (*Board) Template() string { return "board" }

// A remark is a sentence about a table: what it was counted from, or that there
// is nothing to show.
type remark string

// AppendHTML appends the sentence as a paragraph.
func (r remark) AppendHTML(dst []byte) []byte {
	return append(appendText(append(dst, `<p class="remark">`...), string(r)), "</p>"...)
}

// boardNames are the boards in the order in which they are listed, and what
// fills each.
var boardNames = []struct {
	name string
	fill func(scribe, *Board)
}{
	{"agenda", scribe.agenda}, {"ledger", scribe.ledgerBoard}, {"nodes", scribe.nodeBoard},
	{"projects", scribe.dutyBoard}, {"tasks", scribe.taskBoard}, {"targets", scribe.targetBoard}, {"scores", scribe.scoreBoard},
}

// boards yields the list of the boards and each of them.
func (s *speech) boards(yield func(Page) bool) {
	for page := range s.allBoards() {
		if !yield(page) {
			return
		}
	}
}

// allBoards makes the boards one by one.
func (s *speech) allBoards() iter.Seq[Page] {
	return func(yield func(Page) bool) {
		if s.asked(s.Plan.List(s.lang, route.Boards, 1)) && !yield(s.boardList()) {
			return
		}
		for _, b := range boardNames {
			if !s.asked(s.Plan.Board(s.lang, b.name)) {
				continue
			}
			sc := s.on(s.Plan.Board(s.lang, b.name))
			to := func(lang i18n.Tag) (route.Path, bool) { return s.Plan.Board(lang, b.name), true }
			page := &Board{Lead: s.enum("board-lead", b.name)}
			up := Link{Href: sc.list(route.Boards), Text: s.w("nav.boards")}
			page.Meta = sc.head(route.Boards, Phrase{Text: s.enum("boards", b.name)}, page.Lead, to, up)
			b.fill(sc, page)
			if !yield(page) {
				return
			}
		}
	}
}

// boardList returns the page that leads to the boards.
func (s *speech) boardList() Page {
	sc := s.on(s.Plan.List(s.lang, route.Boards, 1))
	to := func(lang i18n.Tag) (route.Path, bool) { return s.Plan.List(lang, route.Boards, 1), true }
	page := &Board{Lead: s.w("lead.boards")}
	page.Meta = sc.head(route.Boards, Phrase{Text: s.w("nav.boards")}, page.Lead, to)
	t := &Table{Caption: s.w("nav.boards"), Columns: sc.columns("board", "holds")}
	for _, b := range boardNames {
		name := Run{Text: s.enum("boards", b.name), Href: string(sc.at.To(s.Plan.Board(s.lang, b.name)))}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{name}, plain(s.enum("board-lead", b.name))}})
	}
	page.Panel = sc.pressing()
	page.Sections = []Section{{Parts: []Fragment{t}}}
	return page
}

// pressing returns the figures at the head of the list of boards.
func (s scribe) pressing() Panel {
	tasks := map[board.TaskState]int{}
	for _, t := range board.Tasks(s.Catalog, s.Day) {
		tasks[t.State]++
	}
	stalled := len(board.Quiet(s.Catalog, s.Day)) + len(board.Unstarted(s.Catalog, s.Day)) + len(board.Unfinished(s.Catalog, s.Day))
	all, _ := board.All(s.Catalog.Ledger, s.Day)
	figure := func(key string, value Cell) Figure {
		return Figure{Label: Phrase{Text: s.enum("column", key)}, Value: value}
	}
	return Panel{
		figure("overdue", plain(s.int(tasks[board.Overdue]))), figure("soon", plain(s.int(tasks[board.Soon]))),
		figure("stalled", plain(s.int(stalled))), figure("signed", plain(s.int(all.Signed))),
	}
}

// columns returns the heads of columns by their names in the theme's list
// "column".
func (s *speech) columns(names ...string) []Column {
	var found []Column
	for _, name := range names {
		found = append(found, Column{Title: s.enum("column", name)})
	}
	return found
}

// numbers is columns of which all but the first hold numbers.
func (s *speech) numbers(names ...string) []Column {
	found := s.columns(names...)
	for i := range found {
		found[i].Number = i > 0
	}
	return found
}

// add appends a section with a table and a sentence about it, or with the
// sentence that there is nothing.
func (b *Board) add(id, title, note string, t *Table, nothing string) {
	section := Section{ID: id, Title: title}
	if t == nil || len(t.Rows) == 0 {
		section.Parts = []Fragment{remark(nothing)}
	} else {
		t.Echo = t.Caption == title
		section.Parts = []Fragment{t}
		if note != "" {
			section.Parts = []Fragment{remark(note), t}
		}
	}
	b.Sections = append(b.Sections, section)
}

// own writes a text that is only ever written in the office's own language.
func (s *speech) own(text string) Cell {
	if text == "" {
		return nil
	}
	r := Run{Text: text}
	if lang := s.site.Languages[0].HTML(); lang != s.tag {
		r.Lang = lang
	}
	return Cell{r}
}

// ownList writes several of them.
func (s *speech) ownList(all []string) Cell {
	var runs []Run
	for _, text := range all {
		runs = append(runs, s.own(text)...)
	}
	return s.several(runs)
}

// projectLink leads to a project by its title.
func (s scribe) projectLink(p *model.Project) Cell { return Cell{s.record("projects", p)} }

// projectLinks leads to several projects.
func (s scribe) projectLinks(all []*model.Project) Cell {
	var runs []Run
	for _, p := range all {
		runs = append(runs, s.record("projects", p))
	}
	return s.several(runs)
}

// dash stands where there is no number, with the reason.
func (s *speech) dash(why string) Cell { return Cell{{Text: "—"}}.note(why) }

// figureOf writes a number, nought too: on a board nought says something.
func (s *speech) figureOf(n int) Cell { return plain(s.int(n)) }
