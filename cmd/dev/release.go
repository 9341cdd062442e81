package main

import (
	"context"
	"os"
	"path/filepath"

	"prospectus/cmd/dev/internal/release"
)

// A releaseCommand is `dev release`.
type releaseCommand struct {
	Version string `arg:"" optional:"" default:"devel" help:"The number of the release, such as 1.2.0."`
	Out     string `placeholder:"DIR" help:"Where the archives go; .prospectus/release in the repository by default."`
}

// Run builds and packs every target.
func (c releaseCommand) Run(ctx context.Context) error {
	dir, err := root(ctx)
	if err != nil {
		return err
	}
	if c.Out == "" {
		c.Out = filepath.Join(dir, ".prospectus", "release")
	}
	return release.Run(ctx, release.Options{
		Root: dir, Dir: c.Out, Version: c.Version, Targets: release.Targets(), Out: os.Stdout,
	})
}
