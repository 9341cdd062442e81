package output

import (
	"errors"
	"strings"
	"testing"
)

// TestBadJournal holds that recovery does not follow a journal that leads out
// of the edition, and says what to do.
func TestBadJournal(t *testing.T) {
	for _, text := range []string{
		"", "{", `{"removes":["../x"]}`, `{"prunes":["/"]}`,
		`{"moves":[{"path":"../x","from":"0/0"}]}`,
		`{"moves":[{"path":"x","from":"../x"}]}`,
		`{"moves":[{"path":"x","from":"0/0","replaces":"y"}]}`,
		`{"trees":[{"path":"x","from":"../a"}]}`,
		`{"trees":[{"path":"manifest.json","from":"tree0"}]}`,
	} {
		root, name := newFolder(t)
		put(t, name, pages{"x": "mine", "y": "mine", journalName: text})
		_, err := Recover(Dir(root))
		if !errors.Is(err, Interrupted) || !strings.Contains(err.Error(), "delete .staging and build again") {
			t.Errorf("%s: %v", text, err)
		}
		wantHeld(t, name, pages{"x": "mine", "y": "mine", journalName: text})
	}
}

// TestSweepLeavesForeignFiles puts somebody's file into the staging folder.
func TestSweepLeavesForeignFiles(t *testing.T) {
	root, name := newFolder(t)
	mine := pages{stagingDir + "/mine.txt": "mine", stagingDir + "/01/0": "mine", stagingDir + "/trees/0": "mine"}
	put(t, name, mine)
	put(t, name, pages{stagingDir + "/0/0": "left", stagingDir + "/tree0/a/b": "left", journalPart: "{"})
	got, err := Recover(Dir(root))
	if err != nil || got.Outcome != Discarded {
		t.Errorf("%+v, %v", got, err)
	}
	wantHeld(t, name, mine)
}

// FuzzParseJournal holds that whatever parses stays within the folder.
func FuzzParseJournal(f *testing.F) {
	f.Add([]byte(`{"removes":["a"],"prunes":["b/c","b"],"trees":[{"path":"t","from":"tree0"}],` +
		`"moves":[{"path":"t/x","from":"tree0/x","size":1,"sha256":"00","fresh":true},{"path":"c","from":"0/0","replaces":"C"}]}`))
	f.Add([]byte(`{"moves":[{"path":"x","from":"../x"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		j, err := parseJournal(data)
		if err != nil {
			return
		}
		for _, m := range j.Moves {
			if CheckPath(m.Path) != nil || strings.Contains(m.From, "..") && !validStaged(m.From) {
				t.Errorf("%+v accepted", m)
			}
		}
		for _, p := range append(j.Removes, j.Prunes...) {
			if CheckPath(p) != nil {
				t.Errorf("%q accepted", p)
			}
		}
	})
}
