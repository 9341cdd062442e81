package build

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// TestOverlayMerges: one file laid over a folder hides that file and no other.
func TestOverlayMerges(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	o := overlay{
		over:  fstest.MapFS{"standard/b.html": file("mine"), "standard/sub/d.html": file("mine")},
		under: fstest.MapFS{"standard/a.html": file("theirs"), "standard/b.html": file("theirs"), "other/c.html": file("theirs")},
	}
	var got []string
	err := fs.WalkDir(o, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(o, name)
		got = append(got, name+"="+string(data))
		return err
	})
	if want := "other/c.html=theirs standard/a.html=theirs standard/b.html=mine standard/sub/d.html=mine"; err != nil || strings.Join(got, " ") != want {
		t.Errorf("holds %v (%v), want %s", got, err, want)
	}
	if _, err := fs.ReadDir(o, "none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder in neither gives %v", err)
	}
}
