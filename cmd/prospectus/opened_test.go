package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestBegin(t *testing.T) {
	site := func(path string) premises { return premises{path: path, site: true} }
	free := func(path string) premises { return premises{path: path, free: true} }
	full := premises{path: "full"}
	for name, c := range map[string]struct {
		s    setting
		want way
		dir  string
	}{
		"arguments say":                       {setting{args: []string{"build"}, clicked: true, working: site("w")}, asAsked, ""},
		"typed where a site is":               {setting{working: site("w"), beside: site("b")}, showSite, "w"},
		"clicked beside a site":               {setting{clicked: true, working: full, beside: site("b")}, showSite, "b"},
		"clicked again after one was made":    {setting{clicked: true, working: full, beside: full, inside: site("b/site")}, showSite, "b/site"},
		"clicked alone in a folder":           {setting{clicked: true, working: full, beside: free("b"), inside: free("b/site")}, offerSite, "b"},
		"clicked among downloads":             {setting{clicked: true, working: full, beside: full, inside: free("b/site")}, offerSite, "b/site"},
		"clicked where a folder is called so": {setting{clicked: true, working: full, beside: full, inside: full}, showHelp, ""},
		"typed where nothing is":              {setting{working: free("w"), beside: full, inside: free("b/site")}, showHelp, ""},
	} {
		if how, dir := begin(c.s); how != c.want || dir != c.dir {
			t.Errorf("%s: %d in %q, want %d in %q", name, how, dir, c.want, c.dir)
		}
	}
}

func TestLook(t *testing.T) {
	for name, c := range map[string]struct {
		files      []string
		site, free bool
	}{
		"nothing":             {nil, false, true},
		"the archive":         {[]string{"prospectus.exe", "README.md", "LICENSE", ".DS_Store"}, false, true},
		"a letter":            {[]string{"prospectus.exe", "letter.docx"}, false, false},
		"a folder":            {[]string{"prospectus-old/x"}, false, false},
		"a site":              {[]string{"data/site.toml", "content/x"}, true, false},
		"a folder of tables":  {[]string{"data/rates.toml"}, false, false},
		"a folder site.toml/": {[]string{"data/site.toml/x"}, false, false},
	} {
		dir := t.TempDir()
		for _, f := range c.files {
			full := filepath.Join(dir, filepath.FromSlash(f))
			if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(full, nil, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if f := survey(dir); f.site != c.site || f.free != c.free {
			t.Errorf("%s: %+v", name, f)
		}
	}
	if f := survey(filepath.Join(t.TempDir(), "none")); f.site || !f.free {
		t.Errorf("a folder that is not there: %+v", f)
	}
}

// TestOfferMakesASite: only the page itself can say yes, and then the preview
// answers where the question stood.
func TestOfferMakesASite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	o := newOffer(environment{stdout: io.Discard, stderr: io.Discard, lang: "en"}, dir, []string{"127.0.0.1:1"})
	ask := func(method, host, token string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, "/", strings.NewReader(url.Values{"token": {token}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Host = host
		w := httptest.NewRecorder()
		o.ServeHTTP(w, r)
		return w
	}
	page := ask("GET", "127.0.0.1:1", "")
	token := regexp.MustCompile(`name="token" value="(\w+)"`).FindStringSubmatch(page.Body.String())
	if token == nil || !strings.Contains(page.Body.String(), dir) {
		t.Fatalf("the page says %s", page.Body)
	}
	for _, w := range []*httptest.ResponseRecorder{ask("POST", "127.0.0.1:1", "guessed"), ask("POST", "evil.example", token[1]), ask("GET", "evil.example", "")} {
		if w.Code != http.StatusForbidden {
			t.Errorf("answered with %d", w.Code)
		}
	}
	if f := survey(dir); f.site {
		t.Error("a site was made before anybody said yes")
	}
	if w := ask("POST", "127.0.0.1:1", token[1]); w.Code != http.StatusSeeOther || !survey(dir).site {
		t.Errorf("yes is answered with %d: %s", w.Code, w.Body)
	}
	o.next = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "the preview") })
	close(o.shown)
	if got := ask("GET", "127.0.0.1:1", "").Body.String(); got != "the preview" {
		t.Errorf("then it answers %q", got)
	}
}

// TestOfferTouchesNothing: a file that is in the way is said, and left alone.
func TestOfferTouchesNothing(t *testing.T) {
	dir := t.TempDir()
	mine := filepath.Join(dir, "data", "site.toml")
	if err := os.MkdirAll(filepath.Dir(mine), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(mine, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := plant(dir); err == nil {
		t.Error("a site was made over a file")
	}
	if got, err := os.ReadFile(mine); err != nil || string(got) != "mine" {
		t.Errorf("the file says %q (%v)", got, err)
	}
}

// TestNoArgumentsAndNoSite prints the help, as a terminal expects.
func TestNoArgumentsAndNoSite(t *testing.T) {
	t.Chdir(t.TempDir())
	var out, complaints bytes.Buffer
	if code := run(context.Background(), nil, environment{stdout: &out, stderr: &complaints, lang: "en"}); code != exitDone || !strings.Contains(out.String(), "Commands:") {
		t.Errorf("exits with %d and says %s%s", code, &out, &complaints)
	}
}
