// Command dev does the developers' tasks of the repository: it runs the tests,
// generates large sites, measures builds against the disk and against other
// programs, updates goldens, makes the theme's fonts and packs releases.
//
//	go run ./cmd/dev test
//	go run ./cmd/dev corpus --projects 1000 --out DIR
//	go run ./cmd/dev bench
//	go run ./cmd/dev bench page
//	go run ./cmd/dev bench search --peer
//	go run ./cmd/dev bench handbook
//	go run ./cmd/dev bench preview --projects 1000
//	go run ./cmd/dev goldens
//	go run ./cmd/dev fonts
//	go run ./cmd/dev release 1.2.0
//
// It works from any folder of the repository. Results go to standard output;
// it exits with 1 when something failed and with 80 when it was called wrongly.
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"

	"github.com/alecthomas/kong"
)

// commands is the command line.
type commands struct {
	Test    testCommand    `cmd:"" help:"Check the code and run all tests."`
	Corpus  corpusCommand  `cmd:"" help:"Write a large invented site."`
	Bench   benchCommand   `cmd:"" help:"Measure builds of large sites, visits to a page, or the search."`
	Floor   floorCommand   `cmd:"" hidden:"" help:"Write files of given sizes; for bench."`
	Draft   draftCommand   `cmd:"" hidden:"" help:"Write a book as a page for browsers; for bench."`
	Site    siteCommand    `cmd:"" hidden:"" help:"Build a site with its search or without; for bench."`
	Goldens goldensCommand `cmd:"" help:"Run the tests and let them rewrite their golden files."`
	Fonts   fontsCommand   `cmd:"" help:"Make the fonts of the standard theme from the whole ones."`
	Release releaseCommand `cmd:"" help:"Build and pack the program for every system."`
}

// main runs one command. An interrupt cancels it, so that children end and
// temporary folders are removed.
func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var c commands
	run := kong.Parse(&c,
		kong.Name("dev"),
		kong.Description("Developers' tasks of this repository."),
		kong.UsageOnError(),
		kong.BindTo(ctx, (*context.Context)(nil)))
	run.FatalIfErrorf(run.Run())
}

// root returns the folder of the repository, found as the go command finds it.
func root(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "env", "GOMOD").Output()
	if err != nil {
		return "", fmt.Errorf("asking the go command for its module: %w", err)
	}
	file := strings.TrimSpace(string(out))
	if file == "" || file == os.DevNull {
		return "", fmt.Errorf("not inside the repository: no go.mod here or above; change into it first")
	}
	return filepath.Dir(file), nil
}
