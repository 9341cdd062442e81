package view

import (
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// Values are said by package i18n; here it is tested that each reaches it, and
// that what nobody stated says nothing.
func TestValues(t *testing.T) {
	x := newIndex(input(site(nil)))
	for _, test := range []struct {
		name   string
		say    func(*speech) Cell
		zh, en string
	}{
		{"money", func(s *speech) Cell { return s.money(money("12.5亿元")) }, "12.5亿元", "RMB 1.25 billion"},
		{"negotiable", func(s *speech) Cell { return s.money(money("面议")) }, "面议", "negotiable"},
		{"no money", func(s *speech) Cell { return s.money(i18n.Money{}) }, "", ""},
		{"area", func(s *speech) Cell { return s.area(area("120亩")) }, "120亩（8公顷）", "120 mu (8.00 ha)"},
		{"no area", func(s *speech) Cell { return s.area(i18n.Area{}) }, "", ""},
		{"quantity", func(s *speech) Cell { return s.quantity(quantity("3万吨/年")) }, "3万吨/年", "30,000 t/a"},
		{"no quantity", func(s *speech) Cell { return s.quantity(i18n.Quantity{}) }, "", ""},
		{"percent", func(s *speech) Cell { return s.percent(percent("12.6%")) }, "12.6%", "12.6%"},
		{"no percent", func(s *speech) Cell { return s.percent(i18n.Percent{}) }, "", ""},
		{"nought per cent", func(s *speech) Cell { return s.percent(percent("0%")) }, "0%", "0%"},
		{"one month", func(s *speech) Cell { return s.counted(1, "mo") }, "1个月", "1 month"},
		{"months", func(s *speech) Cell { return s.counted(16, "mo") }, "16个月", "16 months"},
		{"no months", func(s *speech) Cell { return s.counted(0, "mo") }, "", ""},
		{"day", func(s *speech) Cell { return s.date(date("2026-03-01")) }, "2026年3月1日", "1 March 2026"},
		{"month", func(s *speech) Cell { return s.date(date("2026-03")) }, "2026年3月", "March 2026"},
		{"year", func(s *speech) Cell { return s.year(2026) }, "2026年", "2026"},
		{"no year", func(s *speech) Cell { return s.year(0) }, "", ""},
		{"yes", func(s *speech) Cell { return s.yes(true) }, "label.yes", "label.yes"},
		{"not said", func(s *speech) Cell { return s.yes(false) }, "", ""},
		{"values", func(s *speech) Cell { return s.words("mode", []string{"sole", "lease"}) }, "mode.sole、mode.lease", "mode.sole and mode.lease"},
		{"no values", func(s *speech) Cell { return s.words("mode", nil) }, "", ""},
		{"dated", func(s *speech) Cell { return s.dated(plain("x"), date("2026-06")) }, "x 2026年6月", "x June 2026"},
		{"nothing dated", func(s *speech) Cell { return s.dated(nil, date("2026-06")) }, "", ""},
		{"sourced", func(s *speech) Cell { return s.sourced(plain("x"), texts("来源", "source"), i18n.Date{}) }, "x 来源", "x source"},
		{"source", func(s *speech) Cell { return s.source(texts("来源", "source"), date("2026")) }, "来源label.comma2026年", "sourcelabel.comma2026"},
		{"date alone", func(s *speech) Cell { return s.source(nil, date("2026")) }, "2026年", "2026"},
		{"no number", func(s *speech) Cell { return s.number(0) }, "", ""},
		{"other unit", func(s *speech) Cell { return plain(s.otherUnit(area("120亩"))) }, "8公顷", "8.00 ha"},
		{"no other unit", func(s *speech) Cell { return plain(s.otherUnit(area("3200平方米"))) }, "", ""},
		{"kilobytes", func(s *speech) Cell { return plain(s.bytes(2049)) }, "file.kilobytes%!(EXTRA string=3)", "file.kilobytes%!(EXTRA string=3)"},
		{"no file", func(s *speech) Cell { return plain(s.bytes(0)) }, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.say(x.speech("zh")).Text(); got != test.zh {
				t.Errorf("zh: %q, want %q", got, test.zh)
			}
			if got := test.say(x.speech("en")).Text(); got != test.en {
				t.Errorf("en: %q, want %q", got, test.en)
			}
		})
	}
}

func TestDatesAreForMachinesToo(t *testing.T) {
	s := newIndex(input(site(nil))).speech("en")
	if got := html(s.date(date("2026-03"))); got != `<time datetime="2026-03">March 2026</time>` {
		t.Errorf("got %s", got)
	}
}

func TestPhraseFallsBack(t *testing.T) {
	c := site(nil)
	c.Site.Languages = []i18n.Tag{"zh-Hant", "zh", "en"}
	x := newIndex(input(c))
	for _, test := range []struct {
		lang i18n.Tag
		text i18n.Text
		want Phrase
	}{
		{"en", texts("中", "en"), Phrase{Text: "en"}},
		{"en", texts("中", ""), Phrase{"中", "zh-Hans"}},
		{"zh-Hant", texts("中", "en"), Phrase{"中", "zh-Hans"}},
		{"zh-Hant", i18n.Text{"zh-Hant": "繁"}, Phrase{Text: "繁"}},
		{"zh", i18n.Text{"ja": "日"}, Phrase{"日", "ja"}},
		{"zh", nil, Phrase{}},
		{"zh", i18n.Text{"zh-Hans": "简"}, Phrase{Text: "简"}},
	} {
		if got := x.speech(test.lang).phrase(test.text); got != test.want {
			t.Errorf("%s of %v: %+v, want %+v", test.lang, test.text, got, test.want)
		}
	}
}

func TestEachLanguageHasOneSpeech(t *testing.T) {
	x := newIndex(input(site(nil)))
	if x.speech("en") != x.speech("en") || x.speech("en") == x.speech("zh") {
		t.Error("speeches are not kept by language")
	}
}

func TestTitles(t *testing.T) {
	s := newIndex(input(site(nil))).speech("en")
	if got := s.title(&model.Header{ID: "x-1"}); got.Text != "x-1" {
		t.Errorf("a record without a title is called %q", got.Text)
	}
	if got := s.missing(&model.Header{ID: "x"}); got != "missing.none" {
		t.Errorf("a record in no language: %q", got)
	}
	if got := s.missing(&model.Header{Title: texts("中", "")}); got != "missing.other tongue.zh" {
		t.Errorf("a record in the other language: %q", got)
	}
}

func TestFiguresAreOfOneKind(t *testing.T) {
	s := newIndex(input(site(nil))).speech("en")
	for want, f := range map[string]*model.Figure{
		"3.416 million people":      {Value: quantity("341.6万人")},
		"RMB 212.64 billion":        {Money: money("2126.4亿元")},
		"13,600 km² (1,360,000 ha)": {Area: area("13600平方公里")},
		"58.7%":                     {Share: percent("58.7%")},
		"":                          {},
	} {
		if got := s.figure(f).Text(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := trim(date("2025-12-31")); got != date("2025") {
		t.Errorf("a yearly figure is of %v", got)
	}
	if got := trim(date("2026-06-30")); got != date("2026-06-30") {
		t.Errorf("a day is shortened to %v", got)
	}
}

func TestIssueNumbers(t *testing.T) {
	s := newIndex(input(site(nil))).speech("en")
	for want, b := range map[string]*model.Briefing{
		"briefing.issue-total": {Issue: 3, Total: 15},
		"briefing.issue%":      {Issue: 3},
		"":                     {Total: 15},
	} {
		if got := s.issue(b); !strings.HasPrefix(got, want) || (want == "") != (got == "") {
			t.Errorf("issue %d of %d says %q", b.Issue, b.Total, got)
		}
	}
}

func TestHours(t *testing.T) {
	s := newIndex(input(site(nil))).speech("en")
	if s.hours(&model.Event{Ends: "17:00"}) != nil {
		t.Error("an event without a beginning has hours")
	}
	if got := s.hours(&model.Event{Starts: "09:00"}).Text(); !strings.HasPrefix(got, "09:00") || strings.Contains(got, "–") {
		t.Errorf("an event without an end: %q", got)
	}
}
