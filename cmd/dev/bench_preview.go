package main

import (
	"context"
	"os"
	"path/filepath"

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

// Run measures the program's preview at each size in turn.
func (c benchPreviewCommand) Run(ctx context.Context) error {
	return onBench(ctx, c.Temp, c.Program, func(b workbench) error {
		_, err := bench.Preview(ctx, bench.PreviewOptions{
			Program: b.program, Self: b.self, Shape: c.args(), Projects: c.Projects, Edits: c.Edits,
			Theme: os.DirFS(filepath.Join(b.root, "themes", "standard")), Temp: b.temp, Out: os.Stdout,
		})
		return err
	})
}
