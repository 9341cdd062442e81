package view

import (
	"math"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A Timeline is the steps of a guide in order, each with the days that it takes
// and a bar that shows where in the whole it lies.
type Timeline struct {
	Steps    []TimelineStep
	Total    string // the longest time from acceptance to the end
	Promised string // what the guide itself promises, where it does
	total    string // the length of the whole, in the bars' own unit
}

// A TimelineStep is one step of it.
type TimelineStep struct {
	ID     string
	Number string
	Name   Phrase
	Unit   Cell   // who does it
	When   string // day 1–3
	Days   Cell   // how long it may take
	Text   Cell
	Order  Cell   // after which steps, at the same time as which
	Mark   string // that it decides how long the whole takes
	start  string // where its bar begins
	length string
}

// timeline draws the steps of a service; nil where their times cannot be told.
func (s scribe) timeline(v *model.Service) *Timeline {
	plan, ok := newSchedule(v.Steps)
	if !ok {
		return nil
	}
	t := &Timeline{
		Total: s.say("timeline.total", s.loc.Quantity(i18n.NewQuantity(plan.total, plan.unit))), total: plan.total.String(),
	}
	if promised := s.quantity(v.Days); promised != nil {
		t.Promised = s.say("timeline.promised", promised.Text())
	}
	for i, step := range v.Steps {
		t.Steps = append(t.Steps, s.timelineStep(plan, v.Steps, i, step))
	}
	return t
}

// timelineStep describes one step. Which steps decide the whole is said only
// where not all of them do.
func (s scribe) timelineStep(plan *schedule, all []model.Step, i int, step model.Step) TimelineStep {
	at := plan.spans[i]
	length, _ := at.end.Add(negative(at.start))
	t := TimelineStep{
		ID: "step." + step.ID, Number: s.int(i + 1), Name: s.label("step", step.ID, step.Name), Unit: s.unit(step.Unit),
		When: s.when(at), Days: s.quantity(step.Days), Text: s.cell(step.Text),
		start: at.start.String(), length: length.String(),
	}
	if plan.straight() {
		return t
	}
	if at.critical {
		t.Mark = s.w("timeline.critical")
	}
	add := func(label string, steps []int) {
		var names []Run
		for _, j := range steps {
			names = append(names, s.label("step", all[j].ID, all[j].Name).run())
		}
		if len(names) == 0 {
			return
		}
		if len(t.Order) > 0 {
			t.Order = append(t.Order, Run{Text: s.w("label.stop")})
		}
		t.Order = append(append(t.Order, Run{Text: label + s.loc.Sep()}), s.several(names)...)
	}
	add(s.w("timeline.after"), at.before)
	add(s.w("timeline.beside"), plan.beside(i))
	return t
}

// negative returns a number with the other sign.
func negative(d i18n.Decimal) i18n.Decimal {
	r := d.Rat()
	n, _ := i18n.RoundRat(r.Neg(r), 9)
	return n
}

// when says on which days a step lies: the first day is day 1, and a step that
// ends within a day counts that day.
func (s *speech) when(at spell) string {
	last := max(1, int(math.Ceil(at.end.Float64())))
	first := min(last, int(math.Floor(at.start.Float64()))+1) // one that takes no time lies at the end of a day
	if first == last {
		return s.say("timeline.day", s.int(first))
	}
	return s.say("timeline.days", s.int(first), s.int(last))
}

// AppendHTML appends the list and the total below it.
func (t *Timeline) AppendHTML(dst []byte) []byte {
	dst = append(dst, `<ol class="timeline">`...)
	for i := range t.Steps {
		dst = t.appendStep(dst, &t.Steps[i])
	}
	dst = append(dst, `</ol><p class="remark"><strong>`...)
	dst = append(appendText(dst, t.Total), "</strong>"...)
	if t.Promised != "" {
		dst = appendText(append(dst, ' '), t.Promised)
	}
	return append(dst, "</p>"...)
}

// appendStep appends one item of the list.
func (t *Timeline) appendStep(dst []byte, step *TimelineStep) []byte {
	dst = appendAttribute(append(dst, "<li"...), "id", step.ID)
	if step.Mark != "" {
		dst = append(dst, ` class="critical"`...)
	}
	dst = append(dst, `><p class="head">`...)
	dst = Run{Text: step.Number, Class: "step"}.AppendHTML(dst)
	dst = append(step.Name.AppendHTML(append(dst, "<strong>"...)), "</strong> "...)
	dst = Run{Text: step.When, Class: "when"}.AppendHTML(dst)
	if len(step.Days) > 0 {
		dst = append(step.Days.AppendHTML(append(dst, ` <span class="note">`...)), "</span>"...)
	}
	if step.Mark != "" {
		dst = Run{Text: step.Mark, Class: "unseen"}.AppendHTML(append(dst, ' '))
	}
	dst = t.appendBar(append(dst, "</p>"...), step)
	for _, line := range []Cell{step.Unit, step.Text} {
		if len(line) > 0 {
			dst = append(line.AppendHTML(append(dst, "<p>"...)), "</p>"...)
		}
	}
	if len(step.Order) > 0 {
		dst = append(step.Order.AppendHTML(append(dst, `<p class="note">`...)), "</p>"...)
	}
	return append(dst, "</li>"...)
}

// appendBar appends the drawing: the whole as a pale strip, the step's part of
// it in the colour of the text. Words say the same, so it is hidden from those
// who listen.
func (t *Timeline) appendBar(dst []byte, step *TimelineStep) []byte {
	if t.total == "0" {
		return dst
	}
	dst = append(append(append(dst, `<svg class="bar" viewBox="0 0 `...), t.total...), ` 1" preserveAspectRatio="none" aria-hidden="true"><rect width="`...)
	dst = append(append(dst, t.total...), `" height="1" fill="currentColor" opacity=".15"></rect><rect x="`...)
	dst = append(append(append(dst, step.start...), `" width="`...), step.length...)
	return append(dst, `" height="1" fill="currentColor"></rect></svg>`...)
}
