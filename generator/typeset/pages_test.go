package typeset_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/source"
	"prospectus/generator/typeset"
)

// codes returns the codes of what was reported.
func codes(report *diag.List) (list []string) {
	for _, d := range report.Sorted() {
		list = append(list, d.Rule.Code)
	}
	return list
}

// filled returns paragraphs of one line each.
func filled(n int) string {
	return strings.Repeat("<p>一行文字。</p>", n)
}

// pagesOf returns how many pages a text takes.
func pagesOf(t *testing.T, css, html string) (*typeset.Pages, *diag.List) {
	t.Helper()
	s, report := setter(t, css)
	return s.Lay(section("zh", html), nil), report
}

func TestCopyFitting(t *testing.T) {
	const plain = "p { margin: 0; line-height: 16pt } @page { size: A5; margin: 20mm }"
	area := 210*72/25.4 - 40*72/25.4
	full := int(area / 16)
	tests := []struct {
		name, fit string
		lines     int
		pages     int
		reported  bool
	}{
		{"full", "body { copy-fit: 4 92% 60% 9pt }", full, 1, false},
		{"not asked for", "", full + 1, 2, false},
		{"a line too many", "body { copy-fit: 4 92% 60% 9pt }", full + 1, 1, true},
		{"two too many", "body { copy-fit: 4 92% 60% 9pt }", full + 2, 1, true},
		{"four too many, no room", "body { copy-fit: 4 99% 100% 10pt }", full + 4, 2, false},
		{"too many", "body { copy-fit: 4 80% 60% 9pt }", full + 5, 2, false},
	}
	for _, tt := range tests {
		laid, report := pagesOf(t, plain+tt.fit, filled(tt.lines))
		got := codes(report)
		if len(laid.Pages) != tt.pages || (len(got) > 0) != tt.reported {
			t.Errorf("%s: %d pages, reported %v; want %d, %v", tt.name, len(laid.Pages), got, tt.pages, tt.reported)
		}
		for _, l := range setLines(laid.Pages) {
			if l.y > area {
				t.Errorf("%s: a line at %.1f, below %.1f", tt.name, l.y, area)
			}
		}
	}
}

// Tightening stays within its limits: letters no smaller, lines no closer.
func TestCopyFittingKeepsItsLimits(t *testing.T) {
	const css = "p { margin: 0 0 4pt; line-height: 16pt } @page { size: A5; margin: 20mm } body { copy-fit: 4 95% 80% 9.5pt }"
	for n := 20; n < 32; n++ {
		laid, _ := pagesOf(t, css, filled(n))
		last := -100.0
		for _, p := range laid.Pages[:1] {
			for _, op := range p.Ops {
				text := op.(*typeset.Text)
				if text.Size < 9.5-0.001 {
					t.Errorf("%d lines: letters of %.2f pt", n, text.Size)
				}
				if d := text.Y - last; d < 0.95*15.2+0.8*4-0.01 {
					t.Errorf("%d lines: base lines %.2f pt apart", n, d)
				}
				last = text.Y
			}
		}
	}
}

func TestFootnotesStandOnTheirPage(t *testing.T) {
	s, report := setter(t, "@page { size: A5 }")
	for seed := range uint64(25) {
		w := writer{rand.New(rand.NewPCG(seed, 17))}
		var html strings.Builder
		n := 0
		for range 25 {
			html.WriteString("<p>" + escape(w.chinese(20+w.r.IntN(80))))
			if w.r.IntN(3) == 0 {
				fmt.Fprintf(&html, `处%d#<span class="footnote">注%d#%s</span>`, n, n, escape(w.chinese(w.r.IntN(60))))
				n++
			}
			html.WriteString("</p>")
		}
		laid := s.Lay(section("zh", html.String()), nil)
		for i := range n {
			call, note := -1, -2
			for k, p := range laid.Pages {
				text := words([]*typeset.Page{p})
				if strings.Contains(text, fmt.Sprintf("处%d#", i)) {
					call = k
				}
				if strings.Contains(text, fmt.Sprintf("注%d#", i)) {
					note = k
				}
			}
			if call != note {
				t.Errorf("seed %d: note %d is called on page %d and stands on %d", seed, i, call, note)
			}
		}
		for k, p := range laid.Pages {
			area := p.Height - p.Y - 22*72/25.4
			for _, l := range setLines([]*typeset.Page{p}) {
				if l.y > area+0.1 {
					t.Errorf("seed %d, page %d: text at %.1f below the area of %.1f", seed, k, l.y, area)
				}
			}
		}
	}
	silent(t, report)
}

func TestFacingPages(t *testing.T) {
	s, report := setter(t)
	two := filled(60)
	book := typeset.Book{Setter: s, Multiple: 4, Sections: []*typeset.Section{
		{Name: "a", Lang: "zh", Start: "right", Source: source.NewFile("a", "<h1>甲</h1>"), Roman: true},
		{Name: "b", Lang: "zh", Start: "right", Source: source.NewFile("b", "<h1 id=\"b\">乙</h1>"+two), Restart: true},
		{Name: "c", Lang: "zh", Start: "left", Source: source.NewFile("c", "<h1>丙</h1><p>见第<span data-page=\"b\"></span>页</p>")},
	}}
	v := book.Set()
	silent(t, report)
	var got []string
	for _, p := range v.Pages {
		got = append(got, fmt.Sprintf("%d %s %v %v %.0f", p.Number, p.Label, p.Left, p.Blank, p.X))
	}
	want := []string{"1 i false false 62", "2  true true 51", "3 1 false false 62", "4 2 true false 51", "5  false true 62", "6 4 true false 51", "7  false true 62", "8  true true 51"}
	if strings.Join(got, ";") != strings.Join(want, ";") {
		t.Errorf("pages are\n%s\nand not\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if text := words(v.Pages[5:6]); text != "丙见第1页" {
		t.Errorf("the cross reference reads %q", text)
	}
	if v.Starts["c"] != 5 {
		t.Errorf("the third section starts at %d", v.Starts["c"])
	}
}

// Running heads show what is on their page, or what the page before left.
func TestRunningHeads(t *testing.T) {
	s, _ := setter(t, "@page { size: A5; @top-left { content: none } @top-right { content: string(title) \" \" counter(page) \"/\" counter(pages) } }")
	v := (&typeset.Book{Setter: s, Sections: []*typeset.Section{section("zh", "<h1>甲</h1>"+filled(60)+"<h1>乙</h1>")}}).Set()
	var got []string
	for _, p := range v.Pages {
		for _, op := range p.Margins {
			if text, ok := op.(*typeset.Text); ok && text.Y < 100 {
				got = append(got, text.Content)
			}
		}
	}
	if s := strings.Join(got, ","); !strings.HasPrefix(s, "甲,") || !strings.Contains(s, "乙") {
		t.Errorf("heads read %q", s)
	}
}

func TestLateSectionsSettle(t *testing.T) {
	s, report := setter(t, "@page { size: A5 }")
	var contents strings.Builder
	var sections []*typeset.Section
	for i := range 120 {
		fmt.Fprintf(&contents, `<p><a href="#d%d">项目%d</a><span class="leader"></span><span data-page="d%d"></span></p>`, i, i, i)
		sections = append(sections, &typeset.Section{Name: fmt.Sprint(i), Lang: "zh", Source: source.NewFile("x", fmt.Sprintf(`<h1 id="d%d">项目%d</h1>`, i, i))})
	}
	sections = append([]*typeset.Section{{Name: "contents", Lang: "zh", Source: source.NewFile("contents", contents.String())}}, sections...)
	v := (&typeset.Book{Setter: s, Sections: sections}).Set()
	silent(t, report)
	text := words(v.Pages)
	for i := range 120 {
		label := v.Labels[fmt.Sprint("d", i)]
		if !strings.Contains(text, fmt.Sprintf("项目%d\u2026", i)) && !strings.Contains(text, fmt.Sprintf("项目%d%s项目", i, label)) && i < 119 {
			t.Errorf("contents do not show page %s for %d", label, i)
		}
		if page := v.Pages[v.Starts[fmt.Sprint(i)]]; page.Label != label {
			t.Errorf("section %d begins on %s, its destination is on %s", i, page.Label, label)
		}
	}
}

func TestSameAtAnyNumberOfProcessors(t *testing.T) {
	render := func(n int) string {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
		s, _ := setter(t)
		v := (&typeset.Book{Setter: s, Sections: corpus(t, 12, "zh")}).Set()
		var b strings.Builder
		for _, p := range v.Pages {
			fmt.Fprintf(&b, "%d %s %v\n", p.Number, p.Label, p.Strings)
			for _, op := range append(p.Ops, p.Margins...) {
				if text, ok := op.(*typeset.Text); ok {
					fmt.Fprintf(&b, "%v %v %v %v\n", text.X, text.Y, text.Content, text.Glyphs)
				}
			}
		}
		return b.String()
	}
	if one, four := render(1), render(4); one != four {
		t.Error("pages differ with the number of processors")
	}
}

func TestWhatIsReported(t *testing.T) {
	tests := []struct{ name, css, html, want string }{
		{"nothing", "", "<p>好</p>", ""},
		{"element", "", "<p><blink>好</blink></p>", "print-element"},
		{"attribute", "", `<p style="x">好</p>`, "print-attribute"},
		{"nesting", "", "<p><table></table></p>", "print-nesting"},
		{"not closed", "", "<p>好", "print-unclosed"},
		{"closes nothing", "", "好</p>", "print-stray"},
		{"selector", "p > a { color: #000 }", "<p>好</p>", "print-selector"},
		{"property", "p { colour: #000 }", "<p>好</p>", "print-property"},
		{"value", "p { color: blueish }", "<p>好</p>", "print-value"},
		{"page property", "@page { gutter: 3mm }", "<p>好</p>", "print-property"},
		{"margin box", "@page { @left-top { content: \"x\" } }", "<p>好</p>", "print-selector"},
		{"font", "p { font-family: \"仿宋\", \"Noto Serif SC\" }", "<p>好</p>", "print-font"},
		{"glyph", "", `<p data-record="项目 7">有𠮷字</p>`, "print-glyph"},
		{"picture", "", `<img src="nothing.jpg" alt="无">`, "print-picture"},
		{"link", "", `<p><a href="#nothing">好</a></p>`, "print-nowhere"},
		{"two of a name", "", `<p id="a">好</p><p id="a">好</p>`, "print-twice"},
		{"overfull", "p { white-space: nowrap }", "<p>" + strings.Repeat("长", 90) + "</p>", "print-overfull"},
		{"too tall", "div { height: 900pt; break-inside: avoid }", "<div>高</div>", "print-too-tall"},
		{"margins", "@page:left { margin-left: 40mm }", "<p>好</p><h1>另</h1>" + filled(70), "print-margins"},
	}
	for _, tt := range tests {
		s, report := setter(t, tt.css)
		(&typeset.Book{Setter: s, Sections: []*typeset.Section{section("zh", tt.html)}}).Set()
		if got := strings.Join(codes(report), " "); got != tt.want {
			t.Errorf("%s: reported %q, not %q", tt.name, got, tt.want)
		}
	}
}

// Two languages face each other: the shorter is filled up with blank pages.
func TestLanguagesFaceEachOther(t *testing.T) {
	s, _ := setter(t)
	two := "<p>" + strings.Repeat("Some words of a sheet in English. ", 200) + "</p>"
	v := (&typeset.Book{Setter: s, Sections: []*typeset.Section{
		{Name: "zh", Lang: "zh", Source: source.NewFile("zh", "<h1>项目</h1>")},
		{Name: "en", Lang: "en", Faces: true, Source: source.NewFile("en", two)},
		{Name: "zh2", Lang: "zh", Source: source.NewFile("zh2", "<h1>项目二</h1>")},
	}}).Set()
	var got []string
	for _, p := range v.Pages {
		got = append(got, fmt.Sprint(p.Number, p.Section, p.Left))
	}
	if s := strings.Join(got, " "); s != "1false 2zhtrue 3enfalse 4true 5enfalse 6zh2true" {
		t.Errorf("pages are %s", s)
	}
}
