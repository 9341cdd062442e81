package view

import (
	"fmt"
	"strings"
	"testing"

	"prospectus/generator/changes"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// compared returns the pages of a town and what they are told is new in it.
func compared(t *testing.T, c *model.Catalog, r *changes.Report) map[route.Path]Page {
	t.Helper()
	in := input(c)
	in.Since = func() *changes.Report { return r }
	pages := map[route.Path]Page{}
	for p := range Pages(in) {
		pages[p.Head().Path] = p
	}
	return pages
}

// news is a report with one of everything.
func news() *changes.Report {
	return &changes.Report{
		Old: changes.Head{Number: "2026.1", Date: date("2026-03-31")}, New: changes.Head{Number: "2026.2", Date: date("2026-06-30")},
		Changes: []changes.Change{
			{Kind: "projects", ID: "alpha", What: changes.New},
			{Kind: "policies", ID: "policy", What: changes.Closed},
			{Kind: "parks", ID: "park", What: changes.Renamed, Was: "old-park", Fields: []changes.Field{{Path: "area", Doc: "area", Type: "area", How: changes.Set, From: "9 mu", To: "8 mu"}}},
			{Kind: "plots", ID: "park/a-01", What: changes.Changed, Fields: []changes.Field{{Path: "price", Doc: "price", Type: "quantity", How: changes.Lost}}},
		},
		Gone:      []changes.Gone{{Kind: "projects", IDs: []string{"secret"}, Others: 2}, {Kind: "events", Others: 1}},
		Confirmed: map[string]int{"projects": 7},
	}
}

func TestWhatIsNewHasAPage(t *testing.T) {
	c := town()
	c.Notices = []model.Notice{{Kind: "projects", ID: "secret"}}
	pages := compared(t, c, news())
	v, ok := pages["en/changes.html"].(*Changes)
	if !ok {
		t.Fatal("no page")
	}
	if len(v.New) != 1 || len(v.New[0].Cards) != 1 || len(v.New[0].Links) != 0 || len(v.Closed) != 1 || v.Closed[0].Links[0].Href != "policies/policy.html" {
		t.Errorf("new %+v, closed %+v", v.New, v.Closed)
	}
	if len(v.Changed) != 2 || v.Changed[0].Records[0].Name.Href != "parks/park.html" || !strings.HasPrefix(v.Changed[1].Records[0].Name.Text, "Plot one") {
		t.Errorf("changed %+v", v.Changed)
	}
	if !strings.Contains(v.Changed[0].Records[0].Note, "changes.renamed") {
		t.Errorf("a new number is not told: %+v", v.Changed[0].Records[0])
	}
	if len(v.Gone) != 2 || len(v.Gone[0].Links) != 1 || v.Gone[0].Links[0].Text != "secret" || v.Gone[0].Links[0].Href != "projects/secret.html" || v.Gone[1].Links != nil || v.Gone[1].Note == "" {
		t.Errorf("gone %+v", v.Gone)
	}
	if len(v.Contents) != 4 || v.Pager != nil || v.None != "" || v.Confirmed == "" || v.Dates == "" || len(v.Entries) != 4 || v.Entries[0].Path != "en/projects/alpha.html" {
		t.Errorf("%+v", v)
	}
	if v.Meta.Hash == "" || len(v.Meta.Alternates) != 2 || pages["zh/changes.html"] == nil {
		t.Errorf("%+v", v.Meta)
	}
	home := pages["en/index.html"].(*Home)
	if home.Changes == nil || home.Changes.Href != "changes.html" {
		t.Errorf("the home page does not lead there: %+v", home.Changes)
	}
}

// Where no archive is kept, and for staff, there is no page and no way to one.
func TestNothingIsNewWithoutAnArchive(t *testing.T) {
	staff := input(town())
	staff.Staff = true
	staff.Since = func() *changes.Report { t.Error("staff are compared"); return news() }
	for name, in := range map[string]Input{"no archive": input(town()), "staff": staff} {
		for p := range Pages(in) {
			if _, is := p.(*Changes); is {
				t.Errorf("%s: a page at %s", name, p.Head().Path)
			}
			if home, is := p.(*Home); is && home.Changes != nil {
				t.Errorf("%s: the home page leads to %+v", name, home.Changes)
			}
		}
	}
}

func TestNothingChanged(t *testing.T) {
	v := compared(t, town(), &changes.Report{Old: changes.Head{Number: "1"}, New: changes.Head{Number: "2"}})["en/changes.html"].(*Changes)
	if v.None == "" || v.Contents != nil || v.Dates != "" || v.Confirmed != "" || len(v.Entries) != 0 {
		t.Errorf("%+v", v)
	}
}

// A library in which much has changed goes over several pages, and many new
// projects are named and not shown.
func TestManyChangesHaveSeveralPages(t *testing.T) {
	r := &changes.Report{}
	items := map[string][]model.Identified{}
	for i := range 2*changesOnPage + 1 {
		id := fmt.Sprintf("p-%d", i)
		items["projects"] = append(items["projects"], project(id, nil))
		c := changes.Change{Kind: "projects", ID: id, What: changes.Changed, Fields: []changes.Field{{Path: "wanted", Doc: "wanted", Type: "money", How: changes.Lost}}}
		if i <= newCards {
			r.Changes = append(r.Changes, changes.Change{Kind: "projects", ID: id, What: changes.New})
		}
		r.Changes = append(r.Changes, c)
	}
	pages := compared(t, site(items), r)
	told := 0
	for n, at := range []route.Path{"en/changes.html", "en/changes.2.html", "en/changes.3.html"} {
		v, ok := pages[at].(*Changes)
		if !ok {
			t.Fatalf("no page at %s", at)
		}
		for _, g := range v.Changed {
			told += len(g.Records)
		}
		if first := n == 0; (v.New != nil) != first || (v.Entries != nil) != first || v.Pager == nil {
			t.Errorf("%s: %d new, %d entries", at, len(v.New), len(v.Entries))
		}
	}
	if v := pages["en/changes.html"].(*Changes); told != 2*changesOnPage+1 || len(v.New[0].Links) != newCards+1 || v.New[0].Cards != nil || pages["en/changes.4.html"] != nil {
		t.Errorf("%d told", told)
	}
}

// A clerk who is asked for another page makes no comparison.
func TestComparisonsAreMadeWhenAskedFor(t *testing.T) {
	in, made := input(town()), 0
	in.Since = func() *changes.Report { made++; return news() }
	clerk := NewClerk(in)
	for _, at := range []route.Path{"en/index.html", "zh/projects/alpha.html"} {
		if clerk.Page(at) == nil || made != 0 {
			t.Errorf("%s: %d comparisons", at, made)
		}
	}
	if _, ok := clerk.Page("en/changes.html").(*Changes); !ok || made == 0 {
		t.Error("no page when it is asked for")
	}
}

func TestChangedValues(t *testing.T) {
	said := i18n.Text{"en": "A firm is sought."}
	long := i18n.Text{"en": strings.Repeat("long ", longestNew)}
	for _, test := range []struct {
		name  string
		field changes.Field
		want  []string
		never string
	}{
		{"a figure", changes.Field{Type: "money", How: changes.Set, From: "CNY 1000000", To: "CNY 2000000"}, []string{"RMB 2 million", "changes.previously"}, ""},
		{"a word without what it was", changes.Field{Type: "word", How: changes.Set, To: "new@example.com"}, []string{"new@example.com", "changes.set"}, "previously"},
		{"a figure that is new", changes.Field{Type: "number", How: changes.Given, To: "9"}, []string{"9", "changes.given"}, "set"},
		{"a table that is new", changes.Field{Type: "table", How: changes.Given}, []string{"changes.given"}, ""},
		{"what is not given", changes.Field{Type: "money", How: changes.Lost}, []string{"changes.lost"}, "rows"},
		{"rows that are not given", changes.Field{Type: "table", How: changes.Lost, Dropped: 2}, []string{"changes.lost-rows"}, ""},
		{"an order", changes.Field{Type: "table", How: changes.Reordered}, []string{"changes.reordered"}, ""},
		{"a short text", changes.Field{Type: "text", How: changes.Rewritten, Text: said, Langs: []i18n.Tag{"en"}}, []string{"A firm is sought.", "changes.revised"}, ""},
		{"a long text", changes.Field{Type: "text", How: changes.Rewritten, Text: long, Langs: []i18n.Tag{"en"}}, []string{"changes.revised"}, "long"},
		{"a text in another language", changes.Field{Type: "text", How: changes.Rewritten, Text: i18n.Text{"zh": "找企业"}, Langs: []i18n.Tag{"zh"}}, []string{"changes.revised-in"}, "找企业"},
		{"a list", changes.Field{Type: "words", List: "mode", How: changes.Set, Added: []string{"sole"}, Removed: []string{"lease"}, Dropped: 1}, []string{"changes.added", "changes.removed", "changes.dropped"}, ""},
	} {
		s := scribeFor(site(nil), "en")
		got := html(s.changedValue(s.teller(), test.field))
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %s, want %s", test.name, got, want)
			}
		}
		if test.never != "" && strings.Contains(got, test.never) {
			t.Errorf("%s says %s", test.name, got)
		}
	}
}
