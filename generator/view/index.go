package view

import (
	"cmp"
	"math/big"
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// An index is the catalogue with what pages ask of it gathered beforehand:
// which projects are where, who names whom. It knows no language.
type index struct {
	Input
	site     *model.Site
	size     int                         // entries on a page of a list
	projects map[string][]*model.Project // by "kind/id" of what they belong to, in the order of lists
	at       map[string]int              // a project's place in the catalogue
	services map[string][]*model.Service // by "kind/id" of what they name
	policies map[string][]*model.Policy
	chains   map[string][]*model.Chain // by "kind/id"
	parks    map[string][]*model.Park
	pattern  map[string]int // by industry: which pattern its seal has
	palette  Palette
	rate     *i18n.Rate // of the currency in brackets
	said     map[i18n.Tag]*speech
	only     route.Path // the page that is asked for; empty for all
	fits     *fitting   // nil until it is asked for, as is near
	near     *neighbours
	surveys  map[string]func() *survey // of maps, by id
}

// all is the key under which an index holds every project.
const all = "projects/"

// newIndex gathers what pages ask of a catalogue, once for all languages.
func newIndex(in Input) *index {
	c := in.Catalog
	x := &index{
		Input: in, site: c.Site, size: c.Site.PageSize,
		projects: map[string][]*model.Project{}, at: map[string]int{},
		services: map[string][]*model.Service{}, policies: map[string][]*model.Policy{},
		chains: map[string][]*model.Chain{}, parks: map[string][]*model.Park{},
		pattern: map[string]int{}, palette: paletteOf(c), said: map[i18n.Tag]*speech{}, surveys: surveys(c),
	}
	for i := range c.Industries.All() {
		x.pattern[i.ID] = len(x.pattern)%patterns + 1
	}
	if in.Staff {
		x.palette += x.staffRules()
	}
	if x.size <= 0 {
		x.size = 20
	}
	if len(c.Site.Foreign) > 0 {
		if r := c.Rates.Get(c.Site.Foreign[0]); r != nil {
			x.rate = &i18n.Rate{Currency: r.ID, PerUnit: r.PerUnit, Date: r.Date, Source: r.Source}
		}
	}
	x.gatherProjects()
	x.gatherRest()
	return x
}

// gatherProjects sorts projects once and files them under everything that lists
// them, so that each list is in the same order.
func (x *index) gatherProjects() {
	ordered := slices.Collect(x.Catalog.Projects.All())
	for i, p := range ordered {
		x.at[p.ID] = i
	}
	slices.SortStableFunc(ordered, compareProjects)
	add := func(kind, id string, p *model.Project) {
		if id != "" {
			x.projects[kind+"/"+id] = append(x.projects[kind+"/"+id], p)
		}
	}
	for _, p := range ordered {
		add(route.States, string(p.State), p)
		if p.State == model.Withdrawn {
			continue // it has a page, and stands in no other list
		}
		x.projects[all] = append(x.projects[all], p)
		add("offices", p.Office, p)
		add("industries", p.Industry, p)
		add("regions", p.Region, p)
		add("parks", p.Park, p)
		add("nodes", p.Node, p)
		add(route.Amounts, x.band(p.Investment), p)
		for _, id := range p.Plots {
			add("plots", id, p)
		}
		for _, id := range p.Housing {
			add("buildings", id, p)
		}
		for _, id := range p.Policies {
			add("policies", id, p)
		}
	}
}

// compareProjects puts what can still be had first, and in that what the
// office put first.
func compareProjects(a, b *model.Project) int {
	return cmp.Or(
		cmp.Compare(stateRank(a.State), stateRank(b.State)),
		cmp.Compare(last(a.Order), last(b.Order)),
	)
}

// stateRank is the place of a state among the states: open projects come first.
func stateRank(s model.State) int { return slices.Index(s.Values(), string(s)) }

// last turns an order of 0, which means no place of its own, into the last.
func last(order int) int {
	if order == 0 {
		return 1 << 30
	}
	return order
}

// gatherRest files services, policies, chains and parks under what they name.
func (x *index) gatherRest() {
	c := x.Catalog
	for s := range c.Services.All() {
		gather(x.services, "offices", s, s.Office)
		gather(x.services, "policies", s, s.Policies...)
		gather(x.services, "parks", s, s.Parks...)
		gather(x.services, "industries", s, s.Industries...)
	}
	for p := range c.Policies.All() {
		gather(x.policies, "industries", p, p.Industries...)
		gather(x.policies, "offices", p, p.Office)
	}
	for ch := range c.Chains.All() {
		gather(x.chains, "industries", ch, ch.Industry)
	}
	for p := range c.Parks.All() {
		gather(x.parks, "regions", p, p.Region)
		gather(x.parks, "industries", p, p.Industries...)
		gather(x.parks, "chains", p, p.Chains...)
		gather(x.parks, "offices", p, p.Office)
	}
}

// gather files an item under each of the ids that it names.
func gather[T any](into map[string][]T, kind string, item T, ids ...string) {
	for _, id := range ids {
		if id != "" {
			into[kind+"/"+id] = append(into[kind+"/"+id], item)
		}
	}
}

// band returns the id of the class of amount that a sum falls into; "" for
// what is negotiable.
func (x *index) band(m i18n.Money) string { return x.Catalog.Band(m) }

// yuan returns an amount in the site's own currency, nil where there is no
// figure or no rate.
func (x *index) yuan(m i18n.Money) *big.Rat { return x.Catalog.Worth(m) }

// speech returns the index as said in one language, always the same one.
func (x *index) speech(lang i18n.Tag) *speech {
	if x.said[lang] == nil {
		x.said[lang] = newSpeech(x, lang)
	}
	return x.said[lang]
}
