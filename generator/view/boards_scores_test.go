package view

import (
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/score"
)

// The board shows who stands where, the first first, every step, and what is
// open; a card that gives no points ranks nobody.
func TestScoreBoard(t *testing.T) {
	files := fstest.MapFS{
		"data/scorecards/a.toml":        {Data: []byte("title = { zh = \"甲办法\", en = \"Plan A\" }\nties = \"shared\"\n[input.done]\nlabel = { zh = \"完成\", en = \"done\" }\n[input.goal]\nlabel = { zh = \"任务\", en = \"goal\" }\n[indicator.rate]\nlabel = { zh = \"完成率\", en = \"rate\" }\nrule = \"proportion\"\nweight = 10\nactual = \"done\"\ntarget = \"goal\"\nbelow = \"proportion\"\n")},
		"data/scorecards/a.inputs.toml": {Data: []byte("[unit.low]\nname = { zh = \"乙\", en = \"Low\" }\ndone = 1\ngoal = 2\n[unit.high]\nname = { zh = \"甲\", en = \"High\" }\ndone = 2\ngoal = 2\n[unit.none]\nname = { zh = \"丙\", en = \"None\" }\ndone = 0\ngoal = 0\n")},
	}
	list := new(diag.List)
	in := input(site(nil))
	in.Staff = true
	for _, card := range score.Load(content.Source{Site: files}, list) {
		in.Scores = append(in.Scores, score.Evaluate(card, in.Day, list))
	}
	if len(in.Scores) != 1 {
		t.Fatalf("%d cards: %v", len(in.Scores), list.Sorted())
	}
	b := &Board{}
	newIndex(in).speech("en").on("en/boards/scores.html").scoreBoard(b)
	if len(b.Sections) != 1 || len(b.Sections[0].Parts) != 5 {
		t.Fatalf("sections: %+v", b.Sections)
	}
	var order []string
	for _, row := range b.Sections[0].Parts[1].(*Table).Rows {
		order = append(order, row.Cells[0].Text()+" "+row.Cells[1].Text())
	}
	if got := strings.Join(order, ", "); got != "High 10, Low 5, None boards.open" {
		t.Errorf("standings: %s", got)
	}
	if got := b.Sections[0].Parts[2].(*Table).Rows[0].Cells[2].Text(); !strings.Contains(got, "10 × 1 ÷ 2 = 5") {
		t.Errorf("steps: %s", got)
	}
	b = &Board{}
	newIndex(input(site(nil))).speech("en").on("en/boards/scores.html").scoreBoard(b)
	if len(b.Sections) != 1 {
		t.Errorf("without scorecards: %+v", b.Sections)
	}
}
