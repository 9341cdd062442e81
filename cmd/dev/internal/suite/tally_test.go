package suite

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// read tallies a stream and returns the tally with what it printed.
func read(t *testing.T, stream string) (*Tally, string) {
	t.Helper()
	var out strings.Builder
	tally := NewTally(&out)
	if err := tally.Read(strings.NewReader(stream)); err != nil {
		t.Fatal(err)
	}
	return tally, out.String()
}

// A stream in short: each line is an action, a test and an output, all of one
// package.
func stream(pkg string, lines ...string) string {
	var b strings.Builder
	for _, l := range lines {
		parts := append(strings.SplitN(l, " ", 3), "", "")
		b.WriteString(`{"Action":"` + parts[0] + `","Package":"` + pkg + `"`)
		if parts[1] != "" && parts[1] != "-" {
			b.WriteString(`,"Test":"` + parts[1] + `"`)
		}
		if parts[2] != "" {
			b.WriteString(`,"Output":"` + parts[2] + `\n"`)
		}
		b.WriteString("}\n")
	}
	return b.String()
}

func TestTallyCounts(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  Counts
		fails []string
	}{
		{"one that passes", []string{"run A", "pass A", "pass"}, Counts{Passed: 1}, nil},
		{"no tests", []string{"output - ?_p_[no_test_files]", "skip"}, Counts{}, nil},
		{"skipped", []string{"run A", "skip A", "pass"}, Counts{Skipped: 1}, nil},
		{"leaves only", []string{"run A", "run A/x", "run A/y", "pass A/x", "skip A/y", "pass A", "pass"}, Counts{Passed: 1, Skipped: 1}, nil},
		{"three levels", []string{"run A", "run A/x", "run A/x/1", "pass A/x/1", "pass A/x", "pass A", "pass"}, Counts{Passed: 1}, nil},
		{
			"a subtest fails, its parents only with it",
			[]string{"run A", "run A/x", "run A/x/1", "run A/x/2", "fail A/x/1", "pass A/x/2", "fail A/x", "fail A", "fail"},
			Counts{Passed: 1, Failed: 1}, []string{"p A/x/1"},
		},
		{
			"a parent fails by itself",
			[]string{"run A", "run A/x", "pass A/x", "fail A", "fail"},
			Counts{Passed: 1, Failed: 1}, []string{"p A"},
		},
		{
			"a slash in a subtest's own name",
			[]string{"run A", "run A/x/1", "pass A/x/1", "run A/x/2", "fail A/x/2", "fail A", "fail"},
			Counts{Passed: 1, Failed: 1}, []string{"p A/x/2"},
		},
		{"the package fails by itself", []string{"run A", "pass A", "fail"}, Counts{Passed: 1, Failed: 1}, []string{"p"}},
		{"a test never ends", []string{"run A", "pass A", "run B", "fail"}, Counts{Passed: 1, Failed: 1}, []string{"p B"}},
		{"a subtest never ends", []string{"run A", "run A/x", "fail"}, Counts{Failed: 1}, []string{"p A/x"}},
		{"the stream breaks off", []string{"run A", "pass A", "run B"}, Counts{Passed: 1, Failed: 1}, []string{"p B"}},
		{"the stream breaks off between tests", []string{"run A", "pass A"}, Counts{Passed: 1, Failed: 1}, []string{"p"}},
		{"benchmarks are no tests", []string{"run BenchmarkA", "output BenchmarkA 1_ns/op", "bench BenchmarkA", "pass"}, Counts{}, nil},
		{"a name that begins another's", []string{"run A", "run AB", "pass A", "fail AB", "fail"}, Counts{Passed: 1, Failed: 1}, []string{"p AB"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tally, _ := read(t, stream("p", c.lines...))
			if got := tally.Total(); got != c.want {
				t.Errorf("counted %v, want %v", got, c.want)
			}
			if got := tally.Failures(); !slices.Equal(got, c.fails) {
				t.Errorf("named %q, want %q", got, c.fails)
			}
		})
	}
}

func TestTallyInterleavedPackages(t *testing.T) {
	a := strings.SplitAfter(stream("a", "run T", "pass T", "pass"), "\n")
	b := strings.SplitAfter(stream("b", "run T", "fail T", "fail"), "\n")
	mixed := a[0] + b[0] + b[1] + a[1] + a[2] + b[2]
	tally, out := read(t, mixed)
	if got, want := tally.Total(), (Counts{Passed: 1, Failed: 1}); got != want {
		t.Errorf("counted %v, want %v", got, want)
	}
	if !strings.Contains(out, "ok    a") || !strings.Contains(out, "FAIL  b") {
		t.Errorf("packages not reported:\n%s", out)
	}
}

func TestTallyPrintsFailuresAlone(t *testing.T) {
	_, out := read(t, stream("p",
		"run A", "output A quiet", "pass A",
		"run B", "output B loud", "fail B",
		"output - at_the_end", "fail"))
	if strings.Contains(out, "quiet") {
		t.Errorf("printed the output of a test that passed:\n%s", out)
	}
	for _, want := range []string{"loud\n", "at_the_end\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("did not print %q:\n%s", want, out)
		}
	}
}

func TestTallyBuildFailures(t *testing.T) {
	const said = `{"ImportPath":"d","Action":"build-output","Output":"d.go:1: broken\n"}` + "\n" +
		`{"ImportPath":"d","Action":"build-fail"}` + "\n"
	const fails = `{"Action":"fail","Package":"%","FailedBuild":"d"}` + "\n"
	two := said + strings.ReplaceAll(fails, "%", "a") + strings.ReplaceAll(fails, "%", "b")
	tally, out := read(t, two)
	if got, want := tally.Total(), (Counts{Failed: 2}); got != want {
		t.Errorf("two packages over a broken one: %v, want %v", got, want)
	}
	if strings.Count(out, "d.go:1: broken") != 1 {
		t.Errorf("the compiler's words not printed once:\n%s", out)
	}
	tally, out = read(t, said)
	if got := tally.Total(); got.Failed != 1 || !strings.Contains(out, "broken") {
		t.Errorf("a broken package that none names: %v\n%s", got, out)
	}
}

func TestTallyPassesOtherLinesOn(t *testing.T) {
	_, out := read(t, "go: something went wrong\n{\"odd\":1}\nno line end")
	if want := "go: something went wrong\n{\"odd\":1}\nno line end\n"; out != want {
		t.Errorf("printed %q, want %q", out, want)
	}
}

// FuzzTally holds that no stream stops the tally or makes it forget a failed
// package.
func FuzzTally(f *testing.F) {
	f.Add(stream("p", "run A", "run A/x", "fail A/x", "fail A", "fail"))
	f.Add(`{"Action":"build-fail","ImportPath":"d"}`)
	f.Add("{\"Action\":\"run\",\"Package\":\"p\",\"Test\":\"/\"}\nnot JSON")
	f.Fuzz(func(t *testing.T, s string) {
		tally, _ := read(t, s)
		if failed := len(tally.Failures()); failed != tally.Total().Failed {
			t.Errorf("counted %d failures, named %d", tally.Total().Failed, failed)
		}
		read(t, s+stream("q", "fail"))
		before := tally.Total().Failed
		if err := tally.Read(strings.NewReader(stream("q", "fail"))); err != nil {
			t.Fatal(err)
		}
		if tally.Total().Failed != before+1 {
			t.Error("a failed package was not counted")
		}
	})
}

// TestTallyRealRun runs the go command on a small module of every way to end.
func TestTallyRealRun(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles a module")
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/outcomes")); err != nil {
		t.Fatal(err)
	}
	// The files carry a suffix, so that the repository's own tools leave them be.
	names, err := filepath.Glob(filepath.Join(dir, "*", "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatal("no files of the module: ", err)
	}
	for _, n := range append(names, filepath.Join(dir, "go.mod.txt")) {
		if err := os.Rename(n, strings.TrimSuffix(n, ".txt")); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", "test", "-json", "./...")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
	var out strings.Builder
	tally := NewTally(&out)
	if _, err := feed(cmd, tally); err == nil {
		t.Error("the go command did not fail")
	}
	if got, want := tally.Total(), (Counts{Passed: 3, Failed: 5, Skipped: 1}); got != want {
		t.Errorf("counted %v, want %v\n%s", got, want, out.String())
	}
	want := []string{
		"outcomes/broken", "outcomes/exits", "outcomes/fails TestFails/inner",
		"outcomes/fails TestParentOnly", "outcomes/panics TestPanics",
	}
	got := tally.Failures()
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("named\n%q, want\n%q", got, want)
	}
	for _, words := range []string{"undefined: nothing", "panic: on purpose", "inner says why"} {
		if !strings.Contains(out.String(), words) {
			t.Errorf("did not print %q:\n%s", words, out.String())
		}
	}
}
