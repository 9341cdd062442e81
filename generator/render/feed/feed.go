// Package feed writes what other programs read of an edition: the sitemap and
// robots.txt, an Atom feed a language and one of what is new in the edition, a calendar (iCalendar) of each event and
// of all, and an address card (vCard) of each office.
//
// The sitemap and the feeds need full addresses; without a base address they
// are left out. Calendars and cards are written all the same. An invented city
// carries its mark in every file; its robots.txt forbids indexing and names no
// sitemap.
//
// Sources: sitemaps.org protocol 0.9 with xhtml:link alternates; RFC 4287
// (Atom), RFC 5545 (iCalendar), RFC 6350 (vCard 4.0), RFC 9309 (robots.txt).
package feed

import (
	"context"
	"iter"
	"slices"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/route"
	"prospectus/generator/view"
)

// A Renderer writes the feeds of one edition.
type Renderer struct {
	Plan *route.Plan
	Site *model.Site
	Word func(lang i18n.Tag, key string) string // the theme's words
	Day  i18n.Date                              // for which the edition is built
	// Staff says that the edition stays in the office: every file is marked, and
	// robots.txt forbids all of it, should it ever lie on a server.
	Staff bool
}

// Render reads the pages once and writes the files that list them at the end.
func (r Renderer) Render(ctx context.Context, pages iter.Seq[view.Page], sink output.Sink) error {
	w := &writer{Renderer: r, sink: sink, limit: sitemapLength, calendars: map[i18n.Tag][]calendarEvent{}, entries: map[i18n.Tag][]entry{}}
	for p := range pages {
		if err := w.page(p.Head()); err != nil {
			return err
		}
		if c, ok := p.(*view.Changes); ok {
			if err := w.changes(c); err != nil {
				return err
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return w.finish()
}

// A writer is the state of writing one edition's feeds.
type writer struct {
	Renderer
	sink      output.Sink
	limit     int // of addresses in one file of the sitemap
	sitemap   []address
	entries   map[i18n.Tag][]entry
	calendars map[i18n.Tag][]calendarEvent
}

// page takes what it needs of one page.
func (w *writer) page(h *view.Head) error {
	if w.findable(h) {
		w.sitemap = append(w.sitemap, w.address(h))
	}
	if h.Record == nil || !w.own(h) {
		return nil
	}
	switch r := h.Record.(type) {
	case *model.Event:
		if r.Period.From.IsZero() {
			return nil
		}
		e := w.event(h, r)
		w.calendars[h.Lang] = append(w.calendars[h.Lang], e)
		return w.sink.Write(string(w.Plan.Calendar(h.Lang, r.ID)), w.calendar(h.Lang, []calendarEvent{e}))
	case *model.Office:
		return w.sink.Write(string(w.Plan.Card(h.Lang, r.ID)), w.card(h, r))
	case *model.Project, *model.Policy, *model.Briefing:
		if e, ok := w.entry(h); ok {
			w.enter(h.Lang, e)
		}
	}
	return nil
}

// own reports whether a page is its record's own, and not one that leads to it.
func (w *writer) own(h *view.Head) bool {
	at, ok := w.Plan.Record(h.Lang, h.Kind, h.Record.Ident())
	return ok && at == h.Path
}

func (w *writer) finish() error {
	for _, lang := range w.Site.Languages {
		if err := w.finishLanguage(lang); err != nil {
			return err
		}
	}
	if err := w.writeSitemap(); err != nil {
		return err
	}
	return w.sink.Write(string(route.Robots), w.robots())
}

func (w *writer) finishLanguage(lang i18n.Tag) error {
	if events := w.calendars[lang]; len(events) > 0 {
		if err := w.sink.Write(string(w.Plan.Calendar(lang, "")), w.calendar(lang, events)); err != nil {
			return err
		}
	}
	to, ok := w.Plan.Feed(lang)
	if !ok {
		return nil
	}
	return w.writeXML(to, w.atom(lang, to, newest(w.entries[lang])))
}

// feedLength is how many entries a feed holds.
const feedLength = 40

// enter notes an entry. Of ten thousand the feed holds few, so those that are
// too old for it are let go on the way.
func (w *writer) enter(lang i18n.Tag, e entry) {
	entries := append(w.entries[lang], e)
	if len(entries) >= 16*feedLength {
		entries = newest(entries)
	}
	w.entries[lang] = entries
}

// newest returns the latest entries, newest first and steady where two are of
// one day.
func newest(entries []entry) []entry {
	slices.SortStableFunc(entries, func(a, b entry) int { return b.date.Last().Compare(a.date.Last()) })
	return entries[:min(len(entries), feedLength)]
}

// mark returns the mark of an internal edition and that of an invented city, ""
// for a public one of a real city.
func (w *writer) mark(lang i18n.Tag) string {
	var text string
	if w.Site.Invented {
		text, _ = w.Site.Mark.Best(lang, w.Site.Languages...)
	}
	if w.Staff {
		return strings.TrimSuffix(w.Word(lang, "staff.mark")+" · "+text, " · ")
	}
	return text
}

// robots forbids the pages of an invented city and of an internal edition to be
// indexed, and names the sitemap of any other.
func (w *writer) robots() []byte {
	if w.Site.Invented || w.Staff {
		return []byte("# " + w.mark(w.Site.Languages[0]) + "\nUser-agent: *\nDisallow: /\n")
	}
	text := "User-agent: *\nDisallow:\n"
	if at, ok := w.Plan.Absolute(route.Sitemap); ok {
		text += "\nSitemap: " + at + "\n"
	}
	return []byte(text)
}
