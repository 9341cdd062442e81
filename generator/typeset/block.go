package typeset

import (
	"strings"

	"prospectus/generator/diag"
)

// A layout lays out one section, at one tightness.
type layout struct {
	*Setter
	section  *Section
	styling  *styling
	file     sourceFile
	master   *master // of the pages being filled, for what depends on their size
	root     *Element
	faults   []diag.Diagnostic
	targets  []wanted
	count    int  // of footnotes
	trials   int  // how deep in tables that are only measured
	columned bool // within columns
	made     int  // of destinations that have no id of their own
	late     bool // page numbers are asked for
	numbers  func(dest string) (string, bool)
}

// wanted is a destination that a link leads to, and where the link stands in the
// source.
type wanted struct {
	dest, record string
	from, to     int
}

// want notes that a node leads to a destination.
func (l *layout) want(dest string, n *node) {
	l.targets = append(l.targets, wanted{dest, n.record, n.at, n.at + 1 + len(n.tag)})
}

// dest returns the name in the book of what the section calls so.
func (l *layout) dest(id string) string { return id }

// grow appends an element to another.
func (l *layout) grow(parent, child *Element) {
	if parent != nil {
		parent.Kids = append(parent.Kids, child)
	}
}

// children lays out what a block holds: blocks under each other, and what is
// between them as paragraphs.
func (l *layout) children(f *flow, n *node, p *place, e *Element) {
	var t *text
	flush := func() {
		if t != nil && !t.empty() {
			l.paragraph(f, t)
		}
		t, f.element = nil, e
	}
	own := holdsBlocks(n)
	for _, k := range n.kids {
		if l.isBlock(k, p) {
			flush()
			l.block(f, k, p)
			continue
		}
		if t == nil {
			if k.kind == kindText && strings.TrimSpace(k.text) == "" {
				continue
			}
			t = &text{style: p.style}
			into := e
			if own {
				into = &Element{Role: "P"}
				l.grow(e, into)
			}
			f.element, f.record = into, n.record
		}
		l.inline(t, k, p, l.inkOf(f, t, p.style))
	}
	flush()
}

// inkOf returns the ink of a paragraph, the same for all its text.
func (l *layout) inkOf(f *flow, t *text, s *Style) *ink {
	if t.ink == nil {
		t.ink = l.ink(s, f.element, f.record)
	}
	return t.ink
}

// holdsBlocks reports whether blocks are among what a node holds.
func holdsBlocks(n *node) bool {
	for _, k := range n.kids {
		if k.kind != kindText && k.kind != kindInline && k.kind != kindBreak {
			return true
		}
	}
	return false
}

// isBlock reports whether a node stands under what comes before it.
func (l *layout) isBlock(n *node, p *place) bool {
	switch n.kind {
	case kindText, kindBreak:
		return false
	case kindInline:
		s := l.styling.at(p, n).style
		return s.Display == "block" || s.Display == "flex" || s.Absolute
	}
	return true
}

// block lays out an element that is a block.
func (l *layout) block(f *flow, n *node, outer *place) {
	p := l.styling.at(outer, n)
	s := p.style
	if s.Display == "none" {
		return
	}
	if s.Absolute {
		l.place(f, n, p)
		return
	}
	f.breakBefore(s.Before)
	f.space = max(f.space, s.Margin.top.of(s, f.width))
	l.begin(f, n, s)
	left, width := s.horizontal(f.width)
	in := &flow{x: f.x + left, width: width, space: f.space, before: f.before, marks: f.marks, element: f.element, record: f.record}
	in.slabs, f.slabs = f.slabs, nil
	start := len(in.slabs)
	if s.framed() && n.kind != kindTable && n.kind != kindPicture && n.kind != kindRule {
		l.frame(in, n, p)
	} else {
		in.x += s.Padding.left.of(s, f.width)
		in.width -= s.Padding.left.of(s, f.width) + s.Padding.right.of(s, f.width)
		l.inside(in, n, p)
	}
	f.slabs, f.space, f.before, f.marks = in.slabs, in.space, in.before, in.marks
	if s.Inside == breakTogether || s.After == breakNext {
		together(f.slabs[min(start+1, len(f.slabs)):], max(s.Inside, s.After))
	}
	f.space = max(f.space, s.Margin.bottom.of(s, f.width))
	f.before = max(f.before, s.After)
}

// together keeps slabs on one page with what comes before each of them.
func together(slabs []slab, how breaking) {
	for i := range slabs {
		slabs[i].before = max(slabs[i].before, how)
	}
}

// horizontal returns how far a block stands from the left of what is around it
// and how wide it is.
func (s *Style) horizontal(width float64) (left, inner float64) {
	left = s.Margin.left.of(s, width)
	inner = width - left - s.Margin.right.of(s, width)
	if s.Width.unit == auto {
		return left, max(inner, 1)
	}
	free := inner
	inner = min(max(s.Width.of(s, width), 1), width)
	free -= inner
	switch {
	case s.Margin.left.unit == auto && s.Margin.right.unit == auto:
		left += free / 2
	case s.Margin.left.unit == auto:
		left += free
	}
	return left, inner
}

// begin notes what happens where an element begins: its destination and the
// named string that it sets.
func (l *layout) begin(f *flow, n *node, s *Style) {
	if n.id != "" {
		f.marks = append(f.marks, mark{dest: l.dest(n.id)})
	}
	if s.StringName != "" {
		f.marks = append(f.marks, mark{name: s.StringName, value: n.words()})
	}
}

// inside lays out an element whose place is found.
func (l *layout) inside(f *flow, n *node, p *place) {
	s := p.style
	outer := f.element
	e := l.element(f, n, s)
	f.element = e
	switch {
	case s.Display == "flex":
		l.flex(f, n, p)
	case s.Columns > 1 && !l.columned:
		l.columns(f, n, p, e)
	case n.kind == kindList:
		l.list(f, n, p, e)
	case n.kind == kindTable:
		l.table(f, n, p, e)
	case n.kind == kindPicture:
		l.picture(f, n, p)
	case n.kind == kindRule:
		f.push(slab{height: s.Borders[0].width, body: ruleBody{f.width, s.Borders[0]}})
	default:
		l.children(f, n, p, e)
	}
	f.element = outer
}

// element returns the node of structure of a block: its own, or for a block that
// means nothing by itself the one around it.
func (l *layout) element(f *flow, n *node, s *Style) *Element {
	role := s.Role
	if role == "" {
		role = elements[n.tag].role
	}
	if role == "" && n.kind != kindRule && !holdsBlocks(n) && strings.TrimSpace(n.words()) != "" {
		role = "P"
	}
	if role == "" || role == "Link" || n.kind == kindPicture {
		return f.element
	}
	e := &Element{Role: role}
	if n.lang != "" && n.lang != l.section.Lang {
		e.Lang = n.lang
	}
	if s.Bookmark > 0 {
		e.Title, e.Level = n.words(), s.Bookmark
		e.Dest = l.dest(n.id)
		if n.id == "" {
			l.made++
			e.Dest = l.section.Name + "~" + decimal(l.made)
			f.marks = append(f.marks, mark{dest: e.Dest})
		}
	}
	l.grow(f.element, e)
	return e
}

// paragraph breaks a text into lines and pushes them.
func (l *layout) paragraph(f *flow, t *text) {
	l.pushLines(f, l.items(t))
}

// pushLines breaks a paragraph and pushes its lines.
func (l *layout) pushLines(f *flow, p *paragraph) {
	s := p.style
	lines := l.lines(p, f.width, s.Indent.of(s, f.width))
	if len(lines) == 0 {
		for _, d := range p.dests {
			f.marks = append(f.marks, mark{dest: d.name})
		}
		return
	}
	l.late = l.late || p.late
	bodies := make([]lineBody, len(lines))
	base, leading := l.baseline(s), s.Leading()
	for i := range lines {
		bodies[i] = lineBody{line: lines[i], base: base}
		one := slab{height: leading, body: &bodies[i]}
		if i > 0 && (i < s.Orphans || len(lines)-i < s.Widows) {
			one.before = breakLines
		}
		from, to := lines[i].bytes()
		for _, n := range p.notes {
			if n.at >= from && n.at < to {
				one.notes = append(one.notes, n.note)
			}
		}
		for _, d := range p.dests {
			if d.at >= from && d.at < to || i == len(lines)-1 && d.at >= to {
				one.marks = append(one.marks, mark{dest: d.name})
			}
		}
		f.push(one)
	}
}

// bytes returns which part of the content a line takes, with the space that
// follows it.
func (l *line) bytes() (from, to int) {
	from = int(l.p.clusters[l.from].start)
	if l.from == 0 {
		from = 0
	}
	if l.to < len(l.p.clusters) {
		return from, int(l.p.clusters[l.to].start)
	}
	return from, len(l.p.content) + 1
}

// ruleBody is a level line.
type ruleBody struct {
	width  float64
	stroke stroke
}

func (r ruleBody) draw(c *canvas, x, y float64) {
	c.rule(x, y+r.stroke.width/2, x+r.width, y+r.stroke.width/2, r.stroke)
}
