package view

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"prospectus/generator/changes"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// changedName leads to a record by the title that it has now.
func (s scribe) changedName(c changes.Change) Run {
	if r, ok := s.Catalog.Find(c.Kind, c.ID).(model.Record); ok {
		return s.record(c.Kind, r)
	}
	return s.plainName(c)
}

// plainName is changedName without a mark of how the record stands, where a
// heading says that already.
func (s scribe) plainName(c changes.Change) Run {
	item := s.Catalog.Find(c.Kind, c.ID)
	name := s.phrase(nameOf(item))
	if park, part, cut := strings.Cut(c.ID, "/"); cut {
		if p := s.Catalog.Parks.Get(park); p != nil { // what lies in a park is told from others by it
			if name.Text == "" {
				name.Text = part
			}
			name.Text += s.w("label.comma") + s.title(&p.Header).Text
		}
	}
	if name.Text == "" {
		name.Text = c.ID
	}
	return s.link(c.Kind, c.ID, name)
}

// nameOf returns the title or name of a record, part or row; nil where it has
// none.
func nameOf(item model.Identified) i18n.Text {
	if r, ok := item.(model.Record); ok {
		return r.Head().Title
	}
	if item == nil {
		return nil
	}
	if f := reflect.Indirect(reflect.ValueOf(item)).FieldByName("Name"); f.IsValid() {
		name, _ := f.Interface().(i18n.Text)
		return name
	}
	return nil
}

// changedFacts says field by field what changed; nil where nothing did.
func (s scribe) changedFacts(c changes.Change) *Facts {
	t := s.teller()
	f := new(Facts)
	for _, field := range c.Fields {
		f.add(t.Label(field), s.changedValue(t, field))
	}
	return f.orNil()
}

// teller returns what puts changes into words.
func (s *speech) teller() changes.Teller {
	return changes.Teller{Lang: s.lang, Other: s.site.Languages, Word: s.w, Name: func(ref, id string) (i18n.Text, bool) {
		name := nameOf(s.Catalog.Find(ref, id))
		return name, len(name) > 0
	}}
}

// changedValue says what a field says now, and then what it said, as far as
// that may be told.
func (s scribe) changedValue(t changes.Teller, f changes.Field) Cell {
	switch f.How {
	case changes.Lost:
		if f.Dropped > 0 && f.Type == "table" {
			return plain(s.say("changes.lost-rows", s.int(f.Dropped)))
		}
		return plain(s.w("changes.lost"))
	case changes.Reordered:
		return plain(s.w("changes.reordered"))
	case changes.Rewritten:
		return s.rewritten(f)
	}
	if len(f.Added)+len(f.Removed)+f.Dropped > 0 {
		return s.changedList(t, f)
	}
	now, happened := t.Value(f, f.To), s.w("changes.set")
	if f.How == changes.Given {
		happened = s.w("changes.given")
	}
	if text := f.Text[s.lang]; short(text) {
		now = text
	}
	switch {
	case now == "":
		return plain(happened)
	case f.From == "":
		return plain(now).note(happened)
	}
	return plain(now).note(s.say("changes.previously", t.Value(f, f.From)))
}

// short reports whether a new wording is quoted.
func short(text string) bool { return text != "" && utf8.RuneCountInString(text) <= longestNew }

// rewritten says that a text was revised, with its new wording where it is
// short and in the page's language.
func (s scribe) rewritten(f changes.Field) Cell {
	if !slices.Contains(f.Langs, s.lang) {
		var langs []string
		for _, lang := range f.Langs {
			langs = append(langs, s.enum("tongue", string(lang)))
		}
		return plain(s.say("changes.revised-in", s.loc.List(langs)))
	}
	if text := f.Text[s.lang]; short(text) {
		return plain(text).note(s.w("changes.revised"))
	}
	return plain(s.w("changes.revised"))
}

// changedList says what was added to a list and taken out of it.
func (s scribe) changedList(t changes.Teller, f changes.Field) (c Cell) {
	add := func(text string) {
		if len(c) > 0 {
			c = append(c, Run{Text: s.w("label.stop")})
		}
		c = append(c, Run{Text: text})
	}
	if said := t.Values(f, f.Added); said != "" {
		add(s.say("changes.added", said))
	}
	if said := t.Values(f, f.Removed); said != "" {
		add(s.say("changes.removed", said))
	}
	if f.Dropped > 0 {
		add(s.say("changes.dropped", s.int(f.Dropped)))
	}
	if len(c) == 0 {
		return plain(s.w("changes.set"))
	}
	return c
}

// goneGroups tells of the records that the edition does not have any more: of
// each the id, where its address leads to a notice, and else their number.
func (s scribe) goneGroups(r *changes.Report) (groups []ChangeGroup) {
	for _, gone := range r.Gone {
		g := ChangeGroup{Title: s.w("nav." + gone.Kind)}
		for _, id := range gone.IDs {
			g.Links = append(g.Links, Link{Href: s.href(gone.Kind, id), Text: id})
		}
		switch {
		case gone.Others > 0 && len(gone.IDs) > 0:
			g.Note = s.say("changes.others", s.int(gone.Others))
		case gone.Others > 0:
			g.Note = s.say("changes.count", s.int(gone.Others))
		}
		groups = append(groups, g)
	}
	return groups
}

// changeEntries tells the changes one by one, as feeds do.
func (s scribe) changeEntries(r *changes.Report) (entries []ChangeEntry) {
	for _, c := range r.Changes {
		to, ok := s.Plan.Record(s.lang, c.Kind, c.ID)
		if !ok {
			continue
		}
		e := ChangeEntry{Kind: c.Kind, ID: c.ID, Path: to, Title: s.w("changes."+string(feedWord(c.What))) + s.loc.Sep() + s.changedName(c).Text}
		if facts := s.changedFacts(c); facts != nil {
			for i, row := range facts.Rows {
				if i > 0 {
					e.Detail += s.w("label.stop")
				}
				e.Detail += row.Label.Text + s.loc.Sep() + row.Value.Text()
			}
		}
		entries = append(entries, e)
	}
	return entries
}

// feedWord is the heading under which a change stands.
func feedWord(w changes.What) changes.What {
	if w == changes.Renamed {
		return changes.Changed
	}
	return w
}
