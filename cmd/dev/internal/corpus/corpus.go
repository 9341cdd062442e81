// Package corpus writes large invented sites, on which builds are measured and
// limits are tested: projects with facts and prose in two languages, chains
// with their nodes, parks with plots and buildings, policies with clauses,
// briefings, desks, services, events, pages, the tables they refer to, and a
// ledger.
//
// What it promises:
//
//   - The same options give the same bytes. Record i of a kind depends on the
//     seed, the kind and i alone, so that the records of a small site are among
//     those of a large one, byte for byte. Tables that hold one row for each
//     few records, and so grow, are the exception.
//   - The content is valid: references lead somewhere, sums agree with their
//     parts, returns with the investment, dates with each other.
//   - A project has 500 to 900 Chinese characters or 250 to 500 English words
//     of prose in its two languages, and more than fifteen facts.
//   - Vocabulary grows with the site as it does in a real one: few words are
//     frequent, and the tail of names and terms is long.
//   - Records go to the disk one by one; memory does not grow with the site.
//
// Places, firms and figures are invented. Sentences come from the lexicon in
// this folder, which holds the languages side by side.
package corpus

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Least is the smallest number of projects for which every kind of record has
// something to refer to.
const Least = 20

// Options says which site to write.
type Options struct {
	Dir      string // must be empty or not exist
	Projects int    // at least Least
	Seed     uint64
	Shape
}

// A Shape is what may be changed of a site so that the number of its pages and
// their mean size bear comparison with those of another program's site.
type Shape struct {
	PerBriefing int // a briefing for so many projects, 1 to Least
	Tables      int // tables of facts that a sheet has, 0 to MostTables
}

// Usual is the shape of a site that nothing is compared with.
func Usual() Shape { return Shape{PerBriefing: 20, Tables: MostTables} }

// check refuses a shape in which a record would refer to one that is not there.
func (s Shape) check() error {
	switch {
	case s.PerBriefing < 1 || s.PerBriefing > Least:
		return fmt.Errorf("a briefing for %d projects: ask for one for 1 to %d", s.PerBriefing, Least)
	case s.Tables < 0 || s.Tables > MostTables:
		return fmt.Errorf("sheets with %d tables: ask for 0 to %d", s.Tables, MostTables)
	}
	return nil
}

// A Summary is what was written.
type Summary struct {
	Files int
	Bytes int64
}

// A record is one folder below content: facts, and prose in each language.
type record struct {
	kind, file, id string
	facts          document
	front          []frontText
	body           text
}

// A frontText is one text of the front matter.
type frontText struct {
	key string
	text
}

// Write writes a site.
func Write(ctx context.Context, o Options) (Summary, error) {
	if o.Projects < Least {
		return Summary{}, fmt.Errorf("a site of %d projects is too small: ask for %d or more", o.Projects, Least)
	}
	if err := o.check(); err != nil {
		return Summary{}, err
	}
	words, err := loadWords()
	if err != nil {
		return Summary{}, err
	}
	if err := vacant(o.Dir); err != nil {
		return Summary{}, err
	}
	w := newWorld(words, o.Seed, o.Shape)
	out := &folder{root: o.Dir, made: map[string]bool{}}
	// Tables come first, as they are small: a disk that is full or a folder
	// that may not be written to shows at once.
	for name, text := range w.tables(o.Projects) {
		if err := out.write("data/"+name, text); err != nil {
			return out.Summary, err
		}
	}
	for _, k := range w.kinds(o.Projects) {
		for i := range k.count {
			if err := ctx.Err(); err != nil {
				return out.Summary, err
			}
			if err := out.record(w.tags, k.make(i)); err != nil {
				return out.Summary, err
			}
		}
	}
	return out.Summary, nil
}

// A kind is one kind of record: how many there are and how to make one.
type kind struct {
	count int
	make  func(i int) record
}

// kinds lists the kinds of a site of so many projects.
func (w *world) kinds(projects int) []kind {
	return []kind{
		{projects, w.project},
		{len(w.industries), w.chain},
		{policyCount(projects), w.policy},
		{projects / w.shape.PerBriefing, w.briefing},
		{len(w.parks), w.park},
		{len(w.offices), w.office},
		{len(w.services), w.service},
		{len(w.events), w.event},
		{len(w.pages), w.page},
	}
}

// vacant fails unless a folder is empty or absent: nothing is ever overwritten.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(entries) > 0:
		return fmt.Errorf("%s is not empty: name a new folder, or empty it", dir)
	}
	return nil
}

// A folder writes files below a root and counts them.
type folder struct {
	Summary
	root string
	made map[string]bool // folders that exist
}

// record writes the files of one record.
func (f *folder) record(tags text, r record) error {
	dir := "content/" + r.kind + "/" + r.id + "/"
	if err := f.write(dir+r.file, r.facts.String()); err != nil {
		return err
	}
	for lang, tag := range tags {
		var front document
		for _, t := range r.front {
			front.str(t.key, t.text[lang])
		}
		page := "+++\n" + front.String() + "+++\n" + r.body[lang]
		if err := f.write(dir+tag+".md", page); err != nil {
			return err
		}
	}
	return nil
}

// write writes one file, making its folder where needed.
func (f *folder) write(name, content string) error {
	path := filepath.Join(f.root, filepath.FromSlash(name))
	if dir := filepath.Dir(path); !f.made[dir] {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		f.made[dir] = true
	}
	f.Files++
	f.Bytes += int64(len(content))
	return os.WriteFile(path, []byte(content), 0o644)
}
