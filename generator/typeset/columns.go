package typeset

// columnsBody is slabs in columns beside each other, which are filled in turn
// and, at the end, are as alike in height as can be.
type columnsBody struct {
	slabs      []slab
	n          int
	width, gap float64
}

// columns lays out a block in columns.
func (l *layout) columns(f *flow, n *node, p *place, e *Element) {
	s := p.style
	b := &columnsBody{n: s.Columns, gap: s.ColumnGap.of(s, f.width)}
	b.width = (f.width - b.gap*float64(b.n-1)) / float64(b.n)
	in := &flow{width: max(b.width, 1), element: e, record: f.record}
	l.columned = true // columns in columns are one
	l.children(in, n, p, e)
	l.columned = false
	in.finish()
	if len(in.slabs) == 0 {
		return
	}
	b.slabs = in.slabs
	f.push(b.slab())
}

func (b *columnsBody) slab() slab {
	return slab{height: b.balanced(), body: b, notes: notesIn(b.slabs)}
}

// fill divides slabs into columns at most so high. What is left does not fit;
// highest is the height of the highest column.
func (b *columnsBody) fill(height_ float64) (columns [][]slab, left []slab, highest float64) {
	left = b.slabs
	for range b.n {
		if len(left) == 0 {
			break
		}
		k := cutAt(left, height_, 0, true)
		var one []slab
		one, left = k.take(left)
		columns = append(columns, one)
		highest = max(highest, height(one))
	}
	return columns, left, highest
}

// balanced returns the least height at which all fits.
func (b *columnsBody) balanced() float64 {
	whole := height(b.slabs)
	low, high := whole/float64(b.n), whole
	for range 24 {
		middle := (low + high) / 2
		if _, left, highest := b.fill(middle); len(left) == 0 && highest <= middle+epsilon {
			high = middle
		} else {
			low = middle
		}
		if high-low < 0.25 {
			break
		}
	}
	_, _, highest := b.fill(high)
	return highest
}

func (b *columnsBody) draw(c *canvas, x, y float64) {
	columns, _, _ := b.fill(b.balanced() + epsilon)
	for i, one := range columns {
		drawAll(c, one, x+float64(i)*(b.width+b.gap), y)
	}
}

// divide implements divisible.
func (b *columnsBody) divide(height float64, forced bool) (first, rest slab, ok bool) {
	columns, left, highest := b.fill(height)
	if highest > height+epsilon || len(columns[0]) == 0 {
		return first, rest, false
	}
	part, more := *b, *b
	first = slab{height: highest, body: &filled{part, columns}}
	for _, one := range columns {
		first.notes = append(first.notes, notesIn(one)...)
	}
	if len(left) == 0 { // more fits than when the columns were made alike
		return first, slab{}, true
	}
	more.slabs = left
	return first, more.slab(), true
}

// filled is columns that were filled to the foot of a page.
type filled struct {
	columnsBody
	columns [][]slab
}

func (b *filled) draw(c *canvas, x, y float64) {
	for i, one := range b.columns {
		drawAll(c, one, x+float64(i)*(b.width+b.gap), y)
	}
}

func (b *filled) divide(float64, bool) (first, rest slab, ok bool) { return first, rest, false }
