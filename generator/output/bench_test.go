package output

import (
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// The size of the benchmarked edition: that of the largest site measured.
const (
	benchFiles = 36_500
	benchBytes = 590_000_000
)

// benchPath names file i as a site does: two languages, a dozen sections.
func benchPath(i int) string {
	return fmt.Sprintf("l%d/section-%02d/record-2026-%05d.html", i%2, i%13, i)
}

// benchPage returns the bytes of file i in round n; buf is reused.
func benchPage(buf []byte, i, n int) []byte {
	binary.LittleEndian.PutUint64(buf, uint64(i))
	binary.LittleEndian.PutUint64(buf[len(buf)/2:], uint64(n))
	return buf
}

// fill hands every file to write from as many goroutines as there are processors.
func fill(b *testing.B, round int, write func(path string, data []byte) error) {
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			buf := []byte(strings.Repeat("<p>page", benchBytes/benchFiles/7))
			for i := w; i < benchFiles; i += workers {
				if err := write(benchPath(i), benchPage(buf, i, round)); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
}

// benchmark times one round of writing into a folder: into an empty one, over
// an equal edition, and over one in which every file differs.
func benchmark(b *testing.B, edition func(b *testing.B, name string, round int)) {
	for _, mode := range []struct {
		name     string
		prepared bool
		round    int
	}{{"first", false, 0}, {"unchanged", true, 0}, {"changed", true, 1}} {
		b.Run(mode.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				name := b.TempDir()
				if mode.prepared {
					edition(b, name, 0)
				}
				b.StartTimer()
				edition(b, name, mode.round)
				b.StopTimer()
				os.RemoveAll(name)
				b.StartTimer()
			}
		})
	}
}

// BenchmarkPlain writes the files with os.WriteFile: what the disk costs
// whoever writes. Compare BenchmarkStage with it, on a quiet machine and with
// TMPDIR on the same disk; on a memory disk it compares the system calls alone.
func BenchmarkPlain(b *testing.B) {
	benchmark(b, func(b *testing.B, name string, round int) {
		for i := range 26 {
			if err := os.MkdirAll(filepath.Join(name, filepath.Dir(benchPath(i))), 0o777); err != nil {
				b.Fatal(err)
			}
		}
		fill(b, round, func(p string, data []byte) error {
			return os.WriteFile(filepath.Join(name, p), data, 0o666)
		})
	})
}

// BenchmarkStage publishes the files through a Stage.
func BenchmarkStage(b *testing.B) {
	benchmark(b, func(b *testing.B, name string, round int) {
		root, err := os.OpenRoot(name)
		if err != nil {
			b.Fatal(err)
		}
		defer root.Close()
		benchEdition(b, root, round)
	})
}

func benchEdition(b *testing.B, root *os.Root, round int) {
	s, err := Open(Dir(root), Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Discard()
	fill(b, round, s.Write)
	if _, err := s.Commit(context.Background()); err != nil {
		b.Fatal(err)
	}
}
