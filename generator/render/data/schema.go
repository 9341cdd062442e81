package data

import (
	"bytes"
	"encoding/json"
	"strings"

	"prospectus/generator/model"
)

// A kindDoc describes one kind's data files.
type kindDoc struct {
	kind   string
	fields []model.FieldDoc
}

// A column is one column of a kind's table.
type column struct{ name string }

// columnsOf lists the columns of a kind: texts have one a language, and keyed
// tables one for the whole table.
func columnsOf(docs []model.FieldDoc, site *model.Site) []column {
	columns := []column{{"id"}}
	seen := map[string]bool{}
	add := func(name string) {
		if !seen[name] {
			seen[name] = true
			columns = append(columns, column{name})
		}
	}
	for _, d := range docs {
		if table, _, keyed := strings.Cut(d.Path, ".*."); keyed {
			add(table)
			continue
		}
		if d.Type != "text" && d.Type != "prose" {
			add(d.Path)
			continue
		}
		for _, lang := range site.Languages {
			add(d.Path + "." + string(lang))
		}
	}
	for _, lang := range site.Languages {
		add("pages." + string(lang))
	}
	add("hash")
	add("edition")
	if site.Invented {
		add("invented")
	}
	return columns
}

// fieldDoc is one field as data/schema.json describes it.
type fieldDoc struct {
	Path   string   `json:"path"`
	Type   string   `json:"type"`
	Ref    string   `json:"refers_to,omitempty"`
	Values []string `json:"values,omitempty"`
}

// typeNotes say how a value of each type is written.
var typeNotes = map[string]string{
	"text":        "an object with one text a language, by BCP 47 tag",
	"prose":       "Markdown, an object with one text a language",
	"money":       "amount, unit and currency as written by the publisher, exact; ranges and precision included",
	"area":        "number and unit as written by the publisher, exact",
	"percent":     "number with a percent sign; a range has an en dash",
	"quantity":    "number and unit, exact",
	"number":      "a decimal or whole number",
	"date":        "ISO 8601: a year, a month or a day",
	"period":      "ISO 8601 interval: from/to",
	"phone":       "telephone number",
	"coordinates": "latitude, longitude in degrees, rounded on purpose",
	"word":        "a word or an id",
	"words":       "a list of words or ids; in CSV separated by spaces",
	"boolean":     "true, or left out",
}

// schema writes data/schema.json.
func (w *writer) schema() error {
	kinds := make(model.Object, 0, len(w.done))
	for _, k := range w.done {
		fields := []fieldDoc{{Path: "id", Type: "word"}}
		for _, f := range k.fields {
			fields = append(fields, fieldDoc{f.Path, f.Type, f.Ref, f.Values})
		}
		fields = append(fields, fieldDoc{Path: "pages", Type: "text"}, fieldDoc{Path: "hash", Type: "word"})
		kinds = append(kinds, model.Member{Key: k.kind, Value: fields})
	}
	doc := model.Object{{Key: "edition", Value: w.Site.Edition}, {Key: "types", Value: typeNotes}, {Key: "kinds", Value: kinds}}
	if w.Site.Invented {
		doc = append(doc, model.Member{Key: "invented", Value: w.Site.Mark})
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, doc.AppendJSON(nil), "", " "); err != nil {
		return err
	}
	indented.WriteByte('\n')
	return w.sink.Write(string(w.Plan.Data("schema", "json")), indented.Bytes())
}
