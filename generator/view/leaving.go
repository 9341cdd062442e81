package view

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"net/url"
	"slices"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/markup"
	"prospectus/generator/route"
)

// A Leaving is the page that stands between a government's site and those of
// others: it says where a link leads and that somebody else answers for what is
// there, before the reader goes on. Each address has its own part of the page,
// to which links lead by a fragment, so that it works without scripts, without a
// server and without telling anybody where a reader goes.
type Leaving struct {
	Frame
	Says    string
	Notice  Phrase // the site's own
	Targets []Departure
	Stay    Link
}

// A Departure is one address outside the site.
type Departure struct {
	ID      string
	Address string
	Go      Link
}

// Template implements [Page].
func (*Leaving) Template() string { return "leaving" }

// outward returns the way to an address outside the site: through the page that
// says so where the site wants it said, for all but other government sites.
func (s scribe) outward(address string) string {
	if !s.announces(address) {
		return address
	}
	return string(s.at.To(s.Plan.Leaving(s.lang))) + "#" + departureID(address)
}

// announces reports whether a link is to be announced.
func (s *speech) announces(address string) bool {
	if len(s.site.Outbound) == 0 {
		return false
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" {
		return false
	}
	host := u.Hostname()
	own, err := url.Parse(s.site.BaseURL)
	return host != "gov.cn" && !strings.HasSuffix(host, ".gov.cn") && (err != nil || host != own.Hostname())
}

// depart notes the addresses that a page leads to, so that the page of
// departures, which is made last, has each. Views are made one after the other.
func (s *speech) depart(addresses ...string) {
	for _, a := range addresses {
		if s.announces(a) {
			s.departures[a] = true
		}
	}
}

// departLinks notes what a body leads to.
func (s *speech) departLinks(doc *markup.Document) {
	if len(s.site.Outbound) == 0 {
		return
	}
	for _, l := range doc.Links() {
		if !l.IsImage {
			s.depart(l.Target)
		}
	}
}

// departureID names an address within the page: it stays what it is when others
// come and go.
func departureID(address string) string {
	sum := sha256.Sum256([]byte(address))
	return "to-" + hex.EncodeToString(sum[:6])
}

// leaving yields the page of departures, where there are any.
func (s *speech) leaving(yield func(Page) bool) {
	at := s.Plan.Leaving(s.lang)
	if len(s.departures) == 0 || !s.asked(at) {
		return
	}
	sc := s.on(at)
	v := &Leaving{Says: s.say("leaving.says", s.phrase(s.site.Title).Text), Notice: s.phrase(s.site.Outbound)}
	for _, a := range slices.Sorted(maps.Keys(s.departures)) {
		host := a
		if u, err := url.Parse(a); err == nil {
			host = u.Hostname()
		}
		v.Targets = append(v.Targets, Departure{ID: departureID(a), Address: a, Go: Link{Href: a, Text: s.say("leaving.go", host)}})
	}
	v.Stay = Link{Href: string(at.To(s.Plan.Home(s.lang))), Text: s.w("leaving.stay")}
	// Another language may lead to nowhere outside, and has no such page then.
	to := func(lang i18n.Tag) (route.Path, bool) {
		if lang == s.lang {
			return at, true
		}
		return "", false
	}
	v.Meta = sc.head("leaving", Phrase{Text: s.w("leaving.title")}, "", to)
	v.Meta.NoIndex, v.Meta.Canonical, v.Meta.Alternates, v.Meta.Linked = true, "", nil, nil
	v.Meta.Tags = s.siteTags()
	yield(v)
}
