package view

import (
	"slices"

	"prospectus/generator/figure"
	"prospectus/generator/model"
)

// A Chain is the page of one industrial chain: its nodes as ordered tables.
type Chain struct {
	Frame
	Summary  Phrase
	Facts    *Facts   // industry, output, who leads it
	Strategy *Passage // what the city wants of the chain
	Narrow   *Passage // the bottleneck
	Body     *Body
	Map      *ChainMap
	Bands    []ChainBand // in the order in which they are drawn
	Parks    Links
	Contact  *Shared
	Pictures []*Picture
}

// Template implements [Page].
func (*Chain) Template() string { return "chain" }

// A ChainBand is the segments upstream, midstream, downstream or beside.
type ChainBand struct {
	ID, Title string
	Segments  []ChainSegment
}

// A ChainSegment is one step of a chain with its nodes.
type ChainSegment struct {
	Name  Phrase
	Table *Table
}

// shown is how many projects stand beside a node; the others are counted.
const shown = 6

// chain returns the page of a chain.
func (s scribe) chain(c *model.Chain) Page {
	v := &Chain{
		Summary: s.phrase(c.Summary), Strategy: s.passage(c.Strategy), Narrow: s.passage(c.Narrow),
		Body: s.body("chains", &c.Header), Contact: s.contact(c.Office),
		Parks: links(s, "parks", s.parksOf("chains", c.ID)), Pictures: s.pictures("chains", &c.Header),
	}
	v.Meta = s.recordHead("chains", c)
	f := &Facts{Title: s.w("chain.about")}
	f.add(s.w("field.industry"), s.industry(c.Industry))
	f.add(s.w("field.turnover"), s.money(c.Output))
	f.add(s.w("field.as-of"), s.date(c.Date))
	f.add(s.w("field.lead-unit"), s.unit(c.LeadUnit))
	f.add(s.w("field.nodes"), plain(s.int(len(c.Nodes))))
	f.add(s.w("field.sought"), s.soughtNodes(c))
	v.Facts = f.orNil()
	v.Map, v.Bands = s.chainMap(c), s.bands(c)
	return v
}

// bands returns a chain's segments from upstream to downstream, in the order of
// the map. Their tables have the same columns, so that the eye can go down a whole chain.
func (s scribe) bands(c *model.Chain) []ChainBand {
	var bands []ChainBand
	var tables []*Table
	lanes := figure.Order(c)
	for _, band := range model.Band("").Values() {
		b := ChainBand{ID: band, Title: s.enum("band", band)}
		for _, lane := range lanes {
			if string(lane.Segment.Band) == band {
				t := s.segment(c, lane)
				b.Segments = append(b.Segments, ChainSegment{s.label("segment", lane.Segment.ID, lane.Segment.Name), t})
				tables = append(tables, t)
			}
		}
		if len(b.Segments) > 0 {
			bands = append(bands, b)
		}
	}
	trimAlike(tables)
	return bands
}

// parksOf returns the parks that name something.
func (s *speech) parksOf(kind, id string) []*model.Park { return s.index.parks[kind+"/"+id] }

// soughtNodes leads to the nodes for which firms are sought.
func (s scribe) soughtNodes(c *model.Chain) Cell {
	var runs []Run
	for _, n := range c.Nodes {
		if n.State == model.Sought {
			name := s.phrase(n.Name)
			runs = append(runs, Run{Text: name.Text, Lang: name.Lang, Href: "#node-" + n.ID})
		}
	}
	return s.several(runs)
}

// segment tabulates the nodes of one segment.
func (s scribe) segment(c *model.Chain, lane figure.Lane) *Table {
	t := &Table{
		Caption: s.label("segment", lane.Segment.ID, lane.Segment.Name).Text,
		Columns: []Column{
			{Title: s.w("field.node")}, {Title: s.w("field.state")}, {Title: s.w("field.fact")}, {Title: s.w("field.fed-by")}, {Title: s.w("field.feeds")},
			{Title: s.w("field.firms")}, {Title: s.w("field.parks-policies")}, {Title: s.w("field.projects")},
		},
	}
	for _, n := range lane.Nodes {
		t.Rows = append(t.Rows, s.nodeRow(c, n))
	}
	return t
}

// nodeRow returns the row of one node. The date of its facts is said only where
// it is not that of the whole chain.
func (s scribe) nodeRow(c *model.Chain, n *model.Node) Row {
	var feeds, fedBy []Run
	for _, other := range c.Nodes {
		name := s.phrase(other.Name)
		way := Run{Text: name.Text, Lang: name.Lang, Href: "#node-" + other.ID}
		if slices.Contains(n.Feeds, other.ID) {
			feeds = append(feeds, way)
		}
		if slices.Contains(other.Feeds, n.ID) {
			fedBy = append(fedBy, way)
		}
	}
	var around []Run
	for _, p := range s.Catalog.Parks.Some(n.Parks) {
		around = append(around, s.record("parks", p))
	}
	for _, p := range s.Catalog.Policies.Some(n.Policies) {
		around = append(around, s.record("policies", p))
	}
	fact := s.cell(n.Fact)
	if capacity := s.quantity(n.Capacity); capacity != nil && fact == nil {
		fact = capacity
	} else if capacity != nil {
		fact = fact.note(s.w("field.production") + s.loc.Sep() + capacity.Text())
	}
	if n.Date != c.Date {
		fact = s.dated(fact, n.Date)
	}
	return Row{ID: "node-" + n.ID, Cells: []Cell{
		s.cell(n.Name), s.nodeState(n), fact, s.several(fedBy), s.several(feeds),
		s.firms(n.Firms), s.several(around), s.projectsOn(n),
	}}
}

// projectsOn leads to the open projects on a node.
func (s scribe) projectsOn(n *model.Node) Cell {
	var runs []Run
	more := 0
	for _, p := range s.index.projects["nodes/"+n.Ident()] {
		switch {
		case p.State != model.Open:
		case len(runs) == shown:
			more++
		default:
			runs = append(runs, s.record("projects", p))
		}
	}
	c := s.several(runs)
	if more > 0 {
		c = c.note(s.say("list.more", s.int(more)))
	}
	return c
}

// chainList returns the list of chains.
func (s *speech) chainList() Page {
	sc, l := s.listPage("chains")
	l.Groups = []Group{{Cards: cardsOf(collect(s.Catalog.Chains), sc.chainCard)}}
	l.Data = sc.data("chains")
	return l
}

// chainCard returns the card of a chain with what an investor looks for in it:
// how many nodes are sought, and how many projects are open on them.
func (s scribe) chainCard(c *model.Chain) *Shared {
	card := s.card("chains", c)
	card.Seal = s.seal(c.Industry)
	card.fact(s.w("field.industry"), s.industry(c.Industry))
	card.fact(s.w("field.turnover"), s.dated(s.money(c.Output), c.Date))
	card.fact(s.w("field.nodes"), plain(s.int(len(c.Nodes))))
	open := 0
	for _, n := range c.Nodes {
		open += s.openProjects(s.index.projects["nodes/"+n.Ident()])
	}
	card.fact(s.w("field.sought"), s.number(soughtIn(c)))
	card.fact(s.w("field.open-projects"), s.number(open))
	return share("parts/card", card)
}

// number returns a count; nil for none.
func (s *speech) number(n int) Cell {
	if n == 0 {
		return nil
	}
	return plain(s.int(n))
}

// collect returns the records of a set as a slice.
func collect[T model.Identified](set model.Set[T]) []T {
	items := make([]T, 0, set.Len())
	for item := range set.All() {
		items = append(items, item)
	}
	return items
}
