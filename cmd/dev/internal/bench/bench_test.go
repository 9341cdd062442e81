package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test program stand in for the programs that are measured:
// with the variable set, it does what its arguments say. No test looks at how
// long anything took.
func TestMain(m *testing.M) {
	if os.Getenv("BENCH_STAND_IN") == "1" {
		if err := standIn(os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// actAsChildren sets the variable. Under the race detector, a program that ends
// waits a second for goroutines that report late; children here have none.
func actAsChildren(t *testing.T) {
	t.Setenv("BENCH_STAND_IN", "1")
	t.Setenv("GORACE", "atexit_sleep_ms=0")
}

// standIn is corpus, build, peer and floor in one.
func standIn(args []string) error {
	after := func(flag string) string { return args[slices.Index(args, flag)+1] }
	write := func(name, content string) error {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		return os.WriteFile(name, []byte(content), 0o644)
	}
	switch args[0] {
	case "corpus":
		project := filepath.Join(after("--out"), "content", "projects", "p")
		return errors.Join(
			write(filepath.Join(after("--out"), "size"), after("--projects")),
			write(filepath.Join(project, "project.toml"), "investment = \"1 亿元\"\n"),
			write(filepath.Join(project, "zh.md"), "正文\n"))
	case "serve":
		return standInServe(after("--site"))
	case "build":
		size, err := os.ReadFile(filepath.Join(after("--site"), "size"))
		if err != nil {
			return err
		}
		out := after("--out")
		return write(filepath.Join(out, "projects", "a.html"), strings.Repeat("x", len(size)*100))
	case "peer":
		return write(filepath.Join(args[2], "index.html"), strings.Repeat("y", len(args[1])))
	case "floor":
		return Floor(context.Background(), after("--list"), after("--out"))
	}
	return fmt.Errorf("no command %q", args[0])
}

func TestRun(t *testing.T) {
	actAsChildren(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	var out strings.Builder
	results, err := Run(context.Background(), Options{
		Program: self, Self: self, Projects: []int{20, 300}, Runs: 2,
		Peer: []string{self, "peer", "{n}", "{out}"}, Temp: temp, Out: &out,
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(results) != 2 {
		t.Fatalf("%d results", len(results))
	}
	if got, want := results[1].Tree, (Tree{Files: 1, Bytes: 300, Pages: 1, PageBytes: 300}); got != want {
		t.Errorf("built %+v, want %+v", got, want)
	}
	if got, want := results[1].PeerTree, (Tree{Files: 1, Bytes: 3, Pages: 1, PageBytes: 3}); got != want {
		t.Errorf("the peer built %+v, want %+v", got, want)
	}
	for _, f := range []Figures{results[0].Build, results[0].Floor, results[0].Warm, results[0].Peer, results[0].PeerFloor} {
		if f.Wall <= 0 {
			t.Errorf("not measured: %+v", f)
		}
		if runtime.GOOS == "linux" && f.Peak <= 0 {
			t.Errorf("no memory measured: %+v", f)
		}
	}
	for _, want := range []string{"\n20 projects\n", "\n300 projects\n", "build again", "peer's floor", "build : peer above the floors"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, out.String())
		}
	}
	if left, _ := os.ReadDir(temp); len(left) > 0 {
		t.Errorf("left %v behind", left)
	}
}

func TestRunFails(t *testing.T) {
	actAsChildren(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Program: self, Self: self, Projects: []int{20}, Runs: 1, Peer: []string{self, "nonsense"}, Temp: t.TempDir(), Out: &strings.Builder{}}
	if _, err := Run(context.Background(), o); err == nil || !strings.Contains(err.Error(), `no command "nonsense"`) {
		t.Errorf("error %v, want what the command said", err)
	}
	o.Runs = 0
	if _, err := Run(context.Background(), o); err == nil {
		t.Error("measures nothing without saying so")
	}
}

func TestFloorWritesWhatWasSurveyed(t *testing.T) {
	from, to, list := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "list")
	for name, size := range map[string]int{"index.html": 10, "a/b/c.html": 700000, "a/empty.css": 0, "a name.txt": 3} {
		path := filepath.Join(from, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, make([]byte, size), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := survey(from, list)
	if err != nil {
		t.Fatal(err)
	}
	if want.Files != 4 || want.Pages != 2 || want.MeanPage() != 350005 {
		t.Errorf("surveyed %+v", want)
	}
	if err := Floor(context.Background(), list, to); err != nil {
		t.Fatal(err)
	}
	if got, err := survey(to, list+"2"); err != nil || got != want {
		t.Errorf("wrote %+v (%v), want %+v", got, err, want)
	}
}

func TestFloorRefuses(t *testing.T) {
	for _, line := range []string{"x a", "5", "5 ../a", "5 /a", "-1 a"} {
		list := filepath.Join(t.TempDir(), "list")
		if err := os.WriteFile(list, []byte(line+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := Floor(context.Background(), list, t.TempDir()); err == nil {
			t.Errorf("%q was taken", line)
		}
	}
}

func TestMedian(t *testing.T) {
	all := []Figures{{Wall: 3, User: 1, Peak: 5}, {Wall: 1, User: 9, Peak: 6}, {Wall: 2, User: 5, Peak: 4}}
	if got, want := median(all), (Figures{Wall: 2, User: 5, Peak: 5}); got != want {
		t.Errorf("median %+v, want %+v", got, want)
	}
	if got := median(all[:2]).Wall; got != 1*time.Nanosecond {
		t.Errorf("of two, %v", got)
	}
	if got := median(nil); got != (Figures{}) {
		t.Errorf("of none, %+v", got)
	}
}

func TestRatio(t *testing.T) {
	for _, c := range []struct {
		a, b float64
		want string
	}{{1, 4, "0.25"}, {-1, 4, "?"}, {1, 0, "?"}} {
		if got := ratio(c.a, c.b); got != c.want {
			t.Errorf("%v : %v is %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

func TestUnknownMemory(t *testing.T) {
	if got := megabytes(0); got != "?" {
		t.Errorf("unknown memory is written %q", got)
	}
}
