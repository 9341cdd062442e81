package geo

import (
	"slices"
	"strconv"
)

// geometry adds a geometry to a shape.
func (r *reader) geometry(v value, s *Shape, depth int) {
	all, kind, ok := r.object(v)
	if !ok {
		return
	}
	r.refuse(all, "geometry", "properties", "features")
	if kind.name == "GeometryCollection" {
		r.refuse(all, "coordinates")
		r.collection(v, all, s, depth)
		return
	}
	read, ok := map[string]func(value, *Shape){
		"Point": r.point, "MultiPoint": r.each(r.point), "LineString": r.line, "MultiLineString": r.each(r.line),
		"Polygon": r.polygon, "MultiPolygon": r.each(r.polygon),
	}[kind.name]
	if !ok {
		r.fault(WrongType, kind.start, kind.end, kind.name)
		return
	}
	r.refuse(all, "geometries")
	if c, ok := r.need(v, all, "coordinates"); ok {
		if r.first(c.value) != '[' {
			r.fault(NotArray, c.start, c.end, "coordinates")
			return
		}
		read(c.value, s)
	}
}

// collection adds the geometries of a collection.
func (r *reader) collection(v value, all []member, s *Shape, depth int) {
	list, ok := r.need(v, all, "geometries")
	switch {
	case !ok:
	case r.first(list.value) != '[':
		r.fault(NotArray, list.start, list.end, "geometries")
	case depth == mostCollections:
		r.fault(TooDeep, v.start, v.start+1, "")
	default:
		for _, item := range r.items(list.value) {
			r.geometry(item, s, depth+1)
		}
	}
}

// each returns what reads an array of what a function reads.
func (r *reader) each(read func(value, *Shape)) func(value, *Shape) {
	return func(v value, s *Shape) {
		for _, item := range r.items(v) {
			if r.first(item) != '[' {
				r.fault(NotArray, item.start, item.end, "coordinates")
				continue
			}
			read(item, s)
		}
	}
}

func (r *reader) point(v value, s *Shape) {
	if len(r.items(v)) == 0 { // RFC 7946, 3.1: a geometry without coordinates
		return
	}
	if p, ok := r.position(v); ok {
		s.Points = append(s.Points, p)
	}
}

func (r *reader) line(v value, s *Shape) {
	line, whole := r.positions(v)
	switch {
	case !whole || len(line) == 0:
	case len(line) < 2:
		r.fault(ShortLine, v.start, v.end, "")
	default:
		s.Lines = append(s.Lines, line)
	}
}

// polygon adds an area. Rings are turned as RFC 7946, 3.1.6 has them, however
// they were written.
func (r *reader) polygon(v value, s *Shape) {
	var area Area
	for i, item := range r.items(v) {
		if r.first(item) != '[' {
			r.fault(NotArray, item.start, item.end, "coordinates")
			continue
		}
		ring, ok := r.ring(item)
		if !ok {
			continue
		}
		if (turn(ring) < 0) == (i == 0) {
			slices.Reverse(ring)
		}
		area = append(area, ring)
	}
	if len(area) > 0 {
		s.Areas = append(s.Areas, area)
	}
}

// ring reads one ring and leaves out its last position, which is the first.
func (r *reader) ring(v value) ([]Position, bool) {
	ring, whole := r.positions(v)
	switch n := len(ring); {
	case !whole:
		return nil, false
	case n < 4:
		r.fault(ShortRing, v.start, v.end, "")
		return nil, false
	case ring[0] != ring[n-1]:
		r.fault(OpenRing, v.start, v.end, "")
		return nil, false
	default:
		ring = slices.Compact(ring)
		ring = ring[:len(ring)-1]
	}
	if crossed(ring) {
		r.fault(CrossedRing, v.start, v.end, "")
		return nil, false
	}
	if len(ring) < 3 || turn(ring) == 0 {
		r.fault(ShortRing, v.start, v.end, "")
		return nil, false
	}
	return ring, true
}

// positions reads an array of positions; whole is false where one is at fault.
func (r *reader) positions(v value) (all []Position, whole bool) {
	whole = true
	for at := r.space(v.start + 1); at < v.end-1; at = r.space(at) {
		item := r.value(at)
		at = item.end
		p, ok := r.position(item)
		if whole = whole && ok; !ok {
			continue
		}
		if n := len(all); n > 0 && (p.Lon-all[n-1].Lon > 180 || all[n-1].Lon-p.Lon > 180) {
			r.fault(AcrossDateLine, item.start, item.end, "")
			return nil, false
		}
		all = append(all, p)
	}
	return all, whole
}

// position reads a longitude, a latitude and perhaps a height, which no map
// shows.
func (r *reader) position(v value) (p Position, ok bool) {
	var numbers [4]value
	n := 0
	if r.first(v) == '[' {
		for at := r.space(v.start + 1); at < v.end-1 && n < len(numbers); at = r.space(at) {
			numbers[n] = r.value(at)
			at = numbers[n].end
			n++
		}
	}
	if n < 2 || n > 3 {
		r.fault(NotPosition, v.start, v.end, "")
		return p, false
	}
	var degrees [3]float64
	for i, number := range numbers[:n] {
		text := r.text[number.start:number.end]
		f, err := strconv.ParseFloat(text, 64)
		if c := text[0]; c != '-' && (c < '0' || c > '9') {
			r.fault(NotPosition, number.start, number.end, text)
			return p, false
		}
		if most := [3]float64{180, 90, 1e6}[i]; err != nil || f < -most || f > most {
			r.fault(OutOfRange, number.start, number.end, text)
			return p, false
		}
		degrees[i] = f
	}
	return Position{degrees[0], degrees[1]}, true
}

// turn returns twice the area of a ring in square degrees, negative where it runs
// clockwise.
func turn(ring []Position) (sum float64) {
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += (p.Lon-ring[0].Lon)*(q.Lat-ring[0].Lat) - (q.Lon-ring[0].Lon)*(p.Lat-ring[0].Lat)
	}
	return sum
}
