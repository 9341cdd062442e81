package changes

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/schema"
)

func TestRead(t *testing.T) {
	whole := built("2026.1", "2026-01-31", site{"projects": project("")}, "zh/projects/p.html", "zh/plots/a.1.html")
	alone := fstest.MapFS{"projects.json": whole["data/projects.json"]}
	bare := fstest.MapFS{"data/projects.json": whole["data/projects.json"]}
	for name, dir := range map[string]fstest.MapFS{"a folder that was built": whole, "its data files alone": alone, "without a manifest": bare} {
		e := read(t, dir)
		if e.Number != "2026.1" || e.Len("projects") != 1 || e.Len("plots") != 0 {
			t.Errorf("%s: %+v", name, e)
		}
		if dated := !e.Date.IsZero(); dated != (name == "a folder that was built") {
			t.Errorf("%s: dated %s", name, e.Date)
		}
	}
	if e := read(t, whole); !e.pages["plots/a/1"] || !e.pages["projects/p"] || e.pages["projects/q"] {
		t.Errorf("pages %v", e.pages)
	}
}

func TestReadRefuses(t *testing.T) {
	good := `{"edition":"2026.1","records":[{"id":"a"}]}`
	manifest := func(more string) string { return `{"edition":"2026.1"` + more + `,"files":{}}` }
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"an empty folder":        {nil, ErrNoEdition.Error()},
		"an internal edition":    {map[string]string{output.ManifestName: manifest(`,"audience":"internal"`), "data/projects.json": good}, ErrInternal.Error()},
		"files of two editions":  {map[string]string{"projects.json": good, "parks.json": `{"edition":"2026.2","records":[]}`}, "edition"},
		"no JSON":                {map[string]string{"projects.json": "<html>"}, "projects.json"},
		"a record without an id": {map[string]string{"projects.json": `{"edition":"1","records":[{"code":"x"}]}`}, "record 1"},
		"two of one id":          {map[string]string{"projects.json": `{"edition":"1","records":[{"id":"a"},{"id":"a"}]}`}, "record 2"},
		"a damaged manifest":     {map[string]string{output.ManifestName: "{", "data/projects.json": good}, "manifest"},
	} {
		dir := fstest.MapFS{}
		for file, text := range test.files {
			dir[file] = &fstest.MapFile{Data: []byte(text)}
		}
		if _, err := Read(dir); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
	if _, err := Read(fstest.MapFS{}); !errors.Is(err, ErrNoEdition) {
		t.Error(err)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, text := range []string{"", "{", `{"format":2,"edition":"2026.1"}`, `{"format":1}`, `{"format":1,"edition":"2026.1","kinds":{"projects":[{"code":"x"}]}}`} {
		if _, err := Parse([]byte(text)); err == nil {
			t.Errorf("%q was read as an archive", text)
		}
	}
	e, err := Parse([]byte(`{"format":1,"edition":"2026.1","date":"2026-01-31","kinds":{"novelties":[{"id":"x"}]}}`))
	if err != nil || e.Len("novelties") != 0 || e.Date.String() != "2026-01-31" {
		t.Errorf("%+v, %v", e, err)
	}
}

// demonstration returns the public catalogue of the invented city.
func demonstration(t *testing.T) *model.Catalog {
	t.Helper()
	root, err := os.OpenRoot("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	full, _ := schema.Load(content.Source{Site: root.FS(), Kinds: schema.Kinds()}, new(diag.List))
	c, _ := edition.For(edition.Site, full)
	return c
}

// A catalogue and its archive are the same edition: nothing has changed between
// them, an archive of the archive is the same bytes, and no text is in it.
func TestAnArchiveIsItsEdition(t *testing.T) {
	c := demonstration(t)
	e := Of(c, i18n.Date{Year: 2026, Month: 6, Day: 30}, "ab")
	text := string(e.Encode())
	a, err := Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if got := said(Compare(a, e, Public)); got != "" {
		t.Errorf("an edition differs from its archive:\n%s", got)
	}
	if a.Len("projects") != c.Projects.Len() || a.Len("plots") == 0 || a.Len("plots") != c.Plots.Len() {
		t.Errorf("%d projects and %d plots", a.Len("projects"), a.Len("plots"))
	}
	for p := range c.Projects.All() {
		for _, s := range p.Title {
			if strings.Contains(text, s) {
				t.Errorf("the archive says %q", s)
			}
		}
	}
	open := 0
	for _, kind := range Kinds() {
		for _, item := range c.All(kind) {
			o := model.Export(item)
			for i, m := range o {
				if prose, ok := m.Value.(model.Prose); ok {
					o[i].Value = prose.Texts()
				}
			}
			open += len(o.AppendJSON(nil))
		}
	}
	if len(text)*2 > open {
		t.Errorf("the archive has %d bytes, the open data %d", len(text), open)
	}
}

// The archive that the invented city keeps tells what its page says.
func TestTheDemonstrationIsTrueToItsArchive(t *testing.T) {
	data, err := os.ReadFile("../../" + ArchiveName("2026.1"))
	if err != nil {
		t.Fatal(err)
	}
	old, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(old.Encode(), data) {
		t.Error("the archive is not as the program writes it")
	}
	r := Compare(old, Of(demonstration(t), i18n.Date{Year: 2026, Month: 6, Day: 30}, ""), Public)
	count := map[What]int{}
	for _, c := range r.Changes {
		count[c.What]++
	}
	if count[New] != 5 || count[Closed] != 1 || count[Changed] < 5 || len(r.Gone) != 0 || r.Confirmed["projects"] < 30 {
		t.Errorf("%v, %d confirmed, gone %v", count, r.Confirmed["projects"], r.Gone)
	}
}
