package lint

// Rules lists every check in the order of its subject: figures, dates,
// policies, texts, wording, and the settings of the checks themselves.
func Rules() []*Rule {
	return []*Rule{
		ruleUses, ruleSources, rulePhaseAmounts, rulePhaseAreas, ruleWanted,
		ruleProduct, ruleRevenue, ruleProfit, ruleROI, rulePaybackShort, rulePaybackLong,
		ruleIntensity, ruleTaxPerMu, rulePlotLarge, ruleFreeLarge, rulePlotsFree, rulePriceDate,
		rulePeriods, ruleFuture, ruleUnverified, ruleVerifyBy,
		ruleTenfold, ruleTitleTenfold, ruleQuoted, ruleShare, ruleAverage, ruleConversion, rulePoint,
		ruleTrend, ruleTrendMinus, ruleFigureShare, ruleLedgerPaid, ruleLedgerBelowZero,
		ruleScale, ruleLanguages, ruleBrokenAmount, ruleWorthOf, ruleWording,
		ruleMadeLate, ruleExpiresEarly, ruleExpired, ruleStalePlan, ruleTrialOpen, ruleTrialMark, ruleNoMade, ruleExpiring,
		ruleOnRequest, ruleNumber, ruleNumberYear, ruleCompetition,
		ruleStaleText, ruleLostYear, ruleLostNumber, ruleRunOn, ruleRepeated, ruleHalfMasked,
		ruleGuarantee, ruleSuperlative, ruleOldTerm, ruleCountries, ruleProvince,
		ruleUnknownCheck, ruleNoReason, ruleNothingSilenced,
	}
}
