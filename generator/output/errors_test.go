package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
)

func TestErrorText(t *testing.T) {
	for _, tc := range []struct {
		err  *Error
		want string
	}{
		{&Error{Op: "write", Kind: Collision, Path: "a", Other: "a"}, "write a: written twice in one edition"},
		{&Error{Op: "write", Kind: Collision, Path: "A", Other: "a"},
			"write A: collides with a on a volume that ignores case, or as a file with a folder: rename one"},
		{&Error{Op: "write", Kind: BadPath, Path: "con", Err: RuleDevice},
			"write con: path not allowed (no part may be a device name of Windows (con, prn, aux, nul, com1, lpt1 …))"},
		{&Error{Op: "commit", Kind: Foreign, Path: "a", Other: "a"},
			"commit a: a file stands there that this output does not own: move it away, then build again"},
		{&Error{Op: "write", Kind: Disk, Path: "a", Err: errors.New("no space left on device")}, "write a: no space left on device"},
	} {
		if got := tc.err.Error(); got != tc.want {
			t.Errorf("%q, want %q", got, tc.want)
		}
	}
}

// TestKindsAndRulesSpeak holds that each has a sentence of its own, lower case
// and without a full stop.
func TestKindsAndRulesSpeak(t *testing.T) {
	seen := map[string]bool{}
	check := func(text string) {
		t.Helper()
		if text == "" || seen[text] || text != strings.ToLower(text[:1])+text[1:] && !strings.HasPrefix(text, "UTF") || strings.HasSuffix(text, ".") {
			t.Errorf("text %q", text)
		}
		seen[text] = true
	}
	for k := Disk; k <= Misuse; k++ {
		check(k.Error())
	}
	for r := RuleLength; r <= RuleOwn; r++ {
		check(r.Error())
	}
	check((Misuse + 1).Error())
	check((RuleOwn + 1).Error())
}

// TestWrap holds that the system's error loses the staging file's name, and
// stays recognisable.
func TestWrap(t *testing.T) {
	inner := errors.New("disk quota exceeded")
	for _, err := range []error{
		&fs.PathError{Op: "openat", Path: ".staging/0/7", Err: inner},
		&os.LinkError{Op: "renameat", Old: ".staging/0/7", New: "a", Err: inner},
		inner,
	} {
		got := wrap("write", "a.html", err)
		if got.Error() != "write a.html: disk quota exceeded" || !errors.Is(got, Disk) || !errors.Is(got, inner) {
			t.Errorf("%v", got)
		}
		if again := wrap("commit", "b", got); again != got {
			t.Errorf("wrapped twice: %v", again)
		}
	}
	if wrap("write", "a", nil) != nil {
		t.Error("nil became an error")
	}
}

func TestAll(t *testing.T) {
	a, b := &Error{Path: "a"}, &Error{Path: "b", Kind: Locked}
	err := fmt.Errorf("build: %w", errors.Join(a, errors.New("other"), errors.Join(b)))
	if got := All(err); len(got) != 2 || got[0] != a || got[1] != b {
		t.Errorf("%v", got)
	}
	if got := All(errors.New("other")); got != nil {
		t.Errorf("%v", got)
	}
	if !errors.Is(err, Locked) || errors.Is(err, Foreign) {
		t.Error("Is does not tell kinds apart")
	}
}
