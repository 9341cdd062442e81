//go:build browser

package seek

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"prospectus/cmd/dev/internal/browser"
	"prospectus/cmd/dev/internal/query"
)

// chromium starts the browser of the tests.
func chromium(t *testing.T) *browser.Browser {
	t.Helper()
	name := os.Getenv("BROWSER_PATH")
	if name == "" {
		name = "chromium"
	}
	b, err := browser.Start(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Stop)
	return b
}

// TestDemonstrationInBrowser asks on the page of results, in the root of a
// server, in a sub-folder and from a disk, and holds what it shows to the
// reader in Go.
func TestDemonstrationInBrowser(t *testing.T) {
	d := built(t, 3)
	e, err := openEngine(os.DirFS(d.dir), []string{"zh", "en"})
	if err != nil {
		t.Fatal(err)
	}
	s := newServer(map[string]string{"/": d.dir, "/portal/invest/": d.dir}, nil)
	t.Cleanup(s.Close)
	b := chromium(t)
	disk := url.URL{Scheme: "file", Path: filepath.ToSlash(d.dir) + "/"}
	for name, base := range map[string]string{"root": s.URL + "/", "sub-folder": s.URL + "/portal/invest/", "disk": disk.String()} {
		t.Run(name, func(t *testing.T) {
			tabs := map[string]*tab{}
			for _, lang := range []string{"zh", "en"} {
				if tabs[lang], err = newTab(b); err != nil {
					t.Fatal(err)
				}
				t.Cleanup(tabs[lang].close)
				if err := tabs[lang].open(base + lang + "/search.html"); err != nil {
					t.Fatal(err)
				}
			}
			d.ask(t, func(q query.Query) (query.Reply, error) {
				s, err := tabs[q.Lang].ask(q.Text)
				if err != nil {
					return query.Reply{}, err
				}
				r := s.reply(q.Lang)
				same(t, q, r, e)
				return r, nil
			})
		})
	}
}

// same holds what a page shows to what the reader in Go finds: as many, and of
// those the best first.
func same(t *testing.T, q query.Query, r query.Reply, e engine) {
	t.Helper()
	want, err := e.ask(q)
	switch {
	case err != nil:
		t.Fatal(err)
	case r.Total != want.Total:
		t.Errorf("%s %q: the page counts %d, the reader in Go %d", q.Lang, q.Text, r.Total, want.Total)
	case want.Total > 0 && (len(r.Shown) == 0 || r.Shown[0] != want.Shown[0]):
		t.Errorf("%s %q: the page shows %q first, the reader in Go %q", q.Lang, q.Text, r.Shown[:min(1, len(r.Shown))], want.Shown[0])
	case want.Total == 0 && len(want.Near) > 0 && !slices.Contains(r.Near, want.Near[0]):
		t.Errorf("%s %q: the page offers %q, the reader in Go %q", q.Lang, q.Text, r.Near, want.Near)
	}
}
