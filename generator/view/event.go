package view

import (
	"cmp"
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// An Event is the page of a fair, a conference or a visit day.
type Event struct {
	Frame
	Badges    Cell
	Summary   Phrase
	Past      string // that it is over; empty for what is to come
	Panel     Panel  // the days
	Facts     *Facts
	Register  *Passage // how to take part
	Programme *Table
	Body      *Body
	Projects  []*Shared // that are presented
	Chains    Links
	Calendar  *Link // for what is to come
	Contact   *Shared
	Pictures  []*Picture
	Files     []Attachment
}

// Template implements [Page].
func (*Event) Template() string { return "event" }

// event returns the page of an event.
func (s scribe) event(e *model.Event) Page {
	v := &Event{
		Badges: Cell{{Text: s.enum("event-type", string(e.Type)), Class: "badge"}}, Summary: s.phrase(e.Summary),
		Facts: s.eventFacts(e), Register: s.passage(e.Register), Programme: s.programme(e.Programme),
		Body: s.body("events", &e.Header), Projects: cardsOf(s.Catalog.Projects.Some(e.Projects), s.projectCard),
		Chains: links(s, "chains", s.Catalog.Chains.Some(e.Chains)), Contact: s.contact(e.Office),
		Pictures: s.pictures("events", &e.Header), Files: s.attachments("events", &e.Header),
	}
	v.Meta = s.recordHead("events", e)
	v.Calendar = &Link{Href: string(s.at.To(s.Plan.Calendar(s.lang, e.ID))), Text: s.w("event.calendar")}
	if s.over(e) {
		v.Past, v.Calendar = s.say("event.past", s.loc.Date(s.Day)), nil
	}
	if when := s.period(e.Period); when != nil {
		v.Panel = Panel{{Label: Phrase{Text: s.w("field.when")}, Value: when, Notes: cells(s.hours(e))}}
	}
	return v
}

// over reports whether an event lies before the day.
func (s *speech) over(e *model.Event) bool {
	end := e.Period.To
	if end.IsZero() {
		end = e.Period.From
	}
	return !end.IsZero() && end.Last().Before(s.Day.First())
}

// hours writes the clock times of an event with their zone. The days of a long
// one differ, and its programme says how.
func (s *speech) hours(e *model.Event) Cell {
	if e.Starts == "" {
		return nil
	}
	if severalDays(e) {
		return s.daily(e)
	}
	text := e.Starts
	if e.Ends != "" {
		text += "–" + e.Ends
	}
	return plain(text).note(s.enum("zone", e.Timezone))
}

// severalDays reports whether an event lasts longer than a day.
func severalDays(e *model.Event) bool {
	return !e.Period.To.IsZero() && e.Period.From.Compare(e.Period.To) != 0
}

// daily refers to the programme of an event of several days.
func (s *speech) daily(e *model.Event) Cell {
	if len(e.Programme) == 0 {
		return nil
	}
	return plain(s.w("event.daily"))
}

// eventFacts says when, where and by whom an event is held.
func (s scribe) eventFacts(e *model.Event) *Facts {
	f := &Facts{Title: s.w("event.about")}
	f.add(s.w("field.when"), s.period(e.Period))
	f.add(s.w("field.time"), s.hours(e))
	f.add(s.w("field.where"), s.cell(e.Place))
	f.add(s.w("field.city"), s.cell(e.City))
	f.add(s.w("field.booth"), s.cell(e.Booth))
	f.add(s.w("field.host"), s.unit(e.Host))
	f.add(s.w("field.languages"), s.words("tongue", e.Speaks))
	f.add(s.w("field.industries"), s.industryList(e.Industries))
	return f.orNil()
}

// programme tabulates the items of an event.
func (s scribe) programme(all []model.Session) *Table {
	t := &Table{
		Caption: s.w("table.programme"),
		Columns: []Column{{Title: s.w("field.session")}, {Title: s.w("field.day")}, {Title: s.w("field.time")}, {Title: s.w("field.where")}},
	}
	for _, x := range all {
		time := x.From
		if x.To != "" {
			time += "–" + x.To
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{s.label("session", x.ID, x.Name).cell(), s.date(x.Day), plain(time), s.cell(x.Place)}})
	}
	return t.trim()
}

// upcoming returns the events that are not over, the next first.
func (s *speech) upcoming() []*model.Event {
	return slices.DeleteFunc(s.byDate(1), s.over)
}

// past returns the events that are over, the last first.
func (s *speech) past() []*model.Event {
	return slices.DeleteFunc(s.byDate(-1), func(e *model.Event) bool { return !s.over(e) })
}

// byDate returns the events by their first day, rising where sign is 1 and
// falling where it is -1.
func (s *speech) byDate(sign int) []*model.Event {
	items := collect(s.Catalog.Events)
	slices.SortStableFunc(items, func(a, b *model.Event) int { return sign * a.Period.From.Compare(b.Period.From) })
	return items
}

// newestBriefings returns the briefings, the newest first.
func (s *speech) newestBriefings() []*model.Briefing {
	items := collect(s.Catalog.Briefings)
	slices.SortStableFunc(items, func(a, b *model.Briefing) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(b.Total, a.Total))
	})
	return items
}

// eventList returns the list of events: to come, and over.
func (s *speech) eventList() Page {
	sc, l := s.listPage("events")
	add := func(id string, items []*model.Event) {
		if len(items) > 0 {
			l.Groups = append(l.Groups, Group{ID: id, Title: s.w("events." + id), Cards: cardsOf(items, sc.eventCard)})
		}
	}
	add("upcoming", s.upcoming())
	add("past", s.past())
	if s.has("events") {
		l.Calendar = &Link{Href: string(sc.at.To(s.Plan.Calendar(s.lang, ""))), Text: s.w("footer.calendar")}
	}
	l.Data = sc.data("events")
	return l
}

// eventCard returns the card of an event.
func (s scribe) eventCard(e *model.Event) *Shared {
	c := s.card("events", e)
	c.badge(s.enum("event-type", string(e.Type)), "")
	c.fact(s.w("field.when"), s.period(e.Period))
	c.fact(s.w("field.city"), s.cell(e.City))
	c.fact(s.w("field.host"), s.unit(e.Host))
	return share("parts/card", c)
}

// dayOf returns the later of a record's dates, for what is newest.
func dayOf(h *model.Header, others ...i18n.Date) i18n.Date {
	day := h.Updated
	for _, d := range others {
		if d.Compare(day) > 0 {
			day = d
		}
	}
	return day
}
