package seek

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"prospectus/cmd/dev/internal/bench"
	"prospectus/cmd/dev/internal/query"
)

func TestReport(t *testing.T) {
	v := func(requests, bytes int, ms float64) visit {
		return visit{cost{requests, bytes, requests + 1, 2 * bytes}, ms, ms / 2}
	}
	m := &measured{Projects: 5, Tree: bench.Tree{Files: 30, Bytes: 9e6}, Bare: bench.Tree{Files: 20, Bytes: 5e6}, PeerTree: bench.Tree{Files: 40, Bytes: 8e6},
		With: bench.Figures{User: 3e9, Peak: 80e6}, Without: bench.Figures{User: 2e9, Peak: 50e6}, Peer: bench.Figures{User: 10e9, Peak: 300e6}}
	m.own = visits{Cold: []visit{v(5, 30000, 40)}, Later: []visit{v(1, 9000, 8), v(3, 2000, 4), v(2, 5000, 6)},
		Verdicts: []query.Verdict{{Query: query.Query{Class: query.Two, Text: "干冰"}, Recall: 0.5, Precision: 1}}, Differ: []string{"here"}}
	m.peer = visits{Cold: []visit{v(10, 60000, 80)}, Later: []visit{v(4, 10000, 12)},
		Verdicts: []query.Verdict{{Query: query.Query{Class: query.Two}, Recall: 1, Precision: 0.25}}}
	var b strings.Builder
	m.printIndex(&b)
	m.print(&b)
	said := strings.Join(strings.Fields(b.String()), " ")
	for _, want := range []string{
		"index 1.00 30.0 10 4.0", "index : pagefind 0.10 0.10 0.25 0.50",
		"later: requests to the list 2 3 4 4 0.50 0.75", "later: KB in all 10.0 18.0 20.0 20.0 0.50 0.90",
		"cold: ms to the ranked list 40 40 80 80 0.50 0.50", "two 1 0.500 1.000 1 0 1.000 0.250 1",
		"that differ: 1", `two "干冰": recall 0.50`, "here",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the report lacks %q:\n%s", want, b.String())
		}
	}
}

func TestCostOf(t *testing.T) {
	ready := time.Now()
	log := []request{{"/a.js", 10, ready.Add(-time.Second)}, {"/page.html", 99, ready.Add(-time.Second)}, {"/d.js", 5, ready.Add(time.Second)}}
	got := costOf(log, ready, func(path string) bool { return strings.HasSuffix(path, ".html") })
	if want := (cost{1, 10, 2, 15}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// TestServer asks for files in two places as a browser does.
func TestServer(t *testing.T) {
	dir := t.TempDir()
	text := strings.Repeat("search.push ", 500)
	if err := os.WriteFile(filepath.Join(dir, "head.js"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	s := newServer(map[string]string{"/": dir, "/portal/": dir}, map[string]string{"/blank.html": "blank"})
	defer s.Close()
	for _, path := range []string{"/head.js", "/portal/head.js?v=1", "/blank.html", "/none.js"} {
		r, err := http.Get(s.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if missing := path == "/none.js"; err != nil || missing != (r.StatusCode == 404) || strings.Contains(path, "head") && string(body) != text {
			t.Errorf("%s: %s, %d bytes, %v", path, r.Status, len(body), err)
		}
	}
	log := s.take()
	if len(log) != 4 || log[0].bytes == 0 || log[0].bytes > len(text)/10 {
		t.Errorf("noted %+v", log)
	}
	if len(s.take()) != 0 {
		t.Error("what was taken is taken again")
	}
}

func TestReply(t *testing.T) {
	s := shown{Total: 3, Links: []string{"http://x/zh/projects/a.html", "http://x/zh/parks/p.html"}}
	if r := s.reply("zh"); r.Total != 3 || strings.Join(r.Shown, " ") != "projects/a parks/p" || r.Near != nil {
		t.Errorf("%+v", r)
	}
	s.Total = 0
	if r := s.reply("zh"); len(r.Shown) != 0 || len(r.Near) != 2 {
		t.Errorf("%+v", r)
	}
}
