//go:build browser

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestBrowser builds the demonstration and walks through it in a browser as a
// visitor would, wherever its folder may lie. It asks for a browser and takes a
// while, so it has a build tag of its own:
//
//	go test -tags browser -run TestBrowser ./cmd/prospectus
func TestBrowser(t *testing.T) {
	site := built(t)
	b := newBrowser(t)
	for name, base := range places(t, site.dir) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			t.Run("walk", func(t *testing.T) { site.walk(t, b.tab(t, base, desk)) })
			t.Run("walk without scripts", func(t *testing.T) { site.walk(t, b.tab(t, base, desk, withoutScripts)) })
			t.Run("telephone", func(t *testing.T) { site.narrow(t, b.tab(t, base, telephone)) })
		})
	}
}

// places returns the addresses under which the folder is opened: of a server's
// root, of a sub-folder of a portal, and of the disk.
func places(t *testing.T, dir string) map[string]string {
	files := http.FileServer(http.Dir(dir))
	root := httptest.NewServer(files)
	t.Cleanup(root.Close)
	mux := http.NewServeMux()
	mux.Handle("/portal/invest/", http.StripPrefix("/portal/invest", files))
	portal := httptest.NewServer(mux)
	t.Cleanup(portal.Close)
	slashed := filepath.ToSlash(dir)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/… is the path of file:///C:/…
	}
	disk := url.URL{Scheme: "file", Path: slashed + "/"}
	return map[string]string{"root": root.URL + "/", "sub-folder": portal.URL + "/portal/invest/", "disk": disk.String()}
}

// A folder is a built site.
type folder struct {
	dir    string
	titles map[string]map[string]string // of a record, by kind/id and language
}

// built builds the demonstration with the program itself.
func built(t *testing.T) *folder {
	t.Helper()
	f := &folder{dir: filepath.Join(t.TempDir(), "built site"), titles: map[string]map[string]string{}}
	var faults strings.Builder
	env := environment{stdout: io.Discard, stderr: &faults, lang: "en", now: time.Now}
	if code := run(context.Background(), []string{"build", "--site", "../..", "--out", f.dir}, env); code != exitDone {
		t.Fatalf("the demonstration cannot be built: exit code %d\n%s", code, faults.String())
	}
	tables, err := filepath.Glob(filepath.Join(f.dir, "data", "*.json"))
	if err != nil || len(tables) < 5 {
		t.Fatalf("%d data files, %v", len(tables), err)
	}
	for _, name := range tables {
		f.readTitles(t, name)
	}
	return f
}

func (f *folder) readTitles(t *testing.T, name string) {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var table struct {
		Kind    string
		Records []struct {
			ID    string
			Title map[string]string
		}
	}
	if err := json.Unmarshal(text, &table); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, r := range table.Records {
		f.titles[table.Kind+"/"+r.ID] = r.Title
	}
}

// A seen is what a visitor sees of a page.
type seen struct {
	At       string   `json:"at"`
	Heading  string   `json:"heading"`
	Headings int      `json:"headings"`
	Lang     string   `json:"lang"`
	Title    string   `json:"title"`
	Styled   bool     `json:"styled"`
	Text     int      `json:"text"`  // length of the page's text
	Width    int      `json:"width"` // of the page, in CSS pixels
	Screen   int      `json:"screen"`
	Wide     []string `json:"wide"` // what is wider than the screen
}

const look = `(() => {
	const h = [...document.querySelectorAll('h1')], root = document.documentElement, main = document.querySelector('main');
	const scrolls = e => { for (; e; e = e.parentElement) if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(e).overflowX)) return true; return false };
	return {
		at: location.href, heading: h.length ? h[0].innerText.trim() : '', headings: h.length, lang: root.lang, title: document.title,
		styled: [...document.styleSheets].some(s => s.href) && getComputedStyle(document.body).fontFamily !== 'serif',
		text: main ? main.innerText.length : 0, width: root.scrollWidth, screen: window.innerWidth,
		wide: [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > window.innerWidth && !scrolls(e))
			.slice(0, 3).map(e => e.tagName.toLowerCase() + '.' + e.className + ' ' + e.innerText?.slice(0, 40)),
	};
})()`

func (p *tab) look(t *testing.T) seen {
	t.Helper()
	s, err := chromedp.Run(p.ctx, chromedp.Evaluate[seen](look))
	if err != nil {
		t.Fatal(err)
	}
	s.At, _ = url.PathUnescape(strings.TrimPrefix(s.At, p.base))
	return s
}

// check holds a page to what every page promises.
func (s seen) check(t *testing.T, lang, heading string) {
	t.Helper()
	if s.Lang != lang {
		t.Errorf("%s: lang=%q, want %q", s.At, s.Lang, lang)
	}
	if s.Headings != 1 || s.Heading != heading {
		t.Errorf("%s: %d headings, the first %q; want one, %q", s.At, s.Headings, s.Heading, heading)
	}
	if !s.Styled {
		t.Errorf("%s: the style sheet is not there", s.At)
	}
	if !strings.Contains(s.Title, heading) || s.Text < 200 {
		t.Errorf("%s: title %q, %d characters of text", s.At, s.Title, s.Text)
	}
}

// walk goes from the choice of language to the home page, the list of projects,
// a project, and the same project in the other language, and back.
func (f *folder) walk(t *testing.T, p *tab) {
	for _, r := range []struct{ tag, lang, home, list, other, otherTag string }{
		{"zh-Hans", "zh", "投资星渚", "项目", "en", "en"},
		{"en", "en", "Invest in Xingzhu", "Projects", "zh", "zh-Hans"},
	} {
		p.open(t, "index.html")
		p.click(t, `main a[hreflang="`+r.tag+`"]`)
		p.look(t).check(t, r.tag, r.home)
		p.click(t, `nav.sections li:first-child a`)
		p.look(t).check(t, r.tag, r.list)
		p.click(t, `main .card h3 a`)
		project := p.look(t)
		id := strings.TrimSuffix(path.Base(project.At), ".html")
		titles := f.titles["projects/"+id]
		if titles[r.lang] == "" || titles[r.lang] == titles[r.other] {
			t.Fatalf("%s is no project's page", project.At)
		}
		project.check(t, r.tag, titles[r.lang])
		p.click(t, `.languages a[hreflang="`+r.otherTag+`"]`)
		other := p.look(t)
		other.check(t, r.otherTag, titles[r.other])
		if want := r.other + "/projects/" + id + ".html"; other.At != want {
			t.Errorf("the other language is at %s, want %s", other.At, want)
		}
		p.click(t, `.languages a[hreflang="`+r.tag+`"]`)
		if back := p.look(t); back.At != project.At {
			t.Errorf("back from the other language at %s, want %s", back.At, project.At)
		}
		p.click(t, `.brand a`)
		p.look(t).check(t, r.tag, r.home)
	}
}

// narrow opens pages on the screen of a telephone: none may be wider.
func (f *folder) narrow(t *testing.T, p *tab) {
	pages := f.samples(t)
	if len(pages) < 40 {
		t.Errorf("only %d pages", len(pages))
	}
	for _, at := range pages {
		p.open(t, at)
		s := p.look(t)
		if s.Screen != 360 {
			t.Fatalf("the screen is %d wide", s.Screen)
		}
		if s.Width > s.Screen {
			t.Errorf("%s is %d wide on a screen of %d: %q", at, s.Width, s.Screen, s.Wide)
		}
		if s.Headings != 1 || s.Lang == "" || !s.Styled {
			t.Errorf("%s: %+v", at, s)
		}
	}
}

// samples lists the choice of language and, in each language, the home page,
// every list and the two longest pages of each kind: what breaks a narrow page
// is mostly much text.
func (f *folder) samples(t *testing.T) []string {
	t.Helper()
	pages := []string{"index.html"}
	kinds := map[string][]string{} // folder → pages
	size := map[string]int64{}
	err := fs.WalkDir(os.DirFS(f.dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".html" || strings.Count(name, "/") == 0 {
			return err
		}
		info, err := d.Info()
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(path.Base(name), "index"):
			pages = append(pages, name)
		default:
			size[name] = info.Size()
			kinds[path.Dir(name)] = append(kinds[path.Dir(name)], name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, names := range kinds {
		slices.SortFunc(names, func(a, b string) int { return int(size[b] - size[a]) })
		pages = append(pages, names[:min(2, len(names))]...)
	}
	slices.Sort(pages)
	return pages
}

// TestBrowserTestSees proves that the tests above can fail: each fault of a
// page that they look for is found on a page that has it.
func TestBrowserTestSees(t *testing.T) {
	elsewhere := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(elsewhere.Close)
	server := httptest.NewServer(http.StripPrefix("/site", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, "<!doctype html><html lang=en><link rel=icon href=data:,><title>x</title><body>"+map[string]string{
			"/foreign.html":   `<img src="` + elsewhere.URL + `/x.png">`,
			"/parent.html":    `<img src="../x.png">`,
			"/console.html":   `<script>console.error("x")</script>`,
			"/exception.html": `<script>throw new Error("x")</script>`,
			"/wide.html":      `<div style="width:500px">x</div>`,
			"/scrolls.html":   `<div style="overflow-x:auto"><div style="width:500px">x</div></div>`,
		}[r.URL.Path])
	})))
	t.Cleanup(server.Close)
	b := newBrowser(t)
	p := b.tab(t, server.URL+"/site/", telephone)
	for at, want := range map[string]string{"foreign.html": "not of the site", "parent.html": "not of the site", "console.html": "console error", "exception.html": "script fails"} {
		if err := p.listen(at); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: noted %v, want %q", at, err, want)
		}
	}
	if err := b.tab(t, server.URL+"/site/", withoutScripts).listen("console.html"); err != nil {
		t.Errorf("a script runs where scripts are off: %v", err)
	}
	for at, wide := range map[string]bool{"wide.html": true, "scrolls.html": false} {
		if err := p.listen(at); err != nil {
			t.Errorf("%s: %v", at, err)
		}
		if s := p.look(t); (s.Width > s.Screen) != wide || (len(s.Wide) > 0) != wide {
			t.Errorf("%s: %+v", at, s)
		}
	}
}
