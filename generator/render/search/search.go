// Package search writes the index that lets a visitor find a record, and the
// script that reads it.
//
// # What can be found
//
// A text is cut into tokens (token.go): each Chinese character is one, and so
// is each word and each number; a digit beside a letter begins a new one, so
// that 5GWh and 5 GWh are the same. Full-width characters count as narrow,
// capitals as small, traditional characters as simplified. Tokens are
// neighbours unless punctuation parts them, or white space two Chinese
// characters; neighbours make a run. A phrase is found where a run holds its
// tokens side by side. So a Chinese text is found by any part of it of two or
// more characters, neither more nor less; a code by its whole and by its parts;
// a number with its unit. What punctuation parts within quotation marks must
// stand in one document, and words and numbers of more than two in a row each
// beside the next.
//
// # Grams
//
// The index keeps no places. It holds grams: a key and what follows it in the
// text. Keys are
//
//	word, number    as folded
//	钙基            two neighbours that are Chinese characters
//	年0             a Chinese character and what it is beside: a word stands in
//	                it as a, a number as 0, and follows the key in full
//	钙              one Chinese character; in titles only
//	xz20260101      a code of three parts and more, without its hyphens
//	'gai            a syllable of the title's pinyin; up to three follow
//	,gj             the initials of two neighbouring syllables; up to six follow
//
// Behind a word one token follows; behind a pair of characters two at least,
// and more until the document cannot mislead: let the key be AB and what follows
// C to E; then every C to E in the document stands behind an AB. What follows a
// key is written without a sign between characters, each word or number with a
// space behind it, and a bar where the run ends.
//
// A phrase ABCDEF is looked for from its first key on. A document in which CDEF
// follows AB holds it; one in which only CDE follows, no longer, is looked at
// again with the key CD, and if EF follows that the whole phrase stands there,
// since CDE is found behind AB alone. So a phrase of four characters takes one
// file of terms, a longer one two or three, and one that nobody wrote ends with
// the first. Nothing of this is a guess: TestSubstrings holds it to plain
// search.
//
// Forms of an English word (stem.go) and words that only begin with what was
// typed are found in the list of keys, which is sorted.
//
// # Files
//
// All files are classic scripts that call search.push, so that the same files
// serve over http and from a disk. In search/<language>/ lie
//
//	head.js   push("head", 0, head): see [head]
//	names.js  push("names", 0, words): the words of titles, parted by spaces
//	fold.js   push("fold", 0, pairs): traditional characters, each with its
//	          simplified one, which the index has
//
// and compressed, in UTF-16 (pack.go), about two bytes a character,
//
//	t<n>.js   push("t", n, data): keys in order, and their grams (shard.go)
//	w<n>.js   push("w", n, data): the same of one key, of which t says only in
//	          which documents it is, because so much follows it
//	m<n>.js   push("m", n, data): for each of [perMeta] documents its title,
//	          code, facts, and its address unless it is the usual one
//	d<n>.js   push("d", n, first, data): of each document from the first on the
//	          texts of its names and those of its body
//	base.js   push("base", 0, data): the passages that d files refer to
//
// Data of m files is a stream of DEFLATE (RFC 1951); that of d files and of base
// is a text as text.go writes it. Texts are in the code of code.go. A file of
// terms has a stream of DEFLATE in its middle: before it stand, in groups of
// seven bits, the lowest first, the eighth bit set on all but the last, the
// length of keys and that of the stream; in it are
//
//	keys      each ended by a line end
//	rests     what follows each key: how many characters of the one before it
//	          takes over (counted from the space on), the others, a line end
//
// and behind it the numbers of each key in turn, by the range coder of range.go
// (postings.go): the number of its documents; the distance of each from the one
// before less one; of each its field, 0 the body, 1 the body more than once, 2
// names, 3 the title; the number of rests; and where there are two documents
// and more, of each rest how many documents it has that no rest before it has,
// how many others, and where they stand among both.
//
// Keys are in the order of UTF-8. head.Terms holds the first key of each file.
//
// # Order
//
// What is found is ranked after BM25F: the weight w of the best field that holds
// a phrase (12 the title, 4 names, 2 the body more than once, 1 the body),
// divided by the field's length against the average (b = 0.5 for titles, 0.4 for
// bodies), counts 0.7 times for another form, 0.4 times for the beginning of a
// word. A phrase scores idf·5w/(4+w), and idf once more if a title holds it.
// Phrases of a query must all occur; their scores are added. Equals stand in
// the order of the site.
package search

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"iter"
	"strings"
	"unicode/utf8"

	"prospectus/generator/i18n"
	"prospectus/generator/minify"
	"prospectus/generator/output"
	"prospectus/generator/route"
	"prospectus/generator/view"
)

// How much goes into one file.
const (
	perMeta    = 128    // documents whose titles stand together
	termBytes  = 18_000 // of a file of terms, before it is compressed
	textBytes  = 18_500 // of a file of texts, the same
	learnTimes = 40     // of texts from which codes and dictionary are learnt, the times of the dictionary's size
	wideBytes  = 12_000 // of what follows one key, from which on it has a file of its own
)

//go:embed reader.js
var readerSource []byte

var reader = minify.NewOwn("search.js", readerSource)

// Reader returns the name of the script among the published assets.
func Reader() string { return reader.Name() }

// A Renderer writes the index of one edition.
type Renderer struct {
	Plan *route.Plan
	Word func(lang i18n.Tag, key string) string // the theme's words
	// Temp returns a store for what does not fit in memory; nil keeps all of
	// it there.
	Temp func() (Scratch, error)
}

// Render indexes the pages of records, language by language.
func (r Renderer) Render(ctx context.Context, pages iter.Seq[view.Page], sink output.Sink) (err error) {
	text, err := reader.Text()
	if err == nil {
		err = sink.Write(string(r.Plan.Asset(Reader())), text)
	}
	var w *writer
	for p := range pages {
		h := p.Head()
		if err != nil || h.Record == nil || !r.own(h) {
			continue
		}
		if w == nil || w.lang != h.Lang {
			err = w.finish()
			w = r.begin(h.Lang, sink)
		}
		if err == nil {
			err = w.add(h, view.WordsOf(p))
		}
	}
	if err == nil {
		err = w.finish()
	}
	if err == nil {
		err = r.empty(sink, w)
	}
	w.close()
	if err == nil {
		err = ctx.Err()
	}
	return err
}

// own reports whether a page is its record's first.
func (r Renderer) own(h *view.Head) bool {
	at, ok := r.Plan.Record(h.Lang, h.Kind, h.Record.Ident())
	return ok && at == h.Path
}

// empty writes an index of nothing for each language of a site without
// records.
func (r Renderer) empty(sink output.Sink, w *writer) error {
	if w != nil {
		return nil
	}
	for _, lang := range r.Plan.Languages() {
		if err := r.begin(lang, sink).finish(); err != nil {
			return err
		}
	}
	return nil
}

// A head is what the reader needs before it can ask for anything else.
type head struct {
	Format int               `json:"format"`
	Hash   string            `json:"hash"` // of the files; what is asked for carries it
	Count  int               `json:"count"`
	Kinds  []kindRow         `json:"kinds"`
	Norms  string            `json:"norms"`  // bytes as in postings: of each document the length of its title and body
	Title  int               `json:"title"`  // average length of titles
	Body   int               `json:"body"`   // of bodies
	Codes  []string          `json:"codes"`  // of which bytes stand for which texts
	Terms  []string          `json:"terms"`  // the first of each file
	Wide   []string          `json:"wide"`   // those of which a file of its own says what follows
	Spoken string            `json:"spoken"` // the syllables of the index
	Words  map[string]string `json:"words"`  // what the reader says
}

// usual is the address that most documents have.
func (h *head) usual(doc int, code string) string {
	kind := ""
	for _, k := range h.Kinds {
		if k.First <= doc {
			kind = k.Name
		}
	}
	return kind + "/" + strings.ToLower(code) + ".html"
}

// A kindRow is a kind of record: its name, its word and its first document.
type kindRow struct {
	Name  string `json:"name"`
	Word  string `json:"word"`
	First int    `json:"first"`
}

// format is raised when a reader of before would misread the files.
const format = 3

// raise is what a byte is increased by to be a character: the first that needs
// no escape in a string, but for the backslash.
const raise = 35

// raised writes bytes as characters.
func raised(data []byte) string {
	b := make([]byte, 0, len(data)*5/4)
	for _, c := range data {
		b = utf8.AppendRune(b, rune(c)+raise)
	}
	return string(b)
}

// lowered undoes raised.
func lowered(text string) []byte {
	b := make([]byte, 0, len(text))
	for _, r := range text {
		b = append(b, byte(r-raise))
	}
	return b
}

// script returns the text of a file that is not compressed.
func script(kind string, value any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(`search.push("` + kind + `",0,`)
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return nil, err
	}
	b.Truncate(b.Len() - 1) // the encoder's line end
	b.WriteString(")\n")
	return b.Bytes(), nil
}
