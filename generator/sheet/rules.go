package sheet

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

var saveAs = i18n.Text{
	"zh": "用 WPS 或 Office 打开它，“文件—另存为”，类型选“%[2]s”，再导入新文件",
	"en": "open it in WPS or Office, choose File, Save As, type %[2]q, and import the new file",
}

// The rules of this package. Those with a hint of how to save take the name of
// the format found and that of the one to choose.
var (
	tooLarge = &diag.Rule{
		Code: "sheet-too-large", Severity: diag.Error,
		Says: i18n.Text{"zh": "文件超过 %[1]d MB，没有读取", "en": "the file is larger than %[1]d MB and was not read"},
		Hint: i18n.Text{"zh": "删去文件里的大图片，或分成几个文件", "en": "take large pictures out of it, or split it into several files"},
	}
	emptyFile = &diag.Rule{
		Code: "sheet-empty-file", Severity: diag.Error,
		Says: i18n.Text{"zh": "文件是空的", "en": "the file is empty"},
		Hint: i18n.Text{"zh": "请填报单位重新发送；U 盘或微信传输中断时常出现空文件", "en": "ask for it again; copies that were cut off are often empty"},
	}
	oldFormat = &diag.Rule{
		Code: "sheet-old-format", Severity: diag.Error,
		Says: i18n.Text{"zh": "这是旧格式文件（%[1]s），改了扩展名也不能直接读取", "en": "this is a file of an older format (%[1]s), whatever its name says, and cannot be read"},
		Hint: saveAs,
	}
	otherFormat = &diag.Rule{
		Code: "sheet-other-format", Severity: diag.Error,
		Says: i18n.Text{"zh": "这是%[1]s，不能直接读取", "en": "this is %[1]s, which cannot be read as it is"},
		Hint: saveAs,
	}
	notDocument = &diag.Rule{
		Code: "sheet-no-table", Severity: diag.Error,
		Says: i18n.Text{"zh": "这是%[1]s，读不出表格和文字", "en": "this is %[1]s, out of which neither tables nor text can be read"},
		Hint: i18n.Text{"zh": "请填报单位发原来的表格或 Word 文件", "en": "ask for the spreadsheet or Word file that it was made from"},
	}
	archive = &diag.Rule{
		Code: "sheet-archive", Severity: diag.Error,
		Says: i18n.Text{"zh": "这是压缩包", "en": "this is an archive"},
		Hint: i18n.Text{"zh": "解压到一个文件夹，再导入那个文件夹", "en": "unpack it into a folder and import that folder"},
	}
	encrypted = &diag.Rule{
		Code: "sheet-encrypted", Severity: diag.Error,
		Says: i18n.Text{"zh": "文件有打开密码，无法读取", "en": "the file is encrypted with a password and cannot be read"},
		Hint: i18n.Text{"zh": "用密码打开后，“文件—另存为”，去掉打开密码再保存；涉密文件不得导入", "en": "open it with its password and save a copy without one; classified files must not be imported"},
	}
	macros = &diag.Rule{
		Code: "sheet-macros", Severity: diag.Error,
		Says: i18n.Text{"zh": "文件带有宏程序，没有读取", "en": "the file carries macros and was not read"},
		Hint: i18n.Text{"zh": "另存为“%[1]s”（不带宏的格式），再导入新文件", "en": "save it as %[1]q, the format without macros, and import the new file"},
	}
	damaged = &diag.Rule{
		Code: "sheet-damaged", Severity: diag.Error,
		Says: i18n.Text{"zh": "文件已损坏，读到“%[1]s”时出错", "en": "the file is damaged: reading stopped at %[1]q"},
		Hint: i18n.Text{"zh": "用 WPS 或 Excel 打开，如提示修复则修复后另存，再导入新文件", "en": "open it in WPS or Excel, let it be repaired, save a copy and import that"},
	}
	bomb = &diag.Rule{
		Code: "sheet-bomb", Severity: diag.Error,
		Says: i18n.Text{"zh": "文件展开后异常大（超过 %[1]d MB），没有读取", "en": "the file unpacks to more than %[1]d MB, which no table needs, and was not read"},
		Hint: i18n.Text{"zh": "不要打开来历不明的文件；确系正常文件的，只把有内容的单元格复制到新文件", "en": "do not open files of unknown origin; of a genuine one, copy the filled cells into a new file"},
	}
	tooManyCells = &diag.Rule{
		Code: "sheet-too-many-cells", Severity: diag.Error,
		Says: i18n.Text{"zh": "文件的单元格超过 %[1]d 个，没有读取", "en": "the file has more than %[1]d filled cells and was not read"},
		Hint: i18n.Text{"zh": "按县区或年份分成几个文件", "en": "split it by county or by year"},
	}
	unknownEncoding = &diag.Rule{
		Code: "sheet-encoding", Severity: diag.Error,
		Says: i18n.Text{"zh": "文本既不是 UTF-8 也不是 GB18030，无法识别文字", "en": "the text is neither UTF-8 nor GB18030"},
		Hint: i18n.Text{"zh": "用 WPS 或 Excel 打开原表，另存为“CSV UTF-8”或 .xlsx", "en": "open the original table in WPS or Excel and save it as CSV UTF-8 or .xlsx"},
	}
	brokenQuotes = &diag.Rule{
		Code: "sheet-csv-quotes", Severity: diag.Error,
		Says: i18n.Text{"zh": "CSV 第 %[1]d 行起的引号没有配对，其后的内容无法分列", "en": "a quotation mark that opens on line %[1]d of the csv is not closed, and what follows cannot be told apart"},
		Hint: i18n.Text{"zh": "改正这一行的引号，或直接导入原来的 .xlsx", "en": "mend the quotation marks of that line, or import the .xlsx itself"},
	}
)

// Rules lists the rules of this package, for the reference.
func Rules() []*diag.Rule {
	return []*diag.Rule{tooLarge, emptyFile, oldFormat, otherFormat, notDocument, archive, encrypted, macros, damaged, bomb, tooManyCells, unknownEncoding, brokenQuotes}
}
