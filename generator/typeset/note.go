package typeset

import "strings"

// A note is a footnote: it stands at the foot of the page on which the text
// calls it.
type note struct {
	slabs []slab
}

// Room above the notes of a page, in which a short line parts them from the
// text, and between notes.
const (
	noteRoom = 9.0
	noteGap  = 2.0
)

// notesHeight returns by how much notes raise the foot of a page on which notes
// already take some height.
func notesHeight(notes []*note, noted float64) (h float64) {
	for _, n := range notes {
		if noted+h == 0 {
			h += noteRoom
		} else {
			h += noteGap
		}
		h += height(n.slabs)
	}
	return h
}

// footnote sets the sign that calls a note, and lays out the note.
func (l *layout) footnote(t *text, n *node, p *place, k *ink) {
	l.count++
	s := p.style
	words := strings.TrimSuffix(markerOf(s.Marker).label(l.count), ".")
	call := *k
	call.element = &Element{Role: "Reference"}
	l.grow(k.element, call.element)
	if _, circled := circledStyle[s.Marker]; !circled {
		raised := *k.style
		raised.Size *= 0.65
		call.style, call.size, call.rise = &raised, raised.Size, k.rise+0.36*k.size
	}
	at := len(t.content)
	call.call = true
	t.soft = false
	t.add(words, &call)
	e := &Element{Role: "Note"}
	l.grow(k.element, e)
	t.notes = append(t.notes, noteAt{at, l.note(n, p, e, words)})
}

// circledStyle are the markers that need not be raised.
var circledStyle = map[string]bool{"circled": true}

// note lays out the text of a note, its sign left of it.
func (l *layout) note(n *node, p *place, e *Element, words string) *note {
	s := *p.style
	s.Footnote, s.Indent = false, length{}
	label := &Element{Role: "Lbl"}
	l.grow(e, label)
	sign := l.oneLine(words, &s, label, n.record)
	indent := 1.6 * s.Size
	f := &flow{x: indent, width: max(l.master.textWidth()-indent, 1), element: e, record: n.record}
	t := &text{style: &s}
	k := l.ink(&s, e, n.record)
	for _, kid := range n.kids {
		l.inline(t, kid, p, k)
	}
	if !t.empty() {
		l.paragraph(f, t)
	}
	f.finish()
	if first := firstLine(f.slabs); first != nil {
		first.label, first.gap = sign, 0.5*s.Size
	}
	return &note{f.slabs}
}

// drawNotes draws notes from the foot of the area upwards, and returns nothing
// where there are none.
func drawNotes(c *canvas, notes []*note, width float64) {
	if len(notes) == 0 {
		return
	}
	h := 0.0
	for _, n := range notes {
		h += notesHeight([]*note{n}, h)
	}
	y := c.height - h
	c.rule(0, y+noteRoom/2, width/4, y+noteRoom/2, stroke{width: 0.4, color: Color{Set: true}})
	for i, n := range notes {
		if i == 0 {
			y += noteRoom
		} else {
			y += noteGap
		}
		drawAll(c, n.slabs, 0, y)
		y += height(n.slabs)
	}
}
