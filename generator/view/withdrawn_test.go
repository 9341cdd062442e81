package view

import (
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

func TestWithdrawnRecordsLeaveAPageThatSaysNothing(t *testing.T) {
	c := site(map[string][]model.Identified{"projects": {project("alpha", nil)}})
	c.Notices = []model.Notice{
		{Kind: "projects", ID: "secret", Aliases: []string{"earlier"}, Withdrawn: date("2026-06-01")},
		{Kind: "plots", ID: "park/a-01"},
		{Kind: "nodes", ID: "chain/ready"},
	}
	pages := pagesOf(t, c)
	for _, test := range []struct {
		at       route.Path
		list, on string
	}{
		{"en/projects/secret.html", "index.html", "1 June 2026"},
		{"en/plots/park.a-01.html", "../index.html", ""},
	} {
		v, ok := pages[test.at].(*Withdrawn)
		if !ok {
			t.Errorf("no neutral page at %s", test.at)
			continue
		}
		if v.Meta.Title.Text != "withdrawn.title" || !v.Meta.NoIndex || v.Meta.Canonical != "" || len(v.Meta.Alternates) > 0 || v.Meta.Record != nil || v.Meta.Hash != "" {
			t.Errorf("%s: %+v", test.at, v.Meta)
		}
		if v.List.Href != test.list || html(v.On) != "" != (test.on != "") || !strings.Contains(html(v.On), test.on) {
			t.Errorf("%s: %+v, %s", test.at, v.List, html(v.On))
		}
	}
	moved := pages["en/projects/earlier.html"].(*Redirect)
	if moved.To.Href != "secret.html" || moved.To.Text != "withdrawn.title" || moved.Meta.Record != nil {
		t.Errorf("%+v", moved)
	}
	for at, page := range pages {
		if _, itself := page.(*Withdrawn); !itself && page != Page(moved) && strings.Contains(told(page), "secret.html") && at.Up() != "" && !strings.HasSuffix(string(at), "earlier.html") {
			t.Errorf("%s leads to what was withdrawn", at)
		}
	}
}

// A correction stands on the page of every kind of record, with its date.
func TestCorrectionsStandOnEveryPage(t *testing.T) {
	h := head1("x")
	h.Correction, h.Corrected = texts("面积应为110亩", "The area is 110 mu"), date("2026-06-12")
	s := scribeFor(site(nil), "en")
	for kind, r := range map[string]model.Record{
		"projects": &model.Project{Header: h}, "chains": &model.Chain{Header: h}, "policies": &model.Policy{Header: h},
		"briefings": &model.Briefing{Header: h}, "parks": &model.Park{Header: h}, "offices": &model.Office{Header: h},
		"services": &model.Service{Header: h}, "events": &model.Event{Header: h}, "pages": &model.Page{Header: h},
	} {
		c := s.recordHead(kind, r).Correction
		if c == nil || !strings.Contains(html(c.Date), "12 June 2026") || !strings.Contains(html(c.Text), "110 mu") {
			t.Errorf("%s: %+v", kind, c)
		}
	}
	if len(model.Kinds()) != 9 {
		t.Error("a kind is not among those of this test")
	}
	h.Correction = i18n.Text{}
	if c := s.recordHead("pages", &model.Page{Header: h}).Correction; c != nil {
		t.Errorf("a note without words: %+v", c)
	}
}
