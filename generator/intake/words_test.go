package intake

import (
	"os"
	"strings"
	"testing"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// sections are where the theme has the words of each list.
var sections = map[string]string{
	"State": "state", "ProjectType": "project-type", "Mode": "mode", "LandUse": "land-use", "Tenure": "tenure", "Basis": "basis",
	"TaxBasis": "tax-basis", "Progress": "progress", "ResourceClass": "resource-class", "AccessStatus": "access-status",
	"Readiness": "readiness", "Destination": "destination", "Stage": "stage", "Ready": "ready",
}

// TestWordsAreThoseOfTheTheme: an office reads the same words on the site and in
// its spreadsheets.
func TestWordsAreThoseOfTheTheme(t *testing.T) {
	for _, lang := range []i18n.Tag{"zh", "en"} {
		text, err := os.ReadFile("../../themes/standard/strings/" + string(lang) + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		doc := content.ParseTOML(source.NewFile("strings", string(text)).All(), new(diag.List))
		for list, section := range sections {
			for _, w := range words[list] {
				v := doc.Find(section + "." + w.value)
				if v == nil || v.Text != shown(list, w.value, lang) {
					t.Errorf("%s %s.%s: here %q", lang, section, w.value, shown(list, w.value, lang))
				}
			}
		}
	}
}

// TestListsAreWhole: each closed list of the model has all its words, each with
// one meaning.
func TestListsAreWhole(t *testing.T) {
	for _, f := range fields {
		if f.values == nil {
			continue
		}
		for _, v := range f.values {
			for _, lang := range []i18n.Tag{"zh", "en"} {
				if got := found[f.list][fold(shown(f.list, v, lang))]; got != v {
					t.Errorf("%s: %q reads as %q", f.path, shown(f.list, v, lang), got)
				}
			}
		}
		if len(words[f.list]) != len(f.values) {
			t.Errorf("%s has %d words, the model %d", f.list, len(words[f.list]), len(f.values))
		}
	}
}

// TestHeadingsLead: each heading leads to a field, and each field that stands in
// no keyed table has one, so that exports read back.
func TestHeadingsLead(t *testing.T) {
	named := map[string]bool{}
	for _, h := range headings {
		if !strings.HasPrefix(h.path, "@") && target(h.path) == nil {
			t.Errorf("%s leads to %s, which is no field", h.zh, h.path)
		}
		for _, name := range []string{h.zh, h.en} {
			if got := vocabulary[key(name)]; got.path != h.path {
				t.Errorf("%q leads to %s, not to %s", name, got.path, h.path)
			}
		}
		named[strings.TrimSuffix(strings.TrimSuffix(h.path, ".zh"), ".en")] = true
	}
	for _, f := range fields {
		if f.table() == "" && !named[f.path] {
			t.Errorf("%s has no heading", f.path)
		}
	}
	for _, f := range fields {
		if f.table() != "" && (partWords[f.keys[len(f.keys)-1]] == "" || partSheets[f.table()] == "") {
			t.Errorf("%s has no word for its column or sheet", f.path)
		}
	}
}

func TestLabels(t *testing.T) {
	for s, want := range map[string]struct{ path, unit string }{
		"总投资（万元）":          {"investment", "万元"},
		"总投资\n(亿元)":        {"investment", "亿元"},
		"＊项目名称：":           {"title.zh", ""},
		"一、项目背景":           {bodyPath, ""},
		"（二）合作方式":          {"modes", ""},
		"第三章 投资估算及资金筹措":    {bodyPath, ""},
		"用地面积，单位：亩":        {"land.area", "亩"},
		"投资回收期（年，税后）":      {"returns.payback", ""},
		"内部收益率（%）":         {"returns.irr", "%"},
		"建设期（月）":           {"build_months", "月"},
		"占地面积(㎡)":          {"land.area", "㎡"},
		"Total Investment": {"investment", ""},
		"领导批示":             {"", ""},
		"1":                {"", ""},
	} {
		l := readLabel(s)
		path := ""
		if l.heading != nil {
			path = l.heading.path
		}
		if path != want.path || l.unit != want.unit {
			t.Errorf("%q is %q in %q, want %q in %q", s, path, l.unit, want.path, want.unit)
		}
	}
}

// TestTakings: passages give a value only where they leave no doubt.
func TestTakings(t *testing.T) {
	for s, want := range map[string]string{
		"项目总投资约1.8亿元，其中设备1亿元。":  "约1.8亿元",
		"总投资为 500 万美元":          "500 万美元",
		"总投资额约为3000万元":          "约3000万元",
		"一期总投资 3000 万元，二期 2 亿元": "",
		"其中总投资2亿元":              "",
		"总投资1亿元。……总投资2亿元。":      "",
		"总投资1.2–1.5亿元":          "",
		"总投资较大":                 "",
	} {
		got, _ := takings[0].take(s)
		if got != want {
			t.Errorf("%q gives %q, want %q", s, got, want)
		}
	}
	if got, _ := takings[len(takings)-1].take("可吸纳就业120余人"); got != "约120人" {
		t.Errorf("120余人 gives %q", got)
	}
}

func TestDivide(t *testing.T) {
	for s, want := range map[string]string{
		"独资、合资、合作均可": "独资|合资|合作", "合资或合作": "合资|合作", "独资/合资": "独资|合资", "独资,合资；租赁等方式。": "独资|合资|租赁", "、": "",
	} {
		if got := strings.Join(divide(s), "|"); got != want {
			t.Errorf("%q divides into %q, want %q", s, got, want)
		}
	}
}

func TestMarkdownOfWhatPeopleType(t *testing.T) {
	got := markdown([]section{{"背景*", "# 不是标题\n\n- 不是列表\n1. 也不是\n2026年 <b> [x](y) a_b"}})
	want := "## 背景\\*\n\n\\# 不是标题\n\n\\- 不是列表\n\n1\\. 也不是\n\n2026年 \\<b> \\[x\\](y) a\\_b\n"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
