// Package bench measures how long the program takes to build a site, and what
// it needs for that, beside two things that give the figures a meaning: the
// floor, which writes the very same files and does nothing else, and, where
// one is named, another program that builds a comparable site.
//
// All of them run as child processes, in turn, in one session, so that a busy
// machine is busy for each. Every run writes into a new folder; one more run
// builds again over the last folder. What is reported is the median of each
// figure by itself.
//
// Time and memory are those that the system reports of a child that ended,
// its own children included. A system may count the memory of the parent at
// the moment of the fork, which is why the parent here holds next to nothing.
package bench

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Options says what to measure.
type Options struct {
	Program  string   // the built program; called as PROGRAM build --site DIR --out DIR
	Self     string   // this program, which offers the commands corpus and floor
	Projects []int    // sizes of site
	Shape    []string // further flags of the command corpus
	Runs     int      // of each, at least one
	Peer     []string // another program with its arguments, where {n} is the size and {out} a folder; may be empty
	Temp     string   // a folder for sites and output, on the disk to be measured
	Out      io.Writer
}

// A Result is what was measured at one size of site.
type Result struct {
	Projects           int
	Build, Floor, Warm Figures
	Peer, PeerFloor    Figures // nought without a peer
	Tree, PeerTree     Tree
}

// Run measures each size in turn and reports each as soon as it is measured.
func Run(ctx context.Context, o Options) ([]Result, error) {
	if o.Runs < 1 {
		return nil, fmt.Errorf("%d runs measure nothing: ask for one or more", o.Runs)
	}
	header(o.Out, o)
	var all []Result
	for _, n := range o.Projects {
		r, err := o.size(ctx, n)
		if err != nil {
			return all, fmt.Errorf("with %d projects: %w", n, err)
		}
		r.print(o.Out)
		all = append(all, r)
	}
	return all, nil
}

// size measures one size of site.
func (o Options) size(ctx context.Context, n int) (r Result, err error) {
	dir, err := os.MkdirTemp(o.Temp, fmt.Sprintf("bench-%d-", n))
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(dir)
	site := filepath.Join(dir, "site")
	corpus := append([]string{o.Self, "corpus", "--projects", strconv.Itoa(n), "--out", site}, o.Shape...)
	if _, err := run(ctx, corpus...); err != nil {
		return r, err
	}
	// Both commands are made anew for each folder that they write to.
	product := func(out string) []string { return []string{o.Program, "build", "--site", site, "--out", out} }
	peer := func(out string) []string { return fill(o.Peer, n, out) }
	turns := turns{self: o.Self, dir: dir}
	var builds, floors, peers, peerFloors []Figures
	for range o.Runs {
		if err := turns.cold(ctx, product, &builds, &floors, &r.Tree); err != nil {
			return r, err
		}
		if len(o.Peer) == 0 {
			continue
		}
		if err := turns.cold(ctx, peer, &peers, &peerFloors, &r.PeerTree); err != nil {
			return r, err
		}
	}
	if r.Warm, err = turns.warm(ctx, product); err != nil {
		return r, err
	}
	r.Projects = n
	r.Build, r.Floor, r.Peer, r.PeerFloor = median(builds), median(floors), median(peers), median(peerFloors)
	return r, nil
}

// turns runs one thing after another in one folder.
type turns struct{ self, dir string }

// cold runs a command into a new folder, then the floor over what it wrote.
func (t turns) cold(ctx context.Context, command func(out string) []string, figures, floors *[]Figures, tree *Tree) error {
	out, list, copied := filepath.Join(t.dir, "out"), filepath.Join(t.dir, "list"), filepath.Join(t.dir, "copy")
	defer os.RemoveAll(out)
	defer os.RemoveAll(copied)
	f, err := run(ctx, command(out)...)
	if err != nil {
		return err
	}
	if *tree, err = survey(out, list); err != nil {
		return err
	}
	// The files are removed before the floor writes them again, so that both
	// find as much of the disk's cache in use.
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	floor, err := run(ctx, t.self, "floor", "--list", list, "--out", copied)
	if err != nil {
		return err
	}
	*figures, *floors = append(*figures, f), append(*floors, floor)
	return nil
}

// warm runs a command twice into one folder, as somebody does who has changed
// little or nothing, and returns the second run.
func (t turns) warm(ctx context.Context, command func(out string) []string) (Figures, error) {
	out := filepath.Join(t.dir, "out")
	defer os.RemoveAll(out)
	if _, err := run(ctx, command(out)...); err != nil {
		return Figures{}, err
	}
	return run(ctx, command(out)...)
}

// fill puts the size of site and the folder into a peer's arguments.
func fill(args []string, n int, out string) []string {
	filled := make([]string, len(args))
	for i, a := range args {
		filled[i] = strings.NewReplacer("{n}", strconv.Itoa(n), "{out}", out).Replace(a)
	}
	return filled
}
