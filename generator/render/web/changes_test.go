package web_test

import (
	"strings"
	"testing"

	"prospectus/generator/changes"
	"prospectus/generator/i18n"
)

// whatIsNew is a comparison in which everything has happened that can.
func whatIsNew() *changes.Report {
	field := func(path, typ string, how changes.How) changes.Field {
		return changes.Field{Path: path, Doc: path, Type: typ, How: how}
	}
	amount := field("wanted", "money", changes.Set)
	amount.From, amount.To = "CNY 300000000", "CNY 200000000"
	title := field("title", "text", changes.Rewritten)
	title.Text, title.Langs = both("新<名>", "New <name>"), []i18n.Tag{"en", "zh"}
	modes := field("modes", "words", changes.Set)
	modes.List, modes.Added, modes.Removed, modes.Dropped = "mode", []string{"sole"}, []string{"lease"}, 2
	rows := field("utility", "table", changes.Lost)
	rows.Dropped = 3
	return &changes.Report{
		Old: changes.Head{Number: "2026.1", Date: date("2026-01-31")}, New: changes.Head{Number: "2026.2", Date: date("2026-06-30")},
		Changes: []changes.Change{
			{Kind: "projects", ID: numbered("project", 1), What: changes.New},
			{Kind: "projects", ID: numbered("project", 2), What: changes.Changed, Fields: []changes.Field{amount, title, modes, rows, field("phase", "table", changes.Reordered), field("returns", "table", changes.Given), field("partner", "text", changes.Lost)}},
			{Kind: "projects", ID: numbered("project", 3), What: changes.Renamed, Was: "old"},
			{Kind: "policies", ID: numbered("policy", 0), What: changes.Closed},
		},
		Gone:      []changes.Gone{{Kind: "projects", Others: 1}},
		Confirmed: map[string]int{"projects": 5},
	}
}

// The page says all of it in words of the theme, escaped, in both languages.
func TestThePageOfWhatIsNew(t *testing.T) {
	files := build(t, 30, "zh", "en")
	for at, wants := range map[string][]string{
		"en/changes.html": {"1 new, 1 closed or ended, 2 changed, 1 removed", "RMB 200 million", "previously RMB 300 million", "New &lt;name&gt;", "added: wholly owned", "2 removed", "3 no longer given", "put in another order", "Number changed from old to", "5 projects were verified again"},
		"zh/changes.html": {"新增 1 条，结束 1 条，变更 2 条，移除 1 条", "2亿元", "原为3亿元", "新&lt;名&gt;", "去掉 2 项", "3 项不再提供", "次序已调整", "编号由 old 改为", "另有 5 个项目重新核实"},
	} {
		for _, want := range wants {
			if !strings.Contains(files[at], want) {
				t.Errorf("%s does not say %q", at, want)
			}
		}
	}
}
