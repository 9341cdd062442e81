package intake

import (
	"maps"
	"slices"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/sheet"
)

// A Result is what an import comes to.
type Result struct {
	Files   []FileRead
	New     []Outcome
	Changed []Outcome
	Same    []Outcome
	Held    []Outcome // new, and not complete enough to be written
	Gone    []Outcome // the library has them, the units that handed in do not
	Units   Returns
	Found   []Finding // in the order of files
	// Proposal is a map for a layout that was not wholly known; "" for none.
	Proposal []MapColumn
	// Numbering is that of most of the library's codes, for the proposal.
	Numbering string
	// Writes are the files that the good records and fields come to.
	Writes []Write
	Base   Base
	Inner  Base
}

// A FileRead is one file that was read.
type FileRead struct {
	Name    string
	Rows    int // projects
	Charset string
	Unit    string
}

// An Outcome is what becomes of one project.
type Outcome struct {
	ID, Title string
	Place     sheet.Place
	Changes   []Change
	Body      bool // running text goes into it
	Pictures  int
}

// A Change is one field that the library does not have so yet.
type Change struct {
	Path     string
	From, To string
	Place    sheet.Place
}

// Clean reports whether nothing stands against writing.
func (r *Result) Clean(strict bool) bool {
	for _, f := range r.Found {
		if f.Rule.Severity == diag.Error || strict && f.Rule.Severity == diag.Warning {
			return false
		}
	}
	return true
}

// A merger compares drafts with the library.
type merger struct {
	*intake
	*Result
	byCode    map[string]*model.Project
	byTitle   map[string][]*model.Project
	wasTitled map[string][]string // ids by the title of the last import
	next      map[string]int      // numbers given out, by the part before them
	uncoded   bool                // new projects have no code
	state     bool                // new projects took a state that nobody stated
	inner     int                 // internal facts that have no place to go
}

// A subject is one project with all that the files say of it.
type subject struct {
	*draft
	id       string
	existing *model.Project
}

func (in *intake) merge() *Result {
	m := &merger{intake: in, Result: &Result{Base: cloneBase(in.input.Base), Inner: cloneBase(in.input.Inner)}, next: map[string]int{},
		byCode: map[string]*model.Project{}, byTitle: map[string][]*model.Project{}}
	for p := range in.input.Catalog.Projects.All() {
		m.byCode[strings.ToLower(p.Code)] = p
		for _, t := range p.Title {
			if k := fold(t); !slices.Contains(m.byTitle[k], p) {
				m.byTitle[k] = append(m.byTitle[k], p)
			}
		}
	}
	subjects := m.identify()
	for _, s := range subjects {
		if s.existing != nil {
			m.compare(s)
		} else {
			m.create(s)
		}
	}
	m.finish(subjects)
	return m.Result
}

func cloneBase(b Base) Base {
	out := Base{}
	for id, values := range b {
		out[id] = maps.Clone(values)
	}
	return out
}

// compare takes what changed of a project that the library has.
func (m *merger) compare(s *subject) {
	r := m.load(s.id)
	if r == nil {
		m.tell(s.place, "", wrong(unreadRecord, s.id))
		return
	}
	o := Outcome{ID: s.id, Title: titleOf(s.existing, m.languages), Place: s.place}
	w := newWriter(m, r)
	for _, p := range s.order {
		f, g := target(p), s.values[p]
		if c, changed := m.field(s, r, o, p, g); changed {
			if err := w.set(p, f, g.value); err != nil {
				m.tell(g.place, g.heading, wrong(unwritable, o.Title, err))
				continue
			}
			o.Changes = append(o.Changes, c)
		}
	}
	m.emptied(s, r, o)
	m.text(s, r, w, &o)
	m.photos(s, w, &o)
	if err := w.finish(); err != nil {
		m.tell(s.place, "", wrong(unwritable, o.Title, err))
		return
	}
	if len(o.Changes) == 0 && !o.Body && o.Pictures == 0 {
		m.Same = append(m.Same, o)
		return
	}
	m.Changed = append(m.Changed, o)
}

// field decides on one field: the library's value, the file's, and that of the
// last import say who changed it. A file that was exported says itself which
// values it was made with.
func (m *merger) field(s *subject, r *record, o Outcome, p string, g given) (c Change, changed bool) {
	f := target(p)
	if m.unplaced(f) {
		return c, false
	}
	base := m.baseOf(f)
	here, there := r.says(f, p)
	was, kept := base[r.id][p]
	if !g.assumed {
		defer base.set(r.id, p, g.value)
	}
	mine, theirs := kept && was[0] == g.canon, kept && was[0] == here.canon
	if carried, ok := s.file.carried[r.id]; ok {
		mine, theirs, kept = carried[p] == mark(g.canon), there && carried[p] == mark(here.canon), true
		was[1] = ""
	}
	switch {
	case there && here.canon == g.canon, mine:
		return c, false // the file says nothing new
	case !there:
		return Change{p, "", g.shown, g.place}, true
	case theirs:
		return Change{p, here.shown, g.shown, g.place}, true
	case g.assumed:
		return c, false
	case kept && was[1] != "":
		m.tell(g.place, g.heading, wrong(conflict, o.Title, nameWords(p), short(here.shown), short(g.shown), short(was[1])))
	default:
		m.tell(g.place, g.heading, wrong(differs, o.Title, nameWords(p), short(here.shown), short(g.shown)))
	}
	return c, false
}

// unplaced reports an internal fact that has no place to go.
func (m *merger) unplaced(f *field) bool {
	if f.internal() && !m.input.Catalog.Site.InternalAllowed() && m.input.Internal == nil {
		m.inner++
		return true
	}
	return false
}

// baseOf returns the base that a field's values are kept in: internal ones stay
// where internal facts stay.
func (m *merger) baseOf(f *field) Base {
	if f.internal() && !m.input.Catalog.Site.InternalAllowed() {
		return m.Inner
	}
	return m.Base
}

// emptied tells of fields that the last import filled and this one leaves empty.
func (m *merger) emptied(s *subject, r *record, o Outcome) {
	if s.part {
		return
	}
	for _, base := range []Base{m.input.Base, m.input.Inner} {
		for _, p := range slices.Sorted(maps.Keys(base[s.id])) {
			f := target(p)
			_, given := s.values[p]
			if given || f == nil || f.table() != "" {
				continue
			}
			if here, there := r.says(f, p); there {
				m.tell(s.place, "", wrong(emptied, o.Title, nameWords(p), short(here.shown)))
			}
		}
	}
}

func titleOf(p *model.Project, langs []i18n.Tag) string {
	t, _ := p.Title.Best(langs[0])
	return t
}
