package handbook

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/memo"
	"prospectus/generator/model"
	"prospectus/generator/pdf"
	"prospectus/generator/route"
	"prospectus/generator/source"
	"prospectus/generator/theme"
	"prospectus/generator/typeset"
	"prospectus/generator/view"
)

// A Printer prints the books of one edition. Jobs are made by one goroutine, since
// views are; they may be printed by several at once.
type Printer struct {
	gather  sync.Mutex
	Theme   *theme.Theme
	Site    *model.Site
	Books   *view.Books
	Plan    *route.Plan
	Fonts   *typeset.Fonts
	Colours map[string]string // of the site, by the names that style sheets call them
	Day     i18n.Date         // of the facts
	// Photograph returns a picture by the path at which the site publishes it,
	// as JPEG or PNG; an error where it has no form for paper.
	Photograph func(path string) (*Photograph, error)
	// Faces tells the fonts apart from those of other editions. Memo keeps the
	// sections of books as they were drawn, by what they say and how they look; it
	// may be nil.
	Faces  []byte
	Memo   *memo.Store
	Report *diag.List

	mu     sync.Mutex
	sheets map[*model.Handbook]*typeset.Sheet
	thick  map[string]int // pages of what was printed without its cover
}

// ready makes the maps of a printer; the caller holds the lock.
func (p *Printer) ready() {
	if p.sheets == nil {
		p.sheets, p.thick = map[*model.Handbook]*typeset.Sheet{}, map[string]int{}
	}
}

// stylesOf returns the style sheets of a book, read once.
func (p *Printer) stylesOf(h *model.Handbook) *typeset.Sheet {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ready()
	if p.sheets[h] == nil {
		p.sheets[h] = p.styles(h, p.Report)
	}
	return p.sheets[h]
}

// A Photograph is a picture for paper.
type Photograph struct {
	Data          []byte
	Width, Height int // pixels
}

// A Job is one file to be printed.
type Job struct {
	File   *model.Handbook
	Lang   i18n.Tag
	Record string    // kind/id, of a file that holds one record alone
	Cover  bool      // the cover alone, for a print shop
	leaf   view.Leaf // of one record
	// Pages are the numbers that a sheet had in the book from which it is printed
	// again; nil for a whole book.
	Pages []int
}

// Name is the name of the job's file, without its ending.
func (j Job) Name() string {
	if j.Record != "" {
		_, id, _ := strings.Cut(j.Record, "/")
		return string(j.Lang) + "/" + id
	}
	name := j.File.ID
	if !j.File.Facing {
		name += "." + string(j.Lang)
	}
	if j.Cover {
		name += ".cover"
	}
	return name
}

// Jobs yields the files that a book is printed as: one for each language, one for
// two languages on facing pages, or one for each record and language.
func (p *Printer) Jobs(h *model.Handbook) iter.Seq[Job] {
	return func(yield func(Job) bool) {
		tongues := h.Tongues(p.Site)
		if h.Facing {
			tongues = tongues[:1] // one file holds both
		}
		for _, lang := range tongues {
			if !h.Kind.Apart() {
				if !yield(Job{File: h, Lang: lang}) || h.Press.Cover && !yield(Job{File: h, Lang: lang, Cover: true}) {
					return
				}
				continue
			}
			for l := range p.Books.Book(h, lang).Leaves() {
				if !yield(Job{File: h, Lang: lang, Record: l.Start().Record, leaf: l}) {
					return
				}
			}
		}
	}
}

// Sheet returns the job that prints the sheet of a record of a book alone, with
// the page numbers that it had; false where the book has none.
func (p *Printer) Sheet(h *model.Handbook, lang i18n.Tag, record string, pages []int) (Job, bool) {
	for l := range p.Books.Book(h, lang).Leaves() {
		if l.Start().Record == record {
			return Job{File: h, Lang: lang, Record: record, leaf: l, Pages: pages}, true
		}
	}
	return Job{}, false
}

// A Printed is what was printed: for the register of a book.
type Printed struct {
	Pages    int
	Sheets   map[string][]int // printed page numbers, by kind/id
	Contents []view.Entered
}

// Print prints one job. Of a job that is one record's, several may be printed at
// once.
func (p *Printer) Print(j Job, out io.Writer) (*Printed, error) {
	b, err := p.open(j)
	if err != nil {
		return nil, err
	}
	defer b.locate()
	if j.Cover {
		inside, err := p.inside(j)
		if err != nil {
			return nil, err
		}
		return b.printCover(inside, out)
	}
	done, err := b.write(out)
	if err == nil && j.File.Press.Cover {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.thick[j.Name()] = done.Pages
	}
	return done, err
}

// inside returns how many pages the inside of a cover has: what was printed, or
// what it would be.
func (p *Printer) inside(j Job) (int, error) {
	j.Cover = false
	p.mu.Lock()
	pages := p.thick[j.Name()]
	p.mu.Unlock()
	if pages > 0 {
		return pages, nil
	}
	b, err := p.open(j)
	if err != nil {
		return 0, err
	}
	return len(b.volume().Set().Pages), nil
}

// Key returns what decides on the bytes of a job of one record: texts, drawings
// and style, for whoever keeps what was printed. It must be taken of an edition's
// printer with the same fonts.
func (p *Printer) Key(j Job) ([]byte, error) {
	b, err := p.open(j)
	if err != nil {
		return nil, err
	}
	key := []byte(j.Name() + "\n" + b.job.File.ID + "\n")
	key = b.appendStyle(key)
	for _, s := range b.sections {
		key = b.appendSection(key, s)
		for _, name := range slices.Sorted(maps.Keys(s.Strings)) {
			key = field(key, name, s.Strings[name])
		}
	}
	return key, nil
}

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
