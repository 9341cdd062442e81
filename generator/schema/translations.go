package schema

import (
	"prospectus/generator/content"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// translations settles which translations of a record follow an older original
// than the one that stands there. It is done here, where the bodies are at hand:
// read again for it, they would cost every build as much as reading the library.
func (d *decoder) translations(rec *content.Record, r model.Record) {
	h := r.Head()
	for i := range h.Translations {
		t := &h.Translations[i]
		from := t.OriginalOf(d.languages)
		at := func() source.Span { return h.At("translation." + string(t.ID)) }
		switch {
		case t.ID == from:
			d.faults.Add(ownOriginal.At(at(), string(t.ID)))
		case t.Of != "" && d.languages != nil:
			d.listed(at(), string(t.Of))
		}
		if t.Hash == "" || !t.Checked.IsDay() {
			d.faults.Add(halfChecked.At(at()))
			continue
		}
		t.Stale = t.Hash != model.WordsHash(wordsOf(rec, r, from))
	}
}

// wordsOf returns all that a record says in a language.
func wordsOf(rec *content.Record, r model.Record, lang i18n.Tag) model.Words {
	w := model.WordsIn(r, lang)
	if p := rec.Prose[lang]; p != nil && p.Body.Text() != "" {
		w[model.BodyPath] = p.Body.Text()
	}
	return w
}

var (
	ownOriginal = fault("translation-of-itself",
		i18n.Text{"zh": "“%[1]s”不能是自己的译文", "en": "%[1]q cannot be a translation of itself"},
		i18n.Text{"zh": "[translation.<语言>] 写译文的语言，of 写原文的语言", "en": "[translation.<language>] names the language of the translation, of that of the original"})
	halfChecked = fault("translation-half-checked",
		i18n.Text{"zh": "译文核对记录不完整：要有日期（checked）和原文哈希（hash）", "en": "the note on a translation lacks its day (checked) or the hash of its original (hash)"},
		i18n.Text{"zh": "删去这一节，核对译文后运行 prospectus translation --checked 编号", "en": "take the table out, compare the two texts, and run prospectus translation --checked ID"})
)
