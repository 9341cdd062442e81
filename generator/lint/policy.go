package lint

import (
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

var (
	ruleMadeLate = rule("policy-published-before-made", diag.Error, documentRule,
		"发布日期 %[2]s 早于成文日期 %[1]s", "published on %[2]s, before it was made on %[1]s",
		"核对两个日期", "check the two dates")
	ruleExpiresEarly = rule("policy-expires-before-effect", diag.Error, documentRule,
		"失效日期 %[2]s 早于施行日期 %[1]s", "it expires on %[2]s, before it takes effect on %[1]s",
		"核对两个日期", "check the two dates")
	ruleExpired = rule("policy-expired", diag.Error, documentRule,
		"状态写着现行有效，而失效日期 %[1]s 已过", "the status says in force, but it expired on %[1]s",
		"删去 status，政策就按失效日期显示为已失效；有续期文件的，改正失效日期", "delete status, and the policy is shown as expired from its date on; where it was prolonged, correct the date")
	ruleRepealed = rule("policy-repealed", diag.Error, documentRule,
		"状态写着现行有效，而自 %[1]s 起已经废止", "the status says in force, but it is repealed from %[1]s",
		"改状态为已废止（repealed），或改正废止日期", "mark it repealed, or correct the date of repeal")
	ruleRepealEarly = rule("policy-repealed-before-made", diag.Error, documentRule,
		"废止日期 %[2]s 早于成文日期 %[1]s", "repealed on %[2]s, before it was made on %[1]s",
		"核对两个日期", "check the two dates")
	ruleStalePlan = rule("policy-stale-by-title", diag.Warning, documentRule,
		"标题写明是 %[1]d 年的计划，按字面已经过期", "its own title calls it a plan for %[1]d, so by its own words it is out of date",
		"填写失效日期或改状态；仍然有效的，用 [lint] 写明依据", "add the date of expiry or change the status; where it still holds, say why under [lint]")
	ruleTrialOpen = rule("policy-trial-open", diag.Notice, documentRule,
		"暂行或试行文件没有失效日期", "a trial document has no date of expiry",
		"填写 expires；暂行、试行文件一般不超过两年", "add expires; trial documents run for two years as a rule")
	ruleTrialMark = rule("policy-trial-unmarked", diag.Notice, documentRule,
		"标题写着“%[1]s”，没有标明 trial = true", "the title says %[1]q, but trial = true is missing",
		"在 policy.toml 加上 trial = true", "add trial = true to policy.toml")
	ruleNoMade = rule("policy-without-made", diag.Notice, documentRule,
		"没有成文日期", "the date on which it was made is missing",
		"填写 made", "add made")
	ruleExpiring = rule("policy-expiring", diag.Notice, documentRule,
		"将于 %[1]s 失效，还有 %[2]d 天（%[3]d 天之内）", "it expires on %[1]s, in %[2]d days (within %[3]d)",
		"确认是否续期；失效后自动退出政策匹配和印刷本", "settle whether it is prolonged; once expired it leaves matching and printed books")
	ruleOnRequest = rule("policy-not-for-publication", diag.Error, disclosureRule,
		"正文写着“%[1]s”，公开属性却是主动公开", "the text says %[1]q, but its disclosure class is for publication",
		"按原文改正 disclosure；依申请公开和不予公开的文件不上公开网站", "correct disclosure after the document; what is disclosed on request or not at all is not published")
	ruleNumber = rule("document-number", diag.Warning, numberRule,
		"文号“%[1]s”不合格式：%[2]s", "the document number %[1]q is not in form: %[2]s",
		"写作 %[3]s", "write %[3]s")
	ruleNumberYear = rule("document-number-year", diag.Warning, numberRule,
		"文号“%[1]s”没有年份", "the document number %[1]q has lost its year",
		"对照原文补上年份", "take the year from the original")
)

// checkPolicy compares a policy's dates with each other, with its standing and
// with its title.
func (v *visit) checkPolicy() {
	p, ok := v.record.(*model.Policy)
	if !ok {
		return
	}
	if !p.Made.IsZero() && !p.Published.IsZero() && p.Published.Before(p.Made) {
		v.report(ruleMadeLate, "published", p.Made, p.Published)
	}
	if !p.Effective.IsZero() && !p.Expires.IsZero() && p.Expires.Before(p.Effective) {
		v.report(ruleExpiresEarly, "expires", p.Effective, p.Expires)
	}
	if !p.Made.IsZero() && !p.Repealed.IsZero() && p.Repealed.Before(p.Made) {
		v.report(ruleRepealEarly, "repealed", p.Made, p.Repealed)
	}
	if p.Made.IsZero() {
		v.report(ruleNoMade, "")
	}
	v.standing(p)
	v.trial(p)
	v.stalePlan(p)
}

// standing compares the status with the dates of repeal and expiry, and lists
// what ends soon. A policy repealed without a date is fine: many a list of
// repealed documents names none.
func (v *visit) standing(p *model.Policy) {
	if v.Day.IsZero() {
		return
	}
	if p.RepealedBy(v.Day) {
		if p.Status != model.Repealed {
			v.report(ruleRepealed, "status", p.Repealed)
		}
		return
	}
	key, end := "expires", p.Expires
	if p.RepealEnds() {
		key, end = "repealed", p.Repealed
	}
	if end.IsZero() {
		return
	}
	if end.Before(v.Day) {
		if p.Status == model.InForce {
			v.report(ruleExpired, "status", end)
		}
		return
	}
	left := daysBetween(v.Day, end)
	for _, within := range []int{30, 60, 90} {
		if left <= within {
			v.report(ruleExpiring, key, end, left, within)
			return
		}
	}
}

// trial looks at documents that call themselves provisional.
func (v *visit) trial(p *model.Policy) {
	word := ""
	for _, title := range p.Title {
		for _, w := range []string{"（暂行）", "（试行）", "暂行办法", "暂行规定", "试行办法", "试行方案", "(trial)", "(interim)", "for trial implementation"} {
			if strings.Contains(title, w) {
				word = strings.Trim(w, "（）()")
			}
		}
	}
	if word != "" && !p.Trial {
		v.report(ruleTrialMark, "title."+string(v.Catalog.Site.Languages[0]), word)
	}
	if (p.Trial || word != "") && !v.ends(p) {
		v.report(ruleTrialOpen, "trial")
	}
}

// ends reports whether a policy says when it ends, or is repealed.
func (v *visit) ends(p *model.Policy) bool {
	return !p.Expires.IsZero() || !p.Repealed.IsZero() || p.RepealedBy(v.Day)
}

// stalePlan reports a plan whose title names a year that is over while its
// status says that it is in force.
func (v *visit) stalePlan(p *model.Policy) {
	if v.ends(p) {
		return
	}
	for i := range v.texts {
		t := &v.texts[i]
		if !t.isTitle() {
			continue
		}
		if year := planYear(t.said); year > 0 && year < v.Day.Year {
			v.reportWords(ruleStalePlan, t, 0, len(t.said), year)
			return
		}
	}
}

// planYear returns the last year that a title names, where it is the title of a
// plan: 2023年…计划, 2021—2023年行动方案, Work plan for 2023.
func planYear(title string) int {
	if !containsAny(strings.ToLower(title), "计划", "方案", "要点", "安排", "plan", "programme", "key points", "action") {
		return 0
	}
	last := 0
	for _, y := range yearsIn(title) {
		last = max(last, y)
	}
	return last
}

// yearsIn returns the years of this century and the last that a text names.
func yearsIn(s string) (years []int) {
	for i := 0; i+4 <= len(s); i++ {
		if !areDigits(s[i:i+4]) || i > 0 && isWordByte(s[i-1]) || i+4 < len(s) && s[i+4] >= '0' && s[i+4] <= '9' {
			continue
		}
		if d, err := i18n.ParseDecimal(s[i : i+4]); err == nil && d.Cmp(i18n.DecimalOf(1949)) > 0 && d.Cmp(i18n.DecimalOf(2100)) < 0 {
			n := 0
			for _, c := range s[i : i+4] {
				n = n*10 + int(c-'0')
			}
			years = append(years, n)
		}
		i += 3
	}
	return years
}

// checkMarks finds, in a policy that is published, the words by which its issuer
// keeps it from publication.
func (v *visit) checkMarks() {
	p, ok := v.record.(*model.Policy)
	if !ok || p.Disclosure != model.Voluntary {
		return
	}
	for i := range v.texts {
		t := &v.texts[i]
		for _, mark := range []string{"此件依申请公开", "此件不予公开", "此件不公开", "（依申请公开）", "（不予公开）", "disclosed on request only", "not for publication"} {
			if at := strings.Index(t.said, mark); at >= 0 {
				v.reportWords(ruleOnRequest, t, at, at+len(mark), mark)
			}
		}
	}
}
