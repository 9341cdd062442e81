package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"prospectus/generator/approval"
	"prospectus/generator/build"
	"prospectus/generator/content"
	"prospectus/generator/journal"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// withdrawCommand takes a record out of all editions to come.
type withdrawCommand struct {
	ID     string `arg:"" name:"id" help:"${withdrawn_id}"`
	Reason string `name:"reason" required:"" placeholder:"TEXT" help:"${reason}"`
}

// A named record is one with the name of its kind.
type named struct {
	kind   string
	record model.Record
}

func (n named) name() string { return n.kind + "/" + n.record.Ident() }

// Run implements runner. What is wrong elsewhere in the site does not stop a
// withdrawal, which cannot wait; a marking of secrecy does.
func (c *withdrawCommand) Run(_ context.Context, env environment, g global) error {
	if strings.TrimSpace(c.Reason) == "" {
		return errUsage{say(env.lang, "no-reason")}
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
	full, report := build.Survey(in)
	if marked := content.Markings(report.Diagnostics); len(marked) > 0 {
		return errors.Join(printFound(env, g, marked), errFaults)
	}
	var all []named
	for kind, r := range full.Records() {
		all = append(all, named{kind.Name, r})
	}
	n, err := pick(env, c.ID, all, named.name)
	if err != nil {
		return c.unfound(env, g, report, err)
	}
	return c.withdraw(env, root, n, report)
}

// unfound prints the faults of a record that could not be read, for which it
// was not found.
func (c *withdrawCommand) unfound(env environment, g global, report *build.Report, err error) error {
	for _, name := range report.LeftOut {
		if _, bare, _ := strings.Cut(name, "/"); name == c.ID || bare == c.ID {
			return errors.Join(print(env, g, report), errFaults)
		}
	}
	return err
}

// withdraw edits the record and says what remains to be done.
func (c *withdrawCommand) withdraw(env environment, root *os.Root, n named, report *build.Report) error {
	if model.IsWithdrawn(n.record) && !n.record.Head().Withdrawal.On.IsZero() {
		return errUsage{say(env.lang, "already-withdrawn", n.name())}
	}
	if report.Day.IsZero() {
		return errUsage{say(env.lang, "bad-now", "")}
	}
	changed, err := editRecord(env, root, n.kind, n.record, func(f *source.File) (string, error) {
		return approval.Withdraw(f, n.kind, report.Day, strings.TrimSpace(c.Reason))
	})
	if err == nil {
		err = journal.Replace(root, changed.Path, changed.Data)
	}
	if err != nil {
		return err
	}
	fmt.Fprintln(env.stdout, say(env.lang, "withdrawn", n.name(), factsOf(n.kind, n.record)))
	for _, line := range booksWith(root, n, env.lang).report(env.lang) {
		fmt.Fprintln(env.stdout, line)
	}
	return nil
}
