package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
)

// foldFS is an FS that ignores case and keeps it, as NTFS, FAT and APFS do.
type foldFS struct{ FS }

// real returns the spelling under which name exists, as far as it does.
func (f foldFS) real(name string) string {
	at := "."
	for part := range strings.SplitSeq(name, "/") {
		entries, _ := f.FS.ReadDir(at)
		for _, e := range entries {
			if strings.EqualFold(e.Name(), part) {
				part = e.Name()
				break
			}
		}
		at = path.Join(at, part)
	}
	return at
}

func (f foldFS) Open(name string) (Handle, error)           { return f.FS.Open(f.real(name)) }
func (f foldFS) Create(name string) (Handle, error)         { return f.FS.Create(f.real(name)) }
func (f foldFS) Mkdir(name string) error                    { return f.FS.Mkdir(f.real(name)) }
func (f foldFS) Lstat(name string) (fs.FileInfo, error)     { return f.FS.Lstat(f.real(name)) }
func (f foldFS) ReadDir(name string) ([]fs.DirEntry, error) { return f.FS.ReadDir(f.real(name)) }
func (f foldFS) Rename(from, to string) error               { return f.FS.Rename(f.real(from), f.real(to)) }
func (f foldFS) Remove(name string) error                   { return f.FS.Remove(f.real(name)) }

// folded returns files by folded path.
func folded(files pages) pages {
	byFold := pages{}
	for p, text := range files {
		byFold[fold(p)] = text
	}
	return byFold
}

// wantFolded fails unless the folder holds these files in some spelling.
func wantFolded(t *testing.T, name string, want pages) {
	t.Helper()
	if got := folded(held(t, name)); !maps.Equal(got, folded(want)) {
		t.Fatalf("the folder holds\n%q, want\n%q", got, want)
	}
}

var (
	spelledOne = pages{"Case.html": "1", "Dir/a.html": "a", "Dir/b.html": "b", "same.html": "s", "Swap/a": "1", "Swap2": "1"}
	spelledTwo = pages{"case.html": "1", "dir/a.html": "a2", "dir/b.html": "b", "same.html": "s", "swap": "2", "swap2/a": "2"}
)

// TestSpellingChangesWithoutCase changes spellings where the volume takes them
// for one: removing the old spelling must not remove the new file.
func TestSpellingChangesWithoutCase(t *testing.T) {
	root, name := newFolder(t)
	fsys := foldFS{Dir(root)}
	for _, files := range []pages{spelledOne, spelledTwo, spelledOne, spelledTwo} {
		if _, err := build(fsys, nil, files); err != nil {
			t.Fatal(err)
		}
		wantFolded(t, name, files)
		for p := range files {
			if got := held(t, name); !strings.Contains(p, "/") && got[p] != files[p] {
				t.Errorf("%s has kept its old spelling: %q", p, slices.Sorted(maps.Keys(got)))
			}
		}
	}
	put(t, name, pages{"Foreign.html": "mine"})
	_, err := build(fsys, nil, pages{"foreign.html": "ours"})
	if !errors.Is(err, Foreign) {
		t.Errorf("%v", err)
	}
	wantFolded(t, name, pages{"foreign.html": "mine"}.with(spelledTwo))
}

// with returns both together.
func (p pages) with(more pages) pages {
	both := maps.Clone(p)
	maps.Copy(both, more)
	return both
}

// TestEveryDeathWithoutCase kills a commit that changes spellings at each of
// its operations in turn.
func TestEveryDeathWithoutCase(t *testing.T) {
	var old, renewed int
	for at, more := 0, true; more; at++ {
		t.Run(fmt.Sprint("op", at), func(t *testing.T) {
			root, name := newFolder(t)
			fsys := Dir(root)
			if _, err := build(foldFS{fsys}, nil, spelledOne); err != nil {
				t.Fatal(err)
			}
			faulty := &faultFS{FS: fsys, at: at, fault: dieAfter}
			_, failed := build(foldOverFault{foldFS{fsys}, faulty}, nil, spelledTwo)
			faulty.bury()
			more = faulty.count > at
			got, err := Recover(foldFS{fsys})
			if err != nil || len(got.Damaged) > 0 {
				t.Fatalf("%+v, %v", got, err)
			}
			m, err := ReadManifest(root.FS())
			if err != nil {
				t.Fatal(err)
			}
			if _, isNew := m.Files["case.html"]; isNew {
				renewed++
				wantFolded(t, name, spelledTwo)
				return
			}
			old++
			if wantFolded(t, name, spelledOne); failed == nil {
				t.Error("the commit succeeded and the old edition stands")
			}
		})
	}
	if old < 10 || renewed < 10 {
		t.Errorf("%d deaths left the old edition, %d the new one", old, renewed)
	}
}

// foldOverFault resolves names without counting as operations what the system
// would do by itself.
type foldOverFault struct {
	names foldFS
	*faultFS
}

func (f foldOverFault) Open(name string) (Handle, error) { return f.faultFS.Open(f.names.real(name)) }
func (f foldOverFault) Create(name string) (Handle, error) {
	return f.faultFS.Create(f.names.real(name))
}
func (f foldOverFault) Mkdir(name string) error { return f.faultFS.Mkdir(f.names.real(name)) }
func (f foldOverFault) Lstat(name string) (fs.FileInfo, error) {
	return f.faultFS.Lstat(f.names.real(name))
}
func (f foldOverFault) ReadDir(name string) ([]fs.DirEntry, error) {
	return f.faultFS.ReadDir(f.names.real(name))
}
func (f foldOverFault) Rename(from, to string) error {
	return f.faultFS.Rename(f.names.real(from), f.names.real(to))
}
func (f foldOverFault) Remove(name string) error { return f.faultFS.Remove(f.names.real(name)) }
