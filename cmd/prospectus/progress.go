package main

import (
	"fmt"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"prospectus/generator/build"
)

// A progress shows how far a build has come: a bar on a terminal, one line a
// step elsewhere.
type progress struct {
	env  environment
	last build.Step
	bar  *progressbar.ProgressBar
}

func newProgress(env environment) *progress { return &progress{env: env} }

// step is told of a build's steps; total is 0 where it is not known.
func (p *progress) step(s build.Step, done, total int) {
	if s != p.last {
		p.last = s
		p.begin(s, total)
	}
	if p.bar != nil {
		_ = p.bar.Set(min(done, p.bar.GetMax())) // a bar that cannot be drawn is no reason to stop
	}
}

func (p *progress) begin(s build.Step, total int) {
	words := say(p.env.lang, string(s))
	if !p.env.terminal {
		fmt.Fprintln(p.env.stderr, words)
		return
	}
	p.end()
	p.bar = progressbar.NewOptions(max(total, 1),
		progressbar.OptionSetWriter(p.env.stderr),
		progressbar.OptionSetDescription(words),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionShowCount(),
		progressbar.OptionSetElapsedTime(false),
	)
}

func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
		p.bar = nil
	}
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }
