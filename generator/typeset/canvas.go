package typeset

import (
	"slices"
	"unicode/utf8"

	"prospectus/generator/font"
)

// A canvas is a page that is being painted.
type canvas struct {
	page   *Page
	glyphs []Glyph // those of the run that is being set
	height float64 // of the area of the text
	quiet  bool    // what is painted is an artifact
}

// happen carries out the marks of a slab that begins at a place.
func (c *canvas) happen(marks []mark, x, y float64) {
	for _, m := range marks {
		switch {
		case m.dest != "":
			if !c.quiet {
				c.page.Dests = append(c.page.Dests, Dest{m.dest, x, y})
			}
		case m.placed != nil:
			m.placed.draw(c, x, y)
		case m.name != "":
			if _, ok := c.page.Strings[m.name]; !ok {
				c.page.Strings[m.name] = m.value
			}
			c.page.leaves[m.name] = m.value
		}
	}
}

func (c *canvas) add(o Op) { c.page.Ops = append(c.page.Ops, o) }

// box fills a rectangle, which is an artifact.
func (c *canvas) box(x, y, w, h, radius float64, fill Color) {
	if fill.Set && w > 0 && h > 0 {
		c.add(&Box{X: x, Y: y, W: w, H: h, Radius: radius, Fill: fill})
	}
}

// rule draws a line, which is an artifact.
func (c *canvas) rule(x1, y1, x2, y2 float64, s stroke) {
	if s.width > 0 && s.color.Set {
		c.add(&Rule{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: s.width, Dots: s.dots, Color: s.color})
	}
}

// borders draws the borders of a rectangle.
func (c *canvas) borders(b *[4]stroke, x, y, w, h float64, top, bottom bool) {
	if top {
		c.rule(x, y, x+w, y, b[0])
	}
	c.rule(x+w, y, x+w, y+h, b[1])
	if bottom {
		c.rule(x, y+h, x+w, y+h, b[2])
	}
	c.rule(x, y, x, y+h, b[3])
}

// nothing draws a space in an empty cell, without which the structure of a
// tagged document would lack the cell.
func (c *canvas) nothing(one *cell, x, y float64) {
	face := one.faces.main
	if !face.Has(' ') {
		return
	}
	c.add(&Text{
		Face: face, Size: one.style.Size, Color: one.style.Color, X: x, Y: y + one.style.Size, Content: " ",
		Glyphs: []Glyph{{ID: face.Glyph(' '), End: 1}}, Element: one.element,
	})
}

// lineBody is a line of a paragraph: the base line is at base below its top.
type lineBody struct {
	line
	base  float64
	label *lineBody // of a list item, drawn left of the line
	gap   float64   // between label and line
}

func (l *lineBody) draw(c *canvas, x, y float64) {
	if l.label != nil {
		l.label.set(c, x-l.gap-l.label.natural, y+l.base)
	}
	l.set(c, x, y+l.base)
}

// set draws the line with its base line at y.
func (l *line) set(c *canvas, x, y float64) {
	if l.to == l.from {
		return
	}
	x += l.x
	fill := l.leaders()
	if fill == 0 {
		switch l.p.style.Align {
		case alignRight:
			x += l.width - l.natural
		case alignCenter:
			x += (l.width - l.natural) / 2
		}
	}
	s := lineSetter{c: c, l: l, x: x, y: y, start: len(c.page.Ops)}
	for k := l.from; k < l.to; k++ {
		s.cluster(k, fill)
	}
	s.flush()
	s.decorate(x)
}

// leaders returns how wide each leader of the line is, 0 where it has none.
func (l *line) leaders() float64 {
	n := 0
	for k := l.from; k < l.to; k++ {
		if l.p.clusters[k].class == classLeader {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return max((l.width-l.natural)/float64(n), 0.1)
}

// A lineSetter draws the clusters of a line one after another, in runs.
type lineSetter struct {
	c      *canvas
	l      *line
	x, y   float64
	run    *Text
	ink    *ink
	size   float64
	rise   float64
	from   int // of the run's glyphs in the canvas's
	origin int32
	start  int
	spans  []span
}

// A span is how far an ink reaches on a line.
type span struct {
	ink      *ink
	from, to float64
}

func (s *lineSetter) cluster(k int, fill float64) {
	p := s.l.p
	cl := &p.clusters[k]
	after := s.l.gap(k)
	if cl.class == classLeader {
		s.flush()
		s.dots(cl, fill)
		s.x += fill + after
		return
	}
	from := s.x
	size := cl.ink.size * float64(max(cl.scale, 0.01))
	rise := cl.ink.rise + float64(cl.rise)
	if s.run == nil || cl.face != s.run.Face || cl.ink != s.ink || size != s.size || rise != s.rise || int(cl.end-s.origin) > 60000 {
		s.flush()
		s.begin(cl, size, rise)
	}
	s.put(cl)
	s.x = from + float64(cl.width)
	if g := &p.gaps[k]; g.end > g.start && k < s.l.to-1 {
		s.space(g, after)
	} else {
		s.widen(after)
	}
	if k == s.l.to-1 && !s.l.last {
		s.end(cl, &p.gaps[k])
	}
	s.span(cl.ink, from, s.x-after)
}

// begin starts a run at a cluster.
func (s *lineSetter) begin(cl *cluster, size, rise float64) {
	if cl.face == nil {
		return
	}
	s.run = &Text{Face: cl.face, Size: size, Color: cl.ink.style.Color, X: s.x, Y: s.y - rise, Element: cl.ink.element}
	if s.c.quiet {
		s.run.Element = nil
	}
	s.ink, s.size, s.rise, s.origin = cl.ink, size, rise, cl.start
	s.c.glyphs = s.c.glyphs[:0]
}

// put appends the glyphs of a cluster to the run.
func (s *lineSetter) put(cl *cluster) {
	if s.run == nil {
		return
	}
	if cl.glyphs == nil {
		s.c.glyphs = append(s.c.glyphs, Glyph{
			ID: cl.id, Start: uint16(cl.start - s.origin), End: uint16(cl.end - s.origin),
			Advance: cl.width, DX: cl.shift,
		})
		return
	}
	k := float32(s.size / float64(cl.face.UnitsPerEm()))
	from := len(s.c.glyphs)
	for i, g := range cl.glyphs {
		start := cl.origin + int32(g.Cluster)
		end := cl.end
		if i+1 < len(cl.glyphs) {
			end = cl.origin + int32(cl.glyphs[i+1].Cluster)
		}
		advance := float32(g.Advance) * k
		if i+1 < len(cl.glyphs) {
			advance += float32(cl.ink.space)
		}
		s.c.glyphs = append(s.c.glyphs, Glyph{
			ID: g.ID, Start: uint16(start - s.origin), End: uint16(max(start, end) - s.origin),
			Advance: advance, DX: float32(g.X) * k, DY: float32(g.Y) * k,
		})
	}
	if from == len(s.c.glyphs) { // a part of a word that shows nothing
		s.c.glyphs = append(s.c.glyphs, Glyph{ID: cl.face.Glyph(' '), Start: uint16(cl.start - s.origin), End: uint16(cl.end - s.origin)})
	}
	s.c.glyphs[from].Start = uint16(cl.start - s.origin)
}

// space puts the space of the text into a gap.
func (s *lineSetter) space(g *gap, width float64) {
	if s.run == nil || !s.run.Face.Has(' ') {
		s.widen(width)
		return
	}
	s.x += width
	s.c.glyphs = append(s.c.glyphs, Glyph{
		ID: s.run.Face.Glyph(' '), Start: uint16(g.start - s.origin), End: uint16(g.end - s.origin), Advance: float32(width),
	})
}

// widen moves on by the width of a gap.
func (s *lineSetter) widen(width float64) {
	s.x += width
	if s.run != nil && len(s.c.glyphs) > 0 {
		s.c.glyphs[len(s.c.glyphs)-1].Advance += float32(width)
	}
}

// end ends a line within a paragraph: with the space of the text that stands
// there, so that words do not run together when the page is read aloud, or with
// a hyphen that the text does not have.
func (s *lineSetter) end(cl *cluster, g *gap) {
	if g.end > g.start {
		s.space(g, 0)
	}
	if s.run == nil || !g.hyphen {
		return
	}
	at := uint16(cl.end - s.origin)
	id := cl.face.Glyph('-')
	width := cl.face.Scale(cl.face.GlyphAdvance(id), s.size)
	s.c.glyphs = append(s.c.glyphs, Glyph{ID: id, Start: at, End: at, Advance: float32(width), hyphen: true})
	s.x += width
}

// flush ends the run.
func (s *lineSetter) flush() {
	if s.run == nil {
		return
	}
	if glyphs := slices.Clone(s.c.glyphs); len(glyphs) > 0 {
		end := s.origin
		for i := range glyphs {
			end = max(end, s.origin+int32(glyphs[i].End))
		}
		s.run.Glyphs, s.run.Content = glyphs, s.l.p.content[s.origin:end]
		s.c.add(s.run)
	}
	s.run = nil
}

func (s *lineSetter) span(k *ink, from, to float64) {
	if n := len(s.spans); n > 0 && s.spans[n-1].ink == k {
		s.spans[n-1].to = to
		return
	}
	s.spans = append(s.spans, span{k, from, to})
}

// dots fills a leader with dots, which stand under each other on every line.
func (s *lineSetter) dots(cl *cluster, width float64) {
	face := cl.ink.faces.main
	id := face.Glyph('.')
	size := cl.ink.size
	advance := face.Scale(face.GlyphAdvance(id), size)
	pitch := size * 0.45
	if id == 0 || advance <= 0 {
		return
	}
	first := float64(int(s.x/pitch)+1) * pitch
	n := int((s.x + width - advance - first) / pitch)
	if n < 1 {
		return
	}
	run := &Text{Face: face, Size: size, Color: cl.ink.style.Color, X: first, Y: s.y}
	run.Glyphs = make([]Glyph, n)
	for i := range run.Glyphs {
		run.Glyphs[i] = Glyph{ID: id, Advance: float32(pitch)}
	}
	s.c.add(run)
}

// decorate draws what goes with letters: underlines, emphasis dots, and the
// areas of links.
func (s *lineSetter) decorate(left float64) {
	for _, sp := range s.spans {
		k := sp.ink
		if k.style.Underline {
			s.c.rule(sp.from, s.y+0.14*k.size, sp.to, s.y+0.14*k.size, stroke{width: k.size / 18, color: k.style.Color})
		}
		if k.link != nil && !s.c.quiet {
			s.c.add(&Link{
				Frame: Frame{sp.from, s.y - k.rise - 0.9*k.size, sp.to - sp.from, 1.2 * k.size},
				URL:   k.link.url, Dest: k.link.dest, Title: k.link.title, Element: k.link.element,
			})
		}
	}
	x := left
	for k := s.l.from; k < s.l.to; k++ {
		cl := &s.l.p.clusters[k]
		if cl.ink.style.Dotted && cl.class == classHan && !isNeverFirst[cl.first] {
			s.emphasis(cl, x)
		}
		x += float64(cl.width) + s.l.gap(k)
	}
}

// emphasis draws the dot below an ideograph.
func (s *lineSetter) emphasis(cl *cluster, x float64) {
	r := cl.ink.size * 0.06
	cx, cy := x+float64(cl.width)/2, s.y+cl.ink.size*0.26
	s.c.add(&Box{X: cx - r, Y: cy - r, W: 2 * r, H: 2 * r, Radius: r, Fill: cl.ink.style.Color})
}

// baseline returns how far below its top a line of a style has its base line:
// the ascent and descent of the face stand in the middle of the leading.
func (l *layout) baseline(s *Style) float64 {
	face := l.fonts.set(s).main
	up, down := face.Scale(face.Metrics.Ascent, s.Size), -face.Scale(face.Metrics.Descent, s.Size)
	return (s.Leading()-up-down)/2 + up
}

// lastInk returns the ink of the last cluster, for lines that are empty.
func (p *paragraph) lastInk(l *layout) *ink {
	if n := len(p.clusters); n > 0 {
		return p.clusters[n-1].ink
	}
	return l.ink(p.style, nil, "")
}

// missing reports a character that no font has and returns what takes its
// place: 〓, which printers set for a sort that they lack, or else a question
// mark.
func (b *itemizer) missing(k *ink, r rune) hanGlyph {
	l := b.layout
	l.reportMissing(b.p.content, r, k.record)
	for _, instead := range []rune{'〓', '?'} {
		for _, face := range k.faces.solid.Faces() {
			if face.Has(instead) {
				id := face.Glyph(instead)
				return hanGlyph{face: face, id: id, advance: float32(face.GlyphAdvance(id)) / float32(face.UnitsPerEm())}
			}
		}
	}
	face := k.faces.main
	return hanGlyph{face: face, id: font.GID(0), advance: 1}
}

// around returns a few characters of a text before and after the first place of
// one of them.
func around(s string, r rune) string {
	at := 0
	for i, c := range s {
		if c == r {
			at = i
			break
		}
	}
	from, to := at, at
	for range 8 {
		_, n := utf8.DecodeLastRuneInString(s[:from])
		from -= n
		_, n = utf8.DecodeRuneInString(s[to:])
		to += n
	}
	return s[from:to]
}
