package view

import (
	"slices"
	"testing"

	"prospectus/generator/model"
)

// What an investor asks of every site is answered by every park: what nobody
// knows is said to be unknown, in the order of the checklist, and what a park
// adds stands behind it.
func TestParksAnswerTheWholeChecklist(t *testing.T) {
	site := fullSite([]model.SiteFact{{ID: "radon"}, {ID: "soil", Text: texts("黏土", "Clay")}})
	var ids []string
	for _, f := range site {
		ids = append(ids, f.ID)
	}
	if want := append(slices.Clone(siteChecklist), "radon"); !slices.Equal(ids, want) {
		t.Errorf("got %v, want %v", ids, want)
	}
	if i := slices.Index(ids, "soil"); site[i].Text["en"] != "Clay" {
		t.Error("what is known was lost")
	}
	for _, u := range fullUtilities(nil) {
		if u.State != model.UnknownReadiness {
			t.Errorf("%s is %s", u.ID, u.State)
		}
	}
	park := pagesOf(t, town())["en/parks/park.html"].(*Park)
	if got, least := len(park.Site.Rows), len(siteChecklist); got < least {
		t.Errorf("%d site facts on the page, want at least %d", got, least)
	}
}

func TestParksCompareSideBySide(t *testing.T) {
	c := town()
	other := &model.Park{
		Header: head1("other"), Utilities: []model.Utility{{ID: "power", State: "none"}},
		Distances: []model.Distance{
			{ID: "a", To: "airport", Distance: quantity("30 km")}, {ID: "b", To: "airport", Distance: quantity("8 km")},
		},
	}
	if scribeFor(c, "en").comparison() != nil {
		t.Error("one park is compared with itself")
	}
	c.Parks = model.NewSet(append(collect(c.Parks), other))
	table := scribeFor(c, "en").comparison()
	said := map[string][]string{}
	for _, row := range table.Rows {
		for _, cell := range row.Cells[1:] {
			said[row.Cells[0].Text()] = append(said[row.Cells[0].Text()], cell.Text())
		}
	}
	for label, want := range map[string][]string{
		"field.region":        {"Lake District", "site.unknown"},
		"power":               {"RMB 0.62/kWh June 2026", "readiness.none"},
		"gas":                 {"site.unknown", "site.unknown"},
		"field.plots":         {"1", "0"},
		"destination.airport": {"site.unknown", "8 km"},
		"field.area":          {"4,860 mu (324.00 ha)", "site.unknown"},
	} {
		if !slices.Equal(said[label], want) {
			t.Errorf("%s: %v, want %v (all: %v)", label, said[label], want, said)
		}
	}
	if len(table.Columns) != 3 || table.Columns[2].Href == "" {
		t.Errorf("columns %+v", table.Columns)
	}
}
