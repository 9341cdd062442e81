// Package facts writes what the pages of the shortlist and of comparison show,
// and the script that draws them.
//
// A visitor keeps records on his own machine; these files hold what the edition
// says of each, as its page does, so that a page finds it without a server and
// without reading all. All are classic scripts that call facts.push, so that
// the same files serve over http and from a disk. In facts/<language>/ lie
//
//	head.js  facts.push("head", head): see [head]
//	<n>.js   facts.push(n, records): see [record]
//
// A record lies in the file whose number is the FNV-1a hash (32 bits) of its
// kind/id, modulo the number of files. That number is a power of two and grows
// with the records, so that a file holds [perFile] of them or fewer on average,
// some 10 KB compressed, and one that is added changes one file. An id that a
// record had before lies in a file of its own hash and names the id of today.
// head.hash is that of all files of the language; what is asked for carries it.
//
// # A list in a file and in a link
//
// What a visitor saves is a text file in UTF-8 of lines that end in LF, with a
// byte-order mark for spreadsheets. Fields are parted by tabs; \n, \t and \\
// stand in a field for what would end it. The first line names the columns:
//
//	record  note  edition  state  amount  words  title  code
//
// The first column is kind/id, the rest may be missing, and a reader asks for
// columns by their names. edition, state, amount and words are what the visitor
// saw when the record was kept; amount is in canonical form (CNY 318500000),
// words as the page said it. A line whose first field is #title holds the title
// of the handbook in its second. Lines that begin with # otherwise say nothing.
//
// A link holds the same in its fragment: #list= and the records, parted by
// commas, each of the fields kind and id, note, edition, state, amount, words,
// parted by ~ and each escaped as a component of an address; those that are
// empty at the end are left out. A kind is shortened to its first letter and a
// colon, plots to l. &t= follows with the title. #kept= instead of #list= is
// how a list goes from page to page where the machine keeps nothing.
package facts

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash"
	"hash/fnv"
	"iter"
	"path"
	"strconv"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/minify"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/qr"
	"prospectus/generator/route"
	"prospectus/generator/view"
)

//go:embed reader.js
var readerSource []byte

var reader = minify.NewOwn("facts.js", readerSource)

// Reader returns the name of the script among the published assets.
func Reader() string { return reader.Name() }

// A Renderer writes the facts of one edition.
type Renderer struct {
	Plan   *route.Plan
	Word   func(lang i18n.Tag, key string) string // the theme's words
	Digest string                                 // the edition's own hash, for the cover of a visitor's handbook
	// Temp returns a store for what does not fit in memory; nil keeps all of
	// it there.
	Temp func() (Scratch, error)
}

// format is raised when a reader of before would misread the files.
const format = 1

// perFile is how many records a file holds on average, at most.
const perFile = 8

// A head is what the script needs before it can ask for a record.
type head struct {
	Format    int               `json:"format"`
	Hash      string            `json:"hash"`
	Files     int               `json:"files"` // a power of two
	Edition   string            `json:"edition"`
	Digest    string            `json:"digest"`
	Site      string            `json:"site"` // its title
	Publisher string            `json:"publisher"`
	Mail      string            `json:"mail,omitempty"` // who answers
	Page      string            `json:"page,omitempty"` // absolute address of the shortlist
	Words     map[string]string `json:"words"`
	States    map[string]string `json:"states"`
	Kinds     map[string]string `json:"kinds"`
}

// A record is what an edition says of one record. A row of a group is its label,
// its value, its note, and the languages of the three where they are not the
// page's; what is empty at the end is left out.
type record struct {
	ID       string   `json:"id"`
	Is       string   `json:"is,omitempty"` // the id of today, and nothing else
	Title    string   `json:"title,omitempty"`
	Lang     string   `json:"lang,omitempty"` // of the title
	Code     string   `json:"code,omitempty"`
	At       string   `json:"at,omitempty"` // address from the language's folder
	State    string   `json:"state,omitempty"`
	Amount   string   `json:"amount,omitempty"`
	Words    string   `json:"words,omitempty"`
	Summary  []string `json:"summary,omitempty"` // text and language
	Groups   []group  `json:"groups,omitempty"`
	Contact  []string `json:"contact,omitempty"`
	Verified string   `json:"verified,omitempty"`
	URL      string   `json:"url,omitempty"`
	Code2D   string   `json:"qr,omitempty"` // modules of a row, a full stop, and the bits in base64
}

// A group is some facts under a title; what is apart is not compared.
type group struct {
	Title string     `json:"title"`
	Apart bool       `json:"apart,omitempty"`
	Rows  [][]string `json:"rows"`
}

// Render writes the facts of every record that can be kept, language by
// language.
func (r Renderer) Render(ctx context.Context, pages iter.Seq[view.Page], sink output.Sink) (err error) {
	text, err := reader.Text()
	if err == nil {
		err = sink.Write(string(r.Plan.Asset(Reader())), text)
	}
	var w *writer
	defer func() { err = errors.Join(err, w.close()) }()
	for p := range pages {
		h := p.Head()
		if err != nil || h.Lang == "" {
			continue
		}
		if w == nil || w.lang != h.Lang {
			if w, err = w.next(r, h.Lang, sink); err != nil {
				continue
			}
		}
		err = w.page(p)
	}
	if err == nil {
		err = w.finish()
	}
	if err == nil {
		err = ctx.Err()
	}
	return err
}

// A writer writes the facts of one language.
type writer struct {
	Renderer
	lang  i18n.Tag
	sink  output.Sink
	sum   hash.Hash
	list  *view.Shortlist
	shelf *shelf

	// What is being written; each is used again for the next.
	text bytes.Buffer // a value as JSON
	body []byte       // the records of a file
	out  []byte       // a file
}

// next finishes the files of one language and begins those of another. On an
// error it returns w, whose shelf is still to be closed.
func (w *writer) next(r Renderer, lang i18n.Tag, sink output.Sink) (*writer, error) {
	if err := errors.Join(w.finish(), w.close()); err != nil {
		return w, err
	}
	shelf, err := newShelf(r.Temp)
	if err != nil {
		return w, err
	}
	return &writer{Renderer: r, lang: lang, sink: sink, sum: sha256.New(), shelf: shelf}, nil
}

// close lets go of the records. Of no writer it does nothing.
func (w *writer) close() error {
	if w == nil {
		return nil
	}
	return w.shelf.close()
}

// page takes what a page says, if it is of a record that can be kept.
func (w *writer) page(p view.Page) error {
	if list, ok := p.(*view.Shortlist); ok {
		w.list = list
	}
	h := p.Head()
	s := view.SheetOf(p, func(key string) string { return w.Word(w.lang, key) })
	if s == nil || h.Path != w.own(h) {
		return nil
	}
	return w.add(w.record(s, h))
}

// own returns the first page of a page's record.
func (w *writer) own(h *view.Head) route.Path {
	at, _ := w.Plan.Record(h.Lang, h.Kind, h.Record.Ident())
	return at
}

// record returns a sheet as it is written.
func (w *writer) record(s *view.Sheet, h *view.Head) record {
	rec := record{
		ID: s.ID, Title: s.Title.Text, Lang: s.Title.Lang, Code: s.Code, State: s.State, Amount: s.Amount, Words: s.Words,
		At:       strings.TrimPrefix(string(h.Path), string(w.lang)+"/"),
		Contact:  s.Contact,
		Verified: s.Verified, URL: s.URL,
	}
	if s.Summary.Text != "" {
		rec.Summary = short(s.Summary.Text, s.Summary.Lang)
	}
	for _, g := range s.Groups {
		to := group{Title: g.Title, Apart: g.Apart, Rows: make([][]string, 0, len(g.Rows))}
		for _, row := range g.Rows {
			to.Rows = append(to.Rows, short(row.Label.Text, row.Value.Text, row.Note.Text, row.Label.Lang, row.Value.Lang, row.Note.Lang))
		}
		rec.Groups = append(rec.Groups, to)
	}
	if bits, size, err := qr.Modules(s.URL); err == nil && s.URL != "" {
		rec.Code2D = strconv.Itoa(size) + "." + base64.StdEncoding.EncodeToString(bits)
	}
	return rec
}

// short leaves out what is empty at the end.
func short(texts ...string) []string {
	for len(texts) > 0 && texts[len(texts)-1] == "" {
		texts = texts[:len(texts)-1]
	}
	return texts
}

func (w *writer) add(rec record) error {
	w.text.Reset()
	if err := encode(&w.text, rec); err != nil {
		return err
	}
	return w.shelf.put(hashOf(rec.ID), w.text.Bytes())
}

// hashOf is the hash by which a record finds its file.
func hashOf(id string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(id)) // never fails
	return h.Sum32()
}

// finish writes the files. Of no writer, or one that met no shortlist, it does
// nothing.
func (w *writer) finish() error {
	if w == nil || w.list == nil {
		return nil
	}
	if err := w.former(); err != nil {
		return err
	}
	files := 1
	for len(w.shelf.items) > files*perFile {
		files *= 2
	}
	held, err := w.shelf.sort(files)
	if err != nil {
		return err
	}
	for n, items := range held {
		if err := w.records(strconv.Itoa(n), items); err != nil {
			return err
		}
	}
	return w.head(files)
}

// records writes the file of some records.
func (w *writer) records(name string, items []item) (err error) {
	w.body = append(w.body[:0], '[')
	for i, it := range items {
		if i > 0 {
			w.body = append(w.body, ",\n"...)
		}
		if w.body, err = w.shelf.take(w.body, it); err != nil {
			return err
		}
	}
	w.body = append(w.body, ']')
	return w.file(name, w.body, name)
}

// former adds the ids that records had before.
func (w *writer) former() error {
	for _, to := range w.Plan.Redirects() {
		was, is := ident(to.From), ident(to.To)
		if to.Lang != w.lang || to.Record == nil || !kept(was) {
			continue
		}
		if err := w.add(record{ID: was, Is: is}); err != nil {
			return err
		}
	}
	return nil
}

// ident returns the kind/id of the record whose page lies at an address.
func ident(at route.Path) string {
	folder, file := path.Split(string(at))
	return path.Base(folder) + "/" + strings.ReplaceAll(strings.TrimSuffix(file, ".html"), ".", "/")
}

// kept reports whether a kind/id is of a kind that can be kept.
func kept(id string) bool {
	for _, kind := range view.KeptKinds() {
		if strings.HasPrefix(id, kind+"/") {
			return true
		}
	}
	return false
}

// head writes the head.
func (w *writer) head(files int) error {
	h := head{
		Format: format, Files: files, Edition: w.list.Meta.Edition, Digest: w.Digest, Site: w.list.Meta.Site,
		Publisher: w.list.Publisher, Mail: w.list.Mail,
		Hash:  hex.EncodeToString(w.sum.Sum(nil)[:4]),
		Words: map[string]string{}, States: map[string]string{}, Kinds: map[string]string{},
	}
	h.Page, _ = w.Plan.Absolute(w.Plan.Shortlist(w.lang))
	for _, name := range words {
		h.Words[name] = w.Word(w.lang, "kept."+name)
	}
	h.Words["unknown"], h.Words["verified"] = w.Word(w.lang, "site.unknown"), w.Word(w.lang, "field.verified")
	h.Words["colon"], h.Words["contact"] = w.Word(w.lang, "label.colon"), w.Word(w.lang, "project.call")
	h.Words["comma"] = w.Word(w.lang, "label.comma")
	for _, state := range model.State("").Values() {
		h.States[state] = w.Word(w.lang, "state."+state)
	}
	for _, kind := range view.KeptKinds() {
		h.Kinds[kind] = w.Word(w.lang, "nav."+kind)
	}
	w.text.Reset()
	if err := encode(&w.text, h); err != nil {
		return err
	}
	return w.file("head", w.text.Bytes(), `"head"`)
}

// file writes one file.
func (w *writer) file(name string, value []byte, key string) error {
	w.out = append(append(append(w.out[:0], "facts.push("...), key...), ',')
	w.out = append(append(w.out, value...), ")\n"...)
	w.sum.Write(w.out)
	return w.sink.Write(string(w.Plan.Facts(w.lang, name)), w.out)
}

// encode writes a value as JSON whose < and & stand as they are: no file is
// ever part of a page.
func encode(to *bytes.Buffer, v any) error {
	enc := json.NewEncoder(to)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	to.Truncate(len(bytes.TrimRight(to.Bytes(), "\n")))
	return nil
}
