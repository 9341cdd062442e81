package typeset

import (
	"cmp"
	"fmt"
	"io"

	"prospectus/generator/pdf"
)

// What a page holds does not depend on its number. So a section is drawn as soon
// as it is laid out, and all but a few words of it is let go: the text waits in
// the document for the running heads of its pages, and for its place among them.
// What waits in memory are the sections that show page numbers themselves.

// A press writes a book as a document. A nil press does nothing.
type press struct {
	p   *Painter
	doc *pdf.Writer
}

// Print lays a book out and writes it as a document, section by section: what is
// held of a section that is written is where its pages and destinations are. The
// document is the same at any number of processors. It returns the volume, whose
// pages have lost what they held, and the first error of drawing or writing.
func (p *Painter) Print(w io.Writer, b *Book, info pdf.Info) (*Volume, error) {
	s := &press{p, pdf.NewWriter(w, info)}
	v, err := b.set(s)
	if err == nil {
		err = s.finish(v)
	}
	return v, err
}

// draw draws what a section holds, if it is one of those that are late, or one of
// those that are not. Several may be drawn at once.
func (s *press) draw(laid *Pages, late bool) error {
	if s == nil || laid.Late != late {
		return nil
	}
	laid.Root.tagged(nil)
	laid.named = map[*pdf.Image]string{}
	for _, page := range laid.Pages {
		if err := s.p.body(page, laid.named); err != nil {
			return fmt.Errorf("page %d of %q: %w", page.Index+1, page.Section, err)
		}
	}
	return nil
}

// body draws what a page holds where it stands on a right-hand page, and lets it
// go. It notes the names of photographs.
func (p *Painter) body(page *Page, named map[*pdf.Image]string) error {
	out := p.sheet(page)
	d := drawer{p: p, out: out, named: named}
	d.all(page.Fixed, 0, 0, pdf.Layout)
	out.Settle(false)
	d.all(page.Ops, page.X, page.Y, pdf.Layout)
	out.Settle(true)
	page.drawn, page.drawnX, page.drawnY = out, page.X, page.Y
	page.Fixed, page.Ops = nil, nil
	return cmp.Or(d.err, out.Err())
}

// sheet returns the empty page of a document.
func (p *Painter) sheet(page *Page) *pdf.Page {
	out := pdf.NewPage(pdf.Sheet{Width: page.Width, Height: page.Height, Bleed: page.Bleed, Marks: page.Crop})
	if p.Inks != nil {
		out.Inks(p.Inks)
	}
	return out
}

// keep writes what was drawn of a section, and gives each its place in the order of
// reading.
func (s *press) keep(laid *Pages, late bool) error {
	if s == nil {
		return nil
	}
	root := laid.Root
	if root.tag == nil {
		root.tag = root.stand(nil)
	}
	if err := s.doc.Reserve(root.tag); err != nil || laid.Late != late {
		return err
	}
	for _, page := range laid.Pages {
		if err := s.doc.Keep(page.drawn); err != nil {
			return err
		}
	}
	s.doc.Finish(root.tag)
	root.tag, root.Kids = nil, nil
	return nil
}

// late draws and writes the sections that show page numbers, now that these are
// known.
func (s *press) late(laid []*Pages) error {
	if s == nil {
		return nil
	}
	var list []*Pages
	for _, p := range laid {
		if p.Late {
			list = append(list, p)
		}
	}
	return inOrder(len(list), func(i int) error { return s.draw(list[i], true) }, func(i int) error { return s.keep(list[i], true) })
}

// finish gives the pages their grounds and running heads, and puts them in order.
func (s *press) finish(v *Volume) error {
	labels := labeller{doc: s.doc}
	err := inOrder(len(v.Pages), func(i int) error { return s.around(v.Pages[i]) }, func(i int) error {
		page := v.Pages[i]
		labels.next(page.Label)
		if err := s.doc.Add(page.drawn); err != nil {
			return fmt.Errorf("page %d: %w", page.Number, err)
		}
		page.drawn, page.Margins = nil, nil
		return nil
	})
	if err != nil {
		return err
	}
	marks := s.p.Outline
	if marks == nil {
		marks = outline(v.laid)
	}
	s.doc.Outline(marks)
	return s.doc.Close()
}

// around draws what stands around the text of a page, and moves the text to its
// side.
func (s *press) around(page *Page) error {
	if page.drawn == nil {
		page.drawn = s.p.sheet(page)
	}
	out := page.drawn
	out.Move(page.X-page.drawnX, page.Y-page.drawnY)
	d := drawer{p: s.p, out: out}
	d.ground(page, 0)
	out.Settle(false)
	if page.Background.Set {
		out.Beneath()
	}
	d.margins(page, 0)
	for _, dest := range page.Dests {
		out.Anchor(dest.Name, page.X+dest.X, page.Y+dest.Y)
	}
	if err := cmp.Or(d.err, out.Finish()); err != nil {
		return fmt.Errorf("page %d: %w", page.Number, err)
	}
	return nil
}
