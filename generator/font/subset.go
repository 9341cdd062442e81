package font

import (
	"errors"
	"slices"
)

// A Format is the form of the outlines of a font program.
type Format uint8

const (
	// TrueType is a TrueType font file; PDF embeds it as FontFile2.
	TrueType Format = iota
	// CFF is a bare CFF font set with CIDs; PDF embeds it as FontFile3 of
	// subtype CIDFontType0C.
	CFF
)

// A Program is the font program that a document embeds. A document names
// glyphs by their number in the face. In CFF the program itself says which of
// its glyphs has which number (its charset holds them as CIDs); for TrueType
// the document must say so (in PDF by the CIDToGIDMap), after Glyphs.
type Program struct {
	Format Format
	Data   []byte
	// Glyphs holds for each glyph of the program its number in the face, in
	// ascending order. The first is glyph 0.
	Glyphs []GID
}

// Subset returns the font program of glyphs of the face, of glyph 0, and of
// those that they are made of. Glyph descriptions are unchanged in TrueType,
// hints too; in CFF they are the same but for subroutines, which are written
// out. Layout tables, names and the character map are left out: a document has
// no use for them. A glyph that the face does not have is an error, as are
// outlines that vary in CFF2.
func (f *Face) Subset(glyphs []GID) (Program, error) {
	set := append([]GID{0}, glyphs...)
	slices.Sort(set)
	set = slices.Compact(set)
	if int(set[len(set)-1]) >= f.Glyphs() {
		return Program{}, errors.New("the face has no glyph of such a number")
	}
	switch {
	case f.tables["glyf"] != nil:
		return f.subsetTrueType(set)
	case f.tables["CFF "] != nil:
		return f.subsetCFF(set)
	}
	return Program{}, errors.New("outlines in CFF2 cannot be cut down")
}
