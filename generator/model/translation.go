package model

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"

	"prospectus/generator/i18n"
)

// A Translation is the table [translation.<language>] of a record: somebody held
// the record's texts in that language against the original, as it was that day.
// The hash binds the check to those words; what they were is kept elsewhere. It
// says nothing of the record itself, so that an approval does not depend on it.
type Translation struct {
	ID      i18n.Tag  `key:"@id" class:"PH"`     // the language of the translation
	Of      i18n.Tag  `key:"of" class:"PH"`      // of the original; the site's first language where it is empty
	Checked i18n.Date `key:"checked" class:"PH"` // the day on which the two were compared
	By      string    `key:"by" class:"-"`       // the post that compared them
	Hash    string    `key:"hash" class:"-"`     // of the original's words, see [WordsHash]
	Stale   bool      `class:"PH"`               // the original has changed since; computed when the record is read
}

// Translation returns what is known of the record's translation into a language,
// nil where nobody ever noted it.
func (h *Header) Translation(lang i18n.Tag) *Translation {
	for i := range h.Translations {
		if h.Translations[i].ID == lang {
			return &h.Translations[i]
		}
	}
	return nil
}

// BodyPath is by which name a record's body goes among its words.
const BodyPath = "body"

// Words is what a record says in one language to readers of any public edition:
// the text at each path ("title", "product.dry-ice.name", [BodyPath]).
type Words map[string]string

// WordsIn returns the words of a record or row in a language, its body left out.
func WordsIn(item Identified, lang i18n.Tag) Words {
	w := Words{}
	EachText(item, func(path string, t i18n.Text) {
		if t[lang] != "" {
			w[path] = t[lang]
		}
	})
	return w
}

// WordsHash returns the hash of words as 64 hexadecimal digits: SHA-256 over each
// path and its text in the order of the paths. How lines end, and empty lines at
// either end of a text, make no difference: a file that went through another
// system says what it said.
func WordsHash(w Words) string {
	sum := sha256.New()
	for _, p := range slices.Sorted(maps.Keys(w)) {
		if said := PlainLines(w[p]); said != "" {
			_, _ = sum.Write([]byte(p + "\x00" + said + "\x00")) // a hash never fails
		}
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

// PlainLines returns a text with its lines ended by line feeds, without spaces at
// their ends and without empty ones at either end of the text.
func PlainLines(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if strings.Contains(s, " \n") || strings.Contains(s, "\t\n") {
		lines := strings.Split(s, "\n")
		for i, l := range lines {
			lines[i] = strings.TrimRight(l, " \t")
		}
		s = strings.Join(lines, "\n")
	}
	return strings.TrimSpace(s)
}

// Original returns the language that a text was written in first: the first of
// the site's that it has; "" where it has none of them.
func Original(t i18n.Text, languages []i18n.Tag) i18n.Tag {
	for _, lang := range languages {
		if t[lang] != "" {
			return lang
		}
	}
	return ""
}

// OriginalOf returns the language of the original that a translation was made
// from.
func (t *Translation) OriginalOf(languages []i18n.Tag) i18n.Tag {
	if len(languages) == 0 {
		return t.Of
	}
	return cmp.Or(t.Of, languages[0])
}

// A Lone is a text that a record or row has in another language, and not in the
// one asked for.
type Lone struct {
	Path string   // "summary", [BodyPath]
	From i18n.Tag // the language of the original
}

// At returns where the original stands, as a path for [Identified].
func (l Lone) At() string {
	if l.Path == BodyPath {
		return "title." + string(l.From)
	}
	return l.Path + "." + string(l.From)
}

// ForReaders reports whether a record may come to be seen outside the office: it is
// not internal, not withdrawn, and no policy that is disclosed on request at most.
func ForReaders(r Record) bool {
	if p, ok := r.(*Policy); ok && p.Disclosure != Voluntary {
		return false
	}
	return r.Head().Audience != Internal && !IsWithdrawn(r)
}

// Untranslated lists what a record or row says to readers of public editions in
// other languages of the site and not in this one, its body last.
func Untranslated(item Identified, lang i18n.Tag, languages []i18n.Tag) (missing []Lone) {
	EachText(item, func(path string, t i18n.Text) {
		if from := Original(t, languages); from != "" && t[lang] == "" {
			missing = append(missing, Lone{path, from})
		}
	})
	r, ok := item.(Record)
	if !ok || !r.Head().Body[lang].IsZero() {
		return missing
	}
	for _, from := range languages {
		if !r.Head().Body[from].IsZero() {
			return append(missing, Lone{BodyPath, from})
		}
	}
	return missing
}
