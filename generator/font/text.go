package font

// Text returns the characters that a glyph shows, for readers of a document
// that copy or search: those of the character map, and for glyphs that are
// reached through ligatures and other forms those from which they are made. It
// is "" for a glyph that stands for none. A document knows better what a glyph
// stood for from the text that was shaped.
func (f *Face) Text(g GID) string { return f.texts()[g] }

// readTexts turns the character map round. Of several characters with one
// glyph the lowest wins, but one from the blocks of compatibility forms gives
// way to an ordinary one.
func (f *Face) readTexts() map[GID]string {
	runes := map[GID]rune{}
	f.eachCharacter(func(r rune, g GID) {
		if old, ok := runes[g]; !ok || preferred(r) < preferred(old) {
			runes[g] = r
		}
	})
	texts := make(map[GID]string, len(runes))
	for g, r := range runes {
		texts[g] = string(r)
	}
	f.addForms(texts)
	return texts
}

// preferred orders characters: radicals and compatibility forms last.
func preferred(r rune) rune {
	if r >= 0x2E80 && r <= 0x2FDF || r >= 0xF900 && r <= 0xFAFF || r >= 0x2F800 && r <= 0x2FA1F {
		return r + 0x200000
	}
	return r
}

// addForms adds glyphs that substitutions make from ones whose text is known.
func (f *Face) addForms(texts map[GID]string) {
	f.eachForm(f.allLookups(), func(from, to []GID) {
		if len(to) == 1 && texts[to[0]] == "" {
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
