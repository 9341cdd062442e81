package i18n

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// These tests read every word of every table as an editor might write it.

func TestEveryCurrencyName(t *testing.T) {
	for _, e := range currencyNames {
		want := NewMoney(DecimalOf(30_000_000), e.means)
		for _, s := range []string{e.word + " 30 million", e.word + "3000万", "3000万" + e.word, "30 million " + e.word} {
			if strings.HasPrefix(e.word, "元") && !strings.HasPrefix(s, "3") {
				continue // 元人民币 stands behind only
			}
			if m, err := ParseMoney(s); err != nil || m != want {
				t.Errorf("ParseMoney(%q) = %+v, %v", s, m, err)
			}
		}
	}
}

// TestEveryCode reads codes that the table has no names for, and refuses letters
// that are no code.
func TestEveryCode(t *testing.T) {
	for _, code := range []string{"NOK", "DKK", "BRL", "ZAR", "PHP", "IDR", "KZT", "QAR"} {
		for _, s := range []string{code + " 5 million", code + "500万", "500万" + code, strings.ToLower(code) + " 5m"} {
			if m, err := ParseMoney(s); err != nil || m != NewMoney(DecimalOf(5_000_000), code) {
				t.Errorf("ParseMoney(%q) = %+v, %v", s, m, err)
			}
		}
	}
	for _, s := range []string{"QQQ 5 million", "US 5 million", "USDX 5 million", "5 million dollars"} {
		if m, err := ParseMoney(s); err == nil {
			t.Errorf("ParseMoney(%q) = %+v, want an error", s, m)
		}
	}
}

func TestEveryPrecisionWord(t *testing.T) {
	for _, e := range precisionBefore {
		s := e.word + " 5 km"
		if q, err := ParseQuantity(s); err != nil || q != (Quantity{DecimalOf(5), DecimalOf(5), "km", e.means}) {
			t.Errorf("ParseQuantity(%q) = %+v, %v", s, q, err)
		}
	}
	for _, e := range precisionAfter {
		s := "5 km " + e.word
		if q, err := ParseQuantity(s); err != nil || q != (Quantity{DecimalOf(5), DecimalOf(5), "km", e.means}) {
			t.Errorf("ParseQuantity(%q) = %+v, %v", s, q, err)
		}
	}
	for _, e := range noFigure {
		m, errM := ParseMoney(e.word)
		a, errA := ParseArea(strings.ToUpper(e.word))
		if errM != nil || errA != nil || m.Precision != e.means || a.Precision != e.means || m.IsAmount() || a.IsAmount() {
			t.Errorf("%q: %+v, %v, %+v, %v", e.word, m, errM, a, errA)
		}
	}
}

func TestEveryJoiner(t *testing.T) {
	want := Area{DecimalOf(50), DecimalOf(80), Mu, Range}
	for _, e := range between {
		for _, s := range []string{"50 " + e.word + " 80 亩", "50亩" + e.word + "80亩", "50 mu " + e.word + " 80 mu"} {
			if a, err := ParseArea(s); err != nil || a != want {
				t.Errorf("ParseArea(%q) = %+v, %v", s, a, err)
			}
		}
	}
}

func TestEveryMultiplier(t *testing.T) {
	for _, words := range [][]entry[int]{hanScales, wordScales, letterScales} {
		for _, e := range words {
			for _, s := range []string{"RMB 3" + e.word, "RMB 3 " + e.word, "3 " + e.word + " 元"} {
				want, _ := DecimalOf(3).Shift(e.means)
				if m, err := ParseMoney(s); err != nil || m != NewMoney(want, "CNY") {
					t.Errorf("ParseMoney(%q) = %+v, %v", s, m, err)
				}
			}
		}
	}
}

func TestEveryAreaUnit(t *testing.T) {
	for _, e := range areaUnits {
		for _, s := range []string{"5" + e.word, "5 " + e.word, "５" + strings.ToUpper(e.word)} {
			if a, err := ParseArea(s); err != nil || a != NewArea(DecimalOf(5), AreaUnit(e.means)) {
				t.Errorf("ParseArea(%q) = %+v, %v", s, a, err)
			}
		}
	}
}

// TestEveryUnitWord reads each alias of each unit, alone and per year.
func TestEveryUnitWord(t *testing.T) {
	for _, a := range atoms {
		for _, word := range append([]string{a.id}, a.aliases...) {
			for s, want := range map[string]Unit{"5 " + word: Unit(a.id), "5" + word + "/年": Unit(a.id + "/a"), "5 " + word + " per year": Unit(a.id + "/a")} {
				if q, err := ParseQuantity(s); err != nil || q != NewQuantity(DecimalOf(5), want) {
					t.Errorf("ParseQuantity(%q) = %+v, %v", s, q, err)
				}
			}
		}
		for _, word := range a.perAliases {
			s := "5元/" + word
			if q, err := ParseQuantity(s); err != nil || q.Unit != Unit("CNY/"+a.id) {
				t.Errorf("ParseQuantity(%q) = %+v, %v", s, q, err)
			}
		}
	}
}

func TestEveryMonthAndQuarter(t *testing.T) {
	for _, e := range monthNames {
		want := Date{2026, e.means, 9}
		for _, s := range []string{"9 " + e.word + " 2026", e.word + " 9, 2026", "9 " + strings.ToUpper(e.word) + " 2026"} {
			if d, err := ParseDate(s); err != nil || d != want {
				t.Errorf("ParseDate(%q) = %v, %v", s, d, err)
			}
		}
	}
	for _, e := range yearParts {
		want := Period{Date{2026, e.means[0], 0}, Date{2026, e.means[1], 0}}
		for _, s := range []string{"2026年" + e.word, "2026 " + e.word, e.word + " 2026"} {
			if p, err := ParsePeriod(s); err != nil || p != want {
				t.Errorf("ParsePeriod(%q) = %v, %v", s, p, err)
			}
		}
	}
}

func TestEveryHemisphere(t *testing.T) {
	for _, e := range hemispheres {
		other, want := "E 20", Coordinates{1000, 2000, true}
		if e.means*e.means == 4 {
			other, want = "N 20", Coordinates{2000, 1000, true}
		}
		switch e.means {
		case -1:
			want.lat = -want.lat
		case -2:
			want.lon = -want.lon
		}
		for _, s := range []string{e.word + "10, " + other, "10°" + e.word + ", " + other, other + " " + e.word + "10"} {
			if c, err := ParseCoordinates(s); err != nil || c != want {
				t.Errorf("ParseCoordinates(%q) = %v, %v", s, c, err)
			}
		}
	}
}

// TestOffsets checks that a refusal points at the fault, in bytes of what was
// written, through full-width letters too.
func TestOffsets(t *testing.T) {
	fail := func(err error) int {
		var pe *ParseError
		if errors.As(err, &pe) {
			return pe.Offset
		}
		return -1
	}
	for in, want := range map[string]int{"120 亩地": 7, "１２０ 亩地": 13, "  80-50亩": 2, "50亩-8公顷": 6, "120。5亩": 3} {
		if _, err := ParseArea(in); fail(err) != want {
			t.Errorf("ParseArea(%q): %v, want byte %d", in, err, want)
		}
	}
	for in, want := range map[string]int{"2026-02-30": 0, "2026-03-01 起": 11, " 2026-13": 1, "abc": 0} {
		if _, err := ParseDate(in); fail(err) != want && !(in == " 2026-13" && fail(err) >= 0) {
			t.Errorf("ParseDate(%q): %v, want byte %d", in, err, want)
		}
	}
	for in, want := range map[string]int{"18.2": 4, "18.2%（税后）": 5, "x": 0} {
		if _, err := ParsePercent(in); fail(err) != want {
			t.Errorf("ParsePercent(%q): %v, want byte %d", in, err, want)
		}
	}
	for in, want := range map[string]int{"30.27": 5, "30°16′": 4, "30.27, 120.15, 5": 13} {
		if _, err := ParseCoordinates(in); fail(err) != want {
			t.Errorf("ParseCoordinates(%q): %v, want byte %d", in, err, want)
		}
	}
}

// oracle reads a rendered exact amount in the plainest way there is, with none
// of the package's own code: it finds the number and the word of magnitude.
var oracle = regexp.MustCompile(`(−|-)?([\d,.\x{202f}]+)\s*(trillion|billion|million|万亿|亿|万|萬億|億|萬|兆)?`)

var magnitudes = map[string]int64{
	"": 1, "万": 1e4, "萬": 1e4, "million": 1e6, "亿": 1e8, "億": 1e8, "billion": 1e9, "万亿": 1e12, "萬億": 1e12, "兆": 1e12, "trillion": 1e12,
}

func oracleValue(s string) (*big.Rat, error) {
	m := oracle.FindStringSubmatch(s)
	if m == nil {
		return nil, fmt.Errorf("no number in %q", s)
	}
	r, ok := new(big.Rat).SetString(strings.NewReplacer(",", "", "\u202f", "").Replace(m[2]))
	if !ok {
		return nil, fmt.Errorf("%q is no number", m[2])
	}
	r.Mul(r, new(big.Rat).SetInt64(magnitudes[m[3]]))
	if m[1] != "" {
		r.Neg(r)
	}
	return r, nil
}

// TestMagnitudes checks that the same amount has the same magnitude in every
// language to someone who reads the text alone: the fault that put 1075亿元 over
// 107.5亿元.
func TestMagnitudes(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	for range 4_000 {
		m := NewMoney(anyDecimal(r), "CNY")
		if r.IntN(8) == 0 {
			m.Low.coef = -m.Low.coef
			m.High = m.Low
		}
		for _, tag := range everyTag {
			s := For(tag).Money(m)
			if got, err := oracleValue(s); err != nil || got.Cmp(m.Low.Rat()) != 0 {
				t.Fatalf("%s yuan in %s is %q: %v, %v", m.Low, tag, s, got, err)
			}
		}
	}
}

// TestDecimalsShown checks how many decimals stand before a word of magnitude:
// few enough to read.
func TestDecimalsShown(t *testing.T) {
	r := rand.New(rand.NewPCG(33, 34))
	for range 4_000 {
		m := NewMoney(DecimalOf(r.Int64N(1e14)), "CNY")
		for _, tag := range everyTag {
			l := For(tag)
			shown := oracle.FindStringSubmatch(l.Money(m))
			if _, decimals, _ := strings.Cut(shown[2], "."); len(decimals) > l.moneyPlaces {
				t.Fatalf("%s yuan in %s is %s", m.Low, tag, shown[0])
			}
		}
	}
}
