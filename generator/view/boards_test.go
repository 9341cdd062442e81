package view

import (
	"strings"
	"testing"

	"prospectus/generator/board"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
	"prospectus/generator/source"
)

// staffed returns a catalogue with a project of which the office knows more.
func staffed() *model.Catalog {
	p := project("p", func(p *model.Project) {
		p.Notes = model.Prose{"zh": source.Held(source.NewFile("internal.zh.md", "只在**办公室**里说。").All())}
		p.Papers = []model.Paper{{File: "internal/price.xlsx"}}
		p.Internal = model.ProjectInternal{
			Stage: model.InTalks, Leader: "分管负责人岗位", Targets: []string{"目标公司"},
			Tasks: []model.Task{{ID: "t", Matter: texts("办电", "Power"), Due: date("2026-06-20"), Person: "某甲"}},
		}
	})
	hidden := project("hidden", func(p *model.Project) { p.Audience = model.Internal })
	c := site(map[string][]model.Identified{"projects": {p, hidden}})
	c.Ledger = []model.LedgerRow{{ID: "l", Name: "台账项目", Dates: map[model.Stage]i18n.Date{model.Signed: date("2025-01-01")}}}
	return c
}

// editionOf returns the pages by path, of the internal edition or as the public has
// them.
func editionOf(c *model.Catalog, staff bool) map[route.Path]Page {
	in := input(c)
	in.Staff = staff
	found := map[route.Path]Page{}
	for p := range Pages(in) {
		found[p.Head().Path] = p
	}
	return found
}

// Boards, notes and marks stand in the internal edition alone, open data in the
// public one.
func TestOnlyStaffHaveBoards(t *testing.T) {
	public, staff := editionOf(staffed(), false), editionOf(staffed(), true)
	for at, page := range public {
		h := page.Head()
		if strings.Contains(string(at), "/boards/") || h.StaffNote != "" || len(h.StaffOnly) > 0 {
			t.Errorf("%s is for staff", at)
		}
	}
	for at, page := range staff {
		if !page.Head().NoIndex {
			t.Errorf("%s may be indexed", at)
		}
	}
	for _, b := range boardNames {
		for _, lang := range []string{"zh", "en"} {
			if at := route.Path(lang + "/boards/" + b.name + ".html"); staff[at] == nil {
				t.Errorf("there is no %s", at)
			}
		}
	}
	if public["zh/open-data.html"] == nil || staff["zh/open-data.html"] != nil {
		t.Error("open data is for the public")
	}
	if h := staff["zh/projects/hidden.html"].Head(); h.StaffNote != "staff-note.internal" {
		t.Errorf("a hidden record says %q", h.StaffNote)
	}
	only := staff["zh/projects/p.html"].Head().StaffOnly
	if len(only) != 1 {
		t.Fatalf("%v", only)
	}
	for _, want := range []string{"目标公司", "<strong>办公室</strong>", `href="../../papers/projects/p/price.xlsx">price.xlsx</a>`, "boards.overdue"} {
		if !strings.Contains(html(only[0]), want) {
			t.Errorf("no %s in %s", want, html(only[0]))
		}
	}
}

// boardText is a board as HTML.
func boardText(t *testing.T, c *model.Catalog, at route.Path) string {
	t.Helper()
	b, ok := editionOf(c, true)[at].(*Board)
	if !ok {
		t.Fatalf("there is no %s", at)
	}
	text := ""
	for _, s := range b.Sections {
		text += html(s)
	}
	return text
}

// What is overdue says so in words; what is in another language than the page
// says which.
func TestTheTaskBoard(t *testing.T) {
	text := boardText(t, staffed(), "en/boards/tasks.html")
	for _, want := range []string{`class="overdue"`, "boards.overdue", ">Power<", `<span lang="zh-Hans">某甲</span>`, "projects/p.html"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
}

// The agenda numbers its items from one section to the next and leaves room for
// what is decided.
func TestTheAgenda(t *testing.T) {
	text := boardText(t, staffed(), "zh/boards/agenda.html")
	for _, want := range []string{
		`<th scope="row">1</th><td>办电`, `<th scope="row">2</th><td class="ways"><a href="../projects/p.html">`,
		`<th scope="row">3</th><td>台账项目`, "<td></td></tr>",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
}

// A rate without a denominator is a dash with the reason, one without success is
// nought; every rate shows what it was counted from.
func TestRatesAreNeverBare(t *testing.T) {
	s := newIndex(input(staffed())).speech("zh")
	step := board.Step{From: model.Started, To: model.Operating}
	for _, c := range []struct {
		rate board.Rate
		want string
	}{
		{board.Rate{Step: step}, `— <span class="note">rates.of`},
		{board.Rate{Step: step, Whole: 4}, `0% <span class="note">rates.of`},
		{board.Rate{Step: step, Part: 1, Whole: 3}, `33.3% <span class="note">rates.of`},
	} {
		if got := html(s.rateCell(c.rate)); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
	empty := site(nil)
	if text := boardText(t, empty, "zh/boards/ledger.html"); !strings.Contains(text, "rates.no-ledger") {
		t.Error(text)
	}
	for at := range editionOf(empty, true) {
		if strings.Contains(string(at), "boards") {
			_ = boardText(t, empty, at)
		}
	}
}
