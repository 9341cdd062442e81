package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"prospectus/generator/font"
)

// A wordPart is a part of a word that is in one face and has no place to divide
// it. Its glyphs count their characters from the start of the word.
type wordPart struct {
	face        *font.Face // nil for a character that no face has
	glyphs      []font.Glyph
	start, end  int
	ems         float64
	scale, rise float32
	breaks      wordBreak // after it
}

// Bounds of what is remembered of words.
const (
	keptWord  = 48
	keptWords = 1 << 14
)

type shapeKey struct {
	word  string
	hyphs bool
}

// shape returns the parts of a word.
func (s *faceSet) shape(word string, hyphens bool) []wordPart {
	key := shapeKey{word, hyphens}
	s.mu.RLock()
	parts, ok := s.parts[key]
	s.mu.RUnlock()
	if ok {
		return parts
	}
	word = strings.Clone(word)
	key.word = word
	parts = s.divide(word, hyphens)
	if len(word) > keptWord {
		return parts
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.parts) >= keptWords {
		clear(s.parts)
	}
	s.parts[key] = parts
	return parts
}

// divide shapes a word face by face and cuts it where it may be divided.
func (s *faceSet) divide(word string, hyphens bool) []wordPart {
	var parts []wordPart
	cuts := s.cuts(word, hyphens)
	for _, run := range s.words.Runs(word) {
		for at := run.Start; at < run.End; {
			raised, end := scriptEnd(word, at, run.End)
			face := run.Face
			if raised != 0 {
				face = s.words.Faces()[0]
				if raised != 0 && face == run.Face && face != nil {
					raised = 0 // the face has the sign itself
				}
			}
			parts = append(parts, s.pieces(word, at, end, face, raised, cuts)...)
			at = end
		}
	}
	return parts
}

// scripts maps signs above and below the line to the characters of which they
// are small copies; the rest are listed by their order.
const (
	superSigns = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"
	superBases = "0123456789+−=()ni"
	subSigns   = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₓₙ"
	subBases   = "0123456789+−=()xn"
)

var raisedSigns, loweredSigns = pairs(superSigns, superBases), pairs(subSigns, subBases)

func pairs(from, to string) map[rune]rune {
	m, list := map[rune]rune{}, []rune(to)
	for i, r := range []rune(from) {
		m[r] = list[i]
	}
	return m
}

// scriptEnd returns 1 and -1 for a run of signs above and below the line, 0 for
// other characters, and where the run ends.
func scriptEnd(word string, at, end int) (raised, stop int) {
	for i, r := range word[at:end] {
		now := 0
		if raisedSigns[r] != 0 {
			now = 1
		} else if loweredSigns[r] != 0 {
			now = -1
		}
		if i == 0 {
			raised = now
		} else if now != raised {
			return raised, at + i
		}
	}
	return raised, end
}

// pieces shapes a run of one face and divides it at the cuts. Signs that the
// face lacks are made from digits, smaller and off the line.
func (s *faceSet) pieces(word string, start, end int, face *font.Face, raised int, cuts map[int]wordBreak) []wordPart {
	if face == nil {
		var parts []wordPart
		for i, r := range word[start:end] {
			parts = append(parts, wordPart{start: start + i, end: start + i + utf8.RuneLen(r), scale: 1})
		}
		return parts
	}
	part := wordPart{face: face, start: start, scale: 1}
	glyphs := s.glyphs(word, start, end, face, raised)
	if raised != 0 {
		part.scale, part.rise = 0.62, 0.36
		if raised < 0 {
			part.rise = -0.12
		}
	}
	var parts []wordPart
	from := 0
	em := float64(face.UnitsPerEm())
	finish := func(to, at int) {
		part.glyphs, part.end, part.ems = glyphs[from:to], at, 0
		for _, g := range part.glyphs {
			part.ems += float64(g.Advance) / em
		}
		parts = append(parts, part)
		part.start, from = at, to
	}
	for i := 1; i < len(glyphs); i++ {
		at := glyphs[i].Cluster
		if how, ok := cuts[at]; ok && at > glyphs[i-1].Cluster {
			part.breaks = how
			finish(i, at)
		}
	}
	part.breaks = cuts[end]
	finish(len(glyphs), end)
	return parts
}

// glyphs returns the glyphs of a part of a word; clusters count from the start
// of the word.
func (s *faceSet) glyphs(word string, start, end int, face *font.Face, raised int) []font.Glyph {
	if raised == 0 {
		glyphs := s.shaper(face).Shape(word[start:end])
		for i := range glyphs {
			glyphs[i].Cluster += start
		}
		return glyphs
	}
	var glyphs []font.Glyph
	for i, r := range word[start:end] {
		base := raisedSigns[r]
		if raised < 0 {
			base = loweredSigns[r]
		}
		id := face.Glyph(base)
		glyphs = append(glyphs, font.Glyph{ID: id, Cluster: start + i, Advance: face.GlyphAdvance(id)})
	}
	return glyphs
}

// cuts returns before which bytes of a word a line may begin, and how.
func (s *faceSet) cuts(word string, hyphens bool) map[int]wordBreak {
	cuts := map[int]wordBreak{}
	url := isAddress(word)
	letters := -1
	divide := func(end int) {
		if letters < 0 {
			return
		}
		if h := hyphenatorFor(s.lang); h != nil && hyphens && !url {
			for _, at := range h.breaks(word[letters:end]) {
				cuts[letters+at] = breakHyph
			}
		}
		letters = -1
	}
	for i, r := range word {
		if unicode.IsLetter(r) {
			if letters < 0 {
				letters = i
			}
		} else {
			divide(i)
		}
		end := i + utf8.RuneLen(r)
		if end >= len(word) {
			break
		}
		if how := after(word, i, end, r, url); how != breakNone {
			cuts[end] = how
		}
	}
	divide(len(word))
	for i := range word {
		if _, ok := cuts[i]; !ok && i > 0 && (len(word) > 16 || url) {
			cuts[i] = breakHard
		}
	}
	return cuts
}

// after says whether a line may end after a character of a word.
func after(word string, at, end int, r rune, url bool) wordBreak {
	next, _ := utf8.DecodeRuneInString(word[end:])
	switch {
	case r == '\u200b':
		return breakSoft
	case r == '\u00ad':
		return breakHyph
	case isNeverFirst[next]:
		return breakNone
	case url && strings.ContainsRune("./?&=_#@-", r):
		return breakSoft
	case r == '/' && next != '/' && at > 1 && !unicode.IsDigit(next):
		return breakSoft
	case (r == '-' || r == '‐') && at > 1 && unicode.IsLetter(next):
		return breakSoft
	case r == '—' || r == '–' && unicode.IsLetter(next):
		return breakSoft
	}
	return breakNone
}

// isAddress reports whether a word is an address of a page or a mailbox.
func isAddress(word string) bool {
	return strings.Contains(word, "://") || strings.HasPrefix(word, "www.") || strings.Count(word, "@") == 1 || strings.Count(word, "/") > 1
}
