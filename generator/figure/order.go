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
// Nodes are taken in the order in which they are written. When one is added, the
// nodes of its column may change places with others of their segment, where that
// saves crossings of links or makes them shorter; all other columns stay as they
// are. So a node that is written after the others moves nothing outside its own
// column. What makes no difference keeps the order in which it was written.
func Order(c *model.Chain) []Lane {
	a := &arrangement{}
	var lanes []Lane
	at := map[string]int{}
	for col, band := range model.Band("").Values() {
		a.columns = append(a.columns, nil)
		for _, s := range c.Segments {
			if string(s.Band) == band {
				at[s.ID] = len(lanes)
				lanes, a.columnOf = append(lanes, Lane{Segment: s}), append(a.columnOf, col)
			}
		}
	}
	index := map[string]int{}
	var known []*model.Node
	for _, n := range c.Nodes {
		if lane, ok := at[n.Segment]; ok {
			index[n.ID] = len(known)
			known = append(known, n)
			a.items = append(a.items, item{lane: lane, column: a.columnOf[lane], place: -1})
		}
	}
	links := make([][]int, len(known)) // each under both of its ends
	for i, n := range known {
		for _, to := range n.Feeds {
			if j, ok := index[to]; ok && j != i {
				links[i], links[j] = append(links[i], j), append(links[j], i)
			}
		}
	}
	for i := range known {
		a.add(i, links[i])
	}
	for _, column := range a.columns {
		for _, i := range column {
			if i < len(known) {
				lanes[a.items[i].lane].Nodes = append(lanes[a.items[i].lane].Nodes, known[i])
			}
		}
	}
	return slices.DeleteFunc(lanes, func(l Lane) bool { return len(l.Nodes) == 0 })
}

// An arrangement is the order of nodes in columns while it is being found. Where
// a link passes a column on its way to another, it has an item there that stands
// among the nodes and is not seen.
type arrangement struct {
	items    []item // nodes by number, then what is not seen
	columns  [][]int
	columnOf []int // by lane
}

// An item stands in a column.
type item struct {
	lane   int // of a node; -1 for what is not seen
	column int
	place  int      // in its column, from the top; -1 until it is added
	near   [2][]int // what it is linked with in the columns to the left and right
	same   []int    // and in its own
}

// add puts a node into its lane, with its links to the nodes that stand already,
// and lets its column find its best order.
func (a *arrangement) add(n int, links []int) {
	column := a.items[n].column
	a.insert(n)
	for _, to := range links {
		if a.items[to].place >= 0 {
			a.link(n, to)
		}
	}
	for range 3 {
		moved := false
		for _, i := range slices.Clone(a.columns[column]) {
			moved = a.sift(i) || moved
		}
		if !moved {
			break
		}
	}
}

// insert puts an item behind those of its lane, or at the end of its column.
func (a *arrangement) insert(n int) {
	it := &a.items[n]
	column := a.columns[it.column]
	at := len(column)
	for at > 0 && it.lane >= 0 && a.items[column[at-1]].lane > it.lane {
		at--
	}
	if it.lane >= 0 {
		for i, other := range column {
			if a.items[other].lane > it.lane {
				at = i
				break
			}
		}
	}
	a.columns[it.column] = slices.Insert(column, at, n)
	for i := at; i < len(a.columns[it.column]); i++ {
		a.items[a.columns[it.column][i]].place = i
	}
}

// link notes a link, in each column between its ends by an item of its own.
func (a *arrangement) link(from, to int) {
	if a.items[from].column > a.items[to].column {
		from, to = to, from
	}
	end := a.items[to].column
	if a.items[from].column == end {
		a.items[from].same, a.items[to].same = append(a.items[from].same, to), append(a.items[to].same, from)
		return
	}
	var unseen []int
	for a.items[from].column < end {
		next := to
		if c := a.items[from].column + 1; c < end {
			next = len(a.items)
			a.items = append(a.items, item{lane: -1, column: c, place: -1})
			unseen = append(unseen, next)
		}
		a.items[from].near[right], a.items[next].near[left] = append(a.items[from].near[right], next), append(a.items[next].near[left], from)
		from = next
	}
	for _, i := range unseen {
		a.insert(i)
	}
	for _, i := range unseen {
		a.sift(i)
	}
}

// sift walks an item up its column and then down, as far as its lane goes, and
// leaves it where that cost least; where it was, if nowhere costs less.
func (a *arrangement) sift(n int) (moved bool) {
	column, at := a.columns[a.items[n].column], a.items[n].place
	sum, best, stop := 0, 0, at
	i := at
	for ; i > 0 && a.may(column[i-1], n); i-- {
		sum += a.gain(column[i-1], n)
		a.swap(column, i-1)
		if sum < best {
			best, stop = sum, i-1
		}
	}
	for ; i < at; i++ {
		a.swap(column, i)
	}
	sum = 0
	for ; i+1 < len(column) && a.may(n, column[i+1]); i++ {
		sum += a.gain(n, column[i+1])
		a.swap(column, i)
		if sum < best {
			best, stop = sum, i+1
		}
	}
	for ; i > stop; i-- {
		a.swap(column, i-1)
	}
	for ; i < stop; i++ {
		a.swap(column, i)
	}
	return stop != at
}

// may reports whether two items that stand over one another can change places.
func (a *arrangement) may(u, v int) bool {
	return a.items[u].lane < 0 || a.items[v].lane < 0 || a.items[u].lane == a.items[v].lane
}

func (a *arrangement) swap(column []int, i int) {
	column[i], column[i+1] = column[i+1], column[i]
	a.items[column[i]].place, a.items[column[i+1]].place = i, i+1
}

// crossing is how many rows of length a crossing costs.
const crossing = 20

// gain returns what it would cost that u, which stands right above v, stood
// under it; less than 0 where it pays.
func (a *arrangement) gain(u, v int) (cost int) {
	iu, iv := &a.items[u], &a.items[v]
	for side := range iu.near {
		for _, x := range iu.near[side] {
			px := a.items[x].place
			cost += abs(iu.place+1-px) - abs(iu.place-px)
			for _, y := range iv.near[side] {
				cost += crossing * sign(a.items[y].place-px)
			}
		}
		for _, y := range iv.near[side] {
			py := a.items[y].place
			cost += abs(iv.place-1-py) - abs(iv.place-py)
		}
	}
	return cost + a.within(iu, v, 1) + a.within(iv, u, -1)
}

// within returns what links of an item to others of its column cost more when it
// moves one down or up past another, whose own links they then cross or no longer
// do.
func (a *arrangement) within(it *item, past, step int) (cost int) {
	if len(it.same) == 0 {
		return 0
	}
	other := &a.items[past]
	lines := min(len(other.near[left]), len(other.near[right]))
	switch {
	case it.column == 0:
		lines = len(other.near[right])
	case it.column == len(a.columns)-1:
		lines = len(other.near[left])
	}
	for _, p := range it.same {
		if p == past {
			continue
		}
		away := sign(it.place - a.items[p].place) // 1 where the item is below the other end
		cost += 2 * away * step
		cost += crossing * lines * away * step
	}
	return cost
}

func abs(n int) int { return max(n, -n) }

func sign(n int) int { return min(1, max(-1, n)) }
