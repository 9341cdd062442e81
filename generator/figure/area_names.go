package figure

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"prospectus/generator/scene"
)

// A spotted is a place with where it is drawn and how it is named.
type spotted struct {
	*Place
	at     point
	number int // under which the list below names it; 0 for none
}

// placeAll puts signs down and then finds room for names, the most important
// first. A name takes the best of eight positions round its sign, else one
// farther off with a line to it. A park without room gets a number and stands in
// the list below; what else has no room goes without a name. Nothing is drawn
// over anything, and the same places give the same map.
func (m *areaMap) placeAll() {
	var all []*spotted
	for i := range m.Places {
		if s := (&spotted{Place: &m.Places[i], at: m.at(m.Places[i].At)}); !m.f.Upright || s.Kind != JunctionPlace {
			all = append(all, s)
		}
	}
	order := slices.Clone(all)
	slices.SortStableFunc(order, func(a, b *spotted) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Kind, b.Kind))
	})
	for _, s := range order {
		m.spot(s)
	}
	labels := map[*spotted][]scene.Mark{}
	for _, s := range order {
		if marks, ok := m.name(s); ok {
			labels[s] = marks
		}
	}
	m.nameRings()
	m.nameLines()
	n := 0
	for _, s := range all {
		if _, named := labels[s]; !named && (s.Kind == ParkPlace || s.opens()) {
			n++
			s.number = n
			m.numbered = append(m.numbered, s)
		}
		m.draw(s, labels[s])
	}
}

// opens reports whether a place is a record that a visitor can open.
func (s *spotted) opens() bool { return !s.Link.IsZero() && s.Name != "" }

// spot keeps room for a sign. On a map that bends distances, a sign that would lie
// on another moves aside, as far as its own size twice over; on one that is true
// to scale it stays.
func (m *areaMap) spot(s *spotted) {
	half := m.half(s)
	if half == 0 {
		return
	}
	if m.Bend != 0 && m.Bend != 1 && !m.free(around(s.at, half)) {
	search:
		for r := .25 * m.em; r <= 2.4*m.em; r += .25 * m.em {
			for i := range 16 {
				a := 2 * math.Pi * float64(i) / 16
				if p := (point{s.at.x + r*math.Cos(a), s.at.y - r*math.Sin(a)}); m.free(around(p, half)) {
					s.at = p
					break search
				}
			}
		}
	}
	m.taken = append(m.taken, around(s.at, half))
}

// rank puts the place that a page is about before all others.
func rank(s *spotted) int {
	if s.Here {
		return 0
	}
	return 1
}

// half is half the side of a sign, or of the room kept for it.
func (m *areaMap) half(s *spotted) float64 {
	if s.Here {
		return 1.15 * m.em
	}
	switch s.Kind {
	case ParkPlace, PlotPlace, ProjectPlace:
		return .66 * m.em
	case CityPlace:
		return .6 * m.em
	case LakePlace, GroundPlace:
		return 0
	case JunctionPlace, TownPlace:
		return .34 * m.em
	case HillPlace:
		return .42 * m.em
	}
	return .5 * m.em
}

func around(p point, half float64) scene.Box {
	return scene.Box{X: p.x - half, Y: p.y - half, W: 2 * half, H: 2 * half}
}

// letters says how the name of a kind of place is set.
func letters(s *spotted) (ink scene.Ink, bold bool) {
	switch {
	case s.Here:
		return scene.Accent, true
	case s.Kind == ParkPlace, s.Kind == ProjectPlace, s.Kind == PlotPlace:
		return scene.Brand, true
	case s.Kind == CityPlace:
		return scene.Letter, true
	case s.Kind == LakePlace:
		return scene.Deep, false
	case s.Kind == JunctionPlace, s.Kind == HillPlace, s.Kind == GroundPlace:
		return scene.Soft, false
	}
	return scene.Letter, false
}

// name finds room for the name of a place; ok is false where there is none.
func (m *areaMap) name(s *spotted) (marks []scene.Mark, ok bool) {
	if s.Name == "" || m.f.Upright && !s.Here && (s.Kind == ParkPlace || s.Kind >= TownPlace && s.Kind != LakePlace) {
		return nil, false
	}
	ink, bold := letters(s)
	widest := areaWide * m.em
	if m.f.Upright {
		widest = areaNarrow * m.em
	}
	t := &scene.Text{Lines: scene.Balance(m.f.Measure, s.Name, m.em, bold, widest), Leading: areaLead * m.em, Size: m.em, Bold: bold, Fill: ink, Lang: s.Lang}
	size := t.Bounds(m.f.Measure)
	best, box, found := math.Inf(1), scene.Box{}, false
	for i, c := range m.candidates(s, size.W, size.H) {
		if i == 8 && found {
			break
		}
		if cost := float64(i)*.6 + 1.6*m.under(c); m.free(c) && cost < best {
			best, box, found = cost, c, true
		}
	}
	if !found {
		return nil, false
	}
	m.taken = append(m.taken, box)
	return m.setName(s, t, box), true
}

// directions are the ways from a sign to its name, the one most easily read
// first.
var directions = [8]point{{1, 0}, {-1, 0}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {0, -1}, {0, 1}}

// candidates are the boxes in which a name of a size may stand: eight round its
// sign, eight more a little off for what visitors arrive at, and eight at each of
// five distances for parks.
func (m *areaMap) candidates(s *spotted, w, h float64) (boxes []scene.Box) {
	reach := []float64{0}
	switch {
	case s.Kind == ParkPlace:
		reach = []float64{0, 1.2, 2.2, 3.4, 4.8, 6.4}
	case s.Kind <= FreightPlace || s.Kind == ProjectPlace || s.Kind == PlotPlace:
		reach = []float64{0, 1.2}
	}
	half := m.half(s)
	for _, r := range reach {
		gap := half + .3*m.em + r*m.em
		for _, d := range directions {
			x, y := s.at.x-w/2, s.at.y-h/2
			dx, dy := gap+w/2, gap+h/2
			if d.x != 0 && d.y != 0 {
				dx, dy = .75*half+.15*m.em+r*.8*m.em+w/2, .6*half+.1*m.em+r*.8*m.em+h/2
			}
			boxes = append(boxes, scene.Box{X: x + d.x*dx, Y: y + d.y*dy, W: w, H: h})
		}
	}
	return boxes
}

// free reports whether a box lies on the map and on nothing that is taken.
func (m *areaMap) free(b scene.Box) bool {
	const edge = 4
	if b.X < edge || b.Y < edge || b.X+b.W > m.f.Width-edge || b.Y+b.H > m.height-edge {
		return false
	}
	return !slices.ContainsFunc(m.taken, func(t scene.Box) bool { return overlap(b, t, .1*m.em) })
}

func overlap(a, b scene.Box, gap float64) bool {
	return a.X < b.X+b.W+gap && b.X < a.X+a.W+gap && a.Y < b.Y+b.H+gap && b.Y < a.Y+a.H+gap
}

// under says how much of the lines of the map a box hides, in em.
func (m *areaMap) under(b scene.Box) (sum float64) {
	for _, t := range m.tracks {
		for _, piece := range t.pieces {
			for i := 1; i < len(piece); i++ {
				if p, q, ok := clipStretch(piece[i-1], piece[i], b.X, b.Y, b.X+b.W, b.Y+b.H); ok {
					sum += math.Hypot(q.x-p.x, q.y-p.y) / m.em
				}
			}
		}
	}
	return sum
}

// setName sets a name in its box, over a quiet ground, with a line to its sign
// where it stands off.
func (m *areaMap) setName(s *spotted, t *scene.Text, b scene.Box) (marks []scene.Mark) {
	x, y := min(max(s.at.x, b.X), b.X+b.W), min(max(s.at.y, b.Y), b.Y+b.H)
	if off := math.Hypot(x-s.at.x, y-s.at.y); off > m.half(s)+.8*m.em {
		marks = append(marks, &scene.Path{Steps: []scene.Step{scene.Move(s.at.x, s.at.y), scene.Line(x, y)}, Paint: scene.Paint{Stroke: scene.Soft, StrokeWidth: .75}})
	}
	switch middle := b.X + b.W/2; {
	case math.Abs(middle-s.at.x) < 1:
		t.Anchor, t.X = scene.Middle, middle
	case middle < s.at.x:
		t.Anchor, t.X = scene.End, b.X+b.W
	default:
		t.X = b.X
	}
	t.Y = b.Y + .88*m.em
	for i, line := range t.Lines {
		w := m.width(line, m.em, t.Bold)
		x := t.X
		switch t.Anchor {
		case scene.Middle:
			x -= w / 2
		case scene.End:
			x -= w
		}
		marks = append(marks, m.ground(scene.Box{X: x, Y: b.Y + float64(i)*t.Leading, W: w, H: 1.12 * m.em}))
	}
	return append(marks, t)
}

// ground is what a name lies on, so that lines end before it: of the colour of the
// surface that is seen there.
func (m *areaMap) ground(b scene.Box) scene.Mark {
	fill := scene.Paper
	middle := Point{East: (b.X + b.W/2 - m.dx) / m.scale, North: -(b.Y + b.H/2 - m.dy) / m.scale} // surfaces are true to scale
	for i := range m.Surfaces {
		in := false
		for _, o := range m.Surfaces[i].Outlines {
			in = in != inside(middle, o)
		}
		if in {
			fill = m.Surfaces[i].paint().Fill
		}
	}
	return &scene.Box{X: b.X - 2, Y: b.Y, W: b.W + 4, H: b.H, Radius: 2, Paint: scene.Paint{Fill: fill}}
}

// draw puts a place on the map: as a link where it leads somewhere. Leaders and
// grounds lie under all signs.
func (m *areaMap) draw(s *spotted, label []scene.Mark) {
	var text scene.Mark
	for _, mark := range label {
		if _, ok := mark.(*scene.Text); ok {
			text = mark
			continue
		}
		m.names = append(m.names, mark)
	}
	g := &scene.Group{Marks: m.sign(s.Kind, s.at, s.Here)}
	if text != nil {
		g.Marks = append(g.Marks, text)
	}
	if s.number > 0 {
		size := m.em
		g.Marks = append(g.Marks, &scene.Text{X: s.at.x, Y: s.at.y + .34*size, Lines: []string{strconv.Itoa(s.number)}, Size: size, Bold: true, Anchor: scene.Middle, Fill: scene.White})
	}
	if s.number == 0 && !s.Here {
		g.Link, g.Title = s.Link, s.Title
	}
	m.signs = append(m.signs, g)
}

// nameRings writes at each ring how far it is, at the first free place of the
// four where it meets the axes and of those between.
func (m *areaMap) nameRings() {
	centre := m.at(Point{})
	for _, r := range m.Rings {
		radius := m.at(Point{East: r.Radius}).x - centre.x
		size := m.em
		w := m.width(r.Text, size, false)
		for _, a := range []float64{135, 90, 60, 120, 150, 180, 210, 240, 270, 300, 330, 0, 30} {
			x, y := centre.x+radius*math.Cos(a*math.Pi/180), centre.y+radius*math.Sin(a*math.Pi/180)
			b := scene.Box{X: x - w/2, Y: y - .56*size, W: w, H: 1.12 * size}
			if !m.free(b) || m.under(b) > 0 {
				continue
			}
			m.taken = append(m.taken, b)
			m.names = append(m.names, m.ground(b), &scene.Text{X: x, Y: b.Y + .88*size, Lines: []string{r.Text}, Size: size, Anchor: scene.Middle, Fill: scene.Soft})
			break
		}
	}
}

// nameLines writes each line's name once, beside it where there is most room.
func (m *areaMap) nameLines() {
	size := m.em
	for _, t := range m.tracks {
		if t.line.Name == "" || m.f.Upright && t.line.Kind != WaterLine {
			continue
		}
		w := m.width(t.line.Name, size, false)
		best, box := math.Inf(1), scene.Box{}
		for _, piece := range t.pieces {
			for i, p := range piece {
				for _, d := range directions {
					b := scene.Box{X: p.x - w/2 + d.x*(w/2+.5*m.em), Y: p.y - .56*size + d.y*(.56*size+.4*m.em), W: w, H: 1.12 * size}
					cost := m.under(b)*4 + math.Abs(float64(2*i-len(piece)))/float64(len(piece))
					if cost < best && m.free(b) {
						best, box = cost, b
					}
				}
			}
		}
		if best > 3 {
			continue
		}
		ink := scene.Soft
		if t.line.Kind == WaterLine {
			ink = scene.Deep
		}
		m.taken = append(m.taken, box)
		m.names = append(m.names, m.ground(box), &scene.Text{X: box.X, Y: box.Y + .88*size, Lines: []string{t.line.Name}, Size: size, Fill: ink, Lang: t.line.Lang})
	}
}
