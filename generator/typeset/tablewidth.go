package typeset

import (
	"slices"
)

// mostTrials bounds how deep tables in tables are measured: each level is laid
// out once more than the one around it.
const mostTrials = 3

// measureBlocks returns how wide blocks are at least and at most, without
// leaving a trace in the structure or the report.
func (l *layout) measureBlocks(n *node, p *place) (least, most float64) {
	if l.trials >= mostTrials {
		return 1, l.master.textWidth()
	}
	trial := *l
	trial.trials++
	trial.faults, trial.targets = nil, nil
	f := &flow{width: l.master.textWidth(), element: &Element{}}
	trial.inBlock(f, n, p, f.element)
	return extent(f.slabs)
}

// extent returns how wide slabs are at least and at most.
func extent(slabs []slab) (least, most float64) {
	for i := range slabs {
		a, b := 0.0, 0.0
		switch body := slabs[i].body.(type) {
		case *lineBody:
			a, b = body.p.minimum(), body.p.maximum()
		case *pictureBody:
			a, b = body.w, body.w
		case *frameBody:
			a, b = extent(body.slabs)
			a, b = a+2*body.left, b+2*body.left
		case *tableBody:
			b = sum(body.widths)
			a = b
		case *columnsBody:
			b = float64(body.n)*(body.width+body.gap) - body.gap
			a = b / 2
		}
		least, most = max(least, a+slabs[i].x), max(most, b+slabs[i].x+0.02)
	}
	return least, most
}

// equal divides a width among columns that state none.
func (m *tableMaker) equal(width, gap float64) {
	rest, free := width, 0
	for i := range m.cols {
		if w, ok := m.given[i]; ok {
			rest -= w.n
		} else {
			free++
			if i+1 < m.cols {
				rest -= gap
			}
		}
	}
	m.body.widths = make([]float64, m.cols)
	for i := range m.body.widths {
		if w, ok := m.given[i]; ok {
			m.body.widths[i] = w.n
			continue
		}
		m.body.widths[i] = max(rest/float64(free), 1)
		if i+1 < m.cols {
			m.body.widths[i] += gap
		}
	}
}

// share finds the widths of columns from what is in them: every column is at
// least as wide as its widest word, and what is left is shared in proportion to
// what each would take.
func (m *tableMaker) share(width float64, full bool) []float64 {
	least, most := make([]float64, m.cols), make([]float64, m.cols)
	for _, c := range m.body.cells {
		if c.cols == 1 && c.col < m.cols {
			least[c.col], most[c.col] = max(least[c.col], c.least), max(most[c.col], c.most)
		}
	}
	for i, given := range m.given {
		if i < m.cols {
			w := given.of(m.body.cells[0].style, width)
			least[i], most[i] = max(w, 0), max(w, 0)
		}
	}
	for _, c := range m.body.cells {
		if c.cols > 1 {
			m.stretch(least, c, c.least)
			m.stretch(most, c, c.most)
		}
	}
	for i := range most {
		most[i] = max(most[i], least[i])
	}
	return m.divide(least, most, width, full)
}

// stretch widens the columns under a cell that spans several until it fits.
func (m *tableMaker) stretch(widths []float64, c *cell, need float64) {
	end := min(c.col+c.cols, len(widths))
	var free []int
	for i := c.col; i < end; i++ {
		if _, ok := m.given[i]; !ok {
			free = append(free, i)
		}
	}
	if lack := need - sum(widths[c.col:end]); lack > 0 && len(free) > 0 {
		for _, i := range free {
			widths[i] += lack / float64(len(free))
		}
	}
}

// divide shares a width among columns.
func (m *tableMaker) divide(least, most []float64, width float64, full bool) []float64 {
	widths := slices.Clone(most)
	low, high := sum(least), sum(most)
	switch {
	case high <= width && !full:
	case high <= width: // widen those that state no width
		weight := 0.0
		for i := range most {
			if _, ok := m.given[i]; !ok {
				weight += most[i]
			}
		}
		for i := range widths {
			if _, ok := m.given[i]; !ok && weight > 0 {
				widths[i] += (width - high) * most[i] / weight
			}
		}
	case low <= width:
		return settle(least, most, width)
	default:
		for i := range widths {
			widths[i] = least[i] * width / low
		}
	}
	return widths
}

// settle gives columns that take no more than an equal part of a width what they
// would take, and shares the rest among the others in proportion to what each
// could use beyond its least.
func settle(least, most []float64, width float64) []float64 {
	widths := make([]float64, len(most))
	open := len(most)
	for again := true; again && open > 0; {
		again = false
		for i, w := range most {
			need := 0.0 // of the columns that are still open
			for k := range most {
				if widths[k] == 0 && k != i {
					need += least[k]
				}
			}
			if widths[i] == 0 && w > 0 && w <= width/float64(open)+epsilon && need <= width-w {
				widths[i] = w
				width, open, again = width-w, open-1, true
			}
		}
	}
	low, high := 0.0, 0.0
	for i := range most {
		if widths[i] == 0 {
			low, high = low+least[i], high+most[i]
		}
	}
	part := (width - low) / max(high-low, epsilon)
	for i := range most {
		if widths[i] == 0 {
			widths[i] = least[i] + part*(most[i]-least[i])
		}
	}
	return widths
}
