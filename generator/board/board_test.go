package board

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func date(s string) i18n.Date { return must(i18n.ParseDate(s)) }

var day = date("2026-06-30")

// row returns a project of the ledger with milestones written "signed 2026-01-01".
func row(id, industry, office string, milestones ...string) model.LedgerRow {
	r := model.LedgerRow{ID: id, Industry: industry, Office: office, Dates: map[model.Stage]i18n.Date{}}
	for _, m := range milestones {
		stage, at, _ := strings.Cut(m, " ")
		if stage == "cancelled" {
			r.Cancelled = date(at)
		} else {
			r.Dates[model.Stage(stage)] = date(at)
		}
	}
	return r
}

// said writes the rates of a cohort as "key signed cancelled: 1/2 …".
func said(c Cohort) string {
	text := fmt.Sprintf("%s %d %d:", c.Key, c.Signed, c.Cancelled)
	for _, r := range c.Rates {
		text += fmt.Sprintf(" %d/%d", r.Part, r.Whole)
	}
	return text
}

func ledger() []model.LedgerRow {
	return []model.LedgerRow{
		row("a", "food", "north", "signed 2025-01-10", "registered 2025-02-01", "started 2025-03-01", "operating 2026-01-01", "in-statistics 2026-02-01"),
		row("b", "food", "", "signed 2025-01-20", "registered 2025-03-01", "started 2026-07-01"), // starts after the day
		row("c", "battery", "north", "signed 2025-02-01", "cancelled 2025-06-01"),
		row("d", "gone", "north", "signed 2026-07-01"), // signed after the day
		row("e", "lost", "south", "signed 2026-06-30", "cancelled 2026-07-02"),
		row("f", "food", "north"), // never signed
	}
}

// A rate counts projects that reached the first milestone by the day, and of
// them those that reached the second; withdrawn projects stay in.
func TestRates(t *testing.T) {
	all, first := All(ledger(), day)
	if got, want := said(all), " 4 1: 2/4 1/4 1/1 1/1 0/1 0/1"; got != want || first != date("2025-01-10") {
		t.Errorf("%q from %s, want %q", got, first, want)
	}
	for _, c := range []struct {
		name  string
		key   Key
		order []string
		want  string
	}{
		{"industry", ByIndustry, []string{"battery", "food"}, "battery 1 1: 0/1 0/1 0/0 0/0 0/0 0/0|food 2 0: 2/2 1/2 1/1 1/1 0/1 0/1|lost 1 0: 0/1 0/1 0/0 0/0 0/0 0/0"},
		{"office", ByOffice, []string{"south", "north"}, "south 1 0: 0/1 0/1 0/0 0/0 0/0 0/0|north 2 1: 1/2 1/2 1/1 1/1 0/1 0/1| 1 0: 1/1 0/1 0/0 0/0 0/0 0/0"},
		{"month", ByMonth, nil, "2025-01 2 0: 2/2 1/2 1/1 1/1 0/1 0/1|2025-02 1 1: 0/1 0/1 0/0 0/0 0/0 0/0|2026-06 1 0: 0/1 0/1 0/0 0/0 0/0 0/0"},
		{"region", ByRegion, nil, " 4 1: 2/4 1/4 1/1 1/1 0/1 0/1"},
	} {
		var got []string
		for _, cohort := range Cohorts(ledger(), day, c.key, c.order) {
			got = append(got, said(cohort))
		}
		if text := strings.Join(got, "|"); text != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, text, c.want)
		}
	}
}

// Without a denominator there is no rate; nought is one.
func TestPercent(t *testing.T) {
	for _, c := range []struct {
		part, whole int
		want        string
	}{{0, 0, ""}, {0, 8, "0%"}, {2, 3, "66.7%"}, {8, 8, "100%"}} {
		p, ok := Rate{Part: c.part, Whole: c.whole}.Percent()
		text, _ := p.MarshalText()
		if string(text) != c.want || ok != (c.want != "") {
			t.Errorf("%d/%d: %s %t, want %q", c.part, c.whole, text, ok, c.want)
		}
	}
	if all, first := All(nil, day); all.Signed != 0 || !first.IsZero() || len(Cohorts(nil, day, ByMonth, nil)) != 0 {
		t.Error("an empty ledger holds something")
	}
}

func head(id string) model.Header { return model.Header{ID: id} }

func catalogue(items map[string][]model.Identified) *model.Catalog {
	return model.NewCatalog(&model.Site{}, items)
}

// Missing nodes come before weak ones and those that only have target firms;
// firms of the node and of its projects are named once.
func TestGaps(t *testing.T) {
	node := func(id string, state model.Weakness, firms ...string) *model.Node {
		return &model.Node{Entry: model.Entry{ID: id}, Chain: "c", Internal: model.NodeInternal{State: state, Targets: firms}}
	}
	c := catalogue(map[string][]model.Identified{
		"chains": {&model.Chain{Header: head("c"), Nodes: []*model.Node{
			node("plain", ""), node("sought", "", "A"), node("weak", model.Weak, "A"), node("missing", model.Missing),
		}}},
		"projects": {
			&model.Project{Header: head("p"), Node: "c/weak", State: model.Open, Internal: model.ProjectInternal{Targets: []string{"A", "B"}}},
			&model.Project{Header: head("q"), Node: "c/missing", State: model.Withdrawn},
		},
	})
	var got []string
	for _, g := range Gaps(c) {
		got = append(got, fmt.Sprintf("%s %v %d %t", g.Node.ID, g.Targets, len(g.Projects), g.Unanswered()))
	}
	if text := strings.Join(got, "|"); text != "missing [] 0 true|weak [A B] 1 false|sought [A] 0 false" {
		t.Error(text)
	}
}

func task(id, unit, due, done string) model.Task {
	t := model.Task{ID: id, Unit: unit}
	if due != "" {
		t.Due = date(due)
	}
	if done != "" {
		t.Done = date(done)
	}
	return t
}

// A task is due until the end of its day, or of its month; what was done after
// the day of the edition is not done yet.
func TestTasks(t *testing.T) {
	c := catalogue(map[string][]model.Identified{
		"projects": {&model.Project{Header: head("p"), Internal: model.ProjectInternal{Tasks: []model.Task{
			task("today", "u", "2026-06-30", ""), task("late", "u", "2026-06-29", ""), task("later", "u", "2026-07-31", ""),
			task("month", "u", "2026-06", ""), task("prompt", "u", "2026-06-10", "2026-06-10"), task("tardy", "u", "2026-06-10", "2026-06-11"),
		}}}},
		"offices":  {&model.Office{Header: head("o"), Internal: model.OfficeInternal{Errands: []model.Task{task("undated", "v", "", ""), task("early", "v", "2026-06-01", "2026-07-01")}}}},
		"meetings": {&model.Meeting{Entry: model.Entry{ID: "m"}, Matters: []model.Task{task("soon", "", "2026-07-30", "")}}},
	})
	tasks := Tasks(c, day)
	var got []string
	for _, task := range tasks {
		got = append(got, fmt.Sprintf("%s/%s %s %d", task.Kind, task.Task.ID, task.State, task.Days))
	}
	want := "offices/early overdue 29|projects/late overdue 1|projects/month soon 0|projects/today soon 0|meetings/soon soon 30|projects/later later 31|offices/undated undated 0|projects/prompt done 0|projects/tardy done 0"
	if text := strings.Join(got, "|"); text != want {
		t.Errorf("%s, want %s", text, want)
	}
	got = nil
	for _, l := range Loads(tasks) {
		got = append(got, fmt.Sprintf("%s %d %d %d/%d", l.Unit, l.Count, l.States[Overdue], l.OnTime, l.Settled))
	}
	if text := strings.Join(got, "|"); text != "u 6 1 1/2|v 2 1 0/0| 1 0 0/0" {
		t.Error(text)
	}
}

// Leaders and units come in the order in which the library names them, and what
// nobody answers for is found.
func TestDuties(t *testing.T) {
	p := func(id string, state model.State, leader, unit string) *model.Project {
		return &model.Project{Header: head(id), State: state, Internal: model.ProjectInternal{Leader: leader, Assigned: unit}}
	}
	c := catalogue(map[string][]model.Identified{"projects": {
		p("a", model.Open, "mayor", "u"), p("b", model.Open, "", "v"), p("c", model.Closed, "", ""),
		p("d", model.Reserved, "mayor", ""), p("e", model.Withdrawn, "other", "w"),
	}})
	names := func(all []Duty) (text string) {
		for _, d := range all {
			text += fmt.Sprintf("%s %d ", d.Key, len(d.Projects))
		}
		return text
	}
	if got := names(Leaders(c)) + names(Units(c)); got != "mayor 2 u 1 v 1 " {
		t.Error(got)
	}
	if got := Unassigned(c); len(got) != 1 || got[0].ID != "d" {
		t.Errorf("%v", got)
	}
}

// Only what waits longer than the limit is stalled, and what ended is not.
func TestStalls(t *testing.T) {
	p := func(id string, stage model.Stage, talks ...string) *model.Project {
		p := &model.Project{Header: head(id), State: model.Open, Internal: model.ProjectInternal{Stage: stage}}
		for _, at := range talks {
			p.Internal.Talks = append(p.Internal.Talks, model.Talk{Date: date(at)})
		}
		return p
	}
	c := catalogue(map[string][]model.Identified{"projects": {
		p("fresh", model.InTalks, "2026-05-01", "2026-01-01"), p("quiet", model.InTalks, "2026-04-30"),
		p("silent", model.Intent), p("lead", model.Lead), p("ahead", model.Intent, "2026-07-01"),
	}})
	c.Ledger = []model.LedgerRow{
		row("limit", "", "", "signed 2026-01-01"), row("over", "", "", "signed 2025-12-31"), row("done", "", "", "signed 2025-01-01", "started 2025-06-01"),
		row("left", "", "", "signed 2025-01-01", "cancelled 2025-02-01"), row("slow", "", "", "signed 2024-01-01", "started 2024-12-01"),
	}
	list := func(all []Stall) (found []string) {
		for _, s := range all {
			if s.Project != nil {
				found = append(found, fmt.Sprintf("%s %d", s.Project.ID, s.Days))
			} else {
				found = append(found, fmt.Sprintf("%s %d", s.Row.ID, s.Days))
			}
		}
		return found
	}
	if got := list(Quiet(c, day)); !slices.Equal(got, []string{"silent 0", "ahead 0", "quiet 61"}) {
		t.Errorf("quiet: %v", got)
	}
	if got := list(Unstarted(c, day)); !slices.Equal(got, []string{"over 181"}) {
		t.Errorf("unstarted: %v", got)
	}
	if got := list(Unfinished(c, day)); !slices.Equal(got, []string{"slow 576"}) {
		t.Errorf("unfinished: %v", got)
	}
	set := catalogue(map[string][]model.Identified{
		"projects": slices.Collect(recordsOf(c.Projects.All())),
		"boards":   {&model.Board{Entry: model.Entry{ID: model.LimitsRow}, Quiet: 61, Unstarted: 150}},
	})
	set.Ledger = c.Ledger
	if got := list(Quiet(set, day)); !slices.Equal(got, []string{"silent 0", "ahead 0"}) {
		t.Errorf("quiet after 61 days: %v", got)
	}
	if got := list(Unstarted(set, day)); !slices.Equal(got, []string{"over 181", "limit 180"}) {
		t.Errorf("unstarted after 150 days: %v", got)
	}
	if got := list(Unfinished(set, day)); !slices.Equal(got, []string{"slow 576"}) {
		t.Errorf("a limit that is not set: %v", got)
	}
}

// Results compare what is in one unit, and say when a target falls behind the
// calendar or the report differs from the ledger.
func TestResults(t *testing.T) {
	number := func(s string) i18n.Quantity { return must(i18n.ParseQuantity(s)) }
	money := func(s string) i18n.Money { return must(i18n.ParseMoney(s)) }
	year, later := must(i18n.ParsePeriod("2026-01/2026-12")), must(i18n.ParsePeriod("2026-07/2026-12"))
	c := catalogue(nil)
	c.Ledger = []model.LedgerRow{
		row("a", "", "north", "signed 2026-02-01"), row("b", "", "north", "signed 2025-12-31"),
		row("c", "", "south", "signed 2026-02-01"), row("d", "", "north", "signed 2026-07-01"),
	}
	targets := []model.Target{
		{Indicator: model.SignedCount, Period: year, Target: number("10 个"), Actual: number("4 个")},
		{Indicator: model.SignedAmount, Period: year, Sum: money("10 亿元"), Reached: money("8 亿元")},
		{Period: year, Sum: money("10 亿元"), Reached: money("2 亿美元")},
		{Period: later, Target: number("0 个"), Actual: number("1 个")},
		{Target: number("5 个")},
	}
	var got []string
	for _, r := range Results(targets, "north", c, day) {
		reached, _ := r.Reached.MarshalText()
		elapsed, _ := r.Elapsed.MarshalText()
		got = append(got, fmt.Sprintf("%s %t %s %t %t %d %t %t", reached, r.Known, elapsed, r.Dated, r.Behind, r.Ledger, r.Counted, r.Differs))
	}
	want := []string{
		"40% true 49.6% true true 1 true true", "80% true 49.6% true false 0 false false",
		" false 49.6% true false 0 false false", " false  false false 0 false false", " false  false false 0 false false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if r := Results(targets[:1], "", c, day)[0]; r.Counted {
		t.Error("the ledger of no office is counted")
	}
}

// The rate of money paid in counts projects with one amount; the others are
// counted apart, those that were cancelled stay, and months after the day do not
// count yet.
func TestMoney(t *testing.T) {
	priced := func(r model.LedgerRow, investment string, paid ...string) model.LedgerRow {
		r.Investment = must(i18n.ParseMoney(investment))
		for _, p := range paid {
			month, amount, _ := strings.Cut(p, " ")
			r.PaidIn = append(r.PaidIn, model.Payment{Month: date(month), Amount: must(i18n.ParseDecimal(amount))})
		}
		return r
	}
	rows := []model.LedgerRow{
		priced(row("a", "food", "", "signed 2026-01-10"), "100 元", "2026-02 30", "2026-06 25", "2026-07 45"),
		priced(row("b", "food", "", "signed 2026-01-10", "cancelled 2026-03-01"), "100 元", "2026-02 5"),
		priced(row("c", "food", "", "signed 2026-02-10"), "面议", "2026-03 7"),
		priced(row("d", "food", "", "signed 2026-07-10"), "100 元"),
		priced(row("e", "battery", "", "signed 2026-02-10"), "1–2 亿元"),
	}
	all, _ := All(rows, day)
	var got []string
	for _, c := range append(Cohorts(rows, day, ByIndustry, nil), all) {
		p, ok := c.Money.Percent()
		text, _ := p.MarshalText()
		got = append(got, fmt.Sprintf("%s %d+%d %v/%v %s %t", c.Key, c.Money.Priced, c.Money.Open, c.Money.Paid, c.Money.Agreed, text, ok))
	}
	if want := "battery 0+1 0/0  false|food 2+1 60/200 30% true| 2+2 60/200 30% true"; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", strings.Join(got, "|"), want)
	}
}

// recordsOf returns records as what a catalogue is made of.
func recordsOf[T model.Identified](records iter.Seq[T]) iter.Seq[model.Identified] {
	return func(yield func(model.Identified) bool) {
		for r := range records {
			if !yield(r) {
				return
			}
		}
	}
}
