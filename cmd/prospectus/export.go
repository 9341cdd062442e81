package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"prospectus/generator/build"
	"prospectus/generator/intake"
	"prospectus/generator/model"
)

// exportCommand writes the library as a table, or the form to report with.
type exportCommand struct {
	Out      string `name:"out" required:"" placeholder:"FILE.xlsx|csv" help:"${export_out}"`
	Form     bool   `name:"form" help:"${export_form}"`
	Audience string `name:"audience" enum:"public,internal" default:"public" placeholder:"public|internal" help:"${export_audience}"`
}

// Run implements runner.
func (c *exportCommand) Run(_ context.Context, env environment, g global) error {
	ending := strings.ToLower(filepath.Ext(c.Out))
	if ending != ".xlsx" && ending != ".csv" {
		return errUsage{say(env.lang, "export-ending", c.Out)}
	}
	in, done, err := g.input(env)
	if err != nil {
		return err
	}
	defer done()
	full, report := build.Survey(in)
	if err := print(env, g, report); err != nil {
		return err
	}
	return c.write(env, in, full, ending)
}

func (c *exportCommand) write(env environment, in build.Input, full *model.Catalog, ending string) error {
	x := build.Tables(in, full, c.Audience == build.InternalAudience, env.lang)
	exported := intake.Exported{}
	if c.Form {
		exported.Tables = x.Form()
	} else {
		exported = x.Tables()
	}
	var b bytes.Buffer
	if err := exported.Write(&b, ending); err != nil {
		return err
	}
	if err := os.WriteFile(c.Out, b.Bytes(), 0o666); err != nil {
		return err
	}
	if c.Form {
		fmt.Fprintln(env.stdout, say(env.lang, "form-exported", c.Out))
		return nil
	}
	fmt.Fprintln(env.stdout, say(env.lang, "exported", len(exported.Tables[0].Rows), c.Out))
	if exported.Left > 0 {
		fmt.Fprintln(env.stderr, say(env.lang, "export-left", exported.Left))
	}
	return nil
}
