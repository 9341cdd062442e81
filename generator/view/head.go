package view

import (
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// A Head is what every page has: where it is, what it is called, who else says
// the same, and the frame around it.
type Head struct {
	Path        route.Path
	Lang        i18n.Tag
	HTMLLang    string // Lang as in HTML
	Title       Phrase // of what the page is about
	SiteTitle   string // follows it in the browser's title; the office's name on home pages
	Site        string // the site's title
	Description string
	Kind        string           // kind of record, table or list; "home"
	Record      model.Identified // nil for lists
	Updated     i18n.Date
	Edition     string
	Hash        string // of the public facts and prose of the record, or of those that a list shows
	Correction  *Correction
	StaffNote   string    // the note on a page of the internal edition that the public does not have
	StaffOnly   []Section // what only the office knows; empty in every public edition
	Keep        string    // kind/id of the record, where a visitor may keep it
	Missing     string    // the note on a page whose record was not written in its language, or whose translation follows an older text

	Canonical  string      // absolute; empty without a base URL, and where NoIndex
	Alternates []Alternate // the same in every language that has it, itself included
	Otherwise  string      // absolute, for who speaks none of the languages; empty for the first alternate
	NoIndex    bool        // not to be found by search engines
	Preview    *Preview    // nil where the page has no picture, and without a base URL
	Linked     Linked
	Tags       []PageTag // of government sites

	Crumbs   Links   // from the home page to this one
	Switch   Links   // to this page in every language of the site
	Static   *Shared // style sheet, icon, feed
	Masthead *Shared // mark, name, navigation
	Footer   *Shared
	Imprint  Cell   // edition, hash and date of what is shown
	Code     *Code  // of the page's address, for paper; nil on lists and without a base URL
	Address  string // the same in letters
}

// An Alternate is a page in one of its languages.
type Alternate struct {
	Lang i18n.Tag
	Path route.Path
	URL  string // absolute; empty without a base URL
}

// A Frame is embedded by every page.
type Frame struct{ Meta Head }

// Head implements [Page].
func (f *Frame) Head() *Head { return &f.Meta }

// AppendHTML appends the elements of the document's head that stand for a
// relation or a summary of the page.
func (h *Head) AppendHTML(dst []byte) []byte {
	dst = appendMeta(dst, "name", "description", h.Description)
	if h.NoIndex {
		dst = appendMeta(dst, "name", "robots", "noindex")
	}
	for _, t := range h.Tags {
		dst = appendMeta(dst, "name", t.Name, t.Content)
	}
	if h.Canonical == "" {
		return dst
	}
	dst = append(appendAttribute(append(dst, `<link rel="canonical"`...), "href", h.Canonical), '>')
	for _, a := range h.Alternates {
		dst = appendAlternate(dst, a.Lang.HTML(), a.URL)
	}
	switch {
	case h.Otherwise != "":
		dst = appendAlternate(dst, "x-default", h.Otherwise)
	case len(h.Alternates) > 0:
		// Who speaks none of them is served best by the site's own language.
		dst = appendAlternate(dst, "x-default", h.Alternates[0].URL)
	}
	return h.Linked.AppendHTML(h.appendOpenGraph(dst))
}

// appendMeta appends a meta element, and nothing where there is no content.
func appendMeta(dst []byte, attribute, name, content string) []byte {
	if content == "" {
		return dst
	}
	dst = appendAttribute(append(dst, "<meta"...), attribute, name)
	return append(appendAttribute(dst, "content", content), '>')
}

// appendAlternate appends a link to the page in another language; without an
// absolute address there is none, since standards want no relative ones here.
func appendAlternate(dst []byte, lang, url string) []byte {
	if url == "" {
		return dst
	}
	dst = appendAttribute(append(dst, `<link rel="alternate"`...), "hreflang", lang)
	return append(appendAttribute(dst, "href", url), '>')
}

// address gives the address of one page in any language.
type address func(i18n.Tag) (route.Path, bool)

// head returns the head of a page of a section. Crumbs are what lies between
// the home page and this one.
func (s scribe) head(kind string, title Phrase, description string, to address, crumbs ...Link) Head {
	f := s.frame(kind)
	h := Head{
		Path: s.at, Lang: s.lang, HTMLLang: s.tag, Kind: kind, Title: title,
		SiteTitle: s.phrase(s.site.Title).Text, Site: s.phrase(s.site.Title).Text, Description: description,
		Edition: s.site.Edition, NoIndex: s.site.Invented || s.Staff,
		Static: f.static, Masthead: f.masthead, Footer: f.footer,
		Switch: s.languages(to),
	}
	h.Crumbs = append(Links{{Href: string(s.at.To(s.Plan.Home(s.lang))), Text: s.w("nav.home")}}, crumbs...)
	h.Crumbs = append(h.Crumbs, Link{Text: title.Text, Lang: title.Lang, Current: true})
	h.Alternates = s.alternates(to, func(i18n.Tag) bool { return true })
	h.Canonical, _ = s.Plan.Absolute(s.at)
	h.Address = h.Canonical
	h.Imprint = s.imprint("", i18n.Date{})
	if kind == "home" {
		h.Preview = s.homePreview()
	}
	h.Linked, h.Tags = s.linked(&h), s.columnTags(kind, title.Text, description)
	return h
}

// recordHead returns the head of a record's page.
func (s scribe) recordHead(kind string, r model.Record, crumbs ...Link) Head {
	head := r.Head()
	to := func(lang i18n.Tag) (route.Path, bool) { return s.Plan.Record(lang, kind, r.Ident()) }
	if len(crumbs) == 0 {
		crumbs = []Link{{Href: s.list(kind), Text: s.w("nav." + kind)}}
	}
	h := s.head(kind, s.title(head), s.phrase(head.Summary).Text, to, crumbs...)
	h.Record, h.Updated, h.Hash, h.Code = r, head.Updated, s.Hash(r), s.code()
	h.Imprint, h.Correction, h.Tags = s.imprint(h.Hash, h.Updated), s.correction(head), s.contentTags(kind, r, h.Title.Text)
	h.Keep = s.keep(kind, r.Ident())
	h.StaffNote, h.StaffOnly = s.staffNote(r), s.staffSections(kind, r)
	h.Alternates = s.alternates(to, head.In)
	if !head.In(s.lang) {
		h.Missing, h.NoIndex, h.Canonical, h.Alternates, h.Linked = s.missing(head), true, "", nil, nil
		return h
	}
	h.Missing = s.overtaken(head)
	h.Preview = s.preview(kind, head)
	if node := s.linkedRecord(&h); node != nil && h.Canonical != "" {
		h.Linked = append(h.Linked, node)
	}
	return h
}

// shows puts the hash of the records and rows that a page is made of on it.
// What a page shows and what its hash is of are the same, or two printed lists
// could not be told apart.
func (s scribe) shows(h *Head, items ...model.Identified) {
	h.Hash = s.Hash(items...)
	h.Imprint = s.imprint(h.Hash, h.Updated)
}

// identified returns records, rows or parts of one kind as such.
func identified[T model.Identified](items []T) []model.Identified {
	all := make([]model.Identified, len(items))
	for i, item := range items {
		all[i] = item
	}
	return all
}

// missing returns the note that a record was not written in this language.
func (s *speech) missing(h *model.Header) string {
	_, got := h.Title.Best(s.lang, s.site.Languages...)
	if got == "" {
		return s.w("missing.none")
	}
	return s.say("missing.other", s.enum("tongue", string(got)))
}

// overtaken returns the note that the record's text in this language follows an
// older one than stands in the original now; "" where it does not.
func (s *speech) overtaken(h *model.Header) string {
	t := h.Translation(s.lang)
	if t == nil || !t.Stale {
		return ""
	}
	return s.say("missing.overtaken", s.loc.Date(t.Checked), s.enum("tongue", string(t.OriginalOf(s.site.Languages))))
}

// alternates lists a page in the languages in which it was written.
func (s *speech) alternates(to address, has func(i18n.Tag) bool) []Alternate {
	var found []Alternate
	for _, lang := range s.site.Languages {
		if at, ok := to(lang); ok && has(lang) {
			url, _ := s.Plan.Absolute(at)
			found = append(found, Alternate{Lang: lang, Path: at, URL: url})
		}
	}
	return found
}

// languages returns the way to the same page in every language.
func (s scribe) languages(to address) Links {
	var found Links
	for _, lang := range s.site.Languages {
		at, ok := to(lang)
		if !ok {
			at = s.Plan.Home(lang)
		}
		l := Link{Href: string(s.at.To(at)), Text: s.enum("language", string(lang)), Current: lang == s.lang}
		if l.To = lang.HTML(); l.To == s.tag {
			l.To = ""
		}
		l.Lang = l.To
		found = append(found, l)
	}
	return found
}

// imprint says which edition a page shows.
func (s *speech) imprint(hash string, updated i18n.Date) Cell {
	var c Cell
	add := func(label, value string) {
		if value != "" {
			c = append(c, Run{Text: s.w(label) + s.loc.Sep() + value, Class: "item"})
		}
	}
	add("imprint.edition", s.site.Edition)
	add("imprint.hash", hash)
	if !updated.IsZero() {
		add("imprint.updated", s.loc.Date(updated))
	}
	return c
}
