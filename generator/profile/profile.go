package profile

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"prospectus/generator/diag"
	"prospectus/generator/grade"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// Input is what the checks read.
type Input struct {
	Catalog *model.Catalog // what the public sees; Origins of its records may be missing
	Full    *model.Catalog // the same records with their places
	Day     i18n.Date
}

// Check holds a site to the profile that it declares, or to the one that is
// asked for: what a site lacks that declares none is a notice. What it finds is
// settled by what the site says of its checks. It returns the judge of the pages
// that are then written, nil where there is no such profile.
func Check(in Input, asked string, grades *grade.Grades, list *diag.List) *Pages {
	c := &checker{Input: in, site: in.Full.Site, grades: grades, list: list}
	name := c.site.Profile
	if name == "" {
		name, c.lenient = asked, true
	}
	if !slices.Contains(Names(), name) {
		c.list.Add(unknownProfile.At(c.site.At("profile"), name).Meant(name, Names()))
		return nil
	}
	c.checkSite()
	c.checkColumns()
	c.checkRecords()
	grades.Tried(factRules()...)
	pages := c.newPages()
	c.Catalog, c.Full, c.site = nil, nil, nil // what follows looks at pages
	return pages
}

// Columns tells, as notices, which columns of a site that declares no profile are
// empty or stale by the measure of government sites: for those who keep any site
// and look at what to publish next.
func Columns(in Input, grades *grade.Grades, list *diag.List) {
	c := &checker{Input: in, site: in.Full.Site, grades: grades, list: list, lenient: true}
	c.checkColumns()
}

type checker struct {
	Input
	site    *model.Site
	grades  *grade.Grades
	list    *diag.List
	lenient bool // everything is a notice
}

// report notes something about the site as a whole.
func (c *checker) report(r *diag.Rule, at source.Span, args ...any) { c.settle(r.At(at, args...), "") }

// reportOn notes something about a record.
func (c *checker) reportOn(rec subject, r *diag.Rule, path string, args ...any) {
	c.settle(r.At(rec.At(path), args...), rec.name)
}

// settle has a finding counted as the site takes it.
func (c *checker) settle(found diag.Diagnostic, record string) {
	if c.lenient {
		softer := *found.Rule
		softer.Severity = diag.Notice
		found.Rule = &softer
	}
	c.grades.Settle(found, record, c.list)
}

// A subject is a record with its places and its name as in package grade.
type subject struct {
	model.Record
	name string
}

const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼黔滇蜀陇"

var (
	identityForm = regexp.MustCompile(`^([A-Za-z]{2}\d{8}|\d{10})$`)
	icpForm      = regexp.MustCompile(`^[` + provinces + `]ICP备\d{8}号(-\d+)?$`)
	policeForm   = regexp.MustCompile(`^[` + provinces + `]公网安备 ?\d{14}号$`)
	approvalForm = regexp.MustCompile(`^(审图号：)?(GS|[` + provinces + `]S)[\p{Han}]?[（(〔]\d{4}[）)〕]\d+号$`)
)

// checkSite looks at data/site.toml.
func (c *checker) checkSite() {
	s := c.site
	if len(s.Title) == 0 {
		c.report(noName, s.At(""))
	}
	if u, err := url.Parse(s.BaseURL); s.BaseURL == "" || err != nil {
		c.report(noAddress, s.At(""))
	} else if !government(u.Hostname()) {
		c.report(notGovernment, s.At("base_url"), u.Hostname())
	}
	number := func(value, key string, none, bad *diag.Rule, form *regexp.Regexp) {
		switch {
		case value == "":
			c.report(none, s.At(""))
		case !form.MatchString(value):
			c.report(bad, s.At(key), value)
		}
	}
	number(s.SiteID, "identity_code", noIdentity, badIdentity, identityForm)
	number(s.ICP, "icp", noICP, badICP, icpForm)
	number(s.Police, "public_security", noPolice, badPolice, policeForm)
	if s.Organiser == "" {
		c.report(noOrganiser, s.At(""))
	}
	if s.Complaint == "" {
		c.report(noComplaint, s.At(""))
	}
}

func government(host string) bool { return host == "gov.cn" || strings.HasSuffix(host, ".gov.cn") }

// columns are those that a government site must have, and where their records
// lie.
var columns = []struct {
	folder string
	name   i18n.Text
}{
	{"pages", i18n.Text{"zh": "概况信息", "en": "about the place (概况信息)"}},
	{"offices", i18n.Text{"zh": "机构职能", "en": "the office and its duties (机构职能)"}},
	{"briefings", i18n.Text{"zh": "工作动态", "en": "news of the work (工作动态)"}},
	{"policies", i18n.Text{"zh": "政策文件", "en": "policies (政策文件)"}},
	{"services", i18n.Text{"zh": "办事服务", "en": "services (办事服务)"}},
}

// Days without an update after which inspections fail a column.
const (
	newsDays   = 14
	policyDays = 183
)

// checkColumns looks for empty columns and stale ones.
func (c *checker) checkColumns() {
	for _, column := range columns {
		empty := true
		for range c.Catalog.Idents(column.folder) {
			empty = false
		}
		if empty {
			c.report(noColumn, c.site.At(""), column.name, column.folder)
		}
	}
	var home, news, policies i18n.Date
	for kind, r := range c.Catalog.Records() {
		published := c.past(model.Published(r))
		home = later(later(home, published), c.past(r.Head().Updated))
		switch kind.Name {
		case "briefings", "events":
			news = later(later(news, published), c.past(r.Head().Updated))
		case "policies":
			policies = later(later(policies, published), c.past(r.Head().Updated))
		}
	}
	c.fresh(home, newsDays, staleHome)
	c.fresh(news, newsDays, staleNews)
	c.fresh(policies, policyDays, stalePolicies)
}

// past is a date that is not after the day of the check: what is announced for
// tomorrow does not make a column fresh.
func (c *checker) past(d i18n.Date) i18n.Date {
	if !c.Day.IsZero() && c.Day.Before(d) {
		return i18n.Date{}
	}
	return d
}

func later(a, b i18n.Date) i18n.Date {
	if a.IsZero() || !b.IsZero() && a.Before(b) {
		return b
	}
	return a
}

// fresh reports a newest date that lies too far back.
func (c *checker) fresh(newest i18n.Date, days int, r *diag.Rule) {
	if newest.IsZero() || c.Day.IsZero() {
		return
	}
	if age := int(c.Day.First().Sub(newest.Last()) / (24 * time.Hour)); age > days {
		c.report(r, c.site.At(""), age, newest)
	}
}
