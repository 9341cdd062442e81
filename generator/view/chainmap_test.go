package view

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/model"
)

// mapped is foil's chain in bands, with states, and a project on the foil.
func mapped() map[string][]model.Identified {
	c := foil()
	for _, band := range model.Band("").Values() {
		c.Segments = append(c.Segments, model.Segment{ID: band, Name: texts("段"+band, "part "+band), Band: model.Band(band)})
	}
	for i, n := range c.Nodes {
		n.Segment = c.Segments[i%4].ID
		n.State = model.NodeState(n.State.Values()[i%3])
		n.Internal = model.NodeInternal{State: model.Missing, Targets: []string{"示例企业（虚构）"}}
	}
	c.Nodes[2].State, c.Nodes[1].Firms = model.Sought, []string{"f1", "f2"}
	return map[string][]model.Identified{
		"chains":   {c},
		"firms":    {&model.Firm{Entry: row("f1"), Name: texts("甲", "First")}, &model.Firm{Entry: row("f2"), Name: texts("乙", "Second")}},
		"projects": {project("p1", func(p *model.Project) { p.Node = "c/foil" }), project("p2", func(p *model.Project) { p.Node, p.State = "c/foil", model.Closed })},
	}
}

var (
	mapNodes = regexp.MustCompile(`<a href="#node-([a-z]+)"><title>`)
	tableRow = regexp.MustCompile(`<tr id="node-([a-z]+)"`)
)

func matches(re *regexp.Regexp, text string) (all []string) {
	for _, m := range re.FindAllStringSubmatch(text, -1) {
		all = append(all, m[1])
	}
	return all
}

// Each layout of the map names what the tables name, in the same order.
func TestMapAndTablesAreAlike(t *testing.T) {
	page := pagesOf(t, site(mapped()))["en/chains/c.html"].(*Chain)
	var tables strings.Builder
	for _, band := range page.Bands {
		for _, s := range band.Segments {
			tables.WriteString(html(s.Table))
		}
	}
	rows := matches(tableRow, tables.String())
	if len(rows) != 6 {
		t.Fatalf("the tables have %v", rows)
	}
	drawing := html(page.Map)
	for _, f := range mapLayouts {
		at := strings.Index(drawing, `class="scene `+f.class+`"`)
		if at < 0 {
			t.Fatalf("no %s layout", f.class)
		}
		svg, _, _ := strings.Cut(drawing[at:], "</svg>")
		if got := matches(mapNodes, svg); !slices.Equal(got, rows) {
			t.Errorf("%s shows %v, the tables %v", f.class, got, rows)
		}
		for _, want := range []string{"the foil", "First", `data-from="ore" data-to="powder"`, "p1.html"} {
			if !strings.Contains(svg, want) {
				t.Errorf("%s does not show %q", f.class, want)
			}
		}
		if strings.Contains(svg, "p2.html") {
			t.Errorf("%s shows a closed project", f.class)
		}
	}
}

// What the office alone knows of a node stands in its own edition, and a public
// catalogue that still had it would not show it either.
func TestMapsKeepInternalStates(t *testing.T) {
	for _, staff := range []bool{false, true} {
		in := input(site(mapped()))
		in.Staff = staff
		found := false
		for p := range Pages(in) {
			if c, ok := p.(*Chain); ok {
				found = true
				for _, secret := range []string{"weakness.missing", "示例企业"} {
					if strings.Contains(html(c.Map), secret) != staff {
						t.Errorf("staff %v: %q is shown: %v", staff, secret, !staff)
					}
				}
			}
		}
		if !found {
			t.Error("no page of a chain")
		}
	}
}

// A project's page shows its node between those before and after it, and no
// others.
func TestNeighbourhood(t *testing.T) {
	page := pagesOf(t, site(mapped()))["en/projects/p1.html"].(*Project)
	if page.Chain == nil || page.Chain.Map == nil {
		t.Fatal("no map")
	}
	drawing := html(page.Chain.Map)
	svg, _, _ := strings.Cut(drawing, "</svg>")
	if got := matches(regexp.MustCompile(`data-node="([a-z]+)"`), svg); !slices.Equal(got, []string{"powder", "foil", "cell"}) {
		t.Errorf("it shows %v", got)
	}
	if !strings.Contains(svg, `href="../chains/c.html#node-foil"`) {
		t.Errorf("the node does not lead to its panel: %s", svg)
	}
}
