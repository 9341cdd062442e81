package i18n

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

func TestParseDecimal(t *testing.T) {
	for in, want := range map[string]string{
		"12.5": "12.5", "12.50": "12.5", "0": "0", "-0": "0", "００７": "7", "１２．５": "12.5", "+3": "3", "-3.20": "-3.2", "−3": "-3",
		"1,250,000": "1250000", "1，250，000": "1250000", "1 250 000": "1250000", "1\u202f250": "1250", "1'250": "1250", " 12 ": "12",
		"0.000000000000000001": "0.000000000000000001", "999999999999999999": "999999999999999999",
		"000000000000000000000005": "5",
	} {
		if d, err := ParseDecimal(in); err != nil || d.String() != want {
			t.Errorf("ParseDecimal(%q) = %s, %v, want %s", in, d, err, want)
		}
	}
	for _, in := range []string{
		"", "a", "-", ".5", "5.", "1,25", "1,2500", "12,50,000", "1,250 000", "1250,000", "1.2.3", "122。8", "122·8", "一百",
		"1e5", "1000000000000000000", "0.0000000000000000001", "12 34", "NaN", "\xff",
	} {
		if d, err := ParseDecimal(in); err == nil {
			t.Errorf("ParseDecimal(%q) = %s, want an error", in, d)
		}
	}
}

// TestDecimalArithmetic checks everything against fractions.
func TestDecimalArithmetic(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for range 5_000 {
		a, b := anyDecimal(r), anyDecimal(r)
		if r.IntN(2) == 0 {
			a.coef = -a.coef
		}
		if r.IntN(4) == 0 {
			b = a
		}
		if got, want := a.Cmp(b), a.Rat().Cmp(b.Rat()); got != want || (a == b) != (want == 0) {
			t.Fatalf("%s against %s: %d, want %d", a, b, got, want)
		}
		if sum, ok := a.Add(b); ok && sum.Rat().Cmp(new(big.Rat).Add(a.Rat(), b.Rat())) != 0 {
			t.Fatalf("%s + %s = %s", a, b, sum)
		}
		exp := r.IntN(9) - 4
		power := new(big.Rat).SetFloat64(math.Pow10(max(exp, -exp)))
		if exp < 0 {
			power.Inv(power)
		}
		if s, ok := a.Shift(exp); ok && s.Rat().Cmp(power.Mul(power, a.Rat())) != 0 {
			t.Fatalf("%s shifted by %d is %s", a, exp, s)
		}
		if got, ok := RoundRat(a.Rat(), int(a.scale)); !ok || got != a {
			t.Fatalf("%s rounded to its own places is %s", a, got)
		}
		checkText(t, a, &Decimal{})
	}
}

func TestDecimalBounds(t *testing.T) {
	most, least := DecimalOf(math.MaxInt64), DecimalOf(math.MinInt64)
	if _, ok := most.Add(DecimalOf(1)); ok {
		t.Error("no overflow upwards")
	}
	if _, ok := least.Add(DecimalOf(-1)); ok {
		t.Error("no overflow downwards")
	}
	if _, ok := most.Shift(1); ok {
		t.Error("no overflow in a shift")
	}
	if _, ok := DecimalOf(1).Shift(-19); ok {
		t.Error("more places than there are")
	}
	if least.Cmp(most) != -1 || least.String() != "-9223372036854775808" {
		t.Error(least)
	}
	if got := dec(t, "12.5").Float64(); got != 12.5 {
		t.Error(got)
	}
}

func TestRoundRat(t *testing.T) {
	tests := []struct {
		num, den int64
		places   int
		want     string
	}{
		{25, 1000, 2, "0.02"}, {35, 1000, 2, "0.04"}, {-25, 1000, 2, "-0.02"}, {2, 3, 2, "0.67"}, {5, 2, 0, "2"}, {3590, 5621, 4, "0.6387"},
	}
	for _, tt := range tests {
		if got, ok := RoundRat(big.NewRat(tt.num, tt.den), tt.places); !ok || got.String() != tt.want {
			t.Errorf("%d/%d to %d places: %s, want %s", tt.num, tt.den, tt.places, got, tt.want)
		}
	}
	huge := new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 80))
	for _, places := range []int{-1, 19, 0} {
		if got, ok := RoundRat(huge, places); ok {
			t.Errorf("2^80 to %d places: %s", places, got)
		}
	}
}
