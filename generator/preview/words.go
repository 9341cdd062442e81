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
