package build

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/themes"
)

// held holds the small site ready in a session, after changes to its files.
func held(t *testing.T, changes map[string]string) (string, *Session) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../cmd/prospectus/starter")); err != nil {
		t.Fatal(err)
	}
	for name, more := range changes {
		f, err := os.OpenFile(filepath.Join(dir, filepath.FromSlash(name)), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString(more); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	day, err := i18n.ParseDate("2026-06-30")
	if err != nil {
		t.Fatal(err)
	}
	return dir, NewSession(Input{Site: os.DirFS(dir), Themes: themes.FS, Day: day}, nowhere{})
}

func refreshed(t *testing.T, s *Session, changed ...string) *Snapshot {
	t.Helper()
	snap, err := s.Refresh(t.Context(), changed...)
	if err != nil {
		t.Fatal(err)
	}
	return snap
}

func says(all []diag.Diagnostic, code string) bool {
	return slices.ContainsFunc(all, func(d diag.Diagnostic) bool { return d.Rule.Code == code })
}

// TestChecksThatStopForgetNothing: a check of everything that a save interrupts
// leaves the next one quick.
func TestChecksThatStopForgetNothing(t *testing.T) {
	_, s := held(t, nil)
	snap := refreshed(t, s)
	if _, ok := snap.Judge(t.Context(), false); !ok || !snap.Judged() {
		t.Fatal("the first check does not end")
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, ok := snap.Judge(stopped, false); ok || !snap.Judged() {
		t.Error("a check that was stopped forgets what was known")
	}
}

// TestDamagedPicturesStayFaults: also while only texts change, when pictures are
// not looked at again.
func TestDamagedPicturesStayFaults(t *testing.T) {
	const facts, prose = "content/projects/demo-0001/project.toml", "content/projects/demo-0001/en.md"
	_, s := held(t, map[string]string{
		facts:                                  "\n[photo.front]\nfile = \"front.jpg\"\nalt = { zh = \"厂\", en = \"works\" }\n",
		"content/projects/demo-0001/front.jpg": "no picture",
	})
	if !says(refreshed(t, s).Faults(), "bad-picture") {
		t.Fatal("a damaged picture is no fault")
	}
	if !says(refreshed(t, s, prose).Faults(), "bad-picture") {
		t.Error("after a save of prose it is none any more")
	}
}

// TestWaiting: what is not approved waits where the site asks for approvals, and
// what did not change is not assessed again.
func TestWaiting(t *testing.T) {
	const facts = "content/projects/demo-0001/project.toml"
	_, s := held(t, nil)
	found, ok := refreshed(t, s).Waiting(t.Context())
	if !ok || says(found, "not-released") || !says(found, "gov-home-stale") {
		t.Fatalf("a site without approvals waits for %d things", len(found))
	}
	dir, s := held(t, nil)
	text, err := os.ReadFile(filepath.Join(dir, "data", "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "data", "site.toml"), append([]byte("require_release = true\n"), text...), 0o666); err != nil {
		t.Fatal(err)
	}
	if found, ok = refreshed(t, s).Waiting(t.Context()); !ok || !says(found, "not-released") {
		t.Error("nothing waits for an approval")
	}
	known := len(s.stood)
	before := s.stood
	refreshed(t, s, facts).Waiting(t.Context())
	same := 0
	for r := range s.stood {
		if _, ok := before[r]; ok {
			same++
		}
	}
	if len(s.stood) != known || same != known-1 {
		t.Errorf("of %d records %d are known still, want all but one", len(s.stood), same)
	}
}

// TestPagesLeadToWhatIsPrinted: of every project and language, whatever the site
// offers, a page of the preview leads to the sheet that a page of a build leads to.
func TestPagesLeadToWhatIsPrinted(t *testing.T) {
	for name, settings := range map[string]string{"none": "", "all": "sheets = \"all\"\n", "marked": "sheets = \"marked\"\n"} {
		dir, s := held(t, nil)
		full := filepath.Join(dir, "data", "site.toml")
		text, err := os.ReadFile(full)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, append([]byte(settings), text...), 0o666); err != nil {
			t.Fatal(err)
		}
		snap := refreshed(t, s)
		want, got := snap.work.views(), snap.work.views()
		snap.work.offer(&want)
		snap.work.offerSoon(&got)
		n := 0
		for _, lang := range snap.Languages() {
			for kind, r := range snap.full.Records() {
				at := got.Prints(lang, kind.Name, r.Ident())
				if at != want.Prints(lang, kind.Name, r.Ident()) {
					t.Errorf("%s: %s/%s leads to %q", name, kind.Name, r.Ident(), at)
				}
				if at != "" {
					n++
				}
			}
		}
		if (n > 0) != (name == "all") {
			t.Errorf("%s: %d sheets", name, n)
		}
	}
}
