package font

import (
	"encoding/binary"
	"errors"
	"strings"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// Metrics are measures of a face, in font units, upwards from the baseline.
type Metrics struct {
	// Ascent and Descent bound a line without leading; Descent is negative.
	// They are the typographic ones of table OS/2, in a Chinese font the edges
	// of the ideographs' em box, and those of hhea in a font without.
	Ascent, Descent int
	// LineGap is the leading that the font proposes.
	LineGap int
	// CapHeight is the height of H and XHeight of x; a font that does not say
	// has 0.
	CapHeight, XHeight int
	// XMin to YMax bound all outlines.
	XMin, YMin, XMax, YMax int
	// UnderlineTop is the upper edge of an underline, below the baseline and so
	// negative, and UnderlineSize its thickness.
	UnderlineTop, UnderlineSize int
	// ItalicAngle is in degrees, counter-clockwise from upright: negative for a
	// face that leans to the right.
	ItalicAngle float64
	// Fixed says whether all glyphs are meant to have one advance.
	Fixed bool
}

// A table is the bytes of an OpenType table. Reading past its end gives 0, as
// for a field that an older version of the table lacks.
type table []byte

func (t table) u16(at int) int {
	if at < 0 || at+2 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint16(t[at:]))
}

func (t table) i16(at int) int { return int(int16(t.u16(at))) }

func (t table) u32(at int) int {
	if at < 0 || at+4 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint32(t[at:]))
}

// readMetrics reads head, hhea, OS/2 and post; offsets are those of the
// OpenType specification 1.9.
func (f *Face) readMetrics() error {
	head, hhea, os2, post := table(f.tables["head"]), table(f.tables["hhea"]), table(f.tables["OS/2"]), table(f.tables["post"])
	if len(head) < 54 || f.parsed.Upem() == 0 {
		return errors.New("the font has no table head, or it is cut short")
	}
	m := &f.Metrics
	m.XMin, m.YMin, m.XMax, m.YMax = head.i16(36), head.i16(38), head.i16(40), head.i16(42)
	m.Ascent, m.Descent, m.LineGap = hhea.i16(4), hhea.i16(6), hhea.i16(8)
	if len(os2) >= 78 {
		m.Ascent, m.Descent, m.LineGap = os2.i16(68), os2.i16(70), os2.i16(72)
		f.Weight = os2.u16(4)
		f.Italic = os2.u16(62)&(1<<0|1<<9) != 0
	}
	if os2.u16(0) >= 2 {
		m.XHeight, m.CapHeight = os2.i16(86), os2.i16(88)
	}
	m.ItalicAngle = float64(int32(post.u32(4))) / 65536
	m.UnderlineTop, m.UnderlineSize = post.i16(8), post.i16(10)
	m.Fixed = post.u32(12) != 0
	f.fillWeight(head)
	return nil
}

// fillWeight takes weight and slant from the style bits of head where the font
// has no OS/2, and undoes weights written as 1 to 9 by old tools.
func (f *Face) fillWeight(head table) {
	if style := head.u16(44); f.tables["OS/2"] == nil {
		f.Weight = 400
		if style&1 != 0 {
			f.Weight = 700
		}
		f.Italic = style&2 != 0
	}
	if f.Weight >= 1 && f.Weight <= 9 {
		f.Weight *= 100
	}
}

// Numbers of entries of table name.
const (
	nameFamily      = 1
	namePostScript  = 6
	nameTypographic = 16 // the family across all its weights
)

func (f *Face) readNames() {
	names, _, err := tables.ParseName(f.tables["name"])
	if err == nil {
		f.Family = names.Name(nameTypographic)
		if f.Family == "" {
			f.Family = names.Name(nameFamily)
		}
		f.PostScript = postScriptName(names.Name(namePostScript))
	}
	if f.PostScript == "" {
		f.PostScript = postScriptName(f.Family)
	}
	if f.PostScript == "" {
		f.PostScript = "Unnamed"
	}
}

// postScriptName keeps what may stand in such a name: printable ASCII but for
// brackets and signs of the language, at most 63 characters.
func postScriptName(s string) string {
	keep := func(r rune) rune {
		if r <= ' ' || r > '~' || strings.ContainsRune("[](){}<>/%", r) {
			return -1
		}
		return r
	}
	s = strings.Map(keep, s)
	return s[:min(len(s), 63)]
}

// An Embedding is what a font's maker allows a document to do with it: the
// field fsType of table OS/2.
type Embedding uint16

// Embedding returns the licence bits of the face; a font without any, or one
// that leaves them all unset, may be embedded freely.
func (f *Face) Embedding() Embedding {
	return Embedding(table(f.tables["OS/2"]).u16(8))
}

// Allowed reports whether the outlines may be embedded in a document that is
// read and printed. They may not where the licence is restricted, or allows
// bitmaps alone. Of several usage bits the least restrictive counts, as the
// specification says for tables before version 3.
func (e Embedding) Allowed() bool {
	const restricted, preview, editable, bitmaps = 0x0002, 0x0004, 0x0008, 0x0200
	if e&bitmaps != 0 {
		return false
	}
	return e&restricted == 0 || e&(preview|editable) != 0
}

// Whole reports whether the font must be embedded whole, not as a subset.
func (e Embedding) Whole() bool { return e&0x0100 != 0 }
