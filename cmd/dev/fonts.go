package main

import (
	"context"
	"os"

	"prospectus/cmd/dev/internal/fonts"
)

// A fontsCommand is `dev fonts`.
type fontsCommand struct{}

// Run makes the fonts of the standard theme anew. What changed is for version
// control to show.
func (fontsCommand) Run(ctx context.Context) error {
	dir, err := root(ctx)
	if err != nil {
		return err
	}
	return fonts.Run(ctx, fonts.Options{Root: dir, Out: os.Stdout})
}
