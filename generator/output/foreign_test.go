package output

import (
	"context"
	"errors"
	"slices"
	"testing"
)

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
