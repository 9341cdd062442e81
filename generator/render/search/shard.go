package search

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A shard gathers the terms of one file: keys, the texts that follow them, and
// the numbers of both.
type shard struct {
	coder   *coder
	all     int // documents of the index
	keys    []byte
	rests   []byte
	numbers encoder
	likely  *likely
	share   share

	found  []hit   // the documents of the key that is added
	rank   []int32 // of each its place among them
	places []int
}

// newShard makes a shard for an index of so many documents.
func newShard(c *coder, all int) *shard {
	return &shard{coder: c, all: all, numbers: newEncoder(nil), likely: newLikely(), rank: make([]int32, all)}
}

// size is about how much the shard holds.
func (s *shard) size() int { return len(s.keys) + len(s.rests) + len(s.numbers.out)*3/2 }

// A rest is a text that follows a key: where it ends among the texts of the
// key's rests, and where the documents in which it does end among theirs.
type rest struct{ text, hits int }

// add puts in one key, and what follows it in which documents.
func (s *shard) add(key string, holds []hit, texts []byte, rests []rest) {
	found := s.union(holds)
	s.keys = append(s.coder.append(s.keys, key), '\n')
	to := writing{&s.numbers}
	to.number(s.likely.counts[0], len(found))
	for i, h := range found {
		s.rank[h.doc] = int32(i)
	}
	s.places = sized(s.places, len(found))
	s.likely.found(to, found, s.places, s.all)
	if len(rests) == 1 && rests[0].text == 0 {
		rests = nil
	}
	to.number(s.likely.rests[class16(len(found))], len(rests))
	s.share.begin(len(found))
	last, from := []byte(nil), rest{}
	for _, r := range rests {
		text := texts[from.text:r.text]
		s.follow(last, text)
		if len(found) > 1 {
			s.places = s.places[:0]
			for _, h := range holds[from.hits:r.hits] {
				s.places = append(s.places, int(s.rank[h.doc]))
			}
			s.places = s.share.spell(to, s.likely, s.places, len(found))
		}
		last, from = text, r
	}
}

// union returns the documents of several lists in order.
func (s *shard) union(holds []hit) []hit {
	s.found = append(s.found[:0], holds...)
	inOrder := func(a, b hit) int { return a.doc - b.doc }
	if !slices.IsSortedFunc(s.found, inOrder) {
		slices.SortStableFunc(s.found, inOrder)
	}
	n := 0
	for _, h := range s.found {
		if n > 0 && s.found[n-1].doc == h.doc {
			s.found[n-1].in = both(s.found[n-1].in, h.in)
			continue
		}
		s.found[n] = h
		n++
	}
	s.found = s.found[:n]
	return s.found
}

// reset empties the shard for the next file.
func (s *shard) reset() {
	s.keys, s.rests, s.numbers = s.keys[:0], s.rests[:0], newEncoder(s.numbers.out[:0])
	s.likely.forget()
}

// mostShared is how much of the text before a text may take over: its length is
// one character from the space on.
const mostShared = 90

// follow writes a text after another with which it may begin alike.
func (s *shard) follow(last, text []byte) {
	same, units := 0, 0
	for same < len(last) && same < len(text) {
		r, size := utf8.DecodeRune(text[same:])
		if q, _ := utf8.DecodeRune(last[same:]); q != r || units+utf16.RuneLen(r) > mostShared {
			break
		}
		same, units = same+size, units+utf16.RuneLen(r)
	}
	s.rests = append(s.rests, byte(' '+units))
	s.rests = append(s.coder.append(s.rests, string(text[same:])), '\n')
}

// data returns the file: the lengths of the keys and of both texts as they are
// compressed, these, and the numbers.
func (s *shard) data(p *press) ([]byte, error) {
	texts, err := p.compress(s.keys, s.rests)
	if err != nil {
		return nil, err
	}
	data := binary.AppendUvarint(nil, uint64(len(s.keys)))
	data = append(binary.AppendUvarint(data, uint64(len(texts))), texts...)
	return append(data, s.numbers.finish()...), nil
}

// A termFile is a shard, read.
type termFile struct {
	terms []string
	data  map[string]*termEntry
}

// A termEntry is a key with the documents that hold it.
type termEntry struct {
	found []hit
	rests []restEntry
}

// A restEntry is what follows a key, with places among its documents; nil are
// all.
type restEntry struct {
	text string
	at   []int
}

// openShard reads what a shard holds, in an index of so many documents.
func openShard(data []byte, c *coder, all int) (*termFile, error) {
	keys, n := binary.Uvarint(data)
	size, m := binary.Uvarint(data[max(n, 0):])
	if n <= 0 || m <= 0 || uint64(len(data)-n-m) < size {
		return nil, fmt.Errorf("a file of terms is cut short")
	}
	texts, err := expanded(data[n+m : n+m+int(size)])
	if err != nil || uint64(len(texts)) < keys {
		return nil, fmt.Errorf("a file of terms has no texts: %w", err)
	}
	f := &termFile{terms: strings.Split(strings.TrimSuffix(c.text(texts[:keys]), "\n"), "\n"), data: map[string]*termEntry{}}
	lines := strings.Split(c.text(texts[keys:]), "\n")
	from, l, places := reading{newDecoder(data[n+m+int(size):])}, newLikely(), share{}
	for _, key := range f.terms {
		e := &termEntry{found: make([]hit, min(from.number(l.counts[0], 0), all))}
		l.found(from, e.found, make([]int, len(e.found)), all)
		e.rests = make([]restEntry, min(from.number(l.rests[class16(len(e.found))], 0), len(lines)-1))
		places.begin(len(e.found))
		last := []uint16{}
		for i := range e.rests {
			last = append(last[:lines[i][0]-' '], utf16.Encode([]rune(lines[i][1:]))...)
			e.rests[i].text = string(utf16.Decode(last))
			if len(e.found) > 1 {
				e.rests[i].at = places.spell(from, l, nil, len(e.found))
			}
		}
		lines = lines[len(e.rests):]
		f.data[key] = e
	}
	return f, nil
}
