// Package intake turns the tables, forms and Word files that counties hand in
// into changes of the project library, and the library back into tables.
//
// [Read] takes files and the library and returns a [Result]: what is new, what
// changed field by field, what the library has and the files do not, who has
// handed in, and every fault with file, sheet, row and column. It writes
// nothing: what there is to write stands in the result, whole files of which
// every byte that was not changed is as it was. Its rules:
//
//   - A value that is not certain is not taken. A number without a unit, two
//     amounts in one cell, a share that may be 0.18% or 18%: each is a fault
//     with a proposal.
//   - What an editor changed is never overwritten. The values of the last import
//     are kept ([Base]); a field that changed on both sides is a conflict, and
//     the library's value stays. An empty cell empties nothing.
//   - Nothing is lost silently. What was not recognised is quoted; running text
//     goes to the body where there is none, and stays in the report where there
//     is one.
//   - Columns are understood by a [Map] of the site, else by the words that real
//     sheets use; what neither knows is put into a map that a person completes.
package intake

import (
	"crypto/sha256"
	"io/fs"
	"path"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/secrecy"
	"prospectus/generator/sheet"
)

// An Input is what an import is made from.
type Input struct {
	Files    []File
	Catalog  *model.Catalog // the whole library
	LeftOut  []string       // projects of it that could not be read, as kind/id
	Site     fs.FS
	Internal fs.FS // the second folder; nil without one
	Maps     []*Map
	Map      *Map // the one to use; nil to choose by the headings
	Base     Base // of the site's folder
	Inner    Base // of the second folder
}

// A File is one file handed in.
type File struct {
	Name string // as its user knows it
	Data []byte
	Err  error // why it could not be opened
}

// A Write is a file to be written, whole.
type Write struct {
	Path     string
	Data     []byte
	Internal bool // in the second folder
}

// An intake is the state of one import.
type intake struct {
	input     Input
	languages []i18n.Tag
	names     *names
	labels    map[string]label // headings read so far, by their text
	map_      *Map             // of the table being read
	found     []Finding
	known     []MapColumn
	unknown   []MapColumn
	files     []*incoming
	drafts    []*draft
}

// Read reads files against a library.
func Read(input Input) *Result {
	in := &intake{input: input, labels: map[string]label{}, names: newNames(input.Catalog), languages: input.Catalog.Site.Languages}
	seen := map[[sha256.Size]byte]string{}
	for _, f := range input.Files {
		in.file(f, seen)
	}
	return in.merge()
}

// file reads one file into drafts.
func (in *intake) file(f File, seen map[[sha256.Size]byte]string) {
	at := sheet.Place{File: f.Name}
	sum := sha256.Sum256(f.Data)
	if before, twice := seen[sum]; twice && len(f.Data) > 0 {
		in.tell(at, "", wrong(sameFile, before))
		return
	}
	seen[sum] = f.Name
	if f.Err != nil {
		in.tell(at, "", wrong(unreadable, f.Err))
		return
	}
	book, err := sheet.Read(f.Name, f.Data)
	if err != nil {
		in.refuse(at, err)
		return
	}
	if secrecy.InFile(secretName(book, f.Name), f.Data) {
		in.tell(at, "", wrong(secret))
		return
	}
	in_ := &incoming{name: f.Name, base: baseName(f.Name), book: book}
	in.files = append(in.files, in_)
	if book.Changed {
		in.tell(at, "", wrong(changesOpen))
	}
	var drafts []*draft
	if book.Blocks != nil {
		in.map_ = in.input.Map
		drafts = in.document(in_, in.input.Map)
	} else {
		drafts = in.sheets(in_)
	}
	in.settle(in_)
	in.attach(in_, drafts)
	if len(drafts) == 0 && !in.toldOf(f.Name) {
		in.tell(at, "", wrong(noTable))
	}
	in.drafts = append(in.drafts, drafts...)
}

// secretName gives a file the ending by which its content is looked into.
func secretName(b *sheet.Book, name string) string {
	switch {
	case b.Blocks != nil:
		return "a.docx"
	case b.Charset != "":
		return "a.csv"
	}
	return "a.xlsx"
}

func (in *intake) refuse(at sheet.Place, err error) {
	if e, ok := err.(*sheet.Error); ok {
		in.tell(at, "", &problem{rule: e.Rule, args: e.Args})
		return
	}
	in.tell(at, "", wrong(unreadable, err))
}

// toldOf reports whether anything is said of a file already.
func (in *intake) toldOf(name string) bool {
	for _, f := range in.found {
		if f.Place.File == name && (f.Rule == noTable || f.Rule == noRows || f.Rule == hiddenSheet) {
			return true
		}
	}
	return false
}

// sheet reads one sheet of a workbook: a table, or a form.
func (in *intake) sheet(f *incoming, s *sheet.Sheet) []*draft {
	if len(s.Rows) == 0 || isList(s) {
		return nil
	}
	if s.Hidden {
		if in.isForm(s) > 2 {
			in.tell(in.at(f, s, 0, 0), "", wrong(hiddenSheet))
		}
		return nil
	}
	m, l, ok := in.choose(s)
	in.map_ = m
	boxes := in.isForm(s)
	switch {
	case ok && (m != nil && l.byMap(m) > 0 || l.known >= boxes-1 || l.keyed != ""):
		in.preface(f, s, l.top)
		drafts := in.table(f, s, l, m)
		if len(drafts) == 0 && l.keyed == "" {
			in.tell(in.at(f, s, 0, 0), "", wrong(noRows))
		}
		return drafts
	case boxes >= 2:
		d := newDraft(f, in.at(f, s, 0, 0))
		drafts := in.form(f, s, d)
		f.rows += len(drafts)
		return drafts
	}
	f.strange = append(f.strange, s)
	return nil
}

// sheets reads the sheets of a workbook. Those without headings are a cover or
// remarks where others have some, else the whole file is not understood.
func (in *intake) sheets(f *incoming) (drafts []*draft) {
	for _, s := range f.book.Sheets {
		if s.Name == baseSheet {
			f.carried = carriedIn(s)
		}
	}
	known := len(in.known)
	for _, s := range f.book.Sheets {
		drafts = append(drafts, in.sheet(f, s)...)
	}
	for _, s := range f.strange {
		if len(drafts) > 0 || len(in.known) > known || in.toldOf(f.name) {
			in.tell(in.at(f, s, 0, 0), "", wrong(unreadSheet, short(firstText(s))))
			continue
		}
		in.propose(s)
		in.tell(in.at(f, s, 0, 0), "", wrong(noTable))
	}
	return drafts
}

func firstText(s *sheet.Sheet) string {
	for _, c := range s.Rows[0].Cells {
		if !c.IsEmpty() {
			return c.Text
		}
	}
	return ""
}

// isList reports a sheet of explanations that an export carries along.
func isList(s *sheet.Sheet) bool {
	return s.Name == valuesSheet || s.Name == guideSheet || s.Name == baseSheet
}

// choose finds the map for a sheet: the one asked for, else the one that knows
// the most of its columns, where it knows more than the vocabulary does.
func (in *intake) choose(s *sheet.Sheet) (m *Map, l layout, ok bool) {
	if in.input.Map != nil {
		if !in.input.Map.fits(s) {
			l, ok = in.layout(s, nil)
			return nil, l, ok && l.keyed != ""
		}
		l, ok = in.layout(s, in.input.Map)
		return in.input.Map, l, ok
	}
	l, ok = in.layout(s, nil)
	best := l.known
	for _, candidate := range in.input.Maps {
		if !candidate.fits(s) {
			continue
		}
		if cl, good := in.layout(s, candidate); good && cl.byMap(candidate)*2 > len(candidate.Columns) && cl.known >= best {
			best, m, l, ok = cl.known, candidate, cl, true
		}
	}
	return m, l, ok
}

// byMap counts the columns that a map knows.
func (l layout) byMap(m *Map) (n int) {
	for _, c := range l.columns {
		_, whole := m.Columns[key(c.heading)]
		_, last := m.Columns[key(c.heading[strings.LastIndexByte(c.heading, '/')+1:])]
		if whole || last {
			n++
		}
	}
	return n
}

// propose takes the widest of the first rows for the headings of a layout that
// is not known.
func (in *intake) propose(s *sheet.Sheet) {
	var widest *sheet.Row
	for i, r := range s.Rows {
		if i < 8 && (widest == nil || filledCells(r) > filledCells(*widest)) {
			widest = &s.Rows[i]
		}
	}
	for _, c := range widest.Cells {
		if c.IsEmpty() {
			continue
		}
		if l := readLabel(c.Text); l.heading != nil {
			in.known = append(in.known, MapColumn{clean(c.Text), l.heading.path, l.unit})
		} else {
			in.unknown = append(in.unknown, MapColumn{Heading: clean(c.Text), Unit: "?"})
		}
	}
}

func filledCells(r sheet.Row) (n int) {
	for _, c := range r.Cells {
		if !c.IsEmpty() {
			n++
		}
	}
	return n
}

// attach gives pictures to the projects that they belong to.
func (in *intake) attach(f *incoming, drafts []*draft) {
	for _, p := range f.book.Pictures {
		var to *draft
		for _, d := range drafts {
			if len(drafts) == 1 || p.Place.Sheet == d.place.Sheet && p.Place.Sheet != "" && (d.place.Row == 0 || d.place.Row == p.Place.Row) {
				to = d
			}
		}
		switch {
		case to == nil:
			in.tell(p.Place, "", wrong(pictureNowhere, p.Name))
		case !publishable(p):
			in.tell(p.Place, "", wrong(pictureKind, p.Name))
		default:
			to.pictures = append(to.pictures, p)
		}
	}
}

// publishable reports whether a picture is of a kind that the site shows.
func publishable(p sheet.Picture) bool {
	switch strings.ToLower(path.Ext(p.Name)) {
	case ".jpg", ".jpeg":
		return strings.HasPrefix(string(p.Data[:min(len(p.Data), 3)]), "\xFF\xD8\xFF")
	case ".png":
		return strings.HasPrefix(string(p.Data[:min(len(p.Data), 4)]), "\x89PNG")
	}
	return false
}
