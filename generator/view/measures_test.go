package view

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// finderPages returns the pages of clauses in English.
func finderPages(items map[string][]model.Identified) (pages []*Incentives) {
	s := newIndex(spoken(site(items))).speech("en")
	s.incentivesPages(func(p Page) bool {
		pages = append(pages, p.(*Incentives))
		return true
	})
	return pages
}

func TestClausesInForceAreGroupedByWhatTheyAsk(t *testing.T) {
	pages := finderPages(map[string][]model.Identified{"policies": {
		policyOf("all", nil),
		policyOf("food", func(_ *model.Policy, c *model.Clause) { c.Industries = []string{"food"} }),
		policyOf("big", func(_ *model.Policy, c *model.Clause) { c.MinInvestment = money("1 亿元") }),
		policyOf("other-food", func(_ *model.Policy, c *model.Clause) { c.Industries = []string{"battery"} }),
		policyOf("ended", func(p *model.Policy, _ *model.Clause) { p.Expires = date("2026-06-29") }),
		policyOf("later", func(p *model.Policy, _ *model.Clause) { p.Effective = date("2026-07-01") }),
		policyOf("gone", func(p *model.Policy, _ *model.Clause) { p.Status = model.Repealed }),
		policyOf("soon", func(p *model.Policy, _ *model.Clause) { p.Expires = date("2026-09-28") }),
		policyOf("not-soon", func(p *model.Policy, _ *model.Clause) { p.Expires = date("2026-09-29") }),
	}})
	if len(pages) != 1 {
		t.Fatalf("%d pages", len(pages))
	}
	var said []string
	for _, g := range pages[0].Groups {
		for _, m := range g.Measures {
			text := g.ID + " " + m.Policy
			if slices.ContainsFunc(m.Badges, func(r Run) bool { return r.Class == "badge soon" }) {
				text += " soon"
			}
			said = append(said, text)
		}
	}
	if got, want := strings.Join(said, "|"), "asks-1 food|asks-1 other-food|asks-8 big|asks-0 all|asks-0 soon soon|asks-0 not-soon"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := html(pages[0].Groups[2].Measures[1]); !strings.Contains(got, `data-ends="2026-09-28"`) || !strings.Contains(got, `href="policies/soon.html#clause.one"`) {
		t.Errorf("an item is %s", got)
	}
}

func TestClausesGoOverSeveralPages(t *testing.T) {
	var policies []model.Identified
	for i := range 2*measuresPerPage*20 + 1 {
		policies = append(policies, policyOf(fmt.Sprintf("p-%03d", i), nil))
	}
	pages := finderPages(map[string][]model.Identified{"policies": policies})
	if len(pages) != 3 || pages[0].Finder == nil || len(pages[0].Finder.Measures) != len(policies) || pages[1].Finder != nil || pages[2].Pager == nil || string(pages[2].Meta.Path) != "en/incentives.3.html" {
		t.Fatalf("%d pages, the last %+v", len(pages), pages[len(pages)-1].Meta.Path)
	}
	count := 0
	for _, p := range pages {
		for _, g := range p.Groups {
			count += len(g.Measures)
		}
	}
	if count != len(policies) {
		t.Errorf("%d clauses of %d stand on the pages", count, len(policies))
	}
}

// TestNoClausesNoFinder: a site whose policies offer nothing has no page, and
// nothing leads to one.
func TestNoClausesNoFinder(t *testing.T) {
	c := site(map[string][]model.Identified{"projects": {project("p", nil)}, "policies": {policyOf("ended", func(p *model.Policy, _ *model.Clause) { p.Expires = date("2026-01-01") })}})
	for at, p := range pagesOf(t, c) {
		if strings.Contains(string(at), "incentives") {
			t.Errorf("there is a page %s", at)
		}
		if v, ok := p.(*Home); ok && slices.ContainsFunc(v.Actions, func(l Link) bool { return strings.Contains(l.Href, "incentives") }) {
			t.Errorf("%s leads to the finder", at)
		}
	}
}

// TestFormAsksWhatClausesAsk: beside what makes out a project only what some
// clause asks about is asked.
func TestFormAsksWhatClausesAsk(t *testing.T) {
	names := func(change func(*model.Policy, *model.Clause)) string {
		pages := finderPages(map[string][]model.Identified{
			"policies": {policyOf("p", change)}, "industries": {&model.Industry{Entry: row("food"), Name: texts("食品", "Food")}},
			"regions": {&model.Region{Entry: row("north"), Name: texts("北区", "North")}},
		})
		var all []string
		for _, q := range append(pages[0].Main, pages[0].More...) {
			all = append(all, q.Name)
		}
		return strings.Join(all, " ")
	}
	for want, change := range map[string]func(*model.Policy, *model.Clause){
		"industry investment land":          nil,
		"industry region investment land":   func(_ *model.Policy, c *model.Clause) { c.Regions = []string{"north"} },
		"industry investment land investor": func(_ *model.Policy, c *model.Clause) { c.Firms = []model.FirmKind{model.Domestic} },
		"industry investment land equipment jobs revenue small-medium": func(_ *model.Policy, c *model.Clause) {
			c.Firms, c.Basis, c.MinInvestment = []model.FirmKind{model.SmallMedium}, model.Equipment, money("500 万元")
			c.MinJobs, c.MinRevenue = must(i18n.ParseQuantity("20 人")), money("2000 万元")
		},
	} {
		if got := names(change); got != want {
			t.Errorf("the form asks %s, want %s", got, want)
		}
	}
}

func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		lang i18n.Tag
		in   model.Proposal
		want string
	}{
		{"zh", anything, ""},
		{"zh", model.Proposal{Industry: "food"}, "industry=food&park=-&region=-"},
		{"zh", model.Proposal{Industry: "?", Park: "?", Region: "?", Investment: money("2–3 亿元"), Land: area("约 80 亩")}, "investment=20000-30000&investment-unit=CNY4&land=~80&land-unit=mu"},
		{"en", model.Proposal{Industry: "?", Park: "?", Region: "?", Investment: money("不低于 5000 万元"), Revenue: money("USD 2.5 million")}, "investment=50-&investment-unit=CNY6&revenue=2.5&revenue-unit=USD6"},
		{"en", model.Proposal{Industry: "?", Park: "?", Region: "?", Investment: money("面议"), Jobs: must(i18n.ParseQuantity("120 人"))}, "jobs=120"},
		{"en", model.Proposal{Industry: "?", Park: "?", Region: "?", Firm: []model.FirmKind{model.HighTech}, NotFirm: []model.FirmKind{model.ForeignInvested, model.SmallMedium}}, "high-tech=yes&investor=domestic&small-medium=no"},
	} {
		if got := Answers(&c.in, i18n.For(c.lang)); got != c.want {
			t.Errorf("%+v: %s, want %s", c.in, got, c.want)
		}
	}
}

func TestConditionsSayTheirBounds(t *testing.T) {
	s := newIndex(spoken(site(nil))).speech("en").on("en/policies/p.html")
	s.Words = func(lang i18n.Tag, key string) string {
		if way, ok := strings.CutPrefix(key, "clause."); ok && way != "everybody" {
			return "%[1]s " + way + " %[2]s"
		}
		return strings.TrimPrefix(key, "criterion.")
	}
	c := model.Clause{Basis: model.FixedAssets, MinInvestment: money("5000 万元"), MaxLand: area("10 公顷"), Exclusive: []model.Threshold{model.MaxLand}, Further: texts("其他", "in words")}
	if got := s.conditions(c).Text(); got != "fixed-assets least RMB 50 millionlabel.stopland less 10 ha (150 mu)label.stopfield.further: in words" {
		t.Errorf("got %s", got)
	}
}
