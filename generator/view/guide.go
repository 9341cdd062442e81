package view

import (
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// A SiteMap is the page that leads to every list and to every record of the
// kinds that a visitor looks for by name. Projects, policies and briefings may
// be thousands; their lists stand for them.
type SiteMap struct {
	Frame
	Lead   string
	Groups []Branch
}

// Template implements [Page].
func (*SiteMap) Template() string { return "site-map" }

// Search is the page of results. What stands on it without scripts are the ways
// to all lists.
type Search struct {
	Frame
	Lead   string
	Groups []Branch // the lists of each kind, and the narrower ones below them
}

// Template implements [Page].
func (*Search) Template() string { return "search" }

// search returns the page of results.
func (s *speech) search() Page {
	sc := s.on(s.Plan.Find(s.lang))
	v := &Search{Lead: s.w("lead.search")}
	to := func(lang i18n.Tag) (route.Path, bool) { return s.Plan.Find(lang), true }
	v.Meta = sc.head("search", Phrase{Text: s.w("nav.search")}, v.Lead, to)
	v.Meta.NoIndex = true
	for _, kind := range sections {
		if s.has(kind) {
			v.Groups = append(v.Groups, sc.branch(kind, sc.inside(kind)))
		}
	}
	return v
}

// SearchScript is the name under which pages ask for the script that searches.
const SearchScript = "search.js"

// A Branch is one part of the site map.
type Branch struct {
	Link  Link
	Items Links
}

// longestBranch is how many records a branch names before its list must do.
const longestBranch = 60

// siteMap returns the site map.
func (s *speech) siteMap() Page {
	sc := s.on(s.Plan.SiteMap(s.lang))
	v := &SiteMap{Lead: s.w("site-map.lead")}
	to := func(lang i18n.Tag) (route.Path, bool) { return s.Plan.SiteMap(lang), true }
	v.Meta = sc.head("site-map", Phrase{Text: s.w("nav.site-map")}, v.Lead, to)
	for _, kind := range sections {
		if s.has(kind) {
			v.Groups = append(v.Groups, sc.branch(kind, sc.inside(kind)))
		}
	}
	about := sc.branch("pages", append(links(sc, "pages", collect(s.Catalog.Pages)), sc.takeaways()...))
	v.Groups = append(v.Groups, about)
	sc.shows(&v.Meta, s.named()...)
	return v
}

// named returns the records and rows whose names the site map gives.
func (s *speech) named() (all []model.Identified) {
	for _, kind := range []string{"industries", "regions", "chains", "parks", "services", "offices", "events", "pages"} {
		all = append(all, head(s.Catalog.All(kind), longestBranch)...)
	}
	return all
}

// branch returns the branch of a kind.
func (s scribe) branch(kind string, items Links) Branch {
	return Branch{Link{Href: s.list(kind), Text: s.w("nav." + kind)}, items}
}

// inside leads to what lies below the list of a kind.
func (s scribe) inside(kind string) Links {
	c := s.Catalog
	switch kind {
	case "projects":
		return s.divisions()
	case "policies":
		if find := s.find(&anything, s.w("incentives.title")); find != nil {
			return Links{*find}
		}
	case "chains":
		return linksUpTo(s, kind, c.Chains)
	case "parks":
		return append(linksUpTo(s, kind, c.Parks), s.lists("plots", "buildings")...)
	case "services":
		return linksUpTo(s, kind, c.Services)
	case "offices":
		return linksUpTo(s, kind, c.Offices)
	case "events":
		return linksUpTo(s, kind, c.Events)
	}
	return nil
}

// divisions leads to the lists by which projects are divided.
func (s scribe) divisions() Links {
	found := s.lists("industries")
	for i := range s.Catalog.Industries.All() {
		name := s.phrase(i.Name)
		found = append(found, Link{Href: s.href("industries", i.ID), Text: name.Text, Lang: name.Lang})
	}
	found = append(found, s.lists("regions")...)
	for r := range s.Catalog.Regions.All() {
		name := s.phrase(r.Name)
		found = append(found, Link{Href: s.href("regions", r.ID), Text: name.Text, Lang: name.Lang})
	}
	return found
}

// lists leads to the lists of those of the kinds that the site has.
func (s scribe) lists(kinds ...string) Links {
	var found Links
	for _, kind := range kinds {
		if s.has(kind) {
			found = append(found, Link{Href: s.list(kind), Text: s.w("nav." + kind)})
		}
	}
	return found
}

// linksUpTo leads to the records of a kind unless they are too many to name.
func linksUpTo[T model.Record](s scribe, kind string, set model.Set[T]) Links {
	if set.Len() > longestBranch {
		return nil
	}
	return links(s, kind, collect(set))
}

// An OpenData is the page that leads to every data file.
type OpenData struct {
	Frame
	Lead   *Passage
	Sets   []Dataset
	Schema Link     // to the file that describes the fields
	Terms  *Passage // on what terms the files may be used
}

// Template implements [Page].
func (*OpenData) Template() string { return "open-data" }

// A Dataset is the open data of one kind.
type Dataset struct {
	Kind, Name  string
	Description string
	Total       string
	Files       Links
}

// openData returns the page of the open data.
func (s *speech) openData() Page {
	sc := s.on(s.Plan.OpenData(s.lang))
	v := &OpenData{Lead: s.lead("open-data"), Terms: s.passage(s.site.DataTerms), Sets: sc.datasets()}
	v.Schema = Link{Href: string(sc.at.To(s.Plan.Data("schema", "json"))), Text: "schema.json"}
	if v.Terms == nil {
		v.Terms = &Passage{Text: s.w("open-data.terms")}
	}
	to := func(lang i18n.Tag) (route.Path, bool) { return s.Plan.OpenData(lang), true }
	v.Meta = sc.head("open-data", Phrase{Text: s.w("nav.open-data")}, s.w("lead.open-data"), to)
	return v
}

// datasets lists the open data by kind.
func (s scribe) datasets() []Dataset {
	var found []Dataset
	for _, kind := range s.dataKinds() {
		found = append(found, Dataset{
			Kind: kind, Name: s.w("nav." + kind), Description: s.w("lead." + kind),
			Total: s.say("list.total", s.int(s.count(kind))), Files: s.data(kind),
		})
	}
	return found
}

// count returns how many records of a kind there are.
func (s *speech) count(kind string) (n int) {
	for range s.Catalog.Idents(kind) {
		n++
	}
	return n
}

// dataKinds lists the kinds that have open data, in the order of the navigation.
func (s *speech) dataKinds() []string {
	var found []string
	if s.Staff {
		return nil // open data is for the public
	}
	for _, kind := range append(append([]string(nil), sections...), "pages", "plots", "buildings") {
		if s.has(kind) {
			found = append(found, kind)
		}
	}
	return found
}
