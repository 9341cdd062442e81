package i18n

import (
	"cmp"
	"math/big"
	"math/bits"
	"strconv"
)

// Decimal is an exact decimal number, coefficient × 10^-scale. It is kept in
// lowest form, so that == is equality of value. The zero Decimal is zero.
type Decimal struct {
	coef  int64
	scale uint8 // 0 to maxScale; 0 for every whole number
}

const (
	maxScale  = 18
	maxDigits = 18 // what is read; all 18-digit numbers fit an int64
)

// pow10 returns 10^n for n from 0 to 19.
func pow10(n int) uint64 {
	p := uint64(1)
	for range n {
		p *= 10
	}
	return p
}

// DecimalOf returns the whole number n.
func DecimalOf(n int64) Decimal { return Decimal{coef: n} }

// ParseDecimal reads a number as editors type it: half- or full-width digits,
// an optional sign, thousands separated by "," "，" or a space in groups of
// three, and "." or "．" as the decimal point. The Chinese full stop in place of
// the point (122。8) is refused with a word on what to write: it is a slip that
// a reader cannot tell from the end of a sentence.
func ParseDecimal(s string) (Decimal, error) {
	sc := scanner{in: s}
	sc.space()
	d, _, err := sc.number()
	if err != nil {
		return Decimal{}, err
	}
	if err := sc.end(); err != nil {
		return Decimal{}, err
	}
	return d, nil
}

// normal puts a coefficient and scale in lowest form.
func normal(coef int64, scale int) Decimal {
	if coef == 0 {
		return Decimal{}
	}
	for scale > 0 && coef%10 == 0 {
		coef, scale = coef/10, scale-1
	}
	return Decimal{coef, uint8(scale)}
}

// Shift returns d × 10^exp; ok is false if the result has more digits than a
// Decimal holds.
func (d Decimal) Shift(exp int) (r Decimal, ok bool) {
	if d.coef == 0 || exp == 0 {
		return d, true
	}
	coef, scale := d.coef, int(d.scale)-exp
	for ; scale < 0; scale++ {
		if next := coef * 10; next/10 == coef {
			coef = next
			continue
		}
		return Decimal{}, false
	}
	for scale > 0 && coef%10 == 0 {
		coef, scale = coef/10, scale-1
	}
	return Decimal{coef, uint8(scale)}, scale <= maxScale
}

// Add returns d + o; ok is false if the sum has more digits than a Decimal holds.
func (d Decimal) Add(o Decimal) (sum Decimal, ok bool) {
	if d.scale < o.scale {
		d, o = o, d
	}
	coef := o.coef
	for range int(d.scale) - int(o.scale) {
		next := coef * 10
		if next/10 != coef {
			return Decimal{}, false
		}
		coef = next
	}
	total := d.coef + coef
	if (total > d.coef) != (coef > 0) {
		return Decimal{}, false
	}
	return normal(total, int(d.scale)), true
}

// Cmp returns -1, 0 or +1 as d is less than, equal to or greater than o.
func (d Decimal) Cmp(o Decimal) int {
	if d.scale == o.scale || d.Sign() != o.Sign() {
		if d.Sign() != o.Sign() {
			return cmp.Compare(d.Sign(), o.Sign())
		}
		return cmp.Compare(d.coef, o.coef)
	}
	// Same sign: compare magnitudes on the finer scale, in 128 bits.
	scale := int(max(d.scale, o.scale))
	dh, dl := bits.Mul64(d.magnitude(), pow10(scale-int(d.scale)))
	oh, ol := bits.Mul64(o.magnitude(), pow10(scale-int(o.scale)))
	return d.Sign() * cmp.Or(cmp.Compare(dh, oh), cmp.Compare(dl, ol))
}

// Sign returns -1, 0 or +1.
func (d Decimal) Sign() int { return cmp.Compare(d.coef, 0) }

// IsZero reports whether d is zero.
func (d Decimal) IsZero() bool { return d.coef == 0 }

// magnitude returns the absolute coefficient; it is right for the least int64 too.
func (d Decimal) magnitude() uint64 {
	if d.coef < 0 {
		return -uint64(d.coef)
	}
	return uint64(d.coef)
}

// Rat returns d as a fraction.
func (d Decimal) Rat() *big.Rat {
	den := new(big.Int).SetUint64(pow10(int(d.scale)))
	return new(big.Rat).SetFrac(big.NewInt(d.coef), den)
}

// Float64 returns the nearest float, for drawing and sorting, never for sums.
func (d Decimal) Float64() float64 {
	f, _ := strconv.ParseFloat(d.String(), 64)
	return f
}

// String returns the shortest plain writing: no separators, no exponent.
func (d Decimal) String() string {
	return string(appendDigits(nil, d, plainDigits, -1))
}

// MarshalText returns the canonical text, that of String.
func (d Decimal) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what [ParseDecimal] reads.
func (d *Decimal) UnmarshalText(b []byte) error { return unmarshal(d, b, ParseDecimal) }

// RoundRat rounds r to the given number of decimal places, half to even, the
// rule every derived figure here goes by. ok is false if the result has more
// digits than a Decimal holds or places is not in 0 to 18.
func RoundRat(r *big.Rat, places int) (d Decimal, ok bool) {
	if places < 0 || places > maxScale {
		return Decimal{}, false
	}
	num := new(big.Int).SetUint64(pow10(places))
	num.Mul(num, r.Num())
	q := quoHalfEven(num, r.Denom())
	if !q.IsInt64() {
		return Decimal{}, false
	}
	return normal(q.Int64(), places), true
}

// quoHalfEven returns num/den to the nearest whole number, half to even; den is
// positive.
func quoHalfEven(num, den *big.Int) *big.Int {
	q, rem := new(big.Int).QuoRem(num, den, new(big.Int))
	rem.Abs(rem).Lsh(rem, 1)
	if c := rem.Cmp(den); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(int64(num.Sign())))
	}
	return q
}

// unmarshal is UnmarshalText for all values: no text is no value.
func unmarshal[T any](v *T, b []byte, parse func(string) (T, error)) error {
	var got T
	if len(b) > 0 {
		var err error
		if got, err = parse(string(b)); err != nil {
			return err
		}
	}
	*v = got
	return nil
}
