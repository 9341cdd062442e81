package profile

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/diag"
)

const (
	onSite  = `<meta name="SiteName" content="投资某市"><meta name="SiteDomain" content="www.example.gov.cn"><meta name="SiteIDCode" content="0000000000">`
	column  = `<meta name="ColumnName" content="项目"><meta name="ColumnDescription" content="d"><meta name="ColumnKeywords" content="k"><meta name="ColumnType" content="数据发布">`
	article = `<meta name="ColumnName" content="项目"><meta name="ArticleTitle" content="甲 项目"><meta name="PubDate" content="2026-01-20 00:00"><meta name="ContentSource" content="局">`
	heading = "<h1>甲 <span>项目</span></h1><h1>第二</h1>"
)

// published is a site of one page of each kind, with a file that they link to.
func published(plain, list, content string) func(*Pages) {
	return func(p *Pages) {
		for _, page := range []Page{
			{Path: "404.html", HTML: []byte("<head>" + plain + "</head>")},
			{Path: "zh/projects/index.html", Kind: Column, HTML: []byte("<head>" + list + "</head>")},
			{Path: "zh/projects/demo-0001.html", Kind: Content, Record: "projects/demo-0001", HTML: []byte("<head>" + content + "</head>" + heading)},
		} {
			p.File(page.Path, int64(len(page.HTML)))
			p.Page(page)
		}
		p.File("files/form.pdf", 7)
		p.File("files/empty.pdf", 0)
	}
}

// TestPages: what inspections look at is looked for in the bytes of the pages.
func TestPages(t *testing.T) {
	without := func(s, tag string) string {
		at := strings.Index(s, `<meta name="`+tag)
		return s[:at] + s[at+strings.Index(s[at:], ">")+1:]
	}
	says := func(s, old, now string) string {
		if !strings.Contains(s, old) {
			t.Fatalf("no %q", old)
		}
		return strings.Replace(s, old, now, 1)
	}
	const plain, list, content = onSite, onSite + column, onSite + article
	fired := map[string]bool{}
	for name, c := range map[string]struct {
		publish func(*Pages)
		want    []string
	}{
		"all right":               {published(plain, list, content), nil},
		"no tag on the 404 page":  {published(without(plain, "SiteName"), list, content), []string{"gov-tag-missing 404.html SiteName  1"}},
		"a tag of columns":        {published(plain, without(list, "ColumnType"), content), []string{"gov-tag-missing zh/projects/index.html ColumnType  1"}},
		"a tag of content":        {published(plain, list, without(content, "ArticleTitle")), []string{"gov-tag-missing zh/projects/demo-0001.html ArticleTitle  1"}},
		"one fault of two pages":  {published(without(plain, "SiteIDCode"), without(list, "SiteIDCode"), content), []string{"gov-tag-missing 404.html SiteIDCode  2"}},
		"twice":                   {published(plain+onSite[:strings.Index(onSite, ">")+1], list, content), []string{"gov-tag-twice 404.html SiteName  1"}},
		"empty":                   {published(plain, says(list, `"项目"`, `" "`), content), []string{"gov-tag-empty zh/projects/index.html ColumnName  1"}},
		"another domain":          {published(says(plain, "www.example", "example"), list, content), []string{"gov-tag-value 404.html SiteDomain example.gov.cn 1"}},
		"another code":            {published(says(plain, "0000000000", "0000000001"), list, content), []string{"gov-tag-value 404.html SiteIDCode 0000000001 1"}},
		"another name":            {published(says(plain, "投资某市", "某市"), list, content), []string{"gov-tag-value 404.html SiteName 某市 1"}},
		"no such type":            {published(plain, says(list, "数据发布", "数据"), content), []string{"gov-tag-value zh/projects/index.html ColumnType 数据 1"}},
		"not the heading":         {published(plain, list, says(content, "甲 项目", "乙项目")), []string{"gov-tag-value zh/projects/demo-0001.html ArticleTitle 乙项目 1"}},
		"a date without its hour": {published(plain, list, says(content, " 00:00", "")), []string{"gov-tag-value zh/projects/demo-0001.html PubDate 2026-01-20 1"}},
		"a date in the future":    {published(plain, list, says(content, "01-20", "02-20")), []string{"gov-tag-value zh/projects/demo-0001.html PubDate 2026-02-20 00:00 1"}},
		"no such day":             {published(plain, list, says(content, "01-20", "01-32")), []string{"gov-tag-value zh/projects/demo-0001.html PubDate 2026-01-32 00:00 1"}},
		"a picture from elsewhere": {published(plain, list, content+`<meta name="Image" content="https://x.example/a.jpg">`),
			[]string{"gov-tag-value zh/projects/demo-0001.html Image https://x.example/a.jpg 1"}},
		"links that lead somewhere": {published(plain, list+`<a href="../../files/form.pdf?a#b"></a><a href="#x"></a><a href="./"></a><a href="mailto:a@b.cn"></a>`+
			`<a href="https://www.example.gov.cn/invest/404.html"></a><a href="https://www.example.gov.cn/other"></a>`, content), nil},
		"a dead link":         {published(plain, list+`<a href="../none.html">x</a>`, content+`<a href="../none.html">x</a>`), []string{"gov-dead-link zh/projects/demo-0001.html zh/none.html"}},
		"a dead full address": {published(plain, list+`<a href="https://www.example.gov.cn/invest/none.html">x</a>`, content), []string{"gov-dead-link zh/projects/index.html none.html"}},
		"a missing picture":   {published(plain, list+`<img src="x.jpg">`, content), []string{"gov-dead-link zh/projects/index.html zh/projects/x.jpg"}},
		"a link outside":      {published(plain, list+`<a href="https://x.example/a">x</a><a href="https://y.gov.cn/">y</a>`, content), []string{"gov-outbound-direct zh/projects/index.html x.example  1"}},
		"an empty attachment": {published(plain, list+`<a href="../../files/empty.pdf">x</a>`, content), []string{"gov-empty-file zh/projects/index.html files/empty.pdf"}},
	} {
		found, _ := judge(t, files(t, governed), "2026-01-31", "", c.publish)
		var got []string
		for _, d := range found {
			fired[d.Rule.Code] = true
			got = append(got, strings.TrimSpace(d.Rule.Code+" "+fmt.Sprintln(d.Args...)))
			if text := d.Message("zh") + d.Message("en"); strings.Contains(text, "%!") {
				t.Errorf("badly said: %s", text)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: found %q, want %q", name, got, c.want)
		}
	}
	for _, r := range pageRules() {
		if !fired[r.Code] {
			t.Errorf("no case has %s", r.Code)
		}
	}
}

// TestTagsThatFactsLack are reported at the record and not once more for its
// page; a site without a code has no tags to look for.
func TestTagsThatFactsLack(t *testing.T) {
	site := files(t, governed)
	change := func(file, old string) {
		site[file].Data = []byte(strings.Replace(string(site[file].Data), old, "", 1))
	}
	change("content/projects/demo-0001/project.toml", "updated = 2026-01-20\n")
	undated := strings.Replace(onSite+article, `<meta name="PubDate" content="2026-01-20 00:00">`, "", 1)
	found, _ := judge(t, site, "2026-01-31", "", published(onSite, onSite+column, undated))
	if got := said(found); !slices.Equal(got, []string{"content/projects/demo-0001/project.toml:1:1 gov-pub-date"}) {
		t.Errorf("no date: %q", got)
	}
	change("data/site.toml", `identity_code = "0000000000"`)
	site["content/projects/demo-0001/project.toml"] = files(t, governed)["content/projects/demo-0001/project.toml"]
	found, _ = judge(t, site, "2026-01-31", "", published("", "", ""))
	if got := said(found); !slices.Equal(got, []string{"data/site.toml:1:1 gov-identity-code"}) {
		t.Errorf("no code: %q", got)
	}
}

// TestEveryRuleIsGraded: a site grades each rule of the profile, switches it
// off, and lets findings stand at a record, of facts as of pages.
func TestEveryRuleIsGraded(t *testing.T) {
	const number, dead = `number = "示政发〔2026〕1号"`, `<a href="none.html">x</a>`
	for name, c := range map[string]struct {
		table, policy, project string
		severities             []diag.Severity
		silenced               []string
	}{
		"as it is":    {"", "", "", []diag.Severity{diag.Error, diag.Warning}, nil},
		"graded":      {"[gov-policy-number]\nseverity = \"error\"\nreason = \"r\"\n[gov-dead-link]\nseverity = \"notice\"\nreason = \"r\"\n", "", "", []diag.Severity{diag.Notice, diag.Error}, nil},
		"off":         {"[gov-policy-number]\nseverity = \"off\"\nreason = \"old\"\n[gov-dead-link]\nseverity = \"off\"\nreason = \"r\"\n", "", "", nil, []string{"gov-dead-link r", "gov-policy-number old"}},
		"at a record": {"", "[lint]\ngov-policy-number = \"old\"\n", "[lint]\ngov-dead-link = \"r\"\n", nil, []string{"gov-dead-link r", "gov-policy-number old"}},
	} {
		site := files(t, governed)
		site["data/lint.toml"] = &fstest.MapFile{Data: []byte(c.table)}
		policy, project := site["content/policies/sample-policy/policy.toml"], site["content/projects/demo-0001/project.toml"]
		policy.Data = []byte(strings.Replace(string(policy.Data), number, "", 1) + "\n" + c.policy)
		project.Data = []byte(string(project.Data) + "\n" + c.project)
		found, silenced := judge(t, site, "2026-01-31", "", published(onSite, onSite+column, onSite+article+dead))
		var got []diag.Severity
		for _, d := range found {
			got = append(got, d.Rule.Severity)
		}
		var quiet []string
		for _, s := range silenced {
			quiet = append(quiet, s.Finding.Rule.Code+" "+s.Reason)
		}
		if !slices.Equal(got, c.severities) || !slices.Equal(quiet, c.silenced) {
			t.Errorf("%s: found %q, silenced %q", name, said(found), quiet)
		}
	}
}
