package view

import (
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// scribeFor returns a scribe at a project's page.
func scribeFor(c *model.Catalog, lang i18n.Tag) scribe {
	s := newIndex(input(c)).speech(lang)
	at, _ := s.Plan.Record(lang, "projects", "p")
	if at == "" {
		at = s.Plan.List(lang, "projects", 1)
	}
	return s.on(at)
}

func TestSum(t *testing.T) {
	for _, test := range []struct {
		in   []string
		want string
	}{
		{[]string{"1.2亿元", "3000万元"}, "RMB 150 million"},
		{[]string{"0.1亿元"}, "RMB 10 million"},
		{[]string{"1亿元", "约2亿元"}, ""},
		{[]string{"1亿元", "USD 3 million"}, ""},
		{[]string{"1亿元", "面议"}, ""},
		{[]string{"1–2亿元"}, ""},
		{nil, ""},
	} {
		var amounts []i18n.Money
		for _, s := range test.in {
			amounts = append(amounts, money(s))
		}
		total, ok := sum(amounts)
		if got := i18n.For("en").Money(total); ok && got != test.want || ok != (test.want != "") {
			t.Errorf("%v: %s %v, want %q", test.in, got, ok, test.want)
		}
	}
}

func TestSharesAddUp(t *testing.T) {
	s := scribeFor(site(nil), "en")
	table := s.shares("table.uses", "use", []model.Share{{ID: "land", Amount: money("1亿元")}, {ID: "other", Amount: money("2亿元")}})
	if got := table.Rows[0].Cells[2].Text() + " " + table.Rows[1].Cells[2].Text(); got != "33.3% 66.7%" {
		t.Errorf("shares %s", got)
	}
	if got := table.Foot[0].Cells[1].Text(); got != "RMB 300 million" {
		t.Errorf("total %s", got)
	}
	vague := s.shares("table.uses", "use", []model.Share{{ID: "land", Amount: money("约1亿元")}, {ID: "other", Amount: money("2亿元")}})
	if vague.Foot != nil || len(vague.Columns) != 2 {
		t.Errorf("a sum of about: %+v", vague)
	}
}

func TestConversionCarriesRateAndDate(t *testing.T) {
	c := site(map[string][]model.Identified{"rates": {&model.Rate{Entry: model.Entry{ID: "USD"}, PerUnit: must(i18n.ParseDecimal("7.18")), Date: date("2026-06")}}})
	c.Site.Foreign = []string{"USD"}
	s := scribeFor(c, "en")
	f := s.investmentFigure(&model.Project{Investment: money("12.5亿元")})
	if len(f.Notes) != 2 || !strings.Contains(f.Notes[0].Text(), "174 million") {
		t.Errorf("%+v", f)
	}
	for _, c := range []struct {
		returns model.Returns
		want    string
	}{
		{model.Returns{Basis: "feasibility-study", Date: i18n.Date{Year: 2026, Month: 5}}, "estimate.dated basis.feasibility-study"},
		{model.Returns{Basis: "desk-estimate"}, "estimate.basis%!(EXTRA string=basis.feasibility-study)"},
	} {
		f := s.investmentFigure(&model.Project{Investment: money("12.5亿元"), InvestmentBasis: "feasibility-study", Returns: c.returns})
		if note := f.Notes[len(f.Notes)-1].Text(); f.Mark == "" || !strings.HasPrefix(note, c.want) {
			t.Errorf("marked %q, %q; want %q", f.Mark, note, c.want)
		}
	}
	if f := s.investmentFigure(&model.Project{Investment: money("面议")}); f.Notes != nil || f.Value.Text() != "negotiable" {
		t.Errorf("negotiable: %+v", f)
	}
	if f := s.investmentFigure(&model.Project{Investment: money("USD 5 million")}); f.Notes != nil {
		t.Errorf("a dollar amount is converted: %+v", f)
	}
}

func TestEstimatesAreMarked(t *testing.T) {
	p := project("p", func(p *model.Project) {
		p.Returns = model.Returns{Basis: "feasibility-study", Date: date("2026-03"), IRR: must(i18n.ParsePercent("12.6%")), Payback: must(i18n.ParseQuantity("7.4年")), IncludesBuild: true}
	})
	s := scribeFor(site(map[string][]model.Identified{"projects": {p}}), "en")
	for _, f := range s.panel(p) {
		last := f.Notes[len(f.Notes)-1].Text()
		if f.Mark == "" || !strings.HasPrefix(last, "estimate.dated basis.feasibility-study") {
			t.Errorf("%s: mark %q, note %q", f.Label.Text, f.Mark, last)
		}
	}
	if s.returns(model.Returns{}) != nil {
		t.Error("a sheet without returns shows some")
	}
}

func TestNotKnownIsPrinted(t *testing.T) {
	s := scribeFor(site(nil), "en")
	table := s.siteFacts([]model.SiteFact{{ID: "soil"}, {ID: "river", Value: must(i18n.ParseQuantity("5.6 km"))}})
	if got := table.Rows[0].Cells[2].Text(); got != "site.unknown" {
		t.Errorf("unknown soil says %q", got)
	}
	if got := table.Rows[1].Cells[1].Text(); got != "5.6 km" {
		t.Errorf("river %q", got)
	}
}

func TestLabelComesFirst(t *testing.T) {
	s := scribeFor(site(nil), "en")
	if got := s.label("use", "land", texts("", "Ground")).Text; got != "Ground" {
		t.Errorf("got %q", got)
	}
	if got := s.label("use", "land", nil).Text; got != "use.land" {
		t.Errorf("got %q", got)
	}
	if got := s.enum("utility", "brine"); got != "brine" {
		t.Errorf("a value without a word says %q", got)
	}
}

func TestValidityOnTheDay(t *testing.T) {
	policy := &model.Policy{Header: model.Header{ID: "old", Title: texts("旧", "Old")}, Status: model.InForce, Expires: date("2026-06-29")}
	next := &model.Policy{Header: model.Header{ID: "new", Title: texts("新", "New")}, Status: model.InForce, Replaces: []string{"old"}}
	pages := pagesOf(t, site(map[string][]model.Identified{"policies": {policy, next}}))
	v := pages["en/policies/old.html"].(*Policy)
	if !v.Warn || v.Badges[0].Class != "badge validity-expired" {
		t.Errorf("expired policy: warn %v, %+v", v.Warn, v.Badges)
	}
	if !strings.Contains(html(v.Facts), `<a href="new.html">New</a>`) {
		t.Errorf("it does not name what replaced it: %s", html(v.Facts))
	}
	if pages["en/policies/new.html"].(*Policy).Warn {
		t.Error("a policy in force is warned of")
	}
}

func TestIndicators(t *testing.T) {
	period := must(i18n.ParsePeriod("2026-05/2026-06"))
	decimal := func(s string) i18n.Decimal { return must(i18n.ParseDecimal(s)) }
	b := &model.Briefing{Header: model.Header{ID: "b", Title: texts("报", "B")}, Period: period, Indicators: []model.Measure{model.SignedCount, model.SignedAmount, model.PaidInAmount, model.StartedCount}}
	c := site(map[string][]model.Identified{"briefings": {b}})
	c.Releases = []model.Release{
		{Measure: model.SignedCount, Period: period, Value: decimal("9"), Before: decimal("8"), HasPrior: true},
		{Measure: model.SignedAmount, Period: period, Value: decimal("235000000"), Before: decimal("250000000"), HasPrior: true},
		{Measure: model.PaidInAmount, Period: period, Withheld: true, HasPrior: true, Before: decimal("1")},
	}
	table := scribeFor(c, "en").indicators(b)
	var got []string
	for _, row := range table.Rows {
		var cells []string
		for _, cell := range row.Cells {
			cells = append(cells, cell.Text())
		}
		got = append(got, strings.Join(cells, "|"))
	}
	want := []string{"measure.signed-count|9|8|+12.5%", "measure.signed-amount|RMB 235 million|RMB 250 million|-6%", "measure.paid-in-amount|indicators.withheld||"}
	for i := range want {
		if i >= len(got) || strings.ReplaceAll(got[i], "−", "-") != want[i] {
			t.Errorf("row %d: got %v, want %s", i, got, want[i])
		}
	}
	if len(got) != len(want) {
		t.Errorf("a measure that was not released is shown: %v", got)
	}
}

func TestLinksInProse(t *testing.T) {
	chain := &model.Chain{Header: model.Header{ID: "food", Title: texts("链", "Chain")}, Nodes: []*model.Node{{Entry: model.Entry{ID: "fish"}, Chain: "food"}}}
	p := project("p", func(p *model.Project) { p.Files = []model.Attachment{{File: "map.pdf"}} })
	s := scribeFor(site(map[string][]model.Identified{"projects": {p, project("q", nil)}, "chains": {chain}}), "en")
	r := resolver{s, "projects", &p.Header}
	for target, want := range map[string]string{
		"project:q": "q.html", "project:q#risk": "q.html#risk", "project:none": "", "node:food/fish": "../chains/food.html#node-fish",
		"chains/food": "../chains/food.html", "#part": "#part", "https://a.example/": "https://a.example/", "mailto:a@b.example": "mailto:a@b.example",
		"map.pdf": "../../media/projects/p/map.pdf", "other.pdf": "",
	} {
		if got, ok := r.Link(target); got != want || ok != (want != "") {
			t.Errorf("%s leads to %q %v, want %q", target, got, ok, want)
		}
	}
}

func TestPicturesLieRelative(t *testing.T) {
	p := project("p", func(p *model.Project) {
		p.Photos = []model.Photo{{File: "a.svg", Caption: texts("图", "Fig"), Drawing: true}, {File: "lost.jpg"}}
		p.Body = model.Prose{"en": source.Held(source.NewFile("en.md", "![alt](a.svg)\n").All())}
	})
	s := scribeFor(site(map[string][]model.Identified{"projects": {p}}), "en")
	found := s.pictures("projects", &p.Header)
	if len(found) != 1 || found[0].Src != "../../media/projects/p/a.svg" || found[0].Mark == "" {
		t.Fatalf("%+v", found)
	}
	if want := "../../media/projects/p/a.svg 400w, ../../media/projects/p/a.svg 800w"; found[0].SrcSet != want {
		t.Errorf("srcset %s", found[0].SrcSet)
	}
	if !strings.Contains(found[0].Sizes, "50rem") {
		t.Errorf("beside facts, sizes are %q", found[0].Sizes)
	}
	if wide, _ := s.picture("pages", "p", "a.svg"); !strings.Contains(wide.Sizes, "75rem") {
		t.Errorf("in a page without facts, sizes are %q", wide.Sizes)
	}
	if hero, _ := s.picture(model.SiteFiles, "", "a.svg"); !strings.Contains(hero.Sizes, "44vw") {
		t.Errorf("at the head of the home page, sizes are %q", hero.Sizes)
	}
	if got := html(s.body("projects", &p.Header)); !strings.Contains(got, `src="../../media/projects/p/a.svg"`) || !strings.Contains(got, "Fig") {
		t.Errorf("in prose: %s", got)
	}
}

func TestPlaceInTheChain(t *testing.T) {
	node := func(id string, feeds ...string) *model.Node {
		return &model.Node{Entry: model.Entry{ID: id}, Chain: "c", Name: texts(id, id), Feeds: feeds, State: model.Sought}
	}
	chain := &model.Chain{Header: model.Header{ID: "c", Title: texts("链", "Chain")}, Nodes: []*model.Node{node("ore", "powder"), node("powder", "board"), node("board"), node("lime")}}
	p := project("p", func(p *model.Project) { p.Node = "c/powder" })
	s := scribeFor(site(map[string][]model.Identified{"projects": {p}, "chains": {chain}}), "en")
	var got []string
	for _, row := range s.place(p).Table.Rows {
		got = append(got, row.Cells[0].Text()+":"+row.Cells[1].Text())
	}
	if want := "ore:place.before powder:place.here board:place.after"; strings.Join(got, " ") != want {
		t.Errorf("got %v", got)
	}
}

func TestEventsToComeAndOver(t *testing.T) {
	event := func(id, days string) *model.Event {
		return &model.Event{Header: model.Header{ID: id, Title: texts(id, id)}, Period: must(i18n.ParsePeriod(days))}
	}
	s := scribeFor(site(map[string][]model.Identified{"events": {event("late", "2026-09-01/2026-09-03"), event("old", "2026-04-01/2026-04-03"), event("today", "2026-06-28/2026-06-30"), event("older", "2025-04-01/2025-04-03")}}), "en")
	ids := func(all []*model.Event) (s string) {
		for _, e := range all {
			s += e.ID + " "
		}
		return s
	}
	if got := ids(s.upcoming()) + "| " + ids(s.past()); got != "today late | old older " {
		t.Errorf("got %s", got)
	}
}
