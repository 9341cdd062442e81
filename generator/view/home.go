package view

import (
	"cmp"
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// A Home is the first page of a language.
type Home struct {
	Frame
	Place      Phrase
	Tagline    Phrase
	Figures    Panel // headline figures with scope, date and source
	Industries Links
	Projects   []*Shared // the featured and the newest
	All        Link      // to all projects
	Library    string    // how many projects there are, and how many are open
	Chains     Links
	Briefing   *Shared   // the latest
	Events     []*Shared // the next
	Contact    *Shared
	Lists      Links // to all projects, parks, policies …
}

// Template implements [Page].
func (*Home) Template() string { return "home" }

// How many of each the home page shows.
const (
	homeFigures  = 6
	homeProjects = 6
	homeEvents   = 3
)

// home returns the home page.
func (s *speech) home() Page {
	sc := s.on(s.Plan.Home(s.lang))
	v := &Home{
		Place: s.phrase(s.site.Place), Tagline: s.phrase(s.site.Tagline),
		Projects: cardsOf(s.prominent(), sc.projectCard), Contact: sc.contact(s.site.Office),
		Lists: sc.sectionLinks(""), Library: s.library(),
		All: Link{Href: sc.list("projects"), Text: s.w("home.all")},
	}
	title := s.phrase(s.site.Title)
	to := func(lang i18n.Tag) (route.Path, bool) { return s.Plan.Home(lang), true }
	v.Meta = sc.head("home", title, v.Tagline.Text, to)
	v.Meta.SiteTitle, v.Meta.Crumbs = s.phrase(s.site.Name).Text, nil
	v.Meta.Otherwise, _ = s.Plan.Absolute(s.Plan.Root()) // there a visitor chooses
	for f := range s.Catalog.Figures.All() {
		if f.Headline && len(v.Figures) < homeFigures {
			v.Figures = append(v.Figures, sc.headline(f))
		}
	}
	for i := range s.Catalog.Industries.All() {
		name := s.phrase(i.Name)
		v.Industries = append(v.Industries, Link{
			Href: sc.href("industries", i.ID), Text: name.Text, Lang: name.Lang,
			Count: s.int(len(s.projects["industries/"+i.ID])),
		})
	}
	v.Chains = links(sc, "chains", collect(s.Catalog.Chains))
	if newest := s.newestBriefings(); len(newest) > 0 {
		v.Briefing = sc.briefingCard(newest[0])
	}
	v.Events = cardsOf(head(s.upcoming(), homeEvents), sc.eventCard)
	return v
}

// library says how large the project library is.
func (s *speech) library() string {
	open := 0
	for _, p := range s.projects[all] {
		if p.State == model.Open {
			open++
		}
	}
	return s.say("home.library", s.int(len(s.projects[all])), s.int(open))
}

// prominent returns the open projects that the home page shows: featured ones
// first, then the newest.
func (s *speech) prominent() []*model.Project {
	open := slices.Clone(s.projects[all])
	open = slices.DeleteFunc(open, func(p *model.Project) bool { return p.State != model.Open })
	slices.SortStableFunc(open, func(a, b *model.Project) int {
		if a.Featured != b.Featured {
			if a.Featured {
				return -1
			}
			return 1
		}
		return cmp.Or(dayOf(&b.Header, b.Verified).Compare(dayOf(&a.Header, a.Verified)), cmp.Compare(a.ID, b.ID))
	})
	return head(open, homeProjects)
}
