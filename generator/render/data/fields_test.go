package data_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// types are the types whose records have data files, by kind.
func types() map[string]reflect.Type {
	all := model.RecordTypes()
	all["plots"], all["buildings"] = reflect.TypeFor[model.Plot](), reflect.TypeFor[model.Building]()
	return all
}

// full is a catalogue of one record of each kind in which everything public
// is said.
func full(s *model.Site) *model.Catalog {
	f := filler{"word", func(class string) bool { return model.MayHold(class, "P") }}
	var records []model.Record
	for _, t := range model.RecordTypes() {
		records = append(records, f.record(t))
	}
	return catalogue(s, records...)
}

// isPublic reports whether a documented field can be in a public edition: it
// and the tables that it stands in are.
func isPublic(d model.FieldDoc) bool { return strings.Contains(d.Class, "P") }

// holds reports whether a decoded record has something at a documented path.
func holds(v any, path string) bool {
	for path != "" {
		var name string
		name, path, _ = strings.Cut(path, ".")
		switch at := v.(type) {
		case []any:
			if name != "*" || len(at) == 0 {
				return false
			}
			v = at[0]
		case map[string]any:
			v = at[name]
		default:
			return false
		}
	}
	return v != nil
}

// Every public field of a record that says everything is in its JSON, and in a
// column of its row; no field that is not public is in either.
func TestEveryPublicFieldAndNoOther(t *testing.T) {
	sink := render(t, full(site()))
	fields := 0
	for kind, typ := range types() {
		record := readJSON(t, sink.text("data/"+kind+".json")).Records[0]
		header, rows := readCSV(t, sink.text("data/"+kind+".csv"))
		for _, d := range model.Document(typ) {
			table, _, _ := strings.Cut(d.Path, ".*")
			inHeader := slices.ContainsFunc(header, func(column string) bool {
				return column == table || slices.Contains([]string{d.Path + ".zh", d.Path + ".en"}, column)
			})
			if !isPublic(d) {
				if holds(record, d.Path) || inHeader && table == d.Path {
					t.Errorf("%s: %s of class %s is published", kind, d.Path, d.Class)
				}
				continue
			}
			fields++
			if !holds(record, d.Path) {
				t.Errorf("%s: %s is not in the JSON", kind, d.Path)
			}
			if !inHeader {
				t.Errorf("%s: %s has no column in the CSV", kind, d.Path)
			}
		}
		for column, cell := range rows[0] {
			if cell == "" {
				t.Errorf("%s: the column %s is empty", kind, column)
			}
		}
	}
	if fields < 300 {
		t.Errorf("only %d fields were looked for", fields)
	}
}

// A record that says everything, internal facts too, goes through the door: no
// word of them is in any file.
func TestNothingInternal(t *testing.T) {
	var records []model.Record
	for _, typ := range model.RecordTypes() {
		r := filler{"canary", func(string) bool { return true }}.record(typ)
		open := filler{"word", func(class string) bool { return model.MayHold(class, "P") }}
		open.fill(reflect.ValueOf(r).Elem()) // public fields say nothing secret
		r.Head().ID, r.Head().Withdrawal = "full", model.Withdrawal{}
		for _, part := range model.Parts(r) {
			part.Adopt("full", nil)
		}
		records = append(records, r)
	}
	for _, r := range records { // fill made new parts; what is secret of them again
		for _, part := range model.Parts(r) {
			filler{"canary", func(class string) bool { return !model.MayHold(class, "P") }}.fill(reflect.ValueOf(part).Elem())
		}
	}
	for _, r := range records {
		if p, ok := r.(*model.Policy); ok {
			p.Disclosure = model.Voluntary
		}
	}
	whole := catalogue(site(), records...)
	visible, withheld := edition.For(edition.Site, whole)
	if len(withheld) < 15 {
		t.Errorf("only %d things were withheld", len(withheld))
	}
	sink := render(t, visible)
	if len(sink.files) != 2*len(types())+1 {
		t.Errorf("%d files", len(sink.files))
	}
	for path := range sink.files {
		if strings.Contains(sink.text(path), "canary") || strings.Contains(sink.text(path), `"internal`) {
			t.Errorf("%s holds something internal", path)
		}
	}
	secret := 0
	for path := range render(t, whole).files {
		if strings.Contains(render(t, whole).text(path), "canary") {
			secret++
		}
	}
	if secret < 5 {
		t.Errorf("the test would see a secret in %d files only", secret)
	}
}

// A schema is data/schema.json as a program reads it.
type schema struct {
	Edition  string
	Invented i18n.Text
	Types    map[string]string
	Kinds    map[string][]struct {
		Path, Type string
		Refers     string `json:"refers_to"`
		Values     []string
	}
}

func readSchema(t *testing.T, text string) (s schema) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// The header of a table follows from the schema: a column a field, texts one a
// language, a keyed table one, then the edition.
func TestHeaderIsThatOfTheSchema(t *testing.T) {
	for name, s := range map[string]*model.Site{"two languages": site(), "one language": {Languages: []i18n.Tag{"zh"}, Edition: "1"}} {
		sink := render(t, full(s))
		doc := readSchema(t, sink.text("data/schema.json"))
		for kind := range types() {
			var want []string
			for _, f := range doc.Kinds[kind] {
				columns := []string{f.Path}
				if table, _, keyed := strings.Cut(f.Path, ".*."); keyed {
					columns = []string{table}
				} else if f.Type == "text" || f.Type == "prose" {
					columns = nil
					for _, lang := range s.Languages {
						columns = append(columns, f.Path+"."+string(lang))
					}
				}
				for _, c := range columns {
					if !slices.Contains(want, c) {
						want = append(want, c)
					}
				}
			}
			want = append(want, "edition")
			header, _ := readCSV(t, sink.text("data/"+kind+".csv"))
			if !slices.Equal(header, want) {
				t.Errorf("%s: %s:\n%v, schema says\n%v", name, kind, header, want)
			}
		}
	}
}

// The schema describes what is published, and with words for every type.
func TestSchema(t *testing.T) {
	doc := readSchema(t, render(t, full(site())).text("data/schema.json"))
	if doc.Edition != "2026.2" || len(doc.Kinds) != len(types()) {
		t.Errorf("edition %q, %d kinds", doc.Edition, len(doc.Kinds))
	}
	used := map[string]bool{}
	for kind, typ := range types() {
		described := map[string]bool{"id": true, "pages": true, "hash": true}
		for _, f := range doc.Kinds[kind] {
			used[f.Type] = true
			if doc.Types[f.Type] == "" {
				t.Errorf("%s.%s is a %s, which the schema does not explain", kind, f.Path, f.Type)
			}
			described[f.Path] = true
		}
		public := 3
		for _, d := range model.Document(typ) {
			if isPublic(d) {
				public++
			}
			if described[d.Path] != isPublic(d) {
				t.Errorf("%s.%s of class %s is described: %v", kind, d.Path, d.Class, described[d.Path])
			}
		}
		if len(doc.Kinds[kind]) != public {
			t.Errorf("%s: %d fields are described, %d are public", kind, len(doc.Kinds[kind]), public)
		}
	}
	for name := range doc.Types {
		if !used[name] {
			t.Errorf("the schema explains %q, which no field is", name)
		}
	}
	for _, f := range doc.Kinds["projects"] {
		if f.Path == "industry" && f.Refers != "industries" || f.Path == "state" && !slices.Contains(f.Values, "withdrawn") {
			t.Errorf("%+v", f)
		}
	}
}

// No field of a record takes the name of a column of the file's own.
func TestOwnColumnsAreFree(t *testing.T) {
	for kind, typ := range types() {
		for _, d := range model.Document(typ) {
			top, _, _ := strings.Cut(d.Path, ".")
			if isPublic(d) && slices.Contains([]string{"id", "pages", "hash", "edition", "invented"}, top) {
				t.Errorf("%s has a field %s", kind, d.Path)
			}
		}
	}
}
