package view

import (
	"prospectus/generator/i18n"
	"prospectus/generator/route"
)

// A Choice is a page in every language of the site at once: the choice of
// language at the root, and the page for addresses that do not exist.
type Choice struct {
	Frame
	Style   string // address of the style sheet; the other page carries its own
	Icon    string // address of the icon, without which browsers ask at the domain's root
	Script  string // address of the script; empty where the page stands for any address
	Palette Palette
	Entries []Entry
}

// An Entry is what a page in every language says in one.
type Entry struct {
	Lang, Name    string // the language, as in HTML and in its own words
	Home          Link
	Title, Office Phrase
	Tagline       Phrase
	Says          string
	Large, Normal string // the words of the links to large text and back
	Mark          Phrase
	Lists         Links
}

// A Chooser is the page at the root.
type Chooser struct{ Choice }

// Template implements [Page].
func (*Chooser) Template() string { return "choose" }

// A NotFound is the page for an address that does not exist. A server shows
// it at any address, so it has no relative way to anywhere unless the site
// says where it lies.
type NotFound struct{ Choice }

// Template implements [Page].
func (*NotFound) Template() string { return "not-found" }

// choose returns the page at the root.
func (x *index) choose() Page {
	at := x.Plan.Root()
	v := &Chooser{x.choice(at)}
	v.Style, v.Script = string(at.To(x.Assets("site.css"))), string(at.To(x.Assets("site.js")))
	own := x.speech(v.Meta.Lang)
	v.Icon = own.on(at).icon()
	v.Meta.Tags = own.columnTags("home", own.phrase(x.site.Title).Text, own.phrase(x.site.Tagline).Text)
	v.Meta.Canonical, _ = x.Plan.Absolute(at)
	v.Meta.Otherwise = v.Meta.Canonical
	for _, lang := range x.site.Languages {
		url, _ := x.Plan.Absolute(x.Plan.Home(lang))
		v.Meta.Alternates = append(v.Meta.Alternates, Alternate{Lang: lang, Path: x.Plan.Home(lang), URL: url})
	}
	return v
}

// notFound returns the page for addresses that do not exist. Its links are
// absolute where the site has a base URL: it is shown in place of pages at any
// depth.
func (x *index) notFound() Page {
	v := &NotFound{x.choice(x.Plan.NotFound())}
	v.Meta.NoIndex, v.Meta.Tags = true, x.speech(v.Meta.Lang).siteTags()
	for i, lang := range x.site.Languages {
		if url, ok := x.Plan.Absolute(x.Plan.Home(lang)); ok {
			v.Entries[i].Home.Href = url
		}
	}
	return v
}

// choice returns what a page in every language says.
func (x *index) choice(at route.Path) Choice {
	var first i18n.Tag
	if len(x.site.Languages) > 0 {
		first = x.site.Languages[0]
	}
	c := Choice{Palette: x.palette}
	c.Meta = Head{
		Path: at, Lang: first, HTMLLang: first.HTML(), Kind: "choice", NoIndex: x.site.Invented || x.Staff,
		Edition: x.site.Edition, Title: x.speech(first).phrase(x.site.Title),
	}
	for _, lang := range x.site.Languages {
		s := x.speech(lang)
		title := s.phrase(x.site.Title)
		c.Entries = append(c.Entries, Entry{
			Lang: s.tag, Name: s.enum("language", string(lang)), Title: title, Office: s.phrase(x.site.Name),
			Tagline: s.phrase(x.site.Tagline), Says: s.w("not-found.says"), Large: s.w("text.large"), Normal: s.w("text.normal"), Mark: s.mark(),
			Home: Link{Href: string(at.To(x.Plan.Home(lang))), Text: s.w("choose.enter")},
		})
	}
	return c
}

// A Redirect is the page at an address that a record once had.
type Redirect struct {
	Frame
	To   Link
	Says string
	Mark Phrase // that the edition is internal; empty in a public one
}

// Template implements [Page].
func (*Redirect) Template() string { return "redirect" }

// redirect returns the page that leads from an earlier address to the record.
func (s *speech) redirect(r route.Redirect) Page {
	sc := s.on(r.From)
	title := Phrase{Text: s.w("withdrawn.title")}
	if r.Record != nil {
		title = s.title(r.Record.Head())
	}
	v := &Redirect{
		To:   Link{Href: string(r.From.To(r.To)), Text: title.Text, Lang: title.Lang},
		Says: s.w("redirect.says"),
	}
	if s.Staff {
		v.Mark = s.mark()
	}
	f := sc.frame("redirect")
	v.Meta = Head{
		Path: r.From, Lang: s.lang, HTMLLang: s.tag, Kind: "redirect", Title: title, NoIndex: true,
		SiteTitle: s.phrase(s.site.Title).Text, Edition: s.site.Edition, Static: f.static,
	}
	if r.Record != nil {
		v.Meta.Record = r.Record
	}
	v.Meta.Canonical, _ = s.Plan.Absolute(r.To)
	v.Meta.Tags = s.siteTags()
	return v
}
