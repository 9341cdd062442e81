package corpus

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/model"
)

// A sheet has fifteen facts or more, by the narrowest count: lines of its
// facts file that are neither internal nor its name.
func TestFactsOfProjects(t *testing.T) {
	w := world0(t)
	for _, tables := range []int{0, MostTables} {
		w.shape.Tables = tables
		for i := range 50 {
			r := w.project(i)
			public, _, _ := strings.Cut(r.facts.String(), "\n[internal]")
			if n := strings.Count(public, " = ") - 1; n < 15 {
				t.Errorf("%s has %d facts with %d tables", r.id, n, tables)
			}
		}
	}
}

func TestPhasesFollowEachOther(t *testing.T) {
	c, _ := catalogue(t, 60)
	for p := range c.Projects.All() {
		if len(p.Phases) != 2 {
			t.Fatalf("%s has %d phases", p.ID, len(p.Phases))
		}
		one, two := p.Phases[0].Period, p.Phases[1].Period
		if !c.Site.AsOf.Before(one.From) || !one.To.Before(two.From) || two.To.Before(two.From) {
			t.Errorf("%s: phases %+v and %+v", p.ID, one, two)
		}
		area := p.Phases[0].Area.Mu().Num().Int64() + p.Phases[1].Area.Mu().Num().Int64()
		if whole := p.Land.Area.Mu().Num().Int64(); area != whole {
			t.Errorf("%s: phases of %d mu on %d mu", p.ID, area, whole)
		}
	}
}

// The plot that a project names is in its park, and large enough.
func TestPlotsAreLargeEnough(t *testing.T) {
	c, _ := catalogue(t, 120)
	named := 0
	for p := range c.Projects.All() {
		for _, plot := range c.Plots.Some(p.Plots) {
			named++
			if plot.Park != p.Park || plot.Area.Mu().Cmp(p.Land.Area.Mu()) < 0 {
				t.Errorf("%s needs %v mu in %s and names a plot of %v in %s", p.ID, p.Land.Area.Mu(), p.Park, plot.Area.Mu(), plot.Park)
			}
		}
	}
	if named == 0 {
		t.Error("no project names a plot")
	}
}

func TestPolicyDates(t *testing.T) {
	c, _ := catalogue(t, 400)
	inForce := map[string]bool{}
	for p := range c.Policies.All() {
		if p.Published.Before(p.Made) || p.Effective.Before(p.Published) || p.Expires.Before(p.Effective) {
			t.Errorf("%s: made %v, published %v, effective %v, expires %v", p.ID, p.Made, p.Published, p.Effective, p.Expires)
		}
		validity := p.ValidityOn(c.Site.AsOf)
		if validity == model.Expired {
			t.Errorf("%s says that it is in force and has expired", p.ID)
		}
		inForce[p.ID] = validity != model.Abolished
	}
	if !slices.Contains(slices.Collect(maps.Values(inForce)), false) {
		t.Error("no policy is repealed")
	}
	for p := range c.Projects.All() {
		for _, id := range p.Policies {
			if !inForce[id] {
				t.Errorf("%s rests on %s, which is repealed", p.ID, id)
			}
		}
	}
}

// What a chain's nodes feed stands further down the chain.
func TestChainsRunDownstream(t *testing.T) {
	c, _ := catalogue(t, Least)
	for chain := range c.Chains.All() {
		place := map[string]int{}
		for i, s := range chain.Segments {
			place[s.ID] = i
		}
		feeding := 0
		for _, n := range chain.Nodes {
			for _, to := range n.Feeds {
				feeding++
				if next := c.Nodes.Get(chain.ID + "/" + to); place[next.Segment] <= place[n.Segment] {
					t.Errorf("%s feeds %s", n.Ident(), to)
				}
			}
		}
		if feeding == 0 {
			t.Errorf("nothing in %s feeds anything", chain.ID)
		}
	}
}

// The days that a service promises are those of its steps.
func TestServiceDays(t *testing.T) {
	c, _ := catalogue(t, Least)
	for s := range c.Services.All() {
		total := 0.0
		for _, step := range s.Steps {
			total += step.Days.Low.Float64()
		}
		if total == 0 || s.Days.Low.Float64() != total {
			t.Errorf("%s promises %v days, its steps take %v", s.ID, s.Days.Low, total)
		}
	}
}

// Every internal fact is in an internal table, so that redaction has work and
// a leak can be found: the names of the contacts stand nowhere else.
func TestInternalStaysInTables(t *testing.T) {
	for name, content := range written(t, 60, 4) {
		public, _, _ := strings.Cut(content, "\n[internal]")
		for _, person := range []string{"示例甲", "示例乙", "示例丙", "示例丁"} {
			if strings.Contains(public, person) {
				t.Errorf("%s names %s outside its internal table", name, person)
			}
		}
	}
}
