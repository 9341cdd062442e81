package pdf

import (
	"errors"
	"fmt"
)

// A Target is where a link leads: to an address, or to a place in the document
// that [Page.Anchor] names.
type Target struct{ URL, Dest string }

// IsZero reports whether a link leads nowhere.
func (t Target) IsZero() bool { return t == Target{} }

type link struct {
	area     [4]float64
	to       Target
	contents string
	part     int // in which it was drawn
}

type anchor struct {
	name string
	x, y float64
}

// Link makes an area of the page lead somewhere. It belongs to the element that
// is open, whose role must be Link; one of several lines has an area for each.
// Contents says in words where it leads, for readers who cannot see it.
func (p *Page) Link(area Rect, to Target, contents string) {
	if !p.ok(area.X, area.Y, area.W, area.H) {
		return
	}
	n := len(p.open)
	switch {
	case (to.URL == "") == (to.Dest == ""):
		p.fail(errors.New("a link needs either an address or a destination"))
	case len(to.URL)+len(to.Dest)+len(contents) > maxText/3:
		p.fail(errors.New("a link whose address or description is too long"))
	case contents == "":
		p.fail(fmt.Errorf("a link to %s%s that does not say in words where it leads", to.URL, to.Dest))
	case p.kept != nil:
		p.fail(errKept)
	case n == 0 || p.open[n-1].e == nil || p.open[n-1].e.Role != Link:
		p.fail(fmt.Errorf("a link to %s%s that stands in no element of the role Link", to.URL, to.Dest))
	default:
		e := p.open[n-1].e
		// Content that was drawn before comes before the link, also when more of
		// it follows.
		p.events = append(p.events, event{e: e, link: true, n: len(p.links), part: len(p.parts)})
		p.links = append(p.links, link{p.bounds(area), to, contents, len(p.parts)})
	}
}

// Anchor gives a name to a place of the page. Links and bookmarks that lead
// there show it at the upper edge of the window. A name is given once in a
// document.
func (p *Page) Anchor(name string, x, y float64) {
	if !p.ok(x, y) {
		return
	}
	if name == "" || len(name) > maxText {
		p.fail(fmt.Errorf("a place whose name has %d bytes", len(name)))
		return
	}
	x, y = p.now.m.apply(x, y)
	p.anchors = append(p.anchors, anchor{name, p.ox + x, p.top - y})
}

// annotation returns the object of a link. Key is its place in the tree of
// parents.
func (l link) annotation(page ref, key int) body {
	var b body
	b.put("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect")
	b.rect(l.area)
	b.entry("/P", page)
	b.put("/StructParent ")
	b.int(key)
	b.text("/Contents", l.contents)
	if l.to.URL != "" {
		b.put("/A<</S/URI/URI")
		b = appendLiteral(b, escapeURL(l.to.URL))
		b.put(">>")
	} else if l.to.Dest != "" {
		b.put("/Dest")
		b = appendLiteral(b, l.to.Dest)
	}
	b.put(">>")
	return b
}

// escapeURL writes what an address may not hold as it is by its bytes.
func escapeURL(s string) string {
	var b []byte
	for i := range len(s) {
		if c := s[i]; c > ' ' && c < 0x7F {
			b = append(b, c)
		} else {
			b = fmt.Appendf(b, "%%%02X", c)
		}
	}
	return string(b)
}
