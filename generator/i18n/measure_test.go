package i18n

import (
	"errors"
	"math/big"
	"strings"
	"testing"
)

func TestParseArea(t *testing.T) {
	for in, want := range map[string]string{
		"120 亩": "120 mu", "120亩": "120 mu", "约120亩": "about 120 mu", "120 mu": "120 mu",
		"8 公顷": "8 ha", "8 ha": "8 ha", "8.5 hectares": "8.5 ha",
		"5.2万平方米": "52000 m2", "3,200 m²": "3200 m2", "3200㎡": "3200 m2", "3 200 m2": "3200 m2", "3200 sqm": "3200 m2",
		"1.2 平方公里": "1.2 km2", "1.2 km²": "1.2 km2", "5.2 million m²": "5200000 m2",
		"50–80亩": "50..80 mu", "50亩-80亩": "50..80 mu", "100亩以上": "at-least 100 mu", "不超过100亩": "at-most 100 mu",
		"１２０亩": "120 mu", "300余亩": "at-least 300 mu", "面议": "negotiable", "待定": "undecided",
	} {
		a, err := ParseArea(in)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		if b, _ := a.MarshalText(); string(b) != want {
			t.Errorf("ParseArea(%q) = %s, want %s", in, b, want)
		}
	}
	for _, in := range []string{"", "120", "120亩地", "-5亩", "50亩-8公顷", "80-50亩", "120 acres", "亩", "12,0亩", "120。5亩"} {
		var pe *ParseError
		if a, err := ParseArea(in); !errors.As(err, &pe) {
			t.Errorf("ParseArea(%q) = %v, %v, want an error", in, a, err)
		}
	}
}

func TestArea(t *testing.T) {
	tests := []struct{ in, zh, en, other string }{
		{"120亩", "120亩（8公顷）", "120 mu (8.00 ha)", "120 mu (8.00 ha)"},
		{"50亩", "50亩（3.33公顷）", "50 mu (3.33 ha)", "50 mu (3.33 ha)"},
		{"1.2亩", "1.2亩（800平方米）", "1.2 mu (800 m²)", "1.2 mu (800 m²)"},
		{"0.5亩", "0.5亩（333平方米）", "0.5 mu (333 m²)", "0.5 mu (333 m²)"},
		{"50–80亩", "50～80亩（3.33～5.33公顷）", "50–80 mu (3.33–5.33 ha)", "50–80 mu (3.33–5.33 ha)"},
		{"约1.5万亩", "约1.5万亩（1000公顷）", "about 15,000 mu (1,000.00 ha)", "≈ 15 000 mu (1000.00 ha)"},
		{"100亩以上", "不少于100亩（6.67公顷）", "at least 100 mu (6.67 ha)", "≥ 100 mu (6.67 ha)"},
		{"8公顷", "8公顷（120亩）", "8 ha (120 mu)", "8 ha (120 mu)"},
		{"8.25公顷", "8.25公顷（123.75亩）", "8.25 ha (123.75 mu)", "8.25 ha (123.75 mu)"},
		{"1.2平方公里", "1.2平方公里（120公顷）", "1.2 km² (120 ha)", "1.2 km² (120 ha)"},
		{"5.2万平方米", "5.2万平方米", "52,000 m²", "52 000 m²"},
		{"3200㎡", "3200平方米", "3,200 m²", "3200 m²"},
		{"面议", "面议", "negotiable", "negotiable"},
	}
	for _, tt := range tests {
		a, err := ParseArea(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		for tag, want := range map[Tag]string{"zh": tt.zh, "en": tt.en, "de": tt.other} {
			if got := strings.ReplaceAll(For(tag).Area(a), "\u202f", " "); got != want {
				t.Errorf("%s in %s: %s, want %s", tt.in, tag, got, want)
			}
		}
	}
	if got := For("ja").Area(NewArea(DecimalOf(120), Mu)); got != "120ムー（8ヘクタール）" {
		t.Error(got)
	}
}

func TestAreaConversions(t *testing.T) {
	a := NewArea(DecimalOf(120), Mu)
	for _, tt := range []struct {
		got, want *big.Rat
	}{
		{a.SquareMetres(), big.NewRat(80000, 1)},
		{a.Hectares(), big.NewRat(8, 1)},
		{a.Mu(), big.NewRat(120, 1)},
		{NewArea(DecimalOf(1), Mu).SquareMetres(), big.NewRat(2000, 3)},
		{NewArea(DecimalOf(1), SquareKilometre).Mu(), big.NewRat(1500, 1)},
		{NewArea(DecimalOf(1), Hectare).Mu(), big.NewRat(15, 1)},
		{Area{}.SquareMetres(), new(big.Rat)},
	} {
		if tt.got.Cmp(tt.want) != 0 {
			t.Errorf("got %s, want %s", tt.got, tt.want)
		}
	}
}

func TestPercent(t *testing.T) {
	tests := []struct{ in, text, zh, en string }{
		{"18.2%", "18.2%", "18.2%", "18.2%"},
		{"18.2 %", "18.2%", "18.2%", "18.2%"},
		{"６％", "6%", "6%", "6%"},
		{"12–15%", "12..15%", "12%～15%", "12–15%"},
		{"12%-15%", "12..15%", "12%～15%", "12–15%"},
		{"约20%", "about 20%", "约20%", "about 20%"},
		{"20%以上", "at-least 20%", "不低于20%", "at least 20%"},
		{"-3.2%", "-3.2%", "-3.2%", "−3.2%"},
		{"-3%~-2%", "-3..-2%", "-3%～-2%", "−3 to −2%"},
		{"0%", "0%", "0%", "0%"},
		{"1883%", "1883%", "1883%", "1,883%"},
		{"待定", "undecided", "待定", "undecided"},
	}
	for _, tt := range tests {
		p, err := ParsePercent(tt.in)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		if b, _ := p.MarshalText(); string(b) != tt.text || p.IsZero() {
			t.Errorf("ParsePercent(%q) = %s, want %s", tt.in, b, tt.text)
		}
		if zh, en := For("zh").Percent(p), For("en").Percent(p); zh != tt.zh || en != tt.en {
			t.Errorf("%s: %s, %s, want %s, %s", tt.in, zh, en, tt.zh, tt.en)
		}
	}
	for _, in := range []string{"", "18.2", "18.2%%", "%", "18。2%", "15–12%"} {
		if p, err := ParsePercent(in); err == nil {
			t.Errorf("ParsePercent(%q) = %v, want an error", in, p)
		}
	}
	if NewPercent(Decimal{}).IsZero() {
		t.Error("0% is something")
	}
}

func TestQuantity(t *testing.T) {
	tests := []struct{ in, text, zh, en string }{
		{"3万吨/年", "30000 t/a", "3万吨/年", "30,000 t/a"},
		{"20,000 t/a", "20000 t/a", "2万吨/年", "20,000 t/a"},
		{"120万吨/年", "1200000 t/a", "120万吨/年", "1.2 million t/a"},
		{"3–5万吨/年", "30000..50000 t/a", "3万吨/年～5万吨/年", "30,000–50,000 t/a"},
		{"110 kV", "110 kV", "110千伏", "110 kV"},
		{"110kv", "110 kV", "110千伏", "110 kV"},
		{"2.4 元/m³", "2.4 CNY/m3", "2.4元/立方米", "RMB 2.4/m³"},
		{"2.4元/吨", "2.4 CNY/t", "2.4元/吨", "RMB 2.4/t"},
		{"0.62 元/kWh", "0.62 CNY/kWh", "0.62元/千瓦时", "RMB 0.62/kWh"},
		{"0.62元/度", "0.62 CNY/kWh", "0.62元/千瓦时", "RMB 0.62/kWh"},
		{"0.62元/千瓦时", "0.62 CNY/kWh", "0.62元/千瓦时", "RMB 0.62/kWh"},
		{"USD 0.08/kWh", "0.08 USD/kWh", "0.08美元/千瓦时", "USD 0.08/kWh"},
		{"RMB 20/m²/month", "20 CNY/m2/mo", "20元/平方米·月", "RMB 20/m²/month"},
		{"20元/㎡·月", "20 CNY/m2/mo", "20元/平方米·月", "RMB 20/m²/month"},
		{"20 yuan per m² per month", "20 CNY/m2/mo", "20元/平方米·月", "RMB 20/m²/month"},
		{"300万元/亩", "3000000 CNY/mu", "300万元/亩", "RMB 3 million/mu"},
		{"不低于300万元/亩", "at-least 3000000 CNY/mu", "至少300万元/亩", "at least RMB 3 million/mu"},
		{"30–40万元/亩·年", "300000..400000 CNY/mu/a", "30万元/亩·年～40万元/亩·年", "RMB 300,000–400,000/mu/year"},
		{"8 m", "8 m", "8米", "8 m"},
		{"1.5 t/m²", "1.5 t/m2", "1.5吨/平方米", "1.5 t/m²"},
		{"38 km", "38 km", "38公里", "38 km"},
		{"38千米", "38 km", "38公里", "38 km"},
		{"420 人", "420 person", "420人", "420 people"},
		{"1 person", "1 person", "1人", "1 person"},
		{"7.5 年", "7.5 a", "7.5年", "7.5 years"},
		{"1年", "1 a", "1年", "1 year"},
		{"约2年", "about 2 a", "约2年", "about 2 years"},
		{"24个月", "24 mo", "24个月", "24 months"},
		{"50000千瓦", "50000 kW", "5万千瓦", "50,000 kW"},
		{"5万千瓦", "50000 kW", "5万千瓦", "50,000 kW"},
		{"500兆瓦", "500 MW", "500兆瓦", "500 MW"},
		{"2亿千瓦时/年", "200000000 kWh/a", "2亿千瓦时/年", "200 million kWh/a"},
		{"12,345人", "12345 person", "12,345人", "12,345 people"},
		{"5000辆/年", "5000 vehicle/a", "5000辆/年", "5,000 vehicles/year"},
		{"500 t/d", "500 t/d", "500吨/日", "500 t/d"},
		{"60 mg/L", "60 mg/L", "60毫克/升", "60 mg/L"},
		{"180℃", "180 degC", "180℃", "180 °C"},
		{"100–150 kg", "100..150 kg", "100～150千克", "100–150 kg"},
		{"10 A", "10 A", "10安培", "10 A"},
		{"7度", "7 degree", "7度", "7 degrees"},
		{"3.2个百分点", "3.2 pp", "3.2个百分点", "3.2 percentage points"},
		{"30%", "30 %", "30%", "30%"},
		{"1.2万标准箱", "12000 teu", "1.2万标准箱", "12,000 TEU"},
		{"待定", "undecided", "待定", "undecided"},
	}
	for _, tt := range tests {
		q, err := ParseQuantity(tt.in)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		if b, _ := q.MarshalText(); string(b) != tt.text {
			t.Errorf("ParseQuantity(%q) = %s, want %s", tt.in, b, tt.text)
		}
		if zh, en := For("zh").Quantity(q), For("en").Quantity(q); zh != tt.zh || en != tt.en {
			t.Errorf("%s: %s, %s, want %s, %s", tt.in, zh, en, tt.zh, tt.en)
		}
	}
}

func TestParseQuantityErrors(t *testing.T) {
	for in, says := range map[string]string{
		"":        "a unit after",
		"20":      "a unit after",
		"20 吨/念":  `not "吨/念"`,
		"20 kWa":  `the nearest is "kW`,
		"5000 万元": "not an amount of money",
		"RMB 20":  "not an amount",
		"/m3":     "a unit after",
		"5 m 高":   "nothing more",
	} {
		_, err := ParseQuantity(in)
		var pe *ParseError
		if !errors.As(err, &pe) || !strings.Contains(pe.Error(), says) {
			t.Errorf("ParseQuantity(%q) = %v, want %q in it", in, err, says)
		}
	}
}

// TestUnits checks the table itself: ids are single, and every unit reads back
// from its name in every language, alone and behind a slash.
func TestUnits(t *testing.T) {
	if got := len(unitLexicon().ids); got != len(atoms) {
		t.Errorf("%d ids for %d units", got, len(atoms))
	}
	for _, l := range locales() {
		for _, a := range atoms {
			for _, unit := range []Unit{Unit(a.id), Unit(a.id + "/a"), Unit("CNY/" + a.id), Unit("t/" + a.id), Unit("person/" + a.id)} {
				if a.alone && strings.HasSuffix(string(unit), "/"+a.id) {
					continue
				}
				for _, n := range []int64{1, 5, 120000} {
					q := NewQuantity(DecimalOf(n), unit)
					s := l.Quantity(q)
					if got, err := ParseQuantity(s); err != nil || got != q {
						t.Errorf("%v in %s is %q, which reads as %v, %v", q, l.tag, s, got, err)
					}
				}
			}
		}
	}
	for unit, want := range map[Unit]string{"CNY/mu": "RMB/mu", "t/a": "t/a", "person": "people"} {
		if got := For("en").Unit(unit); got != want {
			t.Errorf("Unit(%s) = %s, want %s", unit, got, want)
		}
	}
	if got := For("zh").Unit("CNY/mu"); got != "元/亩" {
		t.Error(got)
	}
}
