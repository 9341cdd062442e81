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

// BenchmarkPlain writes the files with os.WriteFile into folders that exist:
// what the disk costs whoever writes. Compare BenchmarkStage with it.
func BenchmarkPlain(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		root := b.TempDir()
		for i := range 26 {
			if err := os.MkdirAll(filepath.Join(root, filepath.Dir(benchPath(i))), 0o777); err != nil {
				b.Fatal(err)
			}
		}
		b.StartTimer()
		fill(b, 0, func(p string, data []byte) error {
			return os.WriteFile(filepath.Join(root, p), data, 0o666)
		})
		b.StopTimer()
		os.RemoveAll(root)
		b.StartTimer()
	}
}

// BenchmarkStage publishes the files into an empty folder, over an equal
// edition, and over one in which every file differs.
func BenchmarkStage(b *testing.B) {
	for _, mode := range []string{"first", "unchanged", "changed"} {
		b.Run(mode, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				name := b.TempDir()
				root, err := os.OpenRoot(name)
				if err != nil {
					b.Fatal(err)
				}
				if mode != "first" {
					benchEdition(b, root, 0)
				}
				b.StartTimer()
				round := 0
				if mode == "changed" {
					round = 1
				}
				benchEdition(b, root, round)
				b.StopTimer()
				root.Close()
				os.RemoveAll(name)
				b.StartTimer()
			}
		})
	}
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
