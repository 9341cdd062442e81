package view

import (
	"cmp"
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// A Home is the first page of a language: what the place offers in one screen,
// and below it the way to everything, and to whom to call.
type Home struct {
	Frame
	Place      Phrase
	Tagline    Phrase
	Hero       *Picture
	Library    string    // how many projects there are, and how many are open
	Tallies    Links     // what there is, counted
	Actions    Links     // to the open projects, and to who answers
	Figures    Panel     // headline figures with scope, date and source
	Maps       AreaMaps  // of the place, where the site has some
	Industries []Tile    // with the open projects of each
	Featured   []*Shared // projects that the office puts forward
	Newest     []*Shared // other open projects, the latest verified first
	All        Link      // to all projects
	Changes    *Link     // to what is new in this edition
	Chains     []Tile    // with the links sought in each
	Briefing   *Shared   // the latest
	Events     []*Shared // the next
	Calendar   *Link
	Desks      []Desk // who answers, by the visitor's place
	Foreign    []Desk // the desks for investors from abroad
	Complaint  *Complaint
}

// Template implements [Page].
func (*Home) Template() string { return "home" }

// How many of each the home page shows.
const (
	homeFigures  = 6
	homeProjects = 3
	homeEvents   = 3
)

// home returns the home page.
func (s *speech) home() Page {
	sc := s.on(s.Plan.Home(s.lang))
	v := &Home{
		Place: s.phrase(s.site.Place), Tagline: s.phrase(s.site.Tagline), Hero: sc.hero(),
		Library: s.library(), Tallies: sc.tallies(), Figures: sc.headlines(),
		All: Link{Href: sc.list("projects"), Text: s.w("home.all")}, Changes: sc.changesLink(),
		Desks: sc.whoAnswers(), Foreign: sc.foreignDesks(), Complaint: sc.complaint(),
	}
	title := s.phrase(s.site.Title)
	to := func(lang i18n.Tag) (route.Path, bool) { return s.Plan.Home(lang), true }
	v.Meta = sc.head("home", title, v.Tagline.Text, to)
	v.Meta.SiteTitle, v.Meta.Crumbs, v.Meta.Code = s.phrase(s.site.Name).Text, nil, sc.code()
	v.Meta.Otherwise, _ = s.Plan.Absolute(s.Plan.Root()) // there a visitor chooses
	for i := range s.Catalog.Industries.All() {
		v.Industries = append(v.Industries, sc.industryTile(i.ID, i.Name))
	}
	for c := range s.Catalog.Chains.All() {
		v.Chains = append(v.Chains, sc.chainTile(c))
	}
	featured, newest := s.prominent()
	v.Featured, v.Newest = cardsOf(featured, sc.projectCard), cardsOf(newest, sc.projectCard)
	if v.Actions = sc.homeActions(v); s.hasMap(scope{}) {
		v.Maps = sc.areaMaps(s.w("sketch.title"), scope{})
	}
	sc.putNews(v)
	sc.shows(&v.Meta, slices.Concat(s.Catalog.All("figures"), s.Catalog.All("industries"), s.Catalog.All("chains"),
		s.Catalog.All("offices"), identified(featured), identified(newest),
		identified(head(s.newestBriefings(), 1)), identified(head(s.upcoming(), homeEvents)))...)
	return v
}

// putNews fills what changes from week to week: the latest briefing and the
// next events.
func (s scribe) putNews(v *Home) {
	if newest := s.newestBriefings(); len(newest) > 0 {
		v.Briefing = s.briefingCard(newest[0])
	}
	v.Events = cardsOf(head(s.upcoming(), homeEvents), s.eventCard)
	if s.has("events") {
		v.Calendar = &Link{Href: string(s.at.To(s.Plan.Calendar(s.lang, ""))), Text: s.w("footer.calendar")}
	}
}

// hero returns the picture of the place; nil where the site has none.
func (s scribe) hero() *Picture {
	if s.site.Hero == "" {
		return nil
	}
	image, ok := s.picture(model.SiteFiles, "", s.site.Hero)
	if !ok {
		return nil
	}
	return &Picture{Image: image, Alt: s.phrase(s.site.HeroAlt), First: true}
}

// homeActions leads to what a visitor came for.
func (s scribe) homeActions(v *Home) Links {
	var found Links
	if to, ok := s.Plan.Record(s.lang, route.States, string(model.Open)); ok && len(s.projects[all]) > 0 {
		found = append(found, Link{Href: string(s.at.To(to)), Text: s.w("home.browse")})
	}
	if find := s.find(&anything, s.w("incentives.title")); find != nil {
		found = append(found, *find)
	}
	if len(v.Desks) > 0 {
		found = append(found, Link{Href: "#part.desks", Text: s.w("home.ask")})
	}
	return found
}

// headlines returns the figures by which a place introduces itself.
func (s scribe) headlines() Panel {
	var found Panel
	for f := range s.Catalog.Figures.All() {
		if f.Headline && len(found) < homeFigures {
			found = append(found, s.headline(f))
		}
	}
	return found
}

// tallies counts what there is to choose from. Of what the site has none
// nothing is said.
func (s scribe) tallies() Links {
	var found Links
	add := func(kind, href string, n int) {
		if n > 0 {
			found = append(found, Link{Href: href, Text: s.w("tally." + kind), Count: s.int(n)})
		}
	}
	if to, ok := s.Plan.Record(s.lang, route.States, string(model.Open)); ok {
		add("projects", string(s.at.To(to)), s.openProjects(s.projects[all]))
	}
	sought := 0
	for c := range s.Catalog.Chains.All() {
		sought += soughtIn(c)
	}
	add("sought", s.list("chains"), sought)
	add("plots", s.list("plots"), onOffer(collect(s.Catalog.Plots)))
	add("buildings", s.list("buildings"), onOffer(collect(s.Catalog.Buildings)))
	return found
}

// openProjects counts the open ones among projects.
func (s *speech) openProjects(items []*model.Project) (n int) {
	for _, p := range items {
		if p.State == model.Open {
			n++
		}
	}
	return n
}

// soughtIn counts the nodes of a chain for which firms are sought.
func soughtIn(c *model.Chain) (n int) {
	for _, node := range c.Nodes {
		if node.State == model.Sought {
			n++
		}
	}
	return n
}

// chainTile leads to a chain with what is sought in it.
func (s scribe) chainTile(c *model.Chain) Tile {
	name := s.title(&c.Header)
	t := Tile{Seal: s.seal(c.Industry), Link: Link{Href: s.href("chains", c.ID), Text: name.Text, Lang: name.Lang}}
	if n := soughtIn(c); n > 0 {
		t.Note = plain(s.say("home.sought", s.int(n)))
	}
	return t
}

// library says how large the project library is.
func (s *speech) library() string {
	projects := s.projects[all]
	return s.say("home.library", s.int(len(projects)), s.int(s.openProjects(projects)))
}

// prominent returns the open projects that the home page shows: those that the
// office puts forward, and the newest of the others.
func (s *speech) prominent() (featured, newest []*model.Project) {
	open := slices.DeleteFunc(slices.Clone(s.projects[all]), func(p *model.Project) bool { return p.State != model.Open })
	slices.SortStableFunc(open, func(a, b *model.Project) int {
		return cmp.Or(dayOf(&b.Header, b.Verified).Compare(dayOf(&a.Header, a.Verified)), cmp.Compare(a.ID, b.ID))
	})
	for _, p := range open {
		switch {
		case p.Featured && len(featured) < homeProjects:
			featured = append(featured, p)
		case !p.Featured && len(newest) < homeProjects:
			newest = append(newest, p)
		}
	}
	return featured, newest
}
