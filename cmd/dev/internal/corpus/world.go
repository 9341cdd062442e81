package corpus

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
)

// asOf is the day on which a corpus stands still.
const asOf = "2026-06-30"

// firmsBefore is how many firms there are before the first project; after it,
// every fifth project adds one.
const firmsBefore = 40

// firmCount is how many firms there are once so many projects exist.
func firmCount(projects int) int { return firmsBefore + projects/5 }

// policyCount is how many policies there are once so many projects exist. A
// project refers only to those that were there before it.
func policyCount(projects int) int { return projects / 10 }

// A world is the lexicon under one seed.
type world struct {
	*words
	seed  uint64
	shape Shape
	parks []park
}

// A park is an industrial park with what projects refer to.
type park struct {
	row   []string // id, name, region, level, land use
	plots []plot
}

// A plot is land in a park.
type plot struct {
	id   string
	area int // in mu
}

// newWorld makes what records of every kind refer to: the parks with their
// plots. All else is made when it is named.
func newWorld(words *words, seed uint64, shape Shape) *world {
	w := &world{words: words, seed: seed, shape: shape}
	for i, row := range words.parkRows {
		r := w.source("plots", i)
		p := park{row: row}
		for k := range 4 + r.IntN(4) {
			p.plots = append(p.plots, plot{fmt.Sprintf("plot-%d", k+1), 10 * (4 + r.IntN(60))})
		}
		w.parks = append(w.parks, p)
	}
	return w
}

// source returns the random numbers of one record. They depend on nothing but
// the seed, the kind and the record's number.
func (w *world) source(kind string, i int) *rand.Rand {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d:%s:%d", w.seed, kind, i)
	return rand.New(rand.NewPCG(w.seed, h.Sum64()))
}

// voice returns a voice for one record, which may name the first firms.
func (w *world) voice(kind string, i, firms int) *voice {
	return &voice{world: w, rand: w.source(kind, i), fixed: map[string]text{}, firms: firms}
}

// about fixes what a record is about: its industry and two nodes of the chain.
func (v *voice) about(industry int, node, other node) {
	in := v.industries[industry]
	v.shift = industry
	v.fixed["ind"], v.fixed["node"], v.fixed["node2"] = in.name, node.name, other.name
}

// at fixes where a record is.
func (v *voice) at(p park) {
	v.fixed["park"], v.fixed["region"] = rowName(p.row), v.regionName(p.row[3])
}

// regionName returns the name of a region.
func (w *world) regionName(id string) text {
	i := slices.IndexFunc(w.regions, func(r []string) bool { return r[0] == id })
	return rowName(w.regions[i])
}

// A firm is a local enterprise.
type firm struct {
	id       string
	name     text
	industry int
	region   int
}

// firm returns a firm by its number. Firms are made again whenever they are
// named, so that none need be held.
func (w *world) firm(i int) firm {
	r := w.source("firm", i)
	name := join(text{}, w.character(r, w.firmCharacters), w.character(r, w.firmCharacters)).capital()
	zone := r.IntN(len(w.regions))
	home := w.city
	home[0] = strings.TrimSuffix(home[0], "市")
	return firm{
		id:       fmt.Sprintf("firm-%04d", i+1),
		name:     join(text{"", " "}, home, name, pick(r, w.firmTrades), pick(r, w.firmForms)),
		industry: r.IntN(len(w.industries)),
		region:   zone,
	}
}

// someFirms draws n different firms that a voice may name, in order of number.
func (v *voice) someFirms(n int) (ids []string) {
	for range n {
		if id := v.firm(v.tail(v.firms)).id; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// somePolicies draws policies in force among the first n.
func (w *world) somePolicies(r *rand.Rand, n, most int) (ids []string) {
	for range most {
		if n == 0 {
			break
		}
		i := r.IntN(n)
		if id := policyID(i); !w.repealed(i) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// ids returns the first column of a table.
func ids(rows [][]string) (found []string) {
	for _, r := range rows {
		found = append(found, r[0])
	}
	return found
}

// sortedKeys returns the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
