package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"prospectus/generator/approval"
	"prospectus/generator/build"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/journal"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// releaseCommand prints the approval form, or writes given approvals into the
// records.
type releaseCommand struct {
	Out     string   `name:"out" placeholder:"FILE" help:"${form}"`
	Approve bool     `name:"approve" help:"${approve}"`
	By      string   `name:"by" placeholder:"POST" help:"${by}"`
	Step    []string `name:"step" enum:"content,secrecy,approval" default:"content,secrecy,approval" help:"${step}"`
	IDs     []string `arg:"" name:"id" optional:"" help:"${ids}"`
}

// Run implements runner.
func (c *releaseCommand) Run(ctx context.Context, env environment, g global) error {
	if err := c.check(env); err != nil {
		return err
	}
	in, done, err := g.input(env)
	if err != nil {
		return err
	}
	defer done()
	root, err := openFolder(g.Site, env.lang)
	if err != nil {
		return err
	}
	defer root.Close()
	archive, err := readArchive(root)
	if err != nil {
		return err
	}
	p := newProgress(env)
	in.Progress = p.step
	e, err := build.Examine(ctx, in)
	p.end()
	if printErr := print(env, g, e.Report); err != nil || printErr != nil {
		return errors.Join(err, printErr)
	}
	if c.Approve {
		return c.approve(env, g, root, e, archive)
	}
	return c.print(env, g, e, archive)
}

// check refuses flags that do not go together.
func (c *releaseCommand) check(env environment) error {
	switch {
	case c.Approve && strings.TrimSpace(c.By) == "":
		return errUsage{say(env.lang, "no-post")}
	case c.Approve && c.Out != "":
		return errUsage{say(env.lang, "form-or-approval")}
	case !c.Approve && (c.By != "" || len(c.IDs) > 0):
		return errUsage{say(env.lang, "approve-is-missing")}
	}
	return nil
}

// print writes the form, whatever the check found: that stands on it.
func (c *releaseCommand) print(env environment, g global, e *build.Examination, archive approval.Archive) error {
	if e.Hash == "" { // the site could not be read far enough to say what would be published
		fmt.Fprintln(env.stderr, say(env.lang, "no-form"))
		return errFaults
	}
	form := approval.Form{
		Site: e.Site, Day: e.Day, Hash: e.Hash, Records: e.Records, Notices: e.Notices,
		Withheld: e.Withheld, Found: e.Diagnostics, Archive: archive, Label: e.Label,
		Gone: gone(e, archive),
	}
	text := form.Markdown(env.lang)
	if c.Out == "" {
		fmt.Fprint(env.stdout, text)
	} else if err := os.WriteFile(c.Out, []byte(text), 0o666); err != nil {
		return err
	} else {
		fmt.Fprintln(env.stdout, say(env.lang, "form-written", c.Out))
	}
	if e.Failed(g.Strict) {
		return errFaults
	}
	return nil
}

// gone lists what was approved once and would not be published now, without
// having been withdrawn.
func gone(e *build.Examination, archive approval.Archive) (names []string) {
	here := map[string]bool{}
	for _, a := range e.Records {
		here[a.Name()] = true
	}
	for _, n := range e.Notices {
		here[n.Kind+"/"+n.ID] = true
	}
	for name := range archive {
		if !here[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// approve writes the steps into the chosen records and keeps what they say.
func (c *releaseCommand) approve(env environment, g global, root *os.Root, e *build.Examination, archive approval.Archive) error {
	if e.Failed(g.Strict) || e.Hash == "" {
		fmt.Fprintln(env.stderr, say(env.lang, "not-approved"))
		return errFaults
	}
	chosen, err := c.choose(env, e.Records)
	if err != nil {
		return err
	}
	step := model.ReviewStep{By: strings.TrimSpace(c.By), On: e.Day}
	var names []string
	var changes []journal.Change
	for _, a := range chosen {
		changed, err := c.stamp(env, root, a, step)
		if err != nil {
			return err
		}
		changes = append(changes, changed)
		names = append(names, a.Name())
		if c.completes(a) {
			archive.Keep(a)
		}
	}
	for _, name := range gone(e, archive) {
		delete(archive, name)
	}
	if len(names) == 0 {
		fmt.Fprintln(env.stdout, say(env.lang, "all-approved"))
		return nil
	}
	changes = append(changes, journal.Change{Path: approval.ArchiveName, Data: archive.Encode()})
	passed, err := journal.Commit(root, changes)
	leftAlone(env, passed)
	if err != nil {
		return err
	}
	fmt.Fprintln(env.stdout, say(env.lang, "approved", len(names), e.Site.Edition, e.Hash, i18n.For(env.lang).List(names)))
	return nil
}

// choose returns the records named on the command line, else all that are not
// approved.
func (c *releaseCommand) choose(env environment, all []*approval.Assessment) (chosen []*approval.Assessment, err error) {
	if len(c.IDs) == 0 {
		for _, a := range all {
			if a.Standing != approval.Approved {
				chosen = append(chosen, a)
			}
		}
		return chosen, nil
	}
	for _, id := range c.IDs {
		a, err := pick(env, id, all, (*approval.Assessment).Name)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, a)
	}
	return chosen, nil
}

// completes reports whether all steps are taken once those of this run are.
func (c *releaseCommand) completes(a *approval.Assessment) bool {
	given := &a.Record.Head().Approval
	for _, s := range given.Steps() {
		if !slices.Contains(c.Step, s.Key) && !(s.Done() && given.Hash == a.Hash) {
			return false
		}
	}
	return true
}

// stamp returns one record's file with the steps written into it.
func (c *releaseCommand) stamp(env environment, root *os.Root, a *approval.Assessment, step model.ReviewStep) (journal.Change, error) {
	return editRecord(env, root, a.Kind, a.Record, func(f *source.File) (string, error) { return approval.Approve(f, a, c.Step, step) })
}

// editRecord returns the file of facts of one record as edit leaves it.
func editRecord(env environment, root *os.Root, kind string, r model.Record, edit func(*source.File) (string, error)) (journal.Change, error) {
	name := factsOf(kind, r)
	file, err := source.Read(root.FS(), name)
	if err != nil {
		return journal.Change{}, err
	}
	text, err := edit(file)
	if err != nil {
		return journal.Change{}, errUsage{say(env.lang, "cannot-edit", name, err)}
	}
	return journal.Change{Path: name, Data: []byte(text)}, nil
}

// factsOf is the path of a record's file of facts.
func factsOf(kind string, r model.Record) string {
	i := slices.IndexFunc(model.Kinds(), func(k model.Kind) bool { return k.Name == kind })
	return path.Join(r.Head().Dir, model.Kinds()[i].File)
}

func readArchive(root *os.Root) (approval.Archive, error) {
	data, err := root.ReadFile(approval.ArchiveName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return approval.ParseArchive(data)
}

// pick finds one thing by its id, or by kind/id where several kinds have it.
func pick[T any](env environment, id string, all []T, name func(T) string) (found T, err error) {
	var hits []T
	var names []string
	for _, one := range all {
		n := name(one)
		names = append(names, n)
		if _, bare, _ := strings.Cut(n, "/"); n == id || bare == id {
			hits = append(hits, one)
		}
	}
	if len(hits) == 1 {
		return hits[0], nil
	}
	if len(hits) > 1 {
		return found, errUsage{say(env.lang, "several-of-name", id, name(hits[0]), name(hits[1]))}
	}
	return found, errUsage{unknownID(env, id, names)}
}

// unknownID says that no record has an id, and which may have been meant.
func unknownID(env environment, id string, names []string) string {
	for _, n := range slices.Clone(names) {
		_, bare, _ := strings.Cut(n, "/")
		names = append(names, bare)
	}
	if near, ok := diag.Suggest(id, names); ok {
		return say(env.lang, "did-you-mean", id, near)
	}
	return say(env.lang, "no-record", id)
}
