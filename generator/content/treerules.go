package content

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// The faults of the tree: folders, names and files.
var (
	ruleUnknownKind = &diag.Rule{
		Code: "unknown-kind", Severity: diag.Error,
		Says: i18n.Text{"zh": "content/ 下没有“%[1]s”这一类；应为：%[2]s", "en": "content/ has no kind %[1]q; expected one of: %[2]s"},
		Hint: i18n.Text{"zh": "改正文件夹名，或把它移出 content/", "en": "correct the folder's name, or move it out of content/"},
	}
	ruleStray = &diag.Rule{
		Code: "stray-file", Severity: diag.Error,
		Says: i18n.Text{"zh": "文件“%[1]s”不在记录文件夹中", "en": "%[1]s lies outside any record's folder"},
		Hint: i18n.Text{"zh": "每条记录是一个文件夹：content/<类别>/<编号>/；把文件移进去", "en": "a record is a folder, content/<kind>/<id>/; move the file into one"},
	}
	ruleStrayProse = &diag.Rule{
		Code: "unknown-prose", Severity: diag.Error,
		Says: i18n.Text{"zh": "不认识的正文文件“%[1]s”；应为 <语言>.md 或 internal.<语言>.md", "en": "unknown prose file %[1]q; expected <language>.md or internal.<language>.md"},
		Hint: i18n.Text{"zh": "例如 zh.md、en.md、internal.zh.md", "en": "for example zh.md, en.md, internal.zh.md"},
	}
	ruleStrayTOML = &diag.Rule{
		Code: "unknown-facts", Severity: diag.Error,
		Says: i18n.Text{"zh": "不认识的资料文件“%[1]s”；此类记录的资料写在 %[2]s", "en": "unknown file of facts %[1]q; records of this kind have %[2]s"},
		Hint: i18n.Text{"zh": "并入 %[2]s；不公开的内容写在其 [internal] 表中", "en": "merge it into %[2]s; what must not be published goes in its [internal] table"},
	}
	ruleProseTwice = &diag.Rule{
		Code: "prose-twice", Severity: diag.Error,
		Says: i18n.Text{"zh": "同一语言的正文有两个文件：%[1]s 与 %[2]s", "en": "two files hold the prose of one language: %[1]s and %[2]s"},
		Hint: i18n.Text{"zh": "合并为一个文件", "en": "merge them into one"},
	}
	ruleProsePlace = &diag.Rule{
		Code: "prose-place", Severity: diag.Error,
		Says: i18n.Text{"zh": "公开正文“%[1]s”放在了内部资料文件夹中", "en": "public prose %[1]s lies in the internal folder"},
		Hint: i18n.Text{"zh": "移到网站文件夹的同一路径；内部正文请命名为 internal.%[1]s", "en": "move it to the same path in the site's folder; prose that stays in the office is named internal.%[1]s"},
	}
	ruleID = &diag.Rule{
		Code: "record-id", Severity: diag.Error,
		Says: i18n.Text{"zh": "“%[1]s”不能作编号：只用小写字母、数字和中间的单个连字符，最长 64 字节", "en": "%[1]q cannot be an id: lower-case letters, digits and single hyphens between them, at most 64 bytes"},
		Hint: i18n.Text{"zh": "给文件夹改名；编号就是网址的一部分", "en": "rename the folder; an id is part of an address"},
	}
	ruleDevice = &diag.Rule{
		Code: "record-id-device", Severity: diag.Error,
		Says: i18n.Text{"zh": "“%[1]s”是 Windows 的设备名，不能作编号", "en": "%[1]q is the name of a device on Windows and cannot be an id"},
		Hint: i18n.Text{"zh": "换一个编号，如 %[2]s-1", "en": "choose another, such as %[2]s-1"},
	}
	ruleIDCase = &diag.Rule{
		Code: "record-id-case", Severity: diag.Error,
		Says: i18n.Text{"zh": "编号“%[1]s”与“%[2]s”只有大小写之别", "en": "ids %[1]q and %[2]q differ only by case"},
		Hint: i18n.Text{"zh": "改掉其中一个；Windows 不分大小写", "en": "rename one of them; Windows cannot tell them apart"},
	}
	ruleLink = &diag.Rule{
		Code: "symbolic-link", Severity: diag.Error,
		Says: i18n.Text{"zh": "“%[1]s”是符号链接，未读取", "en": "%[1]s is a symbolic link and was not followed"},
		Hint: i18n.Text{"zh": "用文件本身替换它", "en": "put the file itself in its place"},
	}
	ruleSpecial = &diag.Rule{
		Code: "special-file", Severity: diag.Error,
		Says: i18n.Text{"zh": "“%[1]s”不是普通文件，未读取", "en": "%[1]s is neither a file nor a folder and was not read"},
		Hint: i18n.Text{"zh": "删除它", "en": "delete it"},
	}
	ruleEmpty = &diag.Rule{
		Code: "empty-folder", Severity: diag.Warning,
		Says: i18n.Text{"zh": "文件夹“%[1]s”是空的", "en": "folder %[1]s is empty"},
		Hint: i18n.Text{"zh": "删除它，或放入文件", "en": "delete it, or fill it"},
	}
	ruleNoFacts = &diag.Rule{
		Code: "no-facts", Severity: diag.Error,
		Says: i18n.Text{"zh": "记录文件夹中缺少 %[1]s", "en": "the record's folder has no %[1]s"},
		Hint: i18n.Text{"zh": "新建 %[1]s，写入各项资料", "en": "create %[1]s with the record's facts"},
	}
	ruleOrphan = &diag.Rule{
		Code: "internal-orphan", Severity: diag.Error,
		Says: i18n.Text{"zh": "内部资料“%[1]s”没有对应的记录，其中也没有 %[2]s", "en": "internal material %[1]q belongs to no record and has no %[2]s of its own"},
		Hint: i18n.Text{"zh": "核对编号；只供内部的记录应有完整的 %[2]s", "en": "check the id; a record that is internal as a whole has its full %[2]s here"},
	}
	ruleOutside = &diag.Rule{
		Code: "internal-outside", Severity: diag.Error,
		Says: i18n.Text{"zh": "“%[1]s”不在 [internal] 表中，不会并入记录", "en": "%[1]s stands outside the [internal] table and is not merged into the record"},
		Hint: i18n.Text{"zh": "移入 [internal]；公开资料写在网站文件夹中", "en": "move it into [internal]; public facts are written in the site's folder"},
	}
	ruleOtherReader = &diag.Rule{
		Code: "toml-not-portable", Severity: diag.Error,
		Says: i18n.Text{"zh": "其他程序读不了这份 TOML：%[1]s", "en": "other programs cannot read this TOML: %[1]s"},
		Hint: i18n.Text{"zh": "换一种写法；本程序能读，并不表示表格软件或其他工具也能读", "en": "write it another way; what this program reads, spreadsheets and other tools should read too"},
	}
	ruleOtherReading = &diag.Rule{
		Code: "toml-read-otherwise", Severity: diag.Error,
		Says: i18n.Text{"zh": "其他程序读到的“%[1]s”与本程序不同", "en": "other programs read another value for %[1]q than this one does"},
		Hint: i18n.Text{"zh": "请把这份文件发给维护者，并换一种写法", "en": "please send the file to the maintainers, and write it another way"},
	}
	ruleAssetTwice = &diag.Rule{
		Code: "attachment-twice", Severity: diag.Error,
		Says: i18n.Text{"zh": "附件“%[1]s”在网站文件夹与内部资料文件夹中各有一份", "en": "attachment %[1]s lies in both the site's and the internal folder"},
		Hint: i18n.Text{"zh": "删除其中一份", "en": "delete one of the two"},
	}
)

// The faults of a file's bytes.
var (
	ruleGB = &diag.Rule{
		Code: "file-gb18030", Severity: diag.Error,
		Says: i18n.Text{"zh": "文件是 GB18030（GBK）编码，应为 UTF-8", "en": "the file is in GB18030 (GBK); expected UTF-8"},
		Hint: i18n.Text{"zh": "在记事本中“另存为”，编码选 UTF-8；WPS、VS Code 同理", "en": "save it as UTF-8: in Notepad, Save As, encoding UTF-8"},
	}
	ruleNotUTF8 = &diag.Rule{
		Code: "file-not-utf8", Severity: diag.Error,
		Says: i18n.Text{"zh": "此处的字节不是 UTF-8 文字", "en": "bytes here are not UTF-8 text"},
		Hint: i18n.Text{"zh": "以 UTF-8 编码重新保存；如不是文本文件，请改扩展名", "en": "save the file again as UTF-8; if it is no text, correct its name"},
	}
	ruleNUL = &diag.Rule{
		Code: "file-nul", Severity: diag.Error,
		Says: i18n.Text{"zh": "文件含有 NUL 字节：不是文本，或是 UTF-16 编码", "en": "the file holds NUL bytes: it is not text, or it is UTF-16"},
		Hint: i18n.Text{"zh": "以 UTF-8 编码重新保存；如不是文本文件，请改扩展名", "en": "save the file again as UTF-8; if it is no text, correct its name"},
	}
	ruleTooLarge = &diag.Rule{
		Code: "file-too-large", Severity: diag.Error,
		Says: i18n.Text{"zh": "文件过大（%[1]d MB），文本文件不能超过 %[2]d MB，未读取", "en": "the file is too large (%[1]d MB) and was not read; text may have %[2]d MB"},
		Hint: i18n.Text{"zh": "检查扩展名；长文请拆分", "en": "check its name; divide long texts"},
	}
	ruleUnreadable = &diag.Rule{
		Code: "file-unreadable", Severity: diag.Error,
		Says: i18n.Text{"zh": "无法读取：%[1]s", "en": "cannot be read: %[1]s"},
		Hint: i18n.Text{"zh": "检查文件权限，或是否被别的程序占用", "en": "check its permissions and whether another program holds it"},
	}
	ruleBOM = &diag.Rule{
		Code: "file-bom", Severity: diag.Notice,
		Says: i18n.Text{"zh": "文件以字节顺序标记（BOM）开头", "en": "the file begins with a byte-order mark"},
		Hint: i18n.Text{"zh": "不影响使用；保存为“UTF-8”而非“带 BOM 的 UTF-8”即可去掉", "en": "it does no harm; save as UTF-8 without BOM to be rid of it"},
	}
)

// Rules lists every rule of this package.
func Rules() []*diag.Rule {
	rules := append(syntaxRules(), frontRules()...)
	return append(rules,
		ruleUnknownKind, ruleStray, ruleStrayProse, ruleStrayTOML, ruleProseTwice, ruleProsePlace,
		ruleID, ruleDevice, ruleIDCase, ruleLink, ruleSpecial, ruleEmpty, ruleNoFacts,
		ruleOrphan, ruleOutside, ruleAssetTwice, ruleOtherReader, ruleOtherReading,
		ruleGB, ruleNotUTF8, ruleNUL, ruleTooLarge, ruleUnreadable, ruleBOM, ruleMarked, ruleMarkedFile,
	)
}
