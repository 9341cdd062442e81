package route_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/route"
)

// longest is an id of as many bytes as an id may have.
var longest = strings.Repeat("a", 64)

// catalogue holds one record of every kind, each with a former id, and what
// else has pages; all ids are as long as they may be.
func catalogue(langs ...i18n.Tag) *model.Catalog {
	header := func() model.Header { return model.Header{ID: longest, Aliases: []string{"former"}} }
	entry := model.Entry{ID: longest}
	return model.NewCatalog(&model.Site{Languages: langs, Bands: []model.AmountBand{{ID: longest}}}, map[string][]model.Identified{
		"projects":  {&model.Project{Header: header()}},
		"chains":    {&model.Chain{Header: header(), Nodes: []*model.Node{{Entry: entry, Chain: longest}}}},
		"policies":  {&model.Policy{Header: header()}},
		"briefings": {&model.Briefing{Header: header()}},
		"parks": {&model.Park{Header: header(),
			Plots:     []*model.Plot{{Entry: entry, Park: longest}},
			Buildings: []*model.Building{{Entry: entry, Park: longest}}}},
		"offices":    {&model.Office{Header: header()}},
		"services":   {&model.Service{Header: header()}},
		"events":     {&model.Event{Header: header()}},
		"pages":      {&model.Page{Header: header()}},
		"industries": {&model.Industry{Entry: entry}},
		"regions":    {&model.Region{Entry: entry}},
	})
}

// paths lists every file whose address the plan knows, by what it is.
func paths(c *model.Catalog) map[string]route.Path {
	p := route.New(c)
	all := map[string]route.Path{
		"root": p.Root(), "not found": p.NotFound(), "sitemap": route.Sitemap, "robots": route.Robots,
		"asset": p.Asset("site.0123456789abcdef.css"),
	}
	add := func(what string, lang i18n.Tag, at route.Path) { all[fmt.Sprint(lang, " ", what)] = at }
	for _, lang := range p.Languages() {
		add("home", lang, p.Home(lang))
		feed, _ := p.Feed(lang)
		add("feed", lang, feed)
		add("calendar", lang, p.Calendar(lang, ""))
		add("calendar of one", lang, p.Calendar(lang, longest))
		add("card", lang, p.Card(lang, longest))
		for kind, ids := range pages(c) {
			for _, n := range []int{1, 2, 9999} {
				add(fmt.Sprint("list ", kind, n), lang, p.List(lang, kind, n))
			}
			for _, id := range ids {
				for _, n := range []int{1, 2, 9999} {
					add(fmt.Sprint(kind, " ", id, n), lang, p.More(lang, kind, id, n))
				}
			}
		}
	}
	for _, r := range p.Redirects() {
		add("redirect "+string(r.From), r.Lang, r.From)
	}
	for kind := range c.Paged() {
		all["json "+kind], all["csv "+kind] = p.Data(kind, "json"), p.Data(kind, "csv")
		all["media "+kind] = p.Media(kind, longest, "a-photograph-with-a-name-of-fifty-characters-1.jpeg")
		all["copy "+kind] = p.Copy(kind, longest, "a-photograph-with-a-name-of-fifty-characters-1.jpeg", 1600, "png")
	}
	return all
}

// pages lists the ids that have a page, by kind.
func pages(c *model.Catalog) map[string][]string {
	all := map[string][]string{}
	for kind, ids := range c.Paged() {
		all[kind] = slices.Collect(ids)
	}
	for _, b := range c.Site.Bands {
		all[route.Amounts] = append(all[route.Amounts], b.ID)
	}
	all[route.States] = model.State("").Values()
	return all
}

// Every file has an address of its own, which the output takes and which is
// under 180 bytes however long the ids are, park and plot together too.
func TestEveryAddressIsItsOwnAndValid(t *testing.T) {
	c := catalogue("zh", "en", "zh-Hant-TW")
	taken := map[string]string{}
	for what, at := range paths(c) {
		if err := output.CheckPath(string(at)); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		folded := strings.ToLower(string(at))
		if other := taken[folded]; other != "" {
			t.Errorf("%s and %s are both at %s", what, other, at)
		}
		taken[folded] = what
	}
	if len(taken) < 300 {
		t.Errorf("only %d addresses were tried", len(taken))
	}
	if at, ok := route.New(c).Record("zh", "plots", longest+"/"+longest); !ok || string(at) != "zh/plots/"+longest+"."+longest+".html" {
		t.Errorf("a plot lies at %q, %v", at, ok)
	}
}

func TestAddresses(t *testing.T) {
	p := route.New(catalogue("zh", "en"))
	for got, want := range map[route.Path]string{
		p.List("zh", "projects", 1):             "zh/projects/index.html",
		p.List("en", "projects", 3):             "en/projects/index.3.html",
		p.More("zh", "industries", "ceram", 1):  "zh/industries/ceram.html",
		p.More("zh", "industries", "ceram", 12): "zh/industries/ceram.12.html",
		p.Home("en"):                            "en/index.html",
		p.Calendar("zh", "fair"):                "zh/events/fair.ics",
		p.Card("zh", "bureau"):                  "zh/offices/bureau.vcf",
		p.Data("projects", "csv"):               "data/projects.csv",
		p.Media("plots", "park/a-01", "x.jpg"):  "media/plots/park.a-01/x.jpg",
	} {
		if string(got) != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestOnlyWhatIsHeldHasAPage(t *testing.T) {
	p := route.New(catalogue("zh"))
	for _, r := range []struct {
		kind, id string
		want     bool
	}{
		{"projects", longest, true}, {"projects", "gone", false}, {"projects", "former", false},
		{"states", "open", true}, {"states", "sold", false}, {"amounts", longest, true}, {"amounts", "other", false},
		{"nodes", longest + "/" + longest, false}, {"firms", longest, false}, {"", "", false},
	} {
		if _, got := p.Record("zh", r.kind, r.id); got != r.want {
			t.Errorf("%s/%s has a page: %v", r.kind, r.id, got)
		}
	}
}

func TestNodeIsAPlaceOnItsChain(t *testing.T) {
	p := route.New(catalogue("zh"))
	to, anchor, ok := p.Node("zh", longest+"/board")
	if string(to) != "zh/chains/"+longest+".html" || anchor != "node-board" || !ok {
		t.Errorf("the node is at %s#%s, %v", to, anchor, ok)
	}
	for _, ident := range []string{"gone/board", longest, ""} {
		if _, _, ok := p.Node("zh", ident); ok {
			t.Errorf("there is a node %q", ident)
		}
	}
}

func TestAliasesLeadThereInEveryLanguage(t *testing.T) {
	c := catalogue("zh", "en", "ja")
	got := map[route.Path]route.Redirect{}
	for _, r := range route.New(c).Redirects() {
		if _, twice := got[r.From]; twice {
			t.Errorf("two redirects at %s", r.From)
		}
		got[r.From] = r
	}
	for _, lang := range []string{"zh", "en", "ja"} {
		for from, to := range map[string]string{
			"projects/former": "projects/" + longest,
			"parks/former":    "parks/" + longest,
			"pages/former":    "pages/" + longest,
			// A plot moves with its park.
			"plots/former." + longest:     "plots/" + longest + "." + longest,
			"buildings/former." + longest: "buildings/" + longest + "." + longest,
		} {
			r := got[route.Path(lang+"/"+from+".html")]
			if string(r.To) != lang+"/"+to+".html" || string(r.Lang) != lang || r.Record == nil {
				t.Errorf("%s/%s leads to %q in %q", lang, from, r.To, r.Lang)
			}
		}
	}
	if want := 3 * (9 + 2); len(got) != want {
		t.Errorf("%d redirects, want %d", len(got), want)
	}
}

func TestAbsolute(t *testing.T) {
	for _, r := range []struct{ base, path, want string }{
		{"https://invest.example", "index.html", "https://invest.example/"},
		{"https://invest.example/", "index.html", "https://invest.example/"},
		{"https://invest.example/", "zh/index.html", "https://invest.example/zh/"},
		{"https://invest.example/", "zh/projects/index.html", "https://invest.example/zh/projects/"},
		{"https://invest.example/", "zh/projects/index.2.html", "https://invest.example/zh/projects/index.2.html"},
		{"https://invest.example/", "zh/projects/a.html", "https://invest.example/zh/projects/a.html"},
		{"https://portal.example/invest", "zh/projects/a.html", "https://portal.example/invest/zh/projects/a.html"},
		{"https://portal.example/invest/", "sitemap.xml", "https://portal.example/invest/sitemap.xml"},
		// An id that ends as a list is called is no list.
		{"https://invest.example/", "zh/pages/price-index.html", "https://invest.example/zh/pages/price-index.html"},
	} {
		c := catalogue("zh")
		c.Site.BaseURL = r.base
		if got, ok := route.New(c).Absolute(route.Path(r.path)); got != r.want || !ok {
			t.Errorf("%s at %s: %q, %v; want %s", r.path, r.base, got, ok, r.want)
		}
	}
	p := route.New(catalogue("zh"))
	if got, ok := p.Absolute("zh/index.html"); ok || got != "" {
		t.Errorf("without a base URL: %q, %v", got, ok)
	}
	if _, ok := p.Feed("zh"); ok {
		t.Error("there is a feed without a base URL")
	}
}

// A plan does not change through what it gave away.
func TestPlanIsImmutable(t *testing.T) {
	p := route.New(catalogue("zh", "en"))
	p.Languages()[0] = "xx"
	p.Redirects()[0].From = "xx"
	if p.Languages()[0] != "zh" || p.Redirects()[0].From == "xx" {
		t.Error("a caller changed the plan")
	}
}
