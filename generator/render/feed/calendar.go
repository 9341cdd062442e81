package feed

import (
	"cmp"
	"strings"
	"time"
	"unicode/utf8"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/view"
)

// A calendarEvent is one event before it is written.
type calendarEvent struct {
	uid, title, lang, place, about, url string
	begin, end                          string // with their parameters; end may be empty
}

func (w *writer) event(h *view.Head, e *model.Event) calendarEvent {
	c := calendarEvent{uid: "event-" + e.ID + "-" + string(h.Lang), title: h.Title.Text, lang: titleLang(h), about: h.Description}
	if host, _, ok := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(w.Site.BaseURL, "https://"), "http://"), "/"); ok || host != "" {
		c.uid += "@" + host
	}
	c.url, _ = w.Plan.Absolute(h.Path)
	place, _ := e.Place.Best(h.Lang, w.Site.Languages...)
	city, _ := e.City.Best(h.Lang, w.Site.Languages...)
	c.place = joinPlace(place, city)
	c.begin, c.end = w.times(e)
	return c
}

// titleLang is the language of a page's title, which is not the page's own
// where the record was not written in it.
func titleLang(h *view.Head) string { return cmp.Or(h.Title.Lang, h.Lang.HTML()) }

// joinPlace writes a place with its city as programs look them up on a map; not
// as a list of two, which some languages would join by a word.
func joinPlace(place, city string) string {
	switch {
	case place == "":
		return city
	case strings.Contains(place, city):
		return place
	}
	return place + ", " + city
}

// times returns DTSTART and DTEND. Times are given in UTC, so that no file
// needs a description of the zone; without clock times the event takes whole
// days, and DTEND is the day after the last (RFC 5545, 3.6.1). An event of one
// day that says only when it begins has no DTEND.
func (w *writer) times(e *model.Event) (begin, end string) {
	first, last := e.Period.From.First(), e.Period.To.Last()
	zone := i18n.Zone(cmp.Or(e.Timezone, w.Site.Timezone))
	from, starts := clock(first, e.Starts, zone)
	to, ends := clock(last, e.Ends, zone)
	const utc = ":20060102T150405Z"
	switch {
	case starts && ends && from.Before(to):
		return from.UTC().Format(utc), to.UTC().Format(utc)
	case starts && e.Ends == "" && first.Equal(last):
		return from.UTC().Format(utc), ""
	}
	return ";VALUE=DATE:" + first.Format("20060102"), ";VALUE=DATE:" + last.AddDate(0, 0, 1).Format("20060102")
}

func clock(day time.Time, hhmm string, zone *time.Location) (time.Time, bool) {
	t, err := time.Parse("15:04", hhmm)
	if err != nil || zone == nil {
		return time.Time{}, false
	}
	return time.Date(day.Year(), day.Month(), day.Day(), t.Hour(), t.Minute(), 0, 0, zone), true
}

// calendar writes events as one iCalendar file. DTSTAMP is the edition's day:
// the file carries no clock.
func (w *writer) calendar(lang i18n.Tag, events []calendarEvent) []byte {
	name, _ := w.Site.Title.Best(lang, w.Site.Languages...)
	publisher, _ := w.Site.Name.Best(lang, w.Site.Languages...)
	var b lines
	b.line("BEGIN:VCALENDAR")
	b.line("VERSION:2.0")
	b.line("PRODID:-//" + escape(publisher) + "//" + string(lang))
	b.line("CALSCALE:GREGORIAN")
	b.line("METHOD:PUBLISH")
	b.line("X-WR-CALNAME:" + escape(name))
	for _, e := range events {
		w.calendarEvent(&b, lang, e)
	}
	b.line("END:VCALENDAR")
	return []byte(b.String())
}

func (w *writer) calendarEvent(b *lines, lang i18n.Tag, e calendarEvent) {
	about := e.about
	if m := w.mark(lang); m != "" {
		about = strings.TrimSpace(about + "\n" + m)
	}
	b.line("BEGIN:VEVENT")
	b.line("UID:" + escape(e.uid))
	b.line("DTSTAMP:" + w.Day.Last().Format("20060102") + "T000000Z")
	b.line("DTSTART" + e.begin)
	if e.end != "" {
		b.line("DTEND" + e.end)
	}
	b.line("SUMMARY;LANGUAGE=" + e.lang + ":" + escape(e.title))
	b.optional("LOCATION", e.place)
	b.optional("DESCRIPTION", about)
	if e.url != "" {
		b.line("URL:" + e.url)
	}
	b.line("END:VEVENT")
}

// card writes an office's address card.
func (w *writer) card(h *view.Head, o *model.Office) []byte {
	best := func(t i18n.Text) string { s, _ := t.Best(h.Lang, w.Site.Languages...); return s }
	var b lines
	b.line("BEGIN:VCARD")
	b.line("VERSION:4.0")
	b.line("KIND:org")
	b.line("FN;LANGUAGE=" + titleLang(h) + ":" + escape(h.Title.Text))
	b.optional("ORG", best(w.Site.Name))
	if !o.Phone.IsZero() {
		b.line("TEL;VALUE=text;TYPE=work,voice:" + escape(i18n.For("en").Phone(o.Phone)))
	}
	b.optional("EMAIL;TYPE=work", o.Email)
	if address := best(o.Address); address != "" {
		b.line("ADR;TYPE=work:;;" + escape(address) + ";" + escape(best(o.City)) + ";;;")
	}
	for _, lang := range o.Speaks {
		b.line("LANG:" + lang)
	}
	if o.Timezone != "" {
		b.line("TZ:" + escape(o.Timezone))
	}
	if at, ok := w.Plan.Absolute(h.Path); ok {
		b.line("URL:" + at)
	}
	note := best(o.Hours)
	if m := w.mark(h.Lang); m != "" {
		note = strings.TrimSpace(note + "\n" + m)
	}
	b.optional("NOTE", note)
	b.line("END:VCARD")
	return []byte(b.String())
}

// lines are content lines: ended by CRLF and folded at 75 octets, never within
// a character (RFC 5545, 3.1; RFC 6350, 3.2).
type lines struct{ strings.Builder }

func (b *lines) line(s string) {
	for limit := 75; len(s) > limit; limit = 74 {
		cut := limit
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		b.WriteString(s[:cut])
		b.WriteString("\r\n ")
		s = s[cut:]
	}
	b.WriteString(s)
	b.WriteString("\r\n")
}

func (b *lines) optional(name, text string) {
	if text != "" {
		b.line(name + ":" + escape(text))
	}
}

var escaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// escape writes a text value of a content line.
func escape(s string) string { return escaper.Replace(s) }
