package content

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

// seeds are documents of every shape, for the fuzz targets.
func seeds() []string {
	return []string{
		"", "a = 1", "name = { zh = \"绿色包装\", en = 'Green' }\r\n", "[a.b]\nc.d = [1, 2.5, true, 2026-03-01]\n[[a.e]]\nf = '''\nx'''\n",
		"\"名称\" = \"\"\"\\\n  a \\u4e00\"\"\"\"\n", "[[x]]\n[x.y]\nz = {p.q = 1, r = [{}, {s = nan}]}\n[[x]]\n",
		"a = 1979-05-27T07:32:00.5+08:00\nb = 07:32\nc = 0xDEAD_beef\nd = -1_000e+3", "[[a]]\nb = \n[[a]]\nc = 2 2\n",
		"投资 ＝ “12.5 亿元”", "a = [1,\n# c\n2,]\n[b", "a.b = 1\na.c = 2\n[a]\n", "x = {a = 1, # c\n b = 2,}\n",
	}
}

// FuzzScan checks that the parser survives every text, that what it accepts
// and the TOML library accepts are the same keys and values, and that spans
// say what was written.
func FuzzScan(f *testing.F) {
	for _, s := range seeds() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // the door for text refuses it
		}
		d, list := parse(text)
		if (d == nil) != (len(list.Sorted()) > 0) {
			t.Fatalf("document %v with diagnostics:\n%s", d != nil, said(list))
		}
		var tree map[string]any
		meta, err := decode(text, &tree)
		if d == nil || err != nil {
			if d == nil && err == nil && !lax(list) {
				t.Fatalf("only the library accepts %q:\n%s", text, said(list))
			}
			return
		}
		spansHold(t, d)
		got := summary(&Value{Kind: TableValue, Table: d.Root})
		if want := libSummary(tree); got != want {
			t.Fatalf("%q\n got %s\nwant %s", text, got, want)
		}
		checkKeys(t, d, meta.Keys())
	})
}

// lax reports the faults that the library is known to let pass: dotted keys
// into tables that have a header, nesting of any depth, and an offset of sixty
// minutes.
func lax(list *diag.List) bool {
	for _, d := range list.Sorted() {
		switch d.Rule {
		case ruleNotTable, ruleDuplicate, ruleDepth, ruleDate:
			return true
		}
	}
	return false
}

// checkKeys checks that each key that the library lists is one that the
// document finds, with a span that ends where a key's name does.
func checkKeys(t *testing.T, d *Document, keys []toml.Key) {
	t.Helper()
	for _, key := range keys {
		v := &Value{Kind: TableValue, Table: d.Root}
		for _, name := range key {
			for v != nil && v.Kind == Array {
				v = v.holding(name)
			}
			if v == nil {
				break
			}
			v = v.Table.Get(name)
		}
		if v == nil {
			continue // inside an array of inline tables the library drops part of the path
		}
		if !strings.ContainsAny(v.Key.Text(), `"'`) && v.Key.Text() != key[len(key)-1] {
			t.Fatalf("key %v has span %q", key, v.Key.Text())
		}
	}
}

// holding returns an item of an array whose table has a name.
func (v *Value) holding(name string) *Value {
	for _, item := range v.Items {
		if item.Table.Get(name) != nil {
			return item
		}
	}
	return nil
}

// spansHold checks that every span of a document, parsed by itself, gives the
// value it belongs to.
func spansHold(t *testing.T, d *Document) {
	t.Helper()
	eachValue(d.Root, func(v *Value) {
		if v.headed || v.Kind == TableValue && !strings.HasPrefix(v.Span.Text(), "{") {
			return // its span is a header or a key
		}
		again, list := parse("v = " + v.Span.Text())
		if again == nil {
			t.Fatalf("span %q is no value:\n%s", v.Span.Text(), said(list))
		}
		if got, want := summary(again.Root.Get("v")), summary(v); got != want {
			t.Fatalf("span %q gives %s, want %s", v.Span.Text(), got, want)
		}
	})
}

// eachValue calls do for every value below a table.
func eachValue(t *Table, do func(*Value)) {
	var visit func(v *Value)
	visit = func(v *Value) {
		do(v)
		for _, item := range v.Items {
			visit(item)
		}
		if v.Table != nil {
			eachValue(v.Table, do)
		}
	}
	for _, e := range t.Entries {
		visit(e.Value)
	}
}

// FuzzFrontMatter checks that no byte of a Markdown file is lost or read
// twice, and that faults stand inside the file.
func FuzzFrontMatter(f *testing.F) {
	for _, s := range seeds() {
		f.Add("+++\n" + s + "\n+++\n\n## 正文\n")
		f.Add(s)
	}
	f.Add("\r\n+++ \r\na = 1\r\n+++\r\nb")
	f.Add("---\ntitle: x\n---\nb")
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("zh.md", text)
		var list diag.List
		p := ParseProse(file, &list)
		if p.Body.End != len(file.Text) {
			t.Fatalf("the body ends at %d of %d", p.Body.End, len(file.Text))
		}
		if p.Faulty != (len(list.Sorted()) > 0) || p.Faulty && p.Front != nil {
			t.Fatalf("faulty is %v with:\n%s", p.Faulty, said(&list))
		}
		parts := splitFront(file)
		if !parts.front.IsZero() && !strings.HasPrefix(strings.TrimLeft(file.Text[parts.front.End:], " \t"), fence) {
			t.Fatalf("front matter of %q ends before %q", text, file.Text[parts.front.End:])
		}
		for _, d := range list.Sorted() {
			if d.Span.File != file {
				t.Fatalf("%s stands elsewhere", d.Rule.Code)
			}
		}
	})
}
