package view

import (
	"strings"
	"testing"

	"prospectus/generator/model"
	"prospectus/generator/route"
)

// TestLinksOutsideAreAnnounced: on a site that wants it, a link to a site of
// others leads to the part of the page that names its address; links to
// governments and to the site itself do not, nor any where nobody asks.
func TestLinksOutsideAreAnnounced(t *testing.T) {
	for address, want := range map[string]bool{
		"https://x.example/a": true, "https://www.example.gov.cn/invest/zh/": false, "https://y.gov.cn/a": false,
		"https://gov.cn.example/": true, "https://www.gov.cn/": false, "mailto:a@x.example": false,
	} {
		c := governed()
		c.Policies.Get("r").Explains = address
		if s := newIndex(input(c)).speech("zh"); s.announces(address) {
			t.Errorf("%s is announced where nobody asks", address)
		}
		c.Site.Outbound = texts("外部链接由对方负责", "")
		s := newIndex(input(c)).speech("zh").on("zh/policies/r.html")
		if got := s.outward(address); s.announces(address) != want || want == (got == address) || want && !strings.HasPrefix(got, "../leaving.html#to-") {
			t.Errorf("%s: announced as %s", address, got)
		}
		pages := pagesOf(t, c)
		v, ok := pages["zh/leaving.html"].(*Leaving)
		if ok != want {
			t.Errorf("%s: a page of departures: %v", address, ok)
			continue
		}
		if !ok {
			continue
		}
		if len(v.Targets) != 1 || v.Targets[0].Address != address || v.Targets[0].Go.Href != address || s.outward(address) != "../leaving.html#"+v.Targets[0].ID {
			t.Errorf("%s: %+v", address, v.Targets)
		}
		if !v.Meta.NoIndex || v.Meta.Canonical != "" || len(v.Meta.Tags) != 3 || v.Notice.Text != "外部链接由对方负责" {
			t.Errorf("%s: %+v", address, v.Meta)
		}
	}
}

// TestDeparturesAreListedOnce, in order of their addresses, of fields and of
// offices alike.
func TestDeparturesAreListedOnce(t *testing.T) {
	c := governed()
	c.Site.Outbound = texts("外部链接由对方负责", "")
	c.Policies.Get("r").Explains = "https://b.example/"
	second := *c.Policies.Get("r")
	second.ID = "s"
	c = site(map[string][]model.Identified{"policies": {c.Policies.Get("r"), &second}, "offices": {&model.Office{Header: model.Header{ID: "o", Title: texts("局", "Bureau")}, Web: "https://a.example/"}}})
	c.Site.Outbound, c.Site.BaseURL = texts("外部链接由对方负责", ""), "https://www.example.gov.cn"
	for _, lang := range []string{"zh", "en"} {
		v := pagesOf(t, c)[route.Path(lang+"/leaving.html")].(*Leaving)
		if len(v.Targets) != 2 || v.Targets[0].Address != "https://a.example/" || v.Targets[1].Address != "https://b.example/" {
			t.Errorf("%s: %+v", lang, v.Targets)
		}
	}
}
