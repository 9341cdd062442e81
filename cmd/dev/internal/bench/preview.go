package bench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"
)

// PreviewOptions says what to measure of the preview.
type PreviewOptions struct {
	Program  string   // the built program; called as PROGRAM serve --site DIR --addr HOST:PORT
	Self     string   // this program, which offers the command corpus
	Projects []int    // sizes of site
	Shape    []string // further flags of the command corpus
	Edits    int      // of each kind, at least one
	Theme    fs.FS    // the standard theme, of which a template and a style are edited
	Temp     string
	Out      io.Writer
}

// A Previewed is what was measured at one size of site.
type Previewed struct {
	Projects    int
	Cold, Warm  time.Duration // from the start of the program to the bytes of the first page
	Saves       []Saves
	List        Spread // from a save to the bytes of the first page of the list
	Faults      Spread // from a save to the finding of a check of prose
	Search      Spread // from a save to an index of the search, lists, feeds and data made of it
	Peak        int64  // resident memory in bytes
	FirstSearch time.Duration
}

// Saves is how soon saves of one kind were in the browser.
type Saves struct {
	Kind string
	Spread
}

// A Spread is the median and the worst of several durations.
type Spread struct{ Median, Worst time.Duration }

func spread(all []time.Duration) (s Spread) {
	if len(all) == 0 {
		return s
	}
	sorted := slices.Sorted(slices.Values(all))
	return Spread{sorted[(len(all)-1)/2], sorted[len(all)-1]} // of an even number the lower, as median has it
}

// Preview measures each size in turn and reports each as soon as it is measured.
//
// A save is measured as a browser meets it: from before the file is written, over
// the preview's own stream of events, to the last byte of the page in which the
// change stands.
func Preview(ctx context.Context, o PreviewOptions) ([]Previewed, error) {
	if o.Edits < 1 {
		return nil, fmt.Errorf("%d edits measure nothing: ask for one or more", o.Edits)
	}
	header(o.Out, Options{Runs: o.Edits})
	var all []Previewed
	for _, n := range o.Projects {
		p, err := o.size(ctx, n)
		if err != nil {
			return all, fmt.Errorf("with %d projects: %w", n, err)
		}
		p.print(o.Out)
		all = append(all, p)
	}
	return all, nil
}

// size measures one size of site: a start without a cache, one with the cache that
// the first left, and in that one the saves.
func (o PreviewOptions) size(ctx context.Context, n int) (p Previewed, err error) {
	dir, err := os.MkdirTemp(o.Temp, fmt.Sprintf("preview-%d-", n))
	if err != nil {
		return p, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	site := filepath.Join(dir, "site")
	if _, err := run(ctx, append([]string{o.Self, "corpus", "--projects", strconv.Itoa(n), "--out", site}, o.Shape...)...); err != nil {
		return p, err
	}
	p.Projects = n
	cold, err := open(ctx, o.Program, site)
	if err != nil {
		return p, err
	}
	p.Cold = cold.first
	if _, err := cold.close(); err != nil {
		return p, err
	}
	v, err := open(ctx, o.Program, site)
	if err != nil {
		return p, err
	}
	p.Warm = v.first
	err = o.measure(v, site, &p)
	peak, closed := v.close()
	p.Peak = peak
	return p, errors.Join(err, closed)
}

// measure makes the edits of one size.
func (o PreviewOptions) measure(v *viewer, site string, p *Previewed) error {
	if err := v.made(v.number); err != nil {
		return err
	}
	p.FirstSearch = time.Since(v.began)
	edits, err := o.edits(site)
	if err != nil {
		return err
	}
	for _, e := range edits {
		var all []time.Duration
		for i := range o.Edits {
			took, err := v.save(e, i)
			if err != nil {
				return fmt.Errorf("%s: %w", e.kind, err)
			}
			all = append(all, took)
		}
		p.Saves = append(p.Saves, Saves{e.kind, spread(all)})
	}
	return o.follow(v, edits[1], p)
}

// follow measures what comes after the page, on saves of prose.
func (o PreviewOptions) follow(v *viewer, e edit, p *Previewed) error {
	var lists, faults, searches []time.Duration
	for i := range max(1, o.Edits/4) {
		took, err := v.save(e, 100+i)
		if err != nil {
			return err
		}
		began := time.Now().Add(-took)
		number := v.number
		if _, err := v.get("zh/projects/index.html"); err != nil {
			return err
		}
		lists = append(lists, time.Since(began))
		for {
			said, err := v.get("_preview/faults?at=" + e.page)
			if err != nil {
				return err
			}
			if checkedOf(said, number) {
				break
			}
			if err := v.next(); err != nil {
				return err
			}
		}
		faults = append(faults, time.Since(began))
		if err := v.made(number); err != nil {
			return err
		}
		searches = append(searches, time.Since(began))
	}
	p.List, p.Faults, p.Search = spread(lists), spread(faults), spread(searches)
	return nil
}

// checkedOf reports whether an answer about faults is of a state, or a later one,
// with the checks made and the finding of the prose among them.
func checkedOf(said string, number int) bool {
	var answer struct {
		Number  int
		Checked bool
		Faults  []struct{ Code string }
	}
	if json.Unmarshal([]byte(said), &answer) != nil || answer.Number < number || !answer.Checked {
		return false
	}
	for _, f := range answer.Faults {
		if f.Code == "superlative" {
			return true
		}
	}
	return false
}
