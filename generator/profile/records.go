package profile

import (
	"net/url"
	"strings"

	"prospectus/generator/grade"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// checkRecords looks at each record that the public sees.
func (c *checker) checkRecords() {
	for m := range c.Full.Maps.All() {
		if m.Approval != "" && !approvalForm.MatchString(m.Approval) {
			c.report(badApproval, m.At("approval"), m.Approval)
		}
	}
	noticed := false
	for kind, seen := range c.Catalog.Records() {
		known, ok := c.Full.Find(kind.Name, seen.Ident()).(model.Record)
		if !ok {
			continue
		}
		r := subject{known, grade.Name(kind.Name, seen.Ident())}
		c.checkDates(r)
		c.checkMaps(r)
		if model.SourceOf(known) == "" && c.site.Organiser == "" {
			c.reportOn(r, noSource, "")
		}
		switch known := known.(type) {
		case *model.Service:
			c.checkGuide(r, known)
		case *model.Policy:
			if known.Number == "" {
				c.reportOn(r, policyWithoutNumber, "")
			}
		}
		if !noticed && len(c.site.Outbound) == 0 {
			noticed = c.checkOutbound(r)
		}
	}
}

// checkDates reports a record whose page cannot say on which day it was published.
func (c *checker) checkDates(r subject) {
	if model.Published(r.Record).IsDay() {
		return
	}
	key := "updated"
	switch r.Record.(type) {
	case *model.Policy:
		key = "published"
	case *model.Briefing:
		key = "date"
	}
	c.reportOn(r, noPubDate, "", key)
}

// checkMaps reports pictures that call themselves maps, bear no number and are
// not exempt. The program's own sketches are no pictures of a record.
func (c *checker) checkMaps(r subject) {
	for _, p := range r.Head().Photos {
		name, isMap := p.MapName()
		switch {
		case isMap && p.Approval == "" && p.Exempt == "":
			c.reportOn(r, mapWithoutApproval, "photo."+p.ID, name)
		case p.Approval != "" && !approvalForm.MatchString(p.Approval):
			c.reportOn(r, badApproval, "photo."+p.ID+".approval", p.Approval)
		}
	}
}

// elements are the key elements of a service guide, by the keys that hold them.
var elements = []struct {
	key  string
	name i18n.Text
	has  func(*model.Service) bool
}{
	{"basis", i18n.Text{"zh": "设定依据", "en": "its legal basis"}, func(s *model.Service) bool { return len(s.Basis) > 0 }},
	{"condition", i18n.Text{"zh": "申请条件", "en": "who may apply"}, func(s *model.Service) bool { return len(s.Conditions) > 0 }},
	{"document", i18n.Text{"zh": "申请材料", "en": "the documents to bring"}, func(s *model.Service) bool { return len(s.Documents) > 0 }},
	{"days", i18n.Text{"zh": "办理时限", "en": "the time limit"}, func(s *model.Service) bool { return !s.Days.IsZero() }},
	{"window", i18n.Text{"zh": "办理地点", "en": "the window"}, func(s *model.Service) bool { return len(s.Window) > 0 }},
}

// checkGuide reports a service guide without one of its key elements.
func (c *checker) checkGuide(r subject, s *model.Service) {
	if s.Type != "facilitation" {
		return
	}
	for _, e := range elements {
		if !e.has(s) {
			c.reportOn(r, guideIncomplete, "", e.name, e.key)
		}
	}
}

// checkOutbound reports the first link that leads to no government site.
func (c *checker) checkOutbound(r subject) bool {
	for _, lang := range c.site.Languages {
		p := r.Head().Body[lang]
		span, err := p.Load()
		if p.IsZero() || err != nil {
			continue
		}
		text := span.Text()
		for at := 0; ; {
			n := strings.Index(text[at:], "](http")
			if n < 0 {
				break
			}
			from := at + n + len("](")
			end := strings.IndexAny(text[from:], ") \n")
			if end < 0 {
				break
			}
			at = from + end
			u, err := url.Parse(text[from:at])
			if err == nil && !government(u.Hostname()) && u.Hostname() != host(c.site.BaseURL) {
				c.settle(noOutboundNotice.At(span.Sub(from, at), u.Hostname()), r.name)
				return true
			}
		}
	}
	return false
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}
