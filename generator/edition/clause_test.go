package edition

import (
	"slices"
	"testing"

	"prospectus/generator/model"
)

// TestClausesForHiddenParks: a clause for hidden parks alone is left out, one
// for others too keeps those, one for everybody stays as it is.
func TestClausesForHiddenParks(t *testing.T) {
	full := model.NewCatalog(&model.Site{}, map[string][]model.Identified{
		"parks": {&model.Park{Header: model.Header{ID: "hidden", Audience: model.Internal}}, &model.Park{Header: model.Header{ID: "known"}}},
		"policies": {&model.Policy{Header: model.Header{ID: "p"}, Disclosure: model.Voluntary, Clauses: []model.Clause{
			{ID: "hidden", Parks: []string{"hidden"}}, {ID: "both", Parks: []string{"hidden", "known"}}, {ID: "all"},
		}}},
	})
	c, withheld := For(Site, full)
	got := c.Policies.Get("p").Clauses
	if len(got) != 2 || got[0].ID != "both" || !slices.Equal(got[0].Parks, []string{"known"}) || got[1].ID != "all" {
		t.Errorf("left: %+v", got)
	}
	if !slices.Contains(withheld, Withheld{"policies", "p", "clause", LostReference}) {
		t.Errorf("not said: %v", withheld)
	}
	if len(full.Policies.Get("p").Clauses) != 3 {
		t.Error("the full policy was changed")
	}
	if office, _ := For(Office, full); len(office.Policies.Get("p").Clauses) != 3 {
		t.Error("the office does not see its own clauses")
	}
}
