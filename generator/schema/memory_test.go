package schema

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"testing"
	"testing/fstest"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/model"
)

// TestMemory: after any change, a memory that forgot what changed loads the same
// catalogue with the same faults as one that never knew anything, and hands out
// the records that did not change as they were.
func TestMemory(t *testing.T) {
	site := copyOf(t, "../../cmd/prospectus/starter")
	project := folders(site, "content/projects")[0]
	facts := path.Join(project, "project.toml")
	var memory Memory
	load := func(m *Memory) (*model.Catalog, string) {
		var list diag.List
		c, leftOut := m.Load(content.Source{Site: site, Kinds: Kinds()}, &list)
		said := fmt.Sprintln(slices.Sorted(slices.Values(leftOut)))
		for _, d := range list.Sorted() {
			said += fmt.Sprintln(d.Rule.Code, d.Span.File.Name, d.Span.Start, d.Message("en"))
		}
		for kind, items := range c.Collections() {
			for _, item := range items {
				said += fmt.Sprintf("%s %s %s\n", kind, item.Ident(), model.Export(item).AppendJSON(nil))
			}
		}
		return c, said
	}
	steps := []struct {
		name, file string
		edit       func(old []byte) []byte // nil takes the file away
	}{
		{"nothing", "content/none/none/none", nil},
		{"a value", facts, func(b []byte) []byte { return append([]byte("order = 7\n"), b...) }},
		{"a fault", facts, func(b []byte) []byte { return append([]byte("nonsense = 7\n"), b...) }},
		{"its end", facts, func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("nonsense = 7\n"), nil) }},
		{"a reference to nothing", facts, func(b []byte) []byte { return append([]byte("office = \"nobody\"\n"), b...) }},
		{"a text", path.Join(project, "zh.md"), func(b []byte) []byte { return append(b, "又一段。"...) }},
		{"a table", "data/industries.toml", func(b []byte) []byte { return append(b, "\n[another-trade]\nname = { zh = \"另业\" }\n"...) }},
		{"a broken table", "data/industries.toml", func(b []byte) []byte { return append(b, "\n[[[\n"...) }},
		{"the site", "data/site.toml", func(b []byte) []byte { return bytes.Replace(b, []byte("languages"), []byte("# languages"), 1) }},
		{"a record's facts gone", facts, nil},
		{"its words gone", path.Join(project, "zh.md"), nil},
		{"its folder gone", path.Join(project, "en.md"), nil},
		{"a new record", "content/projects/new/project.toml", func([]byte) []byte { return []byte("code = \"N\"\n") }},
	}
	before, _ := load(&memory)
	for _, s := range steps {
		if s.edit == nil {
			delete(site, s.file)
		} else {
			var old []byte
			if f := site[s.file]; f != nil {
				old = f.Data
			}
			site[s.file] = &fstest.MapFile{Data: s.edit(old)}
		}
		memory.Forget(s.file)
		c, got := load(&memory)
		if _, want := load(new(Memory)); got != want {
			t.Errorf("%s: the memory says\n%s\nafresh\n%s", s.name, got, want)
		}
		for p := range before.Pages.All() {
			if s.name != "the site" && c.Pages.Get(p.ID) != p {
				t.Errorf("%s: page %s was read again", s.name, p.ID)
			}
		}
		before = c
	}
}

// copyOf reads a folder into memory.
func copyOf(t *testing.T, dir string) fstest.MapFS {
	t.Helper()
	site := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path.Join(dir, name))
		site[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// folders lists the folders below one.
func folders(site fs.FS, dir string) (all []string) {
	entries, _ := fs.ReadDir(site, dir)
	for _, e := range entries {
		all = append(all, path.Join(dir, e.Name()))
	}
	return all
}
