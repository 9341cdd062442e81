package view

import (
	"iter"
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// A Space is the page of a plot or a building that is offered.
type Space struct {
	Frame
	Badges    Cell
	Panel     Panel    // area and price
	Facts     []*Facts // what decides whether it fits
	Utilities *Table
	Site      *Table
	Note      *Passage
	Projects  Links // that would stand on it
	Contact   *Shared
}

// Template implements [Page].
func (*Space) Template() string { return "space" }

// A vacancy is a plot or a building.
type vacancy interface{ Offered() model.State }

// onOffer counts what can be had now among plots or buildings.
func onOffer[T vacancy](all []T) (n int) {
	for _, x := range all {
		if x.Offered() == model.Open {
			n++
		}
	}
	return n
}

// offeredFirst returns plots or buildings with those that can be had first.
func offeredFirst[T vacancy](all []T) []T {
	return slices.SortedStableFunc(slices.Values(all), func(a, b T) int { return stateRank(a.Offered()) - stateRank(b.Offered()) })
}

// plots yields the pages of all plots.
func (s *speech) plots(yield func(Page) bool) {
	s.spaces("plots", s.Catalog.Plots.Idents(), func(sc scribe, id string) Page { return sc.plotPage(s.Catalog.Plots.Get(id)) }, yield)
}

// buildings yields the pages of all buildings.
func (s *speech) buildings(yield func(Page) bool) {
	s.spaces("buildings", s.Catalog.Buildings.Idents(), func(sc scribe, id string) Page { return sc.buildingPage(s.Catalog.Buildings.Get(id)) }, yield)
}

// spaces yields the pages of the plots or the buildings of all parks.
func (s *speech) spaces(kind string, ids iter.Seq[string], page func(scribe, string) Page, yield func(Page) bool) {
	for id := range ids {
		if to, ok := s.Plan.Record(s.lang, kind, id); ok && s.asked(to) && !yield(page(s.on(to), id)) {
			return
		}
	}
}

// space fills what plots and buildings have in common.
func (s scribe) space(kind string, item model.Identified, name Phrase, park string, state model.State) *Space {
	crumbs := []Link{{Href: s.list("parks"), Text: s.w("nav.parks")}}
	v := &Space{Badges: Cell{{Text: s.enum("state", string(state)), Class: "badge state-" + string(state)}}}
	if p := s.Catalog.Parks.Get(park); p != nil {
		r := s.record("parks", p)
		crumbs = append(crumbs, Link{Href: r.Href, Text: r.Text, Lang: r.Lang})
		v.Contact = s.contact(p.Office)
	}
	to := func(lang i18n.Tag) (route.Path, bool) { return s.Plan.Record(lang, kind, item.Ident()) }
	v.Meta = s.head(kind, name, "", to, crumbs...)
	v.Meta.Record, v.Meta.Hash, v.Meta.Code = item, s.Hash(item), s.code()
	v.Meta.Imprint, v.Meta.Keep = s.imprint(v.Meta.Hash, i18n.Date{}), s.keep(kind, item.Ident())
	if p := s.Catalog.Parks.Get(park); p != nil {
		v.Meta.Tags = s.contentTags(kind, p, name.Text)
	}
	v.Projects = links(s, "projects", s.index.projects[kind+"/"+item.Ident()])
	return v
}

// plotPage returns the page of a plot.
func (s scribe) plotPage(p *model.Plot) Page {
	v := s.space("plots", p, s.plotName(p), p.Park, p.State)
	v.Panel = s.areaPanel(p.Area, p.Price, p.PriceDate, s.w("field.land-price"))
	f := &Facts{Title: s.w("plot.about")}
	f.add(s.w("field.park"), s.park(p.Park))
	f.add(s.w("field.land"), s.area(p.Area))
	f.add(s.w("field.land-use"), s.enumCell("land-use", string(p.Use)))
	f.add(s.w("field.tenure"), s.tenure(p.Tenure, p.Standard))
	f.add(s.w("field.years"), s.counted(p.Years, "a"))
	f.add(s.w("field.plot-ratio"), s.decimal(p.PlotRatio))
	f.add(s.w("field.intensity"), s.quantity(p.Intensity))
	f.add(s.w("field.tax-per-mu"), s.quantity(p.TaxPerMu))
	f.add(s.w("field.output-per-mu"), s.quantity(p.Output))
	f.add(s.w("field.energy-limit"), s.quantity(p.Energy))
	f.add(s.w("field.emission-limit"), s.cell(p.Emission))
	f.add(s.w("field.land-price"), s.landPrice(p.Price, nil, p.PriceDate))
	f.add(s.w("field.ready"), s.words("ready", p.Ready))
	f.add(s.w("field.verified"), s.date(p.Verified))
	v.Facts = append(v.Facts, f)
	v.Utilities, v.Site, v.Note = s.utilities(p.Utilities), s.siteFacts(p.SiteFacts), s.passage(p.Note)
	return v
}

// areaPanel returns area and price, the price with the day on which it held.
func (s scribe) areaPanel(a i18n.Area, price i18n.Quantity, on i18n.Date, label string) Panel {
	var panel Panel
	if !a.IsZero() {
		panel = append(panel, Figure{Label: Phrase{Text: s.w("field.area")}, Value: plain(s.loc.AreaPrimary(a)), Notes: cells(plain(s.otherUnit(a)))})
	}
	if !price.IsZero() {
		panel = append(panel, Figure{Label: Phrase{Text: label}, Value: s.quantity(price), Notes: cells(s.asOf(on))})
	}
	return panel
}

// buildingPage returns the page of a building. Its free area stands first: the
// whole area interests nobody who would rent it.
func (s scribe) buildingPage(b *model.Building) Page {
	v := s.space("buildings", b, s.buildingName(b), b.Park, b.State)
	free := b.Free
	if free.IsZero() {
		free = b.Area
	}
	v.Panel = s.areaPanel(free, b.Rent, b.PriceDate, s.w("field.rent"))
	f := &Facts{Title: s.w("building.about")}
	f.add(s.w("field.park"), s.park(b.Park))
	f.add(s.w("field.use"), s.enumCell("building-use", string(b.Use)))
	f.add(s.w("field.tenure"), s.enumCell("tenure", string(b.Tenure)))
	f.add(s.w("field.built"), s.date(b.Built))
	f.add(s.w("field.floor-area"), s.area(b.Area))
	f.add(s.w("field.free"), s.area(b.Free))
	f.add(s.w("field.free-from"), s.date(b.FreeFrom))
	f.add(s.w("field.storeys"), s.number(b.Storeys))
	f.add(s.w("field.clear-height"), s.quantity(b.Height))
	f.add(s.w("field.floor-load"), s.quantity(b.Load))
	f.add(s.w("field.upper-load"), s.quantity(b.UpperLoad))
	f.add(s.w("field.column-grid"), s.grid(b.Grid))
	f.add(s.w("field.crane"), s.quantity(b.Crane))
	f.add(s.w("field.power"), s.quantity(b.Power))
	f.add(s.w("field.dual-supply"), s.yes(b.Dual))
	f.add(s.w("field.fire-class"), plain(b.FireClass))
	f.add(s.w("field.rent"), s.dated(s.quantity(b.Rent), b.PriceDate))
	f.add(s.w("field.sale-price"), s.dated(s.quantity(b.SalePrice), b.PriceDate))
	f.add(s.w("field.verified"), s.date(b.Verified))
	v.Facts = append(v.Facts, f)
	v.Utilities, v.Note = s.utilities(b.Utilities), s.passage(b.Note)
	return v
}

// grid adds the unit to the distances between columns.
func (s *speech) grid(text string) Cell {
	if text == "" {
		return nil
	}
	return plain(s.say("building.metres", text))
}

// plotTable tabulates plots.
func (s scribe) plotTable(all []*model.Plot) *Table {
	t := &Table{
		Caption: s.w("table.plots"),
		Columns: []Column{
			{Title: s.w("field.plot")}, {Title: s.w("field.park")}, {Title: s.w("field.state")}, {Title: s.w("field.area"), Number: true}, {Title: s.w("field.land-use")},
			{Title: s.w("field.tenure")}, {Title: s.w("field.plot-ratio"), Number: true}, {Title: s.w("field.intensity"), Number: true}, {Title: s.w("field.land-price"), Number: true}, {Title: s.w("field.verified")},
		},
	}
	for _, p := range offeredFirst(all) {
		t.Rows = append(t.Rows, Row{Record: s.keep("plots", p.Ident()), Cells: []Cell{
			s.plot(p.Ident()), s.park(p.Park), s.stateMark(p.State), s.area(p.Area), s.enumCell("land-use", string(p.Use)),
			s.enumCell("tenure", string(p.Tenure)), s.decimal(p.PlotRatio), s.quantity(p.Intensity),
			s.dated(s.quantity(p.Price), p.PriceDate), s.date(p.Verified),
		}})
	}
	return s.ofOnePark(t)
}

// ofOnePark leaves out the column that says the same in every row: all rows of
// a park's own page are of that park.
func (s scribe) ofOnePark(t *Table) *Table {
	if t.trim() == nil {
		return nil
	}
	for i, c := range t.Columns {
		if c.Title == s.w("field.park") && !manyParks(t, i) {
			t.drop(i)
			break
		}
	}
	return t
}

// manyParks reports whether the rows of a column differ.
func manyParks(t *Table, column int) bool {
	for _, row := range t.Rows[1:] {
		if row.Cells[column].Text() != t.Rows[0].Cells[column].Text() {
			return true
		}
	}
	return false
}

// stateMark returns the word for a state as a mark.
func (s *speech) stateMark(state model.State) Cell {
	if state == "" {
		return nil
	}
	return Cell{{Text: s.enum("state", string(state)), Class: "badge state-" + string(state)}}
}

// buildingTable tabulates buildings.
func (s scribe) buildingTable(all []*model.Building) *Table {
	t := &Table{
		Caption: s.w("table.buildings"),
		Columns: []Column{
			{Title: s.w("field.building")}, {Title: s.w("field.park")}, {Title: s.w("field.state")}, {Title: s.w("field.use")}, {Title: s.w("field.floor-area"), Number: true}, {Title: s.w("field.free"), Number: true},
			{Title: s.w("field.clear-height"), Number: true}, {Title: s.w("field.floor-load"), Number: true}, {Title: s.w("field.power"), Number: true}, {Title: s.w("field.rent"), Number: true}, {Title: s.w("field.verified")},
		},
	}
	for _, b := range offeredFirst(all) {
		t.Rows = append(t.Rows, Row{Record: s.keep("buildings", b.Ident()), Cells: []Cell{
			s.building(b.Ident()), s.park(b.Park), s.stateMark(b.State), s.enumCell("building-use", string(b.Use)), s.area(b.Area), s.area(b.Free),
			s.quantity(b.Height), s.quantity(b.Load), s.quantity(b.Power), s.dated(s.quantity(b.Rent), b.PriceDate), s.date(b.Verified),
		}})
	}
	return s.ofOnePark(t)
}

// plotList returns the table of all plots.
func (s *speech) plotList() Page {
	sc, l := s.listPage("plots")
	items := offeredFirst(collect(s.Catalog.Plots))
	if t := sc.plotTable(items); t != nil {
		l.After = []Section{{ID: "table", Parts: []Fragment{t}}}
		l.Explore = sc.explorePlots(items)
	}
	return l
}

// buildingList returns the table of all buildings.
func (s *speech) buildingList() Page {
	sc, l := s.listPage("buildings")
	items := offeredFirst(collect(s.Catalog.Buildings))
	if t := sc.buildingTable(items); t != nil {
		l.After = []Section{{ID: "table", Parts: []Fragment{t}}}
		l.Explore = sc.exploreBuildings(items)
	}
	return l
}
