package intake

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// A problem is a rule that a file breaks, without its place.
type problem struct {
	rule  *diag.Rule
	args  []any
	word  string   // that was not recognised,
	among []string // and those it may have been meant for
}

func wrong(rule *diag.Rule, args ...any) *problem { return &problem{rule: rule, args: args} }

func rule(code string, severity diag.Severity, zh, en, hintZH, hintEN string) *diag.Rule {
	r := &diag.Rule{Code: "import-" + code, Severity: severity, Says: i18n.Text{"zh": zh, "en": en}}
	if hintZH != "" {
		r.Hint = i18n.Text{"zh": hintZH, "en": hintEN}
	}
	return r
}

// Values.
var (
	noUnit = rule("no-unit", diag.Error,
		"“%[1]s”没有单位", "%[1]q has no unit",
		"写明单位，如“%[1]s%[2]s”，或在表头写“（%[2]s）”", "write the unit, as in %[1]s%[2]s, or put （%[2]s） into the heading")
	twoUnits = rule("two-units", diag.Error,
		"表头的单位是“%[1]s”，单元格格式显示的单位是“%[2]s”", "the heading says %[1]q, the number format shows %[2]q",
		"改成文字写明，如“%[3]s%[2]s”", "type it as text, as in %[3]s%[2]s")
	scaled = rule("scaled", diag.Error,
		"单元格用格式把数字缩小显示，实际内容是 %[1]s，单位不明", "the number format shows this cell divided; what it holds is %[1]s, and in which unit cannot be told",
		"把看到的数连同单位改成文字", "type what is shown, with its unit, as text")
	twoValues = rule("two-values", diag.Error,
		"一格里有不止一个数：“%[1]s”", "the cell holds more than one figure: %[1]q",
		"只留“%[2]s”，其余写到各自的列；如是区间，写成“2–3亿元”", "keep one, such as %[2]s, and put the others into columns of their own; write a range as 2–3亿元")
	badValue = rule("bad-value", diag.Error,
		"“%[1]s”读不成%[2]s：%[3]s", "%[1]q is no %[2]s: expected %[3]s", "", "")
	share = rule("share", diag.Error,
		"“%[1]s”是 %[1]s%% 还是 %[2]s 不清楚", "%[1]q may mean %[1]s%% or %[2]s",
		"写上百分号", "write the per cent sign")
	serial = rule("date-number", diag.Error,
		"“%[1]s”不是日期，可能是 %[2]s", "%[1]q is no date; it may stand for %[2]s",
		"把单元格设为日期格式，或写 %[2]s", "format the cell as a date, or write %[2]s")
	unknownWord = rule("unknown-word", diag.Error,
		"“%[1]s”不在“%[2]s”的可填值里（%[3]s）", "%[1]q is none of the values of %[2]s (%[3]s)", "", "")
	unknownName = rule("unknown-name", diag.Error,
		"库里没有叫“%[1]s”的%[2]s", "the library has no %[2]s called %[1]q",
		"改用库里的名称或编号；写法固定的，可在导入表 [values] 里对应", "use a name or id of the library; for a usual spelling add a line to [values] of the import's map")
	severalNames = rule("several-names", diag.Error,
		"“%[1]s”可以是 %[2]s，分不清是哪一个", "%[1]q may be any of %[2]s",
		"改写编号", "write the id")
	errorValue = rule("error-value", diag.Error,
		"单元格是错误值 %[1]s", "the cell holds the error %[1]s",
		"改正公式，或直接写上数值", "mend the formula, or type the value")
	staleFormula = rule("no-result", diag.Error,
		"公式没有保存计算结果", "the formula's result was not stored with the file",
		"用 WPS 或 Excel 打开后重新保存，或直接写上数值", "open the file in WPS or Excel and save it again, or type the value")
	formula = rule("formula", diag.Notice,
		"%[1]d 个单元格是公式，取保存的结果，如“%[2]s”", "%[1]d cells are computed; their stored results are taken, such as %[2]q", "", "")
	typedNumber = rule("typed-number", diag.Notice,
		"%[1]d 个数字以文字形式存放，已按数字读取，如“%[2]s”", "%[1]d numbers are stored as text and were read as numbers, such as %[2]q", "", "")
	textDate = rule("typed-date", diag.Notice,
		"%[1]d 个日期以文字形式存放，如“%[2]s”，已读作 %[3]s", "%[1]d dates are stored as text, such as %[2]q, read as %[3]s", "", "")
	ownUnit = rule("own-unit", diag.Notice,
		"“%[1]s”自带单位，没有用表头的“%[2]s”", "%[1]q has a unit of its own; the heading's %[2]q was not used", "", "")
)

// Layouts.
var (
	noTable = rule("no-layout", diag.Error,
		"没有认出表头或填报栏", "no headings were recognised",
		"检查是否选错了文件；表头特殊的，按下面拟好的导入表核对后存为 data/imports/编号.toml", "see whether this is the file you mean; for headings of another kind check the proposed map below and save it as data/imports/ID.toml")
	unreadSheet = rule("unread-sheet", diag.Notice,
		"这个工作表没有认出，没有读取，如“%[1]s”", "this sheet was not recognised and not read; it begins %[1]q",
		"封面和说明可以不管；有项目的，检查表头", "covers and remarks may be left; of one with projects check the headings")
	noRows = rule("no-rows", diag.Notice,
		"表头以下没有项目", "there are no projects below the headings", "", "")
	unknownColumn = rule("unknown-column", diag.Warning,
		"没有认出这一列“%[1]s”，内容没有导入，如“%[2]s”", "the column %[1]q was not recognised and its content not imported, such as %[2]q",
		"在导入表的 [columns] 里写明它是哪个字段，或写 \"\" 表示不要", "say in [columns] of the import's map which field it is, or \"\" to leave it out")
	unknownText = rule("unknown-text", diag.Warning,
		"没有认出这段内容，没有导入：“%[1]s”", "this was not recognised and not imported: %[1]q", "", "")
	mergedHeading = rule("headings", diag.Notice,
		"表头在第 %[1]d–%[2]d 行，合并的表头已展开", "the headings take rows %[1]d to %[2]d; merged ones were spread", "", "")
	mergedCells = rule("merged", diag.Notice,
		"合并单元格 %[1]d 处，其中每一行都取合并的内容", "%[1]d merged cells; each of their rows takes their content", "", "")
	wideMerge = rule("merged-columns", diag.Warning,
		"单元格跨列合并，“%[1]s”只作为 %[2]s 列的内容", "a cell merged over columns; %[1]q was taken for column %[2]s alone",
		"取消合并，每列分别填写", "take the merge apart and fill in each column")
	hiddenRows = rule("hidden-rows", diag.Notice,
		"%[1]d 行是隐藏的，也已读取", "%[1]d rows are hidden; they were read all the same",
		"不要的行请删除，而不是隐藏", "delete rows that are not wanted instead of hiding them")
	hiddenColumn = rule("hidden-column", diag.Notice,
		"“%[1]s”列是隐藏的，也已读取", "the column %[1]q is hidden; it was read all the same", "", "")
	hiddenSheet = rule("hidden-sheet", diag.Warning,
		"这个工作表是隐藏的，没有读取", "this sheet is hidden and was not read",
		"需要导入的，取消隐藏后再导入", "show it and import again if it is wanted")
	twoColumns = rule("two-columns", diag.Error,
		"“%[1]s”和“%[2]s”两列都是“%[3]s”", "the columns %[1]q and %[2]q both mean %[3]q",
		"在导入表的 [columns] 里写明用哪一列", "say in [columns] of the import's map which one to use")
	changesOpen = rule("open-changes", diag.Warning,
		"文件里有没有接受的修订；新增的已读，删除的没读", "the document holds changes that nobody accepted; what was inserted is read, what was deleted is not",
		"接受或拒绝全部修订后再导入", "accept or reject all changes, then import again")
	secret = rule("secret", diag.Error,
		"文件带有密级标志，没有读取；涉密文件不得在此处理", "the file bears a marking of classified documents and was not read; such files must not be handled here",
		"立即停止处理，报告保密管理部门", "stop at once and report it to whoever is in charge of secrecy")
	sameFile = rule("same-file", diag.Warning,
		"与“%[1]s”内容完全相同，只读一次", "is the same as %[1]q, byte for byte, and was read once", "", "")
)

// Records.
var (
	noTitle = rule("no-title", diag.Error,
		"没有项目名称", "the project has no title",
		"填写项目名称；空行和说明行请删除", "fill in its title; delete empty rows and remarks")
	noCode = rule("no-code", diag.Error,
		"新项目“%[1]s”没有项目编号", "the new project %[1]q has no code",
		"填写项目编号，或在导入表写 numbering = \"XZ-2026-{0000}\" 由程序编号", "fill in a code, or let the program number them: numbering = \"XZ-2026-{0000}\" in the import's map")
	badCode = rule("bad-code", diag.Error,
		"项目编号“%[1]s”不能用作编号", "%[1]q cannot be the code of a project",
		"用字母、数字和短横，如 XZ-2026-0042", "use letters, digits and hyphens, as in XZ-2026-0042")
	repeated = rule("repeated", diag.Error,
		"项目“%[1]s”在%[2]s已出现过", "the project %[1]q has appeared before, at %[2]s",
		"只留一处；确是两个项目的，改成不同的名称和编号", "keep one of them; if they are two projects give them different titles and codes")
	missing = rule("missing", diag.Error,
		"新项目“%[1]s”缺少“%[2]s”", "the new project %[1]q lacks %[2]s",
		"补上这一项；整份表都一样的，写在导入表的 [defaults] 里", "fill it in; what is the same for the whole file may stand in [defaults] of the import's map")
	conflict = rule("conflict", diag.Error,
		"“%[1]s”的“%[2]s”两边都改了：库里是“%[3]s”，来表是“%[4]s”，上次导入时是“%[5]s”", "%[2]s of %[1]q was changed on both sides: the library says %[3]q, the file %[4]q, at the last import it was %[5]q",
		"核实后改库里的记录，或让填报单位改表；加 --write 则保留库里的值", "find out which is right and change the record or the file; --write keeps the library's")
	differs = rule("differs", diag.Error,
		"“%[1]s”的“%[2]s”库里是“%[3]s”，来表是“%[4]s”；没有上次导入的底稿，分不清是谁改的", "%[2]s of %[1]q is %[3]q in the library and %[4]q in the file; nothing was imported before, so who changed it cannot be told",
		"核实后改库里的记录，或让填报单位改表；加 --write 则保留库里的值", "find out which is right and change the record or the file; --write keeps the library's")
	emptied = rule("emptied", diag.Notice,
		"“%[1]s”的“%[2]s”来表为空，库里的“%[3]s”保留", "%[2]s of %[1]q is empty in the file; the library keeps %[3]q", "", "")
	stateSet = rule("state-set", diag.Notice,
		"新项目没有写状态，记为“开放对接”", "new projects that do not state it are entered as open", "", "")
	regionTaken = rule("region-taken", diag.Notice,
		"表里没有写区县，取“%[1]s”", "the file does not state the region; %[1]s was taken", "", "")
	bodyKept = rule("body-kept", diag.Notice,
		"“%[1]s”已有正文，来表的文字没有写入", "%[1]q has a text already; that of the file was not written",
		"需要时从来表摘取", "take over what is wanted by hand")
	keptAsProse = rule("kept-as-prose", diag.Notice,
		"“%[1]s”是一段文字，放在正文里", "%[1]s is a passage and went into the text", "", "")
	takenFromProse = rule("taken-from-prose", diag.Notice,
		"从文字里取出“%[1]s”：%[2]s，请核对", "%[1]s was taken from a passage: %[2]s; please check", "", "")
	pictureKept = rule("picture", diag.Notice,
		"图片 %[1]s 放在项目“%[2]s”旁，请补写说明、来源和日期", "the picture %[1]s was put beside %[2]q; add its description, credit and date", "", "")
	pictureKind = rule("picture-kind", diag.Warning,
		"图片 %[1]s 的格式不能发布，没有导入", "the picture %[1]s is of a format that is not published and was not imported",
		"另存为 JPEG 或 PNG", "save it as JPEG or PNG")
	pictureNowhere = rule("picture-nowhere", diag.Warning,
		"看不出图片 %[1]s 属于哪个项目，没有导入", "the picture %[1]s belongs to no project that can be told and was not imported", "", "")
	internalPlace = rule("internal-place", diag.Warning,
		"联系人等 %[1]d 项内部内容没有写入：本站点的内部内容在另一个文件夹", "%[1]d internal facts were not written, since this site keeps them in a second folder",
		"加 --internal 文件夹 再导入", "import again with --internal DIR")
	noProject = rule("no-project", diag.Error,
		"项目“%[1]s”不在库里，也不在来表里，它的分项没有导入", "the project %[1]q is neither in the library nor in the files; its rows were not imported",
		"改正项目编号", "correct the code of the project")
	unreadable = rule("unreadable", diag.Error,
		"文件打不开：%[1]v", "the file cannot be opened: %[1]v", "关闭正在使用它的程序后再试", "close the program that uses it and try again")
	unwritable = rule("unwritable", diag.Error,
		"“%[1]s”的文件不能自动修改（%[2]v）", "the file of %[1]q cannot be edited (%[2]v)",
		"按报告手工修改", "make the change by hand")
	unreadRecord = rule("unread-record", diag.Error,
		"库里的“%[1]s”有错误，读不出来，没有比对", "the record %[1]q of the library has faults and could not be compared",
		"先运行 prospectus check 改正", "run prospectus check and mend it first")
)

// Rules lists the rules of this package, for the reference.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		noUnit, twoUnits, scaled, twoValues, badValue, share,
		serial, unknownWord, unknownName, severalNames, errorValue, staleFormula,
		formula, typedNumber, textDate, ownUnit, noTable, unreadSheet, noRows,
		unknownColumn, unknownText, mergedHeading, mergedCells, wideMerge, hiddenRows,
		hiddenColumn, hiddenSheet, twoColumns, changesOpen, secret, sameFile,
		noTitle, noCode, badCode, repeated, missing, conflict, differs,
		emptied, stateSet, regionTaken, bodyKept, keptAsProse, takenFromProse,
		pictureKept, pictureKind, pictureNowhere, internalPlace, noProject, unreadable,
		unwritable, unreadRecord, mapID, mapKey, mapType, mapField,
		mapUnit, mapHeader, mapPattern, mapNumbering,
	}
}
