package typeset

import (
	"strconv"
)

// A cell of a table, or of a row of boxes.
type cell struct {
	row, col, rows, cols int
	style                *Style
	slabs                []slab
	framed               *frameStyle
	least, most          float64 // widths
	minHeight            float64
	build                func(width float64) []slab
	cut                  bool // it goes on from the page before
	element              *Element
	faces                *faceSet
}

// frameStyle are the distances from a cell's edges to its content.
type frameStyle struct{ top, right, bottom, left float64 }

// A grid is cells in rows and columns, as a body of the flow.
type tableBody struct {
	cells    []*cell
	rows     int
	heads    int // rows at the top that are repeated on every page
	widths   []float64
	heights  []float64
	tall     float64 // how high a row is that may be divided rather than moved on
	plain    bool    // a row of boxes, not a table
	again    bool    // the heads are repeated ones, and so artifacts
	keep     bool    // the whole stays on one page
	rowFills []Color
	rowBrk   []breaking // what a page may do before each row
}

// A tableMaker reads the rows of a table.
type tableMaker struct {
	l      *layout
	body   *tableBody
	taken  map[[2]int]bool
	cols   int
	given  map[int]length // widths of columns that the style sheet states
	inHead bool
}

// table lays out a table.
func (l *layout) table(f *flow, n *node, p *place, e *Element) {
	m := &tableMaker{l: l, body: &tableBody{tall: l.master.textHeight() / 2, keep: p.style.Inside == breakTogether}, taken: map[[2]int]bool{}, given: map[int]length{}}
	m.rows(n, p, e)
	if m.cols > 0 {
		m.body.widths = m.share(f.width, p.style.Width.unit != auto)
	}
	cells := e.Kids
	e.Kids = nil
	for _, k := range n.kids {
		if k.tag == "caption" {
			m.caption(f, k, p)
		}
	}
	e.Kids = append(e.Kids, cells...)
	if m.cols > 0 {
		m.finish(f, p.style)
	}
}

// caption lays out the caption of a table, as wide as the table but not too
// narrow to be read.
func (m *tableMaker) caption(f *flow, n *node, p *place) {
	whole, x := f.width, f.x
	f.width = max(sum(m.body.widths), whole*leastCaption)
	if p.style.Align == alignCenter {
		f.x += (whole - f.width) / 2
	}
	m.l.block(f, n, p)
	f.before = max(f.before, breakNext)
	f.width, f.x = whole, x
}

// leastCaption is what part of the width a caption may take in any case.
const leastCaption = 0.4

// finish finds the widths of columns, lays out the cells and pushes the table.
func (m *tableMaker) finish(f *flow, s *Style) {
	width, full := f.width, s.Width.unit != auto
	for _, c := range m.body.cells {
		w := m.body.span(c)
		c.slabs = c.build(max(w-c.framed.left-c.framed.right, 1))
	}
	m.body.measure()
	if total := sum(m.body.widths); !full && total < width-epsilon {
		switch s.Align {
		case alignCenter:
			f.x += (width - total) / 2
			defer func() { f.x -= (width - total) / 2 }()
		}
	}
	f.push(m.body.slab())
}

// rows reads rows and the groups of them.
func (m *tableMaker) rows(n *node, p *place, e *Element) {
	for _, k := range n.kids {
		switch k.kind {
		case kindCols:
			m.columns(k, m.l.styling.at(p, k))
		case kindRows:
			at := m.l.styling.at(p, k)
			group := &Element{Role: elements[k.tag].role}
			m.l.grow(e, group)
			m.inHead = k.tag == "thead"
			m.rows(k, at, group)
			m.inHead = false
		case kindRow:
			m.row(k, p, e)
		}
	}
}

func (m *tableMaker) columns(n *node, p *place) {
	at := 0
	for _, k := range n.kids {
		if k.kind != kindCol {
			continue
		}
		s := m.l.styling.at(p, k).style
		for range number1(k.attr("span")) {
			if s.Width.unit != auto {
				m.given[at] = s.Width
			}
			at++
		}
	}
}

// mostSpan bounds how many rows and columns a cell takes.
const mostSpan = 100

// number1 reads a count, which is 1 where none is stated.
func number1(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 1
	}
	return min(max(n, 1), mostSpan)
}

func (m *tableMaker) row(n *node, outer *place, e *Element) {
	p := m.l.styling.at(outer, n)
	if p.style.Display == "none" {
		return
	}
	tr := &Element{Role: "TR"}
	m.l.grow(e, tr)
	r := m.body.rows
	m.body.rows++
	m.body.rowFills = append(m.body.rowFills, p.style.Background)
	m.body.rowBrk = append(m.body.rowBrk, p.style.Before)
	if m.inHead && m.body.heads == r {
		m.body.heads = r + 1
	}
	col := 0
	for _, k := range n.kids {
		if k.kind != kindCell {
			continue
		}
		for m.taken[[2]int{r, col}] {
			col++
		}
		m.cell(k, p, tr, r, col)
		col += m.body.cells[len(m.body.cells)-1].cols
	}
	m.cols = max(m.cols, col)
}

// cell reads a cell; its content is laid out when its width is known.
func (m *tableMaker) cell(n *node, outer *place, tr *Element, row, col int) {
	l := m.l
	p := l.styling.at(outer, n)
	s := p.style
	c := &cell{row: row, col: col, rows: number1(n.attr("rowspan")), cols: number1(n.attr("colspan")), style: s}
	for r := row; r < row+c.rows; r++ {
		for k := col; k < col+c.cols; k++ {
			m.taken[[2]int{r, k}] = true
		}
	}
	e := &Element{Role: elements[n.tag].role}
	if n.tag == "th" {
		e.Scope = "Row"
		if m.inHead || row == 0 && n.attr("scope") == "col" {
			e.Scope = "Column"
		}
		switch n.attr("scope") {
		case "col":
			e.Scope = "Column"
		case "row":
			e.Scope = "Row"
		}
	}
	if c.rows > 1 {
		e.RowSpan = c.rows
	}
	if c.cols > 1 {
		e.ColSpan = c.cols
	}
	if n.lang != "" && n.lang != l.section.Lang {
		e.Lang = n.lang
	}
	l.grow(tr, e)
	c.element, c.faces = e, l.fonts.set(s)
	m.contents(c, n, p, e)
	if s.Width.unit != auto && c.cols == 1 {
		if _, ok := m.given[col]; !ok {
			m.given[col] = s.Width
		}
	}
	m.body.cells = append(m.body.cells, c)
}

// contents prepares what a cell holds and measures how wide it is at least and
// at most.
func (m *tableMaker) contents(c *cell, n *node, p *place, e *Element) {
	l, s := m.l, c.style
	c.framed = &frameStyle{
		s.Padding.top.of(s, 0) + s.Borders[0].width/2, s.Padding.right.of(s, 0) + s.Borders[1].width/2,
		s.Padding.bottom.of(s, 0) + s.Borders[2].width/2, s.Padding.left.of(s, 0) + s.Borders[3].width/2,
	}
	edge := c.framed.left + c.framed.right
	c.minHeight = max(s.Height.of(s, l.master.textHeight()), s.MinHeight.of(s, l.master.textHeight()))
	marks := []mark(nil)
	if n.id != "" {
		marks = []mark{{dest: l.dest(n.id)}}
	}
	if !holdsBlocks(n) && s.Display != "flex" && s.Columns < 2 {
		t := &text{style: s}
		k := l.ink(s, e, n.record)
		for _, kid := range n.kids {
			l.inline(t, kid, p, k)
		}
		para := l.items(t)
		l.late = l.late || para.late
		c.least, c.most = para.minimum()+edge, para.maximum()+edge+0.02
		c.build = func(width float64) []slab {
			f := &flow{width: width, element: e, record: n.record, marks: marks}
			l.pushLines(f, para)
			f.finish()
			return f.slabs
		}
		return
	}
	c.build = func(width float64) []slab {
		f := &flow{width: width, element: e, record: n.record, marks: marks}
		l.inBlock(f, n, p, e)
		f.finish()
		return f.slabs
	}
	c.least, c.most = l.measureBlocks(n, p)
	c.least, c.most = c.least+edge, c.most+edge
}

// inBlock lays out what a block holds, in the way its style says.
func (l *layout) inBlock(f *flow, n *node, p *place, e *Element) {
	switch {
	case p.style.Display == "flex":
		l.flex(f, n, p)
	case p.style.Columns > 1 && !l.columned:
		l.columns(f, n, p, e)
	default:
		l.children(f, n, p, e)
	}
}

func sum(list []float64) (s float64) {
	for _, n := range list {
		s += n
	}
	return s
}

// span returns the width of a cell.
func (b *tableBody) span(c *cell) float64 {
	return sum(b.widths[c.col:min(c.col+c.cols, len(b.widths))])
}
