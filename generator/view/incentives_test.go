package view

import (
	"fmt"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// spoken is an input whose words show what was filled in.
func spoken(c *model.Catalog) Input {
	in := input(c)
	in.Words = func(lang i18n.Tag, key string) string {
		switch key {
		case "incentives.article":
			return "art. %[1]s (%[2]s)"
		case "incentives.met":
			return "meets %[1]s"
		case "incentives.until":
			return "until %[1]s"
		case "incentives.open":
			return "check %[1]s"
		case "incentives.find-more", "incentives.more-projects", "incentives.note":
			return key + " %[1]s"
		}
		return strings.TrimPrefix(words(lang, key), "criterion.")
	}
	return in
}

// policyOf returns a policy in force with one clause.
func policyOf(id string, change func(*model.Policy, *model.Clause)) *model.Policy {
	p := &model.Policy{
		Header: model.Header{ID: id, Title: texts("策"+id, "P-"+id)}, Status: model.InForce, Number: "No. " + id,
		Clauses: []model.Clause{{ID: "one", Article: "4", Kind: "subsidy"}},
	}
	if change != nil {
		change(p, &p.Clauses[0])
	}
	return p
}

// column returns the texts of a table's column.
func column(t *Table, at int) (all []string) {
	for _, row := range t.Rows {
		all = append(all, row.Cells[at].Text())
	}
	return all
}

// incentivesOf returns the table of a project among policies, in English.
func incentivesOf(p *model.Project, policies ...model.Identified) (scribe, *Table) {
	c := site(map[string][]model.Identified{"projects": {p}, "policies": policies, "units": {
		&model.Unit{Entry: row("bureau-of-x"), Name: texts("某局", "Bureau of X")},
	}})
	s := newIndex(spoken(c)).speech("en").on("en/projects/p.html")
	return s, s.incentives(p)
}

func TestIncentivesStandInOrder(t *testing.T) {
	p := project("p", func(p *model.Project) {
		p.Industry, p.Investment, p.Policies = "food", money("2 亿元"), []string{"old", "own", "gone"}
	})
	food := func(end string) func(*model.Policy, *model.Clause) {
		return func(p *model.Policy, c *model.Clause) {
			if c.Industries = []string{"food"}; end != "" {
				p.Expires = date(end)
			}
		}
	}
	_, table := incentivesOf(p,
		policyOf("everybody", nil), policyOf("endless", food("")), policyOf("late", food("2029-01-01")), policyOf("soon", food("2027-01-01")),
		policyOf("two", func(_ *model.Policy, c *model.Clause) {
			c.Industries, c.MinInvestment = []string{"food"}, money("1 亿元")
		}),
		policyOf("other", func(_ *model.Policy, c *model.Clause) { c.Industries = []string{"steel"} }),
		policyOf("too-big", func(_ *model.Policy, c *model.Clause) { c.MinInvestment = money("3 亿元") }),
		policyOf("ended", food("2026-06-29")),
		policyOf("later", func(p *model.Policy, _ *model.Clause) { p.Effective = date("2026-07-01") }),
		policyOf("own", nil), policyOf("old", func(p *model.Policy, _ *model.Clause) { p.Expires = date("2026-06-29") }),
		policyOf("gone", func(p *model.Policy, _ *model.Clause) { p.Status = model.Repealed }),
	)
	if got, want := strings.Join(column(table, 0), "|"), "P-own No. own|P-two No. two|P-soon No. soon|P-late No. late|P-endless No. endless|P-everybody No. everybody|P-old No. old|P-gone No. gone"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	said := column(table, 1)
	for i, want := range map[int]string{
		0: "incentives.namedlabel.stopart. 4 (clause-kind.subsidy): clause.everybody",
		1: "art. 4 (clause-kind.subsidy): meets industry and investment", 6: "incentives.named",
	} {
		if said[i] != want {
			t.Errorf("row %d says %q, want %q", i, said[i], want)
		}
	}
	if until := column(table, 2); until[2] != "validity.valid until 1 January 2027" || until[4] != "validity.valid incentives.no-end" || until[6] != "validity.expired until 29 June 2026" {
		t.Errorf("until %q", until)
	}
	for i, row := range table.Rows {
		if (row.Class == "ended") != (i >= 6) {
			t.Errorf("row %d has the class %q", i, row.Class)
		}
	}
}

func TestIncentivesSayWhatIsOpenAndWhoDecides(t *testing.T) {
	p := project("p", func(p *model.Project) { p.Industry, p.Park, p.Investment = "food", "east", money("面议") })
	_, table := incentivesOf(p, policyOf("a", func(policy *model.Policy, c *model.Clause) {
		c.Parks, c.MinInvestment, c.MinLand, c.Desk = []string{"east"}, money("1 亿元"), area("15 亩"), "bureau-of-x"
		policy.Clauses = append(policy.Clauses, model.Clause{ID: "no", Industries: []string{"steel"}, Desk: "nobody"}, model.Clause{ID: "bare", MaxLand: area("90 亩"), Desk: "bureau-of-x"})
	}))
	if got, want := html(table.Rows[0].Cells[1]), `<a href="../policies/a.html#clause.one">art. 4 (clause-kind.subsidy)</a>: meets parklabel.commacheck investment and land`+
		`label.stop<a href="../policies/a.html#clause.bare">incentives.clause</a>: check land`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := column(table, 3)[0]; got != "Bureau of X" {
		t.Errorf("desk %q", got)
	}
}

// TestIncentivesAreCounted: what has no room is counted; what the record names
// always has room; many clauses of one policy are counted too.
func TestIncentivesAreCounted(t *testing.T) {
	var policies []model.Identified
	var own []string
	for i := range 12 {
		policies = append(policies, policyOf(fmt.Sprintf("p-%02d", i), func(p *model.Policy, _ *model.Clause) {
			p.Clauses = append(p.Clauses, model.Clause{ID: "b"}, model.Clause{ID: "c"}, model.Clause{ID: "d"}, model.Clause{ID: "e"})
		}))
		own = append(own, fmt.Sprintf("p-%02d", i))
	}
	for _, c := range []struct{ named, rows, more int }{{0, 8, 4}, {3, 8, 4}, {10, 10, 2}, {12, 12, 0}} {
		p := project("p", func(p *model.Project) { p.Policies = own[:c.named] })
		s, table := incentivesOf(p, policies...)
		if len(table.Rows) != c.rows {
			t.Errorf("%d named: %d rows, want %d", c.named, len(table.Rows), c.rows)
		}
		more := s.moreIncentives(p)
		said := fmt.Sprintf("incentives.find-more %d", c.more)
		if c.more == 0 {
			said = "incentives.find"
		}
		if more == nil || more.Text != said || more.Href != "../incentives.html#industry=-&park=-&region=-" {
			t.Errorf("%d named: %+v, want %s", c.named, more, said)
		}
		if got := table.Rows[len(table.Rows)-1].Cells[1].Text(); !strings.HasSuffix(got, "list.more 2") {
			t.Errorf("the clauses are not counted: %s", got)
		}
	}
}

// TestClosedProjectsAreOfferedNothing: their page keeps what the record named.
func TestClosedProjectsAreOfferedNothing(t *testing.T) {
	for _, state := range []model.State{model.Closed, model.Withdrawn} {
		p := project("p", func(p *model.Project) { p.State, p.Policies = state, []string{"own"} })
		s, table := incentivesOf(p, policyOf("own", nil), policyOf("other", nil))
		if got := strings.Join(column(table, 0), " "); got != "P-own No. own" || s.moreIncentives(p) != nil {
			t.Errorf("%s: %s", state, got)
		}
		if got := s.takers(s.Catalog.Policies.Get("own")); len(got) != 0 {
			t.Errorf("%s: the policy offers %+v", state, got)
		}
	}
}

func TestPoliciesListTheirTakers(t *testing.T) {
	var projects []model.Identified
	for i := range fitted + 5 {
		projects = append(projects, project(fmt.Sprintf("p-%02d", i), func(p *model.Project) {
			if p.Industry = "food"; i == 30 {
				p.Policies = []string{"food"}
			}
			if i%2 == 1 {
				p.Industry = "steel"
			}
		}))
	}
	projects = append(projects, project("named", func(p *model.Project) { p.Industry, p.Policies = "steel", []string{"food", "ended"} }))
	s := newIndex(spoken(site(map[string][]model.Identified{"projects": projects, "policies": {
		policyOf("food", func(_ *model.Policy, c *model.Clause) { c.Industries = []string{"food"} }), policyOf("all", nil),
		policyOf("both", func(_ *model.Policy, c *model.Clause) { c.Industries = []string{"food", "steel"} }),
		policyOf("ended", func(p *model.Policy, _ *model.Clause) { p.Expires = date("2026-01-01") }),
	}}))).speech("en").on("en/policies/food.html")
	takers := func(id string) Links { return s.takers(s.Catalog.Policies.Get(id)) }
	if food := takers("food"); food[0].Text != "Project named" || food[1].Text != "Project p-00" || food[2].Text != "Project p-02" || len(food) != 1+(fitted+5+1)/2 {
		t.Errorf("food: %d, %+v", len(food), food[:3])
	}
	if everybody := takers("all"); len(everybody) != 0 {
		t.Errorf("what everybody may ask for singles out %d projects", len(everybody))
	}
	both := takers("both")
	if last := both[len(both)-1]; len(both) != fitted+1 || last.Text != "incentives.more-projects 6" || last.Href != "../projects/index.html" {
		t.Errorf("both: %d, %+v", len(both), last)
	}
	if ended := takers("ended"); len(ended) != 1 || ended[0].Text != "Project named" {
		t.Errorf("a policy that ended fits %+v", ended)
	}
}

// library is 10,000 projects and 200 policies of three clauses.
func library(n int) *model.Catalog {
	items := map[string][]model.Identified{}
	for i := range n {
		items["projects"] = append(items["projects"], project(fmt.Sprintf("p-%05d", i), func(p *model.Project) {
			p.Industry, p.Region, p.Park = fmt.Sprintf("i-%d", i%8), fmt.Sprintf("r-%d", i%7), fmt.Sprintf("k-%d", i%40)
			p.Node = fmt.Sprintf("c-%d/n-%d", i%8, i/8%12)
			p.Investment, p.Land.Area = money(fmt.Sprintf("%d 万元", 1000+i*7%90000)), area(fmt.Sprintf("%d 亩", 10+i%400))
		}))
	}
	for i := range 200 {
		items["policies"] = append(items["policies"], policyOf(fmt.Sprintf("q-%03d", i), func(p *model.Policy, c *model.Clause) {
			c.Industries, c.MinInvestment = []string{fmt.Sprintf("i-%d", i%8), fmt.Sprintf("i-%d", (i+3)%8)}, money("5000 万元")
			p.Clauses = append(p.Clauses, model.Clause{ID: "land", MinLand: area("100 亩"), Parks: []string{fmt.Sprintf("k-%d", i%40)}}, model.Clause{ID: "any", MinInvestment: money("USD 50 million")})
		}))
	}
	for i := range 8 {
		chain := &model.Chain{Header: head1(fmt.Sprintf("c-%d", i))}
		for j := range 12 {
			chain.Nodes = append(chain.Nodes, &model.Node{Entry: row(fmt.Sprintf("n-%d", j)), Chain: chain.ID, Name: texts("节点", "Node"), Feeds: []string{fmt.Sprintf("n-%d", j+1)}})
		}
		items["chains"] = append(items["chains"], chain)
	}
	items["rates"] = []model.Identified{&model.Rate{Entry: row("USD"), PerUnit: must(i18n.ParseDecimal("7.18"))}}
	return site(items)
}

// BenchmarkFitting judges 10,000 projects against the 600 clauses of 200
// policies, as every build of a library of that size does once.
func BenchmarkFitting(b *testing.B) {
	x := newIndex(input(library(10_000)))
	b.ReportAllocs()
	for b.Loop() {
		newFitting(x)
	}
}

// BenchmarkIncentives makes the tables of a thousand project pages.
func BenchmarkIncentives(b *testing.B) {
	x := newIndex(input(library(1000)))
	s := x.speech("en").on("en/projects/p.html")
	s.fitting()
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range x.projects[all] {
			s.incentives(p)
		}
	}
}
