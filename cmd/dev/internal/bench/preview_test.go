package bench

import (
	"context"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"
)

// standInServe is a preview whose every page holds every file of its site, and
// whose state changes when they do.
func standInServe(site string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	all := func() string {
		var b strings.Builder
		_ = filepath.WalkDir(site, func(name string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				data, _ := os.ReadFile(name)
				b.Write(data)
			}
			return nil
		})
		return b.String()
	}
	var number atomic.Int64
	number.Store(1)
	go func() {
		for last := all(); ; time.Sleep(time.Millisecond) {
			if now := all(); now != last {
				last = now
				number.Add(1)
			}
		}
	}()
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `<link rel=stylesheet href=../assets/site.css>%s`, all())
	})
	mux.HandleFunc("/_preview/faults", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"number":%d,"checked":true,"faults":[{"code":"superlative"}]}`, number.Load())
	})
	mux.HandleFunc("/_preview/events", func(w http.ResponseWriter, r *http.Request) {
		for last := int64(0); r.Context().Err() == nil; time.Sleep(time.Millisecond) {
			if n := number.Load(); n != last {
				last = n
				fmt.Fprintf(w, "event: state\ndata: %d 0 %d %d\n\n", n, n, n)
				w.(http.Flusher).Flush()
			}
		}
	})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("the preview is at http://%s/ (Ctrl+C ends it)\n", l.Addr())
	context.AfterFunc(ctx, func() { l.Close() })
	_ = http.Serve(l, mux)
	return nil
}

func TestPreview(t *testing.T) {
	actAsChildren(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	var out strings.Builder
	theme := fstest.MapFS{
		"templates/project.html": &fstest.MapFile{Data: []byte("<article></article>")},
		"assets/site.css":        &fstest.MapFile{Data: []byte("a{}")},
	}
	o := PreviewOptions{Program: self, Self: self, Projects: []int{20}, Edits: 2, Theme: theme, Temp: temp, Out: &out}
	results, err := Preview(context.Background(), o)
	if err != nil || len(results) != 1 {
		t.Fatalf("%d results, %v", len(results), err)
	}
	p := results[0]
	if len(p.Saves) != 4 || p.Cold <= 0 || p.Warm <= 0 || p.List.Median <= 0 || p.Faults.Median <= 0 || p.Search.Median <= 0 {
		t.Errorf("measured %+v", p)
	}
	for _, s := range p.Saves {
		if s.Median <= 0 || s.Worst < s.Median {
			t.Errorf("%s: %+v", s.Kind, s.Spread)
		}
	}
	if runtime.GOOS == "linux" && p.Peak <= 0 {
		t.Error("no memory was measured")
	}
	for _, want := range []string{"\n20 projects\n", "start to the first page", "figures", "prose", "template", "style", "faults", "search", "peak memory"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, out.String())
		}
	}
	if left, _ := os.ReadDir(temp); len(left) > 0 {
		t.Errorf("left %v behind", left)
	}
	o.Edits = 0
	if _, err := Preview(context.Background(), o); err == nil {
		t.Error("measures nothing without saying so")
	}
	o.Edits, o.Program = 1, filepath.Join(temp, "none")
	if _, err := Preview(context.Background(), o); err == nil {
		t.Error("a program that is not there is measured")
	}
}

func TestSpread(t *testing.T) {
	if got := spread([]time.Duration{5, 1, 9, 2}); got != (Spread{2, 9}) {
		t.Errorf("spread %v", got)
	}
	if got := spread(nil); got != (Spread{}) {
		t.Errorf("of none, %v", got)
	}
}

func TestCheckedOf(t *testing.T) {
	for said, want := range map[string]bool{
		`{"number":3,"checked":true,"faults":[{"code":"superlative"}]}`:  true,
		`{"number":2,"checked":true,"faults":[{"code":"superlative"}]}`:  false, // of the state before
		`{"number":3,"checked":false,"faults":[{"code":"superlative"}]}`: false,
		`{"number":3,"checked":true,"faults":[{"code":"roi"}]}`:          false,
		`nonsense`: false,
	} {
		if checkedOf(said, 3) != want {
			t.Errorf("%s: %v", said, !want)
		}
	}
}
