package build_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/build"
	"prospectus/generator/diag"
	"prospectus/themes"
)

// TestFiguresThatDisagreeStopABuild: an error of a check stops a build as other
// errors do; graded down, or silenced by the record, it does not, and what was
// silenced is said with its reason.
func TestFiguresThatDisagreeStopABuild(t *testing.T) {
	const project = "content/projects/demo-0001/project.toml"
	for _, c := range []struct {
		name, lint, record string
		errors, silenced   int
		fails              bool
	}{
		{"as it is", "", "", 1, 0, true},
		{"graded down", "[uses-sum]\nseverity = \"warning\"\nreason = \"r\"\n", "", 0, 0, false},
		{"off for the site", "[uses-sum]\nseverity = \"off\"\nreason = \"r\"\n", "", 0, 1, false},
		{"silenced by the record", "", "\n[lint]\nuses-sum = \"r\"\n", 0, 1, false},
	} {
		site := starter(t)
		text := strings.Replace(string(site[project].Data), `"1000 万元"`, `"1200 万元"`, 1)
		site[project].Data = []byte(text + c.record)
		if c.lint != "" {
			site["data/lint.toml"] = &fstest.MapFile{Data: []byte(c.lint)}
		}
		report, err := build.Check(context.Background(), build.Input{Site: site, Themes: themes.FS})
		if err != nil {
			t.Fatal(err)
		}
		errors := 0
		for _, d := range report.Diagnostics {
			if d.Rule.Severity == diag.Error {
				errors++
			}
		}
		if errors != c.errors || len(report.Silenced) != c.silenced || report.Failed(false) != c.fails {
			t.Errorf("%s: %d errors, %d silenced, fails: %v", c.name, errors, len(report.Silenced), report.Failed(false))
		}
		if c.silenced > 0 && (report.Silenced[0].Reason != "r" || report.Silenced[0].Site != (c.lint != "")) {
			t.Errorf("%s: silenced %+v", c.name, report.Silenced[0])
		}
	}
}
