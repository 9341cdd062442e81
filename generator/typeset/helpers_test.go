package typeset_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/font"
	"prospectus/generator/source"
	"prospectus/generator/typeset"
)

// faces are those of the standard theme, read once.
var faces = sync.OnceValues(func() (list []*font.Face, err error) {
	files, err := filepath.Glob("../../themes/standard/fonts/*.ttf")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		face, err := font.Parse(data)
		if err != nil {
			return nil, err
		}
		list = append(list, face)
	}
	return list, err
})

// sheet is a small theme for tests.
const sheet = `
@page { size: A4; margin: 24mm 18mm 22mm; margin-inside: 22mm; margin-outside: 18mm;
  @top-outside { content: string(title); font-size: 8pt; color: #666; border-bottom: 0.4pt solid #bbb; vertical-align: bottom; padding-bottom: 5mm }
  @bottom-outside { content: counter(page); font-size: 9pt; font-weight: bold; color: #0b4f6c } }
:lang(zh) { font-family: "Noto Sans SC", "Noto Sans"; font-latin: "Noto Sans" }
:lang(en) { font-family: "Noto Sans", "Noto Sans SC" }
body { font-size: 10pt; line-height: 1.7 }
h1 { color: #0b4f6c; string-set: title content() }
h2 { color: #0b4f6c }
p { text-indent: 2em }
p:lang(en) { text-indent: 0 }
th { background: #e3eef2 }
`

func fonts(t testing.TB) *typeset.Fonts {
	t.Helper()
	list, err := faces()
	if err != nil {
		t.Fatal(err)
	}
	return typeset.NewFonts(list...)
}

// setter returns one for a style sheet, and the list to which it reports.
func setter(t testing.TB, css ...string) (*typeset.Setter, *diag.List) {
	t.Helper()
	report := &diag.List{}
	s := typeset.ParseSheet(report, source.NewFile("print.css", sheet+strings.Join(css, "\n")))
	return typeset.New(fonts(t), s, report), report
}

// section makes a section of a text.
func section(lang, html string) *typeset.Section {
	return &typeset.Section{Name: "s", Lang: lang, Source: source.NewFile("sheet.html", html)}
}

// silent fails where something was reported.
func silent(t testing.TB, report *diag.List) {
	t.Helper()
	var b strings.Builder
	if list := report.Sorted(); len(list) > 0 {
		diag.PrintText(&b, list, "en")
		t.Errorf("reported:\n%s", b.String())
	}
}

// words returns the text of the flow of pages, runs one after another.
func words(pages []*typeset.Page) string {
	var b strings.Builder
	for _, p := range pages {
		for _, op := range p.Ops {
			if t, ok := op.(*typeset.Text); ok {
				b.WriteString(t.Content)
			}
		}
	}
	return b.String()
}
