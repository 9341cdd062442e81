package markup

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// Rules returns every rule that [Parse] checks.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		ruleRawHTML, ruleNesting,
		ruleHeadingTop, ruleHeadingSkipped, ruleHeadingEmpty, ruleHeadingGlued,
		ruleImageSilent, ruleImageElsewhere,
		ruleTargetEmpty, ruleLinkSilent, ruleLinkPlain, ruleLinkScheme, ruleLinkUnread,
		ruleFootnoteUndefined, ruleFootnoteUnused, ruleFootnoteTwice,
		ruleTableCells, ruleTableHead, ruleLineJoined, ruleEmphasisUnpaired,
	}
}

var (
	ruleRawHTML = &diag.Rule{
		Code: "markup-raw-html", Severity: diag.Error,
		Says: i18n.Text{
			"zh": "正文不接受HTML代码%[1]s",
			"en": "a body takes no HTML, found %[1]s",
		},
		Hint: i18n.Text{"zh": "%[2]s", "en": "%[2]s"},
	}
	ruleNesting = &diag.Rule{
		Code: "markup-nesting", Severity: diag.Error,
		Says: i18n.Text{
			"zh": "这一行的引用和列表嵌套超过%[1]d层，全文按普通文字处理",
			"en": "this line opens more than %[1]d quotations and lists inside each other; the whole text is taken as plain",
		},
		Hint: i18n.Text{
			"zh": "删去行首多余的>和列表符号",
			"en": "take away the marks at the start of the line that are too many",
		},
	}

	ruleHeadingTop = &diag.Rule{
		Code: "markup-heading-top", Severity: diag.Error,
		Says: i18n.Text{
			"zh": "正文里不能有一级标题：页面的一级标题是记录的title",
			"en": "a body has no heading of the first level: the record's title is the page's",
		},
		Hint: i18n.Text{"zh": "改为“## 标题”", "en": `write "## Heading"`},
	}
	ruleHeadingSkipped = &diag.Rule{
		Code: "markup-heading-skipped", Severity: diag.Error,
		Says: i18n.Text{
			"zh": "标题跳级：这里最深应为%[2]d级，写成了%[1]d级",
			"en": "heading level skipped: expected level %[2]d at most, found level %[1]d",
		},
		Hint: i18n.Text{
			"zh": "减少#的个数，或者在前面补上缺少的标题",
			"en": "use fewer # marks, or add the heading that is missing above",
		},
	}
	ruleHeadingEmpty = &diag.Rule{
		Code: "markup-heading-empty", Severity: diag.Error,
		Says: i18n.Text{"zh": "标题没有文字", "en": "a heading without words"},
		Hint: i18n.Text{"zh": "写上标题，或者删去这一行", "en": "write the heading, or delete the line"},
	}
	ruleHeadingGlued = &diag.Rule{
		Code: "markup-heading-glued", Severity: diag.Warning,
		Says: i18n.Text{
			"zh": "这一行像是标题，但“%[1]s”后面不是空格，将按正文显示",
			"en": "this line looks like a heading, but no space follows %[1]q: it will be shown as text",
		},
		Hint: i18n.Text{
			"zh": "用半角#，后面空一格：“## 标题”",
			"en": `use ASCII # and put a space after it: "## Heading"`,
		},
	}
)

var (
	ruleImageSilent = &diag.Rule{
		Code: "markup-image-without-alt", Severity: diag.Error,
		Says: i18n.Text{"zh": "图片没有替代文字", "en": "an image without alternative text"},
		Hint: i18n.Text{
			"zh": "在方括号里写明图上有什么：![码头上的三台岸桥](harbour.jpg)",
			"en": "say between the brackets what the picture shows: ![three quay cranes](harbour.jpg)",
		},
	}
	ruleImageElsewhere = &diag.Rule{
		Code: "markup-image-elsewhere", Severity: diag.Error,
		Says: i18n.Text{
			"zh": "图片%[1]s不在本网站的文件里；页面不向其他网站请求内容",
			"en": "the image %[1]s is not a file of this site; pages request nothing from elsewhere",
		},
		Hint: i18n.Text{
			"zh": "把图片存进本记录的文件夹，只写文件名",
			"en": "save the picture in the record's folder and write its file name",
		},
	}
)

var (
	ruleTargetEmpty = &diag.Rule{
		Code: "markup-target-empty", Severity: diag.Error,
		Says: i18n.Text{"zh": "链接或图片没有写目标", "en": "a link or an image without a target"},
		Hint: i18n.Text{
			"zh": "在圆括号里写上地址、project:编号或者图片文件名",
			"en": "write an address, project:id or the picture's file name between the parentheses",
		},
	}
	ruleLinkSilent = &diag.Rule{
		Code: "markup-link-without-text", Severity: diag.Error,
		Says: i18n.Text{"zh": "链接没有文字", "en": "a link without words"},
		Hint: i18n.Text{
			"zh": "在方括号里写明链接通向哪里",
			"en": "say between the brackets where the link leads",
		},
	}
	ruleLinkPlain = &diag.Rule{
		Code: "markup-link-http", Severity: diag.Error,
		Says: i18n.Text{
			"zh": "站外链接%[1]s没有加密",
			"en": "the outside link %[1]s is not encrypted",
		},
		Hint: i18n.Text{
			"zh": "改用https://地址；对方网站不支持的，只写网址文字，不加链接",
			"en": "use the https:// address; where the other site has none, write the address as text without a link",
		},
	}
	ruleLinkScheme = &diag.Rule{
		Code: "markup-link-scheme", Severity: diag.Error,
		Says: i18n.Text{
			"zh": "不认识的链接开头“%[1]s”，可用的有https:、mailto:、tel:和project:、policy:等记录类型",
			"en": "unknown link scheme %[1]q; expected https:, mailto:, tel: or a kind of record, such as project: or policy:",
		},
		Hint: i18n.Text{
			"zh": "类型用小写字母，冒号用半角；本网站的页面写成pages/about这样的路径",
			"en": "use small letters and an ASCII colon; write pages of this site as paths, such as pages/about",
		},
	}
	ruleLinkUnread = &diag.Rule{
		Code: "markup-link-unread", Severity: diag.Warning,
		Says: i18n.Text{
			"zh": "这里像是链接，但写法不对，将按文字显示",
			"en": "this looks like a link but cannot be read as one: it will be shown as text",
		},
		Hint: i18n.Text{
			"zh": "用半角括号，中间不留空格：[文字](地址)；地址里有空格的，写成(<地址>)",
			"en": "use ASCII brackets with nothing between them: [text](target); a target with spaces goes into (<…>)",
		},
	}
)

var (
	ruleFootnoteUndefined = &diag.Rule{
		Code: "markup-footnote-undefined", Severity: diag.Error,
		Says: i18n.Text{
			"zh": "脚注[^%[1]s]没有内容",
			"en": "the footnote [^%[1]s] is not defined",
		},
		Hint: i18n.Text{
			"zh": "在文末另起一行写：[^%[1]s]: 脚注内容（方括号和冒号用半角）",
			"en": "add a line at the end: [^%[1]s]: the note's text",
		},
	}
	ruleFootnoteUnused = &diag.Rule{
		Code: "markup-footnote-unused", Severity: diag.Warning,
		Says: i18n.Text{
			"zh": "正文没有引用脚注[^%[1]s]，它不会显示",
			"en": "nothing refers to the footnote [^%[1]s]: it will not be shown",
		},
		Hint: i18n.Text{
			"zh": "在正文相应位置写上[^%[1]s]，或者删去这条脚注",
			"en": "write [^%[1]s] where it belongs, or delete the note",
		},
	}
	ruleFootnoteTwice = &diag.Rule{
		Code: "markup-footnote-twice", Severity: diag.Error,
		Says: i18n.Text{
			"zh": "脚注[^%[1]s]写了两次，后一次不会显示",
			"en": "the footnote [^%[1]s] is defined twice: the second will not be shown",
		},
		Hint: i18n.Text{"zh": "给后一条换一个编号", "en": "give the second another label"},
	}

	ruleTableCells = &diag.Rule{
		Code: "markup-table-cells", Severity: diag.Error,
		Says: i18n.Text{
			"zh": "这一行有%[1]d格，表头只有%[2]d格，多出的不会显示",
			"en": "this row has %[1]d cells but the table has %[2]d columns: the rest will not be shown",
		},
		Hint: i18n.Text{
			"zh": `补上表头，或者把文字里的竖线写成\|`,
			"en": `add the missing heads, or write a bar that is text as \|`,
		},
	}
	ruleTableHead = &diag.Rule{
		Code: "markup-table-head", Severity: diag.Error,
		Says: i18n.Text{
			"zh": "表格的分隔行与表头格数不一致，将按文字显示",
			"en": "the table's dividing line has not as many cells as its head: it will be shown as text",
		},
		Hint: i18n.Text{
			"zh": "表头有几格，分隔行就写几个---，用半角竖线|隔开",
			"en": "write one --- for each head, with | between them",
		},
	}
	ruleLineJoined = &diag.Rule{
		Code: "markup-line-joined", Severity: diag.Warning,
		Says: i18n.Text{
			"zh": "这一行将与上一行连成一段",
			"en": "this line will run on from the one above, as one paragraph",
		},
		Hint: i18n.Text{
			"zh": "另起一段的，中间空一行；列表用“1. ”或“- ”开头，前面空一行",
			"en": `leave an empty line between paragraphs; begin the items of a list with "1. " or "- ", after an empty line`,
		},
	}
	ruleEmphasisUnpaired = &diag.Rule{
		Code: "markup-emphasis-unpaired", Severity: diag.Warning,
		Says: i18n.Text{
			"zh": "星号“%[1]s”没有配对，将照原样显示",
			"en": "the asterisks %[1]q have no partner: they will be shown as they stand",
		},
		Hint: i18n.Text{
			"zh": `**要强调的文字**，星号里侧不留空格；确实要显示星号的，写成\*`,
			"en": `write **words** without spaces inside the asterisks; an asterisk that is meant is written \*`,
		},
	}
)
