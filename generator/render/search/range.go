package search

import "math/bits"

// Numbers and texts are written by a range coder for one bit at a time, as that
// of LZMA is. Each bit has a model: how likely a nought is, learnt from the bits
// that went before in the same place. A model begins in the middle, and learns
// fast at first.

// Odds are a probability of nought in twelve bits, above how often it was
// asked, in four.
type odds uint16

const (
	even       odds = 1 << 15 // of what nothing is known
	modelBits       = 12
	mostAsked       = 15
	leastRange      = 1 << 24
)

// pace is by how much a model that was asked so often moves: the power of two
// by which what it was wrong is divided.
var pace = [mostAsked + 1]uint8{1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5}

// learn moves a model towards a bit.
func (m *odds) learn(bit int) {
	n, p := *m&mostAsked, *m>>4
	if bit == 0 {
		p += (1<<modelBits - 1 - p) >> pace[n]
	} else {
		p -= (p - 1) >> pace[n]
	}
	*m = p<<4 | min(n+1, mostAsked)
}

// chances makes a number of odds.
func chances(n int) []odds {
	all := make([]odds, n)
	forget(all)
	return all
}

// forget sets models back.
func forget(all []odds) {
	for i := range all {
		all[i] = even
	}
}

// An encoder appends bits to out.
type encoder struct {
	out   []byte
	low   uint64
	width uint32
	held  byte
	run   int // bytes that wait for a carry, the held one among them
}

func newEncoder(out []byte) encoder { return encoder{out: out, width: 1<<32 - 1} }

// bit writes one bit by its model.
func (e *encoder) bit(m *odds, bit int) {
	bound := (e.width >> modelBits) * uint32(*m>>4)
	if bit == 0 {
		e.width = bound
	} else {
		e.low += uint64(bound)
		e.width -= bound
	}
	m.learn(bit)
	for e.width < leastRange {
		e.width <<= 8
		e.shift()
	}
}

// plain writes so many bits that no model knows, the highest first.
func (e *encoder) plain(v uint32, n int) {
	for n--; n >= 0; n-- {
		e.width >>= 1
		if v>>n&1 == 1 {
			e.low += uint64(e.width)
		}
		for e.width < leastRange {
			e.width <<= 8
			e.shift()
		}
	}
}

// shift gives out the highest byte, once it cannot change.
func (e *encoder) shift() {
	if e.run == 0 || e.low < 0xff000000 || e.low >= 1<<32 {
		carry := byte(e.low >> 32)
		if e.run > 0 {
			e.out = append(e.out, e.held+carry)
		}
		for ; e.run > 1; e.run-- {
			e.out = append(e.out, 0xff+carry)
		}
		e.run, e.held = 0, byte(e.low>>24)
	}
	e.run++
	e.low = e.low & 0xffffff << 8
}

// finish returns what was written. A decoder that is given noughts behind it
// reads it.
func (e *encoder) finish() []byte {
	for range 5 {
		e.shift()
	}
	for n := len(e.out); n > 0 && e.out[n-1] == 0; n-- {
		e.out = e.out[:n-1]
	}
	return e.out
}

// tree writes a number of so many bits, each with a model of its own by those
// above it.
func (e *encoder) tree(m []odds, v, n int) {
	for at, i := 1, n-1; i >= 0; i-- {
		bit := v >> i & 1
		e.bit(&m[at], bit)
		at = at<<1 | bit
	}
}

// sizeBits is how many bits the length of a number takes, and perNumber how many
// models a number needs: those of its length, and those of its second and third
// bit by its length.
const (
	sizeBits  = 5
	perNumber = 5 << sizeBits
)

// number writes a number: how many bits it has, and those below the highest.
func (e *encoder) number(m []odds, v int) {
	n := bits.Len(uint(v))
	e.tree(m, n, sizeBits)
	if n < 2 {
		return
	}
	to := min(n-1, 2)
	e.tree(m[1<<sizeBits+4*n:], v>>(n-1-to)&(1<<to-1), to)
	e.plain(uint32(v), n-1-to)
}

// A decoder reads what an encoder wrote.
type decoder struct {
	data        []byte
	width, code uint32
}

func newDecoder(data []byte) *decoder {
	d := &decoder{data: data, width: 1<<32 - 1}
	for range 4 {
		d.next()
	}
	return d
}

func (d *decoder) next() {
	d.code <<= 8
	if len(d.data) > 0 {
		d.code |= uint32(d.data[0])
		d.data = d.data[1:]
	}
}

func (d *decoder) bit(m *odds) int {
	bound, bit := (d.width>>modelBits)*uint32(*m>>4), 0
	if d.code < bound {
		d.width = bound
	} else {
		d.code -= bound
		d.width -= bound
		bit = 1
	}
	m.learn(bit)
	for d.width < leastRange {
		d.width <<= 8
		d.next()
	}
	return bit
}

func (d *decoder) plain(n int) (v int) {
	for ; n > 0; n-- {
		d.width >>= 1
		v <<= 1
		if d.code >= d.width {
			d.code -= d.width
			v |= 1
		}
		for d.width < leastRange {
			d.width <<= 8
			d.next()
		}
	}
	return v
}

func (d *decoder) tree(m []odds, n int) int {
	at := 1
	for range n {
		at = at<<1 | d.bit(&m[at])
	}
	return at - 1<<n
}

func (d *decoder) number(m []odds) int {
	n := d.tree(m, sizeBits)
	if n < 2 {
		return n
	}
	to := min(n-1, 2)
	v := 1<<to | d.tree(m[1<<sizeBits+4*n:], to)
	return v<<(n-1-to) | d.plain(n-1-to)
}
