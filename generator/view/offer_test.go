package view

import (
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// What cannot be had is not counted as on offer, and stands behind what can.
func TestOnlyWhatIsOpenIsOnOffer(t *testing.T) {
	plots := []*model.Plot{
		{Entry: row("closed"), State: model.Closed}, {Entry: row("held"), State: model.Reserved},
		{Entry: row("unsaid")}, {Entry: row("open"), State: model.Open},
	}
	if got := onOffer(plots); got != 2 {
		t.Errorf("%d on offer, want 2", got)
	}
	var order []string
	for _, p := range offeredFirst(plots) {
		order = append(order, p.ID)
	}
	if got, want := strings.Join(order, " "), "unsaid open held closed"; got != want {
		t.Errorf("order %s, want %s", got, want)
	}
}

// A project that is over invites nobody and offers nothing.
func TestClosedProjectsInviteNobody(t *testing.T) {
	c := town()
	if p := pagesOf(t, c)["en/projects/alpha.html"].(*Project); p.Ask == nil || p.Policies == nil {
		t.Fatal("an open project should have both")
	}
	c.Projects.Get("alpha").State = model.Closed
	if p := pagesOf(t, c)["en/projects/alpha.html"].(*Project); p.Ask != nil || p.Policies != nil {
		t.Errorf("a closed one has %v and %v", p.Ask, p.Policies)
	}
}

func TestPoliciesStandByWhatTheyAreGoodFor(t *testing.T) {
	policy := func(id, published string, change func(*model.Policy)) *model.Policy {
		p := &model.Policy{Header: head1(id), Published: date(published)}
		if change != nil {
			change(p)
		}
		return p
	}
	s := newIndex(input(site(map[string][]model.Identified{"policies": {
		policy("repealed", "2026-05-01", func(p *model.Policy) { p.Status = model.Repealed }),
		policy("to-come", "2026-06-01", func(p *model.Policy) { p.Effective = date("2026-09-01"); p.Expires = date("2029-08-31") }),
		policy("old", "2024-01-01", nil), policy("new", "2026-01-01", nil),
	}}))).speech("en")
	var order []string
	for _, p := range s.livePolicies() {
		order = append(order, p.ID)
	}
	if got, want := strings.Join(order, " "), "new old to-come repealed"; got != want {
		t.Errorf("order %s, want %s", got, want)
	}
	if got := s.runs(s.Catalog.Policies.Get("to-come")); !strings.Contains(got, "incentives.from") || !strings.Contains(got, "incentives.until") {
		t.Errorf("a policy to come is said to run %q", got)
	}
}

// An event of one day says its hours; the days of a longer one differ. What is
// over goes into no calendar.
func TestHoursOfEvents(t *testing.T) {
	s := scribeFor(site(nil), "en")
	one := &model.Event{Header: head1("e"), Starts: "09:00", Ends: "12:00", Period: must(i18n.ParsePeriod("2026-09-16"))}
	if got := s.hours(one).Text(); !strings.HasPrefix(got, "09:00–12:00") {
		t.Errorf("one day: %q", got)
	}
	long := &model.Event{Header: head1("e"), Starts: "09:00", Ends: "12:00", Period: must(i18n.ParsePeriod("2026-09-16/2026-09-18"))}
	if got := s.hours(long); got != nil {
		t.Errorf("several days without a programme: %q", got.Text())
	}
	long.Programme = []model.Session{{ID: "open"}}
	if got := s.hours(long).Text(); got != "event.daily" {
		t.Errorf("several days: %q", got)
	}
	past := &model.Event{Header: head1("e"), Period: must(i18n.ParsePeriod("2026-01-16"))}
	if v := s.event(past).(*Event); v.Calendar != nil || v.Past == "" {
		t.Error("a past event can be added to a calendar")
	}
}
