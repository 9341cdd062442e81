package figure

import (
	"slices"

	"prospectus/generator/model"
)

// A Lane is one segment of a chain with its nodes as they stand in a map.
type Lane struct {
	Segment model.Segment
	Nodes   []*model.Node
}

// Order returns the segments of a chain from upstream to downstream, support
// last, and the nodes of each in the order in which a map and its table show
// them. Segments without nodes are left out.
//
// Nodes are taken in the order in which they are written. Each is put into its
// segment where its links to those that stand already cross the fewest others and
// are shortest, and then its neighbours there may change places with each other
// for the same reason; all other segments stay as they are. So a node that is
// written after the others moves nothing outside its own segment. What makes no
// difference keeps the order in which it was written.
func Order(c *model.Chain) []Lane {
	var lanes []Lane
	var columns []int
	at := map[string]int{}
	for col, band := range model.Band("").Values() {
		for _, s := range c.Segments {
			if string(s.Band) == band {
				at[s.ID] = len(lanes)
				lanes, columns = append(lanes, Lane{Segment: s}), append(columns, col)
			}
		}
	}
	a := newArrangement(columns)
	index := map[string]int{}
	var known []*model.Node
	for _, n := range c.Nodes {
		if lane, ok := at[n.Segment]; ok {
			index[n.ID] = len(known)
			known = append(known, n)
			a.lane = append(a.lane, lane)
		}
	}
	a.near = make([][]int, len(known))
	a.row = slices.Repeat([]int{-1}, len(known))
	for i, n := range known {
		for _, to := range n.Feeds {
			if j, ok := index[to]; ok && j != i {
				a.near[i], a.near[j] = append(a.near[i], j), append(a.near[j], i)
			}
		}
	}
	for i := range known {
		a.add(i)
	}
	return a.filled(lanes, known)
}

// An arrangement is the order of nodes, by number, in lanes; lanes lie under
// one another in columns.
type arrangement struct {
	column []int   // of each lane
	lanes  [][]int // what stands in each
	lane   []int   // of each node
	near   [][]int // what each node is linked with
	row    []int   // of each node in its column; -1 until it is added
}

func newArrangement(columns []int) *arrangement {
	return &arrangement{column: columns, lanes: make([][]int, len(columns))}
}

func (a *arrangement) filled(lanes []Lane, nodes []*model.Node) (all []Lane) {
	for i, lane := range lanes {
		for _, n := range a.lanes[i] {
			lane.Nodes = append(lane.Nodes, nodes[n])
		}
		if len(lane.Nodes) > 0 {
			all = append(all, lane)
		}
	}
	return all
}

// add puts a node into its lane: at the end, and then, with its neighbours, to
// where it costs least.
func (a *arrangement) add(n int) {
	lane := a.lane[n]
	a.lanes[lane] = append(a.lanes[lane], n)
	a.number(a.column[lane])
	here := a.lanes[lane]
	for pass := 0; pass <= len(here) && a.improve(here); pass++ {
	}
}

// improve takes every node of a lane to where it costs least among the others as
// they stand, the last one first, and reports whether any moved.
func (a *arrangement) improve(here []int) (moved bool) {
	for _, n := range slices.Backward(slices.Clone(here)) {
		if a.sift(here, slices.Index(here, n)) {
			moved = true
		}
	}
	return moved
}

// sift walks the node at a place up its lane and then down, and leaves it where
// that cost least; where it was, if nowhere costs less.
func (a *arrangement) sift(here []int, at int) bool {
	sum, best, stop, i := 0, 0, at, at
	note := func() {
		if sum < best {
			best, stop = sum, i
		}
	}
	for ; i > 0; note() {
		sum += a.gain(here[i-1], here[i])
		a.swap(here, i-1)
		i--
	}
	for i+1 < len(here) {
		sum += a.gain(here[i], here[i+1])
		a.swap(here, i)
		i++
		note()
	}
	for ; i > stop; i-- {
		a.swap(here, i-1)
	}
	return stop != at
}

func (a *arrangement) swap(here []int, i int) {
	u, v := here[i], here[i+1]
	here[i], here[i+1] = v, u
	a.row[u], a.row[v] = a.row[v], a.row[u]
}

// number gives the nodes of a column their rows.
func (a *arrangement) number(column int) {
	row := 0
	for lane, nodes := range a.lanes {
		if a.column[lane] == column {
			for _, n := range nodes {
				a.row[n] = row
				row++
			}
		}
	}
}

// crossing is how many rows of length a crossing costs.
const crossing = 3

// gain returns what it would cost that u, which stands right above v, stood
// under it; less than 0 where it pays.
func (a *arrangement) gain(u, v int) (cost int) {
	own := a.column[a.lane[u]]
	for _, x := range a.near[u] {
		if a.row[x] < 0 || x == v {
			continue
		}
		cost += abs(a.row[u]+1-a.row[x]) - abs(a.row[u]-a.row[x])
		for _, y := range a.near[v] {
			if a.row[y] >= 0 && y != u && sign(a.column[a.lane[x]]-own)*sign(a.column[a.lane[y]]-own) > 0 {
				cost += crossing * sign(a.row[y]-a.row[x])
			}
		}
	}
	for _, y := range a.near[v] {
		if a.row[y] >= 0 && y != u {
			cost += abs(a.row[v]-1-a.row[y]) - abs(a.row[v]-a.row[y])
		}
	}
	return cost
}

func abs(n int) int { return max(n, -n) }

func sign(n int) int { return min(1, max(-1, n)) }
