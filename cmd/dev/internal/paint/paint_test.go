package paint

import (
	"compress/gzip"
	"context"
	"io"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// site writes a small built site.
func site(t *testing.T) string {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"en/projects/index.html": strings.Repeat("list ", 900),
		"en/projects/a.html":     "small",
		"en/projects/b.html":     strings.Repeat("large ", 100),
		"zh/projects/a.html":     "one",
		"media/x.jpg":            "picture",
		"media/projects/x.svg":   "drawing",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestHeaviest(t *testing.T) {
	got, err := heaviest(site(t))
	if err != nil || strings.Join(got, " ") != "en/projects/b.html zh/projects/a.html" {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := heaviest(t.TempDir()); err == nil {
		t.Errorf("an empty folder has %q", got)
	}
}

func TestCompressed(t *testing.T) {
	h := Compressed(site(t))
	get := func(path, encoding string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", path, nil)
		r.Header.Set("Accept-Encoding", encoding)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	w := get("/en/projects/b.html", "gzip, br")
	if w.Header().Get("Content-Encoding") != "gzip" || w.Body.Len() > 100 {
		t.Errorf("%v, %d bytes", w.Header(), w.Body.Len())
	}
	z, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(z); err != nil || !strings.HasPrefix(string(text), "large large") {
		t.Errorf("%q, %v", text, err)
	}
	for path, want := range map[string]string{"/media/x.jpg": "picture", "/en/projects/a.html": "small"} {
		encoding := ""
		if strings.HasSuffix(path, ".jpg") {
			encoding = "gzip"
		}
		if w := get(path, encoding); w.Body.String() != want || w.Header().Get("Content-Encoding") != "" {
			t.Errorf("%s: %q %v", path, w.Body, w.Header())
		}
	}
	for _, path := range []string{"/none.html", "/en/../../etc/x.html"} {
		if w := get(path, "gzip"); w.Code != 404 {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
}

func TestReport(t *testing.T) {
	var out strings.Builder
	report(&out, "en/a.html", []Visit{{Paint: 900, Bytes: 5, Requests: 3}, {Paint: 700, Bytes: 7, Requests: 3, Shift: .02}, {Paint: 800, Bytes: 6, Requests: 4}, {Paint: 850, Bytes: 5, Requests: 3}})
	text := strings.Join(strings.Fields(out.String()), " ")
	for _, want := range []string{"en/a.html min median max", "paint, ms 700 800 900", "wire 5 5 7", "requests 3 3 4", "shift 0.000 0.000 0.020"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, out.String())
		}
	}
}

func TestRunRefuses(t *testing.T) {
	o := Options{Site: site(t), Runs: 0, Browser: "no-such-browser", Out: io.Discard}
	if err := Run(context.Background(), o); err == nil || !strings.Contains(err.Error(), "measure nothing") {
		t.Errorf("0 runs: %v", err)
	}
	if err := Narrow(context.Background(), o, "zh/projects/index.html"); err == nil || !strings.Contains(err.Error(), "measure nothing") {
		t.Errorf("0 choices: %v", err)
	}
	o.Runs = 1
	if err := Run(context.Background(), o); err == nil || !strings.Contains(err.Error(), "install Chromium") {
		t.Errorf("no browser: %v", err)
	}
}
