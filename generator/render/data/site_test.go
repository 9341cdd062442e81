package data_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/render/data"
	"prospectus/generator/route"
	"prospectus/generator/source"
	"prospectus/generator/view"
)

// A memory is a sink that keeps files, for tests.
type memory struct {
	files map[string]*stream
	fail  string // the path that cannot be created
}

func newMemory() *memory { return &memory{files: map[string]*stream{}} }

func (m *memory) Write(path string, data []byte) error {
	f, err := m.Create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

func (m *memory) Create(path string) (output.File, error) {
	if path == m.fail {
		return nil, errDisk
	}
	if old := m.files[path]; old != nil && !old.aborted {
		return nil, errors.New("written twice: " + path)
	}
	m.files[path] = new(stream)
	return m.files[path], nil
}

// text is what was written so far.
func (m *memory) text(path string) string {
	if f := m.files[path]; f != nil {
		return f.String()
	}
	return ""
}

var errDisk = errors.New("disk full")

// A stream is one file of a memory.
type stream struct {
	bytes.Buffer
	closed, aborted bool
}

func (s *stream) Close() error { s.closed = true; return nil }

func (s *stream) Abort() { s.aborted = s.aborted || !s.closed }

// A page stands for a view: data asks of one only where it is and of what.
type page struct{ head view.Head }

func (p *page) Head() *view.Head { return &p.head }
func (*page) Template() string   { return "" }

// pages yields a page of every record and part in every language.
func pages(c *model.Catalog) iter.Seq[view.Page] {
	plan := route.New(c)
	return func(yield func(view.Page) bool) {
		for _, lang := range c.Site.Languages {
			for kind, ids := range c.Paged() {
				for id := range ids {
					r := c.Find(kind, id)
					at, _ := plan.Record(lang, kind, id)
					if !yield(&page{view.Head{Path: at, Lang: lang, Kind: kind, Record: r, Hash: "a1b2c3d4e5"}}) {
						return
					}
				}
			}
		}
	}
}

// render writes the data of a catalogue.
func render(t *testing.T, c *model.Catalog) *memory {
	t.Helper()
	sink := newMemory()
	if err := (data.Renderer{Plan: route.New(c), Site: c.Site}).Render(context.Background(), pages(c), sink); err != nil {
		t.Fatal(err)
	}
	for path, f := range sink.files {
		if !f.closed {
			t.Errorf("%s was not ended", path)
		}
	}
	return sink
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func both(zh, en string) i18n.Text { return i18n.Text{"zh": zh, "en": en} }

func site() *model.Site {
	return &model.Site{
		Name: both("示例局", "Sample Bureau"), Languages: []i18n.Tag{"zh", "en"}, BaseURL: "https://portal.example/invest/",
		Edition: "2026.2", Mark: both("虚构演示", "Invented city"),
	}
}

// catalogue holds the given records under their kinds.
func catalogue(s *model.Site, records ...model.Record) *model.Catalog {
	items := map[string][]model.Identified{}
	for _, r := range records {
		for kind, t := range model.RecordTypes() {
			if t == reflect.TypeOf(r).Elem() {
				items[kind] = append(items[kind], r)
			}
		}
	}
	return model.NewCatalog(s, items)
}

// A file is a kind's JSON as a program reads it.
type file struct {
	Edition   string            `json:"edition"`
	Invented  map[string]string `json:"invented"`
	Publisher map[string]string `json:"publisher"`
	Kind      string            `json:"kind"`
	Records   []map[string]any  `json:"records"`
}

func readJSON(t *testing.T, text string) (f file) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return f
}

// readCSV reads a table: its header, and each row by column.
func readCSV(t *testing.T, text string) (header []string, rows []map[string]string) {
	t.Helper()
	text, ok := strings.CutPrefix(text, "\ufeff")
	if !ok {
		t.Errorf("no byte-order mark before %.40q", text)
	}
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(lines) == 0 {
		t.Fatal(err, text)
	}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, cell := range line {
			row[lines[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return lines[0], rows
}

// one renders a project and returns it from both files.
func one(t *testing.T, p *model.Project) (object map[string]any, row map[string]string) {
	t.Helper()
	if p.ID == "" {
		p.ID = "p-1"
	}
	sink := render(t, catalogue(site(), p))
	_, rows := readCSV(t, sink.text("data/projects.csv"))
	return readJSON(t, sink.text("data/projects.json")).Records[0], rows[0]
}

// A filler gives every field of a value something to say. Texts and words hold
// its word; fields that its test on their class does not pass stay empty.
type filler struct {
	word string
	want func(class string) bool
}

func (f filler) fill(v reflect.Value) {
	for i := range v.NumField() {
		sf, fv := v.Type().Field(i), v.Field(i)
		switch {
		case sf.Anonymous:
			f.fill(fv)
		case sf.Tag.Get("key") == "@id":
			fv.SetString("one")
		case sf.Name == "Audience", sf.Tag.Get("class") == "-", !f.want(sf.Tag.Get("class")):
		default:
			f.value(fv)
		}
	}
}

func (f filler) value(v reflect.Value) {
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	if x, known := f.known(v.Type()); known {
		v.Set(reflect.ValueOf(x))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(f.word)
		if e, ok := v.Interface().(model.Enum); ok {
			v.SetString(e.Values()[0])
		}
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	case reflect.Struct:
		f.fill(v)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		f.value(v.Index(0))
	}
}

func (f filler) known(t reflect.Type) (any, bool) {
	all := []any{
		must(i18n.ParseMoney("1.5 亿元")), must(i18n.ParseArea("120 亩")), must(i18n.ParsePercent("12.5%")), must(i18n.ParseQuantity("3 吨")),
		must(i18n.ParseDecimal("7.18")), must(i18n.ParseDate("2026-06-30")), must(i18n.ParsePeriod("2026-05/2026-06")),
		must(i18n.ParsePhone("0000-1234567")), must(i18n.ParseCoordinates("30.25, 120.17")),
		both(f.word+"中", f.word+"英"), model.TextList{"zh": {f.word}, "en": {f.word}},
		model.Prose{"zh": prose(f.word + " 正文"), "en": prose(f.word + " body")},
	}
	i := slices.IndexFunc(all, func(x any) bool { return reflect.TypeOf(x) == t })
	if i < 0 {
		return nil, false
	}
	return all[i], true
}

func prose(text string) source.Passage { return source.Held(source.NewFile("zh.md", text).All()) }

// record makes a filled record of a type; parts in it belong to it.
func (f filler) record(t reflect.Type) model.Record {
	v := reflect.New(t)
	f.fill(v.Elem())
	r := v.Interface().(model.Record)
	r.Head().ID = "full"
	for _, part := range model.Parts(r) {
		part.Adopt("full", nil)
	}
	return r
}
