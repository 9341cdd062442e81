// Package data writes an edition as open data: data/<kind>.json and
// data/<kind>.csv for every kind that has pages, and data/schema.json, which
// describes their fields.
//
// A record stands in the data once, whatever the number of languages: its
// facts have none, and its texts stand side by side. Values are in the written
// form that the program itself reads back. Ids are those of the addresses and
// never change. The CSV begins with a byte-order mark, because spreadsheet
// programs take it for another encoding without one; in it a nested table is
// written as JSON in its cell, and a cell that a spreadsheet would take for a
// formula is preceded by an apostrophe.
//
// Records are streamed: no more than one is held.
package data

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/route"
	"prospectus/generator/view"
)

// A Renderer writes the data files of one edition.
type Renderer struct {
	Plan *route.Plan
	Site *model.Site
}

// Render writes the records behind the pages. A record has a page in every
// language; that in the site's first language is the one taken.
func (r Renderer) Render(ctx context.Context, pages iter.Seq[view.Page], sink output.Sink) error {
	w := &writer{Renderer: r, sink: sink}
	defer w.abort()
	for p := range pages {
		h := p.Head()
		if h.Record == nil || h.Lang != r.Site.Languages[0] || !r.first(h) {
			continue
		}
		if err := w.record(h); err != nil {
			return err
		}
	}
	if err := w.closeKind(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return w.schema()
}

// first reports whether a page is its record's own, and not the second page
// of a list on it.
func (r Renderer) first(h *view.Head) bool {
	at, ok := r.Plan.Record(h.Lang, h.Kind, h.Record.Ident())
	return ok && at == h.Path
}

// A writer is the state of writing one edition's data.
type writer struct {
	Renderer
	sink    output.Sink
	kind    string // being written
	count   int
	json    output.File
	table   output.File
	csv     *csv.Writer
	columns []column
	done    []kindDoc
	text    []byte            // of the record being written
	cells   map[string]string // its values by their columns
	line    []string          // its row
}

func (w *writer) record(h *view.Head) error {
	if h.Kind != w.kind {
		if err := w.closeKind(); err != nil {
			return err
		}
		if err := w.openKind(h.Kind, reflect.TypeOf(h.Record)); err != nil {
			return err
		}
	}
	o := append(withTexts(model.Export(h.Record)), model.Member{Key: "pages", Value: w.addresses(h)}, model.Member{Key: "hash", Value: h.Hash})
	w.text = w.text[:0]
	if w.count++; w.count > 1 {
		w.text = append(w.text, ",\n"...)
	}
	w.text = o.AppendJSON(w.text)
	if _, err := w.json.Write(w.text); err != nil {
		return err
	}
	return w.row(o)
}

// withTexts reads the record's prose again, once for both files.
func withTexts(o model.Object) model.Object {
	for i, m := range o {
		if prose, ok := m.Value.(model.Prose); ok {
			o[i].Value = prose.Texts()
		}
	}
	return o
}

// addresses returns the record's page in each language: absolute where the
// site has a base address, else from the site's root.
func (w *writer) addresses(h *view.Head) i18n.Text {
	t := i18n.Text{}
	for _, lang := range w.Site.Languages {
		p, ok := w.Plan.Record(lang, h.Kind, h.Record.Ident())
		if !ok {
			continue
		}
		t[lang] = string(p)
		if full, ok := w.Plan.Absolute(p); ok {
			t[lang] = full
		}
	}
	return t
}

func (w *writer) openKind(kind string, t reflect.Type) (err error) {
	w.kind, w.count, w.json, w.table = kind, 0, nil, nil
	docs := publicFields(t)
	w.columns = columnsOf(docs, w.Site)
	w.cells, w.line = map[string]string{}, make([]string, len(w.columns))
	w.done = append(w.done, kindDoc{kind, docs})
	if w.json, err = w.sink.Create(string(w.Plan.Data(kind, "json"))); err != nil {
		return err
	}
	if w.table, err = w.sink.Create(string(w.Plan.Data(kind, "csv"))); err != nil {
		return err
	}
	if _, err = io.WriteString(w.table, "\ufeff"); err != nil {
		return err
	}
	w.csv = csv.NewWriter(w.table)
	w.csv.UseCRLF = true
	head := make([]string, len(w.columns))
	for i, c := range w.columns {
		head[i] = c.name
	}
	if err := w.csv.Write(head); err != nil {
		return err
	}
	return w.openJSON()
}

// openJSON writes what stands before the records. The marks of an invented
// city stand first, where nobody who opens the file can miss them.
func (w *writer) openJSON() error {
	head := model.Object{{Key: "edition", Value: w.Site.Edition}}
	if w.Site.Invented {
		head = append(head, model.Member{Key: "invented", Value: w.Site.Mark})
	}
	head = append(head, model.Member{Key: "publisher", Value: w.Site.Name}, model.Member{Key: "kind", Value: w.kind})
	text := bytes.TrimSuffix(head.AppendJSON(nil), []byte("}"))
	_, err := w.json.Write(append(text, ",\"records\":[\n"...))
	return err
}

func (w *writer) closeKind() error {
	if w.kind == "" {
		return nil
	}
	w.csv.Flush()
	_, err := io.WriteString(w.json, "\n]}\n")
	err = errors.Join(err, w.csv.Error(), w.json.Close(), w.table.Close())
	w.kind = ""
	return err
}

// abort withdraws what is open after a failure; the failure may have been that
// of opening it.
func (w *writer) abort() {
	for _, f := range []output.File{w.json, w.table} {
		if f != nil {
			f.Abort()
		}
	}
}

// row writes the record as one line of the table.
func (w *writer) row(o model.Object) error {
	clear(w.cells)
	w.cells["edition"] = w.Site.Edition
	flatten(o, "", w.cells)
	if w.Site.Invented {
		w.cells["invented"], _ = w.Site.Mark.Best(w.Site.Languages[0])
	}
	for i, c := range w.columns {
		w.line[i] = harmless(w.cells[c.name])
	}
	return w.csv.Write(w.line)
}

// flatten puts each value of a record into the cell of its column.
func flatten(o model.Object, prefix string, cells map[string]string) {
	for _, m := range o {
		name := prefix + m.Key
		switch v := m.Value.(type) {
		case string:
			cells[name] = v
		case []string:
			cells[name] = strings.Join(v, " ")
		case i18n.Text:
			for lang, s := range v {
				cells[name+"."+string(lang)] = s
			}
		case model.Object:
			flatten(v, name+".", cells)
		default: // a keyed table, a flag, a number
			one := model.Object{{Key: "", Value: v}}.AppendJSON(nil)
			cells[name] = string(one[len(`{"":`) : len(one)-1])
		}
	}
}

// harmless keeps a spreadsheet from running a cell. A value that begins with a
// sign is only run if it is no number. East Asian spreadsheets take the wide
// signs for the narrow ones (OWASP, "CSV Injection").
func harmless(cell string) string {
	first, _ := utf8.DecodeRuneInString(cell)
	if cell == "" || !strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return cell
	}
	if _, err := i18n.ParseDecimal(strings.TrimSuffix(cell, "%")); err == nil {
		return cell
	}
	return "'" + cell
}

// publicFields describes the fields that a public edition can hold.
func publicFields(t reflect.Type) []model.FieldDoc {
	return slices.DeleteFunc(model.Document(t), func(d model.FieldDoc) bool { return !model.MayHold(d.Class, "P") || strings.Contains(d.Class, "I") })
}
