package view

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// guide reads steps: "name days after,after", the days with _ for a space.
func guide(lines ...string) (steps []model.Step) {
	for _, line := range lines {
		f := append(strings.Fields(line), "", "")
		step := model.Step{ID: f[0], Name: texts(f[0], f[0])}
		if f[1] != "" && f[1] != "-" {
			step.Days = must(i18n.ParseQuantity(strings.ReplaceAll(f[1], "_", " ")))
		}
		if f[2] != "" {
			step.After = strings.Split(f[2], ",")
		}
		steps = append(steps, step)
	}
	return steps
}

// scheduled writes a schedule: "start-end" of each step, ! for a critical one, and
// the total.
func scheduled(steps []model.Step) string {
	plan, ok := newSchedule(steps)
	if !ok {
		return ""
	}
	var all []string
	for _, s := range plan.spans {
		said := s.start.String() + "-" + s.end.String()
		if s.critical {
			said += "!"
		}
		all = append(all, said)
	}
	return strings.Join(all, " ") + " = " + plan.total.String()
}

func TestSchedule(t *testing.T) {
	for _, c := range []struct {
		name  string
		steps []model.Step
		want  string
	}{
		{"steps that name none follow one another", guide("a 1_工作日", "b 2_工作日", "c 3_工作日"), "0-1! 1-3! 3-6! = 6"},
		{"a chain", guide("a 1_工作日", "b 2_工作日 a", "c 3_工作日 b"), "0-1! 1-3! 3-6! = 6"},
		{"parallel steps", guide("a 5_工作日", "b 7_工作日", "c 3_工作日 a,b"), "0-5 0-7! 7-10! = 10"},
		{"a step without others begins at once", guide("a 5_工作日", "b 2_工作日 a", "c 1_工作日"), "0-5! 5-7! 0-1 = 7"},
		{"a step may stand before what it waits for", guide("b 2_工作日 a", "a 5_工作日"), "5-7! 0-5! = 7"},
		{"two ways as long", guide("a 2_工作日", "b 3_工作日 a", "c 3_工作日 a", "d 1_工作日 b,c"), "0-2! 2-5! 2-5! 5-6! = 6"},
		{"a branch with time to spare", guide("a 2_工作日", "b 9_工作日 a", "c 3_工作日 a", "d 1_工作日 c"), "0-2! 2-11! 2-5 5-6 = 11"},
		{"the longest counts", guide("a 1–3_工作日", "b 不超过5工作日"), "0-3! 3-8! = 8"},
		{"half days", guide("a 0.5_天", "b 1.5_天 a"), "0-0.5! 0.5-2! = 2"},
		{"one that takes no time", guide("a 0_工作日", "b 2_工作日 a"), "0-0! 0-2! = 2"},
		{"mixed units", guide("a 1_工作日", "b 2_天"), ""},
		{"hours", guide("a 1_小时", "b 2_小时"), ""},
		{"a step without days", guide("a 1_工作日", "b - a", "c 2_工作日 b"), ""},
		{"no upper end", guide("a 1_工作日", "b 不低于2工作日"), ""},
		{"about", guide("a 1_工作日", "b 约2工作日"), ""},
		{"an unknown step", guide("a 1_工作日", "b 2_工作日 z"), ""},
		{"steps that wait for each other", guide("a 1_工作日 b", "b 2_工作日 a"), ""},
		{"one that waits for itself", guide("a 1_工作日 a", "b 2_工作日"), ""},
		{"one step", guide("a 1_工作日"), ""},
		{"none", nil, ""},
	} {
		if got := scheduled(c.steps); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestScheduleHolds: over random guides no step begins before those that it
// waits for are done, each begins as soon as it may, and a day more for a step
// makes the whole longer just when the step is critical.
func TestScheduleHolds(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	for range 400 {
		var lines []string
		for i := range 2 + random.IntN(6) {
			var after []string
			for j := range i {
				if random.IntN(3) == 0 {
					after = append(after, fmt.Sprint("s", j))
				}
			}
			lines = append(lines, fmt.Sprintf("s%d %d_工作日 %s", i, 1+random.IntN(9), strings.Join(after, ",")))
		}
		steps := guide(lines...)
		plan, ok := newSchedule(steps)
		if !ok {
			t.Fatalf("not told: %v", lines)
		}
		for i, s := range plan.spans {
			var ready i18n.Decimal
			for _, j := range s.before {
				ready = later(ready, plan.spans[j].end)
			}
			if s.start != ready {
				t.Fatalf("%v: step %d begins at %s, ready at %s", lines, i, s.start, ready)
			}
			longer := append([]model.Step(nil), steps...)
			more, _ := s.end.Add(negative(s.start))
			more, _ = more.Add(i18n.DecimalOf(1))
			longer[i].Days = i18n.NewQuantity(more, "wd")
			if other, _ := newSchedule(longer); (other.total.Cmp(plan.total) > 0) != s.critical {
				t.Fatalf("%v: step %d is said to be critical: %v", lines, i, s.critical)
			}
		}
	}
}

// lined is the timeline of steps in English, its words being their keys.
func lined(steps []model.Step, days string) *Timeline {
	in := spoken(site(nil))
	plain := in.Words
	in.Words = func(lang i18n.Tag, key string) string {
		switch key {
		case "timeline.day", "timeline.total", "timeline.promised":
			return strings.TrimPrefix(key, "timeline.") + " %[1]s"
		case "timeline.days":
			return "days %[1]s to %[2]s"
		}
		return strings.TrimPrefix(plain(lang, key), "timeline.")
	}
	v := &model.Service{Header: head1("s"), Steps: steps}
	if days != "" {
		v.Days = must(i18n.ParseQuantity(days))
	}
	return newIndex(in).speech("en").on("en/services/s.html").timeline(v)
}

func TestTimelineSaysTheOrder(t *testing.T) {
	line := lined(guide("a 5_工作日", "b 7_工作日", "c 2_工作日 a,b", "d 1_工作日 a,b"), "12 工作日")
	var got []string
	for _, s := range line.Steps {
		got = append(got, s.When+"/"+s.Mark+"/"+s.Order.Text())
	}
	want := "days 1 to 5//beside: b|days 1 to 7/critical/beside: a|days 8 to 9/critical/after: a, blabel.stopbeside: d|day 8//after: a, blabel.stopbeside: c"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
	if line.Total != "total 9 working days" || line.Promised != "promised 12 working days" {
		t.Errorf("%q, %q", line.Total, line.Promised)
	}
	for _, s := range lined(guide("a 1_天", "b 2_天 a"), "").Steps {
		if s.Mark != "" || len(s.Order) > 0 {
			t.Errorf("where one follows the other nothing needs to be said: %+v", s)
		}
	}
}

func TestTimelineDaysInWords(t *testing.T) {
	line := lined(guide("a 0.5_天", "b 0.5_天 a", "c 1.5_天 b", "d 0_天 c", "e 0_天"), "")
	var got []string
	for _, s := range line.Steps {
		got = append(got, s.When)
	}
	if want := "day 1|day 1|days 2 to 3|day 3|day 1"; strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
	if line.Promised != "" {
		t.Errorf("nothing was promised: %s", line.Promised)
	}
}

func TestTimelineHTML(t *testing.T) {
	steps := guide("a 5_工作日", "b 7_工作日")
	steps[1].After, steps[0].Text = nil, texts("", "Look & see")
	steps = append(steps, guide("c 1_工作日 b")...)
	got := html(lined(steps, ""))
	for _, want := range []string{
		`<ol class="timeline"><li id="step.a"><p class="head"><span class="step">1</span><strong>a</strong> <span class="when">days 1 to 5</span>`,
		`<svg class="bar" viewBox="0 0 8 1" preserveAspectRatio="none" aria-hidden="true"><rect width="8" height="1" fill="currentColor" opacity=".15"></rect><rect x="7" width="1" height="1" fill="currentColor"></rect></svg>`,
		`<li id="step.b" class="critical">`, `<span class="unseen">critical</span>`, "<p>Look &amp; see</p>", "</ol><p class=\"remark\"><strong>total 8 working days</strong></p>",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not say %s:\n%s", want, got)
		}
	}
}

// TestServicesHaveATimelineOrATable: never both.
func TestServicesHaveATimelineOrATable(t *testing.T) {
	pages := pagesOf(t, site(map[string][]model.Identified{"services": {
		&model.Service{Header: head1("told"), Steps: guide("a 1_天", "b 2_天")}, &model.Service{Header: head1("untold"), Steps: guide("a 1_天", "b -")},
	}}))
	if p := pages["en/services/told.html"].(*Service); p.Timeline == nil || p.Steps != nil {
		t.Errorf("told: %v, %v", p.Timeline, p.Steps)
	}
	if p := pages["en/services/untold.html"].(*Service); p.Timeline != nil || p.Steps == nil {
		t.Errorf("untold: %v, %v", p.Timeline, p.Steps)
	}
}
