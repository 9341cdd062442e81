package figure

import (
	"math"

	"prospectus/generator/scene"
)

// An Area is a map of a place to be drawn, in one language: lines, places and,
// where somebody supplies them, surfaces. Points are kilometres east and north.
type Area struct {
	Title string
	Desc  string // what it shows, for those who cannot see it
	Lang  string // where it differs from that of the page
	Class string // of the group that holds the drawing
	Note  string // what stands under the map: that it is a sketch, or its approval

	// Bend draws what is farther from the centre closer together: a distance of r
	// kilometres is drawn as r to the power of Bend. 0 means 1, which is true to
	// scale. Circles about the centre stay circles.
	Bend float64

	Surfaces []Surface
	Lines    []AreaLine
	Places   []Place
	Rings    []Ring // distances from the centre
	Scale    *Ring  // the bar of a map that is true to scale
	Signs    []AreaKey
}

// A Point is a place in kilometres to the east and to the north.
type Point struct{ East, North float64 }

// A Surface is one or more outlines; what lies within an odd number of them is
// filled, so that an outline within another is a hole.
type Surface struct {
	Outlines [][]Point
	Water    bool
	Offer    bool // what somebody offers there: a park, a plot, the ground of a project
}

// An AreaLine is a river, a road or a railway.
type AreaLine struct {
	Kind       LineKind
	Name, Lang string // may be empty
	Points     []Point
	Exact      bool // drawn from point to point, not smoothed
}

// LineKind is how a line looks.
type LineKind uint8

// The kinds of line, in the order in which they are painted.
const (
	BoundaryLine LineKind = iota
	WaterLine
	RoadLine
	MotorwayLine
	RailLine
	FastRailLine
	lineKinds
)

// A Place is a point with a sign and a name.
type Place struct {
	Kind       PlaceKind
	Name, Lang string
	At         Point
	Link       scene.Ref
	Title      string // what the link says, in full
	Here       bool   // the place that the page is about
}

// PlaceKind is the sign of a place. Signs differ in shape.
type PlaceKind uint8

// The kinds of place, in the order in which they get their names.
const (
	ParkPlace PlaceKind = iota
	CityPlace
	StationPlace
	AirportPlace
	PortPlace
	FreightPlace
	TownPlace
	LakePlace // has a name in the colour of water, and no sign
	HillPlace
	JunctionPlace
	ProjectPlace
	PlotPlace
	GroundPlace // has a name, and no sign
	placeKinds
)

// A Ring is a distance in kilometres and how it is written.
type Ring struct {
	Radius float64
	Text   string
}

// An AreaKey explains a sign: of a line, or else of a place.
type AreaKey struct {
	Line  LineKind
	Place PlaceKind
	Lines bool // Line holds and not Place
	Word  string
}

// Distances of area maps, in em.
const (
	areaWide   = 9.5 // the widest line of a name
	areaNarrow = 5.5 // on a telephone
	areaLead   = 1.22
)

// areaMap is a map that is being laid out.
type areaMap struct {
	*Area
	f             Format
	em            float64
	height        float64 // of the map itself
	scale, dx, dy float64
	tracks        []track
	taken         []scene.Box // by signs and names
	names         []scene.Mark
	signs         []scene.Mark
	numbered      []*spotted // what opens and has no room for a name
	y             float64
}

// Draw lays a map out. Upright, parks have numbers and stand under the map in a
// list: names of eight characters and more have no room on a telephone.
func (a *Area) Draw(f Format) *scene.Scene {
	m := &areaMap{Area: a, f: f, em: f.Size}
	m.fit()
	m.plan()
	frame := &scene.Box{X: .5, Y: .5, W: f.Width - 1, H: m.height - 1, Radius: .25 * m.em, Paint: scene.Paint{Fill: scene.Paper, Stroke: scene.Hairline}}
	marks := []scene.Mark{frame}
	marks = append(marks, m.surfaces()...)
	marks = append(marks, m.rings()...)
	marks = append(marks, m.lines()...)
	m.placeAll()
	marks = append(marks, m.names...)
	marks = append(marks, m.signs...)
	m.y = m.height + .9*m.em
	marks = append(marks, m.foot()...)
	s := &scene.Scene{Width: f.Width, Height: math.Ceil(m.y), Title: a.Title, Desc: a.Desc, Lang: a.Lang}
	s.Marks = []scene.Mark{&scene.Group{Class: a.Class, Marks: marks}}
	return s
}

// bend moves a point towards the centre as the map wants it.
func (m *areaMap) bend(p Point) point {
	if m.Bend == 0 || m.Bend == 1 {
		return point{p.East, -p.North}
	}
	r := math.Hypot(p.East, p.North)
	if r < 1e-9 {
		return point{}
	}
	k := math.Pow(r, m.Bend-1)
	return point{p.East * k, -p.North * k}
}

// at returns where a point is drawn.
func (m *areaMap) at(p Point) point {
	q := m.bend(p)
	return point{m.dx + q.x*m.scale, m.dy + q.y*m.scale}
}

// fit chooses scale and height so that all places, and every surface, lie within
// the margin; lines may leave the map and are cut off.
func (m *areaMap) fit() {
	low, high, any := point{}, point{}, false
	add := func(p Point) {
		q := m.bend(p)
		if !any {
			low, high, any = q, q, true
		}
		low, high = point{min(low.x, q.x), min(low.y, q.y)}, point{max(high.x, q.x), max(high.y, q.y)}
	}
	for _, p := range m.Places {
		add(p.At)
	}
	for _, s := range m.Surfaces {
		for _, o := range s.Outlines {
			for _, p := range o {
				add(p)
			}
		}
	}
	if len(m.Surfaces) > 0 || !any {
		for _, l := range m.Lines {
			for _, p := range l.Points {
				add(p)
			}
		}
	}
	side, top := 4.2*m.em, 2.6*m.em
	if m.f.Upright {
		side, top = 1.6*m.em, 1.8*m.em
	}
	w, h := max(high.x-low.x, 1e-6), max(high.y-low.y, 1e-6)
	tallest := max(.58*m.f.Width, 30*m.em)
	m.scale = min((m.f.Width-2*side)/w, (tallest-2*top)/h)
	m.height = math.Ceil(max(h*m.scale+2*top, .45*m.f.Width))
	m.dx = m.f.Width/2 - (low.x+high.x)/2*m.scale
	m.dy = m.height/2 - (low.y+high.y)/2*m.scale
}

// rings draws distances from the centre, each with its number where it crosses
// the upright through it, below if there is room.
func (m *areaMap) rings() (marks []scene.Mark) {
	centre := m.at(Point{})
	for _, r := range m.Rings {
		radius := m.at(Point{East: r.Radius}).x - centre.x
		for _, arc := range m.arcs(centre, radius) {
			marks = append(marks, &scene.Path{Steps: arc, Paint: scene.Paint{Stroke: scene.Hairline, Dash: []float64{2, 4}}})
		}
	}
	return append(marks, m.scaleBar()...)
}

// arcs returns the parts of a circle that lie within the map.
func (m *areaMap) arcs(c point, r float64) [][]scene.Step {
	const parts = 72
	line := make([]point, parts+1)
	for i := range line {
		a := 2 * math.Pi * float64(i) / parts
		line[i] = point{c.x + r*math.Cos(a), c.y + r*math.Sin(a)}
	}
	var found [][]scene.Step
	for _, piece := range m.clip(line) {
		found = append(found, curve(piece))
	}
	return found
}

// scaleBar draws a length of the map in its lower left corner.
func (m *areaMap) scaleBar() []scene.Mark {
	if m.Scale == nil {
		return nil
	}
	x, y, w := m.em, m.height-m.em, m.Scale.Radius*m.scale
	text := &scene.Text{X: x, Y: y - .5*m.em, Lines: []string{m.Scale.Text}, Size: .9 * m.em, Fill: scene.Soft}
	m.taken = append(m.taken, scene.Box{X: x, Y: y - 1.5*m.em, W: max(w, m.width(m.Scale.Text, .9*m.em, false)), H: 2 * m.em})
	return []scene.Mark{
		&scene.Path{Steps: []scene.Step{scene.Move(x, y-.3*m.em), scene.Line(x, y), scene.Line(x+w, y), scene.Line(x+w, y-.3*m.em)}, Paint: scene.Paint{Stroke: scene.Soft, StrokeWidth: 1.25}},
		text,
	}
}

func (m *areaMap) width(text string, size float64, bold bool) float64 {
	return m.f.Measure.Width(text, size, bold)
}

// surfaces draws what has an area.
func (m *areaMap) surfaces() (marks []scene.Mark) {
	for _, s := range m.Surfaces {
		p := &scene.Path{Paint: s.paint()}
		for _, o := range windings(s.Outlines) {
			for i, q := range o {
				at := m.at(q)
				if i == 0 {
					p.Steps = append(p.Steps, scene.Move(at.x, at.y))
				} else {
					p.Steps = append(p.Steps, scene.Line(at.x, at.y))
				}
			}
			p.Steps = append(p.Steps, scene.Close())
		}
		marks = append(marks, p)
	}
	return marks
}

// paint is how a surface looks. Plain ground has no rim, which could be read as a
// boundary.
func (s *Surface) paint() scene.Paint {
	switch {
	case s.Water:
		return scene.Paint{Fill: scene.Tint, Stroke: scene.Mid}
	case s.Offer:
		return scene.Paint{Fill: scene.AccentTint, Stroke: scene.Accent}
	}
	return scene.Paint{Fill: scene.Ground}
}

// windings turns outlines so that one which lies within an odd number of others
// runs the other way: a writer fills by the nonzero rule, and what comes out is
// that of even and odd.
func windings(outlines [][]Point) [][]Point {
	out := make([][]Point, 0, len(outlines))
	for i, o := range outlines {
		if len(o) < 3 {
			continue
		}
		depth := 0
		for j, other := range outlines {
			if i != j && len(other) > 2 && inside(o[0], other) {
				depth++
			}
		}
		if (signed(o) < 0) == (depth%2 == 0) {
			turned := make([]Point, len(o))
			for k := range o {
				turned[len(o)-1-k] = o[k]
			}
			o = turned
		}
		out = append(out, o)
	}
	return out
}

// signed returns twice the area of an outline, negative where it runs clockwise.
func signed(o []Point) (sum float64) {
	for i, p := range o {
		q := o[(i+1)%len(o)]
		sum += p.East*q.North - q.East*p.North
	}
	return sum
}

// inside reports whether a point lies within an outline.
func inside(p Point, o []Point) bool {
	in := false
	for i, a := range o {
		b := o[(i+1)%len(o)]
		if (a.North > p.North) != (b.North > p.North) && p.East < a.East+(p.North-a.North)/(b.North-a.North)*(b.East-a.East) {
			in = !in
		}
	}
	return in
}
