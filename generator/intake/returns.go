package intake

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"prospectus/generator/model"
	"prospectus/generator/sheet"
)

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
	if len(m.unknown) > 0 || m.uncoded && len(m.known) > 0 {
		m.Proposal = uniqueColumns(append(slices.Clone(m.known), m.unknown...))
		m.Numbering = m.usualNumbering()
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

// usualNumbering is the numbering that most codes of the library follow.
func (m *merger) usualNumbering() (form string) {
	count := map[string]int{}
	for p := range m.input.Catalog.Projects.All() {
		before := strings.TrimRight(p.Code, "0123456789")
		if width := len(p.Code) - len(before); width > 0 {
			count[before+"{"+strings.Repeat("0", width)+"}"]++
		}
	}
	for _, f := range slices.Sorted(maps.Keys(count)) {
		if numberingForm.MatchString(f) && count[f] >= count[form] {
			form = f
		}
	}
	return form
}
