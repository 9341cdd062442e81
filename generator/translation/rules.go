package translation

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// Rules lists what [Read] says of a file that comes back from an agency.
func Rules() []*diag.Rule {
	return []*diag.Rule{noTexts, badID, noRecord, twice, originalMoved, translationMoved, partly, noTitle, originalEdited, unrendered}
}

func rule(code string, severity diag.Severity, zh, en, hintZH, hintEN string) *diag.Rule {
	return &diag.Rule{
		Code: "agency-" + code, Severity: severity,
		Says: i18n.Text{"zh": zh, "en": en}, Hint: i18n.Text{"zh": hintZH, "en": hintEN},
	}
}

var (
	noTexts = rule("no-texts", diag.Error,
		"这个文件里没有可认出的编号", "no id is recognised in this file",
		"用 translation --export 写出的文件，第一列编号须原样保留", "use a file that translation --export wrote, with its column of ids as it was")
	badID = rule("bad-id", diag.Error,
		"编号“%[1]s”已不完整", "the id %[1]q is damaged",
		"从原来发出的文件里把这一格抄回来", "copy the cell back from the file that was sent out")
	noRecord = rule("no-text", diag.Error,
		"现在没有“%[1]s”这段文字", "there is no text %[1]q now",
		"记录或字段已经改名、撤回或删除；重新导出", "its record or field was renamed, withdrawn or taken out; export again")
	twice = rule("twice", diag.Error,
		"“%[1]s”在文件里不止一行，译文不同", "%[1]q stands on several rows with different translations",
		"只留正确的一行", "keep the row that is right")
	originalMoved = rule("original-changed", diag.Error,
		"“%[1]s”的原文在交出翻译之后又改了，没有采用这段译文", "the original of %[1]q was changed after the file was written; this translation was not taken",
		"重新导出这段，或照新原文改好后手工填入", "export it again, or adapt the translation and fill it in by hand")
	translationMoved = rule("conflict", diag.Error,
		"“%[1]s”的译文在此期间有人改过，保留现有译文：%[2]s", "the translation of %[1]q was changed here meanwhile; it stays as it is: %[2]s",
		"比较两边，需要时手工改 %[3]s", "compare the two and edit %[3]s by hand where the other is better")
	partly = rule("partly", diag.Error,
		"%[1]s 的正文只译了一部分，没有写入；还空着第 %[2]s 段", "the body of %[1]s is translated in part and was not written; still empty: paragraph %[2]s",
		"补齐后再导入", "fill them in and import again")
	noTitle = rule("no-title", diag.Error,
		"%[1]s 还没有标题的译文，不能新建 %[2]s", "%[1]s has no translated title, so %[2]s cannot be made",
		"补上标题（title）的译文", "translate the title")
	originalEdited = rule("original-edited", diag.Notice,
		"“%[1]s”的原文一栏被改动，没有采用", "the original of %[1]q was edited in the file; that is not taken",
		"原文确有错的，请改记录本身", "where the original is wrong, correct the record")
	// A notice: on a site that is right, one text in seven uses another rendering for
	// a reason. Wordings that the glossary rules out are warnings of package lint.
	unrendered = rule("term", diag.Notice,
		"“%[1]s”的原文有“%[2]s”，术语表的译法是“%[3]s”，译文里没有", "the original of %[1]q says %[2]q, which the glossary renders as %[3]q; the translation does not",
		"按术语表（data/glossary.toml）改，或确认此处另有所指", "follow the glossary (data/glossary.toml), unless something else is meant here")
)
