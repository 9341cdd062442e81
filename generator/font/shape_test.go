package font

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

// brief writes glyphs as advance@cluster, with an offset where there is one.
func brief(glyphs []Glyph) string {
	var list []string
	for _, g := range glyphs {
		s := fmt.Sprintf("%d@%d", g.Advance, g.Cluster)
		if g.X != 0 || g.Y != 0 {
			s += fmt.Sprintf("(%d,%d)", g.X, g.Y)
		}
		list = append(list, s)
	}
	return strings.Join(list, " ")
}

// The wanted values are those of hb-shape 6.0 on the whole fonts, but that it
// was told the script that this package takes for signs (Latin) and that
// kerning is off in solid text.
func TestShape(t *testing.T) {
	faces := map[string]*Face{sans: parse(t, themeFont(t, sans)), serif: parse(t, themeFont(t, serif))}
	for _, c := range []struct {
		name     string
		font     string
		language string
		features []string
		text     string
		want     string
	}{
		{"Chinese", sans, "zh", nil, "中国，", "1000@0 1000@3 1000@6"},
		{"mixed", sans, "zh", nil, "建To厂 a", "1000@0 523@3 606@4 1000@5 224@8 563@9"},
		{"kerning", sans, "en", nil, "AVA", "590@0 557@1 608@2"},
		{"kerning off", sans, "en", []string{"-kern"}, "AVA", "608@0 575@1 608@2"},
		{"ligature", sans, "en", nil, "office", "606@0 918@1 483@4 554@5"},
		{"no ligature", sans, "en", []string{"-liga"}, "ffi", "325@0 325@1 275@2"},
		{"a dash of Chinese", sans, "zh-Hans", nil, "——", "2000@0"},
		{"wide quotes", sans, "en", nil, "“a”", "1000@0 563@3 1000@4"},
		{"narrow quotes", sans, "en", []string{"pwid"}, "“a”", "475@0 563@3 475@4"},
		{"half-width punctuation", sans, "zh", []string{"halt"}, "，（中", "500@0 500@3(-500,0) 1000@6"},
		{"proportional punctuation", sans, "zh", []string{"palt"}, "。」", "500@0(11,0) 500@3(-19,0)"},
		{"squeezed by neighbours", serif, "zh", []string{"chws"}, "中：“好”。", "1000@0 500@3 1000@6 1000@9 500@12 1000@15"},
		{"a mark over a letter", sans, "en", nil, "m̀", "926@0"},
	} {
		got := brief(faces[c.font].Shaper(c.language, c.features...).Shape(c.text))
		if got != c.want {
			t.Errorf("%s: %q is %s, not %s", c.name, c.text, got, c.want)
		}
	}
}

// go-text's own filter loses these: their coverage tables list them after a
// long range.
func TestNoGlyphIsLostFromLookups(t *testing.T) {
	f := parse(t, themeFont(t, sans))
	for _, c := range []struct{ text, feature string }{
		{"“", "pwid"}, {"”", "pwid"}, {"（", "pwid"}, {"“", "palt"}, {"！", "palt"}, {"ん", "palt"},
	} {
		plain, with := f.Shaper("").Shape(c.text), f.Shaper("ja", c.feature).Shape(c.text)
		if slices.Equal(plain, with) {
			t.Errorf("%s does nothing to %s", c.feature, c.text)
		}
	}
	if with, without := f.Shaper("en", "pwid").Units("ÖÝ’s"), f.Shaper("en", "pwid", "-kern").Units("ÖÝ’s"); with == without {
		t.Error("letters after long ranges are not kerned")
	}
}

// The width of a line is the sum of its words'; clusters tell where they are.
func TestUnitsAreTheSumOfGlyphs(t *testing.T) {
	f := parse(t, themeFont(t, sans))
	for _, features := range [][]string{nil, {"halt"}, {"pwid"}} {
		s := f.Shaper("zh", features...)
		for _, text := range []string{"", " ", "AV", "中文 and English，混排。", "a\u0301é 葛\U000E0100", "To  To", "\x80\xff中", strings.Repeat("Long", 40)} {
			sum, last := 0, 0
			for _, g := range s.Shape(text) {
				sum += g.Advance
				if g.Cluster < last || g.Cluster >= len(text) {
					t.Errorf("%q: cluster %d after %d", text, g.Cluster, last)
				}
				last = g.Cluster
			}
			if got := s.Units(text); got != sum {
				t.Errorf("%q: %d, but the glyphs reach %d", text, got, sum)
			}
			parts := 0
			for _, word := range strings.SplitAfter(text, " ") {
				parts += s.Units(word)
			}
			if features == nil && parts != sum {
				t.Errorf("%q: the words reach %d, the line %d", text, parts, sum)
			}
		}
	}
}

// Words that were met are forgotten before they are too many.
func TestWordsAreBounded(t *testing.T) {
	s := parse(t, themeFont(t, sans)).Shaper("en")
	want := s.Units("w17")
	for i := range maxWords + 100 {
		s.Units(fmt.Sprintf("w%d", i))
	}
	s.Units(strings.Repeat("x", maxWord+1))
	if n := len(s.words); n > maxWords || n < 50 {
		t.Errorf("%d words are kept", n)
	}
	if got := s.Units("w17"); got != want {
		t.Errorf("after that a word is %d wide, not %d", got, want)
	}
}

func TestStackFallsBack(t *testing.T) {
	cjk, latin := parse(t, themeFont(t, sans)), parse(t, testFont(t, "Cantarell.otf"))
	s := NewStack(latin, cjk)
	names := map[*Face]string{cjk: "C", latin: "L", nil: "-"}
	for _, c := range []struct{ text, runs, missing string }{
		{"AB中国", "L0-2 C2-8", ""},
		{"中 A", "C0-4 L4-5", ""},
		{"é", "L0-2", ""},
		{"e\u0301 A", "C0-4 L4-5", ""}, // the first that has letter and mark
		{"e\u0301A", "C0-4", ""},       // and the rest of the word
		{"中𠮷₂A", "C0-3 -3-10 L10-11", "₂𠮷"},
		{"\u200bA\u200b", "L0-7", ""},
		{"A\U000E0100", "L0-5", ""},
		{"", "", ""},
	} {
		var got []string
		for _, r := range s.Runs(c.text) {
			got = append(got, fmt.Sprintf("%s%d-%d", names[r.Face], r.Start, r.End))
		}
		if strings.Join(got, " ") != c.runs {
			t.Errorf("%q: runs %s, not %s", c.text, got, c.runs)
		}
		if m := string(s.Missing(c.text)); m != c.missing {
			t.Errorf("%q: missing %q, not %q", c.text, m, c.missing)
		}
	}
	if got, want := s.Advance("A中𠮷", 10), latin.Advance("A", 10)+20; got != want {
		t.Errorf("advance %v, not %v", got, want)
	}
	// The theme's font has l and e but not the first letters.
	if runs := NewStack(cjk, parse(t, goregular.TTF)).Runs("Źle, Że"); len(runs) != 3 || runs[0].Face == cjk || runs[1].Face != cjk || runs[2].Face == cjk {
		t.Errorf("words are divided between faces: %v", runs)
	}
	if got := NewStack(cjk).Missing("H₂O 10⁻⁶ 锂"); string(got) != "⁶⁻₂" {
		t.Errorf("missing: %q", string(got))
	}
}
