package figure

import (
	"math"

	"prospectus/generator/model"
	"prospectus/generator/scene"
)

// scene puts the marks together: headings and links first, then the nodes in the
// order in which they are read.
func (l *layout) scene() *scene.Scene {
	s := &scene.Scene{Width: l.format.Width, Title: l.chain.Title, Desc: l.chain.Desc, Lang: l.chain.Lang}
	all := &scene.Group{Class: l.chain.Class}
	all.Marks = append(all.Marks, l.drawKey(), l.drawWires())
	next := 0
	for i := range l.chain.Bands {
		g := &scene.Group{Role: "group", Title: l.chain.Bands[i].Title}
		g.Marks = append(g.Marks, l.drawHeads(i)...)
		for _, segment := range l.chain.Bands[i].Segments {
			for range segment.Nodes {
				g.Marks = append(g.Marks, l.drawNode(l.nodes[next]))
				next++
			}
		}
		all.Marks = append(all.Marks, g)
	}
	s.Marks = []scene.Mark{all}
	s.Height = math.Ceil(l.lowest() + .3*l.em)
	return s
}

// lowest returns where the lowest node or link ends.
func (l *layout) lowest() float64 {
	y := l.bottom
	for _, w := range l.wires {
		for _, p := range w.points {
			y = max(y, p.y)
		}
	}
	return y
}

// drawHeads draws the titles of a band and of its segments.
func (l *layout) drawHeads(band int) (marks []scene.Mark) {
	col, seen := l.columns[min(band, len(l.columns)-1)], -1
	for i := range col.heads {
		h := &col.heads[i]
		if h.band {
			seen++
		}
		if len(l.columns) == 1 && len(l.chain.Bands) > 1 && seen != band {
			continue
		}
		marks = append(marks, l.drawHead(h)...)
	}
	return marks
}

// drawHead draws a band's title under a thick rule and a thin one, and a
// segment's over a hairline.
func (l *layout) drawHead(h *heading) []scene.Mark {
	text := &scene.Text{X: h.x, Y: h.y, Lines: h.lines, Lang: h.lang, Bold: true}
	if h.band {
		text.Size, text.Leading, text.Fill = l.em*bandSize, 1.3*l.em*bandSize, scene.Deep
		top := math.Round(h.y - .88*text.Size - bandDrop*l.em)
		line := min(1, l.em/12) // a pixel, and less in the small type of paper
		return []scene.Mark{
			&scene.Box{X: h.x, Y: top, W: l.width, H: 3 * line, Paint: scene.Paint{Fill: scene.Brand}},
			&scene.Box{X: h.x, Y: top + 5*line, W: l.width, H: line, Paint: scene.Paint{Fill: scene.Brand}},
			text,
		}
	}
	text.Size, text.Leading, text.Fill = l.em*segmentSize, 1.35*l.em*segmentSize, scene.Soft
	return []scene.Mark{text}
}

// drawWires draws the links and their heads. They say nothing to those who
// cannot see them: the table names what a node supplies.
func (l *layout) drawWires() scene.Mark {
	g := &scene.Group{Class: "wires", Hidden: true}
	heads := map[point]bool{}
	for _, w := range l.wires {
		data := []scene.Datum{{Name: "from", Value: w.from.ID}, {Name: "to", Value: w.to.ID}}
		one := &scene.Group{Data: data, Marks: []scene.Mark{&scene.Path{Steps: l.round(w.points), Paint: scene.Paint{Stroke: scene.Mid, StrokeWidth: l.em / 13}}}}
		end := w.points[len(w.points)-1]
		if !heads[end] {
			heads[end] = true
			if w.direct {
				one.Marks = append(one.Marks, l.upright(end, w.from.y < w.to.y))
			} else {
				one.Marks = append(one.Marks, l.arrow(end, w.arrive))
			}
		}
		g.Marks = append(g.Marks, one)
	}
	return g
}

// arrow draws the head of a link.
func (l *layout) arrow(at point, side int) scene.Mark {
	long, half := .46*l.em, .24*l.em
	if side == left {
		long = -long
	}
	return &scene.Path{Paint: scene.Paint{Fill: scene.Mid},
		Steps: []scene.Step{scene.Move(at.x, at.y), scene.Line(at.x+long, at.y-half), scene.Line(at.x+long, at.y+half), scene.Close()}}
}

// upright draws the head of a link that ends at the upper edge of a node, or at
// the lower one.
func (l *layout) upright(at point, down bool) scene.Mark {
	long, half := .46*l.em, .24*l.em
	if down {
		long = -long
	}
	return &scene.Path{Paint: scene.Paint{Fill: scene.Mid},
		Steps: []scene.Step{scene.Move(at.x, at.y), scene.Line(at.x-half, at.y+long), scene.Line(at.x+half, at.y+long), scene.Close()}}
}

// round makes a line of level and upright pieces with round corners.
func (l *layout) round(points []point) []scene.Step {
	steps := []scene.Step{scene.Move(points[0].x, points[0].y)}
	for i := 1; i < len(points)-1; i++ {
		a, b, c := points[i-1], points[i], points[i+1]
		r := min(.42*l.em, dist(a, b)/2, dist(b, c)/2)
		from, to := toward(b, a, r), toward(b, c, r)
		steps = append(steps, scene.Line(from.x, from.y), scene.Bend(b.x, b.y, to.x, to.y))
	}
	end := points[len(points)-1]
	return append(steps, scene.Line(end.x, end.y))
}

func dist(a, b point) float64 { return math.Abs(a.x-b.x) + math.Abs(a.y-b.y) }

// toward returns the point r away from a in the direction of b.
func toward(a, b point, r float64) point {
	if d := dist(a, b); d > 0 {
		return point{a.x + (b.x-a.x)/d*r, a.y + (b.y-a.y)/d*r}
	}
	return a
}

// drawNode draws a node, which leads to its panel, and the projects under it,
// which lead to their own pages.
func (l *layout) drawNode(n *spot) scene.Mark {
	link := &scene.Group{Link: n.Link, Title: n.Title}
	link.Marks = append(link.Marks, l.drawBox(n)...)
	for _, p := range n.meta {
		link.Marks = append(link.Marks, p.text(n.x, n.y))
	}
	all := &scene.Group{Class: "node", Data: []scene.Datum{{Name: "node", Value: n.ID}, {Name: "state", Value: string(n.State)}}}
	all.Marks = append(all.Marks, link)
	for _, r := range n.rows {
		t := r.text(n.x, n.y)
		all.Marks = append(all.Marks, &scene.Group{Link: r.project.Link, Class: "project", Marks: []scene.Mark{
			&scene.Box{X: n.x + barWidth(n.State)*l.em, Y: n.y + r.top, W: l.width - barWidth(n.State)*l.em, H: r.height, Paint: scene.Paint{Fill: scene.Paper}},
			&scene.Path{Steps: []scene.Step{scene.Move(n.x+(barWidth(n.State)+padX)*l.em, n.y+r.top), scene.Line(n.x+l.width-padX*l.em, n.y+r.top)}, Paint: scene.Paint{Stroke: scene.Hairline}},
			l.chevron(n.x+(barWidth(n.State)+padX)*l.em, t.Y-.33*t.Size),
			t,
		}})
	}
	return l.frame(all, n)
}

// chevron draws the sign before a project.
func (l *layout) chevron(x, y float64) scene.Mark {
	d := .26 * l.em
	return &scene.Path{Steps: []scene.Step{scene.Move(x, y-d), scene.Line(x+d, y), scene.Line(x, y+d)},
		Paint: scene.Paint{Stroke: scene.Accent, StrokeWidth: l.em / 8}}
}

// frame draws, over everything of a node that has projects, what holds it
// together.
func (l *layout) frame(all *scene.Group, n *spot) scene.Mark {
	if len(n.rows) > 0 {
		all.Marks = append(all.Marks, &scene.Box{X: n.x + .5, Y: n.y + .5, W: l.width - 1, H: n.height - 1, Radius: .2 * l.em,
			Paint: scene.Paint{Stroke: scene.Accent}})
	}
	return all
}

// drawBox draws the box of a node with the bar and the sign of its state.
func (l *layout) drawBox(n *spot) []scene.Mark {
	box := &scene.Box{X: n.x + .5, Y: n.y + .5, W: l.width - 1, H: n.body - 1, Radius: .2 * l.em}
	state := n.meta[1]
	ink := stateInk(n.State)
	switch n.State {
	case model.Strength:
		box.Fill, box.Stroke, ink = scene.Brand, scene.Brand, scene.White
	case model.Sought:
		box.Fill, box.Stroke = scene.AccentTint, scene.Accent
	default:
		box.Fill, box.Stroke = scene.Paper, scene.Rule
	}
	if len(n.rows) > 0 { // it is framed with them
		box.Stroke = ""
	}
	marks := []scene.Mark{box}
	if w := barWidth(n.State) * l.em; w > 0 {
		marks = append(marks, &scene.Box{X: n.x + 1, Y: n.y + 1, W: w - 1, H: n.height - 2, Paint: scene.Paint{Fill: scene.Paper, Pattern: scene.Dense, PatternInk: scene.Accent}})
	}
	return append(marks, l.sign(n.State, ink, n.x+state.x-(signSide+.4)*l.em, n.y+state.y-.36*state.size)...)
}

// sign draws the sign of a state, whose left edge is x and middle y: a full
// disc, a ring, or a full diamond.
func (l *layout) sign(state model.NodeState, ink scene.Ink, x, y float64) []scene.Mark {
	side := signSide * l.em
	switch state {
	case model.Strength:
		return []scene.Mark{&scene.Box{X: x, Y: y - side/2, W: side, H: side, Radius: side / 2, Paint: scene.Paint{Fill: ink}}}
	case model.Sought:
		h := side / 2
		return []scene.Mark{&scene.Path{Steps: []scene.Step{scene.Move(x+h, y-h-1), scene.Line(x+side+1, y), scene.Line(x+h, y+h+1), scene.Line(x-1, y), scene.Close()},
			Paint: scene.Paint{Fill: ink}}}
	}
	return []scene.Mark{&scene.Box{X: x + .75, Y: y - side/2 + .75, W: side - 1.5, H: side - 1.5, Radius: side / 2,
		Paint: scene.Paint{Stroke: ink, StrokeWidth: 1.5}}}
}

// text returns a piece as a mark; x and y are where its box begins.
func (p piece) text(x, y float64) *scene.Text {
	return &scene.Text{X: x + p.x, Y: y + p.y, Lines: p.lines, Leading: p.leading, Size: p.size, Bold: p.bold, Fill: p.fill, Lang: p.lang}
}

// A keyed is an entry of the legend with its place.
type keyed struct {
	Key
	x, y   float64 // base line
	word   []string
	noteAt float64
}

// placeKey places the legend in rows, and returns where bands begin.
func (l *layout) placeKey() float64 {
	if len(l.chain.Key) == 0 {
		return 0
	}
	m, size := l.format.Measure, .92*l.em
	x, y := 0.0, 1.1*l.em
	for _, k := range l.chain.Key {
		word := m.Width(k.Word, size, true)
		wide := 1.2*l.em + word + .5*l.em + m.Width(k.Note, size, false)
		if x > 0 && x+wide > l.format.Width {
			x, y = 0, y+1.7*l.em
		}
		l.key = append(l.key, keyed{Key: k, x: x, y: y, noteAt: x + 1.2*l.em + word + .5*l.em})
		x += wide + 2*l.em
	}
	return y + 1.5*l.em
}

// drawKey draws the legend.
func (l *layout) drawKey() scene.Mark {
	g, size := &scene.Group{Class: "key"}, .92*l.em
	for _, k := range l.key {
		at := k.x + 1.2*l.em
		if k.State == "" {
			y := math.Round(k.y-.34*size) + .5
			g.Marks = append(g.Marks, &scene.Path{Steps: []scene.Step{scene.Move(k.x, y), scene.Line(k.x+.8*l.em, y)}, Paint: scene.Paint{Stroke: scene.Mid, StrokeWidth: l.em / 13}},
				l.arrow(point{k.x + .9*l.em, y}, left))
			g.Marks = append(g.Marks, &scene.Text{X: at, Y: k.y, Lines: []string{k.Word}, Size: size, Fill: scene.Soft})
			continue
		}
		g.Marks = append(g.Marks, l.sign(k.State, stateInk(k.State), k.x+.15*l.em, k.y-.36*size)...)
		g.Marks = append(g.Marks, &scene.Text{X: at, Y: k.y, Lines: []string{k.Word}, Size: size, Bold: true, Fill: stateInk(k.State)})
		if k.Note != "" {
			g.Marks = append(g.Marks, &scene.Text{X: k.noteAt, Y: k.y, Lines: []string{k.Note}, Size: size, Fill: scene.Soft})
		}
	}
	return g
}
