package output

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// pages is an edition, or what a folder holds: bytes by path.
type pages map[string]string

// newFolder returns an empty output folder and its name.
func newFolder(t testing.TB) (*os.Root, string) {
	t.Helper()
	name := t.TempDir()
	root, err := os.OpenRoot(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root, name
}

// put writes files as somebody else would.
func put(t testing.TB, name string, files pages) {
	t.Helper()
	for p, text := range files {
		p = filepath.Join(name, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// held returns all that the folder holds, but for the manifest. Folders that
// are empty appear with a slash, so that one left behind is noticed.
func held(t testing.TB, name string) pages {
	t.Helper()
	got := pages{}
	err := fs.WalkDir(os.DirFS(name), ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || p == manifestName {
			return err
		}
		if e.IsDir() {
			inside, err := os.ReadDir(filepath.Join(name, p))
			if err == nil && len(inside) == 0 && p != "." {
				got[p+"/"] = ""
			}
			return err
		}
		data, err := os.ReadFile(filepath.Join(name, p))
		got[p] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// build publishes an edition.
func build(fsys FS, header map[string]string, files pages) (Summary, error) {
	s, err := Open(fsys, Options{Header: header})
	if err != nil {
		return Summary{}, err
	}
	defer s.Discard()
	if err := fillAll(s, files); err != nil {
		return Summary{}, err
	}
	return s.Commit(context.Background())
}

// fillAll hands the files to a sink, every third as a stream.
func fillAll(s Sink, files pages) (err error) {
	for i, p := range slices.Sorted(maps.Keys(files)) {
		if err != nil {
			return err
		}
		if i%3 == 0 {
			err = stream3(s, p, files[p])
		} else {
			err = s.Write(p, []byte(files[p]))
		}
	}
	return err
}

// stream3 writes a file in three pieces.
func stream3(s Sink, p, text string) error {
	f, err := s.Create(p)
	if err != nil {
		return err
	}
	defer f.Abort()
	third := len(text) / 3
	for _, part := range []string{text[:third], text[third : 2*third], text[2*third:]} {
		if _, err := io.WriteString(f, part); err != nil {
			return err
		}
	}
	return f.Close()
}

// mustBuild is build for a test that expects it to succeed.
func mustBuild(t testing.TB, root *os.Root, files pages) Summary {
	t.Helper()
	sum, err := build(Dir(root), nil, files)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// wantHeld fails unless the folder holds exactly these files.
func wantHeld(t testing.TB, name string, want ...pages) {
	t.Helper()
	all := pages{}
	for _, files := range want {
		maps.Copy(all, files)
	}
	if got := held(t, name); !maps.Equal(got, all) {
		t.Fatalf("the folder holds\n%q, want\n%q", got, all)
	}
}

func TestCommit(t *testing.T) {
	root, name := newFolder(t)
	first := pages{"index.html": "home", "a/one.html": "1", "a/two.html": "2", "b/c/deep.html": "deep", "empty.txt": ""}
	sum := mustBuild(t, root, first)
	if want := (Summary{Files: 5, Written: 5, Bytes: 10, Staged: 10}); sum != want {
		t.Errorf("first: %+v, want %+v", sum, want)
	}
	wantHeld(t, name, first)

	second := pages{"index.html": "home", "a/one.html": "changed", "a/three.html": "3", "empty.txt": ""}
	sum = mustBuild(t, root, second)
	if want := (Summary{Files: 4, Written: 2, Unchanged: 2, Removed: 2, Bytes: 12, Staged: 8}); sum != want {
		t.Errorf("second: %+v, want %+v", sum, want)
	}
	wantHeld(t, name, second)
}

func TestNothingChangesBeforeCommit(t *testing.T) {
	root, name := newFolder(t)
	old := pages{"a/one.html": "1"}
	mustBuild(t, root, old)
	s, err := Open(Dir(root), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{"a/one.html", "new/two.html"} {
		if err := s.Write(p, []byte("new")); err != nil {
			t.Fatal(err)
		}
	}
	got := held(t, name)
	maps.DeleteFunc(got, func(p, _ string) bool { return strings.HasPrefix(p, stagingDir+"/") })
	if !maps.Equal(got, old) {
		t.Errorf("before the commit the folder holds %q", got)
	}
	if err := s.Discard(); err != nil {
		t.Fatal(err)
	}
	wantHeld(t, name, old)
	if err := s.Write("c", nil); !errors.Is(err, Misuse) {
		t.Errorf("Write after Discard: %v", err)
	}
	if _, err := s.Commit(context.Background()); !errors.Is(err, Misuse) {
		t.Errorf("Commit after Discard: %v", err)
	}
}

// TestUnchangedFilesKeepTheirTime also holds that the manifest is not rewritten.
func TestUnchangedFilesKeepTheirTime(t *testing.T) {
	root, name := newFolder(t)
	files := pages{"a/one.html": "1", "b/two.html": "two", "c/three.html": "three", "d.html": "4"}
	mustBuild(t, root, files)
	past := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, p := range []string{"a/one.html", "b/two.html", "c/three.html", "d.html", manifestName} {
		if err := os.Chtimes(filepath.Join(name, p), past, past); err != nil {
			t.Fatal(err)
		}
	}
	if sum := mustBuild(t, root, files); sum.Unchanged != 4 || sum.Written != 0 {
		t.Errorf("%+v", sum)
	}
	wantTime := func(p string, kept bool) {
		t.Helper()
		info, err := root.Stat(p)
		if err != nil || info.ModTime().Equal(past) != kept {
			t.Errorf("%s: %v, %v; kept is to be %v", p, info.ModTime(), err, kept)
		}
	}
	for p := range files {
		wantTime(p, true)
	}
	wantTime(manifestName, true)
	files["d.html"] = "5"
	mustBuild(t, root, files)
	wantTime("a/one.html", true)
	wantTime("d.html", false)
	wantTime(manifestName, false)
}

func TestAlteredFileIsWrittenAgain(t *testing.T) {
	root, name := newFolder(t)
	files := pages{"one.html": "1", "two.html": "2"}
	mustBuild(t, root, files)
	put(t, name, pages{"one.html": "x", "two.html": "longer"})
	if sum := mustBuild(t, root, files); sum.Written != 2 {
		t.Errorf("%+v", sum)
	}
	wantHeld(t, name, files)
}

// TestPlacesTaken lets files and folders take each other's place.
func TestPlacesTaken(t *testing.T) {
	root, name := newFolder(t)
	one := pages{"x": "file", "y/a/b": "1", "y/c": "2", "z/1": "z"}
	two := pages{"x/a": "under x", "y": "file", "z/1": "z"}
	for range 2 {
		mustBuild(t, root, one)
		wantHeld(t, name, one)
		mustBuild(t, root, two)
		wantHeld(t, name, two)
	}
}

func TestCollisions(t *testing.T) {
	for _, tc := range []struct{ first, second, other string }{
		{"a/one.html", "a/one.html", "a/one.html"},
		{"a/one.html", "a/One.html", "a/one.html"},
		{"a/one.html", "A/two.html", "a"},
		{"a/é.html", "a/É.html", "a/é.html"},
		{"a", "a/one.html", "a"},
		{"a/one.html", "a", "a"},
		{"a/k.html", "a/\u212A.html", "a/k.html"}, // the Kelvin sign
	} {
		root, name := newFolder(t)
		s, err := Open(Dir(root), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Write(tc.first, nil); err != nil {
			t.Fatal(err)
		}
		err = s.Write(tc.second, nil)
		var e *Error
		if !errors.As(err, &e) || e.Kind != Collision || e.Path != tc.second || e.Other != tc.other {
			t.Errorf("%s, %s: %+v", tc.first, tc.second, err)
		}
		if _, again := s.Commit(context.Background()); again != err {
			t.Errorf("Commit after a collision: %v", again)
		}
		s.Discard()
		wantHeld(t, name)
	}
}

func TestSpellingChanges(t *testing.T) {
	one := pages{"Case.html": "1", "Dir/a.html": "a", "Dir/b.html": "b", "same.html": "s"}
	two := pages{"case.html": "1", "dir/a.html": "a2", "dir/b.html": "b", "same.html": "s"}
	root, name := newFolder(t)
	for _, files := range []pages{one, two, one} {
		mustBuild(t, root, files)
		wantHeld(t, name, files)
	}
	foreign := pages{"case.html": "a foreign file where case counts"}
	put(t, name, foreign)
	if _, err := build(Dir(root), nil, two); !errors.Is(err, Foreign) {
		t.Errorf("%v", err)
	}
	wantHeld(t, name, one, foreign)
}

func TestConcurrentWrites(t *testing.T) {
	root, name := newFolder(t)
	for round := range 3 {
		s, err := Open(Dir(root), Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := pages{}
		for i := range 400 {
			want[fmt.Sprintf("d%d/e%d/%d.html", i%7, i%3, i)] = fmt.Sprint("page ", i, i*round%2)
		}
		var wg sync.WaitGroup
		for p, text := range want {
			wg.Go(func() {
				err := s.Write(p, []byte(text))
				if err == nil {
					err = stream3(s, p+".txt", text)
				}
				if err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if _, err := s.Commit(context.Background()); err != nil {
			t.Fatal(err)
		}
		for p, text := range maps.Clone(want) {
			want[p+".txt"] = text
		}
		wantHeld(t, name, want)
	}
}

// TestConcurrentCollision lets eight renderers claim one path: one must win.
func TestConcurrentCollision(t *testing.T) {
	root, _ := newFolder(t)
	s, err := Open(Dir(root), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Discard()
	errs := make([]error, 8)
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() { errs[i] = s.Write("one.html", []byte{byte(i)}) })
	}
	wg.Wait()
	won := slices.DeleteFunc(errs, func(err error) bool { return errors.Is(err, Collision) })
	if len(won) != 1 || won[0] != nil {
		t.Errorf("%v", won)
	}
}

func TestCancelled(t *testing.T) {
	root, name := newFolder(t)
	s, err := Open(Dir(root), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Write("one.html", nil); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = s.Commit(ctx)
	if !errors.Is(err, Cancelled) || !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	s.Discard()
	wantHeld(t, name)
}
