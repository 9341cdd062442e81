package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"prospectus/generator/build"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
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
