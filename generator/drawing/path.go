package drawing

import (
	"encoding/xml"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"prospectus/generator/scene"
)

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// numbers reads a list of numbers, parted by white space, commas or signs.
func numbers(s string) (list []float64) {
	for s != "" {
		n, rest, ok := number1(s)
		if !ok {
			return list
		}
		list, s = append(list, n), rest
	}
	return list
}

func first(s string) float64 {
	n, _, _ := number1(s)
	return n
}

// number1 reads one number and returns what follows.
func number1(s string) (n float64, rest string, ok bool) {
	s = strings.TrimLeft(s, " ,\n\t\r")
	end, dot := 0, false
	for end < len(s) {
		c := s[end]
		switch {
		case c >= '0' && c <= '9':
		case (c == '-' || c == '+') && (end == 0 || s[end-1] == 'e' || s[end-1] == 'E'):
		case c == '.' && !dot:
			dot = true
		case (c == 'e' || c == 'E') && end > 0:
		default:
			n, err := strconv.ParseFloat(s[:end], 64)
			return n, s[end:], err == nil
		}
		end++
	}
	n, err := strconv.ParseFloat(s[:end], 64)
	return n, "", err == nil
}

// with returns the state inside an element.
func (s state) with(e xml.StartElement) (state, error) {
	for _, a := range e.Attr {
		v := strings.TrimSpace(a.Value)
		switch a.Name.Local {
		case "fill":
			s.fill = v
		case "stroke":
			s.stroke = v
		case "stroke-width":
			s.width = first(v)
		case "font-size":
			s.size = first(v)
		case "font-weight":
			s.weight = v
		case "text-anchor":
			s.anchor = v
		case "opacity":
			s.opacity *= first(v)
		case "fill-opacity":
			s.fillOp = first(v)
		case "stroke-opacity":
			s.strokeOp = first(v)
		case "stroke-dasharray":
			s.dash = numbers(v)
		case "marker-end":
			s.head = v != "none"
		case "transform":
			if err := s.transform(v); err != nil {
				return s, err
			}
		case "style", "filter", "mask", "clip-path":
			return s, fmt.Errorf("it uses %s", a.Name.Local)
		}
	}
	return s, nil
}

// transform applies the moves of an element to the state.
func (s *state) transform(v string) error {
	for v = strings.TrimSpace(v); v != ""; v = strings.TrimLeft(v, " ,") {
		name, rest, ok := strings.Cut(v, "(")
		args, after, closed := strings.Cut(rest, ")")
		if !ok || !closed {
			return errors.New("it is moved in a way that cannot be read")
		}
		n := numbers(args)
		m := [6]float64{1, 0, 0, 1, 0, 0}
		switch name = strings.TrimSpace(name); {
		case name == "translate" && len(n) > 0:
			m[4] = n[0]
			if len(n) > 1 {
				m[5] = n[1]
			}
		case name == "scale" && len(n) > 0:
			m[0], m[3] = n[0], n[len(n)-1]
		case name == "matrix" && len(n) == 6:
			copy(m[:], n)
		case name == "rotate" && len(n) > 0:
			sin, cos := math.Sincos(n[0] * math.Pi / 180)
			m = [6]float64{cos, sin, -sin, cos, 0, 0}
			if len(n) == 3 {
				m[4], m[5] = n[1]-cos*n[1]+sin*n[2], n[2]-sin*n[1]-cos*n[2]
			}
		default:
			return fmt.Errorf("it is moved by %s", name)
		}
		s.m, v = times(s.m, m), after
	}
	return nil
}

// times returns what does b first and a after it.
func times(a, b [6]float64) [6]float64 {
	return [6]float64{
		a[0]*b[0] + a[2]*b[1], a[1]*b[0] + a[3]*b[1], a[0]*b[2] + a[2]*b[3], a[1]*b[2] + a[3]*b[3],
		a[0]*b[4] + a[2]*b[5] + a[4], a[1]*b[4] + a[3]*b[5] + a[5],
	}
}

func (s *state) at(x, y float64) (float64, float64) {
	return s.m[0]*x + s.m[2]*y + s.m[4], s.m[1]*x + s.m[3]*y + s.m[5]
}

// scale is how much larger lengths become.
func (s *state) scale() float64 {
	return math.Sqrt(math.Abs(s.m[0]*s.m[3] - s.m[1]*s.m[2]))
}

// takes is how many numbers each command of a path takes.
var takes = map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2, 'A': 7, 'Z': 0}

// A pen follows the commands of a path.
type pen struct {
	steps  []scene.Step
	x, y   float64 // where it is
	sx, sy float64 // where the outline began
	cx, cy float64 // the last control point
	last   byte
}

// pathOf reads the outline of a path.
func pathOf(d string) ([]scene.Step, error) {
	p, command := &pen{}, byte(0)
	for {
		d = strings.TrimLeft(d, " ,\n\t\r")
		if d == "" {
			return p.steps, nil
		}
		if c := d[0]; c >= 'A' && c <= 'z' && c != 'e' {
			command, d = c, d[1:]
		}
		upper := command &^ 0x20
		want, ok := takes[upper]
		if !ok {
			return nil, fmt.Errorf("a path that cannot be read at %.12q", d)
		}
		n := make([]float64, want)
		for i := range n {
			if upper == 'A' && (i == 3 || i == 4) { // a flag may stand without a space behind it
				d = strings.TrimLeft(d, " ,\n\t\r")
				if d == "" || d[0] != '0' && d[0] != '1' {
					return nil, errors.New("an arc that cannot be read")
				}
				n[i], d = float64(d[0]-'0'), d[1:]
				continue
			}
			if n[i], d, ok = number1(d); !ok {
				return nil, fmt.Errorf("a path that cannot be read at %.12q", d)
			}
		}
		p.do(upper, command != upper, n)
		if upper == 'M' { // what follows without a command are lines
			command = 'L' | command&0x20
		}
	}
}

// do carries out one command.
func (p *pen) do(c byte, relative bool, n []float64) {
	if relative {
		p.relate(c, n)
	}
	switch c {
	case 'M':
		p.x, p.y, p.sx, p.sy = n[0], n[1], n[0], n[1]
		p.steps = append(p.steps, scene.Move(p.x, p.y))
	case 'L':
		p.line(n[0], n[1])
	case 'H':
		p.line(n[0], p.y)
	case 'V':
		p.line(p.x, n[0])
	case 'C':
		p.cubic(n[0], n[1], n[2], n[3], n[4], n[5])
	case 'S':
		x1, y1 := p.mirrored('C', 'S')
		p.cubic(x1, y1, n[0], n[1], n[2], n[3])
	case 'Q':
		p.quad(n[0], n[1], n[2], n[3])
	case 'T':
		x1, y1 := p.mirrored('Q', 'T')
		p.quad(x1, y1, n[0], n[1])
	case 'A':
		p.arc(n)
	case 'Z':
		p.steps = append(p.steps, scene.Close())
		p.x, p.y = p.sx, p.sy
	}
	p.last = c
}

// relate turns numbers that count from where the pen is into places.
func (p *pen) relate(c byte, n []float64) {
	switch c {
	case 'H':
		n[0] += p.x
	case 'V':
		n[0] += p.y
	case 'A':
		n[5], n[6] = n[5]+p.x, n[6]+p.y
	default:
		for i := 0; i+1 < len(n); i += 2 {
			n[i], n[i+1] = n[i]+p.x, n[i+1]+p.y
		}
	}
}

func (p *pen) line(x, y float64) {
	p.steps = append(p.steps, scene.Line(x, y))
	p.x, p.y = x, y
}

func (p *pen) cubic(x1, y1, x2, y2, x, y float64) {
	p.steps = append(p.steps, scene.Curve(x1, y1, x2, y2, x, y))
	p.cx, p.cy, p.x, p.y = x2, y2, x, y
}

func (p *pen) quad(x1, y1, x, y float64) {
	p.steps = append(p.steps, scene.Bend(x1, y1, x, y))
	p.cx, p.cy, p.x, p.y = x1, y1, x, y
}

// mirrored returns the control point that continues the last curve of two kinds.
func (p *pen) mirrored(a, b byte) (float64, float64) {
	if p.last != a && p.last != b {
		return p.x, p.y
	}
	return 2*p.x - p.cx, 2*p.y - p.cy
}

// arc draws an arc of an ellipse as curves, a quarter each at most (SVG 1.1,
// appendix F.6).
func (p *pen) arc(n []float64) {
	rx, ry, x, y := math.Abs(n[0]), math.Abs(n[1]), n[5], n[6]
	if rx == 0 || ry == 0 || x == p.x && y == p.y {
		p.line(x, y)
		return
	}
	sin, cos := math.Sincos(n[2] * math.Pi / 180)
	dx, dy := (p.x-x)/2, (p.y-y)/2
	x1, y1 := cos*dx+sin*dy, -sin*dx+cos*dy
	if grow := x1*x1/(rx*rx) + y1*y1/(ry*ry); grow > 1 {
		rx, ry = rx*math.Sqrt(grow), ry*math.Sqrt(grow)
	}
	root := math.Sqrt(max(0, (rx*rx*ry*ry-rx*rx*y1*y1-ry*ry*x1*x1)/(rx*rx*y1*y1+ry*ry*x1*x1)))
	if n[3] == n[4] {
		root = -root
	}
	cx1, cy1 := root*rx*y1/ry, -root*ry*x1/rx
	cx, cy := cos*cx1-sin*cy1+(p.x+x)/2, sin*cx1+cos*cy1+(p.y+y)/2
	from := math.Atan2((y1-cy1)/ry, (x1-cx1)/rx)
	turn := math.Atan2((-y1-cy1)/ry, (-x1-cx1)/rx) - from
	if n[4] == 0 && turn > 0 {
		turn -= 2 * math.Pi
	} else if n[4] == 1 && turn < 0 {
		turn += 2 * math.Pi
	}
	parts := int(math.Ceil(math.Abs(turn)/(math.Pi/2) - 1e-9))
	step := turn / float64(parts)
	k := 4.0 / 3 * math.Tan(step/4)
	on := func(u, v float64) (float64, float64) { return cx + cos*rx*u - sin*ry*v, cy + sin*rx*u + cos*ry*v }
	for i := range parts {
		s0, c0 := math.Sincos(from + float64(i)*step)
		s1, c1 := math.Sincos(from + float64(i+1)*step)
		ax, ay := on(c0-k*s0, s0+k*c0)
		bx, by := on(c1+k*s1, s1-k*c1)
		ex, ey := on(c1, s1)
		p.cubic(ax, ay, bx, by, ex, ey)
	}
}
