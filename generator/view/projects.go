package view

import (
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// projectCard returns the card of a project. Pages two folders deep share one
// card; the home page, one folder deep, has its own.
func (s scribe) projectCard(p *model.Project) *Shared {
	i := s.index.at[p.ID]
	deep := s.at.Up() == deepest
	if deep && s.cards[i] != nil {
		return s.cards[i]
	}
	card := share("parts/card", s.describeProject(p))
	if deep {
		s.cards[i] = card
	}
	return card
}

// deepest is the way to the root from the pages of records and lists.
const deepest = "../../"

// describeProject returns what the card of a project says.
func (s scribe) describeProject(p *model.Project) *Card {
	c := s.card("projects", p)
	c.Code, c.Class, c.Seal = p.Code, "state-"+string(p.State), s.seal(p.Industry)
	c.badge(s.enum("state", string(p.State)), c.Class)
	if p.Type != "" {
		c.badge(s.enum("project-type", string(p.Type)), "")
	}
	c.fact(s.w("field.investment"), s.money(p.Investment))
	c.fact(s.w("field.land"), s.area(p.Land.Area))
	c.fact(s.w("field.industry"), s.industry(p.Industry))
	c.fact(s.w("field.place"), s.whereabouts(p))
	c.fact(s.w("field.verified"), s.date(p.Verified))
	return c
}

// whereabouts names the park of a project, else its region.
func (s scribe) whereabouts(p *model.Project) Cell {
	if park := s.park(p.Park); park != nil {
		return park
	}
	return s.region(p.Region)
}

// projectLists yields the pages of all projects.
func (s *speech) projectLists(yield func(Page) bool) {
	items := s.projects[all]
	s.pages(paged{
		count: len(items),
		to:    func(lang i18n.Tag, n int) route.Path { return s.Plan.List(lang, "projects", n) },
		page: func(sc scribe, n, from, end int) *List {
			l := &List{Facets: sc.facetList(), Data: sc.data("projects"), Books: sc.booklets("projects")}
			l.Meta = sc.listHead("projects", n)
			if n == 1 {
				l.Lead = s.lead("projects")
				if len(items) > 0 {
					l.Explore = sc.exploreProjects(items)
				}
			}
			sc.putProjects(l, items, from, end)
			sc.shows(&l.Meta, identified(items[from:end])...)
			return l
		},
	}, yield)
}

// putProjects puts some of a list's projects on a page of it.
func (s scribe) putProjects(l *List, items []*model.Project, from, end int) {
	if len(items) == 0 {
		return
	}
	l.Total = s.say("list.total", s.int(len(items)))
	l.Groups = []Group{{Cards: cardsOf(items[from:end], s.projectCard)}}
}

// group describes a page that lists the projects of one industry, region,
// band or state, over as many pages as they need.
type group struct {
	kind, id    string
	name        Phrase
	description string
	crumbs      func(scribe) []Link
	first       func(scribe, *List) // fills what stands on the first page alone
}

// groupPages yields the pages of one group.
func (s *speech) groupPages(g group, yield func(Page) bool) bool {
	items := s.projects[g.kind+"/"+g.id]
	return s.pages(paged{
		count: len(items),
		to:    func(lang i18n.Tag, n int) route.Path { return s.Plan.More(lang, g.kind, g.id, n) },
		page: func(sc scribe, n, from, end int) *List {
			return sc.groupPage(g, items, n, from, end)
		},
	}, yield)
}

// groupPage returns page n of a group. What introduces the group stands on the
// first page alone.
func (s scribe) groupPage(g group, items []*model.Project, n, from, end int) *List {
	to := func(lang i18n.Tag) (route.Path, bool) { return s.Plan.More(lang, g.kind, g.id, n), true }
	l := &List{Facets: s.facetList()}
	l.Meta = s.head(g.kind, g.name, g.description, to, g.crumbs(s)...)
	s.numbered(&l.Meta, n)
	if g.first != nil && n == 1 {
		g.first(s, l)
	}
	s.putProjects(l, items, from, end)
	s.shows(&l.Meta, append(identified(items[from:end]), s.Catalog.Find(g.kind, g.id))...)
	if l.Groups != nil && n == 1 && len(l.Before) > 0 {
		l.Groups[0].ID, l.Groups[0].Title = "projects", s.w("nav.projects")
	}
	return l
}

// underProjects is the crumb of pages that list projects.
func underProjects(s scribe) []Link {
	return []Link{{Href: s.list("projects"), Text: s.w("nav.projects")}}
}

// under is the crumb of pages that one list leads to.
func under(kind string) func(scribe) []Link {
	return func(s scribe) []Link { return []Link{{Href: s.list(kind), Text: s.w("nav." + kind)}} }
}

// amounts yields the lists of projects by class of amount.
func (s *speech) amounts(yield func(Page) bool) {
	for _, b := range s.site.Bands {
		name := s.bandName(b)
		if !s.groupPages(group{kind: route.Amounts, id: b.ID, name: Phrase{Text: s.say("amounts.title", name)}, crumbs: underProjects}, yield) {
			return
		}
	}
}

// bandName names a class of amount: under 50 million, 50–100 million, over.
func (s *speech) bandName(b model.AmountBand) string {
	switch {
	case b.Least.IsZero():
		return s.say("amounts.below", s.loc.Money(b.Below))
	case b.Below.IsZero():
		return s.say("amounts.from", s.loc.Money(b.Least))
	}
	return s.say("amounts.between", s.loc.Money(b.Least), s.loc.Money(b.Below))
}

// states yields the lists of projects by public state.
func (s *speech) states(yield func(Page) bool) {
	for _, state := range model.State("").Values() {
		g := group{
			kind: route.States, id: state, crumbs: underProjects,
			name:        Phrase{Text: s.say("states.title", s.enum("state", state))},
			description: s.enum("state-note", state),
			first: func(_ scribe, l *List) {
				l.Lead = &Passage{Text: s.enum("state-note", state)}
			},
		}
		if !s.groupPages(g, yield) {
			return
		}
	}
}

// Facets lead from a list of projects to the lists of some of them.
type Facets struct{ Groups []Facet }

// A Facet is one way of dividing projects.
type Facet struct {
	Title string
	Items Links
}

// facetList returns the facets, one for all pages at the same depth.
func (s scribe) facetList() *Shared {
	if s.facets == nil {
		s.speech.facets = share("parts/facets", s.divide())
	}
	return s.facets
}

// divide counts the projects of each industry, band of amount, region, park and
// state, and leads to the lists that are not empty.
func (s scribe) divide() *Facets {
	f := &Facets{}
	add := func(title string, items Links) {
		if len(items) > 0 {
			f.Groups = append(f.Groups, Facet{title, items})
		}
	}
	var industries, regions, parks, bands, states Links
	for i := range s.Catalog.Industries.All() {
		industries = s.facet(industries, "industries", i.ID, s.phrase(i.Name))
	}
	for r := range s.Catalog.Regions.All() {
		regions = s.facet(regions, "regions", r.ID, s.phrase(r.Name))
	}
	for p := range s.Catalog.Parks.All() {
		parks = s.facet(parks, "parks", p.ID, s.title(&p.Header))
	}
	for _, b := range s.site.Bands {
		bands = s.facet(bands, route.Amounts, b.ID, Phrase{Text: s.bandName(b)})
	}
	for _, state := range model.State("").Values() {
		states = s.facet(states, route.States, state, Phrase{Text: s.enum("state", state)})
	}
	add(s.w("field.industry"), industries)
	add(s.w("field.amount"), bands)
	add(s.w("field.region"), regions)
	add(s.w("field.park"), parks)
	add(s.w("field.state"), states)
	return f
}

// facet adds the way to a list, unless it is empty. Its address counts from
// the root, since the facets are shared between folders.
func (s scribe) facet(links Links, kind, id string, name Phrase) Links {
	n := len(s.projects[kind+"/"+id])
	to, ok := s.Plan.Record(s.lang, kind, id)
	if n == 0 || !ok {
		return links
	}
	return append(links, Link{Href: s.at.Up() + string(to), Text: name.Text, Lang: name.Lang, Count: s.int(n)})
}
