package i18n

import "math"

// Coordinates are a place on Earth, coarse by design: to a hundredth of a
// degree, about a kilometre. Anything finer is rounded away when it is read, so
// that no output can give away more.
type Coordinates struct {
	lat, lon int32 // hundredths of a degree
	stated   bool  // tells 0, 0 from nothing
}

// NewCoordinates returns the place at lat and lon, in degrees north and east; ok
// is false if they are out of bounds.
func NewCoordinates(lat, lon float64) (c Coordinates, ok bool) {
	if !(math.Abs(lat) <= 90 && math.Abs(lon) <= 180) {
		return Coordinates{}, false
	}
	return Coordinates{int32(math.RoundToEven(lat * 100)), int32(math.RoundToEven(lon * 100)), true}, true
}

// hemispheres are the words that say which way an angle goes, as its axis and
// sign: latitudes count in ones, longitudes in twos.
var hemispheres = []entry[int]{
	{"北纬", 1}, {"北緯", 1}, {"南纬", -1}, {"南緯", -1}, {"东经", 2}, {"東經", 2}, {"東経", 2}, {"西经", -2}, {"西經", -2}, {"西経", -2},
	{"N", 1}, {"S", -1}, {"E", 2}, {"W", -2},
}

// ParseCoordinates reads a latitude and a longitude in decimal degrees:
// 30.27, 120.15; 30.27°N, 120.15°E; 北纬30.27°，东经120.15°. With hemispheres
// either may come first. Values out of bounds, such as the two in the wrong
// order, are errors. More than two decimals are rounded away.
func ParseCoordinates(s string) (Coordinates, error) {
	sc := &scanner{in: s}
	first, err := readAngle(sc)
	if err != nil {
		return Coordinates{}, err
	}
	// 30°16 would be minutes: two angles have something between them.
	apart := sc.space()
	if apart = sc.take(",") || sc.take("、") || sc.take(";") || sc.take("/") || apart; !apart && first.axis == 0 {
		return Coordinates{}, sc.fail(expectCoordinates())
	}
	second, err := readAngle(sc)
	if err != nil {
		return Coordinates{}, err
	}
	if !sc.done() {
		return Coordinates{}, sc.fail(expectCoordinates())
	}
	if first.axis == 2 || second.axis == 1 {
		first, second = second, first
	}
	if first.axis == 2 || second.axis == 1 || (first.axis == 0) != (second.axis == 0) {
		return Coordinates{}, &ParseError{Input: s, Expected: expectCoordinates()}
	}
	c, ok := NewCoordinates(first.degrees, second.degrees)
	if !ok {
		return Coordinates{}, &ParseError{Input: s, Expected: expectLatitudeFirst()}
	}
	return c, nil
}

// angle is one coordinate as read; its axis is 1 for a latitude, 2 for a
// longitude and 0 if that was not said.
type angle struct {
	degrees float64
	axis    int
}

// readAngle reads a number of degrees with its hemisphere before or after it.
func readAngle(s *scanner) (angle, error) {
	s.space()
	side, given := longest(s, hemispheres)
	s.space()
	if r, n := s.peek(); n == 0 || !isDigit(r) && r != '-' && r != '+' {
		return angle{}, s.fail(expectCoordinates())
	}
	d, err := readDegrees(s)
	if err != nil {
		return angle{}, err
	}
	_ = s.take("°") || s.take("度")
	if !given {
		mark := s.pos
		s.space()
		if side, given = longest(s, hemispheres); !given {
			s.pos = mark
		}
	}
	a := angle{degrees: d.Float64(), axis: max(side, -side)}
	if side < 0 {
		a.degrees = -a.degrees
	}
	return a, nil
}

// readDegrees reads digits and a decimal part; a comma ends the number, since
// it may stand right before the second one.
func readDegrees(s *scanner) (Decimal, error) {
	rest := s.in[s.pos:]
	for i, r := range rest {
		if c := fold(r); c == ',' || c == ' ' {
			rest = rest[:i]
			break
		}
	}
	part := scanner{in: s.in[:s.pos+len(rest)], pos: s.pos}
	d, _, err := part.number()
	if err != nil {
		return Decimal{}, s.fail(expectCoordinates())
	}
	s.pos = part.pos
	return d, nil
}

// Lat returns the latitude in degrees north.
func (c Coordinates) Lat() float64 { return float64(c.lat) / 100 }

// Lon returns the longitude in degrees east.
func (c Coordinates) Lon() float64 { return float64(c.lon) / 100 }

// IsZero reports whether nothing was stated.
func (c Coordinates) IsZero() bool { return c == Coordinates{} }

// String returns the canonical text: "30.27,120.15".
func (c Coordinates) String() string {
	if c.IsZero() {
		return ""
	}
	dst := appendDigits(nil, normal(int64(c.lat), 2), plainDigits, -1)
	return string(appendDigits(append(dst, ','), normal(int64(c.lon), 2), plainDigits, -1))
}

// MarshalText returns the canonical text, that of String.
func (c Coordinates) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads what [ParseCoordinates] reads; no text is no place.
func (c *Coordinates) UnmarshalText(b []byte) error { return unmarshal(c, b, ParseCoordinates) }

// Coordinates writes a place: 北纬30.27°，东经120.15°; 30.27° N, 120.15° E.
func (l *Locale) Coordinates(c Coordinates) string {
	if c.IsZero() {
		return ""
	}
	var buf [64]byte
	dst := l.appendAngle(buf[:0], c.lat, l.place.north, l.place.south)
	dst = append(dst, l.place.between...)
	return string(l.appendAngle(dst, c.lon, l.place.east, l.place.west))
}

func (t *table) appendAngle(dst []byte, hundredths int32, positive, negative affix) []byte {
	side := positive
	if hundredths < 0 && !t.place.signed {
		side, hundredths = negative, -hundredths
	}
	dst = append(dst, side.before...)
	dst = appendDigits(dst, normal(int64(hundredths), 2), plainDigits, -1)
	return append(dst, side.after...)
}
