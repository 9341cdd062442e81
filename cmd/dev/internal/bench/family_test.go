package bench

import (
	"context"
	"os"
	"runtime"
	"testing"
	"time"
)

func TestParseStat(t *testing.T) {
	const line = "4711 (odd) name (x)) S 12 4711 4711 0 -1 4194560 1 0 0 0 150 25 0 0 20 0 1 0"
	pid, parent, cpu, ok := parseStat(line)
	if pid != 4711 || parent != 12 || cpu != 1750*time.Millisecond || !ok {
		t.Error(pid, parent, cpu, ok)
	}
	for _, bad := range []string{"", "1 (x", "1 (x) S 2", "x (x) S 2 0 0 0 0 0 0 0 0 0 0 0 0 0"} {
		if _, _, _, ok := parseStat(bad); ok {
			t.Errorf("%q is read", bad)
		}
	}
}

// A child that is no longer waited for counts as much as one that is.
func TestMeasureFamily(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux has /proc")
	}
	if _, err := os.Stat("/proc/self/smaps_rollup"); err != nil {
		t.Skip(err)
	}
	f, err := MeasureFamily(context.Background(), "sh", "-c", "(i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done); sleep 0.2")
	if err != nil {
		t.Fatal(err)
	}
	if f.CPU() <= 0 || f.Peak <= 0 || f.Wall < 200*time.Millisecond {
		t.Errorf("%+v", f)
	}
	if _, err := MeasureFamily(context.Background(), "sh", "-c", "echo why >&2; exit 3"); err == nil {
		t.Error("a command that fails is no error")
	}
}
