package score

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// Rules lists what this package reports: first faults of the files, then cases
// that a plan leaves open.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		unknownKey, missingKey, wrongValue, unknownName, noScheme, unlikeFigures, noUnits,
		weightsSum, bandsGap, bandsOverlap, inputMissing, zeroTarget, emptyCase, belowTarget, tieFirst, unlikeTargets,
		amountOpen, amountOutside, belowFloor, casesSum, noBand, twoBands, unsettled, tieRank, rounding,
	}
}

func fault(code, zh, en, zhHint, enHint string) *diag.Rule {
	return rule(code, diag.Error, zh, en, zhHint, enHint)
}

func open(code, zh, en, zhHint, enHint string) *diag.Rule {
	return rule(code, diag.Warning, zh, en, zhHint, enHint)
}

func rule(code string, severity diag.Severity, zh, en, zhHint, enHint string) *diag.Rule {
	r := &diag.Rule{Code: code, Severity: severity, Says: i18n.Text{"zh": zh, "en": en}}
	if zhHint != "" {
		r.Hint = i18n.Text{"zh": zhHint, "en": enHint}
	}
	return r
}

var (
	unknownKey = fault("score-unknown-key",
		"评分表不认识“%[1]s”", "a scorecard has no use for %[1]q here", "", "")
	missingKey = fault("score-missing-key",
		"这里缺少“%[1]s”", "%[1]q is missing here", "", "")
	wrongValue = fault("score-wrong-value",
		"“%[1]s”的值不对：应为%[2]s", "the value of %[1]q is wrong: expected %[2]s", "", "")
	unknownName = fault("score-unknown-name",
		"评分表里没有名为“%[1]s”的%[2]s", "the scorecard has no %[2]s named %[1]q", "", "")
	noScheme = fault("score-without-scheme",
		"有数据没有办法：缺少 %[1]s", "there are figures but no scheme: %[1]s is missing",
		"补上评分办法，或删去这张数据表", "add the scheme, or take the table of figures out")
	unlikeFigures = fault("score-unlike-figures",
		"金额与数目不能相除：“%[1]s”和“%[2]s”", "an amount cannot be divided by a number: %[1]s and %[2]s",
		"两个都写 money = true，或都不写", "give both money = true, or neither")
	noUnits = rule("score-without-units", diag.Notice,
		"还没有参评单位：缺少 %[1]s", "there is no unit to rate: %[1]s is missing or empty", "", "")

	weightsSum = open("score-weights-sum",
		"各项权重合计 %[1]s，办法写的总分是 %[2]s；总分不计算", "the weights add up to %[1]s, and a total of %[2]s is stated; no total is given",
		"对照原文核对各项权重", "check the weights against the plan")
	bandsGap = open("score-bands-gap",
		"分档有空档：%[1]s", "the thresholds leave a gap: %[1]s",
		"对照原文补上；原文没有写的，落在空档里的单位不定档", "complete them from the plan; where it says nothing, a unit in the gap gets no band")
	bandsOverlap = open("score-bands-overlap",
		"分档“%[1]s”与“%[2]s”重叠", "the thresholds of %[1]q and %[2]q overlap",
		"写明端点归哪一档（from/above，below/upto）", "say to which of the two an end belongs (from or above, below or upto)")
	inputMissing = open("score-figure-missing",
		"%[1]s没有“%[2]s”的数据，“%[3]s”不计分", "%[1]s has no figure for %[2]q, so %[3]q is not rated",
		"补上数据；没有目标或没有发生也要写明（0）", "add it; write 0 where there was none")
	zeroTarget = open("score-divided-by-zero",
		"%[1]s“%[2]s”的分母是 0，分子是 %[3]s，办法没有规定怎样计分", "%[1]s: %[2]q divides %[3]s by zero, and the plan does not say what that makes",
		"核对数据；确实如此的，请主管部门明确", "check the figures; where they are right, have the case settled")
	emptyCase = open("score-nothing-of-nothing",
		"%[1]s“%[2]s”是 0 比 0，办法没有规定怎样计分（%[3]s）", "%[1]s: %[2]q is nothing out of nothing, and the plan does not say what that makes (%[3]s)",
		`请主管部门明确后，在办法里写 empty = "full" 或 "zero"`, `have it settled, then write empty = "full" or "zero" in the scheme`)
	belowTarget = open("score-target-missed",
		"%[1]s“%[2]s”没有达到目标，办法没有规定怎样计分（%[3]s）", "%[1]s missed the target of %[2]q, and the plan does not say what that makes (%[3]s)",
		`请主管部门明确后，在办法里写 below = "proportion" 或 "zero"`, `have it settled, then write below = "proportion" or "zero" in the scheme`)
	tieFirst = open("score-tie-for-first",
		"%[1]s“%[2]s”与%[4]s并列第一，办法没有规定怎样计分（%[3]s）", "%[1]s is first in %[2]q together with %[4]s, and the plan does not say what that makes (%[3]s)",
		`请主管部门明确后，在办法里写 first = "full"`, `have it settled, then write first = "full" in the scheme`)
	unlikeTargets = open("score-targets-differ",
		"%[1]s“%[2]s”的目标与%[4]s不同，办法没有规定按数额还是按完成率排名（%[3]s）", "the target of %[1]s for %[2]q is not that of %[4]s, and the plan does not say whether amounts or rates are ranked (%[3]s)",
		`请主管部门明确后，在办法里写 mixed = "amount" 或 "rate"`, `have it settled, then write mixed = "amount" or "rate" in the scheme`)
	amountOpen = open("score-amount-open",
		"%[1]s“%[2]s”每次可扣可加 %[3]s 到 %[4]s 分，数据只写了次数，没有写每次定了几分", "%[1]s: each case of %[2]q counts between %[3]s and %[4]s, and only how many there were is given",
		"逐次写出定下的分数，如 [-1, -3]", "write what was decided for each, as in [-1, -3]")
	amountOutside = open("score-amount-outside",
		"%[1]s“%[2]s”定为 %[3]s 分，超出办法规定的 %[4]s 到 %[5]s", "%[1]s: %[3]s was decided for a case of %[2]q, outside the %[4]s to %[5]s of the plan",
		"核对这一次的分数", "check what was decided")
	belowFloor = open("score-below-nothing",
		"%[1]s“%[2]s”扣成 %[3]s 分，办法没有规定扣完以后怎么办（%[4]s）", "%[1]s: the deductions of %[2]q leave %[3]s, and the plan does not say what happens below nothing (%[4]s)",
		"请主管部门明确后，在办法里写 least = 0 或其他下限", "have it settled, then write least = 0 or another floor in the scheme")
	casesSum = open("score-cases-sum",
		"%[1]s“%[2]s”各种情形合计 %[3]s，总数是 %[4]s：有的情形办法没有列出", "%[1]s: the cases of %[2]q are %[3]s in all and should be %[4]s: some are of no kind that the plan names",
		"核对数据；办法没有列出的情形，请主管部门明确", "check the figures; have cases of no named kind settled")
	noBand = open("score-in-a-gap",
		"%[1]s“%[2]s”是 %[3]s，不在任何一档", "%[1]s: %[3]s for %[2]q lies in no band", "", "")
	twoBands = open("score-in-two-bands",
		"%[1]s“%[2]s”是 %[3]s，同时在“%[4]s”和“%[5]s”两档", "%[1]s: %[3]s for %[2]q lies both in %[4]q and in %[5]q", "", "")
	unsettled = open("score-unsettled",
		"%[1]s：%[2]s，不计分", "%[1]s: %[2]s; it is not rated", "", "")
	tieRank = open("score-tie-in-rank",
		"%[1]s与%[2]s同为 %[3]s 分，办法没有规定并列怎样排名（%[4]s）", "%[1]s and %[2]s have %[3]s each, and the plan does not say how equals rank (%[4]s)",
		`请主管部门明确后，在办法里写 ties = "shared"（1、1、3）或 "dense"（1、1、2），或写 tie_break`, `have it settled, then write ties = "shared" (1, 1, 3) or "dense" (1, 1, 2), or tie_break, in the scheme`)
	rounding = open("score-rounding",
		"%[1]s得 %[2]s 分，四舍五入到 %[3]s 就换了等级，办法没有规定怎样取整（%[4]s）", "%[1]s has %[2]s, which is in another grade once rounded to %[3]s, and the plan does not say how to round (%[4]s)",
		"请主管部门明确后，在办法里写 round = 0、1 或 2", "have it settled, then write round = 0, 1 or 2 in the scheme")
)
