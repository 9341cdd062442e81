package approval

import (
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// Rules lists the rules that [Check] checks.
func Rules() []*diag.Rule {
	return []*diag.Rule{notReleased, incomplete, changed, badOrder, ahead, leftOut}
}

var (
	notReleased = &diag.Rule{
		Code: "not-released", Severity: diag.Error,
		Says: i18n.Text{"zh": "这条记录没有经过发布审批，不能进入公开版", "en": "the record has not been approved, so it cannot reach the public edition"},
		Hint: i18n.Text{"zh": "用 prospectus release 打印审批表，审批后运行 prospectus release --approve --by 岗位 %[1]s；不公开的记录写 audience = \"internal\"", "en": "print the approval form with prospectus release, and when it is signed run prospectus release --approve --by POST %[1]s; a record that stays in the office says audience = \"internal\""},
	}
	incomplete = &diag.Rule{
		Code: "release-incomplete", Severity: diag.Error,
		Says: i18n.Text{"zh": "发布审批不完整，缺：%[2]s", "en": "the approval is not complete; missing: %[2]s"},
		Hint: i18n.Text{"zh": "每一步都要有岗位（by）和日期（on）；补齐手续后运行 prospectus release --approve --by 岗位 %[1]s", "en": "each step names a post (by) and a day (on); when all are taken, run prospectus release --approve --by POST %[1]s"},
	}
	changed = &diag.Rule{
		Code: "changed-since-approval", Severity: diag.Error,
		Says: i18n.Text{"zh": "批准发布之后，公开内容又有改动（批准于 %[2]s）", "en": "what the record says in public was changed after it was approved (on %[2]s)"},
		Hint: i18n.Text{"zh": "用 prospectus release 查看改了哪些字段并重新审批，再运行 prospectus release --approve --by 岗位 %[1]s；急需发布其他内容时，加 --last-approved 先不发布这条记录", "en": "see with prospectus release which fields changed and have them approved, then run prospectus release --approve --by POST %[1]s; to publish the rest at once, leave the record out with --last-approved"},
	}
	badOrder = &diag.Rule{
		Code: "release-order", Severity: diag.Warning,
		Says: i18n.Text{"zh": "批准日期早于审核或保密审查日期", "en": "the approval is dated before the review of content or secrecy"},
		Hint: i18n.Text{"zh": "核对审批表上的日期：先审核、先保密审查，后批准", "en": "compare with the signed form: reviews come first, then the approval"},
	}
	ahead = &diag.Rule{
		Code: "release-ahead", Severity: diag.Warning,
		Says: i18n.Text{"zh": "批准日期在本版日期之后", "en": "the approval is dated after the day of this edition"},
		Hint: i18n.Text{"zh": "核对日期，或用 --now 写明本版日期", "en": "check the date, or name the edition's day with --now"},
	}
	leftOut = &diag.Rule{
		Code: "left-out-unapproved", Severity: diag.Notice,
		Says: i18n.Text{"zh": "没有有效的发布审批，按 --last-approved 不进入本版", "en": "it has no valid approval and is left out of this edition, as --last-approved asks"},
		Hint: i18n.Text{"zh": "审批后运行 prospectus release --approve --by 岗位 %[1]s，再生成一次", "en": "when it is approved, run prospectus release --approve --by POST %[1]s and build again"},
	}
)

// stepNames are the words for the steps, by their keys.
func stepNames() map[string]i18n.Text {
	return map[string]i18n.Text{
		"content":  {"zh": "内容审核", "en": "content review"},
		"secrecy":  {"zh": "保密审查", "en": "secrecy review"},
		"approval": {"zh": "批准", "en": "approval"},
		"hash":     {"zh": "内容哈希", "en": "hash"},
	}
}

// Check reports a record that is not approved, and returns whether it may be
// published on a day. With leave, a record that may not is left out and noted
// instead of being a fault.
func Check(a *Assessment, day i18n.Date, leave bool, list *diag.List) bool {
	given := &a.Record.Head().Approval
	if a.Standing == Approved {
		a.checkDates(given, day, list)
		return true
	}
	at, name := a.at(), a.Name()
	switch {
	case leave:
		list.Add(leftOut.At(at, name))
	case a.Standing == New:
		list.Add(notReleased.At(at, name))
	case a.Standing == Changed:
		list.Add(changed.At(at, name, dayOrUnknown(given)))
	default:
		list.Add(incomplete.At(at, name, a.lacks()))
	}
	return false
}

// at is where the record's approval stands, or should.
func (a *Assessment) at() source.Span {
	if a.Standing == Changed {
		return a.Record.At("release.hash")
	}
	return a.Record.At("release")
}

func (a *Assessment) checkDates(given *model.Approval, day i18n.Date, list *diag.List) {
	if outOfOrder(given) {
		list.Add(badOrder.At(a.Record.At("release.approval")))
	}
	if after(given.Final.On, day) {
		list.Add(ahead.At(a.Record.At("release.approval")))
	}
}

// lacks lists the steps that are missing, in every language.
func (a *Assessment) lacks() i18n.Text {
	keys := a.Missing
	if a.Record.Head().Approval.Hash == "" {
		keys = append(keys[:len(keys):len(keys)], "hash")
	}
	names := stepNames()
	said := i18n.Text{}
	for lang, sep := range map[i18n.Tag]string{"zh": "、", "en": ", "} {
		var words []string
		for _, k := range keys {
			words = append(words, names[k][lang])
		}
		said[lang] = strings.Join(words, sep)
	}
	return said
}

// dayOrUnknown is the day of approval as it is written in files.
func dayOrUnknown(given *model.Approval) i18n.Text {
	if b, err := given.Final.On.MarshalText(); err == nil && given.Final.Done() {
		return i18n.Text{"zh": string(b), "en": string(b)}
	}
	return i18n.Text{"zh": "日期未写", "en": "no date given"}
}
