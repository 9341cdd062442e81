package figure_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/figure"
	"prospectus/generator/model"
	"prospectus/generator/scene"
)

// formats are the layouts to which maps are held.
var formats = map[string]figure.Format{
	"desk": figure.Desk, "tablet": figure.Tablet, "phone": figure.Phone,
	"A4": figure.Sheet(756, 8, scene.Screen{}), "A3": figure.Sheet(1105, 9, scene.Screen{}), "A4 upright": figure.Sheet(300, 8.5, scene.Screen{}),
}

// words are what labels are made of.
var words = map[string][]string{
	"zh": strings.Split("石灰岩开采与加工高纯纳米碳酸钙填充母粒深水循环利用（电子级）硅基负极材料，储能系统集成回收", ""),
	"en": strings.Fields("lime stone grinding of coated powder and fine filler masterbatch electrolyte hexafluorophosphate kiln gas recovery for boards cells twin-shaft"),
}

// label makes a label of 2 to 24 characters.
func label(r *rand.Rand, lang string) string {
	n, text := 2+r.IntN(23), ""
	for len([]rune(text)) < n {
		if text != "" && lang == "en" {
			text += " "
		}
		text += words[lang][r.IntN(len(words[lang]))]
	}
	return strings.TrimSpace(string([]rune(text)[:n]))
}

// random makes a chain of n nodes: six segments to eight, and one or two links
// out of most nodes, more often down the chain than up.
func random(r *rand.Rand, n int) *model.Chain {
	c := &model.Chain{}
	bands := model.Band("").Values()
	for i := range 6 + r.IntN(3) {
		c.Segments = append(c.Segments, model.Segment{ID: fmt.Sprintf("s%d", i), Band: model.Band(bands[i%len(bands)])})
	}
	states := model.NodeState("").Values()
	for i := range n {
		c.Nodes = append(c.Nodes, &model.Node{
			Entry: model.Entry{ID: fmt.Sprintf("n%d", i)}, Segment: c.Segments[r.IntN(len(c.Segments))].ID,
			State: model.NodeState(states[r.IntN(len(states))]),
		})
	}
	place := func(n *model.Node) int {
		for i, s := range c.Segments {
			if s.ID == n.Segment {
				return i % len(bands)
			}
		}
		return 0
	}
	for _, from := range c.Nodes {
		for range r.IntN(3) {
			to := c.Nodes[r.IntN(n)]
			if to != from && (place(to) >= place(from) || r.IntN(4) == 0) && !slices.Contains(from.Feeds, to.ID) {
				from.Feeds = append(from.Feeds, to.ID)
			}
		}
	}
	return c
}

// drawn puts words to a chain, by the order of the map.
func drawn(seed uint64, c *model.Chain, lang string) *figure.Chain {
	f := &figure.Chain{Title: "Map", Desc: "What it shows", Key: []figure.Key{
		{State: model.Strength, Word: "优势", Note: "7 links"}, {State: model.Sought, Word: "sought", Note: "3 个环节"}, {Word: "supplies"}}}
	for _, band := range model.Band("").Values() {
		b := figure.Band{ID: band, Title: band}
		for _, lane := range figure.Order(c) {
			if string(lane.Segment.Band) != band {
				continue
			}
			s := figure.Segment{Title: said(seed, lane.Segment.ID, lang)}
			for _, n := range lane.Nodes {
				s.Nodes = append(s.Nodes, node(seed, n, lang))
			}
			b.Segments = append(b.Segments, s)
		}
		if len(b.Segments) > 0 {
			f.Bands = append(f.Bands, b)
		}
	}
	return f
}

// said is what something is called: the same whatever else there is.
func said(seed uint64, id, lang string) string {
	h := uint64(0)
	for _, c := range id {
		h = h*31 + uint64(c)
	}
	return label(rand.New(rand.NewPCG(seed, h)), lang)
}

func node(seed uint64, n *model.Node, lang string) figure.Node {
	m := figure.Node{ID: n.ID, Name: said(seed, n.ID, lang), State: n.State, StateWord: map[string]string{"zh": "重点招引", "en": "sought"}[lang],
		Firms: said(seed, n.ID+"firm", lang), Feeds: n.Feeds, Link: scene.Ref{Part: "node-" + n.ID}, Title: n.ID}
	if n.State == model.Sought {
		m.Count = "12 open projects"
		m.Projects = []figure.Project{{Title: said(seed, n.ID+"project", lang), Link: scene.Ref{Kind: "projects", ID: n.ID}}}
		m.Frank, m.Targets = "弱项", said(seed, n.ID+"target", lang)
	}
	return m
}

type box struct{ x0, y0, x1, y1 float64 }

func (a box) meets(b box) bool {
	return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

func (a box) holds(b box) bool {
	return a.x0 <= b.x0 && b.x1 <= a.x1 && a.y0 <= b.y0 && b.y1 <= a.y1
}

func boxOf(b scene.Box) box { return box{b.X, b.Y, b.X + b.W, b.Y + b.H} }

// A geometry is where the parts of a map lie.
type geometry struct {
	nodes map[string]box
	wires []wire
	texts []box // outside nodes
}

type wire struct {
	from, to string
	points   [][2]float64
}

// survey measures a map and reports texts that leave their box.
func survey(t *testing.T, s *scene.Scene, m scene.Measurer) (g geometry) {
	g.nodes = map[string]box{}
	sheet := box{-.01, -.01, s.Width + .01, s.Height + .01}
	var inside func(marks []scene.Mark, within box, holder string)
	inside = func(marks []scene.Mark, within box, holder string) {
		for _, mark := range marks {
			switch mark := mark.(type) {
			case *scene.Text:
				b := boxOf(mark.Bounds(m))
				if !within.holds(b) {
					t.Errorf("%q at %.1f leaves %s at %.1f", mark.Lines, b, holder, within)
				}
				if holder == "the sheet" {
					g.texts = append(g.texts, b)
				}
			case *scene.Group:
				id, from, to := datum(mark, "node"), datum(mark, "from"), datum(mark, "to")
				switch {
				case id != "":
					g.nodes[id] = extent(mark.Marks)
					inside(mark.Marks, g.nodes[id], id)
				case from != "":
					g.wires = append(g.wires, wire{from, to, corners(mark.Marks[0].(*scene.Path))})
				default:
					inside(mark.Marks, within, holder)
				}
			}
		}
	}
	inside(s.Marks, sheet, "the sheet")
	return g
}

func datum(g *scene.Group, name string) string {
	for _, d := range g.Data {
		if d.Name == name {
			return d.Value
		}
	}
	return ""
}

// extent returns the box that holds all boxes of a node.
func extent(marks []scene.Mark) box {
	all := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	(&scene.Scene{Marks: marks}).Walk(func(m scene.Mark) bool {
		if b, ok := m.(*scene.Box); ok && b.W > 20 {
			all = box{min(all.x0, b.X), min(all.y0, b.Y), max(all.x1, b.X+b.W), max(all.y1, b.Y+b.H)}
		}
		return true
	})
	return all
}

// corners returns the ends and corners of a line, the round ones as if sharp.
func corners(p *scene.Path) (points [][2]float64) {
	for _, s := range p.Steps {
		if s.Op == 'Q' {
			points[len(points)-1] = [2]float64{s.X1, s.Y1}
			points = append(points, [2]float64{s.X1, s.Y1})
			continue
		}
		points = append(points, [2]float64{s.X, s.Y})
	}
	return points
}

// check holds a map to what the package promises.
func check(t *testing.T, s *scene.Scene, m scene.Measurer) geometry {
	g := survey(t, s, m)
	ids := make([]string, 0, len(g.nodes))
	for id := range g.nodes {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			if g.nodes[a].meets(g.nodes[b]) {
				t.Errorf("%s and %s overlap", a, b)
			}
		}
		for _, text := range g.texts {
			if g.nodes[a].meets(text) {
				t.Errorf("%s lies on a text at %v", a, text)
			}
		}
	}
	for _, w := range g.wires {
		for i := 1; i < len(w.points); i++ {
			w.check(t, g, ids, segment(w.points[i-1], w.points[i]), s.Width, s.Height)
		}
	}
	return g
}

// segment returns a level or upright line as a box without its ends.
func segment(a, b [2]float64) box {
	s := box{min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])}
	if s.x1 > s.x0 {
		s.x0, s.x1 = s.x0+.6, s.x1-.6
	} else {
		s.y0, s.y1 = s.y0+.6, s.y1-.6
	}
	return s
}

func (w wire) check(t *testing.T, g geometry, ids []string, s box, width, height float64) {
	if s.x1-s.x0 > 1 && s.y1-s.y0 > 1 {
		t.Errorf("%s → %s is neither level nor upright", w.from, w.to)
	}
	if s.x0 < -.01 || s.y0 < -.01 || s.x1 > width || s.y1 > height {
		t.Errorf("%s → %s leaves the sheet at %.1f", w.from, w.to, s)
	}
	for _, id := range ids {
		if n := g.nodes[id]; n.meets(box{s.x0, s.y0 - .5, s.x1, s.y1 + .5}) {
			t.Errorf("%s → %s passes through %s at %.1f", w.from, w.to, id, s)
		}
	}
	for _, text := range g.texts {
		if text.meets(s) {
			t.Errorf("%s → %s passes through a text at %.1f", w.from, w.to, text)
		}
	}
}

// sizes are those of the random chains: 30 of 20 to 150 nodes.
func sizes() (all []int) {
	for i := range 30 {
		all = append(all, 20+i*130/29)
	}
	return all
}

func TestRandomChains(t *testing.T) {
	for i, n := range sizes() {
		for _, lang := range []string{"zh", "en"} {
			c := random(rand.New(rand.NewPCG(uint64(i), 7)), n)
			f := drawn(uint64(i), c, lang)
			for name, format := range formats {
				t.Run(fmt.Sprintf("%d %s %s", n, lang, name), func(t *testing.T) {
					g := check(t, f.Draw(format), format.Measure)
					if len(g.nodes) != n || len(g.wires) != links(c) {
						t.Errorf("%d nodes and %d links, want %d and %d", len(g.nodes), len(g.wires), n, links(c))
					}
				})
			}
		}
	}
}

func links(c *model.Chain) (n int) {
	for _, node := range c.Nodes {
		n += len(node.Feeds)
	}
	return n
}

// Same input, same bytes: also after other work, and whatever the order of maps.
func TestSameBytes(t *testing.T) {
	c := random(rand.New(rand.NewPCG(3, 7)), 80)
	first := written(drawn(3, c, "zh").Draw(figure.Desk))
	for range 10 {
		if again := written(drawn(3, c, "zh").Draw(figure.Desk)); !bytes.Equal(first, again) {
			t.Fatal("the same chain was drawn differently")
		}
	}
}

func written(s *scene.Scene) []byte {
	return scene.AppendSVG(nil, s, scene.Options{Prefix: "m-", Href: func(r scene.Ref) string { return "#" + r.Part }})
}

// A node that is written after the others moves nothing outside its own column,
// though it is linked both ways with the others; and within its column nothing
// outside its own segment but down.
func TestOneMoreNodeMovesItsOwnColumn(t *testing.T) {
	for i, n := range sizes() {
		r := rand.New(rand.NewPCG(uint64(i), 7))
		c := random(r, n)
		before := survey(t, drawn(uint64(i), c, "zh").Draw(figure.Desk), scene.Screen{})
		more := &model.Node{Entry: model.Entry{ID: "new"}, Segment: c.Segments[r.IntN(len(c.Segments))].ID, State: model.Present,
			Feeds: []string{c.Nodes[r.IntN(n)].ID, c.Nodes[r.IntN(n)].ID}}
		for range 3 {
			from := c.Nodes[r.IntN(n)]
			from.Feeds = append(from.Feeds, "new")
		}
		c.Nodes = append(c.Nodes, more)
		after := survey(t, drawn(uint64(i), c, "zh").Draw(figure.Desk), scene.Screen{})
		for id, was := range before.nodes {
			if is := after.nodes[id]; is != was && is.x0 != after.nodes["new"].x0 {
				t.Errorf("chain %d: %s moved from %.1f to %.1f, outside the column of the new node", i, id, was, is)
			}
		}
	}
}

// Links decide the order where they can, and the order written decides the rest.
func TestOrder(t *testing.T) {
	c := &model.Chain{
		Segments: []model.Segment{{ID: "c", Band: model.Support}, {ID: "a", Band: model.Upstream}, {ID: "b", Band: model.Midstream}, {ID: "none", Band: model.Midstream}},
		Nodes: []*model.Node{
			{Entry: model.Entry{ID: "a1"}, Segment: "a", Feeds: []string{"b1", "nowhere"}}, {Entry: model.Entry{ID: "a2"}, Segment: "a", Feeds: []string{"b2"}},
			{Entry: model.Entry{ID: "b2"}, Segment: "b"}, {Entry: model.Entry{ID: "b1"}, Segment: "b"},
			{Entry: model.Entry{ID: "c1"}, Segment: "c"}, {Entry: model.Entry{ID: "c2"}, Segment: "c"}, {Entry: model.Entry{ID: "lost"}, Segment: "elsewhere"},
		},
	}
	var got []string
	for _, lane := range figure.Order(c) {
		for _, n := range lane.Nodes {
			got = append(got, n.ID)
		}
	}
	if want := []string{"a1", "a2", "b1", "b2", "c1", "c2"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// 150 nodes with all their texts stay small on the way.
func TestLargestMapStaysSmall(t *testing.T) {
	f := drawn(1, random(rand.New(rand.NewPCG(1, 7)), 150), "zh")
	for name, format := range formats {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write(written(f.Draw(format)))
		z.Close()
		t.Logf("%s: %d bytes compressed", name, b.Len())
		if b.Len() > 40<<10 {
			t.Errorf("%s: %d bytes compressed", name, b.Len())
		}
	}
}

// What the package does for one layout of 150 nodes, from the chain to the
// bytes; their texts are ready.
func BenchmarkMap150(b *testing.B) {
	for _, lang := range []string{"zh", "en"} {
		c := random(rand.New(rand.NewPCG(1, 7)), 150)
		f := drawn(1, c, lang)
		b.Run(lang, func(b *testing.B) {
			for b.Loop() {
				figure.Order(c)
				written(f.Draw(figure.Desk))
			}
		})
	}
}
