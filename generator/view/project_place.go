package view

import (
	"slices"
	"strings"

	"prospectus/generator/model"
)

// putSurroundings fills what stands around a project: its chain, firms,
// policies, services, whom to call and what else there is.
func (s scribe) putSurroundings(v *Project, p *model.Project) {
	v.Chain = s.place(p)
	v.Firms = s.firmTable(p.Firms)
	ended := p.State == model.Closed || p.State == model.Withdrawn // nobody applies for it any more
	if v.Policies = s.incentives(p); ended {
		v.Policies = nil
	} else if v.Policies != nil {
		v.PoliciesNote, v.PoliciesMore = s.say("incentives.note", s.loc.Date(s.Day)), s.moreIncentives(p)
	}
	v.Services = links(s, "services", s.Catalog.Services.Some(p.Services))
	v.Contact = s.contact(p.Office)
	v.Similar = s.similar(p)
}

// place returns where a project stands in its chain, laid out when the first
// page asks for it: a node has hundreds of projects.
func (s scribe) place(p *model.Project) *Place {
	node := s.Catalog.Nodes.Get(p.Node)
	if node == nil {
		return nil
	}
	return kept(s.stations, sharedKey[*model.Node]{s.folder(), node}, func() *Place { return s.placeOf(node) })
}

// placeOf tabulates and draws the nodes before and after one; nil where its
// chain is not in the catalogue.
func (s scribe) placeOf(node *model.Node) *Place {
	chain := s.Catalog.Chains.Get(node.Chain)
	if chain == nil {
		return nil
	}
	t := &Table{
		Caption: s.w("table.place"),
		Columns: []Column{{Title: s.w("field.node")}, {Title: s.w("field.position")}, {Title: s.w("field.state")}, {Title: s.w("field.firms")}, {Title: s.w("field.projects")}},
	}
	shown := map[string]bool{}
	add := func(position string, n *model.Node, class string) {
		if shown[n.ID] {
			return
		}
		shown[n.ID] = true
		c := s.nodeCells(n)
		t.Rows = append(t.Rows, Row{Class: class, Cells: []Cell{c.name, plain(s.w(position)), c.state, c.firms, c.projects}})
	}
	before, after := around(chain, node)
	for _, n := range before {
		add("place.before", n, "")
	}
	add("place.here", node, "here")
	for _, n := range after {
		add("place.after", n, "")
	}
	for _, n := range soughtNear(chain, slices.Concat(before, after)) {
		add("place.sought", n, "")
	}
	said := Place{Chain: s.record("chains", chain), Map: s.neighbourhood(chain, node), Table: t.trim()}
	v := said
	v.Part = share("parts/place", &said)
	return &v
}

// nodeCells are what the page of every project near a node says of it.
type nodeCells struct{ name, state, firms, projects Cell }

// nodeCells returns them, made when they are first asked for: a node has
// hundreds of projects, and each of them would go through all.
func (s scribe) nodeCells(n *model.Node) *nodeCells {
	return kept(s.nodes, sharedKey[*model.Node]{s.folder(), n}, func() *nodeCells {
		return &nodeCells{s.node(n.Ident()), s.nodeState(n), s.firms(n.Firms), s.projectsOn(n)}
	})
}

// around returns the nodes of a chain that feed a node, and those that it
// feeds.
func around(chain *model.Chain, node *model.Node) (before, after []*model.Node) {
	for _, n := range chain.Nodes {
		if slices.Contains(n.Feeds, node.ID) {
			before = append(before, n)
		}
		if slices.Contains(node.Feeds, n.ID) {
			after = append(after, n)
		}
	}
	return before, after
}

// soughtNear returns the nodes for which firms are sought one step beyond the
// given ones: an investor's next suppliers and customers.
func soughtNear(chain *model.Chain, near []*model.Node) (found []*model.Node) {
	for _, n := range near {
		before, after := around(chain, n)
		for _, other := range slices.Concat(before, after) {
			if other.State == model.Sought && !slices.Contains(found, other) {
				found = append(found, other)
			}
		}
	}
	return found
}

// nodeState returns the public word for a node's state as a mark.
func (s *speech) nodeState(n *model.Node) Cell {
	if n.State == "" {
		return nil
	}
	return Cell{{Text: s.enum("node-state", string(n.State)), Class: "badge node-" + string(n.State)}}
}

// firmTable tabulates firms that would be neighbours, suppliers or customers.
func (s scribe) firmTable(ids []string) *Table {
	t := &Table{
		Caption: s.w("table.firms"),
		Columns: []Column{{Title: s.w("field.firm")}, {Title: s.w("field.products")}, {Title: s.w("field.needs")}, {Title: s.w("field.offers")}},
	}
	for _, f := range s.Catalog.Firms.Some(ids) {
		name, products := s.cell(f.Name), s.cell(f.Products)
		if region := s.region(f.Region); region != nil {
			name = name.note(region.Text())
		}
		if capacity := s.phrase(f.Capacity); capacity.Text != "" && products != nil {
			products = append(products, Run{Text: " "}, Run{Text: capacity.Text, Lang: capacity.Lang, Class: "note"})
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{s.sourced(name, f.Source, f.Date), products, s.cell(f.Needs), s.cell(f.Offers)}})
	}
	return t.trim()
}

// policyTable tabulates policies with their standing on the day.
func (s scribe) policyTable(ids []string) *Table {
	t := &Table{
		Caption: s.w("table.policies"),
		Columns: []Column{{Title: s.w("field.policy")}, {Title: s.w("field.number")}, {Title: s.w("field.validity")}, {Title: s.w("field.expires")}},
	}
	for _, p := range s.Catalog.Policies.Some(ids) {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{s.link("policies", p.ID, s.title(&p.Header))}, plain(p.Number), s.validity(p), s.policyEnd(p),
		}})
	}
	return t.trim()
}

// policyEnd says when a policy expires, or from when it is repealed where that
// comes first.
func (s *speech) policyEnd(p *model.Policy) Cell {
	if p.RepealEnds() {
		return plain(s.say("validity.repealed-on", s.loc.Date(p.Repealed)))
	}
	return s.date(p.Expires)
}

// validity returns the mark of a policy's standing on the day.
func (s *speech) validity(p *model.Policy) Cell {
	v := string(p.ValidityOn(s.Day))
	return Cell{{Text: s.enum("validity", v), Class: "badge validity-" + v}}
}

// A Contact is a desk that answers.
type Contact struct {
	Name    Run
	Unit    Cell
	Phone   Cell
	Email   Cell
	Hours   Cell
	Address Cell
	Answers string
	Card    Link   // to the address card
	Abroad  []Desk // who answers a reader from abroad in the reader's language
}

// contact returns the card of an office, else of the one that answers for
// everybody. One card serves all pages at a depth.
func (s scribe) contact(id string) *Shared {
	o := s.Catalog.Offices.Get(id)
	if o == nil {
		o = s.Catalog.Offices.Get(s.site.Office)
	}
	if o == nil {
		return nil
	}
	key := s.at.Up() + o.ID
	if s.desks[key] == nil {
		c := s.desk(o)
		s.desks[key] = share("parts/contact", c)
		s.desks[key].Said = c.lines()
	}
	return s.desks[key]
}

// lines returns what a card says, on paper: no links, and no line that is empty.
func (c *Contact) lines() (said []string) {
	for _, line := range []string{c.Name.Text, c.Unit.Text(), c.Phone.Text(), c.Email.Text(), c.Hours.Text(), c.Address.Text()} {
		said = appendSaid(said, line)
	}
	for _, d := range c.Abroad {
		said = appendSaid(said, strings.Join(cellTexts(d.Name.Text, d.Phone.Text(), d.Email.Text()), " · "))
	}
	return said
}

// cellTexts leaves out texts that are empty.
func cellTexts(all ...string) []string {
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// desk returns the contact card of an office, its links counted from the root.
// A unit of the same name is not said twice.
func (s scribe) desk(o *model.Office) *Contact {
	c := &Contact{Name: s.record("offices", o), Unit: s.unit(o.Unit), Hours: s.openingHours(o), Address: s.cell(o.Address)}
	if c.Unit.Text() == c.Name.Text {
		c.Unit = nil
	}
	if to, ok := s.Plan.Record(s.lang, "offices", o.ID); ok {
		c.Name.Href = s.at.Up() + string(to)
	}
	c.Card = Link{Href: s.at.Up() + string(s.Plan.Card(s.lang, o.ID)), Text: s.w("office.card")}
	c.Phone, c.Email = s.phone(o.Phone), mailbox(o.Email)
	if !o.Answers.IsZero() {
		c.Answers = s.say("office.answers", s.loc.Quantity(o.Answers))
	}
	c.Abroad = s.desksAbroad(o)
	return c
}

// desksAbroad returns the foreign investors' desks that speak the page's
// language, to stand beside an office's card: who reads another language than
// the site's first may need one. A foreign desk's own card names no other.
func (s scribe) desksAbroad(beside *model.Office) []Desk {
	if s.lang == s.site.Languages[0] || beside.Type == model.ForeignDesk {
		return nil
	}
	var found []Desk
	for o := range s.Catalog.Offices.All() {
		if o.Type != model.ForeignDesk || !slices.Contains(o.Speaks, string(s.lang)) {
			continue
		}
		d := s.answers(o)
		if to, ok := s.Plan.Record(s.lang, "offices", o.ID); ok {
			d.Name.Href = s.at.Up() + string(to)
		}
		found = append(found, d)
	}
	return found
}
