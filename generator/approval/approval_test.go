package approval

import (
	"errors"
	"strings"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

func day(s string) i18n.Date {
	d, err := i18n.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// noFiles is for records without any.
func noFiles(string, string) (string, error) { return "", errors.New("no file") }

func record(change func(*model.Project)) *model.Project {
	p := &model.Project{Header: model.Header{ID: "p", Title: i18n.Text{"zh": "项目", "en": "Project"}}, Code: "A", State: model.Open}
	if change != nil {
		change(p)
	}
	return p
}

func assess(t testing.TB, p *model.Project) *Assessment {
	t.Helper()
	a, err := Assess("projects", p, noFiles)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// approved is a record that was approved as it is, and then changed.
func approved(t testing.TB, then func(*model.Project)) *Assessment {
	t.Helper()
	p := record(nil)
	step := model.ReviewStep{By: "分管副局长", On: day("2026-06-20")}
	p.Approval = model.Approval{Content: step, Secrecy: step, Final: step, Hash: assess(t, p).Hash}
	if then != nil {
		then(p)
	}
	return assess(t, p)
}

func TestStandings(t *testing.T) {
	for name, test := range map[string]struct {
		a       *Assessment
		want    Standing
		missing string
	}{
		"approved":        {approved(t, nil), Approved, ""},
		"never":           {assess(t, record(nil)), New, "content secrecy approval"},
		"changed":         {approved(t, func(p *model.Project) { p.Code = "B" }), Changed, ""},
		"internal change": {approved(t, func(p *model.Project) { p.Internal.Mobile = "139" }), Approved, ""},
		"without a step":  {approved(t, func(p *model.Project) { p.Approval.Secrecy = model.ReviewStep{} }), Incomplete, "secrecy"},
		"without a post":  {approved(t, func(p *model.Project) { p.Approval.Final.By = "" }), Incomplete, "approval"},
		"without a day":   {approved(t, func(p *model.Project) { p.Approval.Content.On = i18n.Date{Year: 2026} }), Incomplete, "content"},
		"without a hash":  {approved(t, func(p *model.Project) { p.Approval.Hash = "" }), Incomplete, ""},
		"both at fault":   {approved(t, func(p *model.Project) { p.Code, p.Approval.Final.By = "B", "" }), Changed, "approval"},
	} {
		if test.a.Standing != test.want || strings.Join(test.a.Missing, " ") != test.missing {
			t.Errorf("%s: %v, missing %v", name, test.a.Standing, test.a.Missing)
		}
	}
	p := record(func(p *model.Project) { p.Photos = []model.Photo{{File: "a.svg"}} })
	if _, err := Assess("projects", p, noFiles); err == nil {
		t.Error("a missing file, and no error")
	}
}

func TestCheck(t *testing.T) {
	later := func(p *model.Project) { p.Approval.Content.On = day("2026-06-25") }
	for name, test := range map[string]struct {
		a     *Assessment
		leave bool
		want  string
		may   bool
	}{
		"approved":          {approved(t, nil), false, "", true},
		"never":             {assess(t, record(nil)), false, "not-released", false},
		"changed":           {approved(t, func(p *model.Project) { p.Code = "B" }), false, "changed-since-approval", false},
		"incomplete":        {approved(t, func(p *model.Project) { p.Approval.Secrecy.By = "" }), false, "release-incomplete", false},
		"without a hash":    {approved(t, func(p *model.Project) { p.Approval.Hash = "" }), false, "release-incomplete", false},
		"left out":          {approved(t, func(p *model.Project) { p.Code = "B" }), true, "left-out-unapproved", false},
		"approved too soon": {approved(t, later), false, "release-order", true},
		"approved ahead":    {approved(t, func(p *model.Project) { p.Approval.Final.On = day("2026-07-01") }), false, "release-ahead", true},
	} {
		var list diag.List
		may := Check(test.a, day("2026-06-30"), test.leave, &list)
		var codes []string
		for _, d := range list.Sorted() {
			codes = append(codes, d.Rule.Code)
			for _, lang := range []i18n.Tag{"zh", "en"} {
				if said := d.Message(lang) + strings.Join(d.Advice(lang), ""); strings.Contains(said, "%!") || d.Rule.Severity != diag.Warning && !strings.Contains(said, "projects/p") {
					t.Errorf("%s: %s", name, said)
				}
			}
		}
		if strings.Join(codes, " ") != test.want || may != test.may {
			t.Errorf("%s: %v, may be published: %v", name, codes, may)
		}
	}
	if len(Rules()) != 6 {
		t.Error("a rule has no test here")
	}
}

func TestArchiveKeepsWhatWasApproved(t *testing.T) {
	a := approved(t, nil)
	archive, err := ParseArchive(nil)
	if err != nil {
		t.Fatal(err)
	}
	archive.Keep(a)
	back, err := ParseArchive(archive.Encode())
	if err != nil {
		t.Fatal(err)
	}
	changed := approved(t, func(p *model.Project) { p.Code = "B" })
	if before, ok := back.before(changed); !ok || string(before) != string(a.Content) {
		t.Errorf("%s, %v", before, ok)
	}
	changed.Record.Head().Approval.Hash = "another"
	if _, ok := back.before(changed); ok {
		t.Error("another state than the approved one passes for it")
	}
	if string(back.Encode()) != string(archive.Encode()) || strings.Count(string(back.Encode()), "\n") != 3 {
		t.Errorf("%s", back.Encode())
	}
	if _, err := ParseArchive([]byte("[]")); err == nil {
		t.Error("a list passes for an archive")
	}
}
