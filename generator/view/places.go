package view

import (
	"slices"

	"prospectus/generator/model"
)

// industries yields the list of industries and, for each, the pages with its
// projects.
func (s *speech) industries(yield func(Page) bool) {
	if s.asked(s.Plan.List(s.lang, "industries", 1)) && !yield(s.industryList()) {
		return
	}
	for i := range s.Catalog.Industries.All() {
		g := group{
			kind: "industries", id: i.ID, name: s.phrase(i.Name), description: s.phrase(i.Summary).Text, crumbs: under("industries"),
			first: func(sc scribe, l *List) { sc.introduceIndustry(l, i) },
		}
		if !s.groupPages(g, yield) {
			return
		}
	}
}

// industryList returns the list of industries.
func (s *speech) industryList() Page {
	sc, l := s.listPage("industries")
	l.Groups = []Group{{Cards: cardsOf(collect(s.Catalog.Industries), sc.industryCard)}}
	return l
}

// industryCard returns the card of an industry. It stands on one list only, so
// its link is relative to that.
func (s scribe) industryCard(i *model.Industry) *Shared {
	name := s.phrase(i.Name)
	c := &Card{Title: Link{Href: s.href("industries", i.ID), Text: name.Text, Lang: name.Lang}, Summary: s.phrase(i.Summary), Seal: s.seal(i.ID)}
	if i.Leading {
		c.badge(s.w("industry.leading"), "")
	}
	c.badge(s.enum("industry-group", string(i.Group)), "")
	c.fact(s.w("field.projects"), s.number(len(s.index.projects["industries/"+i.ID])))
	return share("parts/card", c)
}

// introduceIndustry says what an investor needs to know of an industry before
// its projects.
func (s scribe) introduceIndustry(l *List, i *model.Industry) {
	l.Lead = s.passage(i.Summary)
	s.section(l, "entry", s.passage(i.Terms))
	s.section(l, "barred", s.passage(i.Barred))
	key := "industries/" + i.ID
	s.linkSection(l, "chains", links(s, "chains", s.index.chains[key]))
	s.linkSection(l, "parks", links(s, "parks", s.index.parks[key]))
	s.linkSection(l, "policies", links(s, "policies", head(s.index.policies[key], 2*shown)))
	s.linkSection(l, "services", links(s, "services", head(s.index.services[key], 2*shown)))
	l.Contact = s.contact(s.officeFor(i.ID))
	in := anything
	in.Industry = i.ID
	l.Find = s.find(&in, s.w("incentives.find-industry"))
}

// officeFor returns the office that answers for an industry: the first that
// names it and stands at home; empty where none does, and the one that answers
// for everybody is asked.
func (s *speech) officeFor(industry string) string {
	for o := range s.Catalog.Offices.All() {
		if o.Type != model.Stationed && o.Type != model.ForeignDesk && slices.Contains(o.Industries, industry) {
			return o.ID
		}
	}
	return ""
}

// section adds a part with a passage before a list, if it says anything.
func (s scribe) section(l *List, id string, p *Passage) {
	if p != nil {
		l.Before = append(l.Before, Section{ID: id, Title: s.w("section." + id), Parts: []Fragment{p}})
	}
}

// linkSection adds a part with links after a list, if there are any.
func (s scribe) linkSection(l *List, id string, found Links) {
	if len(found) > 0 {
		l.After = append(l.After, Section{ID: id, Title: s.w("nav." + id), Parts: []Fragment{linkList(found)}})
	}
}

// regions yields the list of regions and, for each, the pages with its
// projects.
func (s *speech) regions(yield func(Page) bool) {
	if s.asked(s.Plan.List(s.lang, "regions", 1)) && !yield(s.regionList()) {
		return
	}
	for r := range s.Catalog.Regions.All() {
		g := group{
			kind: "regions", id: r.ID, name: s.phrase(r.Name), description: s.phrase(r.Note).Text, crumbs: under("regions"),
			first: func(sc scribe, l *List) { sc.introduceRegion(l, r) },
		}
		if !s.groupPages(g, yield) {
			return
		}
	}
}

// regionList returns the list of regions.
func (s *speech) regionList() Page {
	sc, l := s.listPage("regions")
	l.Groups = []Group{{Cards: cardsOf(collect(s.Catalog.Regions), sc.regionCard)}}
	sc.addMaps(l, scope{})
	return l
}

// regionCard returns the card of a region.
func (s scribe) regionCard(r *model.Region) *Shared {
	name := s.phrase(r.Name)
	c := &Card{Title: Link{Href: s.href("regions", r.ID), Text: name.Text, Lang: name.Lang}, Summary: s.phrase(r.Note)}
	c.badge(s.enum("region-type", string(r.Type)), "")
	c.fact(s.w("field.population"), s.quantity(r.Population))
	c.fact(s.w("field.area"), s.area(r.Area))
	c.fact(s.w("field.projects"), s.number(len(s.index.projects["regions/"+r.ID])))
	return share("parts/card", c)
}

// introduceRegion says what a region is before its projects are listed.
func (s scribe) introduceRegion(l *List, r *model.Region) {
	l.Lead = s.passage(r.Note)
	f := &Facts{Title: s.w("region.about")}
	f.add(s.w("field.type"), s.enumCell("region-type", string(r.Type)))
	f.add(s.w("field.population"), s.quantity(r.Population))
	f.add(s.w("field.area"), s.area(r.Area))
	if len(f.Rows) > 0 {
		l.Facts = append(l.Facts, f)
	}
	parks := s.index.parks["regions/"+r.ID]
	s.linkSection(l, "parks", links(s, "parks", parks))
	if at := (scope{region: r.ID, here: idsOf(parks)}); len(parks) > 0 || s.hasMap(at) {
		s.addMaps(l, at)
	}
	l.Contact = s.contact("")
}
