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

func file(text string) *source.File { return source.NewFile("x.toml", text) }

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
		"an empty file":       {"", table},
		"lines of Windows":    {crlf(facts), crlf(facts + "\n" + table)},
		"a byte-order mark":   {"\ufeff" + facts, "\ufeff" + facts + "\n" + table},
		"an old table":        {"[release]\nhash = \"old\" # 哈希\n\n" + facts[len("# 注释\n"):], "[release]\n" + strings.SplitAfter(table, "\n")[1] + strings.SplitAfter(table, "\n")[2] + strings.SplitAfter(table, "\n")[3] + "hash = \"abc\" # 哈希\n\n" + facts[len("# 注释\n"):]},
		"a header at the end": {facts + "[release]", strings.TrimSuffix(facts+table, "\n")},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Approve(file(test.text), &Assessment{Record: record(nil), Hash: hash}, allSteps, step())
			if err != nil {
				t.Fatal(err)
			}
			if got != test.want {
				t.Errorf("got\n%q\nwant\n%q", got, test.want)
			}
			if content.ParseTOML(source.NewFile("x", got).All(), new(diag.List)) == nil {
				t.Error("the result is no TOML")
			}
		})
	}
}

// A second approval of the same steps replaces the first, line for line.
func TestApproveAgain(t *testing.T) {
	r := record(func(p *model.Project) { p.Approval.Hash = "old" })
	got, err := Approve(file(facts+"\n"+strings.ReplaceAll(table, hash, "old")), &Assessment{Record: r, Hash: hash}, allSteps, step())
	if err != nil {
		t.Fatal(err)
	}
	if got != facts+"\n"+table {
		t.Errorf("%s", got)
	}
}

// One step at a time: those for the same content stay, those for another go.
func TestStepsOfAnotherContentGo(t *testing.T) {
	reviewed := facts + "\n[release]\ncontent = { by = \"科长\", on = 2026-06-20 } # 已审\nhash = \"abc\"\n"
	r := record(func(p *model.Project) { p.Approval.Hash = hash })
	got, err := Approve(file(reviewed), &Assessment{Record: r, Hash: hash}, []string{"secrecy"}, model.ReviewStep{By: "保密办", On: day("2026-06-21")})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(reviewed, "hash", "secrecy = { by = \"保密办\", on = 2026-06-21 }\nhash", 1)
	if got != want {
		t.Errorf("%s", got)
	}
	if got, err = Approve(file(reviewed), &Assessment{Record: r, Hash: "new"}, []string{"secrecy"}, step()); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(got, "科长") || !strings.Contains(got, `hash = "new"`) || !strings.HasPrefix(got, facts) {
		t.Errorf("%s", got)
	}
}

// Tables of another shape are edited as they are written, or refused.
func TestTablesOfAnotherShape(t *testing.T) {
	for _, text := range []string{"release = { hash = \"x\" }\n", "release.hash = \"x\"\n"} {
		got, err := Approve(file(text), &Assessment{Record: record(nil), Hash: hash}, allSteps, step())
		if err != nil || strings.Contains(got, `"x"`) || strings.Contains(got, "[release]") {
			t.Errorf("%q: %s, %v", text, got, err)
		}
	}
	for _, text := range []string{"[release.content]\nby = \"x\"\n", "release = 1\n"} {
		if got, err := Approve(file(text), &Assessment{Record: record(nil), Hash: hash}, allSteps, step()); err == nil {
			t.Errorf("%q: %s", text, got)
		}
	}
	if _, err := Withdraw(file("= 1"), "projects", day("2026-06-30"), "x"); !errors.Is(err, errSyntax) {
		t.Errorf("%v", err)
	}
}

func TestWithdraw(t *testing.T) {
	got, err := Withdraw(file(facts), "projects", day("2026-06-30"), "面积有误\n待核")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(facts, `"open"`, `"withdrawn"`, 1) + "\n[withdrawal]\non = 2026-06-30\nreason = \"面积有误\\n待核\"\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, err := Withdraw(file("state = \"x\"\n"), "parks", day("2026-06-30"), "x"); err != nil || !strings.HasPrefix(got, "state = \"x\"\n") {
		t.Errorf("%v: %s", err, got)
	}
}
