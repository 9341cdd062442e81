package i18n

import (
	"slices"
	"testing"
)

func TestParseTag(t *testing.T) {
	for in, want := range map[string]Tag{
		"zh": "zh", "EN": "en", "zh-hant": "zh-Hant", "ZH-HANT-tw": "zh-Hant-TW", "en-gb": "en-GB", "ja": "ja",
		"sr-Latn": "sr-Latn", "es-419": "es-419",
	} {
		if got, err := ParseTag(in); got != want || err != nil {
			t.Errorf("ParseTag(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", "chinese", "z", "zh_CN", "zh-", "-zh", "und", "mul", "zh Hant", "中文", "qq", "zh-Abcd-XQ"} {
		if got, err := ParseTag(in); err == nil {
			t.Errorf("ParseTag(%q) = %q, want an error", in, got)
		}
	}
}

func TestLocaleOfATag(t *testing.T) {
	for tag, want := range map[Tag]string{
		"zh": "zh_CN", "en": "en_US", "ja": "ja_JP", "en-GB": "en_GB", "zh-Hans": "zh_CN", "zh-CN": "zh_CN", "zh-HK": "zh_HK", "de": "de_DE",
		"zh-Hant": "", "zh-Hant-HK": "zh_HK", "es-419": "", "sr-Latn": "", "ar": "ar_EG", "": "", "x": "", "nonsense-tag": "",
	} {
		if got := tag.Locale(); got != want {
			t.Errorf("%q: %q, want %q", tag, got, want)
		}
	}
}

func TestTag(t *testing.T) {
	tests := []struct {
		tag       Tag
		html      string
		fallbacks []Tag
	}{
		{"zh", "zh-Hans", nil},
		{"en", "en", nil},
		{"zh-Hant", "zh-Hant", []Tag{"zh"}},
		{"zh-Hant-TW", "zh-Hant-TW", []Tag{"zh-Hant", "zh"}},
		{"zh-HK", "zh-HK", []Tag{"zh-Hant", "zh"}},
		{"zh-CN", "zh-CN", []Tag{"zh"}},
		{"en-u-co-phonebk", "en-u-co-phonebk", []Tag{"en-u-co", "en"}},
		{"", "", nil},
	}
	for _, tt := range tests {
		if got := tt.tag.HTML(); got != tt.html {
			t.Errorf("%s in HTML is %s, want %s", tt.tag, got, tt.html)
		}
		if got := tt.tag.Fallbacks(); !slices.Equal(got, tt.fallbacks) {
			t.Errorf("%s falls back to %v, want %v", tt.tag, got, tt.fallbacks)
		}
	}
}

func TestText(t *testing.T) {
	text := Text{"zh": "园区", "zh-Hant": "園區", "en": "park", "fr": ""}
	tests := []struct {
		tag   Tag
		order []Tag
		want  string
		got   Tag
	}{
		{"zh", nil, "园区", "zh"},
		{"zh-Hant-TW", nil, "園區", "zh-Hant"},
		{"zh-SG", nil, "园区", "zh"},
		{"fr", []Tag{"de", "zh-TW"}, "園區", "zh-Hant"},
		{"fr", nil, "park", "en"},
		{"", nil, "park", "en"},
	}
	for _, tt := range tests {
		if s, got := text.Best(tt.tag, tt.order...); s != tt.want || got != tt.got {
			t.Errorf("best for %s: %s in %s, want %s in %s", tt.tag, s, got, tt.want, tt.got)
		}
	}
	if s, tag := (Text{"fr": ""}).Best("fr"); s != "" || tag != "" {
		t.Errorf("nothing is %q in %s", s, tag)
	}
	if _, ok := text.In("zh-TW"); ok {
		t.Error("In falls back")
	}
	if s, ok := text.In("en"); s != "park" || !ok {
		t.Errorf("In = %q, %v", s, ok)
	}
	if _, ok := text.In("fr"); ok {
		t.Error("a blank entry counts as a text")
	}
}

func TestMessage(t *testing.T) {
	money, err := ParseMoney("12.5亿元")
	if err != nil {
		t.Fatal(err)
	}
	m := Message{
		Format: Text{"zh": "%[2]s的投资为%[1]s，共%[3]d期", "en": "%[1]s invested in %[2]s, in %[3]d phases"},
		Args:   []any{money, Text{"zh": "白石园区", "en": "Baishi park"}, 3},
	}
	for tag, want := range map[Tag]string{
		"zh": "白石园区的投资为12.5亿元，共3期",
		"en": "RMB 1.25 billion invested in Baishi park, in 3 phases",
	} {
		if got := m.In(tag); got != want {
			t.Errorf("in %s: %s, want %s", tag, got, want)
		}
	}
	nested := Message{Format: Text{"zh": "注意：%[1]s", "en": "note: %[1]s"}, Args: []any{m}}
	if got := nested.In("zh"); got != "注意：白石园区的投资为12.5亿元，共3期" {
		t.Error(got)
	}
	if got := (Message{Format: Text{"en": "100% sure"}}).In("zh"); got != "100% sure" {
		t.Error(got)
	}
	if !(Message{}).IsZero() || (Message{}).In("zh") != "" {
		t.Error("the zero message says something")
	}
}

func TestValue(t *testing.T) {
	for v, want := range map[any]string{
		NewMoney(DecimalOf(50000), "CNY"):                     "RMB 50,000",
		NewArea(DecimalOf(50), Mu):                            "50 mu (3.33 ha)",
		NewPercent(DecimalOf(6)):                              "6%",
		NewQuantity(DecimalOf(2), "a"):                        "2 years",
		Date{2026, 3, 1}:                                      "1 March 2026",
		Period{Date{2026, 1, 0}, Date{2026, 2, 0}}:            "January–February 2026",
		Phone{Country: "86", Area: "571", Number: "12345678"}: "+86 571 12345678",
		Coordinates{3027, 12015, true}:                        "30.27° N, 120.15° E",
		DecimalOf(-1234567):                                   "−1,234,567",
	} {
		if got, ok := For("en").Value(v); got != want || !ok {
			t.Errorf("%#v is %q, %v, want %q", v, got, ok, want)
		}
	}
	if s, ok := For("en").Value(7); ok {
		t.Errorf("7 is %q", s)
	}
}

func TestLocale(t *testing.T) {
	items := []string{"a", "b", "c"}
	for tag, want := range map[Tag][4]string{
		"zh":      {"a、b、c", "“a”", "：", "1,234,567"},
		"zh-Hant": {"a、b、c", "「a」", "：", "1,234,567"},
		"ja":      {"a、b、c", "「a」", "：", "1,234,567"},
		"en":      {"a, b and c", "“a”", ": ", "1,234,567"},
		"sw":      {"a, b, c", "“a”", ": ", "1\u202f234\u202f567"},
	} {
		l := For(tag)
		if got := [4]string{l.List(items), l.Quote("a"), l.Sep(), l.Int(1234567)}; got != want || l.Tag() != tag {
			t.Errorf("%s: %v, want %v", tag, got, want)
		}
		if l.List(nil) != "" || l.List(items[:1]) != "a" {
			t.Errorf("%s: short lists", tag)
		}
	}
	for n, want := range map[int64]string{3500: "3500", 12345: "12,345", -12345: "-12,345", 0: "0", -9223372036854775808: "-9,223,372,036,854,775,808"} {
		if got := For("zh").Int(n); got != want {
			t.Errorf("Int(%d) = %s, want %s", n, got, want)
		}
	}
}
