package view

import (
	"encoding/xml"
	stdhtml "html"
	"strings"
	"testing"
)

func TestFragments(t *testing.T) {
	table := &Table{
		Caption: "A & B", Columns: []Column{{Title: "x"}, {Title: "y", Number: true}},
		Rows: []Row{{ID: "r", Class: "here", Cells: []Cell{plain("<1>"), plain("2")}}},
		Foot: []Row{{Cells: []Cell{plain("sum"), plain("2")}}},
	}
	facts := &Facts{Title: "T"}
	facts.add("a", plain("1").note("n"))
	facts.add("b", nil)
	for _, test := range []struct {
		name string
		in   Fragment
		want string
	}{
		{"text", Phrase{Text: `a<b>&"'`}, `a&lt;b&gt;&amp;&#34;&#39;`},
		{"other language", Phrase{"甲", "zh-Hans"}, `<span lang="zh-Hans">甲</span>`},
		{"link", Run{Text: "x", Href: `a"b`, Lang: "en"}, `<a href="a&#34;b" lang="en">x</a>`},
		{"date", Run{Text: "2026年", Date: "2026"}, `<time datetime="2026">2026年</time>`},
		{"mark", Run{Text: "x", Class: "badge"}, `<span class="badge">x</span>`},
		{"cell", Cell{{Text: "a"}, {Text: "b", Class: "note"}}, `a<span class="note">b</span>`},
		{"paragraphs", Passage{"a\n\nb\r\n\r\n \n\nc", "en"}, `<p lang="en">a</p><p lang="en">b</p><p lang="en">c</p>`},
		{"current link", Link{Href: "x", Text: "y", Current: true, Count: "3"}, `<a href="x" aria-current="page">y <span class="count">3</span></a>`},
		{"no address", Link{Text: "y"}, `<span>y</span>`},
		{"language", Links{{Href: "x", Text: "y", To: "en", Lang: "en"}}, `<li><a href="x" hreflang="en" lang="en">y</a></li>`},
		{"facts", facts, `<table class="facts"><caption>T</caption><tbody><tr><th scope="row">a</th><td>1 <span class="note">n</span></td></tr></tbody></table>`},
		{"table", table, `<div class="table" role="region" tabindex="0" aria-label="A &amp; B"><table><caption>A &amp; B</caption><thead><tr><th scope="col">x</th><th scope="col" class="number">y</th></tr></thead><tbody><tr id="r" class="here"><th scope="row">&lt;1&gt;</th><td class="number">2</td></tr></tbody><tfoot><tr><th scope="row">sum</th><td class="number">2</td></tr></tfoot></table></div>`},
		{"panel", Panel{{Label: Phrase{Text: "L"}, Value: plain("1"), Notes: []Cell{plain("n")}, Mark: "e"}}, `<dl class="panel"><div class="figure"><dt>L <span class="estimate">e</span></dt><dd class="value">1</dd><dd class="note">n</dd></div></dl>`},
		{"section", Section{ID: "i", Title: "T", Parts: []Fragment{Passage{Text: "x"}}}, `<section id="part.i"><h2>T</h2><p>x</p></section>`},
	} {
		if got := html(test.in); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
		if err := wellFormed(html(test.in)); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

// wellFormed holds for what this package writes: every element is closed.
func wellFormed(s string) error {
	return xml.Unmarshal([]byte("<x>"+s+"</x>"), new(struct{}))
}

func TestPicture(t *testing.T) {
	p := &Picture{Alt: Phrase{"图", "zh"}, Caption: Phrase{Text: "c"}, Credit: Phrase{Text: "by"}, Mark: "drawing"}
	p.Src, p.Width, p.Height = "a.svg", 800, 450
	want := `<figure><img src="a.svg" width="800" height="450" alt="图" lang="zh" loading="lazy" decoding="async"><figcaption>c · <span class="mark">drawing</span> · <span class="credit">by</span></figcaption></figure>`
	if got := html(p); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	p.First = true
	if strings.Contains(html(p), "lazy") {
		t.Error("the first picture is loaded late")
	}
}

func TestTrim(t *testing.T) {
	row := func(cells ...string) Row {
		var r Row
		for _, c := range cells {
			r.Cells = append(r.Cells, plain(c))
		}
		return r
	}
	t1 := &Table{Columns: []Column{{Title: "a"}, {Title: "b"}, {Title: "c"}}, Rows: []Row{row("1", "", "3"), row("1", "", "")}, Foot: []Row{row("s", "", "3")}}
	t2 := &Table{Columns: []Column{{Title: "a"}, {Title: "b"}, {Title: "c"}}, Rows: []Row{row("1", "2", "")}}
	trimAlike([]*Table{t1, t2})
	if len(t1.Columns) != 3 || len(t2.Columns) != 3 {
		t.Error("a column that one of the tables needs was dropped")
	}
	if t1.trim(); len(t1.Columns) != 2 || t1.Columns[1].Title != "c" || t1.Foot[0].Cells[1].Text() != "3" {
		t.Errorf("%+v", t1)
	}
	if (&Table{}).trim() != nil {
		t.Error("a table without rows is shown")
	}
}

func FuzzAppendText(f *testing.F) {
	f.Add("a<b>")
	f.Add("“&amp;”'\"")
	f.Add("甲\x00乙")
	f.Fuzz(func(t *testing.T, s string) {
		got := string(appendText(nil, s))
		if strings.ContainsAny(got, `<>"'`) {
			t.Errorf("%q leaves %q", s, got)
		}
		if back := stdhtml.UnescapeString(got); !strings.Contains(s, "&") && back != s {
			t.Errorf("%q came back as %q", s, back)
		}
	})
}

// Links that stand alone are told from links in running text, and several of
// them are a list.
func TestWays(t *testing.T) {
	a, b := Run{Text: "A", Href: "a"}, Run{Text: "B", Href: "b"}
	for name, test := range map[string]struct {
		cell Cell
		ways int
		want string
	}{
		"none":    {plain("text"), 0, "text"},
		"one":     {Cell{a}, 1, `<a href="a">A</a>`},
		"noted":   {Cell{a}.note("n"), 1, `<a href="a">A</a> <span class="note">n</span>`},
		"several": {Cell{a, {Text: "、"}, b}.note("n"), 2, `<ul><li><a href="a">A</a></li><li><a href="b">B</a></li></ul><span class="note">n</span>`},
		"in text": {Cell{{Text: "see "}, a, {Text: ", "}, b}, 0, `see <a href="a">A</a>, <a href="b">B</a>`},
		"empty":   {nil, 0, ""},
	} {
		if got := test.cell.ways(); got != test.ways {
			t.Errorf("%s: %d ways, want %d", name, got, test.ways)
		}
		if got := string(test.cell.appendPlace(nil)); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}
