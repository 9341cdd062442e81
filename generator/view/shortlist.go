package view

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/route"
)

// A Shortlist is the page of what a visitor keeps. All of it is drawn by a
// script from what lies on the visitor's own machine; without scripts it says
// so and leads to the lists.
type Shortlist struct {
	Frame
	Lead  string
	Dress StyleSheet
	Lists Links // of what can be kept
	Other Link  // to the page that compares, or back

	Publisher string // whose handbook it is
	Mail      string // the mailbox that answers; may be empty
}

// Template implements [Page].
func (*Shortlist) Template() string { return "shortlist" }

// A Compare is the page that sets two to four records of a kind side by side;
// which, its address says.
type Compare struct{ Shortlist }

// Template implements [Page].
func (*Compare) Template() string { return "compare" }

// A StyleSheet is the address of one that only some pages need.
type StyleSheet string

// AppendHTML appends the link to it.
func (s StyleSheet) AppendHTML(dst []byte) []byte {
	return append(appendAttribute(append(dst, `<link rel="stylesheet"`...), "href", string(s)), '>')
}

// FactsScript is the name under which pages ask for the script of the shortlist.
const FactsScript = "facts.js"

// KeptKinds are the kinds of which a visitor can keep and compare records, in
// the order in which pages name them.
func KeptKinds() []string { return []string{"projects", "parks", "plots", "buildings"} }

// A Shelf is the way to the shortlist, and what its script asks for.
type Shelf struct {
	Link   Link
	Key    string // under which the visitor's machine keeps it
	Facts  string // address of the folder of facts
	Reader string // address of the script
	Dress  string // and of the style sheet of what it draws
}

// shelf returns the way to the shortlist; zero for an edition of the staff,
// whose records must not lie on a machine beside those of the public.
func (s scribe) shelf() Shelf {
	if s.Staff {
		return Shelf{}
	}
	return Shelf{
		Link:   Link{Href: string(s.at.To(s.Plan.Shortlist(s.lang))), Text: s.w("nav.shortlist")},
		Key:    s.storageKey(),
		Facts:  strings.TrimSuffix(string(s.at.To(s.Plan.Facts(s.lang, ""))), ".js"),
		Reader: s.asset(FactsScript), Dress: s.asset("kept.css"),
	}
}

// storageKey names what the site keeps on a visitor's machine, so that two sites
// of one server keep apart and two editions of one site do not.
func (s *speech) storageKey() string {
	name := s.site.BaseURL
	if name == "" {
		name = s.site.Title[s.site.Languages[0]]
	}
	sum := sha256.Sum256([]byte(name))
	return "kept-" + hex.EncodeToString(sum[:4])
}

// keep returns by what a visitor keeps a record: its kind and id, "" where that
// cannot be.
func (s *speech) keep(kind, id string) string {
	if s.Staff || !slices.Contains(KeptKinds(), kind) {
		return ""
	}
	return kind + "/" + id
}

// keeping yields the pages of the shortlist, which staff have not.
func (s *speech) keeping(yield func(Page) bool) {
	if s.Staff {
		return
	}
	list, compare := s.Plan.Shortlist, s.Plan.Compare
	if s.asked(list(s.lang)) && !yield(s.keptPage("shortlist", list, "compare", compare)) {
		return
	}
	if s.asked(compare(s.lang)) {
		yield(&Compare{*s.keptPage("compare", compare, "shortlist", list)})
	}
}

// keptPage returns one of the two pages, which leads to the other.
func (s *speech) keptPage(name string, at func(i18n.Tag) route.Path, other string, to func(i18n.Tag) route.Path) *Shortlist {
	sc := s.on(at(s.lang))
	v := &Shortlist{Lead: s.w("lead." + name), Dress: StyleSheet(sc.asset("kept.css"))}
	v.Meta = sc.head(name, Phrase{Text: s.w("nav." + name)}, v.Lead, func(lang i18n.Tag) (route.Path, bool) { return at(lang), true })
	v.Meta.NoIndex, v.Publisher = true, s.phrase(s.site.Name).Text
	if o := s.answering(s.site.Office); o != nil {
		v.Mail = o.Email
	}
	v.Other = Link{Href: string(sc.at.To(to(s.lang))), Text: s.w("nav." + other)}
	for _, kind := range KeptKinds() {
		if s.has(kind) {
			v.Lists = append(v.Lists, Link{Href: sc.list(kind), Text: s.w("nav." + kind)})
		}
	}
	return v
}
