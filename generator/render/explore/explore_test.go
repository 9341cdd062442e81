package explore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/route"
	"prospectus/generator/view"
)

// A memory keeps the files of an edition.
type memory map[string]string

func (m memory) Write(name string, data []byte) error {
	if _, twice := m[name]; twice {
		return errors.New("written twice: " + name)
	}
	m[name] = string(data)
	return nil
}

func (m memory) Create(string) (output.File, error) { return nil, errors.New("nothing here is large") }

func n(v int64) *big.Rat { return big.NewRat(v, 1) }

// sample is an explorer of count entries: two divisions, one with several
// values an entry, and one measure.
func sample(count int) *view.Explorer {
	e := &view.Explorer{Kind: "projects", Words: map[string]string{"title": "t"}}
	one := view.Division{Key: "state", Offered: true, Values: []view.Value{{ID: "open", Parent: -1}, {ID: "closed", Name: view.Phrase{Text: "fini", Lang: "fr"}, Parent: 0}}}
	many := view.Division{Key: "mode", Many: true, Values: []view.Value{{ID: "a", Parent: -1}, {ID: "b", Parent: -1}}}
	m := view.Scale{Key: "investment", Factor: n(10), Asked: true}
	for i := range count {
		one.Codes = append(one.Codes, [][]int{{0}, {1}, nil}[i%3])
		many.Codes = append(many.Codes, [][]int{{0, 1}, nil, {1}}[i%3])
		m.Spans = append(m.Spans, []view.Span{{Low: n(5), High: n(5)}, {}, {Low: n(2)}, {High: big.NewRat(1, 3)}, {Low: n(1), High: n(3)}}[i%5])
		e.Names, e.Places = append(e.Names, count-1-i), append(e.Places, i)
	}
	e.Divisions, e.Scales = []view.Division{one, many}, []view.Scale{m}
	e.Row = func(i int) view.ExplorerRow {
		return view.ExplorerRow{Href: fmt.Sprintf("p-%d.html", i), Title: view.Phrase{Text: "T</script>", Lang: "fr"}, Cells: []view.Cell{{{Text: "x"}}, nil}}
	}
	return e
}

// render writes explorers, one a language.
func render(t *testing.T, all map[i18n.Tag]*view.Explorer) (memory, error) {
	t.Helper()
	c := model.NewCatalog(&model.Site{Languages: []i18n.Tag{"zh", "en"}}, nil)
	pages := func(yield func(view.Page) bool) {
		for _, lang := range []i18n.Tag{"zh", "en"} {
			if e := all[lang]; e != nil && !yield(&view.List{Frame: view.Frame{Meta: view.Head{Lang: lang}}, Explore: e}) {
				return
			}
		}
		yield(&view.List{})
	}
	files := memory{}
	return files, Renderer{Plan: route.New(c)}.Render(context.Background(), pages, files)
}

// called returns the arguments of a file's call.
func called(t *testing.T, text string) (args []any) {
	t.Helper()
	inside, ok := strings.CutPrefix(strings.TrimSuffix(text, ")\n"), "explore.push(")
	if err := json.Unmarshal([]byte("["+inside+"]"), &args); err != nil || !ok {
		t.Fatalf("%v in %.80q", err, text)
	}
	return args
}

func TestFilesReadBack(t *testing.T) {
	e := sample(perFile + 1)
	files, err := render(t, map[i18n.Tag]*view.Explorer{"zh": e, "en": e})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 2+2*4 { // script, columns; head, order, two of rows
		t.Errorf("%d files: %v", len(files), slices.Sorted(func(yield func(string) bool) {
			for name := range files {
				if !yield(name) {
					return
				}
			}
		}))
	}
	columns := called(t, files["explore/projects.columns.js"])[1].(map[string]any)
	if got := columns["codes"].(map[string]any)["state"].(string)[:6]; got != "$%#$%#" {
		t.Errorf("codes %q", got)
	}
	if got := columns["codes"].(map[string]any)["mode"].(string)[:6]; got != "$%##%#" {
		t.Errorf("several codes %q", got)
	}
	if got := columns["spans"].(map[string]any)["investment"].(string); !strings.HasPrefix(got, "5,,2~,~0.3333,1~3,5,") {
		t.Errorf("spans %.30q", got)
	}
	last := called(t, files["explore/zh/projects.r1.js"])
	want := []any{"r1", []any{[]any{"p-100.html", []any{"T</script>", "fr"}, "", "", "x"}}}
	if !reflect.DeepEqual(last, want) {
		t.Errorf("got %v, want %v", last, want)
	}
	head := called(t, files["explore/en/projects.head.js"])[1].(map[string]any)
	if head["count"] != float64(perFile+1) || head["per"] != float64(perFile) {
		t.Errorf("head %v", head)
	}
	closed := head["divisions"].([]any)[0].(map[string]any)["values"].([]any)[1].(map[string]any)
	if closed["part"] != 1.0 || !reflect.DeepEqual(closed["name"], []any{"fini", "fr"}) {
		t.Errorf("value %v", closed)
	}
	if got := called(t, files["explore/zh/projects.order.js"])[1].(string); !strings.HasPrefix(got, "100,99,") {
		t.Errorf("order %.20q", got)
	}
}

func TestTheSameBytes(t *testing.T) {
	a, _ := render(t, map[i18n.Tag]*view.Explorer{"zh": sample(7)})
	b, _ := render(t, map[i18n.Tag]*view.Explorer{"zh": sample(7)})
	if !reflect.DeepEqual(a, b) {
		t.Error("two renderings differ")
	}
	other := sample(7)
	other.Row = func(int) view.ExplorerRow { return view.ExplorerRow{Href: "other.html"} }
	c, _ := render(t, map[i18n.Tag]*view.Explorer{"zh": other})
	if a["explore/zh/projects.head.js"] == c["explore/zh/projects.head.js"] {
		t.Error("rows changed, and what is asked for carries the hash of before")
	}
}

func TestLanguagesMustAgree(t *testing.T) {
	other := sample(7)
	other.Divisions[0].Codes[0] = []int{1}
	if _, err := render(t, map[i18n.Tag]*view.Explorer{"zh": sample(7), "en": other}); err == nil {
		t.Error("columns that differ between languages are written")
	}
}

func TestCells(t *testing.T) {
	for want, c := range map[string]view.Cell{
		`""`:                {},
		`"14 a\nJune"`:      {{Text: "14 a"}, {Text: " "}, {Text: "June", Class: "note"}},
		`["Nom, fin","fr"]`: {{Text: "Nom", Lang: "fr"}, {Text: ", fin"}},
	} {
		if got, err := json.Marshal(cell(c)); err != nil || string(got) != want {
			t.Errorf("%s, %v; want %s", got, err, want)
		}
	}
}

func TestLettersAreNoSurrogates(t *testing.T) {
	seen := map[rune]bool{}
	for i := range 60_000 {
		r := letter(i)
		if r >= 0xd800 && r < 0xe000 || r > 0xffff || seen[r] {
			t.Fatalf("%d is %x", i, r)
		}
		seen[r] = true
	}
}
