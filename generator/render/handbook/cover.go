package handbook

import (
	"fmt"
	"io"
	"slices"
	"unicode"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/pdf"
	"prospectus/generator/scene"
	"prospectus/generator/typeset"
	"prospectus/generator/view"
)

// A cover for a print shop is one sheet: back, spine and front side by side. The
// spine is as wide as the leaves between them are thick.

// coverPart tells the leaves that such a sheet holds.
func coverPart(o *view.Opening) bool {
	return o.Part == model.CoverPart || o.Part == model.BackCoverPart
}

// apart leaves out of the leaves of a job those that another file holds.
func (j Job) apart(all []view.Leaf) []view.Leaf {
	if !j.File.Press.Cover || j.leaf != nil {
		return all
	}
	return slices.DeleteFunc(all, func(l view.Leaf) bool { return coverPart(l.Start()) != j.Cover })
}

// least is the narrowest spine, in millimetres, on which a title is printed.
const least = 5.0

// Spine returns how wide the spine of a book of so many pages is, in millimetres.
func Spine(pages int, leaf i18n.Quantity) float64 {
	return float64((pages+1)/2) * leaf.Low.Float64()
}

// printCover prints the cover of a book whose inside has so many pages.
func (b *binding) printCover(pages int, out io.Writer) (*Printed, error) {
	v := b.volume().Set()
	front, back := b.side(v, model.CoverPart), b.side(v, model.BackCoverPart)
	if front == nil {
		return nil, fmt.Errorf("%s: there is no cover", b.job.Name())
	}
	spine := Spine(pages, b.job.File.Press.Thickness) * 72 / 25.4
	page := pdf.NewPage(pdf.Sheet{Width: 2*front.Width + spine, Height: front.Height, Bleed: front.Bleed, Marks: front.Crop})
	painter := b.painter()
	if back != nil {
		if err := painter.Draw(page, back, 0); err != nil {
			return nil, err
		}
	}
	b.spine(page, painter, front, spine)
	if err := painter.Draw(page, front, front.Width+spine); err != nil {
		return nil, err
	}
	w := pdf.NewWriter(out, b.info())
	if err := w.Add(page); err != nil {
		return nil, fmt.Errorf("%s: %w", b.job.Name(), err)
	}
	return &Printed{Pages: 1, Sheets: map[string][]int{}}, w.Close()
}

// side returns the first page of a part.
func (b *binding) side(v *typeset.Volume, part model.BookPart) *typeset.Page {
	for i, o := range b.openings {
		if at, ok := v.Starts[b.sections[i].Name]; ok && o.Part == part {
			return v.Pages[at]
		}
	}
	return nil
}

// spine prints the title on the spine, where that is wide enough, on the ground of
// the front: ideographs one under the other, other writing turned so that it reads
// from the top down.
func (b *binding) spine(page *pdf.Page, p *typeset.Painter, front *typeset.Page, width float64) {
	x, height := front.Width, front.Height
	letters := scene.Deep
	if front.Background.Set {
		letters = scene.Paper
		page.BeginArtifact(pdf.Background)
		page.Box(pdf.Rect{X: x, Y: -front.Bleed, W: width, H: height + 2*front.Bleed}, 0, pdf.Style{Fill: front.Background.Ink()})
		page.End()
	}
	if width < least*72/25.4 {
		return
	}
	title := b.books[0].Name().Text
	size := min(width*0.5, 14)
	if upright(title) {
		s := &scene.Scene{Width: width, Height: height, Title: title}
		y := height * 0.12
		for _, r := range title {
			s.Marks = append(s.Marks, &scene.Text{X: width / 2, Y: y, Lines: []string{string(r)}, Size: size, Bold: true, Anchor: scene.Middle, Fill: letters})
			y += 1.25 * size
		}
		page.Scene(s, pdf.Rect{X: x, W: width, H: height}, nil, p.Scenes)
		return
	}
	s := &scene.Scene{Width: height, Height: width, Title: title}
	s.Marks = append(s.Marks, &scene.Text{X: height * 0.12, Y: width/2 + 0.35*size, Lines: []string{title}, Size: size, Bold: true, Fill: letters})
	page.Push(pdf.Matrix{0, 1, -1, 0, x + width, 0})
	page.Scene(s, pdf.Rect{W: height, H: width}, nil, p.Scenes)
	page.Pop()
}

// upright reports whether a title is written in ideographs alone, which stand one
// under the other.
func upright(title string) bool {
	for _, r := range title {
		if !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			return false
		}
	}
	return true
}
