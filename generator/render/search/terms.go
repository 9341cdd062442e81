package search

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"io"
	"slices"
)

// A Scratch is a temporary file.
type Scratch interface {
	io.ReadWriteSeeker
	io.Closer // which also removes it
}

// runBytes is how much of the postings is held before they are set aside.
const runBytes = 24 << 20

// A field is the part of a document that holds a term; later ones count for
// more.
type field uint8

// The fields.
const (
	inBody     field = iota
	throughout       // the body, more than once
	inNames
	inTitle
)

// A hit is a document that holds a term, and the best of its fields that does.
type hit struct {
	doc int
	in  field
}

// both returns the field of what stands in two.
func both(a, b field) field {
	if a == inBody && b == inBody {
		return throughout
	}
	return max(a, b)
}

// A posting is what is known of a term since postings were last set aside. It
// holds no pointer: there are many, and the collector need not look at them.
type posting struct {
	from   uint32 // where the term stands among all of them
	size   uint16
	in     field  // of the last document
	free   uint8  // bytes left in the last block
	block  uint8  // its size
	doc    int32  // the last document
	before int32  // the one before, from -1
	first  uint32 // block of hits, all but the last; 0 for none
	at     uint32 // where the next byte goes
}

// An inverter turns documents into lists of which hold each term. It finds
// terms in a table of its own: they come by the ten million.
type inverter struct {
	temp  func() (Scratch, error)
	held  []posting
	terms []byte   // one after another
	table []bucket // twice as many as postings, or more
	hits  blocks
	bytes int
	runs  []run
}

// A bucket of the table has the number of a posting, from one, and a part of
// its term's hash.
type bucket struct{ hash, posting uint32 }

// A run is a sorted part of the postings, set aside.
type run struct {
	from  *bufio.Reader
	close func() error
}

// blocks hold the hits of all postings in blocks that are chained: the first
// four bytes of each say where the next is, and each is twice as large as the
// one before, up to a limit.
type blocks []byte

// How large blocks are, with the four bytes.
const (
	smallestBlock = 12
	largestBlock  = 96
)

// put appends a document to a posting as its distance from the one before, with
// its field. It returns how many bytes were taken.
func (b *blocks) put(p *posting) int {
	var number [binary.MaxVarintLen64]byte
	size := len(*b)
	for _, c := range number[:binary.PutUvarint(number[:], p.code())] {
		if p.free == 0 {
			b.extend(p)
		}
		(*b)[p.at] = c
		p.at, p.free = p.at+1, p.free-1
	}
	return len(*b) - size
}

// code is how the last document is written.
func (p *posting) code() uint64 { return uint64(p.doc-p.before)<<2 | uint64(p.in) }

// extend gives a posting another block.
func (b *blocks) extend(p *posting) {
	if len(*b) == 0 {
		*b = append(*b, 0) // no block begins at 0
	}
	start := len(*b)
	if p.first == 0 {
		p.first, p.block = uint32(start), smallestBlock
	} else {
		binary.LittleEndian.PutUint32((*b)[p.at-uint32(p.block):], uint32(start))
		p.block = min(2*p.block, largestBlock)
	}
	if start+int(p.block) > cap(*b) {
		*b = slices.Grow(*b, max(start, 1<<16))
	}
	*b = (*b)[:start+int(p.block)]
	clear((*b)[start : start+4])
	p.at, p.free = uint32(start+4), p.block-4
}

// append appends what was put, and the last document.
func (b blocks) append(dst []byte, p *posting) []byte {
	size := uint32(smallestBlock)
	for at := p.first; at != 0; size = min(2*size, largestBlock) {
		next, end := binary.LittleEndian.Uint32(b[at:]), at+size
		if next == 0 {
			end = p.at
		}
		dst, at = append(dst, b[at+4:end]...), next
	}
	return binary.AppendUvarint(dst, p.code())
}

// hits reads what blocks have.
func hits(dst []hit, data []byte) []hit {
	doc := -1
	for len(data) > 0 {
		v, n := binary.Uvarint(data)
		data, doc = data[n:], doc+int(v>>2)
		dst = append(dst, hit{doc, field(v & 3)})
	}
	return dst
}

// seed makes the hashes of one run of the program. Nothing that is written
// depends on it.
var seed = maphash.MakeSeed()

// find returns the number of a term's posting, made if need be, and whether it
// was made.
func (v *inverter) find(term []byte) (n uint32, fresh bool) {
	if 2*len(v.held) >= len(v.table) {
		v.widen()
	}
	sum := maphash.Bytes(seed, term)
	mask := uint64(len(v.table) - 1)
	for i := sum & mask; ; i = (i + 1) & mask {
		b := &v.table[i]
		if b.posting == 0 {
			if len(v.held) == cap(v.held) {
				v.held = slices.Grow(v.held, max(len(v.held), 1<<12))
			}
			if len(v.terms)+len(term) > cap(v.terms) {
				v.terms = slices.Grow(v.terms, max(len(v.terms), 1<<16))
			}
			v.held = append(v.held, posting{from: uint32(len(v.terms)), size: uint16(len(term))})
			v.terms = append(v.terms, term...)
			*b = bucket{uint32(sum >> 32), uint32(len(v.held))}
			return uint32(len(v.held) - 1), true
		}
		if b.hash == uint32(sum>>32) {
			if n := b.posting - 1; bytes.Equal(v.term(&v.held[n]), term) {
				return n, false
			}
		}
	}
}

func (v *inverter) term(p *posting) []byte { return v.terms[p.from : p.from+uint32(p.size)] }

// widen makes the table larger.
func (v *inverter) widen() {
	v.table = make([]bucket, max(1<<12, 2*len(v.table)))
	mask := uint64(len(v.table) - 1)
	for n := range v.held {
		sum := maphash.Bytes(seed, v.term(&v.held[n]))
		i := sum & mask
		for v.table[i].posting != 0 {
			i = (i + 1) & mask
		}
		v.table[i] = bucket{uint32(sum >> 32), uint32(n + 1)}
	}
}

// add notes that a document holds a term, and returns the number by which the
// term is known until postings are set aside. Documents come in order.
func (v *inverter) add(term []byte, h hit) uint32 {
	n, fresh := v.find(term)
	if p := &v.held[n]; fresh {
		p.before, p.doc, p.in = -1, int32(h.doc), h.in
		v.bytes += len(term) + 80
	} else {
		v.again(n, h)
	}
	return n
}

// again notes that a document holds a term that is known by its number.
func (v *inverter) again(n uint32, h hit) {
	p := &v.held[n]
	if int(p.doc) == h.doc {
		p.in = both(p.in, h.in)
		return
	}
	v.bytes += v.hits.put(p)
	p.before, p.doc, p.in = p.doc, int32(h.doc), h.in
}

// spill sets aside what is held if it is much.
func (v *inverter) spill(limit int) error {
	if v.bytes < limit || len(v.held) == 0 {
		return nil
	}
	var to io.ReadWriter = new(bytes.Buffer)
	r := run{close: func() error { return nil }}
	var file Scratch
	if v.temp != nil {
		var err error
		if file, err = v.temp(); err != nil {
			return err
		}
		to, r.close = file, file.Close
	}
	v.runs = append(v.runs, r)
	if err := v.write(to); err != nil {
		return err
	}
	clear(v.table)
	v.held, v.terms, v.hits, v.bytes = v.held[:0], v.terms[:0], v.hits[:0], 0
	if file != nil {
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			return err
		}
	}
	v.runs[len(v.runs)-1].from = bufio.NewReaderSize(to, 1<<16)
	return nil
}

// write writes what is held in the order of its terms.
func (v *inverter) write(to io.Writer) error {
	w := bufio.NewWriterSize(to, 1<<16)
	var b []byte
	var data []byte
	for _, n := range v.order() {
		p := &v.held[n]
		data = v.hits.append(data[:0], p)
		b = append(binary.AppendUvarint(b[:0], uint64(p.size)), v.term(p)...)
		b = append(binary.AppendUvarint(b, uint64(len(data))), data...)
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	return w.Flush()
}

// order returns the numbers of the postings in the order of their terms.
func (v *inverter) order() []int32 {
	order := make([]int32, len(v.held))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return bytes.Compare(v.term(&v.held[a]), v.term(&v.held[b])) })
	return order
}

// A stretch is a term's posting as it was read back from a run.
type stretch struct {
	term, data []byte
}

// next reads one posting into s; ok is false at the end.
func (r run) next(s *stretch) (ok bool, err error) {
	n, err := binary.ReadUvarint(r.from)
	if err == io.EOF {
		return false, nil
	}
	if err == nil {
		s.term = slices.Grow(s.term[:0], int(n))[:n]
		_, err = io.ReadFull(r.from, s.term)
	}
	if err == nil {
		n, err = binary.ReadUvarint(r.from)
	}
	if err == nil {
		s.data = slices.Grow(s.data[:0], int(n))[:n]
		_, err = io.ReadFull(r.from, s.data)
	}
	return err == nil, err
}

// merge gives every term with its hits to a function, in order. What it gives
// is good until the function returns.
func (v *inverter) merge(each func(term []byte, found []hit) error) error {
	if len(v.runs) == 0 {
		return v.straight(each)
	}
	if err := v.spill(0); err != nil {
		return err
	}
	heads, alive := make([]stretch, len(v.runs)), make([]bool, len(v.runs))
	for i, r := range v.runs {
		var err error
		if alive[i], err = r.next(&heads[i]); err != nil {
			return err
		}
	}
	var term []byte
	var found []hit
	for {
		first := least(heads, alive)
		if first < 0 {
			return nil
		}
		term, found = append(term[:0], heads[first].term...), found[:0]
		for i := first; i < len(heads); i++ {
			if !alive[i] || !bytes.Equal(heads[i].term, term) {
				continue
			}
			found = hits(found, heads[i].data)
			var err error
			if alive[i], err = v.runs[i].next(&heads[i]); err != nil {
				return err
			}
		}
		if err := each(term, found); err != nil {
			return err
		}
	}
}

// straight is merge where nothing was set aside.
func (v *inverter) straight(each func(term []byte, found []hit) error) error {
	var data []byte
	var found []hit
	for _, n := range v.order() {
		p := &v.held[n]
		data = v.hits.append(data[:0], p)
		found = hits(found[:0], data)
		if err := each(v.term(p), found); err != nil {
			return err
		}
	}
	return nil
}

// least returns the first of the runs whose next term comes first; -1 where all
// are read.
func least(heads []stretch, alive []bool) int {
	first := -1
	for i := range heads {
		if alive[i] && (first < 0 || bytes.Compare(heads[i].term, heads[first].term) < 0) {
			first = i
		}
	}
	return first
}

// close removes what was set aside.
func (v *inverter) close() {
	for _, r := range v.runs {
		_ = r.close() // a temporary file that stays does no harm
	}
	v.runs = nil
}
