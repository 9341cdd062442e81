// Package geo is what the program knows of places on Earth: how they are written
// in GeoJSON, where they lie on a flat map, and how much of an outline a drawing
// needs.
//
// What it promises:
//
//   - [Read] takes GeoJSON as RFC 7946 has it and nothing that merely looks like
//     it. Every fault is found in one pass and has its place in the text; nothing
//     is repaired but the winding of rings, which the RFC tells readers to accept.
//     Of the properties only texts are kept, so that a caller can take those that
//     it knows and no other ever leaves this package's hands.
//   - A [Projection] is the transverse Mercator of Gauss and Krüger on the
//     ellipsoid of CGCS2000, with the meridian through the middle of what is drawn
//     and no reduction of scale: angles are true, and lengths are within one part
//     in three thousand up to 150 km from that meridian, so that one scale bar
//     holds for a whole city.
//   - A [Net] simplifies outlines that have borders in common. Such a border is
//     simplified once, and no point is taken out where that would bring two lines
//     to cross or fold an outline on itself.
//
// Longitudes and latitudes are those of WGS 84 or CGCS2000, which differ by
// centimetres.
package geo

import "strconv"

// A Position is a longitude and a latitude in degrees, east and north.
type Position struct{ Lon, Lat float64 }

// A Point is a place on a flat map, in kilometres to the east and to the north of
// its origin.
type Point struct{ East, North float64 }

// A Shape is what one feature covers: any number of points, lines and areas.
type Shape struct {
	Points []Position
	Lines  [][]Position
	Areas  []Area
}

// An Area is a polygon by its rings: the outer one first, counter-clockwise, then
// its holes, clockwise. The last position of a ring is not the first again.
type Area [][]Position

// IsZero reports whether a shape covers nothing.
func (s Shape) IsZero() bool { return len(s.Points)+len(s.Lines)+len(s.Areas) == 0 }

// Each calls visit with every position of a shape.
func (s Shape) Each(visit func(Position)) {
	for _, p := range s.Points {
		visit(p)
	}
	for _, l := range s.Lines {
		for _, p := range l {
			visit(p)
		}
	}
	for _, a := range s.Areas {
		for _, r := range a {
			for _, p := range r {
				visit(p)
			}
		}
	}
}

// A Bounds is the smallest box along meridians and parallels that holds some
// positions. The zero Bounds holds none.
type Bounds struct {
	West, South, East, North float64
	some                     bool
}

// Add makes the bounds hold a position.
func (b *Bounds) Add(p Position) {
	if !b.some {
		*b = Bounds{p.Lon, p.Lat, p.Lon, p.Lat, true}
		return
	}
	b.West, b.East = min(b.West, p.Lon), max(b.East, p.Lon)
	b.South, b.North = min(b.South, p.Lat), max(b.North, p.Lat)
}

// Holds reports whether a position lies within the bounds or on their edge.
func (b Bounds) Holds(p Position) bool {
	return b.some && p.Lon >= b.West && p.Lon <= b.East && p.Lat >= b.South && p.Lat <= b.North
}

// IsZero reports whether the bounds hold nothing.
func (b Bounds) IsZero() bool { return !b.some }

// Middle returns the position half-way between the edges.
func (b Bounds) Middle() Position {
	return Position{(b.West + b.East) / 2, (b.South + b.North) / 2}
}

// MarshalText returns the positions of a shape: within a line or a ring between
// blanks, lines and rings between semicolons, polygons between bars.
func (s Shape) MarshalText() ([]byte, error) {
	var dst []byte
	put := func(all []Position, mark byte) {
		for i, p := range all {
			if i > 0 {
				dst = append(dst, ' ')
			}
			dst = strconv.AppendFloat(dst, p.Lon, 'g', -1, 64)
			dst = append(dst, ',')
			dst = strconv.AppendFloat(dst, p.Lat, 'g', -1, 64)
		}
		dst = append(dst, mark)
	}
	for _, p := range s.Points {
		put([]Position{p}, ';')
	}
	for _, l := range s.Lines {
		put(l, ';')
	}
	for _, a := range s.Areas {
		for i, r := range a {
			put(r, ";|"[min(1, (i+1)/len(a))])
		}
	}
	return dst, nil
}
