package search

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// An Engine finds as reader.js does, from the files alone. It is there to be
// held against the script, and to measure the index where no browser is.
type Engine struct {
	read   func(file string) ([]byte, error)
	head   head
	coder  *coder
	norms  []byte
	spoken map[string]bool
	shards map[string]*termFile
	metas  map[int][]metaRow
}

// A metaRow is what is shown of a document before its text is asked for.
type metaRow struct {
	At, Title, Code, Facts string
	File                   int
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
	e := &Engine{read: read, shards: map[string]*termFile{}, metas: map[int][]metaRow{}, spoken: map[string]bool{}}
	if err := e.load("head", &e.head); err != nil {
		return nil, err
	}
	for _, s := range strings.Fields(e.head.Spoken) {
		e.spoken[s] = true
	}
	e.coder, e.norms = newCoder(e.head.Codes), lowered(e.head.Norms)
	return e, nil
}

// load reads the last value of a file, and the numbers before it.
func (e *Engine) load(name string, value any) error {
	file, err := e.read(name + ".js")
	if err != nil {
		return err
	}
	values, err := arguments(plainText(file))
	if err == nil {
		err = json.Unmarshal(values[len(values)-1], value)
	}
	if err != nil {
		return fmt.Errorf("%s.js is no file of an index: %w", name, err)
	}
	return nil
}

// arguments returns what a file gives the reader: its kind, its number, and
// what it holds.
func arguments(text string) (values []json.RawMessage, err error) {
	text, ok := strings.CutPrefix(strings.TrimSpace(text), "search.push(")
	text, ended := strings.CutSuffix(text, ")")
	if ok && ended {
		err = json.Unmarshal([]byte("["+text+"]"), &values)
	}
	if err == nil && len(values) < 3 {
		err = fmt.Errorf("%.20s: too little", text)
	}
	return values, err
}

// packed returns what a compressed file holds.
func (e *Engine) packed(name string) ([]byte, error) {
	var text string
	err := e.load(name, &text)
	return narrowed(text), err
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
		data, err := e.packed("m" + strconv.Itoa(n))
		if err == nil {
			data, err = expanded(data)
		}
		if err != nil {
			return metaRow{}, err
		}
		e.metas[n] = e.rows(e.coder.text(data), n*perMeta)
	}
	if doc%perMeta >= len(e.metas[n]) {
		return metaRow{}, fmt.Errorf("no row for document %d", doc)
	}
	return e.metas[n][doc%perMeta], nil
}

// rows reads a file of titles that begins with a document.
func (e *Engine) rows(text string, doc int) (rows []metaRow) {
	all := strings.Split(text, string(rune(endRow)))
	file, _ := strconv.Atoi(all[0])
	for _, line := range all[1:] {
		parts := strings.Split(line, string(rune(endField)))
		if len(parts) < 5 {
			break
		}
		file += len(parts[4])
		row := metaRow{parts[3], parts[0], parts[1], parts[2], file}
		if row.At == "" {
			row.At = e.head.usual(doc+len(rows), row.Code)
		}
		rows = append(rows, row)
	}
	return rows
}

// idf is how much a phrase tells documents apart.
func (e *Engine) idf(p *phrase) float64 {
	n, count := float64(len(p.list)), float64(e.head.Count)
	return math.Log(1 + (count-n+0.5)/(n+0.5))
}

// score says how well a document answers a phrase.
func (e *Engine) score(p *phrase, doc int) float64 {
	norm, m := e.norms[doc], p.list[doc]
	idf, weight := e.idf(p), m.weight()
	switch m.in {
	case inTitle:
		weight /= 0.5 + 0.5*float64(2*int(norm>>4)+1)/float64(e.head.Title)
	case inBody, throughout:
		weight /= 0.6 + 0.4*float64(int(32)<<(norm&15)/2)/float64(e.head.Body)
	}
	score := idf * 5 * weight / (4 + weight)
	if m.in == inTitle {
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
	slices.SortStableFunc(found, func(a, b Found) int { return cmp.Compare(b.Score, a.Score) })
	return found
}
