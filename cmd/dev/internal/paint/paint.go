// Package paint measures how soon a visitor sees a page of a built site for the
// first time, on a slow line and a slow machine: 150 ms for a round trip, 1.6
// Mbit/s, a processor at a quarter of its speed, a telephone's screen, nothing
// in the cache. A server on this machine sends the pages compressed by gzip.
//
// What is measured is what the browser says of each visit: the largest
// contentful paint, the bytes over the wire and the requests, pictures
// included, and the shift of the layout until the page has come to rest. The
// figures are those of this machine: they compare two versions of a page, and
// are never a test.
package paint

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"prospectus/cmd/dev/internal/browser"
)

// Options says what to measure.
type Options struct {
	Site    string   // folder of a built site
	Pages   []string // paths in it; empty for the heaviest project in each language
	Runs    int      // visits to each page, at least one
	Browser string   // the program, a name on the PATH or a path
	Out     io.Writer
}

// A Visit is what one first visit to a page cost.
type Visit struct {
	Paint    float64 // largest contentful paint, milliseconds from the start of the visit
	Bytes    int     // over the wire, headers included
	Requests int
	Shift    float64 // cumulative layout shift
}

// Run visits each page in turn and reports it.
func Run(ctx context.Context, o Options) (err error) {
	if o.Runs < 1 {
		return fmt.Errorf("%d runs measure nothing: ask for one or more", o.Runs)
	}
	pages := o.Pages
	if len(pages) == 0 {
		if pages, err = heaviest(o.Site); err != nil {
			return err
		}
	}
	server := httptest.NewServer(Compressed(o.Site))
	defer server.Close()
	b, err := browser.Start(ctx, o.Browser)
	if err != nil {
		return err
	}
	defer b.Stop()
	fmt.Fprintf(o.Out, "%d first visits to each page; 150 ms, 1.6 Mbit/s, processor at a quarter\n", o.Runs)
	for _, at := range pages {
		if _, err := os.Stat(filepath.Join(o.Site, filepath.FromSlash(at))); err != nil {
			return fmt.Errorf("the built site has no page %s: name one as en/projects/ID.html", at)
		}
		var visits []Visit
		for range o.Runs {
			v, err := visit(b, server.URL+"/"+at)
			if err != nil {
				return fmt.Errorf("%s: %w", at, err)
			}
			visits = append(visits, v)
		}
		report(o.Out, at, visits)
	}
	return nil
}

// heaviest returns the page of a project that has most bytes, in each language.
func heaviest(site string) (pages []string, err error) {
	folders, err := filepath.Glob(filepath.Join(site, "*", "projects"))
	if err != nil {
		return nil, err
	}
	for _, folder := range folders {
		entries, err := os.ReadDir(folder)
		if err != nil {
			return nil, err
		}
		var name string
		var most int64
		for _, e := range entries {
			info, err := e.Info()
			if err != nil {
				return nil, err
			}
			if path.Ext(e.Name()) == ".html" && !strings.HasPrefix(e.Name(), "index") && info.Size() > most {
				name, most = e.Name(), info.Size()
			}
		}
		if name == "" {
			continue // a folder of pictures
		}
		pages = append(pages, path.Join(filepath.Base(filepath.Dir(folder)), "projects", name))
	}
	if len(pages) == 0 {
		return nil, errors.New("the built site has no project")
	}
	return pages, nil
}

// report prints the least, the middle and the most of each figure.
func report(out io.Writer, at string, visits []Visit) {
	fmt.Fprintf(out, "\n%s\n", at)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\tmin\tmedian\tmax\t")
	for _, figure := range []struct {
		name, format string
		of           func(Visit) float64
	}{
		{"largest contentful paint, ms", "%.0f", func(v Visit) float64 { return v.Paint }},
		{"bytes over the wire", "%.0f", func(v Visit) float64 { return float64(v.Bytes) }},
		{"requests", "%.0f", func(v Visit) float64 { return float64(v.Requests) }},
		{"layout shift", "%.3f", func(v Visit) float64 { return v.Shift }},
	} {
		least, middle, most := spread(visits, figure.of)
		fmt.Fprintf(w, "%s\t"+strings.Repeat(figure.format+"\t", 3)+"\n", figure.name, least, middle, most)
	}
	_ = w.Flush() // an output that is gone shows elsewhere
}

// spread returns the least, the middle and the most of a figure. Of an even
// number, the middle is the lower of two.
func spread(visits []Visit, of func(Visit) float64) (least, middle, most float64) {
	sorted := slices.SortedFunc(slices.Values(visits), func(a, b Visit) int { return cmp.Compare(of(a), of(b)) })
	return of(sorted[0]), of(sorted[(len(sorted)-1)/2]), of(sorted[len(sorted)-1])
}

// types are those of the files that are sent compressed.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json",
}

// Compressed serves a folder, text compressed by gzip at its usual level.
func Compressed(dir string) http.Handler {
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		typ, text := types[path.Ext(r.URL.Path)], []byte(nil)
		if typ != "" && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			text, _ = os.ReadFile(filepath.Join(dir, filepath.FromSlash(path.Clean("/"+r.URL.Path))))
		}
		if text == nil {
			files.ServeHTTP(w, r)
			return
		}
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write(text) // a buffer takes everything
		_ = z.Close()
		w.Header().Set("Content-Type", typ)
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Length", fmt.Sprint(b.Len()))
		_, _ = w.Write(b.Bytes()) // a visitor who has gone away misses nothing
	})
}
