package view

import (
	"slices"
	"strings"

	"prospectus/generator/model"
)

// An Office is the page of a desk that answers.
type Office struct {
	Frame
	Badges   Cell
	Summary  Phrase
	Contact  *Shared // how to reach it
	Address  Cell    // as the card says it, which is one of many pages' words; for the search
	Facts    *Facts
	Duties   *Passage // posts, never persons
	Body     *Body
	Services Links
	Policies Links
	Parks    Links
	Projects *Table // for which it answers, counted by industry
	Pictures []*Picture
}

// Template implements [Page].
func (*Office) Template() string { return "office" }

// office returns the page of an office.
func (s scribe) office(o *model.Office) Page {
	v := &Office{
		Badges: Cell{{Text: s.enum("office-type", string(o.Type)), Class: "badge"}}, Summary: s.phrase(o.Summary),
		Contact: s.contact(o.ID), Address: s.cell(o.Address), Duties: s.passage(o.Duties), Body: s.body("offices", &o.Header),
		Services: links(s, "services", s.index.services["offices/"+o.ID]),
		Policies: links(s, "policies", s.index.policies["offices/"+o.ID]),
		Parks:    links(s, "parks", s.parksOf("offices", o.ID)),
		Pictures: s.pictures("offices", &o.Header),
	}
	v.Meta = s.recordHead("offices", o)
	f := &Facts{Title: s.w("office.about")}
	f.add(s.w("field.unit"), s.unit(o.Unit))
	f.add(s.w("field.city"), s.cell(o.City))
	f.add(s.w("field.web"), s.web(o.Web))
	f.add(s.w("field.hours"), s.openingHours(o))
	f.add(s.w("field.speaks"), s.words("tongue", o.Speaks))
	f.add(s.w("field.answers"), s.quantity(o.Answers))
	f.add(s.w("field.main"), s.provinces(o.Main))
	f.add(s.w("field.also"), s.provinces(o.Also))
	f.add(s.w("field.countries"), s.cell(o.Countries))
	f.add(s.w("field.industries"), s.industryList(o.Industries))
	v.Facts = f.orNil()
	v.Projects = s.answersFor(o.ID)
	return v
}

// web links to an address outside; only https is ever linked.
func (s scribe) web(address string) Cell {
	if !strings.HasPrefix(address, "https://") {
		return plain(address)
	}
	s.depart(address)
	return Cell{{Text: strings.TrimPrefix(address, "https://"), Href: s.outward(address)}}
}

// provinces names provincial-level units in the official order.
func (s scribe) provinces(ids []string) Cell {
	var runs []Run
	for p := range s.Catalog.Provinces.All() {
		if slices.Contains(ids, p.ID) {
			runs = append(runs, s.cell(p.Name)...)
		}
	}
	return s.several(runs)
}

// answersFor counts the projects for which an office answers, by industry. The
// projects themselves may be thousands.
func (s scribe) answersFor(id string) *Table {
	t := &Table{Caption: s.w("table.answers-for"), Columns: []Column{{Title: s.w("field.industry")}, {Title: s.w("field.projects"), Number: true}}}
	count := map[string]int{}
	for _, p := range s.index.projects["offices/"+id] {
		count[p.Industry]++
	}
	for i := range s.Catalog.Industries.All() {
		if n := count[i.ID]; n > 0 {
			t.Rows = append(t.Rows, Row{Cells: []Cell{s.industry(i.ID), s.number(n)}})
		}
	}
	return t.trim()
}

// officeList returns the list of offices, and of the provinces that each
// answers for.
func (s *speech) officeList() Page {
	sc, l := s.listPage("offices")
	l.Groups = []Group{{Cards: cardsOf(s.officesInOrder(), sc.officeCard)}}
	l.Data = sc.data("offices")
	if t := sc.coverage(); t != nil {
		l.After = []Section{{ID: "provinces", Title: s.w("office.coverage"), Parts: []Fragment{t}}}
	}
	return l
}

// officeCard returns the card of an office: how to reach it, and how soon it
// answers.
func (s scribe) officeCard(o *model.Office) *Shared {
	c := s.card("offices", o)
	c.badge(s.enum("office-type", string(o.Type)), "")
	c.fact(s.w("field.city"), s.cell(o.City))
	if !o.Phone.IsZero() {
		c.fact(s.w("field.phone"), plain(s.loc.Phone(o.Phone)))
	}
	c.fact(s.w("field.hours"), s.openingHours(o))
	c.fact(s.w("field.answers"), s.quantity(o.Answers))
	return share("parts/card", c)
}

// coverage tabulates the provinces in the official order with the offices that
// answer for them.
func (s scribe) coverage() *Table {
	t := &Table{
		Caption: s.w("table.coverage"),
		Columns: []Column{{Title: s.w("field.province")}, {Title: s.w("field.main")}, {Title: s.w("field.also")}},
	}
	stationed := false
	for p := range s.Catalog.Provinces.All() {
		var main, also []Run
		for o := range s.Catalog.Offices.All() {
			if slices.Contains(o.Main, p.ID) {
				main = append(main, s.record("offices", o))
			}
			if slices.Contains(o.Also, p.ID) {
				also = append(also, s.record("offices", o))
			}
		}
		stationed = stationed || main != nil || also != nil
		if main == nil {
			main = s.officeLink(s.site.Office)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{s.cell(p.Name), s.several(main), s.several(also)}})
	}
	if !stationed {
		return nil
	}
	return t.trim()
}
