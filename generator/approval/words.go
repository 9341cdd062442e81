package approval

import "prospectus/generator/i18n"

// formTexts are the words of the form.
func formTexts() map[string]i18n.Text {
	return map[string]i18n.Text{
		"title":       {"zh": "信息发布审批表", "en": "Approval of information for publication"},
		"item":        {"zh": "项目", "en": "Item"},
		"value":       {"zh": "内容", "en": "Value"},
		"site":        {"zh": "网站", "en": "Site"},
		"publisher":   {"zh": "发布单位", "en": "Publisher"},
		"edition":     {"zh": "版次", "en": "Edition"},
		"day":         {"zh": "日期", "en": "Date"},
		"hash":        {"zh": "版本哈希", "en": "Edition hash"},
		"check":       {"zh": "检查结果", "en": "Result of the check"},
		"clean":       {"zh": "程序检查通过，没有错误、警告和提示。", "en": "The program's check found no errors, warnings or notices."},
		"faults":      {"zh": "错误 %[1]d 条，警告 %[2]d 条，提示 %[3]d 条：", "en": "Errors: %[1]d, warnings: %[2]d, notices: %[3]d:"},
		"content":     {"zh": "发布内容", "en": "What is to be published"},
		"counts":      {"zh": "新增 %[1]d 条，变更 %[2]d 条，结束 %[3]d 条，撤回 %[4]d 条，不再公开 %[5]d 条；其余 %[6]d 条与上次批准时一致。", "en": "New: %[1]d, changed: %[2]d, closed: %[3]d, withdrawn: %[4]d, no longer public: %[5]d; the other %[6]d are as they were approved."},
		"new":         {"zh": "新增", "en": "New"},
		"changed":     {"zh": "变更", "en": "Changed"},
		"closed":      {"zh": "结束", "en": "Closed"},
		"withdrawn":   {"zh": "撤回", "en": "Withdrawn"},
		"gone":        {"zh": "不再公开（记录已删除，或转为内部）", "en": "No longer public (deleted, or internal now)"},
		"field":       {"zh": "字段", "en": "Field"},
		"before":      {"zh": "上次批准", "en": "As approved"},
		"after":       {"zh": "本次内容", "en": "Now"},
		"record-hash": {"zh": "内容哈希", "en": "Content hash"},
		"by-hash":     {"zh": "全文见记录（哈希 %[1]s）", "en": "in the record (hash %[1]s)"},
		"not-kept":    {"zh": "没有留存上次批准的内容，无法逐项比较；下面是本次全部内容，请整条审核。", "en": "What was approved last was not kept, so the fields cannot be compared. The whole record follows: review all of it."},
		"withheld":    {"zh": "未进入公开版的内容", "en": "What the public edition does not hold"},
		"nothing":     {"zh": "没有。", "en": "Nothing."},
		"reason":      {"zh": "原因", "en": "Reason"},
		"number":      {"zh": "数量", "en": "Number"},
		"signatures":  {"zh": "审批", "en": "Approval"},
		"step":        {"zh": "环节", "en": "Step"},
		"post":        {"zh": "岗位", "en": "Post"},
		"opinion":     {"zh": "意见", "en": "Opinion"},
		"signature":   {"zh": "签字", "en": "Signature"},
		"then":        {"zh": "签字后运行 `prospectus release --approve --by 岗位`，把审批写入各条记录；之后内容再有改动，须重新审批。", "en": "When it is signed, `prospectus release --approve --by POST` writes the approval into the records; whatever changes after that has to be approved again."},

		"internal-field":  {"zh": "内部字段", "en": "internal fields"},
		"internal-record": {"zh": "内部记录", "en": "internal records"},
		"internal-table":  {"zh": "内部表", "en": "internal tables"},
		"not-disclosed":   {"zh": "不主动公开的政策", "en": "policies not disclosed on own initiative"},
		"no-consent":      {"zh": "企业未同意公开", "en": "firms that did not agree"},
		"names-withheld":  {"zh": "指向未公开内容的引用", "en": "references to what is withheld"},
		"not-approved":    {"zh": "未经发布审批", "en": "records not approved"},
	}
}
