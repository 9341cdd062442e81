package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// Where printed books are registered, from the site's folder: booksName is the
// office's own register, one table a book, in which a list names the records
// that it holds by id or kind/id; pagesName is what is written beside every
// book that is made.
const (
	booksName = "data/books.toml"
	pagesName = ".prospectus/books/*.pages.json"
)

// A pagesFile is the register of one book: the edition and the theme of which
// it was made, and the printed pages on which each sheet stands, by the id or
// kind/id of its record.
type pagesFile struct {
	Edition string           `json:"edition"`
	Theme   string           `json:"theme"`
	Sheets  map[string][]int `json:"sheets"`
}

// A holding is a printed book that holds a record.
type holding struct {
	name    string
	edition string // empty where the register does not say
	pages   []int  // in order, likewise
}

// holdings are the books that hold a record, after all registers.
type holdings struct {
	registers []string // that were read
	books     []holding
	unread    []unread
}

// An unread register could not be read.
type unread struct {
	name string
	why  error
}

// booksWith looks a record up in every register. One that cannot be read is
// named, and stops nothing: a withdrawal cannot wait.
func booksWith(root *os.Root, n named, lang i18n.Tag) *holdings {
	h, names := &holdings{}, namesOf(n)
	switch err := h.readOwn(root, names, lang); {
	case err == nil:
		h.registers = append(h.registers, booksName)
	case !errors.Is(err, fs.ErrNotExist):
		h.unread = append(h.unread, unread{booksName, err})
	}
	files, _ := fs.Glob(root.FS(), pagesName) // the pattern is well made
	for _, file := range files {
		if err := h.readPages(root, file, names); err != nil {
			h.unread = append(h.unread, unread{file, err})
			continue
		}
		h.registers = append(h.registers, file)
	}
	return h
}

// namesOf returns how registers may name a record, and its parts, which may
// have sheets of their own.
func namesOf(n named) map[string]bool {
	names := map[string]bool{n.record.Ident(): true, n.name(): true}
	for kind, part := range model.Parts(n.record) {
		names[part.Ident()], names[kind+"/"+part.Ident()] = true, true
	}
	return names
}

// readOwn reads the office's own register.
func (h *holdings) readOwn(root *os.Root, names map[string]bool, lang i18n.Tag) error {
	file, err := source.Read(root.FS(), booksName)
	if err != nil {
		return err
	}
	var faults diag.List
	doc := content.ParseTOML(file.All(), &faults)
	if found := faults.Sorted(); doc == nil || len(found) > 0 {
		return errors.New(found[0].Message(lang))
	}
	for _, e := range doc.Root.Entries {
		if holdsName(e.Value, names) {
			h.books = append(h.books, holding{name: e.Name})
		}
	}
	return nil
}

// holdsName reports whether a value holds one of the names anywhere.
func holdsName(v *content.Value, names map[string]bool) bool {
	holds := func(v *content.Value) bool { return holdsName(v, names) }
	if v.Table != nil && slices.ContainsFunc(v.Table.Entries, func(e content.Entry) bool { return holds(e.Value) }) {
		return true
	}
	return slices.ContainsFunc(v.Items, holds) || v.Kind == content.String && names[v.Text]
}

// readPages reads the register that was written beside a book.
func (h *holdings) readPages(root *os.Root, file string, names map[string]bool) error {
	data, err := root.ReadFile(file)
	if err != nil {
		return err
	}
	var f pagesFile
	if err := json.Unmarshal(data, &f); err != nil {
		return err
	}
	if f.Sheets == nil {
		return errors.New(`no "sheets"`)
	}
	b := holding{name: strings.TrimSuffix(path.Base(file), ".pages.json"), edition: f.Edition}
	found := false
	for sheet, pages := range f.Sheets {
		if names[sheet] {
			found = true
			b.pages = append(b.pages, pages...)
		}
	}
	if found {
		slices.Sort(b.pages)
		b.pages = slices.Compact(b.pages)
		h.books = append(h.books, b)
	}
	return nil
}

// report says which books hold the record, that none does, or that nobody can
// tell.
func (h *holdings) report(lang i18n.Tag) (lines []string) {
	switch {
	case len(h.books) > 0:
		var said []string
		for _, b := range h.books {
			said = append(said, b.say(lang))
		}
		lines = append(lines, say(lang, "in-books", i18n.For(lang).List(said)))
	case len(h.registers) > 0:
		lines = append(lines, say(lang, "in-no-book", i18n.For(lang).List(h.registers)))
	case len(h.unread) == 0:
		lines = append(lines, say(lang, "no-books", booksName, pagesName))
	}
	for _, r := range h.unread {
		lines = append(lines, say(lang, "bad-books", r.name, r.why))
	}
	return lines
}

// say names a book with its edition and the pages.
func (b holding) say(lang i18n.Tag) string {
	var facts []string
	if b.edition != "" {
		facts = append(facts, say(lang, "book-edition", b.edition))
	}
	comma, enumeration := ", ", ", "
	if lang == "zh" {
		comma, enumeration = "，", "、"
	}
	switch len(b.pages) {
	case 0:
	case 1:
		facts = append(facts, say(lang, "book-page", spans(b.pages, enumeration)))
	default:
		facts = append(facts, say(lang, "book-pages", spans(b.pages, enumeration)))
	}
	if len(facts) == 0 {
		return b.name
	}
	return say(lang, "book", b.name, strings.Join(facts, comma))
}

// spans writes page numbers in order, neighbours as a span: 4, 12–14.
func spans(pages []int, comma string) string {
	var parts []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		part := strconv.Itoa(pages[i])
		if j > i {
			part += "–" + strconv.Itoa(pages[j])
		}
		parts, i = append(parts, part), j+1
	}
	return strings.Join(parts, comma)
}
