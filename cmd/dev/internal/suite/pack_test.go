package suite

import (
	"strings"
	"testing"
)

func TestSummaryOfPackage(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"passed", []string{"run A", "pass A", "run B", "skip B", "pass"}, "ok    p       0.0s  1 passed  1 skipped"},
		{"failed", []string{"run A", "fail A", "fail"}, "FAIL  p       0.0s  1 failed"},
		{"no tests", []string{"skip"}, "--    p       0.0s  no tests"},
		{"failed before any test", []string{"fail"}, "FAIL  p       0.0s  1 failed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, out := read(t, stream("p", c.lines...))
			first, _, _ := strings.Cut(out, "\n")
			if got := strings.Join(strings.Fields(first), " "); got != strings.Join(strings.Fields(c.want), " ") {
				t.Errorf("printed %q, want %q", got, c.want)
			}
		})
	}
}

// Failures are printed in the order in which the tests began, whatever the
// order in which they ended.
func TestFailuresInOrder(t *testing.T) {
	_, out := read(t, stream("p",
		"run A", "run B", "output B second", "fail B", "output A first", "fail A", "fail"))
	if a, b := strings.Index(out, "first"), strings.Index(out, "second"); a < 0 || b < a {
		t.Errorf("printed\n%s", out)
	}
}

// A test that only a fuller name tells apart is another test.
func TestSubtestsOfSameName(t *testing.T) {
	tally, _ := read(t, stream("p",
		"run A", "run A/x", "run A/x#01", "pass A/x", "fail A/x#01", "fail A", "fail"))
	if got, want := tally.Total(), (Counts{Passed: 1, Failed: 1}); got != want {
		t.Errorf("counted %v, want %v", got, want)
	}
}
