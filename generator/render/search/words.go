package search

import (
	"math/bits"
	"slices"
	"strings"
)

// A knownText is a short text that documents may have in common: its tokens, and
// the numbers of its grams, which are the same wherever it stands.
type knownText struct {
	members []member
	grams   []uint32
	tokens  int
}

// How many texts are known, and of what length, in bytes.
const (
	mostKnown    = 1 << 14
	longestKnown = 96
)

// text indexes one text of a document, and returns how many tokens it has.
func (w *writer) text(doc int, text string, in field) int {
	known := w.known[min(in, 1)]
	if k := known[text]; k != nil {
		w.grams.doc = append(w.grams.doc, k.members...)
		for _, n := range k.grams {
			w.index.again(n, hit{doc, in})
		}
		return k.tokens
	}
	found := w.cutter.cut(text, 0)
	first := len(w.grams.doc)
	w.numbers = w.numbers[:0]
	w.put(doc, found, in)
	if len(text) > longestKnown || len(known) >= mostKnown {
		return len(found)
	}
	if w.grams.now(first, func(gram []byte, in field) { w.numbers = append(w.numbers, w.index.add(gram, hit{doc, in})) }) {
		known[text] = &knownText{slices.Clone(w.grams.doc[first:]), slices.Clone(w.numbers), len(found)}
	}
	return len(found)
}

// put indexes the tokens of a text, and the codes among them as a whole.
func (w *writer) put(doc int, found []token, in field) {
	w.grams.put(found, in)
	for i := 0; i < len(found); {
		n := codeLength(found[i:])
		if n > 2 {
			w.alone(doc, joinedText(found[i:i+n]), in)
		}
		i += n
	}
}

// alone indexes a key that nothing follows.
func (w *writer) alone(doc int, key string, in field) {
	w.follow(doc, key, nil, true, in)
}

// follow indexes a key and words that follow it.
func (w *writer) follow(doc int, key string, rest []string, ended bool, in field) {
	g := append(append(w.grams.gram[:0], key...), beforeRest)
	for _, s := range rest {
		g = append(append(g, s...), ' ')
	}
	if ended {
		g = append(g, runEnd)
	}
	w.grams.gram = g
	w.numbers = append(w.numbers, w.index.add(g, hit{doc, in}))
}

// codeLength counts the words and numbers that a code at the beginning has; 1
// where there is none.
func codeLength(found []token) int {
	n := 1
	for n < len(found) && n < 8 && found[n-1].class != mark && found[n].class != mark && found[n].after <= joined {
		n++
	}
	return n
}

func joinedText(found []token) string {
	var b strings.Builder
	for _, t := range found {
		b.WriteString(t.text)
	}
	return b.String()
}

// How many syllables and initials follow the first of a name in the index.
const (
	restSpoken   = 3
	restInitials = 6
)

// title indexes what only titles have: single characters and pinyin.
func (w *writer) title(doc int, title []token) {
	read := syllables(title)
	for i, t := range title {
		switch t.class {
		case mark:
			w.alone(doc, t.text, inTitle)
		case letter:
			w.names[t.text] = true
		}
		if read[i] == "" {
			continue
		}
		w.spoken[read[i]] = true
		end := i + 1
		for end < len(title) && read[end] != "" && title[end].at == title[end-1].at+1 {
			end++
		}
		to := min(end, i+1+restSpoken)
		w.follow(doc, "'"+read[i], read[i+1:to], to == end, inTitle)
		if i+1 < end {
			w.initials(doc, read[i:end])
		}
	}
}

// initials indexes the first letters of syllables.
func (w *writer) initials(doc int, read []string) {
	var b strings.Builder
	for _, s := range read[:min(len(read), 2+restInitials)] {
		b.WriteByte(s[0])
	}
	s := b.String()
	g := append(append(w.grams.gram[:0], ","+s[:2]...), beforeRest)
	g = append(g, s[2:]...)
	w.grams.gram = append(g, runEnd)
	w.index.add(w.grams.gram, hit{doc, inTitle})
}

// norm notes the lengths of a document's fields, in half a byte each.
func (w *writer) norm(title, body int) {
	t, b := min(title>>1, 15), min(bits.Len(uint(body>>5)), 15)
	w.norms = append(w.norms, byte(t<<4|b))
	w.titles += 2*t + 1
	w.bodies += 32 << b >> 1
}
