package pdf

import "prospectus/generator/scene"

// A Style says how a shape is painted. The zero Style shows nothing.
type Style struct {
	// Fill is the colour of the area.
	Fill Color
	// Stroke is the colour of the outline, which is Width wide; a Width of 0
	// means 1.
	Stroke Color
	Width  float64
	// Dash are lengths of strokes and gaps in turn, beginning with a stroke; none
	// for a whole line.
	Dash []float64
	// Cap says how lines end and Join how they meet.
	Cap  Cap
	Join Join
	// EvenOdd has an area count as inside where a ray from it crosses the outline
	// an odd number of times; otherwise it is inside where the crossings in one
	// direction and in the other do not cancel out.
	EvenOdd bool
}

// A Cap is how a line ends.
type Cap uint8

// The ends of lines: at the end, in a half circle around it, and half a width
// beyond it.
const (
	Butt Cap = iota
	Round
	Square
)

// A Join is how lines meet.
type Join uint8

// The ways in which lines meet.
const (
	Miter Join = iota
	RoundJoin
	Bevel
)

// Box draws a rectangle whose corners are rounded by a radius.
func (p *Page) Box(r Rect, radius float64, s Style) {
	if !p.ok(r.X, r.Y, r.W, r.H, radius) || !p.prepare(s) {
		return
	}
	p.outline(r, radius)
	p.paint(s)
}

// Path draws a line or an outline.
func (p *Page) Path(steps []scene.Step, s Style) {
	if !p.ok() || len(steps) == 0 || !p.prepare(s) {
		return
	}
	p.steps(steps)
	p.paint(s)
}

// Clip leaves out what is drawn outside of an outline, until the part ends that
// [Page.Push] began.
func (p *Page) Clip(steps []scene.Step) {
	if p.clips() && len(steps) > 0 {
		p.steps(steps)
		p.b.put("W n\n")
	}
}

// ClipBox is [Page.Clip] with a rectangle whose corners are rounded by a radius.
func (p *Page) ClipBox(r Rect, radius float64) {
	if p.ok(r.X, r.Y, r.W, r.H, radius) && p.clips() {
		p.outline(r, radius)
		p.b.put("W n\n")
	}
}

// clips reports whether clipping may be set: where it ends again.
func (p *Page) clips() bool {
	if len(p.saved) == 0 {
		p.fail(errClip)
	}
	p.unmark()
	return p.ok()
}

// prepare sets what a style asks for, and reports whether it shows anything.
func (p *Page) prepare(s Style) bool {
	if s.Fill.model == none && s.Stroke.model == none {
		return false
	}
	p.mark()
	p.endText()
	if s.Fill.model != none {
		p.fill(s.Fill)
	}
	if s.Stroke.model != none {
		p.stroke(s)
	}
	return p.err == nil
}

func (p *Page) fill(c Color) {
	if c = p.inks.of(c); c != p.now.fill {
		p.now.fill = c
		p.press = p.press || c.model == cmyk
		p.b = c.append(p.b, 0)
	}
}

// stroke sets colour, width, dashes, ends and joins of lines.
func (p *Page) stroke(s Style) {
	p.endText()
	if c := p.inks.of(s.Stroke); c != p.now.stroke {
		p.now.stroke = c
		p.press = p.press || c.model == cmyk
		p.b = c.append(p.b, 1)
		if c.model == every {
			p.space("All")
		}
	}
	width := s.Width
	if width == 0 {
		width = 1
	}
	if !p.ok(width) {
		return
	}
	if width != p.now.width {
		p.now.width = width
		p.b.num(width, 3)
		p.b.put("w\n")
	}
	p.dash(s.Dash)
	if c := int(s.Cap); c != p.now.cap {
		p.now.cap = c
		p.b.num(float64(c), 0)
		p.b.put("J\n")
	}
	if j := int(s.Join); j != p.now.join {
		p.now.join = j
		p.b.num(float64(j), 0)
		p.b.put("j\n")
	}
}

// dash sets the dashes of lines. Dashes that add up to nothing are a whole line.
func (p *Page) dash(lengths []float64) {
	var d body
	sum := 0.0
	for _, l := range lengths {
		if !p.ok(l) {
			return
		}
		sum += max(l, 0)
		d.num(max(l, 0), 3)
	}
	if sum < 0.001 {
		d = nil
	}
	if s := string(d); s != p.now.dash {
		p.now.dash = s
		p.b.put("[" + s + "]0 d\n")
	}
}

// paint ends a path by filling and stroking it.
func (p *Page) paint(s Style) {
	op := "f"
	switch {
	case s.Fill.model == none:
		p.b.put("S\n")
		return
	case s.Stroke.model != none:
		op = "B"
	}
	if s.EvenOdd {
		op += "*"
	}
	p.b.put(op + "\n")
}

// point appends a point and an operator.
func (p *Page) point(x, y float64, op string) {
	p.b.num(p.ox+x, 3)
	p.b = appendNumber(p.b, p.top-y, 3)
	p.b.put(op)
}

// outline appends a rectangle as a path.
func (p *Page) outline(r Rect, radius float64) {
	radius = min(radius, r.W/2, r.H/2)
	if radius <= 0 {
		p.point(r.X, r.Y+r.H, " ")
		p.b.num(r.W, 3)
		p.b.num(r.H, 3)
		p.b.put("re\n")
		return
	}
	p.steps(rounded(r, radius))
}

// circle is how far the control points of a quarter of a circle lie from its
// ends, for a radius of 1, so that the curve is never off by more than 0.03 %.
const circle = 0.5522847498

// rounded returns the outline of a rectangle with round corners, clockwise.
func rounded(r Rect, radius float64) []scene.Step {
	x, y, x2, y2 := r.X, r.Y, r.X+r.W, r.Y+r.H
	c := radius * (1 - circle)
	return []scene.Step{
		scene.Move(x+radius, y), scene.Line(x2-radius, y),
		scene.Curve(x2-c, y, x2, y+c, x2, y+radius), scene.Line(x2, y2-radius),
		scene.Curve(x2, y2-c, x2-c, y2, x2-radius, y2), scene.Line(x+radius, y2),
		scene.Curve(x+c, y2, x, y2-c, x, y2-radius), scene.Line(x, y+radius),
		scene.Curve(x, y+c, x+c, y, x+radius, y), scene.Close(),
	}
}

// steps appends a path. What it closes is taken up at its beginning.
func (p *Page) steps(steps []scene.Step) {
	var x, y float64
	begun := false
	for _, s := range steps {
		if !p.ok(s.X, s.Y, s.X1, s.Y1, s.X2, s.Y2) {
			return
		}
		if !begun && s.Op != 'M' {
			p.fail(errPath)
			return
		}
		begun = true
		p.step(s, x, y)
		if s.Op != 'Z' {
			x, y = s.X, s.Y
		}
	}
}

// step appends one step of a path that has come to x, y.
func (p *Page) step(s scene.Step, x, y float64) {
	switch s.Op {
	case 'M':
		p.point(s.X, s.Y, " m\n")
	case 'L':
		p.point(s.X, s.Y, " l\n")
	case 'Q': // the cubic curve that is the same
		p.point(x+(s.X1-x)*2/3, y+(s.Y1-y)*2/3, " ")
		p.point(s.X+(s.X1-s.X)*2/3, s.Y+(s.Y1-s.Y)*2/3, " ")
		p.point(s.X, s.Y, " c\n")
	case 'C':
		p.point(s.X1, s.Y1, " ")
		p.point(s.X2, s.Y2, " ")
		p.point(s.X, s.Y, " c\n")
	case 'Z':
		p.b.put("h\n")
	default:
		p.fail(errPath)
	}
}

// space notes that the page uses a colour space by a name.
func (p *Page) space(name string) {
	if p.spaces == nil {
		p.spaces = map[string]bool{}
	}
	p.spaces[name] = true
}
