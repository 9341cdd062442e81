package drawing

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"prospectus/generator/scene"
)

// steps writes an outline as a path does, rounded.
func steps(p *scene.Path) string {
	var b strings.Builder
	for _, s := range p.Steps {
		fmt.Fprintf(&b, "%c", s.Op)
		if s.Op == 'Q' || s.Op == 'C' {
			fmt.Fprintf(&b, "%.1f,%.1f ", s.X1, s.Y1)
		}
		if s.Op == 'C' {
			fmt.Fprintf(&b, "%.1f,%.1f ", s.X2, s.Y2)
		}
		if s.Op != 'Z' {
			fmt.Fprintf(&b, "%.1f,%.1f", s.X, s.Y)
		}
		b.WriteString(" ")
	}
	return strings.TrimSpace(b.String())
}

func TestDrawings(t *testing.T) {
	const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 0 100 50">`
	for in, want := range map[string]string{
		`<path d="M10 5h20v-3L 40,6z"/>`:                                                 "M0.0,5.0 L20.0,5.0 L20.0,2.0 L30.0,6.0 Z",
		`<path d="m10 5 4 4 1-1"/>`:                                                      "M0.0,5.0 L4.0,9.0 L5.0,8.0",
		`<path d="M10 5c1 1 2 2 3 3s2 2 4 0"/>`:                                          "M0.0,5.0 C1.0,6.0 2.0,7.0 3.0,8.0 C4.0,9.0 5.0,10.0 7.0,8.0",
		`<path d="M10 5q5 5 10 0t10 0"/>`:                                                "M0.0,5.0 Q5.0,10.0 10.0,5.0 Q15.0,0.0 20.0,5.0",
		`<path d="M10 5a5 5 0 01 10 0"/>`:                                                "M0.0,5.0 C0.0,2.2 2.2,0.0 5.0,0.0 C7.8,0.0 10.0,2.2 10.0,5.0",
		`<rect x="10" y="1" width="4" height="2"/>`:                                      "M0.0,1.0 L4.0,1.0 L4.0,3.0 L0.0,3.0 Z",
		`<polygon points="10,1 12 1,12,3"/>`:                                             "M0.0,1.0 L2.0,1.0 L2.0,3.0 Z",
		`<g transform="translate(5 2) scale(2)"><line x1="5" y1="1" x2="6" y2="1"/></g>`: "M5.0,4.0 L7.0,4.0",
		`<circle cx="20" cy="5" r="5"/>`:                                                 "M15.0,5.0 C15.0,7.8 12.8,10.0 10.0,10.0 C7.2,10.0 5.0,7.8 5.0,5.0 C5.0,2.2 7.2,0.0 10.0,0.0 C12.8,0.0 15.0,2.2 15.0,5.0 Z",
	} {
		s, err := Read([]byte(head + in + "</svg>"))
		if err != nil || len(s.Marks) != 1 {
			t.Errorf("%s: %v", in, err)
			continue
		}
		if got := steps(s.Marks[0].(*scene.Path)); got != want {
			t.Errorf("%s:\n%s, want\n%s", in, got, want)
		}
	}
}

func TestDrawingColours(t *testing.T) {
	s, err := Read([]byte(`<svg viewBox="0 0 9 9"><defs><linearGradient id="sky"><stop stop-color="#fff"/><stop stop-color="#000"/></linearGradient></defs>
		<rect width="9" height="9" fill="url(#sky)"/><g fill="none" stroke="#f00" stroke-width="2"><path d="M0 0h9" opacity=".5"/></g><text x="4" y="5" font-size="3" font-weight="700" text-anchor="middle" fill="#123">a <tspan y="8">b</tspan></text></svg>`))
	if err != nil {
		t.Fatal(err)
	}
	box, line := s.Marks[0].(*scene.Path), s.Marks[1].(*scene.Path)
	a, b := s.Marks[2].(*scene.Text), s.Marks[3].(*scene.Text)
	if box.Fill != "#7f7f7f" || line.Fill != "" || line.Stroke != "#ff8080" || line.StrokeWidth != 2 {
		t.Errorf("%+v %+v", box.Paint, line.Paint)
	}
	if a.Lines[0] != "a" || !a.Bold || a.Anchor != scene.Middle || a.Fill != "#112233" || b.Lines[0] != "b" || b.Y != 8 {
		t.Errorf("%+v %+v", a, b)
	}
}

func TestDrawingsThatAreNotPrinted(t *testing.T) {
	for _, in := range []string{`<image href="a.png"/>`, `<rect style="fill:red"/>`, `<g filter="url(#f)"/>`, `<path d="M1 x"/>`, `<use href="#a"/>`} {
		if _, err := Read([]byte(`<svg viewBox="0 0 9 9">` + in + `</svg>`)); err == nil {
			t.Errorf("%s is no error", in)
		}
	}
	if _, err := Read([]byte(`<svg width="9"/>`)); err == nil {
		t.Error("a drawing without a view box is no error")
	}
}

// TestDemonstrationsDrawings: all of them can be printed.
func TestDemonstrationsDrawings(t *testing.T) {
	files, _ := filepath.Glob("../../content/*/*/*.svg")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if s, err := Read(data); err != nil || len(s.Marks) < 10 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(files) < 10 {
		t.Errorf("only %d drawings", len(files))
	}
}
