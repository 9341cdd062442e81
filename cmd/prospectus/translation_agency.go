package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"prospectus/generator/build"
	"prospectus/generator/diag"
	"prospectus/generator/grade"
	"prospectus/generator/i18n"
	"prospectus/generator/lint"
	"prospectus/generator/model"
	"prospectus/generator/sheet"
	"prospectus/generator/source"
	"prospectus/generator/translation"
)

// documentEnding returns the ending of a file that an agency can be handed, "" for
// any other.
func documentEnding(name string) string {
	if ending := strings.ToLower(filepath.Ext(name)); ending == ".xlsx" || ending == ".docx" {
		return ending
	}
	return ""
}

func sortedNames(files map[string][]byte) []string { return slices.Sorted(maps.Keys(files)) }

// overlaid is a site with some files as they will be.
func overlaid(site fs.FS, files map[string][]byte) fs.FS {
	if len(files) == 0 {
		return site
	}
	return source.Overlay(site, files)
}

// handOut writes the file for an agency.
func (c *translationCommand) handOut(env environment, in build.Input, full *model.Catalog, items []*translation.Item) error {
	x := translation.Table(items, in.Site, full.Site.Languages, c.All, env.lang)
	for _, it := range x.Odd {
		fmt.Fprintln(env.stderr, say(env.lang, "translation-odd", it.Name(), i18n.Tongue(it.Lang)[env.lang]))
	}
	if x.Texts == 0 {
		fmt.Fprintln(env.stdout, say(env.lang, "translation-nothing-due"))
		return nil
	}
	var b bytes.Buffer
	write := sheet.WriteWorkbook
	if documentEnding(c.Export) == ".docx" {
		write = sheet.WriteDocument
	}
	if err := write(&b, x.Tables); err != nil {
		return err
	}
	if err := os.WriteFile(c.Export, b.Bytes(), 0o666); err != nil {
		return err
	}
	fmt.Fprintln(env.stdout, say(env.lang, "translation-exported", x.Texts, c.Export))
	return nil
}

// takeBack reads a file that came back and writes what is to be written, where
// everything is clean or --write asks for what is.
func (c *translationCommand) takeBack(env environment, g global, in build.Input, full *model.Catalog, before *build.Report) error {
	data, err := os.ReadFile(c.Import)
	if err != nil {
		return errUsage{say(env.lang, "no-file", c.Import)}
	}
	r, err := translation.Read(full, in.Site, filepath.ToSlash(c.Import), data)
	var unreadable *sheet.Error
	if errors.As(err, &unreadable) {
		d := unreadable.Rule.At(source.Whole(filepath.ToSlash(c.Import)), unreadable.Args...)
		return errors.Join(printFound(env, g, []diag.Diagnostic{d}), errFaults)
	}
	if err != nil {
		return err
	}
	c.tell(env, r)
	files := map[string][]byte{}
	for _, w := range r.Writes {
		files[w.Path] = w.Data
	}
	spoilt, err := spoils(env, g, in, full, before, files)
	if err != nil {
		return err
	}
	clean := r.Clean(g.Strict) && !spoilt
	switch {
	case spoilt || !clean && !c.Write:
		fmt.Fprintln(env.stderr, say(env.lang, "translation-not-taken"))
	case len(files) > 0:
		root, err := openFolder(g.Site, env.lang)
		if err != nil {
			return err
		}
		defer root.Close()
		if err := commitFiles(env, root, files); err != nil {
			return err
		}
		fmt.Fprintln(env.stdout, say(env.lang, "translation-taken", len(r.Taken), len(files), i18n.For(env.lang).List(takenNames(r))))
	}
	if !clean {
		return errFaults
	}
	return nil
}

// takenNames lists the records whose texts are taken, each once.
func takenNames(r *translation.Result) (names []string) {
	for _, t := range r.Taken {
		if !slices.Contains(names, t.Item.Name()) {
			names = append(names, t.Item.Name())
		}
	}
	return names
}

// tell prints what came back, and what is wrong with it by its place.
func (c *translationCommand) tell(env environment, r *translation.Result) {
	for _, t := range r.Taken {
		fmt.Fprintln(env.stdout, say(env.lang, "translation-text", t.Item.Name(), string(t.Item.Lang), t.Path))
	}
	fmt.Fprintln(env.stdout, say(env.lang, "translation-back", len(r.Taken), r.Same, r.Empty))
	for _, f := range r.Found {
		at := f.Place.File
		if in := f.Place.In(env.lang); in != "" {
			at += " " + in
		}
		fmt.Fprintf(env.stderr, "%s: %s: %s [%s]\n", at, say(env.lang, "severity-"+f.Rule.Severity.String()), f.Message(env.lang), f.Rule.Code)
		for _, hint := range f.Advice(env.lang) {
			fmt.Fprintln(env.stderr, "    "+say(env.lang, "translation-hint", hint))
		}
	}
}

// spoils reads the site as it would be with other files, prints the faults that it
// does not have now, the glossary's and all others that texts can have, and reports
// whether they stand against writing.
func spoils(env environment, g global, in build.Input, full *model.Catalog, before *build.Report, files map[string][]byte) (bool, error) {
	if len(files) == 0 {
		return false, nil
	}
	key := func(d diag.Diagnostic) string { return d.Rule.Code + d.Span.Position().File + d.Message("en") }
	known := map[string]bool{}
	for _, d := range judged(full, before) {
		known[key(d)] = true
	}
	after := in
	after.Site = overlaid(in.Site, files)
	then, report := build.Survey(after)
	var fresh []diag.Diagnostic
	spoilt := false
	for _, d := range judged(then, report) {
		if !known[key(d)] && d.Rule.Severity != diag.Notice {
			fresh = append(fresh, d)
			spoilt = spoilt || d.Rule.Severity == diag.Error || g.Strict
		}
	}
	if len(fresh) == 0 {
		return false, nil
	}
	fmt.Fprintln(env.stderr, say(env.lang, "translation-spoils"))
	return spoilt, printFound(env, g, fresh)
}

// judged returns the faults of a site's form and of its facts and words.
func judged(c *model.Catalog, report *build.Report) []diag.Diagnostic {
	var list diag.List
	list.Add(report.Diagnostics...)
	lint.Check(lint.Input{Catalog: c, Day: report.Day}, grade.Read(c, lint.Gradable()...), &list)
	return list.Sorted()
}
