package bench

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// Figures is what one run of a command took.
type Figures struct {
	Wall, User, System time.Duration
	Peak               int64 // resident memory in bytes; 0 where the system does not tell
}

// CPU is the processor time of all threads.
func (f Figures) CPU() time.Duration { return f.User + f.System }

// run runs a command and measures it. What it prints is shown only if it
// fails.
func run(ctx context.Context, command ...string) (f Figures, err error) {
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	var said bytes.Buffer
	cmd.Stderr = &said
	start := time.Now()
	err = cmd.Run()
	f.Wall = time.Since(start)
	if err != nil {
		return f, fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, tail(said.String()))
	}
	f.User, f.System = cmd.ProcessState.UserTime(), cmd.ProcessState.SystemTime()
	f.Peak = peak(cmd.ProcessState)
	return f, nil
}

// Measure runs a command and returns what it took. What the command prints is
// part of the error if it fails.
func Measure(ctx context.Context, command ...string) (Figures, error) { return run(ctx, command...) }

// tail returns the last lines of an output, which say why a command failed.
func tail(s string) string {
	lines := strings.Split(strings.TrimRight(s, "\n"), "\n")
	return strings.Join(lines[max(0, len(lines)-20):], "\n")
}

// Median returns the median of each figure by itself.
func Median(all []Figures) Figures { return median(all) }

// median returns the median of each figure by itself; of an even number, the
// lower one in the middle.
func median(all []Figures) Figures {
	if len(all) == 0 {
		return Figures{}
	}
	return Figures{
		Wall:   middle(all, func(f Figures) time.Duration { return f.Wall }),
		User:   middle(all, func(f Figures) time.Duration { return f.User }),
		System: middle(all, func(f Figures) time.Duration { return f.System }),
		Peak:   middle(all, func(f Figures) int64 { return f.Peak }),
	}
}

// middle returns the median of one figure. The lower of two in the middle is a
// figure that was really measured, which their mean is not.
func middle[T cmp.Ordered](all []Figures, of func(Figures) T) T {
	values := make([]T, len(all))
	for i, f := range all {
		values[i] = of(f)
	}
	slices.Sort(values)
	return values[(len(values)-1)/2]
}

// milliseconds writes a duration as whole milliseconds.
func milliseconds(d time.Duration) string { return fmt.Sprintf("%.0f", float64(d)/1e6) }
