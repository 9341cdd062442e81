// Package search writes the index that lets a visitor find a record, and the
// script that reads it.
//
// # What can be found
//
// A text is cut into tokens (token.go): each Chinese character is one, and so
// is each word and each number; a digit beside a letter begins a new one, so
// that 5GWh and 5 GWh are the same. Full-width characters count as narrow,
// capitals as small, traditional characters as simplified. Each token has a
// place, a number that grows by one, and by two where punctuation parts
// neighbours, or white space two Chinese characters. A phrase is found where
// its tokens stand at places as far apart as in the phrase. So a Chinese text
// is found by any part of it of two or more characters, neither more nor less;
// a code by its whole and by its parts; a number with its unit.
//
// Places say which field they belong to: those of the title begin at 0, of
// names (code, marks, figures with units, summary) at [namesAt], of the body at
// [bodyAt].
//
// The terms of the index are
//
//	word, number    as folded
//	xz20260101      a code of three parts and more, without its hyphens
//	钙基            two neighbours of which one is a Chinese character; a word
//	                stands in it as a, a number as 0: 0亩
//	钙              one Chinese character; in titles only
//	'gai            a syllable of the title's pinyin
//	,gj             the initials of two neighbouring syllables
//
// Forms of an English word (stem.go) and words that only begin with what was
// typed are found in the list of terms, which is sorted.
//
// # Files
//
// All files are classic scripts that call search.push, so that the same files
// serve over http and from a disk. In search/<language>/ lie
//
//	head.js   push("head", 0, head): see [head]
//	t<n>.js   push("t", n, terms, data): terms in order, parted by spaces, and
//	          their postings: a string of one character a byte, the byte
//	          increased by 35, which of all needs no escape but a backslash
//	m<n>.js   push("m", n, rows): for each of [perMeta] documents its address,
//	          title, code, facts and the number of the file with its text
//	d<n>.js   push("d", n, first, texts): of each document the texts of its
//	          names and those of its body
//	names.js  push("names", 0, words): the words of titles, parted by spaces
//	fold.js   push("fold", 0, pairs): traditional and simplified characters
//
// The postings of a term are its length in bytes and then numbers; each number
// is written in groups of seven bits, the lowest first, the eighth bit set on
// all but the last. An odd number 2n+1 begins the document n after the one
// before (which is -1 at the beginning); an even number 2n is a place n after
// the one before in the same document, or from 0. Terms are ordered as
// JavaScript orders strings, by units of UTF-16. head.Terms holds the first
// term of each file.
//
// # Order
//
// What is found is ranked by BM25F: occurrences w in fields of weight 12 (title),
// 4 (names), 1 (body), each divided by the field's length against the average
// (b = 0.5 for titles, 0.4 for bodies), are added up; exact forms count whole,
// other forms 0.7, beginnings of words 0.4. A phrase counts as one term with a
// frequency of its own: idf·5w/(4+w), and idf once more if a title holds it.
// Phrases of a query must all occur; their scores are added. Equals stand in
// the order of the site.
package search

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"iter"
	"strings"
	"sync"
	"unicode/utf8"

	"prospectus/generator/i18n"
	"prospectus/generator/minify"
	"prospectus/generator/output"
	"prospectus/generator/route"
	"prospectus/generator/view"
)

// How much goes into one file.
const (
	perMeta    = 128     // documents whose titles stand together
	termBytes  = 26_000  // of a file of terms, before it is compressed
	textBytes  = 12_000  // of a file of texts, the same
	learnBytes = 2 << 20 // of texts from which codes and dictionary are learnt
)

//go:embed reader.js
var readerSource []byte

// reader is the script as it is published, with its name.
var reader = sync.OnceValues(func() ([]byte, error) { return minify.Script(readerSource) })

// Reader returns the name of the script among the published assets.
func Reader() string {
	text, err := reader()
	if err != nil {
		text = readerSource
	}
	sum := sha256.Sum256(text)
	return "search." + hex.EncodeToString(sum[:4]) + ".js"
}

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
	text, err := reader()
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
const format = 2

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
