package intake

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/sheet"
)

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
