package lint_test

import (
	"maps"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/grade"
)

// silence checks a site and returns what was found and what was silenced.
func silence(t *testing.T, files map[string]string) ([]diag.Diagnostic, []grade.Silenced) {
	t.Helper()
	list := new(diag.List)
	grades := run(load(t, site(files)), list)
	return list.Sorted(), grades.Silenced()
}

// TestSettings: a site grades a rule, switches it off or leaves it; a record
// silences its own findings and no other's.
func TestSettings(t *testing.T) {
	short := sheet("investment = \"1 亿元\"\n[use.a]\namount = \"9000 万元\"\n", "零风险。", "")
	with := func(extra string) map[string]string {
		files := maps.Clone(short)
		files["data/lint.toml"] = extra
		return files
	}
	found, quiet := silence(t, short)
	if len(found) != 2 || len(quiet) != 0 || found[0].Rule.Severity != diag.Error {
		t.Fatalf("found %d, silenced %d", len(found), len(quiet))
	}
	found, quiet = silence(t, with("[uses-sum]\nseverity = \"notice\"\nreason = \"r\"\n"))
	if len(found) != 2 || len(quiet) != 0 || found[0].Rule.Severity != diag.Notice || found[0].Rule.Code != "uses-sum" {
		t.Errorf("graded: %s", say(found))
	}
	found, quiet = silence(t, with("[guarantee]\nseverity = \"off\"\nreason = \"r\"\n"))
	if len(found) != 1 || len(quiet) != 1 || !quiet[0].Site || quiet[0].Reason != "r" || quiet[0].Finding.Rule.Code != "guarantee" {
		t.Errorf("off: %s, silenced %v", say(found), quiet)
	}
	found, _ = silence(t, with("[garantee]\nseverity = \"off\"\nreason = \"r\"\n"))
	if len(found) != 3 || found[2].Rule.Code != "unknown-check" || found[2].Span.Position().Line != 1 || len(found[2].Advice("en")) != 2 {
		t.Errorf("unknown: %s", say(found))
	}
}

func TestRecordsSilenceTheirOwn(t *testing.T) {
	files := sheet("investment = \"1 亿元\"\n[use.a]\namount = \"9000 万元\"\n[lint]\nuses-sum = \"r\"\n", "", "")
	files["content/projects/q/project.toml"] = project + "investment = \"1 亿元\"\n[use.a]\namount = \"8000 万元\"\n"
	found, quiet := silence(t, files)
	if len(found) != 1 || found[0].Span.Position().File != "content/projects/q/project.toml" || len(quiet) != 1 || quiet[0].Site {
		t.Errorf("found %s, silenced %v", say(found), quiet)
	}
	two := offices("hunan", "hunan")
	two["content/offices/r/office.toml"] += "[lint]\nprovince-twice = \"shared by agreement\"\n"
	if found, quiet := silence(t, two); len(found) != 0 || len(quiet) != 1 {
		t.Errorf("a finding in the site as a whole: %s, silenced %v", say(found), quiet)
	}
}

// TestPlaces: findings in prose stand at the words, in titles and bodies, with
// what must be written instead.
func TestPlaces(t *testing.T) {
	files := sheet("investment = \"107.5 亿元\"\n", title("甲1075亿元项目", "## 背景\n\n成本**122。8**万元。"), "")
	_, list := check(t, site(files))
	if len(list) != 2 {
		t.Fatalf("%s", say(list))
	}
	if p := list[0].Span.Position(); p.Line != 2 || list[0].Span.Text() != "1075亿元" {
		t.Errorf("the title's figure: %+v %q", p, list[0].Span.Text())
	}
	if p := list[1].Span.Position(); p.Line != 6 || list[1].Span.File.Name != "content/projects/p/zh.md" {
		t.Errorf("the body's figure: %+v", p)
	}
	if hint := list[1].Advice("zh")[0]; hint != "写作 122.8万元" {
		t.Errorf("advised %s", hint)
	}
}

// TestExpiringNamesTheTerm: what expires is listed once, under the nearest of
// 30, 60 and 90 days.
func TestExpiringNamesTheTerm(t *testing.T) {
	for day, want := range map[string]string{
		"2026-06-30": "it expires on 30 June 2026, in 0 days (within 30)",
		"2026-07-30": "it expires on 30 July 2026, in 30 days (within 30)",
		"2026-07-31": "it expires on 31 July 2026, in 31 days (within 60)",
		"2026-09-28": "it expires on 28 September 2026, in 90 days (within 90)",
		"2026-09-29": "",
	} {
		_, list := check(t, site(policy("made = 2025-01-05\nexpires = "+day+"\nstatus = \"in-force\"\ndisclosure = \"voluntary\"\n", "办法", "正文")))
		got := ""
		if len(list) == 1 {
			got = list[0].Message("en")
		}
		if got != want || len(list) > 1 {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
}
