//go:build corpus

package main

import (
	"context"
	"crypto/sha256"
	"io/fs"
	"os"
	"runtime"
	"strconv"
	"testing"

	"prospectus/cmd/dev/internal/corpus"
	"prospectus/generator/build"
	"prospectus/generator/output"
	"prospectus/themes"
)

// TestLargeSites builds generated sites of a thousand and of ten thousand
// projects, on one processor and on two: without a fault, and with the same
// bytes. The sheets are longer and the words more varied than any
// demonstration's.
func TestLargeSites(t *testing.T) {
	for _, n := range []int{1000, 10000} {
		t.Run(strconv.Itoa(n), func(t *testing.T) {
			site := t.TempDir() + "/site"
			if _, err := corpus.Write(context.Background(), corpus.Options{Dir: site, Projects: n, Seed: 20260630, Shape: corpus.Usual()}); err != nil {
				t.Fatal(err)
			}
			before := runtime.GOMAXPROCS(1)
			one := buildLarge(t, site, n)
			runtime.GOMAXPROCS(2)
			two := buildLarge(t, site, n)
			runtime.GOMAXPROCS(before)
			if len(one) != len(two) {
				t.Errorf("%d files on one processor, %d on two", len(one), len(two))
			}
			for name, sum := range one {
				if two[name] != sum {
					t.Errorf("%s differs between one processor and two", name)
				}
			}
		})
	}
}

// buildLarge builds a site and returns the hash of every file.
func buildLarge(t *testing.T, site string, projects int) map[string][sha256.Size]byte {
	t.Helper()
	from, err := os.OpenRoot(site)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	to, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	report, err := build.Run(context.Background(), build.Input{Site: from.FS(), Themes: themes.FS}, output.Dir(to))
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range report.Diagnostics {
		if i < 10 {
			t.Errorf("%v: %s", d.Span.Position(), d.Message("en"))
		}
	}
	if report.Pages < 2*projects {
		t.Errorf("%d pages of %d projects", report.Pages, projects)
	}
	sums := map[string][sha256.Size]byte{}
	err = fs.WalkDir(to.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(to.FS(), name)
		sums[name] = sha256.Sum256(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sums
}
