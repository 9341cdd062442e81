package geo

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
)

// A Feature is one thing of a GeoJSON text.
type Feature struct {
	Start, End int // of its text, in bytes
	Shape      Shape
	Texts      []Text // its properties that are texts, in the order written
}

// A Text is one property that is a text.
type Text struct {
	Name, Value string
	Start, End  int // of the value, in bytes
}

// A Fault is what is wrong at one place of a GeoJSON text.
type Fault struct {
	Reason     Reason
	Start, End int    // in bytes
	Detail     string // the word or the number that is at fault; may be empty
}

// Reason is a kind of fault.
type Reason uint8

// The reasons.
const (
	NotJSON         Reason = iota + 1 // the text is no JSON from here on
	NotObject                         // something else stands where an object must
	NoMember                          // Detail is missing
	WrongType                         // Detail is no type that may stand here
	Misplaced                         // a member that RFC 7946, 7.1 keeps from here
	Repeated                          // a member stands twice
	OtherSystem                       // coordinates in another system than WGS 84
	NotPosition                       // no array of two or three numbers
	OutOfRange                        // no longitude, or no latitude
	ShortLine                         // a line of fewer than two positions
	ShortRing                         // a ring of fewer than four positions, or without an area
	OpenRing                          // a ring whose last position is not its first
	CrossedRing                       // a ring that crosses itself
	AcrossDateLine                    // what lies on both sides of 180°
	TooDeep                           // collections within collections
	NoFeature                         // nothing that lies anywhere
	NotArray                          // something else stands where an array must
	lastReason      = NotArray
	mostCollections = 4
	mostFaults      = 20
)

// Read reads a GeoJSON text: a feature collection, one feature, or a geometry. It
// returns its features in the order written, those without a geometry left out,
// and every fault, of which it notes no more than twenty.
func Read(text string) ([]Feature, []Fault) {
	r := &reader{text: text}
	if err := json.Unmarshal([]byte(text), new(json.RawMessage)); err != nil {
		at := len(text)
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) && syntax.Error() != "unexpected end of JSON input" {
			at = min(max(int(syntax.Offset)-1, 0), len(text))
		}
		r.fault(NotJSON, at, at, "")
		return nil, r.faults
	}
	r.top(r.value(0))
	if len(r.faults) == 0 {
		r.whole()
	}
	return r.features, r.faults
}

// A reader reads a text of which it is known that it is JSON.
type reader struct {
	text     string
	features []Feature
	faults   []Fault
}

func (r *reader) fault(why Reason, start, end int, detail string) {
	if len(r.faults) < mostFaults {
		r.faults = append(r.faults, Fault{why, start, end, detail})
	}
}

// A value is where a JSON value stands.
type value struct{ start, end int }

// A member is one of an object.
type member struct {
	name string
	key  value
	value
}

func (r *reader) first(v value) byte { return r.text[v.start] }

// space returns where the next sign after blanks, commas and colons stands.
func (r *reader) space(at int) int {
	for at < len(r.text) && strings.IndexByte(" \t\r\n,:", r.text[at]) >= 0 {
		at++
	}
	return at
}

// value returns where the value that begins at or after a byte stands.
func (r *reader) value(at int) value {
	at = r.space(at)
	depth := 0
	for i := at; i < len(r.text); i++ {
		switch c := r.text[i]; c {
		case '"':
			for i++; r.text[i] != '"'; i++ {
				if r.text[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			depth++
			continue
		case '}', ']':
			depth--
		case ' ', '\t', '\r', '\n', ',', ':':
			continue
		default:
			for i+1 < len(r.text) && strings.IndexByte(" \t\r\n,:]}", r.text[i+1]) < 0 {
				i++
			}
		}
		if depth == 0 {
			return value{at, i + 1}
		}
	}
	return value{at, len(r.text)}
}

// items returns what an array holds.
func (r *reader) items(v value) (all []value) {
	for at := r.space(v.start + 1); at < v.end-1; at = r.space(at) {
		item := r.value(at)
		all, at = append(all, item), item.end
	}
	return all
}

// members returns what an object holds, and reports names that stand twice.
func (r *reader) members(v value) (all []member) {
	seen := map[string]bool{}
	for at := r.space(v.start + 1); at < v.end-1; at = r.space(at) {
		key := r.value(at)
		m := member{name: r.string(key), key: key, value: r.value(key.end)}
		if seen[m.name] {
			r.fault(Repeated, key.start, key.end, m.name)
		}
		seen[m.name] = true
		all, at = append(all, m), m.end
	}
	return all
}

// string returns the text that a JSON string stands for.
func (r *reader) string(v value) (s string) {
	_ = json.Unmarshal([]byte(r.text[v.start:v.end]), &s) // it was read once already
	return s
}

func find(all []member, name string) (member, bool) {
	i := slices.IndexFunc(all, func(m member) bool { return m.name == name })
	if i < 0 {
		return member{}, false
	}
	return all[i], true
}

// object returns the members of an object and its type; ok is false where it is
// none or has no type.
func (r *reader) object(v value) (all []member, kind member, ok bool) {
	if r.first(v) != '{' {
		r.fault(NotObject, v.start, v.end, "")
		return nil, member{}, false
	}
	all = r.members(v)
	kind, ok = find(all, "type")
	switch {
	case !ok:
		r.fault(NoMember, v.start, v.start+1, "type")
		return all, kind, false
	case r.first(kind.value) != '"':
		r.fault(WrongType, kind.start, kind.end, r.text[kind.start:kind.end])
		return all, kind, false
	}
	kind.name = r.string(kind.value)
	return all, kind, true
}

// need returns a member that an object must have.
func (r *reader) need(v value, all []member, name string) (member, bool) {
	m, ok := find(all, name)
	if !ok {
		r.fault(NoMember, v.start, v.start+1, name)
	}
	return m, ok
}

// refuse reports members that an object of its type must not have.
func (r *reader) refuse(all []member, names ...string) {
	for _, m := range all {
		if slices.Contains(names, m.name) {
			r.fault(Misplaced, m.key.start, m.key.end, m.name)
		}
	}
}

// top reads what a text holds.
func (r *reader) top(v value) {
	all, kind, ok := r.object(v)
	r.system(all)
	if !ok {
		return
	}
	switch kind.name {
	case "FeatureCollection":
		r.refuse(all, "coordinates", "geometries", "geometry", "properties")
		list, ok := r.need(v, all, "features")
		if !ok {
			return
		}
		if r.first(list.value) != '[' {
			r.fault(NotArray, list.start, list.end, "features")
			return
		}
		for _, item := range r.items(list.value) {
			r.feature(item)
		}
	case "Feature":
		r.feature(v)
	default:
		r.add(Feature{Start: v.start, End: v.end}, func(s *Shape) { r.geometry(v, s, 0) })
	}
}

// system refuses coordinates in another system than that of RFC 7946. Older
// programs name that one in a member "crs"; CGCS2000 lies within centimetres.
func (r *reader) system(all []member) {
	crs, ok := find(all, "crs")
	if !ok {
		return
	}
	text := r.text[crs.start:crs.end]
	for _, known := range []string{"CRS84", "EPSG::4326", "EPSG:4326", "EPSG::4490", "EPSG:4490"} {
		if strings.Contains(text, known+`"`) {
			return
		}
	}
	r.fault(OtherSystem, crs.start, crs.end, "")
}

// add reads a shape and keeps the feature if it lies anywhere.
func (r *reader) add(f Feature, read func(*Shape)) {
	if read(&f.Shape); !f.Shape.IsZero() {
		r.features = append(r.features, f)
	}
}

// feature reads one feature. One whose geometry is null lies nowhere.
func (r *reader) feature(v value) {
	all, kind, ok := r.object(v)
	if !ok {
		return
	}
	if kind.name != "Feature" {
		r.fault(WrongType, kind.start, kind.end, kind.name)
		return
	}
	r.refuse(all, "coordinates", "geometries", "features")
	f := Feature{Start: v.start, End: v.end}
	if p, ok := r.need(v, all, "properties"); ok {
		f.Texts = r.texts(p.value)
	}
	if g, ok := r.need(v, all, "geometry"); ok && r.first(g.value) != 'n' {
		r.add(f, func(s *Shape) { r.geometry(g.value, s, 0) })
	}
}

// texts returns the properties that are texts.
func (r *reader) texts(v value) (found []Text) {
	switch r.first(v) {
	case 'n':
		return nil
	case '{':
	default:
		r.fault(NotObject, v.start, v.end, "properties")
		return nil
	}
	for _, m := range r.members(v) {
		if r.first(m.value) == '"' {
			found = append(found, Text{m.name, r.string(m.value), m.start, m.end})
		}
	}
	return found
}

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

// whole reports what only the whole text shows: that there is nothing, or that
// parts lie on both sides of the date line.
func (r *reader) whole() {
	var b Bounds
	for _, f := range r.features {
		f.Shape.Each(b.Add)
	}
	switch {
	case b.IsZero():
		r.fault(NoFeature, 0, 0, "")
	case b.East-b.West > 180:
		for _, f := range r.features {
			var own Bounds
			if f.Shape.Each(own.Add); own.East-b.West > 180 {
				r.fault(AcrossDateLine, f.Start, f.Start+1, "")
				return
			}
		}
	}
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
