package approval

import (
	"errors"
	"strings"
	"testing"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

const facts = "# 注释\ncode = \"A\" # 编号\nstate = \"open\"\n\n[land]\narea = \"1 亩\"\n"

func editor(t *testing.T, text string) *Editor {
	t.Helper()
	e, err := NewEditor(source.NewFile("x.toml", text))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// hash stands for the one that an assessment has.
const hash = "abc"

var allSteps = []string{"content", "secrecy", "approval"}

func step() model.ReviewStep { return model.ReviewStep{By: `副局长"甲"`, On: day("2026-06-30")} }

// table is the table that step writes.
const table = "[release]\ncontent = { by = \"副局长\\\"甲\\\"\", on = 2026-06-30 }\nsecrecy = { by = \"副局长\\\"甲\\\"\", on = 2026-06-30 }\napproval = { by = \"副局长\\\"甲\\\"\", on = 2026-06-30 }\nhash = \"abc\"\n"

func TestApproveChangesNothingElse(t *testing.T) {
	crlf := func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
	for name, test := range map[string]struct{ text, want string }{
		"a new table":         {facts, facts + "\n" + table},
		"no last line end":    {strings.TrimSuffix(facts, "\n"), facts + "\n" + table},
		"an empty file":       {"", "\n" + table},
		"lines of Windows":    {crlf(facts), crlf(facts + "\n" + table)},
		"a byte-order mark":   {"\ufeff" + facts, "\ufeff" + facts + "\n" + table},
		"an old table":        {"[release]\nhash = \"old\" # 哈希\n\n" + facts[len("# 注释\n"):], "[release]\n" + strings.SplitAfter(table, "\n")[1] + strings.SplitAfter(table, "\n")[2] + strings.SplitAfter(table, "\n")[3] + "hash = \"abc\" # 哈希\n\n" + facts[len("# 注释\n"):]},
		"a header at the end": {facts + "[release]", facts + "[release]\n" + strings.TrimPrefix(table, "[release]\n")},
	} {
		t.Run(name, func(t *testing.T) {
			e := editor(t, test.text)
			if err := e.Approve(&Assessment{Record: record(nil), Hash: hash}, allSteps, step()); err != nil {
				t.Fatal(err)
			}
			if got := e.Text(); got != test.want {
				t.Errorf("got\n%q\nwant\n%q", got, test.want)
			}
			if content.ParseTOML(source.NewFile("x", e.Text()).All(), new(diag.List)) == nil {
				t.Error("the result is no TOML")
			}
		})
	}
}

// A second approval of the same steps replaces the first, line for line.
func TestApproveAgain(t *testing.T) {
	e := editor(t, facts+"\n"+strings.ReplaceAll(table, hash, "old"))
	r := record(func(p *model.Project) { p.Approval.Hash = "old" })
	if err := e.Approve(&Assessment{Record: r, Hash: hash}, allSteps, step()); err != nil {
		t.Fatal(err)
	}
	if got := e.Text(); got != facts+"\n"+table {
		t.Errorf("%s", got)
	}
}

// One step at a time: those for the same content stay, those for another go.
func TestStepsOfAnotherContentGo(t *testing.T) {
	reviewed := facts + "\n[release]\ncontent = { by = \"科长\", on = 2026-06-20 } # 已审\nhash = \"abc\"\n"
	e := editor(t, reviewed)
	r := record(func(p *model.Project) { p.Approval.Hash = hash })
	if err := e.Approve(&Assessment{Record: r, Hash: hash}, []string{"secrecy"}, model.ReviewStep{By: "保密办", On: day("2026-06-21")}); err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(reviewed, "hash", "secrecy = { by = \"保密办\", on = 2026-06-21 }\nhash", 1)
	if got := e.Text(); got != want {
		t.Errorf("%s", got)
	}
	e = editor(t, reviewed)
	if err := e.Approve(&Assessment{Record: r, Hash: "new"}, []string{"secrecy"}, step()); err != nil {
		t.Fatal(err)
	}
	if got := e.Text(); strings.Contains(got, "科长") || !strings.Contains(got, `hash = "new"`) || !strings.HasPrefix(got, facts) {
		t.Errorf("%s", got)
	}
}

func TestTablesOfAnotherShapeAreRefused(t *testing.T) {
	for _, text := range []string{"release = { hash = \"x\" }\n", "release.hash = \"x\"\n", "[release.content]\nby = \"x\"\n", "release = 1\n"} {
		err := editor(t, text).Approve(&Assessment{Record: record(nil), Hash: hash}, allSteps, step())
		if !errors.Is(err, errShape) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := NewEditor(source.NewFile("x.toml", "= 1")); !errors.Is(err, errSyntax) {
		t.Errorf("%v", err)
	}
}

func TestWithdraw(t *testing.T) {
	e := editor(t, facts)
	if err := e.Withdraw("projects", day("2026-06-30"), "面积有误\n待核"); err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(facts, `"open"`, `"withdrawn"`, 1) + "\n[withdrawal]\non = 2026-06-30\nreason = \"面积有误\\u000A待核\"\n"
	if got := e.Text(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	e = editor(t, "state = \"x\"\n")
	if err := e.Withdraw("parks", day("2026-06-30"), "x"); err != nil || !strings.HasPrefix(e.Text(), "state = \"x\"\n") {
		t.Errorf("%v: %s", err, e.Text())
	}
}
