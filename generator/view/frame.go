package view

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"prospectus/generator/markup"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// A frame is what surrounds the pages of one folder: the same bytes on each.
type frame struct{ static, masthead, footer *Shared }

// frameKey tells frames of a language apart: links differ by folder, and the
// current entry of the navigation by section.
type frameKey struct{ folder, section string }

// sections are the entries of the navigation, in order. Kinds that are reached
// through another are listed in within.
var sections = []string{"projects", "chains", "parks", "policies", "services", "offices", "briefings", "events"}

var within = map[string]string{
	"plots": "parks", "buildings": "parks", "industries": "projects", "regions": "projects",
	"amounts": "projects", "states": "projects", "incentives": "policies",
}

// Static is what the document's head holds on every page of a folder.
type Static struct {
	Style, Script string // addresses
	Icon, Feed    string
	FeedTitle     string
	Colour        string  // the site's own, for the browser's frame; may be empty
	Palette       Palette // what the style sheet is set in
}

// A Masthead is the top of every page.
type Masthead struct {
	Mark   Phrase // that the place is invented; may be empty
	Emblem Emblem // may be empty
	Home   Link   // with the site's title
	Name   Phrase // who publishes
	Search Finder
	Kept   Shelf // empty where nothing can be kept
	Items  Links
}

// An Emblem is the site's own, at the head of a page.
type Emblem struct {
	Src string // its address, or a data address that holds it; may be empty
}

// AppendHTML appends the picture, which says nothing that the title beside it
// does not.
func (e Emblem) AppendHTML(dst []byte) []byte {
	if e.Src == "" {
		return dst
	}
	dst = appendAttribute(append(dst, `<img class="emblem"`...), "src", e.Src)
	return append(dst, ` width="40" height="40" alt="">`...)
}

// A Finder is the way to the search: its page, and what a script asks for once
// somebody searches.
type Finder struct {
	Link          Link
	Index         string // address of the folder of the index
	Reader, Dress string // addresses of a script and a style sheet
}

// A Footer is the foot of every page.
type Footer struct {
	Name, Address, Mark   Phrase
	Notices               []Phrase // the standing notice, in every language of the site
	Contact               Cell
	Pages, Sections, Data Links
	Numbers               []string // ICP, public security, identity code
}

// frame returns what surrounds a page of a kind.
func (s scribe) frame(kind string) frame {
	section := kind
	if w := within[kind]; w != "" {
		section = w
	}
	key := frameKey{path.Dir(string(s.at)), section}
	if f, ok := s.frames[key]; ok {
		return f
	}
	f := frame{
		static:   share("parts/static", s.static()),
		masthead: share("parts/masthead", s.masthead(section)),
		footer:   share("parts/footer", s.foot()),
	}
	s.frames[key] = f
	return f
}

// static returns what the document's head holds on each page of a folder.
func (s scribe) static() *Static {
	return &Static{
		Style: s.asset("site.css"), Script: s.asset("site.js"), Icon: s.icon(),
		Feed:      s.feed(),
		FeedTitle: s.phrase(s.site.Title).Text,
		Colour:    s.site.Colour, Palette: s.palette,
	}
}

// feed returns the way to the language's feed, "" where there is none.
func (s scribe) feed() string {
	at, ok := s.Plan.Feed(s.lang)
	if !ok {
		return ""
	}
	return string(s.at.To(at))
}

// asset returns the way to a file of the theme.
func (s scribe) asset(name string) string { return string(s.at.To(s.Assets(name))) }

// masthead returns the top of the pages of a section.
func (s scribe) masthead(section string) *Masthead {
	title := s.phrase(s.site.Title)
	m := &Masthead{
		Home: Link{Href: string(s.at.To(s.Plan.Home(s.lang))), Text: title.Text, Lang: title.Lang},
		Name: s.phrase(s.site.Name),
		Mark: s.mark(),
	}
	if image, ok := s.emblem(); ok {
		m.Emblem.Src = cmp.Or(image.Data, image.Src)
	}
	m.Search = Finder{
		Link:   Link{Href: string(s.at.To(s.Plan.Find(s.lang))), Text: s.w("nav.search")},
		Reader: s.asset(SearchScript), Dress: s.asset("search.css"),
		Index: strings.TrimSuffix(string(s.at.To(s.Plan.Search(s.lang, ""))), ".js"),
	}
	m.Kept = s.shelf()
	m.Items = s.sectionLinks(section)
	return m
}

// icon returns the way to what browsers show for the site: its emblem, else the
// theme's own icon.
func (s scribe) icon() string {
	if image, ok := s.emblem(); ok {
		return image.Src
	}
	return s.asset("icon.svg")
}

// emblem returns the site's emblem, false where it has none.
func (s scribe) emblem() (markup.Image, bool) {
	if s.site.Emblem == "" {
		return markup.Image{}, false
	}
	return s.picture(model.SiteFiles, "", s.site.Emblem)
}

// mark returns the words that stand at the head and the foot of every page: that
// an edition is internal, and that a place is invented.
func (s *speech) mark() Phrase {
	p := s.inventedMark()
	if !s.Staff {
		return p
	}
	return Phrase{Text: strings.TrimSuffix(s.w("staff.mark")+" · "+p.Text, " · "), Lang: p.Lang}
}

// inventedMark returns the words of the mark of an invented place.
func (s *speech) inventedMark() Phrase {
	if !s.site.Invented {
		return Phrase{}
	}
	if p := s.phrase(s.site.Mark); p.Text != "" {
		return p
	}
	return Phrase{Text: s.w("mark")}
}

// notice returns the standing notice: the site's own, else the theme's.
func (s *speech) notice() Phrase {
	if p := s.phrase(s.site.Notice); p.Text != "" {
		return p
	}
	return Phrase{Text: s.w("notice")}
}

// notices returns the standing notice in the page's language and then in each
// of the others: it protects readers of all of them.
func (s *speech) notices() []Phrase {
	found := []Phrase{s.notice()}
	for _, lang := range s.site.Languages {
		if lang == s.lang {
			continue
		}
		p := s.index.speech(lang).notice()
		if p.Lang == "" {
			p.Lang = lang.HTML()
		}
		found = append(found, p)
	}
	return found
}

// sectionLinks leads to the lists of the kinds that the site has.
func (s scribe) sectionLinks(section string) Links {
	var found Links
	if s.Staff {
		found = Links{{Href: s.list(route.Boards), Text: s.w("nav.boards"), Current: section == route.Boards}}
	}
	for _, kind := range sections {
		if s.has(kind) {
			found = append(found, Link{Href: s.list(kind), Text: s.w("nav." + kind), Current: kind == section})
		}
	}
	return found
}

// has reports whether a kind has any record.
func (s *speech) has(kind string) bool {
	for range s.Catalog.Idents(kind) {
		return true
	}
	return false
}

// foot returns the foot of the pages of a folder. Numbers that a site has not
// been given are left out: an empty label would be worse than none.
func (s scribe) foot() *Footer {
	f := &Footer{Name: s.phrase(s.site.Name), Notices: s.notices(), Mark: s.mark(), Sections: s.sectionLinks("")}
	for _, kind := range slices.Sorted(maps.Keys(within)) {
		if s.has(kind) {
			f.Sections = append(f.Sections, Link{Href: s.list(kind), Text: s.w("nav." + kind)})
		}
	}
	if u := s.Catalog.Units.Get(s.site.Organiser); u != nil {
		f.Name, f.Address = s.phrase(u.Name), s.phrase(u.Address)
		f.Contact = s.reach(u)
	}
	for p := range s.Catalog.Pages.All() {
		if p.Menu {
			f.Pages = append(f.Pages, links(s, "pages", []*model.Page{p})...)
		}
	}
	if sv := s.Catalog.Services.Get(s.site.Complaint); sv != nil {
		f.Pages = append(f.Pages, links(s, "services", []*model.Service{sv})...)
	}
	f.Data = append(s.takeaways(), Link{Href: string(s.at.To(s.Plan.SiteMap(s.lang))), Text: s.w("nav.site-map")})
	if p := s.phrase(s.site.Outbound); p.Text != "" {
		f.Notices = append(f.Notices, p)
	}
	for _, n := range []string{s.site.ICP, s.site.Police} {
		if n != "" {
			f.Numbers = append(f.Numbers, n)
		}
	}
	if s.site.SiteID != "" {
		f.Numbers = append(f.Numbers, s.w("footer.identity")+s.loc.Sep()+s.site.SiteID)
	}
	return f
}

// reach returns a unit's telephone and mailbox.
func (s scribe) reach(u *model.Unit) Cell {
	c := s.phone(u.Phone)
	if mail := mailbox(u.Email); len(c) > 0 && len(mail) > 0 {
		return append(append(c, Run{Text: s.w("label.comma")}), mail...)
	} else if len(mail) > 0 {
		return mail
	}
	return c
}

// takeaways are what a visitor can subscribe to or take along.
func (s scribe) takeaways() Links {
	var found Links
	if feed := s.feed(); feed != "" {
		found = Links{{Href: feed, Text: s.w("footer.feed")}}
	}
	if changes := s.changesLink(); changes != nil {
		found = append(found, *changes)
	}
	if s.has("events") {
		found = append(found, Link{Href: string(s.at.To(s.Plan.Calendar(s.lang, ""))), Text: s.w("footer.calendar")})
	}
	if len(s.dataKinds()) > 0 {
		found = append(found, Link{Href: string(s.at.To(s.Plan.OpenData(s.lang))), Text: s.w("nav.open-data")})
	}
	return found
}

// data leads to the open data of a kind.
func (s scribe) data(kind string) Links {
	var found Links
	if !s.has(kind) || s.Staff {
		return nil
	}
	for _, ending := range []string{"csv", "json"} {
		found = append(found, Link{Href: string(s.at.To(s.Plan.Data(kind, ending))), Text: strings.ToUpper(ending)})
	}
	return found
}
