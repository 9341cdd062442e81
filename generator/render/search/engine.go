package search

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// An Engine finds as reader.js does, from the files alone. It is there to be
// held against the script, and to measure the index where no browser is.
type Engine struct {
	read   func(file string) ([]byte, error)
	head   head
	norms  []byte
	spoken map[string]bool
	shards map[int]*termFile
	metas  map[int][]metaRow
}

// A metaRow is what is shown of a document before its text is asked for.
type metaRow struct {
	At, Title, Code, Facts string
	File                   int
}

// UnmarshalJSON reads a row of a file of titles.
func (m *metaRow) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{&m.At, &m.Title, &m.Code, &m.Facts, &m.File})
}

// A termFile is a file of terms, read.
type termFile struct {
	terms []string
	data  map[string][]byte
}

// A Found is one document that answers a query.
type Found struct {
	Doc       int
	Score     float64
	At, Title string
}

// An Answer is what a query finds: documents, or else what was meant, or else
// what is near.
type Answer struct {
	Found []Found
	Meant string
	Near  []Found
}

// Open opens the index of one language. read returns a file of its folder.
func Open(read func(file string) ([]byte, error)) (*Engine, error) {
	e := &Engine{read: read, shards: map[int]*termFile{}, metas: map[int][]metaRow{}, spoken: map[string]bool{}}
	if err := e.load("head", &e.head); err != nil {
		return nil, err
	}
	for _, s := range strings.Fields(e.head.Spoken) {
		e.spoken[s] = true
	}
	e.norms = lowered(e.head.Norms)
	return e, nil
}

// load reads the values of a file after its kind and number.
func (e *Engine) load(name string, values ...any) error {
	text, err := e.read(name + ".js")
	if err != nil {
		return err
	}
	text, ok := bytes.CutPrefix(bytes.TrimSpace(text), []byte("search.push("))
	text, ended := bytes.CutSuffix(text, []byte(")"))
	if !ok || !ended {
		return fmt.Errorf("%s.js is no file of an index", name)
	}
	text = append(append([]byte("["), text...), ']')
	return json.Unmarshal(text, ptr(append([]any{new(string), new(int)}, values...)))
}

func ptr[T any](v T) *T { return &v }

// quality is how well a place fits: exact, another form, a beginning.
const (
	exactForm = iota
	otherForm
	beginning
)

var fitness = []float64{1, 0.7, 0.4}

// A list holds the places of a term or phrase in each document, each times
// four with its quality.
type list map[int][]int

// shardOf returns the number of the last file that begins with the term or
// before it.
func (e *Engine) shardOf(term string) int {
	return sort.Search(len(e.head.Terms), func(i int) bool { return compare(e.head.Terms[i], term) > 0 }) - 1
}

func (e *Engine) shard(n int) (*termFile, error) {
	if f := e.shards[n]; f != nil {
		return f, nil
	}
	var terms, text string
	if err := e.load("t"+strconv.Itoa(n), &terms, &text); err != nil {
		return nil, err
	}
	data := lowered(text)
	f := &termFile{terms: strings.Split(terms, " "), data: map[string][]byte{}}
	for _, term := range f.terms {
		length, n := binary.Uvarint(data)
		f.data[term] = data[n : n+int(length)]
		data = data[n+int(length):]
	}
	e.shards[n] = f
	return f, nil
}

// put reads the postings of a term into a list.
func (f *termFile) put(term string, quality int, into list) {
	data, doc, place := f.data[term], -1, 0
	for len(data) > 0 {
		v, n := binary.Uvarint(data)
		data = data[n:]
		if v&1 == 1 {
			doc, place = doc+int(v>>1), 0
			if into[doc] == nil {
				into[doc] = []int{}
			}
			continue
		}
		place += int(v >> 1)
		into[doc] = append(into[doc], place*4+quality)
	}
}

func (e *Engine) postings(term string, quality int, into list) (list, error) {
	n := e.shardOf(term)
	if n < 0 {
		return into, nil
	}
	f, err := e.shard(n)
	if err == nil {
		f.put(term, quality, into)
	}
	return into, err
}

// How far a beginning is followed: files, and terms that it may mean.
const (
	widest = 3
	most   = 60
)

// beginnings visits the terms that begin so, until enough were taken.
func (e *Engine) beginnings(start string, each func(f *termFile, term string) bool) error {
	first, taken := max(e.shardOf(start), 0), 0
	for i := first; i < min(len(e.head.Terms), first+widest); i++ {
		if i > first && !strings.HasPrefix(e.head.Terms[i], start) {
			break
		}
		f, err := e.shard(i)
		if err != nil {
			return err
		}
		for _, term := range f.terms {
			if taken < most && strings.HasPrefix(term, start) && each(f, term) {
				taken++
			}
		}
	}
	return nil
}

// wordList finds a word or number, and unless it is exact its other forms, and
// where it may be open what begins so.
func (e *Engine) wordList(t token, exact, open bool) (list, error) {
	found := list{}
	root, start := stem(t.text), trunk(t.text)
	if t.class == digit {
		root, start = t.text, t.text
	}
	if exact || t.class == digit && (!open || len(t.text) < 2) || len([]rune(start)) < 2 {
		return e.postings(t.text, exactForm, found)
	}
	err := e.beginnings(start, func(f *termFile, term string) bool {
		switch {
		case term == t.text:
			f.put(term, exactForm, found)
		case t.class == letter && stem(term) == root:
			f.put(term, otherForm, found)
		case open && strings.HasPrefix(term, t.text) && same(term, t.class):
			f.put(term, beginning, found)
		default:
			return false
		}
		return true
	})
	if err == nil && len(found) == 0 {
		return e.postings(t.text, exactForm, found)
	}
	return found, err
}

// same reports whether a term is of one class throughout.
func same(term string, c class) bool {
	return !strings.ContainsFunc(term, func(r rune) bool { return r != '.' && classOf(r) != c })
}

// A part is a term of a phrase, or a word with its forms, and its place in it.
type part struct {
	term string
	word *token
	at   int
}

// cover returns parts that together hold every token of a phrase.
func cover(ts []token) (parts []part) {
	for i := 0; i < len(ts); {
		if ts[i].class != mark {
			parts = append(parts, part{word: &ts[i], at: ts[i].at})
			i++
			continue
		}
		end := i + 1
		for end < len(ts) && ts[end].class == mark && ts[end].at == ts[end-1].at+1 {
			end++
		}
		if end-i == 1 {
			parts = append(parts, alone(ts, i))
		}
		for k := i; k+1 < end; k += 2 {
			parts = append(parts, part{term: ts[k].text + ts[k+1].text, at: ts[k].at})
		}
		if (end-i)%2 == 1 && end-i > 1 {
			parts = append(parts, part{term: ts[end-2].text + ts[end-1].text, at: ts[end-2].at})
		}
		i = end
	}
	return parts
}

// alone finds one character by its neighbour, or in titles.
func alone(ts []token, i int) part {
	switch {
	case i > 0 && ts[i-1].at == ts[i].at-1:
		return part{term: pair(ts[i-1], ts[i]), at: ts[i-1].at}
	case i+1 < len(ts) && ts[i+1].at == ts[i].at+1:
		return part{term: pair(ts[i], ts[i+1]), at: ts[i].at}
	}
	return part{term: ts[i].text, at: ts[i].at}
}

// meet finds where all parts stand as far apart as in the phrase.
func (e *Engine) meet(parts []part, exact, open bool) (list, error) {
	lists, first := make([]list, len(parts)), 0
	for i, p := range parts {
		var err error
		if p.word != nil {
			lists[i], err = e.wordList(*p.word, exact, open && i == len(parts)-1)
		} else {
			lists[i], err = e.postings(p.term, exactForm, list{})
		}
		if err != nil {
			return nil, err
		}
		if len(lists[i]) < len(lists[first]) {
			first = i
		}
	}
	found := list{}
	if len(parts) == 0 {
		return found, nil
	}
	for doc, places := range lists[first] {
		if kept := fitting(lists, parts, first, doc, places); len(kept) > 0 {
			found[doc] = kept
		}
	}
	return found, nil
}

// fitting returns where a phrase begins in a document, given the places of one
// of its parts.
func fitting(lists []list, parts []part, first, doc int, places []int) (kept []int) {
	others := make([]map[int]int, len(lists))
	for i, l := range lists {
		if i == first {
			continue
		}
		others[i] = map[int]int{}
		for _, p := range l[doc] {
			if q, ok := others[i][p/4]; !ok || q > p%4 {
				others[i][p/4] = p % 4
			}
		}
	}
	for _, p := range places {
		start, quality, fits := p/4-parts[first].at, p%4, true
		for i, other := range others {
			if other == nil {
				continue
			}
			q, ok := other[start+parts[i].at]
			fits, quality = fits && ok, max(quality, q)
		}
		if fits && start >= 0 {
			kept = append(kept, start*4+quality)
		}
	}
	slices.Sort(kept)
	return kept
}

// Find answers a query.
func (e *Engine) Find(query string) (a Answer, err error) {
	phrases, err := e.evaluate(parse(query))
	if err != nil || len(phrases) == 0 {
		return a, err
	}
	if a.Found = e.rank(phrases, false); len(a.Found) == 0 {
		if a.Meant, err = e.meant(phrases); err == nil && a.Meant == "" {
			a.Near, err = e.near(phrases)
		}
	}
	if err == nil {
		err = e.describe(a.Found)
	}
	if err == nil {
		err = e.describe(a.Near)
	}
	return a, err
}

// describe puts in the addresses and titles of the first documents.
func (e *Engine) describe(found []Found) error {
	for i := range found[:min(len(found), 10)] {
		row, err := e.meta(found[i].Doc)
		if err != nil {
			return err
		}
		found[i].At, found[i].Title = row.At, row.Title
	}
	return nil
}

func (e *Engine) meta(doc int) (metaRow, error) {
	n := doc / perMeta
	if e.metas[n] == nil {
		var rows []metaRow
		if err := e.load("m"+strconv.Itoa(n), &rows); err != nil {
			return metaRow{}, err
		}
		e.metas[n] = rows
	}
	return e.metas[n][doc%perMeta], nil
}

// score says how well a document answers a phrase.
func (e *Engine) score(p *phrase, doc int) float64 {
	norm := e.norms[doc]
	long, body := float64(2*int(norm>>4)+1), float64(int(32)<<(norm&15)/2)
	n, count := float64(len(p.list)), float64(e.head.Count)
	idf, weight, titled := math.Log(1+(count-n+0.5)/(n+0.5)), 0.0, false
	for _, at := range p.list[doc] {
		fits := fitness[at%4]
		switch place := at / 4; {
		case place < namesAt:
			titled = true
			weight += fits * 12 / (0.5 + 0.5*long/float64(e.head.Title))
		case place < bodyAt:
			weight += fits * 4
		default:
			weight += fits / (0.6 + 0.4*body/float64(e.head.Body))
		}
	}
	score := idf * 5 * weight / (4 + weight)
	if titled {
		score += idf
	}
	return score
}

// rank orders the documents that answer all phrases, or any.
func (e *Engine) rank(phrases []*phrase, any bool) (found []Found) {
	sums, counts := map[int]float64{}, map[int]int{}
	for i, p := range phrases {
		for doc := range p.list {
			if any || counts[doc] == i {
				sums[doc] += e.score(p, doc)
				counts[doc]++
			}
		}
	}
	for _, doc := range slices.Sorted(maps.Keys(sums)) {
		if any || counts[doc] == len(phrases) {
			found = append(found, Found{Doc: doc, Score: math.Floor(sums[doc]*1e6 + 0.5)})
		}
	}
	slices.SortStableFunc(found, func(a, b Found) int { return int(b.Score - a.Score) })
	return found
}
