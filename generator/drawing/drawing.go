// Package drawing reads drawings that editors made elsewhere, in SVG, into scenes,
// so that paper shows them as lines and letters and not as a grid of dots.
//
// It reads shapes, lines, plain texts, groups and arrowheads, and gradients as the
// colour in their middle. Half-transparent colours are mixed with the white of the
// paper. What is more than that (pictures within it, filters, masks, style sheets)
// is an error: the drawing is not printed, rather than printed wrong. The elements
// and attributes are those of SVG 1.1 (W3C Recommendation 16 August 2011).
package drawing

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"prospectus/generator/colour"
	"prospectus/generator/scene"
)

// Read reads a drawing. Its inks are colours as #rrggbb. The error says what in it
// cannot be printed.
func Read(data []byte) (*scene.Scene, error) {
	r := &reader{dec: xml.NewDecoder(strings.NewReader(string(data))), paints: map[string]string{}, heads: map[string]bool{}}
	for {
		t, err := r.dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "svg" {
			return r.root(e)
		}
	}
	return nil, errors.New("no drawing in it")
}

// An reader reads one drawing.
type reader struct {
	dec    *xml.Decoder
	out    *scene.Scene
	paints map[string]string // gradients by id, as one colour
	heads  map[string]bool   // markers by id
}

// An state is what elements take over from those around them.
type state struct {
	fill, stroke              string
	width, size               float64
	opacity, fillOp, strokeOp float64
	dash                      []float64
	anchor, weight            string
	m                         [6]float64
	head                      bool
}

func (r *reader) root(e xml.StartElement) (*scene.Scene, error) {
	box := numbers(attr(e, "viewBox"))
	if len(box) != 4 || box[2] <= 0 || box[3] <= 0 {
		return nil, errors.New("it has no view box")
	}
	r.out = &scene.Scene{Width: box[2], Height: box[3]}
	s := state{fill: "#000000", width: 1, size: 16, opacity: 1, fillOp: 1, strokeOp: 1, m: [6]float64{1, 0, 0, 1, -box[0], -box[1]}}
	return r.out, r.inside(e, s)
}

// inside reads what an element holds, up to its end.
func (r *reader) inside(e xml.StartElement, s state) error {
	s, err := s.with(e)
	if err != nil {
		return err
	}
	for {
		t, err := r.dec.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := r.element(t, s); err != nil {
				return err
			}
		}
	}
}

func (r *reader) element(e xml.StartElement, s state) error {
	switch e.Name.Local {
	case "title", "desc", "metadata":
		return r.dec.Skip()
	case "g", "a", "defs", "switch":
		return r.inside(e, s)
	case "linearGradient", "radialGradient":
		return r.gradient(e)
	case "marker":
		r.heads[attr(e, "id")] = true
		return r.dec.Skip()
	case "text":
		return r.text(e, s)
	}
	s, err := s.with(e)
	if err != nil {
		return err
	}
	steps, err := shapeOf(e)
	if err != nil {
		return err
	}
	r.draw(steps, s)
	return r.dec.Skip()
}

// shapeOf returns the outline of a shape.
func shapeOf(e xml.StartElement) ([]scene.Step, error) {
	n := func(name string) float64 {
		v, _ := strconv.ParseFloat(strings.TrimSuffix(attr(e, name), "px"), 64)
		return v
	}
	switch e.Name.Local {
	case "path":
		return pathOf(attr(e, "d"))
	case "rect":
		return rectOf(n("x"), n("y"), n("width"), n("height"), max(n("rx"), n("ry"))), nil
	case "circle":
		return ovalOf(n("cx"), n("cy"), n("r"), n("r")), nil
	case "ellipse":
		return ovalOf(n("cx"), n("cy"), n("rx"), n("ry")), nil
	case "line":
		return []scene.Step{scene.Move(n("x1"), n("y1")), scene.Line(n("x2"), n("y2"))}, nil
	case "polyline", "polygon":
		var steps []scene.Step
		points := numbers(attr(e, "points"))
		for i := 0; i+1 < len(points); i += 2 {
			steps = append(steps, scene.Line(points[i], points[i+1]))
		}
		if len(steps) > 0 {
			steps[0].Op = 'M'
		}
		if e.Name.Local == "polygon" {
			steps = append(steps, scene.Close())
		}
		return steps, nil
	}
	return nil, fmt.Errorf("it uses <%s>", e.Name.Local)
}

// curve is how far the control points of a quarter of a circle lie from its ends.
const curve = 0.5522847498

func ovalOf(x, y, rx, ry float64) []scene.Step {
	kx, ky := curve*rx, curve*ry
	return []scene.Step{
		scene.Move(x+rx, y), scene.Curve(x+rx, y+ky, x+kx, y+ry, x, y+ry), scene.Curve(x-kx, y+ry, x-rx, y+ky, x-rx, y),
		scene.Curve(x-rx, y-ky, x-kx, y-ry, x, y-ry), scene.Curve(x+kx, y-ry, x+rx, y-ky, x+rx, y), scene.Close(),
	}
}

func rectOf(x, y, w, h, r float64) []scene.Step {
	if r = min(r, w/2, h/2); r <= 0 {
		return []scene.Step{scene.Move(x, y), scene.Line(x+w, y), scene.Line(x+w, y+h), scene.Line(x, y+h), scene.Close()}
	}
	k := r * (1 - curve)
	return []scene.Step{
		scene.Move(x+r, y), scene.Line(x+w-r, y), scene.Curve(x+w-k, y, x+w, y+k, x+w, y+r), scene.Line(x+w, y+h-r),
		scene.Curve(x+w, y+h-k, x+w-k, y+h, x+w-r, y+h), scene.Line(x+r, y+h), scene.Curve(x+k, y+h, x, y+h-k, x, y+h-r),
		scene.Line(x, y+r), scene.Curve(x, y+k, x+k, y, x+r, y), scene.Close(),
	}
}

// draw adds an outline in the colours of a state.
func (r *reader) draw(steps []scene.Step, s state) {
	moved := make([]scene.Step, len(steps))
	for i, step := range steps {
		step.X, step.Y = s.at(step.X, step.Y)
		step.X1, step.Y1 = s.at(step.X1, step.Y1)
		step.X2, step.Y2 = s.at(step.X2, step.Y2)
		moved[i] = step
	}
	p := &scene.Path{Steps: moved, Paint: scene.Paint{Fill: r.ink(s.fill, s.opacity*s.fillOp), Stroke: r.ink(s.stroke, s.opacity*s.strokeOp), StrokeWidth: s.width * s.scale(), Dash: s.dash}}
	r.out.Marks = append(r.out.Marks, p)
	if s.head && p.Stroke != "" {
		r.arrow(moved, p)
	}
}

// arrow adds a head at the end of a line.
func (r *reader) arrow(steps []scene.Step, p *scene.Path) {
	n := len(steps)
	if n < 2 {
		return
	}
	end, from := steps[n-1], steps[n-2]
	fx, fy := from.X, from.Y
	switch end.Op {
	case 'Q':
		fx, fy = end.X1, end.Y1
	case 'C':
		fx, fy = end.X2, end.Y2
	}
	length := math.Hypot(end.X-fx, end.Y-fy)
	if length == 0 {
		return
	}
	ux, uy, size := (end.X-fx)/length, (end.Y-fy)/length, 3.2*max(p.StrokeWidth, 1)
	bx, by := end.X-ux*size, end.Y-uy*size
	r.out.Marks = append(r.out.Marks, &scene.Path{
		Steps: []scene.Step{scene.Move(end.X, end.Y), scene.Line(bx-uy*size/2, by+ux*size/2), scene.Line(bx+uy*size/2, by-ux*size/2), scene.Close()},
		Paint: scene.Paint{Fill: p.Stroke},
	})
}

// text reads a text; its parts stand one after another.
func (r *reader) text(e xml.StartElement, s state) error {
	s, err := s.with(e)
	if err != nil {
		return err
	}
	x, y := first(attr(e, "x")), first(attr(e, "y"))
	var b strings.Builder
	for depth := 1; depth > 0; {
		t, err := r.dec.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			depth++
			if attr(t, "x") != "" || attr(t, "y") != "" { // a line of its own
				r.say(b.String(), x, y, s)
				b.Reset()
				if v := attr(t, "x"); v != "" {
					x = first(v)
				}
				if v := attr(t, "y"); v != "" {
					y = first(v)
				}
			}
			y += first(attr(t, "dy"))
		case xml.EndElement:
			depth--
		}
	}
	r.say(b.String(), x, y, s)
	return nil
}

func (r *reader) say(words string, x, y float64, s state) {
	words = strings.Join(strings.Fields(words), " ")
	if words == "" {
		return
	}
	x, y = s.at(x, y)
	anchor := map[string]scene.Anchor{"middle": scene.Middle, "end": scene.End}[s.anchor]
	bold := s.weight == "bold" || s.weight >= "600" && s.weight <= "900"
	r.out.Marks = append(r.out.Marks, &scene.Text{X: x, Y: y, Lines: []string{words}, Size: s.size * s.scale(), Bold: bold, Anchor: anchor, Fill: r.ink(s.fill, s.opacity*s.fillOp)})
}

// gradient notes the colour in the middle of a gradient.
func (r *reader) gradient(e xml.StartElement) error {
	var stops []int
	for {
		t, err := r.dec.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if n, ok := colourOf(attr(t, "stop-color")); ok {
				stops = append(stops, n)
			}
		case xml.EndElement:
			if t.Name.Local != e.Name.Local {
				continue
			}
			if len(stops) > 0 {
				a, b := stops[0], stops[len(stops)-1]
				mid := 0
				for _, shift := range []int{16, 8, 0} {
					mid |= ((a>>shift&255 + b>>shift&255) / 2) << shift
				}
				r.paints[attr(e, "id")] = fmt.Sprintf("#%06x", mid)
			}
			return nil
		}
	}
}

// ink returns a colour as an ink, mixed with white by what is transparent of it;
// none for what is not painted.
func (r *reader) ink(colour string, opacity float64) scene.Ink {
	if id, ok := strings.CutPrefix(colour, "url(#"); ok {
		colour = r.paints[strings.TrimSuffix(id, ")")]
	}
	n, ok := colourOf(colour)
	if !ok || opacity <= 0 {
		return ""
	}
	mixed := 0
	for _, shift := range []int{16, 8, 0} {
		part := float64(n >> shift & 255)
		mixed |= int(math.Round(255-(255-part)*min(opacity, 1))) << shift
	}
	return scene.Ink(fmt.Sprintf("#%06x", mixed))
}

// named are the colours that drawings call by name.
var named = map[string]string{"black": "#000000", "white": "#ffffff", "red": "#ff0000", "gray": "#808080", "grey": "#808080", "currentColor": "#000000"}

// colourOf reads a colour by its name or as hexadecimal digits.
func colourOf(s string) (n int, ok bool) {
	if by, ok := named[s]; ok {
		s = by
	}
	c, err := colour.Parse(s)
	return int(c), err == nil
}
