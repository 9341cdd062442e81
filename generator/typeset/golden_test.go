package typeset_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"prospectus/generator/typeset"
)

// dump writes what stands on pages, a line for each operation.
func dump(pages []*typeset.Page) string {
	var b strings.Builder
	for _, p := range pages {
		fmt.Fprintf(&b, "page %d %q\n", p.Number, p.Label)
		for _, op := range append(append(append([]typeset.Op{}, p.Fixed...), p.Ops...), p.Margins...) {
			role := "–"
			if e := typeset.ElementOf(op); e != nil {
				role = e.Role
			}
			switch o := op.(type) {
			case *typeset.Text:
				fmt.Fprintf(&b, "  %-7s %6.1f %6.1f %s %.1f %q\n", role, o.X, o.Y, o.Face.PostScript, o.Size, o.Content)
			case *typeset.Box:
				fmt.Fprintf(&b, "  %-7s %6.1f %6.1f box %.1f × %.1f\n", role, o.X, o.Y, o.W, o.H)
			case *typeset.Rule:
				fmt.Fprintf(&b, "  %-7s %6.1f %6.1f rule to %.1f %.1f\n", role, o.X1, o.Y1, o.X2, o.Y2)
			case *typeset.Link:
				fmt.Fprintf(&b, "  %-7s %6.1f %6.1f link %s%s %q\n", role, o.Frame.X, o.Frame.Y, o.URL, o.Dest, o.Title)
			}
		}
	}
	return b.String()
}

// TestGoldens compares the samples with what they looked like when somebody
// last looked at them; UPDATE_GOLDENS=1 writes them anew.
func TestGoldens(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		html, err := os.ReadFile("testdata/sample-" + lang + ".html")
		if err != nil {
			t.Fatal(err)
		}
		s, report := setter(t)
		v := (&typeset.Book{Setter: s, Sections: []*typeset.Section{section(lang, string(html))}}).Set()
		silent(t, report)
		file := filepath.Join("testdata", "sample-"+lang+".txt")
		got := dump(v.Pages)
		if os.Getenv("UPDATE_GOLDENS") != "" {
			if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is not what is set now:\n%s", file, firstDifference(string(want), got))
		}
	}
}

// firstDifference returns the first lines in which two texts differ.
func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d\n- %s\n+ %s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines and %d", len(a), len(b))
}
