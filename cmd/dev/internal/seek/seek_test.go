package seek

import (
	"os"
	"path/filepath"
	"testing"

	"prospectus/cmd/dev/internal/query"
	"prospectus/generator/build"
	"prospectus/generator/output"
	"prospectus/themes"
)

// A demonstration is the demonstration as it is built, with questions on it.
type demonstration struct {
	dir     string
	sources query.Sources
	queries []query.Query // fixed by hand, and some more made from the sources
}

// built builds the demonstration.
func built(t *testing.T, each int) demonstration {
	t.Helper()
	site, err := os.OpenRoot("../../../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = site.Close() })
	d := demonstration{dir: filepath.Join(t.TempDir(), "built site")}
	if err := os.Mkdir(d.dir, 0o777); err != nil {
		t.Fatal(err)
	}
	out, err := os.OpenRoot(d.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = out.Close() })
	report, err := build.Run(t.Context(), build.Input{Site: site.FS(), Themes: themes.FS}, output.Dir(out))
	if err != nil || report.Failed(false) {
		t.Fatalf("the demonstration is not built: %v, %v", err, report)
	}
	if d.sources, err = query.Read(site.FS(), out.FS()); err != nil {
		t.Fatal(err)
	}
	if d.queries, err = query.Fixed(); err != nil || len(d.queries) < 60 {
		t.Fatalf("%d questions fixed by hand, %v", len(d.queries), err)
	}
	d.queries = append(d.queries, query.Make(d.sources, each, 20260630)...)
	return d
}

// ask puts every question and holds the answers to what the classes promise:
// of phrases all records and no other; of known items the one that is wanted
// among the first three, in 95 of 100.
func (d demonstration) ask(t *testing.T, ask func(query.Query) (query.Reply, error)) []query.Reply {
	t.Helper()
	var verdicts []query.Verdict
	var replies []query.Reply
	for _, q := range d.queries {
		r, err := ask(q)
		if err != nil {
			t.Fatal(err)
		}
		v := d.sources.Answer(q).Judge(q, r)
		if !v.Good() {
			t.Error(v)
		} else if !v.Top() {
			t.Log(v)
		}
		verdicts, replies = append(verdicts, v), append(replies, r)
	}
	if share := query.TopShare(verdicts); share < 0.95 {
		t.Errorf("of %.1f %% of known items the record that is wanted is among the first three; want 95 %%", 100*share)
	}
	return replies
}

// TestDemonstration asks the reader in Go.
func TestDemonstration(t *testing.T) {
	d := built(t, 12)
	if len(d.queries) < 300 {
		t.Errorf("only %d questions", len(d.queries))
	}
	e, err := openEngine(os.DirFS(d.dir), []string{"zh", "en"})
	if err != nil {
		t.Fatal(err)
	}
	d.ask(t, e.ask)
}
