package lint

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// Rules lists every check in the order of its subject: figures, dates,
// policies, texts, wording.
func Rules() []*Rule {
	return []*Rule{
		ruleUses, ruleSources, rulePhaseAmounts, rulePhaseAreas, ruleWanted,
		ruleProduct, ruleRevenue, ruleProfit, ruleROI, rulePaybackShort, rulePaybackLong,
		ruleIntensity, ruleTaxPerMu, rulePlotLarge, ruleFreeLarge, rulePlotsFree, rulePriceDate,
		rulePeriods, ruleFuture, ruleUnverified, ruleVerifyBy,
		ruleTenfold, ruleTitleTenfold, ruleQuoted, ruleShare, ruleAverage, ruleConversion, rulePoint,
		ruleTrend, ruleTrendMinus, ruleFigureShare, ruleLedgerPaid, ruleLedgerBelowZero,
		ruleTranslationMissing, ruleTranslationStale, ruleScale, ruleLanguages, ruleBrokenAmount, ruleWorthOf, ruleWording,
		ruleMadeLate, ruleExpiresEarly, ruleExpired, ruleRepealed, ruleRepealEarly, ruleStalePlan, ruleTrialOpen, ruleTrialMark, ruleNoMade, ruleExpiring,
		ruleThreshold, ruleThresholdOpen, ruleThresholdBasis, ruleThresholdUnsaid,
		ruleOnRequest, ruleNumber, ruleNumberYear, ruleCompetition,
		ruleStaleText, ruleLostYear, ruleLostNumber, ruleRunOn, ruleRepeated, ruleHalfMasked,
		ruleGuarantee, ruleSuperlative, ruleOldTerm, ruleCountries, ruleProvince, ruleMap, ruleMapReason,
	}
}

// Gradable returns the checks as rules of diagnostics, which is how package
// grade knows them.
func Gradable() (rules []*diag.Rule) {
	for _, r := range Rules() {
		rules = append(rules, &r.Rule)
	}
	return rules
}

// rule declares a check in the languages of the program.
func rule(code string, severity diag.Severity, from i18n.Text, zh, en, hintZh, hintEn string) *Rule {
	return &Rule{
		Rule: diag.Rule{
			Code: code, Severity: severity,
			Says: i18n.Text{"zh": zh, "en": en},
			Hint: i18n.Text{"zh": hintZh, "en": hintEn},
		},
		Source: from,
	}
}
