package view

import (
	"fmt"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// foil is a chain: ore → powder → foil → cell → pack, with scrap feeding powder.
func foil() *model.Chain {
	c := &model.Chain{Header: head1("c")}
	for _, n := range []string{"ore powder", "powder foil", "foil cell", "cell pack", "pack", "scrap powder"} {
		id, feeds, _ := strings.Cut(n, " ")
		c.Nodes = append(c.Nodes, &model.Node{Entry: row(id), Chain: "c", Name: texts(id, "the "+id), Feeds: strings.Fields(feeds)})
	}
	return c
}

// at describes a project: node, industry, park, region, amount.
func at(s string) func(*model.Project) {
	f := strings.Split(s, "|")
	return func(p *model.Project) {
		if p.Industry, p.Park, p.Region = f[1], f[2], f[3]; f[0] != "" {
			p.Node = "c/" + f[0]
		}
		if p.Investment = money("面议"); f[4] != "" {
			p.Investment = money(f[4])
		}
	}
}

// similarTo returns what stands beside a project, as "id: why".
func similarTo(p *model.Project, others ...model.Identified) (all []string) {
	c := site(map[string][]model.Identified{"projects": append([]model.Identified{p}, others...), "chains": {foil()}})
	in := spoken(c)
	in.Words = spokenOfNodes(in.Words)
	for _, o := range newIndex(in).speech("en").on("en/projects/p.html").similar(p) {
		all = append(all, strings.TrimSuffix(o.Link.Href, ".html")+": "+o.Why.Text())
	}
	return all
}

// spokenOfNodes gives the sentences that name a node a place for it.
func spokenOfNodes(words func(i18n.Tag, string) string) func(i18n.Tag, string) string {
	return func(lang i18n.Tag, key string) string {
		word := strings.TrimPrefix(words(lang, key), "similar.")
		if key == "similar.before" || key == "similar.after" || key == "similar.near" {
			word += " %[1]s"
		}
		return word
	}
}

func TestSimilarProjectsSayWhy(t *testing.T) {
	p := project("p", at("foil|battery|east|north|2 亿元"))
	for _, c := range []struct{ other, want string }{
		{"foil|battery|west|south|", "o: node"},
		{"powder|battery|west|south|", "o: before the powder"},
		{"cell|battery|east|north|3 亿元", "o: after the cell, park, amount"},
		{"pack|battery|west|north|", "o: near the pack, region"},
		{"ore|battery|west|south|", "o: near the ore"},
		{"scrap|battery|west|south|5000 万元", "o: near the scrap"},
		{"|battery|east|north|2 亿元", "o: industry, park, amount"},
		{"|battery|west|north|", "o: industry, region"},
		{"|battery|||", "o: industry"},
		{"|steel|east|north|2 亿元", ""},
		{"|||north|", ""},
	} {
		if got := strings.Join(similarTo(p, project("o", at(c.other))), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.other, got, c.want)
		}
	}
	loner := project("p", at("||||"))
	if got := similarTo(loner, project("o", at("||||"))); len(got) != 0 {
		t.Errorf("two projects with nothing in common: %v", got)
	}
}

func TestSimilarProjectsStandInOrder(t *testing.T) {
	p := project("p", at("foil|battery|east|north|2 亿元"))
	got := similarTo(p,
		project("industry", at("|battery|east|north|2 亿元")), project("two", at("pack|battery|west|south|")),
		project("next", at("cell|battery|west|south|")), project("next-park", at("powder|battery|east|north|")),
		project("same", at("foil|battery|west|south|")), project("same-size", at("foil|battery|west|south|2 亿元")),
	)
	if want := "same-size: node, amount|same: node|next-park: before the powder, park|next: after the cell"; strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
}

// TestSimilarProjectsAreOpen: nothing that cannot be had is offered, but the
// page of a closed project leads to what can.
func TestSimilarProjectsAreOpen(t *testing.T) {
	with := func(id string, state model.State) *model.Project {
		return project(id, func(p *model.Project) { p.Node, p.Industry, p.State = "c/foil", "battery", state })
	}
	for _, state := range []model.State{model.Open, model.Closed, model.Withdrawn} {
		got := similarTo(with("p", state), with("reserved", model.Reserved), with("closed", model.Closed), with("withdrawn", model.Withdrawn), with("open", model.Open))
		if strings.Join(got, " ") != "open: node" {
			t.Errorf("%s: %v", state, got)
		}
	}
}

// TestSimilarProjectsTakeTurns: among equals those follow that come next, so
// each of ten is named by four others.
func TestSimilarProjectsTakeTurns(t *testing.T) {
	var items []model.Identified
	for i := range 10 {
		items = append(items, project(fmt.Sprintf("p-%d", i), at("foil|battery|||")))
	}
	s := newIndex(spoken(site(map[string][]model.Identified{"projects": items, "chains": {foil()}}))).speech("en").on("en/projects/p.html")
	named := map[string]int{}
	for _, p := range items {
		for _, o := range s.similar(p.(*model.Project)) {
			named[o.Link.Href]++
		}
	}
	for i := range 10 {
		if n := named[fmt.Sprintf("p-%d.html", i)]; n != similars {
			t.Errorf("p-%d is named %d times", i, n)
		}
	}
}

// TestLikenessIsMutual: two projects are as like seen from either side; what is
// upstream from one is downstream from the other.
func TestLikenessIsMutual(t *testing.T) {
	var items []model.Identified
	for i, node := range []string{"ore", "powder", "foil", "cell", "pack", "scrap", "nonesuch", ""} {
		for j, rest := range []string{"battery|east|north|2 亿元", "battery|west|north|", "steel|east|north|5000 万元"} {
			items = append(items, project(fmt.Sprintf("p-%d-%d", i, j), at(node+"|"+rest)))
		}
	}
	n := newNeighbours(newIndex(input(site(map[string][]model.Identified{"projects": items, "chains": {foil()}}))))
	mirror := map[kin]kin{nodeBefore: nodeAfter, nodeAfter: nodeBefore, sameNode: sameNode, twoSteps: twoSteps, unrelated: unrelated}
	for i := range int32(len(items)) {
		for j := range int32(len(items)) {
			one, other := n.likeness(i, j), n.likeness(j, i)
			if one.score() != other.score() || one.kin != mirror[other.kin] {
				t.Fatalf("%s and %s: %+v, %+v", n.projects[i].ID, n.projects[j].ID, one, other)
			}
		}
	}
}

// TestNodeNamesKeepTheirLanguage: a name that the page's language lacks is not
// put under it.
func TestNodeNamesKeepTheirLanguage(t *testing.T) {
	chain := foil()
	chain.Nodes[1].Name = texts("粉体", "")
	c := site(map[string][]model.Identified{"projects": {project("p", at("foil|battery|||")), project("o", at("powder|battery|||"))}, "chains": {chain}})
	in := spoken(c)
	in.Words = spokenOfNodes(in.Words)
	got := newIndex(in).speech("en").on("en/projects/p.html").similar(c.Projects.Get("p"))
	if want := `before <span lang="zh">粉体</span>`; len(got) != 1 || html(got[0].Why) != strings.ReplaceAll(want, `"zh"`, `"`+i18n.Tag("zh").HTML()+`"`) {
		t.Errorf("%+v", got)
	}
	if facts := html(got[0].Facts); !strings.Contains(facts, "badge state-open") {
		t.Errorf("facts %s", facts)
	}
}

// BenchmarkSimilar finds the neighbours of 10,000 projects, as a build does
// once for all languages.
func BenchmarkSimilar(b *testing.B) {
	x := newIndex(input(library(10_000)))
	b.ReportAllocs()
	for b.Loop() {
		n := newNeighbours(x)
		for _, p := range n.projects {
			n.of(p)
		}
	}
}
