package main

import (
	"context"
	"fmt"
	"os"

	"prospectus/generator/build"
	"prospectus/generator/profile"
)

// checkCommand checks a site and writes nothing.
type checkCommand struct {
	LastApproved bool   `name:"last-approved" help:"${last_approved}"`
	Profile      string `name:"profile" placeholder:"cn-gov" help:"${profile}"`
	Out          string `name:"out" placeholder:"FILE" help:"${profile_out}"`
}

// Run implements runner.
func (c *checkCommand) Run(ctx context.Context, env environment, g global) error {
	in, done, err := g.input(env)
	if err != nil {
		return err
	}
	defer done()
	p := newProgress(env)
	in.Progress, in.LastApproved, in.Profile = p.step, c.LastApproved, c.Profile
	report, err := build.Check(ctx, in)
	p.end()
	if err := print(env, g, report); err != nil {
		return err
	}
	if err := printSilenced(env, g, report.Silenced); err != nil {
		return err
	}
	if err == nil && c.Profile != "" {
		err = c.report(env, report)
	}
	switch {
	case err != nil:
		return err
	case report.Failed(g.Strict):
		return errFaults
	}
	fmt.Fprintln(env.stdout, say(env.lang, "clean", report.Records, report.Pages))
	return nil
}

// report writes the short report on the profile, to be printed for the file.
func (c *checkCommand) report(env environment, r *build.Report) error {
	text := profile.Report{Name: c.Profile, Site: r.Site, Day: r.Day, Found: r.Diagnostics}.Markdown(env.lang)
	if c.Out == "" {
		fmt.Fprint(env.stdout, text)
		return nil
	}
	if err := os.WriteFile(c.Out, []byte(text), 0o666); err != nil {
		return err
	}
	fmt.Fprintln(env.stdout, say(env.lang, "profile-written", c.Out))
	return nil
}
