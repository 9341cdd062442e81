package preview

import (
	"encoding/json"
	"net/http"

	"prospectus/generator/i18n"
)

// words are what the preview itself says, as formats.
var words = map[string]i18n.Text{
	"other-host": {
		"zh": "预览只供本机使用，请用以下地址打开：%[1]s\n",
		"en": "the preview is for this machine alone; open it as one of: %[1]s\n",
	},
	"read-only":   {"zh": "预览只能查看，不能提交\n", "en": "the preview can be looked at and nothing more\n"},
	"cannot-show": {"zh": "这一页暂时显示不了", "en": "This page cannot be shown"},

	"line":         {"zh": "第 %[1]d 行，第 %[2]d 列", "en": "line %[1]d, column %[2]d"},
	"sheets-set":   {"zh": "单页已排 %[1]d / %[2]d", "en": "sheets set: %[1]d of %[2]d"},
	"more-records": {"zh": "另有 %[1]d 条记录", "en": "%[1]d more records"},
	"site-files":   {"zh": "全站数据与设置", "en": "The site's own tables and settings"},
	"site-whole":   {"zh": "全站", "en": "The whole site"},
	"no-county":    {"zh": "全市", "en": "City-wide"},
	"no-office":    {"zh": "未写明承办机构", "en": "No office is named"},
}

// deskWords are those of the desk that take no arguments; its subjects go by their
// keys.
var deskWords = map[string]i18n.Text{
	"desk":         {"zh": "工作台", "en": "Desk"},
	"lead":         {"zh": "今天要处理的事项。保存文件后，本页自动更新。", "en": "What needs a hand today. After a save this page brings itself up to date."},
	"as-of":        {"zh": "按此日期计算", "en": "As of"},
	"to-site":      {"zh": "看网站", "en": "See the site"},
	"checking":     {"zh": "正在核对，数目还会变", "en": "still checking; the counts may change"},
	"checked":      {"zh": "已全部核对", "en": "everything was checked"},
	"subjects":     {"zh": "事项", "en": "Subjects"},
	"all":          {"zh": "全部", "en": "Everything"},
	"grouped":      {"zh": "分组", "en": "Grouping"},
	"by-office":    {"zh": "按承办机构", "en": "By office"},
	"by-county":    {"zh": "按县区", "en": "By county"},
	"all-units":    {"zh": "回到全部", "en": "Back to all"},
	"check-sheets": {"zh": "检查全部单页的排版和照片", "en": "Check the layout and photographs of all sheets"},
	"open":         {"zh": "打开页面", "en": "Open the page"},
	"nothing":      {"zh": "这里没有要处理的事项。", "en": "Nothing here needs a hand."},
	"faults":       {"zh": "错误与警告", "en": "Faults"},
	"translations": {"zh": "译文", "en": "Translations"},
	"verification": {"zh": "待核实", "en": "To verify"},
	"approvals":    {"zh": "待审批", "en": "To approve"},
	"policies":     {"zh": "政策到期", "en": "Policies ending"},
	"columns":      {"zh": "栏目更新", "en": "Stale columns"},
	"photographs":  {"zh": "照片", "en": "Photographs"},
	"sheets":       {"zh": "单页排版", "en": "Sheets"},
	"error":        {"zh": "错误", "en": "error"},
	"warning":      {"zh": "警告", "en": "warning"},
	"notice":       {"zh": "提示", "en": "notice"},
}

// kindWords name a record's kind.
var kindWords = map[string]i18n.Text{
	"projects": {"zh": "项目", "en": "Project"}, "chains": {"zh": "产业链", "en": "Chain"}, "policies": {"zh": "政策", "en": "Policy"},
	"briefings": {"zh": "简报", "en": "Briefing"}, "parks": {"zh": "园区", "en": "Park"}, "offices": {"zh": "机构", "en": "Office"},
	"services": {"zh": "服务", "en": "Service"}, "events": {"zh": "活动", "en": "Event"}, "pages": {"zh": "页面", "en": "Page"},
}

func says(lang i18n.Tag, key string, args ...any) string {
	return i18n.Message{Format: words[key], Args: args}.In(lang)
}

// clientWords are the words of the script in the browser, in the order in which
// it asks for them.
func clientWords(lang i18n.Tag) []string {
	all := []i18n.Text{
		{"zh": "预览", "en": "Preview"},
		{"zh": "没有发现问题", "en": "nothing to put right"},
		{"zh": "个错误", "en": "errors"},
		{"zh": "个警告", "en": "warnings"},
		{"zh": "个提示", "en": "notices"},
		{"zh": "正在核对……", "en": "checking …"},
		{"zh": "第 %1 行，第 %2 列", "en": "line %1, column %2"},
		{"zh": "打开这一页", "en": "open its page"},
		{"zh": "预览程序已停止，页面停在最后一次看到的样子", "en": "the preview has stopped; this page is as it last was"},
		{"zh": "这一页暂时显示不了，下面是出错之前的样子", "en": "this page cannot be shown; it is as it was before the fault"},
		{"zh": "本页", "en": "this page"},
		{"zh": "还有 %1 处", "en": "%1 more"},
		{"zh": "收起", "en": "close"},
		deskWords["desk"],
	}
	said := make([]string, len(all))
	for i, text := range all {
		said[i] = i18n.Message{Format: text}.In(lang)
	}
	return said
}

func sendJSON(w http.ResponseWriter, r *http.Request, v any) {
	data, err := json.Marshal(v)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	send(w, r, "answer.json", data)
}
