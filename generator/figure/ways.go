package figure

import "math"

// Links are led so that few cross. What a link can do is to choose the gaps
// through which it passes columns, and, where it ends in the column in which it
// begins, the side on which it leaves. Each choice is judged by a model of what
// lies in a gutter: only the order in which lines meet its two edges decides
// which of them cross, wherever their upright parts stand.

// A leg is what a link does in one gutter: from a rank on one edge to a rank on
// the other, or on the same. Nodes have odd ranks in their column, from the top
// down, and the gaps round them even ones.
type leg struct {
	from *spot
	to   *spot // where it ends, nil for a gap
	a, b int
	kind legKind
}

type legKind uint8

const (
	across  legKind = iota // a is on the left edge, b on the right
	onLeft                 // both are on the left edge, a above b
	onRight                // both on the right
)

// crosses counts how often two legs of one gutter cross. Those out of one node,
// and those into one, are drawn as one line.
func (p *leg) crosses(q *leg) int {
	if p.from == q.from || p.to == q.to && p.to != nil {
		return 0
	}
	var crossed bool
	switch {
	case p.kind == across && q.kind == across:
		crossed = (p.a-q.a)*(p.b-q.b) < 0
	case p.kind == q.kind:
		crossed = p.a < q.a && q.a < p.b && p.b < q.b || q.a < p.a && p.a < q.b && q.b < p.b
	case p.kind == onLeft && q.kind == across:
		crossed = p.a < q.a && q.a < p.b
	case q.kind == onLeft && p.kind == across:
		crossed = q.a < p.a && p.a < q.b
	case p.kind == onRight && q.kind == across:
		crossed = p.a < q.b && q.b < p.b
	case q.kind == onRight && p.kind == across:
		crossed = q.a < p.b && p.b < q.b
	}
	if crossed {
		return 1
	}
	return 0
}

// What a choice costs, in ranks of way: a crossing, a line more in a gap that is
// full, and a link of its own in a gap where the node has none yet.
const (
	crossCost = 40
	fullCost  = 200
	laneCost  = 1
	shareCost = 15
	fullGap   = 3 // lines
)

// A web is the links of a map while their ways are chosen.
type web struct {
	l       *layout
	gutters [][]*leg
	legs    map[*wire][]*leg
}

// chooseWays leads every link.
func (l *layout) chooseWays() {
	w := &web{l: l, gutters: make([][]*leg, max(1, len(l.columns))), legs: map[*wire][]*leg{}}
	for _, one := range l.wires {
		w.enter(one)
	}
	for range 6 {
		moved := false
		for _, one := range l.wires {
			if len(one.gaps) > 0 && w.chooseGaps(one) || w.chooseSide(one) {
				moved = true
			}
		}
		if !moved {
			break
		}
	}
}

// enter puts the legs of a link into their gutters.
func (w *web) enter(one *wire) {
	if one.direct {
		return
	}
	for i, g := range one.gutters {
		leg := w.legOf(one, i)
		w.legs[one] = append(w.legs[one], leg)
		w.gutters[g] = append(w.gutters[g], leg)
	}
	for _, g := range one.gaps {
		g.lanes[one.from]++
	}
}

// legOf returns the i-th leg of a link as it is led.
func (w *web) legOf(one *wire, i int) *leg {
	start, end, to := one.from.rank, one.to.rank, one.to
	if i > 0 {
		start = one.gaps[i-1].rank
	}
	if i < len(one.gaps) {
		end, to = one.gaps[i].rank, nil
	}
	switch {
	case one.leave == one.arrive && one.leave == right:
		return &leg{one.from, to, min(start, end), max(start, end), onLeft}
	case one.leave == one.arrive:
		return &leg{one.from, to, min(start, end), max(start, end), onRight}
	case one.leave == left:
		return &leg{one.from, to, end, start, across}
	}
	return &leg{one.from, to, start, end, across}
}

// cost returns what a leg costs in a gutter, beside those of another link.
func (w *web) cost(gutter int, p, without *leg) int {
	n := 0
	for _, q := range w.gutters[gutter] {
		if q != without {
			n += p.crosses(q)
		}
	}
	return n*crossCost + abs(p.a-p.b)
}

// chooseGaps takes a link through the gaps where it costs least, one column after
// the other, and reports whether any changed.
func (w *web) chooseGaps(one *wire) (moved bool) {
	for i, was := range one.gaps {
		was.leave(one.from)
		best, cost := was, math.MaxInt
		column := w.l.columns[was.col]
		for _, g := range column.gaps {
			one.gaps[i] = g
			c := w.cost(one.gutters[i], w.legOf(one, i), w.legs[one][i]) + w.cost(one.gutters[i+1], w.legOf(one, i+1), w.legs[one][i+1]) + g.cost(one.from)
			if c < cost || c == cost && g == was {
				best, cost = g, c
			}
		}
		one.gaps[i] = best
		best.lanes[one.from]++
		*w.legs[one][i], *w.legs[one][i+1] = *w.legOf(one, i), *w.legOf(one, i+1)
		moved = moved || best != was
	}
	return moved
}

// chooseSide has a link that stays in its column leave on the side where it costs
// less, and reports whether that changed.
func (w *web) chooseSide(one *wire) bool {
	col := one.from.col
	if one.direct || one.to.col != col || col == 0 || col == len(w.l.columns)-1 {
		return false
	}
	was := w.legs[one][0]
	here := w.cost(one.gutters[0], was, was)
	old := *one
	one.flip()
	other := w.legOf(one, 0)
	if w.cost(one.gutters[0], other, nil) >= here {
		*one = old
		return false
	}
	from, to := old.gutters[0], one.gutters[0]
	for i, q := range w.gutters[from] {
		if q == was {
			w.gutters[from] = append(w.gutters[from][:i], w.gutters[from][i+1:]...)
			break
		}
	}
	*was = *other
	w.gutters[to] = append(w.gutters[to], was)
	return true
}

// flip leads a link that stays in its column round the other side.
func (w *wire) flip() {
	side, gutter := left, w.from.col-1
	if w.leave == left {
		side, gutter = right, w.from.col
	}
	w.leave, w.arrive, w.gutters = side, side, []int{gutter}
}

// leave takes a link of a node out of a gap.
func (g *gap) leave(from *spot) {
	if g.lanes[from]--; g.lanes[from] == 0 {
		delete(g.lanes, from)
	}
}

// cost returns what it costs a node to lead a link more through a gap.
func (g *gap) cost(from *spot) (c int) {
	if g.crossed {
		c += crossCost
	}
	if g.lanes[from] > 0 {
		return c
	}
	if len(g.lanes) >= fullGap && !g.last {
		c += fullCost
	}
	return c + laneCost + shareCost*min(1, len(g.lanes))
}
