package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// laid writes files below a folder of the test's own and opens it.
func laid(t *testing.T, files ...string) (string, *Folder) {
	t.Helper()
	dir := t.TempDir()
	for _, name := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o777), os.WriteFile(full, []byte(name), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	f := NewFolder(root)
	t.Cleanup(func() {
		if err := errors.Join(f.Close(), root.Close()); err != nil {
			t.Error(err)
		}
	})
	return dir, f
}

func TestFolderIsAFileSystem(t *testing.T) {
	files := []string{"top.txt", "data/site.toml", "content/projects/a/zh.md", "content/projects/a/internal/x.pdf", "content/projects/b/zh.md"}
	_, f := laid(t, files...)
	if err := fstest.TestFS(f, files...); err != nil {
		t.Error(err)
	}
	if len(f.opened) == 0 {
		t.Error("no folder is kept open")
	}
	if err := f.Close(); err != nil || len(f.opened) != 0 {
		t.Errorf("closed with %v, %d open", err, len(f.opened))
	}
	if got, err := f.ReadFile(files[2]); err != nil || string(got) != files[2] {
		t.Errorf("after it was closed: %q, %v", got, err)
	}
}

// A link may lead out of the folder that is kept open, and never out of the root.
func TestFolderFollowsLinksWithinTheRoot(t *testing.T) {
	dir, f := laid(t, "content/projects/a/zh.md", "data/site.toml")
	outside := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(outside, []byte("secret"), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"within": "../../../data/site.toml", "out": "../../../../secret", "absolute": outside} {
		if err := os.Symlink(to, filepath.Join(dir, "content/projects/a", name)); err != nil {
			t.Skip(err)
		}
	}
	if got, err := f.ReadFile("content/projects/a/within"); err != nil || string(got) != "data/site.toml" {
		t.Errorf("%q, %v", got, err)
	}
	for _, name := range []string{"content/projects/a/out", "content/projects/a/absolute", "content/projects/a/../../../top", "/etc/passwd"} {
		if got, err := f.ReadFile(name); err == nil {
			t.Errorf("%s leads out: %q", name, got)
		}
	}
}

// An error names the file as it was asked for, wherever it was looked for.
func TestFolderNamesWhatIsMissing(t *testing.T) {
	_, f := laid(t, "content/projects/a/zh.md")
	for _, name := range []string{"content/projects/a/en.md", "content/projects/b/zh.md", "content/chains/c/zh.md", "none"} {
		_, err := f.Open(name)
		if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFolderKeepsFewOpen(t *testing.T) {
	var files []string
	for i := range 2 * maxOpened {
		files = append(files, strings.Repeat("d", i+1)+"/a/zh.md")
	}
	_, f := laid(t, files...)
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			for _, name := range files {
				if got, err := f.ReadFile(name); err != nil || string(got) != name {
					t.Errorf("%q, %v", got, err)
				}
			}
		})
	}
	readers.Wait()
	if len(f.opened) != maxOpened {
		t.Errorf("%d are open, want %d", len(f.opened), maxOpened)
	}
}
