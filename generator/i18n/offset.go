package i18n

import (
	"math"
	"strings"
)

// An Offset is how far a place lies from a named centre, in kilometres to the
// east and to the north, kept to a hundredth.
type Offset struct {
	east, north int32 // hundredths of a kilometre
	stated      bool  // tells the centre itself from nothing
}

// farthest is how many kilometres off a place may lie.
const farthest = 2000

// NewOffset returns the place that lies east and north of the centre, in
// kilometres; ok is false where it is more than 2,000 km off.
func NewOffset(east, north float64) (o Offset, ok bool) {
	if !(math.Abs(east) <= farthest && math.Abs(north) <= farthest) {
		return Offset{}, false
	}
	return Offset{int32(math.RoundToEven(east * 100)), int32(math.RoundToEven(north * 100)), true}, true
}

// East returns how far east of the centre a place lies, in kilometres.
func (o Offset) East() float64 { return float64(o.east) / 100 }

// North returns how far north of the centre a place lies, in kilometres.
func (o Offset) North() float64 { return float64(o.north) / 100 }

// IsZero reports whether nothing was stated.
func (o Offset) IsZero() bool { return !o.stated }

// From returns the straight distance to another place, in kilometres.
func (o Offset) From(other Offset) float64 {
	return math.Hypot(o.East()-other.East(), o.North()-other.North())
}

// String returns the canonical text: "12.5 E, 8 S".
func (o Offset) String() string {
	if o.IsZero() {
		return ""
	}
	dst := appendWay(nil, o.east, " E", " W")
	return string(appendWay(append(dst, ", "...), o.north, " N", " S"))
}

func appendWay(dst []byte, hundredths int32, positive, negative string) []byte {
	side := positive
	if hundredths < 0 {
		side, hundredths = negative, -hundredths
	}
	return append(appendDigits(dst, normal(int64(hundredths), 2), plainDigits, -1), side...)
}

// MarshalText returns the canonical text, that of String.
func (o Offset) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads what [ParseOffset] reads; no text is no place.
func (o *Offset) UnmarshalText(b []byte) error { return unmarshal(o, b, ParseOffset) }

// compass are the words that say which way a distance goes, as its axis and
// sign: north counts in ones, east in twos.
var compass = []entry[int]{
	{"N", 1}, {"S", -1}, {"E", 2}, {"W", -2}, {"北", 1}, {"南", -1}, {"东", 2}, {"東", 2}, {"西", -2},
}

// ParseOffset reads two distances in kilometres with the way that each goes, in
// either order: "12.5 E, 8 N"; 东12.5公里，北8公里.
func ParseOffset(s string) (Offset, error) {
	sc := &scanner{in: s}
	o, err := readOffset(sc)
	if err != nil {
		return Offset{}, err
	}
	if !sc.done() {
		return Offset{}, sc.fail(expectOffset())
	}
	return o, nil
}

func readOffset(s *scanner) (Offset, error) {
	s.space()
	start := s.pos
	first, err := readWay(s)
	if err != nil {
		return Offset{}, err
	}
	s.space()
	_ = s.take(",") || s.take("、")
	s.space()
	second, err := readWay(s)
	if err != nil {
		return Offset{}, err
	}
	if first.axis == 1 {
		first, second = second, first
	}
	o, ok := NewOffset(first.degrees, second.degrees)
	if !ok || first.axis != 2 || second.axis != 1 {
		return Offset{}, s.failAt(start, expectOffset())
	}
	return o, nil
}

// readWay reads one distance with the way that it goes before or after it.
func readWay(s *scanner) (angle, error) {
	side, given := longest(s, compass)
	s.space()
	if r, n := s.peek(); n == 0 || !isDigit(r) {
		return angle{}, s.fail(expectOffset())
	}
	d, err := readDegrees(s)
	if err != nil {
		return angle{}, s.fail(expectOffset())
	}
	s.space()
	_ = s.take("km") || s.take("公里") || s.take("千米")
	s.space()
	if !given {
		if side, given = longest(s, compass); !given {
			return angle{}, s.fail(expectOffset())
		}
	}
	a := angle{degrees: d.Float64(), axis: max(side, -side)}
	if side < 0 {
		a.degrees = -a.degrees
	}
	return a, nil
}

// A Course is a line from place to place: a river, a road.
type Course struct{ points []Offset }

// NewCourse returns the line through the given places.
func NewCourse(points ...Offset) Course { return Course{points} }

// Points returns the places in order. They are the course's own.
func (c Course) Points() []Offset { return c.points }

// IsZero reports whether nothing was stated.
func (c Course) IsZero() bool { return len(c.points) == 0 }

// String returns the canonical text: places as [Offset] writes them, between
// semicolons.
func (c Course) String() string {
	parts := make([]string, len(c.points))
	for i, p := range c.points {
		parts[i] = p.String()
	}
	return strings.Join(parts, "; ")
}

// MarshalText returns the canonical text, that of String.
func (c Course) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads what [ParseCourse] reads; no text is no line.
func (c *Course) UnmarshalText(b []byte) error { return unmarshal(c, b, ParseCourse) }

// ParseCourse reads two places or more with semicolons between them:
// "40 W, 8 N; 12 W, 3 N; 0 E, 2 N".
func ParseCourse(s string) (Course, error) {
	sc, c := &scanner{in: s}, Course{}
	for {
		p, err := readOffset(sc)
		if err != nil {
			return Course{}, err
		}
		c.points = append(c.points, p)
		if sc.space(); !sc.take(";") {
			break
		}
		if sc.done() {
			break
		}
	}
	if !sc.done() || len(c.points) < 2 {
		return Course{}, sc.fail(expectCourse())
	}
	return c, nil
}
