package font

import (
	"github.com/go-text/typesetting/font/cff"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// A Box is what the ink of a glyph fills, in font units from its origin.
type Box struct{ XMin, YMin, XMax, YMax int }

// Ink returns the bounds of a glyph's outline; ok is false for a glyph without
// one, such as a space. Of a TrueType glyph the bounds are those that the font
// states; of a CFF glyph they are computed from all points, also those that
// steer curves.
func (f *Face) Ink(g GID) (box Box, ok bool) {
	if int(g) >= f.Glyphs() {
		return Box{}, false
	}
	if f.tables["glyf"] != nil {
		o := table(f.outline(g))
		return Box{o.i16(2), o.i16(4), o.i16(6), o.i16(8)}, o != nil
	}
	outlines := f.cff()
	if outlines == nil {
		return Box{}, false
	}
	segments, b, err := outlines.LoadGlyph(tables.GlyphID(g))
	if err != nil || len(segments) == 0 {
		return Box{}, false
	}
	return Box{int(b.Min.X), int(b.Min.Y), int(b.Max.X), int(b.Max.Y)}, true
}

// readOutlines reads table CFF; many faces are never asked for an outline.
func (f *Face) readOutlines() (c *cff.CFF) {
	defer func() {
		if recover() != nil {
			c = nil
		}
	}()
	c, err := cff.Parse(f.tables["CFF "])
	if err != nil {
		return nil
	}
	return c
}
