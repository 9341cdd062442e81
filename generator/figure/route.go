package figure

import (
	"cmp"
	"math"
	"slices"
)

// A wire is one link on its way: out of a node, through a gutter, and perhaps
// through the gaps of columns and more gutters, into another.
type wire struct {
	from, to      *spot
	leave, arrive int    // sides
	gutters       []int  // one more than gaps
	gaps          []*gap // between them
	points        []point
}

type point struct{ x, y float64 }

// A trunk is what the links out of one node have in common in one gutter.
type trunk struct {
	from       *spot
	left       []float64 // heights at which it meets the left edge of the gutter
	right      []float64
	low, high  float64
	track      int
	x          float64
	horizontal bool // all its heights are one: it needs no track
}

// route finds the way of every link.
func (l *layout) route() {
	for _, from := range l.nodes {
		for _, id := range from.Feeds {
			if to := l.byID[id]; to != nil && to != from {
				l.plan(from, to)
			}
		}
	}
	for _, col := range l.columns {
		for _, g := range col.gaps {
			g.spread()
		}
	}
	trunks := map[trunkKey]*trunk{}
	byGutter := make([][]*trunk, max(1, len(l.columns)))
	for _, w := range l.wires {
		for i, g := range w.gutters {
			k := trunkKey{w.from, g}
			t := trunks[k]
			if t == nil {
				t = &trunk{from: w.from}
				trunks[k] = t
				byGutter[g] = append(byGutter[g], t)
			}
			start, end, startLeft, endLeft := w.leg(i)
			t.attach(start, startLeft)
			t.attach(end, endLeft)
		}
	}
	for g, all := range byGutter {
		l.track(g, all)
	}
	for _, w := range l.wires {
		l.draw(w, trunks)
	}
}

type trunkKey struct {
	from   *spot
	gutter int
}

// plan chooses the sides at which a link leaves and arrives, and the gaps
// through which it passes.
func (l *layout) plan(from, to *spot) {
	w := &wire{from: from, to: to, leave: right, arrive: left}
	last := len(l.columns) - 1
	switch {
	case from.col < to.col:
		w.gutters = append(w.gutters, from.col)
		l.through(w, from.col+1, to.col, 1)
	case from.col > to.col:
		w.leave, w.arrive = left, right
		w.gutters = append(w.gutters, from.col-1)
		l.through(w, from.col-1, to.col, -1)
	case from.col == last && last > 0:
		w.leave = left
		w.gutters = append(w.gutters, last-1)
	default:
		w.arrive = right
		w.gutters = append(w.gutters, from.col)
	}
	from.out[w.leave], to.in[w.arrive] = true, true
	l.wires = append(l.wires, w)
}

// through leads a wire through the columns from first up to, and without, the
// one where it ends.
func (l *layout) through(w *wire, first, end, step int) {
	y, goal := w.from.y+w.from.port, w.to.y+w.to.port
	for c := first; c != end; c += step {
		g := l.columns[c].passage(y, goal)
		if g.lanes == nil {
			g.lanes = map[*spot]int{}
		}
		if _, ok := g.lanes[w.from]; !ok {
			g.lanes[w.from] = len(g.lanes)
		}
		w.gaps = append(w.gaps, g)
		next := c
		if step < 0 {
			next = c - 1
		}
		w.gutters = append(w.gutters, next)
		y = g.y
	}
}

// passage returns the gap of a column through which the way from one height to
// another is shortest; of several the one where the line goes straight on.
func (c *column) passage(y, goal float64) *gap {
	detour := func(g *gap) float64 { return math.Abs(g.y-y) + math.Abs(g.y-goal) }
	return slices.MinFunc(c.gaps, func(a, b *gap) int {
		return cmp.Or(cmp.Compare(math.Round(detour(a)), math.Round(detour(b))), cmp.Compare(math.Abs(a.y-y), math.Abs(b.y-y)))
	})
}

// spread sorts the lanes of a gap, so that lines from above pass above others.
func (g *gap) spread() {
	from := make([]*spot, 0, len(g.lanes))
	for s := range g.lanes {
		from = append(from, s)
	}
	slices.SortFunc(from, func(a, b *spot) int {
		return cmp.Or(cmp.Compare(a.y, b.y), cmp.Compare(a.x, b.x))
	})
	for i, s := range from {
		g.lanes[s] = i
	}
}

// lane returns the height at which a source's links pass a gap.
func (g *gap) lane(from *spot) float64 {
	n := float64(len(g.lanes))
	step := min(5, g.room/max(1, n-1))
	if g.last { // there is room below
		return math.Round(g.y) + float64(g.lanes[from])*5
	}
	return math.Round(g.y+(float64(g.lanes[from])-(n-1)/2)*step) + .5
}

// leg returns the heights at which a wire enters and leaves its i-th gutter, and
// whether it does so on the left.
func (w *wire) leg(i int) (start, end float64, startLeft, endLeft bool) {
	if start = w.from.outPort(w.leave); i > 0 {
		start = w.gaps[i-1].lane(w.from)
	}
	forward := w.leave == right
	startLeft, endLeft = forward, !forward
	if i < len(w.gaps) {
		return start, w.gaps[i].lane(w.from), startLeft, endLeft
	}
	return start, w.to.inPort(w.arrive), startLeft, w.arrive == right
}

// portShift parts the links that leave a side of a node from those that arrive
// there.
const portShift = 6

// outPort returns the height at which links leave.
func (s *spot) outPort(side int) float64 {
	y := math.Round(s.y+s.port) + .5
	if s.in[side] && s.out[side] {
		y -= portShift
	}
	return y
}

// inPort returns the height at which links arrive.
func (s *spot) inPort(side int) float64 {
	y := math.Round(s.y+s.port) + .5
	if s.in[side] && s.out[side] {
		y += portShift
	}
	return y
}

func (t *trunk) attach(y float64, atLeft bool) {
	if len(t.left)+len(t.right) == 0 {
		t.low, t.high = y, y
	}
	t.low, t.high = min(t.low, y), max(t.high, y)
	if atLeft {
		t.left = append(t.left, y)
	} else {
		t.right = append(t.right, y)
	}
}

// track gives the trunks of a gutter their places in it: those whose branches
// would cross others go outside, and trunks that do not meet share a track.
func (l *layout) track(gutter int, all []*trunk) {
	var some []*trunk
	for _, t := range all {
		if t.horizontal = t.high-t.low < .5; !t.horizontal {
			some = append(some, t)
		}
	}
	order(some)
	tracks := 0
	for i, t := range some {
		for _, before := range some[:i] {
			if before.low < t.high+4 && t.low < before.high+4 {
				t.track = max(t.track, before.track+1)
			}
		}
		tracks = max(tracks, t.track+1)
	}
	start, room := l.columns[gutter].x+l.width, l.gutter
	pad := .8 * l.em
	step := .55 * l.em
	if tracks > 1 {
		step = min(step, (room-2*pad)/float64(tracks-1))
	}
	first := start + (room-step*float64(tracks-1))/2
	if len(l.columns) == 1 { // nothing lies on the other side
		first = start + pad
		if tracks > 1 {
			step = min(.55*l.em, (room-pad-1)/float64(tracks-1))
		}
	}
	for _, t := range some {
		t.x = math.Round((first+float64(t.track)*step)*2)/2 + .25
	}
}

// order sorts trunks from left to right so that few branches cross trunks.
func order(trunks []*trunk) {
	slices.SortStableFunc(trunks, func(a, b *trunk) int { return cmp.Compare(a.low, b.low) })
	n := len(trunks)
	for i, t := range trunks {
		t.track = i // a number for the table
	}
	cost := make([]int, n*n)
	for i, a := range trunks {
		for j, b := range trunks {
			if i != j {
				cost[i*n+j] = meets(a, b)
			}
		}
	}
	for pass := 0; pass < n && sift(trunks, cost); pass++ {
	}
	for _, t := range trunks {
		t.track = 0
	}
}

// sift takes every trunk to where it costs least among the others as they stand,
// and reports whether any moved.
func sift(trunks []*trunk, cost []int) (moved bool) {
	n := len(trunks)
	for number := range n {
		at := slices.IndexFunc(trunks, func(t *trunk) bool { return t.track == number })
		best, stop := 0, at
		for _, step := range []int{-1, 1} {
			sum := 0
			for i := at + step; i >= 0 && i < n; i += step {
				other := trunks[i].track
				if step < 0 {
					sum += cost[number*n+other] - cost[other*n+number]
				} else {
					sum += cost[other*n+number] - cost[number*n+other]
				}
				if sum < best {
					best, stop = sum, i
				}
			}
		}
		if stop != at {
			t := trunks[at]
			trunks = slices.Delete(trunks, at, at+1)
			trunks = slices.Insert(trunks, stop, t)
			moved = true
		}
	}
	return moved
}

// meets counts what happens where a stands left of b: branches of a that cross
// b, of b that cross a, and those that lie on one another, which is worse.
func meets(a, b *trunk) (n int) {
	for _, y := range a.right {
		if y > b.low && y < b.high {
			n++
		}
		for _, other := range b.left {
			if math.Abs(y-other) < 2 {
				n += 4
			}
		}
	}
	for _, y := range b.left {
		if y > a.low && y < a.high {
			n++
		}
	}
	return n
}

// draw puts the points of a wire together.
func (l *layout) draw(w *wire, trunks map[trunkKey]*trunk) {
	add := func(x, y float64) {
		n := len(w.points)
		if n > 1 && (w.points[n-1].x == x && w.points[n-2].x == x || w.points[n-1].y == y && w.points[n-2].y == y) {
			w.points[n-1] = point{x, y}
		} else if n == 0 || w.points[n-1] != (point{x, y}) {
			w.points = append(w.points, point{x, y})
		}
	}
	add(w.from.edge(w.leave, l.width), w.from.outPort(w.leave))
	for i, g := range w.gutters {
		start, end, _, _ := w.leg(i)
		if t := trunks[trunkKey{w.from, g}]; !t.horizontal {
			add(t.x, start)
			add(t.x, end)
		}
	}
	add(w.to.edge(w.arrive, l.width), w.to.inPort(w.arrive))
}

// edge returns where a side of a node is.
func (s *spot) edge(side int, width float64) float64 {
	if side == right {
		return s.x + width
	}
	return s.x
}
