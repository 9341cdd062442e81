package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Numbers come back as they were written, and few bits are spent on what can be
// foreseen.
func TestRangeCoder(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, c := range []struct {
		name  string
		draw  func() int
		bytes int // at most
	}{
		{"nothing but noughts", func() int { return 0 }, 150},
		{"small numbers", func() int { return r.IntN(4) }, 2700},
		{"numbers of all lengths", func() int { return r.IntN(1 << r.IntN(31)) }, 30_000},
		{"long numbers of ones", func() int { return 1<<31 - 1 }, 40_000},
	} {
		numbers := make([]int, 10_000)
		e, m := newEncoder(nil), chances(perNumber)
		for i := range numbers {
			numbers[i] = c.draw()
			e.number(m, numbers[i])
		}
		data := e.finish()
		if len(data) > c.bytes {
			t.Errorf("%s take %d bytes", c.name, len(data))
		}
		d, got := newDecoder(data), make([]int, len(numbers))
		forget(m)
		for i := range got {
			got[i] = d.number(m)
		}
		if !slices.Equal(got, numbers) {
			t.Errorf("%s are misread", c.name)
		}
	}
}

// A file of terms is read as it was written, whatever its lists look like.
func TestShards(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	const all = 3000
	s := newShard(newCoder(nil), all)
	var want []*termEntry
	for key := range 60 {
		e := &termEntry{}
		for doc := range all {
			if r.IntN(1+key*key) == 0 {
				e.found = append(e.found, hit{doc, field(r.IntN(4))})
			}
		}
		var holds []hit
		var texts []byte
		var rests []rest
		in := make([]int, len(e.found)) // in how many rests
		for i := range r.IntN(5) {
			text := string([]rune{'一', rune('丁' + 7*i)})
			part := restEntry{text: text}
			for place, h := range e.found {
				if r.IntN(3) == 0 || i == 0 {
					holds, part.at, in[place] = append(holds, h), append(part.at, place), in[place]+1
				}
			}
			texts = append(texts, text...)
			rests = append(rests, rest{len(texts), len(holds)})
			if len(e.found) < 2 {
				part.at = nil
			}
			e.rests = append(e.rests, part)
		}
		if len(rests) == 0 {
			holds, rests = e.found, []rest{{hits: len(e.found)}}
		}
		if len(e.found) == 0 {
			e.rests, rests, holds, texts = nil, []rest{{}}, nil, nil
		}
		s.add(string(rune('a'+key)), holds, texts, rests)
		for i, n := range in {
			if n > 1 { // what stands there twice stands throughout
				e.found[i].in = both(e.found[i].in, e.found[i].in)
			}
		}
		want = append(want, e)
	}
	data, err := s.data(newPress())
	if err != nil {
		t.Fatal(err)
	}
	f, err := openShard(data, s.coder, all)
	if err != nil {
		t.Fatal(err)
	}
	for key, e := range want {
		got := f.data[string(rune('a'+key))]
		if !slices.Equal(got.found, e.found) || len(got.rests) != len(e.rests) {
			t.Fatalf("key %d: %d documents and %d rests, want %d and %d", key, len(got.found), len(got.rests), len(e.found), len(e.rests))
		}
		for i, part := range e.rests {
			if got.rests[i].text != part.text || !slices.Equal(got.rests[i].at, part.at) {
				t.Errorf("key %d, rest %d: %q %v, want %q %v", key, i, got.rests[i].text, got.rests[i].at, part.text, part.at)
			}
		}
	}
}
