package scene

import (
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Options say how a scene is written as SVG.
type Options struct {
	// Prefix stands before every id, so that several drawings share a page.
	Prefix string
	// Class is that of the svg element, after "scene".
	Class string
	// Href returns the address of a reference, "" where it leads nowhere; nil
	// where nothing is a link.
	Href func(Ref) string
	// Alone makes a file of its own, with a namespace and the colours of [Ink.Hex].
	// What is part of a page takes the page's custom properties, and the colours of
	// Hex where it has none.
	Alone bool
	// With are other layouts of the same drawing, which are written beside this
	// one: the rules that give inks their colours hold for all of them.
	With []*Scene
	// Unstyled leaves these rules out: another drawing was written With this one.
	Unstyled bool
}

// WriteSVG writes a scene as SVG. A drawing with links is a document of its own
// to those who cannot see it, one without is an image; both have the scene's
// title and description. Its size is given in rem of 16 px, so it grows with the
// reader's letters. An error is that of w.
func WriteSVG(w io.Writer, s *Scene, o Options) error {
	_, err := w.Write(AppendSVG(nil, s, o))
	return err
}

// AppendSVG appends what [WriteSVG] writes.
func AppendSVG(dst []byte, s *Scene, o Options) []byte {
	p := &pen{dst: dst, o: o}
	use := survey(o, s)
	p.open(s, use)
	if !o.Unstyled {
		p.style(survey(o, append([]*Scene{s}, o.With...)...))
	}
	p.patterns(use.patterns)
	p.marks(s.Marks)
	return append(p.dst, "</svg>"...)
}

// A pen appends SVG.
type pen struct {
	dst []byte
	o   Options
}

func (p *pen) put(s string) { p.dst = append(p.dst, s...) }

func (p *pen) open(s *Scene, use usage) {
	p.put("<svg")
	if p.o.Alone {
		p.put(` xmlns="http://www.w3.org/2000/svg"`)
	}
	p.attribute("class", strings.TrimSpace("scene "+p.o.Class))
	p.put(` viewBox="0 0 `)
	p.number(s.Width)
	p.put(" ")
	p.number(s.Height)
	p.put(`" width="`)
	p.length(s.Width)
	p.put(`" height="`)
	p.length(s.Height)
	role := "img"
	if use.links {
		role = "graphics-document document"
	}
	p.put(`"`)
	p.attribute("role", role)
	p.attribute("lang", s.Lang)
	p.attribute("aria-labelledby", p.o.Prefix+"title")
	if s.Desc != "" {
		p.attribute("aria-describedby", p.o.Prefix+"desc")
	}
	p.put(`><title id="`)
	p.text(p.o.Prefix + "title")
	p.put(`">`)
	p.text(s.Title)
	p.put("</title>")
	if s.Desc != "" {
		p.put(`<desc id="`)
		p.text(p.o.Prefix + "desc")
		p.put(`">`)
		p.text(s.Desc)
		p.put("</desc>")
	}
}

// length appends a length as the root element has it.
func (p *pen) length(v float64) {
	if p.o.Alone {
		p.number(v)
		return
	}
	p.dst = strconv.AppendFloat(p.dst, math.Round(v/16*1e4)/1e4, 'f', -1, 64)
	p.put("rem")
}

// number appends a number with one decimal at most, as short as can be.
func (p *pen) number(v float64) {
	v = math.Round(v*10) / 10
	if v == 0 {
		v = 0 // not -0
	}
	at := len(p.dst)
	p.dst = strconv.AppendFloat(p.dst, v, 'f', -1, 64)
	if s := string(p.dst[at:]); strings.HasPrefix(s, "0.") || strings.HasPrefix(s, "-0.") {
		p.dst = append(p.dst[:at], strings.Replace(s, "0.", ".", 1)...)
	}
}

// patterns appends the tiles that the scene's surfaces are filled with.
func (p *pen) patterns(all []patterned) {
	if len(all) == 0 {
		return
	}
	p.put("<defs>")
	for _, k := range all {
		side, marks := k.pattern.Tile(k.ink)
		p.put(`<pattern id="`)
		p.text(p.patternID(k.pattern, k.ink))
		p.put(`" width="`)
		p.number(side)
		p.put(`" height="`)
		p.number(side)
		p.put(`" patternUnits="userSpaceOnUse">`)
		p.marks(marks)
		p.put("</pattern>")
	}
	p.put("</defs>")
}

func (p *pen) patternID(k Pattern, ink Ink) string {
	return p.o.Prefix + "p" + strconv.Itoa(int(k)) + "-" + string(ink)
}

func (p *pen) marks(marks []Mark) {
	for _, m := range marks {
		switch m := m.(type) {
		case *Box:
			p.box(m)
		case *Path:
			p.path(m)
		case *Text:
			p.label(m)
		case *Group:
			p.group(m)
		}
	}
}

func (p *pen) group(g *Group) {
	element, href := "g", ""
	if p.o.Href != nil && !g.Link.IsZero() {
		if href = p.o.Href(g.Link); href != "" {
			element = "a"
		}
	}
	p.put("<" + element)
	p.attribute("href", href)
	if g.ID != "" {
		p.attribute("id", p.o.Prefix+g.ID)
	}
	p.attribute("class", g.Class)
	p.attribute("role", g.Role)
	if g.Hidden {
		p.attribute("aria-hidden", "true")
	}
	for _, d := range g.Data {
		p.attribute("data-"+d.Name, d.Value)
	}
	p.put(">")
	if g.Title != "" {
		p.put("<title>")
		p.text(g.Title)
		p.put("</title>")
	}
	p.marks(g.Marks)
	p.put("</" + element + ">")
}

// box appends a rectangle, and over it another one for its pattern.
func (p *pen) box(b *Box) {
	if b.Pattern == Plain || b.Fill != "" || b.Stroke != "" {
		under := b.Paint
		under.Pattern = Plain
		p.rect(b, under)
	}
	if b.Pattern != Plain {
		p.rect(b, Paint{Pattern: b.Pattern, PatternInk: b.PatternInk})
	}
}

func (p *pen) rect(b *Box, with Paint) {
	p.put("<rect")
	p.numbers("x", b.X)
	p.numbers("y", b.Y)
	p.put(` width="`)
	p.number(b.W)
	p.put(`" height="`)
	p.number(b.H)
	p.put(`"`)
	p.numbers("rx", b.Radius)
	p.paint(with, true)
	p.put("/>")
}

// numbers appends an attribute that is a number; nothing for 0.
func (p *pen) numbers(name string, v float64) {
	if v != 0 {
		p.put(" " + name + `="`)
		p.number(v)
		p.put(`"`)
	}
}

// paint appends what a shape is painted with. An area that has no fill says so,
// a path has none by the style sheet.
func (p *pen) paint(with Paint, area bool) {
	var classes string
	switch {
	case with.Pattern != Plain:
		p.attribute("fill", "url(#"+p.patternID(with.Pattern, with.PatternInk)+")")
	case with.Fill != "":
		classes = fill(with.Fill)
	case area:
		p.attribute("fill", "none")
	}
	if with.Stroke != "" {
		classes = strings.TrimSpace(classes + " " + stroke(with.Stroke))
	}
	p.attribute("class", classes)
	if w := with.Width(); w != 0 && w != 1 {
		p.numbers("stroke-width", w)
	}
	if len(with.Dash) > 0 && with.Stroke != "" {
		p.put(` stroke-dasharray="`)
		for i, d := range with.Dash {
			if i > 0 {
				p.put(" ")
			}
			p.number(d)
		}
		p.put(`"`)
	}
}

func (p *pen) path(m *Path) {
	p.outline(m.Steps)
	p.paint(Paint{Fill: m.Fill, Stroke: m.Stroke, StrokeWidth: m.StrokeWidth, Dash: m.Dash}, false)
	p.put("/>")
	if m.Pattern != Plain {
		// A rule of the sheet would win over an attribute; a style wins over both.
		p.outline(m.Steps)
		p.attribute("style", "fill:url(#"+p.patternID(m.Pattern, m.PatternInk)+")")
		p.put("/>")
	}
}

// outline appends the start of a path. Level and upright lines have a shorter
// form, and an operator that is repeated is written once.
func (p *pen) outline(steps []Step) {
	p.put(`<path d="`)
	var x, y float64
	last := byte(0)
	op := func(c byte) {
		if c != last {
			p.dst = append(p.dst, c)
		} else {
			p.dst = append(p.dst, ' ')
		}
		last = c
	}
	for _, s := range steps {
		switch {
		case s.Op == 'L' && s.Y == y:
			op('H')
			p.number(s.X)
		case s.Op == 'L' && s.X == x:
			op('V')
			p.number(s.Y)
		case s.Op == 'Z':
			op('Z')
		default:
			op(s.Op)
			p.points(s)
		}
		x, y = s.X, s.Y
	}
	p.put(`"`)
}

// points appends the points of a step.
func (p *pen) points(s Step) {
	switch s.Op {
	case 'Q':
		p.pair(s.X1, s.Y1, ' ')
	case 'C':
		p.pair(s.X1, s.Y1, ' ')
		p.pair(s.X2, s.Y2, ' ')
	}
	p.pair(s.X, s.Y, 0)
}

// pair appends a point, and after it a separator unless that is 0.
func (p *pen) pair(x, y float64, after byte) {
	p.number(x)
	at := len(p.dst)
	p.dst = append(p.dst, ' ')
	p.number(y)
	if p.dst[at+1] == '-' { // a sign parts numbers by itself
		p.dst = append(p.dst[:at], p.dst[at+1:]...)
	}
	if after != 0 {
		p.dst = append(p.dst, after)
	}
}

func (p *pen) label(t *Text) {
	if len(t.Lines) == 0 {
		return
	}
	p.put("<text")
	p.place(t.X, t.Y)
	p.put(` font-size="`)
	p.number(t.Size)
	p.put(`"`)
	classes := fill(t.ink())
	if t.Bold {
		classes += " b"
	}
	classes += [...]string{Start: "", Middle: " m", End: " e"}[t.Anchor]
	p.attribute("class", classes)
	p.attribute("lang", t.Lang)
	p.put(">")
	if len(t.Lines) == 1 {
		p.text(t.Lines[0])
	} else {
		p.lines(t)
	}
	p.put("</text>")
}

// ink returns what a text is set in.
func (t *Text) ink() Ink {
	if t.Fill == "" {
		return Letter
	}
	return t.Fill
}

// lines appends a text of several lines. A blank that was left out where a line
// ends is put back, so that the text reads on when it is copied or spoken.
func (p *pen) lines(t *Text) {
	for i, line := range t.Lines {
		p.put("<tspan")
		p.place(t.X, t.Y+float64(i)*t.Leading)
		p.put(">")
		p.text(line)
		if i+1 < len(t.Lines) && t.Anchor == Start && spaced(line, t.Lines[i+1]) {
			p.put(" ")
		}
		p.put("</tspan>")
	}
}

// spaced reports whether there was a blank between two lines.
func spaced(a, b string) bool {
	return !endsIdeographic(a) && !beginsIdeographic(b)
}

func endsIdeographic(s string) bool {
	r := []rune(s)
	return len(r) > 0 && (ideographic(r[len(r)-1]) || r[len(r)-1] == '-')
}

func beginsIdeographic(s string) bool {
	for _, r := range s {
		return ideographic(r)
	}
	return false
}

// place appends where a text stands.
func (p *pen) place(x, y float64) {
	p.put(` x="`)
	p.number(x)
	p.put(`" y="`)
	p.number(y)
	p.put(`"`)
}

// attribute appends name="value"; nothing for "".
func (p *pen) attribute(name, value string) {
	if value == "" {
		return
	}
	p.put(" " + name + `="`)
	p.text(value)
	p.put(`"`)
}

// text appends a text, escaped; characters that no document of XML may hold are
// left out.
func (p *pen) text(s string) {
	done := 0
	for i, r := range s {
		with := ""
		switch {
		case r == '&':
			with = "&amp;"
		case r == '<':
			with = "&lt;"
		case r == '>':
			with = "&gt;"
		case r == '"':
			with = "&#34;"
		case r < ' ' && r != '\t' && r != '\n', r >= 0xfffd && r <= 0xffff:
		default:
			continue
		}
		p.put(s[done:i])
		p.put(with)
		_, size := utf8.DecodeRuneInString(s[i:])
		done = i + size
	}
	p.put(s[done:])
}
