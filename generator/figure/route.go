package figure

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// A wire is one link on its way: out of a node, through a gutter, and perhaps
// through the gaps of columns and more gutters, into another.
type wire struct {
	from, to      *spot
	direct        bool   // straight to the node above or below
	joins         bool   // runs on the trunk of links into its end
	leave, arrive int    // sides
	gutters       []int  // one more than gaps
	gaps          []*gap // between them
	points        []point
}

type point struct{ x, y float64 }

// A trunk is what the links out of one node, or into one, have in common in one
// gutter.
type trunk struct {
	left       []float64 // heights at which it meets the left edge of the gutter
	right      []float64
	low, high  float64
	track      int
	x          float64
	horizontal bool // all its heights are one: it needs no track
}

// route finds the way of every link.
func (l *layout) route() {
	l.rank()
	for _, from := range l.nodes {
		for _, id := range from.Feeds {
			if to := l.byID[id]; to != nil && to != from {
				l.plan(from, to)
			}
		}
	}
	l.chooseWays()
	for _, w := range l.wires {
		if !w.direct {
			w.from.out[w.leave], w.to.in[w.arrive] = true, true
		}
	}
	l.turnPorts()
	l.spread()
	l.join()
	trunks := map[trunkKey]*trunk{}
	byGutter := make([][]*trunk, max(1, len(l.columns)))
	for _, w := range l.wires {
		for i, g := range w.gutters { // none for a direct one
			k := w.trunk(i)
			t := trunks[k]
			if t == nil {
				t = &trunk{}
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

// rank numbers nodes and gaps in their columns.
func (l *layout) rank() {
	for c, col := range l.columns {
		for i, s := range col.spots {
			s.rank = 2*i + 1
		}
		for i, g := range col.gaps {
			g.rank, g.col, g.lanes = 2*i, c, map[*spot]int{}
		}
	}
}

// A trunkKey is whose trunk it is: that of a node's links out, or that of its
// links in.
type trunkKey struct {
	of     *spot
	in     bool
	gutter int
}

// trunk returns the trunk on which a link runs in its i-th gutter.
func (w *wire) trunk(i int) trunkKey {
	if i == len(w.gutters)-1 && w.joins {
		return trunkKey{w.to, true, w.gutters[i]}
	}
	return trunkKey{w.from, false, w.gutters[i]}
}

// join has links that end at one node, and begin at nodes which have no other
// in the same gutter, run on one trunk of that node.
func (l *layout) join() {
	out, in := map[trunkKey]int{}, map[trunkKey]int{}
	lone := func(w *wire) bool { return out[trunkKey{w.from, false, w.gutters[len(w.gutters)-1]}] == 1 }
	end := func(w *wire) trunkKey { return trunkKey{w.to, w.arrive == left, w.gutters[len(w.gutters)-1]} }
	for _, w := range l.wires {
		for _, g := range w.gutters {
			out[trunkKey{w.from, false, g}]++
		}
	}
	for _, w := range l.wires {
		if !w.direct && lone(w) {
			in[end(w)]++
		}
	}
	for _, w := range l.wires {
		w.joins = !w.direct && lone(w) && in[end(w)] > 1
	}
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
	case l.adjoin(from, to):
		w.direct = true
		l.columns[from.col].gaps[(from.rank+to.rank)/4].crossed = true
	case from.col == last && last > 0:
		w.leave = left
		w.gutters = append(w.gutters, last-1)
	default:
		w.arrive = right
		w.gutters = append(w.gutters, from.col)
	}
	l.wires = append(l.wires, w)
}

// adjoin reports whether two nodes of one segment stand right over one another.
func (l *layout) adjoin(a, b *spot) bool {
	return a.col == b.col && a.segment == b.segment && abs(a.rank-b.rank) == 2
}

// through leads a wire through the columns from first up to, and without, the
// one where it ends.
func (l *layout) through(w *wire, first, end, step int) {
	y, goal := w.from.y+w.from.port, w.to.y+w.to.port
	for c := first; c != end; c += step {
		g := l.columns[c].passage(y, goal)
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

// spread gives the lanes of all gaps their order: a line whose ends lie higher
// passes above others.
func (l *layout) spread() {
	type lane struct {
		gap  *gap
		from *spot
	}
	sum, count := map[lane]float64{}, map[lane]float64{}
	for _, w := range l.wires {
		for i, g := range w.gaps {
			before, behind := w.from.y+w.from.port, w.to.y+w.to.port
			if i > 0 {
				before = w.gaps[i-1].y
			}
			if i+1 < len(w.gaps) {
				behind = w.gaps[i+1].y
			}
			sum[lane{g, w.from}] += before + behind
			count[lane{g, w.from}] += 2
		}
	}
	for _, col := range l.columns {
		for _, g := range col.gaps {
			from := slices.SortedFunc(maps.Keys(g.lanes), func(a, b *spot) int {
				x, y := lane{g, a}, lane{g, b}
				return cmp.Or(cmp.Compare(sum[x]/count[x], sum[y]/count[y]), cmp.Compare(a.y, b.y), cmp.Compare(a.x, b.x))
			})
			for i, s := range from {
				g.lanes[s] = i
			}
		}
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
		y -= portShift * s.turned(side)
	}
	return y
}

// inPort returns the height at which links arrive.
func (s *spot) inPort(side int) float64 {
	y := math.Round(s.y+s.port) + .5
	if s.in[side] && s.out[side] {
		y += portShift * s.turned(side)
	}
	return y
}

// turned is -1 where links leave a side of a node below those that arrive there.
func (s *spot) turned(side int) float64 {
	if s.lean[side] > 0 {
		return -1
	}
	return 1
}

// turnPorts has links that go down leave a node below those that come from above,
// which they would cross.
func (l *layout) turnPorts() {
	for _, w := range l.wires {
		if w.direct {
			continue
		}
		first, last := w.to.y+w.to.port, w.from.y+w.from.port
		if n := len(w.gaps); n > 0 {
			first, last = w.gaps[0].y, w.gaps[n-1].y
		}
		w.from.lean[w.leave] += math.Round(first - w.from.y - w.from.port)
		w.to.lean[w.arrive] -= math.Round(last - w.to.y - w.to.port)
	}
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
	if w.direct {
		x := w.from.x + 2*l.em
		if w.from.y < w.to.y {
			w.points = []point{{x, w.from.y + w.from.height}, {x, w.to.y}}
		} else {
			w.points = []point{{x, w.from.y}, {x, w.to.y + w.to.height}}
		}
		return
	}
	add(w.from.edge(w.leave, l.width), w.from.outPort(w.leave))
	for i := range w.gutters {
		start, end, _, _ := w.leg(i)
		if t := trunks[w.trunk(i)]; !t.horizontal {
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
