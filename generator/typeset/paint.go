package typeset

import (
	"slices"
	"strconv"
	"sync"

	"prospectus/generator/font"
	"prospectus/generator/pdf"
	"prospectus/generator/scene"
)

// A Painter draws pages as PDF. It may be used by any number of goroutines.
type Painter struct {
	// Scenes says how drawings look; it may be nil where there are none.
	Scenes *pdf.SceneStyle
	// Inks are the colours of a press, in place of those of the style sheet.
	Inks pdf.Inks
	// Outline are the bookmarks, in place of those that headings give by their
	// bookmark-level.
	Outline []pdf.Bookmark

	mu     sync.Mutex
	images []*loading // the last few
}

// A loading is a photograph that is read once.
type loading struct {
	key   string
	once  sync.Once
	image *pdf.Image
	err   error
}

// Draw draws a page on a larger sheet, on which it lies x points from the left:
// beside others, as those of a cover do.
func (p *Painter) Draw(out *pdf.Page, page *Page, x float64) error {
	if page.root != nil {
		page.root.tagged(nil)
	}
	if p.Inks != nil {
		out.Inks(p.Inks)
	}
	d := drawer{p: p, out: out}
	d.ground(page, x)
	d.all(page.Fixed, x, 0, pdf.Layout)
	d.all(page.Ops, x+page.X, page.Y, pdf.Layout)
	d.margins(page, x)
	for _, dest := range page.Dests {
		out.Anchor(dest.Name, x+page.X+dest.X, page.Y+dest.Y)
	}
	return d.err
}

// ground draws the background of a page.
func (d *drawer) ground(page *Page, x float64) {
	if page.Background.Set {
		d.out.BeginArtifact(pdf.Background)
		b := page.Bleed
		d.out.Box(pdf.Rect{X: x - b, Y: -b, W: page.Width + 2*b, H: page.Height + 2*b}, 0, pdf.Style{Fill: page.Background.Ink()})
		d.out.End()
	}
}

// margins draws running heads and feet.
func (d *drawer) margins(page *Page, x float64) {
	var heads, feet []Op
	for _, o := range page.Margins {
		y := 0.0
		switch o := o.(type) {
		case *Text:
			y = o.Y
		case *Rule:
			y = o.Y1
		}
		if y < page.Height/2 {
			heads = append(heads, o)
		} else {
			feet = append(feet, o)
		}
	}
	d.all(heads, x, 0, pdf.Header)
	d.all(feet, x, 0, pdf.Footer)
}

// A drawer draws operations on a page.
type drawer struct {
	p      *Painter
	out    *pdf.Page
	named  map[*pdf.Image]string // photographs that were drawn; nil where nobody asks
	x, y   float64               // what places count from
	err    error
	glyphs []font.Glyph
}

// all draws operations, those of one element together.
func (d *drawer) all(ops []Op, x, y float64, artifact pdf.Artifact) {
	d.x, d.y = x, y
	for i := 0; i < len(ops); {
		e := ops[i].element()
		if e == nil {
			d.out.BeginArtifact(artifact)
		} else if d.scene(ops[i]) {
			i++
			continue
		} else {
			d.bound(ops[i])
			d.out.Begin(e.tag)
		}
		for ; i < len(ops) && ops[i].element() == e; i++ {
			if _, drawing := ops[i].(*Drawing); drawing && e != nil {
				break
			}
			d.one(ops[i])
		}
		d.out.End()
	}
}

// bound says of a photograph's figure which box it fills.
func (d *drawer) bound(o Op) {
	if m, ok := o.(*Image); ok && m.Element.tag.Role == pdf.Figure {
		m.Element.tag.Bounds = pdf.Rect{X: d.x + m.Clip.X, Y: d.y + m.Clip.Y, W: m.Clip.W, H: m.Clip.H}
	}
}

// scene draws a drawing, which is an element by itself, and reports whether an
// operation was one.
func (d *drawer) scene(o Op) bool {
	one, ok := o.(*Drawing)
	if !ok {
		return false
	}
	s := one.Scene
	d.out.Push(pdf.Shift(d.x, d.y))
	d.out.ClipBox(rect(one.Clip), 0)
	var parent *pdf.Element
	if one.Element != nil {
		parent = one.Element.tag.Parent
	}
	d.out.Scene(s, pdf.Rect{X: one.X, Y: one.Y, W: s.Width * one.Scale, H: s.Height * one.Scale}, parent, d.p.Scenes)
	d.out.Pop()
	return true
}

func rect(f Frame) pdf.Rect { return pdf.Rect{X: f.X, Y: f.Y, W: f.W, H: f.H} }

func (d *drawer) one(o Op) {
	switch o := o.(type) {
	case *Text:
		d.text(o)
	case *Box:
		d.out.Box(pdf.Rect{X: d.x + o.X, Y: d.y + o.Y, W: o.W, H: o.H}, o.Radius, pdf.Style{Fill: o.Fill.Ink()})
	case *Rule:
		d.rule(o)
	case *Image:
		d.image(o)
	case *Drawing:
		d.scene(o)
	case *Link:
		area := pdf.Rect{X: d.x + o.Frame.X, Y: d.y + o.Frame.Y, W: o.Frame.W, H: o.Frame.H}
		d.out.Link(area, pdf.Target{URL: o.URL, Dest: o.Dest}, o.Title)
	}
}

// text draws a run. Advances are rounded to font units; what that loses goes on
// to the next glyph. A hyphen at the end of a line says that it is soft.
func (d *drawer) text(t *Text) {
	if len(t.Glyphs) == 0 {
		return
	}
	units := float64(t.Face.UnitsPerEm()) / t.Size
	d.glyphs = d.glyphs[:0]
	content, lost := t.Content, 0.0
	for _, g := range t.Glyphs {
		exact := float64(g.Advance)*units + lost
		advance := int(exact + 0.5)
		if exact < 0 {
			advance = int(exact - 0.5)
		}
		lost = exact - float64(advance)
		if g.Hyphen() {
			content += "\u00ad"
		}
		d.glyphs = append(d.glyphs, font.Glyph{
			ID: g.ID, Cluster: int(g.Start), Advance: advance, X: round(float64(g.DX) * units), Y: round(float64(g.DY) * units),
		})
	}
	d.out.Text(pdf.Run{Face: t.Face, Size: t.Size, Color: t.Color.Ink(), X: d.x + t.X, Y: d.y + t.Y, Text: content, Glyphs: d.glyphs})
}

func round(n float64) int {
	if n < 0 {
		return int(n - 0.5)
	}
	return int(n + 0.5)
}

func (d *drawer) rule(r *Rule) {
	s := pdf.Style{Stroke: r.Color.Ink(), Width: r.Width}
	if r.Dots {
		s.Dash, s.Cap = []float64{0, 2.2 * r.Width}, pdf.Round
	}
	d.out.Path(line2(d.x+r.X1, d.y+r.Y1, d.x+r.X2, d.y+r.Y2), s)
}

func (d *drawer) image(o *Image) {
	image, err := d.p.photograph(o.Picture)
	if err != nil {
		d.err = err
		return
	}
	if d.named != nil {
		d.named[image] = o.Name
	}
	d.out.Push(pdf.Shift(d.x, d.y))
	d.out.ClipBox(rect(o.Clip), 0)
	d.out.Image(image, pdf.Rect{X: o.X, Y: o.Y, W: o.W, H: o.H})
	d.out.Pop()
}

// recent is how many photographs a painter holds: those of sections that are drawn
// side by side, or one after the other in two languages.
const recent = 16

// loading returns the photograph of a key, which is read once while it is in use.
func (p *Painter) loading(key string) *loading {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, l := range p.images {
		if l.key == key {
			return l
		}
	}
	l := &loading{key: key}
	p.images = append(p.images, l)
	if len(p.images) > recent {
		p.images = slices.Delete(p.images, 0, 1)
	}
	return l
}

// Ink returns the colour as documents write it.
func (c Color) Ink() pdf.Color {
	switch {
	case !c.Set:
		return pdf.Color{}
	case c.CMYK:
		return pdf.CMYK(float64(c.C)/100, float64(c.M)/100, float64(c.Y)/100, float64(c.K)/100)
	}
	return pdf.RGB(c.R, c.G, c.B)
}

// tagged makes the elements of a document that stand for an element and those
// in it, where they are not made yet.
func (e *Element) tagged(parent *pdf.Element) {
	if e.tag == nil {
		e.tag = e.stand(parent)
	}
	for _, k := range e.Kids {
		k.tagged(e.tag)
	}
}

// stand returns what stands for an element in a document.
func (e *Element) stand(parent *pdf.Element) *pdf.Element {
	role, ok := pdf.ParseRole(e.Role)
	if !ok {
		role = pdf.Div
	}
	t := &pdf.Element{
		Role: role, Parent: parent, Lang: e.Lang, Alt: e.Alt, RowSpan: e.RowSpan, ColSpan: e.ColSpan,
		Scope: scopes[e.Scope], Numbering: numberings[e.Numbering],
	}
	if role == pdf.Sect {
		t.Title = e.Title
	}
	return t
}

var scopes = map[string]pdf.Scope{"Column": pdf.Column, "Row": pdf.Row}

var numberings = map[string]pdf.Numbering{
	"Disc": pdf.Disc, "Decimal": pdf.Decimal, "LowerAlpha": pdf.LowerAlpha, "LowerRoman": pdf.LowerRoman,
}

// headings returns those elements of a section that are bookmarks.
func headings(root *Element) (flat []heading) {
	var walk func(*Element)
	walk = func(e *Element) {
		if e.Level > 0 {
			flat = append(flat, heading{e.Level, e.Title, e.Dest})
		}
		for _, k := range e.Kids {
			walk(k)
		}
	}
	walk(root)
	return flat
}

// A heading is an element that is a bookmark.
type heading struct {
	level       int
	title, dest string
}

// outline returns the bookmarks of headings, nested by their levels.
func outline(laid []*Pages) []pdf.Bookmark {
	var flat []heading
	for _, p := range laid {
		flat = append(flat, p.headings...)
	}
	list, _ := nested(flat, 0)
	return list
}

// nested returns the bookmarks from the start of a list that are below a level,
// and what is left of the list.
func nested(flat []heading, level int) (list []pdf.Bookmark, left []heading) {
	for len(flat) > 0 && flat[0].level > level {
		e := flat[0]
		mark := pdf.Bookmark{Title: e.title, Dest: e.dest}
		mark.Kids, flat = nested(flat[1:], e.level)
		list = append(list, mark)
	}
	return list, flat
}

// A labeller begins ranges of page labels where they do not go on.
type labeller struct {
	doc  *pdf.Writer
	last pdf.Label
	n    int // the number of the last page in its style
}

func (l *labeller) next(label string) {
	now := pdf.Label{Prefix: label}
	if n, err := strconv.Atoi(label); err == nil && n > 0 {
		now = pdf.Label{Style: pdf.Arabic, First: n}
	} else if n := fromRoman(label); n > 0 {
		now = pdf.Label{Style: pdf.RomanLower, First: n}
	}
	if now.Style != pdf.Bare && now.Style == l.last.Style && now.First == l.n+1 {
		l.n++
		return
	}
	if now.Style == pdf.Bare && l.n > 0 && now == l.last {
		return
	}
	l.doc.Label(now)
	l.last, l.n = now, max(now.First, 1)
}

// fromRoman reads a small Roman numeral, 0 for what is none.
func fromRoman(s string) int {
	for n := 1; n < 400 && s != ""; n++ {
		if Roman(n) == s {
			return n
		}
	}
	return 0
}

func line2(x1, y1, x2, y2 float64) []scene.Step {
	return []scene.Step{scene.Move(x1, y1), scene.Line(x2, y2)}
}
