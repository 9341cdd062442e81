package search

import (
	"bytes"
	"errors"
	"math/bits"
)

// Texts of documents are written as those of LZ77 are: a byte, or a stretch of
// what stands before by its length and its distance, which may be the distance
// of the stretch before; and each by odds that were learnt (range.go). The odds
// of a byte depend on the byte before it. A text may refer to the dictionary of
// its index as if that stood before it, and begins with the odds that the
// dictionary left when it was written itself.

// A stock holds the odds of texts: of each byte by the one before it, and then
// those of the places below.
type stock []odds

// Places in a stock. Those of bits take two odds, of which the first is unused.
const (
	ofKinds   = 1 << 16     // whether this is a stretch, by whether the last was
	ofSame    = ofKinds + 4 // whether its distance is that of the last, the same
	ofLengths = ofSame + 4  // above the shortest
	ofFar     = ofLengths + perNumber
	fars      = 4 // lengths that are told apart for distances
	stockSize = ofFar + fars*perNumber
)

// The shortest and longest stretch, and the bits of a text's length.
const (
	shortest = 3
	longest  = 1 << 10
	textBits = 24
)

func newStock() stock { return stock(chances(stockSize)) }

// bit returns the odds of a bit, by whether a stretch stood before.
func (s stock) bit(place, after int) []odds { return s[place+2*after:] }

// distance returns the odds of the distance of a stretch.
func (s stock) distance(length int) []odds {
	return s[ofFar+perNumber*min(length-shortest, fars-1):]
}

// A known text is one that others may refer to, with the odds that it left.
type known struct {
	text []byte
	odds stock
}

// A finder finds what stands before in a text, and writes the text so.
type finder struct {
	start stock
	stock stock
	to    encoder
	text  []byte
	known int     // of text, how much is always there
	heads []int32 // by hash: the last place in what is known, from 1
	own   []int32 // the same in the rest
	next  []int32 // by place: the one before with the same hash
}

const hashBits = 13

func hashOf(b []byte) uint32 {
	return (uint32(b[0])<<16 | uint32(b[1])<<8 | uint32(b[2])) * 2654435761 >> (32 - hashBits)
}

// newFinder makes a finder for texts that refer to a known one.
func newFinder(base known) *finder {
	n := len(base.text)
	f := &finder{
		start: base.odds, stock: newStock(), text: bytes.Clone(base.text), known: n,
		heads: make([]int32, 1<<hashBits), own: make([]int32, 1<<hashBits), next: make([]int32, n),
	}
	for i := 0; i+shortest <= n; i++ {
		f.put(f.heads, i)
	}
	return f
}

func (f *finder) put(heads []int32, i int) {
	h := hashOf(f.text[i:])
	f.next[i], heads[h] = heads[h], int32(i+1)
}

// compress returns a text as it is written. It is good until the next.
func (f *finder) compress(text []byte) []byte {
	f.text = append(f.text[:f.known], text...)
	if n := len(f.text) - len(f.next); n > 0 {
		f.next = append(f.next, make([]int32, n)...)
	}
	clear(f.own)
	copy(f.stock, f.start)
	f.to = newEncoder(f.to.out[:0])
	f.to.plain(uint32(len(text)), textBits)
	f.spell()
	return f.to.finish()
}

// depth is how many places with the same beginning are looked at.
const depth = 24

// A backref is a stretch that stands before in a text.
type backref struct{ length, distance, saves int }

// saving is about how many eighths of bits a stretch saves.
func saving(length, distance int, same bool) int {
	if same {
		return 36*length - 40
	}
	return 36*length - 60 - 8*bits.Len(uint(distance))
}

// best returns the stretch that saves most at a place; last is the distance of
// the one before.
func (f *finder) best(at, last int) (b backref) {
	limit := min(len(f.text)-at, longest)
	if limit < shortest {
		return b
	}
	if last > 0 && last <= at {
		f.try(&b, at, at-last, limit, true)
	}
	h := hashOf(f.text[at:])
	for _, first := range [...]int32{f.own[h], f.heads[h]} {
		for k, p := 0, first; k < depth && p > 0; k, p = k+1, f.next[p-1] {
			f.try(&b, at, int(p-1), limit, false)
		}
	}
	return b
}

// try keeps the stretch that begins at a place if it saves more.
func (f *finder) try(b *backref, at, from, limit int, same bool) {
	if b.length > 0 && (b.length >= limit || f.text[from+b.length] != f.text[at+b.length]) {
		return
	}
	n := 0
	for n < limit && f.text[from+n] == f.text[at+n] {
		n++
	}
	if n < shortest {
		return
	}
	if v := saving(n, at-from, same); v > b.saves {
		*b = backref{n, at - from, v}
	}
}

// enough is by how much more a stretch must save to be waited for.
const enough = 30

// spell writes the text behind what is known.
func (f *finder) spell() {
	last, after := 0, 0
	for at := f.known; at < len(f.text); {
		b := f.best(at, last)
		f.learn(at, at+1)
		for b.length > 0 {
			next := f.best(at+1, last)
			if next.saves <= b.saves+enough {
				break
			}
			f.literal(at, after)
			at, after, b = at+1, 0, next
			f.learn(at, at+1)
		}
		if b.length == 0 {
			f.literal(at, after)
			at, after = at+1, 0
			continue
		}
		f.reference(b, last, after)
		f.learn(at+1, at+b.length)
		at, after, last = at+b.length, 1, b.distance
	}
}

// learn makes places known to what comes behind them.
func (f *finder) learn(from, to int) {
	for i := from; i < to && i+shortest <= len(f.text); i++ {
		f.put(f.own, i)
	}
}

// literal writes one byte.
func (f *finder) literal(at, after int) {
	f.to.tree(f.stock.bit(ofKinds, after), 0, 1)
	before := 0
	if at > 0 {
		before = int(f.text[at-1])
	}
	f.to.tree(f.stock[before<<8:], int(f.text[at]), 8)
}

// reference writes a stretch.
func (f *finder) reference(b backref, last, after int) {
	f.to.tree(f.stock.bit(ofKinds, after), 1, 1)
	if b.distance == last {
		f.to.tree(f.stock.bit(ofSame, after), 1, 1)
	} else {
		f.to.tree(f.stock.bit(ofSame, after), 0, 1)
	}
	f.to.number(f.stock[ofLengths:], b.length-shortest)
	if b.distance != last {
		f.to.number(f.stock.distance(b.length), b.distance)
	}
}

// decompress reads a text, and what it leaves to those that refer to it.
func decompress(data []byte, base known) (known, error) {
	d, s, n := newDecoder(data), newStock(), len(base.text)
	copy(s, base.odds)
	size := n + d.plain(textBits)
	text := append(make([]byte, 0, size), base.text...)
	for last, after := 0, 0; len(text) < size; {
		if d.tree(s.bit(ofKinds, after), 1) == 0 {
			before := 0
			if len(text) > 0 {
				before = int(text[len(text)-1])
			}
			text, after = append(text, byte(d.tree(s[before<<8:], 8))), 0
			continue
		}
		same := d.tree(s.bit(ofSame, after), 1) == 1
		length := shortest + d.number(s[ofLengths:])
		if !same {
			last = d.number(s.distance(length))
		}
		if last < 1 || last > len(text) || length > size-len(text) {
			return known{}, errors.New("a text is damaged")
		}
		for range length {
			text = append(text, text[len(text)-last])
		}
		after = 1
	}
	return known{text[n:], s}, nil
}
