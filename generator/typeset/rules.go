package typeset

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// The rules of what the package reports.
var (
	ruleElement = &diag.Rule{
		Code: "print-element", Severity: diag.Error,
		Says: i18n.Text{"zh": "印刷模板不支持元素 <%[1]s>", "en": "print templates have no element <%[1]s>"},
		Hint: i18n.Text{"zh": "可用：%[2]s", "en": "there are: %[2]s"},
	}
	ruleAttribute = &diag.Rule{
		Code: "print-attribute", Severity: diag.Error,
		Says: i18n.Text{"zh": "元素 <%[1]s> 不支持属性 %[2]s", "en": "element <%[1]s> has no attribute %[2]s"},
	}
	ruleNesting = &diag.Rule{
		Code: "print-nesting", Severity: diag.Error,
		Says: i18n.Text{"zh": "<%[1]s> 不能放在 <%[2]s> 中", "en": "<%[1]s> cannot stand within <%[2]s>"},
	}
	ruleUnclosed = &diag.Rule{
		Code: "print-unclosed", Severity: diag.Error,
		Says: i18n.Text{"zh": "元素 <%[1]s> 没有结束标记", "en": "element <%[1]s> is not closed"},
	}
	ruleStray = &diag.Rule{
		Code: "print-stray", Severity: diag.Error,
		Says: i18n.Text{"zh": "结束标记 </%[1]s> 没有对应的开始", "en": "</%[1]s> closes nothing"},
	}
	ruleSelector = &diag.Rule{
		Code: "print-selector", Severity: diag.Error,
		Says: i18n.Text{"zh": "印刷样式不支持选择器“%[1]s”", "en": "print style sheets have no selector %[1]q"},
		Hint: i18n.Text{"zh": "可用：标签、.类、标签.类、:lang(en)、以空格表示后代", "en": "there are: tag, .class, tag.class, :lang(en), and a space for what is within"},
	}
	ruleProperty = &diag.Rule{
		Code: "print-property", Severity: diag.Error,
		Says: i18n.Text{"zh": "印刷样式没有属性“%[1]s”", "en": "print style sheets have no property %[1]q"},
	}
	ruleValue = &diag.Rule{
		Code: "print-value", Severity: diag.Error,
		Says: i18n.Text{"zh": "属性 %[1]s 不能取“%[2]s”", "en": "%[1]s cannot be %[2]q"},
		Hint: i18n.Text{"zh": "应为：%[3]s", "en": "expected: %[3]s"},
	}
	ruleSyntax = &diag.Rule{
		Code: "print-css", Severity: diag.Error,
		Says: i18n.Text{"zh": "印刷样式写法有误：%[1]s", "en": "the style sheet cannot be read here: %[1]s"},
	}
	ruleFamily = &diag.Rule{
		Code: "print-font", Severity: diag.Warning,
		Says: i18n.Text{"zh": "没有字体“%[1]s”，改用“%[2]s”", "en": "there is no font %[1]q; %[2]q takes its place"},
		Hint: i18n.Text{"zh": "把该字体文件放入站点的字体文件夹", "en": "put the font file into the site's folder of fonts"},
	}
	ruleGlyph = &diag.Rule{
		Code: "print-glyph", Severity: diag.Warning,
		Says: i18n.Text{"zh": "没有字体含有“%[1]s”（%[2]s），出现于“%[3]s”%[4]s，以 〓 代替", "en": "no font has %[1]q (%[2]s), which stands in “%[3]s”%[4]s; 〓 takes its place"},
		Hint: i18n.Text{"zh": "在站点的字体文件夹中加入含有该字的字体", "en": "add a font that has it to the site's folder of fonts"},
	}
	ruleOverfull = &diag.Rule{
		Code: "print-overfull", Severity: diag.Warning,
		Says: i18n.Text{"zh": "“%[1]s”超出行宽 %[2]s 磅%[3]s", "en": "“%[1]s” is %[2]s pt wider than its line%[3]s"},
	}
	ruleTooTall = &diag.Rule{
		Code: "print-too-tall", Severity: diag.Warning,
		Says: i18n.Text{"zh": "一页放不下“%[1]s”，高出 %[2]s 磅%[3]s", "en": "“%[1]s” is %[2]s pt taller than a page%[3]s"},
	}
	ruleTightened = &diag.Rule{
		Code: "print-tightened", Severity: diag.Notice,
		Says: i18n.Text{"zh": "为少占一页已收紧：行距 %[1]s%%，间距 %[2]s%%，字号 %[3]s%%%[4]s", "en": "tightened to save a page: leading %[1]s %%, space %[2]s %%, size %[3]s %%%[4]s"},
	}
	rulePicture = &diag.Rule{
		Code: "print-picture", Severity: diag.Error,
		Says: i18n.Text{"zh": "找不到图片“%[1]s”%[2]s", "en": "there is no picture %[1]q%[2]s"},
	}
	ruleAlt = &diag.Rule{
		Code: "print-alt", Severity: diag.Warning,
		Says: i18n.Text{"zh": "图片“%[1]s”没有替代文字 alt", "en": "picture %[1]q has no alt text"},
	}
	ruleNowhere = &diag.Rule{
		Code: "print-nowhere", Severity: diag.Error,
		Says: i18n.Text{"zh": "书中没有“#%[1]s”%[2]s", "en": "nothing in the book is called #%[1]s%[2]s"},
	}
	ruleTwice = &diag.Rule{
		Code: "print-twice", Severity: diag.Error,
		Says: i18n.Text{"zh": "书中有两处都叫“#%[1]s”，以先出现的为准", "en": "two places in the book are called #%[1]s; the first counts"},
	}
	ruleMargins = &diag.Rule{
		Code: "print-margins", Severity: diag.Error,
		Says: i18n.Text{"zh": "页面“%[1]s”的左页与右页版心不一样大", "en": "the type areas of left and right pages %[1]q differ"},
	}
)

// Rules lists the rules that the package checks.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		ruleElement, ruleAttribute, ruleNesting, ruleUnclosed, ruleStray, ruleSelector, ruleProperty, ruleValue,
		ruleSyntax, ruleFamily, ruleGlyph, ruleOverfull, ruleTooTall, ruleTightened, rulePicture, ruleAlt,
		ruleNowhere, ruleTwice, ruleMargins,
	}
}
