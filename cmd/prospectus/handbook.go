package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"prospectus/generator/book"
	"prospectus/generator/build"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/journal"
	"prospectus/generator/model"
	"prospectus/generator/render/handbook"
)

// booksFolder is where books go by default, in the program's own folder of a site.
const booksFolder = ownDir + "/books"

// handbookCommand prints books.
type handbookCommand struct {
	IDs      []string `arg:"" name:"id" optional:"" help:"${book_ids}"`
	Out      string   `name:"out" placeholder:"DIR" help:"${books_out}"`
	Projects []string `name:"projects" placeholder:"ID,…" help:"${book_projects}"`
	From     string   `name:"from" placeholder:"FILE" help:"${book_from}"`
	Sheet    string   `name:"sheet" placeholder:"ID" help:"${book_sheet}"`
	Insert   bool     `name:"insert" help:"${book_insert}"`
	Register bool     `name:"register" help:"${book_register}"`
}

// Run implements runner.
func (c *handbookCommand) Run(ctx context.Context, env environment, g global) error {
	if err := c.check(env); err != nil {
		return err
	}
	in, done, err := g.input(env)
	if err != nil {
		return err
	}
	defer done()
	p := newProgress(env)
	in.Progress = p.step
	press, err := build.OpenPress(in)
	p.end()
	if printErr := print(env, g, press.Report); err != nil || printErr != nil {
		return errors.Join(err, printErr)
	}
	if press.Failed(g.Strict) {
		fmt.Fprintln(env.stderr, say(env.lang, "not-printed"))
		return errFaults
	}
	r := &bookRun{command: c, env: env, g: g, press: press}
	if r.root, err = r.folder(); err != nil {
		return err
	}
	defer r.root.Close()
	return r.run(ctx)
}

// check refuses flags that do not go together.
func (c *handbookCommand) check(env environment) error {
	list := len(c.Projects) > 0 || c.From != ""
	switch {
	case len(c.Projects) > 0 && c.From != "", list && len(c.IDs) > 0:
		return errUsage{say(env.lang, "one-list")}
	case c.Sheet != "" && (list || c.Register):
		return errUsage{say(env.lang, "sheet-alone")}
	case c.Insert && c.Sheet == "":
		return errUsage{say(env.lang, "insert-alone")}
	case list && c.Register:
		return errUsage{say(env.lang, "list-unregistered")}
	}
	return nil
}

// A bookRun is the command at work.
type bookRun struct {
	command *handbookCommand
	env     environment
	g       global
	press   *build.Press
	root    *os.Root // of the folder that books go to
	dir     string   // its name, for messages
}

// folder opens the folder that books go to, and makes it where it is missing.
func (r *bookRun) folder() (*os.Root, error) {
	r.dir = r.command.Out
	if r.dir == "" {
		r.dir = filepath.Join(r.g.Site, filepath.FromSlash(booksFolder))
	}
	if err := os.MkdirAll(r.dir, 0o777); err != nil {
		return nil, err
	}
	if r.command.Out == "" { // Git is asked to pass the program's own folder over
		_ = os.WriteFile(filepath.Join(r.g.Site, ownDir, ".gitignore"), []byte("*\n"), 0o666)
	}
	return os.OpenRoot(r.dir)
}

func (r *bookRun) run(ctx context.Context) error {
	books, err := r.chosen()
	if err != nil {
		return err
	}
	if r.command.Sheet != "" {
		err = r.again(books)
	} else {
		err = r.print(ctx, books)
	}
	if err != nil {
		return err
	}
	return r.report()
}

// chosen returns the books that are asked for: those that are named, that of a
// list, else all.
func (r *bookRun) chosen() ([]*model.Handbook, error) {
	c := r.press.Catalog()
	if len(r.command.Projects) > 0 || r.command.From != "" {
		h, err := r.listed(c)
		return []*model.Handbook{h}, err
	}
	var all []*model.Handbook
	for h := range c.Handbooks.All() {
		all = append(all, h)
	}
	if len(all) == 0 {
		return nil, errUsage{say(r.env.lang, "no-handbooks")}
	}
	if len(r.command.IDs) == 0 {
		return all, nil
	}
	var some []*model.Handbook
	for _, id := range r.command.IDs {
		h := c.Handbooks.Get(id)
		if h == nil {
			return nil, r.unknown(id, c)
		}
		some = append(some, h)
	}
	return some, nil
}

// unknown says that there is no book of an id, and which may be meant.
func (r *bookRun) unknown(id string, c *model.Catalog) error {
	ids := slices.Collect(c.Handbooks.Idents())
	if near, ok := diag.Suggest(id, ids); ok {
		return errUsage{say(r.env.lang, "unknown-book-near", id, near)}
	}
	return errUsage{say(r.env.lang, "unknown-book", id, strings.Join(ids, ", "))}
}

// listName is the name of the book that a list makes.
const listName = "selection"

// listed makes a book of the projects of a list, in its order.
func (r *bookRun) listed(c *model.Catalog) (*model.Handbook, error) {
	list, name := book.List{}, listName
	var err error
	if r.command.From != "" {
		data, err := os.ReadFile(r.command.From)
		if err != nil {
			return nil, err
		}
		if ending := strings.ToLower(filepath.Ext(r.command.From)); bytes.HasPrefix(data, []byte("PK\x03\x04")) || ending == ".xls" || ending == ".xlsx" {
			return nil, errUsage{say(r.env.lang, "save-as-csv", r.command.From)}
		}
		if list, err = book.ParseList(data, c); err != nil {
			return nil, errUsage{say(r.env.lang, "bad-list", r.command.From, err)}
		}
	} else if list, err = book.ParseList([]byte(strings.Join(r.command.Projects, "\n")), c); err != nil {
		return nil, err
	} else if unknown := r.strange(c); unknown != "" {
		return nil, errUsage{say(r.env.lang, "unknown-project", unknown)}
	}
	for _, u := range list.Unknown {
		fmt.Fprintln(r.env.stderr, say(r.env.lang, "left-off-list", u))
	}
	h := &model.Handbook{
		Entry: model.Entry{ID: name}, Kind: model.ProjectBook, Order: model.ListedOrder, Group: model.NoGroups, Languages: c.Site.Languages,
		Parts: []model.BookPart{model.CoverPart, model.ContentsPart, model.ProjectsPart, model.OfficesPart, model.ReplyPart, model.ColophonPart, model.BackCoverPart},
		Title: r.listTitle(list.Title, c.Site),
	}
	for _, record := range list.Records {
		id, ok := strings.CutPrefix(record, "projects/")
		if p := c.Projects.Get(id); !ok || p == nil || !book.Available(p) {
			fmt.Fprintln(r.env.stderr, say(r.env.lang, "left-off-list", record))
			continue
		}
		h.Select.Projects = append(h.Select.Projects, id)
	}
	if len(h.Select.Projects) == 0 {
		return nil, errUsage{say(r.env.lang, "empty-list")}
	}
	return h, nil
}

// strange returns the first of the named projects that there is not.
func (r *bookRun) strange(c *model.Catalog) string {
	for _, id := range r.command.Projects {
		if l, err := book.ParseList([]byte(id), c); err != nil || len(l.Records) == 0 {
			return id
		}
	}
	return ""
}

// listTitle is that of the list in every language, else the site's.
func (r *bookRun) listTitle(own string, site *model.Site) i18n.Text {
	if own == "" {
		return site.Title
	}
	t := i18n.Text{}
	for _, lang := range site.Languages {
		t[lang] = own
	}
	return t
}

// print prints books with their registers.
func (r *bookRun) print(ctx context.Context, books []*model.Handbook) error {
	for _, h := range books {
		registers := map[i18n.Tag]*pagesFile{}
		for j := range r.press.Printer().Jobs(h) {
			if err := ctx.Err(); err != nil {
				return err
			}
			name := bookFile(j)
			var done *handbook.Printed
			err := r.write(name, func(w io.Writer) (err error) {
				done, err = r.press.Printer().Print(j, w)
				return err
			})
			if err != nil {
				return err
			}
			fmt.Fprintln(r.env.stdout, say(r.env.lang, "printed", filepath.Join(r.dir, filepath.FromSlash(name)), done.Pages))
			r.note(registers, j, done)
		}
		if err := r.register(h, registers); err != nil {
			return err
		}
	}
	return nil
}

// bookFile is the name of a job's file in the folder of books.
func bookFile(j handbook.Job) string {
	if j.Record != "" {
		return j.File.ID + "/" + j.Name() + ".pdf"
	}
	return j.Name() + ".pdf"
}

// write writes a file whole or not at all.
func (r *bookRun) write(name string, fill func(io.Writer) error) error {
	if dir := path.Dir(name); dir != "." {
		if err := r.root.MkdirAll(dir, 0o777); err != nil {
			return err
		}
	}
	part := path.Join(path.Dir(name), "."+path.Base(name)+".part")
	f, err := r.root.Create(part)
	if err != nil {
		return err
	}
	err = fill(f)
	err = errors.Join(err, f.Close())
	if err == nil {
		err = r.root.Rename(part, name)
	}
	if err != nil {
		_ = r.root.Remove(part) // what is left of it is of no use
	}
	return err
}

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

// report prints what a print shop would send back.
func (r *bookRun) report() error {
	found := r.press.Preflight.Sorted()
	if err := printFound(r.env, r.g, found); err != nil {
		return err
	}
	for _, d := range found {
		if d.Rule.Severity == diag.Error || r.g.Strict && d.Rule.Severity == diag.Warning {
			return errFaults
		}
	}
	return nil
}
