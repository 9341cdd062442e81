package content

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// The faults of TOML syntax.
var (
	ruleWide = &diag.Rule{
		Code: "toml-full-width", Severity: diag.Error,
		Says: i18n.Text{"zh": "此处应为半角 %[2]s，却是全角 %[1]s", "en": "full-width %[1]s where %[2]s is expected"},
		Hint: i18n.Text{"zh": "切换到英文输入法，改为 %[2]s", "en": "switch to English input and type %[2]s"},
	}
	ruleInvisible = &diag.Rule{
		Code: "toml-invisible", Severity: diag.Error,
		Says: i18n.Text{"zh": "此处有看不见的字符 %[1]U（全角空格一类）", "en": "invisible character %[1]U (a full-width space or the like)"},
		Hint: i18n.Text{"zh": "删除它；需要空格时用半角空格", "en": "delete it; where a space is wanted, type an ordinary one"},
	}
	ruleControl = &diag.Rule{
		Code: "toml-control", Severity: diag.Error,
		Says: i18n.Text{"zh": "此处有控制字符（U+%04[1]X）", "en": "control character (U+%04[1]X)"},
		Hint: i18n.Text{"zh": "删除它；多半是从别的软件粘贴来的", "en": "delete it; it was most likely pasted from another program"},
	}
	ruleBareKey = &diag.Rule{
		Code: "toml-bare-key", Severity: diag.Error,
		Says: i18n.Text{"zh": "键“%[1]s”含有英文字母、数字、- 和 _ 以外的字符，须加引号", "en": "key %[1]s holds more than ASCII letters, digits, - and _, and needs quotes"},
		Hint: i18n.Text{"zh": "写成 \"%[1]s\" = …；字段名本身都是英文，请对照字段表", "en": "write \"%[1]s\" = …; names of fields are English words, see the list of fields"},
	}
	ruleNoKey = &diag.Rule{
		Code: "toml-no-key", Severity: diag.Error,
		Says: i18n.Text{"zh": "此处应为键名，却是“%[1]s”", "en": "expected the name of a key, found %[1]q"},
		Hint: i18n.Text{"zh": "每行写“键 = 值”；注释以 # 开头", "en": "a line reads: key = value; a comment begins with #"},
	}
	ruleColon = &diag.Rule{
		Code: "toml-colon", Severity: diag.Error,
		Says: i18n.Text{"zh": "键与值之间应为 =，却是冒号", "en": "expected = between key and value, found a colon"},
		Hint: i18n.Text{"zh": "把冒号改为 =", "en": "write = for the colon"},
	}
	ruleEquals = &diag.Rule{
		Code: "toml-no-equals", Severity: diag.Error,
		Says: i18n.Text{"zh": "键“%[1]s”后面缺少 =", "en": "key %[1]s is not followed by ="},
		Hint: i18n.Text{"zh": "每行写“键 = 值”；键名中不能有空格；注释以 # 开头", "en": "a line reads: key = value; names hold no spaces; a comment begins with #"},
	}
	ruleNoValue = &diag.Rule{
		Code: "toml-no-value", Severity: diag.Error,
		Says: i18n.Text{"zh": "= 后面没有值", "en": "no value after ="},
		Hint: i18n.Text{"zh": "填上值，或删去这一行", "en": "give a value, or delete the line"},
	}
	ruleBareText = &diag.Rule{
		Code: "toml-bare-text", Severity: diag.Error,
		Says: i18n.Text{"zh": "值“%[1]s”是文字，须加引号", "en": "%[1]s is text and needs quotes"},
		Hint: i18n.Text{"zh": "写成 \"%[1]s\"", "en": "write \"%[1]s\""},
	}
	ruleBoolean = &diag.Rule{
		Code: "toml-boolean", Severity: diag.Error,
		Says: i18n.Text{"zh": "%[1]s 应为小写 %[2]s", "en": "%[1]s must be written in lower case"},
		Hint: i18n.Text{"zh": "写成 %[2]s", "en": "write %[2]s"},
	}
	ruleNumber = &diag.Rule{
		Code: "toml-number", Severity: diag.Error,
		Says: i18n.Text{"zh": "%[1]s 不是有效的数字", "en": "%[1]s is not a valid number"},
		Hint: i18n.Text{"zh": "数字不能以 0 开头，小数点两侧都要有数字；带单位或编号请加引号：\"%[1]s\"", "en": "a number has no leading zero and digits on both sides of its point; quote codes and amounts with units: \"%[1]s\""},
	}
	ruleDate = &diag.Rule{
		Code: "toml-date", Severity: diag.Error,
		Says: i18n.Text{"zh": "%[1]s 不是有效的日期，应为 2026-03-01 的写法", "en": "%[1]s is not a valid date; expected the form 2026-03-01"},
		Hint: i18n.Text{"zh": "补足位数；只有年月或年份时加引号：\"%[1]s\"", "en": "give all digits; a month or a year alone needs quotes: \"%[1]s\""},
	}
	ruleTrailing = &diag.Rule{
		Code: "toml-trailing", Severity: diag.Error,
		Says: i18n.Text{"zh": "值之后多出“%[1]s”", "en": "%[1]q after the value"},
		Hint: i18n.Text{"zh": "每行只写一个键和值；注释以 # 开头；文字中的 \" 写成 \\\"", "en": "one key and value a line; a comment begins with #; a \" inside text is written \\\""},
	}
	ruleQuote = &diag.Rule{
		Code: "toml-open-quote", Severity: diag.Error,
		Says: i18n.Text{"zh": "文字缺少右引号 %[1]s", "en": "text without its closing %[1]s"},
		Hint: i18n.Text{"zh": "在行末补上 %[1]s；多行文字用 \"\"\" 括起", "en": "close it with %[1]s on the same line; text over several lines stands between \"\"\""},
	}
	ruleFence = &diag.Rule{
		Code: "toml-open-text", Severity: diag.Error,
		Says: i18n.Text{"zh": "多行文字缺少结尾的 %[1]s", "en": "text over several lines without its closing %[1]s"},
		Hint: i18n.Text{"zh": "在文字结束处补上 %[1]s", "en": "put %[1]s where the text ends"},
	}
	ruleEscape = &diag.Rule{
		Code: "toml-escape", Severity: diag.Error,
		Says: i18n.Text{"zh": "%[1]s 不是有效的转义", "en": "%[1]s is not a valid escape"},
		Hint: i18n.Text{"zh": "反斜杠写成 \\\\，或改用单引号括起文字", "en": "write \\\\ for a backslash, or put the text between single quotes"},
	}
	ruleUnclosed = &diag.Rule{
		Code: "toml-open-bracket", Severity: diag.Error,
		Says: i18n.Text{"zh": "%[1]s 没有对应的 %[2]s", "en": "%[1]s without its closing %[2]s"},
		Hint: i18n.Text{"zh": "在列表或表结束处补上 %[2]s", "en": "put %[2]s where the list or table ends"},
	}
	ruleComma = &diag.Rule{
		Code: "toml-comma", Severity: diag.Error,
		Says: i18n.Text{"zh": "此处应为逗号或 %[2]s，却是“%[1]s”", "en": "expected a comma or %[2]s, found %[1]q"},
		Hint: i18n.Text{"zh": "各项之间用半角逗号隔开", "en": "put a comma between two items"},
	}
	ruleHeader = &diag.Rule{
		Code: "toml-header", Severity: diag.Error,
		Says: i18n.Text{"zh": "表头 %[1]s 没有写完，缺少 ]", "en": "table header %[1]s is not closed by ]"},
		Hint: i18n.Text{"zh": "表头写成 [名称]，其中不能有空格", "en": "a header reads [name], without spaces in the name"},
	}
	ruleDuplicate = &diag.Rule{
		Code: "toml-duplicate", Severity: diag.Error,
		Says: i18n.Text{"zh": "“%[1]s”重复，第 %[2]d 行已经写过", "en": "%[1]s is given twice, first on line %[2]d"},
		Hint: i18n.Text{"zh": "只保留一处，或改名", "en": "keep one of them, or rename it"},
	}
	ruleNotTable = &diag.Rule{
		Code: "toml-not-table", Severity: diag.Error,
		Says: i18n.Text{"zh": "“%[1]s”在第 %[2]d 行已有值，不能在此处再添加内容", "en": "%[1]s got its value on line %[2]d and cannot be added to here"},
		Hint: i18n.Text{"zh": "把两处合写在一处", "en": "write both in one place"},
	}
	ruleDepth = &diag.Rule{
		Code: "toml-depth", Severity: diag.Error,
		Says: i18n.Text{"zh": "括号或键嵌套超过 %[1]d 层", "en": "nested more than %[1]d deep"},
		Hint: i18n.Text{"zh": "检查是否多写了括号", "en": "look for a bracket too many"},
	}
)

// syntaxRules lists the rules above, for [Rules].
func syntaxRules() []*diag.Rule {
	return []*diag.Rule{
		ruleWide, ruleInvisible, ruleControl, ruleBareKey, ruleNoKey, ruleColon, ruleEquals,
		ruleNoValue, ruleBareText, ruleBoolean, ruleNumber, ruleDate, ruleTrailing, ruleQuote,
		ruleFence, ruleEscape, ruleUnclosed, ruleComma, ruleHeader, ruleDuplicate, ruleNotTable,
		ruleDepth,
	}
}
