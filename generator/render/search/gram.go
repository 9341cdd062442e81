package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// What stands between the parts of a gram: its key, what follows in the text,
// and the end of a run.
const (
	beforeRest = 0
	runEnd     = '|'
)

// longestRest is how many tokens a gram has after its key at most.
const longestRest = 16

// A member is a token of a document, with a number that equal tokens share.
type member struct {
	text string
	id   uint32 // 0 parts runs
	mark bool
	done bool // its gram was made before
	sign byte // what stands for a word or number beside a character
	in   field
}

// A gramMaker cuts documents into grams.
type gramMaker struct {
	ids   map[string]uint32
	doc   []member
	often [][]uint16 // by length: how often the text stands that begins at each member
	count counter
	hash  []uint64
	open  []int32
	gram  []byte
}

// put appends the tokens of a text.
func (g *gramMaker) put(found []token, in field) {
	for i, t := range found {
		if i == 0 || found[i-1].at+1 != t.at {
			g.doc = append(g.doc, member{})
		}
		m := member{text: t.text, mark: t.class == mark, in: in}
		if m.mark {
			r, _ := utf8.DecodeRuneInString(t.text)
			m.id = uint32(r)
		} else {
			m.id, m.sign = g.number(t.text), t.sign()[0]
		}
		g.doc = append(g.doc, m)
	}
}

// number returns the number of a word.
func (g *gramMaker) number(word string) uint32 {
	id, ok := g.ids[word]
	if !ok {
		id = uint32(len(g.ids)) + utf8.MaxRune + 1
		g.ids[strings.Clone(word)] = id
	}
	return id
}

// each gives every gram of the document that was put together and is not done,
// and forgets it.
func (g *gramMaker) each(use func(gram []byte, in field)) {
	g.doc = append(g.doc, member{})
	g.measure()
	g.from(0, use)
	g.doc = g.doc[:0]
}

// from gives the grams from a member on that are not done.
func (g *gramMaker) from(first int, use func(gram []byte, in field)) {
	last := len(g.doc) - 1
	end := last // of the run that begins or goes on at i
	for i := first; i < last; i++ {
		m := &g.doc[i]
		if m.id == 0 {
			end = i + 1 + slices.IndexFunc(g.doc[i+1:], func(m member) bool { return m.id == 0 })
			continue
		}
		if m.done || m.mark && i+1 == end {
			continue
		}
		g.gram = append(g.gram[:0], m.text...)
		from, to := i+1, i+2
		if m.mark {
			if next := g.doc[i+1]; next.mark {
				g.gram, from = append(g.gram, next.text...), i+2
			} else {
				g.gram = append(g.gram, next.sign)
			}
			to = g.certain(i, from, end)
		}
		use(g.finish(from, min(to, end), end), m.in)
	}
}

// now gives the grams of the text that was put last, from a member on, if they
// do not depend on the rest of the document. It reports whether it did.
func (g *gramMaker) now(first int, use func(gram []byte, in field)) bool {
	g.doc = append(g.doc, member{})
	if !g.free(first) {
		return false
	}
	g.often = g.often[:0]
	g.from(first, use)
	for i := range g.doc[first:] {
		g.doc[first+i].done = true
	}
	return true
}

// free reports whether the runs from a member on are so short that each gram
// goes to the end of its run.
func (g *gramMaker) free(first int) bool {
	end := len(g.doc) - 1
	for i := end; i >= first; i-- {
		switch m := &g.doc[i]; {
		case m.id == 0:
			end = i
		case m.mark && i+1 < end:
			from := i + 1
			if g.doc[from].mark {
				from++
			}
			if from+2 < end {
				return false
			}
		}
	}
	return true
}

// certain returns where the text after a key can end: what is found from there
// on is found after this key only.
func (g *gramMaker) certain(key, from, end int) int {
	to := from + 2
	for to < min(end, from+longestRest) && g.occurs(from, to) != g.occurs(key, to) {
		to++
	}
	return to
}

// finish appends what follows a gram's key.
func (g *gramMaker) finish(from, to, end int) []byte {
	g.gram = append(g.gram, beforeRest)
	for i := from; i < to; i++ {
		g.gram = append(g.gram, g.doc[i].text...)
		if !g.doc[i].mark {
			g.gram = append(g.gram, ' ')
		}
	}
	if to >= end {
		g.gram = append(g.gram, runEnd)
	}
	return g.gram
}

// occurs returns how often the text between two places stands in the document.
func (g *gramMaker) occurs(from, to int) uint16 {
	if n := to - from; n < len(g.often) {
		return max(g.often[n][from], 1)
	}
	return 1
}

// measure counts the texts of two tokens and more that stand in the document
// more than once.
func (g *gramMaker) measure() {
	n := len(g.doc)
	g.hash, g.open = slices.Grow(g.hash[:0], n)[:n], g.open[:0]
	for i, m := range g.doc {
		if g.hash[i] = uint64(m.id) * 0x9e3779b97f4a7c15; m.id != 0 {
			g.open = append(g.open, int32(i))
		}
	}
	g.often = append(g.often[:0], nil, nil)
	for length := 2; len(g.open) > 0 && length <= longestRest+2; length++ {
		g.count.reset(len(g.open))
		long := g.open[:0]
		for _, i := range g.open {
			next := uint64(g.doc[int(i)+length-1].id)
			if next == 0 {
				continue
			}
			g.hash[i] = (g.hash[i] ^ g.hash[i]>>29 ^ next) * 0xbf58476d1ce4e5b9
			g.count.add(g.hash[i])
			long = append(long, i)
		}
		counts := g.level(length, n)
		g.open = g.open[:0]
		for _, i := range long {
			if counts[i] = g.count.of(g.hash[i]); counts[i] > 1 {
				g.open = append(g.open, i)
			}
		}
	}
}

// level returns room for the counts of texts of one length.
func (g *gramMaker) level(length, n int) []uint16 {
	g.often = g.often[:min(length, cap(g.often))]
	for len(g.often) <= length {
		if cap(g.often) > len(g.often) {
			g.often = g.often[:len(g.often)+1]
			continue
		}
		g.often = append(g.often, nil)
	}
	counts := slices.Grow(g.often[length][:0], n)[:n]
	clear(counts)
	g.often[length] = counts
	return counts
}

// A counter counts numbers. Two that look alike to it are only thought to
// occur more often than they do.
type counter struct {
	slots []slot
	turn  uint32
}

type slot struct {
	key  uint64
	turn uint32
	n    uint32
}

// reset makes room for n numbers.
func (c *counter) reset(n int) {
	size := 1024
	for size < 2*n {
		size *= 2
	}
	if size > len(c.slots) {
		c.slots, c.turn = make([]slot, size), 0
	}
	c.turn++
}

func (c *counter) at(key uint64) *slot {
	mask := uint64(len(c.slots) - 1)
	for i := (key ^ key>>32) & mask; ; i = (i + 1) & mask {
		if s := &c.slots[i]; s.turn != c.turn || s.key == key {
			return s
		}
	}
}

func (c *counter) add(key uint64) {
	s := c.at(key)
	if s.turn != c.turn {
		*s = slot{key: key, turn: c.turn}
	}
	s.n++
}

func (c *counter) of(key uint64) uint16 {
	if s := c.at(key); s.turn == c.turn {
		return uint16(min(s.n, 1<<16-1))
	}
	return 0
}
