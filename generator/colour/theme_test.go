package colour_test

import (
	"io/fs"
	"math/rand/v2"
	"regexp"
	"testing"

	"prospectus/generator/colour"
	"prospectus/themes"
)

// fixed reads the colours that the standard theme names itself.
func fixed(t *testing.T) func(name string) colour.Colour {
	t.Helper()
	sheet, err := fs.ReadFile(themes.FS, "standard/assets/palette.css")
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]colour.Colour{}
	for _, m := range regexp.MustCompile(`--([a-z-]+):\s*(#[^;\s]+)`).FindAllSubmatch(sheet, -1) {
		c, err := colour.Parse(string(m[2]))
		if err != nil {
			t.Error(err)
		}
		named[string(m[1])] = c
	}
	return func(name string) colour.Colour {
		c, ok := named[name]
		if !ok {
			t.Errorf("the theme has no --%s", name)
		}
		return c
	}
}

func TestTheThemesOwnColoursCanBeRead(t *testing.T) {
	is := fixed(t)
	for _, c := range []struct {
		text, on string
		least    float64
	}{
		{"ink", "paper", colour.Text}, {"ink", "ground", colour.Text}, {"ink", "tint", colour.Text},
		{"soft", "paper", colour.Text}, {"soft", "ground", colour.Text}, {"soft", "tint", colour.Text},
		{"good", "good-tint", colour.Text}, {"wait", "wait-tint", colour.Text}, {"gone", "gone-tint", colour.Text},
		{"brand", "paper", colour.Text}, {"brand", "tint", colour.Text}, {"brand", "ground", colour.Text},
		{"deep", "paper", colour.Best}, {"deep", "tint", colour.Best},
		{"accent", "paper", colour.Text}, {"accent", "accent-tint", colour.Text},
		{"mid", "paper", colour.Controls},
		{"paper", "gone", colour.Text}, // the seal of an industry without a colour
	} {
		if got := colour.Contrast(is(c.text), is(c.on)); got < c.least {
			t.Errorf("--%s on --%s is %.2f, want %v", c.text, c.on, got, c.least)
		}
	}
	if is("ink") != colour.Ink || is("paper") != colour.White {
		t.Errorf("palettes are made for ink %s on %s", colour.Ink, colour.White)
	}
}

// Soft text stands on the tints of every site, and palettes are not made for
// it: no tint may be so dark that it cannot be read.
func TestSoftTextCanBeReadOnEveryTint(t *testing.T) {
	soft, r := fixed(t)("soft"), rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		p := colour.NewPalette(colour.Colour(r.Uint32()>>8), colour.Colour(r.Uint32()>>8))
		for _, ground := range []colour.Colour{p.Tint, p.AccentTint} {
			if got := colour.Contrast(soft, ground); got < colour.Text {
				t.Errorf("soft on %s is %.2f", ground, got)
			}
		}
	}
}
