package translation

import (
	"io/fs"
	"slices"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/lint"
	"prospectus/generator/model"
	"prospectus/generator/sheet"
	"prospectus/generator/source"
)

// A Finding is what is to be said of one place of a file.
type Finding struct {
	Place sheet.Place
	diag.Diagnostic
}

// A Result is what a file that came back comes to.
type Result struct {
	Taken  []Taken // texts that are new
	Same   int     // that stand there already, or that the agency left as they were
	Empty  int     // rows that nobody filled in
	Found  []Finding
	Writes []Write
}

// A Taken is one text that goes into the library.
type Taken struct {
	Item     *Item
	Path     string
	From, To string // the translation before and after
}

// Clean reports whether nothing stands against writing.
func (r *Result) Clean(strict bool) bool {
	for _, f := range r.Found {
		if f.Rule.Severity == diag.Error || strict && f.Rule.Severity == diag.Warning {
			return false
		}
	}
	return true
}

// A reader takes a file back.
type reader struct {
	*Result
	catalog *model.Catalog
	site    fs.FS
	items   map[string]*Item // by name and language
	texts   map[string]map[string]segment
	seen    map[string]string           // translations by id without hashes
	wanted  map[*Item]map[string]string // by path
	bodies  map[*Item]map[int]string    // by paragraph, from 1
	of      map[*Item]int               // how many paragraphs those bodies have
	terms   map[[2]i18n.Tag]func(a, b string) []lint.Rendering
	order   []*Item
	placeOf map[*Item]sheet.Place
}

// Read compares a file that came back with the full catalogue and returns what is
// to be written. The file is one that [Table] was made into, xlsx or docx. A text
// is taken where neither its original nor its translation changed since; what the
// agency left as it was is left as it is now.
func Read(c *model.Catalog, site fs.FS, name string, data []byte) (*Result, error) {
	book, err := sheet.Read(name, data)
	if err != nil {
		return nil, err
	}
	r := &reader{
		Result: &Result{}, catalog: c, site: site,
		items: map[string]*Item{}, texts: map[string]map[string]segment{}, seen: map[string]string{},
		wanted: map[*Item]map[string]string{}, bodies: map[*Item]map[int]string{}, of: map[*Item]int{},
		terms: map[[2]i18n.Tag]func(a, b string) []lint.Rendering{}, placeOf: map[*Item]sheet.Place{},
	}
	for _, it := range Survey(c) {
		r.items[it.Name()+" "+string(it.Lang)] = it
	}
	found := false
	for _, s := range book.Sheets {
		found = r.sheet(name, s, book.Blocks != nil) || found
	}
	if !found {
		r.tell(sheet.Place{File: name}, noTexts)
	}
	return r.Result, r.finish()
}

func (r *reader) tell(at sheet.Place, rule *diag.Rule, args ...any) {
	r.Found = append(r.Found, Finding{at, rule.At(source.Span{}, args...)})
}

// sheet reads the rows of a grid that has ids; what stands above the first of them
// and looks like none is headings.
func (r *reader) sheet(name string, s *sheet.Sheet, document bool) (found bool) {
	first := slices.IndexFunc(s.Rows, func(row sheet.Row) bool { return idColumn(row) > 0 })
	if first < 0 {
		return false
	}
	column := idColumn(s.Rows[first])
	for i, row := range s.Rows {
		id := cellText(row, column)
		if i < first && !likeID(id) {
			continue
		}
		at := sheet.Place{File: name, Sheet: s.Name, Row: row.Number}
		if document {
			at.Sheet, at.Table = "", s.Number
		}
		r.row(at, id, cellText(row, column+1), cellText(row, column+2))
	}
	return true
}

// likeID reports whether a cell may have been an id: it begins with the kind of a
// record and a stroke.
func likeID(cell string) bool {
	kind, _, ok := strings.Cut(cell, "/")
	return ok && slices.ContainsFunc(model.Kinds(), func(k model.Kind) bool { return k.Name == kind })
}

// idColumn returns the column of a row that holds an id, from 1; 0 for none.
func idColumn(row sheet.Row) int {
	for i, c := range row.Cells {
		if _, ok := readID(c.Text); ok {
			return i + 1
		}
	}
	return 0
}

func cellText(row sheet.Row, column int) string {
	if column > len(row.Cells) {
		return ""
	}
	return model.PlainLines(row.Cells[column-1].Text)
}

// row takes one row.
func (r *reader) row(at sheet.Place, id, original, translation string) {
	ref, ok := readID(id)
	if !ok {
		if id != "" || translation != "" {
			r.tell(at, badID, id)
		}
		return
	}
	it, s, ok := r.find(ref)
	if !ok {
		r.tell(at, noRecord, ref.said())
		return
	}
	if before, again := r.seen[ref.said()]; again {
		if before != translation {
			r.tell(at, twice, ref.said())
		}
		return
	}
	r.seen[ref.said()] = translation
	r.settle(at, ref, it, s, original, translation)
}

// said names a text in messages.
func (r reference) said() string {
	s := r.name + " " + r.lang + " " + r.path
	if r.of > 0 {
		s += "#" + itoa(r.block)
	}
	return s
}

// find returns the item and the text that an id names, as they are now.
func (r *reader) find(ref reference) (it *Item, s segment, ok bool) {
	key := ref.name + " " + ref.lang
	if it = r.items[key]; it == nil {
		return nil, s, false
	}
	texts := r.texts[key]
	if texts == nil {
		texts = map[string]segment{}
		all, _ := it.segments(r.site, r.catalog.Site.Languages)
		for _, s := range all {
			texts[s.path] = s
		}
		r.texts[key] = texts
	}
	path := ref.path
	if ref.of > 0 {
		path += "#" + itoa(ref.block) + "/" + itoa(ref.of)
	}
	if s, ok = texts[path]; ok || ref.path != model.BodyPath {
		return it, s, ok
	}
	return it, it.bodyNow(ref), !it.Record.Head().Body[it.From].IsZero()
}

// bodyNow is what stands in the place of a body's text that was sent out, where the
// body has other paragraphs by now, on one side or both.
func (it *Item) bodyNow(ref reference) segment {
	body := it.Record.Head().Body
	s := segment{path: ref.path, from: it.From, translation: body[it.Lang].Text()}
	original := blocks(body[it.From].Text())
	switch {
	case ref.of == 0:
		s.original = strings.Join(original, "\n")
	case ref.of == len(original):
		s.original = original[ref.block-1]
	default:
		s.original = body[it.From].Text()
	}
	return s
}

// settle decides between what came back, what was sent out and what is there now.
func (r *reader) settle(at sheet.Place, ref reference, it *Item, s segment, original, translation string) {
	if original != "" && shortHash(original) != ref.original {
		r.tell(at, originalEdited, ref.said())
	}
	here := shortHash(s.translation)
	switch back := shortHash(translation); {
	case translation == "":
		r.Empty++
		if ref.of > 0 && ref.translation == "-" {
			r.paragraph(at, it, ref, "")
		}
	case back == here || back == ref.translation:
		r.Same++
	case shortHash(s.original) != ref.original:
		r.tell(at, originalMoved, ref.said())
	case here != ref.translation:
		r.tell(at, translationMoved, ref.said(), brief(s.translation), it.proseOf())
	default:
		r.take(at, ref, it, s, translation)
	}
}

// take notes a text that is to be written, and holds it against the glossary.
func (r *reader) take(at sheet.Place, ref reference, it *Item, s segment, translation string) {
	pair := [2]i18n.Tag{s.from, it.Lang}
	if r.terms[pair] == nil {
		r.terms[pair] = lint.Renderings(r.catalog, s.from, it.Lang)
	}
	for _, t := range r.terms[pair](s.original, translation) {
		r.tell(at, unrendered, ref.said(), t.Said, t.Want)
	}
	r.Taken = append(r.Taken, Taken{it, s.path, s.translation, translation})
	if ref.of > 0 {
		r.paragraph(at, it, ref, translation)
		return
	}
	r.note(at, it)
	if r.wanted[it] == nil {
		r.wanted[it] = map[string]string{}
	}
	r.wanted[it][ref.path] = translation
}

// note remembers that something of an item came back, and where first.
func (r *reader) note(at sheet.Place, it *Item) {
	if _, known := r.placeOf[it]; !known {
		r.placeOf[it] = at
		r.order = append(r.order, it)
	}
}

// paragraph notes one of a body that is translated by paragraphs.
func (r *reader) paragraph(at sheet.Place, it *Item, ref reference, translation string) {
	r.note(at, it)
	if r.bodies[it] == nil {
		r.bodies[it] = map[int]string{}
	}
	r.bodies[it][ref.block], r.of[it] = translation, ref.of
}

// brief is the beginning of a text, for a message.
func brief(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	const most = 60
	if letters := []rune(s); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return s
}
