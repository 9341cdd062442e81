package geo

import (
	"math"
	"testing"
)

// The example that EPSG's Guidance Note 7-2 gives for the transverse Mercator:
// the British national grid, on Airy's ellipsoid, with its scale of 0.9996012717.
func TestProjectionAgainstGuidanceNote(t *testing.T) {
	p := NewProjection(Ellipsoid{6377563.396, 1 / 299.32496}, Position{-2, 49})
	at := p.At(Position{.5, 50.5})
	east, north := 400000+at.East*999.6012717, -100000+at.North*999.6012717
	if math.Abs(east-577274.99) > .01 || math.Abs(north-69740.50) > .01 {
		t.Errorf("%.3f, %.3f", east, north)
	}
}

// Along its meridian lengths are those of the ellipsoid: from the equator to a
// pole 10 001.966 km on WGS 84 (NGA.STND.0036), which is the same to a millimetre
// on CGCS2000.
func TestProjectionAlongTheMeridian(t *testing.T) {
	p := NewProjection(CGCS2000, Position{117, 0})
	if at := p.At(Position{117, 90}); math.Abs(at.North-10001.9657293) > 1e-6 || math.Abs(at.East) > 1e-9 {
		t.Errorf("%.7f, %.7f", at.North, at.East)
	}
	q := NewProjection(CGCS2000, Position{117, 30})
	if at := q.At(Position{117, 30}); math.Abs(at.North)+math.Abs(at.East) > 1e-9 {
		t.Errorf("the origin lies at %v", at)
	}
}

// Lengths hold within one part in three thousand up to 150 km off the meridian.
// They are compared with great circles on a sphere of the mean radius there,
// whose own error over a kilometre is far less.
func TestProjectionKeepsLengths(t *testing.T) {
	const lat = 28
	p := NewProjection(CGCS2000, Position{112, lat})
	e2 := CGCS2000.Flattening * (2 - CGCS2000.Flattening)
	across := 6378.137 / math.Sqrt(1-e2*math.Pow(math.Sin(lat*math.Pi/180), 2)) * math.Cos(lat*math.Pi/180) * math.Pi / 180 // of a degree of longitude
	for _, off := range []float64{0, .5, 1, 1.5} {
		a, b := p.At(Position{112 + off, lat}), p.At(Position{112 + off + .01, lat})
		if ratio := math.Hypot(b.East-a.East, b.North-a.North) / (.01 * across); math.Abs(ratio-1) > 1./3000 || off > 0 && ratio < 1 {
			t.Errorf("%g° off: a length is drawn %g times as long", off, ratio)
		}
	}
}

// A name lies on its surface: between the arms of a horseshoe, in a hole and
// outside it would not.
func TestInner(t *testing.T) {
	shoe := []Point{{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 3}, {2, 3}, {2, 10}, {0, 10}}
	frame := [][]Point{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{1, 1}, {1, 9}, {7, 9}, {7, 1}}}
	if p := Inner([][]Point{shoe}); p.East <= 0 || p.East >= 10 || p.North <= 0 || p.North >= 3 && p.East >= 2 && p.East <= 8 {
		t.Errorf("%v is not on the horseshoe", p)
	}
	if p := Inner(frame); p.East < 7 || p.East > 10 || p.North < 0 || p.North > 10 {
		t.Errorf("%v is not beside the hole, where most room is", p)
	}
}
