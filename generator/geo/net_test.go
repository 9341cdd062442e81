package geo

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A quilt is a map of n × n patches whose borders are crooked, each border
// written twice as patches have it, with a river across and an island.
func quilt(r *rand.Rand, n, bends int) (lines, rings [][]Point) {
	knot := map[[2]int]Point{}
	for i := range n + 1 {
		for j := range n + 1 {
			knot[[2]int{i, j}] = Point{float64(i) + .3*(r.Float64()-.5), float64(j) + .3*(r.Float64()-.5)}
		}
	}
	borders := map[[4]int][]Point{}
	border := func(a, b [2]int) []Point {
		key := [4]int{a[0], a[1], b[0], b[1]}
		if line, ok := borders[key]; ok {
			return line
		}
		line := crooked(r, knot[a], knot[b], bends)
		turned := make([]Point, len(line))
		for i, p := range line {
			turned[len(line)-1-i] = p
		}
		borders[key], borders[[4]int{b[0], b[1], a[0], a[1]}] = line, turned
		return line
	}
	for i := range n {
		for j := range n {
			corners := [][2]int{{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}}
			var ring []Point
			for k, c := range corners {
				line := border(c, corners[(k+1)%4])
				ring = append(ring, line[:len(line)-1]...)
			}
			turn := r.IntN(len(ring)) // data begin anywhere
			rings = append(rings, append(append([]Point{}, ring[turn:]...), ring[:turn]...))
		}
	}
	var island []Point
	for k := range 40 {
		a := 2 * math.Pi * float64(k) / 40
		island = append(island, Point{-2 + .4*math.Cos(a)*(1+.1*r.Float64()), .4 * math.Sin(a) * (1 + .1*r.Float64())})
	}
	return [][]Point{border([2]int{0, 1}, [2]int{1, 1})}, append(rings, island)
}

// crooked halves a stretch again and again, each time a little aside, by less
// than what would let two stretches touch.
func crooked(r *rand.Rand, a, b Point, bends int) []Point {
	if bends == 0 {
		return []Point{a, b}
	}
	d := Point{b.East - a.East, b.North - a.North}
	aside := .16 * (r.Float64() - .5)
	m := Point{(a.East+b.East)/2 - aside*d.North, (a.North+b.North)/2 + aside*d.East}
	head := crooked(r, a, m, bends-1)
	return append(head[:len(head)-1], crooked(r, m, b, bends-1)...)
}

type stretch struct{ a, b Point }

// stretches returns each stretch of a net at a level, and how many paths have it.
func stretches(n *Net, l Level) map[stretch]int {
	found := map[stretch]int{}
	for i, p := range n.paths {
		points := n.Path(i, l)
		for j, a := range points {
			if j+1 == len(points) && !p.ring {
				break
			}
			b := points[(j+1)%len(points)]
			if a.East > b.East || a.East == b.East && a.North > b.North {
				a, b = b, a
			}
			found[stretch{a, b}]++
		}
	}
	return found
}

func (s stretch) crosses(t stretch) bool {
	return bearing(s.a, s.b, t.a)*bearing(s.a, s.b, t.b) < 0 && bearing(t.a, t.b, s.a)*bearing(t.a, t.b, s.b) < 0
}

// However few points are left, borders stay one for both sides, nothing crosses,
// no patch folds over, and no more points are left than were asked for.
func TestThinningKeepsBorders(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 5))
		lines, rings := quilt(r, 5, 6)
		n := NewNet(lines, rings)
		full := n.count(Level{})
		for _, most := range []int{full, full / 2, full / 5, full / 20, 150} {
			l := n.Level(0, most)
			if got := n.count(l); got > most {
				t.Errorf("quilt %d: %d points, want %d at most", seed, got, most)
			}
			all := stretches(n, l)
			var list []stretch
			once := 0
			for s, times := range all {
				if list = append(list, s); times == 1 {
					once++
				}
			}
			for i, s := range list {
				for _, other := range list[:i] {
					if s.crosses(other) {
						t.Fatalf("quilt %d, %d points: %v crosses %v", seed, most, s, other)
					}
				}
			}
			inner := 0.0
			for i := range n.paths[len(lines) : len(n.paths)-1] {
				ring := n.Path(len(lines)+i, l)
				if a := area(ring); a <= .2 {
					t.Errorf("quilt %d, %d points: patch %d has an area of %g", seed, most, i, a)
				} else {
					inner += a
				}
			}
			if math.Abs(inner-25) > 4 {
				t.Errorf("quilt %d, %d points: the patches cover %g", seed, most, inner)
			}
			if once > len(list)*2/3 {
				t.Errorf("quilt %d, %d points: %d of %d stretches have one side only", seed, most, once, len(list))
			}
		}
	}
}

// Two outlines that share two knots alone never fall into one line.
func TestThinningLeavesNoSliver(t *testing.T) {
	left := []Point{{0, 0}, {.02, 1}, {0, 2}, {-5, 1}}
	right := []Point{{0, 0}, {5, 1}, {0, 2}, {.02, 1}}
	lens := []Point{{0, 0}, {.02, 1}, {0, 2}, {.3, 1.5}, {.31, 1}, {.3, .5}}
	for name, rings := range map[string][][]Point{"shared": {left, right}, "lens": {lens, left}} {
		n := NewNet(nil, rings)
		l := n.Level(100, 0)
		for i := range rings {
			if p := n.Path(i, l); len(p) < 3 || math.Abs(area(p)) < .1 {
				t.Errorf("%s: ring %d became %v", name, i, p)
			}
		}
	}
}

// What a line does not need is left out first; a ring of its own that is smaller
// than the level shows goes as a whole, and a line keeps its ends.
func TestLevels(t *testing.T) {
	line := []Point{{0, 0}, {1, .001}, {2, 0}, {3, 1}, {4, 0}}
	ring := []Point{{10, 10}, {10.1, 10}, {10.1, 10.1}, {10, 10.1}}
	n := NewNet([][]Point{line}, [][]Point{ring})
	for _, c := range []struct {
		length     float64
		most       int
		line, ring int
	}{{0, 99, 5, 4}, {.05, 99, 4, 4}, {.5, 99, 4, 0}, {3, 99, 2, 0}, {0, 6, 3, 0}, {0, 0, 2, 0}} {
		l := n.Level(c.length, c.most)
		if a, b := len(n.Path(0, l)), len(n.Path(1, l)); a != c.line || b != c.ring {
			t.Errorf("length %g, at most %d: %d and %d points, want %d and %d", c.length, c.most, a, b, c.line, c.ring)
		}
	}
}

// A place on a straight border that has another beyond it can go.
func TestPointsOnALine(t *testing.T) {
	n := NewNet(nil, [][]Point{{{0, 0}, {1, 0}, {2, 0}, {3, 0}, {3, 2}, {0, 2}}, {{4, 0}, {5, 0}, {6, 0}, {6, 2}, {4, 2}}})
	l := n.Level(1e-6, 1000)
	if a, b := n.Path(0, l), n.Path(1, l); len(a) != 4 || len(b) != 4 {
		t.Errorf("%v\n%v", a, b)
	}
}

func BenchmarkNet(b *testing.B) {
	lines, rings := quilt(rand.New(rand.NewPCG(1, 5)), 10, 9)
	b.ReportMetric(float64(NewNet(lines, rings).count(Level{})), "points")
	for b.Loop() {
		NewNet(lines, rings).Level(.01, 2000)
	}
}
