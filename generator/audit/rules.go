package audit

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

func fault(code string, severity diag.Severity, says, hint i18n.Text) *diag.Rule {
	return &diag.Rule{Code: code, Severity: severity, Says: says, Hint: hint}
}

// Rules lists every rule of the package, for the reference of rules.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		dependsOnInternal, onlyWithInternal, onlyWithout, smallRelease, valuePublished, paperPublished,
		mobileNumber, identityNumber, bankCard, privateMailbox, internalWord, markingPublished, pictureMetadata,
		unreadOutput, unusedAllowance,
	}
}

var (
	dependsOnInternal = fault("depends-on-internal", diag.Error,
		i18n.Text{"zh": "删去全部内部资料后重新生成，这个文件变了（从第 %[1]d 字节起）：它随内部资料而变，读者可能由此推知", "en": "built again with everything internal deleted, this file is different from byte %[1]d on: it depends on internal facts, which readers could infer"},
		i18n.Text{"zh": "这是程序的缺陷，不要发布；请把文件名和命令报告给维护者", "en": "the program is at fault; publish nothing, and report the file's name and the command to the maintainers"})
	onlyWithInternal = fault("only-with-internal", diag.Error,
		i18n.Text{"zh": "删去全部内部资料后重新生成，没有这个文件：它的存在取决于内部资料", "en": "built again with everything internal deleted, the edition lacks this file: that it exists depends on internal facts"},
		i18n.Text{"zh": "这是程序的缺陷，不要发布；请把文件名和命令报告给维护者", "en": "the program is at fault; publish nothing, and report the file's name and the command to the maintainers"})
	onlyWithout = fault("only-without-internal", diag.Error,
		i18n.Text{"zh": "删去全部内部资料后重新生成，多出这个文件：它的缺失取决于内部资料", "en": "built again with everything internal deleted, the edition has this file more: that it is missing depends on internal facts"},
		i18n.Text{"zh": "这是程序的缺陷，不要发布；请把文件名和命令报告给维护者", "en": "the program is at fault; publish nothing, and report the file's name and the command to the maintainers"})
	smallRelease = fault("release-of-few", diag.Error,
		i18n.Text{"zh": "汇总数 %[1]s（%[2]s）背后只有 %[3]d 个项目，少于三个，读者能推出单个项目", "en": "the sum %[1]s of %[2]s stands for %[3]d projects; fewer than three give a single one away"},
		i18n.Text{"zh": "这是程序的缺陷，不要发布；请报告给维护者", "en": "the program is at fault; publish nothing, and report it to the maintainers"})
	valuePublished = fault("internal-value-published", diag.Error,
		i18n.Text{"zh": "%[1]s里有内部内容“%[2]s”，来自 %[3]s（%[4]s 的 %[5]s）；公开来源：%[6]s；此类文件共 %[7]d 个", "en": "%[1]s holds the internal value %[2]q of %[3]s (%[4]s, %[5]s); written publicly at: %[6]s; files that hold it: %[7]d"},
		i18n.Text{"zh": "从公开的内容里删去它；确可公开的，在 data/audit.toml 写明并说明理由", "en": "take it out of what is public; what may be published goes into data/audit.toml with a reason"})
	paperPublished = fault("internal-paper-published", diag.Error,
		i18n.Text{"zh": "这个文件就是内部附件 %[1]s", "en": "this file is the internal attachment %[1]s"},
		i18n.Text{"zh": "从记录里删去这个附件的公开副本", "en": "remove the public copy of the attachment from the record"})
	mobileNumber = pattern("personal-mobile", "手机号码", "a mobile number",
		i18n.Text{"zh": "公开办公电话，不公开个人手机", "en": "publish the desk's line, not a person's telephone"})
	identityNumber = pattern("personal-identity", "身份证号码", "the number of an identity card",
		i18n.Text{"zh": "删去号码", "en": "take the number out"})
	bankCard = pattern("personal-card", "银行卡号", "the number of a bank card",
		i18n.Text{"zh": "删去号码", "en": "take the number out"})
	privateMailbox = pattern("personal-mailbox", "私人邮箱", "a mailbox at a free provider",
		i18n.Text{"zh": "改用单位的公务邮箱", "en": "use the office's own mailbox"})
	internalWord = pattern("internal-word", "内部用语", "words that belong in the office",
		i18n.Text{"zh": "看看这段话是否本不该公开；确属一般用语的，在 data/audit.toml 写明整句并说明理由", "en": "see whether the passage should be public at all; where the words are innocent, write the phrase into data/audit.toml with a reason"})
	markingPublished = fault("marking-published", diag.Error,
		i18n.Text{"zh": "%[1]s里有密级标志；公开来源：%[3]s；此类文件共 %[4]d 个", "en": "%[1]s bears a marking of secrecy; written publicly at: %[3]s; files that hold it: %[4]d"},
		i18n.Text{"zh": "不要发布；按保密规定处理这份材料", "en": "publish nothing, and treat the material as the rules of secrecy ask"})
	pictureMetadata = fault("picture-metadata", diag.Error,
		i18n.Text{"zh": "图片带有拍摄信息（时间、设备或位置）", "en": "the picture says where, when or with what it was taken"},
		i18n.Text{"zh": "作为附件的图片请另存一份不带信息的；网页图片由程序清除，若仍有请报告给维护者", "en": "save attachments without it; of the site's own pictures the program takes it out, so report one that has it to the maintainers"})
	unreadOutput = fault("not-searched", diag.Notice,
		i18n.Text{"zh": "这种文件无法查看内容，没有检查", "en": "files of this kind cannot be read, so it was not searched"},
		i18n.Text{"zh": "请由人工查看一遍", "en": "have somebody look through it"})
	unusedAllowance = fault("allowance-unused", diag.Notice,
		i18n.Text{"zh": "公开内容里没有用到这条许可", "en": "nothing public needs this allowance"},
		i18n.Text{"zh": "可以删去", "en": "it can be removed"})
)

// pattern declares a rule on what is found by its shape.
func pattern(code, zh, en string, hint i18n.Text) *diag.Rule {
	return fault(code, diag.Error,
		i18n.Text{
			"zh": "%[1]s里有" + zh + "“%[2]s”；公开来源：%[3]s；此类文件共 %[4]d 个",
			"en": "%[1]s holds " + en + ", %[2]q; written publicly at: %[3]s; files that hold it: %[4]d",
		}, hint)
}
