package view

import (
	"math/big"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// exploreProjects returns the explorer of the projects of the list.
func (s scribe) exploreProjects(items []*model.Project) *Explorer {
	e := s.explorer("projects", "cards", len(items))
	for i, p := range items {
		e.Places[i] = s.index.at[p.ID]
	}
	e.named(s, func(i int) string { return s.title(&items[i].Header).Text })
	s.measureProjects(e, items)
	s.divideProjects(e, items)
	e.sort(
		Sort{Key: "investment", Title: s.w("explore.by-amount"), Scale: "investment", Down: true},
		Sort{Key: "area", Title: s.w("explore.by-land"), Scale: "area", Down: true},
		Sort{Key: "updated", Title: s.w("explore.by-updated"), Scale: "updated", Down: true},
		Sort{Key: "verified", Title: s.w("explore.by-verified"), Scale: "verified", Down: true},
		Sort{Key: "name", Title: s.w("explore.by-name")},
	)
	e.Heads = []ExplorerColumn{
		{Title: s.w("field.investment"), Number: true}, {Title: s.w("field.land"), Number: true},
		{Title: s.w("field.industry"), Division: "industry"}, {Title: s.w("field.place")}, {Title: s.w("field.verified")},
	}
	e.Row = func(i int) ExplorerRow {
		p := items[i]
		return ExplorerRow{
			Href: s.href("projects", p.ID), Title: s.title(&p.Header), Note: Phrase{Text: p.Code}, Summary: s.phrase(p.Summary),
			Cells: []Cell{s.money(p.Investment), s.area(p.Land.Area), s.whereabouts(p), s.date(p.Verified)},
		}
	}
	return e
}

// measureProjects adds what can be measured of projects.
func (s scribe) measureProjects(e *Explorer, items []*model.Project) {
	amounts, areas, updated, verified := make([]Span, len(items)), make([]Span, len(items)), make([]Span, len(items)), make([]Span, len(items))
	for i, p := range items {
		amounts[i], areas[i] = s.moneySpan(p.Investment), areaSpan(p.Land.Area)
		updated[i], verified[i] = daySpan(p.Updated), daySpan(p.Verified)
	}
	unit, factor := s.moneyUnit()
	e.scale(Scale{Key: "investment", Title: s.w("field.investment"), Unit: unit, Factor: factor, Asked: true, Spans: amounts})
	unit, factor = s.areaUnit(s.landUnit())
	e.scale(Scale{Key: "area", Title: s.w("field.land"), Unit: unit, Factor: factor, Asked: true, Spans: areas})
	e.scale(Scale{Key: "updated", Factor: big.NewRat(1, 1), Spans: updated})
	e.scale(Scale{Key: "verified", Factor: big.NewRat(1, 1), Spans: verified})
}

// divideProjects adds the ways of dividing projects.
func (s scribe) divideProjects(e *Explorer, items []*model.Project) {
	n := len(items)
	industry, chain, amount := divisionOf("industry", s.w("field.industry"), n), divisionOf("chain", s.w("explore.chain"), n), divisionOf("amount", s.w("field.amount"), n)
	region, park, land := divisionOf("region", s.w("field.region"), n), divisionOf("park", s.w("field.park"), n), divisionOf("land", s.w("field.land"), n)
	mode, kind, policy := divisionOf("mode", s.w("field.modes"), n), divisionOf("type", s.w("explore.type"), n), divisionOf("policy", s.w("nav.policies"), n)
	state := s.stateDivision(n)
	s.fillTables(industry, region, park, chain, policy)
	for _, b := range s.site.Bands {
		amount.value(Value{ID: b.ID, Name: Phrase{Text: s.bandName(b)}, Href: s.href(route.Amounts, b.ID)}, "")
	}
	for _, b := range s.site.Lands {
		land.value(Value{ID: b.ID, Name: Phrase{Text: s.landBandName(b)}}, "")
	}
	s.closedList(mode, "mode", "", model.Mode("").Values())
	s.closedList(kind, "project-type", "", model.ProjectType("").Values())
	amount.Scale, land.Scale, mode.Many, policy.Many = "investment", "area", true, true
	for i, p := range items {
		industry.file(i, p.Industry)
		region.file(i, p.Region)
		park.file(i, p.Park)
		chain.file(i, p.Node)
		amount.file(i, s.band(p.Investment))
		land.file(i, s.landBand(p.Land.Area))
		state.file(i, string(p.State))
		kind.file(i, string(p.Type))
		policy.file(i, p.Policies...)
		for _, m := range p.Modes {
			mode.file(i, string(m))
		}
	}
	for _, d := range []*sorter{industry, amount, region, land, park, chain, mode, state, kind, policy} {
		e.divide(d.Division)
	}
}

// fillTables gives divisions their values from the tables and records that
// projects refer to.
func (s scribe) fillTables(industry, region, park, chain, policy *sorter) {
	for i := range s.Catalog.Industries.All() {
		industry.value(Value{ID: i.ID, Name: s.phrase(i.Name), Href: s.href("industries", i.ID), Seal: s.seal(i.ID)}, "")
	}
	for r := range s.Catalog.Regions.All() {
		region.value(Value{ID: r.ID, Name: s.phrase(r.Name), Href: s.href("regions", r.ID)}, "")
	}
	s.fillParks(park)
	for c := range s.Catalog.Chains.All() {
		chain.value(Value{ID: c.ID, Name: s.title(&c.Header), Href: s.href("chains", c.ID)}, "")
		for _, node := range c.Nodes {
			chain.value(Value{ID: node.Ident(), Name: s.phrase(node.Name), Href: s.nodeHref(node.Ident())}, c.ID)
		}
	}
	for p := range s.Catalog.Policies.All() {
		policy.value(Value{ID: p.ID, Name: s.standing(p), Href: s.href("policies", p.ID)}, "")
	}
}

// fillParks gives a division the parks as its values.
func (s scribe) fillParks(park *sorter) {
	for p := range s.Catalog.Parks.All() {
		park.value(Value{ID: p.ID, Name: s.title(&p.Header), Href: s.href("parks", p.ID)}, "")
	}
}

// parkName names a park, nothing where the audience may not see it.
func (s *speech) parkName(id string) Phrase {
	if p := s.Catalog.Parks.Get(id); p != nil {
		return s.title(&p.Header)
	}
	return Phrase{}
}

// landBand returns the id of the class of land that an area falls into; a range
// counts by its lower end. It is "" where nothing is stated.
func (x *index) landBand(a i18n.Area) string {
	if !a.IsAmount() || a.IsZero() {
		return ""
	}
	size := a.SquareMetres()
	for _, b := range x.site.Lands {
		if (b.Least.IsZero() || size.Cmp(b.Least.SquareMetres()) >= 0) && (b.Below.IsZero() || size.Cmp(b.Below.SquareMetres()) < 0) {
			return b.ID
		}
	}
	return ""
}

// landBandName names a class of land as [speech.bandName] names one of amount.
func (s *speech) landBandName(b model.LandBand) string {
	switch {
	case b.Least.IsZero():
		return s.say("amounts.below", s.loc.AreaPrimary(b.Below))
	case b.Below.IsZero():
		return s.say("amounts.from", s.loc.AreaPrimary(b.Least))
	}
	return s.say("amounts.between", s.loc.AreaPrimary(b.Least), s.loc.AreaPrimary(b.Below))
}

// A spaceSet files plots or buildings under what they have in common.
type spaceSet struct {
	*Explorer
	park, region, state, use, tenure *sorter
	verified                         []Span
}

// spacesOf begins the explorer of plots or buildings.
func (s scribe) spacesOf(kind, useList string, uses []string, count int) *spaceSet {
	x := &spaceSet{
		Explorer: s.explorer(kind, "table", count),
		park:     divisionOf("park", s.w("field.park"), count), region: divisionOf("region", s.w("field.region"), count),
		state: s.stateDivision(count), verified: make([]Span, count),
	}
	x.use, x.tenure = divisionOf("use", s.w("field.use"), count), divisionOf("tenure", s.w("field.tenure"), count)
	s.fillParks(x.park)
	for r := range s.Catalog.Regions.All() {
		x.region.value(Value{ID: r.ID, Name: s.phrase(r.Name), Href: s.href("regions", r.ID)}, "")
	}
	for i := range x.state.Values {
		x.state.Values[i].Href = "" // the lists of states are of projects
	}
	s.closedList(x.use, useList, "", uses)
	s.closedList(x.tenure, "tenure", "", model.Tenure("").Values())
	return x
}

// file files entry i.
func (x *spaceSet) file(s scribe, i int, park string, state model.State, use, tenure string, verified i18n.Date) {
	x.park.file(i, park)
	if p := s.Catalog.Parks.Get(park); p != nil {
		x.region.file(i, p.Region)
	}
	x.state.file(i, string(state))
	x.use.file(i, use)
	x.tenure.file(i, tenure)
	x.verified[i] = daySpan(verified)
}

// done adds what the set was filed under.
func (x *spaceSet) done() {
	for _, d := range []*sorter{x.park, x.region, x.use, x.tenure, x.state} {
		x.divide(d.Division)
	}
	x.scale(Scale{Key: "verified", Factor: big.NewRat(1, 1), Spans: x.verified})
}

// placesIn tells each id's place in a sequence of ids.
func placesIn(ids func(func(string) bool)) map[string]int {
	at := map[string]int{}
	for id := range ids {
		at[id] = len(at)
	}
	return at
}

// explorePlots returns the explorer of plots.
func (s scribe) explorePlots(items []*model.Plot) *Explorer {
	x := s.spacesOf("plots", "land-use", model.LandUse("").Values(), len(items))
	at, areas := placesIn(s.Catalog.Plots.Idents()), make([]Span, len(items))
	price, intensity := make([]i18n.Quantity, len(items)), make([]i18n.Quantity, len(items))
	for i, p := range items {
		x.Places[i] = at[p.Ident()]
		x.file(s, i, p.Park, p.Offered(), string(p.Use), string(p.Tenure), p.Verified)
		areas[i], price[i], intensity[i] = areaSpan(p.Area), p.Price, p.Intensity
	}
	unit, factor := s.areaUnit(s.landUnit())
	x.scale(Scale{Key: "area", Title: s.w("field.area"), Unit: unit, Factor: factor, Asked: true, Spans: areas})
	x.quantityMeasure(s, "price", s.w("field.land-price"), price)
	x.quantityMeasure(s, "intensity", s.w("field.intensity"), intensity)
	x.done()
	x.named(s, func(i int) string { return s.plotName(items[i]).Text })
	x.sort(
		Sort{Key: "area", Title: s.w("explore.by-area"), Scale: "area", Down: true}, Sort{Key: "price", Title: s.w("explore.by-price"), Scale: "price"},
		Sort{Key: "verified", Title: s.w("explore.by-verified"), Scale: "verified", Down: true}, Sort{Key: "name", Title: s.w("explore.by-name")},
	)
	x.Heads = []ExplorerColumn{
		{Title: s.w("field.area"), Number: true}, {Title: s.w("field.land-use"), Division: "use"}, {Title: s.w("field.tenure"), Division: "tenure"},
		{Title: s.w("field.intensity"), Number: true}, {Title: s.w("field.land-price"), Number: true}, {Title: s.w("field.verified")},
	}
	x.Row = func(i int) ExplorerRow {
		p := items[i]
		return ExplorerRow{Href: s.href("plots", p.Ident()), Title: s.plotName(p), Note: s.parkName(p.Park), Cells: []Cell{
			s.area(p.Area), s.quantity(p.Intensity), s.dated(s.quantity(p.Price), p.PriceDate), s.date(p.Verified),
		}}
	}
	return x.Explorer
}

// exploreBuildings returns the explorer of buildings. What counts of their area
// is what is free, where that is stated.
func (s scribe) exploreBuildings(items []*model.Building) *Explorer {
	n := len(items)
	x := s.spacesOf("buildings", "building-use", model.BuildingUse("").Values(), n)
	at, areas := placesIn(s.Catalog.Buildings.Idents()), make([]Span, n)
	height, load, power, rent := make([]i18n.Quantity, n), make([]i18n.Quantity, n), make([]i18n.Quantity, n), make([]i18n.Quantity, n)
	for i, b := range items {
		x.Places[i] = at[b.Ident()]
		x.file(s, i, b.Park, b.Offered(), string(b.Use), string(b.Tenure), b.Verified)
		if areas[i] = areaSpan(b.Free); b.Free.IsZero() {
			areas[i] = areaSpan(b.Area)
		}
		height[i], load[i], power[i], rent[i] = b.Height, b.Load, b.Power, b.Rent
	}
	unit, factor := s.areaUnit(i18n.SquareMetre)
	x.scale(Scale{Key: "area", Title: s.w("field.free"), Unit: unit, Factor: factor, Asked: true, Spans: areas})
	x.quantityMeasure(s, "height", s.w("field.clear-height"), height)
	x.quantityMeasure(s, "load", s.w("field.floor-load"), load)
	x.quantityMeasure(s, "power", s.w("field.power"), power)
	x.quantityMeasure(s, "rent", s.w("field.rent"), rent)
	x.done()
	x.named(s, func(i int) string { return s.buildingName(items[i]).Text })
	x.sort(
		Sort{Key: "area", Title: s.w("explore.by-area"), Scale: "area", Down: true}, Sort{Key: "rent", Title: s.w("explore.by-rent"), Scale: "rent"},
		Sort{Key: "height", Title: s.w("explore.by-height"), Scale: "height", Down: true},
		Sort{Key: "verified", Title: s.w("explore.by-verified"), Scale: "verified", Down: true}, Sort{Key: "name", Title: s.w("explore.by-name")},
	)
	s.buildingRows(x.Explorer, items)
	return x.Explorer
}

// buildingRows says what the rows of buildings say.
func (s scribe) buildingRows(e *Explorer, items []*model.Building) {
	e.Heads = []ExplorerColumn{
		{Title: s.w("field.free"), Number: true}, {Title: s.w("field.clear-height"), Number: true}, {Title: s.w("field.floor-load"), Number: true}, {Title: s.w("field.power"), Number: true},
		{Title: s.w("field.rent"), Number: true}, {Title: s.w("field.use"), Division: "use"}, {Title: s.w("field.floor-area"), Number: true}, {Title: s.w("field.verified")},
	}
	e.Row = func(i int) ExplorerRow {
		b := items[i]
		return ExplorerRow{Href: s.href("buildings", b.Ident()), Title: s.buildingName(b), Note: s.parkName(b.Park), Cells: []Cell{
			s.area(b.Free), s.quantity(b.Height), s.quantity(b.Load), s.quantity(b.Power), s.dated(s.quantity(b.Rent), b.PriceDate), s.area(b.Area), s.date(b.Verified),
		}}
	}
}
