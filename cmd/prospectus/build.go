package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"prospectus/generator/build"
	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/journal"
	"prospectus/generator/memo"
	"prospectus/generator/output"
	"prospectus/generator/profile"
	"prospectus/generator/source"
	"prospectus/themes"
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

// input opens the folders and settles the day. The caller closes them with
// done.
func (g global) input(env environment) (in build.Input, done func(), err error) {
	var roots []*os.Root
	var folders []*source.Folder
	done = func() {
		for i, r := range roots {
			folders[i].Close()
			r.Close()
		}
	}
	open := func(dir string) fs.FS {
		root, e := openFolder(dir, env.lang)
		if e != nil {
			err = errors.Join(err, e)
			return nil
		}
		folder := source.NewFolder(root)
		roots, folders = append(roots, root), append(folders, folder)
		return folder
	}
	if err := finishWriting(env, g); err != nil {
		return in, done, err
	}
	in = build.Input{Site: open(g.Site), Themes: themes.FS, Strict: g.Strict, Today: env.today, Temp: newScratch}
	if len(roots) > 0 {
		in.Memo = memo.New(cacheFolder{roots[0]}, cacheLimit)
	}
	if g.Internal != "" {
		in.Internal, in.InternalLabel = open(g.Internal), filepath.ToSlash(g.Internal)
	}
	if g.Now != "" {
		day, e := i18n.ParseDate(g.Now)
		if e != nil || !day.IsDay() {
			err = errors.Join(err, errUsage{say(env.lang, "bad-now", g.Now)})
		}
		in.Day = day
	}
	return in, done, err
}

// finishWriting completes what an interrupted command began to write into the
// sources, in both folders.
func finishWriting(env environment, g global) error {
	for _, dir := range []string{g.Site, g.Internal} {
		if dir == "" {
			continue
		}
		root, err := openFolder(dir, env.lang)
		if err != nil {
			return err
		}
		passed, begun, err := journal.Finish(root)
		root.Close()
		if err != nil {
			return err
		}
		if begun {
			fmt.Fprintln(env.stderr, say(env.lang, "writing-finished"))
		}
		leftAlone(env, passed)
	}
	return nil
}

// leftAlone names files that somebody changed while they were to be written.
func leftAlone(env environment, passed []string) {
	if len(passed) > 0 {
		fmt.Fprintln(env.stderr, say(env.lang, "writing-passed", i18n.For(env.lang).List(passed)))
	}
}

func openFolder(dir string, lang i18n.Tag) (*os.Root, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errUsage{say(lang, "no-folder", dir)}
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, errUsage{say(lang, "not-a-folder", dir)}
	}
	return os.OpenRoot(dir)
}

// today is the day in a zone, by the machine's clock.
func (env environment) today(zone string) (i18n.Date, error) {
	place, err := time.LoadLocation(zone)
	if err != nil {
		return i18n.Date{}, err // reported where the site names it
	}
	return i18n.ParseDate(env.now().In(place).Format(time.DateOnly))
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
