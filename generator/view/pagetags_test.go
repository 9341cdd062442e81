package view

import (
	"strings"
	"testing"

	"prospectus/generator/model"
	"prospectus/generator/route"
)

// governed is a site of a government, with an identity code.
func governed() *model.Catalog {
	c := site(map[string][]model.Identified{
		"projects": {project("p", func(p *model.Project) { p.Updated = date("2026-03-02") }), project("undated", nil)},
		"policies": {&model.Policy{Header: model.Header{ID: "r", Title: texts("办法", "Rules")}, Issuer: "gov", Published: date("2026-02-01"), Disclosure: model.Voluntary}},
		"units":    {&model.Unit{Entry: model.Entry{ID: "gov"}, Name: texts("市政府", "City government")}, &model.Unit{Entry: model.Entry{ID: "ipb"}, Name: texts("投促局", "The bureau")}},
	})
	c.Site.SiteID, c.Site.BaseURL, c.Site.Organiser = "0000000000", "https://www.example.gov.cn/invest", "ipb"
	return c
}

func TestPageTags(t *testing.T) {
	pages := pagesOf(t, governed())
	for at, want := range map[route.Path]string{
		"index.html":               "ColumnName=投资某市 ColumnDescription=一句 ColumnKeywords=投资某市 ColumnType=首页",
		"zh/index.html":            "ColumnName=投资某市 ColumnDescription=一句 ColumnKeywords=投资某市 ColumnType=首页",
		"en/policies/index.html":   "ColumnName=nav.policies ColumnDescription=lead.policies ColumnKeywords=nav.policies ColumnType=政策文件",
		"zh/policies/r.html":       "ColumnName=nav.policies ArticleTitle=办法 PubDate=2026-02-01 00:00 ContentSource=市政府",
		"zh/projects/p.html":       "ColumnName=nav.projects ArticleTitle=项目p PubDate=2026-03-02 00:00 ContentSource=投促局",
		"zh/projects/undated.html": "ColumnName=nav.projects ArticleTitle=项目undated ContentSource=投促局",
		"zh/projects/index.html":   "ColumnName=nav.projects ColumnDescription=lead.projects ColumnKeywords=nav.projects ColumnType=数据发布",
	} {
		page := pages[at]
		if page == nil {
			t.Errorf("no page %s", at)
			continue
		}
		var got []string
		for _, tag := range page.Head().Tags {
			got = append(got, tag.Name+"="+tag.Content)
			if n := strings.Count(html(page.Head()), `<meta name="`+tag.Name+`" content="`); n != 1 {
				t.Errorf("%s has %s %d times", at, tag.Name, n)
			}
		}
		lead := "SiteName=投资某市 SiteDomain=www.example.gov.cn SiteIDCode=0000000000 "
		if strings.HasPrefix(string(at), "en/") {
			lead = "SiteName=Invest in X SiteDomain=www.example.gov.cn SiteIDCode=0000000000 "
		}
		if s := strings.Join(got, " "); s != lead+want {
			t.Errorf("%s: %s, want %s", at, s, lead+want)
		}
	}
}

// TestNoPageTags: without an identity code, or an address, there is none.
func TestNoPageTags(t *testing.T) {
	for name, change := range map[string]func(*model.Site){
		"no code":    func(s *model.Site) { s.SiteID = "" },
		"no address": func(s *model.Site) { s.BaseURL = "" },
	} {
		c := governed()
		change(c.Site)
		for at, page := range pagesOf(t, c) {
			if len(page.Head().Tags) > 0 || strings.Contains(html(page.Head()), "SiteName") {
				t.Errorf("%s: %s has page tags", name, at)
			}
		}
	}
}

// TestOutboundNotice: the notice on outside links stands at the foot.
func TestOutboundNotice(t *testing.T) {
	c := governed()
	c.Site.Outbound = texts("外部链接由对方负责", "")
	f := newIndex(input(c)).speech("zh").on("zh/projects/p.html").foot()
	if last := f.Notices[len(f.Notices)-1]; last.Text != "外部链接由对方负责" {
		t.Errorf("the last notice is %+v", last)
	}
}
