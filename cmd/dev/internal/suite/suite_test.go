package suite

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A run ends with the line of counts alone, whether or not anything failed.
func TestRunEndsWithCounts(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles for four systems")
	}
	if _, err := exec.LookPath("gcc"); err != nil {
		t.Skip("no gcc for the race detector")
	}
	dir := t.TempDir()
	write(t, dir, "go.mod", "module small\n\ngo 1.24\n")
	write(t, dir, "small_test.go", "package small\n\nimport \"testing\"\n\nfunc TestSmall(t *testing.T) {}\n")
	write(t, dir, "browser_test.go", "//go:build browser\n\npackage small\n\nimport \"testing\"\n\nfunc TestBrowser(t *testing.T) {}\n")

	if out, err := run(dir); err != nil || !strings.HasSuffix(out, "\n2 passed, 0 failed, 0 skipped\n") {
		t.Errorf("error %v, output\n%s", err, out)
	}
	write(t, dir, "ugly.go", "package  small\n\nimport \"fmt\"\n\nfunc f() { fmt.Printf(\"%d\") }\n")
	write(t, dir, "browser_test.go", "//go:build browser\n\npackage small\n\nimport \"testing\"\n\nfunc TestBrowser(t *testing.T) { missing() }\n")
	out, err := run(dir)
	if !errors.Is(err, ErrFailed) {
		t.Errorf("error %v, want ErrFailed", err)
	}
	if !regexp.MustCompile(`\n\n\d+ passed, [1-9]\d* failed, 0 skipped\n$`).MatchString(out) {
		t.Errorf("does not end with the counts:\n%s", out)
	}
	for _, want := range []string{"FAIL  gofmt", "FAIL  go vet for windows/amd64", "ok    go build for linux/loong64", "ugly.go:5", "browser_test.go:7"} {
		if !strings.Contains(out, want) {
			t.Errorf("does not say %q:\n%s", want, out)
		}
	}
}

// run runs the suite on a module without installing anything first.
func run(dir string) (string, error) {
	var out strings.Builder
	o := Options{Root: dir, Out: &out}
	tally := NewTally(&out)
	o.stages(context.Background(), tally)
	err := o.conclude(tally)
	return out.String(), err
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestExplain(t *testing.T) {
	got := explain([]tool{{what: "a thing, for the tests", packages: []string{"thing", "thing-dev"}}})
	for _, want := range []string{"missing: a thing, for the tests\n", "apt-get install thing thing-dev\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

func TestPresent(t *testing.T) {
	if !(tool{programs: []string{"no-such-program", "go"}}).present() {
		t.Error("does not find the go command")
	}
	if (tool{programs: []string{"no-such-program"}}).present() {
		t.Error("finds a program that does not exist")
	}
}
