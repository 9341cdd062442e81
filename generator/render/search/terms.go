package search

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"maps"
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

// A posting is what is known of a term since postings were last set aside.
type posting struct {
	before int // the document before the last, from -1
	last   hit
	data   []byte // all hits but the last, in the form of appendHit
}

// An inverter turns documents into lists of which hold each term.
type inverter struct {
	temp  func() (Scratch, error)
	held  map[string]*posting
	stock []posting // made, and not yet used
	bytes int
	runs  []run
}

// A run is a sorted part of the postings, set aside.
type run struct {
	from  *bufio.Reader
	close func() error
}

// appendHit appends a hit after one of an earlier document.
func appendHit(dst []byte, h hit, before int) []byte {
	return binary.AppendUvarint(dst, uint64(h.doc-before)<<2|uint64(h.in))
}

// hits reads what appendHit wrote.
func hits(dst []hit, data []byte) []hit {
	doc := -1
	for len(data) > 0 {
		v, n := binary.Uvarint(data)
		data, doc = data[n:], doc+int(v>>2)
		dst = append(dst, hit{doc, field(v & 3)})
	}
	return dst
}

// add notes that a document holds a term. Documents come in order.
func (v *inverter) add(term []byte, h hit) {
	p := v.held[string(term)]
	switch {
	case p == nil:
		if len(v.stock) == 0 {
			v.stock = make([]posting, 1024)
		}
		p, v.stock = &v.stock[0], v.stock[1:]
		p.before, p.last = -1, h
		v.held[string(term)] = p
		v.bytes += len(term) + 120
	case p.last.doc == h.doc:
		p.last.in = both(p.last.in, h.in)
	default:
		n := len(p.data)
		p.data = appendHit(p.data, p.last, p.before)
		p.before, p.last = p.last.doc, h
		v.bytes += len(p.data) - n
	}
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
	v.held, v.stock, v.bytes = map[string]*posting{}, nil, 0
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
	for _, term := range slices.Sorted(maps.Keys(v.held)) {
		p := v.held[term]
		p.data = appendHit(p.data, p.last, p.before)
		b = append(binary.AppendUvarint(b[:0], uint64(len(term))), term...)
		b = append(binary.AppendUvarint(b, uint64(len(p.data))), p.data...)
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	return w.Flush()
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
