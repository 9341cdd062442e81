package build_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"prospectus/generator/build"
	"prospectus/generator/edition"
	"prospectus/generator/route"
	"prospectus/themes"
)

// A page is what the tests read of one built page.
type page struct {
	lang       string
	title      string
	headings   []string // tag names in order
	links      []string // href and src, as written
	ids        map[string]int
	canonical  string
	robots     string
	alternates map[string]string
}

func parsePage(t *testing.T, name, text string) *page {
	t.Helper()
	p := &page{ids: map[string]int{}, alternates: map[string]string{}}
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return p
		case html.StartTagToken, html.SelfClosingTagToken:
			p.element(z.Token())
		}
	}
}

func (p *page) element(e html.Token) {
	attr := map[string]string{}
	for _, a := range e.Attr {
		attr[a.Key] = a.Val
	}
	if id, ok := attr["id"]; ok {
		p.ids[id]++
	}
	switch e.Data {
	case "html":
		p.lang = attr["lang"]
	case "h1", "h2", "h3", "h4", "h5", "h6":
		p.headings = append(p.headings, e.Data)
	case "meta":
		if attr["name"] == "robots" {
			p.robots = attr["content"]
		}
	case "link":
		switch attr["rel"] {
		case "canonical":
			p.canonical = attr["href"]
			return
		case "alternate":
			if attr["hreflang"] != "" {
				p.alternates[attr["hreflang"]] = attr["href"]
				return
			}
		}
	}
	for _, key := range []string{"href", "src"} {
		if v, ok := attr[key]; ok {
			p.links = append(p.links, v)
		}
	}
}

// sites are what every promise about pages is tested on.
var sites = map[string]string{
	"demonstration":  "../..",
	"zh only":        "testdata/zh-only",
	"four languages": "testdata/four-languages",
}

// eachSite checks the public and the internal edition of every site. Each is
// built once for all tests, which must not change it.
func eachSite(t *testing.T, check func(t *testing.T, all map[string]string)) {
	for name, dir := range sites {
		t.Run(name, func(t *testing.T) { check(t, siteFiles(t, dir, edition.Site)) })
		t.Run(name+", internal", func(t *testing.T) { check(t, siteFiles(t, dir, edition.Office)) })
	}
}

// siteEditions are the editions that were built, by folder and audience.
var siteEditions = map[string]map[string]string{}

func siteFiles(t *testing.T, dir string, audience edition.Audience) map[string]string {
	key := fmt.Sprint(dir, " ", audience)
	if siteEditions[key] == nil {
		in := input(t, dir)
		in.Audience = audience
		out, _ := run(t, in)
		siteEditions[key] = files(t, out)
	}
	return siteEditions[key]
}

// TestEveryLinkResolves follows every relative link and anchor of every page.
func TestEveryLinkResolves(t *testing.T) {
	eachSite(t, func(t *testing.T, all map[string]string) {
		pages := map[string]*page{}
		for name, text := range all {
			if strings.HasSuffix(name, ".html") {
				pages[name] = parsePage(t, name, text)
			}
		}
		if len(pages) < 20 {
			t.Fatalf("only %d pages", len(pages))
		}
		for name, p := range pages {
			for _, link := range p.links {
				checkTarget(t, name, link, all, pages)
			}
		}
	})
}

func checkTarget(t *testing.T, name, link string, all map[string]string, pages map[string]*page) {
	u, err := url.Parse(link)
	if err != nil {
		t.Errorf("%s: bad link %q", name, link)
		return
	}
	if u.Scheme != "" || u.Host != "" {
		if u.Scheme == "http" {
			t.Errorf("%s: plain http link %s", name, link)
		}
		return
	}
	to := name
	if u.Path != "" {
		to = path.Join(path.Dir(name), u.Path)
	}
	if strings.HasPrefix(u.Path, "/") {
		t.Errorf("%s: %q does not work in a sub-folder", name, link)
	}
	if _, ok := all[to]; !ok {
		t.Errorf("%s: %q leads nowhere", name, link)
		return
	}
	if strings.Contains(u.Fragment, "=") {
		checkAnswers(t, name, to, u.Fragment, all[to])
		return
	}
	if p := pages[to]; u.Fragment != "" && p != nil && p.ids[u.Fragment] == 0 {
		t.Errorf("%s: %s has no anchor %q", name, to, u.Fragment)
	}
}

// checkAnswers checks that a fragment which fills a form in answers something
// that the form asks. A page asks no more than its clauses do, so that some of
// what a project states may be asked nowhere.
func checkAnswers(t *testing.T, name, to, fragment, text string) {
	answers, err := url.ParseQuery(fragment)
	if err != nil {
		t.Errorf("%s: %v in %q", name, err, fragment)
	}
	for key := range answers {
		if regexp.MustCompile(`name="?` + regexp.QuoteMeta(key) + `["\s>]`).MatchString(text) {
			return
		}
	}
	t.Errorf("%s: %s asks nothing that %q answers", name, to, fragment)
}

// TestPagesAreSound: a language on every page, one h1, no skipped level, no id
// twice, alternates that answer each other.
func TestPagesAreSound(t *testing.T) {
	eachSite(t, func(t *testing.T, all map[string]string) {
		byCanonical := map[string]*page{}
		for name, text := range all {
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			p := parsePage(t, name, text)
			checkSound(t, name, p)
			if p.canonical != "" {
				byCanonical[p.canonical] = p
			}
		}
		for at, p := range byCanonical {
			for lang, to := range p.alternates {
				other := byCanonical[to]
				if other == nil {
					t.Errorf("%s names %s in %s, which is no page", at, to, lang)
				} else if !slices.Contains(slices.Collect(maps.Values(other.alternates)), at) {
					t.Errorf("%s names %s, which does not answer", at, to)
				}
			}
		}
	})
}

func checkSound(t *testing.T, name string, p *page) {
	if p.lang == "" {
		t.Errorf("%s has no language", name)
	}
	level, ones := 0, 0
	for _, h := range p.headings {
		n := int(h[1] - '0')
		if n == 1 {
			ones++
		}
		if n > level+1 {
			t.Errorf("%s: %s follows h%d", name, h, level)
		}
		level = n
	}
	if ones != 1 {
		t.Errorf("%s has %d h1", name, ones)
	}
	for id, n := range p.ids {
		if n > 1 {
			t.Errorf("%s uses the id %q %d times", name, id, n)
		}
	}
}

// TestInventedMarkIsEverywhere: an invented city says so in every file that
// people or programs read.
func TestInventedMarkIsEverywhere(t *testing.T) {
	for name, text := range siteFiles(t, "../..", edition.Site) {
		switch path.Ext(name) {
		case ".html", ".xml", ".json", ".csv", ".ics", ".vcf", ".txt":
		default:
			continue
		}
		if name == "manifest.json" || strings.HasPrefix(name, "sitemap") {
			continue // lists of addresses and hashes
		}
		unfolded := strings.ReplaceAll(text, "\r\n ", "")
		if !strings.Contains(unfolded, "虚构") && !strings.Contains(unfolded, "invented") {
			t.Errorf("%s does not say that the city is invented", name)
		}
		if strings.HasSuffix(name, ".html") && parsePage(t, name, text).robots == "" && !strings.Contains(text, "http-equiv") {
			t.Errorf("%s may be indexed", name)
		}
	}
}

// TestFilesAreWellFormed reads what other programs read.
func TestFilesAreWellFormed(t *testing.T) {
	eachSite(t, func(t *testing.T, all map[string]string) {
		for name, text := range all {
			switch path.Ext(name) {
			case ".json":
				if !json.Valid([]byte(text)) {
					t.Errorf("%s is not JSON", name)
				}
			case ".xml":
				if err := xml.Unmarshal([]byte(text), new(any)); err != nil && !strings.Contains(err.Error(), "unknown type") {
					t.Errorf("%s: %v", name, err)
				}
			case ".csv":
				if !strings.HasPrefix(text, "\ufeff") {
					t.Errorf("%s has no byte-order mark", name)
				}
			}
		}
	})
}

// TestLanguages: a page in every language of the site, and a record that was
// not written in one says so there, is not indexed and is nobody's alternate.
func TestLanguages(t *testing.T) {
	out, _ := run(t, build.Input{Site: memory(t, "testdata/four-languages"), Themes: themes.FS})
	all := files(t, out)
	for _, lang := range []string{"zh", "en", "zh-Hant", "ja"} {
		name := lang + "/projects/demo-0001.html"
		text, ok := all[name]
		if !ok {
			t.Errorf("there is no %s", name)
			continue
		}
		p := parsePage(t, name, text)
		written := lang != "zh-Hant" // the project has no zh-Hant.md
		if (p.canonical != "") != written {
			t.Errorf("%s: canonical %q", name, p.canonical)
		}
		if _, named := p.alternates["zh-Hant"]; named {
			t.Errorf("%s names the missing translation as an alternate", name)
		}
	}
	if !strings.Contains(all["zh-Hant/projects/demo-0001.html"], `lang=zh-Hans`) && !strings.Contains(all["zh-Hant/projects/demo-0001.html"], `lang="zh-Hans"`) {
		t.Error("foreign prose does not carry its own language")
	}
}

// TestEveryRecordHasItsPage: what the plan gives an address has a page there
// in every language, and the list of every kind is near the home page.
func TestEveryRecordHasItsPage(t *testing.T) {
	visible, _ := edition.For(edition.Site, demonstration(t))
	all := siteFiles(t, "../..", edition.Site)
	plan := route.New(visible)
	for _, lang := range plan.Languages() {
		near := withinTwo(t, all, string(plan.Home(lang)))
		for kind, ids := range visible.Paged() {
			n := 0
			for id := range ids {
				n++
				if at, ok := plan.Record(lang, kind, id); !ok || all[string(at)] == "" {
					t.Errorf("%s %s has no page in %s", kind, id, lang)
				}
			}
			if list := string(plan.List(lang, kind, 1)); n > 0 && !near[list] {
				t.Errorf("%s is further than two steps from the home page", list)
			}
		}
	}
}

// withinTwo returns the pages at most two links away from one.
func withinTwo(t *testing.T, all map[string]string, from string) map[string]bool {
	near := map[string]bool{from: true}
	for range 2 {
		for name := range maps.Clone(near) {
			for _, link := range parsePage(t, name, all[name]).links {
				if to, _, _ := strings.Cut(link, "#"); all[path.Join(path.Dir(name), to)] != "" {
					near[path.Join(path.Dir(name), to)] = true
				}
			}
		}
	}
	return near
}

var (
	inkClass = regexp.MustCompile(`(?:class=| )"?([fs]-[a-z-]+)\b`)
	sceneOf  = regexp.MustCompile(`(?s)<svg class="?scene.*?</svg>`)
	inkRule  = regexp.MustCompile(`\.scene \.([fs]-[a-z-]+)\{`)
)

// TestEveryInkHasItsRule: each layout of a drawing finds the rules of its colours
// on the page, whichever layout brought them. What has none is black.
func TestEveryInkHasItsRule(t *testing.T) {
	drawings := 0
	for _, audience := range []edition.Audience{edition.Site, edition.Office} {
		for name, text := range siteFiles(t, "../..", audience) {
			ruled := map[string]bool{}
			for _, m := range inkRule.FindAllStringSubmatch(text, -1) {
				ruled[m[1]] = true
			}
			for _, drawing := range sceneOf.FindAllString(text, -1) {
				drawings++
				for _, m := range inkClass.FindAllStringSubmatch(drawing, -1) {
					if !ruled[m[1]] {
						t.Errorf("%s: nothing says what %s is", name, m[1])
					}
				}
			}
		}
	}
	if drawings < 500 {
		t.Errorf("only %d drawings", drawings)
	}
}
