package view

import (
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A page whose text follows an older original says so, with the day and the
// language, and stays what it is otherwise; pages of the original and of what was
// checked say nothing.
func TestOvertakenTranslationsSayOfWhen(t *testing.T) {
	for name, c := range map[string]struct {
		note model.Translation
		want map[i18n.Tag]string
	}{
		"stale":             {model.Translation{ID: "en", Checked: date("2026-06-30"), Stale: true}, map[i18n.Tag]string{"en": "missing.overtaken 30 June 2026 tongue.zh"}},
		"the other way":     {model.Translation{ID: "zh", Of: "en", Checked: date("2026-06-30"), Stale: true}, map[i18n.Tag]string{"zh": "missing.overtaken 2026年6月30日 tongue.en"}},
		"checked":           {model.Translation{ID: "en", Checked: date("2026-06-30")}, nil},
		"of another page's": {model.Translation{ID: "ja", Checked: date("2026-06-30"), Stale: true}, nil},
	} {
		catalog := site(map[string][]model.Identified{"projects": {project("p", func(p *model.Project) { p.Translations = []model.Translation{c.note} })}})
		for _, lang := range []i18n.Tag{"zh", "en"} {
			h := scribeFor(catalog, lang).recordHead("projects", catalog.Projects.Get("p"))
			if h.Missing != c.want[lang] {
				t.Errorf("%s: %s says %q, want %q", name, lang, h.Missing, c.want[lang])
			}
			if h.NoIndex || len(h.Alternates) != 2 {
				t.Errorf("%s: %s is taken for a page without its language", name, lang)
			}
		}
	}
}
