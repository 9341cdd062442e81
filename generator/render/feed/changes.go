package feed

import (
	"prospectus/generator/view"
)

// changes writes the feed of what is new in the edition, an entry a record, and
// enters the page of it in the language's own feed. An entry belongs to its
// edition: what changes in the same record next time is another.
func (w *writer) changes(p *view.Changes) error {
	h := p.Head()
	at, based := w.Plan.ChangesFeed(h.Lang)
	if !based || p.Terms == "" { // a further page of the same
		return nil
	}
	page, _ := w.Plan.Absolute(h.Path)
	whole := entry{date: w.Day, title: h.Title.Text, summary: p.Lead, address: page + "#" + w.Site.Edition, kind: h.Title.Text}
	if len(p.Entries) > 0 {
		w.enter(h.Lang, whole)
	}
	f := w.atom(h.Lang, at, nil)
	f.Title, f.Subtitle = h.Title.Text+" · "+f.Title, p.Lead
	f.Links[1].Href = page
	for _, e := range p.Entries {
		address, _ := w.Plan.Absolute(e.Path)
		entry := atomEntryOf(entry{date: w.Day, title: e.Title, summary: e.Detail, address: address, kind: w.Word(h.Lang, "nav."+e.Kind)})
		entry.ID = page + "#" + w.Site.Edition + "/" + e.Kind + "/" + e.ID
		f.Entries = append(f.Entries, entry)
	}
	return w.writeXML(at, f)
}
