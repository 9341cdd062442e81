package colour

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"testing"
)

// ends are colours at the edges: the ends of lightness, the primaries and what
// lies between them, greys.
var ends = []Colour{
	White, Black, 0xff0000, 0x00ff00, 0x0000ff, 0xffff00, 0x00ffff, 0xff00ff,
	0x808080, 0x777777, 0x767676, 0xfeffff, 0x010000, 0xfffa00,
}

// each calls f with the edges and with random colours, the same ones each time.
func each(n int, f func(a, b Colour)) {
	r := rand.New(rand.NewPCG(1, 2))
	some := func() Colour { return Colour(r.Uint32() >> 8) }
	for i, c := range ends {
		f(c, ends[len(ends)-1-i])
	}
	for range n {
		f(some(), some())
	}
}

func TestPalettesKeepTheirContrasts(t *testing.T) {
	ground, wait := Colour(0xf6f4ef), Colour(0xfff4d6) // the standard theme's other light grounds
	each(3000, func(a, b Colour) {
		p := NewPalette(a, b)
		for _, c := range []struct {
			what     string
			on, text Colour
			least    float64
		}{
			{"brand on white", White, p.Brand, Text}, {"brand on tint", p.Tint, p.Brand, Text}, {"brand on the ground", ground, p.Brand, Text},
			{"deep on white", White, p.Deep, Best}, {"deep on tint", p.Tint, p.Deep, Best},
			{"ink on tint", p.Tint, Ink, Best}, {"ink on the accent's tint", p.AccentTint, Ink, Best},
			{"mid on white", White, p.Mid, Controls}, {"mid on tint", p.Tint, p.Mid, Controls},
			{"accent on white", White, p.Accent, Text}, {"accent on its tint", p.AccentTint, p.Accent, Text},
			{"accent on tint", p.Tint, p.Accent, Text}, {"accent on the ground", ground, p.Accent, Text}, {"accent on what waits", wait, p.Accent, Text},
			{"white on an industry", Sign(a), White, Text},
		} {
			if got := Contrast(c.on, c.text); got < c.least {
				t.Errorf("%s and %s: %s is %.3f, want %v", a, b, c.what, got, c.least)
			}
		}
	})
}

// A colour that is moved keeps its hue, is moved no further than it must be,
// and one that serves stays.
func TestReadableStaysNear(t *testing.T) {
	each(2000, func(c, ground Colour) {
		got := Readable(c, ground, Text)
		if Contrast(c, ground) >= Text && got != c {
			t.Errorf("%s on %s was moved to %s", c, ground, got)
		}
		if Contrast(got, ground) < Text {
			t.Errorf("%s on %s: %s keeps %.2f", c, ground, got, Contrast(got, ground))
		}
		before, after := c.LCH(), got.LCH()
		turned := math.Abs(math.Mod(after.H-before.H+540, 360) - 180)
		// Eight bits turn the hue of a colour that is nearly grey or black.
		if min(before.C, after.C) > 0.06 && turned > 4 {
			t.Errorf("%s became %s, whose hue is %.1f° away", c, got, turned)
		}
		if got != c && got != White && got != Black {
			back := LCH{after.L + (before.L-after.L)*0.1, after.C, after.H}.Colour()
			if math.Abs(after.L-before.L) > 0.1 && Contrast(back, ground) >= Text {
				t.Errorf("%s on %s was moved to %s, further than %s", c, ground, got, back)
			}
		}
	})
}

func TestNothingCanBeReadOnAMiddlingGrey(t *testing.T) {
	grey := Colour(0x777777)
	if got := Readable(0x780000, grey, Best); got != Black {
		t.Errorf("got %s, want the better of black and white", got)
	}
	if got := Readable(0x780000, 0x646464, Best); got != White {
		t.Errorf("got %s, want the better of black and white", got)
	}
}

func TestNoTintIsDarker(t *testing.T) {
	for h := 0.0; h < 360; h++ {
		for c := 0.0; c <= tintChroma; c += tintChroma / 5 {
			if got := (LCH{tintLightness, c, h}).Colour(); got.Luminance() < darkestTint.Luminance() {
				t.Errorf("hue %v, chroma %v: %s is darker than %s", h, c, got, darkestTint)
			}
		}
	}
}

// The same colours give the same palettes everywhere: the digest was taken on
// amd64.
func TestPalettesArePinned(t *testing.T) {
	brand, accent := must(t, "#1f5673"), must(t, "#c2571a")
	want := Palette{must(t, "#1f5673"), must(t, "#103e55"), must(t, "#ecf4f8"), must(t, "#6a8ba0"), must(t, "#b84e0b"), must(t, "#f9f1ed")}
	if got := NewPalette(brand, accent); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	sum := fnv.New64a()
	each(500, func(a, b Colour) { fmt.Fprint(sum, NewPalette(a, b), Sign(a)) })
	if got, want := sum.Sum64(), uint64(0x3b3a4d6923cce274); got != want {
		t.Errorf("the palettes of 500 pairs have the digest %#x, want %#x", got, want)
	}
}

func BenchmarkNewPalette(b *testing.B) {
	for b.Loop() {
		NewPalette(0xffc820, 0xff8040)
	}
}
