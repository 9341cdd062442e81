package geo

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

const square = `[[0,0],[4,0],[4,4],[0,4],[0,0]]`

func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want Shape
	}{
		"point with a height": {`{"type":"Point","coordinates":[1.5,-2,30]}`, Shape{Points: []Position{{1.5, -2}}}},
		"points":              {`{"coordinates":[[1,2],[3,4]],"type":"MultiPoint"}`, Shape{Points: []Position{{1, 2}, {3, 4}}}},
		"line":                {`{"type":"LineString","coordinates":[[1,2],[3e0,4]]}`, Shape{Lines: [][]Position{{{1, 2}, {3, 4}}}}},
		"lines":               {`{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]}`, Shape{Lines: [][]Position{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}}},
		"hole, both clockwise": {`{"type":"Polygon","coordinates":[[[0,0],[0,4],[4,4],[4,0],[0,0]],[[1,1],[1,2],[2,2],[1,1]]]}`,
			Shape{Areas: []Area{{{{4, 0}, {4, 4}, {0, 4}, {0, 0}}, {{1, 1}, {1, 2}, {2, 2}}}}}},
		"hole that runs the other way": {`{"type":"Polygon","coordinates":[` + square + `,[[1,1],[2,2],[1,2],[1,1]]]}`,
			Shape{Areas: []Area{{{{0, 0}, {4, 0}, {4, 4}, {0, 4}}, {{1, 2}, {2, 2}, {1, 1}}}}}},
		"two areas": {`{"type":"MultiPolygon","coordinates":[[` + square + `],[[[5,5],[6,5],[6,6],[5,5]]]]}`,
			Shape{Areas: []Area{{{{0, 0}, {4, 0}, {4, 4}, {0, 4}}}, {{{5, 5}, {6, 5}, {6, 6}}}}}},
		"collection": {`{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[[1,2],[3,4]]}]}]}`,
			Shape{Points: []Position{{1, 2}}, Lines: [][]Position{{{1, 2}, {3, 4}}}}},
		"feature": {` {"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":null}`, Shape{Points: []Position{{1, 2}}}},
		"system of old": {`{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[{"type":"Feature","id":7,"bbox":[1,2,1,2],"geometry":{"type":"Point","coordinates":[1,2]},"properties":{}}]}`,
			Shape{Points: []Position{{1, 2}}}},
		"without a place": {`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":null},{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}}]}`,
			Shape{Points: []Position{{1, 2}}}},
		"empty part": {`{"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":[]},{"type":"Point","coordinates":[]},{"type":"Point","coordinates":[1,2]}]}`, Shape{Points: []Position{{1, 2}}}},
	} {
		got, faults := Read(c.text)
		if len(faults) > 0 || len(got) != 1 || !reflect.DeepEqual(got[0].Shape, c.want) {
			t.Errorf("%s: %+v, faults %v", name, got, faults)
		}
	}
}

func TestTexts(t *testing.T) {
	got, faults := Read(`{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"name":"\u6e2f \"A\"","n":5,"o":{"name":"x"},"a":["b"],"kind":"port"}}`)
	if len(faults) > 0 || len(got) != 1 || len(got[0].Texts) != 2 || got[0].Texts[0].Value != `港 "A"` || got[0].Texts[1].Name != "kind" {
		t.Errorf("%+v, %v", got, faults)
	}
}

// Each fault is found at its place: the text at fault stands between ‹ and ›.
func TestFaults(t *testing.T) {
	feature := func(geometry string) string {
		return `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":` + geometry + `}]}`
	}
	line := func(c string) string { return feature(`{"type":"LineString","coordinates":` + c + `}`) }
	area := func(c string) string { return feature(`{"type":"Polygon","coordinates":[` + c + `]}`) }
	for _, c := range []struct {
		why  Reason
		text string
	}{
		{NotJSON, `{"type":"Point",‹›}`},
		{NotJSON, `{"type":"Point"‹›`},
		{NotJSON, `‹›`},
		{NotJSON, `{"type":"Point"}‹›{}`},
		{NotObject, `‹[1]›`},
		{NotObject, `{"type":"FeatureCollection","features":[‹7›]}`},
		{NotObject, `{"type":"Feature","properties":‹"a"›,"geometry":{"type":"Point","coordinates":[1,2]}}`},
		{NoMember, `‹{›"coordinates":[1,2]}`},
		{NoMember, `‹{›"type":"Feature","properties":{}}`},
		{NoMember, `‹{›"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}`},
		{NoMember, `‹{›"type":"FeatureCollection"}`},
		{NoMember, feature(`‹{›"type":"Polygon"}`)},
		{WrongType, feature(`{"type":‹"polygon"›,"coordinates":[]}`)},
		{WrongType, feature(`{"type":‹3›,"coordinates":[]}`)},
		{WrongType, `{"type":"FeatureCollection","features":[{"type":‹"Point"›,"coordinates":[1,2]}]}`},
		{Misplaced, `{"type":"FeatureCollection","features":[],‹"coordinates"›:[]}`},
		{Misplaced, feature(`{"type":"Point","coordinates":[1,2],‹"properties"›:{}}`)},
		{Repeated, feature(`{"type":"Point","coordinates":[1,2],‹"coordinates"›:[1,2]}`)},
		{OtherSystem, `{"type":"FeatureCollection","crs":‹{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4547"}}›,"features":[]}`},
		{NotPosition, line(`[[1,2],‹[3]›]`)},
		{NotPosition, line(`[[1,2],[3,‹"4"›]]`)},
		{NotPosition, line(`[[1,2],‹5›]`)},
		{NotPosition, line(`[[1,2],‹[1,2,3,4]›]`)},
		{NotPosition, feature(`{"type":"Point","coordinates":‹[[1,2]]›}`)},
		{OutOfRange, line(`[[1,2],[‹181›,4]]`)},
		{OutOfRange, line(`[[1,2],[30,‹112.5›]]`)},
		{OutOfRange, line(`[[1,2],[‹1e999›,4]]`)},
		{ShortLine, line(`‹[[1,2]]›`)},
		{ShortRing, area(`‹[[1,2],[3,4],[1,2]]›`)},
		{ShortRing, area(`‹[[1,1],[2,2],[3,3],[1,1]]›`)},
		{OpenRing, area(`‹[[0,0],[4,0],[4,4],[0,4]]›`)},
		{CrossedRing, area(`‹[[0,0],[4,4],[4,0],[0,4],[0,0]]›`)},
		{AcrossDateLine, line(`[[179,2],‹[-179,4]›]`)},
		{AcrossDateLine, `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[-179,1]}},‹{›"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[179,1]}}]}`},
		{TooDeep, strings.Repeat(`{"type":"GeometryCollection","geometries":[`, 4) + `‹{›"type":"GeometryCollection","geometries":[` + strings.Repeat(`]}`, 5)},
		{NoFeature, `‹›{"type":"FeatureCollection","features":[]}`},
		{NotArray, `{"type":"FeatureCollection","features":‹{}›}`},
		{NotArray, feature(`{"type":"Polygon","coordinates":‹null›}`)},
		{NotArray, feature(`{"type":"GeometryCollection","geometries":‹1›}`)},
		{NotArray, area(`‹7›`)},
	} {
		plain := strings.NewReplacer("‹", "", "›", "").Replace(c.text)
		start := strings.Index(c.text, "‹")
		end := strings.Index(strings.Replace(c.text, "‹", "", 1), "›")
		_, faults := Read(plain)
		if len(faults) == 0 || faults[0].Reason != c.why || faults[0].Start != start || faults[0].End != end {
			t.Errorf("%s: %+v, want %d at %d to %d", c.text, faults, c.why, start, end)
		}
	}
}

// All faults are found in one pass, and what is right is read all the same.
func TestManyFaults(t *testing.T) {
	var b strings.Builder
	for i := range 50 {
		fmt.Fprintf(&b, `{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[%d,2],[200,3],[2,100]]}},`, i)
	}
	got, faults := Read(`{"type":"FeatureCollection","features":[` + b.String() + `{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}]}`)
	if len(faults) != mostFaults || len(got) != 1 {
		t.Errorf("%d faults, %d features", len(faults), len(got))
	}
}

// Whatever is read, nothing lies where nothing can, faults lie within the text,
// and rings are closed, turned and as they should be.
func FuzzRead(f *testing.F) {
	f.Add(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kind":"river","name":"A"},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}}]}`)
	f.Add(`{"type":"MultiPolygon","coordinates":[[` + square + `,[[1,1],[2,2],[1,2],[1,1]]]]}`)
	f.Add(`{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1e1,-2.5]},{"type":"Polygon","coordinates":[[[0,0],[4,4],[4,0],[0,4],[0,0]]]}]}`)
	f.Add(`{"type":"Point","coordinates":[1,2`)
	f.Fuzz(func(t *testing.T, text string) {
		features, faults := Read(text)
		for _, w := range faults {
			if w.Start < 0 || w.End < w.Start || w.End > len(text) || w.Reason == 0 || w.Reason > lastReason {
				t.Fatalf("fault %+v in %d bytes", w, len(text))
			}
		}
		if len(features)+len(faults) == 0 {
			t.Fatal("neither a feature nor a fault")
		}
		var lines, rings [][]Point
		p := NewProjection(CGCS2000, Position{})
		flat := func(all []Position) (points []Point) {
			for _, q := range all {
				points = append(points, p.At(q))
			}
			return points
		}
		for _, f := range features {
			f.Shape.Each(func(p Position) {
				if !(p.Lon >= -180 && p.Lon <= 180 && p.Lat >= -90 && p.Lat <= 90) {
					t.Fatalf("%v", p)
				}
			})
			for _, l := range f.Shape.Lines {
				lines = append(lines, flat(l))
			}
			for _, a := range f.Shape.Areas {
				for i, r := range a {
					if len(r) < 3 || (turn(r) > 0) != (i == 0) {
						t.Fatalf("ring %d: %v", i, r)
					}
					rings = append(rings, flat(r))
				}
			}
		}
		n := NewNet(lines, rings)
		for i := range n.paths {
			n.Path(i, n.Level(1, 10))
		}
	})
}
