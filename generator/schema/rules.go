package schema

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// Rules lists the rules that [Load] checks.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		noSite, noLanguages, unknownKey, refusedKey, missingKey, wrongType, badValue, badInteger, unknownWord,
		badLanguage, otherLanguage, notByLanguage, arrayOfTables, badID, twice, noTitle, noFront,
		factInFront, internalInSite, missingFile, badBaseURL, badColour, notPositive, negativeValue, languageTwice, unknownReference, unknownPart,
		badLedgerHead, badLedgerCell, badLedgerRow, strayLedgerCell, ledgerColumnTwice, ledgerRowTwice,
		noLedgerID, noLedgerRowID, ledgerOrder, selfReference, stepCircle, wrongSide, strayLimit, undatedCorrection, wordlessCorrection,
		markShape, boundaryLike, secretSite, shortRoad,
		bookContradiction, bookTwice, bookNumber, bookStop,
		mapUnapproved, mapExempt, mapOfTwo, badMapFile, badGeoJSON, mapFeature,
		ownOriginal, halfChecked,
	}
}

func fault(code string, says, hint i18n.Text) *diag.Rule {
	return &diag.Rule{Code: code, Severity: diag.Error, Says: says, Hint: hint}
}

func warning(code string, says, hint i18n.Text) *diag.Rule {
	return &diag.Rule{Code: code, Severity: diag.Warning, Says: says, Hint: hint}
}

var (
	noSite = fault("no-site-file",
		i18n.Text{"zh": "缺少 data/site.toml", "en": "data/site.toml is missing"},
		i18n.Text{"zh": "用 new 命令新建一个站点，或用 --site 指定站点文件夹", "en": "make a site with the new command, or name the site's folder with --site"})
	noLanguages = fault("no-languages",
		i18n.Text{"zh": "languages 至少应有一种语言", "en": "languages must name at least one language"},
		i18n.Text{"zh": `例如 languages = ["zh", "en"]`, "en": `for example languages = ["zh", "en"]`})
	languageTwice = fault("language-twice",
		i18n.Text{"zh": "languages 中“%[1]s”出现两次", "en": "languages names %[1]q twice"},
		i18n.Text{"zh": "删去其中一处", "en": "take one of the two out"})
	badBaseURL = fault("bad-base-url",
		i18n.Text{"zh": "base_url“%[1]s”不是网站的完整地址", "en": "base_url %[1]q is not the full address of a site"},
		i18n.Text{"zh": "写 https://www.example.gov.cn/invest/ 这样的地址；还没有网址就留空", "en": "write one such as https://www.example.org/invest/, or leave it empty until there is one"})
	badColour = fault("bad-colour",
		i18n.Text{"zh": "“%[1]s”不是颜色", "en": "%[1]q is not a colour"},
		i18n.Text{"zh": "写 # 加三位或六位十六进制数字，如 #1f5673", "en": "write # and three or six hexadecimal digits, such as #1f5673"})
	notPositive = fault("not-positive",
		i18n.Text{"zh": "“%[1]s”必须大于零", "en": "%[1]q must be greater than zero"},
		nil)
	strayLimit = fault("limits-row",
		i18n.Text{"zh": "“%[1]s”写错了地方：期限（quiet、unstarted、unfinished）只写在 [limits] 中，[limits] 里也只写期限", "en": "%[1]q is out of place: limits (quiet, unstarted, unfinished) stand in [limits], and nothing else does"},
		i18n.Text{"zh": "移到 [limits]，或移出 [limits]", "en": "move it to [limits], or out of it"})
	negativeValue = fault("negative",
		i18n.Text{"zh": "“%[1]s”不能是负数", "en": "%[1]q cannot be negative"},
		i18n.Text{"zh": "去掉负号，或改正数字", "en": "take the minus sign out, or correct the figure"})
	unknownKey = fault("unknown-key",
		i18n.Text{"zh": "不认识的字段“%[1]s”", "en": "unknown key %[1]q"},
		nil)
	refusedKey = fault("never-in-the-library",
		i18n.Text{"zh": "“%[1]s”不进项目库：任何一版都不得包含这类内容", "en": "%[1]q does not belong in the library: no edition may hold it"},
		i18n.Text{"zh": "请从文件中删去，按本单位保密和档案规定另行保管", "en": "take it out of the file and keep it under the office's own rules on secrecy and records"})
	missingKey = fault("missing-key",
		i18n.Text{"zh": "缺少必填字段“%[1]s”", "en": "key %[1]q is required and missing"},
		nil)
	wrongType = fault("wrong-type",
		i18n.Text{"zh": "此处应为%[1]s，实际是%[2]s", "en": "expected %[1]s here, found %[2]s"},
		nil)
	badValue = fault("bad-value",
		i18n.Text{"zh": "“%[1]s”的值“%[2]s”无法识别：%[3]s", "en": "cannot read %[2]q as the value of %[1]q: %[3]s"},
		nil)
	badInteger = fault("bad-number",
		i18n.Text{"zh": "整数 %[1]s 超出范围", "en": "the whole number %[1]s is out of range"},
		nil)
	unknownWord = fault("unknown-word",
		i18n.Text{"zh": "“%[2]s”不能取“%[1]s”", "en": "%[2]q cannot be %[1]q"},
		i18n.Text{"zh": "可用的值：%[3]s", "en": "one of %[3]s"})
	badLanguage = fault("bad-language",
		i18n.Text{"zh": "“%[1]s”不是语言标记", "en": "%[1]q is not a language tag"},
		i18n.Text{"zh": "写 zh、en、zh-Hant、ja 这样的标记（BCP 47）", "en": "write a BCP 47 tag such as zh, en, zh-Hant or ja"})
	otherLanguage = fault("language-not-listed",
		i18n.Text{"zh": "语言“%[1]s”不在本站语言之内（%[2]s）", "en": "language %[1]q is not one of the site's (%[2]s)"},
		i18n.Text{"zh": "在 data/site.toml 的 languages 中加上它，或改正这里的标记", "en": "add it to languages in data/site.toml, or correct the tag here"})
	notByLanguage = fault("text-without-language",
		i18n.Text{"zh": "这里的文字要分语言写", "en": "this text is written once for each language"},
		i18n.Text{"zh": "写成 %[1]s", "en": "write %[1]s"})
	arrayOfTables = fault("array-of-tables",
		i18n.Text{"zh": "“%[1]s”应写成带名称的表，不用列表", "en": "%[1]q is written as named tables, not as a list"},
		i18n.Text{"zh": "把 [[%[1]s]] 改为 [%[1]s.名称]，名称用小写字母、数字和连字符", "en": "write [%[1]s.some-name] instead of [[%[1]s]]"})
	badID = fault("bad-id",
		i18n.Text{"zh": "编号“%[1]s”不合规则", "en": "%[1]q is not a valid id"},
		i18n.Text{"zh": "只用小写字母、数字，中间可用连字符，最多 64 个字符", "en": "use lower-case letters and digits, with hyphens between them, at most 64 characters"})
	twice = fault("defined-twice",
		i18n.Text{"zh": "“%[1]s”在站点文件夹和内部文件夹中各写了一次", "en": "%[1]q is defined in the site's folder and again in the internal one"},
		i18n.Text{"zh": "删去其中一处", "en": "take one of the two out"})
	noTitle = fault("no-title",
		i18n.Text{"zh": "没有任何语言的标题", "en": "there is no title in any language"},
		i18n.Text{"zh": "在同一文件夹中建一个语言文件（如 zh.md），开头写 +++ 和 title = \"…\"", "en": "add a language file beside it (zh.md, en.md) that opens with +++ and title = \"…\""})
	noFront = fault("no-front-matter",
		i18n.Text{"zh": "文件开头缺少 +++ 之间的标题和摘要", "en": "the file does not open with a title between +++ lines"},
		i18n.Text{"zh": "在第一行写 +++，下一行写 title = \"…\"，再写一行 +++", "en": "put +++ on the first line, title = \"…\" on the next, then +++ again"})
	factInFront = fault("fact-in-prose-file",
		i18n.Text{"zh": "“%[1]s”是各语言共用的事实，不写在语言文件里", "en": "%[1]q is a fact without a language and does not belong in a language file"},
		i18n.Text{"zh": "移到同一文件夹的 .toml 文件中，只写一次", "en": "move it to the .toml file beside this one, where it is written once"})
	internalInSite = fault("internal-in-site",
		i18n.Text{"zh": "site.toml 写明站点文件夹不放内部资料（internal_in_site = false）", "en": "site.toml says that the site's folder holds nothing internal (internal_in_site = false)"},
		i18n.Text{"zh": "把它移到 --internal 指定的文件夹，路径和编号不变", "en": "move it to the folder given with --internal, under the same path and id"})
	missingFile = fault("missing-file",
		i18n.Text{"zh": "文件夹 %[2]s 里没有“%[1]s”", "en": "there is no file %[1]q in %[2]s"},
		i18n.Text{"zh": "把文件放进去，或改正文件名（区分大小写）", "en": "put the file there, or correct its name (case matters)"})
	unknownReference = fault("unknown-reference",
		i18n.Text{"zh": "%[2]s中没有编号为“%[1]s”的记录", "en": "there is no %[1]q among the %[2]s"},
		nil)
	unknownPart = fault("unknown-part",
		i18n.Text{"zh": "同一文件里没有 [%[2]s.%[1]s]", "en": "this file has no [%[2]s.%[1]s]"},
		nil)
	selfReference = fault("refers-to-itself",
		i18n.Text{"zh": "“%[1]s”指向了自己", "en": "%[1]q refers to itself"},
		nil)
	stepCircle = fault("steps-in-a-circle",
		i18n.Text{"zh": "步骤“%[1]s”绕回到自己：谁都不能先办", "en": "step %[1]q comes back to itself: none of them can begin"},
		i18n.Text{"zh": "改正其中一步的 after", "en": "correct the after of one of the steps"})
	wrongSide = warning("references-disagree",
		i18n.Text{"zh": "%[1]s 与 %[2]s 不一致：此处为“%[3]s”，那里为“%[4]s”", "en": "%[1]s and %[2]s disagree: %[3]q here, %[4]q there"},
		i18n.Text{"zh": "改正其中一处", "en": "correct one of the two"})
	badLedgerHead = fault("ledger-column",
		i18n.Text{"zh": "台账列名“%[1]s”不认识", "en": "unknown ledger column %[1]q"},
		i18n.Text{"zh": "列名是 id、name、industry、region、office、investment、foreign、各节点英文名、cancelled、note，或 2026-01 这样的月份", "en": "columns are id, name, industry, region, office, investment, foreign, the milestones, cancelled, note, or a month such as 2026-01"})
	badLedgerCell = fault("ledger-cell",
		i18n.Text{"zh": "台账第 %[1]d 行“%[2]s”列的“%[3]s”无法识别：%[4]s", "en": "cannot read %[3]q in row %[1]d, column %[2]q: %[4]s"},
		nil)
	badLedgerRow = fault("ledger-row",
		i18n.Text{"zh": "台账这一行的双引号不成对，其后的内容无法读取", "en": "a quotation mark in this row of the ledger is not closed or stands alone, so the rest cannot be read"},
		i18n.Text{"zh": "单元格内的双引号要写两遍，并用双引号括住整个单元格；或从表格软件重新导出 CSV", "en": "double a quotation mark within a cell and put the cell between quotation marks, or export the CSV again"})
	strayLedgerCell = fault("ledger-stray-cell",
		i18n.Text{"zh": "台账第 %[1]d 行的“%[2]s”上方没有列名", "en": "%[2]q in ledger row %[1]d stands under no column head"},
		i18n.Text{"zh": "补上列名；含逗号的单元格要用双引号括住", "en": "name the column; a cell with a comma in it stands between quotation marks"})
	ledgerColumnTwice = fault("ledger-column-twice",
		i18n.Text{"zh": "台账有两列都是“%[1]s”", "en": "the ledger has two columns %[1]q"},
		i18n.Text{"zh": "删去其中一列", "en": "take one of the two out"})
	ledgerRowTwice = fault("ledger-row-twice",
		i18n.Text{"zh": "台账中编号“%[1]s”出现两次，合计会重复计算", "en": "the ledger lists %[1]q twice, and sums would count it twice"},
		i18n.Text{"zh": "删去重复的一行，或改正编号", "en": "take one row out, or correct its id"})
	noLedgerID = fault("ledger-without-id",
		i18n.Text{"zh": "台账没有“编号”（id）列", "en": "the ledger has no column named id"},
		i18n.Text{"zh": "加一列，列名写“编号”或 id，每个项目一个编号", "en": "add one, with an id for each project"})
	noLedgerRowID = fault("ledger-row-without-id",
		i18n.Text{"zh": "台账第 %[1]d 行没有编号", "en": "ledger row %[1]d has no id"},
		i18n.Text{"zh": "在“编号”（id）列填写", "en": "write one in the column id"})
	undatedCorrection = fault("correction-without-date",
		i18n.Text{"zh": "有更正说明（correction），却没有写明更正日期", "en": "a correction is noted, but not its date"},
		i18n.Text{"zh": "在事实文件里写 corrected = 2026-06-30 这样的日期", "en": "write a date such as corrected = 2026-06-30 in the file of facts"})
	wordlessCorrection = fault("correction-without-note",
		i18n.Text{"zh": "写了更正日期（corrected），却没有更正说明", "en": "the date of a correction is given, but not what was corrected"},
		i18n.Text{"zh": "在各语言文件的开头写 correction = \"原写……，应为……\"，说清改了什么", "en": "write correction = \"…\" in the front matter of each language: what was said, and what is right"})
	ledgerOrder = warning("ledger-order",
		i18n.Text{"zh": "台账第 %[1]d 行：%[2]s 早于 %[3]s", "en": "ledger row %[1]d: %[2]s comes before %[3]s"},
		i18n.Text{"zh": "核对两个日期", "en": "check the two dates"})
)
