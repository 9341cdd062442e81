//go:build browser

package main

import (
	"context"
	"errors"
	"html"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/chromedp/chromedp"
)

// TestPages holds every type of page, in every language, to what all of them
// promise. Each check is a test of its own, each type of page one within it:
//
//	go test -tags browser -run TestPages/keyboard/en/projects ./cmd/prospectus
func TestPages(t *testing.T) {
	v := newVisit(t)
	for _, c := range []check{
		axeCheck(t, few, states), axeCheck(t, rest, states[1:2]), largeCheck(), keyboardCheck(), zoomCheck(),
		motionCheck(), targetsCheck(), scriptsCheck(), printCheck(),
	} {
		t.Run(c.name, func(t *testing.T) { v.run(t, c) })
	}
}

// A check looks at pages one by one.
type check struct {
	name    string
	of      choice
	prepare []chromedp.Action[chromedp.Void]
	// look opens a page in a tab and returns its faults. It leaves the tab as
	// it was prepared.
	look func(p *tab, at string) (faults []string, err error)
}

// A choice says which of the pages chosen from each type a check looks at.
type choice int

const (
	all  choice = iota
	few         // the list and the largest record, which show what all are like
	rest        // the others
)

// A visit is a browser before a built site.
type visit struct {
	b     *browser
	base  string
	types map[string]kind
}

// newVisit builds the demonstration, serves it and starts a browser.
func newVisit(t *testing.T) *visit {
	t.Helper()
	dir := built(t).dir
	types, err := pageTypes(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	// The finder is looked at with its answers too.
	for _, lang := range []string{"zh", "en"} {
		types[lang+"/incentives found"] = kind{records: []string{lang + "/incentives.html#industry=battery&park=-&investment=20000&investment-unit=CNY4&land=60&land-unit=mu"}}
	}
	if len(types) < 30 {
		t.Fatalf("only %d types of page: %v", len(types), slices.Sorted(maps.Keys(types)))
	}
	server := httptest.NewServer(lingering(dir))
	t.Cleanup(server.Close)
	return &visit{newBrowser(t), server.URL + "/", types}
}

// refresh is what sends a visitor on from an address that has moved.
var refresh = regexp.MustCompile(`<meta http-equiv="?refresh"?[^>]*>`)

// lingering serves a folder, with redirect pages as those see them whose
// browser does not forward.
func lingering(dir string) http.Handler {
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path.Clean(r.URL.Path))))
		if err != nil || path.Ext(r.URL.Path) != ".html" || !refresh.Match(text) {
			files.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(refresh.ReplaceAll(text, nil)) // a visitor who has gone away misses nothing
	})
}

// A kind is a type of page in one language: the pages in one folder.
type kind struct {
	lists   []string // the first and the last page of the list of its records
	records []string // the page with the longest title, the largest and the smallest
}

// pages returns pages that stand for the others.
func (k kind) pages(of choice) []string {
	lists, records := min(1, len(k.lists)), min(1, len(k.records))
	switch of {
	case few:
		return slices.Concat(k.lists[:lists], k.records[:records])
	case rest:
		return slices.Concat(k.lists[lists:], k.records[records:])
	}
	return slices.Concat(k.lists, k.records)
}

// A built page is what pageTypes knows of one.
type builtPage struct {
	at    string
	size  int
	title int // length in characters
}

var titleOf = regexp.MustCompile(`<title[^>]*>([^<]*)`)

// pageTypes sorts all pages of a built site by folder and chooses some of each.
// Pages of the root and of a language's own folder, and those that forward, are
// of a type of their own.
func pageTypes(site fs.FS) (map[string]kind, error) {
	folders := map[string][]builtPage{}
	err := fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		text, err := fs.ReadFile(site, name)
		if err != nil {
			return err
		}
		title := titleOf.FindSubmatch(text)
		if title == nil {
			return errors.New(name + " has no title")
		}
		folder, depth := path.Dir(name), strings.Count(name, "/")
		switch {
		case refresh.Match(text) && depth > 0:
			lang, _, _ := strings.Cut(name, "/")
			folder = lang + "/redirects"
		case depth < 2:
			folder = strings.TrimSuffix(name, ".html")
		}
		length := utf8.RuneCountInString(html.UnescapeString(string(title[1])))
		folders[folder] = append(folders[folder], builtPage{name, len(text), length})
		return nil
	})
	types := map[string]kind{}
	for name, pages := range folders {
		types[name] = choose(pages)
	}
	return types, err
}

// choose chooses the pages that most likely break something.
func choose(pages []builtPage) (k kind) {
	bySize := func(a, b builtPage) int { return a.size - b.size }
	byTitle := func(a, b builtPage) int { return a.title - b.title }
	list := func(p builtPage) bool { return strings.HasPrefix(path.Base(p.at), "index") }
	var lists, records []builtPage
	for _, p := range pages {
		if list(p) {
			lists = append(lists, p)
		} else {
			records = append(records, p)
		}
	}
	if len(lists) > 0 {
		// index.10.html comes before index.2.html; any page but the first will do.
		slices.SortFunc(lists, func(a, b builtPage) int { return len(a.at) - len(b.at) })
		k.lists = slices.Compact([]string{lists[0].at, lists[len(lists)-1].at})
	}
	if len(records) > 0 {
		for _, p := range []builtPage{slices.MaxFunc(records, bySize), slices.MaxFunc(records, byTitle), slices.MinFunc(records, bySize)} {
			if !slices.Contains(k.records, p.at) {
				k.records = append(k.records, p.at)
			}
		}
	}
	return k
}

// run runs a check over all types of page, in as many tabs as there are
// processors.
func (v *visit) run(t *testing.T, c check) {
	kinds := make(chan string)
	var working sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		p := v.b.tab(t, v.base, c.prepare...)
		working.Go(func() {
			for name := range kinds {
				t.Run(name, func(t *testing.T) { c.pages(t, p, v.types[name].pages(c.of)) })
			}
		})
	}
	for _, name := range slices.Sorted(maps.Keys(v.types)) {
		kinds <- name
	}
	close(kinds)
	working.Wait()
}

// pages runs a check on pages of one type.
func (c check) pages(t *testing.T, p *tab, pages []string) {
	for _, at := range pages {
		faults, err := c.look(p, at)
		if err != nil {
			t.Fatalf("%s: %v", at, err)
		}
		for _, f := range faults {
			t.Errorf("%s: %s", at, f)
		}
		p.quiet(t, at)
	}
}

// pageScript declares the functions of testdata/browser/page.js.
var pageScript = sync.OnceValues(func() (string, error) {
	text, err := os.ReadFile("testdata/browser/page.js")
	return string(text), err
})

// ask evaluates an expression with those functions in a page. A promise is
// waited for.
func ask[T any](p *tab, expression string) (answer T, err error) {
	script, err := pageScript()
	if err != nil {
		return answer, err
	}
	ctx, stop := context.WithTimeout(p.ctx, 2*patience)
	defer stop()
	return chromedp.Run(ctx, chromedp.Evaluate[T]("(() => {\n"+script+"\nreturn "+expression+"\n})()", chromedp.EvalAwaitPromise))
}

// do runs steps in a tab.
func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) error {
	ctx, stop := context.WithTimeout(p.ctx, patience)
	defer stop()
	return chromedp.Do(ctx, steps...)
}

// screen sets the size of the screen in CSS pixels.
func (p *tab) screen(width, height int64) error {
	return p.do(chromedp.EmulateViewport(width, height))
}

// opened opens a page and asks it for faults.
func (p *tab) opened(at, expression string) ([]string, error) {
	if err := p.navigate(at); err != nil {
		return nil, err
	}
	return ask[[]string](p, expression)
}

// press presses a key.
func (p *tab) press(key string) error { return p.do(chromedp.KeyEvent(key)) }

// becomes waits until an expression holds, as long as a page may take to answer
// a key.
func (p *tab) becomes(expression string) (bool, error) {
	for end := time.Now().Add(2 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if holds, err := ask[bool](p, expression); holds || err != nil || time.Now().After(end) {
			return holds, err
		}
	}
}
