package markup

import (
	"strconv"
	"strings"
	"unicode"
)

// ids are the ids that a document's headings have taken, each with the last
// number that was put behind it.
type ids map[string]int

// unique returns the id of a heading that says text: its letters, marks and
// digits in whatever script, capitals made small, anything between them one
// hyphen. What is taken already gets -2, -3 and so on.
func (t *ids) unique(text string) string {
	if *t == nil {
		*t = ids{}
	}
	stem := slug(text)
	if stem == "" {
		stem = "section"
	}
	id := stem
	for n := max((*t)[stem], 1) + 1; (*t)[id] > 0; n++ {
		id = stem + "-" + strconv.Itoa(n)
		(*t)[stem] = n
	}
	(*t)[id] = 1
	return id
}

// slug returns a text as an id. Combining marks stay: without them Hindi loses
// its vowels.
func slug(text string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range text {
		if r == unicode.ReplacementChar || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			hyphen = b.Len() > 0
			continue
		}
		if hyphen {
			b.WriteByte('-')
			hyphen = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
