package figure

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"prospectus/generator/scene"
)

// areaLayouts are a page, a column, a telephone and a sheet of paper.
var areaLayouts = map[string]Format{
	"page":      {Width: 1200, Size: 16, Touch: 44, Measure: scene.Screen{}},
	"column":    {Width: 672, Size: 16, Touch: 44, Measure: scene.Screen{}},
	"telephone": {Width: 320, Size: 16, Touch: 44, Upright: true, Measure: scene.Screen{}},
	"paper":     Sheet(460, 9, scene.Screen{}),
}

var placeNames = []string{"泠北", "星渚高铁站", "泠北青岩能源材料产业园", "市中心（汀原）", "Shiji Baishi New Materials Park", "Mazhou motorway junction", "Port"}

// randomArea makes a map with places of all kinds, some of them on one spot.
func randomArea(r *rand.Rand, bend float64) *Area {
	a := &Area{Title: "T", Desc: "D", Note: "示意图，非测绘成果，不表示行政区域界线。", Bend: bend, Rings: []Ring{{10, "10公里"}, {50, "50公里"}}}
	near := func() Point { return Point{r.NormFloat64() * 40, r.NormFloat64() * 30} }
	for kind := range placeKinds {
		for range r.IntN(6) {
			p := Place{Kind: kind, Name: placeNames[r.IntN(len(placeNames))], At: near()}
			if n := len(a.Places); n > 0 && r.IntN(6) == 0 {
				p.At = a.Places[n-1].At
			}
			switch kind {
			case PlotPlace, ProjectPlace:
				p.Link = scene.Ref{Kind: "plots", ID: fmt.Sprint(len(a.Places))}
			case ParkPlace:
				p.Link, p.Here = scene.Ref{Kind: "parks", ID: fmt.Sprint(len(a.Places))}, r.IntN(9) == 0
			}
			a.Places = append(a.Places, p)
		}
		a.Signs = append(a.Signs, AreaKey{Place: kind, Word: placeNames[int(kind)%len(placeNames)]})
	}
	for kind := range lineKinds {
		l := AreaLine{Kind: kind, Name: "泠江 Ling River"}
		for range 2 + r.IntN(6) {
			l.Points = append(l.Points, near())
		}
		a.Lines = append(a.Lines, l)
	}
	a.Lines[0].Exact = true
	if bend == 0 {
		a.Rings, a.Scale = nil, &Ring{20, "20公里"}
		a.Surfaces = []Surface{{Outlines: [][]Point{{{-9, -9}, {9, -9}, {9, 9}}, {{0, -3}, {2, -3}, {2, -1}}}, Water: true}}
	}
	return a
}

// No name leaves the drawing, and no two touch, whatever lies where.
func TestAreaNamesKeepApart(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for name, f := range areaLayouts {
		for n := range 24 {
			s := randomArea(r, []float64{0, .58}[n%2]).Draw(f)
			all := texts(s)
			for i, a := range all {
				b := a.Bounds(f.Measure)
				if b.X < -.01 || b.Y < -.01 || b.X+b.W > s.Width+.01 || b.Y+b.H > s.Height+.01 {
					t.Errorf("%s, map %d: %q at %.0f…%.0f × %.0f…%.0f leaves %g × %g", name, n, a.Lines, b.X, b.X+b.W, b.Y, b.Y+b.H, s.Width, s.Height)
				}
				for _, other := range all[:i] {
					if a.Fill == scene.White || other.Fill == scene.White { // numbers lie within their own signs
						continue
					}
					if overlap(b, other.Bounds(f.Measure), -.14*f.Size) {
						t.Errorf("%s, map %d: %q touches %q", name, n, a.Lines, other.Lines)
					}
				}
			}
		}
	}
}

// Every park, plot and project is there by its name, on the map or in the list under it, and opens
// its page once; the one that the page is about leads nowhere.
func TestAreaNamesEveryPark(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for name, f := range areaLayouts {
		for n := range 20 {
			a := randomArea(r, .58)
			links := map[string]int{}
			written := ""
			s := a.Draw(f)
			s.Walk(func(m scene.Mark) bool {
				if g, ok := m.(*scene.Group); ok && !g.Link.IsZero() {
					links[g.Link.ID]++
				}
				return true
			})
			for _, text := range texts(s) {
				written += strings.ReplaceAll(strings.Join(text.Lines, ""), " ", "") + "\n"
			}
			for i, p := range a.Places {
				want := 1
				if p.Here {
					want = 0
				}
				opens := p.Kind == ParkPlace || p.Kind == PlotPlace || p.Kind == ProjectPlace
				if id := fmt.Sprint(i); opens && links[id] != want {
					t.Errorf("%s, map %d: place %s is linked %d times, want %d", name, n, id, links[id], want)
				}
				if opens && !strings.Contains(written, strings.ReplaceAll(p.Name, " ", "")) {
					t.Errorf("%s, map %d: no %s", name, n, p.Name)
				}
			}
		}
	}
}

// Lines stay within the map and the same map gives the same bytes.
func TestAreaIsBoundedAndDeterministic(t *testing.T) {
	for name, f := range areaLayouts {
		write := func() []byte {
			return scene.AppendSVG(nil, randomArea(rand.New(rand.NewPCG(11, 12)), .58).Draw(f), scene.Options{Prefix: "a-"})
		}
		if !bytes.Equal(write(), write()) {
			t.Errorf("%s: two drawings differ", name)
		}
		s := randomArea(rand.New(rand.NewPCG(13, 14)), 0).Draw(f)
		s.Walk(func(m scene.Mark) bool {
			if p, ok := m.(*scene.Path); ok {
				for _, step := range p.Steps {
					if step.Op != 'Z' && (step.X < -.01 || step.Y < -.01 || step.X > s.Width+.01 || step.Y > s.Height+.01 || math.IsNaN(step.X+step.Y)) {
						t.Errorf("%s: a line reaches %g, %g of %g × %g", name, step.X, step.Y, s.Width, s.Height)
					}
				}
			}
			return true
		})
	}
}

// A ring is as far from the centre as the places that lie on it, and a map that
// is true to scale draws twice the distance twice as far.
func TestAreaDistances(t *testing.T) {
	for _, bend := range []float64{0, .58} {
		a := &Area{Bend: bend, Places: []Place{{At: Point{}}, {At: Point{East: 10}}, {At: Point{North: -10}}, {At: Point{East: -20}}}}
		m := &areaMap{Area: a, f: areaLayouts["column"], em: 16}
		m.fit()
		c := m.at(Point{})
		off := func(i int) float64 { p := m.at(a.Places[i].At); return math.Hypot(p.x-c.x, p.y-c.y) }
		if !near(off(1), off(2)) || bend == 0 && !near(off(3), 2*off(1)) || bend != 0 && !near(off(3), math.Pow(2, bend)*off(1)) {
			t.Errorf("bend %g: %g, %g and %g", bend, off(1), off(2), off(3))
		}
	}
}

// Outlines within outlines run the other way, whichever way they were given.
func TestHolesRunTheOtherWay(t *testing.T) {
	square := func(r float64) []Point { return []Point{{-r, -r}, {r, -r}, {r, r}, {-r, r}} }
	turned := []Point{{-1, -1}, {-1, 1}, {1, 1}, {1, -1}}
	got := windings([][]Point{square(3), square(2), turned, {{0, 0}, {1, 1}}})
	if len(got) != 3 || signed(got[0]) < 0 || signed(got[1]) > 0 || signed(got[2]) < 0 {
		t.Errorf("%v", got)
	}
}
