package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"prospectus/generator/book"
	"prospectus/generator/i18n"
	"prospectus/generator/journal"
	"prospectus/generator/model"
)

// again prints one sheet of each book that holds it, with the page numbers that
// its register gives.
func (r *bookRun) again(books []*model.Handbook) error {
	c := r.press.Catalog()
	list, err := book.ParseList([]byte(r.command.Sheet), c)
	record := r.command.Sheet
	if err == nil && len(list.Records) == 1 {
		record = list.Records[0]
	}
	found := false
	for _, h := range books {
		for _, lang := range h.Tongues(c.Site) {
			record, pages := r.printed(h, lang, record)
			if len(pages) == 0 {
				continue
			}
			found = true
			if err := r.reprint(h, lang, record, pages); err != nil {
				return err
			}
		}
	}
	if !found {
		return errUsage{say(r.env.lang, "no-such-sheet", r.command.Sheet, filepath.Join(r.dir, "*.pages.json"))}
	}
	return nil
}

// printed returns the pages of a sheet by the register beside a book, and the
// record in full where only its id was given; none where the book does not hold it.
func (r *bookRun) printed(h *model.Handbook, lang i18n.Tag, record string) (string, []int) {
	if h.Facing {
		return "", nil // both sides of an opening are printed with the book
	}
	data, err := r.root.ReadFile(h.ID + "." + string(lang) + ".pages.json")
	if err != nil {
		return "", nil
	}
	var f pagesFile
	if json.Unmarshal(data, &f) != nil {
		return "", nil
	}
	for name, pages := range f.Sheets {
		if _, id, _ := strings.Cut(name, "/"); name == record || id == record {
			return name, pages
		}
	}
	return "", nil
}

// reprint prints one sheet again. Where it takes more pages than it had, it is
// refused with what can be done, unless pages are to be inserted.
func (r *bookRun) reprint(h *model.Handbook, lang i18n.Tag, record string, pages []int) error {
	j, ok := r.press.Printer().Sheet(h, lang, record, pages)
	if !ok {
		return errUsage{say(r.env.lang, "sheet-gone", record, h.ID)}
	}
	var b bytes.Buffer
	done, err := r.press.Printer().Print(j, &b)
	if err != nil {
		return err
	}
	last := pages[len(pages)-1]
	if done.Pages > len(pages) && !r.command.Insert {
		fmt.Fprintln(r.env.stderr, say(r.env.lang, "sheet-longer", record, h.ID, len(pages), done.Pages, fmt.Sprintf("%da", last)))
		return errFaults
	}
	_, id, _ := strings.Cut(record, "/")
	name := fmt.Sprintf("%s.%s.%s.pdf", h.ID, lang, strings.ReplaceAll(id, "/", "."))
	if err := journal.Replace(r.root, name, b.Bytes()); err != nil {
		return err
	}
	fmt.Fprintln(r.env.stdout, say(r.env.lang, "reprinted", filepath.Join(r.dir, name), spans(pages, ", ")))
	return nil
}
