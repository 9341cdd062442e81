package typeset

// flex lays out the blocks in a block beside each other, as wide as they say or
// in equal parts of what is left.
func (l *layout) flex(f *flow, n *node, p *place) {
	m := &tableMaker{l: l, body: &tableBody{rows: 1, plain: true, tall: l.master.textHeight() / 2, rowFills: make([]Color, 1), rowBrk: make([]breaking, 1)}, given: map[int]length{}}
	gap := p.style.ColumnGap.of(p.style, f.width)
	var kids []*node
	for _, k := range n.kids {
		if k.kind != kindText && l.styling.at(p, k).style.Display != "none" {
			kids = append(kids, k)
		}
	}
	for i, k := range kids {
		at := l.styling.at(p, k)
		c := &cell{col: i, rows: 1, cols: 1, style: at.style, framed: &frameStyle{}}
		if i+1 < len(kids) {
			c.framed.right = gap
		}
		element, rec := f.element, f.record
		c.build = func(width float64) []slab {
			in := &flow{width: width, element: element, record: rec}
			l.flexItem(in, k, p)
			in.finish()
			return in.slabs
		}
		if w := at.style.Width; w.unit != auto {
			m.given[i] = length{w.of(at.style, f.width-gap*float64(len(kids)-1)) + c.framed.right, points}
		}
		m.body.cells = append(m.body.cells, c)
	}
	if m.cols = len(kids); m.cols == 0 {
		return
	}
	m.equal(f.width, gap)
	for _, c := range m.body.cells {
		c.slabs = c.build(max(m.body.span(c)-c.framed.right, 1))
	}
	m.body.measure()
	f.push(m.body.slab())
}

// flexItem lays out a block whose width the row has already given.
func (l *layout) flexItem(f *flow, n *node, outer *place) {
	p := l.styling.at(outer, n)
	if p.style.Width.unit == auto || n.kind == kindPicture {
		l.block(f, n, outer)
		return
	}
	wide := *p.style
	wide.Width = length{unit: auto}
	at := &place{outer: outer, tag: p.tag, classes: p.classes, lang: p.lang, style: &wide}
	l.begin(f, n, &wide)
	if wide.framed() {
		l.frame(f, n, at)
	} else {
		l.inside(f, n, at)
	}
}
