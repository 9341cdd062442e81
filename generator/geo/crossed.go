package geo

import (
	"cmp"
	"slices"
)

// A side is one stretch of a ring, its western end first.
type side struct{ a, b Position }

// crossed reports whether two sides of a ring cross. Sides that meet at an end,
// or lie on one another, do not.
func crossed(ring []Position) bool {
	sides := make([]side, len(ring))
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		if q.Lon < p.Lon {
			p, q = q, p
		}
		sides[i] = side{p, q}
	}
	slices.SortFunc(sides, func(s, t side) int { return cmp.Compare(s.a.Lon, t.a.Lon) })
	var open []side // those that reach as far east as where the next begins
	for _, s := range sides {
		kept := open[:0]
		for _, t := range open {
			if t.b.Lon < s.a.Lon {
				continue
			}
			if kept = append(kept, t); s.crosses(t) {
				return true
			}
		}
		open = append(kept, s)
	}
	return false
}

func (s side) crosses(t side) bool {
	if max(s.a.Lat, s.b.Lat) < min(t.a.Lat, t.b.Lat) || max(t.a.Lat, t.b.Lat) < min(s.a.Lat, s.b.Lat) {
		return false
	}
	return leftOf(s, t.a)*leftOf(s, t.b) < 0 && leftOf(t, s.a)*leftOf(t, s.b) < 0
}

// leftOf returns 1 where a position lies to the left of a side, -1 to the right
// and 0 on its line.
func leftOf(s side, p Position) int {
	return cmp.Compare((s.b.Lon-s.a.Lon)*(p.Lat-s.a.Lat), (s.b.Lat-s.a.Lat)*(p.Lon-s.a.Lon))
}
