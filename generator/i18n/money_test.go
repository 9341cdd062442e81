package i18n

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// dec makes a decimal for a test.
func dec(t testing.TB, s string) Decimal {
	t.Helper()
	d, err := ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// amount is a value in words: precision, currency, low and high.
type amount struct{ low, high, currency, precision string }

func TestParseMoney(t *testing.T) {
	tests := map[string]amount{
		"12.5 亿元":                       {"1250000000", "", "CNY", "exact"},
		"12.5亿元":                        {"1250000000", "", "CNY", "exact"},
		"约3000万元":                       {"30000000", "", "CNY", "about"},
		"2–3 亿元":                        {"200000000", "300000000", "CNY", "range"},
		"2-3亿元":                         {"200000000", "300000000", "CNY", "range"},
		"2亿-3亿元":                        {"200000000", "300000000", "CNY", "range"},
		"2亿元至3亿元":                       {"200000000", "300000000", "CNY", "range"},
		"约2—3亿元":                        {"200000000", "300000000", "CNY", "range"},
		"5000万~1.2亿元":                   {"50000000", "120000000", "CNY", "range"},
		"5000万元～1.2亿元":                  {"50000000", "120000000", "CNY", "range"},
		"不低于5000万元":                     {"50000000", "", "CNY", "at-least"},
		"不少于 5000 万元":                   {"50000000", "", "CNY", "at-least"},
		"3亿元以上":                         {"300000000", "", "CNY", "at-least"},
		"3亿元及以上":                        {"300000000", "", "CNY", "at-least"},
		"≥3亿元":                          {"300000000", "", "CNY", "at-least"},
		"超过3亿元":                         {"300000000", "", "CNY", "at-least"},
		"3亿多元":                          {"300000000", "", "CNY", "at-least"},
		"3000余万元":                       {"30000000", "", "CNY", "at-least"},
		"不低于3亿元以上":                      {"300000000", "", "CNY", "at-least"},
		"不超过2000万元":                     {"20000000", "", "CNY", "at-most"},
		"2000万元以内":                      {"20000000", "", "CNY", "at-most"},
		"2000万元以下":                      {"20000000", "", "CNY", "at-most"},
		"3亿元左右":                         {"300000000", "", "CNY", "about"},
		"近3亿元":                          {"300000000", "", "CNY", "about"},
		"人民币约3000万元":                    {"30000000", "", "CNY", "about"},
		"12.5亿元人民币":                     {"1250000000", "", "CNY", "exact"},
		"USD 50 million":                {"50000000", "", "USD", "exact"},
		"usd 50 Million":                {"50000000", "", "USD", "exact"},
		"50 million USD":                {"50000000", "", "USD", "exact"},
		"50 million US dollars":         {"50000000", "", "USD", "exact"},
		"US$50m":                        {"50000000", "", "USD", "exact"},
		"US$2-3 million":                {"2000000", "3000000", "USD", "range"},
		"USD 2 - USD 3 million":         {"2000000", "3000000", "USD", "range"},
		"US$50m+":                       {"50000000", "", "USD", "at-least"},
		"at least USD 50 m":             {"50000000", "", "USD", "at-least"},
		"up to RMB 30 million":          {"30000000", "", "CNY", "at-most"},
		"500万美元":                        {"5000000", "", "USD", "exact"},
		"500万美金":                        {"5000000", "", "USD", "exact"},
		"1200万欧元":                       {"12000000", "", "EUR", "exact"},
		"€1.5bn":                        {"1500000000", "", "EUR", "exact"},
		"RMB 250 million":               {"250000000", "", "CNY", "exact"},
		"RMB250 million":                {"250000000", "", "CNY", "exact"},
		"CNY 1.2bn":                     {"1200000000", "", "CNY", "exact"},
		"CN¥1,250,000":                  {"1250000", "", "CNY", "exact"},
		"约１２．５亿元":                       {"1250000000", "", "CNY", "about"},
		"1.5万亿元":                        {"1500000000000", "", "CNY", "exact"},
		"港币3000万元":                      {"30000000", "", "HKD", "exact"},
		"3000万港元":                       {"30000000", "", "HKD", "exact"},
		"HK$30 million":                 {"30000000", "", "HKD", "exact"},
		"100亿日元":                        {"10000000000", "", "JPY", "exact"},
		"100億円":                         {"10000000000", "", "JPY", "exact"},
		"1.5兆円":                         {"1500000000000", "", "JPY", "exact"},
		"1亿5000万元":                      {"150000000", "", "CNY", "exact"},
		"1万5千元":                         {"15000", "", "CNY", "exact"},
		"3千万元":                          {"30000000", "", "CNY", "exact"},
		"-500万元":                        {"-5000000", "", "CNY", "exact"},
		"CHF 3 million":                 {"3000000", "", "CHF", "exact"},
		"NOK 3 million":                 {"3000000", "", "NOK", "exact"},
		"1,075,000,000元":                {"1075000000", "", "CNY", "exact"},
		"1，250万元":                       {"12500000", "", "CNY", "exact"},
		"RMB 50 million to 1.2 billion": {"50000000", "1200000000", "CNY", "range"},
		"  12.5 亿元  ":                   {"1250000000", "", "CNY", "exact"},
		"面议":                            {"0", "", "", "negotiable"},
		" 面议 ":                          {"0", "", "", "negotiable"},
		"Negotiable":                    {"0", "", "", "negotiable"},
		"待定":                            {"0", "", "", "undecided"},
		"TBD":                           {"0", "", "", "undecided"},
		"undecided":                     {"0", "", "", "undecided"},
	}
	for in, want := range tests {
		m, err := ParseMoney(in)
		if err != nil {
			t.Errorf("ParseMoney(%q): %v", in, err)
			continue
		}
		if want.high == "" {
			want.high = want.low
		}
		if got := (amount{m.Low.String(), m.High.String(), m.Currency, m.Precision.String()}); got != want {
			t.Errorf("ParseMoney(%q) = %v, want %v", in, got, want)
		}
	}
}

func TestParseMoneyErrors(t *testing.T) {
	tests := []struct {
		in     string
		offset int
		says   string // in the English message
	}{
		{"", 0, "an amount such as"},
		{"12.5", 4, `write "12.5万元" or "12.5亿元"`},
		{"3000", 4, "3000亿元"},
		{"12.5亿", 7, `write "12.5亿元"`},
		{"50 million", 10, "a currency"},
		{"122。8万元", 3, "write 122.8"},
		{"122·8万元", 3, "write 122.8"},
		{"12,5 亿元", 2, "three digits after each comma"},
		{"1234,567元", 4, "three digits"},
		{"$50m", 0, "USD, HKD"},
		{"¥500万", 0, "cannot be mistaken"},
		{"￥500万", 0, "cannot be mistaken"},
		{"三千万元", 0, "an amount such as"},
		{"5-1.2亿元", 0, "from low to high"},
		{"3亿元-2亿元", 0, "from low to high"},
		{"2亿元-3亿美元", 8, "the same unit"},
		{"约3亿元以上", 10, "one of about"},
		{"不低于2-3亿元", 9, "one of about"},
		{"USD 500万欧元", 7, "one currency"},
		{"12.5亿元（含税）", 10, "nothing more"},
		{"1 billion 883 million", 10, "a currency"},
		{"RMB 1 billion 883 million", 14, "write 1.883 billion"},
		{"9999999999999999999元", 0, "at most 18 digits"},
		{"99999999999万亿元", 0, "at most 18 digits"},
		{"12.5 亿吨", 8, "a currency"},
		{"约", 3, "an amount such as"},
	}
	for _, tt := range tests {
		_, err := ParseMoney(tt.in)
		var pe *ParseError
		if !errors.As(err, &pe) {
			t.Errorf("ParseMoney(%q) = %v, want a ParseError", tt.in, err)
			continue
		}
		if pe.Input != tt.in || pe.Offset != tt.offset {
			t.Errorf("ParseMoney(%q) fails at %d of %q, want %d", tt.in, pe.Offset, pe.Input, tt.offset)
		}
		if msg := pe.Expected.In("en"); !strings.Contains(msg, tt.says) {
			t.Errorf("ParseMoney(%q) says %q, want %q in it", tt.in, msg, tt.says)
		}
		for _, tag := range []Tag{"en", "zh"} {
			if msg := pe.Expected.In(tag); msg == "" || strings.Contains(msg, "%!") {
				t.Errorf("ParseMoney(%q) says %q in %s", tt.in, msg, tag)
			}
		}
	}
}

// TestMoney says what each table writes. Narrow spaces are shown as spaces.
func TestMoney(t *testing.T) {
	tests := []struct{ in, zh, hant, ja, en, other string }{
		{"12.5亿元", "12.5亿元", "人民幣12.5億元", "12.5億元", "RMB 1.25 billion", "CNY 1 250 000 000"},
		{"1,075,000,000元", "10.75亿元", "人民幣10.75億元", "10.75億元", "RMB 1.075 billion", "CNY 1 075 000 000"},
		{"1,075,500,000元", "10.755亿元", "人民幣10.755億元", "10.755億元", "RMB 1,075.5 million", "CNY 1 075 500 000"},
		{"123456789元", "12,345.6789万元", "人民幣12,345.6789萬元", "12,345.6789万元", "RMB 123,456,789", "CNY 123 456 789"},
		{"123456789.01元", "123,456,789.01元", "人民幣123,456,789.01元", "123,456,789.01元", "RMB 123,456,789.01", "CNY 123 456 789.01"},
		{"1.5万亿元", "1.5万亿元", "人民幣1.5萬億元", "1.5兆元", "RMB 1.5 trillion", "CNY 1 500 000 000 000"},
		{"5万元", "5万元", "人民幣5萬元", "5万元", "RMB 50,000", "CNY 50 000"},
		{"0元", "0元", "人民幣0元", "0元", "RMB 0", "CNY 0"},
		{"0.62元", "0.62元", "人民幣0.62元", "0.62元", "RMB 0.62", "CNY 0.62"},
		{"-500万元", "-500万元", "人民幣-500萬元", "-500万元", "RMB −5 million", "CNY −5 000 000"},
		{"约3000万元", "约3000万元", "約人民幣3000萬元", "約3,000万元", "about RMB 30 million", "≈ CNY 30 000 000"},
		{"3亿元以上", "不低于3亿元", "不低於人民幣3億元", "3億元以上", "at least RMB 300 million", "≥ CNY 300 000 000"},
		{"3亿元以内", "不超过3亿元", "不超過人民幣3億元", "3億元以下", "no more than RMB 300 million", "≤ CNY 300 000 000"},
		{"2–3亿元", "2亿元～3亿元", "人民幣2億元～3億元", "2億元〜3億元", "RMB 200–300 million", "CNY 200 000 000–300 000 000"},
		{"5000万~1.2亿元", "5000万元～1.2亿元", "人民幣5000萬元～1.2億元", "5,000万元〜1.2億元", "RMB 50–120 million", "CNY 50 000 000–120 000 000"},
		{"5000万~12亿元", "5000万元～12亿元", "人民幣5000萬元～12億元", "5,000万元〜12億元", "RMB 50 million to 1.2 billion", "CNY 50 000 000–1 200 000 000"},
		{"80万-150万元", "80万元～150万元", "人民幣80萬元～150萬元", "80万元〜150万元", "RMB 0.8–1.5 million", "CNY 800 000–1 500 000"},
		{"999999元-150万元", "99.9999万元～150万元", "人民幣99.9999萬元～150萬元", "99.9999万元〜150万元", "RMB 999,999–1,500,000", "CNY 999 999–1 500 000"},
		{"USD 50 million", "5000万美元", "5000萬美元", "5,000万米ドル", "USD 50 million", "USD 50 000 000"},
		{"1200万欧元", "1200万欧元", "1200萬歐元", "1,200万ユーロ", "EUR 12 million", "EUR 12 000 000"},
		{"NOK 2-3 million", "NOK 200～300万", "NOK 200～300萬", "NOK 200〜300万", "NOK 2–3 million", "NOK 2 000 000–3 000 000"},
		{"面议", "面议", "面議", "応相談", "negotiable", "negotiable"},
		{"待定", "待定", "待定", "未定", "undecided", "undecided"},
	}
	for _, tt := range tests {
		m, err := ParseMoney(tt.in)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		for tag, want := range map[Tag]string{"zh": tt.zh, "zh-Hant-HK": tt.hant, "ja": tt.ja, "en-GB": tt.en, "fr": tt.other} {
			if got := strings.ReplaceAll(For(tag).Money(m), "\u202f", " "); got != want {
				t.Errorf("%s in %s: %q, want %q", tt.in, tag, got, want)
			}
		}
	}
	for _, l := range locales() {
		if got := l.Money(Money{}); got != "" {
			t.Errorf("no amount in %s: %q", l.tag, got)
		}
	}
}

func TestMoneyText(t *testing.T) {
	for in, want := range map[string]string{
		"12.5亿元": "CNY 1250000000", "约0.5元": "about CNY 0.5", "2–3亿元": "CNY 200000000..300000000",
		"3亿元以上": "at-least CNY 300000000", "不超过3亿元": "at-most CNY 300000000", "面议": "negotiable", "TBD": "undecided",
	} {
		m, err := ParseMoney(in)
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(m)
		if err != nil || string(b) != `"`+want+`"` {
			t.Errorf("%s: %s, %v, want %s", in, b, err, want)
		}
		var back Money
		if err := json.Unmarshal(b, &back); err != nil || back != m {
			t.Errorf("%s reads back as %v, %v", b, back, err)
		}
	}
	m := NewMoney(DecimalOf(1), "CNY")
	if err := m.UnmarshalText(nil); err != nil || !m.IsZero() {
		t.Errorf("no text reads as %v, %v", m, err)
	}
	if m.IsAmount() || !NewMoney(Decimal{}, "CNY").IsAmount() {
		t.Error("an amount of zero is an amount, nothing is none")
	}
}

func TestMoneyWithRate(t *testing.T) {
	usd := Rate{Currency: "USD", PerUnit: dec(t, "7.18"), Date: Date{2026, 6, 0}}
	old := Rate{Currency: "USD", PerUnit: dec(t, "6.38"), Date: Date{2022, 4, 0}}
	tests := []struct {
		in     string
		rate   Rate
		zh, en string
	}{
		{"12.5亿元", usd, "12.5亿元（约1.74亿美元，按7.18，2026年6月）", "RMB 1.25 billion (USD 174 million at 7.18, 2026-06)"},
		{"2.5亿元", old, "2.5亿元（约3920万美元，按6.38，2022年4月）", "RMB 250 million (USD 39.2 million at 6.38, 2022-04)"},
		{"约3000万元", usd, "约3000万元（约418万美元，按7.18，2026年6月）", "about RMB 30 million (USD 4.18 million at 7.18, 2026-06)"},
		{"2–3亿元", usd, "2亿元～3亿元（约2790万美元～4180万美元，按7.18，2026年6月）", "RMB 200–300 million (USD 27.9–41.8 million at 7.18, 2026-06)"},
		{"USD 50 million", usd, "5000万美元（约3.59亿元，按7.18，2026年6月）", "USD 50 million (RMB 359 million at 7.18, 2026-06)"},
		{"EUR 5 million", usd, "500万欧元", "EUR 5 million"},
		{"面议", usd, "面议", "negotiable"},
		{"5万元", Rate{}, "5万元", "RMB 50,000"},
	}
	for _, tt := range tests {
		m, err := ParseMoney(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := For("zh").MoneyWithRate(m, tt.rate); got != tt.zh {
			t.Errorf("%s: %s, want %s", tt.in, got, tt.zh)
		}
		if got := For("en").MoneyWithRate(m, tt.rate); got != tt.en {
			t.Errorf("%s: %s, want %s", tt.in, got, tt.en)
		}
	}
	m, _ := ParseMoney("约12.5亿元")
	if got := For("zh").MoneyIn(m, usd); got != "约1.74亿美元" {
		t.Errorf("MoneyIn: %s", got)
	}
	if got := For("en").MoneyIn(Money{Precision: Negotiable}, usd); got != "" {
		t.Errorf("MoneyIn of no figure: %s", got)
	}
}
