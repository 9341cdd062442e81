package i18n

import (
	"math/big"
	"math/bits"
)

// Rate is what one unit of a foreign currency cost in renminbi, when, and who
// says so (the central parity, as a rule).
type Rate struct {
	Currency string  // ISO 4217
	PerUnit  Decimal // yuan for one unit
	Date     Date
	Source   Text
}

// IsZero reports whether there is no rate.
func (r Rate) IsZero() bool { return r.Currency == "" }

// Convert returns m in the other currency of the rate: renminbi in r.Currency
// and the reverse. Figures are rounded to three significant digits, half to
// even. ok is false if m has no figure or the rate does not apply to it.
func (r Rate) Convert(m Money) (converted Money, ok bool) {
	if !m.IsAmount() || r.PerUnit.Sign() <= 0 || r.Currency == renminbi {
		return Money{}, false
	}
	convert := timesRounded
	switch m.Currency {
	case renminbi:
		convert, m.Currency = overRounded, r.Currency
	case r.Currency:
		m.Currency = renminbi
	default:
		return Money{}, false
	}
	var okHigh bool
	m.Low, ok = convert(m.Low, r.PerUnit)
	m.High, okHigh = convert(m.High, r.PerUnit)
	return m, ok && okHigh
}

// significant is the number of digits that a converted amount is stated to.
const significant = 3

// overRounded returns a/b to the stated number of significant digits, half to
// even; b is positive.
func overRounded(a, b Decimal) (Decimal, bool) {
	if a.coef == 0 {
		return a, true
	}
	// Scale the quotient of the coefficients to one or two digits more than are
	// kept; the remainder only breaks ties.
	x, y := a.magnitude(), b.magnitude()
	exp := significant + 1 + digitCount(y) - digitCount(x)
	if exp < -18 || exp > 18 {
		return overRoundedBig(a, b)
	}
	hi, lo := bits.Mul64(x, pow10(max(exp, 0)))
	over, y := bits.Mul64(y, pow10(max(-exp, 0)))
	if over != 0 || hi >= y {
		return overRoundedBig(a, b)
	}
	q, rem := bits.Div64(hi, lo, y)
	return rounded(q, rem != 0, a.coef < 0, exp+int(a.scale)-int(b.scale))
}

// overRoundedBig does the same with fractions, for numbers of very many digits
// or very unlike magnitude.
func overRoundedBig(a, b Decimal) (Decimal, bool) {
	return ratRounded(new(big.Rat).Quo(a.Rat(), b.Rat()))
}

// timesRounded returns a × b to the stated number of significant digits, half
// to even.
func timesRounded(a, b Decimal) (Decimal, bool) {
	if hi, lo := bits.Mul64(a.magnitude(), b.magnitude()); hi == 0 {
		return rounded(lo, false, a.coef < 0, int(a.scale)+int(b.scale))
	}
	return ratRounded(new(big.Rat).Mul(a.Rat(), b.Rat()))
}

// ratRounded rounds any fraction to the stated number of significant digits.
func ratRounded(r *big.Rat) (Decimal, bool) {
	num, den := new(big.Int).Abs(r.Num()), r.Denom()
	// Five more digits than are kept, and a mark for what lies below them.
	exp := significant + 5 + len(den.String()) - len(num.String())
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(exp, -exp))), nil)
	if exp >= 0 {
		num.Mul(num, ten)
	} else {
		den = new(big.Int).Mul(den, ten)
	}
	q, rem := new(big.Int).QuoRem(num, den, new(big.Int))
	return rounded(q.Uint64(), rem.Sign() != 0, r.Sign() < 0, exp)
}

// rounded cuts q × 10^-scale to the stated number of significant digits; more
// says that the true quotient is a little above q.
func rounded(q uint64, more, negative bool, scale int) (Decimal, bool) {
	if n := digitCount(q) - significant; n > 0 {
		unit := pow10(n)
		rest, half := q%unit, unit/2
		q /= unit
		if rest > half || rest == half && (more || q%2 == 1) {
			q++
		}
		scale -= n
	}
	d := Decimal{coef: int64(q)}
	if negative {
		d.coef = -d.coef
	}
	return d.Shift(-scale)
}

// digitCount returns the number of decimal digits of n.
func digitCount(n uint64) int {
	count := 1
	for ; n >= 10; n /= 10 {
		count++
	}
	return count
}

// MoneyIn writes an amount converted at a rate: 1.74亿美元, USD 174 million. The
// figure has three significant digits, half to even. It is empty where there is
// nothing to convert.
func (l *Locale) MoneyIn(m Money, rate Rate) string {
	converted, ok := rate.Convert(m)
	if !ok {
		return ""
	}
	return l.Money(converted)
}

// MoneyWithRate writes an amount with its conversion, the rate and its date:
// RMB 1.25 billion (USD 174 million at 7.18, 2026-06);
// 12.5亿元（约1.74亿美元，按7.18，2026年6月）. Without a conversion it is Money.
func (l *Locale) MoneyWithRate(m Money, rate Rate) string {
	var buf [128]byte
	dst := l.appendMoney(buf[:0], m)
	converted, ok := rate.Convert(m)
	if !ok {
		return string(dst)
	}
	// How firm the amount is was said in front of the bracket.
	if converted.Precision != Range {
		converted.Precision = Exact
	}
	dst = append(dst, l.rate[0]...)
	dst = l.appendMoney(dst, converted)
	dst = append(dst, l.rate[1]...)
	dst = appendDigits(dst, rate.PerUnit, &l.digits, -1)
	if !rate.Date.IsZero() {
		dst = append(dst, l.rate[2]...)
		dst = l.rateDay(dst, rate.Date)
	}
	return string(append(dst, l.rate[3]...))
}
