package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"prospectus/cmd/dev/internal/bench"
	"prospectus/cmd/dev/internal/corpus"
	"prospectus/cmd/dev/internal/paint"
	"prospectus/cmd/dev/internal/seek"
)

// A benchCommand is `dev bench`; without another word it measures builds.
type benchCommand struct {
	Build    benchBuildCommand    `cmd:"" default:"withargs" help:"Measure builds of large sites."`
	Page     benchPageCommand     `cmd:"" help:"Measure how soon a page is seen on a slow line and a slow machine."`
	Search   benchSearchCommand   `cmd:"" help:"Measure the search: its index, what questions cost, and how good the answers are."`
	Explore  benchExploreCommand  `cmd:"" help:"Measure how soon a long list answers to its facets on a slow machine."`
	Preview  benchPreviewCommand  `cmd:"" help:"Measure the preview: how soon it shows a page, and a save."`
	Handbook benchHandbookCommand `cmd:"" help:"Measure how a large book is printed, beside Chromium and WeasyPrint."`
}

// A benchBuildCommand is `dev bench build`.
type benchBuildCommand struct {
	Projects []int  `default:"158,1000,10000" help:"Sizes of site to build."`
	Runs     int    `default:"3" help:"Runs of each; the median is reported."`
	Peer     string `placeholder:"COMMAND" help:"Another program to run in turn, with its arguments; {n} is the size and {out} a new folder for what it writes. No quoting."`
	Temp     string `placeholder:"DIR" help:"Where sites and output go while they are needed; the system's folder for temporary files by default."`
	shapeFlags
}

// Run builds the program and measures it.
func (c benchBuildCommand) Run(ctx context.Context) error {
	return onBench(ctx, c.Temp, "", func(b workbench) error {
		_, err := bench.Run(ctx, bench.Options{
			Program: b.program, Self: b.self, Shape: c.args(), Projects: c.Projects, Runs: c.Runs,
			Peer: strings.Fields(c.Peer), Temp: b.temp, Out: os.Stdout,
		})
		return err
	})
}

// A workbench is what a measurement needs.
type workbench struct {
	root    string // of the repository
	self    string // this program, whose hidden commands are run as children
	program string // the program that is measured
	temp    string // a folder that goes when the measurement ends
}

// onBench measures something in a new folder within temp, with a program that is
// built there unless one is given.
func onBench(ctx context.Context, temp, program string, measure func(workbench) error) (err error) {
	b := workbench{program: program}
	if b.root, err = root(ctx); err != nil {
		return err
	}
	if b.self, err = os.Executable(); err != nil {
		return err
	}
	if b.temp, err = os.MkdirTemp(temp, "bench-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.temp)) }()
	if program == "" {
		if b.program, err = compile(ctx, b.root, b.temp); err != nil {
			return err
		}
	}
	return measure(b)
}

// compile builds the program as a release is built, but where nobody installed
// it: a measurement must not depend on what happens to be on the PATH.
func compile(ctx context.Context, root, to string) (program string, err error) {
	program = filepath.Join(to, "prospectus.exe") // a name that every system will run
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-o", program, "./cmd/prospectus")
	build.Dir = root
	if said, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the program: %w\n%s", err, said)
	}
	return program, nil
}

// A benchPageCommand is `dev bench page`.
type benchPageCommand struct {
	Runs    int      `default:"9" help:"First visits to each page."`
	Pages   []string `name:"page" placeholder:"PATH" help:"Page of the built demonstration, as en/projects/xz-2026-0101.html; by default the heaviest project in each language."`
	Browser string   `env:"BROWSER_PATH" default:"chromium" placeholder:"PROGRAM" help:"A Chromium."`
}

// Run builds the demonstration and visits its pages.
func (c benchPageCommand) Run(ctx context.Context) error {
	return onBench(ctx, "", "", func(b workbench) error {
		site, err := b.build(ctx, b.root)
		if err != nil {
			return err
		}
		return paint.Run(ctx, paint.Options{Site: site, Pages: c.Pages, Runs: c.Runs, Browser: c.Browser, Out: os.Stdout})
	})
}

// build builds a site in the bench's folder.
func (b workbench) build(ctx context.Context, source string) (site string, err error) {
	site = filepath.Join(b.temp, "site")
	if said, err := exec.CommandContext(ctx, b.program, "build", "--site", source, "--out", site).CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the site: %w\n%s", err, said)
	}
	return site, nil
}

// A benchSearchCommand is `dev bench search`.
type benchSearchCommand struct {
	Projects []int  `default:"158,1000,10000" help:"Sizes of site to search."`
	Each     int    `default:"20" help:"Questions of each class and language."`
	Peer     bool   `help:"Run Pagefind over the same pages, by npx."`
	Browser  string `env:"BROWSER_PATH" default:"chromium" placeholder:"PROGRAM" help:"A Chromium."`
	Temp     string `placeholder:"DIR" help:"Where sites and output go while they are needed; the system's folder for temporary files by default."`
	shapeFlags
}

// Run measures each size in turn.
func (c benchSearchCommand) Run(ctx context.Context) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	return seek.Run(ctx, seek.Options{
		Self: self, Shape: c.args(),
		Projects: c.Projects, Each: c.Each, Peer: c.Peer, Browser: c.Browser, Temp: c.Temp, Out: os.Stdout,
	})
}

// A benchExploreCommand is `dev bench explore`.
type benchExploreCommand struct {
	Projects int    `default:"10000" help:"How many projects the site has."`
	Runs     int    `default:"40" help:"Values of facets to choose."`
	Site     string `placeholder:"DIR" help:"A site that is built already, in place of an invented one."`
	Page     string `default:"zh/projects/index.html" help:"The list."`
	Browser  string `env:"BROWSER_PATH" default:"chromium" placeholder:"PROGRAM" help:"A Chromium."`
}

// Run builds a large invented site and narrows its list of projects down.
func (c benchExploreCommand) Run(ctx context.Context) error {
	if c.Site != "" {
		return c.narrow(ctx, c.Site)
	}
	return onBench(ctx, "", "", func(b workbench) error {
		source := filepath.Join(b.temp, "source")
		if _, err := corpus.Write(ctx, corpus.Options{Dir: source, Projects: c.Projects, Seed: 20260630, Shape: corpus.Shape{PerBriefing: 20, Tables: 7}}); err != nil {
			return err
		}
		site, err := b.build(ctx, source)
		if err != nil {
			return err
		}
		return c.narrow(ctx, site)
	})
}

func (c benchExploreCommand) narrow(ctx context.Context, site string) error {
	return paint.Narrow(ctx, paint.Options{Site: site, Runs: c.Runs, Browser: c.Browser, Out: os.Stdout}, c.Page)
}

// A floorCommand is `dev floor`, which bench runs as a child.
type floorCommand struct {
	List string `required:"" help:"A file with a line of size and name for each file."`
	Out  string `required:"" help:"The folder to write them to."`
}

// Run writes the files.
func (c floorCommand) Run(ctx context.Context) error { return bench.Floor(ctx, c.List, c.Out) }
