package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"prospectus/cmd/dev/internal/bench"
)

// A benchCommand is `dev bench`.
type benchCommand struct {
	Projects []int  `default:"158,1000,10000" help:"Sizes of site to build."`
	Runs     int    `default:"3" help:"Runs of each; the median is reported."`
	Peer     string `placeholder:"COMMAND" help:"Another program to run in turn, with its arguments; {n} is the size and {out} a new folder for what it writes. No quoting."`
	Temp     string `placeholder:"DIR" help:"Where sites and output go while they are needed; the system's folder for temporary files by default."`
	shapeFlags
}

// Run builds the program and measures it.
func (c benchCommand) Run(ctx context.Context) (err error) {
	dir, err := root(ctx)
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	temp, err := os.MkdirTemp(c.Temp, "program-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temp)) }()
	// The program is built as a release is, but where nobody installed it: a
	// measurement must not depend on what happens to be on the PATH.
	program := filepath.Join(temp, "prospectus.exe") // a name that every system will run
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-o", program, "./cmd/prospectus")
	build.Dir = dir
	if said, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building the program: %w\n%s", err, said)
	}
	_, err = bench.Run(ctx, bench.Options{
		Program: program, Self: self, Shape: []string{
			"--per-briefing", strconv.Itoa(c.PerBriefing), "--tables", strconv.Itoa(c.Tables),
		},
		Projects: c.Projects, Runs: c.Runs,
		Peer: strings.Fields(c.Peer), Temp: temp, Out: os.Stdout,
	})
	return err
}

// A floorCommand is `dev floor`, which bench runs as a child.
type floorCommand struct {
	List string `required:"" help:"A file with a line of size and name for each file."`
	Out  string `required:"" help:"The folder to write them to."`
}

// Run writes the files.
func (c floorCommand) Run(ctx context.Context) error { return bench.Floor(ctx, c.List, c.Out) }
