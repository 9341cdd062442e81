package books

import (
	"os"
	"strings"
	"testing"

	"prospectus/generator/build"
	"prospectus/generator/typeset"
	"prospectus/themes"
)

// Each fault is found where it is, and what is right is not marked.
func TestJudge(t *testing.T) {
	paragraph := func(role string, lines ...string) *typeset.Pages {
		e := &typeset.Element{Role: role}
		p := &typeset.Page{Width: 200, Height: 300, X: 20}
		for i, text := range lines {
			if text == "\f" {
				continue
			}
			p.Ops = append(p.Ops, &typeset.Text{X: 0, Y: float64(20 + 14*i), Content: text, Glyphs: []typeset.Glyph{{Advance: 100}}, Element: e})
		}
		return &typeset.Pages{Pages: []*typeset.Page{p}, Root: &typeset.Element{Role: "Sect", Kids: []*typeset.Element{e}}}
	}
	tests := []struct {
		laid *typeset.Pages
		want string
	}{
		{paragraph("P", "一行文字", "又一行。"), ""},
		{paragraph("P", "一行文字", "，又一行。"), "begins with"},
		{paragraph("P", "一行文字（", "又一行）。"), "ends with"},
		{paragraph("P", "面积 120", "亩，又一行。"), "parted from its unit"},
		{paragraph("P", "面积 120 亩", "，又一行。"), "begins with"},
		{paragraph("P", "The infra", "structure of it"), "without a hyphen"},
		{paragraph("P", "The infra ", "structure of it"), ""},
		{paragraph("P", "see https://a.example/", ".well-known"), ""},
	}
	for i, tt := range tests {
		got := strings.Join(Judge(tt.laid), "; ")
		if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
			t.Errorf("%d: %q, want %q", i, got, tt.want)
		}
	}
	two := paragraph("P", "一行", "二行", "三行")
	alone := &typeset.Page{Width: 200, Height: 300, Ops: []typeset.Op{&typeset.Text{Y: 20, Content: "四行", Element: two.Root.Kids[0], Glyphs: []typeset.Glyph{{Advance: 300}}}}}
	two.Pages = append(two.Pages, alone)
	if got := strings.Join(Judge(two), "; "); !strings.Contains(got, "alone") || !strings.Contains(got, "edge") {
		t.Errorf("found %q", got)
	}
	foot := paragraph("H2", "标题")
	foot.Pages = append(foot.Pages, &typeset.Page{Width: 200, Height: 300})
	if got := strings.Join(Judge(foot), "; "); !strings.Contains(got, "foot") {
		t.Errorf("found %q", got)
	}
}

// The demonstration's books are set without a fault, in both languages.
func TestDemonstration(t *testing.T) {
	press, err := build.OpenPress(build.Input{Site: os.DirFS("../../../.."), Themes: themes.FS})
	if err != nil || press.Failed(false) {
		t.Fatal("the demonstration has faults", err)
	}
	sections := 0
	for h := range press.Catalog().Handbooks.All() {
		for j := range press.Printer().Jobs(h) {
			d, err := press.Printer().Draft(j)
			if err != nil {
				t.Fatal(err)
			}
			sections += len(d.Sections)
			for _, fault := range JudgeDraft(d, press.Printer().Fonts) {
				t.Errorf("%s: %s", j.Name(), fault)
			}
		}
	}
	if sections < 100 {
		t.Errorf("only %d sections", sections)
	}
}
