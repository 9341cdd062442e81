//go:build browser

package main

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// What a first visit to a project's page may cost, photographs aside.
const (
	pageBytes    = 60_000 // compressed, with its style sheet, script and icon
	scriptBytes  = 12_000 // compressed
	pageRequests = 4
	pageShift    = 0.005 // of the layout, cumulated: 0 to two decimals
)

// TestProjectPageWeight weighs the page of every project with all that it asks
// for, compressed as a server that does the least compresses.
func TestProjectPageWeight(t *testing.T) {
	dir := built(t).dir
	weights := map[string]int{}
	for _, at := range projectPages(t, dir) {
		page := filepath.Join(dir, filepath.FromSlash(at))
		total, script := weigh(t, weights, page), 0
		for _, a := range assetsOf(t, page) {
			n := weigh(t, weights, filepath.Join(filepath.Dir(page), filepath.FromSlash(a)))
			total += n
			if path.Ext(a) == ".js" {
				script += n
			}
		}
		if total > pageBytes {
			t.Errorf("%s weighs %d bytes compressed with what it asks for, want %d at most", at, total, pageBytes)
		}
		if script > scriptBytes {
			t.Errorf("%s: its scripts weigh %d bytes compressed, want %d at most", at, script, scriptBytes)
		}
	}
}

// projectPages lists the pages of projects in every language.
func projectPages(t *testing.T, dir string) (pages []string) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "*", "projects", "*.html"))
	if err != nil || len(found) < 80 {
		t.Fatalf("%d pages of projects, %v", len(found), err)
	}
	for _, name := range found {
		at, err := filepath.Rel(dir, name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(filepath.Base(name), "index") {
			pages = append(pages, filepath.ToSlash(at))
		}
	}
	return pages
}

// weigh returns the length of a file after gzip.
func weigh(t *testing.T, known map[string]int, name string) int {
	t.Helper()
	if n, ok := known[name]; ok {
		return n
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	known[name] = len(zipped(t, text))
	return known[name]
}

func zipped(t *testing.T, text []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, 6)
	if err == nil {
		_, err = z.Write(text)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// assetsOf lists what a browser asks for with a page, pictures aside: style
// sheets, scripts, icons, fonts that are loaded ahead.
func assetsOf(t *testing.T, name string) []string {
	return linked(t, name, "script", "stylesheet", "icon", "preload", "modulepreload", "manifest")
}

// linked lists the files that a page asks for by elements of the given kinds:
// link elements by their relation, and scripts.
func linked(t *testing.T, name string, kinds ...string) (files []string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		at, is := attribute(n, "href"), strings.Fields(attribute(n, "rel"))
		if n.Data == "script" {
			at, is = attribute(n, "src"), []string{"script"}
		} else if n.Data != "link" {
			continue
		}
		wanted := slices.ContainsFunc(is, func(k string) bool { return slices.Contains(kinds, k) })
		if wanted && at != "" && !strings.HasPrefix(at, "data:") && !slices.Contains(files, at) {
			files = append(files, at)
		}
	}
	return files
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if n.Type == html.ElementNode && a.Key == name {
			return a.Val
		}
	}
	return ""
}

// TestProjectPageStable opens pages of projects for the first time, from a
// server that compresses, and scrolls to their end: few requests, few bytes,
// and nothing moves.
func TestProjectPageStable(t *testing.T) {
	dir := built(t).dir
	server := httptest.NewServer(compressing(t, dir))
	t.Cleanup(server.Close)
	b := newBrowser(t)
	pages := projectPages(t, dir)
	for _, at := range []string{pages[0], pages[len(pages)/2], pages[len(pages)-1]} {
		p := b.tab(t, server.URL+"/", telephone)
		asked := &firstVisit{icon: iconOf(t, dir, at)}
		if err := chromedp.Listen(p.ctx, asked.note); err != nil {
			t.Fatal(err)
		}
		if _, err := chromedp.Call(p.ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}); err != nil {
			t.Fatal(err)
		}
		p.open(t, at)
		shift, err := ask[float64](p, `shifts()`)
		if err != nil {
			t.Fatal(err)
		}
		if shift >= pageShift {
			t.Errorf("%s: the layout shifts by %.3f, want 0", at, shift)
		}
		asked.judge(t, at)
	}
}

// A firstVisit counts what a tab asks for, photographs aside.
type firstVisit struct {
	icon string // name of the page's icon, empty without one

	mu       sync.Mutex
	pictures map[network.RequestID]bool
	asked    []string
	bytes    int
}

// note hears every event of the tab.
func (v *firstVisit) note(event any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if e.Type == network.ResourceTypeImage && (v.icon == "" || !strings.HasSuffix(e.Request.URL, v.icon)) {
			if v.pictures == nil {
				v.pictures = map[network.RequestID]bool{}
			}
			v.pictures[e.RequestID] = true
		} else if !strings.HasPrefix(e.Request.URL, "data:") && !slices.Contains(v.asked, e.Request.URL) {
			v.asked = append(v.asked, e.Request.URL)
		}
	case *network.EventLoadingFinished:
		if !v.pictures[e.RequestID] {
			v.bytes += int(e.EncodedDataLength)
		}
	}
}

// judge reports what is too much.
func (v *firstVisit) judge(t *testing.T, at string) {
	t.Helper()
	v.mu.Lock()
	defer v.mu.Unlock()
	asked := v.asked
	// A browser without a window may ask for the icon late or never.
	if v.icon != "" && !slices.ContainsFunc(asked, func(u string) bool { return strings.HasSuffix(u, v.icon) }) {
		asked = append(asked, v.icon)
	}
	if len(asked) > pageRequests {
		t.Errorf("%s asks %d times, want %d at most: %s", at, len(asked), pageRequests, strings.Join(asked, " "))
	}
	if v.bytes > pageBytes || v.bytes < 1000 {
		t.Errorf("%s: %d bytes over the wire, want %d at most", at, v.bytes, pageBytes)
	}
}

// iconOf returns the name of a page's icon, or nothing.
func iconOf(t *testing.T, dir, at string) string {
	for _, a := range linked(t, filepath.Join(dir, filepath.FromSlash(at)), "icon") {
		return path.Base(a)
	}
	return ""
}

// compressing serves a folder with gzip, pictures as they are.
func compressing(t *testing.T, dir string) http.Handler {
	files := http.FileServer(http.Dir(dir))
	types := map[string]string{".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		typ, known := types[path.Ext(r.URL.Path)]
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path.Clean(r.URL.Path))))
		if err != nil || !known || !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			files.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", typ)
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(zipped(t, text)) // a visitor who has gone away misses nothing
	})
}
