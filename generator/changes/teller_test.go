package changes

import (
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/theme"
	"prospectus/themes"
)

// standard is the standard theme in its four languages.
func standard(t *testing.T) *theme.Theme {
	t.Helper()
	var list diag.List
	th, err := theme.Load(themes.FS, "standard", []i18n.Tag{"zh", "en", "zh-Hant", "ja"}, &list)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// Every field and every table that can change has a name in every language.
func TestEveryFieldHasALabel(t *testing.T) {
	th := standard(t)
	for _, lang := range []i18n.Tag{"zh", "en", "zh-Hant", "ja"} {
		teller := Teller{Lang: lang, Word: func(key string) string { return th.Word(lang, key) }}
		count := 0
		var check func(kind, prefix string, n *node)
		check = func(kind, prefix string, n *node) {
			for _, c := range n.children {
				count++
				f := Field{Doc: prefix + c.key, Type: c.doc.Type}
				if c.isTable() {
					f.Type = "table"
				}
				if got := teller.field(f); got == c.key {
					t.Errorf("%s: %s.%s has no label", lang, kind, f.Doc)
				}
				star := ""
				if c.keyed {
					star = ".*"
				}
				check(kind, f.Doc+star+".", c)
			}
		}
		for _, kind := range Kinds() {
			check(kind, "", forms()[kind].root)
		}
		if count < 300 {
			t.Fatalf("only %d fields found", count)
		}
	}
}

func TestTeller(t *testing.T) {
	th := standard(t)
	name := func(ref, id string) (i18n.Text, bool) {
		return i18n.Text{"zh": "示例局", "en": "Sample Bureau"}, ref == "offices" && id == "bureau"
	}
	for _, test := range []struct {
		field          Field
		written        string
		label, en, chn string
	}{
		{Field{Path: "investment", Doc: "investment", Type: "money"}, "CNY 1250000000", "Total investment", "RMB 1.25 billion", "12.5亿元"},
		{Field{Path: "land.area", Doc: "land.area", Type: "area"}, "120 mu", "Land", "120 mu (8.00 ha)", "120亩（8公顷）"},
		{Field{Path: "build_months", Doc: "build_months", Type: "number"}, "18", "Construction period", "18 months", "18个月"},
		{Field{Path: "state", Doc: "state", Type: "word", List: "state"}, "reserved", "Status", "on hold", "暂停对接"},
		{Field{Path: "office", Doc: "office", Type: "word", Ref: "offices"}, "bureau", "Contact office", "Sample Bureau", "示例局"},
		{Field{Path: "office", Doc: "office", Type: "word", Ref: "offices"}, "lost", "Contact office", "lost", "lost"},
		{Field{Path: "returns.irr", Doc: "returns.irr", Type: "percent"}, "18.2%", "Internal rate of return", "18.2%", "18.2%"},
		{Field{Path: "verified", Doc: "date", Type: "date"}, "2026-03-01", "Date", "1 March 2026", "2026年3月1日"},
		{Field{Path: "phase.one.period", Doc: "phase.*.period", Type: "period"}, "2026-01/2026-06", "Phase one · Period", "January–June 2026", "2026年1—6月"},
		{Field{Path: "land.standard", Doc: "land.standard", Type: "boolean"}, "true", "Standard land", "yes", "是"},
		{Field{Path: "utility.steam.price", Doc: "utility.*.price", Type: "quantity"}, "200 CNY/t", "Steam · Price", "RMB 200/t", "200元/吨"},
		{Field{Path: "utility.odd.price", Doc: "utility.*.price", Type: "quantity", Row: i18n.Text{"en": "Chilled water"}}, "about", "Chilled water · Price", "about", "about"},
		{Field{Path: "clause.exotic.exclusive", Doc: "clause.*.exclusive", Type: "words", List: "threshold"}, "jobs", "Clauses, conditions and amounts · Whether the threshold itself counts", "", ""},
		{Field{Path: "utility.gas", Doc: "utility.*", Type: "table"}, "", "Supply capacity · Natural gas", "", ""},
		{Field{Path: "node", Doc: "node", Type: "word"}, "x", "Chain link", "x", "x"},
		{Field{Path: "node", Doc: "node", Type: "table"}, "", "Links", "", ""},
		{Field{Path: "novelty", Doc: "novelty"}, "x", "novelty", "x", "x"},
	} {
		english := Teller{Lang: "en", Word: func(key string) string { return th.Word("en", key) }, Name: name}
		chinese := Teller{Lang: "zh", Word: func(key string) string { return th.Word("zh", key) }, Name: name}
		if got := english.Label(test.field); got != test.label {
			t.Errorf("%s is called %q, want %q", test.field.Path, got, test.label)
		}
		if en, zh := english.Value(test.field, test.written), chinese.Value(test.field, test.written); en != test.en || zh != test.chn {
			t.Errorf("%s: %q, %q; want %q, %q", test.field.Path, en, zh, test.en, test.chn)
		}
	}
}
