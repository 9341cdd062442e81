package board

import (
	"fmt"
	"strings"
	"testing"

	"prospectus/generator/model"
)

func TestRenewals(t *testing.T) {
	project := func(id, owner, verified string, state model.State) *model.Project {
		p := &model.Project{Header: model.Header{ID: id}, Owner: owner, State: state}
		if verified != "" {
			p.Verified = date(verified)
		}
		return p
	}
	policy := func(id, expires string) *model.Policy {
		p := &model.Policy{Header: model.Header{ID: id}, Issuer: "north", Status: model.InForce}
		if expires != "" {
			p.Expires = date(expires)
		}
		return p
	}
	park := &model.Park{Header: model.Header{ID: "park"}, Operator: "south", AsOf: date("2026-05-31"),
		Plots:     []*model.Plot{{Entry: model.Entry{ID: "a"}, Verified: date("2026-02-01")}, {Entry: model.Entry{ID: "b"}, State: model.Closed}},
		Buildings: []*model.Building{{Entry: model.Entry{ID: "h"}, State: model.Reserved}}}
	for _, p := range park.Plots {
		p.Adopt("park", nil)
	}
	park.Buildings[0].Adopt("park", nil)
	c := model.NewCatalog(&model.Site{Organiser: "south"}, map[string][]model.Identified{
		"units": {&model.Unit{Entry: model.Entry{ID: "south"}}, &model.Unit{Entry: model.Entry{ID: "north"}}},
		"projects": {
			project("late", "north", "2026-05-01", model.Open), project("never", "north", "", model.Reserved), project("early", "north", "2026-01-01", model.Open),
			project("closed", "north", "2025-01-01", model.Closed), project("withdrawn", "north", "", model.Withdrawn),
			project("orphan", "", "2026-01-01", model.Open), project("stranger", "elsewhere", "2026-01-01", model.Open),
		},
		"policies": {policy("soon", "2026-12-31"), policy("a-year", "2027-06-30"), policy("within", "2027-06-29"), policy("over", "2026-06-29"), policy("endless", "")},
		"parks":    {park},
		"figures":  {&model.Figure{Entry: model.Entry{ID: "gdp"}, Date: date("2025-12-31")}},
		"rates":    {&model.Rate{Entry: model.Entry{ID: "USD"}, Date: date("2026-06")}},
		"offices":  {&model.Office{Header: model.Header{ID: "desk", Updated: date("2026-03-01")}, Unit: "north"}},
		"books":    {&model.PrintedBook{Entry: model.Entry{ID: "fair"}, Edition: "2026.1", Date: date("2026-03-15")}},
	})
	var got []string
	for _, r := range Renewals(c, day) {
		got = append(got, fmt.Sprintf("%s:%s:%s:%s", r.Unit, r.What, r.ID, r.Date))
	}
	want := []string{
		"south:park:park:2026-05-31", "south:plot:park/a:2026-02-01", "south:building:park/h:",
		"south:figure:gdp:2025-12-31", "south:rate:USD:2026-06", "south:book:fair:2026-03-15",
		"north:project:never:", "north:project:early:2026-01-01", "north:project:late:2026-05-01",
		"north:policy:soon:2026-12-31", "north:policy:within:2027-06-29", "north:office:desk:2026-03-01",
		"elsewhere:project:stranger:2026-01-01", ":project:orphan:2026-01-01",
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}
