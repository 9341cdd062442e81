package content

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

// TestSyntaxFaults reads testdata/syntax, where each bad line is preceded by
// the diagnostics that it must give, and every other line must give none.
func TestSyntaxFaults(t *testing.T) {
	seen := map[*diag.Rule]bool{}
	files, err := filepath.Glob("testdata/syntax/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var list diag.List
			if ParseTOML(source.NewFile(name, string(data)).All(), &list) != nil {
				t.Error("accepted")
			}
			var got, zh []string
			for _, d := range list.Sorted() {
				seen[d.Rule] = true
				got = append(got, annotation(d))
				zh = append(zh, fmt.Sprintf("%d %s", d.Span.Position().Line, d.Message("zh")))
			}
			en, chinese := annotations(string(data))
			if diff := lineDiff(got, en); diff != "" {
				t.Error(diff)
			}
			for _, want := range chinese {
				if !slices.Contains(zh, want) {
					t.Errorf("missing in Chinese: %s\namong\n%s", want, strings.Join(zh, "\n"))
				}
			}
		})
	}
	for _, r := range syntaxRules() {
		if !seen[r] && r != ruleDepth {
			t.Errorf("no file shows %s", r.Code)
		}
	}
}

// annotation writes a diagnostic as the files do, with its line before it.
func annotation(d diag.Diagnostic) string {
	p := d.Span.Position()
	return fmt.Sprintf("%d %d-%d %s: %s", p.Line, p.Column, p.Column+utf8.RuneCountInString(d.Span.Text()), d.Rule.Code, d.Message("en"))
}

var annotated = regexp.MustCompile(`^#(!|zh) (.*)$`)

// annotations returns what the lines of a file must give, each with the number
// of the line that it stands before.
func annotations(text string) (en, zh []string) {
	var waiting [][]string
	for i, line := range strings.Split(text, "\n") {
		if m := annotated.FindStringSubmatch(line); m != nil {
			waiting = append(waiting, m)
			continue
		}
		for _, m := range waiting {
			if m[1] == "!" {
				en = append(en, fmt.Sprintf("%d %s", i+1, m[2]))
			} else {
				zh = append(zh, fmt.Sprintf("%d %s", i+1, m[2]))
			}
		}
		waiting = nil
	}
	return en, zh
}

// lineDiff says which lines one list has and another lacks.
func lineDiff(got, want []string) string {
	var b strings.Builder
	for _, g := range got {
		if !slices.Contains(want, g) {
			fmt.Fprintf(&b, "unexpected: %s\n", g)
		}
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			fmt.Fprintf(&b, "missing:    %s\n", w)
		}
	}
	return b.String()
}
