package lint_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var (
	factLabel  = regexp.MustCompile(`#! ([a-z -]+)$`)
	proseLabel = regexp.MustCompile(`«([a-z -]+)»`)
)

// TestSheets runs the checks over sheets in the shape of real ones. All faults
// that are labelled there must be found, and at most two others.
func TestSheets(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/sheets.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files, want := map[string]string{}, []string{}
	sheets := 0
	for _, f := range archive.Files {
		id, name, _ := strings.Cut(f.Name, ".")
		head := ""
		if name == "toml" {
			name, head = "project.toml", project
			sheets++
		}
		path := "content/projects/p-" + id + "/" + name
		text, labels := unlabelled(head + string(f.Data))
		files[path] = text
		for _, l := range labels {
			want = append(want, path+l)
		}
	}
	files["content/projects/p-57/a.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
	if sheets < 100 || len(want) < 60 {
		t.Errorf("%d sheets with %d faults; want 100 and 60", sheets, len(want))
	}
	found, list := check(t, site(files))
	missed, extra := difference(want, found), difference(found, want)
	if len(missed) > 0 || len(extra) > 2 {
		t.Errorf("missed %d:\n\t%s\nbesides %d:\n\t%s\n%s", len(missed), strings.Join(missed, "\n\t"), len(extra), strings.Join(extra, "\n\t"), say(list))
	}
	t.Logf("%d sheets, %d faults found, %d false alarms", sheets, len(want), len(extra))
}

// unlabelled takes the labels out of a file and returns them as ":line code".
func unlabelled(text string) (string, []string) {
	var labels []string
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		m := factLabel.FindStringSubmatch(line)
		if m == nil {
			m = proseLabel.FindStringSubmatch(line)
		}
		if m == nil {
			continue
		}
		lines[i] = strings.TrimRight(strings.Replace(line, m[0], "", 1), " ")
		for code := range strings.FieldsSeq(m[1]) {
			labels = append(labels, fmt.Sprintf(":%d %s", i+1, code))
		}
	}
	return strings.Join(lines, "\n"), labels
}

// difference returns what one list has and another has not, counting each.
func difference(a, b []string) (left []string) {
	rest := slices.Clone(b)
	for _, s := range a {
		if i := slices.Index(rest, s); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
			continue
		}
		left = append(left, s)
	}
	return left
}
