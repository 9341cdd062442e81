package handbook

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"prospectus/generator/model"
	"prospectus/generator/pdf"
	"prospectus/generator/typeset"
	"prospectus/generator/view"
)

// coated is the printing condition of books in four inks that name none: offset on
// coated paper after ISO 12647-2, which GB/T 17934 takes over.
const coated = "FOGRA39"

// info is what the document says of itself.
func (b *binding) info() pdf.Info {
	book := b.books[0]
	title := book.Name().Text
	if b.job.Record != "" {
		title = b.openings[0].Title.Text
	}
	info := pdf.Info{
		Title: title, Lang: book.Lang.HTML(), Author: book.Publisher().Text, Subject: book.Edition(), Rights: book.Notice(),
		View: pdf.View{Facing: b.job.File.Facing, Outline: len(b.listed) > 3, Actual: true},
	}
	if b.Day.IsDay() {
		info.Created = b.Day.First()
		info.Modified = info.Created
	}
	if press := b.job.File.Press; press.Ink {
		info.Intent = &pdf.Intent{Condition: cmp.Or(press.Condition, coated)}
	}
	if len(b.books) > 1 {
		info.Titles = map[string]string{b.books[1].Lang.HTML(): b.books[1].Name().Text}
	}
	return info
}

// write lays the book out and writes the document.
func (b *binding) write(out io.Writer) (*Printed, error) {
	v, err := b.painter().Print(out, b.volume(), b.info())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", b.job.Name(), err)
	}
	done := &Printed{Pages: len(v.Pages), Sheets: map[string][]int{}, Contents: b.listed}
	b.pictures.checkFine(v.Photographs)
	sections := map[string]*view.Opening{}
	for i, s := range b.sections {
		sections[s.Name] = b.openings[i]
	}
	for _, p := range v.Pages {
		done.note(p, sections[p.Section])
	}
	return done, nil
}

// note notes on which page a sheet stands.
func (d *Printed) note(page *typeset.Page, o *view.Opening) {
	if page.Blank || o == nil || o.Record == "" {
		return
	}
	if n, err := strconv.Atoi(page.Label); err == nil {
		d.Sheets[o.Record] = append(d.Sheets[o.Record], n)
	}
}

// outline returns the bookmarks of the book; parts of several leaves have an
// entry that leads to the first of them.
func (b *binding) outline() (marks []pdf.Bookmark) {
	var last model.BookPart
	for _, e := range b.listedIn(b.books[0].Lang) {
		mark := pdf.Bookmark{Title: strings.TrimSpace(e.Label + " " + e.Title.Text), Dest: e.ID}
		switch {
		case e.Level == 1:
			marks = append(marks, mark)
		case e.Part == last:
			up := &marks[len(marks)-1]
			up.Kids = append(up.Kids, mark)
		default:
			marks = append(marks, pdf.Bookmark{Title: b.books[0].Word("book-part." + string(e.Part)), Dest: e.ID, Kids: []pdf.Bookmark{mark}})
		}
		last = e.Part
	}
	return marks
}

// scenes says how the drawings of the book look.
func (b *binding) scenes() *pdf.SceneStyle {
	return b.pictures.style(b.held, b.Plan, b.books[0].Lang)
}

// painter returns what draws the pages of the book.
func (b *binding) painter() *typeset.Painter {
	p := &typeset.Painter{Scenes: b.scenes(), Outline: b.outline()}
	if b.job.File.Press.Ink {
		p.Inks = b.inks(b.job.File)
	}
	return p
}
