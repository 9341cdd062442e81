package view

import (
	"cmp"
	"math/big"
	"slices"

	"prospectus/generator/model"
)

// offered is how many policies stand on a project's page, and fitted how many
// projects on a policy's; the others are counted.
const (
	offered = 8
	fitted  = 3 * shown
)

// A fitting holds which policies in force fit which projects. Every project is
// judged once, for all languages; what is kept is places in the catalogue, not
// words. Clauses are filed by industry, so that a project is compared with
// those alone that may concern it.
type fitting struct {
	worth    model.Worth
	policies []*model.Policy // in the order of the catalogue
	place    map[string]int  // of a policy, by its id
	rules    []clauseRule    // of policies in force, in their order
	first    []int32         // a policy's first rule, by its place
	by       map[string][]int32
	ends     []int32   // by a policy's place, which ends sooner
	offers   []*offer  // by a project's place in the catalogue; nil for what nobody asked for yet
	takers   []takers  // by a policy's place; nil until all projects are judged
	judged   []int32   // scratch: policies that fit the project in hand
	best     []ranking // scratch, by a policy's place
}

// A clauseRule is a clause of a policy in force, ready to be judged.
type clauseRule struct {
	policy int32 // its place
	model.Rule
}

// An offer is the policies that may apply to one project, best first, and how
// many more there are.
type offer struct {
	policies []int32
	more     int32
}

// takers are the projects that a policy may apply to, in the order of lists,
// and how many more there are.
type takers struct {
	projects []*model.Project
	more     int
}

// A ranking is how well the best of a policy's clauses fits.
type ranking struct {
	fits      bool
	met, open int
}

// everywhere is the key of the clauses that name no industry.
const everywhere = ""

// fitting returns which policies fit which projects. Where all pages are made,
// every project is judged at once; where single ones are, each when its page is
// asked for.
func (x *index) fitting() *fitting {
	if x.fits == nil {
		x.fits = newFitting(x)
		if x.only == "" {
			x.judgeAll()
		}
	}
	return x.fits
}

// newFitting files the clauses of policies in force.
func newFitting(x *index) *fitting {
	f := &fitting{
		worth: x.worth, policies: collect(x.Catalog.Policies), place: map[string]int{},
		by: map[string][]int32{}, offers: make([]*offer, x.Catalog.Projects.Len()),
	}
	f.best = make([]ranking, len(f.policies))
	for i, p := range f.policies {
		f.place[p.ID] = i
		f.first = append(f.first, int32(len(f.rules)))
		if p.ValidityOn(x.Day).InForce() {
			f.file(i, p)
		}
	}
	f.ends = endings(f.policies)
	return f
}

// endings ranks policies by their ends; those that end on one day share a rank.
func endings(policies []*model.Policy) []int32 {
	order := make([]int32, len(policies))
	for i := range order {
		order[i] = int32(i)
	}
	compare := func(a, b int32) int { return compareEnds(policies[a], policies[b]) }
	slices.SortFunc(order, compare)
	ranks, rank := make([]int32, len(policies)), int32(0)
	for i, at := range order {
		if i > 0 && compare(order[i-1], at) != 0 {
			rank++
		}
		ranks[at] = rank
	}
	return ranks
}

// judgeAll judges every project, in the order of lists, so that policies know
// who may take them.
func (x *index) judgeAll() {
	f := x.fits
	f.takers = make([]takers, len(f.policies))
	for i, p := range f.policies {
		for _, taker := range x.projects["policies/"+p.ID] {
			if alive(taker) {
				f.takers[i].add(taker) // those that name it come first
			}
		}
	}
	for _, p := range x.projects[all] {
		if alive(p) {
			f.offers[x.at[p.ID]] = f.judge(p)
		}
	}
}

// chances returns what a project may apply for.
func (x *index) chances(p *model.Project) *offer {
	f, at := x.fitting(), x.at[p.ID]
	if f.offers[at] == nil {
		f.offers[at] = new(offer)
		if alive(p) {
			f.offers[at] = f.judge(p)
		}
	}
	return f.offers[at]
}

// takersOf returns the projects that a policy may apply to.
func (x *index) takersOf(policy string) *takers {
	f := x.fitting()
	if f.takers == nil {
		x.judgeAll()
	}
	return &f.takers[f.place[policy]]
}

// alive reports whether a project can still apply for anything.
func alive(p *model.Project) bool { return p.State == model.Open || p.State == model.Reserved }

// file prepares the clauses of one policy.
func (f *fitting) file(place int, p *model.Policy) {
	for i := range p.Clauses {
		c := &p.Clauses[i]
		at := int32(len(f.rules))
		f.rules = append(f.rules, clauseRule{int32(place), model.NewRule(c, f.worth)})
		if len(c.Industries) == 0 {
			f.by[everywhere] = append(f.by[everywhere], at)
		}
		for _, id := range c.Industries {
			f.by[id] = append(f.by[id], at)
		}
	}
}

// judge finds the policies that fit a project and that it does not name, ranks
// them, and notes the project with each.
func (f *fitting) judge(p *model.Project) *offer {
	found := f.rank(p)
	unnamed := make([]int32, 0, len(found))
	for _, at := range found {
		if !slices.Contains(p.Policies, f.policies[at].ID) {
			unnamed = append(unnamed, at)
			if f.takers != nil && f.best[at].met+f.best[at].open > 0 { // what everybody may ask for singles nobody out
				f.takers[at].add(p)
			}
		}
	}
	slices.SortFunc(unnamed, f.compare)
	kept := slices.Clone(head(unnamed, max(0, offered-f.named(p))))
	return &offer{kept, int32(len(unnamed) - len(kept))}
}

// named returns how many policies in force a project names: all of them are
// shown.
func (f *fitting) named(p *model.Project) (n int) {
	for _, id := range p.Policies {
		if at, ok := f.place[id]; ok && f.inForce(at) {
			n++
		}
	}
	return n
}

// inForce reports whether a policy has rules here.
func (f *fitting) inForce(at int) bool { return len(f.of(at)) > 0 }

// of returns the rules of a policy, one a clause; none for one that is not in
// force.
func (f *fitting) of(at int) []clauseRule {
	end := len(f.rules)
	if at+1 < len(f.first) {
		end = int(f.first[at+1])
	}
	return f.rules[f.first[at]:end]
}

// rank returns the policies that fit a project, each once, and ranks them.
func (f *fitting) rank(p *model.Project) []int32 {
	for _, at := range f.judged {
		f.best[at] = ranking{}
	}
	f.judged = f.judged[:0]
	u := undertaking(p, f.worth)
	for i, key := range []string{everywhere, p.Industry} {
		if i > 0 && key == everywhere {
			continue // a project without an industry meets none
		}
		for _, at := range f.by[key] {
			r := &f.rules[at]
			if fit := r.Judge(u); fit.Verdict != model.Unfit {
				f.note(r.policy, ranking{true, fit.Met.Len(), fit.Open.Len()})
			}
		}
	}
	return slices.Clone(f.judged)
}

// note keeps the best of a policy's clauses.
func (f *fitting) note(at int32, r ranking) {
	if !f.best[at].fits {
		f.judged = append(f.judged, at)
	}
	if !f.best[at].fits || r.compare(f.best[at]) < 0 {
		f.best[at] = r
	}
}

// compare puts the policy first whose best clause states more that the project
// meets, then the one that leaves less open, then the one that ends sooner.
func (f *fitting) compare(a, b int32) int {
	return cmp.Or(
		f.best[a].compare(f.best[b]),
		cmp.Compare(f.ends[a], f.ends[b]),
		cmp.Compare(a, b),
	)
}

func (r ranking) compare(o ranking) int {
	return cmp.Or(cmp.Compare(o.met, r.met), cmp.Compare(r.open, o.open))
}

// compareEnds puts what runs out first before what runs longer, and what has
// no stated end last.
func compareEnds(a, b *model.Policy) int {
	switch {
	case a.Expires == b.Expires:
		return 0
	case a.Expires.IsZero():
		return 1
	case b.Expires.IsZero() || a.Expires.Before(b.Expires):
		return -1
	}
	return 1
}

// add notes a project, or counts it where enough stand there.
func (t *takers) add(p *model.Project) {
	if len(t.projects) < fitted {
		t.projects = append(t.projects, p)
	} else {
		t.more++
	}
}

// proposal returns what a project is to be, as clauses are compared with it. Which
// firm will carry it out nobody knows yet.
func proposal(p *model.Project) model.Proposal {
	return model.Proposal{
		Industry: p.Industry, Park: p.Park, Region: p.Region, Investment: p.Investment, Land: p.Land.Area,
		Jobs: p.Returns.Jobs, Revenue: p.Returns.Revenue,
	}
}

// undertaking returns a project as clauses are compared with it.
func undertaking(p *model.Project, worth model.Worth) model.Undertaking {
	in := proposal(p)
	return in.Undertaking(worth)
}

// worth returns what a unit of a currency is worth in the site's own, nil where
// there is no rate.
func (x *index) worth(currency string) *big.Rat {
	if currency == x.site.Currency || x.site.Currency == "" {
		return big.NewRat(1, 1)
	}
	if r := x.Catalog.Rates.Get(currency); r != nil {
		return r.PerUnit.Rat()
	}
	return nil
}
