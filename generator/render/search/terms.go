package search

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"maps"
	"slices"
	"unicode/utf8"
)

// A Scratch is a temporary file.
type Scratch interface {
	io.ReadWriteSeeker
	io.Closer // which also removes it
}

// runBytes is how much of the postings is held before they are set aside.
const runBytes = 24 << 20

// A posting is what is known of a term since postings were last set aside.
type posting struct {
	first, last int    // documents
	place       int    // the last in the last document
	data        []byte // as in the files, without the number of the first document
}

// An inverter turns documents into lists of where each term stands.
type inverter struct {
	temp  func() (Scratch, error)
	held  map[string]*posting
	bytes int
	runs  []run
}

// A run is a sorted part of the postings, set aside.
type run struct {
	from  *bufio.Reader
	close func() error
}

// add notes that a term stands at a place of a document.
func (v *inverter) add(term string, doc, place int) {
	p := v.held[term]
	switch {
	case p == nil:
		p = &posting{first: doc, last: doc}
		v.held[term] = p
		v.bytes += len(term) + 64
	case p.last != doc:
		p.data = binary.AppendUvarint(p.data, uint64(doc-p.last)<<1|1)
		p.last, p.place = doc, 0
	case place <= p.place:
		return // it was noted
	}
	n := len(p.data)
	p.data = binary.AppendUvarint(p.data, uint64(place-p.place)<<1)
	p.place = place
	v.bytes += len(p.data) - n
}

// spill sets aside what is held if it is much.
func (v *inverter) spill(limit int) error {
	if v.bytes < limit || len(v.held) == 0 {
		return nil
	}
	var to io.Writer
	var buf bytes.Buffer
	var file Scratch
	to = &buf
	if v.temp != nil {
		var err error
		if file, err = v.temp(); err != nil {
			return err
		}
		to = file
		v.runs = append(v.runs, run{nil, file.Close})
	}
	if err := v.write(to); err != nil {
		return err
	}
	v.held, v.bytes = map[string]*posting{}, 0
	if file == nil {
		v.runs = append(v.runs, run{bufio.NewReader(&buf), func() error { return nil }})
		return nil
	}
	_, err := file.Seek(0, io.SeekStart)
	v.runs[len(v.runs)-1].from = bufio.NewReaderSize(file, 1<<16)
	return err
}

// write writes what is held in the order of its terms.
func (v *inverter) write(to io.Writer) error {
	w := bufio.NewWriterSize(to, 1<<16)
	var b []byte
	for _, term := range slices.SortedFunc(maps.Keys(v.held), compare) {
		p := v.held[term]
		b = append(binary.AppendUvarint(b[:0], uint64(len(term))), term...)
		b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(p.first)), uint64(p.last))
		b = append(binary.AppendUvarint(b, uint64(len(p.data))), p.data...)
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	return w.Flush()
}

// A stretch is a term's posting as it was read back from a run.
type stretch struct {
	term string
	posting
}

// next reads one posting; ok is false at the end.
func (r run) next() (s stretch, ok bool, err error) {
	n, err := binary.ReadUvarint(r.from)
	if err == io.EOF {
		return s, false, nil
	}
	var first, last uint64
	text := make([]byte, n)
	if err == nil {
		_, err = io.ReadFull(r.from, text)
	}
	if err == nil {
		first, err = binary.ReadUvarint(r.from)
	}
	if err == nil {
		last, err = binary.ReadUvarint(r.from)
	}
	if err == nil {
		n, err = binary.ReadUvarint(r.from)
	}
	data := make([]byte, n)
	if err == nil {
		_, err = io.ReadFull(r.from, data)
	}
	return stretch{string(text), posting{first: int(first), last: int(last), data: data}}, err == nil, err
}

// merge gives every term with its postings to a function, in order.
func (v *inverter) merge(each func(term string, data []byte) error) error {
	if err := v.spill(0); err != nil {
		return err
	}
	heads := make([]stretch, len(v.runs))
	alive := make([]bool, len(v.runs))
	for i, r := range v.runs {
		var err error
		if heads[i], alive[i], err = r.next(); err != nil {
			return err
		}
	}
	for {
		term, any := least(heads, alive)
		if !any {
			return nil
		}
		var data []byte
		last := -1
		for i := range heads {
			if !alive[i] || heads[i].term != term {
				continue
			}
			data = binary.AppendUvarint(data, uint64(heads[i].first-last)<<1|1)
			data, last = append(data, heads[i].data...), heads[i].last
			var err error
			if heads[i], alive[i], err = v.runs[i].next(); err != nil {
				return err
			}
		}
		if err := each(term, data); err != nil {
			return err
		}
	}
}

// least returns the first term among the heads of runs.
func least(heads []stretch, alive []bool) (term string, any bool) {
	for i, h := range heads {
		if alive[i] && (!any || compare(h.term, term) < 0) {
			term, any = h.term, true
		}
	}
	return term, any
}

// close removes what was set aside.
func (v *inverter) close() {
	for _, r := range v.runs {
		_ = r.close() // a temporary file that stays does no harm
	}
	v.runs = nil
}

// compare orders terms as JavaScript does: by units of UTF-16, of which those
// beyond the first plane begin with one below U+E000.
func compare(a, b string) int {
	for a != "" && b != "" {
		x, n := utf8.DecodeRuneInString(a)
		y, m := utf8.DecodeRuneInString(b)
		if x != y {
			return rank(x) - rank(y)
		}
		a, b = a[n:], b[m:]
	}
	return len(a) - len(b)
}

// rank puts characters beyond the first plane before those from U+E000.
func rank(r rune) int {
	switch {
	case r >= 0x10000:
		return int(r) + 0xe000
	case r >= 0xe000:
		return int(r) + 0x200000
	}
	return int(r)
}
