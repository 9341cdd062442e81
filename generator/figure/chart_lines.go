package figure

import (
	"math"
	"slices"

	"prospectus/generator/scene"
)

// Distances of lines, in em.
const (
	plotHeight = 11.0
	pointSize  = .6
	numberRoom = .6 // between two numbers side by side
)

// roomForLines tells whether each number and each label has a column of its own.
func (p *plot) roomForLines() bool {
	if p.f.Upright || len(p.Rows) < 2 {
		return false
	}
	column := p.f.Width/float64(len(p.Rows)) - numberRoom*p.em
	for i := range p.Rows {
		for s := range p.Series {
			if p.width(p.Rows[i].value(s).Text, true) > column {
				return false
			}
		}
		for _, line := range p.wrap(p.Rows[i].Label, column) {
			if p.width(line, false) > column {
				return false
			}
		}
	}
	return column > 3*p.em
}

// linePaint is that of the line of a series: whole for the first, broken for
// the others.
func linePaint(series int, em float64) scene.Paint {
	paint := scene.Paint{Stroke: scene.Brand, StrokeWidth: .16 * em}
	if series > 0 {
		paint.Stroke, paint.Dash = scene.Mid, []float64{.5 * em, .3 * em}
	}
	return paint
}

// goalLine is the line of a target.
func goalLine(steps ...scene.Step) *scene.Path {
	return &scene.Path{Steps: steps, Paint: scene.Paint{Stroke: scene.Letter, StrokeWidth: 1.5, Dash: []float64{2, 4}}}
}

// point draws the sign of a value: round and full for the first series, square
// and open for the others.
func (p *plot) point(x, y float64, series int) scene.Mark {
	half := pointSize * p.em / 2
	b := &scene.Box{X: x - half, Y: y - half, W: 2 * half, H: 2 * half, Radius: half, Paint: scene.Paint{Fill: scene.Brand, Stroke: scene.Paper, StrokeWidth: 1}}
	if series > 0 {
		b.Radius, b.Paint = 0, scene.Paint{Fill: scene.Paper, Stroke: scene.Mid, StrokeWidth: .14 * p.em}
	}
	return b
}

// lines draws a line for each series. A line ends where a value is missing and
// goes on after it; nothing is drawn in between, as nothing is known of it.
func (p *plot) lines() {
	low, high := p.span()
	column := p.f.Width / float64(len(p.Rows))
	top, tall := p.y+1.6*p.em, plotHeight*p.em
	at := func(row int, v Value) (x, y float64) {
		return (float64(row) + .5) * column, top + tall - (v.Number-low)/(high-low)*tall
	}
	_, ground := at(0, Value{})
	bottom := top + tall
	if n := len(p.Series); n > 1 {
		bottom += (.5 + 1.15*float64(n-1)) * p.em // numbers may stand under the lowest points
	}
	ground = math.Round(ground)
	p.add(&scene.Path{Steps: []scene.Step{scene.Move(0, ground), scene.Line(p.f.Width, ground)}, Paint: scene.Paint{Stroke: scene.Rule}})
	for s := len(p.Series) - 1; s >= 0; s-- {
		p.line(s, at)
	}
	for i := range p.Rows {
		p.pointNumbers(i, at)
	}
	p.y = bottom + .5*p.em
	below := 0.0
	for i := range p.Rows {
		lines := p.wrap(p.Rows[i].Label, column-numberRoom*p.em)
		p.text((float64(i)+.5)*column, p.y+rise*p.em, scene.Middle, scene.Soft, false, p.Rows[i].Lang, lines...)
		below = max(below, float64(len(lines))*leading*p.em)
	}
	p.y += below
}

// line draws the pieces of one series, and its points.
func (p *plot) line(series int, at func(int, Value) (float64, float64)) {
	var steps []scene.Step
	end := func() {
		switch {
		case len(steps) < 2:
		case p.Series[series].Goal:
			p.add(goalLine(steps...))
		default:
			p.add(&scene.Path{Steps: steps, Paint: linePaint(series, p.em)})
		}
		steps = nil
	}
	var points []scene.Mark
	for i := range p.Rows {
		v := p.Rows[i].value(series)
		if v.None {
			end()
			continue
		}
		x, y := at(i, v)
		if len(steps) == 0 {
			steps = append(steps, scene.Move(x, y))
		} else {
			steps = append(steps, scene.Line(x, y))
		}
		if !p.Series[series].Goal {
			points = append(points, p.point(x, y, series))
		}
	}
	end()
	p.add(points...)
}

// pointNumbers writes the numbers of one row: the highest over its point, the
// others under theirs, each clear of the one above it.
func (p *plot) pointNumbers(row int, at func(int, Value) (float64, float64)) {
	type number struct {
		y    float64
		text string
		ink  scene.Ink
		bold bool
	}
	var all []number
	var x float64
	for s := range p.Series {
		v := p.Rows[row].value(s)
		if v.None {
			continue
		}
		n := number{text: v.Text, ink: scene.Letter, bold: s == 0}
		if s > 0 {
			n.ink = scene.Soft
		}
		x, n.y = at(row, v)
		i := len(all)
		for i > 0 && all[i-1].y > n.y {
			i--
		}
		all = slices.Insert(all, i, n)
	}
	last := math.Inf(-1)
	for i, n := range all {
		base := n.y - .65*p.em
		if i > 0 {
			base = max(n.y+1.25*p.em, last+1.15*p.em)
		}
		last = base
		p.text(x, base, scene.Middle, n.ink, n.bold, "", n.text)
	}
}
