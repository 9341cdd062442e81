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
	"reflect"
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

func TestForeignFiles(t *testing.T) {
	foreign := pages{"CNAME": "example.org", "a/notes.txt": "mine", "gone/mine.txt": "mine"}
	for _, tc := range []struct {
		name     string
		put      pages
		next     pages
		kind     error
		at, want string
	}{
		{"untouched", nil, pages{"a/one.html": "2"}, nil, "", ""},
		{"equal bytes are adopted", pages{"a/new.html": "same"}, pages{"a/new.html": "same"}, nil, "", ""},
		{"a file in the way", pages{"a/new.html": "mine"}, pages{"a/new.html": "other"}, Foreign, "a/new.html", "a/new.html"},
		{"in the way of a stream", pages{"a/new.html": "mine"}, pages{"a/new.html": "mine and more", "b": ""}, Foreign, "a/new.html", "a/new.html"},
		{"a file where a folder should be", nil, pages{"CNAME/x/y.html": ""}, Foreign, "CNAME", "CNAME/x/y.html"},
		{"a folder that is not ours", nil, pages{"gone": "a file now"}, Foreign, "gone/mine.txt", "gone"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			root, name := newFolder(t)
			old := pages{"a/one.html": "1", "gone/two.html": "2"}
			mustBuild(t, root, old)
			put(t, name, foreign)
			put(t, name, tc.put)
			_, err := build(Dir(root), nil, tc.next)
			if tc.kind == nil {
				if err != nil {
					t.Fatal(err)
				}
				wantHeld(t, name, foreign, tc.next)
				return
			}
			all := All(err)
			if !errors.Is(err, tc.kind) || len(all) != 1 || all[0].Path != tc.at || all[0].Other != tc.want {
				t.Errorf("error %+v", err)
			}
			wantHeld(t, name, old, foreign, tc.put)
		})
	}
}

// TestAllForeignFilesAtOnce also holds what a folder without a manifest is told.
func TestAllForeignFilesAtOnce(t *testing.T) {
	root, name := newFolder(t)
	mine := pages{"one.html": "mine", "three.html": "mine", "two.html": "mine"}
	put(t, name, mine)
	_, err := build(Dir(root), nil, pages{"one.html": "1", "two.html": "22", "three.html": "333", "four.html": "4"})
	var at []string
	for _, e := range All(err) {
		at = append(at, e.Path)
	}
	if !errors.Is(err, NoManifest) || !slices.Equal(at, []string{"one.html", "three.html", "two.html"}) {
		t.Errorf("%v, %q", err, at)
	}
	wantHeld(t, name, mine)
	if sum := mustBuild(t, root, mine); sum.Adopted != 3 {
		t.Errorf("%+v", sum)
	}
}

func TestAdoptedFileIsOwned(t *testing.T) {
	root, name := newFolder(t)
	put(t, name, pages{"one.html": "1"})
	mustBuild(t, root, pages{"one.html": "1"})
	mustBuild(t, root, pages{"two.html": "2"})
	wantHeld(t, name, pages{"two.html": "2"})
}

// TestForeignAfterStaging puts a file in place between Write and Commit.
func TestForeignAfterStaging(t *testing.T) {
	root, name := newFolder(t)
	mustBuild(t, root, pages{"a/one.html": "1"})
	s, err := Open(Dir(root), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{"a/late.html", "tree/late.html"} {
		if err := s.Write(p, []byte("ours")); err != nil {
			t.Fatal(err)
		}
	}
	put(t, name, pages{"a/late.html": "mine", "tree/mine.html": "mine"})
	_, err = s.Commit(context.Background())
	if !errors.Is(err, Foreign) || All(err)[0].Path != "a/late.html" {
		t.Fatalf("%v", err)
	}
	s.Discard()
	if _, err := Recover(Dir(root)); !errors.Is(err, Foreign) {
		t.Fatalf("%v", err)
	}
	if err := root.Remove("a/late.html"); err != nil {
		t.Fatal(err)
	}
	got, err := Recover(Dir(root))
	if err != nil || got.Outcome != Finished {
		t.Fatalf("%+v, %v", got, err)
	}
	wantHeld(t, name, pages{"a/late.html": "ours", "tree/late.html": "ours", "tree/mine.html": "mine"})
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

func TestStream(t *testing.T) {
	root, name := newFolder(t)
	big := strings.Repeat("0123456789", 50_000)
	mustBuild(t, root, pages{"a": big, "b": big, "c": big, "d": big})
	for _, text := range []string{big, big[:len(big)-1], big + "more", big[:300_000] + "x" + big[300_001:], ""} {
		want := pages{"a": text, "b": big, "c": big, "d": text}
		mustBuild(t, root, want)
		wantHeld(t, name, want)
	}
}

func TestStreamEnds(t *testing.T) {
	root, name := newFolder(t)
	s, err := Open(Dir(root), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Discard()
	f, err := s.Create("tree/one.html")
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(f, "half")
	if _, err := s.Commit(context.Background()); !errors.Is(err, Misuse) {
		t.Errorf("Commit with an open file: %v", err)
	}
	f.Abort()
	f.Abort()
	if _, err := f.Write(nil); !errors.Is(err, Misuse) {
		t.Errorf("Write after Abort: %v", err)
	}
	if err := stream3(s, "tree/sub/two.html", "two"); err != nil {
		t.Fatal(err)
	}
	if err := s.Write("tree/one.html", []byte("again")); err != nil {
		t.Errorf("the path of an aborted file: %v", err)
	}
	if _, err := s.Commit(context.Background()); err != nil {
		t.Fatal(err)
	}
	wantHeld(t, name, pages{"tree/sub/two.html": "two", "tree/one.html": "again"})
}

func TestSymbolicLinks(t *testing.T) {
	root, name := newFolder(t)
	put(t, name, pages{"real/x.html": "mine"})
	for link, target := range map[string]string{"dir": "real", "page.html": "real/x.html"} {
		if err := root.Symlink(target, link); err != nil {
			t.Skip(err)
		}
	}
	for _, p := range []string{"dir/x.html", "dir/y.html", "page.html"} {
		if _, err := build(Dir(root), nil, pages{p: "mine"}); !errors.Is(err, NoManifest) {
			t.Errorf("%s: %v", p, err)
		}
	}
	if got, _ := root.Readlink("page.html"); got != "real/x.html" {
		t.Errorf("the link leads to %q", got)
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

func TestBusy(t *testing.T) {
	root, name := newFolder(t)
	s, err := Open(Dir(root), Options{})
	if err != nil {
		t.Fatal(err)
	}
	other, err := os.OpenRoot(name)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := Open(Dir(other), Options{}); !errors.Is(err, Busy) {
		t.Errorf("a second Open: %v", err)
	}
	if _, err := Recover(Dir(other)); !errors.Is(err, Busy) {
		t.Errorf("Recover during a build: %v", err)
	}
	s.Discard()
	if _, err := build(Dir(other), nil, pages{"a": "b"}); err != nil {
		t.Errorf("after the first has ended: %v", err)
	}
}

// TestLockHandedOn lets many take the lock in turn while it is made and
// removed around them: no two may hold it at once.
func TestLockHandedOn(t *testing.T) {
	root, name := newFolder(t)
	var holders, taken int
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				fsys := Dir(root)
				lock, err := acquire(fsys)
				if err != nil {
					continue
				}
				mu.Lock()
				taken++
				if holders++; holders > 1 {
					t.Error("two hold the lock")
				}
				mu.Unlock()
				mu.Lock()
				holders--
				mu.Unlock()
				release(fsys, lock)
			}
		})
	}
	wg.Wait()
	if taken == 0 {
		t.Error("nobody got the lock")
	}
	wantHeld(t, name)
}

func TestLockByExistence(t *testing.T) {
	root, name := newFolder(t)
	d := Dir(root).(*rootFS)
	lock, err := d.lockByExistence("lock")
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.lockByExistence("lock")
	if !errors.Is(err, ErrInUse) || !strings.Contains(err.Error(), "delete lock") {
		t.Errorf("%v", err)
	}
	if err := lock.Close(); err != nil {
		t.Error(err)
	}
	wantHeld(t, name)
}

func TestRecoverLeavesAQuietFolderAlone(t *testing.T) {
	root, name := newFolder(t)
	mustBuild(t, root, pages{"one.html": "1"})
	before, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Recover(Dir(root))
	if err != nil || !reflect.DeepEqual(got, Recovery{}) {
		t.Errorf("%+v, %v", got, err)
	}
	if after, err := os.Stat(name); err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("Recover touched the folder, %v", err)
	}
}
