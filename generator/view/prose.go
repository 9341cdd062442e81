package view

import (
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// Prose is a page about the place or the office.
type Prose struct {
	Frame
	Summary  Phrase
	Cover    *Picture
	Body     *Body
	Figures  *Table
	Sketch   AreaMaps // on the page about visits
	Contacts []*Shared
	Pictures []*Picture
	Files    []Attachment
}

// Template implements [Page].
func (*Prose) Template() string { return "prose" }

// prose returns a page of prose.
func (s scribe) prose(p *model.Page) Page {
	v := &Prose{
		Summary: s.phrase(p.Summary), Body: s.body("pages", &p.Header),
		Figures: s.figures(s.Catalog.Figures.Some(p.Figures)),
		Files:   s.attachments("pages", &p.Header),
	}
	v.Meta = s.recordHead("pages", p)
	if p.Type == "visit" {
		v.Sketch = s.areaMaps(s.w("sketch.title"), scope{})
	}
	v.Cover, v.Pictures = cover(s.pictures("pages", &p.Header))
	for _, o := range s.Catalog.Offices.Some(p.Offices) {
		v.Contacts = append(v.Contacts, s.contact(o.ID))
	}
	return v
}

// figures tabulates figures with what they count, their date and source.
func (s scribe) figures(all []*model.Figure) *Table {
	t := &Table{
		Caption: s.w("table.figures"),
		Columns: []Column{{Title: s.w("field.indicator")}, {Title: s.w("field.value"), Number: true}, {Title: s.w("field.scope")}, {Title: s.w("field.date")}, {Title: s.w("field.source")}},
	}
	for _, f := range all {
		value := s.figure(f)
		if f.Preliminary {
			value = value.note(s.w("figure.preliminary"))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{s.label("figure", f.ID, f.Label).cell(), value, s.cell(f.Scope), s.date(f.Date), s.cell(f.Source)}})
	}
	return t.trim()
}

// figure returns the one value that a figure has.
func (s *speech) figure(f *model.Figure) Cell {
	for _, c := range []Cell{s.quantity(f.Value), s.money(f.Money), s.area(f.Area), s.percent(f.Share)} {
		if c != nil {
			return c
		}
	}
	return nil
}

// pageList returns the list of pages.
func (s *speech) pageList() Page {
	sc, l := s.listPage("pages")
	l.Groups = []Group{{Cards: cardsOf(collect(s.Catalog.Pages), func(p *model.Page) *Shared {
		return share("parts/card", sc.card("pages", p))
	})}}
	return l
}

// headline returns a figure as the home page shows it: large, with what it
// counts, its date and its source.
func (s scribe) headline(f *model.Figure) Figure {
	value := s.figure(f)
	if !f.Area.IsZero() {
		value = plain(s.loc.AreaPrimary(f.Area))
	}
	v := Figure{Label: s.label("figure", f.ID, f.Label), Value: value}
	scope := s.cell(f.Scope)
	if f.Preliminary {
		scope = scope.note(s.w("figure.preliminary"))
	}
	v.Notes = cells(scope, s.source(f.Source, trim(f.Date)))
	return v
}

// trim shortens the last day of a year to the year, for which a yearly figure
// stands.
func trim(d i18n.Date) i18n.Date {
	if d.Month == 12 && d.Day == 31 {
		return i18n.Date{Year: d.Year}
	}
	return d
}
