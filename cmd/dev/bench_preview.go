package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"

	"prospectus/cmd/dev/internal/bench"
)

// A benchPreviewCommand is `dev bench preview`.
type benchPreviewCommand struct {
	Projects []int  `default:"158,1000,10000" help:"Sizes of site to write."`
	Edits    int    `default:"20" help:"Saves of each kind: figures, prose, a template, a style."`
	Program  string `placeholder:"FILE" help:"A program that is built already, in place of one built now."`
	Temp     string `placeholder:"DIR" help:"Where sites go while they are needed; the system's folder for temporary files by default."`
	shapeFlags
}

// Run builds the program and measures its preview at each size in turn.
func (c benchPreviewCommand) Run(ctx context.Context) (err error) {
	dir, err := root(ctx)
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	temp, err := os.MkdirTemp(c.Temp, "preview-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temp)) }()
	program := c.Program
	if program == "" {
		if program, err = compile(ctx, dir, temp); err != nil {
			return err
		}
	}
	_, err = bench.Preview(ctx, bench.PreviewOptions{
		Program: program, Self: self, Shape: []string{"--per-briefing", strconv.Itoa(c.PerBriefing), "--tables", strconv.Itoa(c.Tables)},
		Projects: c.Projects, Edits: c.Edits, Theme: os.DirFS(filepath.Join(dir, "themes", "standard")), Temp: temp, Out: os.Stdout,
	})
	return err
}
