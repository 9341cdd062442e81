package view

import (
	"cmp"
	"time"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// eventNode returns an event. Where it has clock times in a known zone they
// stand with their offset; else its days stand alone. An event whose record
// names neither place nor city has no location: the record cannot say that it
// is held online. Nor can it say that it was put off, so nothing is claimed of
// its state or of how it is attended.
func (s scribe) eventNode(h *Head, e *model.Event) any {
	zone := i18n.Zone(cmp.Or(e.Timezone, s.site.Timezone))
	last := e.Period.To
	if last.IsZero() {
		last = e.Period.From
	}
	starts, ends := e.Starts, e.Ends
	if starts == "" || severalDays(e) {
		starts, ends = "", "" // the page gives no hours for the whole either
	}
	n := event{
		Type: "Event", Name: h.Title.Text, Description: h.Description, URL: h.Canonical,
		Start: moment(e.Period.From, starts, zone), End: moment(last, ends, zone),
		Organiser: s.unitNode(e.Host), Languages: htmlTags(e.Speaks),
	}
	if h.Preview != nil {
		n.Image = h.Preview.URL
	}
	city, venue := s.phrase(e.City).Text, s.phrase(e.Place).Text
	switch {
	case venue != "":
		n.Location = &place{Type: "Place", Name: venue, Address: city}
	case city != "":
		n.Location = &place{Type: "Place", Name: city}
	}
	return n
}

// moment writes a day, or a clock time of it with the zone's offset then
// (RFC 3339).
func moment(day i18n.Date, clock string, zone *time.Location) string {
	at, err := time.Parse("15:04", clock)
	if err != nil || zone == nil || day.Day == 0 {
		return day.String()
	}
	return time.Date(day.Year, time.Month(day.Month), day.Day, at.Hour(), at.Minute(), 0, 0, zone).Format(time.RFC3339)
}
