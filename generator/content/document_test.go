package content

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

const example = `# 事实
investment = "12.5 亿元"
name = { zh = "绿色包装", en = 'Green' }
tags = [ "茶", 2,
  [3.5], # comment
]
a.b.c = 1_000
"quoted.name" = true
text = """
一行
二行\t制表"""

[returns]
irr = "18.2%"
date = 2026-03-01

[node.cathode]
label = "正极"

[[plot]]
area = "50 亩"
[[plot]]
area = "60 亩"
`

func mustParse(t testing.TB, text string) *Document {
	t.Helper()
	d, list := parse(text)
	if d == nil {
		t.Fatalf("refused:\n%s", said(list))
	}
	return d
}

func TestFindAndSpans(t *testing.T) {
	d := mustParse(t, example)
	for _, c := range []struct {
		path        string
		kind        ValueKind
		text        string
		key, span   string
		line, colum int // of the key, or of the span of an item
	}{
		{"investment", String, "12.5 亿元", "investment", `"12.5 亿元"`, 2, 1},
		{"name", TableValue, "", "name", `{ zh = "绿色包装", en = 'Green' }`, 3, 1},
		{"name.zh", String, "绿色包装", "zh", `"绿色包装"`, 3, 10},
		{"name.en", String, "Green", "en", `'Green'`, 3, 23},
		{"tags", Array, "", "tags", "[ \"茶\", 2,\n  [3.5], # comment\n]", 4, 1},
		{"tags.0", String, "茶", "", `"茶"`, 4, 10},
		{"tags.1", Integer, "2", "", "2", 4, 15},
		{"tags.2.0", Float, "3.5", "", "3.5", 5, 4},
		{"a", TableValue, "", "a", "a", 7, 1},
		{"a.b.c", Integer, "1000", "c", "1_000", 7, 5},
		{`"quoted.name"`, Boolean, "true", `"quoted.name"`, "true", 8, 1},
		{"text", String, "一行\n二行\t制表", "text", "\"\"\"\n一行\n二行\\t制表\"\"\"", 9, 1},
		{"returns", TableValue, "", "returns", "[returns]", 13, 2},
		{"returns.irr", String, "18.2%", "irr", `"18.2%"`, 14, 1},
		{"returns.date", Datetime, "2026-03-01", "date", "2026-03-01", 15, 1},
		{"node", TableValue, "", "node", "[node.cathode]", 17, 2},
		{"node.cathode", TableValue, "", "cathode", "[node.cathode]", 17, 7},
		{"plot", Array, "", "plot", "[[plot]]", 20, 3},
		{"plot.1", TableValue, "", "", "[[plot]]", 22, 1},
		{"plot.1.area", String, "60 亩", "area", `"60 亩"`, 23, 1},
	} {
		v := d.Find(c.path)
		if v == nil {
			t.Errorf("%s is not found", c.path)
			continue
		}
		if v.Kind != c.kind || v.Text != c.text || v.Key.Text() != c.key || v.Span.Text() != c.span {
			t.Errorf("%s: kind %d text %q key %q span %q", c.path, v.Kind, v.Text, v.Key.Text(), v.Span.Text())
		}
		if p := d.Locate(c.path).Position(); p.Line != c.line || p.Column != c.colum {
			t.Errorf("%s stands at %d:%d, want %d:%d", c.path, p.Line, p.Column, c.line, c.colum)
		}
		if span, ok := d.LocateValue(c.path); !ok || span != v.Span {
			t.Errorf("LocateValue(%s) = %v, %v", c.path, span, ok)
		}
	}
}

func TestLocateFallsBackToTheNearestTable(t *testing.T) {
	d := mustParse(t, example)
	for path, want := range map[string]string{
		"returns.npv":       "returns",
		"returns.npv.basis": "returns",
		"name.ja":           "name",
		"plot.7":            "plot",
		"plot.-1":           "plot",
		"plot.1.price":      "[[plot]]",
		"nothing":           "",
		"":                  "",
	} {
		if got := d.Locate(path); got.Text() != want || got.IsZero() {
			t.Errorf("Locate(%q) = %q, want %q", path, got.Text(), want)
		}
		if d.Find(path) != nil {
			t.Errorf("Find(%q) finds something", path)
		}
	}
	if p := d.Locate("").Position(); p.Line != 1 || p.Column != 1 {
		t.Errorf("the record stands at %v", p)
	}
	var none *Document
	if none.Find("a") != nil || !none.Locate("a").IsZero() {
		t.Error("a nil document finds something")
	}
	if _, ok := none.LocateValue("a"); ok {
		t.Error("a nil document has a value")
	}
}

func TestOriginsFindWhatTheDocumentFinds(t *testing.T) {
	fsys := fstest.MapFS{
		"a.toml": &fstest.MapFile{Data: []byte("\ufeff" + example)},
		"zh.md":  &fstest.MapFile{Data: []byte("+++\r\n" + example + "+++\r\nbody")},
	}
	in := folder{fsys: fsys, label: "office"}
	d := mustParse(t, example)
	for _, path := range []string{"", "name.zh", "returns.npv", "plot.1.area"} {
		want := d.Locate(path)
		got := NewOrigin(d.Part).Locate(path)
		if got != want {
			t.Errorf("NewOrigin finds %v for %q", got.Position(), path)
		}
		got = fileOrigin{in: in, name: "a.toml"}.Locate(path)
		if p := want.Position(); got.Position() != (source.Position{File: "office/a.toml", Line: p.Line, Column: p.Column}) {
			t.Errorf("a file's origin finds %v for %q", got.Position(), path)
		}
		got = fileOrigin{in: in, name: "zh.md", front: true}.Locate(path)
		if p := want.Position(); got.Position() != (source.Position{File: "office/zh.md", Line: p.Line + 1, Column: p.Column}) {
			t.Errorf("front matter's origin finds %v for %q", got.Position(), path)
		}
	}
	if got := (fileOrigin{in: in, name: "gone.toml"}).Locate("a").Position(); got.File != "office/gone.toml" || got.Line != 0 {
		t.Errorf("a file that is gone stands at %v", got)
	}
}

// TestReplaceLeavesTheRestAlone edits every value of many documents, and
// compares every byte and every other value.
func TestReplaceLeavesTheRestAlone(t *testing.T) {
	texts := append(seeds(), example)
	for _, name := range suite("valid") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	edits := 0
	for _, text := range texts {
		for _, variant := range []string{text, "\ufeff" + text, crlf(text), "\ufeff" + crlf(text)} {
			if d, _ := parse(variant); d != nil {
				edits += replaceEach(t, variant, d)
			}
		}
	}
	t.Logf("%d edits", edits)
}

func crlf(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "\r\n")
}

func replaceEach(t *testing.T, text string, d *Document) (edits int) {
	t.Helper()
	bom := len(text) - len(d.File.Text)
	eachValue(d.Root, func(v *Value) {
		if v.headed || v.Kind == TableValue && !strings.HasPrefix(v.Span.Text(), "{") {
			return
		}
		edited := v.Span.Replace(`"新值"`)
		if want := text[:bom+v.Span.Start] + `"新值"` + text[bom+v.Span.End:]; edited != want {
			t.Fatalf("replacing %q in\n%s\ngives\n%s", v.Span.Text(), text, edited)
		}
		again, list := parse(edited)
		if again == nil {
			t.Fatalf("after replacing %q in\n%s\nthe text is refused:\n%s", v.Span.Text(), text, said(list))
		}
		old := *v
		*v = Value{Kind: String, Text: "新值"}
		want := summary(&Value{Kind: TableValue, Table: d.Root})
		*v = old
		if got := summary(&Value{Kind: TableValue, Table: again.Root}); got != want {
			t.Fatalf("replacing %q: got %s, want %s", v.Span.Text(), got, want)
		}
		edits++
	})
	return edits
}

func TestLargeTablesKeepAnIndex(t *testing.T) {
	var b strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&b, "k%d = %d\n", i, i)
	}
	d := mustParse(t, b.String())
	for i := range 5000 {
		if v := d.Root.Get(fmt.Sprint("k", i)); v == nil || v.Text != fmt.Sprint(i) {
			t.Fatalf("k%d is %v", i, v)
		}
	}
	if d.Root.Get("k5000") != nil || (*Table)(nil).Get("k") != nil {
		t.Error("Get finds what is not there")
	}
}

func TestNestingIsBounded(t *testing.T) {
	for _, text := range []string{
		"a = " + strings.Repeat("[", 1_000_000),
		"a = " + strings.Repeat("{a=", 1_000_000),
		strings.Repeat("a.", 1_000_000) + "a = 1",
		"[" + strings.Repeat("a.", 1_000_000) + "a]",
	} {
		_, list := parse(text)
		if items := list.Sorted(); len(items) != 1 || items[0].Rule != ruleDepth {
			t.Errorf("%.20s…: %d diagnostics", text, len(items))
		}
	}
	nested := "a = " + strings.Repeat("[", maxDepth) + strings.Repeat("]", maxDepth)
	mustParse(t, nested)
}

func TestFaultsOfOneFileAreBounded(t *testing.T) {
	_, list := parse(strings.Repeat("a b\n", 10_000))
	if n := len(list.Sorted()); n != maxFaults {
		t.Errorf("%d faults", n)
	}
}

func TestPartOfAFileKeepsItsPlace(t *testing.T) {
	f := source.NewFile("zh.md", "+++\ntitle = \n+++\nbody")
	var list diag.List
	if p := ParseProse(f, &list); p.Front != nil || !p.Faulty {
		t.Fatal("accepted")
	}
	if p := list.Sorted()[0].Span.Position(); p.Line != 2 {
		t.Errorf("the fault stands at %v", p)
	}
	if ParseTOML(source.Span{}, &list) != nil {
		t.Error("nothing is a document")
	}
}

func TestKindsHaveWords(t *testing.T) {
	for k := String; k <= TableValue; k++ {
		for _, lang := range []string{"zh", "en"} {
			if k.Words()[tagOf(lang)] == "" {
				t.Errorf("kind %d has no word in %s", k, lang)
			}
		}
	}
	if ValueKind(0).Words() != nil || (TableValue+1).Words() != nil {
		t.Error("no kind has a word")
	}
}
