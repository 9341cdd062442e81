package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"prospectus/generator/diag"
	"prospectus/generator/inspect"
)

// verifyCommand says whether a folder is exactly the edition it claims to be.
type verifyCommand struct {
	Dir string `arg:"" name:"dir" help:"${built}"`
}

// Run implements runner.
func (c *verifyCommand) Run(ctx context.Context, env environment, g global) error {
	root, err := openFolder(c.Dir, env.lang)
	if err != nil {
		return err
	}
	defer root.Close()
	label := filepath.ToSlash(filepath.Clean(c.Dir))
	report, err := inspect.Verify(ctx, root.FS(), label)
	if printErr := printFound(env, g, report.Diagnostics); err != nil || printErr != nil {
		return errors.Join(err, printErr)
	}
	if !report.Exact(g.Strict) {
		fmt.Fprintln(env.stdout, say(env.lang, "not-exact", label, report.Edition))
		return errFaults
	}
	fmt.Fprintln(env.stdout, say(env.lang, "exact", label, report.Edition, report.Date, report.Files,
		byteText(report.Bytes), report.Extra, report.Hash, report.ManifestHash))
	return nil
}

// printFound writes diagnostics and counts them.
func printFound(env environment, g global, found []diag.Diagnostic) error {
	if g.JSON {
		return diag.PrintJSON(env.stderr, found, env.lang)
	}
	if len(found) == 0 {
		return nil
	}
	if err := diag.PrintText(env.stderr, found, env.lang); err != nil {
		return err
	}
	var n [diag.Error + 1]int
	for _, d := range found {
		n[d.Rule.Severity]++
	}
	fmt.Fprintln(env.stderr, say(env.lang, "faults", n[diag.Error], n[diag.Warning], n[diag.Notice]))
	return nil
}
