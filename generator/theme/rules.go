package theme

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

var (
	ruleNoTheme = &diag.Rule{
		Code: "theme-missing", Severity: diag.Error,
		Says: i18n.Text{"zh": "没有名为“%[1]s”的主题", "en": "there is no theme named %[1]q"},
		Hint: i18n.Text{
			"zh": "请建立文件夹 themes/%[1]s，或在 data/site.toml 中写 theme = \"standard\"",
			"en": "make the folder themes/%[1]s, or write theme = \"standard\" in data/site.toml",
		},
	}
	ruleUnread = &diag.Rule{
		Code: "theme-unreadable", Severity: diag.Error,
		Says: i18n.Text{"zh": "无法读取主题文件：%[1]s", "en": "the theme's file cannot be read: %[1]s"},
		Hint: i18n.Text{"zh": "模板和文字文件须存为 UTF-8，小于 8 MB", "en": "templates and strings are UTF-8 text under 8 MB"},
	}
	ruleSyntax = &diag.Rule{
		Code: "theme-syntax", Severity: diag.Error,
		Says: i18n.Text{"zh": "主题文件有错：%[1]s", "en": "the theme's file has a fault: %[1]s"},
		Hint: i18n.Text{"zh": "请对照 themes/standard 中的同名文件", "en": "compare it with the file of that name in themes/standard"},
	}
	ruleUnsafe = &diag.Rule{
		Code: "theme-unsafe", Severity: diag.Error,
		Says: i18n.Text{"zh": "模板“%[1]s”把值放在了不安全的位置：%[2]s", "en": "template %[1]q puts a value where it is not safe: %[2]s"},
		Hint: i18n.Text{"zh": "值只能放在正文或带引号的属性中", "en": "values stand in text or in quoted attributes"},
	}
	ruleNoWord = &diag.Rule{
		Code: "theme-word-missing", Severity: diag.Error,
		Says: i18n.Text{"zh": "主题的文字文件中没有“%[1]s”", "en": "no strings file of the theme has %[1]q"},
		Hint: i18n.Text{"zh": "请在主题的 strings 文件夹中补上", "en": "add it to the files in the theme's folder strings"},
	}
	ruleNoAsset = &diag.Rule{
		Code: "theme-asset-missing", Severity: diag.Error,
		Says: i18n.Text{"zh": "主题的 assets 文件夹中没有“%[1]s”", "en": "the theme's folder assets has no %[1]q"},
	}
	ruleNotText = &diag.Rule{
		Code: "theme-word-text", Severity: diag.Error,
		Says: i18n.Text{"zh": "“%[1]s”应为文字，且不含 {{", "en": "%[1]q should be text without {{"},
		Hint: i18n.Text{"zh": "写成 %[1]s = \"……\"", "en": "write %[1]s = \"…\""},
	}
	ruleLanguage = &diag.Rule{
		Code: "theme-language", Severity: diag.Warning,
		Says: i18n.Text{"zh": "主题没有“%[1]s”的文字，页面上的栏目名将用“%[2]s”显示", "en": "the theme has no words in %[1]s; labels will stand in %[2]s"},
		Hint: i18n.Text{"zh": "请在站点的主题中加入 strings/%[1]s.toml", "en": "add strings/%[1]s.toml to the site's own theme"},
	}
	ruleOwnLanguage = &diag.Rule{
		Code: "theme-own-language", Severity: diag.Error,
		Says: i18n.Text{"zh": "theme.toml 须用 language = \"…\" 注明文字最全的语言，并有相应的 strings 文件", "en": "theme.toml names the language whose strings are complete: language = \"…\", with a strings file"},
	}
)

// Rules lists the rules that [Load] checks.
func Rules() []*diag.Rule {
	return []*diag.Rule{ruleNoTheme, ruleUnread, ruleSyntax, ruleUnsafe, ruleNoWord, ruleNoAsset, ruleNotText, ruleLanguage, ruleOwnLanguage}
}
