package lint

import (
	"fmt"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

var (
	ruleTranslationMissing = rule("translation-missing", diag.Warning, translationRule,
		"没有%[1]s译文：%[2]s", "not in %[1]s: %[2]s",
		"补上译文，或用 prospectus translation --export 交给翻译公司；只用一种语言的，在 [lint] 中写明理由", "translate it, or hand it to an agency with prospectus translation --export; what one language alone is to have says why in [lint]")
	ruleTranslationStale = rule("translation-stale", diag.Warning, translationRule,
		"%[1]s译文依据的是 %[3]s 的%[2]s原文，原文此后有修改", "the %[1]s follows the %[2]s text of %[3]s, which has been revised since",
		"用 prospectus translation %[4]s 查看改了什么，改好译文后运行 prospectus translation --checked %[4]s", "see what changed with prospectus translation %[4]s, and run prospectus translation --checked %[4]s when the translation is right again")
)

// checkTranslations reports, for each language in which a record was written,
// what it says to readers in another language alone, and a translation whose
// original has been revised since the two were compared. A record that was not
// written in a language at all says so on its page, and may be meant so.
func (v *visit) checkTranslations() {
	h := v.record.Head()
	if !model.ForReaders(v.record) {
		return
	}
	langs := v.Catalog.Site.Languages
	for _, lang := range langs {
		if missing := model.Untranslated(v.record, lang, langs); h.In(lang) && len(missing) > 0 {
			v.report(ruleTranslationMissing, missing[0].At(), i18n.Tongue(lang), some(missing))
		}
		if t := h.Translation(lang); t != nil && t.Stale {
			day, _ := t.Checked.MarshalText()
			v.report(ruleTranslationStale, "title."+string(lang), i18n.Tongue(lang), i18n.Tongue(t.OriginalOf(langs)), string(day), v.name)
		}
	}
}

// most is how many paths a message names.
const most = 4

// some lists the paths of texts, the first few of many.
func some(missing []model.Lone) i18n.Text {
	var paths []string
	for _, m := range missing[:min(len(missing), most)] {
		paths = append(paths, m.Path)
	}
	said := i18n.Text{"zh": i18n.For("zh").List(paths), "en": i18n.For("en").List(paths)}
	if more := len(missing) - len(paths); more > 0 {
		said["zh"] += fmt.Sprintf(" 等 %d 处", len(missing))
		said["en"] = strings.Join(paths, ", ") + fmt.Sprintf(" and %d more", more)
	}
	return said
}
