package score

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"prospectus/generator/i18n"
)

// figure writes an exact number: plainly where it has at most four places, else
// as a fraction with what it comes to.
func figure(r *big.Rat) string {
	if d, ok := i18n.RoundRat(r, 4); ok && d.Rat().Cmp(r) == 0 {
		return d.String()
	}
	return r.RatString() + " ≈ " + roundHalfUp(r, 2).FloatString(2)
}

// Figure writes an exact number for a reader, as steps do.
func Figure(r *big.Rat) string { return figure(r) }

// roundHalfUp rounds to decimal places, halves away from zero (四舍五入).
func roundHalfUp(r *big.Rat, places int) *big.Rat {
	rounded, _ := new(big.Rat).SetString(r.FloatString(places)) // it rounds halves away from zero
	return rounded
}

// shown is a value as an argument of a message.
func (v *Value) shown() any {
	if !v.Money.IsZero() {
		return v.Money
	}
	if v.Rat == nil {
		var items []string
		for _, r := range v.List {
			items = append(items, figure(r))
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	return figure(v.Rat)
}

var (
	cardHead   = i18n.Text{"zh": "%[1]s（%[2]s，截至 %[3]s）——内部资料，不得公开", "en": "%[1]s (%[2]s, as of %[3]s): internal, not for publication"}
	planLine   = i18n.Text{"zh": "依据：%[1]s", "en": "after: %[1]s"}
	readingsOf = i18n.Text{"zh": "数据：%[1]s", "en": "figures: %[1]s"}
	stepPoints = i18n.Text{"zh": "%[1]s = %[2]s", "en": "%[1]s = %[2]s"}
	stepCapped = i18n.Text{"zh": "封顶 %[1]s", "en": "at most %[1]s"}
	stepFloor  = i18n.Text{"zh": "保底 %[1]s", "en": "at least %[1]s"}
	stepOpen   = i18n.Text{"zh": "未定：%[1]s [%[2]s]", "en": "open: %[1]s [%[2]s]"}
	earned     = i18n.Text{"zh": "得 %[1]s 分", "en": "points: %[1]s"}
	totalLine  = i18n.Text{"zh": "总分 %[1]s", "en": "total %[1]s"}
	openTotal  = i18n.Text{"zh": "总分未定（已定部分合计 %[1]s）", "en": "total open (what is settled makes %[1]s)"}
	gradeOf    = i18n.Text{"zh": "等级：%[1]s", "en": "grade: %[1]s"}
	rankOne    = i18n.Text{"zh": "第 %[1]d 名", "en": "rank %[1]d"}
	rankRange  = i18n.Text{"zh": "第 %[1]d 至 %[2]d 名之间", "en": "rank between %[1]d and %[2]d"}
)

// Text writes the card with every step, for staff.
func (r *Result) Text(lang i18n.Tag) string {
	var b strings.Builder
	fmt.Fprintln(&b, say(cardHead, r.Card.Title, r.Card.Name, r.Day).In(lang))
	if len(r.Card.Plan) > 0 {
		fmt.Fprintln(&b, say(planLine, r.Card.Plan).In(lang))
	}
	for _, row := range r.Rows {
		row.write(&b, r.Card, lang)
	}
	return b.String()
}

func (row *Row) write(b *strings.Builder, c *Card, lang i18n.Tag) {
	fmt.Fprintf(b, "\n%s\n", best(row.Unit.Name, lang))
	for _, s := range row.Steps {
		s.write(b, lang)
	}
	if line := row.Summary(lang); line != "" {
		fmt.Fprintf(b, "  %s\n", line)
	}
}

// Summary is the last line of a row: total, grade and rank; empty where the
// card gives no points.
func (row *Row) Summary(lang i18n.Tag) string {
	if row.Total == nil {
		points := false
		for _, s := range row.Steps {
			points = points || s.Indicator.scores()
		}
		if !points {
			return ""
		}
		return say(openTotal, figure(row.Sum)).In(lang)
	}
	parts := []string{say(totalLine, figure(row.Total)).In(lang)}
	if len(row.Grade) > 0 {
		parts = append(parts, say(gradeOf, row.Grade).In(lang))
	}
	return strings.Join(append(parts, row.Rank.In(lang)), map[bool]string{true: "，", false: ", "}[lang == "zh"])
}

// scores reports whether an indicator can give points at all.
func (in *Indicator) scores() bool {
	if in.Rule != Bands {
		return true
	}
	for _, b := range in.Bands {
		if b.Points != nil {
			return true
		}
	}
	return false
}

// In says a figure in words.
func (r Reading) In(lang i18n.Tag) string { return say(saysItself, r.Value.shown()).In(lang) }

// Ranked returns the rows by rank, those whose total is open last, each in the
// order of the units.
func (r *Result) Ranked() []*Row {
	place := func(row *Row) int {
		if row.Total == nil {
			return len(r.Rows) + 1
		}
		return row.Rank.Best
	}
	return slices.SortedStableFunc(slices.Values(r.Rows), func(a, b *Row) int { return place(a) - place(b) })
}

// In says a rank in words.
func (r Rank) In(lang i18n.Tag) string {
	if r.Best == r.Worst {
		return say(rankOne, r.Best).In(lang)
	}
	return say(rankRange, r.Best, r.Worst).In(lang)
}

func (s *Step) write(b *strings.Builder, lang i18n.Tag) {
	fmt.Fprintf(b, "  %s%s%s\n", best(s.Indicator.Label, lang), i18n.For(lang).Sep(), s.Words(lang))
	if len(s.Readings) == 0 {
		return
	}
	var items []string
	for _, r := range s.Readings {
		items = append(items, fmt.Sprintf("%s %s", best(r.Label, lang), say(saysItself, r.Value.shown()).In(lang)))
	}
	fmt.Fprintf(b, "      %s\n", say(readingsOf, strings.Join(items, semicolon(lang))).In(lang))
}

// Words says how a step came to its points, or why it did not.
func (s *Step) Words(lang i18n.Tag) string {
	var parts []string
	switch s.State {
	case Open:
		for _, d := range s.Why {
			parts = append(parts, say(stepOpen, d.Message(lang), d.Rule.Code).In(lang))
		}
	case NotDue, Outcome:
		parts = append(parts, s.Formula.In(lang))
	case Scored:
		parts = append(parts, say(stepPoints, s.Formula.In(lang), figure(s.Before)).In(lang))
		if s.Before.Cmp(s.Points) > 0 {
			parts = append(parts, say(stepCapped, figure(s.Indicator.Most)).In(lang))
		}
		if s.Before.Cmp(s.Points) < 0 {
			parts = append(parts, say(stepFloor, figure(s.Indicator.Least)).In(lang))
		}
		parts = append(parts, say(earned, figure(s.Points)).In(lang))
	}
	return strings.Join(parts, semicolon(lang))
}

// semicolon parts items that may hold commas.
func semicolon(lang i18n.Tag) string {
	if lang == "zh" {
		return "；"
	}
	return "; "
}

func best(t i18n.Text, lang i18n.Tag) string {
	s, _ := t.Best(lang, "zh", "en")
	return s
}
