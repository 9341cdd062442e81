package content

import (
	"strings"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

// TestEditsLeaveTheRestAlone: each case is a text, what is set, and the whole
// text afterwards.
func TestEditsLeaveTheRestAlone(t *testing.T) {
	for name, c := range map[string]struct{ before, path, value, after string }{
		"a value":           {"# 注\na = 1 # one\nb = 2\n", "a", `"x"`, "# 注\na = \"x\" # one\nb = 2\n"},
		"a root key":        {"# 注\na = 1\n\n[t]\nb = 2\n", "c", "3", "# 注\na = 1\nc = 3\n\n[t]\nb = 2\n"},
		"the first key":     {"# 注\n\n[t]\nb = 2\n", "c", "3", "# 注\nc = 3\n\n[t]\nb = 2\n"},
		"a key of a table":  {"[t]\nb = 2\n[t.u]\nx = 1\n", "t.c", "3", "[t]\nb = 2\nc = 3\n[t.u]\nx = 1\n"},
		"an empty table":    {"[t]\n\n[u]\nx = 1\n", "t.c", "3", "[t]\nc = 3\n\n[u]\nx = 1\n"},
		"a new table":       {"a = 1\n", "land.area", "3", "a = 1\n\n[land]\narea = 3\n"},
		"no line end":       {"a = 1", "land.area", "3", "a = 1\n\n[land]\narea = 3\n"},
		"no line end, key":  {"a = 1", "b", "3", "a = 1\nb = 3"},
		"an implied table":  {"[t.u]\nx = 1\n", "t.c", "3", "[t.u]\nx = 1\n\n[t]\nc = 3\n"},
		"an inline table":   {"n = { zh = \"甲\" } # x\n", "n.en", `"A"`, "n = { zh = \"甲\", en = \"A\" } # x\n"},
		"an empty one":      {"n = {}\n", "n.en", `"A"`, "n = { en = \"A\" }\n"},
		"an inline value":   {"n = { zh = \"甲\", en = \"B\" }\n", "n.en", `"A"`, "n = { zh = \"甲\", en = \"A\" }\n"},
		"a dotted table":    {"land.area = 1\nx = 2\n", "land.use", "3", "land.area = 1\nland.use = 3\nx = 2\n"},
		"dotted, headed":    {"[p.one]\nland.area = 1\n", "p.one.land.use", "3", "[p.one]\nland.area = 1\nland.use = 3\n"},
		"a keyed table":     {"[product.a]\nname = 1\n", "product.b.name", "3", "[product.a]\nname = 1\n\n[product.b]\nname = 3\n"},
		"a text by tongue":  {"[t]\nb = 2\n", "t.name", `{ zh = "甲" }`, "[t]\nb = 2\nname = { zh = \"甲\" }\n"},
		"lines of Windows":  {"a = 1\r\n\r\n[t]\r\nb = 2\r\n", "c", "3", "a = 1\r\nc = 3\r\n\r\n[t]\r\nb = 2\r\n"},
		"several lines":     {"a = [\n 1,\n 2,\n]\nb = 1\n", "a", "[3]", "a = [3]\nb = 1\n"},
		"after many lines":  {"a = [\n 1,\n]\n", "b", "3", "a = [\n 1,\n]\nb = 3\n"},
		"a mark before all": {"\ufeffa = 1\n", "b", "2", "\ufeffa = 1\nb = 2\n"},
		"a name in quotes":  {"[values]\n", "values.新 材", "3", "[values]\n\"新 材\" = 3\n"},
	} {
		f := source.NewFile("a.toml", c.before)
		e := NewEdit(ParseTOML(f.All(), new(diag.List)))
		if err := e.Set(strings.Split(c.path, "."), c.value); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got, err := e.Text(); err != nil || got != c.after {
			t.Errorf("%s: %v\n%q\nwant\n%q", name, err, got, c.after)
		}
	}
}

// TestDropAndSetBefore: what goes takes its line with it, and what shares a line or
// has headers of its own does not go.
func TestDropAndSetBefore(t *testing.T) {
	for name, c := range map[string]struct{ before, path, after string }{
		"a key":            {"a = 1\nb = 2 # two\nc = 3\n", "b", "a = 1\nc = 3\n"},
		"several lines":    {"b = [\n 1,\n]\nc = 3\n", "b", "c = 3\n"},
		"a dotted key":     {"t.b = 1\nt.c = 3\n", "t.b", "t.c = 3\n"},
		"none":             {"a = 1\n", "t.b", "a = 1\n"},
		"a shared line":    {"t = { b = 1, c = 2 }\n", "t.b", ""},
		"headers":          {"[t.b]\nx = 1\n", "t.b", ""},
		"an array of them": {"[[b]]\nx = 1\n", "b", ""},
	} {
		e := NewEdit(ParseTOML(source.NewFile("a.toml", c.before).All(), new(diag.List)))
		err := e.Drop(strings.Split(c.path, "."))
		if err != nil {
			if c.after != "" {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if got, err := e.Text(); err != nil || got != c.after {
			t.Errorf("%s: %v\n%q\nwant\n%q", name, err, got, c.after)
		}
	}
	e := NewEdit(ParseTOML(source.NewFile("a.toml", "[t]\na = 1\nz = 3\n").All(), new(diag.List)))
	for _, key := range []string{"b", "c", "a"} {
		if err := e.SetBefore([]string{"t", key}, "z", "2"); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := e.Text(); err != nil || got != "[t]\na = 2\nb = 2\nc = 2\nz = 3\n" {
		t.Errorf("%q %v", got, err)
	}
}

func TestEditsOfFrontMatter(t *testing.T) {
	f := source.NewFile("zh.md", "+++\ntitle = \"甲\"\n+++\n正文\n")
	p := ParseProse(f, new(diag.List))
	e := NewEdit(p.Front)
	for path, value := range map[string]string{"title": `"乙"`, "risk": `"险"`} {
		if err := e.Set([]string{path}, value); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := e.Text(); err != nil || got != "+++\ntitle = \"乙\"\nrisk = \"险\"\n+++\n正文\n" {
		t.Errorf("%q %v", got, err)
	}
}

// TestEditsOfNothing: a file that is made anew.
func TestEditsOfNothing(t *testing.T) {
	e := NewEdit(ParseTOML(source.NewFile("a.toml", "").All(), new(diag.List)))
	for _, s := range []struct{ path, value string }{{"a", "1"}, {"land.area", "2"}, {"b", "3"}, {"land.use", "4"}, {"p.one.x", "5"}} {
		if err := e.Set(strings.Split(s.path, "."), s.value); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := e.Text(); err != nil || got != "a = 1\nb = 3\n\n[land]\narea = 2\nuse = 4\n\n[p.one]\nx = 5\n" {
		t.Errorf("%q %v", got, err)
	}
}

func TestEditsThatCannotBe(t *testing.T) {
	doc := func(text string) *Document {
		return ParseTOML(source.NewFile("a.toml", text).All(), new(diag.List))
	}
	for _, c := range []struct{ text, path string }{
		{"a = 1\n", "a.b"}, {"[a]\nb = 1\n", "a"}, {"[[a]]\nb = 1\n", "a"}, {"[[a]]\nb = 1\n", "a.b"},
	} {
		if err := NewEdit(doc(c.text)).Set(strings.Split(c.path, "."), "1"); err == nil {
			t.Errorf("%q: %s can be set", c.text, c.path)
		}
	}
	e := NewEdit(doc("a = 1\n"))
	if err := e.Set([]string{"a"}, "x y"); err != nil {
		t.Fatal(err)
	}
	if got, err := e.Text(); err == nil {
		t.Errorf("what is no TOML passes: %q", got)
	}
}
