package search

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A shard gathers the terms of one file: keys, the texts that follow them,
// numbers, fields and places among the documents of the key.
type shard struct {
	coder  *coder
	keys   []byte
	rests  []byte
	counts []byte
	fields []byte
	ranks  []byte
	filled int // of the last byte of fields, in steps of two bits

	found []hit   // the documents of the key that is added
	rank  []int32 // of each its place among them
}

// size is about how much the shard holds.
func (s *shard) size() int { return len(s.keys) + len(s.rests) + len(s.counts) + len(s.ranks) }

// A rest is a text that follows a key: where it ends among the texts of the
// key's rests, and where the documents in which it does end among theirs.
type rest struct{ text, hits int }

// add puts in one key, and what follows it in which documents.
func (s *shard) add(key string, holds []hit, texts []byte, rests []rest) {
	found := s.union(holds)
	s.keys = append(s.coder.append(s.keys, key), '\n')
	s.counts = binary.AppendUvarint(s.counts, uint64(len(found)))
	before := -1
	for i, h := range found {
		s.counts = binary.AppendUvarint(s.counts, uint64(h.doc-before-1))
		before = h.doc
		if s.filled%4 == 0 {
			s.fields = append(s.fields, 0)
		}
		s.fields[len(s.fields)-1] |= byte(h.in) << (s.filled % 4 * 2)
		s.filled++
		s.rank[h.doc] = int32(i)
	}
	if len(rests) == 1 && rests[0].text == 0 {
		rests = nil
	}
	s.counts = binary.AppendUvarint(s.counts, uint64(len(rests)))
	last, from := []byte(nil), rest{}
	for _, r := range rests {
		text := texts[from.text:r.text]
		s.follow(last, text)
		s.among(holds[from.hits:r.hits], len(found))
		last, from = text, r
	}
}

// union returns the documents of several lists in order, and makes room for
// their ranks.
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
	if n > 0 && s.found[n-1].doc >= len(s.rank) {
		s.rank = append(s.rank, make([]int32, s.found[n-1].doc+1-len(s.rank)+1024)...)
	}
	return s.found
}

// reset empties the shard for the next file.
func (s *shard) reset() {
	s.keys, s.rests, s.counts, s.fields, s.ranks, s.filled = s.keys[:0], s.rests[:0], s.counts[:0], s.fields[:0], s.ranks[:0], 0
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

// among writes which of a key's documents a list has.
func (s *shard) among(docs []hit, all int) {
	if all == 1 {
		return
	}
	if len(docs) == all {
		s.ranks = append(s.ranks, 0)
		return
	}
	s.ranks = binary.AppendUvarint(s.ranks, uint64(len(docs)))
	before := -1
	for _, h := range docs {
		at := int(s.rank[h.doc])
		s.ranks = binary.AppendUvarint(s.ranks, uint64(at-before-1))
		before = at
	}
}

// sections returns the parts of the file before they are compressed.
func (s *shard) sections() [][]byte {
	var sizes []byte
	for _, part := range [][]byte{s.keys, s.rests, s.counts, s.fields} {
		sizes = binary.AppendUvarint(sizes, uint64(len(part)))
	}
	return [][]byte{append(sizes, s.keys...), s.rests, s.counts, s.fields, s.ranks}
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

// openShard reads what sections wrote.
func openShard(data []byte, c *coder) (*termFile, error) {
	number := func(from *[]byte) int {
		v, n := binary.Uvarint(*from)
		*from = (*from)[max(n, 0):]
		return int(v)
	}
	var parts [4][]byte
	var sizes [4]int
	for i := range sizes {
		sizes[i] = number(&data)
	}
	for i, size := range sizes {
		if size > len(data) {
			return nil, fmt.Errorf("a file of terms is cut short")
		}
		parts[i], data = data[:size], data[size:]
	}
	counts, ranks := parts[2], data
	keys := strings.Split(strings.TrimSuffix(c.text(parts[0]), "\n"), "\n")
	texts := strings.Split(c.text(parts[1]), "\n")
	f := &termFile{terms: keys, data: map[string]*termEntry{}}
	n := 0
	for _, key := range keys {
		e := &termEntry{found: make([]hit, number(&counts))}
		doc := -1
		for i := range e.found {
			doc += number(&counts) + 1
			e.found[i] = hit{doc, field(parts[3][n/4] >> (n % 4 * 2) & 3)}
			n++
		}
		last := []uint16{}
		for range number(&counts) {
			units := append(last[:texts[0][0]-' '], utf16.Encode([]rune(texts[0][1:]))...)
			r := restEntry{text: string(utf16.Decode(units))}
			last, texts = units, texts[1:]
			if len(e.found) > 1 {
				at := -1
				for range number(&ranks) {
					at += number(&ranks) + 1
					r.at = append(r.at, at)
				}
			}
			e.rests = append(e.rests, r)
		}
		f.data[key] = e
	}
	return f, nil
}
