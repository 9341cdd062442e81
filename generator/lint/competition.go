package lint

import (
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/model"
)

var ruleCompetition = rule("fair-competition", diag.Warning, competitionRule,
	"“%[1]s”可能妨碍公平竞争，须经公平竞争审查；本提示不是法律意见", "%[1]q may restrict fair competition and calls for fair competition review; this is no legal opinion",
	"删去，或写明法律依据；已审查的政策填 fair_competition = { reviewed = 日期, by = … }，其他记录在 [lint] 写明", "take it out or name its basis in law; for a reviewed policy add fair_competition = { reviewed = date, by = … }, elsewhere say so under [lint]")

// competitionTerms are what reviews of incentives most often object to. With
// each stand the lawful company in which the words mean something else.
func competitionTerms() []term {
	list := func(not func(string, int, int) bool, words ...string) (terms []term) {
		for _, w := range words {
			terms = append(terms, term{word: w, rule: ruleCompetition, not: not})
		}
		return terms
	}
	terms := list(denied,
		"税收返还", "先征后返", "先征后退", "财政返还", "零地价", "地价返还", "土地出让金返还", "出让金返还", "财政贡献奖励", "税收贡献奖",
		"地方留存", "地方留成", "即征即奖", "零租金", "限本地注册", "政策洼地", "包办审批", "税收洼地",
		"tax rebate", "tax rebates", "land price refund", "zero land price", "zero rent", "free of land cost", "tax haven")
	terms = append(terms,
		term{word: "一事一议", rule: ruleCompetition, not: denied, keep: []string{"村民一事一议", "一事一议财政奖补"}},
		term{word: "兜底", rule: ruleCompetition, not: denied, keep: []string{"兜底条款", "兜底保障", "民生兜底", "社会兜底", "兜底性"}},
		term{word: "tax refund", rule: ruleCompetition, not: denied, keep: []string{"export tax refund", "vat tax refund", "departure tax refund", "export vat tax refund"}},
		term{word: "tax refunds", rule: ruleCompetition, not: denied, keep: []string{"export tax refunds"}},
		term{word: "free land", rule: ruleCompetition, not: freeSpace},
		term{word: "case-by-case", rule: ruleCompetition, not: notAnOffer},
	)
	return append(terms, registration()...)
}

// registration are conditions that bind a firm to a seat.
func registration() (terms []term) {
	for _, w := range []string{"注册地迁入", "注册地须迁入", "注册地必须迁入", "税务登记地迁入", "在本地纳税", "在本市纳税", "在本县纳税", "在本区纳税", "在本地纳统", "在本市纳统", "在本县纳统", "在本区纳统", "须在本地注册", "须在本市注册", "须在我市注册", "register locally as a condition", "must be registered in the city", "must pay tax in the city"} {
		terms = append(terms, term{word: w, rule: ruleCompetition, not: denied})
	}
	return terms
}

// denied reports whether the clause denies what the words name: 不得, 严禁,
// without any.
func denied(s string, from, to int) bool {
	start, end := phrase(s, from)
	before, after := s[start:from], s[to:max(to, end)]
	for _, w := range []string{"不仅", "不但", "不只"} {
		before = strings.ReplaceAll(before, w, "")
	}
	return containsAny(before, "不", "禁止", "严禁", "没有", "无", "清理", "取消", "废止", "非", "杜绝", "防止") ||
		containsAny(" "+strings.ToLower(before), " no ", " not ", " never ", " without ", " nor ", "prohibit", " neither ", "ban") ||
		containsAny(after, "一律不", "不得", "除外", "的除外", "禁止", "不影响", "不作为", "与否", "is not", "are not", "is prohibited", "are prohibited")
}

// freeSpace reports land that is called free because nobody has taken it.
func freeSpace(s string, from, to int) bool {
	after := strings.TrimLeft(s[to:min(len(s), to+12)], " ")
	before := strings.ToLower(s[max(0, from-12):from])
	return denied(s, from, to) || strings.HasSuffix(before, "of ") || strings.HasSuffix(before, "duty-") ||
		after == "" || strings.HasPrefix(after, ":") || strings.HasPrefix(after, "area") || strings.HasPrefix(after, "of ") || after[0] >= '0' && after[0] <= '9' ||
		strings.HasPrefix(after, "(") || strings.HasPrefix(after, "in ")
}

// notAnOffer reports a mention of deciding case by case that offers nothing.
func notAnOffer(s string, from, to int) bool {
	start, end := sentence(s, from)
	return denied(s, from, to) || !containsAny(strings.ToLower(s[start:end]), "incentive", "support", "policy", "policies", "subsid")
}

// concerns reports whether a rule of wording applies to the record under
// examination: the fair competition list is held against policies that are not
// marked as reviewed, projects and pages.
func (v *visit) concerns(r *Rule) bool {
	if r != ruleCompetition {
		return true
	}
	switch p := v.record.(type) {
	case *model.Policy:
		return p.Review.Reviewed.IsZero() && !p.RepealedBy(v.Day)
	case *model.Project, *model.Page:
		return true
	}
	return false
}
