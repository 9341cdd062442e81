package view

import (
	"slices"
	"strings"

	"prospectus/generator/changes"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// A Changes is the page of what is new in this edition, compared with the last
// one of which the site keeps an archive. The comparison has passed the door of
// package changes; here it is put into words.
type Changes struct {
	Frame
	Style              StyleLink
	Lead, Dates, Terms string
	None               string // that nothing has changed
	Contents           Links  // to the parts of the page
	New, Closed        []ChangeGroup
	Changed            []ChangeGroup
	Gone               []ChangeGroup
	GoneLead           string
	Confirmed          string // how many projects were verified again and not changed
	Feed               *Link
	Pager              *Pager
	Entries            []ChangeEntry // for the feed; on the first page alone
}

// Template implements [Page].
func (*Changes) Template() string { return "changes" }

// A ChangeGroup is what happened to the records of one kind.
type ChangeGroup struct {
	Title   string
	Cards   []*Shared
	Links   Links
	Records []ChangedRecord
	Note    string
}

// A ChangedRecord is one record with what changed in it.
type ChangedRecord struct {
	Name  Run
	Note  string // that it has another number
	Facts *Facts // by field: what it says now, and what it said
}

// A ChangeEntry is one change as feeds tell it.
type ChangeEntry struct {
	Kind, ID      string
	Title, Detail string
	Path          route.Path
}

// How many changed records a page tells of, and how many new projects stand on
// it as cards; of more there are links.
const (
	changesOnPage = 60
	newCards      = 24
)

// changed reports whether there is a page of what is new.
func (s *speech) changed() bool { return s.Since != nil && !s.Staff }

// changesLink leads to it; nil where there is none.
func (s scribe) changesLink() *Link {
	if !s.changed() {
		return nil
	}
	return &Link{Href: string(s.at.To(s.Plan.Changes(s.lang, 1))), Text: s.w("changes.title")}
}

// changesPages yields the page of what is new, and its further pages; nothing
// where the site keeps no archive of an earlier edition.
func (s *speech) changesPages(yield func(Page) bool) {
	family := strings.TrimSuffix(string(s.Plan.Changes(s.lang, 1)), "html")
	if !s.changed() || s.only != "" && !strings.HasPrefix(string(s.only), family) {
		return // a comparison is not made for other pages
	}
	r := s.Since()
	changed := slices.DeleteFunc(slices.Clone(r.Changes), func(c changes.Change) bool {
		return c.What == changes.New || len(c.Fields) == 0 && c.What != changes.Renamed
	})
	last := max(1, (len(changed)+changesOnPage-1)/changesOnPage)
	for n := 1; n <= last; n++ {
		at := s.Plan.Changes(s.lang, n)
		if !s.asked(at) {
			continue
		}
		from := (n - 1) * changesOnPage
		if !yield(s.on(at).changesPage(r, changed[from:min(from+changesOnPage, len(changed))], n, last)) {
			return
		}
	}
}

// changesPage returns page n of what is new.
func (s scribe) changesPage(r *changes.Report, changed []changes.Change, n, last int) Page {
	v := &Changes{Changed: s.changedGroups(changed), Lead: s.changesLead(r), Style: StyleLink(s.asset("changes.css"))}
	to := func(lang i18n.Tag) (route.Path, bool) { return s.Plan.Changes(lang, n), true }
	v.Meta = s.head("changes", Phrase{Text: s.w("changes.title")}, v.Lead, to)
	s.numbered(&v.Meta, n)
	s.shows(&v.Meta, s.changedItems(r)...)
	v.Pager = s.pager(n, last, func(i int) route.Path { return s.Plan.Changes(s.lang, i) })
	if n > 1 {
		return v
	}
	v.Terms, v.Dates = s.w("changes.terms"), s.changesDates(r)
	v.New, v.Closed = s.plainGroups(r, changes.New), s.plainGroups(r, changes.Closed)
	if v.Gone = s.goneGroups(r); v.Gone != nil {
		v.GoneLead = s.w("changes.gone-lead")
	}
	if count := r.Confirmed["projects"]; count > 0 {
		v.Confirmed = s.say("changes.confirmed", s.int(count))
	}
	if v.Contents = s.changesContents(v); v.Contents == nil {
		v.None = s.w("changes.none")
	}
	if at, ok := s.Plan.ChangesFeed(s.lang); ok {
		v.Feed = &Link{Href: string(s.at.To(at)), Text: s.w("changes.feed")}
	}
	v.Entries = s.changeEntries(r)
	return v
}

// changesLead counts what happened.
func (s *speech) changesLead(r *changes.Report) string {
	count := map[changes.What]int{}
	for _, c := range r.Changes {
		count[c.What]++
	}
	gone := 0
	for _, g := range r.Gone {
		gone += len(g.IDs) + g.Others
	}
	var parts []string
	add := func(word string, n int) {
		if n > 0 {
			parts = append(parts, s.say(word, s.int(n)))
		}
	}
	add("changes.lead-new", count[changes.New])
	add("changes.lead-closed", count[changes.Closed])
	add("changes.lead-changed", count[changes.Changed]+count[changes.Renamed])
	add("changes.lead-gone", gone)
	if parts == nil {
		parts = []string{s.w("changes.lead-none")}
	}
	return s.say("changes.lead", r.New.Number, r.Old.Number, strings.Join(parts, s.w("label.comma")))
}

// changesDates says of which days the two editions are; "" where one is not
// known.
func (s *speech) changesDates(r *changes.Report) string {
	if r.Old.Date.IsZero() || r.New.Date.IsZero() {
		return ""
	}
	return s.say("changes.dates", r.New.Number, s.loc.Date(r.New.Date), r.Old.Number, s.loc.Date(r.Old.Date))
}

// changesContents leads to the parts of the page that there are; nil for none.
func (s *speech) changesContents(v *Changes) (found Links) {
	for _, part := range []struct {
		id     string
		groups []ChangeGroup
	}{{"new", v.New}, {"closed", v.Closed}, {"changed", v.Changed}, {"gone", v.Gone}} {
		if len(part.groups) > 0 {
			found = append(found, Link{Href: "#part." + part.id, Text: s.w("changes." + part.id)})
		}
	}
	return found
}

// changedItems returns the records that the pages of what is new tell of.
func (s *speech) changedItems(r *changes.Report) (items []model.Identified) {
	for _, c := range r.Changes {
		if item := s.Catalog.Find(c.Kind, c.ID); item != nil {
			items = append(items, item)
		}
	}
	return items
}

// plainGroups returns the records that something happened to as a whole, kind
// by kind: new projects as cards, all others as links.
func (s scribe) plainGroups(r *changes.Report, what changes.What) (groups []ChangeGroup) {
	for _, kind := range changes.Kinds() {
		g := ChangeGroup{Title: s.w("nav." + kind)}
		for _, c := range r.Changes {
			if c.Kind == kind && c.What == what {
				name := s.plainName(c)
				g.Links = append(g.Links, Link{Href: name.Href, Text: name.Text, Lang: name.Lang})
			}
		}
		if kind == "projects" && what == changes.New && len(g.Links) <= newCards {
			g.Cards, g.Links = s.newProjects(r), nil
		}
		if len(g.Links)+len(g.Cards) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// newProjects returns the cards of the projects that are new.
func (s scribe) newProjects(r *changes.Report) (cards []*Shared) {
	for _, c := range r.Changes {
		if p := s.Catalog.Projects.Get(c.ID); c.Kind == "projects" && c.What == changes.New && p != nil {
			cards = append(cards, s.projectCard(p))
		}
	}
	return cards
}

// changedGroups returns the records in which something changed, kind by kind.
func (s scribe) changedGroups(changed []changes.Change) (groups []ChangeGroup) {
	for i, c := range changed {
		if i == 0 || c.Kind != changed[i-1].Kind {
			groups = append(groups, ChangeGroup{Title: s.w("nav." + c.Kind)})
		}
		g := &groups[len(groups)-1]
		record := ChangedRecord{Name: s.changedName(c), Facts: s.changedFacts(c)}
		switch {
		case c.What == changes.Renamed && c.Was != "":
			record.Note = s.say("changes.renamed", c.Was, c.ID)
		case c.What == changes.Renamed:
			record.Note = s.w("changes.renumbered")
		}
		g.Records = append(g.Records, record)
	}
	return groups
}
