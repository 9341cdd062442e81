package profile

import (
	"fmt"
	"slices"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// A Report is the short report on a check, to be printed for the file.
type Report struct {
	Name  string // of the profile
	Site  i18n.Text
	Day   i18n.Date
	Found []diag.Diagnostic // all that the check found, of every package
}

// items are what the report says something about, with the codes that bear on
// each; those of other packages are rules for every site.
var items = []struct {
	name  i18n.Text
	codes []string
}{
	{i18n.Text{"zh": "网页标签", "en": "page tags"}, []string{"gov-site-name", "gov-site-domain", "gov-domain", "gov-identity-code", "gov-identity-code-form", "gov-pub-date", "gov-content-source", "date-in-future", "gov-tag-missing", "gov-tag-twice", "gov-tag-empty", "gov-tag-value"}},
	{i18n.Text{"zh": "栏目设置与更新", "en": "columns and their freshness"}, []string{"gov-column-missing", "gov-home-stale", "gov-news-stale", "gov-policies-stale"}},
	{i18n.Text{"zh": "页脚备案编号与主办单位", "en": "numbers and organiser at the foot"}, []string{"gov-icp", "gov-icp-form", "gov-public-security", "gov-public-security-form", "gov-organiser", "gov-error-report"}},
	{i18n.Text{"zh": "地图审图号", "en": "approvals of maps"}, []string{"gov-map-approval", "gov-map-approval-form"}},
	{i18n.Text{"zh": "办事指南要素", "en": "key elements of service guides"}, []string{"gov-guide-element"}},
	{i18n.Text{"zh": "发文字号", "en": "document numbers"}, []string{"gov-policy-number", "document-number", "document-number-year"}},
	{i18n.Text{"zh": "外部链接提示", "en": "notice on outside links"}, []string{"gov-outbound-notice", "gov-outbound-direct"}},
	{i18n.Text{"zh": "站内死链", "en": "dead links"}, []string{"dead-link", "link-to-internal", "unknown-reference", "markup-target-empty", "gov-dead-link"}},
	{i18n.Text{"zh": "附件", "en": "attachments"}, []string{"missing-file", "gov-empty-file"}},
}

var (
	reportHead  = i18n.Text{"zh": "# 政府网站检查报告（%[1]s）\n\n网站：%[2]s\n\n检查日期：%[3]s\n\n| 项目 | 结果 |\n|---|---|\n", "en": "# Check of a government site (%[1]s)\n\nSite: %[2]s\n\nDay: %[3]s\n\n| Item | Result |\n|---|---|\n"}
	passed      = i18n.Text{"zh": "通过", "en": "passes"}
	failed      = i18n.Text{"zh": "%[1]d 处", "en": "findings: %[1]d"}
	wholePasses = i18n.Text{"zh": "\n结论：全部通过。\n", "en": "\nAll of it passes.\n"}
	wholeFails  = i18n.Text{"zh": "\n结论：%[1]d 项中 %[2]d 项有问题。\n\n", "en": "\nOf %[1]d items, %[2]d have findings.\n\n"}
	otherFaults = i18n.Text{"zh": "内容另有 %[1]d 条错误，见检查结果。\n", "en": "The content has other errors besides: %[1]d. See the check.\n"}
)

// Markdown writes the report: a line an item, then each finding with its place.
func (r Report) Markdown(lang i18n.Tag) string {
	var b strings.Builder
	say := func(t i18n.Text, args ...any) { b.WriteString(i18n.Message{Format: t, Args: args}.In(lang)) }
	say(reportHead, r.Name, r.Site, r.Day)
	bad, known := 0, []string{unknownProfile.Code}
	var lines []string
	for _, item := range items {
		known = append(known, item.codes...)
		found := r.about(item.codes)
		result, name := i18n.Message{Format: passed}, i18n.Message{Format: item.name}
		if len(found) > 0 {
			bad++
			result = i18n.Message{Format: failed, Args: []any{len(found)}}
		}
		fmt.Fprintf(&b, "| %s | %s |\n", name.In(lang), result.In(lang))
		for _, d := range found {
			lines = append(lines, "- "+place(d)+d.Message(lang)+" `"+d.Rule.Code+"`")
		}
	}
	if bad == 0 {
		say(wholePasses)
	} else {
		say(wholeFails, len(items), bad)
		b.WriteString(strings.Join(lines, "\n") + "\n")
	}
	if n := r.others(known); n > 0 {
		b.WriteString("\n")
		say(otherFaults, n)
	}
	return b.String()
}

func (r Report) about(codes []string) (found []diag.Diagnostic) {
	for _, d := range r.Found {
		if slices.Contains(codes, d.Rule.Code) {
			found = append(found, d)
		}
	}
	return found
}

// others counts the errors that no item is about.
func (r Report) others(known []string) (n int) {
	for _, d := range r.Found {
		if d.Rule.Severity == diag.Error && !slices.Contains(known, d.Rule.Code) {
			n++
		}
	}
	return n
}

// place is a position in front of a finding, empty for nowhere.
func place(d diag.Diagnostic) string {
	p := d.Span.Position()
	switch {
	case p.File == "":
		return ""
	case p.Line == 0:
		return p.File + ": "
	}
	return fmt.Sprintf("%s:%d:%d: ", p.File, p.Line, p.Column)
}
