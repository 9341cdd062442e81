package typeset

import "prospectus/generator/scene"

// pictureBody is a photograph or a drawing.
type pictureBody struct {
	picture *Picture
	name    string
	x, w, h float64 // of the picture in the width of the flow
	seen    Frame   // of what is seen of it, from its own corner
	element *Element
}

// picture lays out an image.
func (l *layout) picture(f *flow, n *node, p *place) {
	s := p.style
	name := n.attr("src")
	got, err := l.Pictures(name)
	if err != nil || got == nil || got.Width <= 0 || got.Height <= 0 {
		l.reportNode(rulePicture, n, name, record(n.record))
		return
	}
	e := &Element{Role: "Figure", Alt: n.attr("alt")}
	if e.Alt == "" {
		if got.Scene != nil {
			e.Alt = got.Scene.Title
		}
		if e.Alt == "" {
			l.reportNode(ruleAlt, n, name)
		}
	}
	l.grow(f.element, e)
	b := &pictureBody{picture: got, name: name, element: e}
	w, h := l.pictureSize(s, got, f.width)
	b.frame(s, got, w, h)
	switch s.Align {
	case alignRight:
		b.x = f.width - w
	case alignCenter, alignJustify:
		b.x = (f.width - w) / 2
	}
	f.push(slab{height: h, body: b})
}

// pictureSize returns the size of the box of a picture: what the style says,
// else as wide as the flow but no wider than its natural size at 96 pixels an
// inch, or a drawing at its own size; never higher than a page.
func (l *layout) pictureSize(s *Style, p *Picture, width float64) (w, h float64) {
	ratio := p.Height / p.Width
	page := l.master.textHeight()
	w, h = s.Width.of(s, width), s.Height.of(s, page)
	switch {
	case w > 0 && h > 0:
	case w > 0:
		h = w * ratio
	case h > 0:
		w = h / ratio
	default:
		w = p.Width
		if p.Scene == nil {
			w *= 0.75
		}
		w = min(w, width)
		h = w * ratio
	}
	limit := page
	if most := s.MaxHeight.of(s, page); most > 0 {
		limit = min(limit, most)
	}
	if s.Absolute {
		limit = max(h, 1)
	}
	if h > limit {
		if !s.Fill {
			w *= limit / h
		}
		h = limit
	}
	if w > width && !s.Absolute {
		h, w = h*width/w, width
	}
	return w, h
}

// frame fits the picture into its box: whole, or filling it.
func (b *pictureBody) frame(s *Style, p *Picture, w, h float64) {
	ratio := p.Height / p.Width
	b.seen = Frame{0, 0, w, h}
	b.w, b.h = w, w*ratio
	if (b.h < h) == s.Fill {
		b.w, b.h = h/ratio, h
	}
	if !s.Fill {
		b.seen = Frame{(w - b.w) / 2, (h - b.h) / 2, b.w, b.h}
	}
}

func (b *pictureBody) draw(c *canvas, x, y float64) {
	e := b.element
	if c.quiet {
		e = nil
	}
	x += b.x
	seen := Frame{x + b.seen.X, y + b.seen.Y, b.seen.W, b.seen.H}
	left := seen.X + (seen.W-b.w)/2
	top := seen.Y + (seen.H-b.h)/2
	if s := b.picture.Scene; s != nil {
		c.add(&Drawing{X: left, Y: top, Scale: b.w / b.picture.Width, Scene: s, Clip: seen, Element: e})
		return
	}
	c.add(&Image{X: left, Y: top, W: b.w, H: b.h, Clip: seen, Picture: b.picture, Name: b.name, Element: e})
}

// NewPicture returns a drawing as a picture.
func NewPicture(s *scene.Scene) *Picture {
	return &Picture{Width: s.Width, Height: s.Height, Scene: s}
}
