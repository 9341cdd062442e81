package colour

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"#1f5673": "#1f5673", "#1F5673": "#1f5673", "#abc": "#aabbcc", "#000": "#000000", "#FFF": "#ffffff",
	} {
		if c, err := Parse(in); err != nil || c.String() != want {
			t.Errorf("%s: %v, %v, want %s", in, c, err, want)
		}
	}
	for _, in := range []string{"", "#", "1f5673", "#12", "#1234", "#12345", "#1234567", "#12345g", "#+12345", "red", "rgb(1,2,3)", "＃1f5673", "#1f5673 ", "#-12", "#0x1", "#1_2"} {
		_, err := Parse(in)
		var pe *ParseError
		if !errors.As(err, &pe) || pe.Input != in || !strings.Contains(err.Error(), "#1f5673") {
			t.Errorf("%q: %v", in, err)
		}
	}
}

// The examples are those by which checkers of contrast are checked: the ends,
// and the grey that is the lightest to keep 4.5:1 on white.
func TestContrast(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want float64
	}{
		{"#000", "#fff", 21}, {"#fff", "#fff", 1}, {"#767676", "#fff", 4.54}, {"#777", "#fff", 4.48},
		{"#f00", "#fff", 4.00}, {"#00f", "#fff", 8.59}, {"#0f0", "#000", 15.30},
	} {
		a, b := must(t, test.a), must(t, test.b)
		if got := Contrast(a, b); math.Abs(got-test.want) > 0.005 || got != Contrast(b, a) {
			t.Errorf("%s on %s: %.4f, want %.2f", a, b, got, test.want)
		}
	}
}

// The values of the primaries are those of CSS Color Module Level 4.
func TestLCH(t *testing.T) {
	for in, want := range map[string]LCH{
		"#ff0000": {0.62796, 0.25768, 29.234}, "#00ff00": {0.86644, 0.29483, 142.495}, "#0000ff": {0.45201, 0.31321, 264.052},
		"#ffffff": {1, 0, 0}, "#000000": {0, 0, 0},
	} {
		got := must(t, in).LCH()
		if math.Abs(got.L-want.L) > 1e-4 || math.Abs(got.C-want.C) > 1e-4 || want.C > 0 && math.Abs(got.H-want.H) > 0.01 {
			t.Errorf("%s: %+v, want %+v", in, got, want)
		}
	}
}

func TestEveryColourComesBack(t *testing.T) {
	for r := 0; r < 256; r += 5 {
		for g := 0; g < 256; g += 5 {
			for b := 0; b < 256; b += 5 {
				c := Colour(r<<16 | g<<8 | b)
				if got := c.LCH().Colour(); got != c {
					t.Fatalf("%s became %s", c, got)
				}
			}
		}
	}
}

// What a screen cannot show loses chroma, and keeps lightness and hue.
func TestOutOfReach(t *testing.T) {
	for h := 0.0; h < 360; h += 15 {
		want := LCH{0.6, 0.4, h}
		got := want.Colour().LCH()
		if math.Abs(got.L-want.L) > 0.01 || got.C > 0.33 || math.Abs(got.H-h) > 2.5 && math.Abs(got.H-h) < 357.5 {
			t.Errorf("hue %v: %+v", h, got)
		}
	}
}

func must(t *testing.T, s string) Colour {
	t.Helper()
	c, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
