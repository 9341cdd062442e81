package i18n

import (
	"math/big"
	"math/bits"
)

// AreaUnit is the unit an area was stated in, by its canonical id.
type AreaUnit string

// The units of area. A mu is 2000/3 square metres, a fifteenth of a hectare.
const (
	Mu              AreaUnit = "mu"
	Hectare         AreaUnit = "ha"
	SquareMetre     AreaUnit = "m2"
	SquareKilometre AreaUnit = "km2"
)

// thirds returns the unit in thirds of a square metre, in which all four units
// are whole numbers.
func (u AreaUnit) thirds() int64 {
	switch u {
	case Mu:
		return 2_000
	case Hectare:
		return 30_000
	case SquareMetre:
		return 3
	case SquareKilometre:
		return 3_000_000
	}
	return 0
}

// Area is an extent of land or floor in the unit its office states it in, so
// that 120 mu stays 120 mu. Areas in different units are not ==; compare
// SquareMetres.
type Area struct {
	Low, High Decimal // in Unit; equal unless Precision is Range
	Unit      AreaUnit
	Precision Precision
}

// NewArea returns an exact area.
func NewArea(extent Decimal, unit AreaUnit) Area {
	return Area{Low: extent, High: extent, Unit: unit}
}

// areaUnits are what editors call the units of area.
var areaUnits = []entry[string]{
	{"亩", "mu"}, {"畝", "mu"}, {"市亩", "mu"}, {"mu", "mu"}, {"ムー", "mu"},
	{"公顷", "ha"}, {"公頃", "ha"}, {"ha", "ha"}, {"hectare", "ha"}, {"hectares", "ha"}, {"ヘクタール", "ha"},
	{"平方米", "m2"}, {"平米", "m2"}, {"㎡", "m2"}, {"m2", "m2"}, {"sqm", "m2"}, {"sq m", "m2"}, {"sq. m", "m2"},
	{"square metres", "m2"}, {"square meters", "m2"}, {"平方公尺", "m2"}, {"平方メートル", "m2"},
	{"平方公里", "km2"}, {"平方千米", "km2"}, {"㎢", "km2"}, {"km2", "km2"}, {"sq km", "km2"},
	{"square kilometres", "km2"}, {"square kilometers", "km2"}, {"平方キロメートル", "km2"},
}

var areaGrammar = grammar{
	suffix:  func(s *scanner) (string, bool) { return longest(s, areaUnits) },
	join:    func(_, after string) (string, bool) { return after, true },
	missing: func(_, _, _ string) Message { return expectArea() },
	scales:  [][]entry[int]{hanScales, wordScales},
	want:    func(string) Message { return expectArea() },
}

// ParseArea reads an area as editors write it: 120 亩, 约120亩, 8 公顷,
// 5.2万平方米, 3,200 m², 1.2 平方公里, 50–80亩, 面议.
func ParseArea(s string) (Area, error) {
	m, err := areaGrammar.parse(s)
	if err != nil {
		return Area{}, err
	}
	if m.low.Sign() < 0 {
		return Area{}, &ParseError{Input: s, Expected: expectNotNegative()}
	}
	return Area{m.low, m.high, AreaUnit(m.unit), m.precision}, nil
}

// IsAmount reports whether there is a figure.
func (a Area) IsAmount() bool { return a.Precision.IsAmount() && a.Unit != "" }

// IsZero reports whether nothing was stated.
func (a Area) IsZero() bool { return a == Area{} }

// SquareMetres returns the area exactly; of a range, its low end.
func (a Area) SquareMetres() *big.Rat { return a.in(SquareMetre, a.Low) }

// Mu returns the area in mu exactly; of a range, its low end.
func (a Area) Mu() *big.Rat { return a.in(Mu, a.Low) }

// Hectares returns the area in hectares exactly; of a range, its low end.
func (a Area) Hectares() *big.Rat { return a.in(Hectare, a.Low) }

func (a Area) in(unit AreaUnit, d Decimal) *big.Rat {
	r := big.NewRat(a.Unit.thirds(), unit.thirds())
	return r.Mul(r, d.Rat())
}

// converted returns the area in the unit that goes in brackets: mu and square
// kilometres in hectares, hectares in mu, and what is under a tenth of a hectare
// in whole square metres. places is the least number of decimals to write,
// which padded asks for where hectares were divided out.
func (a Area) converted(padded bool) (low, high Decimal, unit AreaUnit, places int) {
	unit, round, places := Hectare, 2, -1
	switch {
	case a.Unit == Hectare:
		unit = Mu
	case a.belowTenthHectare():
		unit, round = SquareMetre, 0
	case a.Unit == Mu && padded:
		places = 2
	}
	return a.rounded(a.Low, unit, round), a.rounded(a.High, unit, round), unit, places
}

// belowTenthHectare reports whether the smaller figure is under 1.5 mu.
func (a Area) belowTenthHectare() bool {
	return a.Unit == Mu && a.Low.Cmp(Decimal{15, 1}) < 0 && a.High.Cmp(Decimal{15, 1}) < 0
}

// rounded returns d, which is in a.Unit, in another unit to a number of decimal
// places, half to even.
func (a Area) rounded(d Decimal, unit AreaUnit, places int) Decimal {
	// Areas of daily life fit 64 bits; what does not takes the long way.
	if num, den := uint64(a.Unit.thirds())*pow10(places), uint64(unit.thirds()); d.scale <= 6 {
		den *= pow10(int(d.scale))
		if hi, lo := bits.Mul64(d.magnitude(), num); hi == 0 && lo < 1<<62 {
			q, rem := lo/den, lo%den
			if 2*rem > den || 2*rem == den && q%2 == 1 {
				q++
			}
			return normal(int64(q), places)
		}
	}
	r, _ := RoundRat(a.in(unit, d), places)
	return r
}

// MarshalText returns the canonical text, such as "120 mu" or "about 5200 m2".
func (a Area) MarshalText() ([]byte, error) {
	if a.IsZero() {
		return nil, nil
	}
	return a.measure().appendCanonical(nil, false), nil
}

// UnmarshalText reads what [ParseArea] reads; no text is the zero Area.
func (a *Area) UnmarshalText(b []byte) error { return unmarshal(a, b, ParseArea) }

func (a Area) measure() measure { return measure{a.Low, a.High, string(a.Unit), a.Precision} }
