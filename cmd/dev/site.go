package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"prospectus/generator/build"
	"prospectus/generator/i18n"
	"prospectus/generator/output"
	"prospectus/generator/render/search"
	"prospectus/generator/source"
	"prospectus/themes"
)

// A siteCommand is `dev site`, which bench runs as a child.
type siteCommand struct {
	Site       string `required:"" help:"The folder of the site."`
	Out        string `required:"" help:"The folder to build into."`
	Unsearched bool   `help:"Leave the index of the search out."`
}

// collectAt is how much the heap may grow before it is collected, as in the
// program, so that memory can be compared.
const collectAt = 75

// Run builds the site as the program does, but for its cache of photographs.
func (c siteCommand) Run(ctx context.Context) (err error) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	site, err := os.OpenRoot(c.Site)
	if err != nil {
		return err
	}
	folder := source.NewFolder(site)
	defer func() { err = errors.Join(err, folder.Close(), site.Close()) }()
	if err := os.MkdirAll(c.Out, 0o777); err != nil {
		return err
	}
	out, err := os.OpenRoot(c.Out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	report, err := build.Run(ctx, build.Input{
		Site: folder, Themes: themes.FS, Today: today, Temp: temporary, Unsearched: c.Unsearched,
	}, output.Dir(out))
	if err == nil && report.Failed(false) {
		err = fmt.Errorf("the site has faults, the first of %d: %s", len(report.Diagnostics), report.Diagnostics[0].Message("en"))
	}
	return err
}

// today is the day in a zone, by the machine's clock.
func today(zone string) (i18n.Date, error) {
	place, err := time.LoadLocation(zone)
	if err != nil {
		return i18n.Date{}, err
	}
	return i18n.ParseDate(time.Now().In(place).Format(time.DateOnly))
}

// A temporaryFile is removed when it is closed.
type temporaryFile struct{ *os.File }

// temporary makes a file for what of an index does not fit in memory.
func temporary() (search.Scratch, error) {
	f, err := os.CreateTemp("", "index-*")
	if err != nil {
		return nil, err
	}
	return temporaryFile{f}, nil
}

// Close implements [search.Scratch].
func (f temporaryFile) Close() error { return errors.Join(f.File.Close(), os.Remove(f.Name())) }
