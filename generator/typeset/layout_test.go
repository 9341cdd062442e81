package typeset_test

import (
	"os"
	"strings"
	"testing"

	"prospectus/generator/pdf"
	"prospectus/generator/typeset"
)

// words returns the text of a page's flow, runs one after another.
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

func TestSample(t *testing.T) {
	html, err := os.ReadFile("testdata/sample-zh.html")
	if err != nil {
		t.Fatal(err)
	}
	s, report := setter(t)
	b := &typeset.Book{Setter: s, Sections: []*typeset.Section{section("zh", string(html))}}
	v := b.Set()
	silent(t, report)
	t.Log(len(v.Pages), words(v.Pages)[:300])
	if out := os.Getenv("TYPESET_OUT"); out != "" {
		f, err := os.Create(out)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := (&typeset.Painter{}).Write(f, v, pdf.Info{Title: "样张", Lang: "zh-CN"}); err != nil {
			t.Fatal(err)
		}
	}
}
