package scene_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"prospectus/generator/scene"
)

func sample() *scene.Scene {
	return &scene.Scene{
		Width: 160, Height: 80.04, Title: "A & B", Desc: "What <it> shows", Lang: "en",
		Marks: []scene.Mark{
			&scene.Group{Hidden: true, Marks: []scene.Mark{
				&scene.Path{Steps: []scene.Step{scene.Move(0.5, 0), scene.Line(10, 0), scene.Line(10, 20), scene.Bend(10, 24, 14, -3)},
					Paint: scene.Paint{Stroke: scene.Rule, StrokeWidth: 1.5, Dash: []float64{4, 2.5}}},
			}},
			&scene.Group{ID: "n", Class: "node", Link: scene.Ref{Kind: "parks", ID: "a"}, Title: "Park", Data: []scene.Datum{{"node", "a"}},
				Marks: []scene.Mark{
					&scene.Box{X: 4, Y: 4, W: 40, H: 20, Radius: 3, Paint: scene.Paint{Fill: scene.Tint, Stroke: scene.Brand, Pattern: scene.Slant, PatternInk: scene.Mid}},
					&scene.Text{X: 8, Y: 14, Lines: []string{"one", "two"}, Leading: 9, Size: 8, Bold: true},
				}},
			&scene.Group{Link: scene.Ref{Kind: "parks", ID: "gone"}, Marks: []scene.Mark{
				&scene.Text{X: 8, Y: 40, Lines: []string{"石灰"}, Size: 8, Anchor: scene.End, Fill: scene.Soft}}},
		},
	}
}

func href(r scene.Ref) string {
	if r.ID == "gone" {
		return ""
	}
	return "../" + r.Kind + "/" + r.ID + ".html"
}

func svg(s *scene.Scene, o scene.Options) string {
	var b bytes.Buffer
	if err := scene.WriteSVG(&b, s, o); err != nil {
		panic(err)
	}
	return b.String()
}

func TestWriteSVG(t *testing.T) {
	const want = `<svg class="scene wide" viewBox="0 0 160 80" width="10rem" height="5.0025rem" role="graphics-document document" lang="en" aria-labelledby="x-title" aria-describedby="x-desc">` +
		`<title id="x-title">A &amp; B</title><desc id="x-desc">What &lt;it&gt; shows</desc>` +
		`<style>.scene path{fill:none}.scene .b{font-weight:700}.scene .m{text-anchor:middle}.scene .e{text-anchor:end}` +
		`.scene .f-ink{fill:var(--ink,#1c2126)}.scene .f-soft{fill:var(--soft,#555c62)}.scene .s-rule{stroke:var(--rule,#b8b2a5)}` +
		`.scene .f-mid{fill:var(--mid,#6c8ea1)}.scene .s-mid{stroke:var(--mid,#6c8ea1)}.scene .s-brand{stroke:var(--brand,#1f5673)}.scene .f-tint{fill:var(--tint,#eef3f6)}</style>` +
		`<defs><pattern id="x-p2-mid" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M-1 1L1-1M0 6L6 0M5 7L7 5" class="s-mid" stroke-width="1.2"/></pattern></defs>` +
		`<g aria-hidden="true"><path d="M.5 0H10V20Q10 24 14-3" class="s-rule" stroke-width="1.5" stroke-dasharray="4 2.5"/></g>` +
		`<a href="../parks/a.html" id="x-n" class="node" data-node="a"><title>Park</title><rect x="4" y="4" width="40" height="20" rx="3" class="f-tint s-brand"/>` +
		`<rect x="4" y="4" width="40" height="20" rx="3" fill="url(#x-p2-mid)"/>` +
		`<text x="8" y="14" font-size="8" class="f-ink b"><tspan x="8" y="14">one </tspan><tspan x="8" y="23">two</tspan></text></a>` +
		`<g><text x="8" y="40" font-size="8" class="f-soft e">石灰</text></g></svg>`
	got := svg(sample(), scene.Options{Prefix: "x-", Class: "wide", Href: href})
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A drawing that stands alone is a document of XML with colours of its own; a
// drawing without links is an image.
func TestAlone(t *testing.T) {
	got := svg(sample(), scene.Options{Alone: true})
	d := xml.NewDecoder(strings.NewReader(got))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if strings.Contains(got, "var(") || strings.Contains(got, "<a ") || !strings.Contains(got, `role="img"`) ||
		!strings.Contains(got, `xmlns="http://www.w3.org/2000/svg"`) || !strings.Contains(got, `width="160"`) {
		t.Errorf("got %s", got)
	}
}

// One layout of a drawing brings the rules of all, so that the others need none.
func TestUnstyled(t *testing.T) {
	got := svg(sample(), scene.Options{Unstyled: true})
	if strings.Contains(got, "<style") {
		t.Errorf("got %s", got)
	}
	with := svg(&scene.Scene{Width: 1, Height: 1}, scene.Options{With: []*scene.Scene{sample()}})
	for _, class := range regexp.MustCompile(`\b[fs]-[a-z-]+`).FindAllString(got, -1) {
		if !strings.Contains(with, ".scene ."+class+"{") {
			t.Errorf("the rules of both have no %s", class)
		}
	}
}

// The colours of a scene are those of the theme.
func TestInksAreTheThemes(t *testing.T) {
	sheet, err := os.ReadFile("../../themes/standard/assets/palette.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, ink := range scene.Inks() {
		if ink != scene.White && ink != scene.Hue && !strings.Contains(string(sheet), "--"+string(ink)+": "+ink.Hex()+";") {
			t.Errorf("the theme has no %s of %s", ink, ink.Hex())
		}
	}
	if scene.Ink("no").Hex() != "" {
		t.Error("an ink that nobody knows has a colour")
	}
}

func TestPatternsDiffer(t *testing.T) {
	seen := map[string]scene.Pattern{}
	for _, p := range scene.Patterns() {
		side, marks := p.Tile(scene.Letter)
		if side <= 0 || len(marks) == 0 {
			t.Fatalf("pattern %d draws nothing", p)
		}
		tile := svg(&scene.Scene{Width: side, Height: side, Marks: marks}, scene.Options{})
		if other, ok := seen[tile]; ok {
			t.Errorf("patterns %d and %d are the same", p, other)
		}
		seen[tile] = p
	}
}

func TestWalkAndBounds(t *testing.T) {
	var texts, boxes int
	sample().Walk(func(m scene.Mark) bool {
		switch m := m.(type) {
		case *scene.Text:
			texts++
			if b := m.Bounds(square{}); m.Anchor == scene.End && (b.X != 8-16 || b.W != 16 || b.H != 1.12*8) {
				t.Errorf("bounds %+v", b)
			} else if m.Anchor == scene.Start && b.H != 1.12*8+9 {
				t.Errorf("bounds %+v", b)
			}
		case *scene.Box:
			boxes++
		case *scene.Group:
			return m.Class != "node"
		}
		return true
	})
	if texts != 1 || boxes != 0 {
		t.Errorf("walked over %d texts and %d boxes", texts, boxes)
	}
}
