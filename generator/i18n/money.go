package i18n

import "strings"

// Money is an amount as an office states it: a figure or two, a currency, and
// how firmly it is meant. Equal amounts are == however they were written.
type Money struct {
	// Low and High are in units of the currency (yuan, dollars). They are equal
	// unless Precision is Range, and zero if it is Negotiable or Undecided.
	Low, High Decimal
	Currency  string // ISO 4217; empty if there is no figure
	Precision Precision
}

// NewMoney returns an exact amount in units of an ISO 4217 currency.
func NewMoney(amount Decimal, currency string) Money {
	return Money{Low: amount, High: amount, Currency: currency}
}

var moneyGrammar = grammar{
	prefix:  readCurrency,
	suffix:  readCurrencyAfter,
	join:    joinCurrency,
	missing: missingCurrency,
	scales:  [][]entry[int]{hanScales, wordScales, letterScales},
	want:    wantMoney,
}

// ParseMoney reads an amount as editors write it: 12.5 亿元, 约3000万元, 2–3亿元,
// 不低于5000万元, 3亿元以上, USD 50 million, 港币3000万元, 面议, TBD. A figure must
// say its currency: a number alone is an error, and so is a sign that several
// currencies share. At a range's low end the multiplier may be left out.
func ParseMoney(s string) (Money, error) {
	m, err := moneyGrammar.parse(s)
	if err != nil {
		return Money{}, err
	}
	return Money{Low: m.low, High: m.high, Currency: m.unit, Precision: m.precision}, nil
}

func wantMoney(rest string) Message {
	for _, sign := range []string{"$", "¥", "￥", "＄"} {
		if strings.HasPrefix(rest, sign) {
			return expectPlainSign()
		}
	}
	return expectMoney()
}

func missingCurrency(number, amount, rest string) Message {
	switch {
	case strings.HasPrefix(rest, "$") || strings.HasPrefix(rest, "¥"):
		return expectPlainSign()
	case number != amount:
		return expectCurrency(amount)
	}
	return expectMoneyUnit(number)
}

// IsAmount reports whether there is a figure: an amount that is negotiable or
// undecided stays out of sums and is counted apart.
func (m Money) IsAmount() bool { return m.Precision.IsAmount() && m.Currency != "" }

// IsZero reports whether nothing was stated. An amount of zero is not nothing.
func (m Money) IsZero() bool { return m == Money{} }

// MarshalText returns the canonical text, such as "CNY 1250000000",
// "at-least CNY 50000000", "CNY 200000000..300000000" or "negotiable".
func (m Money) MarshalText() ([]byte, error) {
	if m.IsZero() {
		return nil, nil
	}
	return m.measure().appendCanonical(nil, true), nil
}

// UnmarshalText reads what [ParseMoney] reads; no text is the zero Money.
func (m *Money) UnmarshalText(b []byte) error { return unmarshal(m, b, ParseMoney) }

func (m Money) measure() measure { return measure{m.Low, m.High, m.Currency, m.Precision} }

// appendCanonical writes a measure without a language: the name of its
// precision, if any, then figures and unit. It reads back to the same value.
func (m measure) appendCanonical(dst []byte, unitFirst bool) []byte {
	if !m.precision.IsAmount() {
		return append(dst, m.precision.String()...)
	}
	if m.precision == About || m.precision == AtLeast || m.precision == AtMost {
		dst = append(append(dst, m.precision.String()...), ' ')
	}
	if unitFirst {
		dst = append(append(dst, m.unit...), ' ')
	}
	dst = appendDigits(dst, m.low, plainDigits, -1)
	if m.precision == Range {
		dst = append(dst, ".."...)
		dst = appendDigits(dst, m.high, plainDigits, -1)
	}
	if !unitFirst && m.unit != "" {
		dst = append(append(dst, ' '), m.unit...)
	}
	return dst
}
