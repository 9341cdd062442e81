package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"prospectus/generator/build"
	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/output"
)

// buildCommand builds the public edition, or the one for the office's own staff.
type buildCommand struct {
	Audience     string `name:"audience" enum:"public,internal" default:"public" placeholder:"public|internal" help:"${audience}"`
	Out          string `name:"out" placeholder:"DIR" help:"${out}"`
	LastApproved bool   `name:"last-approved" help:"${last_approved}"`
}

// Run implements runner.
func (c *buildCommand) Run(ctx context.Context, env environment, g global) error {
	start := env.now()
	in, done, err := g.input(env)
	if err != nil {
		return err
	}
	defer done()
	out, err := c.folder(env, g)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	root, err := os.OpenRoot(out)
	if err != nil {
		return err
	}
	defer root.Close()
	p := newProgress(env)
	in.Progress, in.LastApproved = p.step, c.LastApproved
	if c.internal() {
		in.Audience = edition.Office
	}
	report, err := build.Run(ctx, in, output.Dir(root))
	p.end()
	if err := print(env, g, report); err != nil {
		return err
	}
	if err != nil {
		return err
	}
	if report.Failed(g.Strict) {
		fmt.Fprintln(env.stderr, say(env.lang, "not-built", out))
		return errFaults
	}
	summarise(env, out, report, env.now().Sub(start))
	if c.internal() {
		fmt.Fprintln(env.stdout, say(env.lang, "built-internal"))
	}
	return nil
}

// internal reports whether the edition for staff is asked for.
func (c *buildCommand) internal() bool { return c.Audience == build.InternalAudience }

// folder settles where the edition is written, and refuses a place where
// sources lie or where what is internal would be published with it.
func (c *buildCommand) folder(env environment, g global) (string, error) {
	out := c.Out
	if out == "" {
		out = usualFolder(g.Site, c.internal())
	}
	if info, err := os.Stat(out); err == nil && !info.IsDir() {
		return "", errUsage{say(env.lang, "not-a-folder", out)}
	}
	full, err := real(out)
	if err != nil {
		return "", err
	}
	for _, sources := range []string{g.Site, g.Internal} {
		if sources == "" {
			continue
		}
		root, err := real(sources)
		if err != nil {
			return "", err
		}
		if inside(root, full) {
			return "", errUsage{say(env.lang, "out-is-site", out)}
		}
		for _, folder := range []string{"content", "data", "themes"} {
			if inside(full, filepath.Join(root, folder)) {
				return "", errUsage{say(env.lang, "out-in-sources", out)}
			}
		}
	}
	return out, c.apart(env, g, out, full)
}

// real returns where a folder, which need not exist yet, lies in truth: a
// symbolic link on the way may lead anywhere, to the sources too.
func real(dir string) (string, error) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for at, rest := full, ""; ; at, rest = filepath.Dir(at), filepath.Join(filepath.Base(at), rest) {
		if found, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(found, rest), nil
		}
		if at == filepath.Dir(at) {
			return full, nil
		}
	}
}

// inside reports whether one path is another or lies below it.
func inside(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// print writes the diagnostics of a site, counts them and names what was left
// out for them.
func print(env environment, g global, r *build.Report) error {
	if err := printFound(env, g, r.Diagnostics); err != nil || g.JSON {
		return err
	}
	if len(r.LeftOut) > 0 {
		fmt.Fprintln(env.stderr, say(env.lang, "left-out", i18n.For(env.lang).List(r.LeftOut)))
	}
	return nil
}

func summarise(env environment, out string, r *build.Report, took time.Duration) {
	if r.Recovered.Outcome == output.Finished {
		fmt.Fprintln(env.stderr, say(env.lang, "finished"))
	}
	if r.NoBaseURL {
		fmt.Fprintln(env.stderr, say(env.lang, "no-base"))
	}
	if len(r.HeldBack) > 0 {
		fmt.Fprintln(env.stderr, say(env.lang, "held-back", len(r.HeldBack), i18n.For(env.lang).List(r.HeldBack)))
	}
	if r.Preflight > 0 {
		fmt.Fprintln(env.stderr, say(env.lang, "preflight", r.Preflight))
	}
	s := r.Output
	fmt.Fprintln(env.stdout, say(env.lang, "built", r.Edition, out, r.Pages, s.Files, s.Written, s.Unchanged, s.Removed,
		byteText(s.Bytes), strconv.FormatFloat(took.Seconds(), 'f', 1, 64), byteText(peakMemory())))
}

// byteText writes a number of bytes in decimal units, as disks are sold.
func byteText(n int64) string {
	if n < 1e6 {
		return strconv.FormatFloat(float64(n)/1e3, 'f', 0, 64) + " KB"
	}
	return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) + " MB"
}
