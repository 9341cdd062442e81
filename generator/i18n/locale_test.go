package i18n

import (
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
)

// TestTables checks that no table leaves out a word that the code reaches for.
func TestTables(t *testing.T) {
	for tag, l := range locales() {
		for name, s := range map[string]string{
			"minus": l.digits.minus, "dash": l.dash, "to": l.to, "slash": l.secondSlash, "negotiable": l.negotiable,
			"undecided": l.undecided, "extension": l.extension, "separator": l.separator, "collation": l.collation,
			"opening bracket": l.bracket.before, "closing bracket": l.bracket.after, "opening quote": l.quote.before,
			"closing quote": l.quote.after, "between items": l.list[0], "before the last item": l.list[1],
			"before a conversion": l.rate[0], "before a rate": l.rate[1], "before its date": l.rate[2], "after it": l.rate[3],
		} {
			if s == "" {
				t.Errorf("%s has no %s", tag, name)
			}
		}
		if l.day == nil || l.span == nil || l.rateDay == nil || l.units == nil {
			t.Errorf("%s cannot write dates or units", tag)
		}
		for _, affixes := range [][4]affix{l.moneyAffix, l.areaAffix, l.otherAffix} {
			for p := About; p <= AtMost; p++ {
				if affixes[p] == (affix{}) {
					t.Errorf("%s has no word for %s", tag, p)
				}
			}
		}
	}
}

// TestUnitNames checks that every language names every unit: those with a table
// of their own by a word of theirs wherever English uses a word.
func TestUnitNames(t *testing.T) {
	for tag, l := range locales() {
		names := l.units()
		for _, a := range atoms {
			n := names[a.id]
			if n == nil || n.one == "" || n.per == "" || n.perSymbol == "" {
				t.Errorf("%s does not name %s: %+v", tag, a.id, n)
				continue
			}
			if own, _ := a.names.near(tag); own == "" && tag != neutral && strings.Contains(a.names["en"], "|") {
				t.Errorf("%s has no word of its own for %s", tag, a.id)
			}
		}
	}
}

// TestFor checks which table each tag gets, by how it writes one amount.
func TestFor(t *testing.T) {
	m := NewMoney(DecimalOf(1_250_000_000), "CNY")
	for tag, want := range map[Tag]string{
		"zh": "12.5亿元", "zh-Hans": "12.5亿元", "zh-CN": "12.5亿元", "zh-SG": "12.5亿元", "zh-Hans-CN": "12.5亿元",
		"zh-Hant": "人民幣12.5億元", "zh-HK": "人民幣12.5億元", "zh-Hant-TW": "人民幣12.5億元",
		"ja": "12.5億元", "ja-JP": "12.5億元",
		"en": "RMB 1.25 billion", "en-US": "RMB 1.25 billion",
		"de": "CNY 1 250 000 000", "": "CNY 1 250 000 000",
	} {
		l := For(tag)
		if got := strings.ReplaceAll(l.Money(m), "\u202f", " "); got != want || l.Tag() != tag {
			t.Errorf("%q: %s, want %s", tag, got, want)
		}
	}
}

// TestOtherTables says what the lesser used tables write.
func TestOtherTables(t *testing.T) {
	tests := []struct{ in, hant, ja, fr string }{
		{"3万吨/年", "3萬噸/年", "3万トン/年", "30 000 t/a"},
		{"3–5万吨/年", "3萬噸/年～5萬噸/年", "3万トン/年〜5万トン/年", "30 000–50 000 t/a"},
		{"20元/㎡·月", "人民幣20元/平方公尺·月", "20元/平方メートル/月", "CNY 20/m²/month"},
		{"110kV", "110千伏", "110kV", "110 kV"},
		{"7.5年", "7.5年", "7.5年", "7.5 a"},
		{"420人", "420人", "420人", "420 person"},
		{"至少2年", "至少2年", "2年以上", "≥ 2 a"},
		{"待定", "待定", "未定", "undecided"},
	}
	for _, tt := range tests {
		q, err := ParseQuantity(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		for tag, want := range map[Tag]string{"zh-Hant": tt.hant, "ja": tt.ja, "fr": tt.fr} {
			if got := strings.ReplaceAll(For(tag).Quantity(q), "\u202f", " "); got != want {
				t.Errorf("%s in %s: %s, want %s", tt.in, tag, got, want)
			}
		}
	}
	rate := Rate{Currency: "USD", PerUnit: dec(t, "7.18"), Date: Date{2026, 6, 30}}
	m := NewMoney(DecimalOf(1_250_000_000), "CNY")
	for tag, want := range map[Tag]string{
		"zh-Hant": "人民幣12.5億元（約1.74億美元，按7.18，2026年6月30日）",
		"ja":      "12.5億元（約1.74億米ドル、1単位7.18元、2026年6月30日）",
		"fr":      "CNY 1 250 000 000 (USD 174 000 000; 7.18, 2026-06-30)",
	} {
		if got := strings.ReplaceAll(For(tag).MoneyWithRate(m, rate), "\u202f", " "); got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
}

// TestNothing checks that the zero value of every kind is written as nothing
// and has the empty canonical text.
func TestNothing(t *testing.T) {
	for _, tag := range everyTag {
		l := For(tag)
		for _, v := range []any{Money{}, Area{}, Percent{}, Quantity{}, Date{}, Period{}, Phone{}, Coordinates{}, Text{}, Message{}} {
			if s, ok := l.Value(v); s != "" || !ok {
				t.Errorf("%T{} in %s is %q", v, tag, s)
			}
			if m, ok := v.(interface{ MarshalText() ([]byte, error) }); ok {
				if b, err := m.MarshalText(); len(b) > 0 || err != nil {
					t.Errorf("%T{} is %q in text, %v", v, b, err)
				}
			}
			if z, ok := v.(interface{ IsZero() bool }); ok && !z.IsZero() {
				t.Errorf("%T{} is not zero", v)
			}
		}
	}
}

// TestConcurrent has locales used from many goroutines at once, for the race
// detector.
func TestConcurrent(t *testing.T) {
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(uint64(i), 1))
			for range 50 {
				l := For(everyTag[r.IntN(len(everyTag))])
				if q, err := ParseQuantity(l.Quantity(NewQuantity(DecimalOf(3), "t/a"))); err != nil || q.Unit != "t/a" {
					t.Error(q, err)
				}
				if l.Collator().Compare("a", "b") >= 0 {
					t.Error("b before a")
				}
			}
		})
	}
	wg.Wait()
}

// TestExpectations says every message in both languages of editors and checks
// that its verbs fit its arguments.
func TestExpectations(t *testing.T) {
	messages := []Message{
		expectTag(), expectNumber(), expectPoint("1", "2"), expectGroups(), expectFewerDigits(), expectEnd("x"), expectOneValue("x"),
		expectRange("2", "1"), expectSameUnit(), expectOnePrecision(), expectNotNegative(), expectMoney(), expectMoneyUnit("1"),
		expectCurrency("1亿"), expectPlainSign(), expectOneCurrency(), expectArea(), expectPercent(), expectUnit(),
		expectKnownUnit("x", "t"), expectMoneyField(), expectDate(), expectRealDate(2026, 2, 28), expectMonth(), expectPeriod(),
		expectPeriodOrder(), expectPhone(), expectCoordinates(), expectLatitudeFirst(), expectPrecision(),
	}
	for _, m := range messages {
		for _, tag := range []Tag{"zh", "en"} {
			if _, ok := m.Format.In(tag); !ok {
				t.Errorf("no %s for %v", tag, m.Format)
			}
			if s := m.In(tag); strings.Contains(s, "%!") || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "。") {
				t.Errorf("in %s: %s", tag, s)
			}
		}
	}
}

func TestPrecision(t *testing.T) {
	for p := Exact; p <= Undecided; p++ {
		b, err := p.MarshalText()
		var back Precision
		if err != nil || back.UnmarshalText(b) != nil || back != p {
			t.Errorf("%s reads back as %s", b, back)
		}
		if p.IsAmount() != (p <= Range) {
			t.Errorf("%s is an amount: %v", p, p.IsAmount())
		}
	}
	var p Precision
	if err := p.UnmarshalText([]byte("roughly")); err == nil {
		t.Error("roughly is a precision")
	}
	if got := Precision(99).String(); got != "precision(99)" {
		t.Error(got)
	}
}
