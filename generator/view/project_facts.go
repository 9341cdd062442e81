package view

import (
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// trimBrackets takes white space and one pair of brackets off a text.
func trimBrackets(s string) string {
	return strings.Trim(strings.TrimSpace(s), "()（）")
}

// bytes writes the size of a file in kilobytes.
func (s *speech) bytes(n int64) string {
	if n <= 0 {
		return ""
	}
	return s.say("file.kilobytes", s.loc.Int((n+1023)/1024))
}

// putConditions fills what a project needs, what it gets and what is asked.
func (s scribe) putConditions(v *Project, p *model.Project) {
	for _, f := range []*Facts{s.identity(p), s.landFacts(p), s.access(p), s.distances(p.Distances)} {
		if f != nil {
			v.Facts = append(v.Facts, f)
		}
	}
	v.Utilities, v.Site = s.utilities(p.Utilities), s.siteFacts(p.SiteFacts)
	v.Preparation = s.preparation(p)
	v.Resources = s.resources(p)
	texts := []struct {
		id   string
		text i18n.Text
	}{
		{"partner", p.Partner}, {"model", p.Model}, {"provides", p.Provides},
		{"admission", p.Admission}, {"risk", p.Risk}, {"unstudied", p.Unstudied},
	}
	for _, t := range texts {
		if passage := s.passage(t.text); passage != nil {
			v.Texts = append(v.Texts, Section{ID: t.id, Title: s.w("project." + t.id), Parts: []Fragment{passage}})
		}
	}
}

// identity says what and where a project is, and who is behind it.
func (s scribe) identity(p *model.Project) *Facts {
	f := &Facts{Title: s.w("project.about")}
	f.add(s.w("field.code"), plain(p.Code))
	f.add(s.w("field.industry"), s.industry(p.Industry).note(p.GB4754))
	f.add(s.w("field.node"), s.node(p.Node))
	f.add(s.w("field.region"), s.region(p.Region))
	f.add(s.w("field.park"), s.park(p.Park))
	f.add(s.w("field.address"), s.cell(p.Address))
	f.add(s.w("field.coordinates"), s.coordinates(p.Coordinates))
	f.add(s.w("field.investment"), s.moneyAndRate(p.Investment))
	f.add(s.w("field.wanted"), s.money(p.Wanted))
	f.add(s.w("field.foreign-share"), s.percent(p.Foreign))
	f.add(s.w("field.modes"), s.words("mode", strs(p.Modes)))
	f.add(s.w("field.term"), s.quantity(p.Term))
	f.add(s.w("field.build-time"), s.counted(p.BuildMonths, "mo"))
	f.add(s.w("field.owner"), s.unit(p.Owner))
	f.add(s.w("field.planner"), s.unit(p.Planner))
	f.add(s.w("field.year-planned"), s.year(p.Year))
	f.add(s.w("field.version"), plain(p.Version))
	f.add(s.w("field.verified"), s.date(p.Verified))
	f.add(s.w("field.verify-by"), s.date(p.VerifyBy))
	return f.orNil()
}

// strs turns values of a closed list into their names.
func strs[T ~string](values []T) []string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = string(v)
	}
	return names
}

// year returns a year as a date; nil for none.
func (s *speech) year(y int) Cell {
	if y == 0 {
		return nil
	}
	return s.date(i18n.Date{Year: y})
}

// coordinates returns a place; they are coarse by design.
func (s *speech) coordinates(c i18n.Coordinates) Cell {
	if c.IsZero() {
		return nil
	}
	return plain(s.loc.Coordinates(c))
}

// landFacts says which land or buildings a project takes, and on what terms.
func (s scribe) landFacts(p *model.Project) *Facts {
	f, l := &Facts{Title: s.w("project.land")}, p.Land
	f.add(s.w("field.land"), s.area(l.Area))
	f.add(s.w("field.floor-area"), s.area(l.FloorArea))
	var plots, buildings []Run
	for _, id := range p.Plots {
		plots = append(plots, s.plot(id)...)
	}
	for _, id := range p.Housing {
		buildings = append(buildings, s.building(id)...)
	}
	f.add(s.w("field.plots"), s.several(plots))
	f.add(s.w("field.buildings"), s.several(buildings))
	f.add(s.w("field.land-use"), s.enumCell("land-use", string(l.Use)))
	f.add(s.w("field.tenure"), s.tenure(l.Tenure, l.Standard))
	f.add(s.w("field.years"), s.counted(l.Years, "a"))
	f.add(s.w("field.plot-ratio"), s.decimal(l.PlotRatio))
	f.add(s.w("field.intensity"), s.quantity(l.Intensity))
	f.add(s.w("field.tax-per-mu"), s.quantity(l.TaxPerMu))
	f.add(s.w("field.height-limit"), s.quantity(l.Height))
	f.add(s.w("field.land-price"), s.landPrice(l.Price, l.PriceBasis, l.PriceDate))
	f.add(s.w("field.ready"), s.words("ready", l.Ready))
	return f.orNil()
}

// tenure says how land is supplied, and whether as standard land.
func (s *speech) tenure(t model.Tenure, standard bool) Cell {
	c := s.enumCell("tenure", string(t))
	if standard && string(t) != "standard-land" {
		c = c.note(s.w("tenure.standard-land"))
	}
	return c
}

// landPrice marks a price as a reference: land goes by public bidding.
func (s *speech) landPrice(q i18n.Quantity, basis i18n.Text, on i18n.Date) Cell {
	c := s.sourced(s.quantity(q), basis, on)
	return c.note(s.w("land.bidding"))
}

// access says whether foreign investment is open to a project.
func (s scribe) access(p *model.Project) *Facts {
	f, a := &Facts{Title: s.w("project.access")}, p.Access
	f.add(s.w("field.access"), s.enumCell("access-status", string(a.Status)))
	f.add(s.w("field.negative-list"), s.cell(a.List))
	f.add(s.w("field.list-item"), s.cell(a.Item))
	f.add(s.w("field.encouraged"), s.cell(a.Encouraged))
	return f.orNil()
}

// distances lists how far places are, by road.
func (s scribe) distances(all []model.Distance) *Facts {
	f := &Facts{Title: s.w("project.distances")}
	for _, d := range all {
		value := s.quantity(d.Distance)
		if d.Minutes > 0 {
			minutes := s.counted(d.Minutes, "min")
			if len(value) == 0 {
				value = minutes
			} else {
				value = value.note(s.say("distance.minutes", minutes.Text()))
			}
		}
		label := s.label("destination", string(d.To), d.Name)
		if len(value) > 0 {
			f.Rows = append(f.Rows, Fact{label, value, len(d.Name) > 0})
		}
	}
	return f.orNil()
}

// siteFacts tabulates what decides a choice of site. What nobody knows is said
// to be not known.
func (s scribe) siteFacts(all []model.SiteFact) *Table {
	t := &Table{
		Caption: s.w("table.site"),
		Columns: []Column{{Title: s.w("field.condition")}, {Title: s.w("field.value"), Number: true}, {Title: s.w("field.words")}, {Title: s.w("field.source"), Aside: true}},
	}
	for _, x := range all {
		value, words := s.quantity(x.Value), s.cell(x.Text)
		if value == nil && words == nil {
			words = Cell{{Text: s.w("site.unknown"), Class: "unknown"}}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{s.label("site", x.ID, x.Label).cell(), value, words, s.source(x.Source, x.Date)}})
	}
	return t.trim()
}

// utilities tabulates the supplies at a place.
func (s scribe) utilities(all []model.Utility) *Table {
	t := &Table{
		Caption: s.w("table.utilities"),
		Columns: []Column{
			{Title: s.w("field.utility")}, {Title: s.w("field.readiness")}, {Title: s.w("field.capacity"), Number: true}, {Title: s.w("field.spare"), Number: true},
			{Title: s.w("field.price"), Number: true}, {Title: s.w("field.note")}, {Title: s.w("field.source"), Aside: true},
		},
	}
	for _, u := range all {
		state := s.enumCell("readiness", string(u.State))
		if !u.Ready.IsZero() {
			state = s.dated(state, u.Ready)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			s.enumCell("utility", u.ID), state, s.quantity(u.Capacity), s.quantity(u.Spare),
			s.quantity(u.Price), s.cell(u.Note), s.source(u.Source, u.Date),
		}})
	}
	return t.trim()
}

// preparation tabulates what has been done so far.
func (s scribe) preparation(p *model.Project) *Table {
	t := &Table{
		Caption: s.w("table.preparation"),
		Columns: []Column{{Title: s.w("field.step")}, {Title: s.w("field.progress")}, {Title: s.w("field.date")}, {Title: s.w("field.note")}},
	}
	for _, m := range p.Preparation {
		state := Cell{{Text: s.enum("progress", string(m.State)), Class: "progress progress-" + string(m.State)}}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			s.label("milestone", m.ID, m.Label).cell(), state, s.date(m.Date), s.cell(m.Note),
		}})
	}
	return t.trim()
}

// resources tabulates the raw materials that a project rests on.
func (s scribe) resources(p *model.Project) *Table {
	t := &Table{
		Caption: s.w("table.resources"),
		Columns: []Column{{Title: s.w("field.resource")}, {Title: s.w("field.quantity"), Number: true}, {Title: s.w("field.class")}, {Title: s.w("field.supplier")}, {Title: s.w("field.source")}},
	}
	for _, r := range p.Resources {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			s.label("resource", r.ID, r.Name).cell(), s.quantity(r.Quantity), s.enumCell("resource-class", string(r.Class)),
			s.firms([]string{r.Supplier}), s.source(r.Source, r.Date),
		}})
	}
	return t.trim()
}
