package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"prospectus/generator/memo"
)

func cacheIn(t *testing.T, dir string) cacheFolder {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return cacheFolder{root}
}

func TestCacheKeepsInTheSitesFolder(t *testing.T) {
	site := t.TempDir()
	folder, key := cacheIn(t, site), memo.KeyOf("p", []byte("x"))
	store := memo.New(folder, 1)
	if _, ok := store.Get(key); ok {
		t.Error("something is found where nothing was kept")
	}
	if entries, err := os.ReadDir(site); err != nil || len(entries) != 0 {
		t.Errorf("looking for something makes %v, %v", entries, err)
	}
	for _, value := range []string{"first", "second"} {
		store.Put(key, []byte(value))
		if got, ok := memo.New(cacheIn(t, site), 1).Get(key); !ok || string(got) != value {
			t.Errorf("%q is kept as %q, %v", value, got, ok)
		}
	}
	if entries, err := folder.List(); err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
	ignored, err := os.ReadFile(filepath.Join(site, ".prospectus", ".gitignore"))
	if err != nil || !bytes.Equal(ignored, []byte("*\n")) {
		t.Errorf("Git is told %q, %v", ignored, err)
	}
	memo.New(folder, 1).Trim()
	if _, ok := store.Get(key); ok {
		t.Error("what no build used is kept beyond the limit")
	}
}

// TestCacheThatCannotBeMade: a file stands where the folder should, or a link
// leads out of the site. Nothing is kept, and nothing outside is touched.
func TestCacheThatCannotBeMade(t *testing.T) {
	file, link, elsewhere := t.TempDir(), t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(file, ".prospectus"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	sites := []string{file}
	if os.Symlink(elsewhere, filepath.Join(link, ".prospectus")) == nil { // Windows may not allow it
		sites = append(sites, link)
	}
	for _, site := range sites {
		store, key := memo.New(cacheIn(t, site), 1), memo.KeyOf("p", nil)
		store.Put(key, []byte("value"))
		if _, ok := store.Get(key); ok {
			t.Error("something was kept")
		}
		store.Trim()
	}
	if entries, err := os.ReadDir(elsewhere); err != nil || len(entries) != 0 {
		t.Errorf("outside the site: %v, %v", entries, err)
	}
}
