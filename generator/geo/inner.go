package geo

import "slices"

// scans is how many parallels are looked along for the widest place of a surface.
const scans = 15

// Inner returns a place within a surface, with room round it for a name: the
// middle of the stretch along one of some parallels that is widest, or, where that
// is flat, as wide as three times its height. What lies within an odd number of
// rings is the surface.
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
	widest := 0.0
	for i := range scans {
		north := low + (high-low)*(float64(i)+.5)/scans
		cuts := crossings(rings, north)
		for j := 0; j+1 < len(cuts); j += 2 {
			p := Point{(cuts[j] + cuts[j+1]) / 2, north}
			if room := min(cuts[j+1]-cuts[j], 3*height(rings, p)); room > widest {
				widest, at = room, p
			}
		}
	}
	return at
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

// height returns how far a surface reaches to the north and south of a place in
// it, twice the shorter of the two.
func height(rings [][]Point, p Point) float64 {
	turned := make([][]Point, len(rings))
	for i, r := range rings {
		for _, q := range r {
			turned[i] = append(turned[i], Point{q.North, q.East})
		}
	}
	cuts := crossings(turned, p.East)
	for j := 0; j+1 < len(cuts); j += 2 {
		if cuts[j] <= p.North && p.North <= cuts[j+1] {
			return 2 * min(p.North-cuts[j], cuts[j+1]-p.North)
		}
	}
	return 0
}
