// Package explore writes what narrows the list of a kind down in a visitor's
// browser, and the script that does it.
//
// # Files
//
// All files are classic scripts that call explore.push with the file's name,
// so that the same files serve over http and from a disk. Of each kind there
// are
//
//	explore/<kind>.columns.js             push("columns", {codes, spans})
//	explore/<language>/<kind>.head.js     push("head", head): see [head]
//	explore/<language>/<kind>.order.js    push("order", names, places)
//	explore/<language>/<kind>.r<n>.js     push("r<n>", rows): of [perFile] entries
//
// The columns are the same in every language and are written once. Entries are
// in the order of the list. A column of codes is a string of one character an
// entry: 0 for no value, else the value's place in the division from 1, each
// written by [letter]. In a column of a division with several values, an
// entry's values follow one another and 0 ends them. A column of spans parts
// entries by commas: nothing, a number, or a range whose ends are parted by ~
// and may be missing.
//
// The orders are places from 0, parted by commas: those of entries by name, and
// those of their pages among the pages of the kind, which is how the search
// numbers what it finds. They are asked for when somebody sorts by name or
// searches.
//
// A row is a list: way to the page from the list, title, what else it is known by, summary, then
// the texts of the columns that have no division. A text in another language
// than the page is a list of text and language; what a row has nothing to say
// at its end is left out.
//
// # What the script does
//
// Entries that fail one condition count for the values of its division, those
// that fail none for all: so each count is what choosing the value alone in its
// division would leave. All conditions are in the page's fragment, which no
// server sees; script.js says how they are written. A range of figures matches
// where it overlaps with what is asked for.
package explore

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"iter"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"prospectus/generator/i18n"
	"prospectus/generator/minify"
	"prospectus/generator/output"
	"prospectus/generator/route"
	"prospectus/generator/view"
)

// perFile is how many rows stand in one file.
const perFile = 100

//go:embed script.js
var source []byte

var script = minify.NewOwn("explore.js", source)

// Script returns the name of the script among the published assets.
func Script() string { return script.Name() }

// A Renderer writes the files of every page that has an explorer.
type Renderer struct{ Plan *route.Plan }

// Render writes the script, and the files of each explorer as its page comes.
func (r Renderer) Render(ctx context.Context, pages iter.Seq[view.Page], sink output.Sink) error {
	text, err := script.Text()
	if err != nil {
		return err
	}
	if err := sink.Write(string(r.Plan.Asset(Script())), text); err != nil {
		return err
	}
	written := map[string]string{} // hash of the columns of each kind
	for p := range pages {
		list, ok := p.(*view.List)
		if !ok || list.Explore == nil {
			continue
		}
		if err := r.write(list.Meta.Lang, list.Explore, written, sink); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// write writes the files of one explorer. The columns are written with the
// first language of a kind; the others must have the same.
func (r Renderer) write(lang i18n.Tag, e *view.Explorer, written map[string]string, sink output.Sink) error {
	columns, err := call("columns", columnsOf(e))
	if err != nil {
		return err
	}
	hash := hashOf(columns)
	switch before, ok := written[e.Kind]; {
	case !ok:
		written[e.Kind] = hash
		if err := sink.Write(string(r.Plan.Explore("", e.Kind, "columns")), columns); err != nil {
			return err
		}
	case before != hash:
		return fmt.Errorf("the columns of %s differ between languages", e.Kind)
	}
	rest, err := files(e)
	if err != nil {
		return err
	}
	all := [][]byte{columns}
	for _, f := range rest {
		all = append(all, f.text)
	}
	head, err := call("head", headOf(e, hashOf(all...)))
	if err != nil {
		return err
	}
	for _, f := range append(rest, file{"head", head}) {
		if err := sink.Write(string(r.Plan.Explore(lang, e.Kind, f.name)), f.text); err != nil {
			return err
		}
	}
	return nil
}

// hashOf returns a short hash of texts.
func hashOf(all ...[]byte) string {
	sum := sha256.Sum256(bytes.Join(all, nil))
	return hex.EncodeToString(sum[:4])
}

// A file is one that a language has of its own.
type file struct {
	name string
	text []byte
}

// files returns the orders and the rows of an explorer.
func files(e *view.Explorer) ([]file, error) {
	text, err := call("order", numbers(e.Names), numbers(e.Places))
	all := []file{{"order", text}}
	for from := 0; from < len(e.Places) && err == nil; from += perFile {
		rows := make([][]any, 0, perFile)
		for i := from; i < min(from+perFile, len(e.Places)); i++ {
			rows = append(rows, rowOf(e.Row(i)))
		}
		name := "r" + strconv.Itoa(from/perFile)
		text, err = call(name, rows)
		all = append(all, file{name, text})
	}
	return all, err
}

// A head is what the script must know before it shows anything.
type head struct {
	Hash      string            `json:"hash"` // of all other files; what is asked for carries it
	Count     int               `json:"count"`
	PerFile   int               `json:"per"`
	Divisions []division        `json:"divisions"`
	Scales    []measure         `json:"measures"`
	Sorts     []sort            `json:"sorts"`
	Columns   []column          `json:"columns"`
	Words     map[string]string `json:"words"`
}

type division struct {
	Key     string  `json:"key"`
	Title   string  `json:"title"`
	Scale   string  `json:"measure,omitempty"`
	Offered bool    `json:"offered,omitempty"`
	Many    bool    `json:"many,omitempty"`
	Values  []value `json:"values"`
}

type value struct {
	ID      string `json:"id"`
	Name    any    `json:"name"`
	Href    string `json:"href,omitempty"`
	Parent  int    `json:"part,omitempty"` // place from 1 of what it is part of
	Seal    any    `json:"seal,omitempty"`
	Pattern int    `json:"pattern,omitempty"`
}

type measure struct {
	Key    string  `json:"key"`
	Title  string  `json:"title,omitempty"`
	Unit   string  `json:"unit,omitempty"`
	Factor float64 `json:"factor"`
	Asked  bool    `json:"asked,omitempty"`
}

type sort struct {
	Key   string `json:"key"`
	Title string `json:"title"`
	Scale string `json:"measure,omitempty"`
	Down  bool   `json:"down,omitempty"`
}

type column struct {
	Title    string `json:"title"`
	Number   bool   `json:"number,omitempty"`
	Division string `json:"division,omitempty"`
}

// headOf returns the head of an explorer.
func headOf(e *view.Explorer, hash string) head {
	h := head{Hash: hash, Count: len(e.Places), PerFile: perFile, Words: e.Words}
	for _, d := range e.Divisions {
		into := division{Key: d.Key, Title: d.Title, Scale: d.Scale, Offered: d.Offered, Many: d.Many}
		for _, v := range d.Values {
			into.Values = append(into.Values, value{ID: v.ID, Name: said(v.Name), Href: v.Href, Parent: v.Parent + 1, Seal: seal(v.Seal), Pattern: v.Seal.Pattern})
		}
		h.Divisions = append(h.Divisions, into)
	}
	for _, m := range e.Scales {
		factor, _ := m.Factor.Float64()
		h.Scales = append(h.Scales, measure{m.Key, m.Title, m.Unit, factor, m.Asked})
	}
	for _, s := range e.Sorts {
		h.Sorts = append(h.Sorts, sort(s))
	}
	for _, c := range e.Heads {
		h.Columns = append(h.Columns, column(c))
	}
	return h
}

// said writes a phrase: its text, and its language where that is another.
func said(p view.Phrase) any {
	if p.Lang == "" {
		return p.Text
	}
	return [2]string{p.Text, p.Lang}
}

// seal writes the sign of a seal, nil for none.
func seal(s view.Seal) any {
	if s.Industry == "" {
		return nil
	}
	return said(s.Sign)
}

// columns are the codes and spans of all entries.
type columns struct {
	Codes map[string]string `json:"codes"`
	Spans map[string]string `json:"spans"`
}

func columnsOf(e *view.Explorer) columns {
	c := columns{map[string]string{}, map[string]string{}}
	for _, d := range e.Divisions {
		c.Codes[d.Key] = codes(d)
	}
	for _, m := range e.Scales {
		c.Spans[m.Key] = spans(m.Spans)
	}
	return c
}

// codes writes the codes of a division.
func codes(d view.Division) string {
	var b []byte
	for _, entry := range d.Codes {
		for _, c := range entry {
			b = utf8.AppendRune(b, letter(c+1))
			if !d.Many {
				break
			}
		}
		if d.Many || len(entry) == 0 {
			b = utf8.AppendRune(b, letter(0))
		}
	}
	return string(b)
}

// letter writes a number as a character: the 36th and those after it that need
// no escape in a string but for the backslash, surrogates left out. Those are
// enough for 63,000 values.
func letter(n int) rune {
	if n += '#'; n >= 0xd800 {
		n += 0x800
	}
	return rune(n)
}

// spans writes numbers and ranges.
func spans(all []view.Span) string {
	var b strings.Builder
	for i, s := range all {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(number(s.Low))
		if s.Low == nil && s.High == nil || s.Low != nil && s.High != nil && s.Low.Cmp(s.High) == 0 {
			continue
		}
		b.WriteString("~" + number(s.High))
	}
	return b.String()
}

// number writes a number with four decimals at most; "" for none.
func number(r *big.Rat) string {
	if r == nil {
		return ""
	}
	text := r.FloatString(4)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// numbers writes places.
func numbers(all []int) string {
	var b strings.Builder
	for i, n := range all {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Itoa(n))
	}
	return b.String()
}

// rowOf returns a row as it is written.
func rowOf(e view.ExplorerRow) []any {
	row := []any{e.Href, said(e.Title), said(e.Note), said(e.Summary)}
	for _, c := range e.Cells {
		row = append(row, cell(c))
	}
	for len(row) > 0 && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	return row
}

// cell writes the text of a cell, in the language of its first part. A note,
// such as the day of a price, stands on a line of its own.
func cell(c view.Cell) any {
	var p view.Phrase
	for i, run := range c {
		if i == 0 {
			p.Lang = run.Lang
		}
		if run.Class == "note" && i > 0 {
			p.Text = strings.TrimRight(p.Text, " ") + "\n"
		}
		p.Text += run.Text
	}
	return said(p)
}

// call returns the text of a file.
func call(name string, values ...any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteString("explore.push(")
	for i, v := range append([]any{name}, values...) {
		if i > 0 {
			b.Truncate(b.Len() - 1) // the encoder's line end
			b.WriteByte(',')
		}
		if err := enc.Encode(v); err != nil {
			return nil, err
		}
	}
	b.Truncate(b.Len() - 1)
	b.WriteString(")\n")
	return b.Bytes(), nil
}
