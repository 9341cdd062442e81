package geo

import "math"

// An Ellipsoid is a figure of the Earth: its half-axis at the equator in metres
// and its flattening.
type Ellipsoid struct{ Axis, Flattening float64 }

// CGCS2000 is the ellipsoid of China's geodetic system. That of WGS 84 has the
// same axis, and its pole lies a tenth of a millimetre off.
var CGCS2000 = Ellipsoid{6378137, 1 / 298.257222101}

// A Projection lays positions flat: transverse Mercator after Krüger (1912), by
// the series in the third flattening to its fourth power, of which the error is
// below a tenth of a millimetre within 1000 km of the meridian.
type Projection struct {
	origin Position
	north  float64 // kilometres from the equator to the origin
	radius float64 // of the rectifying sphere, kilometres
	ecc    float64
	alpha  [4]float64
}

// NewProjection returns the projection of an ellipsoid whose meridian and origin
// are those of a position.
func NewProjection(e Ellipsoid, origin Position) *Projection {
	n := e.Flattening / (2 - e.Flattening)
	n2, n3, n4 := n*n, n*n*n, n*n*n*n
	p := &Projection{
		origin: origin,
		radius: e.Axis / (1 + n) * (1 + n2/4 + n4/64) / 1000,
		ecc:    math.Sqrt(e.Flattening * (2 - e.Flattening)),
		alpha: [4]float64{
			n/2 - 2*n2/3 + 5*n3/16 + 41*n4/180,
			13*n2/48 - 3*n3/5 + 557*n4/1440,
			61*n3/240 - 103*n4/140,
			49561 * n4 / 161280,
		},
	}
	p.north = p.flat(origin).North
	return p
}

// At returns where a position lies, seen from the origin.
func (p *Projection) At(q Position) Point {
	f := p.flat(q)
	return Point{f.East, f.North - p.north}
}

// flat returns where a position lies, seen from where the meridian meets the
// equator.
func (p *Projection) flat(q Position) Point {
	lat, lon := q.Lat*math.Pi/180, (q.Lon-p.origin.Lon)*math.Pi/180
	s := math.Sin(lat)
	t := math.Sinh(math.Atanh(s) - p.ecc*math.Atanh(p.ecc*s)) // of the conformal latitude
	xi, eta := math.Atan2(t, math.Cos(lon)), math.Asinh(math.Sin(lon)/math.Hypot(t, math.Cos(lon)))
	north, east := xi, eta
	for i, a := range p.alpha {
		k := 2 * float64(i+1)
		north += a * math.Sin(k*xi) * math.Cosh(k*eta)
		east += a * math.Cos(k*xi) * math.Sinh(k*eta)
	}
	return Point{p.radius * east, p.radius * north}
}
