package i18n

import (
	"strings"
	"unicode/utf8"
)

// Quantity is a number of some unit: 30,000 t/a, 110 kV, 2.4 yuan a cubic
// metre, 420 people, 7.5 years. Multipliers (万, million) are part of how it was
// written, not of the value.
type Quantity struct {
	Low, High Decimal // equal unless Precision is Range
	Unit      Unit    // empty if there is no figure
	Precision Precision
}

// NewQuantity returns an exact quantity.
func NewQuantity(d Decimal, unit Unit) Quantity { return Quantity{Low: d, High: d, Unit: unit} }

var quantityGrammar = grammar{
	prefix:  readCurrency,
	suffix:  readUnit,
	join:    joinUnit,
	missing: missingUnit,
	scales:  [][]entry[int]{hanScales, wordScales},
	want:    func(string) Message { return expectUnit() },
}

// ParseQuantity reads a quantity as editors write it: 3万吨/年, 20,000 t/a,
// 110 kV, 2.4 元/m³, 300万元/亩, RMB 20/m²/month, 420 人, 7.5 年. A unit that is
// not known is an error naming the nearest one; an amount of money that is not
// per anything belongs in a field of money and is an error too.
func ParseQuantity(s string) (Quantity, error) {
	m, err := quantityGrammar.parse(s)
	if err != nil {
		return Quantity{}, err
	}
	if m.precision.IsAmount() && !strings.Contains(m.unit, "/") && unitLexicon().ids[m.unit] == nil {
		return Quantity{}, &ParseError{Input: s, Expected: expectMoneyField()}
	}
	return Quantity{m.low, m.high, Unit(m.unit), m.precision}, nil
}

// missingUnit tells no unit at all from one that is not known.
func missingUnit(_, _, rest string) Message {
	end := strings.IndexAny(rest, " ,，；;（(")
	if end >= 0 {
		rest = rest[:end]
	}
	if rest == "" || utf8.RuneCountInString(rest) > 20 {
		return expectUnit()
	}
	return expectKnownUnit(rest, nearestUnit(rest))
}

// IsAmount reports whether there is a figure.
func (q Quantity) IsAmount() bool { return q.Precision.IsAmount() && q.Unit != "" }

// IsZero reports whether nothing was stated; 0 people is something.
func (q Quantity) IsZero() bool { return q == Quantity{} }

// MarshalText returns the canonical text, such as "30000 t/a" or "2.4 CNY/m3".
func (q Quantity) MarshalText() ([]byte, error) {
	if q.IsZero() {
		return nil, nil
	}
	return q.measure().appendCanonical(nil, false), nil
}

// UnmarshalText reads what [ParseQuantity] reads; no text is the zero Quantity.
func (q *Quantity) UnmarshalText(b []byte) error { return unmarshal(q, b, ParseQuantity) }

func (q Quantity) measure() measure { return measure{q.Low, q.High, string(q.Unit), q.Precision} }
