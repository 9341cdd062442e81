package typeset

// frameBody is a box with a background and borders around slabs of its own. A
// box that goes on on another page has no border where it is cut.
type frameBody struct {
	style       *Style
	width       float64
	slabs       []slab
	least       float64 // how high the box is at least
	beside      float64 // how high what stands beside it is
	open, shut  bool    // it begins, it ends here
	top, bottom float64 // from the edges to what is in it
	left        float64
}

// frame lays out a block as a box.
func (l *layout) frame(f *flow, n *node, p *place) {
	s := p.style
	b := &frameBody{style: s, width: f.width, open: true, shut: true}
	b.left = s.Padding.left.of(s, f.width) + s.Borders[3].width
	b.top = s.Padding.top.of(s, f.width) + s.Borders[0].width
	b.bottom = s.Padding.bottom.of(s, f.width) + s.Borders[2].width
	right := s.Padding.right.of(s, f.width) + s.Borders[1].width
	in := &flow{width: max(f.width-b.left-right, 1), element: f.element, record: f.record}
	l.inside(in, n, p)
	in.finish()
	b.slabs = in.slabs
	b.least = max(s.MinHeight.of(s, l.master.textHeight()), s.Height.of(s, l.master.textHeight()))
	f.push(b.slab())
}

func (b *frameBody) slab() slab {
	return slab{height: b.height(), body: b, notes: notesIn(b.slabs)}
}

// edge returns how much height the box takes beside what is in it.
func (b *frameBody) edge() (top, bottom float64) {
	if b.open {
		top = b.top
	}
	if b.shut {
		bottom = b.bottom
	}
	return top, bottom
}

func (b *frameBody) height() float64 {
	top, bottom := b.edge()
	return max(top+height(b.slabs)+bottom, b.least, b.beside)
}

func (b *frameBody) draw(c *canvas, x, y float64) {
	h := b.height()
	c.box(x, y, b.width, h, b.style.Radius, b.style.Background)
	top, bottom := b.edge()
	inner := y + top
	if spare := h - top - height(b.slabs) - bottom; spare > 0 {
		switch b.style.Valign {
		case "middle":
			inner += spare / 2
		case "bottom":
			inner += spare
		}
	}
	drawAll(c, b.slabs, x+b.left, inner)
	c.borders(&b.style.Borders, x, y, b.width, h, b.open, b.shut)
}

// divide implements divisible.
func (b *frameBody) divide(height float64, forced bool) (first, rest slab, ok bool) {
	if b.style.Inside == breakTogether && !forced || b.least > 0 && !forced {
		return first, rest, false
	}
	top := 0.0
	if b.open {
		top = b.top
	}
	k := cutAt(b.slabs, height-top, 0, forced)
	if k.n == len(b.slabs) { // all but the lower edge fits
		k = cutAt(b.slabs, height-top-b.bottom, 0, forced)
	}
	if k.n == 0 && k.first == nil || k.n == len(b.slabs) || k.over > 0 {
		return first, rest, false
	}
	one, two := *b, *b
	one.slabs, two.slabs = k.take(b.slabs)
	if len(two.slabs) == 0 {
		one.least, one.beside = 0, 0
		return one.slab(), slab{}, true
	}
	one.shut, two.open = false, false
	one.least, two.least, one.beside, two.beside = 0, 0, 0, 0
	return one.slab(), two.slab(), true
}

// placed is a box that stands at a place of the page and not in the flow.
type placed struct {
	style *Style
	body  slab
	width float64
}

// place lays out a block that stands at a place of the page. It is drawn where
// the next slab is.
func (l *layout) place(f *flow, n *node, p *place) {
	s := p.style
	m := l.master
	width := s.Width.of(s, m.width)
	if s.Width.unit == auto {
		width = m.width - s.Place.left.of(s, m.width) - s.Place.right.of(s, m.width)
		if s.Place.left.unit == auto && s.Place.right.unit == auto {
			width = m.textWidth()
		}
	}
	in := &flow{width: max(width, 1), element: f.element, record: n.record}
	l.begin(in, n, s)
	if n.kind == kindPicture {
		l.inside(in, n, p)
	} else {
		l.frame(in, n, p)
	}
	in.finish()
	f.before = max(f.before, s.Before)
	defer func() { f.breakBefore(s.After) }()
	box := &placed{style: s, width: width}
	box.body = slab{body: column(in.slabs), height: height(in.slabs)}
	f.marks = append(f.marks, mark{placed: box})
}

// column is slabs under each other.
type column []slab

func (s column) draw(c *canvas, x, y float64) { drawAll(c, s, x, y) }

// draw paints the box among what is fixed on the page.
func (b *placed) draw(c *canvas, _, _ float64) {
	s, page := b.style, c.page
	x, y := page.X, page.Y
	switch {
	case s.Place.left.unit != auto:
		x = s.Place.left.of(s, page.Width)
	case s.Place.right.unit != auto:
		x = page.Width - s.Place.right.of(s, page.Width) - b.width
	}
	switch {
	case s.Place.top.unit != auto:
		y = s.Place.top.of(s, page.Height)
	case s.Place.bottom.unit != auto:
		y = page.Height - s.Place.bottom.of(s, page.Height) - b.body.height
	}
	flowing := page.Ops
	dests := len(page.Dests)
	page.Ops = page.Fixed
	b.body.body.draw(c, x, y)
	page.Fixed, page.Ops = page.Ops, flowing
	for i := range page.Dests[dests:] {
		d := &page.Dests[dests+i]
		d.X, d.Y = d.X-page.X, d.Y-page.Y
	}
}
