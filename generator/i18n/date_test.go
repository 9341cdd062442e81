package i18n

import (
	"errors"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"2026-03-01": "2026-03-01", "2026-3-1": "2026-03-01", "2026-03": "2026-03", "2026": "2026",
		"2026年3月1日": "2026-03-01", "2026年03月01日": "2026-03-01", "2026 年 3 月 1 日": "2026-03-01", "２０２６年３月１日": "2026-03-01",
		"2026年3月1号": "2026-03-01", "2026年3月": "2026-03", "2026年3月份": "2026-03", "2026年": "2026",
		"2026/3/1": "2026-03-01", "2026.3.1": "2026-03-01", "2026.10": "2026-10", "2024-02-29": "2024-02-29",
		"1 March 2026": "2026-03-01", "March 2026": "2026-03", "March 1, 2026": "2026-03-01", "1 Mar. 2026": "2026-03-01", "may 2026": "2026-05",
		" 2026-03-01 ": "2026-03-01",
	} {
		if d, err := ParseDate(in); err != nil || d.String() != want {
			t.Errorf("ParseDate(%q) = %s, %v, want %s", in, d, err, want)
		}
	}
	for _, in := range []string{
		"", "26-03-01", "2026-13-01", "2026-00-01", "2026-02-30", "2026-02-29", "2026-03-32", "20260301", "2026-03-01T10:00", "2026/3-1",
		"3月1日", "March", "1 March", "2026年3月1日左右", "2026-", "2026-03-", "0000", "0999-01-01", "二〇二六年",
	} {
		var pe *ParseError
		if d, err := ParseDate(in); !errors.As(err, &pe) {
			t.Errorf("ParseDate(%q) = %s, %v, want an error", in, d, err)
		}
	}
	_, err := ParseDate("2026-02-30")
	var pe *ParseError
	if errors.As(err, &pe); pe.Expected.In("zh") != "日期不存在，2026年2月只有 28 天" {
		t.Errorf("says %v", pe.Expected.In("zh"))
	}
}

func TestDate(t *testing.T) {
	tests := []struct {
		d             Date
		zh, en, other string
		first, last   string
	}{
		{Date{2026, 3, 1}, "2026年3月1日", "1 March 2026", "2026-03-01", "2026-03-01", "2026-03-01"},
		{Date{2024, 2, 0}, "2024年2月", "February 2024", "2024-02", "2024-02-01", "2024-02-29"},
		{Date{2026, 0, 0}, "2026年", "2026", "2026", "2026-01-01", "2026-12-31"},
		{Date{}, "", "", "", "", ""},
	}
	for _, tt := range tests {
		if zh, en, other := For("zh").Date(tt.d), For("en").Date(tt.d), For("it").Date(tt.d); zh != tt.zh || en != tt.en || other != tt.other {
			t.Errorf("%v: %s, %s, %s", tt.d, zh, en, other)
		}
		if tt.d.IsZero() {
			continue
		}
		if first, last := DateOf(tt.d.First()).String(), DateOf(tt.d.Last()).String(); first != tt.first || last != tt.last {
			t.Errorf("%v covers %s to %s", tt.d, first, last)
		}
	}
	if got := DateOf(time.Date(2026, 3, 1, 23, 0, 0, 0, time.FixedZone("", 8*3600))); got != (Date{2026, 3, 1}) {
		t.Error(got)
	}
	if (Date{2026, 0, 0}).Compare(Date{2026, 1, 0}) >= 0 || (Date{2026, 3, 2}).Compare(Date{2026, 3, 1}) <= 0 {
		t.Error("order")
	}
}

func TestPeriod(t *testing.T) {
	tests := []struct{ in, text, zh, ja, en string }{
		{"2026-01/2026-02", "2026-01/2026-02", "2026年1—2月", "2026年1〜2月", "January–February 2026"},
		{"2026年1–2月", "2026-01/2026-02", "2026年1—2月", "2026年1〜2月", "January–February 2026"},
		{"2026年1月-2月", "2026-01/2026-02", "2026年1—2月", "2026年1〜2月", "January–February 2026"},
		{"2026.1-2", "2026-01/2026-02", "2026年1—2月", "2026年1〜2月", "January–February 2026"},
		{"2026-01 至 2026-02", "2026-01/2026-02", "2026年1—2月", "2026年1〜2月", "January–February 2026"},
		{"2026年上半年", "2026-01/2026-06", "2026年1—6月", "2026年1〜6月", "January–June 2026"},
		{"2026年第一季度", "2026-01/2026-03", "2026年1—3月", "2026年1〜3月", "January–March 2026"},
		{"Q4 2026", "2026-10/2026-12", "2026年10—12月", "2026年10〜12月", "October–December 2026"},
		{"2026Q1", "2026-01/2026-03", "2026年1—3月", "2026年1〜3月", "January–March 2026"},
		{"2025年12月—2026年3月", "2025-12/2026-03", "2025年12月—2026年3月", "2025年12月〜2026年3月", "December 2025 – March 2026"},
		{"2024-2026", "2024/2026", "2024—2026年", "2024〜2026年", "2024–2026"},
		{"2024–2026年", "2024/2026", "2024—2026年", "2024〜2026年", "2024–2026"},
		{"2026年3月1日—5日", "2026-03-01/2026-03-05", "2026年3月1—5日", "2026年3月1〜5日", "1–5 March 2026"},
		{"2026年3月1日至4月5日", "2026-03-01/2026-04-05", "2026年3月1日—4月5日", "2026年3月1日〜4月5日", "1 March – 5 April 2026"},
		{"2026-03-01/04-05", "2026-03-01/2026-04-05", "2026年3月1日—4月5日", "2026年3月1日〜4月5日", "1 March – 5 April 2026"},
		{"1–5 March 2026", "2026-03-01/2026-03-05", "2026年3月1—5日", "2026年3月1〜5日", "1–5 March 2026"},
		{"1 March 2026 to 5 April 2027", "2026-03-01/2027-04-05", "2026年3月1日—2027年4月5日", "2026年3月1日〜2027年4月5日", "1 March 2026 – 5 April 2027"},
		{"2026年3月", "2026-03", "2026年3月", "2026年3月", "March 2026"},
		{"2026", "2026", "2026年", "2026年", "2026"},
	}
	for _, tt := range tests {
		p, err := ParsePeriod(tt.in)
		if err != nil || p.String() != tt.text {
			t.Errorf("ParsePeriod(%q) = %s, %v, want %s", tt.in, p, err, tt.text)
			continue
		}
		if zh, ja, en := For("zh").Period(p), For("ja").Period(p), For("en").Period(p); zh != tt.zh || ja != tt.ja || en != tt.en {
			t.Errorf("%s: %s, %s, %s", tt.in, zh, ja, en)
		}
	}
	for _, in := range []string{
		"", "2026-02/2026-01", "2026/2026-03", "2026年1–13月", "2026-02-30/2026-03-01", "1–5", "March", "2026年起", "2026-01/", "2026年3–5日", "2026 Q5",
	} {
		if p, err := ParsePeriod(in); err == nil {
			t.Errorf("ParsePeriod(%q) = %s, want an error", in, p)
		}
	}
}
