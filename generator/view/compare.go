package view

import (
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// utilityChecklist and siteChecklist are what an investor asks of any site, in
// the order of a site-selection questionnaire. A park's page answers each; what
// nobody has found out is printed as not known, never left out.
var (
	utilityChecklist = []string{"power", "water", "gas", "steam", "sewage", "road", "broadband"}
	siteChecklist    = []string{
		"environment-class", "emission-quota", "energy-quota", "green-power", "tariff", "soil", "flood-level", "seismic",
		"homes", "workforce", "wages", "vocational-schools", "school", "hospital", "foreign-staff",
	}
)

// fullUtilities adds the supplies of the checklist that a park does not
// mention, as not known.
func fullUtilities(all []model.Utility) []model.Utility {
	return complete(all, utilityChecklist, func(u model.Utility) string { return u.ID }, func(id string) model.Utility {
		return model.Utility{ID: id, State: model.UnknownReadiness}
	})
}

// fullSite adds the facts of the checklist that a park does not mention.
func fullSite(all []model.SiteFact) []model.SiteFact {
	return complete(all, siteChecklist, func(f model.SiteFact) string { return f.ID }, func(id string) model.SiteFact {
		return model.SiteFact{ID: id}
	})
}

// complete returns the items of a checklist in its order, those that are
// missing made by make, and then all others in their own order.
func complete[T any](all []T, checklist []string, id func(T) string, make func(string) T) []T {
	given := map[string]T{}
	for _, x := range all {
		given[id(x)] = x
	}
	var found []T
	listed := map[string]bool{}
	for _, name := range checklist {
		listed[name] = true
		x, ok := given[name]
		if !ok {
			x = make(name)
		}
		found = append(found, x)
	}
	for _, x := range all {
		if !listed[id(x)] {
			found = append(found, x)
		}
	}
	return found
}

// comparison tabulates parks side by side: a fact a row, a park a column. It
// returns nil for fewer than two parks.
func (s scribe) comparison() *Table {
	parks := collect(s.Catalog.Parks)
	if len(parks) < 2 {
		return nil
	}
	t := &Table{Caption: s.w("table.compare"), Columns: []Column{{Title: s.w("field.fact")}}}
	for _, p := range parks {
		name := s.title(&p.Header)
		t.Columns = append(t.Columns, Column{Title: name.Text, Lang: name.Lang, Href: s.href("parks", p.ID)})
	}
	row := func(label string, value func(*model.Park) Cell) {
		t.Rows = append(t.Rows, s.compared(label, parks, value))
	}
	row(s.w("field.region"), func(p *model.Park) Cell { return s.region(p.Region) })
	row(s.w("field.level"), func(p *model.Park) Cell { return s.enumCell("level", string(p.Level)) })
	row(s.w("field.industries"), func(p *model.Park) Cell { return s.industryList(p.Industries) })
	row(s.w("field.area"), func(p *model.Park) Cell { return s.area(p.Area) })
	row(s.w("field.free"), func(p *model.Park) Cell { return s.dated(s.area(p.Free), p.AsOf) })
	row(s.w("field.plots"), func(p *model.Park) Cell { return plain(s.int(onOffer(p.Plots))) })
	row(s.w("field.buildings"), func(p *model.Park) Cell { return plain(s.int(onOffer(p.Buildings))) })
	for _, id := range []string{"power", "water", "gas", "steam", "sewage"} {
		row(s.enum("utility", id), func(p *model.Park) Cell { return s.priceOf(p, id) })
	}
	for _, to := range []string{"airport", "railway-station", "rail-freight", "motorway", "port"} {
		row(s.enum("destination", to), func(p *model.Park) Cell { return s.distanceTo(p, to) })
	}
	for _, id := range []string{"workforce", "green-power", "homes"} {
		row(s.enum("site", id), func(p *model.Park) Cell { return s.siteValue(p, id) })
	}
	return t
}

// compared returns one row of a comparison. A row that no park answers says so
// in each place: a gap would read as nought.
func (s scribe) compared(label string, parks []*model.Park, value func(*model.Park) Cell) Row {
	row := Row{Cells: []Cell{plain(label)}}
	for _, p := range parks {
		c := value(p)
		if len(c) == 0 {
			c = s.unknown()
		}
		row.Cells = append(row.Cells, c)
	}
	return row
}

// unknown says that nobody has found something out.
func (s *speech) unknown() Cell { return Cell{{Text: s.w("site.unknown"), Class: "unknown"}} }

// priceOf returns what a supply costs in a park, with the day, or that there
// is none.
func (s scribe) priceOf(p *model.Park, id string) Cell {
	for _, u := range p.Utilities {
		if u.ID == id && !u.Price.IsZero() {
			return s.dated(s.quantity(u.Price), u.Date)
		}
		if u.ID == id {
			return s.enumCell("readiness", string(u.State))
		}
	}
	return nil
}

// distanceTo returns the shortest distance of a park from one kind of place.
func (s scribe) distanceTo(p *model.Park, to string) Cell {
	var nearest i18n.Quantity
	for _, d := range p.Distances {
		if string(d.To) == to && !d.Distance.IsZero() && (nearest.IsZero() || d.Distance.Unit == nearest.Unit && d.Distance.Low.Cmp(nearest.Low) < 0) {
			nearest = d.Distance
		}
	}
	return s.quantity(nearest)
}

// siteValue returns one fact of a park's site, with its day.
func (s scribe) siteValue(p *model.Park, id string) Cell {
	for _, f := range p.SiteFacts {
		if f.ID == id {
			value := s.quantity(f.Value)
			if value == nil {
				value = s.cell(f.Text)
			}
			return s.dated(value, f.Date)
		}
	}
	if id == "homes" {
		return s.distanceTo(p, id)
	}
	return nil
}
