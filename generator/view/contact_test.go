package view

import (
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// What an English page says of an office names the desk that speaks English
// too; the site's own language needs none, and a desk does not name itself.
func TestOfficesNameTheDeskThatSpeaksTheReadersLanguage(t *testing.T) {
	desk := func(id string, speaks ...string) *model.Office {
		return &model.Office{Header: head1(id), Type: model.ForeignDesk, Speaks: speaks}
	}
	x := newIndex(input(site(map[string][]model.Identified{"offices": {
		&model.Office{Header: head1("bureau"), Type: model.Headquarters},
		desk("western", "zh", "en"), desk("eastern", "zh", "ja"),
	}})))
	for _, c := range []struct {
		lang i18n.Tag
		of   string
		want []string
	}{
		{"en", "bureau", []string{"western title"}},
		{"zh", "bureau", nil},
		{"en", "western", nil},
	} {
		s := x.speech(c.lang).on("en/projects/p.html")
		var got []string
		for _, d := range s.desk(s.Catalog.Offices.Get(c.of)).Abroad {
			got = append(got, d.Name.Text)
			if d.Name.Href != "../../en/offices/western.html" {
				t.Errorf("%s leads to %s", d.Name.Text, d.Name.Href)
			}
		}
		if len(got) != len(c.want) || len(got) > 0 && got[0] != c.want[0] {
			t.Errorf("%s on a page in %s names %q, want %q", c.of, c.lang, got, c.want)
		}
	}
}

// An industry is answered for by the desk at home that names it, else by the
// one that answers for everybody.
func TestIndustriesAreAnsweredForAtHome(t *testing.T) {
	s := newIndex(input(site(map[string][]model.Identified{"offices": {
		&model.Office{Header: head1("away"), Type: model.Stationed, Industries: []string{"food"}},
		&model.Office{Header: head1("park"), Type: model.ParkDesk, Industries: []string{"food", "steel"}},
		&model.Office{Header: head1("bureau"), Type: model.Headquarters},
	}}))).speech("en")
	for industry, want := range map[string]string{"food": "park", "steel": "park", "silk": ""} {
		if got := s.officeFor(industry); got != want {
			t.Errorf("%s: %q, want %q", industry, got, want)
		}
	}
}

// The clauses of what nobody can rely on are not called an offer.
func TestEndedPoliciesOfferNothing(t *testing.T) {
	for status, want := range map[model.Status]string{"": "policy.clauses", model.Repealed: "policy.clauses-past"} {
		c := town()
		p := c.Policies.Get("policy")
		if p == nil {
			t.Fatal("the town has no policy")
		}
		p.Status = status
		if got := pagesOf(t, c)["en/policies/policy.html"].(*Policy).Heading; got != want {
			t.Errorf("%q: %q, want %q", status, got, want)
		}
	}
}

// Who decides on a measure can be rung up from where it stands.
func TestMeasuresNameTheNumberOfWhoDecides(t *testing.T) {
	unit := &model.Unit{Entry: row("unit"), Name: texts("某局", "A bureau"), Phone: must(i18n.ParsePhone("0000-1234567"))}
	s := newIndex(input(site(map[string][]model.Identified{"units": {unit, &model.Unit{Entry: row("mute"), Name: texts("乙局", "B bureau")}}}))).speech("en").on("en/policies/p.html")
	desks := s.clauses([]model.Clause{{ID: "a", Desk: "unit"}, {ID: "b", Desk: "mute"}})
	for i, want := range []string{"A bureau +86 0000 1234567", "B bureau"} {
		rows := desks[i].Facts.Rows
		if got := rows[len(rows)-1].Value.Text(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
