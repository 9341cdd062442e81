package font

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// A Stack is several faces, the preferred first. What one lacks the next sets.
// It may be used by several goroutines at once.
type Stack struct{ faces []*Face }

// NewStack returns a stack of faces in order of preference.
func NewStack(faces ...*Face) *Stack { return &Stack{slices.Clone(faces)} }

// Faces returns the faces, the preferred first. The slice must not be changed.
func (s *Stack) Faces() []*Face { return s.faces }

// A Run is a part of a text that one face sets.
type Run struct {
	// Face is nil where no face has the characters.
	Face *Face
	// Start and End bound the part, in bytes.
	Start, End int
}

// Runs divides text into parts that one face sets each. A word stands in the
// first face that has all its letters, so that it is of one design; where none
// has them all, and outside words, each character and its marks are in the
// first face that has them, or that has the character. A space stays with the
// run before it. Characters that show nothing (joiners, selectors, soft
// hyphens) need no glyph.
func (s *Stack) Runs(text string) []Run {
	var runs []Run
	for at := 0; at < len(text); {
		face, end := s.piece(text, at)
		last := len(runs) - 1
		if last >= 0 && runs[last].Face != nil {
			if r, _ := utf8.DecodeRuneInString(text[at:]); shows(r) == 0 || r == ' ' && runs[last].Face.Has(r) {
				face = runs[last].Face
			}
		}
		if last >= 0 && runs[last].Face == face {
			runs[last].End = end
		} else {
			runs = append(runs, Run{face, at, end})
		}
		at = end
	}
	return runs
}

// piece returns the face for what begins at a byte and where that ends: a word
// that one face has, else a character and its marks.
func (s *Stack) piece(text string, at int) (*Face, int) {
	if n := lettersEnd(text[at:]); n > 0 {
		for _, f := range s.faces {
			if f.hasAll(text[at : at+n]) {
				return f, at + n
			}
		}
	}
	_, n := utf8.DecodeRuneInString(text[at:])
	end := at + n + marks(text[at+n:])
	return s.choose(text[at:end]), end
}

// lettersEnd returns where the word ends that text begins with: its letters,
// digits and marks that are not set solid; 0 for none.
func lettersEnd(text string) int {
	for i, r := range text {
		if isSolid(r) || !unicode.IsLetter(r) && !unicode.IsNumber(r) && !joins(r) {
			return i
		}
	}
	return len(text)
}

// choose returns the face for a character and its marks, nil for none.
func (s *Stack) choose(cluster string) *Face {
	base, _ := utf8.DecodeRuneInString(cluster)
	for _, f := range s.faces {
		if f.hasAll(cluster) {
			return f
		}
	}
	for _, f := range s.faces {
		if f.Has(base) {
			return f
		}
	}
	return nil
}

func (f *Face) hasAll(text string) bool {
	for _, r := range text {
		if shows(r) != 0 && !f.Has(r) {
			return false
		}
	}
	return true
}

// Missing returns every character of text that no face has, each once, in
// order of code points. A mark counts as missing where the face that has its
// letter lacks it.
func (s *Stack) Missing(text string) []rune {
	var list []rune
	for _, run := range s.Runs(text) {
		for _, r := range text[run.Start:run.End] {
			if shows(r) != 0 && (run.Face == nil || !run.Face.Has(r)) {
				list = append(list, r)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// Advance returns how far text set at a size reaches, in the unit of the size.
// A character that no face has counts as an em, which is how wide what will
// take its place may be expected to be.
func (s *Stack) Advance(text string, size float64) float64 {
	sum := 0.0
	for _, run := range s.Runs(text) {
		part := text[run.Start:run.End]
		if run.Face != nil {
			sum += run.Face.Advance(part, size)
			continue
		}
		for _, r := range part {
			if shows(r) != 0 && !joins(r) {
				sum += size
			}
		}
	}
	return sum
}

// shows returns the character, and 0 for one that shows nothing and that fonts
// need not have: joiners, selectors, marks of direction, soft hyphens, places
// where a line may break.
func shows(r rune) rune {
	switch {
	case r < 0x80:
		return r
	case r == 0x00AD, r == 0x034F, r == 0x2060, r == 0xFEFF, unicode.Is(unicode.Variation_Selector, r), r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return 0
	}
	return r
}
