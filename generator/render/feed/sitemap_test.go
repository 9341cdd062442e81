package feed

import (
	"context"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
	"prospectus/generator/view"
)

// A found is an address in a sitemap: when it changed, and where it stands in
// each language.
type found struct {
	mod   string
	langs map[string]string
}

// sitemap reads the addresses of one file.
func sitemap(t *testing.T, text string) map[string]found {
	t.Helper()
	var set struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []struct {
			Loc   string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
			Mod   string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 lastmod"`
			Links []struct {
				Rel  string `xml:"rel,attr"`
				Lang string `xml:"hreflang,attr"`
				Href string `xml:"href,attr"`
			} `xml:"http://www.w3.org/1999/xhtml link"`
		} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
	}
	if err := xml.Unmarshal([]byte(text), &set); err != nil {
		t.Fatal(err)
	}
	all := map[string]found{}
	for _, u := range set.URLs {
		f := found{u.Mod, map[string]string{}}
		for _, l := range u.Links {
			if l.Rel != "alternate" {
				t.Errorf("%s: a link rel=%s", u.Loc, l.Rel)
			}
			f.langs[l.Lang] = l.Href
		}
		if _, twice := all[u.Loc]; twice {
			t.Errorf("%s stands twice", u.Loc)
		}
		all[u.Loc] = f
	}
	return all
}

// Every page that another names as itself in a language names that other, and
// itself.
func TestAlternatesAreReciprocal(t *testing.T) {
	all := sitemap(t, sample(t)["sitemap.xml"])
	named := 0
	for at, u := range all {
		itself := len(u.langs) == 0
		for lang, to := range u.langs {
			named++
			other, ok := all[to]
			if !ok {
				t.Errorf("%s names %s in %s, which is not in the sitemap", at, to, lang)
			}
			back := false
			for _, b := range other.langs {
				back = back || b == at
			}
			if !back {
				t.Errorf("%s names %s in %s, which does not answer", at, to, lang)
			}
			itself = itself || to == at
		}
		if !itself {
			t.Errorf("%s does not name itself", at)
		}
	}
	if named < 40 {
		t.Errorf("only %d alternates", named)
	}
}

func TestSitemapHoldsWhatCanBeFound(t *testing.T) {
	const base = "https://portal.example/invest/"
	all := sitemap(t, sample(t)["sitemap.xml"])
	for _, at := range []string{"", "zh/", "en/", "zh/projects/", "en/projects/p-1.html", "zh/projects/p-3.html", "zh/pages/price-index.html"} {
		if _, ok := all[base+at]; !ok {
			t.Errorf("%s is not in the sitemap", base+at)
		}
	}
	for _, at := range []string{
		"404.html", "zh/index.html",
		"en/projects/p-3.html",   // not written in English
		"zh/projects/p-two.html", // leads elsewhere
		"zh/parks/",              // an empty list
	} {
		if _, ok := all[base+at]; ok {
			t.Errorf("%s is in the sitemap", base+at)
		}
	}
	if _, ok := sitemap(t, sample(t, invented)["sitemap.xml"])[base+"zh/projects/p-two.html"]; ok {
		t.Error("an address that leads elsewhere is in an invented city's sitemap")
	}
	if got := all[base+"zh/projects/p-1.html"]; got.mod != "2026-06-01" || got.langs["zh-Hans"] != base+"zh/projects/p-1.html" || got.langs["en"] != base+"en/projects/p-1.html" {
		t.Errorf("the project: %+v", got)
	}
	if got := all[base+"zh/projects/p-3.html"]; len(got.langs) != 0 {
		t.Errorf("a page in one language names %v", got.langs)
	}
	if got := all[base+"zh/"]; got.langs["x-default"] != base {
		t.Errorf("the home page leads who speaks neither language to %q", got.langs["x-default"])
	}
	for at := range all {
		if !strings.HasPrefix(at, base) || strings.HasSuffix(at, "/index.html") {
			t.Errorf("%s is not the full address of a page", at)
		}
	}
}

// An updated date of which only the month is known is no lastmod.
func TestLastModified(t *testing.T) {
	c := model.NewCatalog(site(), nil)
	plan := route.New(c)
	w := &writer{Renderer: Renderer{Plan: plan, Site: c.Site}}
	for updated, want := range map[string]string{"2026-06-01": "2026-06-01", "2026-06": "", "2026": ""} {
		if got := w.address(&view.Head{Path: "zh/x.html", Updated: date(updated)}).Mod; got != want {
			t.Errorf("%s: %q, want %q", updated, got, want)
		}
	}
	if got := w.address(&view.Head{Path: "zh/x.html", Updated: i18n.Date{}}).Mod; got != "" {
		t.Errorf("no date: %q", got)
	}
}

// A sitemap that is too large is split, with an index over its parts; no
// address is lost or told twice.
func TestSitemapIsSplit(t *testing.T) {
	if sitemapLength > 50_000 {
		t.Errorf("%d addresses in a file; the protocol allows 50,000", sitemapLength)
	}
	for _, r := range []struct{ pages, limit, files int }{{0, 3, 1}, {1, 3, 1}, {3, 3, 1}, {4, 3, 2}, {6, 3, 2}, {7, 3, 3}} {
		c := model.NewCatalog(site(), nil)
		files := memory{}
		w := &writer{Renderer: Renderer{Plan: route.New(c), Site: c.Site}, sink: files, limit: r.limit}
		for i := range r.pages {
			w.sitemap = append(w.sitemap, address{Loc: fmt.Sprintf("https://portal.example/invest/zh/%d.html", i)})
		}
		if err := w.writeSitemap(); err != nil {
			t.Fatal(err)
		}
		all := map[string]found{}
		parts := partsOf(t, files, r.files)
		for _, name := range parts {
			some := sitemap(t, files[name])
			if len(some) > r.limit {
				t.Errorf("%d pages: %s holds %d", r.pages, name, len(some))
			}
			for at, u := range some {
				if _, twice := all[at]; twice {
					t.Errorf("%d pages: %s is told twice", r.pages, at)
				}
				all[at] = u
			}
		}
		if len(parts) != r.files || len(all) != r.pages {
			t.Errorf("%d pages: %d files hold %d", r.pages, len(parts), len(all))
		}
	}
}

// partsOf lists the files that hold addresses: those that the index names, or
// the one that is no index.
func partsOf(t *testing.T, files memory, want int) (names []string) {
	t.Helper()
	if want == 1 {
		return []string{"sitemap.xml"}
	}
	var index struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Parts   []string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemap>loc"`
	}
	if err := xml.Unmarshal([]byte(files["sitemap.xml"]), &index); err != nil {
		t.Fatal(err)
	}
	for _, at := range index.Parts {
		name, ok := strings.CutPrefix(at, "https://portal.example/invest/")
		if _, written := files[name]; !ok || !written {
			t.Errorf("the index names %s, which was not written", at)
		}
		names = append(names, name)
	}
	if len(files) != len(names)+1 {
		t.Errorf("%d files, %d in the index", len(files), len(names))
	}
	return names
}

// The limit of a real build is the one declared.
func TestLimitInUse(t *testing.T) {
	c := model.NewCatalog(site(), nil)
	plan := route.New(c)
	var heads []view.Head
	for i := range sitemapLength + 1 {
		at := plan.List("zh", "projects", i+1)
		h := view.Head{Path: at, Lang: "zh"}
		h.Canonical, _ = plan.Absolute(at)
		heads = append(heads, h)
	}
	files := memory{}
	if err := (Renderer{Plan: plan, Site: c.Site, Word: words, Day: date("2026-06-30")}).Render(context.Background(), pagesOf(heads), files); err != nil {
		t.Fatal(err)
	}
	if first, second := strings.Count(files["sitemap-1.xml"], "<url>"), strings.Count(files["sitemap-2.xml"], "<url>"); first != sitemapLength || second != 1 {
		t.Errorf("%d and %d addresses", first, second)
	}
}
