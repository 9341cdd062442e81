package figure

import (
	"math"

	"prospectus/generator/scene"
)

// A Chart is numbers to be drawn, in one language. Beside it stands a table of
// the same numbers: the drawing shows, the table says.
type Chart struct {
	Kind   Kind
	Title  string
	Desc   string // what it shows, for those who cannot see it
	Lang   string // where it differs from that of the page
	Class  string // of the group that holds the drawing
	Series []Series
	Rows   []Row
}

// Kind says how numbers are drawn.
type Kind uint8

// The kinds of chart.
const (
	Bars    Kind = iota // a bar for each series of a row; goals are ticks across it
	Stacked             // the series of a row one behind the other; a row's note is its sum
	Lines               // rows from left to right, a line for each series; goals are broken lines
	Shares              // the first series, all rows as parts of one bar
	Funnel              // the first series, each row as wide as its number, with what is left of the row before
)

// A Series is one number of every row.
type Series struct {
	Name string
	Goal bool // a target, not a result
}

// A Row is one category, one point of time or one step.
type Row struct {
	Label, Lang string
	Values      []Value // one for each series
	Note        string  // a second text: the sum of a stack, a share, the rate of a step
}

// A Value is a number and how it is written. A value that is not known, or may
// not be published, has only a text, which says so.
type Value struct {
	Number float64
	Text   string
	None   bool
}

// value returns a value of a row; one that the row does not have is none.
func (r *Row) value(series int) Value {
	if series >= len(r.Values) {
		return Value{None: true}
	}
	return r.Values[series]
}

// look is what tells a series, or a part of a whole, from the others: in colour
// by its ink, in black and white by its darkness and its pattern.
type look struct {
	fill, over, edge, letter scene.Ink
	pattern                  scene.Pattern
}

// looks are the looks in turn. Neighbours differ in darkness.
var looks = []look{
	{fill: scene.Brand, edge: scene.Brand, letter: scene.White},
	{fill: scene.White, pattern: scene.Slant, over: scene.Brand, edge: scene.Brand},
	{fill: scene.Mid, edge: scene.Mid},
	{fill: scene.Tint, edge: scene.Brand, letter: scene.Letter},
	{fill: scene.Accent, edge: scene.Accent, letter: scene.White},
	{fill: scene.White, pattern: scene.Dots, over: scene.Deep, edge: scene.Deep},
	{fill: scene.Deep, edge: scene.Deep, letter: scene.White},
	{fill: scene.White, pattern: scene.Grid, over: scene.Mid, edge: scene.Mid},
	{fill: scene.AccentTint, edge: scene.Accent, letter: scene.Letter},
	{fill: scene.White, pattern: scene.Level, over: scene.Deep, edge: scene.Deep},
}

// lookOf returns the look of the i-th series or part.
func lookOf(i int) look { return looks[i%len(looks)] }

func (k look) paint() scene.Paint {
	return scene.Paint{Fill: k.fill, Pattern: k.pattern, PatternInk: k.over, Stroke: k.edge, StrokeWidth: 1}
}

// Distances of charts, in em of running labels.
const (
	leading  = 1.35 // from base line to base line
	rise     = .88  // of a line over its base line
	barSize  = 1.25 // height of the bar of a row
	manySize = 1.1  // height of each bar, where a row has several
	apart    = .6   // between two rows
	beside   = .45  // between a bar and its number
)

// plot is a chart that is being laid out.
type plot struct {
	*Chart
	f     Format
	em    float64
	y     float64 // where the next part begins
	marks []scene.Mark
}

// Draw lays a chart out. Lines that have no room for their numbers, as on a
// telephone, become bars from top to bottom.
func (c *Chart) Draw(f Format) *scene.Scene {
	p := &plot{Chart: c, f: f, em: f.Size}
	kind := c.Kind
	if kind == Lines && !p.roomForLines() {
		kind = Bars
	}
	if len(c.Series) > 1 {
		p.key(kind == Lines)
	}
	switch kind {
	case Stacked:
		p.stacks()
	case Lines:
		p.lines()
	case Shares:
		p.shares()
	case Funnel:
		p.funnel()
	default:
		p.bars()
	}
	s := &scene.Scene{Width: f.Width, Height: math.Ceil(p.y + .2*p.em), Title: c.Title, Desc: c.Desc, Lang: c.Lang}
	s.Marks = []scene.Mark{&scene.Group{Class: c.Class, Marks: p.marks}}
	return s
}

func (p *plot) add(m ...scene.Mark) { p.marks = append(p.marks, m...) }

func (p *plot) width(text string, bold bool) float64 { return p.f.Measure.Width(text, p.em, bold) }

func (p *plot) wrap(text string, width float64) []string {
	return scene.Balance(p.f.Measure, text, p.em, false, width)
}

// text puts lines with the first base line at y.
func (p *plot) text(x, y float64, a scene.Anchor, ink scene.Ink, bold bool, lang string, lines ...string) {
	p.add(&scene.Text{X: x, Y: y, Lines: lines, Leading: leading * p.em, Size: p.em, Bold: bold, Anchor: a, Fill: ink, Lang: lang})
}

// key draws what tells the series apart, as many on a line as have room.
func (p *plot) key(lines bool) {
	x, y, swatch := 0.0, p.y, 1.5*p.em
	for i, s := range p.Series {
		names := p.wrap(s.Name, p.f.Width-swatch-.5*p.em)
		w := 0.0
		for _, line := range names {
			w = max(w, p.width(line, false))
		}
		if w += swatch + .5*p.em; x > 0 && x+w > p.f.Width {
			x, y = 0, y+1.7*p.em
		}
		p.swatch(x, y+.2*p.em, swatch, i, lines)
		p.text(x+swatch+.5*p.em, y+rise*p.em+.1*p.em, scene.Start, scene.Letter, false, "", names...)
		y += float64(len(names)-1) * leading * p.em
		x += w + 1.6*p.em
	}
	p.y = y + 2.1*p.em
}

// swatch draws the sign of a series.
func (p *plot) swatch(x, y, w float64, series int, lines bool) {
	middle := y + .45*p.em
	switch {
	case p.Series[series].Goal && lines:
		p.add(goalLine(scene.Move(x, middle), scene.Line(x+w, middle)))
	case p.Series[series].Goal:
		p.tick(x+w/2, y-.15*p.em, 1.2*p.em)
	case lines:
		p.add(&scene.Path{Steps: []scene.Step{scene.Move(x, middle), scene.Line(x+w, middle)}, Paint: linePaint(series, p.em)}, p.point(x+w/2, middle, series))
	default:
		p.add(&scene.Box{X: x, Y: y, W: w, H: .9 * p.em, Paint: lookOf(series).paint()})
	}
}

// tick draws the sign of a target across a bar.
func (p *plot) tick(x, y, h float64) {
	p.add(&scene.Box{X: x - .09*p.em, Y: y, W: .18 * p.em, H: h, Paint: scene.Paint{Fill: scene.Letter, Stroke: scene.Paper, StrokeWidth: 1}})
}

// range of the numbers that are drawn: always from nought, and below it where
// one is negative.
func (p *plot) span() (low, high float64) {
	for i := range p.Rows {
		for s := range p.Series {
			if v := p.Rows[i].value(s); !v.None {
				low, high = min(low, v.Number), max(high, v.Number)
			}
		}
	}
	if high == low {
		high = low + 1
	}
	return low, high
}
