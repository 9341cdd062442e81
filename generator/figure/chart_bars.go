package figure

import (
	"math"

	"prospectus/generator/scene"
)

// area is where bars are drawn: labels stand left of it, or over each row on a
// telephone, numbers right of each bar.
type area struct {
	label  float64 // width of the labels beside the bars; 0 where they stand over them
	x, w   float64
	origin float64 // of nought
	scale  float64 // width of one
}

// area divides the width. Numbers have as much room as the widest needs.
func (p *plot) area(low, high, numbers float64) area {
	a := area{}
	if !p.f.Upright {
		for i := range p.Rows {
			a.label = max(a.label, p.width(p.Rows[i].Label, false))
		}
		a.label = min(a.label, .32*p.f.Width)
		a.x = a.label + .8*p.em
	}
	a.w = p.f.Width - a.x - numbers
	if a.w < p.f.Width/4 { // numbers longer than bars stand in the way of none
		a.w = p.f.Width / 4
	}
	a.scale = a.w / (high - low)
	a.origin = a.x - low*a.scale
	return a
}

// rowLabel writes the label of a row, and returns where its bars begin and how
// high the label is beside them.
func (p *plot) rowLabel(r *Row, a area, bars float64) (y, height float64) {
	if p.f.Upright {
		lines := p.wrap(r.Label, p.f.Width)
		p.text(0, p.y+rise*p.em, scene.Start, scene.Letter, false, r.Lang, lines...)
		y := p.y + float64(len(lines))*leading*p.em + .1*p.em
		return y, y - p.y + bars
	}
	lines := p.wrap(r.Label, a.label)
	high := float64(len(lines)-1)*leading*p.em + 1.12*p.em
	height = max(high, bars)
	p.text(a.label, p.y+(height-high)/2+rise*p.em, scene.End, scene.Letter, false, r.Lang, lines...)
	return p.y + (height-bars)/2, height
}

// between is the distance of two rows. A label that stands over its bars belongs
// to them and not to those above.
func (p *plot) between() float64 {
	if p.f.Upright {
		return 2 * apart * p.em
	}
	return apart * p.em
}

// base draws the line on which bars stand.
func (p *plot) base(a area, top float64) {
	x := math.Round(a.origin)
	p.add(&scene.Path{Steps: []scene.Step{scene.Move(x, top), scene.Line(x, p.y)}, Paint: scene.Paint{Stroke: scene.Rule}})
}

// results lists the series that are no goals.
func (p *plot) results() (found []int) {
	for i, s := range p.Series {
		if !s.Goal {
			found = append(found, i)
		}
	}
	return found
}

// bars draws a bar for each result of each row, and a tick for each goal.
func (p *plot) bars() {
	low, high := p.span()
	numbers := 0.0
	for i := range p.Rows {
		for _, s := range p.results() {
			numbers = max(numbers, p.width(p.numberOf(&p.Rows[i], s), true))
		}
	}
	a, results := p.area(low, high, numbers+2*beside*p.em), p.results()
	high = barSize * p.em
	if len(results) > 1 {
		high = manySize * p.em
	}
	top := p.y
	for i := range p.Rows {
		r := &p.Rows[i]
		all := high*float64(len(results)) + .15*p.em*float64(len(results)-1)
		y, height := p.rowLabel(r, a, all)
		end := a.origin
		for s := range p.Series {
			if v := r.value(s); p.Series[s].Goal && !v.None {
				end = max(end, a.origin+v.Number*a.scale+.09*p.em)
			}
		}
		for n, s := range results {
			p.bar(r, s, a, y+float64(n)*(high+.15*p.em), high, end)
		}
		for s := range p.Series {
			if v := r.value(s); p.Series[s].Goal && !v.None {
				p.tick(a.origin+v.Number*a.scale, y-.15*p.em, all+.3*p.em)
			}
		}
		p.y += height + p.between()
	}
	p.base(a, top)
}

// numberOf writes what stands at the end of a bar: its number, and behind the
// first the goals and the note of its row.
func (p *plot) numberOf(r *Row, series int) string {
	text := r.value(series).Text
	if series == p.results()[0] && r.Note != "" {
		text += " " + r.Note
	}
	return text
}

// bar draws one bar and its number, which stands clear of the ticks.
func (p *plot) bar(r *Row, series int, a area, y, high, clear float64) {
	v, base := r.value(series), y+high/2+.34*p.em
	if v.None {
		p.text(a.origin+beside*p.em, base, scene.Start, scene.Soft, false, "", p.numberOf(r, series))
		return
	}
	x, w := a.origin, v.Number*a.scale
	if w < 0 {
		x, w = x+w, -w
	}
	if w > 0 {
		p.add(&scene.Box{X: x, Y: y, W: w, H: high, Paint: lookOf(series).paint()})
	}
	p.text(max(x+w, clear)+beside*p.em, base, scene.Start, scene.Letter, true, "", p.numberOf(r, series))
}

// stacks draws the series of a row one behind the other. A number stands in its
// part where it has room; the sum stands at the end of each row.
func (p *plot) stacks() {
	high, notes := 0.0, 0.0
	for i := range p.Rows {
		sum := 0.0
		for s := range p.Series {
			sum += max(0, p.Rows[i].value(s).Number)
		}
		high, notes = max(high, sum), max(notes, p.width(p.Rows[i].Note, true))
	}
	if high == 0 {
		high = 1
	}
	a, top := p.area(0, high, notes+2*beside*p.em), p.y
	for i := range p.Rows {
		r := &p.Rows[i]
		y, height := p.rowLabel(r, a, barSize*p.em)
		x := a.origin
		for s := range p.Series {
			x = p.part(r.value(s), s, x, y, max(0, r.value(s).Number)*a.scale, barSize*p.em)
		}
		p.text(x+beside*p.em, y+barSize*p.em/2+.34*p.em, scene.Start, scene.Letter, true, "", r.Note)
		p.y += height + p.between()
	}
	p.base(a, top)
}

// part draws a part of a bar and returns where the next begins. Between two
// parts the paper shows.
func (p *plot) part(v Value, nth int, x, y, w, high float64) float64 {
	if v.None || w <= 0 {
		return x
	}
	k, seam := lookOf(nth), min(.06*p.em, w/4)
	p.add(&scene.Box{X: x, Y: y, W: w - seam, H: high, Paint: k.paint()})
	if k.letter != "" && p.width(v.Text, false)+.5*p.em <= w-seam {
		p.text(x+(w-seam)/2, y+high/2+.34*p.em, scene.Middle, k.letter, false, "", v.Text)
	}
	return x + w
}

// shares draws one bar of all rows, and under it a list of them with their
// signs, numbers and shares.
func (p *plot) shares() {
	sum := 0.0
	for i := range p.Rows {
		sum += max(0, p.Rows[i].value(0).Number)
	}
	x, high := 0.0, 2*p.em
	for i := range p.Rows {
		if v := p.Rows[i].value(0); sum > 0 {
			v.Text = p.Rows[i].Note // the share, which is shorter than the number
			x = p.part(v, i, x, p.y, max(0, v.Number)/sum*p.f.Width, high)
		}
	}
	p.y += high + .9*p.em
	numbers, notes := 0.0, 0.0
	for i := range p.Rows {
		numbers, notes = max(numbers, p.width(p.Rows[i].value(0).Text, true)), max(notes, p.width(p.Rows[i].Note, false))
	}
	label, right := 2.1*p.em, p.f.Width
	if wide := label + 24*p.em + numbers + notes; right > wide {
		right = wide // numbers stay near what they belong to
	}
	room := max(right-label-numbers-notes-2*p.em, 6*p.em)
	for i := range p.Rows {
		r := &p.Rows[i]
		lines, base := p.wrap(r.Label, room), p.y+rise*p.em
		p.add(&scene.Box{X: .5, Y: p.y + .02*p.em, W: 1.4 * p.em, H: p.em, Paint: lookOf(i).paint()})
		p.text(label, base, scene.Start, scene.Letter, false, r.Lang, lines...)
		ink, bold := scene.Letter, true
		if r.value(0).None {
			ink, bold = scene.Soft, false
		}
		p.text(right-notes-p.em, base, scene.End, ink, bold, "", r.value(0).Text)
		p.text(right, base, scene.End, scene.Soft, false, "", r.Note)
		p.y += float64(len(lines)-1)*leading*p.em + 1.7*p.em
	}
}

// funnel draws the steps one under the other, each as wide as its number, and
// between two of them what part goes on.
func (p *plot) funnel() {
	_, high := p.span()
	label := 0.0
	for i := range p.Rows {
		label = max(label, p.width(p.Rows[i].Label, false))
	}
	a := area{w: p.f.Width}
	if !p.f.Upright {
		a.label = min(label, .32*p.f.Width)
		a.x, a.w = a.label+.8*p.em, p.f.Width-a.label-.8*p.em
	}
	a.w = min(a.w, 34*p.em)
	middle, before := a.x+a.w/2, 0.0
	for i := range p.Rows {
		r, v := &p.Rows[i], p.Rows[i].value(0)
		w := max(0, v.Number) / high * a.w
		if i > 0 {
			p.neck(middle, before, w, r.Note)
		}
		y, height := p.rowLabel(r, a, 1.7*p.em)
		if w > 0 {
			p.add(&scene.Box{X: middle - w/2, Y: y, W: w, H: 1.7 * p.em, Paint: lookOf(0).paint()})
		}
		base := y + .85*p.em + .34*p.em
		if p.width(v.Text, true)+p.em <= w {
			p.text(middle, base, scene.Middle, scene.White, true, "", v.Text)
		} else {
			p.text(middle+w/2+beside*p.em, base, scene.Start, scene.Letter, true, "", v.Text)
		}
		p.y += height
		before = w
	}
}

// neck draws what narrows from one step to the next, and on it the rate.
func (p *plot) neck(middle, from, to float64, rate string) {
	h := 1.75 * p.em
	if p.f.Upright { // the label of the next step stands between
		p.text(middle, p.y+rise*p.em+.3*p.em, scene.Middle, scene.Soft, false, "", "↓ "+rate)
		p.y += h
		return
	}
	p.add(&scene.Path{Paint: scene.Paint{Fill: scene.Tint}, Steps: []scene.Step{
		scene.Move(middle-from/2, p.y), scene.Line(middle+from/2, p.y), scene.Line(middle+to/2, p.y+h), scene.Line(middle-to/2, p.y+h), scene.Close()}})
	p.text(middle, p.y+h/2+.34*p.em, scene.Middle, scene.Letter, false, "", "↓ "+rate)
	p.y += h
}
