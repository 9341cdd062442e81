package i18n

// Percent is a percentage, in points: 18.2% is 18.2.
type Percent struct {
	Low, High Decimal // equal unless Precision is Range
	Precision Precision
	stated    bool // tells a stated 0% from nothing
}

// NewPercent returns an exact percentage of d points.
func NewPercent(d Decimal) Percent { return Percent{Low: d, High: d, stated: true} }

var percentGrammar = grammar{
	suffix: func(s *scanner) (string, bool) {
		return "%", s.take("%") || s.take("﹪") || s.take("percent") || s.take("per cent")
	},
	join:    func(_, after string) (string, bool) { return after, true },
	missing: func(_, _, _ string) Message { return expectPercent() },
	want:    func(string) Message { return expectPercent() },
}

// ParsePercent reads a percentage: 18.2%, 18.2 %, ６％, 12–15%, 约20%, 不低于6%.
func ParsePercent(s string) (Percent, error) {
	m, err := percentGrammar.parse(s)
	if err != nil {
		return Percent{}, err
	}
	return Percent{m.low, m.high, m.precision, true}, nil
}

// IsAmount reports whether there is a figure.
func (p Percent) IsAmount() bool { return p.Precision.IsAmount() && !p.IsZero() }

// IsZero reports whether nothing was stated; 0% is something.
func (p Percent) IsZero() bool { return p == Percent{} }

// MarshalText returns the canonical text, such as "18.2%" or "12..15%".
func (p Percent) MarshalText() ([]byte, error) {
	if p.IsZero() {
		return nil, nil
	}
	b := measure{p.Low, p.High, "", p.Precision}.appendCanonical(nil, false)
	if p.Precision.IsAmount() {
		b = append(b, '%')
	}
	return b, nil
}

// UnmarshalText reads what [ParsePercent] reads; no text is the zero Percent.
func (p *Percent) UnmarshalText(b []byte) error { return unmarshal(p, b, ParsePercent) }
