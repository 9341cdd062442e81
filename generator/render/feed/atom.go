package feed

import (
	"encoding/xml"
	"fmt"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
	"prospectus/generator/view"
)

// An entry is one item of a feed before it is written.
type entry struct {
	date           i18n.Date
	title, summary string
	address        string
	kind           string
	standing       string // of a policy that is not in force, in words
}

// entry makes an item of a page; ok is false where the page was not written
// in its language, or nothing says when it changed.
func (w *writer) entry(h *view.Head) (e entry, ok bool) {
	at, based := w.Plan.Absolute(h.Path)
	if !based || h.Updated.IsZero() || h.Missing != "" {
		return entry{}, false
	}
	e = entry{date: h.Updated, title: h.Title.Text, summary: h.Description, address: at, kind: w.Word(h.Lang, "nav."+h.Kind)}
	if p, isPolicy := h.Record.(*model.Policy); isPolicy {
		w.stand(&e, h.Lang, p)
	}
	return e, true
}

// stand says how a policy that is not in force stands. A repeal is news of its
// own day, whenever the record was written.
func (w *writer) stand(e *entry, lang i18n.Tag, p *model.Policy) {
	validity := p.ValidityOn(w.Day)
	switch {
	case validity.InForce():
	case validity == model.Abolished && p.RepealEnds():
		e.standing = fmt.Sprintf(w.Word(lang, "validity.repealed-on"), i18n.For(lang).Date(p.Repealed))
		if e.date.Before(p.Repealed) {
			e.date = p.Repealed
		}
	default:
		e.standing = w.Word(lang, "validity."+string(validity))
	}
}

type atomFeed struct {
	XMLName  xml.Name    `xml:"feed"`
	Space    string      `xml:"xmlns,attr"`
	Lang     string      `xml:"xml:lang,attr"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	ID       string      `xml:"id"`
	Updated  string      `xml:"updated"`
	Author   atomAuthor  `xml:"author"`
	Rights   string      `xml:"rights,omitempty"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Title    string       `xml:"title"`
	ID       string       `xml:"id"`
	Updated  string       `xml:"updated"`
	Link     atomLink     `xml:"link"`
	Category atomCategory `xml:"category"`
	Summary  string       `xml:"summary,omitempty"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

// atom is the feed of a language. It takes its date from its newest entry,
// else from the day of the edition, so that it carries no clock.
func (w *writer) atom(lang i18n.Tag, at route.Path, entries []entry) atomFeed {
	self, _ := w.Plan.Absolute(at)
	home, _ := w.Plan.Absolute(w.Plan.Home(lang))
	title, _ := w.Site.Title.Best(lang, w.Site.Languages...)
	author, _ := w.Site.Name.Best(lang, w.Site.Languages...)
	tagline, _ := w.Site.Tagline.Best(lang, w.Site.Languages...)
	f := atomFeed{
		Space: "http://www.w3.org/2005/Atom", Lang: lang.HTML(), Title: title, Subtitle: tagline, ID: self,
		Updated: moment(w.Day), Author: atomAuthor{author}, Rights: w.mark(lang),
		Links: []atomLink{{"self", "application/atom+xml", self}, {"alternate", "text/html", home}},
	}
	for i, e := range entries {
		if i == 0 {
			f.Updated = moment(e.date)
		}
		f.Entries = append(f.Entries, atomEntryOf(e))
	}
	return f
}

// atomEntryOf marks a policy that is not in force in its title, where every
// reader shows it.
func atomEntryOf(e entry) atomEntry {
	if e.standing != "" {
		e.title = "[" + e.standing + "] " + e.title
	}
	return atomEntry{
		Title: e.title, ID: e.address, Updated: moment(e.date), Summary: e.summary,
		Link: atomLink{"alternate", "text/html", e.address}, Category: atomCategory{e.kind},
	}
}

// moment is a date as RFC 3339 wants it: the last day that the date covers.
func moment(d i18n.Date) string { return d.Last().Format("2006-01-02") + "T00:00:00Z" }
