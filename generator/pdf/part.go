package pdf

import "errors"

// A part is a stretch of the content of a page that was settled. It leaves the
// state of drawing as it found it.
type part struct {
	data []byte // compressed, until it is written
	ref  ref
	free bool // goes where Page.Move puts it
}

// Settle compresses what was drawn since it was last called, so that a page
// which waits for its number takes little memory. What is drawn afterwards lies
// over it. A part that is free goes where [Page.Move] puts it, with the links in
// it and the bounds of its figures.
func (p *Page) Settle(free bool) {
	if !p.ok() || !p.whole() {
		return
	}
	p.unmark()
	if len(p.b) > 0 {
		b := make(body, 0, len(p.b)+4)
		b.put("q\n")
		b = append(b, p.b...)
		b.put("Q\n")
		p.part(b, free)
	}
	p.now, p.text = initial, textState{}
}

// part compresses a part, and gives the room for drafts back.
func (p *Page) part(b body, free bool) {
	if len(b) > 0 || len(p.parts) == 0 {
		p.parts = append(p.parts, part{data: deflate(b, &fast), free: free})
	}
	if cap(p.b) > 0 {
		drafts.Put(&draft{p.b[:0]})
		p.b = nil
	}
}

// Beneath puts the part that was settled last under all others. It holds artifacts
// alone: a ground.
func (p *Page) Beneath() {
	n := len(p.parts) - 1
	if n < 1 {
		return
	}
	if k := len(p.events) - 1; k >= 0 && p.events[k].part >= n {
		p.fail(errors.New("a ground that belongs to an element"))
		return
	}
	last := p.parts[n]
	copy(p.parts[1:], p.parts[:n])
	p.parts[0] = last
	for i := range p.events {
		p.events[i].part++
	}
	for i := range p.links {
		p.links[i].part++
	}
	if p.kept != nil {
		for i := range p.kept.frames {
			p.kept.frames[i].part++
		}
	}
}

// Move moves the free parts of a page to the right and down: text that was drawn
// for a right-hand page to where it stands on a left-hand one. It may be called
// until the page is added; what was moved before does not count.
func (p *Page) Move(dx, dy float64) {
	if p.ok(dx, dy) {
		p.dx, p.dy = dx, dy
	}
}

// follow moves a box in the space of the file with the part that it is in.
func (p *Page) follow(box *[4]float64, in int) {
	if in < len(p.parts) && p.parts[in].free {
		box[0], box[2] = box[0]+p.dx, box[2]+p.dx
		box[1], box[3] = box[1]-p.dy, box[3]-p.dy
	}
}

// Unlink has links to places of which gone is true lead nowhere; their words stay.
func (p *Page) Unlink(gone func(dest string) bool) {
	for i, l := range p.links {
		if l.to.Dest != "" && gone(l.to.Dest) {
			p.links[i].to = Target{}
		}
	}
}

// A kept is what is left to write of a page that was kept.
type kept struct {
	page     ref
	key      int // in the tree of parents
	links    []ref
	images   []ref
	patterns []ref
	frames   []frame
}

// A frame is the box that a figure fills, which is known when the page is.
type frame struct {
	ref  ref
	e    Element // what it says of itself, without those around it
	box  [4]float64
	part int
}

// framed returns the frame of an element that is drawn on a page.
func framed(n *node, p *Page, in int) frame {
	e, r := *n.e, n.e.Bounds
	e.Parent = nil
	return frame{n.frame, e, [4]float64{p.ox + r.X, p.top - r.Y - r.H, p.ox + r.X + r.W, p.top - r.Y}, in}
}

// write writes the attributes of a figure.
func (f *frame) write(file *file, p *Page) {
	p.follow(&f.box, f.part)
	b := append(body("["), f.e.attributes(f.box)...)
	file.put(f.ref, append(b, ']'))
}

// Keep writes what was settled of a page, with its fonts, pictures and elements,
// and lets all that go. [Writer.Add] gives the page its place among the others
// later; between the two only artifacts and anchors may be drawn on it. Pages may
// be kept in another order than that of their numbers.
func (w *Writer) Keep(p *Page) error {
	if w.err == nil {
		w.err = p.err
	}
	if w.err == nil {
		w.err = w.keep(p)
	}
	return w.err
}

func (w *Writer) keep(p *Page) (err error) {
	p.kept = &kept{page: w.f.take(), links: make([]ref, len(p.links))}
	for i := range p.kept.links {
		p.kept.links[i] = w.f.take()
	}
	if err := w.take(p); err != nil {
		return err
	}
	p.kept.key, err = w.tree.draw(p)
	p.events, p.saved, p.open = nil, nil, nil
	return err
}

// take writes the parts of a page that are ready, and what they need.
func (w *Writer) take(p *Page) error {
	for i := range p.parts {
		if one := &p.parts[i]; one.ref == 0 {
			one.ref = w.f.take()
			w.f.raw(one.ref, "/Filter/FlateDecode", one.data)
			one.data = nil
		}
	}
	for i := range p.fonts {
		if f := &p.fonts[i]; f.used != nil {
			if err := w.font(f); err != nil {
				return err
			}
			f.used, f.says = nil, nil
		}
	}
	for i := len(p.kept.images); i < len(p.images); i++ {
		p.kept.images = append(p.kept.images, w.image(p.images[i]))
		p.images[i] = nil
	}
	for i := len(p.kept.patterns); i < len(p.patterns); i++ {
		p.kept.patterns = append(p.kept.patterns, w.pattern(p.patterns[i]))
		p.patterns[i] = pattern{}
	}
	return w.f.err
}

// contents appends the parts of a page, those that are free within a shift. Pages
// that are shifted alike share the streams that do it.
func (w *Writer) contents(b *body, p *Page) {
	moved := p.dx != 0 || p.dy != 0
	var list []ref
	for _, one := range p.parts {
		if one.free && moved {
			var shift body
			shift.put("q 1 0 0 1 ")
			shift.num(p.dx, 5)
			shift.num(-p.dy, 5)
			shift.put("cm\n")
			list = append(list, w.store("", shift), one.ref, w.store("", []byte("Q\n")))
		} else {
			list = append(list, one.ref)
		}
	}
	if len(list) == 1 {
		b.entry("/Contents", list[0])
		return
	}
	b.put("/Contents[")
	for i, r := range list {
		if i > 0 {
			b.put(" ")
		}
		b.ref(r)
	}
	b.put("]")
}

// Reserve gives an element that is the document's own its place in the order in
// which the document is read, before anything of it is drawn. One that is never
// drawn is an empty element.
func (w *Writer) Reserve(e *Element) error {
	if w.err == nil && w.tree.nodes[e] == nil {
		_, w.err = w.tree.add(e, w.tree.top)
	}
	return w.err
}
