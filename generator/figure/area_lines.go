package figure

import (
	"math"

	"prospectus/generator/scene"
)

// A track is a line as it is drawn: pieces within the map.
type track struct {
	line   *AreaLine
	pieces [][]point
}

// plan works out where lines run.
func (m *areaMap) plan() {
	for i := range m.Lines {
		l := &m.Lines[i]
		var drawn []point
		points := l.Points
		if !l.Exact || m.Bend != 0 && m.Bend != 1 { // a straight line stays one where nothing is bent
			points = smooth(points, l.Exact)
		}
		for _, p := range points {
			drawn = append(drawn, m.at(p))
		}
		m.tracks = append(m.tracks, track{l, m.clip(simple(drawn, .35))})
	}
}

// smooth returns points along a curve through the given ones (Catmull–Rom, which
// goes through them all), close enough for a map that bends straight lines.
func smooth(points []Point, exact bool) []Point {
	if len(points) < 2 {
		return nil
	}
	const steps = 14
	var out []Point
	for i := 0; i+1 < len(points); i++ {
		p0, p1, p2, p3 := points[max(i-1, 0)], points[i], points[i+1], points[min(i+2, len(points)-1)]
		for s := range steps {
			t := float64(s) / steps
			if exact {
				out = append(out, Point{p1.East + t*(p2.East-p1.East), p1.North + t*(p2.North-p1.North)})
				continue
			}
			out = append(out, Point{through(p0.East, p1.East, p2.East, p3.East, t), through(p0.North, p1.North, p2.North, p3.North, t)})
		}
	}
	return append(out, points[len(points)-1])
}

func through(a, b, c, d, t float64) float64 {
	return b + .5*t*(c-a+t*(2*a-5*b+4*c-d+t*(3*(b-c)+d-a)))
}

// simple leaves out points that lie within a distance of the line without them
// (Douglas and Peucker, 1973).
func simple(line []point, within float64) []point {
	if len(line) < 3 {
		return line
	}
	a, b, far, at := line[0], line[len(line)-1], 0.0, 0
	for i, p := range line[1 : len(line)-1] {
		if d := offLine(p, a, b); d > far {
			far, at = d, i+1
		}
	}
	if far <= within {
		return []point{a, b}
	}
	head := simple(line[:at+1], within)
	return append(head[:len(head)-1:len(head)-1], simple(line[at:], within)...)
}

// offLine returns how far a point is from the stretch between two others.
func offLine(p, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	if n := dx*dx + dy*dy; n > 0 {
		t := min(1, max(0, ((p.x-a.x)*dx+(p.y-a.y)*dy)/n))
		return math.Hypot(p.x-a.x-t*dx, p.y-a.y-t*dy)
	}
	return math.Hypot(p.x-a.x, p.y-a.y)
}

// clip returns the pieces of a line that lie within the frame of the map.
func (m *areaMap) clip(line []point) (pieces [][]point) {
	const edge = 3
	var piece []point
	end := func() {
		if len(piece) > 1 {
			pieces = append(pieces, piece)
		}
		piece = nil
	}
	for i := 1; i < len(line); i++ {
		a, b, ok := clipStretch(line[i-1], line[i], edge, edge, m.f.Width-edge, m.height-edge)
		if !ok {
			end()
			continue
		}
		if len(piece) == 0 || piece[len(piece)-1] != a {
			end()
			piece = []point{a}
		}
		if piece = append(piece, b); b != line[i] {
			end()
		}
	}
	end()
	return pieces
}

// clipStretch cuts a stretch to a box (Liang and Barsky, 1984).
func clipStretch(a, b point, left, top, right, bottom float64) (point, point, bool) {
	t0, t1 := 0.0, 1.0
	dx, dy := b.x-a.x, b.y-a.y
	for _, c := range [4][2]float64{{-dx, a.x - left}, {dx, right - a.x}, {-dy, a.y - top}, {dy, bottom - a.y}} {
		switch p, q := c[0], c[1]; {
		case p == 0 && q < 0:
			return a, b, false
		case p < 0:
			t0 = max(t0, q/p)
		case p > 0:
			t1 = min(t1, q/p)
		}
	}
	if t0 > t1 {
		return a, b, false
	}
	from, to := a, b
	if t0 > 0 {
		from = point{a.x + t0*dx, a.y + t0*dy}
	}
	if t1 < 1 {
		to = point{a.x + t1*dx, a.y + t1*dy}
	}
	return from, to, true
}

// curve writes a line as steps that round its corners: a curve through the
// middles of its stretches with the corners as control points.
func curve(line []point) []scene.Step {
	steps := []scene.Step{scene.Move(line[0].x, line[0].y)}
	for i := 1; i+1 < len(line); i++ {
		x, y := (line[i].x+line[i+1].x)/2, (line[i].y+line[i+1].y)/2
		if i+2 == len(line) {
			x, y = line[i+1].x, line[i+1].y
		}
		steps = append(steps, scene.Bend(line[i].x, line[i].y, x, y))
	}
	if len(line) == 2 {
		steps = append(steps, scene.Line(line[1].x, line[1].y))
	}
	return steps
}

// lines draws all lines, one kind over the other: water lies under roads, roads
// under railways.
func (m *areaMap) lines() (marks []scene.Mark) {
	for kind := range lineKinds {
		layers := linePaints(kind, m.em)
		for _, paint := range layers {
			for _, t := range m.tracks {
				if t.line.Kind != kind {
					continue
				}
				for _, piece := range t.pieces {
					steps := curve(piece)
					if t.line.Exact {
						steps = straight(piece)
					}
					marks = append(marks, &scene.Path{Steps: steps, Paint: paint})
				}
			}
		}
	}
	return marks
}

func straight(line []point) []scene.Step {
	steps := []scene.Step{scene.Move(line[0].x, line[0].y)}
	for _, p := range line[1:] {
		steps = append(steps, scene.Line(p.x, p.y))
	}
	return steps
}

// linePaints are the strokes of a kind of line, the lowest first: water is broad
// and calm, a motorway has two edges, a railway sleepers.
func linePaints(kind LineKind, em float64) []scene.Paint {
	k := em / 16
	switch kind {
	case BoundaryLine:
		return []scene.Paint{{Stroke: scene.Soft, StrokeWidth: 1.2 * k, Dash: []float64{7 * k, 3 * k, 1.5 * k, 3 * k}}}
	case WaterLine:
		return []scene.Paint{{Stroke: scene.Mid, StrokeWidth: 5.5 * k}}
	case MotorwayLine:
		return []scene.Paint{{Stroke: scene.Rule, StrokeWidth: 4.4 * k}, {Stroke: scene.WaitTint, StrokeWidth: 2.2 * k}}
	case RailLine:
		return []scene.Paint{{Stroke: scene.Soft, StrokeWidth: 1.1 * k}, {Stroke: scene.Soft, StrokeWidth: 5 * k, Dash: []float64{1 * k, 8 * k}}}
	case FastRailLine:
		return []scene.Paint{{Stroke: scene.Soft, StrokeWidth: 3.6 * k}, {Stroke: scene.Paper, StrokeWidth: 1.8 * k, Dash: []float64{7 * k, 7 * k}}}
	}
	return []scene.Paint{{Stroke: scene.Rule, StrokeWidth: 1.5 * k}}
}
