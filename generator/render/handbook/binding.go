package handbook

import (
	"cmp"
	"fmt"
	"slices"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
	"prospectus/generator/typeset"
	"prospectus/generator/view"
)

// A binding is a job while it is being printed.
type binding struct {
	*Printer
	job      Job
	books    []*view.Book // one a language
	openings []*view.Opening
	sections []*typeset.Section
	listed   []view.Entered
	held     map[string]bool
	pictures *pictures
	sheet    *typeset.Sheet
	found    *diag.List // by the typesetter
}

// open gathers the leaves of a job and writes their HTML.
//
// Views share what they make, and are for one goroutine: jobs that are printed
// side by side gather one after another.
func (p *Printer) open(j Job) (*binding, error) {
	p.gather.Lock()
	defer p.gather.Unlock()
	b := &binding{Printer: p, job: j, held: map[string]bool{}, found: new(diag.List)}
	b.books = []*view.Book{p.Books.Book(j.File, j.Lang)}
	if j.File.Facing {
		b.books = append(b.books, p.Books.Book(j.File, j.File.Tongues(p.Site)[1]))
	}
	b.sheet = p.stylesOf(j.File)
	b.pictures = newPictures(p, j.File)
	leaves := b.leaves()
	for _, l := range leaves {
		b.held[l.Start().ID] = true
		b.list(l.Start())
	}
	for i, l := range leaves {
		if o := l.Start(); o.Part == model.ContentsPart {
			l = b.book(o.Lang).Contents(b.listedIn(o.Lang))
		}
		if err := b.add(i, l); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// leaves returns the leaves of the job in their order: of facing pages, those of
// the first language each before those of the second.
func (b *binding) leaves() (all []view.Leaf) {
	if b.job.leaf != nil {
		return []view.Leaf{b.job.leaf}
	}
	sides := make([][]view.Leaf, len(b.books))
	for i, book := range b.books {
		sides[i] = slices.Collect(book.Leaves())
	}
	for i, l := range sides[0] {
		all = append(all, l)
		if part := l.Start().Part; len(sides) > 1 && part != model.CoverPart && part != model.BackCoverPart && i < len(sides[1]) {
			all = append(all, sides[1][i])
		}
	}
	return b.job.apart(all)
}

func (b *binding) book(lang i18n.Tag) *view.Book {
	i := slices.IndexFunc(b.books, func(x *view.Book) bool { return x.Lang == lang })
	return b.books[max(i, 0)]
}

// list notes a leaf for contents and outline.
func (b *binding) list(o *view.Opening) {
	if o.Level > 0 {
		b.listed = append(b.listed, view.Entered{ID: o.ID, Label: o.Label, Title: o.Title, Level: o.Level, Part: o.Part, Lang: o.Lang})
	}
}

func (b *binding) listedIn(lang i18n.Tag) (some []view.Entered) {
	for _, e := range b.listed {
		if e.Lang == lang {
			some = append(some, e)
		}
	}
	return some
}

// add writes the section of a leaf.
func (b *binding) add(i int, l view.Leaf) error {
	book := b.book(l.Start().Lang)
	text, err := write(b.Theme, l, ways(b.Plan, func(id string) bool { return b.held[id] }))
	if err != nil {
		return err
	}
	b.pictures.know(text.Opening)
	if text.Missing != "" {
		b.Report.Add(untranslated.At(source.Span{}, text.Record, string(text.Lang)))
	}
	s := &typeset.Section{
		Name: text.ID, Lang: text.HTMLLang, Title: text.Title.Text, Source: source.NewFile(l.Template()+" ("+text.ID+")", string(text.html)),
		Strings: map[string]string{"book": book.Name().Text, "part": text.Title.Text, "mark": book.Mark().Text, "edition": book.Edition()},
	}
	b.place(i, s, text.Opening)
	opening := *text.Opening // what else the leaf holds is written
	b.openings, b.sections = append(b.openings, &opening), append(b.sections, s)
	return nil
}

// place says on which side a leaf begins and how its pages are numbered: a cover
// has no number, what comes before the body Roman ones, and the body begins with
// 1 on the right.
func (b *binding) place(i int, s *typeset.Section, o *view.Opening) {
	front := view.Front(o.Part)
	begins := i == 0 || b.openings[i-1].Part != o.Part
	switch {
	case b.job.Pages != nil:
		s.Label = b.oldLabel
	case b.job.File.Kind == model.SheetSet || o.Part == model.CoverPart || o.Part == model.BackCoverPart:
		s.Unnumbered = true
	case front:
		s.Roman, s.Restart = true, i > 0 && b.openings[i-1].Part == model.CoverPart
	case i > 0 && view.Front(b.openings[i-1].Part):
		s.Restart = true
	}
	switch {
	case b.job.File.Facing && o.Part != model.CoverPart && o.Part != model.BackCoverPart:
		s.Start = "left"
		if o.Lang != b.books[0].Lang {
			s.Start, s.Faces, s.Restart = "", true, false
		}
	case o.Part == model.BackCoverPart, o.Part == model.ProjectsPart && o.Record != "" && b.job.Record == "" && b.job.File.SheetPages != 1:
		s.Start = "left" // a sheet of two pages lies open before its reader
	case b.job.Record == "" && (begins || b.job.File.FoldOut && o.Part == model.ChainsPart):
		s.Start = "right" // behind a fold-out is its own white back
	}
}

// oldLabel numbers a sheet that is printed again: beyond the pages that it had,
// with a letter after the last of them.
func (b *binding) oldLabel(i int) string {
	pages := b.job.Pages
	if i < len(pages) {
		return fmt.Sprint(pages[i])
	}
	return fmt.Sprintf("%d%c", pages[len(pages)-1], 'a'+rune(i-len(pages)))
}

// volume returns the book as the typesetter takes it.
func (b *binding) volume() *typeset.Book {
	setter := typeset.New(b.Fonts, b.sheet, b.found)
	setter.Pictures = b.pictures.find
	file := b.job.File
	book := &typeset.Book{Setter: setter, Sections: b.sections, Single: file.OneSided || file.Kind == model.SheetSet}
	if b.Memo != nil && b.job.Record == "" { // a sheet of its own is kept as a whole
		book.Shelf = b.newShelf()
	}
	if len(b.job.Pages) > 0 {
		book.First = b.job.Pages[0] // on the side where it was
	} else if b.job.Record == "" {
		book.Multiple = file.Press.Multiple
	}
	return book
}

// locate reports what was found in the texts of leaves, which no editor ever sees,
// at the folder of the record that a leaf is about, else at the file of the book.
func (b *binding) locate() {
	at := map[*source.File]string{}
	for i, s := range b.sections {
		at[s.Source] = cmp.Or(b.openings[i].Dir, "data/handbooks/"+b.job.File.ID+".toml")
	}
	for _, d := range b.found.Sorted() {
		if name, ok := at[d.Span.File]; ok {
			d.Span = source.Whole(name)
		}
		b.Report.Add(d)
	}
}
