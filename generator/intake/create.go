package intake

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/i18n"
	"prospectus/generator/sheet"
)

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
		m.uncoded = true
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
