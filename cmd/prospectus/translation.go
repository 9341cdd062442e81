package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"prospectus/generator/build"
	"prospectus/generator/content"
	"prospectus/generator/i18n"
	"prospectus/generator/journal"
	"prospectus/generator/model"
	"prospectus/generator/translation"
)

// translationCommand lists translations that are missing or stale, shows what
// changed, notes checks, and hands texts to an agency and takes them back.
type translationCommand struct {
	IDs     []string `arg:"" name:"id" optional:"" help:"${translation_ids}"`
	To      string   `name:"to" placeholder:"LANGUAGE" help:"${translation_to}"`
	All     bool     `name:"all" help:"${translation_all}"`
	Checked bool     `name:"checked" help:"${translation_checked}"`
	By      string   `name:"by" placeholder:"POST" help:"${translation_by}"`
	Export  string   `name:"export" placeholder:"FILE.xlsx|docx" help:"${translation_export}"`
	Import  string   `name:"import" placeholder:"FILE" help:"${translation_import}"`
	Write   bool     `name:"write" help:"${translation_write}"`
}

// Run implements runner.
func (c *translationCommand) Run(_ context.Context, env environment, g global) error {
	if err := c.check(env); err != nil {
		return err
	}
	in, done, err := g.input(env)
	if err != nil {
		return err
	}
	defer done()
	full, report := build.Survey(in)
	if marked := content.Markings(report.Diagnostics); len(marked) > 0 {
		return errors.Join(printFound(env, g, marked), errFaults)
	}
	if c.Import != "" {
		return c.takeBack(env, g, in, full, report)
	}
	items, err := c.choose(env, full)
	if err != nil {
		return err
	}
	if len(report.LeftOut) > 0 {
		fmt.Fprintln(env.stderr, say(env.lang, "left-out", i18n.For(env.lang).List(report.LeftOut)))
	}
	switch {
	case c.Checked:
		return c.note(env, g, in, items, report.Day)
	case c.Export != "":
		return c.handOut(env, in, full, items)
	case len(c.IDs) > 0:
		return c.show(env, in, items)
	}
	return c.list(env, g, full, items)
}

// check refuses flags that do not go together.
func (c *translationCommand) check(env environment) error {
	asked := 0
	for _, is := range []bool{c.Checked, c.Export != "", c.Import != ""} {
		if is {
			asked++
		}
	}
	switch {
	case asked > 1:
		return errUsage{say(env.lang, "translation-one")}
	case c.Checked && len(c.IDs) == 0 && !c.All:
		return errUsage{say(env.lang, "translation-which")}
	case c.By != "" && !c.Checked:
		return errUsage{say(env.lang, "translation-by-alone")}
	case c.Write && c.Import == "":
		return errUsage{say(env.lang, "translation-write-alone")}
	case c.Import != "" && (len(c.IDs) > 0 || c.All || c.To != ""):
		return errUsage{say(env.lang, "translation-import-all")}
	case c.Export != "" && documentEnding(c.Export) == "":
		return errUsage{say(env.lang, "translation-ending", c.Export)}
	}
	return nil
}

// choose returns the translations of the records named, else all.
func (c *translationCommand) choose(env environment, full *model.Catalog) ([]*translation.Item, error) {
	if c.To != "" && !slices.Contains(full.Site.Languages, i18n.Tag(c.To)) {
		var tags []string
		for _, l := range full.Site.Languages {
			tags = append(tags, string(l))
		}
		return nil, errUsage{say(env.lang, "translation-language", c.To, i18n.For(env.lang).List(tags))}
	}
	all := translation.Survey(full)
	if c.To != "" {
		all = slices.DeleteFunc(all, func(it *translation.Item) bool { return it.Lang != i18n.Tag(c.To) })
	}
	if len(c.IDs) == 0 {
		return all, nil
	}
	var records []named
	for kind, r := range full.Records() {
		records = append(records, named{kind.Name, r})
	}
	var chosen []*translation.Item
	for _, id := range c.IDs {
		n, err := pick(env, id, records, named.name)
		if err != nil {
			return nil, err
		}
		i := len(chosen)
		for _, it := range all {
			if it.Name() == n.name() {
				chosen = append(chosen, it)
			}
		}
		if len(chosen) == i {
			fmt.Fprintln(env.stderr, say(env.lang, "translation-none-of", n.name()))
		}
	}
	return chosen, nil
}

// list prints what is missing or stale, by unit and record.
func (c *translationCommand) list(env environment, g global, full *model.Catalog, items []*translation.Item) error {
	counts, unit, listed := map[translation.Standing]int{}, "", false
	for _, it := range items {
		counts[it.Standing]++
		if !it.NeedsHand() && !c.All {
			continue
		}
		if g.JSON {
			if err := c.line(env, it); err != nil {
				return err
			}
			continue
		}
		if !listed || it.Unit != unit {
			fmt.Fprintln(env.stdout, unitName(env.lang, full, it.Unit))
		}
		unit, listed = it.Unit, true
		at := it.At().Position()
		fmt.Fprintf(env.stdout, "  %s:%d:%d: %s: %s\n", at.File, at.Line, at.Column, it.Name(), standing(it, env.lang))
	}
	if !g.JSON {
		fmt.Fprintln(env.stdout, say(env.lang, "translation-sum", counts[translation.Missing], counts[translation.Stale], counts[translation.Unchecked], counts[translation.Checked]))
	}
	if g.Strict && counts[translation.Missing]+counts[translation.Stale] > 0 {
		return errFaults
	}
	return nil
}

// line prints an item as JSON, for other programs.
func (c *translationCommand) line(env environment, it *translation.Item) error {
	at := it.At().Position()
	lacks := make([]string, len(it.Lacks))
	for i, l := range it.Lacks {
		lacks[i] = l.Path
	}
	since, _ := it.Since.MarshalText()
	return json.NewEncoder(env.stdout).Encode(struct {
		Record   string   `json:"record"`
		Language i18n.Tag `json:"language"`
		From     i18n.Tag `json:"from"`
		Unit     string   `json:"unit,omitempty"`
		Standing string   `json:"standing"`
		Checked  string   `json:"checked,omitempty"`
		Missing  []string `json:"missing,omitempty"`
		File     string   `json:"file"`
		Line     int      `json:"line"`
	}{it.Name(), it.Lang, it.From, it.Unit, it.Standing.String(), string(since), lacks, at.File, at.Line})
}

// standing says how a translation stands, in one line.
func standing(it *translation.Item, lang i18n.Tag) string {
	to, from := i18n.Tongue(it.Lang)[lang], i18n.Tongue(it.From)[lang]
	if !it.Record.Head().In(it.Lang) {
		return say(lang, "translation-absent", to)
	}
	said := say(lang, "translation-"+it.Standing.String(), to, from, i18n.For(lang).Date(it.Since))
	if len(it.Lacks) > 0 {
		var paths []string
		for _, l := range it.Lacks {
			paths = append(paths, l.Path)
		}
		said += say(lang, "translation-lacks", i18n.For(lang).List(paths))
	}
	return said
}

// show prints, for each record named, what changed in the original since its
// translation was checked.
func (c *translationCommand) show(env environment, in build.Input, items []*translation.Item) error {
	for _, it := range items {
		fmt.Fprintf(env.stdout, "%s: %s\n", it.Name(), standing(it, env.lang))
		if it.Standing != translation.Stale {
			continue
		}
		changes, known := it.Changes(in.Site)
		if !known {
			fmt.Fprintln(env.stdout, "  "+say(env.lang, "translation-not-kept"))
		}
		for _, ch := range changes {
			at := it.Place(ch, it.From).Position()
			where := ch.Path
			if ch.Block > 0 {
				where = say(env.lang, "translation-block", ch.Block)
			}
			fmt.Fprintf(env.stdout, "  %s:%d: %s\n    %s\n", at.File, at.Line, where, strings.ReplaceAll(ch.String(), "\n", "\n    "))
			if there := it.Place(ch, it.Lang).Position(); there.Line > 0 {
				fmt.Fprintf(env.stdout, "    → %s:%d\n", there.File, there.Line)
			}
		}
	}
	return nil
}

// note writes that translations were compared with their originals.
func (c *translationCommand) note(env environment, g global, in build.Input, items []*translation.Item, day i18n.Date) error {
	if !day.IsDay() {
		return errUsage{say(env.lang, "bad-now", "")}
	}
	root, err := openFolder(g.Site, env.lang)
	if err != nil {
		return err
	}
	defer root.Close()
	var names []string
	site := in.Site
	files := map[string][]byte{}
	for _, it := range items {
		if it.From == it.Lang || !it.Record.Head().In(it.Lang) {
			fmt.Fprintln(env.stderr, say(env.lang, "translation-not-there", it.Name(), i18n.Tongue(it.Lang)[env.lang]))
			continue
		}
		writes, err := it.Check(overlaid(site, files), day, strings.TrimSpace(c.By))
		if err != nil {
			return errUsage{say(env.lang, "translation-cannot-edit", it.Name(), err)}
		}
		for _, w := range writes {
			files[w.Path] = w.Data
		}
		names = append(names, it.Name()+" ("+string(it.Lang)+")")
	}
	if len(names) == 0 {
		fmt.Fprintln(env.stdout, say(env.lang, "translation-none-checked"))
		return nil
	}
	if err := commitFiles(env, root, files); err != nil {
		return err
	}
	fmt.Fprintln(env.stdout, say(env.lang, "translation-noted", len(names), i18n.For(env.lang).List(names)))
	return nil
}

// commitFiles writes files through the journal, in the order of their names.
func commitFiles(env environment, root *os.Root, files map[string][]byte) error {
	var changes []journal.Change
	for _, name := range sortedNames(files) {
		changes = append(changes, journal.Change{Path: name, Data: files[name]})
	}
	passed, err := journal.Commit(root, changes)
	leftAlone(env, passed)
	return err
}
