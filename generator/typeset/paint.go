package typeset

import (
	"fmt"
	"io"
	"runtime"
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
	images map[string]*loading
}

// A loading is a photograph that is read once.
type loading struct {
	once  sync.Once
	image *pdf.Image
	err   error
}

// Write writes a volume as a document. Pages are drawn side by side and written
// in order. The operations of a page are let go once it is drawn, and what is in
// the elements of a section when its last page is written, so a volume is
// written once. It returns the first error of drawing or writing.
func (p *Painter) Write(w io.Writer, v *Volume, info pdf.Info) error {
	doc := pdf.NewWriter(w, info)
	marks := p.Outline
	if marks == nil {
		marks = outline(v.Roots)
	}
	last := map[*Element]*Page{}
	for _, page := range v.Pages {
		last[page.root] = page
	}
	drawn := p.drawAll(v.Pages)
	labels := labeller{doc: doc}
	for _, page := range v.Pages {
		one := <-drawn
		result := <-one
		if result.err != nil {
			drain(drawn)
			return fmt.Errorf("page %d: %w", page.Number, result.err)
		}
		labels.next(page.Label)
		if err := doc.Add(result.page); err != nil {
			drain(drawn)
			return fmt.Errorf("page %d: %w", page.Number, err)
		}
		if root := page.root; root != nil && last[root] == page {
			doc.Finish(root.tag)
			root.tag, root.Kids = nil, nil
		}
	}
	doc.Outline(marks)
	return doc.Close()
}

type drawnPage struct {
	page *pdf.Page
	err  error
}

// drawAll draws pages on all processors, a few ahead of who takes them in order.
func (p *Painter) drawAll(pages []*Page) <-chan chan drawnPage {
	n := runtime.GOMAXPROCS(0)
	order := make(chan chan drawnPage, 4*n)
	work := make(chan func(), n)
	for range n {
		go func() {
			for do := range work {
				do()
			}
		}()
	}
	go func() {
		defer close(order)
		defer close(work)
		for _, page := range pages {
			page.tag()
			one := make(chan drawnPage, 1)
			order <- one
			work <- func() {
				got, err := p.Page(page)
				one <- drawnPage{got, err}
			}
		}
	}()
	return order
}

// drain lets those go who still draw.
func drain(drawn <-chan chan drawnPage) {
	for range drawn {
	}
}

// tag makes the elements of a document that stand for those of the page.
func (p *Page) tag() {
	if p.root != nil && p.root.tag == nil {
		p.root.tagged(nil)
	}
}

// Page draws one page, whose elements belong to a volume that is being written,
// and lets its operations go.
func (p *Painter) Page(page *Page) (*pdf.Page, error) {
	out := pdf.NewPage(pdf.Sheet{Width: page.Width, Height: page.Height, Bleed: page.Bleed, Marks: page.Crop})
	if err := p.Draw(out, page, 0); err != nil {
		return nil, err
	}
	page.Fixed, page.Ops, page.Margins = nil, nil, nil
	return out, out.Finish()
}

// Draw draws a page on a larger sheet, on which it lies x points from the left:
// beside others, as those of a cover do.
func (p *Painter) Draw(out *pdf.Page, page *Page, x float64) error {
	page.tag()
	if p.Inks != nil {
		out.Inks(p.Inks)
	}
	d := drawer{p: p, out: out}
	if page.Background.Set {
		out.BeginArtifact(pdf.Background)
		b := page.Bleed
		out.Box(pdf.Rect{X: x - b, Y: -b, W: page.Width + 2*b, H: page.Height + 2*b}, 0, pdf.Style{Fill: page.Background.Ink()})
		out.End()
	}
	d.all(page.Fixed, x, 0, pdf.Layout)
	d.all(page.Ops, x+page.X, page.Y, pdf.Layout)
	d.margins(page, x)
	for _, dest := range page.Dests {
		out.Anchor(dest.Name, x+page.X+dest.X, page.Y+dest.Y)
	}
	return d.err
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
	x, y   float64 // what places count from
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
	d.p.mu.Lock()
	if d.p.images == nil {
		d.p.images = map[string]*loading{}
	}
	l := d.p.images[o.Picture.Key]
	if l == nil {
		l = &loading{}
		d.p.images[o.Picture.Key] = l
	}
	d.p.mu.Unlock()
	l.once.Do(func() { l.image, l.err = pdf.NewImage(o.Picture.Data) })
	if l.err != nil {
		d.err = fmt.Errorf("picture %q: %w", o.Picture.Key, l.err)
		return
	}
	d.out.Push(pdf.Shift(d.x, d.y))
	d.out.ClipBox(rect(o.Clip), 0)
	d.out.Image(l.image, pdf.Rect{X: o.X, Y: o.Y, W: o.W, H: o.H})
	d.out.Pop()
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
// in it.
func (e *Element) tagged(parent *pdf.Element) {
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
	e.tag = t
	for _, k := range e.Kids {
		k.tagged(t)
	}
}

var scopes = map[string]pdf.Scope{"Column": pdf.Column, "Row": pdf.Row}

var numberings = map[string]pdf.Numbering{
	"Disc": pdf.Disc, "Decimal": pdf.Decimal, "LowerAlpha": pdf.LowerAlpha, "LowerRoman": pdf.LowerRoman,
}

// outline returns the bookmarks of elements that have a level, nested by it.
func outline(roots []*Element) []pdf.Bookmark {
	var flat []*Element
	var walk func(*Element)
	walk = func(e *Element) {
		if e.Level > 0 {
			flat = append(flat, e)
		}
		for _, k := range e.Kids {
			walk(k)
		}
	}
	for _, r := range roots {
		walk(r)
	}
	list, _ := nested(flat, 0)
	return list
}

// nested returns the bookmarks from the start of a list that are below a level,
// and what is left of the list.
func nested(flat []*Element, level int) (list []pdf.Bookmark, left []*Element) {
	for len(flat) > 0 && flat[0].Level > level {
		e := flat[0]
		mark := pdf.Bookmark{Title: e.Title, Dest: e.Dest}
		mark.Kids, flat = nested(flat[1:], e.Level)
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
