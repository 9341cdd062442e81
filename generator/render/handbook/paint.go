package handbook

import (
	"cmp"
	"math"

	"prospectus/generator/font"
	"prospectus/generator/pdf"
	"prospectus/generator/typeset"
)

// A tree is the structure of one section as the document knows it.
type tree struct {
	root *pdf.Element
	of   map[*typeset.Element]*pdf.Element
}

// treeOf turns the structure of a section over to the document's.
func treeOf(root *typeset.Element, title string) *tree {
	t := &tree{of: map[*typeset.Element]*pdf.Element{}}
	t.root = t.add(root, nil)
	t.root.Title = title
	return t
}

func (t *tree) add(e *typeset.Element, parent *pdf.Element) *pdf.Element {
	role, ok := pdf.ParseRole(e.Role)
	if !ok {
		role = pdf.Div
	}
	made := &pdf.Element{
		Role: role, Parent: parent, Lang: e.Lang, Alt: e.Alt, RowSpan: e.RowSpan, ColSpan: e.ColSpan,
		Scope: scopes[e.Scope], Numbering: numberings[e.Numbering],
	}
	if role == pdf.TH && made.Scope == pdf.NoScope {
		made.Scope = pdf.Column
	}
	t.of[e] = made
	for _, kid := range e.Kids {
		t.add(kid, made)
	}
	return made
}

var (
	scopes     = map[string]pdf.Scope{"Row": pdf.Row, "Column": pdf.Column, "Both": pdf.Both}
	numberings = map[string]pdf.Numbering{"Disc": pdf.Disc, "Circle": pdf.Circle, "Square": pdf.SquareDot, "Decimal": pdf.Decimal, "UpperRoman": pdf.UpperRoman, "LowerRoman": pdf.LowerRoman, "UpperAlpha": pdf.UpperAlpha, "LowerAlpha": pdf.LowerAlpha}
)

// A painter draws laid-out pages.
type painter struct {
	inks   pdf.Inks
	style  *pdf.SceneStyle
	images func(*typeset.Picture) (*pdf.Image, error)
	dests  map[string]bool // that the document has
	coarse func(o *typeset.Image)
}

// paint draws one page; the error is that of a picture.
func (p *painter) paint(page *typeset.Page, t *tree) (*pdf.Page, error) {
	out := pdf.NewPage(pdf.Sheet{Width: page.Width, Height: page.Height, Bleed: page.Bleed, Marks: page.Crop})
	out.Inks(p.inks)
	d := &drawer{painter: p, page: out, tree: t, artifact: pdf.Layout}
	if page.Background.Set {
		out.BeginArtifact(pdf.Background)
		b := page.Bleed
		out.Box(pdf.Rect{X: -b, Y: -b, W: page.Width + 2*b, H: page.Height + 2*b}, 0, pdf.Style{Fill: colorOf(page.Background)})
		out.End()
	}
	d.ops(page.Fixed)
	out.Push(pdf.Shift(page.X, page.Y))
	d.ops(page.Ops)
	for _, dest := range page.Dests {
		out.Anchor(dest.Name, dest.X, dest.Y)
	}
	out.Pop()
	d.artifact = pdf.Header
	d.ops(page.Margins)
	return out, cmp.Or(d.err, out.Finish())
}

// A drawer draws the operations of one page.
type drawer struct {
	*painter
	page     *pdf.Page
	tree     *tree
	artifact pdf.Artifact
	err      error
}

func (d *drawer) ops(ops []typeset.Op) {
	for _, op := range ops {
		e := d.element(op)
		if link, ok := op.(*typeset.Link); ok {
			d.link(link, e)
			continue
		}
		if drawing, ok := op.(*typeset.Drawing); ok {
			d.drawing(drawing, e)
			continue
		}
		if e == nil {
			d.page.BeginArtifact(d.artifact)
		} else {
			d.page.Begin(e)
		}
		d.draw(op, e)
		d.page.End()
	}
}

func (d *drawer) element(op typeset.Op) *pdf.Element {
	if d.tree == nil || typeset.ElementOf(op) == nil {
		return nil
	}
	return d.tree.of[typeset.ElementOf(op)]
}

// draw draws what is neither a link nor a drawing.
func (d *drawer) draw(op typeset.Op, e *pdf.Element) {
	switch o := op.(type) {
	case *typeset.Text:
		d.text(o)
	case *typeset.Box:
		d.page.Box(pdf.Rect{X: o.X, Y: o.Y, W: o.W, H: o.H}, o.Radius, pdf.Style{Fill: colorOf(o.Fill)})
	case *typeset.Rule:
		d.page.Path(lineOf(o), ruleStyle(o))
	case *typeset.Image:
		d.image(o, e)
	}
}

func (d *drawer) image(o *typeset.Image, e *pdf.Element) {
	if d.coarse != nil {
		d.coarse(o)
	}
	m, err := d.images(o.Picture)
	if err != nil {
		d.err = cmp.Or(d.err, err)
		return
	}
	if e != nil && e.Bounds == (pdf.Rect{}) {
		e.Bounds = pdf.Rect{X: o.Clip.X, Y: o.Clip.Y, W: o.Clip.W, H: o.Clip.H}
	}
	d.page.Push(pdf.Shift(0, 0))
	d.page.ClipBox(pdf.Rect{X: o.Clip.X, Y: o.Clip.Y, W: o.Clip.W, H: o.Clip.H}, 0)
	d.page.Image(m, pdf.Rect{X: o.X, Y: o.Y, W: o.W, H: o.H})
	d.page.Pop()
}

// drawing draws a scene, which is a figure of its own in what is around its
// element.
func (d *drawer) drawing(o *typeset.Drawing, e *pdf.Element) {
	if e == nil {
		return // a drawing in a margin says nothing
	}
	d.page.Push(pdf.Shift(0, 0))
	d.page.ClipBox(pdf.Rect{X: o.Clip.X, Y: o.Clip.Y, W: o.Clip.W, H: o.Clip.H}, 0)
	d.page.Scene(o.Scene, pdf.Rect{X: o.X, Y: o.Y, W: o.Scene.Width * o.Scale, H: o.Scene.Height * o.Scale}, e.Parent, d.style)
	d.page.Pop()
}

func (d *drawer) link(o *typeset.Link, e *pdf.Element) {
	if e == nil || e.Role != pdf.Link || o.Dest != "" && !d.dests[o.Dest] {
		return // the typesetter has reported what leads nowhere
	}
	to := pdf.Target{URL: o.URL, Dest: o.Dest}
	d.page.Begin(e)
	d.page.Link(pdf.Rect{X: o.Frame.X, Y: o.Frame.Y, W: o.Frame.W, H: o.Frame.H}, to, cmp.Or(o.Title, o.URL, o.Dest))
	d.page.End()
}

// softHyphen is what a hyphen at the end of a line stands for.
const softHyphen = "\u00ad"

// text draws a run; a hyphen that the text does not have is a run of its own,
// which says so.
func (d *drawer) text(o *typeset.Text) {
	glyphs, hyphen := o.Glyphs, 0
	if n := len(glyphs); n > 0 && glyphs[n-1].Hyphen() {
		hyphen = 1
	}
	run := pdf.Run{Face: o.Face, Size: o.Size, Color: colorOf(o.Color), X: o.X, Y: o.Y, Text: o.Content}
	width := 0.0
	run.Glyphs, width = shaped(o, glyphs[:len(glyphs)-hyphen])
	d.page.Text(run)
	if hyphen == 1 {
		last := glyphs[len(glyphs)-1]
		run.X, run.Text = o.X+width, softHyphen
		run.Glyphs = []font.Glyph{{ID: last.ID, Advance: units(float64(last.Advance), o)}}
		d.page.Text(run)
	}
}

func units(points float64, o *typeset.Text) int {
	return int(math.Round(points / o.Size * float64(o.Face.UnitsPerEm())))
}

// shaped turns places in points into units of the face, and spreads what
// rounding leaves, so that the end of a line is where it was laid out.
func shaped(o *typeset.Text, glyphs []typeset.Glyph) (out []font.Glyph, width float64) {
	out = make([]font.Glyph, len(glyphs))
	placed := 0
	for i, g := range glyphs {
		width += float64(g.Advance)
		end := units(width, o)
		out[i] = font.Glyph{ID: g.ID, Cluster: int(g.Start), Advance: end - placed, X: units(float64(g.DX), o), Y: units(float64(g.DY), o)}
		placed = end
	}
	return out, width
}
