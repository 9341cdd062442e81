package lint

import (
	"maps"
	"slices"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

var (
	ruleUnknownCheck = rule("unknown-check", diag.Error, houseRule,
		"没有叫“%[1]s”的检查", "there is no check named %[1]q",
		"检查的名称见 .github/RULES.md", "the names of all checks are in .github/RULES.md")
	ruleNoReason = rule("no-reason", diag.Error, houseRule,
		"“%[1]s”没有写理由", "no reason is given for %[1]q",
		"用一句话写明为什么保留，检查时会打印出来", "say in a sentence why it may stand; the check prints it")
	ruleNothingSilenced = rule("nothing-silenced", diag.Notice, houseRule,
		"这条记录已没有“%[1]s”所指的问题", "this record has no finding of %[1]q any more",
		"删去 [lint] 中的这一行", "take the line out of [lint]")
)

// readSettings gathers what data/lint.toml says, and makes of every rule that
// it grades a copy of that severity.
func (s *session) readSettings() {
	s.settings, s.graded = map[string]*model.Setting{}, map[string]*diag.Rule{}
	for row := range s.Catalog.Lint.All() {
		s.settings[row.ID] = row
	}
	for _, r := range Rules() {
		given := r.Rule
		if row := s.settings[r.Code]; row != nil {
			given.Severity = graded(row.Severity, r.Severity)
		}
		s.graded[r.Code] = &given
	}
}

func graded(word model.CheckSeverity, otherwise diag.Severity) diag.Severity {
	switch word {
	case model.CheckNotice:
		return diag.Notice
	case model.CheckWarning:
		return diag.Warning
	case model.CheckError:
		return diag.Error
	}
	return otherwise
}

// settingFaults reports codes that name no check, in data/lint.toml and in the
// records, and reasons of records that say nothing; the schema asks for those of
// the table.
func (s *session) settingFaults() (faults []diag.Diagnostic) {
	codes := slices.Sorted(maps.Keys(s.graded))
	for row := range s.Catalog.Lint.All() {
		if s.graded[row.ID] == nil {
			faults = append(faults, ruleUnknownCheck.At(row.At(""), row.ID).Meant(row.ID, codes))
		}
	}
	for _, r := range s.Catalog.Records() {
		h := r.Head()
		for _, code := range slices.Sorted(maps.Keys(h.Lint)) {
			switch {
			case s.graded[code] == nil:
				faults = append(faults, ruleUnknownCheck.At(h.At("lint."+code), code).Meant(code, codes))
			case h.Lint[code] == "":
				faults = append(faults, ruleNoReason.At(h.At("lint."+code), code))
			}
		}
	}
	return faults
}

// checkSettled reports a silence that nothing asks for any more. It runs last,
// and knows nothing of what is found in the site as a whole.
func (v *visit) checkSettled() {
	for _, code := range slices.Sorted(maps.Keys(v.record.Head().Lint)) {
		if v.graded[code] != nil && code != ruleProvince.Code && !slices.ContainsFunc(v.found, func(f finding) bool { return f.rule.Code == code }) {
			v.report(ruleNothingSilenced, "lint."+code, code)
		}
	}
}

// settle passes findings on to the list, save those that the site or the record
// wants to stand.
func (s *session) settle(found []finding, list *diag.List) (quiet []Silenced) {
	for _, f := range found {
		d := s.graded[f.rule.Code].At(f.at(), f.args...)
		row := s.settings[f.rule.Code]
		switch reason := f.reason(); {
		case reason != "":
			quiet = append(quiet, Silenced{d, reason, false})
		case row != nil && row.Severity == model.CheckOff:
			quiet = append(quiet, Silenced{d, row.Reason, true})
		default:
			list.Add(d)
		}
	}
	return quiet
}

// reason returns why the record wants the finding to stand.
func (f finding) reason() string {
	if f.by == nil {
		return ""
	}
	return f.by.Head().Lint[f.rule.Code]
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
