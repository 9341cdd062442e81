package view

import (
	"strings"

	"prospectus/generator/figure"
	"prospectus/generator/model"
	"prospectus/generator/scene"
)

// A ChainMap is the map of a chain, laid out for a desk, a tablet and a
// telephone.
type ChainMap struct {
	Style  StyleLink
	Script ScriptLink
	Chain  *figure.Chain
	Words  [][2]string // what the script says, as attributes: name and text
	href   func(scene.Ref) string
}

// MapScript is the name of the theme's script of chain maps.
const MapScript = "chainmap.js"

// mapLayouts are those of a page's map.
var mapLayouts = []layout{{"wide", figure.Desk}, {"middling", figure.Tablet}, {"upright", figure.Phone}}

// AppendHTML appends the map with its sheet and its script.
func (m *ChainMap) AppendHTML(dst []byte) []byte {
	dst = append(m.Style.AppendHTML(dst), `<figure class="chainmap"`...)
	for _, w := range m.Words {
		dst = appendAttribute(dst, "data-"+w[0], w[1])
	}
	dst = append(dst, `><div class="drawing">`...)
	dst = appendLayouts(dst, "map", mapLayouts, m.Chain.Draw, m.href)
	dst = append(dst, "</div></figure>"...)
	return m.Script.AppendHTML(dst)
}

// chainMap returns the map of a chain; nil for a chain without nodes.
func (s scribe) chainMap(c *model.Chain) *ChainMap {
	lanes := figure.Order(c)
	if len(lanes) == 0 {
		return nil
	}
	title := s.title(c.Head())
	f := &figure.Chain{Title: s.say("chain.map", title.Text), Class: s.hueOf(c.Industry)}
	for _, band := range model.Band("").Values() {
		b := figure.Band{ID: band, Title: s.enum("band", band)}
		for _, lane := range lanes {
			if string(lane.Segment.Band) == band {
				b.Segments = append(b.Segments, s.mapSegment(lane))
			}
		}
		if len(b.Segments) > 0 {
			f.Bands = append(f.Bands, b)
		}
	}
	f.Key = s.mapKey(lanes)
	f.Desc = s.mapDesc(f.Key)
	return &ChainMap{
		Style: StyleLink(s.asset("figure.css")), Script: ScriptLink(s.asset(MapScript)), Chain: f, href: s.refHref, Words: s.mapWords(f.Key),
	}
}

// mapWords are what the script says, and the states that it can choose.
func (s *speech) mapWords(key []figure.Key) (words [][2]string) {
	for _, w := range [][2]string{
		{"tools", "map.tools"}, {"all", "map.all"}, {"larger", "map.larger"}, {"smaller", "map.smaller"}, {"shown", "map.shown"},
	} {
		words = append(words, [2]string{w[0], s.w(w[1])})
	}
	for _, k := range key {
		if k.State != "" {
			words = append(words, [2]string{string(k.State), k.Word})
		}
	}
	return words
}

// hueOf names the class that gives a drawing the hue of an industry.
func (s *speech) hueOf(industry string) string {
	if s.Catalog.Industries.Get(industry) == nil {
		return ""
	}
	return "industry-" + industry
}

func (s scribe) mapSegment(lane figure.Lane) figure.Segment {
	name := s.label("segment", lane.Segment.ID, lane.Segment.Name)
	segment := figure.Segment{Title: name.Text, Lang: name.Lang}
	for _, n := range lane.Nodes {
		segment.Nodes = append(segment.Nodes, s.mapNode(n))
	}
	return segment
}

// mapProjects is how many projects a sought node names on the map.
const mapProjects = 2

// mapNode returns what a map says of a node.
func (s scribe) mapNode(n *model.Node) figure.Node {
	name := s.phrase(n.Name)
	m := figure.Node{
		ID: n.ID, Name: name.Text, Lang: name.Lang, State: n.State, StateWord: s.enum("node-state", string(n.State)),
		Feeds: n.Feeds, Link: scene.Ref{Part: "node-" + n.ID},
	}
	m.Firms, m.FirmsLang = s.mapFirms(n)
	open := s.openOn(n)
	m.Count = s.projectCount(len(open))
	if n.State == model.Sought {
		for _, p := range open[:min(mapProjects, len(open))] {
			title := s.title(p.Head())
			m.Projects = append(m.Projects, figure.Project{Title: title.Text, Lang: title.Lang, Link: scene.Ref{Kind: "projects", ID: p.ID}})
		}
	}
	if s.Staff {
		if n.Internal.State != "" {
			m.Frank = s.enum("weakness", string(n.Internal.State))
		}
		if targets := s.ownList(n.Internal.Targets).Text(); targets != "" {
			m.Targets = s.w("column.targets") + s.w("label.colon") + targets
		}
	}
	m.Title = s.mapTitle(m)
	return m
}

// mapFirms names the first firm of a node, with the language of the name, and
// counts the others: the table names them all.
func (s scribe) mapFirms(n *model.Node) (text, lang string) {
	firms := s.Catalog.Firms.Some(n.Firms)
	if len(firms) == 0 {
		return "", ""
	}
	name := s.phrase(firms[0].Name)
	if others := len(firms) - 1; others > 0 && name.Lang == "" {
		return s.say("map.firms", name.Text, s.int(others)), ""
	}
	return name.Text, name.Lang
}

// mapTitle says all that a node's box shows.
func (s scribe) mapTitle(m figure.Node) string {
	all := []string{m.Name}
	for _, text := range []string{m.StateWord, m.Frank, m.Count, m.Firms, m.Targets} {
		if text != "" {
			all = append(all, text)
		}
	}
	return strings.Join(all, s.w("label.stop"))
}

// openOn returns the open projects on a node.
func (s *speech) openOn(n *model.Node) (open []*model.Project) {
	for _, p := range s.index.projects["nodes/"+n.Ident()] {
		if p.State == model.Open {
			open = append(open, p)
		}
	}
	return open
}

// projectCount says how many projects there are; "" for none.
func (s *speech) projectCount(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return s.w("map.project")
	}
	return s.say("map.projects", s.int(n))
}

// mapKey explains the signs of a map and sums up what it shows.
func (s scribe) mapKey(lanes []figure.Lane) []figure.Key {
	count, open := map[model.NodeState]int{}, 0
	feeds := false
	for _, lane := range lanes {
		for _, n := range lane.Nodes {
			count[n.State]++
			feeds = feeds || len(n.Feeds) > 0
			if n.State == model.Sought {
				open += len(s.openOn(n))
			}
		}
	}
	var key []figure.Key
	for _, state := range model.NodeState("").Values() {
		n := count[model.NodeState(state)]
		if n == 0 {
			continue
		}
		k := figure.Key{State: model.NodeState(state), Word: s.enum("node-state", state), Note: s.nodeCount(n)}
		if k.State == model.Sought && open > 0 {
			k.Note += s.w("label.and") + s.projectCount(open)
		}
		key = append(key, k)
	}
	if feeds {
		key = append(key, figure.Key{Word: s.w("map.supplies")})
	}
	return key
}

func (s *speech) nodeCount(n int) string {
	if n == 1 {
		return s.w("map.node")
	}
	return s.say("map.nodes", s.int(n))
}

// mapDesc says what a map shows, and where the same stands in words.
func (s scribe) mapDesc(key []figure.Key) string {
	var parts []string
	for _, k := range key {
		if k.State != "" {
			parts = append(parts, k.Word+s.w("label.colon")+k.Note)
		}
	}
	return s.say("map.desc", strings.Join(parts, s.w("label.stop")))
}

// refHref returns the way to what a drawing refers to.
func (s scribe) refHref(r scene.Ref) string {
	part := ""
	if r.Part != "" {
		part = "#" + r.Part
	}
	if r.Kind == "" {
		return part
	}
	if r.Kind == "nodes" {
		return s.nodeHref(r.ID)
	}
	if to := s.href(r.Kind, r.ID); to != "" {
		return to + part
	}
	return ""
}

// A Neighbourhood is the part of a chain round one project: what supplies its
// node, the node, and what that supplies. It brings the few rules it needs.
type Neighbourhood struct {
	Chain *figure.Chain
	href  func(scene.Ref) string
}

// neighbourhoodLayouts are those of a small map in a column of text.
var neighbourhoodLayouts = []layout{
	{"near", figure.Format{Width: 704, Size: 14, Touch: figure.Desk.Touch, Measure: scene.Screen{}}},
	{"tall", figure.Phone},
}

// AppendHTML appends the map.
func (m *Neighbourhood) AppendHTML(dst []byte) []byte {
	dst = append(dst, `<figure style="container-type:inline-size;overflow-x:auto"><style>:root.large .scene,:root:has(#large-text:target) .scene{zoom:1.4;max-width:none}.scene.near{display:none}@container(min-width:40rem){.scene.near{display:block}.scene.tall{display:none}}</style>`...)
	return append(appendLayouts(dst, "map", neighbourhoodLayouts, m.Chain.Draw, m.href), "</figure>"...)
}

// neighbourhood returns the small map of a project's node; nil where nothing
// lies before or after it.
func (s scribe) neighbourhood(chain *model.Chain, node *model.Node) *Neighbourhood {
	before, after := around(chain, node)
	if len(before)+len(after) == 0 {
		return nil
	}
	f := &figure.Chain{Title: s.say("map.around", s.phrase(node.Name).Text), Desc: s.w("map.around-desc"), Class: s.hueOf(chain.Industry)}
	shown := map[string]bool{}
	add := func(word string, nodes ...*model.Node) {
		var segment figure.Segment
		for _, n := range nodes {
			if shown[n.ID] {
				continue
			}
			shown[n.ID] = true
			m := s.mapNode(n)
			m.Link, m.Projects, m.Here = scene.Ref{Kind: "nodes", ID: n.Ident()}, nil, n == node
			m.Feeds = nil
			for _, to := range n.Feeds {
				if n == node || to == node.ID {
					m.Feeds = append(m.Feeds, to)
				}
			}
			segment.Nodes = append(segment.Nodes, m)
		}
		if len(segment.Nodes) > 0 {
			f.Bands = append(f.Bands, figure.Band{Title: s.w(word), Segments: []figure.Segment{segment}})
		}
	}
	shown[node.ID] = true
	add("map.before", before...)
	shown[node.ID] = false
	add("map.here", node)
	add("map.after", after...)
	return &Neighbourhood{Chain: f, href: s.refHref}
}
