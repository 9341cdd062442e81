package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"prospectus/generator/changes"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/theme"
	"prospectus/themes"
)

// diffCommand tells how two editions differ, through the door that everything
// public passes.
type diffCommand struct {
	Old   string `arg:"" name:"old" help:"${diff_old}"`
	New   string `arg:"" name:"new" help:"${diff_new}"`
	Staff bool   `name:"all" help:"${diff_all}"`
}

// Run implements runner.
func (c *diffCommand) Run(_ context.Context, env environment, g global) error {
	old, err := readEdition(env, c.Old)
	if err != nil {
		return err
	}
	later, err := readEdition(env, c.New)
	if err != nil {
		return err
	}
	scope := changes.Public
	if c.Staff {
		scope = changes.Staff
	}
	t, err := newDiffTeller(env.lang, later)
	if err != nil {
		return err
	}
	report := changes.Compare(old, later, scope)
	if g.JSON {
		return t.json(env, report)
	}
	if !changes.Earlier(old.Number, later.Number) {
		fmt.Fprintln(env.stderr, say(env.lang, "diff-order", old.Number, later.Number))
	}
	fmt.Fprint(env.stdout, t.text(report))
	return nil
}

// readEdition reads an edition from a folder that was built, its data files, or
// an archive.
func readEdition(env environment, name string) (*changes.Edition, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errUsage{say(env.lang, "no-folder", name)}
	case err != nil:
		return nil, err
	}
	var e *changes.Edition
	if info.IsDir() {
		root, err := openFolder(name, env.lang)
		if err != nil {
			return nil, err
		}
		defer root.Close()
		e, err = changes.Read(root.FS())
		return e, diffError(env, name, err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	e, err = changes.Parse(data)
	return e, diffError(env, name, err)
}

// diffError says what is wrong with what was given.
func diffError(env environment, name string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, changes.ErrNoEdition):
		return errUsage{say(env.lang, "diff-no-edition", name)}
	case errors.Is(err, changes.ErrInternal):
		return errUsage{say(env.lang, "diff-internal", name)}
	}
	return errUsage{say(env.lang, "diff-unreadable", filepath.ToSlash(name), err)}
}

// A diffTeller puts a comparison into words.
type diffTeller struct {
	changes.Teller
	later *changes.Edition
}

// newDiffTeller takes the words from the standard theme.
func newDiffTeller(lang i18n.Tag, later *changes.Edition) (*diffTeller, error) {
	var list diag.List
	words, err := theme.Load(themes.FS, "standard", []i18n.Tag{lang}, &list)
	if err != nil {
		return nil, err
	}
	t := &diffTeller{later: later}
	t.Teller = changes.Teller{
		Lang: lang, Other: []i18n.Tag{"zh", "en"},
		Word: func(key string) string { return words.Word(lang, key) },
		Name: func(ref, id string) (i18n.Text, bool) {
			name := later.Title(ref, id)
			return name, len(name) > 0
		},
	}
	return t, nil
}

// say is a text of the program's with its values.
func (t *diffTeller) say(key string, args ...any) string { return say(t.Lang, key, args...) }

// text writes a report for people.
func (t *diffTeller) text(r *changes.Report) string {
	var b strings.Builder
	fmt.Fprintln(&b, t.say("diff-head", editionName(r.Old), editionName(r.New)))
	counted := false
	for _, kind := range changes.Kinds() {
		lines := t.kind(r, kind)
		if len(lines) == 0 {
			continue
		}
		counted = true
		fmt.Fprintf(&b, "\n%s\n%s", t.Word("nav."+kind), strings.Join(lines, ""))
	}
	if !counted {
		fmt.Fprintln(&b, t.say("diff-same"))
	}
	if n := r.Confirmed["projects"]; n > 0 {
		fmt.Fprintln(&b, "\n"+t.say("diff-confirmed", n))
	}
	return b.String()
}

// editionName names an edition with its day.
func editionName(h changes.Head) string {
	if h.Date.IsZero() {
		return h.Number
	}
	return h.Number + " (" + h.Date.String() + ")"
}

// kind writes what happened to the records of a kind.
func (t *diffTeller) kind(r *changes.Report, kind string) (lines []string) {
	for _, c := range r.Changes {
		if c.Kind != kind {
			continue
		}
		name, _ := t.later.Title(kind, c.ID).Best(t.Lang, t.Other...)
		head := t.say("diff-"+string(c.What), strings.TrimSpace(c.ID+" "+name))
		if c.What == changes.Renamed && c.Was != "" {
			head += t.say("diff-was", c.Was)
		}
		lines = append(lines, "  "+head+"\n")
		for _, f := range c.Fields {
			lines = append(lines, "      "+t.Label(f)+i18n.For(t.Lang).Sep()+t.field(f)+"\n")
		}
	}
	for _, g := range r.Gone {
		if g.Kind == kind {
			lines = append(lines, t.gone(g)...)
		}
	}
	return lines
}

// gone writes which records are no longer there.
func (t *diffTeller) gone(g changes.Gone) (lines []string) {
	if g.Names != nil {
		for _, n := range g.Names {
			name, _ := n.Title.Best(t.Lang, t.Other...)
			lines = append(lines, "  "+t.say("diff-gone", strings.TrimSpace(n.ID+" "+name))+"\n")
		}
		return lines
	}
	for _, id := range g.IDs {
		lines = append(lines, "  "+t.say("diff-gone", id)+"\n")
	}
	if g.Others > 0 {
		lines = append(lines, "  "+t.say("diff-gone-count", g.Others)+"\n")
	}
	return lines
}

// field writes what happened to a field.
func (t *diffTeller) field(f changes.Field) string {
	loc := i18n.For(t.Lang)
	switch f.How {
	case changes.Lost:
		return t.lost(f)
	case changes.Reordered:
		return t.say("diff-reordered")
	case changes.Rewritten:
		return t.rewritten(f)
	}
	var parts []string
	if said := t.Values(f, f.Added); said != "" {
		parts = append(parts, t.say("diff-added", said))
	}
	if said := t.Values(f, f.Removed); said != "" {
		parts = append(parts, t.say("diff-removed", said))
	}
	if f.Dropped > 0 {
		parts = append(parts, t.say("diff-dropped", f.Dropped))
	}
	switch to := t.Value(f, f.To); {
	case len(parts) > 0:
		return loc.List(parts)
	case f.To == "" || to == "":
		return t.say("diff-" + string(f.How) + "-field")
	case f.From != "":
		return t.say("diff-from-to", t.Value(f, f.From), to)
	default:
		return t.say("diff-to", to)
	}
}

// lost says that a field is no longer given, and to staff what it said.
func (t *diffTeller) lost(f changes.Field) string {
	said := t.say("diff-lost")
	if f.Type == "table" && f.Dropped > 0 {
		said = t.say("diff-lost-rows", f.Dropped)
	}
	before := f.From
	if before != "" {
		before = t.Value(f, before)
	} else if text, _ := f.Before.Best(t.Lang, t.Other...); text != "" {
		before = text
	} else if len(f.Removed) > 0 {
		before = t.Values(f, f.Removed)
	}
	if before != "" {
		said += t.say("diff-before", before)
	}
	return said
}

// rewritten says in which languages a text was revised and, where it is short,
// how it runs now.
func (t *diffTeller) rewritten(f changes.Field) string {
	langs := make([]string, len(f.Langs))
	for i, lang := range f.Langs {
		if langs[i] = t.Word("tongue." + string(lang)); langs[i] == "" {
			langs[i] = string(lang)
		}
	}
	said := t.say("diff-rewritten", i18n.For(t.Lang).List(langs))
	if text := f.Text[t.Lang]; text != "" {
		said += t.say("diff-now", text)
	}
	if text := f.Before[t.Lang]; text != "" {
		said += t.say("diff-before", text)
	}
	return said
}
