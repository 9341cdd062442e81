package view

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
	"prospectus/generator/source"
)

func many(n int) []model.Identified {
	var items []model.Identified
	for i := range n {
		items = append(items, project(fmt.Sprintf("p-%02d", i), func(p *model.Project) {
			p.Industry, p.Investment = "food", money(fmt.Sprintf("%d万元", 5000+i*200))
			if i%5 == 4 {
				p.State = model.Closed
			}
		}))
	}
	return items
}

func TestEveryPageHasAHead(t *testing.T) {
	c := site(map[string][]model.Identified{
		"projects":   many(45),
		"industries": {&model.Industry{Entry: model.Entry{ID: "food"}, Name: texts("食品", "Food")}},
	})
	pages := pagesOf(t, c)
	for at, p := range pages {
		h := p.Head()
		if h.Title.Text == "" || h.Lang == "" || h.Kind == "" || p.Template() == "" {
			t.Errorf("%s: title %q, language %q, kind %q, template %q", at, h.Title.Text, h.Lang, h.Kind, p.Template())
		}
		if _, whole := p.(*Chooser); !whole && p.Template() != "not-found" && len(h.Switch) != 2 {
			t.Errorf("%s leads to %d languages", at, len(h.Switch))
		}
		for _, a := range h.Alternates {
			if pages[a.Path] == nil {
				t.Errorf("%s: its translation %s is no page", at, a.Path)
			}
		}
	}
	for _, want := range []route.Path{
		"index.html", "404.html", "zh/index.html", "en/index.html", "en/projects/index.html", "en/projects/index.3.html",
		"en/industries/food.html", "en/industries/food.3.html", "zh/states/closed.html", "zh/amounts/large.html", "en/projects/p-44.html",
	} {
		if pages[want] == nil {
			t.Errorf("no page at %s", want)
		}
	}
	if pages["en/projects/index.4.html"] != nil {
		t.Error("45 projects take three pages of 20")
	}
}

func TestPagesComeInAFixedOrder(t *testing.T) {
	order := func() (paths []route.Path) {
		for p := range Pages(input(site(map[string][]model.Identified{"projects": many(30)}))) {
			paths = append(paths, p.Head().Path)
		}
		return paths
	}
	first := order()
	if !slices.Equal(first, order()) {
		t.Error("the order differs between two runs")
	}
	if first[0] != "index.html" || first[1] != "404.html" || first[2] != "zh/index.html" {
		t.Errorf("begins with %v", first[:3])
	}
}

// A consumer that stops is not given more.
func TestPagesStop(t *testing.T) {
	for n := range 40 {
		got := 0
		for range Pages(input(site(map[string][]model.Identified{"projects": many(5)}))) {
			if got++; got > n {
				break
			}
		}
		if got != n+1 {
			t.Fatalf("got %d pages, wanted to stop after %d", got, n+1)
		}
	}
}

func TestPaging(t *testing.T) {
	pages := pagesOf(t, site(map[string][]model.Identified{"projects": many(45)}))
	first, second := pages["en/projects/index.html"].(*List), pages["en/projects/index.2.html"].(*List)
	if first.Pager.Previous != nil || first.Pager.Next.Href != "index.2.html" {
		t.Errorf("first page: %+v", first.Pager)
	}
	if second.Pager.Previous.Href != "index.html" || second.Pager.Next.Href != "index.3.html" {
		t.Errorf("second page: %+v", second.Pager)
	}
	if len(first.Groups[0].Cards) != 20 || len(pages["en/projects/index.3.html"].(*List).Groups[0].Cards) != 5 {
		t.Error("wrong number of cards")
	}
	if second.Lead != nil || !strings.Contains(second.Meta.Title.Text, "pager.title") {
		t.Errorf("second page is introduced like the first: %q", second.Meta.Title.Text)
	}
	if first.Groups[0].Cards[0] != pages["en/states/open.html"].(*List).Groups[0].Cards[0] {
		t.Error("two lists of one depth do not share a card")
	}
}

func TestPagerLeavesOutFarPages(t *testing.T) {
	s := newIndex(input(site(nil))).speech("en").on("en/projects/index.html")
	p := s.pager(10, 30, func(n int) route.Path { return s.Plan.List("en", "projects", n) })
	var shown []string
	for _, l := range p.Pages {
		shown = append(shown, l.Text)
	}
	if got, want := strings.Join(shown, " "), "1 … 7 8 9 10 11 12 13 … 30"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if s.pager(1, 1, nil) != nil {
		t.Error("a list of one page has a pager")
	}
}

func TestMissingTranslation(t *testing.T) {
	p := project("only", func(p *model.Project) {
		p.Title, p.Summary = texts("只有中文", ""), texts("摘要", "")
		p.Investment, p.Risk = money("2亿元"), texts("风险", "")
		p.Body = model.Prose{"zh": source.Held(source.NewFile("zh.md", "## 一\n\n正文\n").All())}
	})
	pages := pagesOf(t, site(map[string][]model.Identified{"projects": {p}}))
	there, here := pages["en/projects/only.html"].(*Project), pages["zh/projects/only.html"].(*Project)

	h := there.Head()
	if h.Missing == "" || !h.NoIndex || h.Alternates != nil || h.Canonical != "" {
		t.Errorf("missing page: note %q, noindex %v, alternates %v, canonical %q", h.Missing, h.NoIndex, h.Alternates, h.Canonical)
	}
	if got := html(h.Title); got != `<span lang="zh-Hans">只有中文</span>` {
		t.Errorf("title %s", got)
	}
	if got := html(there.Body); !strings.HasPrefix(got, `<div lang="zh-Hans">`) {
		t.Errorf("prose %s", got)
	}
	if got := there.Panel[0].Value.Text(); got != "RMB 200 million" {
		t.Errorf("the facts are not in the page's language: %s", got)
	}
	if got := html(there.Texts[0]); !strings.Contains(got, `<p lang="zh-Hans">风险</p>`) {
		t.Errorf("risk %s", got)
	}
	h = here.Head()
	if h.Missing != "" || h.NoIndex || len(h.Alternates) != 1 || h.Alternates[0].Lang != "zh" {
		t.Errorf("the other page: note %q, noindex %v, alternates %v", h.Missing, h.NoIndex, h.Alternates)
	}
	if html(here.Body) != "<h2 id=\"一\">一</h2><p>正文</p>" {
		t.Errorf("prose %s", html(here.Body))
	}
}

func TestOtherScriptIsMarked(t *testing.T) {
	c := site(map[string][]model.Identified{"projects": {project("p", func(p *model.Project) { p.Title = texts("简体", "") })}})
	c.Site.Languages = []i18n.Tag{"zh", "zh-Hant"}
	pages := pagesOf(t, c)
	p := pages["zh-Hant/projects/p.html"]
	if p == nil {
		t.Fatal("no page")
	}
	if got := html(p.Head().Title); got != `<span lang="zh-Hans">简体</span>` {
		t.Errorf("title %s", got)
	}
	if p.Head().HTMLLang != "zh-Hant" || p.Head().Missing == "" {
		t.Errorf("lang %q, note %q", p.Head().HTMLLang, p.Head().Missing)
	}
}

func TestCrumbsAndLinks(t *testing.T) {
	c := site(map[string][]model.Identified{
		"parks": {&model.Park{Header: model.Header{ID: "east", Title: texts("东园", "East Park")}, Plots: []*model.Plot{{Entry: model.Entry{ID: "a-01"}, Park: "east"}}}},
		"pages": {&model.Page{Header: model.Header{ID: "about", Title: texts("关于", "About"), Aliases: []string{"profile"}}}},
	})
	pages := pagesOf(t, c)
	var crumbs []string
	for _, l := range pages["en/plots/east.a-01.html"].Head().Crumbs {
		crumbs = append(crumbs, l.Text+"="+l.Href)
	}
	if got, want := strings.Join(crumbs, " "), "nav.home=../index.html nav.parks=../parks/index.html East Park=../parks/east.html a-01="; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	moved := pages["en/pages/profile.html"].(*Redirect)
	if moved.To.Href != "about.html" || !moved.Meta.NoIndex || moved.Meta.Canonical != "https://x.example/en/pages/about.html" {
		t.Errorf("redirect %+v to %+v", moved.Meta, moved.To)
	}
	if got := pages["zh/parks/east.html"].Head().Switch[1].Href; got != "../../en/parks/east.html" {
		t.Errorf("the other language is at %s", got)
	}
}

func TestWithdrawnProjectsStandInNoOtherList(t *testing.T) {
	c := site(map[string][]model.Identified{"projects": {
		project("a", func(p *model.Project) { p.State = model.Withdrawn }),
		project("b", func(p *model.Project) { p.State = model.Closed }),
		project("c", nil),
		project("d", func(p *model.Project) { p.Order = 1 }),
	}})
	x := newIndex(input(c))
	var ids []string
	for _, p := range x.projects[all] {
		ids = append(ids, p.ID)
	}
	if got := strings.Join(ids, " "); got != "d c b" {
		t.Errorf("list holds %s", got)
	}
	if len(x.projects["states/withdrawn"]) != 1 {
		t.Error("the list of withdrawn projects is empty")
	}
	if pagesOf(t, c)["zh/projects/a.html"] == nil {
		t.Error("a withdrawn project has no page")
	}
}

func TestBands(t *testing.T) {
	c := site(map[string][]model.Identified{"rates": {&model.Rate{Entry: model.Entry{ID: "USD"}, PerUnit: must(i18n.ParseDecimal("7"))}}})
	x := newIndex(input(c))
	for in, want := range map[string]string{
		"9999万元": "small", "1亿元": "large", "8000万元–2亿元": "small", "面议": "", "USD 20 million": "large", "USD 14 million": "small", "100万欧元": "",
	} {
		if got := x.band(money(in)); got != want {
			t.Errorf("%s falls into %q, want %q", in, got, want)
		}
	}
}

func TestNotFoundNamesEveryLanguage(t *testing.T) {
	v := pagesOf(t, site(nil))["404.html"].(*NotFound)
	if len(v.Entries) != 2 || v.Entries[1].Lang != "en" || v.Entries[1].Home.Href != "https://x.example/en/" {
		t.Errorf("%+v", v.Entries)
	}
	if !v.Meta.NoIndex {
		t.Error("it may be indexed")
	}
}
