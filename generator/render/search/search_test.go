package search_test

import (
	"context"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"prospectus/generator/build"
	"prospectus/generator/output"
	"prospectus/generator/render/search"
	"prospectus/themes"
)

// demonstration builds the site of the repository.
func demonstration(t *testing.T) fs.FS {
	t.Helper()
	site, err := os.OpenRoot("../../..")
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	out, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { out.Close() })
	report, err := build.Run(context.Background(), build.Input{Site: site.FS(), Themes: themes.FS, Unprinted: true}, output.Dir(out))
	if err != nil || report.Failed(false) {
		t.Fatalf("the demonstration cannot be built: %v %v", err, report.Diagnostics)
	}
	return out.FS()
}

func open(t *testing.T, site fs.FS, lang string) *search.Engine {
	t.Helper()
	e, err := search.Open(func(file string) ([]byte, error) { return fs.ReadFile(site, path.Join("search", lang, file)) })
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// outcome writes an answer as the table of queries does.
func outcome(a search.Answer) string {
	switch {
	case len(a.Found) > 0:
		return a.Found[0].At
	case a.Meant != "":
		return "~" + a.Meant
	case len(a.Near) > 0:
		return "?"
	}
	return "-"
}

// TestQueries holds the reader in Go to the table; a test in the browser holds
// the script to the same answers.
func TestQueries(t *testing.T) {
	site := demonstration(t)
	engines := map[string]*search.Engine{"zh": open(t, site, "zh"), "en": open(t, site, "en")}
	table, err := os.ReadFile("testdata/queries.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "\t")
		a, err := engines[row[0]].Find(row[1])
		if err != nil {
			t.Fatal(err)
		}
		if got := outcome(a); got != row[2] {
			t.Errorf("%s %s: %s, want %s (%d found)", row[0], row[1], got, row[2], len(a.Found))
		}
	}
}
