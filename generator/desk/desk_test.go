package desk

import (
	"slices"
	"strings"
	"testing"

	"prospectus/generator/approval"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/lint"
	"prospectus/generator/model"
	"prospectus/generator/profile"
	"prospectus/generator/render/handbook"
	"prospectus/generator/source"
	"prospectus/generator/typeset"
)

func text(s string) i18n.Text { return i18n.Text{"zh": s, "en": s} }

// library is a site of two languages with projects that different offices answer
// for.
func library() *model.Catalog {
	project := func(id, office, region, park string) model.Identified {
		return &model.Project{Header: model.Header{ID: id, Title: text(id)}, Office: office, Region: region, Park: park}
	}
	half := &model.Project{Header: model.Header{ID: "half", Title: i18n.Text{"zh": "半"}}, Region: "north"}
	gone := &model.Project{Header: model.Header{ID: "gone", Title: i18n.Text{"zh": "撤"}}, State: model.Withdrawn}
	return model.NewCatalog(&model.Site{Languages: []i18n.Tag{"zh", "en"}, Office: "bureau"}, map[string][]model.Identified{
		"projects": {project("a", "far", "north", ""), project("b", "", "south", "works"), project("c", "", "", ""), half, gone},
		"parks":    {&model.Park{Header: model.Header{ID: "works", Title: text("works")}, Office: "gate"}},
		"offices": {
			&model.Office{Header: model.Header{ID: "bureau", Title: text("Bureau")}},
			&model.Office{Header: model.Header{ID: "far", Title: text("Far")}}, &model.Office{Header: model.Header{ID: "gate", Title: text("Gate")}},
		},
		"regions": {&model.Region{Entry: model.Entry{ID: "north"}, Name: text("North")}, &model.Region{Entry: model.Entry{ID: "south"}, Name: text("South")}},
	})
}

func found(code string, severity diag.Severity, file string) diag.Diagnostic {
	r := &diag.Rule{Code: code, Severity: severity, Says: text(code)}
	if file == "" {
		return r.At(source.Span{})
	}
	return r.At(source.NewFile(file, "x\n").All())
}

func TestGather(t *testing.T) {
	d := Gather(Input{Catalog: library(), Found: []diag.Diagnostic{
		found("not-released", diag.Error, "content/projects/a/project.toml"),
		found("uses-sum", diag.Error, "content/projects/a/project.toml"),
		found("superlative", diag.Warning, "content/projects/b/en.md"),
		found("policy-trial-open", diag.Notice, "content/projects/b/en.md"), // nobody's, and a notice
		found("verified-long-ago", diag.Notice, "content/projects/c/project.toml"),
		found("unknown-key", diag.Error, "content/projects/broken/project.toml"),
		found("unknown-key", diag.Error, "inner/content/projects/c/project.toml"), // the second folder
		found("gov-home-stale", diag.Notice, "data/site.toml"),
		found("print-overfull", diag.Warning, ""),
		found("translation-behind", diag.Warning, "content/projects/c/en.md"),
	}})
	var got []string
	for _, r := range d.Records {
		var tasks []string
		for _, task := range r.Tasks {
			tasks = append(tasks, task.Subject.Key()+":"+task.Rule.Code)
		}
		got = append(got, strings.Join([]string{r.Name, r.Office.ID, r.Region.ID, strings.Join(tasks, " ")}, "|"))
	}
	want := []string{
		"|||sheets:print-overfull",
		"data/site.toml|||columns:gov-home-stale",
		"projects/broken|bureau||faults:unknown-key",
		"projects/a|far|north|faults:uses-sum approvals:not-released",
		"projects/b|gate|south|faults:superlative",
		"projects/c|bureau||faults:unknown-key translations:translation-behind verification:verified-long-ago",
		"projects/half|bureau|north|translations:not-translated",
	}
	if !slices.Equal(got, want) {
		t.Errorf("gathered\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for s, n := range map[Subject]int{Faults: 4, Translations: 2, Verification: 1, Approvals: 1, Columns: 1, Sheets: 1, Policies: 0, Photographs: 0} {
		if d.Counts[s] != n {
			t.Errorf("%s: %d, want %d", s.Key(), d.Counts[s], n)
		}
	}
}

// TestUntranslatedIsNotSaidOfWhatIsWhole holds the rule to silence.
func TestUntranslatedIsNotSaidOfWhatIsWhole(t *testing.T) {
	d := Gather(Input{Catalog: library()})
	if len(d.Records) != 1 || d.Records[0].Name != "projects/half" {
		t.Errorf("%d records, want the one without English", len(d.Records))
	}
}

// TestClaimsAreRules: every code of the table is a rule's, so that a rule that is
// renamed is not lost among the faults.
func TestClaimsAreRules(t *testing.T) {
	known := map[string]bool{"bad-picture": true} // of package build, which stands above
	for _, rules := range [][]*diag.Rule{Rules(), lint.Gradable(), profile.Rules(), approval.Rules(), handbook.Rules(), typeset.Rules()} {
		for _, r := range rules {
			known[r.Code] = true
		}
	}
	for code := range Claims() {
		if !strings.HasSuffix(code, "-") && !known[code] {
			t.Errorf("no rule is called %s", code)
		}
	}
}

func TestSubjectOf(t *testing.T) {
	for _, c := range []struct {
		code     string
		severity diag.Severity
		want     Subject
		ok       bool
	}{
		{"print-coarse-picture", diag.Warning, Photographs, true},
		{"print-too-tall", diag.Warning, Sheets, true},
		{"policy-expiring", diag.Notice, Policies, true},
		{"policy-without-made", diag.Notice, Faults, false},
		{"policy-without-made", diag.Warning, Faults, true},
		{"printed", diag.Error, Faults, true},
	} {
		if got, ok := SubjectOf(found(c.code, c.severity, "")); got != c.want || ok != c.ok {
			t.Errorf("%s: %s, %v", c.code, got.Key(), ok)
		}
	}
}
