package typeset

import (
	"cmp"
	"math"
	"slices"
)

// measure finds the heights of the rows. Boxes beside each other are made as
// high as their row.
func (b *tableBody) measure() {
	if b.plain {
		b.stretch(nil)
		defer func() { b.stretch(b.heights) }()
	}
	b.heights = make([]float64, b.rows)
	for _, spanning := range []bool{false, true} {
		for _, c := range b.cells {
			last := min(c.row+c.rows, b.rows)
			if (c.rows > 1) != spanning || last <= c.row {
				continue
			}
			lack := c.height() - sum(b.heights[c.row:last])
			if lack > 0 {
				b.heights[last-1] += lack
			}
		}
	}
}

// stretch makes the box that is alone in a cell as high as its row, or without
// heights as high as what is in it.
func (b *tableBody) stretch(heights []float64) {
	for _, c := range b.cells {
		high := 0.0
		if heights != nil {
			high = heights[c.row]
		}
		c.slabs = stretched(c.slabs, high)
	}
}

// stretched returns slabs of which the only one, where it is a box, is at least
// so high.
func stretched(slabs []slab, high float64) []slab {
	if len(slabs) != 1 {
		return slabs
	}
	box, ok := slabs[0].body.(*frameBody)
	if !ok {
		return slabs
	}
	other, one := *box, slabs[0]
	other.beside = max(high-one.space, 0)
	one.body, one.height = &other, other.height()
	return []slab{one}
}

// height returns how high the content of a cell makes it.
func (c *cell) height() float64 {
	return max(c.framed.top+height(c.slabs)+c.framed.bottom, c.minHeight)
}

func (b *tableBody) slab() slab {
	s := slab{height: sum(b.heights), body: b}
	for _, c := range b.cells {
		if !(b.again && c.row < b.heads) {
			s.notes = append(s.notes, notesIn(c.slabs)...)
		}
	}
	return s
}

func (b *tableBody) draw(c *canvas, x, y float64) {
	top := y
	for r, h := range b.heights {
		c.box(x, top, sum(b.widths), h, 0, b.rowFills[r])
		top += h
	}
	for _, one := range b.cells {
		b.fill(c, one, x, y)
	}
	quiet := c.quiet
	for _, one := range b.cells {
		c.quiet = quiet || b.again && one.row < b.heads
		b.drawCell(c, one, x, y)
	}
	c.quiet = quiet
	if !b.plain {
		b.rules(c, x, y)
	}
}

// A side is a border of a cell: level at y from x1 to x2, or upright at y.
type side struct {
	level     bool
	y, x1, x2 int // in hundredths of a point
	stroke    stroke
}

// rules draws the borders of all cells: one line where several meet or go on
// from each other.
func (b *tableBody) rules(c *canvas, x, y float64) {
	var sides []side
	units := func(n float64) int { return int(math.Round(n * 100)) }
	for _, one := range b.cells {
		cx, cy, w, h := b.frame(one)
		left, top, right, bottom := units(x+cx), units(y+cy), units(x+cx+w), units(y+cy+h)
		s := &one.style.Borders
		sides = append(sides, side{true, top, left, right, s[0]}, side{false, right, top, bottom, s[1]}, side{true, bottom, left, right, s[2]}, side{false, left, top, bottom, s[3]})
	}
	slices.SortStableFunc(sides, side.compare)
	for i := 0; i < len(sides); {
		s, end := sides[i], sides[i].x2
		for i++; i < len(sides) && sides[i].joins(s, end); i++ {
			end = max(end, sides[i].x2)
		}
		at, from, to := float64(s.y)/100, float64(s.x1)/100, float64(end)/100
		if s.level {
			c.rule(from, at, to, at, s.stroke)
		} else {
			c.rule(at, from, at, to, s.stroke)
		}
	}
}

// compare orders sides so that those stand together that may be one line.
func (s side) compare(o side) int {
	if s.level != o.level {
		if s.level {
			return -1
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(s.y, o.y), cmp.Compare(s.stroke.width, o.stroke.width), cmp.Compare(s.stroke.color.key(), o.stroke.color.key()),
		cmp.Compare(s.x1, o.x1), cmp.Compare(s.x2, o.x2),
	)
}

// joins reports whether a side goes on where a line ends.
func (s side) joins(o side, end int) bool {
	return s.level == o.level && s.y == o.y && s.stroke == o.stroke && s.x1 <= end
}

// frame returns where a cell is in the table.
func (b *tableBody) frame(c *cell) (x, y, w, h float64) {
	last := min(c.row+c.rows, b.rows)
	return sum(b.widths[:c.col]), sum(b.heights[:c.row]), b.span(c), sum(b.heights[c.row:last])
}

func (b *tableBody) fill(c *canvas, one *cell, x, y float64) {
	if b.plain {
		return // what is in it has its own box
	}
	cx, cy, w, h := b.frame(one)
	c.box(x+cx, y+cy, w, h, 0, one.style.Background)
}

func (b *tableBody) drawCell(c *canvas, one *cell, x, y float64) {
	cx, cy, _, h := b.frame(one)
	top := one.framed.top
	if spare := h - one.framed.top - height(one.slabs) - one.framed.bottom; spare > 0 {
		switch one.style.Valign {
		case "middle":
			top += spare / 2
		case "bottom":
			top += spare
		}
	}
	if len(one.slabs) == 0 && one.element != nil && !one.cut && !c.quiet {
		c.nothing(one, x+cx+one.framed.left, y+cy+top)
	}
	drawAll(c, one.slabs, x+cx+one.framed.left, y+cy+top)
}

// crossed reports whether a cell reaches over the border above a row.
func (b *tableBody) crossed(row int) bool {
	for _, c := range b.cells {
		if c.row < row && c.row+c.rows > row {
			return true
		}
	}
	return false
}

// divide implements divisible: between rows where no cell is in the way, with
// at least one row below the heads; else, where a row is high or a page begins,
// within a row.
func (b *tableBody) divide(height float64, forced bool) (first, rest slab, ok bool) {
	if b.keep && !forced {
		return first, rest, false
	}
	best, y := 0, sum(b.heights[:b.heads])
	over := b.rows
	for r := b.heads; r < b.rows; r++ {
		if y+b.heights[r] > height+epsilon {
			over = r
			break
		}
		y += b.heights[r]
		if r+1 < b.rows && !b.crossed(r+1) && b.rowBrk[r+1] != breakNext {
			best = r + 1
		}
	}
	if best > b.heads {
		best = b.settle(best)
		one, two := b.split(best, 0)
		return one.slab(), two.slab(), true
	}
	if over >= b.rows {
		return first, rest, false
	}
	return b.within(over, height, forced)
}

// settle moves a break so that neither part has a single row where that can be
// had.
func (b *tableBody) settle(row int) int {
	if b.rows-row == 1 && row-1 > b.heads+1 && !b.crossed(row-1) && b.rowBrk[row-1] != breakNext {
		return row - 1
	}
	return row
}

// within divides a table in the first row that does not fit, or in a group of
// rows that a cell holds together.
func (b *tableBody) within(row int, height float64, forced bool) (first, rest slab, ok bool) {
	start := row
	for start > b.heads && b.crossed(start) {
		start--
	}
	end := row + 1
	for end < b.rows && b.crossed(end) {
		end++
	}
	if group := sum(b.heights[start:end]); !forced && group < b.tall {
		return first, rest, false
	}
	room := height - sum(b.heights[:row])
	if row > start && row > b.heads { // between the rows of the group
		one, two := b.split(row, 0)
		return one.slab(), two.slab(), true
	}
	if !b.canCut(row, room) {
		return first, rest, false
	}
	one, two := b.split(row, room)
	return one.slab(), two.slab(), true
}

// canCut reports whether of every cell of a row that has something, something
// fits into a height.
func (b *tableBody) canCut(row int, room float64) bool {
	for _, c := range b.cells {
		if c.row > row || c.row+c.rows <= row || len(c.slabs) == 0 {
			continue
		}
		k := cutAt(stretched(c.slabs, 0), room+sum(b.heights[c.row:row])-c.framed.top-c.framed.bottom, 0, true)
		if k.over > epsilon || k.n == 0 && k.first == nil {
			return false
		}
	}
	return true
}

// split divides a table before a row, or, where room is above 0, within it: so
// much of it stays. The second part begins with the heads again.
func (b *tableBody) split(row int, room float64) (one, two *tableBody) {
	a, z := *b, *b
	one, two = &a, &z
	one.cells, two.cells = nil, nil
	last := row // the first row that is not in the first part
	if room > 0 {
		last = row + 1
	}
	shift := row - b.heads
	for _, c := range b.cells {
		if c.row < b.heads {
			one.cells, two.cells = append(one.cells, c), append(two.cells, c)
			continue
		}
		switch {
		case c.row+c.rows <= row:
			one.cells = append(one.cells, c)
		case c.row >= last:
			moved := *c
			moved.row -= shift
			two.cells = append(two.cells, &moved)
		default:
			b.splitCell(c, one, two, row, last, room)
		}
	}
	one.rows, two.rows = last, b.rows-shift
	one.rowFills, two.rowFills = b.rowFills[:last], append(b.rowFills[:b.heads:b.heads], b.rowFills[row:]...)
	one.rowBrk, two.rowBrk = b.rowBrk[:last], append(b.rowBrk[:b.heads:b.heads], b.rowBrk[row:]...)
	two.again = b.heads > 0
	one.measure()
	two.measure()
	return one, two
}

// splitCell divides a cell that reaches over a break.
func (b *tableBody) splitCell(c *cell, one, two *tableBody, row, last int, room float64) {
	above, below := *c, *c
	avail := sum(b.heights[c.row:row]) + room - c.framed.top - c.framed.bottom
	slabs := stretched(c.slabs, 0)
	k := cutAt(slabs, avail, 0, true)
	if k.over > epsilon { // none of it fits above
		k = cut{}
	}
	above.slabs, below.slabs = k.take(slabs)
	above.rows = last - c.row
	below.row, below.rows = b.heads, c.row+c.rows-row
	above.minHeight, below.minHeight, below.cut = 0, 0, true
	one.cells, two.cells = append(one.cells, &above), append(two.cells, &below)
}
