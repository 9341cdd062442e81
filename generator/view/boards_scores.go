package view

import (
	"prospectus/generator/score"
)

// scoreBoard shows the scorecards: who stands where, and every step of each sum.
// What a plan leaves open stays open here too.
func (s scribe) scoreBoard(b *Board) {
	for _, r := range s.Scores {
		title := s.phrase(r.Card.Title).Text
		note := s.say("boards.on-day", s.loc.Date(r.Day))
		if plan := s.phrase(r.Card.Plan).Text; plan != "" {
			note = s.say("boards.after", plan) + note
		}
		last := Section{ID: "score-" + r.Card.Name, Title: title, Parts: []Fragment{remark(note)}}
		if t := s.standings(r, title); len(t.Columns) > 1 { // some plans give no points, and rank nobody
			last.Parts = append(last.Parts, t)
		}
		for _, row := range r.Rows {
			last.Parts = append(last.Parts, s.stepTable(row))
		}
		b.Sections = append(b.Sections, last)
	}
	if len(s.Scores) == 0 {
		b.Sections = []Section{{Parts: []Fragment{remark(s.w("boards.no-scores"))}}}
	}
}

// standings lists the units of a card with total, grade and rank, the first
// first and what is open last.
func (s scribe) standings(r *score.Result, title string) *Table {
	t := &Table{Caption: title, Columns: s.columns("unit", "marks", "grade", "rank")}
	t.Columns[1].Number = true
	for _, row := range r.Ranked() {
		cells := []Cell{s.cell(row.Unit.Name), plain(s.w("boards.open")), s.cell(row.Grade), nil}
		switch {
		case row.Total != nil:
			cells[1], cells[3] = plain(score.Figure(row.Total)), plain(row.Rank.In(s.lang))
		case row.Summary(s.lang) == "": // the card gives no points
			cells[1] = nil
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return t.trim()
}

// stepTable lists every indicator of a unit with what was done with its figures.
func (s scribe) stepTable(row *score.Row) *Table {
	t := &Table{Caption: s.phrase(row.Unit.Name).Text, Columns: s.columns("indicator", "figures", "steps")}
	for _, step := range row.Steps {
		var figures []Run
		for _, r := range step.Readings {
			figures = append(figures, Run{Text: s.phrase(r.Label).Text + " " + r.In(s.lang)})
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{s.cell(step.Indicator.Label), s.several(figures), plain(step.Words(s.lang))}})
	}
	return t
}
