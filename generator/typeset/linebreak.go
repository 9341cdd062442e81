package typeset

import (
	"math"
	"strconv"

	"prospectus/generator/diag"
)

// A paragraph is clusters and the gaps after them; gaps[i] follows clusters[i].
type paragraph struct {
	style    *Style
	content  string
	clusters []cluster
	gaps     []gap
	notes    []noteAt
	dests    []destAt
	late     bool
}

// A line is a part of a paragraph between two breaks.
type line struct {
	p        *paragraph
	from, to int     // clusters
	x, width float64 // where it begins, and the measure it is set to
	ratio    float64 // how far gaps are stretched, or shrunk below 0
	natural  float64 // its width with the gaps so
	last     bool    // of the paragraph, or before a forced break
}

// Costs of lines, in the units of Knuth and Plass: a line stretched to its limit
// costs 100.
const (
	costBase     = 10
	costShortEnd = 400   // a last line of one or two characters
	costTwoHyph  = 3000  // two hyphens under each other
	costLastHyph = 60000 // a last line that begins within a word
	costStuck    = 1e12
	costOverfull = 1e14
	maxStretch   = 4.0 // a line that would stretch further is left ragged
	raggedRatio  = 0.5
)

// A breaker chooses where the lines of a paragraph end so that the whole costs
// least (D. E. Knuth, M. F. Plass, Breaking Paragraphs into Lines, 1981).
type breaker struct {
	p             *paragraph
	width, indent float64
	justify       bool
	desperate     bool // lines may also end where they should not
	sums          []sums
	best          []float64
	ratio         []float64
	prev          []int32
}

// sums are totals of all clusters and gaps before one.
type sums struct{ width, natural, stretch, shrink float64 }

// lines breaks a paragraph into lines of a width, the first indented. What does
// not fit is reported.
func (l *layout) lines(p *paragraph, width, indent float64) []line {
	if len(p.clusters) == 0 {
		return nil
	}
	if s := p.style; s.LetterGrid && s.GridChar > 0 {
		width -= s.GridChar - s.Size // a letter's place ends with the room after it
	}
	b := breaker{p: p, width: width, indent: indent, justify: p.style.Align == alignJustify}
	b.total()
	if lines := b.single(); lines != nil {
		return lines
	}
	b.solve()
	lines := b.collect()
	if p.style.Balance && len(lines) <= mostBalanced {
		lines = b.balance(lines)
	}
	if b.overfull(lines) >= 0 {
		b.desperate = true
		b.solve()
		lines = b.collect()
		if i := b.overfull(lines); i >= 0 {
			l.reportOverfull(&lines[i])
		}
	}
	return lines
}

// mostBalanced is how many lines a paragraph may have whose lines are made
// alike: a heading, not a text.
const mostBalanced = 5

// balance breaks a paragraph to the least width at which it has no more lines,
// and leaves them their measure.
func (b *breaker) balance(lines []line) []line {
	whole, low, high := b.width, b.width/float64(len(lines)+1), b.width
	for high-low > b.p.style.Size/4 {
		b.width = (low + high) / 2
		b.solve()
		if got := b.collect(); len(got) <= len(lines) && b.overfull(got) < 0 {
			high = b.width
		} else {
			low = b.width
		}
	}
	b.width = high
	b.solve()
	lines = b.collect()
	for i := range lines {
		lines[i].width += whole - high
	}
	b.width = whole
	return lines
}

func (b *breaker) total() {
	n := len(b.p.clusters)
	b.sums = make([]sums, n+1)
	for i := range n {
		s, g := &b.sums[i], &b.p.gaps[i]
		b.sums[i+1] = sums{
			s.width + float64(b.p.clusters[i].width), s.natural + float64(g.natural),
			s.stretch + float64(g.stretch), s.shrink + float64(g.shrink),
		}
	}
}

// single returns the one line of a paragraph that fits on one, else nil.
func (b *breaker) single() []line {
	n := len(b.p.clusters)
	natural := b.natural(-1, n-1)
	if natural > b.width-b.indent+0.01 {
		return nil
	}
	for i := range b.p.gaps[:n-1] {
		if b.p.gaps[i].must {
			return nil
		}
	}
	return []line{{p: b.p, to: n, x: b.indent, width: b.width - b.indent, natural: natural, last: true}}
}

// natural returns the width of the clusters after gap i up to gap j, the gaps
// between them unstretched.
func (b *breaker) natural(i, j int) float64 {
	w := b.sums[j+1].width - b.sums[i+1].width + b.sums[j].natural - b.sums[i+1].natural
	if b.p.gaps[j].hyphen {
		w += b.p.clusters[j].hyphen()
	}
	return w
}

// hyphen returns the width of the hyphen that would follow the cluster.
func (c *cluster) hyphen() float64 {
	if c.face == nil {
		return 0
	}
	return c.face.Scale(c.face.GlyphAdvance(c.face.Glyph('-')), c.ink.size)
}

func (b *breaker) solve() {
	n := len(b.p.clusters)
	if b.best == nil {
		b.best, b.ratio, b.prev = make([]float64, n), make([]float64, n), make([]int32, n)
	}
	for j := range n {
		b.best[j] = math.Inf(1)
		if g := &b.p.gaps[j]; !g.may && !g.must && !(b.desperate && g.stuck) {
			continue
		}
		b.reach(j)
	}
}

// reach finds the cheapest line that ends at gap j.
func (b *breaker) reach(j int) {
	for i := j - 1; i >= -1; i-- {
		before := 0.0
		if i >= 0 {
			if before = b.best[i]; math.IsInf(before, 1) {
				if b.p.gaps[i].must {
					return
				}
				continue
			}
		}
		cost, ratio, over := b.line(i, j)
		if total := before + cost; total < b.best[j] {
			b.best[j], b.prev[j], b.ratio[j] = total, int32(i), ratio
		}
		if i >= 0 && b.p.gaps[i].must || over && !math.IsInf(b.best[j], 1) {
			return
		}
	}
}

// line returns what the line after gap i up to gap j costs and how far its gaps
// are stretched; over says that it, and so every longer one, is too long.
func (b *breaker) line(i, j int) (cost, ratio float64, over bool) {
	width := b.width
	if i == -1 {
		width -= b.indent
	}
	natural := b.natural(i, j)
	short := width - natural
	last := b.p.gaps[j].must
	switch {
	case short < -0.01:
		shrink := b.sums[j].shrink - b.sums[i+1].shrink
		if -short > shrink+0.01 {
			return costOverfull * (1 - short/width), -1, true
		}
		ratio = short / shrink
		cost = costBase + 100*-ratio*ratio*ratio
	case last:
		cost = costBase
		if i >= 0 && natural < 1.6*b.p.style.Size {
			cost = costShortEnd
		}
	case !b.justify:
		part := short / width
		cost = costBase + 400*part*part
	default:
		stretch := max(b.sums[j].stretch-b.sums[i+1].stretch, 0.01)
		ratio = short / stretch
		r := min(ratio, 20)
		cost = costBase + 100*r*r*r
	}
	return b.price(cost, i, j), ratio, false
}

// price squares the cost of a line, and adds what its ends cost.
func (b *breaker) price(cost float64, i, j int) float64 {
	g := &b.p.gaps[j]
	cost += float64(g.penalty)
	cost *= cost
	if g.hyphen && i >= 0 && b.p.gaps[i].hyphen {
		cost += costTwoHyph
	}
	if g.must && i >= 0 && b.p.gaps[i].hyphen {
		cost += costLastHyph
	}
	if b.desperate && g.stuck {
		cost += costStuck
	}
	return cost
}

// collect returns the lines of the cheapest way.
func (b *breaker) collect() []line {
	n := len(b.p.clusters)
	count := 0
	for j := n - 1; j >= 0; j = int(b.prev[j]) {
		count++
	}
	lines := make([]line, count)
	for j := n - 1; j >= 0; j = int(b.prev[j]) {
		count--
		i := int(b.prev[j])
		l := &lines[count]
		*l = line{p: b.p, from: i + 1, to: j + 1, width: b.width, ratio: b.ratio[j], last: b.p.gaps[j].must}
		if i == -1 {
			l.x, l.width = b.indent, b.width-b.indent
		}
		if l.ratio > maxStretch {
			l.ratio = raggedRatio
		}
		l.natural = b.natural(i, j)
		if l.ratio > 0 {
			l.natural += l.ratio * (b.sums[j].stretch - b.sums[i+1].stretch)
		} else {
			l.natural += l.ratio * (b.sums[j].shrink - b.sums[i+1].shrink)
		}
	}
	return lines
}

// overfull returns the first line that is too long, -1 for none.
func (b *breaker) overfull(lines []line) int {
	for i := range lines {
		if lines[i].natural > lines[i].width+0.05 {
			return i
		}
	}
	return -1
}

// reportOverfull reports a line that is longer than its measure.
func (l *layout) reportOverfull(one *line) {
	excess := strconv.FormatFloat(one.natural-one.width, 'f', 1, 64)
	l.reportOnce(ruleOverfull, excerpt(one.text()), excess, record(one.p.clusters[one.from].ink.record))
}

// text returns the words of a line.
func (l *line) text() string {
	return l.p.content[l.p.clusters[l.from].start:l.p.clusters[l.to-1].end]
}

// gap returns the width of the gap after cluster k of the line.
func (l *line) gap(k int) float64 {
	if k == l.to-1 {
		return 0
	}
	g := &l.p.gaps[k]
	if l.ratio > 0 {
		return float64(g.natural) + l.ratio*float64(g.stretch)
	}
	return float64(g.natural) + l.ratio*float64(g.shrink)
}

// minimum returns the width of the widest part of a paragraph that no line
// divides, and maximum that of its longest line where nothing is broken.
func (p *paragraph) minimum() (widest float64) {
	run := 0.0
	for i := range p.clusters {
		c := &p.clusters[i]
		run += float64(c.width)
		g := &p.gaps[i]
		end := run
		if g.hyphen {
			end += c.hyphen()
		}
		widest = max(widest, end)
		if g.may || g.must {
			run = 0
		} else {
			run += float64(g.natural)
		}
	}
	return widest
}

func (p *paragraph) maximum() (widest float64) {
	run := 0.0
	for i := range p.clusters {
		run += float64(p.clusters[i].width)
		if p.gaps[i].must {
			widest = max(widest, run)
			run = 0
		} else {
			run += float64(p.gaps[i].natural)
		}
	}
	return widest
}

// record says in a message which record a text was made from.
func record(name string) string {
	if name == "" {
		return ""
	}
	return " (" + name + ")"
}

// excerpt cuts a text to what a message quotes.
func excerpt(s string) string {
	const most = 24
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}

// reportOnce reports a fault of the layout.
func (l *layout) reportOnce(rule *diag.Rule, args ...any) {
	l.faults = append(l.faults, rule.At(l.file.Span(0, 0), args...))
}
