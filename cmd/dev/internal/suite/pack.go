package suite

import (
	"fmt"
	"slices"
	"strings"
)

// A pack is one package under test.
type pack struct {
	name  string
	tests map[string]*oneTest
	order []string         // tests in the order in which they began
	rest  *strings.Builder // output of the package outside any test
}

// A oneTest is one test or subtest. Its output is dropped once it passes.
type oneTest struct {
	result  string // pass, fail, skip; empty while it runs
	output  strings.Builder
	parent  bool // has subtests
	failing bool // a subtest, at any depth, failed
}

// newPack begins a package of which no test has run.
func newPack(name string) *pack {
	return &pack{name: name, tests: map[string]*oneTest{}, rest: &strings.Builder{}}
}

// take records an event that does not end the package. Benchmarks are no
// tests; their output belongs to the package.
func (p *pack) take(e event) {
	if e.Test == "" || strings.HasPrefix(e.Test, "Benchmark") {
		p.rest.WriteString(e.Output)
		return
	}
	o := p.of(e.Test)
	switch e.Action {
	case "output":
		o.output.WriteString(e.Output)
	case "pass", "skip", "fail":
		o.result = e.Action
		if e.Action != "fail" {
			o.output.Reset()
		}
	}
}

// of returns the test of a name, noting it with its parent when it is new.
func (p *pack) of(name string) *oneTest {
	o := p.tests[name]
	if o != nil {
		return o
	}
	o = &oneTest{}
	p.tests[name] = o
	p.order = append(p.order, name)
	if parent := p.parentOf(name); parent != nil {
		parent.parent = true
	}
	return o
}

// parentOf returns the test that a subtest was run by. A slash does not tell:
// the name of a subtest may hold some of its own. A parent has begun before.
func (p *pack) parentOf(name string) *oneTest {
	for i := strings.LastIndexByte(name, '/'); i >= 0; i = strings.LastIndexByte(name[:i], '/') {
		if parent := p.tests[name[:i]]; parent != nil {
			return parent
		}
	}
	return nil
}

// close counts the package's tests. A failed package in which no test failed
// has failed by itself and counts once, under its own name.
func (p *pack) close(broken bool) (c Counts, failed []string) {
	for _, name := range slices.Backward(p.order) {
		p.settle(name)
	}
	for _, name := range p.order {
		o := p.tests[name]
		switch {
		// A parent fails with its subtests. It counts beside them only where it
		// found a fault of its own.
		case o.result == "fail" && (!o.parent || !o.failing):
			c.Failed++
			failed = append(failed, p.name+" "+name)
		case o.parent:
		case o.result == "pass":
			c.Passed++
		case o.result == "skip":
			c.Skipped++
		}
	}
	if broken && c.Failed == 0 {
		c.Failed = 1
		failed = append(failed, p.name)
	}
	return c, failed
}

// settle fails a test that never ended, and tells its ancestors of a failure.
// Tests are settled last begun first, so that a subtest comes before its
// parent.
func (p *pack) settle(name string) {
	o := p.tests[name]
	if o.result == "" {
		o.result = "fail"
		if !o.failing {
			o.output.WriteString("    (began and never ended)\n")
		}
	}
	if o.result != "fail" && !o.failing {
		return
	}
	if parent := p.parentOf(name); parent != nil {
		parent.failing = true
	}
}

// summary is the package's one line.
func (p *pack) summary(e event, c Counts) string {
	mark := "ok  "
	switch {
	case c.Failed > 0:
		mark = "FAIL"
	case len(p.order) == 0:
		mark = "--  "
	}
	line := fmt.Sprintf("%s  %-44s %7.1fs", mark, p.name, e.Elapsed)
	for _, part := range []struct {
		n    int
		word string
	}{{c.Passed, "passed"}, {c.Failed, "failed"}, {c.Skipped, "skipped"}} {
		if part.n > 0 {
			line += fmt.Sprintf("  %d %s", part.n, part.word)
		}
	}
	if len(p.order) == 0 && c.Failed == 0 {
		line += "  no tests"
	}
	return line
}

// log is the output of all that failed, tests in the order in which they
// began, then what the package printed by itself.
func (p *pack) log() string {
	var b strings.Builder
	for _, name := range p.order {
		if o := p.tests[name]; o.result == "fail" {
			b.WriteString(o.output.String())
		}
	}
	b.WriteString(p.rest.String())
	return b.String()
}
