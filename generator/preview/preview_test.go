package preview

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"prospectus/generator/build"
	"prospectus/generator/i18n"
	"prospectus/themes"
)

// A room is a site on disk under preview.
type room struct {
	t       *testing.T
	dir     string
	server  *Server
	changes chan []string
	events  chan Event
}

// scratch is a temporary file that its closing removes.
type scratch struct{ *os.File }

func (s scratch) Close() error {
	s.File.Close()
	return os.Remove(s.Name())
}

// start shows the small site that the new command makes.
func start(t *testing.T) *room {
	t.Helper()
	d := &room{t: t, dir: t.TempDir(), changes: make(chan []string), events: make(chan Event, 64)}
	if err := os.CopyFS(d.dir, os.DirFS("../../cmd/prospectus/starter")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(d.dir)
	if err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	d.server, err = New(Options{
		Input: build.Input{
			Site: root.FS(), Themes: themes.FS,
			Today: func(string) (i18n.Date, error) { return i18n.ParseDate("2026-06-30") },
		},
		Changes: d.changes, Lang: "en", Hosts: []string{"localhost:8000"}, Clock: time.Now,
		Scratch: func() (Scratch, error) {
			f, err := os.CreateTemp(temp, "*")
			return scratch{f}, err
		},
		Told: func(e Event) {
			select {
			case d.events <- e:
			default:
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- d.server.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
		root.Close()
		if left, _ := os.ReadDir(temp); len(left) > 0 {
			t.Errorf("%d temporary files are left", len(left))
		}
	})
	d.wait(Read)
	return d
}

// wait waits for an event and fails on one that says the machine failed.
func (d *room) wait(kind Kind) Event {
	d.t.Helper()
	for {
		select {
		case e := <-d.events:
			if e.Kind == Failed {
				d.t.Fatal(e.Err)
			}
			if e.Kind == kind {
				return e
			}
		case <-time.After(time.Minute):
			d.t.Fatalf("nothing of kind %d happened", kind)
		}
	}
}

// edit changes a file and waits until that is read.
func (d *room) edit(name string, change func(string) string) {
	d.t.Helper()
	full := filepath.Join(d.dir, filepath.FromSlash(name))
	old, err := os.ReadFile(full)
	if err != nil {
		d.t.Fatal(err)
	}
	text := change(string(old))
	if text == string(old) {
		d.t.Fatalf("the edit of %s changes nothing", name)
	}
	if err := os.WriteFile(full, []byte(text), 0o666); err != nil {
		d.t.Fatal(err)
	}
	d.changes <- []string{name}
	d.wait(Read)
}

func (d *room) ask(method, url string, change ...func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, url, nil)
	r.Host = "localhost:8000"
	for _, c := range change {
		c(r)
	}
	w := httptest.NewRecorder()
	d.server.ServeHTTP(w, r)
	return w
}

func (d *room) get(url string) string {
	d.t.Helper()
	w := d.ask("GET", url)
	if w.Code != http.StatusOK {
		d.t.Fatalf("%s: %d", url, w.Code)
	}
	return w.Body.String()
}

// faultsAt returns what is said over a page.
func (d *room) faultsAt(at string) (answer struct {
	Stale  bool
	Counts [3]int
	Faults []told
}) {
	d.t.Helper()
	if err := json.Unmarshal([]byte(d.get("/_preview/faults?at="+at)), &answer); err != nil {
		d.t.Fatal(err)
	}
	return answer
}

const (
	facts = "content/projects/demo-0001/project.toml"
	prose = "content/projects/demo-0001/en.md"
	page  = "en/projects/demo-0001.html"
)

// TestPagesAreThoseOfABuild: every file of a build is answered as the build
// writes it, but for the preview's script at the end of pages.
func TestPagesAreThoseOfABuild(t *testing.T) {
	d := start(t)
	built, err := buildOf(t, d.dir)
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	fs.WalkDir(built, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || name == "manifest.json" || strings.HasPrefix(name, ".") {
			return err
		}
		want, err := fs.ReadFile(built, name)
		if err != nil {
			t.Fatal(err)
		}
		w := d.ask("GET", "/"+name)
		got := w.Body.Bytes()
		if strings.HasSuffix(name, ".html") {
			got = withoutScript(t, got)
		}
		if w.Code != http.StatusOK || !bytes.Equal(got, want) {
			t.Errorf("%s: %d, %d bytes, want %d", name, w.Code, len(got), len(want))
		}
		compared++
		return nil
	})
	if compared < 100 {
		t.Errorf("only %d files", compared)
	}
	if got := d.ask("GET", "/"); got.Code != http.StatusOK || !bytes.Contains(got.Body.Bytes(), []byte("<html")) {
		t.Errorf("the root answers %d", got.Code)
	}
	if got := d.ask("GET", "/en/nothing.html"); got.Code != http.StatusNotFound || !strings.Contains(got.Body.String(), own) {
		t.Errorf("what is not there answers %d", got.Code)
	}
}

func TestASaveIsShown(t *testing.T) {
	d := start(t)
	before := d.get("/" + page)
	d.edit(prose, func(s string) string { return s + "\nA sentence that was not there.\n" })
	if after := d.get("/" + page); strings.Contains(before, "was not there") || !strings.Contains(after, "was not there") {
		t.Error("the page does not show what was saved")
	}
	d.edit("content/projects/demo-0001/en.md", func(s string) string { return strings.Replace(s, `title = "`, `title = "Renamed `, 1) })
	if list := d.get("/en/projects/index.html"); !strings.Contains(list, "Renamed ") {
		t.Error("the list has the old title")
	}
	d.wait(Indexed)
}

// TestTheLastGoodPageStays: while a record is broken, its page is as it was and
// the fault lies over it, with its place.
func TestTheLastGoodPageStays(t *testing.T) {
	d := start(t)
	good := d.get("/" + page)
	d.edit(facts, func(s string) string { return "nonsense = 1\n" + s })
	w := d.ask("GET", "/"+page)
	if w.Code != http.StatusOK || w.Header().Get("X-Preview") != "last-good" || !bytes.Equal(withoutScript(t, w.Body.Bytes()), withoutScript(t, []byte(good))) {
		t.Errorf("the page answers %d (%s)", w.Code, w.Header().Get("X-Preview"))
	}
	said := d.faultsAt(page)
	if !said.Stale || said.Counts[0] == 0 || len(said.Faults) == 0 {
		t.Fatalf("over the page lies %+v", said)
	}
	if f := said.Faults[0]; f.File != facts || f.Line != 1 || f.Column != 1 || f.Severity != "error" || !f.Here {
		t.Errorf("the first fault is %+v", f)
	}
	for _, f := range d.faultsAt("en/index.html").Faults {
		if f.Code == "dead-link" {
			t.Errorf("a link to the broken record is called dead: %+v", f)
		}
	}
	d.edit(facts, func(s string) string { return strings.TrimPrefix(s, "nonsense = 1\n") })
	if w := d.ask("GET", "/"+page); w.Header().Get("X-Preview") != "" || d.faultsAt(page).Stale {
		t.Error("the page is not shown again when the fault is gone")
	}
}

// TestFaultsOfProseAreTold: also those that only show when a page is made.
func TestFaultsOfProseAreTold(t *testing.T) {
	d := start(t)
	d.edit(prose, func(s string) string { return s + "\nSee [it](project:nowhere).\n" })
	for _, f := range d.faultsAt(page).Faults {
		if f.Code == "dead-link" && f.File == prose && f.Line > 1 {
			return
		}
	}
	t.Error("a link that leads nowhere is not told")
}

// TestWhoMayAsk: other hosts are refused, and so is whatever is no question.
func TestWhoMayAsk(t *testing.T) {
	d := start(t)
	for _, host := range []string{"evil.example", "localhost", "localhost:8001", ""} {
		if w := d.ask("GET", "/"+page, func(r *http.Request) { r.Host = host }); w.Code != http.StatusForbidden {
			t.Errorf("host %q is answered with %d", host, w.Code)
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE"} {
		if w := d.ask(method, "/"+page); w.Code != http.StatusMethodNotAllowed {
			t.Errorf("%s is answered with %d", method, w.Code)
		}
	}
	for _, url := range []string{"/../data/site.toml", "/content/projects/demo-0001/project.toml", "/%2e%2e/data/site.toml"} {
		if w := d.ask("GET", url); w.Code != http.StatusNotFound {
			t.Errorf("%s is answered with %d", url, w.Code)
		}
	}
	if w := d.ask("HEAD", "/"+page); w.Code != http.StatusOK || w.Body.Len() != 0 {
		t.Errorf("HEAD is answered with %d and %d bytes", w.Code, w.Body.Len())
	}
}

// TestNothingIsWritten: the folder of the site is as it was.
func TestNothingIsWritten(t *testing.T) {
	d := start(t)
	d.get("/" + page)
	d.wait(Indexed)
	want := names(t, os.DirFS("../../cmd/prospectus/starter"))
	if got := names(t, os.DirFS(d.dir)); got != want {
		t.Errorf("the folder holds\n%s\nwant\n%s", got, want)
	}
}

func names(t *testing.T, fsys fs.FS) string {
	t.Helper()
	var all []string
	err := fs.WalkDir(fsys, ".", func(name string, _ fs.DirEntry, err error) error {
		all = append(all, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(all, "\n")
}

// withoutScript takes the preview's script out of a page.
func withoutScript(t *testing.T, html []byte) []byte {
	t.Helper()
	at := bytes.LastIndex(html, []byte(`<script defer src="`+own))
	end := bytes.LastIndex(html, []byte("</script>")) + len("</script>")
	if at < 0 || end < at {
		t.Fatal("a page lacks the preview's script")
	}
	return append(bytes.Clone(html[:at]), html[end:]...)
}
