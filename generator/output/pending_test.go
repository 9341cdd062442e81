package output

import (
	"os"
	"testing"
)

func TestReadPending(t *testing.T) {
	const next = `{"edition": "2", "files": {}}`
	for name, test := range map[string]struct {
		files        pages
		none, sealed bool
		edition      string
	}{
		"a quiet folder":   {files: pages{"a.html": "a"}, none: true},
		"while it builds":  {files: pages{lockName: ""}},
		"killed before":    {files: pages{stagingDir + "/0/1": "x"}},
		"killed after":     {files: pages{journalName: "{}", stagedManifest: next}, sealed: true, edition: "2"},
		"almost finished":  {files: pages{journalName: "{}"}, sealed: true},
		"a damaged header": {files: pages{journalName: "{}", stagedManifest: "{"}, sealed: true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, test.files)
			p, err := ReadPending(os.DirFS(dir))
			if err != nil || (p == nil) != test.none {
				t.Fatalf("%+v, %v", p, err)
			}
			if p == nil {
				return
			}
			edition := ""
			if p.Next != nil {
				edition = p.Next.Header["edition"]
			}
			if p.Sealed != test.sealed || edition != test.edition {
				t.Errorf("%+v, edition %q", p, edition)
			}
		})
	}
	root, _ := newFolder(t)
	mustBuild(t, root, pages{"one.html": "1"})
	if p, err := ReadPending(root.FS()); err != nil || p != nil {
		t.Errorf("after a build: %+v, %v", p, err)
	}
}
