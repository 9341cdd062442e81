package geo

import (
	"math"
	"slices"
)

// scans is how many parallels are looked along for a place on a surface.
const scans = 15

// Inner returns a place within a surface, with room round it for a name: of the
// middles of the stretches along some parallels the one farthest from any edge.
// What lies within an odd number of rings is the surface.
func Inner(rings [][]Point) (at Point) {
	if len(rings) == 0 || len(rings[0]) == 0 {
		return at
	}
	low, high := rings[0][0].North, rings[0][0].North
	for _, r := range rings {
		for _, p := range r {
			low, high = min(low, p.North), max(high, p.North)
		}
	}
	at = rings[0][0]
	most := 0.0
	for i := range scans {
		north := low + (high-low)*(float64(i)+.5)/scans
		cuts := crossings(rings, north)
		for j := 0; j+1 < len(cuts); j += 2 {
			p := Point{(cuts[j] + cuts[j+1]) / 2, north}
			if room := distance(rings, p); room > most {
				most, at = room, p
			}
		}
	}
	return at
}

// distance returns how far a point is from the nearest edge.
func distance(rings [][]Point, p Point) float64 {
	nearest := math.Inf(1)
	for _, r := range rings {
		for i, a := range r {
			b := r[(i+1)%len(r)]
			east, north := b.East-a.East, b.North-a.North
			along := 0.0
			if length := east*east + north*north; length > 0 {
				along = max(0, min(1, ((p.East-a.East)*east+(p.North-a.North)*north)/length))
			}
			nearest = min(nearest, math.Hypot(a.East+along*east-p.East, a.North+along*north-p.North))
		}
	}
	return nearest
}

// crossings returns where rings cross a parallel, from west to east.
func crossings(rings [][]Point, north float64) (east []float64) {
	for _, r := range rings {
		for i, a := range r {
			b := r[(i+1)%len(r)]
			if (a.North > north) != (b.North > north) {
				east = append(east, a.East+(north-a.North)/(b.North-a.North)*(b.East-a.East))
			}
		}
	}
	slices.Sort(east)
	return east
}
