package i18n

import (
	"encoding"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

// everyTag are the tags with a table, one that falls back to each, and two
// without.
var everyTag = []Tag{"zh", "zh-Hant", "ja", "en", "zh-CN", "zh-TW", "en-GB", "fr", "ar"}

// anyDecimal draws decimals as figures have them: few significant digits at any
// magnitude, now and then many.
func anyDecimal(r *rand.Rand) Decimal {
	d := DecimalOf(r.Int64N([]int64{10, 1000, 100_000, 1_000_000_000_000}[r.IntN(4)]))
	if s, ok := d.Shift(r.IntN(14) - 4); ok && s.coef < 1e17 {
		return s
	}
	return d
}

// anyMeasure draws low, high and precision.
func anyMeasure(r *rand.Rand) (low, high Decimal, p Precision) {
	low, p = anyDecimal(r), Precision(r.IntN(5))
	if high = low; p == Range {
		high = anyDecimal(r)
		if c := low.Cmp(high); c > 0 {
			low, high = high, low
		} else if c == 0 {
			return low, high, Exact
		}
	}
	return low, high, p
}

func anyMoney(r *rand.Rand) Money {
	low, high, p := anyMeasure(r)
	currencies := []string{"CNY", "CNY", "USD", "EUR", "JPY", "HKD", "TWD", "MYR", "NOK", "AED"}
	return Money{low, high, currencies[r.IntN(len(currencies))], p}
}

// TestMoneyRoundTrip is the promise that no two languages differ: what any of
// them writes reads back to the very value.
func TestMoneyRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 4_000 {
		m := anyMoney(r)
		for _, tag := range everyTag {
			s := For(tag).Money(m)
			if got, err := ParseMoney(s); err != nil || got != m {
				t.Fatalf("%+v in %s is %q, which reads as %+v, %v", m, tag, s, got, err)
			}
		}
		checkText(t, m, &Money{})
	}
}

func TestMeasureRoundTrips(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	units := []AreaUnit{Mu, Hectare, SquareMetre, SquareKilometre}
	for range 2_000 {
		low, high, p := anyMeasure(r)
		area := Area{low, high, units[r.IntN(4)], p}
		percent := Percent{low, high, p, true}
		unit := Unit(atoms[r.IntN(len(atoms))].id)
		switch r.IntN(4) {
		case 0:
			unit += "/a"
		case 1:
			unit = "CNY/m2/mo"
		}
		quantity := Quantity{low, high, unit, p}
		for _, tag := range everyTag {
			l := For(tag)
			if s := l.AreaPrimary(area); !readsAs(s, area, ParseArea) {
				t.Fatalf("%+v in %s is %q", area, tag, s)
			}
			if s := l.Percent(percent); !readsAs(s, percent, ParsePercent) {
				t.Fatalf("%+v in %s is %q", percent, tag, s)
			}
			if s := l.Quantity(quantity); !readsAs(s, quantity, ParseQuantity) {
				got, err := ParseQuantity(s)
				t.Fatalf("%+v in %s is %q: %+v %v", quantity, tag, s, got, err)
			}
		}
		checkText(t, area, &Area{})
		checkText(t, percent, &Percent{})
		checkText(t, quantity, &Quantity{})
	}
}

func readsAs[T comparable](s string, want T, parse func(string) (T, error)) bool {
	got, err := parse(s)
	return err == nil && got == want
}

// checkText checks that the canonical text of v reads back to v.
func checkText[T interface {
	comparable
	encoding.TextMarshaler
}, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, v T, into P) {
	t.Helper()
	b, err := v.MarshalText()
	if err == nil {
		err = into.UnmarshalText(b)
	}
	if err != nil || *into != v {
		t.Fatalf("%+v is %q in text, which reads as %+v, %v", v, b, *into, err)
	}
}

// anyDate draws a real date of any precision.
func anyDate(r *rand.Rand, precision int) Date {
	d := Date{Year: 1000 + r.IntN(9000)}
	if r.IntN(2) == 0 {
		d.Year = 2024 + r.IntN(3)
	}
	if precision > 0 {
		d.Month = 1 + r.IntN(12)
	}
	if precision > 1 {
		d.Day = 1 + r.IntN(daysIn(d.Year, d.Month))
	}
	return d
}

func TestDateRoundTrips(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 4_000 {
		precision := r.IntN(3)
		p := Period{anyDate(r, precision), anyDate(r, precision)}
		if p.From.Compare(p.To) > 0 {
			p.From, p.To = p.To, p.From
		}
		for _, tag := range everyTag {
			l := For(tag)
			if s := l.Date(p.From); !readsAs(s, p.From, ParseDate) {
				t.Fatalf("%v in %s is %q", p.From, tag, s)
			}
			if s := l.Period(p); !readsAs(s, p, ParsePeriod) {
				got, err := ParsePeriod(s)
				t.Fatalf("%v in %s is %q: %v %v", p, tag, s, got, err)
			}
		}
		checkText(t, p, &Period{})
		checkText(t, p.From, &Date{})
	}
}

func TestPlaceAndPhoneRoundTrips(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	phones := []string{"0571-12345678", "010-12345678转801", "0000-1234567", "400-123-4567", "12345", "13800000000", "+852 1234 5678", "+1 212 555 0100 ext. 7"}
	for range 2_000 {
		c := Coordinates{int32(r.IntN(18001) - 9000), int32(r.IntN(36001) - 18000), true}
		phone, err := ParsePhone(phones[r.IntN(len(phones))])
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range everyTag {
			l := For(tag)
			if s := l.Coordinates(c); !readsAs(s, c, ParseCoordinates) {
				t.Fatalf("%v in %s is %q", c, tag, s)
			}
			if s := l.Phone(phone); !readsAs(s, phone, ParsePhone) {
				got, err := ParsePhone(s)
				t.Fatalf("%+v in %s is %q: %+v %v", phone, tag, s, got, err)
			}
		}
		checkText(t, c, &Coordinates{})
		checkText(t, phone, &Phone{})
	}
}

// TestConversions recomputes converted amounts by the book: the quotient, its
// exponent, and rounding to three digits, half to even, with fractions alone.
func TestConversions(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 4_000 {
		a, b := anyDecimal(r), anyDecimal(r)
		if b.IsZero() {
			continue
		}
		for _, c := range []struct {
			got  func(a, b Decimal) (Decimal, bool)
			want *big.Rat
		}{
			{overRounded, new(big.Rat).Quo(a.Rat(), b.Rat())},
			{overRoundedBig, new(big.Rat).Quo(a.Rat(), b.Rat())},
			{timesRounded, new(big.Rat).Mul(a.Rat(), b.Rat())},
		} {
			got, ok := c.got(a, b)
			if want := threeDigits(c.want); ok && got.Rat().Cmp(want) != 0 {
				t.Fatalf("%s and %s give %s, want %s", a, b, got, want.FloatString(20))
			}
		}
	}
}

// threeDigits rounds r to three significant digits, half to even.
func threeDigits(r *big.Rat) *big.Rat {
	if r.Sign() == 0 {
		return r
	}
	ten, unit := big.NewRat(10, 1), big.NewRat(1, 1)
	for new(big.Rat).Quo(r, unit).Cmp(big.NewRat(1000, 1)) >= 0 {
		unit.Mul(unit, ten)
	}
	for new(big.Rat).Quo(r, unit).Cmp(big.NewRat(100, 1)) < 0 {
		unit.Quo(unit, ten)
	}
	q := new(big.Rat).Quo(r, unit)
	n := quoHalfEven(q.Num(), q.Denom())
	return unit.Mul(unit, new(big.Rat).SetInt(n))
}

// TestAreaBrackets recomputes the hectares and mu in brackets.
func TestAreaBrackets(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 2_000 {
		a := NewArea(anyDecimal(r), []AreaUnit{Mu, Hectare, SquareKilometre}[r.IntN(3)])
		low, _, unit, _ := a.converted(true)
		places := 2
		if unit == SquareMetre {
			places = 0
		}
		want, ok := RoundRat(a.in(unit, a.Low), places)
		if ok && low != want {
			t.Fatalf("%+v in %s: %s, want %s", a, unit, low, want)
		}
		s := For("en").Area(a)
		_, inside, _ := strings.Cut(s, "(")
		if got, err := ParseArea(strings.TrimSuffix(inside, ")")); ok && (err != nil || got.Low != low || got.Unit != unit) {
			t.Fatalf("%+v is %s", a, s)
		}
	}
}
