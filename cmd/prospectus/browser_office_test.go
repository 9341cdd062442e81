//go:build browser

package main

import (
	"cmp"
	"io/fs"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing"
)

// TestPagesElsewhere has axe-core look at pages that the public edition of the
// demonstration does not have, in every language: every board of the office's
// own edition and the fullest record of each kind in it, and the page before
// links that leave a government's site.
func TestPagesElsewhere(t *testing.T) {
	for _, site := range []struct {
		name, dir string
		flags     []string
		pages     []string // each of them
		fullest   []string // the largest of each language
	}{
		{"internal", "../..", []string{"--audience=internal"}, []string{"*/boards/*.html"}, []string{"projects", "chains", "parks", "offices", "services", "briefings", "events", "policies"}},
		{"government", "../../generator/build/testdata/government", nil, []string{"*/leaving.html"}, nil},
	} {
		t.Run(site.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "built")
			publish(t, site.dir, out, site.flags...)
			types := map[string]kind{}
			for _, pattern := range site.pages {
				addEach(t, types, os.DirFS(out), pattern)
			}
			for _, folder := range site.fullest {
				addFullest(t, types, os.DirFS(out), folder)
			}
			server := httptest.NewServer(lingering(out))
			defer server.Close()
			v := &visit{newBrowser(t), server.URL + "/", types}
			v.run(t, axeCheck(t, all, states[:2]))
		})
	}
}

// addEach adds every page of a pattern, of which each language must have one.
func addEach(t *testing.T, types map[string]kind, site fs.FS, pattern string) {
	t.Helper()
	names, err := fs.Glob(site, pattern)
	if err != nil || len(names) < 2 {
		t.Fatalf("%s: %v, %v", pattern, names, err)
	}
	for _, name := range names {
		types[name] = kind{records: []string{name}}
	}
}

// addFullest adds the largest page of a folder, language by language.
func addFullest(t *testing.T, types map[string]kind, site fs.FS, folder string) {
	t.Helper()
	size := func(name string) int64 {
		info, err := fs.Stat(site, name)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	for _, lang := range []string{"zh", "en"} {
		names, err := fs.Glob(site, path.Join(lang, folder, "*.html"))
		names = slices.DeleteFunc(names, func(name string) bool { return path.Base(name) == "index.html" })
		if err != nil || len(names) == 0 {
			t.Fatalf("%s/%s: %v, %v", lang, folder, names, err)
		}
		types[path.Join(lang, folder)] = kind{records: []string{slices.MaxFunc(names, func(a, b string) int { return cmp.Compare(size(a), size(b)) })}}
	}
}
