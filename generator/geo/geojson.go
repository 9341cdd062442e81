package geo

import (
	"encoding/json"
	"errors"
	"slices"
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
