package figure

import (
	"slices"
	"strconv"

	"prospectus/generator/scene"
)

// sign draws the sign of a place. Each kind has a shape of its own.
func (m *areaMap) sign(k PlaceKind, at point, here bool) []scene.Mark {
	h := .5 * m.em
	dark := scene.Paint{Fill: scene.Letter, Stroke: scene.Paper, StrokeWidth: 1.5}
	path := func(p scene.Paint, points ...float64) scene.Mark {
		steps := []scene.Step{scene.Move(at.x+points[0]*h, at.y+points[1]*h)}
		for i := 2; i < len(points); i += 2 {
			steps = append(steps, scene.Line(at.x+points[i]*h, at.y+points[i+1]*h))
		}
		return &scene.Path{Steps: append(steps, scene.Close()), Paint: p}
	}
	disc := func(r float64, p scene.Paint) scene.Mark {
		return &scene.Box{X: at.x - r, Y: at.y - r, W: 2 * r, H: 2 * r, Radius: r, Paint: p}
	}
	switch k {
	case ParkPlace, ProjectPlace, PlotPlace:
		return m.parkSign(k, at, here)
	case CityPlace:
		return []scene.Mark{disc(1.15*h, scene.Paint{Fill: scene.Paper, Stroke: scene.Letter, StrokeWidth: m.em / 9}), disc(.55*h, scene.Paint{Fill: scene.Letter})}
	case StationPlace: // a box with a band, as on a railway map
		return []scene.Mark{
			&scene.Box{X: at.x - .9*h, Y: at.y - .7*h, W: 1.8 * h, H: 1.4 * h, Paint: dark},
			&scene.Box{X: at.x - .55*h, Y: at.y - .18*h, W: 1.1 * h, H: .36 * h, Paint: scene.Paint{Fill: scene.White}},
		}
	case FreightPlace: // an open box with a bar across
		return []scene.Mark{
			&scene.Box{X: at.x - .8*h, Y: at.y - .6*h, W: 1.6 * h, H: 1.2 * h, Paint: scene.Paint{Fill: scene.Paper, Stroke: scene.Letter, StrokeWidth: m.em / 10}},
			&scene.Path{Steps: []scene.Step{scene.Move(at.x, at.y-.6*h), scene.Line(at.x, at.y+.6*h)}, Paint: scene.Paint{Stroke: scene.Letter, StrokeWidth: m.em / 10}},
		}
	case AirportPlace: // an aeroplane from above
		return []scene.Mark{path(dark, 0, -1.1, .18, -.8, .18, -.25, 1.1, .3, 1.1, .55, .18, .3, .18, .75, .5, 1, .5, 1.15, 0, 1.05, -.5, 1.15, -.5, 1, -.18, .75, -.18, .3, -1.1, .55, -1.1, .3, -.18, -.25, -.18, -.8)}
	case PortPlace: // a hull with a mast
		return []scene.Mark{path(dark, -1.1, .15, 1.1, .15, .65, .95, -.65, .95), path(dark, -.08, -1.05, .75, -.1, -.08, -.1)}
	case TownPlace:
		return []scene.Mark{disc(.5*h, scene.Paint{Fill: scene.Paper, Stroke: scene.Letter, StrokeWidth: m.em / 12})}
	case JunctionPlace:
		return []scene.Mark{path(scene.Paint{Fill: scene.Paper, Stroke: scene.Soft, StrokeWidth: m.em / 12}, 0, -.62, .62, 0, 0, .62, -.62, 0)}
	case HillPlace:
		return []scene.Mark{path(scene.Paint{Fill: scene.Rule}, -.85, .6, -.2, -.7, .2, 0, .4, -.3, .9, .6)}
	}
	return nil
}

// parkSign is a square in the colour of links; that of the page's own park is
// larger and has a ring. A project's is a square on its corner, a plot's one with
// a second edge.
func (m *areaMap) parkSign(k PlaceKind, at point, here bool) []scene.Mark {
	h := .56 * m.em
	if k == ProjectPlace {
		return []scene.Mark{&scene.Path{Steps: []scene.Step{scene.Move(at.x, at.y-h), scene.Line(at.x+h, at.y), scene.Line(at.x, at.y+h), scene.Line(at.x-h, at.y), scene.Close()}, Paint: scene.Paint{Fill: scene.Brand, Stroke: scene.Paper, StrokeWidth: 1.5}}}
	}
	if k == PlotPlace {
		in := h - 2.5
		return []scene.Mark{
			&scene.Box{X: at.x - h, Y: at.y - h, W: 2 * h, H: 2 * h, Paint: scene.Paint{Fill: scene.Paper, Stroke: scene.Brand}},
			&scene.Box{X: at.x - in, Y: at.y - in, W: 2 * in, H: 2 * in, Paint: scene.Paint{Fill: scene.Brand}},
		}
	}
	box := &scene.Box{X: at.x - h, Y: at.y - h, W: 2 * h, H: 2 * h, Radius: .16 * m.em, Paint: scene.Paint{Fill: scene.Brand, Stroke: scene.Paper, StrokeWidth: 1.5}}
	if !here {
		return []scene.Mark{box}
	}
	box.Fill = scene.Accent
	r := 1.05 * m.em
	return []scene.Mark{&scene.Box{X: at.x - r, Y: at.y - r, W: 2 * r, H: 2 * r, Radius: r, Paint: scene.Paint{Stroke: scene.Accent, StrokeWidth: m.em / 8}}, box}
}

// foot is what stands under the map: the parks with numbers, the signs, and what
// kind of map it is.
func (m *areaMap) foot() (marks []scene.Mark) {
	marks = append(marks, m.list()...)
	marks = append(marks, m.key()...)
	if m.Note != "" {
		size := m.em
		lines := scene.Wrap(m.f.Measure, m.Note, size, false, m.f.Width)
		marks = append(marks, &scene.Text{X: 0, Y: m.y + .88*size, Lines: lines, Leading: 1.4 * size, Size: size, Fill: scene.Soft})
		m.y += 1.4*size*float64(len(lines)) + .2*m.em
	}
	return marks
}

// list names the parks that have a number on the map, each as a link.
func (m *areaMap) list() (marks []scene.Mark) {
	if len(m.numbered) == 0 {
		return nil
	}
	columns := 1
	if !m.f.Upright {
		columns = 2
	}
	left, width := 2*m.em, m.f.Width/float64(columns)
	y := make([]float64, columns)
	for i, s := range m.numbered {
		c := i % columns
		x := float64(c) * width
		lines := scene.Balance(m.f.Measure, s.Name, m.em, true, width-left-.5*m.em)
		text := (float64(len(lines)-1)*areaLead + 1.12) * m.em
		h := max(text+.7*m.em, m.f.Touch)
		top := m.y + y[c]
		middle := top + h/2
		at := point{x + .66*m.em, middle}
		g := &scene.Group{Link: s.Link, Title: s.Title, Marks: []scene.Mark{
			&scene.Box{X: x, Y: top, W: width - .5*m.em, H: h, Radius: .2 * m.em, Paint: scene.Paint{Fill: scene.Paper}}}}
		if s.Here {
			g.Link = scene.Ref{}
		}
		box := m.parkSign(ParkPlace, at, false)
		size := m.em
		g.Marks = append(append(g.Marks, box...), &scene.Text{X: at.x, Y: at.y + .34*size, Lines: []string{strconv.Itoa(s.number)}, Size: size, Bold: true, Anchor: scene.Middle, Fill: scene.White},
			&scene.Text{X: x + left, Y: middle - text/2 + .88*m.em, Lines: lines, Leading: areaLead * m.em, Size: m.em, Bold: true, Fill: scene.Brand, Lang: s.Lang})
		marks = append(marks, g)
		y[c] += h
	}
	m.y += slices.Max(y) + .6*m.em
	return marks
}

// key explains the signs, as many on a line as have room.
func (m *areaMap) key() []scene.Mark {
	if len(m.Signs) == 0 {
		return nil
	}
	g, x, y := &scene.Group{Class: "key"}, 0.0, m.y
	for _, k := range m.Signs {
		if m.f.Upright && !k.Lines && k.Place == JunctionPlace {
			continue
		}
		swatch := 1.3 * m.em
		if k.Lines {
			swatch = 2 * m.em
		}
		w := swatch + .4*m.em + m.width(k.Word, m.em, false)
		if x > 0 && x+w > m.f.Width {
			x, y = 0, y+1.65*m.em
		}
		middle := y + .55*m.em
		if k.Lines {
			for _, p := range linePaints(k.Line, m.em) {
				g.Marks = append(g.Marks, &scene.Path{Steps: []scene.Step{scene.Move(x+1, middle), scene.Line(x+swatch, middle)}, Paint: p})
			}
		} else {
			g.Marks = append(g.Marks, m.sign(k.Place, point{x + .62*m.em, middle}, false)...)
		}
		g.Marks = append(g.Marks, &scene.Text{X: x + swatch + .4*m.em, Y: y + .9*m.em, Lines: []string{k.Word}, Size: m.em, Fill: scene.Soft})
		x += w + 1.4*m.em
	}
	m.y = y + 2*m.em
	return []scene.Mark{g}
}
