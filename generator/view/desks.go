package view

import (
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A Desk is who answers whom: an office as somebody sees it who does not know
// which one to ask.
type Desk struct {
	Name    Run
	Type    string // headquarters, stationed …, for the style sheet
	For     []Cell // whom it answers
	Phone   Cell
	Email   Cell
	Hours   Cell // with the time zone
	Speaks  Cell
	Answers string
}

// whoAnswers returns the offices by the places that they answer for, and last
// the one that answers for everybody else. Provinces stand in the official order,
// and never as a map.
func (s scribe) whoAnswers() []Desk {
	var found []Desk
	for _, o := range s.officesInOrder() {
		if o.ID == s.site.Office || o.Type == model.ForeignDesk {
			continue
		}
		if d := s.answers(o); len(d.For) > 0 {
			found = append(found, d)
		}
	}
	if o := s.Catalog.Offices.Get(s.site.Office); o != nil {
		d := s.answers(o)
		elsewhere := "desk.elsewhere"
		if len(s.foreignDesks()) > 0 {
			elsewhere = "desk.provinces" // who is abroad has a desk of his own
		}
		d.For = append(d.For, plain(s.w(elsewhere)))
		found = append(found, d)
	}
	return found
}

// officesInOrder returns the offices with stationed ones last, in the official
// order of the provinces that they answer for first.
func (s *speech) officesInOrder() []*model.Office {
	place, n := map[string]int{}, 0
	for p := range s.Catalog.Provinces.All() {
		n++
		place[p.ID] = n
	}
	rank := func(o *model.Office) int {
		if o.Type != model.Stationed || len(o.Main) == 0 {
			return 0
		}
		return place[o.Main[0]]
	}
	return slices.SortedStableFunc(s.Catalog.Offices.All(), func(a, b *model.Office) int { return rank(a) - rank(b) })
}

// foreignDesks returns the desks for investors from abroad.
func (s scribe) foreignDesks() []Desk {
	var found []Desk
	for o := range s.Catalog.Offices.All() {
		if o.Type == model.ForeignDesk {
			found = append(found, s.answers(o))
		}
	}
	return found
}

// answers returns an office as a desk.
func (s scribe) answers(o *model.Office) Desk {
	d := Desk{
		Name: s.record("offices", o), Type: string(o.Type), Hours: s.openingHours(o),
		Speaks: s.words("tongue", o.Speaks), Phone: s.phone(o.Phone), Email: mailbox(o.Email),
	}
	d.For = cells(s.provinces(o.Main), s.alsoFor(o), s.cell(o.Countries))
	if !o.Answers.IsZero() {
		d.Answers = s.say("office.answers", s.loc.Quantity(o.Answers))
	}
	return d
}

// alsoFor names the provinces that an office answers for beside its own.
func (s scribe) alsoFor(o *model.Office) Cell {
	also := s.provinces(o.Also)
	if also == nil {
		return nil
	}
	return append(plain(s.w("field.also")+s.loc.Sep()), also...)
}

// openingHours names the zone of an office's hours, unless they say it.
func (s *speech) openingHours(o *model.Office) Cell {
	return s.cell(o.Hours).note(s.enum("zone", o.Timezone))
}

// phone links to a telephone; nil for none.
func (s *speech) phone(p i18n.Phone) Cell {
	if p.IsZero() {
		return nil
	}
	return Cell{{Text: s.loc.Phone(p), Href: p.URI()}}
}

// mailbox links to an address for mail; nil for none.
func mailbox(address string) Cell {
	if address == "" {
		return nil
	}
	return Cell{{Text: address, Href: "mailto:" + address}}
}

// A Complaint is where a visitor complains, and how soon he is answered.
type Complaint struct {
	Link  Run
	Phone Cell
	Email Cell
	Days  string
}

// complaint returns the site's complaint channel; nil where it names none.
func (s scribe) complaint() *Complaint {
	v := s.Catalog.Services.Get(s.site.Complaint)
	if v == nil {
		return nil
	}
	c := &Complaint{Link: s.record("services", v), Phone: s.phone(v.Phone), Email: mailbox(v.Email)}
	if !v.Days.IsZero() {
		c.Days = s.say("complaint.days", s.loc.Quantity(v.Days))
	}
	return c
}
