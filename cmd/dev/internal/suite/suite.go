// Package suite runs everything that has to hold before a change is shared:
// the tools that tests need are there, the code is formatted, vetted for every
// system that is released, and every test passes.
//
// It prints one line a package, everything that a failure printed, and at the
// very end one line alone, `N passed, N failed, N skipped`, whatever happened
// before. A check that fails, a package that does not build and a command that
// cannot be run count as failures; nothing that failed is left out.
package suite

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// ErrFailed says that something failed. What it was stands in the output.
var ErrFailed = errors.New("tests failed")

// Options says what to run.
type Options struct {
	Root    string   // of the repository
	All     bool     // the tests on large generated sites as well (build tag corpus)
	Pattern string   // of the tests to run, as for go test -run; empty for all
	Env     []string // added to the environment of the tests
	Out     io.Writer
}

// A target is a system and processor that the code must hold for, and the go
// command that tells.
type target struct {
	system, processor string
	args              []string
}

// targets covers each system that has files of its own, and one processor that
// few people can try by hand. Vet type-checks tests too; build compiles.
func targets() []target {
	vet := []string{"vet", "./..."}
	return []target{
		// Once with the tests that tags add, so that one of them that does not
		// compile is told in the first minutes and not after all the others.
		{"linux", "amd64", []string{"vet", "-tags", "browser,corpus", "./..."}},
		{"windows", "amd64", vet},
		{"darwin", "arm64", vet},
		{"linux", "loong64", []string{"build", "-buildvcs=false", "-o", os.DevNull, "./..."}},
	}
}

// Run runs the suite and returns ErrFailed when anything failed. The line of
// counts is printed in every case. Only missing tools end the run early: every
// other failure leaves the later stages worth running.
func Run(ctx context.Context, o Options) error {
	t := NewTally(o.Out)
	if err := provide(ctx, o.Out); err != nil {
		t.Fail("tools that the tests need", err.Error())
	} else {
		o.stages(ctx, t)
	}
	return o.conclude(t)
}

// stages runs one stage after another.
func (o Options) stages(ctx context.Context, t *Tally) {
	o.checkFormat(t)
	o.vet(ctx, t)
	o.goTest(ctx, t, "-race", "./...")
	o.goTestTag(ctx, t, "browser")
	if o.All {
		o.goTestTag(ctx, t, "corpus")
	}
}

// conclude names what failed and prints the line of counts.
func (o Options) conclude(t *Tally) error {
	total := t.Total()
	if names := t.Failures(); len(names) > 0 {
		fmt.Fprintf(o.Out, "\nfailed:\n  %s\n", strings.Join(names, "\n  "))
	}
	fmt.Fprintf(o.Out, "\n%s\n", total)
	if total.Failed > 0 {
		return ErrFailed
	}
	return nil
}

// checkFormat fails for Go files that gofmt would change.
func (o Options) checkFormat(t *Tally) {
	files, err := unformatted(os.DirFS(o.Root))
	switch {
	case err != nil:
		t.Fail("gofmt", err.Error())
	case len(files) > 0:
		t.Fail("gofmt", "these files are not formatted; run gofmt -w on them:\n  "+strings.Join(files, "\n  "))
	}
}

// vet examines the code as each target compiles it.
func (o Options) vet(ctx context.Context, t *Tally) {
	for _, to := range targets() {
		name := fmt.Sprintf("go %s for %s/%s", to.args[0], to.system, to.processor)
		cmd := o.command(ctx, "go", to.args...)
		cmd.Env = append(cmd.Env, "GOOS="+to.system, "GOARCH="+to.processor, "CGO_ENABLED=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fail(name, string(out)+err.Error())
		} else {
			fmt.Fprintf(o.Out, "ok    %s\n", name)
		}
	}
}

// goTestTag runs the tests that a build tag adds, and only those, so that no
// test is counted twice.
func (o Options) goTestTag(ctx context.Context, t *Tally, tag string) {
	added, err := tagged(os.DirFS(o.Root), tag)
	if err != nil {
		t.Fail("tests tagged "+tag, err.Error())
		return
	}
	for _, p := range added {
		if names := matching(p.tests, o.Pattern); len(names) > 0 {
			only := o
			only.Pattern = exactly(names, o.Pattern)
			only.goTest(ctx, t, "-tags", tag, "./"+p.dir)
		}
	}
}

// goTest runs go test and feeds its events to the tally. A run that fails
// without any event of a failure is itself one.
func (o Options) goTest(ctx context.Context, t *Tally, args ...string) {
	// Long, because the race detector on a busy machine with few processors is
	// slow, and a test that hangs shows all the same.
	args = append([]string{"test", "-json", "-timeout", "30m"}, args...)
	if o.Pattern != "" {
		args = append(args, "-run", o.Pattern)
	}
	cmd := o.command(ctx, "go", args...)
	cmd.Env = append(cmd.Env, o.Env...)
	before := t.Total().Failed
	if said, err := feed(cmd, t); err != nil && t.Total().Failed == before {
		t.Fail("go "+strings.Join(args, " "), said+err.Error())
	} else {
		t.print(said)
	}
}

// feed runs a command whose standard output is a stream of test events, and
// returns what it wrote to standard error.
func feed(cmd *exec.Cmd, t *Tally) (said string, err error) {
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	events, err := cmd.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := cmd.Start(); err != nil {
		return "", err
	}
	// The command's errors are whole only when it has been waited for.
	err = errors.Join(t.Read(events), cmd.Wait())
	return stderr.String(), err
}

// command prepares a command in the root of the repository.
func (o Options) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = filepath.Clean(o.Root)
	cmd.Env = os.Environ()
	return cmd
}
