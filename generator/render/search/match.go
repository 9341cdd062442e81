package search

import (
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// Qualities: how well a word fits.
const (
	exactForm = iota
	otherForm
	beginning
)

// A match says where a document holds what was asked for, and how well it
// fits.
type match struct {
	in      field
	quality uint8
}

var (
	fitness = [...]float64{1, 0.7, 0.4}
	fields  = [...]float64{inBody: 1, throughout: 2, inNames: 4, inTitle: 12}
)

func (m match) weight() float64 { return fields[m.in] * fitness[m.quality] }

// A list holds the documents that hold a term or phrase.
type list map[int]match

// put keeps the better of two matches.
func (l list) put(doc int, m match) {
	if old, ok := l[doc]; !ok || m.weight() > old.weight() {
		l[doc] = m
	}
}

// shardOf returns the number of the last file that begins with the term or
// before it.
func (e *Engine) shardOf(term string) int {
	return sort.SearchStrings(e.head.Terms, term+"\x00") - 1
}

// shard reads a file of terms.
func (e *Engine) shard(kind string, n int) (*termFile, error) {
	name := kind + strconv.Itoa(n)
	if f := e.shards[name]; f != nil {
		return f, nil
	}
	data, err := e.packed(name)
	if err != nil {
		return nil, err
	}
	f, err := openShard(data, e.coder, e.head.Count)
	if err == nil {
		e.shards[name] = f
	}
	return f, err
}

// entry returns what a file of terms says of a key, or what a file of the key's
// own says, where that is needed for a gram.
func (e *Engine) entry(f *termFile, key string, g gram) (*termEntry, error) {
	if n, wide := slices.BinarySearch(e.head.Wide, key); wide && g.rest != "" {
		own, err := e.shard("w", n)
		if err != nil {
			return nil, err
		}
		f = own
	}
	return f.data[key], nil
}

// A gram is a piece of a phrase: a key of the index and what follows it.
type gram struct {
	key  string
	word *token // whose other forms and, if it may be open, longer words count
	rest string
	open bool // the last word of what follows may go on
	step int  // how many tokens further the next gram begins
}

// A pair of lists: of documents that hold a gram as a whole, and of those that
// hold it as far as the index says at this place.
type lists struct{ whole, part list }

// put adds the documents of one key.
func (l lists) put(entry *termEntry, g gram, quality uint8) {
	if entry == nil {
		return
	}
	if g.rest == "" {
		for _, h := range entry.found {
			l.whole.put(h.doc, match{h.in, quality})
		}
		return
	}
	for _, r := range entry.rests {
		to := l.whole
		if !g.follows(r.text) {
			if !strings.HasPrefix(g.rest, r.text) {
				continue
			}
			to = l.part
		}
		if r.at == nil {
			for _, h := range entry.found {
				to.put(h.doc, match{h.in, quality})
			}
		}
		for _, at := range r.at {
			to.put(entry.found[at].doc, match{entry.found[at].in, quality})
		}
	}
}

// follows reports whether a text that follows a key begins as the rest of the
// gram does.
func (g gram) follows(text string) bool {
	return strings.HasPrefix(text, g.rest) || g.open && strings.HasPrefix(text, strings.TrimSuffix(g.rest, " "))
}

// How far a beginning is followed: files, and terms that it may mean.
const (
	widest = 3
	most   = 60
)

// beginnings visits the terms that begin so, until enough were taken.
func (e *Engine) beginnings(start string, each func(f *termFile, term string) (bool, error)) error {
	first, taken := max(e.shardOf(start), 0), 0
	for i := first; i < min(len(e.head.Terms), first+widest); i++ {
		if i > first && !strings.HasPrefix(e.head.Terms[i], start) {
			break
		}
		f, err := e.shard("t", i)
		if err != nil {
			return err
		}
		for _, term := range f.terms {
			if taken == most || !strings.HasPrefix(term, start) {
				continue
			}
			took, err := each(f, term)
			if err != nil {
				return err
			}
			if took {
				taken++
			}
		}
	}
	return nil
}

// find returns the documents of one gram.
func (e *Engine) find(g gram, exact bool) (l lists, err error) {
	l = lists{list{}, list{}}
	if g.word != nil && !exact {
		if err := e.forms(g, l); err != nil || len(l.whole)+len(l.part) > 0 {
			return l, err
		}
	}
	if n := e.shardOf(g.key); n >= 0 {
		f, err := e.shard("t", n)
		if err != nil {
			return l, err
		}
		entry, err := e.entry(f, g.key, g)
		l.put(entry, g, exactForm)
		return l, err
	}
	return l, nil
}

// forms finds a word with its other forms, and where it may be open what begins
// so.
func (e *Engine) forms(g gram, l lists) error {
	t, open := *g.word, g.open && g.rest == ""
	root, start := stem(t.text), trunk(t.text)
	if t.class == digit {
		root, start = t.text, t.text
	}
	if t.class == digit && !open || len([]rune(start)) < 2 {
		return nil
	}
	return e.beginnings(start, func(f *termFile, term string) (bool, error) {
		var quality uint8 = beginning
		switch {
		case term == t.text:
			quality = exactForm
		case t.class == letter && stem(term) == root:
			quality = otherForm
		case !open || !strings.HasPrefix(term, t.text) || !same(term, t.class):
			return false, nil
		}
		entry, err := e.entry(f, term, g)
		l.put(entry, g, quality)
		return true, err
	})
}

// same reports whether a term is of one class throughout.
func same(term string, c class) bool {
	return !strings.ContainsFunc(term, func(r rune) bool { return r != '.' && classOf(r) != c })
}

// runsOf parts tokens where they are not neighbours.
func runsOf(ts []token) (runs [][]token) {
	from := 0
	for i := range ts {
		if i+1 == len(ts) || ts[i+1].at != ts[i].at+1 {
			runs = append(runs, ts[from:i+1])
			from = i + 1
		}
	}
	return runs
}

// gramAt returns the gram of a run that begins at a token.
func gramAt(run []token, i int, open bool) gram {
	t, g, from := run[i], gram{key: run[i].text, step: 1}, i+1
	switch {
	case t.class != mark:
		g.word = &run[i]
	case from < len(run) && run[from].class == mark:
		g.key, g.step, from = g.key+run[from].text, 2, i+2
	case from < len(run):
		g.key += run[from].sign()
	}
	var b strings.Builder
	for _, t := range run[from:] {
		b.WriteString(t.text)
		if t.class != mark {
			b.WriteByte(' ')
		}
	}
	g.rest, g.open = b.String(), open && run[len(run)-1].class != mark
	return g
}

// mostTold is how many titles are read in place of further files of terms.
const mostTold = 3

// told moves documents to those that are found whose titles hold a run: few are
// left, and their titles will be shown, so that reading them costs less than
// following the run to its end.
func (e *Engine) told(found, open list, run []token) error {
	for _, doc := range slices.Sorted(maps.Keys(open)) {
		if open[doc].in != inTitle {
			continue
		}
		row, err := e.meta(doc)
		if err != nil {
			return err
		}
		if follow(tokens(row.Title, 0), run) {
			found.put(doc, open[doc])
			delete(open, doc)
		}
	}
	return nil
}

// follow reports whether a title holds the tokens of a run side by side.
func follow(title, run []token) bool {
	for i := range max(len(title)-len(run)+1, 0) {
		n := 0
		for n < len(run) && title[i+n].text == run[n].text && title[i+n].at == title[i].at+n {
			n++
		}
		if n == len(run) {
			return true
		}
	}
	return false
}

// along finds the documents where grams follow one another. next returns the
// gram at a place; what it returns is asked for until every document holds the
// whole or is left out. The run of the grams may be given, to be looked for in
// titles.
func (e *Engine) along(exact bool, run []token, next func(at int) gram) (list, error) {
	var found, open list
	for at := 0; ; {
		g := next(at)
		l, err := e.find(g, exact)
		if err != nil {
			return nil, err
		}
		if at == 0 {
			found, open = l.whole, l.part
		} else {
			later := list{}
			for doc, m := range open {
				if n, ok := l.whole[doc]; ok {
					found.put(doc, match{min(m.in, n.in), max(m.quality, n.quality)})
				}
				if n, ok := l.part[doc]; ok {
					later.put(doc, match{min(m.in, n.in), max(m.quality, n.quality)})
				}
			}
			open = later
		}
		for doc := range found {
			delete(open, doc)
		}
		if at > 0 && len(open) <= mostTold && run != nil {
			if err := e.told(found, open, run); err != nil {
				return nil, err
			}
		}
		if len(open) == 0 {
			return found, nil
		}
		at += g.step
	}
}

// meet finds the documents that hold all runs of a phrase; titled asks for those
// whose titles do, so that fewer files are read.
func (e *Engine) meet(ts []token, exact, open, titled bool) (list, error) {
	var found list
	runs := runsOf(ts)
	for i, run := range runs {
		l, err := e.along(exact, run, func(at int) gram { return gramAt(run, at, open && i == len(runs)-1) })
		if err != nil {
			return nil, err
		}
		if found == nil {
			found = l
		}
		for doc, m := range found {
			if n, ok := l[doc]; ok {
				found[doc] = match{min(m.in, n.in), max(m.quality, n.quality)}
			} else {
				delete(found, doc)
			}
		}
		if titled {
			maps.DeleteFunc(found, func(_ int, m match) bool { return m.in != inTitle })
		}
		if len(found) == 0 {
			break
		}
	}
	return found, nil
}
