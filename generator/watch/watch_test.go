package watch

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// site makes a folder with some records and returns it with a watcher.
func site(t *testing.T) (string, *Watcher) {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "content/projects/a/zh.md", "甲")
	write(t, dir, "data/site.toml", "x = 1")
	write(t, dir, "public/index.html", "none of a site's sources")
	w, err := New(dir, os.DirFS(dir), "content", "data", "themes")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return dir, w
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	full := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// told waits until all the paths wanted were told.
func told(t *testing.T, w *Watcher, want ...string) {
	t.Helper()
	var got []string
	deadline := time.After(20 * time.Second)
	for {
		select {
		case names, open := <-w.Changes():
			if !open {
				t.Fatal("the watcher stopped")
			}
			got = append(got, names...)
		case <-deadline:
			t.Fatalf("told %q, want %q", got, want)
		}
		if !slices.ContainsFunc(want, func(name string) bool { return !slices.Contains(got, name) }) {
			return
		}
	}
}

func TestChangesAreTold(t *testing.T) {
	dir, w := site(t)
	write(t, dir, "content/projects/a/zh.md", "乙")
	told(t, w, "content/projects/a/zh.md")
	write(t, dir, "content/projects/b/project.toml", "a folder that is made later")
	told(t, w, "content/projects/b")
	write(t, dir, "content/projects/b/zh.md", "and a file in it")
	told(t, w, "content/projects/b/zh.md")
	if err := os.RemoveAll(filepath.Join(dir, "content", "projects", "a")); err != nil {
		t.Fatal(err)
	}
	told(t, w, "content/projects/a")
	write(t, dir, "themes/own/site.css", "a top folder that is made later")
	told(t, w, "themes")
}

// TestSavesByRenaming: editors write a file beside the old one and rename it.
func TestSavesByRenaming(t *testing.T) {
	dir, w := site(t)
	write(t, dir, "data/site.toml.tmp", "x = 2")
	if err := os.Rename(filepath.Join(dir, "data", "site.toml.tmp"), filepath.Join(dir, "data", "site.toml")); err != nil {
		t.Fatal(err)
	}
	told(t, w, "data/site.toml")
}

// TestWhatIsNoneOfASiteIsPassedOver: locks and temporary files of office
// programs, hidden files, output.
func TestWhatIsNoneOfASiteIsPassedOver(t *testing.T) {
	dir, w := site(t)
	for _, name := range []string{"public/index.html", "content/projects/a/~$zh.docx", "content/projects/a/.zh.md.swp", ".prospectus/cache/x", "content/projects/a/zh.md~"} {
		write(t, dir, name, "noise")
	}
	write(t, dir, "data/regions.toml", "the end")
	for names := range w.Changes() {
		if !slices.Equal(names, []string{"data/regions.toml"}) {
			t.Errorf("told %q", names)
		}
		if slices.Contains(names, "data/regions.toml") {
			return
		}
	}
}

// TestPolling: what cannot be watched is looked at.
func TestPolling(t *testing.T) {
	dir, w := site(t)
	p := &Watcher{root: dir, fsys: w.fsys}
	p.poll("content")
	if got := p.looked(); len(got) != 0 {
		t.Fatalf("nothing changed, told %q", got)
	}
	write(t, dir, "content/projects/a/zh.md", "longer than before")
	write(t, dir, "content/projects/b/zh.md", "new")
	got := p.looked()
	slices.Sort(got)
	if want := []string{"content/projects/a/zh.md", "content/projects/b/zh.md"}; !slices.Equal(got, want) {
		t.Fatalf("told %q, want %q", got, want)
	}
	if err := os.Remove(filepath.Join(dir, "content", "projects", "a", "zh.md")); err != nil {
		t.Fatal(err)
	}
	if got := p.looked(); !slices.Equal(got, []string{"content/projects/a/zh.md"}) {
		t.Fatalf("told %q of a file that is gone", got)
	}
}
