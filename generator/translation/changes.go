package translation

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// A Change is one passage of an original that is not what it was when its
// translation was checked.
type Change struct {
	Path  string
	Block int // of a body, its paragraph as it stands now, from 1; of one that is gone the one that took its place; 0 for other texts
	Runs  []Run
}

// A RunKind says what became of some words.
type RunKind int

// The kinds of run.
const (
	Same RunKind = iota
	Gone
	New
)

// A Run is words of a passage that stayed, went or came.
type Run struct {
	Kind RunKind
	Text string
}

// String writes the runs of a passage in one line: [-gone-]{+new+}.
func (c Change) String() string {
	var b strings.Builder
	for _, r := range c.Runs {
		switch r.Kind {
		case Gone:
			b.WriteString("[-" + r.Text + "-]")
		case New:
			b.WriteString("{+" + r.Text + "+}")
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// Changes returns what differs between an original as it was and as it is, texts
// by path and the body last, by paragraph.
func Changes(before, after model.Words) (changes []Change) {
	paths := maps.Clone(before)
	maps.Copy(paths, after)
	for _, p := range slices.SortedFunc(maps.Keys(paths), bodyLast) {
		was, is := before[p], after[p]
		switch {
		case model.PlainLines(was) == model.PlainLines(is):
		case p == model.BodyPath:
			changes = append(changes, bodyChanges(blocks(was), blocks(is))...)
		default:
			changes = append(changes, Change{Path: p, Runs: compare(model.PlainLines(was), model.PlainLines(is))})
		}
	}
	return changes
}

// bodyChanges pairs the paragraphs that changed between those that did not.
func bodyChanges(was, is []string) (changes []Change) {
	i, j := 0, 0
	gap := func(toI, toJ int) {
		for i < toI && j < toJ && kindred(was[i], is[j]) {
			changes = append(changes, Change{model.BodyPath, j + 1, compare(was[i], is[j])})
			i, j = i+1, j+1
		}
		for ; i < toI; i++ {
			changes = append(changes, Change{model.BodyPath, min(j+1, max(len(is), 1)), []Run{{Gone, was[i]}}})
		}
		for ; j < toJ; j++ {
			changes = append(changes, Change{model.BodyPath, j + 1, []Run{{New, is[j]}}})
		}
	}
	for _, m := range common(was, is) {
		gap(m[0], m[1])
		i, j = m[0]+1, m[1]+1
	}
	gap(len(was), len(is))
	return changes
}

// kindred reports whether two paragraphs are one that was rewritten: a third of
// their words is the same.
func kindred(a, b string) bool {
	x, y := tokens(a), tokens(b)
	return 3*len(common(x, y)) >= min(len(x), len(y))
}

// compare returns how one passage became another, in words, and in characters
// where a script has no spaces.
func compare(was, is string) []Run {
	a, b := tokens(was), tokens(is)
	var runs []Run
	add := func(kind RunKind, words []string) {
		if text := strings.Join(words, ""); text != "" {
			runs = append(runs, Run{kind, text})
		}
	}
	i, j := 0, 0
	for _, m := range common(a, b) {
		add(Gone, a[i:m[0]])
		add(New, b[j:m[1]])
		add(Same, a[m[0]:m[0]+1])
		i, j = m[0]+1, m[1]+1
	}
	add(Gone, a[i:])
	add(New, b[j:])
	return tidy(runs)
}

// tidy joins runs of one kind, and takes single letters that stayed between changes
// for changed: nobody can read confetti.
func tidy(runs []Run) []Run {
	runs = merge(runs)
	for i := 1; i+1 < len(runs); i++ {
		if runs[i].Kind == Same && len([]rune(strings.TrimSpace(runs[i].Text))) < 2 {
			text := runs[i].Text
			runs[i] = Run{Gone, text}
			runs = slices.Insert(runs, i+1, Run{New, text})
		}
	}
	return merge(sorted(runs))
}

// sorted puts, between two runs that stayed, what went before what came.
func sorted(runs []Run) []Run {
	for from := 0; from < len(runs); {
		to := from
		for to < len(runs) && runs[to].Kind != Same {
			to++
		}
		slices.SortStableFunc(runs[from:to], func(a, b Run) int { return int(a.Kind) - int(b.Kind) })
		from = to + 1
	}
	return runs
}

func merge(runs []Run) (out []Run) {
	for _, r := range runs {
		if n := len(out); n > 0 && out[n-1].Kind == r.Kind {
			out[n-1].Text += r.Text
			continue
		}
		out = append(out, r)
	}
	return out
}

// tokens divides a passage into words, spaces and single marks; letters of scripts
// without spaces stand alone.
func tokens(s string) (all []string) {
	start, before := 0, 0
	for i, r := range s {
		class := classOf(r)
		if (r == '.' || r == ',') && before == word && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' {
			class = word // 1,200 and 12.5 are one word each
		}
		if i > start && (class != before || class == alone) {
			all = append(all, s[start:i])
			start = i
		}
		before = class
	}
	if start < len(s) {
		all = append(all, s[start:])
	}
	return all
}

// The classes of letters that tokens are made of.
const (
	alone = iota
	word
	space
)

func classOf(r rune) int {
	switch {
	case wide(r):
		return alone
	case unicode.IsSpace(r):
		return space
	case unicode.IsLetter(r), unicode.IsDigit(r), r == '%', r == '-', r == '\'', r == '’':
		return word
	}
	return alone
}

// maxCells is the largest table that is filled to find what two texts have in
// common; of longer ones only the beginning and the end are compared.
const maxCells = 4 << 20

// common returns a longest run of pairs (i, j), both rising, where a[i] is b[j].
func common(a, b []string) (pairs [][2]int) {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		pairs = append(pairs, [2]int{head, head})
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	pairs = append(pairs, middle(a[head:len(a)-tail], b[head:len(b)-tail], head)...)
	for k := tail; k > 0; k-- {
		pairs = append(pairs, [2]int{len(a) - k, len(b) - k})
	}
	return pairs
}

// middle is common for what has neither beginning nor end in common.
func middle(a, b []string, offset int) (pairs [][2]int) {
	n, m := len(a), len(b)
	if n == 0 || m == 0 || n*m > maxCells {
		return nil
	}
	best := make([]int32, (n+1)*(m+1)) // of a[i:] and b[j:]
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i] == b[j] {
				best[i*(m+1)+j] = best[(i+1)*(m+1)+j+1] + 1
			} else {
				best[i*(m+1)+j] = max(best[(i+1)*(m+1)+j], best[i*(m+1)+j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case a[i] == b[j]:
			pairs = append(pairs, [2]int{offset + i, offset + j})
			i, j = i+1, j+1
		case best[(i+1)*(m+1)+j] >= best[i*(m+1)+j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}

// Changes returns what changed in an item's original since its translation was
// checked. ok is false where what it was checked against was not kept.
func (it *Item) Changes(site fs.FS) (changes []Change, ok bool) {
	kept, ok := it.Kept(site)
	if !ok {
		return nil, false
	}
	return Changes(kept, words(it.Record, it.From)), true
}

// Place returns where a passage that changed stands in one of the item's languages:
// its key, or its paragraph as far as the body has so many.
func (it *Item) Place(c Change, lang i18n.Tag) source.Span {
	if c.Path != model.BodyPath {
		return it.Record.At(c.Path + "." + string(lang))
	}
	span, err := it.Record.Head().Body[lang].Load()
	if err != nil || span.File == nil {
		return source.Span{}
	}
	at, n := 0, 0
	for line := range strings.SplitAfterSeq(span.Text(), "\n") {
		if n += len(blocks(line)); n >= c.Block {
			break
		}
		at += len(line)
	}
	return span.Sub(at, at)
}
