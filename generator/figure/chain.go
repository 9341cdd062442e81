package figure

import (
	"prospectus/generator/model"
	"prospectus/generator/scene"
)

// A Chain is what a chain map shows, in one language.
type Chain struct {
	Title, Desc string
	Lang        string // where it differs from that of the page
	Key         []Key
	Bands       []Band
	Class       string // of the group that holds the map, from which it has its hue
}

// A Key is one entry of the legend.
type Key struct {
	State model.NodeState // whose sign it explains; "" for a link
	Word  string
	Note  string // how many there are
}

// A Band is one column of a map. Its segments are in the order of [Order].
type Band struct {
	ID, Title string
	Segments  []Segment
}

// A Segment is a heading and the nodes under it.
type Segment struct {
	Title, Lang string
	Nodes       []Node
}

// A Node is one product or process.
type Node struct {
	ID         string
	Name, Lang string
	State      model.NodeState
	StateWord  string
	Frank      string // what staff call its state; empty for the public
	Count      string // of open projects, with its word; empty for none
	Firms      string // who does it here
	FirmsLang  string
	Targets    string // whom staff have in mind, with its word
	Projects   []Project
	Feeds      []string // ids of nodes; those that the map does not show are left out
	Title      string   // all of it, said in full
	Link       scene.Ref
	Here       bool // the node that a page is about
}

// A Project is one that fills the gap at a node.
type Project struct {
	Title, Lang string
	Link        scene.Ref
}

// Draw lays a chain map out.
func (c *Chain) Draw(f Format) *scene.Scene {
	l := newLayout(c, f)
	l.place()
	l.route()
	return l.scene()
}

// A layout is a map while it is being laid out. Lengths are in units of the
// scene; em is one of running labels.
type layout struct {
	chain   *Chain
	format  Format
	em      float64
	width   float64 // of a column
	gutter  float64 // beside a column
	columns []*column
	nodes   []*spot // in the order in which they are read
	byID    map[string]*spot
	key     []keyed
	top     float64 // where bands begin
	bottom  float64 // the height of it all
	wires   []*wire
}

// A column is what stands under one another between two gutters.
type column struct {
	x     float64
	heads []heading
	spots []*spot
	gaps  []*gap // where links pass, from the top down
	end   float64
}

// A heading is a band's or a segment's title.
type heading struct {
	band   bool
	id     string
	lines  []string
	lang   string
	x, y   float64 // of the first base line
	bottom float64
}

// A gap is a level passage through a column.
type gap struct {
	y, room float64
	last    bool          // nothing stands below it
	crossed bool          // a link goes down through it
	col     int           // the column
	rank    int           // in it
	lanes   map[*spot]int // by source: how many links of it; then in which lane
}

// A spot is a node with its place.
type spot struct {
	*Node
	block
	segment *Segment
	col     int
	rank    int // in its column
	x, y    float64
	// Where links leave and enter at its left and right side.
	out, in [2]bool
	lean    [2]float64 // above 0 where what leaves a side goes lower than what arrives comes from
}

// The sides of a node.
const (
	left = iota
	right
)

func newLayout(c *Chain, f Format) *layout {
	l := &layout{chain: c, format: f, em: f.Size, byID: map[string]*spot{}}
	bands := len(c.Bands)
	switch {
	case f.Upright:
		l.gutter = 3.2 * l.em
		l.width = f.Width - l.gutter
	case bands < 2:
		l.gutter = 4 * l.em
		l.width = min(f.Width-l.gutter, 24*l.em)
	default:
		l.gutter = max(min(f.Width*.058, 5*l.em), 3.4*l.em)
		l.width = (f.Width - float64(bands-1)*l.gutter) / float64(bands)
	}
	for i := range c.Bands {
		if i == 0 || !f.Upright {
			l.columns = append(l.columns, &column{x: float64(i) * (l.width + l.gutter)})
		}
	}
	return l
}

// place puts headings and nodes into their columns.
func (l *layout) place() {
	l.top = l.placeKey()
	y := l.top
	for i := range l.chain.Bands {
		band, col := &l.chain.Bands[i], l.columns[min(i, len(l.columns)-1)]
		if !l.format.Upright {
			y = l.top
		} else if i > 0 {
			y += 1.9 * l.em
		}
		y = l.placeBand(band, col, y)
		col.end = y
		l.bottom = max(l.bottom, y)
	}
	for _, col := range l.columns {
		col.gaps = append(col.gaps, &gap{y: col.end + .7*l.em, room: .6 * l.em, last: true})
	}
}

// placeBand places one band from y down and returns where it ends.
func (l *layout) placeBand(band *Band, col *column, y float64) float64 {
	size := l.em * bandSize
	h := heading{band: true, id: band.ID, x: col.x, lines: l.wrap(band.Title, size, true, l.width)}
	h.y = y + bandDrop*l.em + .88*size
	h.bottom = h.y + float64(len(h.lines)-1)*1.3*size + .5*l.em
	col.heads = append(col.heads, h)
	y = h.bottom
	for i := range band.Segments {
		s := &band.Segments[i]
		if l.format.Upright || i > 0 || len(col.gaps) == 0 {
			col.gaps = append(col.gaps, &gap{y: y + .3*l.em, room: .4 * l.em})
		}
		y = l.placeSegment(s, col, y+.75*l.em)
	}
	return y
}

// placeSegment places one segment from y down and returns where it ends.
func (l *layout) placeSegment(s *Segment, col *column, y float64) float64 {
	size := l.em * segmentSize
	if h := (heading{x: col.x, lang: s.Lang, lines: l.wrap(s.Title, size, true, l.width)}); len(h.lines) > 0 {
		h.y = y + .88*size
		y = h.y + float64(len(h.lines)-1)*1.35*size + .6*l.em
		h.bottom = y
		col.heads = append(col.heads, h)
	}
	for i := range s.Nodes {
		if i > 0 {
			col.gaps = append(col.gaps, &gap{y: y + gapHeight*l.em/2, room: (gapHeight - .4) * l.em})
			y += gapHeight * l.em
		}
		n := &spot{Node: &s.Nodes[i], segment: s, x: col.x, y: y}
		n.col = min(len(l.columns)-1, l.columnOf(col))
		n.block = l.measure(n.Node)
		col.spots, l.nodes = append(col.spots, n), append(l.nodes, n)
		l.byID[n.ID] = n
		y += n.height
	}
	return y + .35*l.em
}

// Sizes of type and distances, in em of running labels.
const (
	bandSize    = 1.2
	segmentSize = .87
	metaSize    = .84
	gapHeight   = .8 // between two nodes
	bandDrop    = .8 // from the rules over a band's title to its letters
)

func (l *layout) columnOf(col *column) int {
	for i, c := range l.columns {
		if c == col {
			return i
		}
	}
	return 0
}

func (l *layout) wrap(text string, size float64, bold bool, width float64) []string {
	return scene.Balance(l.format.Measure, text, size, bold, width)
}
