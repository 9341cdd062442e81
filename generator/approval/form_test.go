package approval

import (
	"fmt"
	"strings"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

func TestFieldsOf(t *testing.T) {
	const content = `{"id":"p","title":{"zh":"项目"},"tags":["a","b"],"none":[],"land":{"area":"1 亩","years":50,"standard":true},"use":[{"id":"plant","amount":"1 亿元"},{"id":"land","amount":"2 亿元"}]}`
	want := "[{id p} {title.zh 项目} {tags a, b} {land.area 1 亩} {land.years 50} {land.standard true} {use.plant.amount 1 亿元} {use.land.amount 2 亿元}]"
	if got := fmt.Sprint(fieldsOf([]byte(content))); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for i := range content {
		fieldsOf([]byte(content[:i])) // ends, and does not panic
	}
}

func TestChangesBetween(t *testing.T) {
	got := fmt.Sprint(changesBetween([]byte(`{"a":"1","b":"2","c":"3"}`), []byte(`{"a":"1","b":"4","d":"5"}`)))
	if want := "[{b 2 4} {d  5} {c 3 }]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// form is one with a record of every sort.
func form(t *testing.T) *Form {
	named := func(id string, a *Assessment) *Assessment {
		a.Record.Head().ID = id
		return a
	}
	archive := Archive{}
	kept := approved(t, nil)
	archive.Keep(kept)
	archive["projects/closing"], archive["projects/other"] = kept.Content, kept.Content
	change := func(p *model.Project) { p.Code = "B|C" }
	lost := named("lost", approved(t, change))
	return &Form{
		Site: &model.Site{Title: i18n.Text{"zh": "投资某市", "en": "Invest in X"}, Languages: []i18n.Tag{"zh", "en"}, Edition: "2026.2"},
		Day:  day("2026-06-30"), Hash: strings.Repeat("ab", 32), Archive: archive,
		Records: []*Assessment{
			kept, approved(t, change), lost, named("fresh", assess(t, record(nil))),
			named("closing", approved(t, func(p *model.Project) { p.State = model.Closed })),
		},
		Gone:     []string{"projects/gone"},
		Notices:  []model.Notice{{Kind: "parks", ID: "away", Withdrawn: day("2026-06-01")}},
		Withheld: []edition.Withheld{{Kind: "projects", ID: "p", Field: "internal", Reason: edition.InternalField}, {Reason: edition.InternalField}},
		Found:    []diag.Diagnostic{leftOut.At(source.Whole("x.toml"), "projects/p")},
		Label: func(lang i18n.Tag, key string) string {
			if lang == "zh" && key == "field.code" {
				return "编号"
			}
			return ""
		},
	}
}

func TestFormSaysWhatChanged(t *testing.T) {
	for lang, want := range map[i18n.Tag][]string{
		"zh": {
			"# 信息发布审批表", "| 版次 | 2026.2 |", "| 日期 | 2026-06-30 |", strings.Repeat("ab", 32),
			"错误 0 条，警告 0 条，提示 1 条", "- x.toml:0:0 没有有效的发布审批",
			"新增 1 条，变更 2 条，结束 1 条，撤回 1 条，不再公开 1 条；其余 1 条",
			"### 新增\n\n#### projects/fresh 项目", "### 变更\n\n#### projects/p 项目", "| 编号 `code` | A | B\\|C |",
			"#### projects/lost 项目\n\n没有留存上次批准的内容", "### 结束\n\n#### projects/closing", "| `state` | open | closed |",
			"- parks/away 2026-06-01", "- projects/gone", "| 内部字段 | 2 |", "| 内容审核 |  |  |  |  |", "| 保密审查 |", "| 批准 |",
		},
		"en": {
			"# Approval of information for publication", "| Edition | 2026.2 |", "| Date | 2026-06-30 |", strings.Repeat("ab", 32),
			"Errors: 0, warnings: 0, notices: 1", "- x.toml:0:0 it has no valid approval",
			"New: 1, changed: 2, closed: 1, withdrawn: 1, no longer public: 1; the other 1 are",
			"### New\n\n#### projects/fresh Project", "### Changed\n\n#### projects/p Project", "| `code` | A | B\\|C |",
			"#### projects/lost Project\n\nWhat was approved last was not kept", "### Closed\n\n#### projects/closing", "| `state` | open | closed |",
			"- parks/away 2026-06-01", "- projects/gone", "| internal fields | 2 |", "| content review |  |  |  |  |", "| secrecy review |", "| approval |",
		},
	} {
		got := form(t).Markdown(lang)
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: the form does not say %q", lang, w)
			}
		}
		if strings.Contains(got, "%!") || t.Failed() {
			t.Errorf("%s", got)
		}
	}
}

func TestFormIsTheSameTwice(t *testing.T) {
	f := form(t)
	if f.Markdown("zh") != f.Markdown("zh") {
		t.Error("the form differs")
	}
}

func TestProseStandsByItsHash(t *testing.T) {
	f := form(t)
	f.Found, f.Withheld, f.Notices, f.Gone = nil, nil, nil, nil
	body := record(func(p *model.Project) {
		p.Body = model.Prose{"zh": source.Held(source.NewFile("zh.md", strings.Repeat("正文", 200)).All())}
		p.Summary = i18n.Text{"zh": strings.Repeat("摘要", 200) + "\n尾"}
	})
	f.Records = []*Assessment{assess(t, body)}
	got := f.Markdown("zh")
	for _, w := range []string{"全文见记录（哈希 ", "程序检查通过", "…", "## 未进入公开版的内容\n\n没有。"} {
		if !strings.Contains(got, w) {
			t.Errorf("no %q in\n%s", w, got)
		}
	}
}

func TestWordsAreInBothLanguages(t *testing.T) {
	for key, text := range formTexts() {
		if text["zh"] == "" || text["en"] == "" {
			t.Errorf("%s: %v", key, text)
		}
	}
}
