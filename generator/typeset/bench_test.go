package typeset_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"prospectus/generator/pdf"
	"prospectus/generator/source"
	"prospectus/generator/typeset"
)

// corpus makes n project sheets of about two pages of a sample.
func corpus(t testing.TB, n int, lang string) (list []*typeset.Section) {
	t.Helper()
	data, err := os.ReadFile("testdata/sample-" + lang + ".html")
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		text := strings.ReplaceAll(string(data), `"top"`, fmt.Sprintf(`"top%d"`, i))
		text = strings.ReplaceAll(text, `"#top"`, fmt.Sprintf(`"#top%d"`, i))
		again := text[strings.Index(text, "<h2>"):]
		text = strings.ReplaceAll(text+again, "2026", fmt.Sprint(2000+i%77))
		list = append(list, &typeset.Section{
			Name: fmt.Sprint("sheet", i), Lang: lang, Start: "right", Source: source.NewFile(fmt.Sprint("sheet", i, ".html"), text),
		})
	}
	return list
}

// BenchmarkBook sets and draws 160 sheets of two pages.
func BenchmarkBook(b *testing.B) {
	for _, lang := range []string{"zh", "en"} {
		sections := corpus(b, 160, lang)
		b.Run(lang, func(b *testing.B) {
			for b.Loop() {
				s, _ := setter(b)
				v, err := (&typeset.Painter{}).Print(io.Discard, &typeset.Book{Setter: s, Sections: sections}, pdf.Info{Title: "书", Lang: lang})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(v.Pages)), "pages")
			}
		})
	}
}

// BenchmarkSet sets them without drawing.
func BenchmarkSet(b *testing.B) {
	sections := corpus(b, 160, "zh")
	for b.Loop() {
		s, _ := setter(b)
		(&typeset.Book{Setter: s, Sections: sections}).Set()
	}
}

// BenchmarkSheet sets and draws one sheet, as for a site.
func BenchmarkSheet(b *testing.B) {
	s, _ := setter(b)
	sections := corpus(b, 1, "zh")
	for b.Loop() {
		var out bytes.Buffer
		if _, err := (&typeset.Painter{}).Print(&out, &typeset.Book{Setter: s, Sections: sections}, pdf.Info{Title: "页", Lang: "zh"}); err != nil {
			b.Fatal(err)
		}
	}
}
