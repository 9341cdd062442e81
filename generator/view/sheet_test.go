package view

import (
	"strings"
	"testing"

	"prospectus/generator/model"
)

// sheets returns the sheets of a site by their kind/id.
func sheets(c *model.Catalog, staff bool) map[string]*Sheet {
	in := input(c)
	in.Staff = staff
	found := map[string]*Sheet{}
	for p := range Pages(in) {
		if s := SheetOf(p, func(key string) string { return key }); s != nil && p.Head().Lang == "en" {
			found[s.ID] = s
		}
	}
	return found
}

func TestSheetSaysWhatThePageSays(t *testing.T) {
	all := sheets(town(), false)
	for id, want := range map[string]bool{"projects/alpha": true, "plots/park/a-01": true, "buildings/park/f-01": true, "parks/park": false} {
		s := all[id]
		if s == nil {
			t.Fatalf("no sheet of %s", id)
		}
		if (s.Amount != "") != want || (s.Words != "") != want {
			t.Errorf("%s: amount %q, in words %q", id, s.Amount, s.Words)
		}
		if len(s.Contact) == 0 || s.URL == "" || s.Groups[0].Title != "kept.figures" {
			t.Errorf("%s: contact %q, address %q, groups %v", id, s.Contact, s.URL, s.Groups)
		}
	}
	if got := all["projects/alpha"]; got.Amount != "CNY 318500000" || got.State != "open" || got.Code != "X-1" {
		t.Errorf("the project is %+v", got)
	}
}

// A fact that stands among the large figures is not said again, and the other
// unit stands beside its value.
func TestSheetSaysNothingTwice(t *testing.T) {
	s := sheets(town(), false)["projects/alpha"]
	labels, notes := map[string]int{}, map[string]string{}
	for _, g := range s.Groups {
		for _, row := range g.Rows {
			labels[row.Label.Text]++
			notes[row.Label.Text] = row.Note.Text
		}
	}
	for _, label := range []string{"field.investment", "field.land"} {
		if labels[label] != 1 {
			t.Errorf("%s stands %d times", label, labels[label])
		}
	}
	if !strings.Contains(notes["field.land"], "ha") {
		t.Errorf("beside the land stands %q, without hectares", notes["field.land"])
	}
}

func TestStaffKeepNothing(t *testing.T) {
	if got := sheets(town(), true); len(got) > 0 {
		t.Errorf("an internal edition has %d sheets", len(got))
	}
}
