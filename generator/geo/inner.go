package geo

import "slices"

// scans is how many parallels are looked along for the widest place of a surface.
const scans = 15

// Inner returns a place within a surface, with room round it for a name: the
// middle of the widest stretch along one of some parallels. What lies within an
// odd number of rings is the surface.
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
		// A stretch near the upper or lower end is worth less.
		weight := min(north-low, high-north)/(high-low) + .5
		for j := 0; j+1 < len(cuts); j += 2 {
			if w := (cuts[j+1] - cuts[j]) * weight; w > widest {
				widest, at = w, Point{(cuts[j] + cuts[j+1]) / 2, north}
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
