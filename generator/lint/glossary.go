package lint

import (
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A Rendering is a term of the site's glossary that an original says, with what a
// translation says in its place, according to the glossary.
type Rendering struct{ Said, Want string }

// Renderings returns what finds the terms that an original in one language says and
// a translation into another does not render as the site's glossary has them. Of
// terms that overlap the longest counts. A glossary often has two renderings of
// one term, of which either will do.
func Renderings(c *model.Catalog, from, to i18n.Tag) func(original, translation string) []Rendering {
	var terms []term
	want := map[string][]string{}
	for row := range c.Glossary.All() {
		said, right := strings.ToLower(row.Term[from]), row.Term[to]
		if said == "" || right == "" {
			continue
		}
		if want[said] == nil {
			terms = append(terms, term{word: said})
		}
		want[said] = append(want[said], right)
	}
	m := newMatcher(terms)
	return func(original, translation string) (lacking []Rendering) {
		seen := map[string]bool{}
		low := strings.ToLower(translation)
		for _, h := range m.find(original) {
			if !seen[h.term.word] && !saysAny(low, want[h.term.word]) {
				lacking = append(lacking, Rendering{original[h.from:h.to], want[h.term.word][0]})
			}
			seen[h.term.word] = true
		}
		return lacking
	}
}

// saysAny reports whether a text in small letters says one of some terms, in the
// plural or not.
func saysAny(low string, terms []string) bool {
	for _, t := range terms {
		t = strings.ToLower(t)
		stem, y := strings.CutSuffix(t, "y")
		if strings.Contains(low, t) || y && strings.Contains(low, stem+"ies") {
			return true
		}
	}
	return false
}
