package search

import (
	"math/bits"
	"slices"
)

// Postings are the numbers of a file of terms, as range.go writes them. What is
// likely of a distance is told by how many documents are left and how many of
// them are still to come, and by the distance before.

// How finely what is likely is told apart.
const (
	classes = 16 // of numbers, by their length
	befores = 3  // of the number before: 0, 1 and more
)

// class returns which odds a number is written by, by another that says how
// large it may be.
func class16(of int) int { return min(bits.Len(uint(of)), classes-1) }

// A likely holds the odds of all numbers of one file.
type likely struct {
	counts, rests [1 + classes][]odds
	docs, ranks   [classes * befores][]odds
	old           [classes][]odds
	shares        [classes][]odds
	again         [classes][]odds
	fields        [4 * classes][]odds
}

// newLikely makes odds that know nothing.
func newLikely() *likely {
	l := &likely{}
	for _, group := range [][][]odds{l.counts[:], l.rests[:], l.docs[:], l.ranks[:], l.old[:], l.shares[:], l.again[:]} {
		for i := range group {
			group[i] = chances(perNumber)
		}
	}
	for i := range l.fields {
		l.fields[i] = chances(4)
	}
	return l
}

func (l *likely) forget() {
	for _, group := range [][][]odds{l.counts[:], l.rests[:], l.docs[:], l.ranks[:], l.old[:], l.shares[:], l.again[:], l.fields[:]} {
		for _, o := range group {
			forget(o)
		}
	}
}

// A speller is an encoder or a decoder: it writes the numbers it is given, or
// returns those it reads in place of them.
type speller interface {
	number(m []odds, v int) int
	tree(m []odds, v, n int) int
}

type (
	writing struct{ *encoder }
	reading struct{ *decoder }
)

func (w writing) number(m []odds, v int) int  { w.encoder.number(m, v); return v }
func (w writing) tree(m []odds, v, n int) int { w.encoder.tree(m, v, n); return v }
func (r reading) number(m []odds, _ int) int  { return r.decoder.number(m) }
func (r reading) tree(m []odds, _, n int) int { return r.decoder.tree(m, n) }

// rising spells numbers that rise, each below a limit, as distances.
func rising(s speller, m [][]odds, numbers []int, limit int) {
	last, before := -1, 0
	for i, v := range numbers {
		c := class16((limit-last-1)/(len(numbers)-i)) * befores
		gap := s.number(m[c+before], v-last-1)
		last += gap + 1
		numbers[i], before = last, min(gap, befores-1)
	}
}

// found spells the documents of a key, of so many.
func (l *likely) found(s speller, list []hit, places []int, all int) {
	for i, h := range list {
		places[i] = h.doc
	}
	rising(s, l.docs[:], places, all)
	in, c := 0, class16(len(list))
	for i, h := range list {
		in = s.tree(l.fields[c*4+in], int(h.in), 2)
		list[i] = hit{places[i], field(in)}
	}
}

// A share tells which documents of a key what follows it is in. Most are in one
// share only, so that a share is told by its places among those that are in none
// before, and its places among all where it is in one before.
type share struct {
	free  []int  // places that are in no share, and some that were freed since
	taken []bool // by place
	stale int    // of free, how many are taken
	fresh []int
	again []int
}

// begin makes ready for the shares of a key with so many documents.
func (h *share) begin(n int) {
	h.free, h.taken, h.stale = h.free[:0], slices.Grow(h.taken[:0], n)[:n], 0
	clear(h.taken)
	for i := range n {
		h.free = append(h.free, i)
	}
}

// tidy drops what is taken from the free, once that is worth it.
func (h *share) tidy() {
	if h.stale*16 < len(h.free) || h.stale == 0 {
		return
	}
	h.free = slices.DeleteFunc(h.free, func(p int) bool { return h.taken[p] })
	h.stale = 0
}

// part sorts the places of a share into those that are new and those that are
// not, as they are spelled.
func (h *share) part(places []int) {
	h.fresh, h.again = h.fresh[:0], h.again[:0]
	at := 0
	for _, p := range places {
		if h.taken[p] {
			h.again = append(h.again, p)
			continue
		}
		for h.free[at] < p {
			at++
		}
		h.fresh = append(h.fresh, at)
	}
}

// spell spells one share of a key with n documents, and returns its places.
func (h *share) spell(s speller, l *likely, places []int, n int) []int {
	h.tidy()
	h.part(places)
	fresh := s.number(l.shares[class16(len(h.free)-h.stale)], len(h.fresh))
	again := 0
	if len(h.free)-h.stale < n {
		again = s.number(l.again[class16(n)], len(h.again))
	}
	h.fresh, h.again = sized(h.fresh, min(fresh, len(h.free))), sized(h.again, min(again, n))
	rising(s, l.ranks[:], h.fresh, len(h.free))
	last := -1
	for i, v := range h.again {
		last += 1 + s.number(l.old[class16((n-last-1)/(again-i))], v-last-1)
		h.again[i] = last
	}
	places = append(places[:0], h.again...)
	for _, at := range h.fresh {
		if at >= len(h.free) {
			break // of a file that is damaged
		}
		h.taken[h.free[at]] = true
		places = append(places, h.free[at])
	}
	h.stale += fresh
	slices.Sort(places)
	return places
}

// sized returns a list with so many numbers.
func sized(list []int, n int) []int {
	return slices.Grow(list[:0], n)[:n]
}
