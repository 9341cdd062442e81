package profile

import (
	"bytes"
	"cmp"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/html"

	"prospectus/generator/diag"
	"prospectus/generator/grade"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// PageKind is what the standard of page tags takes a page for.
type PageKind int

// The kinds of pages: what is neither a column nor content bears the tags of
// the site alone.
const (
	Plain PageKind = iota
	Column
	Content
)

// A Page is a page as it was written.
type Page struct {
	Path    string // from the site's root
	Kind    PageKind
	Record  string // its name as in package grade; empty for none
	Departs bool   // it is the page before links that lead outside
	HTML    []byte
}

// Pages judges a site by what is published: the bytes of every page, and the
// files that its links lead to. It is safe for concurrent use.
type Pages struct {
	check  *checker
	tags   bool // the site has what page tags are made of; what it lacks is reported for the site
	host   string
	base   *url.URL // nil without an address
	names  []string // of the site, by language
	code   string   // the site's identity code
	notice bool     // links that lead outside are announced
	known  map[string]facts

	mu    sync.Mutex
	found map[wrong]*places
	sizes map[string]int64 // of every file, by path
	leads map[string]lead  // of links, by where they lead
}

// facts are what a record has for the tags of its page.
type facts struct {
	published, made i18n.Date
	source          bool
}

// wrong is what is wrong with pages: one finding, however many they are. Record
// is named only where its reasons may let the finding stand.
type wrong struct {
	rule              *diag.Rule
	record, tag, said string
}

type places struct {
	first string
	n     int
}

type lead struct {
	from   string // the first page that leads there, in order of paths
	record string
}

// newPages makes the judge of a site's pages. What it keeps of the catalogue is
// what tags are held against.
func (c *checker) newPages() *Pages {
	s := c.site
	p := &Pages{check: c, known: map[string]facts{}, found: map[wrong]*places{}, sizes: map[string]int64{}, leads: map[string]lead{}}
	if u, err := url.Parse(s.BaseURL); err == nil && u.Hostname() != "" {
		p.base, p.host = u, u.Hostname()
	}
	p.names, p.code, p.notice = slices.Collect(maps.Values(s.Title)), s.SiteID, len(s.Outbound) > 0
	p.tags = p.host != "" && p.code != "" && len(p.names) > 0
	for kind, r := range c.Catalog.Records() {
		f := facts{published: model.Published(r), source: model.SourceOf(r) != "" || s.Organiser != ""}
		if policy, ok := r.(*model.Policy); ok {
			f.made = policy.Made
		}
		p.known[grade.Name(kind.Name, r.Ident())] = f
	}
	return p
}

// Page judges the bytes of one page. A nil Pages judges nothing.
func (p *Pages) Page(page Page) {
	if p == nil {
		return
	}
	s := read(page.HTML)
	if p.tags {
		p.checkTags(page, s)
	}
	for _, href := range s.leads {
		p.follow(page, href)
	}
	for _, href := range s.links {
		u, err := url.Parse(href)
		if err == nil && p.notice && !page.Departs && u.Host != "" && !government(u.Hostname()) && u.Hostname() != p.host {
			p.note(linkUnannounced, page, u.Hostname(), "")
		}
	}
}

// File notes a file that is published and its size in bytes.
func (p *Pages) File(name string, size int64) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sizes[name] = size
}

// siteTags are on every page; the others by its kind.
var (
	siteTags = []string{"SiteName", "SiteDomain", "SiteIDCode"}
	kindTags = map[PageKind][]string{
		Column:  {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"},
		Content: {"ArticleTitle", "PubDate", "ContentSource", "ColumnName"},
	}
)

// checkTags holds a page's tags against the standard: each there, once, saying
// something, and that what it should.
func (p *Pages) checkTags(page Page, s seen) {
	for _, tag := range slices.Concat(siteTags, kindTags[page.Kind]) {
		if len(s.tags[tag]) == 0 && !p.excused(page, tag) {
			p.note(tagMissing, page, tag, "")
		}
	}
	for _, tag := range slices.Sorted(maps.Keys(s.tags)) {
		switch values := s.tags[tag]; {
		case len(values) > 1:
			p.note(tagTwice, page, tag, "")
		case strings.TrimSpace(values[0]) == "":
			p.note(tagEmpty, page, tag, "")
		case !p.right(page, tag, values[0], s):
			p.note(tagWrong, page, tag, values[0])
		}
	}
}

// excused reports whether a tag is missing because a fact is, which has been
// reported at the record.
func (p *Pages) excused(page Page, tag string) bool {
	f, ok := p.known[page.Record]
	return ok && (tag == "PubDate" && !f.published.IsDay() || tag == "ContentSource" && !f.source)
}

// columnTypes are the types of columns that the standard knows.
var columnTypes = []string{"首页", "概况信息", "机构职能", "负责人信息", "工作动态", "政策文件", "信息公开指南", "信息公开目录",
	"信息公开年报", "依申请公开", "数据发布", "数据开放", "政策解读", "回应关切", "办事服务", "咨询投诉", "征集调查", "在线访谈"}

var pubDate = regexp.MustCompile(`^(\d{4}-\d\d-\d\d) \d\d:\d\d$`)

// right reports whether a tag's value is what it should be, so far as can be
// told.
func (p *Pages) right(page Page, tag, value string, s seen) bool {
	switch tag {
	case "SiteName":
		return slices.Contains(p.names, value)
	case "SiteDomain":
		return value == p.host
	case "SiteIDCode":
		return value == p.code
	case "ColumnType":
		return slices.Contains(columnTypes, value)
	case "ArticleTitle":
		return value == s.title
	case "PubDate":
		return p.rightDate(page, value)
	case "Url", "Image":
		u, err := url.Parse(value)
		return err == nil && u.Scheme != "" && u.Hostname() == p.host
	}
	return true
}

// rightDate reports whether a date of publication is in form, not in the
// future, and not before its document was made.
func (p *Pages) rightDate(page Page, value string) bool {
	m := pubDate.FindStringSubmatch(value)
	if m == nil {
		return false
	}
	if _, err := time.Parse("2006-01-02 15:04", value); err != nil {
		return false
	}
	day, err := i18n.ParseDate(m[1])
	made := p.known[page.Record].made
	return err == nil && (p.check.Day.IsZero() || !p.check.Day.Before(day)) && (made.IsZero() || !day.Before(made))
}

// note gathers a finding about a page.
func (p *Pages) note(rule *diag.Rule, page Page, tag, said string) {
	w := wrong{rule: rule, tag: tag, said: said}
	if p.check.grades.Keeps(page.Record, rule) {
		w.record = page.Record
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	at := p.found[w]
	if at == nil {
		at = &places{first: page.Path}
		p.found[w] = at
	}
	at.n++
	at.first = min(at.first, page.Path)
}

// follow notes where a link of a page leads, where that is on the site.
func (p *Pages) follow(page Page, href string) {
	to, ok := p.local(page.Path, href)
	if !ok {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if before, ok := p.leads[to]; !ok || page.Path < before.from {
		p.leads[to] = lead{page.Path, page.Record}
	}
}

// local returns the file of the site that a link leads to. A full address below
// the site's own leads to it too.
func (p *Pages) local(from, href string) (string, bool) {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil {
		return href, true // leads nowhere
	}
	switch {
	case u.Scheme == "" && u.Host == "" && u.Path == "":
		return "", false // on the page itself
	case u.Scheme == "" && u.Host == "" && !strings.HasPrefix(u.Path, "/"):
		return folder(path.Join(path.Dir(from), u.Path), u.Path), true
	case p.base == nil || u.Hostname() != p.host || u.Scheme != "" && u.Scheme != p.base.Scheme:
		return "", false
	}
	rest, ok := strings.CutPrefix(u.Path, strings.TrimSuffix(p.base.Path, "/")+"/")
	return folder(path.Clean(rest), u.Path), ok
}

// folder returns the file that a server shows for a path that ends in a slash.
func folder(clean, written string) string {
	if strings.HasSuffix(written, "/") || clean == "." {
		return path.Join(clean, "index.html")
	}
	return clean
}

// Finish reports what was found, when everything has been written.
func (p *Pages) Finish() {
	if p == nil {
		return
	}
	for _, to := range slices.Sorted(maps.Keys(p.leads)) {
		at := p.leads[to]
		switch size, ok := p.sizes[to]; {
		case !ok:
			p.report(linkBroken, at.record, at.from, to)
		case size == 0:
			p.report(fileEmpty, at.record, at.from, to)
		}
	}
	all := slices.SortedFunc(maps.Keys(p.found), func(a, b wrong) int {
		return cmp.Or(strings.Compare(p.found[a].first, p.found[b].first), strings.Compare(a.rule.Code, b.rule.Code), strings.Compare(a.tag, b.tag), strings.Compare(a.said, b.said))
	})
	for _, w := range all {
		at := p.found[w]
		p.report(w.rule, w.record, at.first, w.tag, w.said, at.n)
	}
	p.check.grades.Tried(pageRules()...)
}

// report settles a finding about the page first named among its arguments.
func (p *Pages) report(rule *diag.Rule, record string, args ...any) {
	p.check.settle(rule.At(source.Span{}, args...), record)
}

// A seen is what matters of a page's HTML.
type seen struct {
	tags  map[string][]string
	title string   // the words of its first h1
	links []string // addresses that a reader may follow
	leads []string // addresses that links, pictures, scripts and style sheets name
}

// ours tells the names of page tags from those of other meta elements.
var ours = func() map[string]bool {
	all := map[string]bool{}
	for _, tag := range slices.Concat(siteTags, kindTags[Column], kindTags[Content], []string{"Keywords", "Author", "Description", "Image", "Url"}) {
		all[tag] = true
	}
	return all
}()

// read reads a page to its end.
func read(page []byte) seen {
	s := seen{tags: map[string][]string{}}
	z := html.NewTokenizer(bytes.NewReader(page))
	heading, titled := false, false
	var title strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			s.title = strings.Join(strings.Fields(title.String()), " ")
			return s
		case html.TextToken:
			if heading {
				title.Write(z.Text())
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "h1" {
				heading, titled = false, true
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			heading = heading || string(name) == "h1" && !titled
			s.element(string(name), z)
		}
	}
}

// element notes the tag or the address that an element bears.
func (s *seen) element(name string, z *html.Tokenizer) {
	has := map[string]string{}
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		has[string(key)] = string(value)
	}
	if name == "meta" && ours[has["name"]] {
		s.tags[has["name"]] = append(s.tags[has["name"]], has["content"])
	}
	for _, key := range []string{"href", "src"} {
		if address, ok := has[key]; ok && name != "base" {
			s.leads = append(s.leads, address)
			if name == "a" || name == "area" {
				s.links = append(s.links, address)
			}
		}
	}
}
