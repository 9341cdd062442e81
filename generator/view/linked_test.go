package view

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// linkedText returns what a page says in JSON-LD as it is written.
func linkedText(p Page) string {
	_, rest, _ := strings.Cut(html(p.Head()), opening)
	text, _, _ := strings.Cut(rest, ending)
	return text
}

func TestWhatPagesSayToMachines(t *testing.T) {
	c := town()
	c.Site.Organiser, c.Site.Place = "unit", texts("某市", "X")
	c.Services.Get("guide").Offer = model.Offer{}
	c.Parks.Get("park").Coordinates, _ = i18n.NewCoordinates(29.174, 113.5)
	pages := pagesOf(t, c)
	for at, want := range map[route.Path][]string{
		"en/index.html": {
			`{"@type":"GovernmentOrganization","@id":"https://x.example/#publisher","name":"Some Bureau","url":"https://x.example/en/","telephone":"+86-0000-1111111","email":"u@x.example","address":"1 Road","areaServed":[{"@type":"AdministrativeArea","name":"X"}]`,
			`"contactPoint":[{"@type":"ContactPoint","name":"desk title","url":"https://x.example/en/offices/desk.html","telephone":"+86-0000-1234567","email":"d@x.example","availableLanguage":["zh-Hans","de"]}]`,
			`{"@type":"WebSite","@id":"https://x.example/en/#website","name":"Invest in X","url":"https://x.example/en/","inLanguage":"en","publisher":{"@id":"https://x.example/#publisher"}}`,
		},
		"zh/index.html": {`"name":"某局"`, `"inLanguage":"zh-Hans"`},
		"en/projects/alpha.html": {
			`"itemListElement":[{"@type":"ListItem","position":1,"name":"nav.home","item":{"@id":"https://x.example/en/"}},{"@type":"ListItem","position":2,"name":"nav.projects","item":{"@id":"https://x.example/en/projects/"}},{"@type":"ListItem","position":3,`,
			`"item":{"@id":"https://x.example/en/projects/alpha.html"}}]`,
		},
		"en/plots/park.a-01.html": {`"position":4,"name":"Plot one","item":{"@id":"https://x.example/en/plots/park.a-01.html"}`},
		"en/parks/park.html":      {`"geo":{"@type":"GeoCoordinates","latitude":29.17,"longitude":113.5},"containedInPlace":{"@type":"AdministrativeArea","name":"Lake District"}`, `"address":"Some Road"`},
		"en/events/fair.html": {
			`"startDate":"2026-09-16","endDate":"2026-09-18","location":{"@type":"Place","name":"Expo","address":"Some City"}`,
			`"organizer":{"@type":"GovernmentOrganization","@id":"https://x.example/#publisher","name":"Some Bureau"},"inLanguage":["zh-Hans"]`,
		},
		"en/briefings/bulletin.html": {`{"@type":"NewsArticle","headline":"bulletin title"`, `"datePublished":"2026-07-05"`, `"publisher":{"@type":"GovernmentOrganization","@id"`},
		"en/offices/desk.html": {`"sameAs":"https://x.example/desk"`, `"parentOrganization":{"@type":"GovernmentOrganization"`, `"contactType":"office-type.headquarters"`,
			`"areaServed":[{"@type":"AdministrativeArea","name":"Beijing"},{"@type":"AdministrativeArea","name":"Tianjin"},{"@type":"AdministrativeArea","name":"Hebei"}]`},
		"en/services/guide.html": {`{"@type":"GovernmentService","name":"guide title","description":"guide summary","url":"https://x.example/en/services/guide.html","serviceType":"service-type.facilitation",` +
			`"provider":{"@type":"GovernmentOrganization","@id":"https://x.example/#publisher","name":"Some Bureau"},"availableChannel":{"@type":"ServiceChannel","servicePhone":{"@type":"ContactPoint","telephone":"+86-0000-7654321"}}}`},
		"en/open-data.html": {`"distribution":[{"@type":"DataDownload","contentUrl":"https://x.example/data/projects.csv","encodingFormat":"text/csv"},{"@type":"DataDownload","contentUrl":"https://x.example/data/projects.json","encodingFormat":"application/json"}]`, `"version":"2026.2"`},
	} {
		got := linkedText(pages[at])
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s does not say\n%s\nin\n%s", at, w, got)
			}
		}
	}
}

// Pages that have no full address, that only lead on or that stand for a text
// not written in their language say nothing.
func TestPagesThatSayNothing(t *testing.T) {
	c := site(map[string][]model.Identified{"events": {&model.Event{Header: model.Header{ID: "e", Title: texts("活动", ""), Aliases: []string{"old"}}}}})
	for at, p := range pagesOf(t, c) {
		silent := at == "index.html" || at == "404.html" || at == "en/events/e.html" || strings.HasSuffix(string(at), "old.html")
		if got := linkedText(p); (got == "") != silent {
			t.Errorf("%s says %q", at, got)
		}
	}
	c.Site.BaseURL = ""
	for at, p := range pagesOf(t, c) {
		if out := html(p.Head()); strings.Contains(out, "ld+json") || strings.Contains(out, "og:") {
			t.Errorf("%s says %s", at, out)
		}
	}
}

func TestNoTextEndsTheScript(t *testing.T) {
	const text = "</script><script>alert(1)</script> <!-- \u2028 & \" ]]>"
	got := html(Linked{dataset(text, text)})
	if strings.Count(got, "<") != 2 || strings.Contains(got, "\u2028") || strings.Contains(got, "<!--") {
		t.Error(got)
	}
	var g struct {
		Graph []struct{ Name string } `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(strings.TrimSuffix(strings.TrimPrefix(got, opening), ending)), &g); err != nil || g.Graph[0].Name != text {
		t.Errorf("%v, %+v", err, g)
	}
	if html(Linked(nil)) != "" {
		t.Error("nothing is said in an element")
	}
}

func TestDataset(t *testing.T) {
	v := readVocabulary(t)
	d := dataset("Projects", "All of them", dataDownload{"DataDownload", "https://x.example/data/projects.csv", "text/csv"})
	d.URL, d.Language, d.Publisher = "https://x.example/en/open-data.html", "en", &organisation{Type: government, Name: "The bureau"}
	var n map[string]any
	if err := json.Unmarshal(must(json.Marshal(d)), &n); err != nil {
		t.Fatal(err)
	}
	if faults := v.node("dataset", n); len(faults) > 0 {
		t.Error(faults)
	}
}

func TestMoments(t *testing.T) {
	for _, test := range []struct{ day, clock, zone, want string }{
		{"2026-09-16", "09:00", "Asia/Shanghai", "2026-09-16T09:00:00+08:00"},
		{"2026-07-01", "09:00", "Europe/Berlin", "2026-07-01T09:00:00+02:00"},
		{"2026-01-15", "9:05", "Europe/Berlin", "2026-01-15T09:05:00+01:00"},
		{"2026-09-16", "", "Asia/Shanghai", "2026-09-16"},
		{"2026-09-16", "morning", "Asia/Shanghai", "2026-09-16"},
		{"2026-09-16", "09:00", "Mars/Olympus", "2026-09-16"},
		{"2026-09-16", "09:00", "Local", "2026-09-16"},
		{"2026-09", "09:00", "Asia/Shanghai", "2026-09"},
	} {
		if got := moment(date(test.day), test.clock, i18n.Zone(test.zone)); got != test.want {
			t.Errorf("%v: got %s", test, got)
		}
	}
}

// What others hold out through the office is no service of the government, and
// no fund or loan is offered to machines.
func TestWhatIsNoServiceOfTheGovernment(t *testing.T) {
	for name, change := range map[string]func(*model.Service){
		"a bank's":        func(v *model.Service) { v.Offer = model.Offer{Provider: texts("某行", "A bank")} },
		"a fund":          func(v *model.Service) { v.Type = "fund" },
		"a loan":          func(v *model.Service) { v.Type = "finance" },
		"of unknown hand": func(v *model.Service) { v.Unit = "" },
	} {
		c := town()
		c.Services.Get("guide").Offer = model.Offer{}
		change(c.Services.Get("guide"))
		if types := typesOf(said(t, pagesOf(t, c)["en/services/guide.html"])); !slices.Equal(types, []string{"BreadcrumbList"}) {
			t.Errorf("%s: %v", name, types)
		}
	}
}

// Open data names a license where the site states terms, and the area that the
// publisher serves is said where the home page names it.
func TestTermsAndAreaAreSaidWhereThePageHasThem(t *testing.T) {
	for _, test := range []struct {
		terms, place string
		license      bool
		area         bool
	}{{"", "", false, false}, {"Name us", "X", true, true}, {"Name us", "Elsewhere", true, false}} {
		c := town()
		c.Site.DataTerms, c.Site.Place = texts("", test.terms), texts("", test.place)
		pages := pagesOf(t, c)
		data, home := linkedText(pages["en/open-data.html"]), linkedText(pages["en/index.html"])
		if got := strings.Contains(data, `"license":"https://x.example/en/open-data.html#part.terms"`); got != test.license || got != strings.Contains(data, "license") {
			t.Errorf("%+v: %s", test, data)
		}
		if strings.Contains(home, "areaServed") != test.area {
			t.Errorf("%+v: %s", test, home)
		}
	}
}

func TestEventsOfOneDayAndOfNoPlace(t *testing.T) {
	s := newIndex(input(site(nil))).speech("en").on("en/events/e.html")
	for _, test := range []struct {
		event    model.Event
		from, to string
		where    string
	}{
		{model.Event{Period: i18n.Period{From: date("2026-09-16")}}, "2026-09-16", "2026-09-16", "<nil>"},
		{model.Event{Period: i18n.Period{From: date("2026-09-16"), To: date("2026-09-17")}, City: texts("某市", "X")}, "2026-09-16", "2026-09-17", "&{Place X    <nil> <nil>}"},
		{model.Event{Period: i18n.Period{From: date("2026-09-16")}, Ends: "17:00", Timezone: "Asia/Shanghai"}, "2026-09-16", "2026-09-16", "<nil>"},
	} {
		n := s.eventNode(&Head{}, &test.event).(event)
		if n.Start != test.from || n.End != test.to || fmt.Sprint(n.Location) != test.where {
			t.Errorf("%+v", n)
		}
	}
}

// Chambers of commerce are no authorities.
func TestNetworksAreOrganisations(t *testing.T) {
	c := town()
	c.Offices.Get("desk").Type = model.Network
	types := typesOf(said(t, pagesOf(t, c)["en/offices/desk.html"]))
	if !slices.Equal(types, []string{"BreadcrumbList", "Organization"}) {
		t.Error(types)
	}
}
