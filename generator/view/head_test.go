package view

import (
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

func TestHeadLinks(t *testing.T) {
	pages := pagesOf(t, site(map[string][]model.Identified{"projects": {project("p", func(p *model.Project) {
		p.Summary = texts(`摘要 <1>`, `A "summary"`)
	})}}))
	for _, test := range []struct {
		name string
		at   route.Path
		want []string
		none []string
	}{
		{"record", "en/projects/p.html", []string{
			`<meta name="description" content="A &#34;summary&#34;">`,
			`<link rel="canonical" href="https://x.example/en/projects/p.html">`,
			`<link rel="alternate" hreflang="zh-Hans" href="https://x.example/zh/projects/p.html">`,
			`<link rel="alternate" hreflang="en" href="https://x.example/en/projects/p.html">`,
			`<link rel="alternate" hreflang="x-default" href="https://x.example/zh/projects/p.html">`,
			`<meta property="og:title" content="Project p">`,
		}, []string{"noindex"}},
		{"home", "zh/index.html", []string{`<link rel="canonical" href="https://x.example/zh/">`, `<meta name="description" content="一句">`}, []string{"noindex"}},
		{"root", "index.html", []string{`<link rel="canonical" href="https://x.example/">`, `hreflang="en" href="https://x.example/en/"`}, nil},
		{"list", "en/projects/index.html", []string{`hreflang="zh-Hans" href="https://x.example/zh/projects/"`}, []string{"noindex"}},
		{"empty list", "en/events/index.html", []string{`<meta name="robots" content="noindex">`}, nil},
		{"not found", "404.html", nil, []string{"canonical"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := html(pages[test.at].Head())
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("no %s in\n%s", want, got)
				}
			}
			for _, none := range test.none {
				if strings.Contains(got, none) {
					t.Errorf("%s in\n%s", none, got)
				}
			}
		})
	}
}

func TestWithoutABaseURLNothingIsAbsolute(t *testing.T) {
	c := site(map[string][]model.Identified{"projects": {project("p", nil)}})
	c.Site.BaseURL = ""
	for at, page := range pagesOf(t, c) {
		h := page.Head()
		if h.Canonical != "" || strings.Contains(html(h), "canonical") || strings.Contains(html(h), "hreflang") {
			t.Errorf("%s: canonical %q in %s", at, h.Canonical, html(h))
		}
		for _, a := range h.Alternates {
			if a.URL != "" {
				t.Errorf("%s has an absolute translation %s", at, a.URL)
			}
		}
	}
}

func TestAnInventedPlaceIsMarkedAndNotIndexed(t *testing.T) {
	c := site(map[string][]model.Identified{"projects": {project("p", nil)}})
	c.Site.Invented, c.Site.Mark = true, texts("虚构", "")
	pages := pagesOf(t, c)
	for at, page := range pages {
		if !page.Head().NoIndex {
			t.Errorf("%s may be indexed", at)
		}
	}
	s := newIndex(input(c)).speech("en")
	if got := s.mark(); got.Text != "虚构" || got.Lang != "zh-Hans" {
		t.Errorf("mark %+v", got)
	}
	c.Site.Mark = nil
	if got := s.mark(); got.Text != "mark" {
		t.Errorf("the theme's mark %+v", got)
	}
	c.Site.Invented = false
	if got := s.mark(); got.Text != "" {
		t.Errorf("a real place is marked %+v", got)
	}
}

func TestImprint(t *testing.T) {
	pages := pagesOf(t, site(map[string][]model.Identified{"projects": {project("p", func(p *model.Project) { p.Updated = date("2026-06-01") })}}))
	if got, want := pages["en/projects/p.html"].Head().Imprint.Text(), "imprint.edition: 2026.2imprint.hash: 0badcafeimprint.updated: 1 June 2026"; got != want {
		t.Errorf("record says %s, want %s", got, want)
	}
	if got, want := pages["zh/projects/index.html"].Head().Imprint.Text(), "imprint.edition：2026.2imprint.hash：0badcafe"; got != want {
		t.Errorf("list says %s, want %s", got, want)
	}
}

func TestMasthead(t *testing.T) {
	c := town()
	x := newIndex(input(c))
	s := x.speech("en")
	for _, test := range []struct {
		at      route.Path
		kind    string
		current string
	}{
		{"en/projects/alpha.html", "projects", "nav.projects"},
		{"en/industries/food.html", "industries", "nav.projects"},
		{"en/amounts/small.html", "amounts", "nav.projects"},
		{"en/plots/park.a-01.html", "plots", "nav.parks"},
		{"en/pages/about.html", "pages", ""},
		{"en/index.html", "home", ""},
	} {
		f := s.on(test.at).frame(test.kind)
		current := ""
		for _, l := range f.masthead.data.(*Masthead).Items {
			if l.Current {
				current += l.Text
			}
		}
		if current != test.current {
			t.Errorf("%s: current entry %q, want %q", test.at, current, test.current)
		}
		if again := s.on(test.at).frame(test.kind); again != f {
			t.Errorf("%s: its frame is made twice", test.at)
		}
	}
	if a, b := s.on("en/projects/alpha.html").frame("projects"), s.on("en/projects/beta.html").frame("projects"); a != b {
		t.Error("two pages of a folder have a frame each")
	}
	home := s.on("en/index.html").frame("home").masthead.data.(*Masthead)
	if home.Items[0].Href != "projects/index.html" || home.Home.Href != "index.html" {
		t.Errorf("from the home page: %+v", home)
	}
}

func TestFooter(t *testing.T) {
	c := town()
	c.Site.Organiser, c.Site.Complaint, c.Site.ICP, c.Site.SiteID = "unit", "guide", "ICP-1", "id-1"
	c.Site.Notice = texts("声明", "")
	f := newIndex(input(c)).speech("en").on("en/projects/alpha.html").foot()
	if f.Name.Text != "Some Bureau" || f.Address.Text != "1 Road" || !strings.Contains(html(f.Contact), `<a href="mailto:u@x.example">u@x.example</a>`) {
		t.Errorf("publisher %+v", f)
	}
	if got := html(f.Pages); !strings.Contains(got, `href="../pages/about.html"`) || !strings.Contains(got, `href="../services/guide.html"`) {
		t.Errorf("pages %s", got)
	}
	if got := strings.Join(f.Numbers, " "); got != "ICP-1 footer.identity: id-1" {
		t.Errorf("numbers %s", got)
	}
	if len(f.Notices) != 2 || f.Notices[0] != (Phrase{"声明", "zh-Hans"}) || f.Notices[1] != (Phrase{"声明", "zh-Hans"}) {
		t.Errorf("notices %+v", f.Notices)
	}
	c.Site.Notice = nil
	f = newIndex(input(c)).speech("en").on("en/projects/alpha.html").foot()
	if f.Notices[0] != (Phrase{Text: "notice"}) || f.Notices[1] != (Phrase{"notice", "zh-Hans"}) {
		t.Errorf("the theme's notices %+v", f.Notices)
	}
	if got := html(f.Data); !strings.Contains(got, "../feed.xml") || !strings.Contains(got, "../events.ics") {
		t.Errorf("to take away: %s", got)
	}
}

func TestSwitchStaysOnThePage(t *testing.T) {
	pages := pagesOf(t, site(map[string][]model.Identified{"projects": many(25)}))
	for at, want := range map[route.Path]string{
		"en/index.html":            "../zh/index.html",
		"en/projects/index.2.html": "../../zh/projects/index.2.html",
		"en/projects/p-03.html":    "../../zh/projects/p-03.html",
		"en/states/open.html":      "../../zh/states/open.html",
		"en/amounts/small.html":    "../../zh/amounts/small.html",
	} {
		h := pages[at].Head()
		other, own := h.Switch[0], h.Switch[1]
		if other.Href != want || other.To != "zh-Hans" || other.Lang != "zh-Hans" || other.Current {
			t.Errorf("%s leads to %+v", at, other)
		}
		if !own.Current || own.Lang != "" {
			t.Errorf("%s says of itself %+v", at, own)
		}
	}
}

func TestSiteOfOneLanguage(t *testing.T) {
	c := site(map[string][]model.Identified{"projects": {project("p", nil)}})
	c.Site.Languages = []i18n.Tag{"en"}
	for at, page := range pagesOf(t, c) {
		if strings.HasPrefix(string(at), "zh/") {
			t.Errorf("a page in a language that the site has not: %s", at)
		}
		if h := page.Head(); len(h.Switch) > 1 {
			t.Errorf("%s leads to %d languages", at, len(h.Switch))
		}
	}
}

// TestPagesBearTheHashOfWhatTheyShow: all but those that show no record.
func TestPagesBearTheHashOfWhatTheyShow(t *testing.T) {
	bare := map[string]bool{"choose": true, "not-found": true, "moved": true, "search": true, "compare": true, "shortlist": true, "open-data": true, "leaving": true}
	bearing := 0
	for at, p := range pagesOf(t, demonstration(t)) {
		h := p.Head()
		switch l, list := p.(*List); {
		case h.Hash != "":
			bearing++
		case !bare[p.Template()] && !(list && len(l.Groups)+len(l.Before)+len(l.After) == 0):
			t.Errorf("%s (%s) bears no hash", at, p.Template())
		}
	}
	if bearing < 100 {
		t.Errorf("only %d pages bear a hash", bearing)
	}
}
