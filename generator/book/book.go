// Package book says which records a printed book holds, and in which order.
//
// What it promises:
//
//   - [Choose] is a function of the book's file, the catalogue that its readers
//     may see, the day and a language; the same give the same choice.
//   - What is closed, withdrawn, expired or not in force never comes in, even
//     where the book's file names it: [Check] reports it with its place.
//   - A record comes in once. In groups each project stands in one.
//   - An id that was printed leads somewhere: [Check] holds an edition to the
//     register of printed books.
package book

import (
	"cmp"
	"math/big"
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A Choice is what a book holds, each list in the book's order.
type Choice struct {
	Groups    []Group // of projects; one without an id where the book has no dividers
	Chains    []*model.Chain
	Parks     []*model.Park
	Plots     []*model.Plot
	Buildings []*model.Building
	Policies  []*model.Policy
	Services  []*model.Service
	Briefings []*model.Briefing
	Offices   []*model.Office
}

// A Group is the projects behind one divider.
type Group struct {
	ID       string // of the industry, region, park, chain or band of amounts; "" for the rest
	Projects []*model.Project
}

// Projects returns the projects of all groups in their order.
func (c *Choice) Projects() (all []*model.Project) {
	for _, g := range c.Groups {
		all = append(all, g.Projects...)
	}
	return all
}

// A chooser makes one choice.
type chooser struct {
	*model.Handbook
	c    *model.Catalog
	day  i18n.Date
	lang i18n.Tag
}

// Choose returns what a book holds of a catalogue on a day. Where it is sorted by
// name it is in the order that readers of the language expect.
func Choose(h *model.Handbook, c *model.Catalog, day i18n.Date, lang i18n.Tag) *Choice {
	x := chooser{h, c, day, lang}
	out := &Choice{}
	if h.Has(model.ProjectsPart) {
		out.Groups = x.grouped(x.projects())
	}
	if h.Has(model.ChainsPart) {
		out.Chains = x.chains(out)
	}
	if h.Has(model.PoliciesPart) {
		out.Policies = named(c.Policies, h.Select.Policies, func(p *model.Policy) bool { return p.ValidityOn(day).InForce() })
	}
	if h.Has(model.ServicesPart) {
		out.Services = inTypes(named(c.Services, h.Select.Services, anything[*model.Service]))
	}
	if h.Has(model.BriefingsPart) {
		out.Briefings = latestFirst(named(c.Briefings, h.Select.Briefings, anything[*model.Briefing]))
	}
	out.Parks = named(c.Parks, h.Select.Parks, anything[*model.Park])
	if h.Has(model.SpacesPart) {
		x.spaces(out)
	}
	if h.Has(model.OfficesPart) {
		out.Offices = slices.Collect(c.Offices.All())
	}
	return out
}

func anything[T any](T) bool { return true }

// named returns the records that are named, in their order, else all; of either
// those that may come in.
func named[T model.Identified](set model.Set[T], ids []string, may func(T) bool) []T {
	all := slices.Collect(set.All())
	if len(ids) > 0 {
		all = set.Some(ids)
	}
	return slices.DeleteFunc(all, func(item T) bool { return !may(item) })
}

// inTypes orders services by type, as their list on the site does.
func inTypes(all []*model.Service) []*model.Service {
	slices.SortStableFunc(all, func(a, b *model.Service) int {
		return slices.Index(a.Type.Values(), string(a.Type)) - slices.Index(b.Type.Values(), string(b.Type))
	})
	return all
}

func latestFirst(all []*model.Briefing) []*model.Briefing {
	slices.SortStableFunc(all, func(a, b *model.Briefing) int { return b.Date.Compare(a.Date) })
	return all
}

// Available reports whether a project may stand in a book: it is open, or it is
// reserved and may be open again.
func Available(p *model.Project) bool { return p.State == model.Open || p.State == model.Reserved }

// projects returns the projects of the book, unordered but for the library's own
// order.
func (x chooser) projects() (chosen []*model.Project) {
	listed := x.Select.Projects
	for p := range x.c.Projects.All() {
		if Available(p) && (slices.Contains(listed, p.ID) || x.meets(p)) {
			chosen = append(chosen, p)
		}
	}
	x.order(chosen)
	return chosen
}

// Holds reports whether a book holds a project among its sheets: the same as
// [Choose] finds, of one.
func Holds(h *model.Handbook, c *model.Catalog, day i18n.Date, p *model.Project) bool {
	x := chooser{h, c, day, ""}
	return h.Has(model.ProjectsPart) && Available(p) && (slices.Contains(h.Select.Projects, p.ID) || x.meets(p))
}

// meets reports whether a project meets every criterion that is written. Where
// none is, everything open does, unless projects are named.
func (x chooser) meets(p *model.Project) bool {
	s := &x.Select
	if !s.Narrows() {
		return len(s.Projects) == 0 && p.State == model.Open && x.parkMeets(p)
	}
	states := s.States
	if len(states) == 0 {
		states = []model.State{model.Open}
	}
	return slices.Contains(states, p.State) && among(s.Industries, p.Industry) && among(s.Regions, p.Region) && among(s.InParks, p.Park) &&
		x.onChain(p) && x.inBand(p) && x.atEvent(p) && x.parkMeets(p)
}

// parkMeets holds a park's own book to projects in its parks.
func (x chooser) parkMeets(p *model.Project) bool {
	return x.Kind != model.ParkBook || len(x.Select.Parks) == 0 || slices.Contains(x.Select.Parks, p.Park)
}

func among(list []string, id string) bool { return len(list) == 0 || slices.Contains(list, id) }

func (x chooser) onChain(p *model.Project) bool {
	if len(x.Select.OfChains) == 0 {
		return true
	}
	n := x.c.Nodes.Get(p.Node)
	return n != nil && slices.Contains(x.Select.OfChains, n.Chain)
}

// inBand reports whether an investment lies in the band: from its least up to
// and without what is below. What has no figure lies in none.
func (x chooser) inBand(p *model.Project) bool {
	least, below := x.c.Worth(x.Select.Least), x.c.Worth(x.Select.Below)
	if least == nil && below == nil {
		return true
	}
	value := x.c.Worth(p.Investment)
	return value != nil && (least == nil || value.Cmp(least) >= 0) && (below == nil || value.Cmp(below) < 0)
}

func (x chooser) atEvent(p *model.Project) bool {
	if x.Select.OfEvent == "" {
		return true
	}
	e := x.c.Events.Get(x.Select.OfEvent)
	return e != nil && slices.Contains(e.Projects, p.ID)
}

// order sorts projects as the book wants them. Every order ends with the code
// and the id, so that it is the same on every machine.
func (x chooser) order(all []*model.Project) {
	last := func(a, b *model.Project) int { return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.ID, b.ID)) }
	switch x.Order {
	case model.CodeOrder:
		slices.SortStableFunc(all, last)
	case model.NameOrder:
		sort := i18n.For(x.lang).Collator()
		slices.SortStableFunc(all, func(a, b *model.Project) int {
			return cmp.Or(sort.Compare(x.name(a), x.name(b)), last(a, b))
		})
	case model.AmountOrder:
		slices.SortStableFunc(all, func(a, b *model.Project) int {
			return cmp.Or(compareWorth(x.c.Worth(b.Investment), x.c.Worth(a.Investment)), last(a, b))
		})
	case model.ListedOrder:
		at := func(p *model.Project) int {
			if i := slices.Index(x.Select.Projects, p.ID); i >= 0 {
				return i
			}
			return len(x.Select.Projects)
		}
		slices.SortStableFunc(all, func(a, b *model.Project) int { return cmp.Or(at(a)-at(b), last(a, b)) })
	default:
		slices.SortStableFunc(all, func(a, b *model.Project) int {
			return cmp.Or(cmp.Compare(placed(a.Header.Order), placed(b.Header.Order)), last(a, b))
		})
	}
}

// placed turns an order of 0, which means no place of its own, into the last.
func placed(order int) int {
	if order == 0 {
		return 1 << 30
	}
	return order
}

// compareWorth compares amounts, of which nil is the least.
func compareWorth(a, b *big.Rat) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return a.Cmp(b)
}

func (x chooser) name(p *model.Project) string {
	text, _ := p.Title.Best(x.lang, x.c.Site.Languages...)
	return text
}

// chains returns the chains that are named, else those of the industries of the
// book's projects, else all.
func (x chooser) chains(out *Choice) []*model.Chain {
	industries := map[string]bool{}
	for _, p := range out.Projects() {
		industries[p.Industry] = true
	}
	return named(x.c.Chains, x.Select.Chains, func(ch *model.Chain) bool {
		return len(x.Select.Chains) > 0 || len(industries) == 0 || industries[ch.Industry]
	})
}

// spaces fills plots and buildings that can be had, in the book's parks.
func (x chooser) spaces(out *Choice) {
	for _, park := range out.Parks {
		for _, p := range park.Plots {
			if p.Offered() == model.Open {
				out.Plots = append(out.Plots, p)
			}
		}
		for _, b := range park.Buildings {
			if b.Offered() == model.Open {
				out.Buildings = append(out.Buildings, b)
			}
		}
	}
}
