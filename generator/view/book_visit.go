package view

import (
	"cmp"
	"strings"

	"prospectus/generator/model"
)

// An Itinerary is the days of a visit by the hour.
type Itinerary struct {
	Opening
	Days []ItineraryDay
}

// An ItineraryDay is the stops of one day.
type ItineraryDay struct {
	Date  Cell
	Table *Table
}

// Template implements [Leaf].
func (*Itinerary) Template() string { return "print/itinerary" }

func (b *Book) itinerary() Leaf {
	v := &Itinerary{Opening: b.open(model.ItineraryPart, 1)}
	for i := range b.File.Stops {
		s := &b.File.Stops[i]
		if i == 0 || s.Day != b.File.Stops[i-1].Day {
			t := &Table{Caption: b.w("table.programme"), Echo: true, Columns: []Column{
				{Title: b.w("field.time")}, {Title: b.w("visit.stop")}, {Title: b.w("field.where")}, {Title: b.w("visit.host")}, {Title: b.w("field.note")},
			}}
			v.Days = append(v.Days, ItineraryDay{b.date(s.Day), t})
		}
		t := v.Days[len(v.Days)-1].Table
		t.Rows = append(t.Rows, Row{Cells: []Cell{plain(s.Clock()), {b.stopName(s)}, b.stopPlace(s), b.cell(s.Host), b.cell(s.Note)}})
	}
	for _, d := range v.Days {
		d.Table.trim()
	}
	return v
}

// stopName names a stop, with the way to its sheet.
func (b *Book) stopName(s *model.Stop) Run {
	name, href := b.phrase(s.Name), ""
	switch {
	case b.Catalog.Parks.Get(s.Park) != nil:
		name, href = orPhrase(name, b.title(&b.Catalog.Parks.Get(s.Park).Header)), b.href("parks", s.Park)
	case b.Catalog.Projects.Get(s.Project) != nil:
		name, href = orPhrase(name, b.title(&b.Catalog.Projects.Get(s.Project).Header)), b.href("projects", s.Project)
	case b.Catalog.Buildings.Get(s.Space) != nil:
		name, href = orPhrase(name, b.buildingName(b.Catalog.Buildings.Get(s.Space))), b.href("buildings", s.Space)
	}
	return Run{Text: name.Text, Lang: name.Lang, Href: href}
}

func orPhrase(a, b Phrase) Phrase {
	if a.Text != "" {
		return a
	}
	return b
}

// stopPlace says where a stop is: in its own words, else where what is visited
// lies.
func (b *Book) stopPlace(s *model.Stop) Cell {
	if c := b.cell(s.Place); c != nil {
		return c
	}
	if p := b.Catalog.Projects.Get(s.Project); p != nil {
		return b.cell(p.Address)
	}
	id, _, _ := strings.Cut(s.Space, "/")
	if p := b.Catalog.Parks.Get(cmp.Or(s.Park, id)); p != nil {
		return b.cell(p.Address)
	}
	return nil
}

// stops yields a sheet for each stop that has a record, once.
func (b *Book) stops(yield func(Leaf) bool) {
	seen := map[string]bool{}
	for _, s := range b.File.Stops {
		park, _, _ := strings.Cut(s.Space, "/")
		var v Leaf
		if p := b.Catalog.Projects.Get(s.Project); p != nil {
			v = b.projectSheet(p, 1)
		} else if p := b.Catalog.Parks.Get(cmp.Or(s.Park, park)); p != nil {
			v = b.parkSheet(p)
		}
		if v == nil || seen[v.Start().Record] {
			continue
		}
		seen[v.Start().Record] = true
		if !yield(v) {
			return
		}
	}
}
