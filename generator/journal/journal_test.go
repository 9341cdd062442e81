package journal

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
)

// folderOf makes a folder with two files and opens it.
func folderOf(t *testing.T) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	for name, text := range map[string]string{"content/a.toml": "old a", "content/b.toml": "old b"} {
		if err := root.MkdirAll("content", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := root.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

var threeChanges = []Change{{"content/a.toml", []byte("new a")}, {"content/b.toml", []byte("new b")}, {"content/c/d.toml", []byte("new d")}}

// holds reports the texts of the three files, in order; nothing for none.
func holds(t *testing.T, root *os.Root) string {
	t.Helper()
	var out []string
	for _, c := range threeChanges {
		data, err := root.ReadFile(c.Path)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		out = append(out, string(data))
	}
	return strings.Join(out, ", ")
}

// tidy fails where something of the journal is left.
func tidy(t *testing.T, root *os.Root) {
	t.Helper()
	for _, name := range []string{journalName, pendingFolder} {
		if _, err := root.Stat(name); err == nil {
			t.Errorf("%s is left", name)
		}
	}
}

func TestCommitWritesAll(t *testing.T) {
	root := folderOf(t)
	if _, err := Commit(root, threeChanges); err != nil {
		t.Fatal(err)
	}
	if got := holds(t, root); got != "new a, new b, new d" {
		t.Error(got)
	}
	tidy(t, root)
}

// TestBeforeTheSealNothingHappened: what was laid down is dropped.
func TestBeforeTheSealNothingHappened(t *testing.T) {
	root := folderOf(t)
	if _, err := stage(root, threeChanges); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Finish(root); err != nil {
		t.Fatal(err)
	}
	if got := holds(t, root); got != "old a, old b, " {
		t.Error(got)
	}
	tidy(t, root)
}

// TestAfterTheSealAllHappens: however many files are in place already.
func TestAfterTheSealAllHappens(t *testing.T) {
	for done := range 4 {
		root := folderOf(t)
		journal, err := stage(root, threeChanges)
		if err != nil {
			t.Fatal(err)
		}
		if err := Replace(root, journalName, journal); err != nil {
			t.Fatal(err)
		}
		for i, c := range threeChanges[:done] {
			_ = root.MkdirAll("content/c", 0o777)
			if err := root.Rename(fmt.Sprintf("%s/%d", pendingFolder, i), c.Path); err != nil {
				t.Fatal(err)
			}
		}
		if passed, begun, err := Finish(root); err != nil || !begun || len(passed) != 0 {
			t.Errorf("after %d: %v %v %v", done, passed, begun, err)
		}
		if got := holds(t, root); got != "new a, new b, new d" {
			t.Errorf("after %d: %s", done, got)
		}
		tidy(t, root)
	}
}

// TestWhatWasChangedMeanwhileStays and is named.
func TestWhatWasChangedMeanwhileStays(t *testing.T) {
	root := folderOf(t)
	journal, err := stage(root, threeChanges)
	if err != nil {
		t.Fatal(err)
	}
	if err := Replace(root, journalName, journal); err != nil {
		t.Fatal(err)
	}
	if err := root.WriteFile("content/b.toml", []byte("an editor's"), 0o666); err != nil {
		t.Fatal(err)
	}
	passed, _, err := Finish(root)
	if err != nil || len(passed) != 1 || passed[0] != "content/b.toml" {
		t.Errorf("%v %v", passed, err)
	}
	if got := holds(t, root); got != "new a, an editor's, new d" {
		t.Error(got)
	}
}

func TestFilesAreReplacedWhole(t *testing.T) {
	root := folderOf(t)
	if err := root.Chmod("content/a.toml", 0o640); err != nil {
		t.Fatal(err)
	}
	if err := Replace(root, "content/a.toml", []byte("new")); err != nil {
		t.Fatal(err)
	}
	text, _ := root.ReadFile("content/a.toml")
	info, err := root.Stat("content/a.toml")
	if err != nil || string(text) != "new" || info.Mode().Perm() != 0o640 {
		t.Errorf("%q, %v, %v", text, info.Mode(), err)
	}
	if err := Replace(root, "nowhere/a.toml", nil); err == nil {
		t.Error("a folder that is not there, and no error")
	}
	if _, err := root.Stat("content/.a.toml.part"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a part is left: %v", err)
	}
}
