package feed

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"time"

	"prospectus/generator/model"
)

// A feedFile is a feed as a reader takes it: by names in the namespace of Atom.
type feedFile struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	Title   string   `xml:"http://www.w3.org/2005/Atom title"`
	ID      string   `xml:"http://www.w3.org/2005/Atom id"`
	Updated string   `xml:"http://www.w3.org/2005/Atom updated"`
	Author  string   `xml:"http://www.w3.org/2005/Atom author>name"`
	Rights  string   `xml:"http://www.w3.org/2005/Atom rights"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"http://www.w3.org/2005/Atom link"`
	Entries []struct {
		Title    string `xml:"http://www.w3.org/2005/Atom title"`
		ID       string `xml:"http://www.w3.org/2005/Atom id"`
		Updated  string `xml:"http://www.w3.org/2005/Atom updated"`
		Summary  string `xml:"http://www.w3.org/2005/Atom summary"`
		Category struct {
			Term string `xml:"term,attr"`
		} `xml:"http://www.w3.org/2005/Atom category"`
		Link struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"http://www.w3.org/2005/Atom link"`
	} `xml:"http://www.w3.org/2005/Atom entry"`
}

func readFeed(t *testing.T, text string) (f feedFile) {
	t.Helper()
	if err := xml.Unmarshal([]byte(text), &f); err != nil {
		t.Fatal(err)
	}
	return f
}

// RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have.
func TestAtomHasWhatItMust(t *testing.T) {
	for lang, html := range map[string]string{"zh": "zh-Hans", "en": "en"} {
		f := readFeed(t, sample(t)[lang+"/feed.xml"])
		self := "https://portal.example/invest/" + lang + "/feed.xml"
		if f.Lang != html || f.Title == "" || f.Author == "" || f.ID != self || f.Rights != "" {
			t.Errorf("%s: %+v", lang, f)
		}
		for i, want := range []string{"self " + self, "alternate https://portal.example/invest/" + lang + "/"} {
			if got := f.Links[i].Rel + " " + f.Links[i].Href; got != want {
				t.Errorf("%s: link %s, want %s", lang, got, want)
			}
		}
		ids := map[string]bool{f.ID: true}
		for _, e := range f.Entries {
			if e.Title == "" || e.Summary == "" || e.Category.Term == "" || e.Link.Rel != "alternate" || e.Link.Href != e.ID || !strings.HasPrefix(e.ID, "https://portal.example/invest/"+lang+"/") {
				t.Errorf("%s: %+v", lang, e)
			}
			if _, err := time.Parse(time.RFC3339, e.Updated); err != nil {
				t.Error(err)
			}
			if ids[e.ID] {
				t.Errorf("%s: two have the id %s", lang, e.ID)
			}
			ids[e.ID] = true
		}
	}
}

func titles(f feedFile) (all []string) {
	for _, e := range f.Entries {
		all = append(all, e.Title)
	}
	return all
}

// The newest stands first and dates the feed; what is not in force says so in
// its title; a page in another language than its record's is left out; texts
// are not markup.
func TestAtomEntries(t *testing.T) {
	files := sample(t)
	for lang, r := range map[string]struct{ titles, updated string }{
		"zh": {"只有中文|板材 <新> & 旧|粉体生产线|[自2026年5月20日起废止] 短命措施|[已废止] 旧措施|[已失效] 到期措施|新措施|将废止措施", "2026-06-25T00:00:00Z"},
		"en": {`Board "new" & <old>|Powder line|[repealed from 20 May 2026] Short measures|[repealed] Old measures|[expired] Expired measures|New measures|Measures to go`, "2026-06-20T00:00:00Z"},
	} {
		f := readFeed(t, files[lang+"/feed.xml"])
		if got := strings.Join(titles(f), "|"); got != r.titles {
			t.Errorf("%s: %s, want %s", lang, got, r.titles)
		}
		if f.Updated != r.updated || f.Updated != f.Entries[0].Updated {
			t.Errorf("%s: updated %s, want %s", lang, f.Updated, r.updated)
		}
	}
}

// An id is an address that stays: it says nothing of what the entry says.
func TestAtomIDsAreStable(t *testing.T) {
	before := readFeed(t, sample(t)["en/feed.xml"])
	all := records()
	for _, item := range all["projects"] {
		h := item.(*model.Project).Head()
		h.Title, h.Updated = both("新名", "A new name"), date("2026-01-01")
	}
	after := readFeed(t, render(t, model.NewCatalog(site(), all))["en/feed.xml"])
	ids := map[string]bool{}
	for _, e := range after.Entries {
		ids[e.ID] = true
	}
	for _, e := range before.Entries {
		if !ids[e.ID] {
			t.Errorf("%s is gone", e.ID)
		}
	}
}

// Only a month is known of one entry: it stands where its last day puts it, so
// that no entry is newer than the feed.
func TestAtomOrderOfUnequalDates(t *testing.T) {
	var items []model.Identified
	for id, day := range map[string]string{"a": "2026-06-01", "b": "2026-06", "c": "2026-05-31", "d": "2025"} {
		items = append(items, &model.Project{Header: header(id, day, id, id)})
	}
	f := readFeed(t, render(t, model.NewCatalog(site(), map[string][]model.Identified{"projects": items}))["zh/feed.xml"])
	if got := strings.Join(titles(f), ""); got != "bacd" || f.Updated != "2026-06-30T00:00:00Z" {
		t.Errorf("in order %s, updated %s", got, f.Updated)
	}
}

// A feed holds the newest of a day in the order of the site, however many
// records there are.
func TestAtomLength(t *testing.T) {
	for _, count := range []int{feedLength + 5, 17 * feedLength} {
		var items []model.Identified
		for i := range count {
			items = append(items, &model.Project{Header: header(fmt.Sprintf("p-%04d", i), fmt.Sprintf("2026-%02d-01", 1+i%6), "项目", "Project")})
		}
		f := readFeed(t, render(t, model.NewCatalog(site(), map[string][]model.Identified{"projects": items}))["zh/feed.xml"])
		if len(f.Entries) != feedLength || f.Entries[0].Updated != "2026-06-01T00:00:00Z" {
			t.Errorf("of %d: %d entries, the first of %s", count, len(f.Entries), f.Entries[0].Updated)
		}
		for i, e := range f.Entries[:min(count/6, feedLength)] {
			if want := fmt.Sprintf("https://portal.example/invest/zh/projects/p-%04d.html", 5+6*i); e.ID != want {
				t.Errorf("of %d: entry %d is %s, want %s", count, i, e.ID, want)
			}
		}
	}
}

// A feed without entries has a date all the same, and the invented mark.
func TestEmptyAtom(t *testing.T) {
	s := site()
	invented(s)
	f := readFeed(t, render(t, model.NewCatalog(s, nil))["en/feed.xml"])
	if f.Updated != "2026-06-30T00:00:00Z" || len(f.Entries) != 0 || f.Rights != "Invented city" {
		t.Errorf("%+v", f)
	}
}
