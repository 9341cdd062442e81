package schema

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/model"
)

// expectation finds, in a fixture, the rule that the line breaks: it stands
// beside the bad line, after "#! " (or "<!--! " in prose). "#!! " speaks of the
// file as a whole.
var expectation = regexp.MustCompile(`#!(!?) ([a-z-]+(?: [a-z-]+)*)`)

// TestFixtures loads each archive of testdata as a site. Exactly the faults
// that its files expect must be found, on exactly those lines.
func TestFixtures(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			site, internal, want := fixture(t, name)
			_, list, _ := load(site, internal)
			var got []string
			for _, d := range list.Sorted() {
				p := d.Span.Position()
				got = append(got, fmt.Sprintf("%s:%d %s", p.File, p.Line, d.Rule.Code))
				for _, lang := range []string{"zh", "en"} {
					if text := d.Rule.Says[tag(lang)]; text == "" {
						t.Errorf("%s says nothing in %s", d.Rule.Code, lang)
					}
				}
				if strings.Contains(d.Message("en")+d.Message("zh")+strings.Join(d.Advice("en"), "")+strings.Join(d.Advice("zh"), ""), "%!") {
					t.Errorf("%s is badly formatted: %s", d.Rule.Code, d.Message("en"))
				}
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("found\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
			}
		})
	}
}

// fixture reads an archive. Files under internal-folder/ are of the second
// folder.
func fixture(t *testing.T, name string) (site, internal fstest.MapFS, want []string) {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	site = fstest.MapFS{}
	for _, f := range archive.Files {
		into, path := site, f.Name
		if rest, ok := strings.CutPrefix(f.Name, "internal-folder/"); ok {
			if internal == nil {
				internal = fstest.MapFS{}
			}
			into, path = internal, rest
		}
		into[path] = &fstest.MapFile{Data: f.Data}
		for i, line := range strings.Split(string(f.Data), "\n") {
			m := expectation.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			at := i + 1
			if m[1] == "!" {
				at = 0
			}
			for _, code := range strings.Fields(m[2]) {
				want = append(want, fmt.Sprintf("%s:%d %s", path, at, code))
			}
		}
	}
	return site, internal, want
}

func load(site, internal fs.FS) (c *model.Catalog, list *diag.List, leftOut []string) {
	list = new(diag.List)
	src := content.Source{Site: site, Kinds: Kinds()}
	if m, ok := internal.(fstest.MapFS); !ok || m != nil {
		src.Internal = internal
	}
	c, leftOut = Load(src, list)
	return c, list, leftOut
}
