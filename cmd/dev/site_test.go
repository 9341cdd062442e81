package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"prospectus/cmd/dev/internal/corpus"
)

// TestSite builds a small site with its search and without: only the index is
// missing then.
func TestSite(t *testing.T) {
	dir := t.TempDir()
	site := filepath.Join(dir, "site")
	if _, err := corpus.Write(context.Background(), corpus.Options{Dir: site, Projects: 20, Seed: 1, Shape: corpus.Usual()}); err != nil {
		t.Fatal(err)
	}
	for name, unsearched := range map[string]bool{"with": false, "without": true} {
		out := filepath.Join(dir, name)
		if err := (siteCommand{Site: site, Out: out, Unsearched: unsearched}).Run(context.Background()); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join(out, "zh", "search.html")); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(filepath.Join(out, "search")); os.IsNotExist(err) != unsearched {
			t.Errorf("%s the search: %v", name, err)
		}
	}
}
