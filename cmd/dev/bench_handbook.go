package main

import (
	"context"
	"os"

	"prospectus/cmd/dev/internal/books"
)

// A benchHandbookCommand is `dev bench handbook`.
type benchHandbookCommand struct {
	Projects int    `default:"160" help:"How many projects the book has."`
	Runs     int    `default:"3" help:"Runs of each; the median is reported."`
	Peers    bool   `default:"true" negatable:"" help:"Have Chromium and WeasyPrint print the same content."`
	Browser  string `env:"BROWSER_PATH" default:"chromium" placeholder:"PROGRAM" help:"A Chromium."`
	Temp     string `placeholder:"DIR" help:"Where sites and output go while they are needed; the system's folder for temporary files by default."`
}

// Run builds the program and has it print a book.
func (c benchHandbookCommand) Run(ctx context.Context) error {
	return onBench(ctx, c.Temp, "", func(b workbench) error {
		_, err := books.Run(ctx, books.Options{
			Program: b.program, Self: b.self, Projects: c.Projects, Runs: c.Runs, Peers: c.Peers, Browser: c.Browser, Temp: b.temp, Out: os.Stdout,
		})
		return err
	})
}

// A draftCommand is `dev draft`, which bench runs as a child.
type draftCommand struct {
	Site string `required:"" help:"The folder of the site."`
	Book string `required:"" help:"The id of the book."`
	Lang string `required:"" help:"Its language."`
	Out  string `required:"" help:"The folder for the page."`
}

// Run writes the book as a page for browsers.
func (c draftCommand) Run(ctx context.Context) error {
	return books.Draft(ctx, c.Site, c.Book, c.Lang, c.Out)
}
