package handbook

import (
	"io"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/memo"
	"prospectus/generator/model"
	"prospectus/generator/route"
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
