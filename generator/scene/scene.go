// Package scene is a small vector drawing: what a chain map, an area map or a
// chart is laid out as before it is known where it will be seen.
//
// What it promises:
//
//   - A [Scene] is data. Its marks are boxes, paths, texts that are already
//     broken into lines, and groups, in the order in which they are painted;
//     lengths are CSS pixels on a screen and points on paper, y grows downwards.
//     A writer of another format walks the marks and needs nothing else:
//     [Pattern.Tile] gives it the tiles, [Ink.Hex] the colours.
//   - Colours are roles ([Ink]). A page fills them from its custom properties,
//     paper from its own table, and where colour alone would tell things apart a
//     mark also has a [Pattern].
//   - A link names a record ([Ref]); its address is asked for when the scene is
//     written and not before, so the same scene serves every page and book.
//   - [WriteSVG] writes text as text and links as links, names what it draws to
//     those who cannot see it, and gives the same bytes for the same scene.
//   - Nothing here knows a font. Widths come from the [Measurer] that the
//     layout was given; [Screen] is a careful one for faces that nobody knows.
package scene

// A Scene is one drawing.
type Scene struct {
	Width, Height float64
	Title         string // what it is, in a few words
	Desc          string // what it shows, for those who cannot see it
	Lang          string // BCP 47; empty where it is that of the page around it
	Marks         []Mark // painted in this order
}

// A Mark is a *[Box], a *[Path], a *[Text] or a *[Group].
type Mark interface{ mark() }

// A Paint says how a shape looks. The zero Paint shows nothing.
type Paint struct {
	Fill        Ink
	Pattern     Pattern // over the fill
	PatternInk  Ink
	Stroke      Ink
	StrokeWidth float64   // 0 means 1
	Dash        []float64 // lengths of strokes and gaps in turn; none for a whole line
}

// Width returns the width of the stroke, 0 where there is none.
func (p Paint) Width() float64 {
	switch {
	case p.Stroke == "":
		return 0
	case p.StrokeWidth == 0:
		return 1
	}
	return p.StrokeWidth
}

// A Box is a rectangle with its corners rounded by Radius.
type Box struct {
	X, Y, W, H float64
	Radius     float64
	Paint
}

// A Path is a line or an outline.
type Path struct {
	Steps []Step
	Paint
}

// A Step is one move of a pen. Op is that of SVG: 'M' moves to X, Y, 'L' draws a
// straight line there, 'Q' a curve with the control point X1, Y1, 'C' one with
// two control points, and 'Z' closes the outline.
type Step struct {
	Op             byte
	X, Y           float64
	X1, Y1, X2, Y2 float64
}

// Move returns the step that starts a line.
func Move(x, y float64) Step { return Step{Op: 'M', X: x, Y: y} }

// Line returns the step that draws a straight line.
func Line(x, y float64) Step { return Step{Op: 'L', X: x, Y: y} }

// Bend returns the step that draws a quadratic curve.
func Bend(x1, y1, x, y float64) Step { return Step{Op: 'Q', X: x, Y: y, X1: x1, Y1: y1} }

// Curve returns the step that draws a cubic curve.
func Curve(x1, y1, x2, y2, x, y float64) Step {
	return Step{Op: 'C', X: x, Y: y, X1: x1, Y1: y1, X2: x2, Y2: y2}
}

// Close returns the step that closes an outline.
func Close() Step { return Step{Op: 'Z'} }

// A Text is one or more lines in one size. Y is the base line of the first.
type Text struct {
	X, Y    float64
	Lines   []string
	Leading float64 // from base line to base line
	Size    float64 // of an em
	Bold    bool
	Anchor  Anchor
	Fill    Ink
	Lang    string // where it differs from what stands around it
}

// Anchor says which point of a line X is.
type Anchor uint8

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// A Group is marks that belong together: a link, an item of a list, or what the
// script of a page takes hold of.
type Group struct {
	ID     string // after the writer's prefix; unique in a scene
	Class  string
	Link   Ref    // makes the group a link
	Title  string // what it is, said in full
	Role   string // of ARIA; empty for none
	Hidden bool   // adds nothing for those who cannot see it
	Data   []Datum
	Marks  []Mark
}

// A Datum is something that a page's script reads: data-Name="Value".
type Datum struct{ Name, Value string }

// A Ref names a record and a part of its page. With no Kind it is a part of the
// page that shows the scene; the zero Ref leads nowhere.
type Ref struct{ Kind, ID, Part string }

// IsZero reports whether the reference leads nowhere.
func (r Ref) IsZero() bool { return r == Ref{} }

func (*Box) mark()   {}
func (*Path) mark()  {}
func (*Text) mark()  {}
func (*Group) mark() {}

// Walk visits the marks in the order in which they are painted, a group before
// what it holds. Where visit returns false for a group, what it holds is left
// out.
func (s *Scene) Walk(visit func(Mark) bool) { walk(s.Marks, visit) }

func walk(marks []Mark, visit func(Mark) bool) {
	for _, m := range marks {
		if g, ok := m.(*Group); visit(m) && ok {
			walk(g.Marks, visit)
		}
	}
}

// Bounds returns the box that a text fills: its lines as wide as m says, from
// 0.88 em over the first base line to 0.24 em under the last, which holds every
// Chinese face and the accents of a Latin one.
func (t *Text) Bounds(m Measurer) Box {
	w := 0.0
	for _, line := range t.Lines {
		w = max(w, m.Width(line, t.Size, t.Bold))
	}
	b := Box{X: t.X, Y: t.Y - 0.88*t.Size, W: w, H: 1.12*t.Size + float64(len(t.Lines)-1)*t.Leading}
	switch t.Anchor {
	case Middle:
		b.X -= w / 2
	case End:
		b.X -= w
	}
	return b
}
