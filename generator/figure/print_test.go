package figure_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"prospectus/generator/figure"
	"prospectus/generator/font"
	"prospectus/generator/scene"
)

// printed measures by the glyph advances of the fonts that books are set in:
// those of the standard theme, Latin letters before Chinese ones.
type printed struct{ regular, bold *font.Stack }

// Width implements [scene.Measurer].
func (p printed) Width(text string, size float64, bold bool) float64 {
	if bold {
		return p.bold.Advance(text, size)
	}
	return p.regular.Advance(text, size)
}

func printFonts(t testing.TB) printed {
	stack := func(weight string) *font.Stack {
		var faces []*font.Face
		for _, family := range []string{"NotoSans", "NotoSansSC"} {
			data, err := os.ReadFile("../../themes/standard/fonts/" + family + "-" + weight + ".ttf")
			if err != nil {
				t.Fatal(err)
			}
			f, err := font.Parse(data)
			if err != nil {
				t.Fatal(err)
			}
			faces = append(faces, f)
		}
		return font.NewStack(faces...)
	}
	return printed{stack("Regular"), stack("Bold")}
}

// sheets are the type areas of paper: A4 lying and standing, and a fold-out of A3.
func sheets(m scene.Measurer) map[string]figure.Format {
	return map[string]figure.Format{"A4": figure.Sheet(756, 8, m), "A4 upright": figure.Sheet(300, 8.5, m), "A3": figure.Sheet(1105, 9, m)}
}

// On paper a map is laid out by the advances of the fonts that it is printed in,
// and keeps to its geometry by them: no text outside its box, no overlap.
func TestPrintedChains(t *testing.T) {
	m := printFonts(t)
	for _, n := range []int{20, 60, 150} {
		for _, lang := range []string{"zh", "en"} {
			c := random(rand.New(rand.NewPCG(uint64(n), 7)), n)
			f := drawn(uint64(n), c, lang)
			for name, format := range sheets(m) {
				t.Run(fmt.Sprintf("%d %s %s", n, lang, name), func(t *testing.T) {
					g := check(t, f.Draw(format), m)
					if len(g.nodes) != n || len(g.wires) != links(c) {
						t.Errorf("%d nodes and %d links, want %d and %d", len(g.nodes), len(g.wires), n, links(c))
					}
				})
			}
		}
	}
}

// What is measured for an unknown screen stays in its boxes in the print fonts
// too, so that a page that is printed by its browser in them does.
func TestScreenMeasuresHoldPrintFonts(t *testing.T) {
	m := printFonts(t)
	for _, lang := range []string{"zh", "en"} {
		f := drawn(5, random(rand.New(rand.NewPCG(5, 7)), 60), lang)
		for name, format := range formats {
			t.Run(lang+" "+name, func(t *testing.T) { check(t, f.Draw(format), m) })
		}
	}
}

// The two measures differ, or nothing would be shown by either test.
func TestPrintFontsAreNarrower(t *testing.T) {
	m := printFonts(t)
	for _, text := range []string{"高纯纳米碳酸钙", "Electrolyte recovery"} {
		for _, bold := range []bool{false, true} {
			if p, s := m.Width(text, 10, bold), (scene.Screen{}).Width(text, 10, bold); p >= s || p < s/1.5 {
				t.Errorf("%q, bold %v: %g in print, %g on a screen", text, bold, p, s)
			}
		}
	}
}
