package geo

import (
	"math"
	"slices"
)

// A Net is lines and rings on a flat map that share the stretches which they have
// in common. It is made once and asked for as much detail as a drawing needs.
type Net struct {
	points []Point // each place once
	arcs   []*arc
	paths  []path
	taken  []taken // what [Net.thin] took out, in its order
}

// An arc is a stretch between two knots: the ends of lines, and places where
// paths meet or part. A ring without a knot is one arc that begins and ends at
// one of its points.
type arc struct {
	points []int // numbers of places
	gone   []int // when each was taken out; never for the ends
}

// A path is a line or a ring, as arcs one after the other.
type path struct {
	ring bool
	arcs []way
}

// A way is an arc and whether it is walked from its end.
type way struct {
	arc  int
	back bool
}

// never is when points that stay are taken out.
const never = math.MaxInt

// grain is the part of the extent of a net below which two places are one: data
// of neighbours agree on a border to the last digit that they write, and not in
// the last bit.
const grain = 1e-7

// NewNet returns the net of lines and rings, which are numbered in this order,
// the lines first. A ring's last point is not its first again.
func NewNet(lines, rings [][]Point) *Net {
	n := &Net{}
	numbered := n.number(slices.Concat(lines, rings))
	knots := n.knots(numbered, len(lines))
	known := map[[3]int][]int{}
	for i, points := range numbered {
		p := path{ring: i >= len(lines)}
		for _, stretch := range cut(points, knots, p.ring) {
			p.arcs = append(p.arcs, n.share(stretch, known))
		}
		n.paths = append(n.paths, p)
	}
	n.thin()
	return n
}

// number gives places their numbers, and returns the paths as such.
func (n *Net) number(all [][]Point) [][]int {
	low, high := Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, points := range all {
		for _, p := range points {
			low, high = Point{min(low.East, p.East), min(low.North, p.North)}, Point{max(high.East, p.East), max(high.North, p.North)}
		}
	}
	step := max(high.East-low.East, high.North-low.North, 1e-9) * grain
	seen := map[[2]int64]int{}
	numbered := make([][]int, len(all))
	for i, points := range all {
		for _, p := range points {
			key := [2]int64{int64(math.Round((p.East - low.East) / step)), int64(math.Round((p.North - low.North) / step))}
			id, ok := seen[key]
			if !ok {
				id = len(n.points)
				seen[key], n.points = id, append(n.points, p)
			}
			if k := len(numbered[i]); k == 0 || numbered[i][k-1] != id {
				numbered[i] = append(numbered[i], id)
			}
		}
	}
	return numbered
}

// knots tells where paths end, meet and part: where one path goes on from a place
// to other neighbours than another does.
func (n *Net) knots(paths [][]int, lines int) []bool {
	knot := make([]bool, len(n.points))
	near := make([][2]int, len(n.points)) // neighbours, the lower number first; 0, 0 for none yet
	for i, points := range paths {
		last := len(points) - 1
		for j, p := range points {
			if i < lines && (j == 0 || j == last) {
				knot[p] = true
				continue
			}
			pair := [2]int{points[(j+last)%(last+1)] + 1, points[(j+1)%(last+1)] + 1}
			if pair[0] > pair[1] {
				pair[0], pair[1] = pair[1], pair[0]
			}
			if near[p] == [2]int{} {
				near[p] = pair
			} else if near[p] != pair {
				knot[p] = true
			}
		}
	}
	return knot
}

// cut divides a path at its knots. A ring without any begins at its place of the
// lowest number, so that the same ring written otherwise is the same arc.
func cut(points []int, knots []bool, ring bool) (stretches [][]int) {
	if len(points) < 2 {
		return nil
	}
	if ring {
		at := slices.IndexFunc(points, func(p int) bool { return knots[p] })
		if at < 0 {
			at = slices.Index(points, slices.Min(points))
		}
		points = append(slices.Concat(points[at:], points[:at]), points[at])
	}
	from := 0
	for i := 1; i < len(points); i++ {
		if knots[points[i]] || i == len(points)-1 {
			stretches = append(stretches, points[from:i+1])
			from = i
		}
	}
	return stretches
}

// share returns the arc of a stretch, which another path may have brought.
func (n *Net) share(points []int, known map[[3]int][]int) way {
	a, b := points[0], points[len(points)-1]
	key := [3]int{min(a, b), max(a, b), len(points)}
	for _, id := range known[key] {
		if slices.Equal(n.arcs[id].points, points) {
			return way{id, false}
		}
		if turned := slices.Clone(points); reversed(turned, n.arcs[id].points) {
			return way{id, true}
		}
	}
	id := len(n.arcs)
	known[key] = append(known[key], id)
	n.arcs = append(n.arcs, &arc{points: points, gone: slices.Repeat([]int{never}, len(points))})
	return way{id, false}
}

func reversed(a, b []int) bool {
	slices.Reverse(a)
	return slices.Equal(a, b)
}

// Path returns a line or a ring with the detail of a level, nil for a ring that
// is smaller than the level shows.
func (n *Net) Path(number int, l Level) (points []Point) {
	p := n.paths[number]
	for i, w := range p.arcs {
		line := n.line(w, l)
		if i > 0 {
			line = line[1:]
		}
		points = append(points, line...)
	}
	if !p.ring {
		return points
	}
	if points = points[:max(0, len(points)-1)]; len(points) < 3 || len(p.arcs) == 1 && math.Abs(area(points)) < l.least {
		return nil
	}
	return points
}

// line returns the points of an arc that a level keeps, in the order of a way.
func (n *Net) line(w way, l Level) (points []Point) {
	a := n.arcs[w.arc]
	for i, p := range a.points {
		if a.gone[i] > l.taken {
			points = append(points, n.points[p])
		}
	}
	if w.back {
		slices.Reverse(points)
	}
	return points
}

// area returns the area of a ring in square kilometres, negative where it runs
// clockwise.
func area(ring []Point) (sum float64) {
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += (p.East-ring[0].East)*(q.North-ring[0].North) - (q.East-ring[0].East)*(p.North-ring[0].North)
	}
	return sum / 2
}
