package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"prospectus/generator/build"
	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/intake"
	"prospectus/generator/journal"
	"prospectus/generator/source"
)

// importCommand reads the files that counties hand in.
type importCommand struct {
	Files   []string `arg:"" name:"file" help:"${import_files}"`
	Map     string   `name:"map" placeholder:"ID" help:"${import_map}"`
	Write   bool     `name:"write" help:"${import_write}"`
	DryRun  bool     `name:"dry-run" help:"${import_dry}"`
	Report  string   `name:"report" placeholder:"FILE" help:"${import_report}"`
	Propose string   `name:"propose" placeholder:"ID" help:"${import_propose}"`
}

// Run implements runner.
func (c *importCommand) Run(_ context.Context, env environment, g global) error {
	if c.Write && c.DryRun {
		return errUsage{say(env.lang, "write-or-dry")}
	}
	in, done, err := g.input(env)
	if err != nil {
		return err
	}
	defer done()
	folders, err := openFolders(env, g)
	if err != nil {
		return err
	}
	defer folders.close()
	before, input, faults, err := c.prepare(env, in, folders)
	if err != nil || faults != nil {
		return errors.Join(printFound(env, g, faults), err)
	}
	result := intake.Read(input)
	if err := c.print(env, g, result); err != nil {
		return err
	}
	if c.Propose != "" {
		return c.propose(env, folders.site, result)
	}
	return c.settle(env, g, in, folders, before, input, result)
}

// folders are the site's and the internal one, opened for writing.
type folders struct{ site, internal *os.Root }

func openFolders(env environment, g global) (f folders, err error) {
	if f.site, err = openFolder(g.Site, env.lang); err != nil {
		return f, err
	}
	if g.Internal != "" {
		if f.internal, err = openFolder(g.Internal, env.lang); err != nil {
			f.site.Close()
		}
	}
	return f, err
}

func (f folders) close() {
	f.site.Close()
	if f.internal != nil {
		f.internal.Close()
	}
}

// prepare reads the library, the maps, what was imported last, and the files.
// Faults of the maps are returned to be printed.
func (c *importCommand) prepare(env environment, in build.Input, f folders) (before *build.Report, input intake.Input, faults []diag.Diagnostic, err error) {
	full, before := build.Survey(in)
	var list diag.List
	input = intake.Input{Catalog: full, LeftOut: before.LeftOut, Site: in.Site, Internal: in.Internal}
	input.Maps = intake.LoadMaps(content.Source{Site: in.Site, Internal: in.Internal}, &list)
	if found := list.Sorted(); len(found) > 0 {
		return before, input, found, errFaults
	}
	if c.Map != "" {
		i := slices.IndexFunc(input.Maps, func(m *intake.Map) bool { return m.ID == c.Map })
		if i < 0 {
			return before, input, nil, errUsage{say(env.lang, "no-map", c.Map, path.Join(intake.MapFolder, c.Map+".toml"))}
		}
		input.Map = input.Maps[i]
	}
	if input.Base, err = readBase(f.site); err == nil && f.internal != nil {
		input.Inner, err = readBase(f.internal)
	}
	if err != nil {
		return before, input, nil, err
	}
	input.Files, err = c.open(env)
	return before, input, nil, err
}

func readBase(root *os.Root) (intake.Base, error) {
	data, err := root.ReadFile(intake.BaseName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return intake.ParseBase(data)
}

// open reads the files named, those of folders named, and those that a pattern
// fits, which the shell of Windows leaves to the program.
func (c *importCommand) open(env environment) (files []intake.File, err error) {
	var names []string
	for _, name := range c.Files {
		info, err := os.Stat(name)
		switch {
		case err == nil && info.IsDir():
			names = append(names, filesIn(name)...)
		case err == nil:
			names = append(names, name)
		default:
			found, _ := filepath.Glob(name)
			if len(found) == 0 {
				return nil, errUsage{say(env.lang, "no-file", name)}
			}
			names = append(names, found...)
		}
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		files = append(files, intake.File{Name: filepath.ToSlash(name), Data: data, Err: err})
	}
	return files, nil
}

// filesIn lists the files below a folder that somebody may mean to import; what
// Office leaves while a file is open is none.
func filesIn(dir string) (names []string) {
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || strings.HasPrefix(d.Name(), "~$") || strings.HasPrefix(d.Name(), ".") && name != dir {
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		const known = " .xlsx .xlsm .xls .et .csv .txt .docx .docm .doc .wps .ods "
		if d.Type().IsRegular() && strings.Contains(known, " "+strings.ToLower(filepath.Ext(name))+" ") {
			names = append(names, name)
		}
		return nil
	})
	return names
}

// print writes the report.
func (c *importCommand) print(env environment, g global, r *intake.Result) error {
	if c.Report != "" {
		var b bytes.Buffer
		if err := r.WriteText(&b, env.lang, true); err != nil {
			return err
		}
		if err := os.WriteFile(c.Report, b.Bytes(), 0o666); err != nil {
			return err
		}
		fmt.Fprintln(env.stderr, say(env.lang, "report-written", c.Report))
	}
	if g.JSON {
		return r.WriteJSON(env.stderr, env.lang)
	}
	return r.WriteText(env.stdout, env.lang, false)
}

// propose saves the map that a person will complete.
func (c *importCommand) propose(env environment, site *os.Root, r *intake.Result) error {
	name := path.Join(intake.MapFolder, c.Propose+".toml")
	if !content.ValidID(c.Propose) {
		return errUsage{say(env.lang, "bad-map-id", c.Propose)}
	}
	if _, err := site.Stat(name); err == nil {
		return errUsage{say(env.lang, "map-exists", name)}
	}
	if len(r.Proposal) == 0 {
		fmt.Fprintln(env.stdout, say(env.lang, "nothing-to-propose"))
		return nil
	}
	if err := site.MkdirAll(intake.MapFolder, 0o777); err != nil {
		return err
	}
	if err := journal.Replace(site, name, []byte(intake.Propose(c.Propose, r.Numbering, r.Proposal))); err != nil {
		return err
	}
	fmt.Fprintln(env.stdout, say(env.lang, "map-written", name))
	return nil
}

// settle writes what is to be written, where everything is clean or --write asks
// for what is.
func (c *importCommand) settle(env environment, g global, in build.Input, f folders, before *build.Report, input intake.Input, r *intake.Result) error {
	spoilt, err := c.rehearse(env, g, in, before, r)
	if err != nil {
		return err
	}
	clean := r.Clean(g.Strict) && !spoilt
	switch {
	case c.DryRun:
		fmt.Fprintln(env.stdout, say(env.lang, "import-dry", len(r.Writes)))
	case spoilt || !clean && !c.Write:
		fmt.Fprintln(env.stderr, say(env.lang, "not-imported"))
	default:
		if err := write(env, f, input, r); err != nil {
			return err
		}
		fmt.Fprintln(env.stdout, say(env.lang, "imported", len(r.New), len(r.Changed), len(r.Writes)))
	}
	if !clean {
		return errFaults
	}
	return nil
}

// rehearse reads the library as it would be afterwards, and prints the faults
// that it does not have now. It reports whether they stand against writing.
func (c *importCommand) rehearse(env environment, g global, in build.Input, before *build.Report, r *intake.Result) (spoilt bool, err error) {
	if len(r.Writes) == 0 {
		return false, nil
	}
	after := in
	after.Site = overlay(in.Site, r.Writes, false)
	if in.Internal != nil {
		after.Internal = overlay(in.Internal, r.Writes, true)
	}
	_, then := build.Survey(after)
	key := func(d diag.Diagnostic) string { return d.Rule.Code + d.Span.Position().File + d.Message("en") }
	known := map[string]bool{}
	for _, d := range before.Diagnostics {
		known[key(d)] = true
	}
	var fresh []diag.Diagnostic
	for _, d := range then.Diagnostics {
		if !known[key(d)] && d.Rule.Severity != diag.Notice {
			fresh = append(fresh, d)
			spoilt = spoilt || d.Rule.Severity == diag.Error || g.Strict
		}
	}
	if len(fresh) == 0 {
		return false, nil
	}
	fmt.Fprintln(env.stderr, say(env.lang, "import-spoils"))
	return spoilt, printFound(env, g, fresh)
}

func overlay(below fs.FS, writes []intake.Write, internal bool) fs.FS {
	files := map[string][]byte{}
	for _, w := range writes {
		if w.Internal == internal {
			files[w.Path] = w.Data
		}
	}
	return source.Overlay(below, files)
}

// write commits the files and what was imported, folder by folder: the site
// first, since the other adds to it.
func write(env environment, f folders, input intake.Input, r *intake.Result) error {
	var site, inner []journal.Change
	for _, w := range r.Writes {
		if w.Internal {
			inner = append(inner, journal.Change{Path: w.Path, Data: w.Data})
		} else {
			site = append(site, journal.Change{Path: w.Path, Data: w.Data})
		}
	}
	site = noteBase(site, input.Base, r.Base)
	inner = noteBase(inner, input.Inner, r.Inner)
	passed, err := journal.Commit(f.site, site)
	leftAlone(env, passed)
	if err != nil || f.internal == nil {
		return err
	}
	passed, err = journal.Commit(f.internal, inner)
	leftAlone(env, passed)
	return err
}

// noteBase adds what was imported, where that is not what it was.
func noteBase(changes []journal.Change, before, after intake.Base) []journal.Change {
	data := after.Encode()
	if bytes.Equal(data, before.Encode()) {
		return changes
	}
	return append(changes, journal.Change{Path: intake.BaseName, Data: data})
}
