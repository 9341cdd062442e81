package suite

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Counts is how many tests passed, failed and were skipped.
type Counts struct{ Passed, Failed, Skipped int }

// String is the line that a run ends with.
func (c Counts) String() string {
	return fmt.Sprintf("%d passed, %d failed, %d skipped", c.Passed, c.Failed, c.Skipped)
}

// add adds the counts of a package.
func (c *Counts) add(o Counts) {
	c.Passed += o.Passed
	c.Failed += o.Failed
	c.Skipped += o.Skipped
}

// An event is one line of `go test -json`: a TestEvent of cmd/test2json, or a
// BuildEvent of `go help buildjson`. The two differ in their actions.
type event struct {
	Action      string
	Package     string
	Test        string
	Elapsed     float64
	Output      string
	FailedBuild string
	ImportPath  string // of build events
}

// A Tally reads the streams of `go test -json` and counts each test once.
//
// A test with subtests is not counted beside them: only leaves are. It counts
// as one failure of its own where it failed and none of its subtests did. What
// failed without any test failing counts as one failure too: a package that
// does not build, panics outside a test, exits by itself or runs out of time.
// A test that began and never ended has failed.
type Tally struct {
	out    io.Writer
	total  Counts
	failed []string // what to name again at the end
	open   map[string]*pack
	builds map[string]*compile // compiler output by import path
}

// A compile is what the compiler said of one package.
type compile struct {
	output  bytes.Buffer
	failed  bool
	printed bool // with a package that failed for it
}

// NewTally returns a tally that prints one line a package, and everything that
// a failed test printed, to w.
func NewTally(w io.Writer) *Tally {
	return &Tally{out: w, open: map[string]*pack{}, builds: map[string]*compile{}}
}

// Total returns what has been counted so far.
func (t *Tally) Total() Counts { return t.total }

// Failures names what failed, in the order in which it was reported.
func (t *Tally) Failures() []string { return slices.Clone(t.failed) }

// Fail counts a failure that is no test's: a check, or a command that could
// not run.
func (t *Tally) Fail(name, output string) {
	t.total.Failed++
	t.failed = append(t.failed, name)
	fmt.Fprintf(t.out, "FAIL  %s\n", name)
	t.print(output)
}

// Read takes in one stream until it ends. Lines that are not JSON are printed
// as they stand. Packages that are still open at the end of the stream have
// failed: whatever ran them died.
func (t *Tally) Read(r io.Reader) error {
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			t.line(line)
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("reading test events: %w", err)
		}
	}
	for _, name := range sortedKeys(t.open) {
		t.end(t.open[name], event{Action: "fail", Package: name})
	}
	t.reportBuilds()
	return nil
}

// line takes in one line, with or without its line end.
func (t *Tally) line(line []byte) {
	var e event
	if err := json.Unmarshal(line, &e); err != nil || e.Action == "" {
		t.print(string(line))
		return
	}
	switch {
	case strings.HasPrefix(e.Action, "build-"):
		t.build(e)
	case e.Package != "":
		t.test(e)
	}
}

// build keeps what the compiler said until the package that needed it fails.
func (t *Tally) build(e event) {
	b := t.builds[e.ImportPath]
	if b == nil {
		b = &compile{}
		t.builds[e.ImportPath] = b
	}
	b.output.WriteString(e.Output)
	b.failed = b.failed || e.Action == "build-fail"
}

// test takes in an event of a package or of one of its tests.
func (t *Tally) test(e event) {
	p := t.open[e.Package]
	if p == nil {
		p = newPack(e.Package)
		t.open[e.Package] = p
	}
	ends := e.Action == "pass" || e.Action == "fail" || e.Action == "skip"
	if e.Test == "" && ends {
		t.end(p, e)
		return
	}
	p.take(e)
}

// end closes a package and reports it.
func (t *Tally) end(p *pack, e event) {
	delete(t.open, p.name)
	counts, failed := p.close(e.Action == "fail")
	t.total.add(counts)
	t.failed = append(t.failed, failed...)
	fmt.Fprintln(t.out, p.summary(e, counts))
	if counts.Failed == 0 {
		return
	}
	// Several packages may fail for one that does not build: it is shown once.
	if b := t.builds[e.FailedBuild]; b != nil && !b.printed {
		t.print(b.output.String())
		b.printed = true
	}
	t.print(p.log())
}

// reportBuilds counts what did not build although no package named it as its
// reason to fail.
func (t *Tally) reportBuilds() {
	for _, path := range sortedKeys(t.builds) {
		if b := t.builds[path]; b.failed && !b.printed {
			t.Fail(path+" does not build", b.output.String())
		}
	}
	clear(t.builds)
}

// print writes a block of output, ending it with a line end.
func (t *Tally) print(s string) {
	if s == "" {
		return
	}
	if !strings.HasSuffix(s, "\n") {
		s += "\n"
	}
	io.WriteString(t.out, s)
}

// sortedKeys returns the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
