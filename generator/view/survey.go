package view

import (
	"math"
	"sync"

	"prospectus/generator/figure"
	"prospectus/generator/geo"
	"prospectus/generator/model"
)

// A survey is a map of the site laid flat: in kilometres about the middle of what
// it shows, in the detail that each layout of a page can show. It knows no
// language, and pages of all languages share it.
type survey struct {
	bounds geo.Bounds
	flat   *geo.Projection
	width  float64 // kilometres
	height float64
	sheets []sheet // one a layout
}

// A sheet is what a map's features are drawn as in one layout.
type sheet struct {
	lines [][][]figure.Point // of each feature
	areas [][][]figure.Point
}

// mapBytes is what the outlines of a map may take in one layout, and pointBytes
// what one point of them takes at most: L1100.5 500.5 and a share of the rest.
const (
	mapBytes   = 24 << 10
	pointBytes = 13
)

// surveys lays the maps of a catalogue flat, each when it is first asked for.
func surveys(c *model.Catalog) map[string]func() *survey {
	all := map[string]func() *survey{}
	for m := range c.Maps.All() {
		all[m.ID] = sync.OnceValue(func() *survey { return newSurvey(m) })
	}
	return all
}

func newSurvey(m *model.Map) *survey {
	v := &survey{}
	for i := range m.Features {
		m.Features[i].Shape.Each(v.bounds.Add)
	}
	v.flat = geo.NewProjection(geo.CGCS2000, v.bounds.Middle())
	var lines, rings [][]geo.Point
	low, high := geo.Point{}, geo.Point{}
	for _, f := range m.Features {
		for _, p := range v.flatten(f.Shape.Points) {
			low, high = stretched(low, high, p)
		}
		for _, l := range f.Shape.Lines {
			lines = append(lines, v.flatten(l))
		}
		for _, a := range f.Shape.Areas {
			for _, r := range a {
				rings = append(rings, v.flatten(r))
			}
		}
	}
	net := geo.NewNet(lines, rings)
	for _, list := range [][][]geo.Point{lines, rings} {
		for _, l := range list {
			for _, p := range l {
				low, high = stretched(low, high, p)
			}
		}
	}
	v.width, v.height = high.East-low.East, high.North-low.North
	for _, l := range areaLayouts {
		v.sheets = append(v.sheets, v.sheet(m, net, len(lines), l.format))
	}
	return v
}

func stretched(low, high, p geo.Point) (geo.Point, geo.Point) {
	return geo.Point{East: min(low.East, p.East), North: min(low.North, p.North)}, geo.Point{East: max(high.East, p.East), North: max(high.North, p.North)}
}

func (v *survey) flatten(all []geo.Position) []geo.Point {
	points := make([]geo.Point, len(all))
	for i, p := range all {
		points[i] = v.flat.At(p)
	}
	return points
}

// sheet returns the lines and areas of a map with what can be seen of them: half
// a pixel and more, and no more points than the bytes allow.
func (v *survey) sheet(m *model.Map, net *geo.Net, lines int, f figure.Format) (s sheet) {
	pixel := max(v.width/f.Width, v.height/max(.58*f.Width, 30*f.Size))
	level := net.Level(.7*pixel, mapBytes/pointBytes)
	line, ring := 0, lines
	for _, f := range m.Features {
		var drawn, areas [][]figure.Point
		for range f.Shape.Lines {
			drawn = append(drawn, drawable(net.Path(line, level)))
			line++
		}
		for _, a := range f.Shape.Areas {
			whole := true // where the rim is too small to be seen, so are the holes
			for i := range a {
				p := drawable(net.Path(ring, level))
				ring++
				if whole = whole && (i > 0 || p != nil); whole && p != nil {
					areas = append(areas, p)
				}
			}
		}
		s.lines, s.areas = append(s.lines, drawn), append(s.areas, areas)
	}
	return s
}

func drawable(points []geo.Point) (drawn []figure.Point) {
	for _, p := range points {
		drawn = append(drawn, figure.Point(p))
	}
	return drawn
}

// place returns where a feature that has a place and no line is named.
func (v *survey) place(s geo.Shape) figure.Point {
	if len(s.Points) > 0 {
		return figure.Point(v.flat.At(s.Points[0]))
	}
	var rings [][]geo.Point
	for _, a := range s.Areas {
		for _, r := range a {
			rings = append(rings, v.flatten(r))
		}
	}
	return figure.Point(geo.Inner(rings))
}

// bar returns the length of a scale bar in kilometres: 1, 2 or 5 of a power of
// ten, about a fifth of the width.
func (v *survey) bar() float64 {
	want := max(v.width, v.height) / 5
	if want <= 0 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(want)))
	for _, k := range []float64{5, 2} {
		if k*power <= want {
			return k * power
		}
	}
	return power
}
