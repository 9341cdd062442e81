package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/journal"
	"prospectus/generator/model"
	"prospectus/generator/render/handbook"
)

// note adds what was printed to the register of its book in its language.
func (r *bookRun) note(registers map[i18n.Tag]*pagesFile, j handbook.Job, done *handbook.Printed) {
	f := registers[j.Lang]
	if f == nil {
		f = &pagesFile{Edition: r.press.Edition, Theme: r.press.Style(), Sheets: map[string][]int{}}
		registers[j.Lang] = f
	}
	if j.Record != "" {
		f.Sheets[j.Record] = nil
	}
	for record, pages := range done.Sheets {
		f.Sheets[record] = pages
	}
}

// register writes the registers of a book beside it, and the office's own where it
// goes to print.
func (r *bookRun) register(h *model.Handbook, registers map[i18n.Tag]*pagesFile) error {
	var records []string
	for lang, f := range registers {
		data, err := json.MarshalIndent(f, "", "  ")
		if err != nil {
			return err
		}
		name := h.ID + "." + string(lang) + ".pages.json"
		if h.Facing {
			name = h.ID + ".pages.json"
		}
		if err := journal.Replace(r.root, name, append(data, '\n')); err != nil {
			return err
		}
		for record := range f.Sheets {
			records = append(records, record)
		}
	}
	if !r.command.Register {
		return nil
	}
	slices.Sort(records)
	return r.enter(h, slices.Compact(records))
}

// enter writes a book into the office's register of what was printed. What stands
// there already stays.
func (r *bookRun) enter(h *model.Handbook, records []string) error {
	site, err := openFolder(r.g.Site, r.env.lang)
	if err != nil {
		return err
	}
	defer site.Close()
	text, err := site.ReadFile(booksName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	name := h.ID + "-" + strings.ToLower(strings.NewReplacer(".", "-", "_", "-", " ", "-").Replace(r.press.Edition))
	if bytes.Contains(text, []byte("["+name+"]")) {
		fmt.Fprintln(r.env.stderr, say(r.env.lang, "registered-before", name, booksName))
		return nil
	}
	var b strings.Builder
	if len(text) > 0 {
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "[%s]\nedition = %q\ndate = %s\nrecords = [\n", name, r.press.Edition, r.press.Day)
	for _, record := range records {
		fmt.Fprintf(&b, "  %q,\n", record)
	}
	b.WriteString("]\n")
	if err := journal.Replace(site, booksName, append(text, b.String()...)); err != nil {
		return err
	}
	fmt.Fprintln(r.env.stdout, say(r.env.lang, "registered", name, booksName))
	return nil
}
