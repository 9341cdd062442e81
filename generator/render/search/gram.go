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
	sign byte // what stands for a word or number beside a character
	in   field
}

// A gramMaker cuts documents into grams.
type gramMaker struct {
	ids   map[string]uint32
	doc   []member
	until []int // of each member: how far a text from here must go to occur once
	count counter
	hash  []uint64
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

// each gives every gram of the document that was put together, and forgets it.
func (g *gramMaker) each(use func(gram []byte, in field)) {
	g.doc = append(g.doc, member{})
	g.measure()
	last, reach := len(g.doc)-1, 0
	end := last // of the run that begins or goes on at i
	for i := 0; i < last; i++ {
		m := &g.doc[i]
		if m.id == 0 {
			end, reach = i+1+slices.IndexFunc(g.doc[i+1:], func(m member) bool { return m.id == 0 }), 0
			continue
		}
		if m.mark && i+1 == end {
			continue
		}
		g.gram = append(g.gram[:0], m.text...)
		from := i + 1
		if m.mark {
			if next := g.doc[i+1]; next.mark {
				g.gram, from = append(g.gram, next.text...), i+2
			} else {
				g.gram = append(g.gram, next.sign)
			}
			reach = max(reach, g.until[min(from, end)])
		} else {
			reach = max(reach, from+1)
		}
		use(g.finish(from, min(reach, end, from+longestRest), end), m.in)
	}
	g.doc = g.doc[:0]
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

// measure finds for each member where the shortest text ends that begins with
// it, has two tokens or more, and occurs once in the document; the end of its
// run where none does.
func (g *gramMaker) measure() {
	n := len(g.doc)
	g.until, g.hash = slices.Grow(g.until[:0], n)[:n], slices.Grow(g.hash[:0], n)[:n]
	open := make([]int32, 0, n)
	for i := range g.doc {
		g.until[i] = i
		if g.doc[i].id == 0 {
			continue
		}
		g.hash[i] = uint64(g.doc[i].id) * 0x9e3779b97f4a7c15
		g.until[i] = i + 1
		if g.doc[i+1].id != 0 {
			open = append(open, int32(i))
		}
	}
	for len(open) > 0 {
		g.count.reset(len(open))
		for _, i := range open {
			g.hash[i] = (g.hash[i] ^ g.hash[i]>>29 ^ uint64(g.doc[g.until[i]].id)) * 0xbf58476d1ce4e5b9
			g.until[i]++
			g.count.add(g.hash[i])
		}
		again := open[:0]
		for _, i := range open {
			if end := g.until[i]; g.doc[end].id != 0 && end-int(i) <= longestRest && g.count.of(g.hash[i]) > 1 {
				again = append(again, i)
			}
		}
		open = again
	}
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

func (c *counter) of(key uint64) int {
	if s := c.at(key); s.turn == c.turn {
		return int(s.n)
	}
	return 0
}
