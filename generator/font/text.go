package font

import "strings"

// Text returns the characters that a glyph shows, for readers of a document
// that copy or search: those of the character map, and for glyphs that are
// reached through ligatures and other forms those from which they are made. It
// is "" for a glyph that stands for none. A document knows better what a glyph
// stood for from the text that was shaped.
func (f *Face) Text(g GID) string {
	if int(g) >= f.Glyphs() {
		return ""
	}
	return f.texts()[g]
}

// readTexts turns the character map round. Of several characters with one
// glyph the lowest wins, but one that is rare in texts, such as a compatibility
// form, gives way to an ordinary one; a ligature is the letters that it joins.
func (f *Face) readTexts() []string {
	runes := map[GID]rune{}
	f.eachCharacter(func(r rune, g GID) {
		if old, ok := runes[g]; !ok || preferred(r) < preferred(old) {
			runes[g] = r
		}
	})
	texts := make(map[GID]string, len(runes))
	for g, r := range runes {
		if texts[g] = string(r); r >= 0xFB00 && int(r-0xFB00) < len(ligatures) {
			texts[g] = ligatures[r-0xFB00]
		}
	}
	f.addForms(texts)
	all := make([]string, f.Glyphs())
	for g, s := range texts {
		all[g] = s
	}
	return all
}

// ligatures are the letters of the characters from U+FB00.
var ligatures = [...]string{"ff", "fi", "fl", "ffi", "ffl", "\u017Ft", "st"}

// rare are characters that Chinese faces draw with the glyph of another one,
// which is the one that texts have: 〈〉／～｀, the blank of an em, the en dash.
const rare = "\u2329\u232A\u2215\u301C\u2035\u2003\u2012"

// preferred orders characters: radicals, compatibility forms and rare ones last.
func preferred(r rune) rune {
	if r >= 0x2E80 && r <= 0x2FDF || r >= 0xF900 && r <= 0xFAFF || r >= 0x2F800 && r <= 0x2FA1F || r > 0x2000 && strings.ContainsRune(rare, r) {
		return r + 0x200000
	}
	return r
}

// addForms adds glyphs that substitutions make from ones whose text is known.
func (f *Face) addForms(texts map[GID]string) {
	f.eachForm(f.allLookups(), func(from, to []GID) {
		if len(to) == 1 && int(to[0]) < f.Glyphs() && texts[to[0]] == "" { // a font that was cut may still name forms that it lost
			if text := join(texts, from); text != "" {
				texts[to[0]] = text
			}
		}
	})
}

// join returns the text of a sequence of glyphs, "" where one has none.
func join(texts map[GID]string, glyphs []GID) string {
	all := ""
	for _, g := range glyphs {
		if texts[g] == "" {
			return ""
		}
		all += texts[g]
	}
	return all
}
