package main

import (
	"context"
	"fmt"

	"prospectus/cmd/dev/internal/corpus"
)

// A corpusCommand is `dev corpus`.
type corpusCommand struct {
	Projects int    `required:"" help:"How many projects the site has; the other kinds follow from it."`
	Out      string `required:"" placeholder:"DIR" help:"A folder that is empty or does not exist yet."`
	Seed     uint64 `default:"20260630" help:"Another seed gives another site."`
}

// Run writes the site and says how large it is.
func (c corpusCommand) Run(ctx context.Context) error {
	s, err := corpus.Write(ctx, corpus.Options{Dir: c.Out, Projects: c.Projects, Seed: c.Seed})
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d projects in %d files, %.1f MB\n", c.Out, c.Projects, s.Files, float64(s.Bytes)/1e6)
	return nil
}
