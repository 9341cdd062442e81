package intake

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"prospectus/generator/content"
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

// Returns says which units have handed in.
type Returns struct {
	In  []Unit
	Out []Unit // from whom something is expected
}

// A Unit is one that handed in, with the number of its projects.
type Unit struct {
	ID    string // "" for one that the library does not have
	Name  string // as written
	Count int
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

// identify finds out which project each draft is about, and joins what several
// tables say of one.
func (m *merger) identify() (subjects []*subject) {
	seen := map[string]*subject{}
	for _, d := range m.drafts {
		if !d.part {
			m.complete(d)
		}
		id, p, ok := m.who(d)
		if !ok {
			continue
		}
		before := seen[id]
		switch {
		case before == nil:
			s := &subject{d, id, p}
			seen[id] = s
			subjects = append(subjects, s)
		case d.part || before.part:
			before.join(d)
		default:
			at := before.place
			m.tell(d.place, "", wrong(repeated, d.name(), where(at, d.place)))
		}
	}
	return slices.DeleteFunc(subjects, func(s *subject) bool { return s.part && s.existing == nil && m.tellOrphan(s) })
}

// tellOrphan reports rows of a keyed table whose project is nowhere.
func (m *merger) tellOrphan(s *subject) bool {
	m.tell(s.place, "", wrong(noProject, s.name()))
	return true
}

// where names a place, with its file where that is another.
func where(p, seenFrom sheet.Place) i18n.Text {
	t := i18n.Text{"zh": p.In("zh"), "en": p.In("en")}
	for lang := range t {
		if p.File != seenFrom.File || t[lang] == "" {
			t[lang] = strings.TrimSpace(p.File + " " + t[lang])
		}
	}
	return t
}

// join adds the rows of a keyed table to their project.
func (s *subject) join(d *draft) {
	if s.part && !d.part {
		s.draft, d = d, s.draft
	}
	for _, p := range d.order {
		if _, there := s.values[p]; !there {
			s.set(p, d.values[p])
		}
	}
	maps.Copy(s.refused, d.refused)
}

// complete gives a draft what its file says for all: region and owner unit.
func (m *merger) complete(d *draft) {
	unit := cmp.Or(d.unit, d.file.unit)
	if !d.has("owner") && unit != "" {
		if id, p := m.names.find("units", unit); p == nil {
			d.set("owner", given{wordValue(id, unit), d.place, "", true})
		}
	}
	d.unit = unit
	if d.has("region") {
		return
	}
	if u := m.input.Catalog.Units.Get(d.values["owner"].canon); u != nil && u.Region != "" {
		d.set("region", given{wordValue(u.Region, m.names.show("regions", u.Region, "zh")), d.place, "", true})
	}
}

func wordValue(id, shown string) value { return value{content.Quote(id), id, shown} }

// who finds the project of a draft: by its code, else by its title.
func (m *merger) who(d *draft) (id string, p *model.Project, ok bool) {
	if g, coded := d.values["code"]; coded {
		return m.byCodeOf(d, g)
	}
	title, titled := d.title()
	if !titled {
		m.tell(d.place, "", wrong(noTitle))
		return "", nil, false
	}
	hits := m.byTitle[fold(title.shown)]
	if len(hits) > 1 {
		hits = slices.DeleteFunc(slices.Clone(hits), func(p *model.Project) bool { return p.Region != d.values["region"].canon })
	}
	if len(hits) == 0 {
		hits = m.renamed(d)
	}
	switch {
	case len(hits) == 1:
		return hits[0].ID, hits[0], true
	case len(m.byTitle[fold(title.shown)]) > 1:
		var ids []string
		for _, p := range m.byTitle[fold(title.shown)] {
			ids = append(ids, p.Code)
		}
		m.tell(title.place, title.heading, wrong(severalNames, title.shown, strings.Join(ids, "、")))
		return "", nil, false
	}
	return "new " + fold(title.shown) + " " + d.values["region"].canon, nil, true
}

// renamed finds projects that had the draft's title at the last import, and have
// another in the library now.
func (m *merger) renamed(d *draft) (hits []*model.Project) {
	if m.wasTitled == nil {
		m.wasTitled = map[string][]string{}
		for _, id := range slices.Sorted(maps.Keys(m.input.Base)) {
			for p, v := range m.input.Base[id] {
				if strings.HasPrefix(p, "title.") {
					m.wasTitled[fold(v[0])] = append(m.wasTitled[fold(v[0])], id)
				}
			}
		}
	}
	title, _ := d.title()
	region, stated := d.values["region"]
	for _, id := range m.wasTitled[fold(title.canon)] {
		if p := m.input.Catalog.Projects.Get(id); p != nil && (!stated || region.canon == p.Region) && !slices.Contains(hits, p) {
			hits = append(hits, p)
		}
	}
	return hits
}

// has reports whether the file says something of a field, were it something that
// cannot be read: nothing is put in its place then.
func (d *draft) has(p string) bool {
	_, there := d.values[p]
	return there || d.refused[p]
}

func (d *draft) title() (g given, ok bool) {
	for _, p := range d.order {
		if strings.HasPrefix(p, "title.") {
			return d.values[p], true
		}
	}
	return g, false
}

func (m *merger) byCodeOf(d *draft, g given) (id string, p *model.Project, ok bool) {
	code := strings.ToUpper(half(g.shown))
	if p := m.byCode[strings.ToLower(code)]; p != nil {
		d.set("code", given{value{content.Quote(p.Code), p.Code, p.Code}, g.place, g.heading, false})
		return p.ID, p, true
	}
	id = strings.ToLower(strings.ReplaceAll(code, "_", "-"))
	if !content.ValidID(id) {
		m.tell(g.place, g.heading, wrong(badCode, g.shown))
		return "", nil, false
	}
	if p := m.input.Catalog.Projects.Get(id); p != nil {
		return id, p, true
	}
	if slices.Contains(m.input.LeftOut, "projects/"+id) {
		m.tell(d.place, "", wrong(unreadRecord, id))
		return "", nil, false
	}
	d.set("code", given{value{content.Quote(code), code, code}, g.place, g.heading, false})
	return id, nil, true
}

// half turns full-width letters into plain ones and takes spaces out.
func half(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == ' ' || r == '\u3000':
			return -1
		case r == '–' || r == '—' || r == '－':
			return '-'
		}
		return r
	}, s)
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

// create makes a project that the library does not have.
func (m *merger) create(s *subject) {
	if _, coded := s.values["code"]; !coded && !m.number(s) {
		return
	}
	if strings.HasPrefix(s.id, "new ") {
		s.id = strings.ToLower(s.values["code"].canon)
	}
	m.defaults(s)
	title, titled := s.title()
	lacking := false
	for _, f := range fields {
		if f.need {
			if _, there := s.values[f.path]; !there {
				lacking = true
				if s.refused[f.path] {
					continue // its cell was complained about already
				}
				m.tell(s.place, "", wrong(missing, s.name(), nameWords(f.path)))
			}
		}
	}
	if !titled {
		m.tell(s.place, "", wrong(noTitle))
	}
	if lacking || !titled {
		m.Held = append(m.Held, Outcome{ID: s.values["code"].shown, Title: title.shown, Place: s.place})
		return
	}
	r := &record{id: s.id, prose: map[i18n.Tag]*content.Prose{}}
	w := newWriter(m, r)
	o := Outcome{ID: s.id, Title: title.shown, Place: s.place}
	for _, p := range s.order {
		f := target(p)
		if m.unplaced(f) {
			continue
		}
		if !s.values[p].assumed {
			m.baseOf(f).set(s.id, p, s.values[p].value)
		}
		if err := w.set(p, f, s.values[p].value); err != nil {
			m.tell(s.values[p].place, s.values[p].heading, wrong(unwritable, s.name(), err))
		}
	}
	m.text(s, r, w, &o)
	m.photos(s, w, &o)
	if err := w.finish(); err != nil {
		m.tell(s.place, "", wrong(unwritable, s.name(), err))
		return
	}
	m.New = append(m.New, o)
}

var zeros = regexp.MustCompile(`\{0+\}$`)

// number gives a new project a code by the map's numbering.
func (m *merger) number(s *subject) bool {
	form := ""
	for _, candidate := range append(slices.Clone(m.input.Maps), m.input.Map) {
		if candidate != nil && candidate.ID == s.group {
			form = candidate.Numbering
		}
	}
	if form == "" {
		form = m.onlyNumbering()
	}
	if form == "" {
		m.tell(s.place, "", wrong(noCode, s.name()))
		return false
	}
	before := zeros.ReplaceAllString(form, "")
	width := len(form) - len(before) - 2
	if _, begun := m.next[before]; !begun {
		m.next[before] = m.highest(before)
	}
	m.next[before]++
	n := strconv.Itoa(m.next[before])
	code := before + strings.Repeat("0", max(0, width-len(n))) + n
	s.set("code", given{value{content.Quote(code), code, code}, s.place, "", true})
	return true
}

// onlyNumbering is that of the map asked for, else the one that all maps agree
// on: forms and Word files have no map of their own.
func (m *merger) onlyNumbering() (form string) {
	if m.input.Map != nil {
		return m.input.Map.Numbering
	}
	for _, candidate := range m.input.Maps {
		if form != "" && candidate.Numbering != "" && candidate.Numbering != form {
			return ""
		}
		form = cmp.Or(form, candidate.Numbering)
	}
	return form
}

// highest returns the highest number given out, in the library and in the files.
func (m *merger) highest(before string) (n int) {
	note := func(code string) {
		if rest, ok := strings.CutPrefix(strings.ToUpper(code), strings.ToUpper(before)); ok {
			if k, err := strconv.Atoi(rest); err == nil {
				n = max(n, k)
			}
		}
	}
	for p := range m.input.Catalog.Projects.All() {
		note(p.Code)
	}
	for _, name := range m.input.LeftOut {
		note(strings.TrimPrefix(name, "projects/"))
	}
	for _, d := range m.drafts {
		note(d.values["code"].shown)
	}
	return n
}

// defaults fills in what the map says for new projects, and the state and the
// region that the file as a whole stands for.
func (m *merger) defaults(s *subject) {
	for _, candidate := range m.input.Maps {
		if candidate.ID == s.group {
			m.mapDefaults(s, candidate)
		}
	}
	if m.input.Map != nil && s.group == "" {
		m.mapDefaults(s, m.input.Map)
	}
	if !s.has("region") && s.file.region != "" {
		name := m.names.show("regions", s.file.region, "zh")
		s.set("region", given{wordValue(s.file.region, name), s.place, "", true})
		m.tell(sheet.Place{File: s.file.name}, "", wrong(regionTaken, name))
	}
	if !s.has("state") {
		s.set("state", given{wordValue("open", "开放对接"), s.place, "", true})
		m.state = true
	}
}

func (m *merger) mapDefaults(s *subject, from *Map) {
	m.map_ = from
	for _, p := range slices.Sorted(maps.Keys(from.Defaults)) {
		if s.has(p) {
			continue
		}
		f := target(p)
		r, problem := m.read(f, sheet.Cell{Kind: sheet.Text, Text: from.Defaults[p]}, "", "")
		if problem != nil {
			m.tell(sheet.Place{File: MapFolder + "/" + from.ID + ".toml"}, p, problem)
			continue
		}
		s.set(p, given{r.value, s.place, "", true})
	}
}

// finish sums up: units, what is gone, what is told once.
func (m *merger) finish(subjects []*subject) {
	if m.state {
		m.tell(sheet.Place{}, "", wrong(stateSet))
	}
	if m.inner > 0 {
		m.tell(sheet.Place{}, "", wrong(internalPlace, m.inner))
	}
	for _, f := range m.files {
		m.Files = append(m.Files, FileRead{f.name, f.rows, f.book.Charset, f.unit})
	}
	if len(m.unknown) > 0 {
		m.Proposal = uniqueColumns(append(slices.Clone(m.known), m.unknown...))
	}
	m.returns(subjects)
	m.Found = slices.Clone(m.found)
	order := map[string]int{}
	for i, f := range m.input.Files {
		if _, there := order[f.Name]; !there {
			order[f.Name] = i
		}
	}
	slices.SortStableFunc(m.Found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(order[a.Place.File], order[b.Place.File]), a.Place.Compare(b.Place))
	})
	m.Found = slices.CompactFunc(m.Found, func(a, b Finding) bool {
		return a.Place == b.Place && a.Rule == b.Rule && a.Message("en") == b.Message("en")
	})
}

func uniqueColumns(list []MapColumn) (out []MapColumn) {
	seen := map[string]bool{}
	for _, c := range list {
		if !seen[key(c.Heading)] {
			seen[key(c.Heading)] = true
			out = append(out, c)
		}
	}
	return out
}

// returns says who has handed in, from whom something is expected, and which
// projects of those who did are missing from their files.
func (m *merger) returns(subjects []*subject) {
	count, named := map[string]int{}, map[string]string{}
	here := map[string]bool{}
	for _, s := range subjects {
		id := s.values["owner"].canon
		if s.existing != nil {
			here[s.existing.ID] = true
			id = cmp.Or(id, s.existing.Owner)
		}
		k := cmp.Or(id, s.unit)
		if k == "" || s.part {
			continue
		}
		count[k]++
		named[k] = cmp.Or(m.unitName(id), s.unit)
	}
	for _, k := range slices.Sorted(maps.Keys(count)) {
		u := Unit{Name: named[k], Count: count[k]}
		if m.input.Catalog.Units.Has(k) {
			u.ID = k
		}
		m.Units.In = append(m.Units.In, u)
	}
	for _, id := range m.expected() {
		if count[id] == 0 {
			m.Units.Out = append(m.Units.Out, Unit{ID: id, Name: m.unitName(id)})
		}
	}
	for p := range m.input.Catalog.Projects.All() {
		if count[p.Owner] > 0 && p.Owner != "" && !here[p.ID] && (p.State == model.Open || p.State == model.Reserved) {
			m.Gone = append(m.Gone, Outcome{ID: p.ID, Title: titleOf(p, m.languages)})
		}
	}
}

func (m *merger) unitName(id string) string {
	if id == "" {
		return ""
	}
	t, _ := m.names.of("units").shown[id].Best(m.languages[0])
	return cmp.Or(t, id)
}

// expected lists the units that have to hand in: those of the map, else those
// whose projects the library has.
func (m *merger) expected() (ids []string) {
	if m.input.Map != nil && len(m.input.Map.Units) > 0 {
		return m.input.Map.Units
	}
	for p := range m.input.Catalog.Projects.All() {
		if p.Owner != "" && (p.State == model.Open || p.State == model.Reserved) {
			ids = append(ids, p.Owner)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
