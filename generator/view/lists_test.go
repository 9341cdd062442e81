package view

import (
	"fmt"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// titles lists the titles of cards.
func titles(cards []*Shared) string {
	var all []string
	for _, c := range cards {
		all = append(all, c.data.(*Card).Title.Text)
	}
	return strings.Join(all, " ")
}

func TestProminentProjects(t *testing.T) {
	at := func(day string) func(*model.Project) {
		return func(p *model.Project) { p.Verified = date(day) }
	}
	c := site(map[string][]model.Identified{"projects": {
		project("old", at("2026-01-01")), project("new", at("2026-06-01")),
		project("closed", func(p *model.Project) { p.State, p.Featured = model.Closed, true }),
		project("chosen", func(p *model.Project) { p.Featured = true }),
		project("same", at("2026-06-01")),
	}})
	featured, newest := newIndex(input(c)).speech("en").prominent()
	for want, got := range map[string][]*model.Project{"chosen": featured, "new same old": newest} {
		var ids []string
		for _, p := range got {
			ids = append(ids, p.ID)
		}
		if strings.Join(ids, " ") != want {
			t.Errorf("got %v, want %s", ids, want)
		}
	}
}

func TestFacetsCountAndLeaveOutTheEmpty(t *testing.T) {
	c := site(map[string][]model.Identified{
		"projects":   many(10),
		"industries": {&model.Industry{Entry: row("food"), Name: texts("食品", "Food")}, &model.Industry{Entry: row("steel"), Name: texts("钢", "Steel")}},
	})
	s := newIndex(input(c)).speech("en").on("en/projects/index.html")
	facets := s.facetList().data.(*Facets)
	said := map[string]string{}
	for _, g := range facets.Groups {
		for _, l := range g.Items {
			said[g.Title+"/"+l.Text] = l.Count + " " + l.Href
		}
	}
	for key, want := range map[string]string{
		"field.industry/Food":    "10 ../../en/industries/food.html",
		"field.state/state.open": "8 ../../en/states/open.html",
	} {
		if said[key] != want {
			t.Errorf("%s: %q, want %q (all: %v)", key, said[key], want, said)
		}
	}
	if _, ok := said["field.industry/Steel"]; ok {
		t.Error("an industry without projects is offered")
	}
	if s.facetList() != newIndexScribe(s, "en/states/open.html").facetList() {
		t.Error("lists of one depth do not share the facets")
	}
}

// newIndexScribe returns a scribe of the same speech at another address.
func newIndexScribe(s scribe, at route.Path) scribe { return s.speech.on(at) }

func TestParksListTheirProjectsOverPages(t *testing.T) {
	var projects []model.Identified
	for i := range 45 {
		projects = append(projects, project(fmt.Sprintf("p-%02d", i), func(p *model.Project) { p.Park = "east" }))
	}
	pages := pagesOf(t, site(map[string][]model.Identified{
		"projects": projects, "parks": {&model.Park{Header: head1("east")}, &model.Park{Header: head1("west")}},
	}))
	first := pages["en/parks/east.html"].(*Park)
	if len(first.Projects) != 20 || first.Pager.Next.Href != "east.2.html" {
		t.Errorf("first page: %d projects, pager %+v", len(first.Projects), first.Pager)
	}
	last, ok := pages["en/parks/east.3.html"].(*List)
	if !ok || len(last.Groups[0].Cards) != 5 || last.Pager.Previous.Href != "east.2.html" {
		t.Errorf("last page: %+v", last)
	}
	if got := last.Meta.Crumbs; got[1].Text != "nav.parks" || got[1].Href != "index.html" {
		t.Errorf("crumbs %+v", got)
	}
	if west := pages["en/parks/west.html"].(*Park); west.Pager != nil || len(west.Projects) != 0 {
		t.Errorf("a park without projects: %+v", west.Pager)
	}
}

func TestNodesCountWhatTheyDoNotShow(t *testing.T) {
	var projects []model.Identified
	for i := range shown + 3 {
		projects = append(projects, project(fmt.Sprintf("p-%d", i), func(p *model.Project) {
			p.Node = "c/n"
			if i == 0 {
				p.State = model.Closed
			}
		}))
	}
	node := &model.Node{Entry: row("n"), Chain: "c", Segment: "s", State: model.Sought}
	chain := &model.Chain{Header: head1("c"), Segments: []model.Segment{{ID: "s", Band: model.Support}}, Nodes: []*model.Node{node}}
	s := scribeFor(site(map[string][]model.Identified{"projects": projects, "chains": {chain}}), "en")
	got := s.projectsOn(node)
	if n := strings.Count(html(got), "<a "); n != shown {
		t.Errorf("%d links, want %d: %s", n, shown, html(got))
	}
	if !strings.HasSuffix(got.Text(), "list.more 2") {
		t.Errorf("got %s", got.Text())
	}
}

func TestServicesStandByType(t *testing.T) {
	service := func(id string, kind model.ServiceType) *model.Service {
		return &model.Service{Header: head1(id), Type: kind}
	}
	l := pagesOf(t, site(map[string][]model.Identified{"services": {service("a", "fund"), service("b", "facilitation"), service("c", "fund")}}))["en/services/index.html"].(*List)
	var got []string
	for _, g := range l.Groups {
		got = append(got, g.ID+": "+titles(g.Cards))
	}
	if want := "facilitation: b title; fund: a title c title"; strings.Join(got, "; ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestBriefingsStandNewestFirst(t *testing.T) {
	briefing := func(id, day string, total int) *model.Briefing {
		return &model.Briefing{Header: head1(id), Date: date(day), Total: total}
	}
	l := pagesOf(t, site(map[string][]model.Identified{"briefings": {briefing("a", "2026-01-05", 1), briefing("c", "2026-05-05", 3), briefing("b", "2026-05-05", 2)}}))["en/briefings/index.html"].(*List)
	if got := titles(l.Groups[0].Cards); got != "c title b title a title" {
		t.Errorf("got %s", got)
	}
}

func TestEmptyListsSaySo(t *testing.T) {
	pages := pagesOf(t, site(nil))
	for _, kind := range []string{"projects", "chains", "policies", "briefings", "parks", "offices", "services", "events", "pages", "plots", "buildings", "industries", "regions"} {
		l, ok := pages[route.Path("en/"+kind+"/index.html")].(*List)
		if !ok {
			t.Errorf("%s has no list", kind)
			continue
		}
		if l.Note != "list.empty" || !l.Meta.NoIndex {
			t.Errorf("%s: note %q, noindex %v", kind, l.Note, l.Meta.NoIndex)
		}
		if l.Data != nil {
			t.Errorf("%s leads to data that is not there", kind)
		}
	}
}

func TestCardsBearNoLinksInside(t *testing.T) {
	s := newIndex(input(town())).speech("en").on("en/projects/index.html")
	for p := range s.Catalog.Projects.All() {
		for _, f := range s.describeProject(p).Facts {
			if strings.Contains(html(f.Value), "<a ") {
				t.Errorf("a link inside the card of %s: %s", p.ID, html(f.Value))
			}
		}
	}
}

func TestCardsServeEveryFolderOfADepth(t *testing.T) {
	s := newIndex(input(town())).speech("en")
	p := s.Catalog.Projects.Get("alpha")
	deep := s.on("en/projects/index.html").projectCard(p)
	if deep != s.on("en/industries/food.html").projectCard(p) {
		t.Error("two lists have a card each")
	}
	home := s.on("en/index.html").projectCard(p)
	if home == deep {
		t.Error("the home page shows a card whose links count from elsewhere")
	}
	if got := deep.data.(*Card).Title.Href; got != "../../en/projects/alpha.html" {
		t.Errorf("from two folders deep: %s", got)
	}
	if got := home.data.(*Card).Title.Href; got != "../en/projects/alpha.html" {
		t.Errorf("from one folder deep: %s", got)
	}
}

func TestBandNames(t *testing.T) {
	s := newIndex(input(site(nil))).speech("en")
	for want, b := range map[string]model.AmountBand{
		"amounts.below RMB 100 million":   {Below: money("1亿元")},
		"amounts.from RMB 1 billion":      {Least: money("10亿元")},
		"amounts.between RMB 100 million": {Least: money("1亿元"), Below: money("3亿元")},
	} {
		if got := s.bandName(b); !strings.HasPrefix(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestSharedPartsAreRenderedOnce(t *testing.T) {
	calls := 0
	part := share("parts/card", &Card{})
	for range 3 {
		got, err := part.Markup(func(template string, data any) (string, error) {
			calls++
			if _, ok := data.(*Card); !ok || template != part.Template() {
				t.Errorf("rendered %s with %T", template, data)
			}
			return "x", nil
		})
		if got != "x" || err != nil {
			t.Errorf("got %q, %v", got, err)
		}
	}
	if calls != 1 {
		t.Errorf("rendered %d times", calls)
	}
}

func TestProvincesStandInTheOfficialOrder(t *testing.T) {
	s := newIndex(input(town())).speech("en").on("en/offices/index.html")
	if got := s.provinces([]string{"hebei", "tianjin", "beijing", "none"}).Text(); got != "Beijing, Tianjin, Hebei" {
		t.Errorf("got %s", got)
	}
	var column []string
	for _, row := range s.coverage().Rows {
		column = append(column, row.Cells[0].Text()+"="+row.Cells[1].Text())
	}
	if got := strings.Join(column, " "); got != "Beijing=desk title Tianjin=desk title Hebei=desk title" {
		t.Errorf("got %s", got)
	}
}

func TestReplacedPolicies(t *testing.T) {
	c := site(map[string][]model.Identified{"policies": {
		&model.Policy{Header: head1("old")}, &model.Policy{Header: head1("new"), Replaces: []string{"old"}}, &model.Policy{Header: head1("change"), Amends: []string{"old"}},
	}})
	s := scribeFor(c, "en")
	if got := strings.Join(s.replacing("old"), " "); got != "new change" {
		t.Errorf("got %s", got)
	}
	if s.replacing("new") != nil {
		t.Error("nothing replaces the new one")
	}
}

func TestColumnsThatSayTheSameAreLeftOut(t *testing.T) {
	c := town()
	s := scribeFor(c, "en")
	table := s.plotTable(collect(c.Plots))
	for _, column := range table.Columns {
		if column.Title == "field.park" {
			t.Error("plots of one park name it in each row")
		}
	}
	second := *c.Parks.Get("park")
	second.ID, second.Title, second.Plots = "other", texts("别处", "Elsewhere"), []*model.Plot{{Entry: row("b-01"), Park: "other"}}
	both := site(map[string][]model.Identified{"parks": {c.Parks.Get("park"), &second}})
	found := false
	for _, column := range scribeFor(both, "en").plotTable(collect(both.Plots)).Columns {
		found = found || column.Title == "field.park"
	}
	if !found {
		t.Error("plots of two parks do not name theirs")
	}
}

func TestOldAddressesAreOnlyHTTPS(t *testing.T) {
	if got := html(newIndex(input(site(nil))).speech("zh").on("zh/x.html").web("http://x.example")); got != "http://x.example" {
		t.Errorf("an address without TLS is linked: %s", got)
	}
	if newIndex(input(site(nil))).speech("zh").on("zh/x.html").web("") != nil {
		t.Error("no address says something")
	}
	p := &model.Policy{Header: head1("p"), Explains: "javascript:alert(1)"}
	if said := told(pagesOf(t, site(map[string][]model.Identified{"policies": {p}}))["en/policies/p.html"]); strings.Contains(said, "javascript") {
		t.Error("a script is linked")
	}
}

func TestEstimateNotes(t *testing.T) {
	s := newIndex(input(site(nil))).speech("en")
	for want, r := range map[string]model.Returns{
		"estimate.none": {},
		"estimate.basis%!(EXTRA string=basis.appraisal)": {Basis: "appraisal"},
		"estimate.dated basis.appraisal":                 {Basis: "appraisal", Date: date("2026-03")},
	} {
		if got := s.estimateNote(r); !strings.HasPrefix(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := s.paybackScope(model.Returns{IncludesBuild: true, PaybackTax: "after-tax"}).Text(); got != "payback.with-buildlabel.commatax-basis.after-tax" {
		t.Errorf("payback %q", got)
	}
	if got := s.paybackScope(model.Returns{}).Text(); got != "payback.without-build" {
		t.Errorf("payback %q", got)
	}
}

func TestBodyInTheBestLanguage(t *testing.T) {
	c := site(map[string][]model.Identified{"projects": {project("p", nil)}})
	s := scribeFor(c, "en")
	if s.body("projects", &model.Header{}) != nil {
		t.Error("a record without prose has some")
	}
	for _, lang := range []i18n.Tag{"zh", "en"} {
		if s.speech.index.speech(lang).tag != lang.HTML() {
			t.Errorf("%s is said as %s", lang, s.speech.index.speech(lang).tag)
		}
	}
}
