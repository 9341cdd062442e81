package view

import (
	"cmp"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// A Park is the first page of a park; more pages list its further projects.
type Park struct {
	Frame
	Badges    Cell
	Summary   Phrase
	Panel     Panel // area, free area, how much is on offer
	Cover     *Picture
	Body      *Body
	Facts     []*Facts
	Plots     *Table // on offer
	Buildings *Table // on offer
	Sketch    AreaMaps
	Utilities *Table // each supply of the checklist, known or not
	Site      *Table // each fact of the checklist, known or not
	Wages     *Table // by trade
	Contents  Links  // to the parts of the page
	Entry     *Table // conditions that a project must meet
	Barred    *Table // what is not accepted, and by which rule
	Firms     *Table
	Projects  []*Shared // the first of them
	Pager     *Pager
	Chains    Links
	Services  Links
	Contact   *Shared
	Find      *Link // to the clauses that may apply there
	Pictures  []*Picture
	Files     []Attachment
}

// Template implements [Page].
func (*Park) Template() string { return "park" }

// parks yields the pages of each park.
func (s *speech) parks(yield func(Page) bool) {
	for p := range s.Catalog.Parks.All() {
		items := s.projects["parks/"+p.ID]
		to := func(lang i18n.Tag, n int) route.Path { return s.Plan.More(lang, "parks", p.ID, n) }
		first := s.on(to(s.lang, 1))
		last := (len(items) + s.size - 1) / s.size
		if s.asked(first.at) {
			v := first.park1(p, head(items, s.size))
			v.Pager = first.pager(1, last, func(n int) route.Path { return to(s.lang, n) })
			if !yield(v) {
				return
			}
		}
		g := group{kind: "parks", id: p.ID, name: s.title(&p.Header), crumbs: func(sc scribe) []Link {
			return []Link{{Href: sc.list("parks"), Text: s.w("nav.parks")}}
		}}
		for n := 2; n <= last; n++ {
			sc := s.on(to(s.lang, n))
			if !s.asked(sc.at) {
				continue
			}
			l := sc.groupPage(g, items, n, (n-1)*s.size, min(n*s.size, len(items)))
			l.Pager = sc.pager(n, last, func(n int) route.Path { return to(s.lang, n) })
			if !yield(l) {
				return
			}
		}
	}
}

// park1 returns the page of a park with the first of its projects.
func (s scribe) park1(p *model.Park, projects []*model.Project) *Park {
	v := &Park{
		Summary: s.phrase(p.Summary), Body: s.body("parks", &p.Header), Panel: s.parkPanel(p),
		Plots: s.plotTable(p.Plots), Buildings: s.buildingTable(p.Buildings),
		Utilities: s.utilities(fullUtilities(p.Utilities)), Site: s.siteFacts(s.seeWages(fullSite(p.SiteFacts))), Wages: s.wages(), Entry: s.rules("table.entry", "condition", p.Entry),
		Barred: s.rules("table.barred", "barred", p.Barred), Firms: s.firmTable(p.Firms),
		Projects: cardsOf(projects, s.projectCard), Chains: links(s, "chains", s.Catalog.Chains.Some(p.Chains)),
		Services: links(s, "services", s.index.services["parks/"+p.ID]), Contact: s.contact(p.Office),
		Files: s.attachments("parks", &p.Header),
	}
	v.Meta = s.recordHead("parks", p)
	in := anything
	in.Park, in.Region = p.ID, cmp.Or(p.Region, model.Undecided)
	v.Find = s.find(&in, s.w("incentives.find-park"))
	v.Cover, v.Pictures = cover(s.pictures("parks", &p.Header))
	for _, word := range []string{s.enum("level", string(p.Level)), s.enum("land-use", string(p.Type))} {
		if word != "" {
			v.Badges = append(v.Badges, Run{Text: word, Class: "badge"})
		}
	}
	for _, f := range []*Facts{s.parkFacts(p), s.distances(p.Distances)} {
		if f != nil {
			v.Facts = append(v.Facts, f)
		}
	}
	v.Sketch = s.areaMaps(s.say("sketch.one", v.Meta.Title.Text), scope{park: p.ID, region: p.Region, here: []string{p.ID}})
	v.Contents = s.parkContents(v)
	return v
}

// parkContents leads to the parts of a park's page that it has.
func (s scribe) parkContents(v *Park) Links {
	c := contents{speech: s.speech}
	c.add("sketch", "sketch.title", len(v.Sketch) > 0)
	c.add("plots", "nav.plots", v.Plots != nil)
	c.add("buildings", "nav.buildings", v.Buildings != nil)
	c.add("utilities", "project.utilities", v.Utilities != nil)
	c.add("site", "project.site", v.Site != nil)
	c.add("wages", "park.wages", v.Wages != nil)
	c.add("entry", "section.entry", v.Entry != nil)
	c.add("barred", "section.barred", v.Barred != nil)
	c.add("firms", "park.firms", v.Firms != nil)
	c.add("projects", "nav.projects", len(v.Projects) > 0)
	return c.long()
}

// wages tabulates what is paid in the city, by trade; nil where the site has no
// such figures.
func (s scribe) wages() *Table {
	var found []*model.Figure
	for f := range s.Catalog.Figures.All() {
		if f.Group == model.Wages {
			found = append(found, f)
		}
	}
	return s.figures(found)
}

// seeWages answers a park's question about wages with the city's own table,
// where the park says nothing of its own.
func (s scribe) seeWages(all []model.SiteFact) []model.SiteFact {
	for i, f := range all {
		if f.ID == "wages" && f.Value.IsZero() && len(f.Text) == 0 && s.wages() != nil {
			all[i].Text = i18n.Text{s.lang: s.w("site.see-wages")}
		}
	}
	return all
}

// parkPanel returns the figures by which a park is judged at first sight. Areas
// carry their day, since free land is gone soon.
func (s scribe) parkPanel(p *model.Park) Panel {
	var panel Panel
	area := func(label string, a i18n.Area) {
		if !a.IsZero() {
			panel = append(panel, Figure{Label: Phrase{Text: s.w(label)}, Value: plain(s.loc.AreaPrimary(a)), Notes: cells(plain(s.otherUnit(a)), s.asOf(p.AsOf))})
		}
	}
	area("field.area", p.Area)
	area("field.free", p.Free)
	if n := onOffer(p.Plots); n > 0 {
		panel = append(panel, Figure{Label: Phrase{Text: s.w("field.plots")}, Value: plain(s.int(n))})
	}
	if n := onOffer(p.Buildings); n > 0 {
		panel = append(panel, Figure{Label: Phrase{Text: s.w("field.buildings")}, Value: plain(s.int(n))})
	}
	return panel
}

// asOf says on which day a figure held.
func (s *speech) asOf(d i18n.Date) Cell {
	if d.IsZero() {
		return nil
	}
	return plain(s.say("label.as-of", s.loc.Date(d)))
}

// parkFacts says what and where a park is, and who runs it.
func (s scribe) parkFacts(p *model.Park) *Facts {
	f := &Facts{Title: s.w("park.about")}
	f.add(s.w("field.region"), s.region(p.Region))
	f.add(s.w("field.address"), s.cell(p.Address))
	f.add(s.w("field.coordinates"), s.coordinates(p.Coordinates))
	f.add(s.w("field.level"), s.enumCell("level", string(p.Level)))
	f.add(s.w("field.founded"), s.date(p.Founded))
	f.add(s.w("field.area"), s.dated(s.area(p.Area), p.AsOf))
	f.add(s.w("field.free"), s.dated(s.area(p.Free), p.AsOf))
	f.add(s.w("field.output"), s.money(p.Output))
	f.add(s.w("field.industries"), s.industryList(p.Industries))
	f.add(s.w("field.operator"), s.unit(p.Operator))
	return f.orNil()
}

// rules tabulates entry conditions, what is not accepted, legal bases, papers:
// whatever has a name, a bound, words and a rule that it rests on.
func (s scribe) rules(caption, list string, all []model.Condition) *Table {
	t := &Table{
		Caption: s.w(caption),
		Columns: []Column{{Title: s.w("field.name")}, {Title: s.w("field.least"), Number: true}, {Title: s.w("field.most"), Number: true}, {Title: s.w("field.words")}, {Title: s.w("field.basis")}, {Title: s.w("field.date")}},
	}
	for _, c := range all {
		item, words := s.cell(c.Label), s.cell(c.Text)
		if item == nil {
			item = plain(s.w(list + "." + c.ID))
		}
		if item == nil { // words that need no name stand in its place
			item, words = words, nil
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{item, s.quantity(c.Least), s.quantity(c.Most), words, s.cell(c.Basis), s.date(c.Date)}})
	}
	return t.trim()
}

// parkList returns the list of parks.
func (s *speech) parkList() Page {
	sc, l := s.listPage("parks")
	l.Groups = []Group{{Cards: cardsOf(collect(s.Catalog.Parks), sc.parkCard)}}
	l.Data = sc.data("parks")
	more := Links{}
	for _, kind := range []string{"plots", "buildings"} {
		if s.has(kind) {
			more = append(more, Link{Href: sc.list(kind), Text: s.w("nav." + kind)})
		}
	}
	if t := sc.comparison(); t != nil {
		l.After = []Section{{ID: "compare", Title: s.w("park.compare"), Parts: []Fragment{t}}}
		more = append(more, Link{Href: "#part.compare", Text: s.w("park.compare")})
	}
	if len(more) > 0 {
		l.Before = []Section{{ID: "space", Title: s.w("park.space"), Parts: []Fragment{linkList(more)}}}
	}
	sc.addMaps(l, scope{})
	return l
}

// linkList is a list of links that stands on its own.
type linkList Links

// AppendHTML appends the list.
func (l linkList) AppendHTML(dst []byte) []byte {
	return append(Links(l).AppendHTML(append(dst, `<ul class="links">`...)), "</ul>"...)
}

// parkCard returns the card of a park.
func (s scribe) parkCard(p *model.Park) *Shared {
	c := s.card("parks", p)
	c.badge(s.enum("level", string(p.Level)), "")
	c.badge(s.enum("land-use", string(p.Type)), "")
	c.fact(s.w("field.region"), s.region(p.Region))
	c.fact(s.w("field.area"), s.area(p.Area))
	c.fact(s.w("field.free"), s.dated(s.area(p.Free), p.AsOf))
	c.fact(s.w("field.industries"), s.industryList(p.Industries))
	return share("parts/card", c)
}
