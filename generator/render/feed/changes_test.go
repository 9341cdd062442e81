package feed

import (
	"strings"
	"testing"

	"prospectus/generator/changes"
	"prospectus/generator/model"
)

// report is a comparison in which one project is new and one policy ended.
func report() *changes.Report {
	return &changes.Report{
		Old: changes.Head{Number: "2026.1"}, New: changes.Head{Number: "2026.2"},
		Changes: []changes.Change{
			{Kind: "projects", ID: "p-2", What: changes.New},
			{Kind: "policies", ID: "out", What: changes.Closed, Fields: []changes.Field{{Path: "expires", Doc: "expires", Type: "date", How: changes.Set, From: "2027-01-31", To: "2026-01-31"}}},
		},
	}
}

func TestWhatIsNewHasAFeed(t *testing.T) {
	s := site()
	files := renderSince(t, model.NewCatalog(s, records()), report)
	feed := files["en/changes.xml"]
	for _, want := range []string{
		`<link rel="self" type="application/atom+xml" href="https://portal.example/invest/en/changes.xml"></link>`,
		`<link rel="alternate" type="text/html" href="https://portal.example/invest/en/changes.html"></link>`,
		`<id>https://portal.example/invest/en/changes.html#2026.2/projects/p-2</id>`,
		`href="https://portal.example/invest/en/projects/p-2.html"`,
		`Board &#34;new&#34; &amp; &lt;old&gt;`,
		`<updated>2026-06-30T00:00:00Z</updated>`,
		`<category term="Policies"></category>`,
	} {
		if !strings.Contains(feed, want) {
			t.Errorf("the feed does not say %s:\n%s", want, feed)
		}
	}
	if n := strings.Count(feed, "<entry>"); n != 2 {
		t.Errorf("%d entries", n)
	}
	if !strings.Contains(files["en/feed.xml"], "<id>https://portal.example/invest/en/changes.html#2026.2</id>") {
		t.Error("the site's own feed does not lead to the page")
	}
	if !strings.Contains(files["sitemap.xml"], "https://portal.example/invest/zh/changes.html") {
		t.Error("the sitemap does not list the page")
	}
}

// Without an address there are no feeds, and without an archive none of this.
func TestNoFeedOfWhatIsNew(t *testing.T) {
	s := site()
	unbased(s)
	if files := renderSince(t, model.NewCatalog(s, records()), report); files["en/changes.xml"] != "" {
		t.Error("a feed without an address")
	}
	for name, text := range render(t, model.NewCatalog(site(), records())) {
		if strings.Contains(name+text, "changes.") {
			t.Errorf("%s tells of what is new", name)
		}
	}
}
