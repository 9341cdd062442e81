package geo

import (
	"container/heap"
	"math"
	"slices"
)

// A Level is how much detail of a net is to be seen.
type Level struct {
	taken int     // how many points are out
	least float64 // the area of the smallest ring of its own
}

// A taken is a point that was taken out.
type taken struct {
	weight float64 // in square kilometres; never less than that of those before
}

// Level returns the level that leaves out what is smaller than a length, in
// kilometres, squared, and as much more as it takes to keep paths to a number of
// points together; fewer points than topology allows no level has.
func (n *Net) Level(length float64, most int) Level {
	weight := length * length
	l := Level{least: weight}
	for l.taken < len(n.taken) && n.taken[l.taken].weight <= weight {
		l.taken++
	}
	if n.count(l) <= most {
		return l
	}
	low, high := l.taken, len(n.taken)
	for low < high { // the fewest points out that do
		middle := (low + high) / 2
		if n.count(Level{middle, l.least}) <= most {
			high = middle
		} else {
			low = middle + 1
		}
	}
	l.taken = low
	if low > 0 {
		l.least = max(l.least, n.taken[low-1].weight)
	}
	return l
}

// count returns how many points the paths have at a level.
func (n *Net) count(l Level) (sum int) {
	for i := range n.paths {
		sum += len(n.Path(i, l))
	}
	return sum
}

// A thinner takes points out of a net after Visvalingam and Whyatt (1993): always
// the one that makes the smallest triangle with those beside it, unless another
// point of the net lies in that triangle. In a net without crossings a straight
// line can enter such a triangle only through the side that is new, and then
// ends within it: so none is made.
type thinner struct {
	*Net
	grid  grid
	queue []*corner
	bare  map[[2]int]bool // pairs of ends that are linked by an arc without points between them
	left  []int           // how many corners each arc still has
	all   [][]*corner     // of each arc by its points; nil for ends, and for what is out
}

// A corner is a point between two others of an arc.
type corner struct {
	arc, place     int // the arc, and which of its points
	before, behind int // which of its points are beside it
	weight         float64
	index          int // in the queue; -1 outside
}

// passes is how often points that were in the way of one another are tried again.
const passes = 6

// thin finds the order in which points are taken out, until none may be.
func (n *Net) thin() {
	t := &thinner{Net: n, bare: map[[2]int]bool{}, left: make([]int, len(n.arcs)), all: make([][]*corner, len(n.arcs))}
	t.grid.fill(n.points)
	for i, a := range n.arcs {
		t.all[i] = make([]*corner, len(a.points))
		t.left[i] = max(0, len(a.points)-2)
		for j := 1; j < len(a.points)-1; j++ {
			t.all[i][j] = &corner{arc: i, place: j, before: j - 1, behind: j + 1, index: -1}
		}
		if len(a.points) == 2 {
			t.bare[ends(a)] = true
		}
	}
	heaviest, before := 0.0, -1
	for range passes {
		if before == len(n.taken) {
			return
		}
		before = len(n.taken)
		heaviest = t.pass(heaviest)
	}
}

// pass takes out every point that may go, and returns the greatest weight so far.
func (t *thinner) pass(heaviest float64) float64 {
	for _, corners := range t.all {
		for _, c := range corners {
			if c != nil {
				t.again(c)
			}
		}
	}
	for len(t.queue) > 0 {
		c := heap.Pop((*cornerHeap)(&t.queue)).(*corner)
		if t.may(c) {
			heaviest = max(heaviest, c.weight)
			t.take(c, heaviest)
		}
	}
	return heaviest
}

func ends(a *arc) [2]int {
	p, q := a.points[0], a.points[len(a.points)-1]
	return [2]int{min(p, q), max(p, q)}
}

// weigh works out the triangle that a corner makes.
func (t *thinner) weigh(c *corner) {
	a := t.arcs[c.arc].points
	c.weight = math.Abs(area([]Point{t.points[a[c.before]], t.points[a[c.place]], t.points[a[c.behind]]}))
}

// may reports whether a corner can go.
func (t *thinner) may(c *corner) bool {
	a := t.arcs[c.arc]
	last := len(a.points) - 1
	if c.before == 0 && c.behind == last { // the last one between the ends
		if a.points[0] == a.points[last] || t.bare[ends(a)] {
			return false
		}
	}
	if a.points[c.before] == a.points[c.behind] {
		return false
	}
	if a.points[0] == a.points[last] && t.left[c.arc] <= 2 { // a ring of its own keeps three points
		return false
	}
	return !t.grid.any(t.points, a.points[c.before], a.points[c.place], a.points[c.behind])
}

// take takes a corner out and weighs its neighbours anew.
func (t *thinner) take(c *corner, weight float64) {
	a, all := t.arcs[c.arc], t.all[c.arc]
	t.left[c.arc]--
	a.gone[c.place] = len(t.taken) + 1
	t.taken = append(t.taken, taken{weight})
	t.grid.out[a.points[c.place]] = true
	all[c.place] = nil
	if c.before == 0 && c.behind == len(a.points)-1 {
		t.bare[ends(a)] = true
	}
	if b := all[c.before]; b != nil {
		b.behind = c.behind
		t.again(b)
	}
	if b := all[c.behind]; b != nil {
		b.before = c.before
		t.again(b)
	}
}

// again puts a corner into the queue with its new weight.
func (t *thinner) again(c *corner) {
	t.weigh(c)
	if c.index >= 0 {
		heap.Fix((*cornerHeap)(&t.queue), c.index)
	} else {
		heap.Push((*cornerHeap)(&t.queue), c)
	}
}

// A cornerHeap orders corners by weight, and equal ones by place, so that the
// same net is thinned alike.
type cornerHeap []*corner

func (h cornerHeap) Len() int { return len(h) }
func (h cornerHeap) Less(i, j int) bool {
	a, b := h[i], h[j]
	if a.weight != b.weight {
		return a.weight < b.weight
	}
	return a.arc < b.arc || a.arc == b.arc && a.place < b.place
}
func (h cornerHeap) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = i, j
}

// Push implements [heap.Interface].
func (h *cornerHeap) Push(x any) {
	c := x.(*corner)
	c.index = len(*h)
	*h = append(*h, c)
}

// Pop implements [heap.Interface].
func (h *cornerHeap) Pop() any {
	last := len(*h) - 1
	c := (*h)[last]
	*h, c.index = (*h)[:last], -1
	return c
}

// A grid finds the points in a part of a net.
type grid struct {
	low   Point
	step  float64
	wide  int
	cells [][]int
	out   []bool // points that were taken out
}

func (g *grid) fill(points []Point) {
	g.out = make([]bool, len(points))
	if len(points) == 0 {
		return
	}
	high := points[0]
	g.low = points[0]
	for _, p := range points {
		g.low = Point{min(g.low.East, p.East), min(g.low.North, p.North)}
		high = Point{max(high.East, p.East), max(high.North, p.North)}
	}
	extent := max(high.East-g.low.East, high.North-g.low.North, 1e-9)
	g.wide = max(1, int(math.Sqrt(float64(len(points)))/1.5))
	g.step = extent / float64(g.wide) * 1.000001
	g.cells = make([][]int, g.wide*g.wide)
	for i, p := range points {
		x, y := g.cell(p)
		g.cells[y*g.wide+x] = append(g.cells[y*g.wide+x], i)
	}
}

func (g *grid) cell(p Point) (x, y int) {
	return int((p.East - g.low.East) / g.step), int((p.North - g.low.North) / g.step)
}

// any reports whether a point that is still there lies within the triangle of
// three others, or on its edge.
func (g *grid) any(points []Point, a, b, c int) bool {
	pa, pb, pc := points[a], points[b], points[c]
	x0, y0 := g.cell(Point{min(pa.East, pb.East, pc.East), min(pa.North, pb.North, pc.North)})
	x1, y1 := g.cell(Point{max(pa.East, pb.East, pc.East), max(pa.North, pb.North, pc.North)})
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			cell := &g.cells[y*g.wide+x]
			*cell = slices.DeleteFunc(*cell, func(i int) bool { return g.out[i] })
			for _, i := range *cell {
				if i != a && i != b && i != c && within(points[i], pa, pb, pc) {
					return true
				}
			}
		}
	}
	return false
}

// within reports whether a point lies in a triangle or on its edge.
func within(p, a, b, c Point) bool {
	s1, s2, s3 := bearing(a, b, p), bearing(b, c, p), bearing(c, a, p)
	if s1 == 0 && s2 == 0 && s3 == 0 { // all on one line
		return p.East >= min(a.East, b.East, c.East) && p.East <= max(a.East, b.East, c.East) &&
			p.North >= min(a.North, b.North, c.North) && p.North <= max(a.North, b.North, c.North)
	}
	return s1 >= 0 && s2 >= 0 && s3 >= 0 || s1 <= 0 && s2 <= 0 && s3 <= 0
}

// bearing is above 0 where p lies to the left of the way from a to b.
func bearing(a, b, p Point) float64 {
	return (b.East-a.East)*(p.North-a.North) - (b.North-a.North)*(p.East-a.East)
}
