package bench

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// look is how often a family of processes is looked at.
const look = 50 * time.Millisecond

// tick is the unit in which Linux counts the time of processes (USER_HZ).
const tick = 10 * time.Millisecond

// MeasureFamily runs a command that starts others and returns what all of them took
// together. Memory is what they held at once, what several share counted once
// (proportional set size); the system does not add that up, so it is looked at in
// short intervals, where /proc tells of it, and is never less than what the largest
// of the processes held. Processor time of a process that nobody waits for is that at
// the last look.
func MeasureFamily(ctx context.Context, command ...string) (f Figures, err error) {
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	var said bytes.Buffer
	cmd.Stderr = &said
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return f, err
	}
	stop, seen := make(chan struct{}), make(chan family)
	go func() {
		all := family{cpu: map[int]time.Duration{}}
		for {
			select {
			case <-stop:
				seen <- all
				return
			case <-time.After(look):
				all.look(cmd.Process.Pid)
			}
		}
	}()
	err = cmd.Wait()
	f.Wall = time.Since(start)
	close(stop)
	all := <-seen
	if err != nil {
		return f, fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, tail(said.String()))
	}
	f.User, f.System = cmd.ProcessState.UserTime(), cmd.ProcessState.SystemTime()
	f.Peak = max(peak(cmd.ProcessState), all.peak)
	var watched time.Duration
	for _, d := range all.cpu {
		watched += d
	}
	if watched > f.CPU() {
		f.User, f.System = watched, 0
	}
	return f, nil
}

// A family is what was seen of a process and those below it.
type family struct {
	peak int64                 // bytes
	cpu  map[int]time.Duration // by process
}

// look looks at the processes below one, itself included.
func (f *family) look(root int) {
	parents, times := map[int]int{}, map[int]time.Duration{}
	stats, _ := filepath.Glob("/proc/[0-9]*/stat") // the pattern is right
	for _, name := range stats {
		data, err := os.ReadFile(name)
		if err != nil {
			continue // it ended
		}
		if pid, parent, cpu, ok := parseStat(string(data)); ok {
			parents[pid], times[pid] = parent, cpu
		}
	}
	var held int64
	for pid := range parents {
		if within(pid, root, parents) {
			held += proportional(pid)
			f.cpu[pid] = times[pid]
		}
	}
	f.peak = max(f.peak, held)
}

// within reports whether a process is another or stands below it.
func within(pid, root int, parents map[int]int) bool {
	for range 100 {
		if pid == root {
			return true
		}
		if pid = parents[pid]; pid == 0 {
			return false
		}
	}
	return false
}

// parseStat reads what a file stat of /proc says. The name of the program, in
// brackets, may hold anything.
func parseStat(s string) (pid, parent int, cpu time.Duration, ok bool) {
	open, shut := strings.IndexByte(s, '('), strings.LastIndexByte(s, ')')
	if open < 0 || shut < open {
		return 0, 0, 0, false
	}
	fields := strings.Fields(s[shut+1:])
	if len(fields) < 13 {
		return 0, 0, 0, false
	}
	pid, err1 := strconv.Atoi(strings.TrimSpace(s[:open]))
	parent, err2 := strconv.Atoi(fields[1])
	user, err3 := strconv.Atoi(fields[11])
	system, err4 := strconv.Atoi(fields[12])
	return pid, parent, time.Duration(user+system) * tick, err1 == nil && err2 == nil && err3 == nil && err4 == nil
}

// proportional returns the memory of a process in bytes, 0 where nobody tells.
func proportional(pid int) int64 {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "Pss:"); ok {
			n, _ := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			return n << 10
		}
	}
	return 0
}
