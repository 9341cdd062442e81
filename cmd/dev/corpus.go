package main

import (
	"context"
	"fmt"
	"strconv"

	"prospectus/cmd/dev/internal/corpus"
)

// A corpusCommand is `dev corpus`.
type corpusCommand struct {
	Projects int    `required:"" help:"How many projects the site has; the other kinds follow from it."`
	Out      string `required:"" placeholder:"DIR" help:"A folder that is empty or does not exist yet."`
	Seed     uint64 `default:"20260630" help:"Another seed gives another site."`
	shapeFlags
}

// shapeFlags are the flags by which a site is brought near another program's
// in the number of its pages and their size.
type shapeFlags struct {
	PerBriefing int `default:"20" help:"A briefing for so many projects, 1 to 20."`
	Tables      int `default:"7" help:"Tables of facts that a project's sheet has, 0 to 7."`
}

// shape is what the flags ask for. Package corpus checks it.
func (f shapeFlags) shape() corpus.Shape {
	return corpus.Shape{PerBriefing: f.PerBriefing, Tables: f.Tables}
}

// args are the flags as a child is given them.
func (f shapeFlags) args() []string {
	return []string{"--per-briefing", strconv.Itoa(f.PerBriefing), "--tables", strconv.Itoa(f.Tables)}
}

// Run writes the site and says how large it is.
func (c corpusCommand) Run(ctx context.Context) error {
	s, err := corpus.Write(ctx, corpus.Options{Dir: c.Out, Projects: c.Projects, Seed: c.Seed, Shape: c.shape()})
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d projects in %d files, %.1f MB\n", c.Out, c.Projects, s.Files, float64(s.Bytes)/1e6)
	return nil
}
