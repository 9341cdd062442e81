package view

import (
	"cmp"
	"slices"

	"prospectus/generator/model"
)

// similars is how many similar projects a page leads to. To find them, at most
// reach projects of each list are looked at, and at most crowd in all, so that
// a library of ten thousand costs each project a few hundred comparisons.
const (
	similars = 4
	reach    = 64
	crowd    = 400
)

// A kin is how the chain nodes of two projects stand to each other.
type kin uint8

const (
	unrelated kin = iota
	sameNode
	nodeBefore // the other's node feeds this one's
	nodeAfter  // this one's node feeds the other's
	twoSteps
)

// A likeness is what one project has in common with another.
type likeness struct {
	kin          kin
	industry     bool
	park, region bool
	amount       bool // the same class of amount
}

// score adds up a likeness:
//
//	the same chain node           12
//	a node that feeds the other's  8
//	a node two steps away          4
//	the same industry              3
//	the same park                  2, else the same region 1
//	the same class of amount       1
//
// A step along the chain thus counts more than place and size together. The
// score is the same seen from either project.
func (l likeness) score() int {
	score := [...]int{unrelated: 0, sameNode: 12, nodeBefore: 8, nodeAfter: 8, twoSteps: 4}[l.kin]
	if l.industry {
		score += 3
	}
	switch {
	case l.park:
		score += 2
	case l.region:
		score++
	}
	if l.amount {
		score++
	}
	return score
}

// neighbours holds what is asked of projects to compare them, found once for
// all languages. Projects are numbered in the order of lists.
type neighbours struct {
	projects []*model.Project
	number   map[string]int32   // by a project's id
	traits   []traits           // by number
	lists    map[string][]int32 // open projects of a node, or of an industry somewhere
	kin      map[string][]step  // by node: the nodes within two steps, nearest first
	found    [][]int32          // by number; nil for what nobody asked for yet
	seen     []int32            // scratch: who last looked at a project
	rivals   []rival            // scratch: the best so far
	looked   int                // scratch: how many were compared
}

// A step is a node near another.
type step struct {
	node  string // chain/node
	trait int32  // the same as a number
	kin   kin
}

// Traits are what projects are compared by, as numbers; 0 is none.
type traits struct{ node, industry, park, region, amount int32 }

// A rival is a project that may be similar, with its score and how far down the
// list, begun anew at its end, it follows the project in hand.
type rival struct {
	number       int32
	score, after int
}

// neighbours returns the index's neighbours, gathered when first asked for.
func (x *index) neighbours() *neighbours {
	if x.near == nil {
		x.near = newNeighbours(x)
	}
	return x.near
}

// newNeighbours files the open projects of a catalogue.
func newNeighbours(x *index) *neighbours {
	n := &neighbours{
		projects: slices.SortedStableFunc(x.Catalog.Projects.All(), compareProjects),
		number:   map[string]int32{}, lists: map[string][]int32{}, kin: map[string][]step{},
	}
	n.found, n.seen = make([][]int32, len(n.projects)), make([]int32, len(n.projects))
	trait := numbering{"": 0}
	for i, p := range n.projects {
		n.number[p.ID], n.seen[i] = int32(i), -1
		n.traits = append(n.traits, traits{
			trait.of("nodes/", p.Node), trait.of("industries/", p.Industry), trait.of("parks/", p.Park),
			trait.of("regions/", p.Region), trait.of("amounts/", x.band(p.Investment)),
		})
		if p.State != model.Open {
			continue
		}
		for _, key := range n.keys(p) {
			n.lists[key] = append(n.lists[key], int32(i))
		}
	}
	for c := range x.Catalog.Chains.All() {
		n.relate(c, trait)
	}
	return n
}

// A numbering gives each name a number of its own.
type numbering map[string]int32

// of returns the number of a name, 0 for none.
func (n numbering) of(kind, id string) int32 {
	if id == "" {
		return 0
	}
	number, ok := n[kind+id]
	if !ok {
		number = int32(len(n))
		n[kind+id] = number
	}
	return number
}

// keys names the lists on which a project stands.
func (n *neighbours) keys(p *model.Project) (keys []string) {
	if p.Node != "" {
		keys = append(keys, "nodes/"+p.Node)
	}
	if p.Industry == "" {
		return keys
	}
	industry := "industries/" + p.Industry
	if p.Park != "" {
		keys = append(keys, industry+" parks/"+p.Park)
	}
	if p.Region != "" {
		keys = append(keys, industry+" regions/"+p.Region)
	}
	return append(keys, industry)
}

// relate finds the nodes within two steps of each node of a chain, whichever
// way goods flow.
func (n *neighbours) relate(c *model.Chain, trait numbering) {
	beside := map[string][]step{}
	join := func(from, to string, how kin) {
		beside[from] = append(beside[from], step{to, trait.of("nodes/", to), how})
	}
	for _, node := range c.Nodes {
		for _, fed := range node.Feeds {
			join(node.Ident(), c.ID+"/"+fed, nodeAfter)
			join(c.ID+"/"+fed, node.Ident(), nodeBefore)
		}
	}
	for _, node := range c.Nodes {
		here := node.Ident()
		steps := append([]step{{here, trait.of("nodes/", here), sameNode}}, beside[here]...)
		for _, s := range beside[here] {
			for _, further := range beside[s.node] {
				further.kin = twoSteps
				steps = append(steps, further)
			}
		}
		n.kin[here] = nearest(steps)
	}
}

// nearest keeps the first of the steps that lead to one node.
func nearest(steps []step) (kept []step) {
	for _, s := range steps {
		if !slices.ContainsFunc(kept, func(k step) bool { return k.node == s.node }) {
			kept = append(kept, s)
		}
	}
	return kept
}

// of returns the projects that are most like one, best first.
func (n *neighbours) of(p *model.Project) []int32 {
	i := n.number[p.ID]
	if n.found[i] == nil {
		n.found[i] = n.search(i)
	}
	return n.found[i]
}

// search compares a project with those on the lists that it may share, nodes
// first. Among equals come those that follow it in the order of lists, so that
// not every page leads to the same few.
func (n *neighbours) search(i int32) []int32 {
	p := n.projects[i]
	n.rivals, n.looked = n.rivals[:0], 0
	n.seen[i] = i
	steps := n.kin[p.Node]
	for _, s := range steps {
		n.gather(i, "nodes/"+s.node, steps)
	}
	for _, key := range n.keys(p) {
		n.gather(i, key, steps)
	}
	found := make([]int32, 0, similars)
	for _, r := range n.rivals {
		found = append(found, r.number)
	}
	return found
}

// gather compares a project with those that follow it on a list.
func (n *neighbours) gather(i int32, key string, steps []step) {
	list := n.lists[key]
	start, _ := slices.BinarySearch(list, i)
	for k := range min(len(list), reach) {
		other := list[(start+k)%len(list)]
		if n.seen[other] == i {
			continue
		}
		if n.looked++; n.looked > crowd {
			return
		}
		n.seen[other] = i
		behind := (int(other-i) + len(n.projects)) % len(n.projects)
		n.enter(rival{other, n.traits[i].alike(steps, n.traits[other]).score(), behind})
	}
}

// enter puts a rival among the best, if it is one of them.
func (n *neighbours) enter(r rival) {
	if len(n.rivals) == similars && n.rivals[similars-1].score > r.score {
		return
	}
	at, _ := slices.BinarySearchFunc(n.rivals, r, func(a, b rival) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.after, b.after))
	})
	if at < similars {
		n.rivals = slices.Insert(n.rivals, at, r)
		n.rivals = head(n.rivals, similars)
	}
}

// likeness says what a project has in common with another.
func (n *neighbours) likeness(i, other int32) likeness {
	return n.traits[i].alike(n.kin[n.projects[i].Node], n.traits[other])
}

// alike compares traits; steps are those from the first one's node.
func (t traits) alike(steps []step, o traits) likeness {
	same := func(a, b int32) bool { return a != 0 && a == b }
	l := likeness{
		industry: same(t.industry, o.industry), park: same(t.park, o.park),
		region: same(t.region, o.region), amount: same(t.amount, o.amount),
	}
	for i := range steps {
		if same(steps[i].trait, o.node) {
			l.kin = steps[i].kin
			break
		}
	}
	return l
}
