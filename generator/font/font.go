// Package font reads OpenType fonts, measures and shapes text in them, and
// cuts from them what a document needs.
//
// [Parse] reads TrueType and OpenType files and members of collections. What
// it returns, a [Face], never changes and may be used by any number of
// goroutines at once; so may a [Shaper] and a [Stack]. The words that a Shaper
// has met are kept behind a lock, up to a bound; whether a word was kept
// decides how long an answer takes and never what it is, so results are the
// same in every run and at any number of processors.
//
// Lengths are in font units (whole numbers, [Face.UnitsPerEm] to the em)
// where no size is given, and in the unit of the size where one is. Nothing is
// rounded to pixels and nothing is hinted.
//
// # How text is set
//
// Text runs from left to right. Ideographs, kana, CJK punctuation and
// full-width forms are set solid: one glyph each, with its own advance, never
// kerned, which is the rule of the trade (GB/T 15834, JLREQ) and makes
// measuring Chinese a sum of table look-ups. All else is shaped by HarfBuzz's
// rules word by word, with the kerning, ligatures and marks of the font;
// a space ends a word, so that the width of a line is the sum of the widths of
// its words. Features that are asked for ("halt", "palt", "chws", "pwid")
// reach solid text too, as a whole run, because they look at neighbours.
//
// A Chinese face draws quotation marks and some signs (“ ” × ÷ ±) as wide as
// an ideograph. For text in a Latin script put a Latin face before it in the
// stack, or ask for the shaper with "pwid".
//
// # What no font has
//
// A [Stack] is several faces in order of preference. It says which face sets
// which part of a text, and which characters none of them has; it never hands
// out the box of a missing glyph unasked.
//
// # Cutting fonts down
//
// [Face.Subset] makes the font program that a document embeds: glyphs keep the
// numbers they have in the face, so that a page can be written before the
// subset is known. [Face.Cut] makes a font file for a set of characters that
// stands alone and can be parsed again. Both give the same bytes for the same
// face and the same choice. [Face.Embedding] says what the font's licence bits
// allow; the functions do not ask it.
package font

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/cff"
	"github.com/go-text/typesetting/font/opentype"
)

// A GID is the number of a glyph in its face. Glyph 0 stands for what is
// missing.
type GID uint16

// A Face is one font of one weight and style. It is immutable.
type Face struct {
	// Family is the name of the family, such as "Noto Sans SC".
	Family string
	// PostScript is the name by which documents call the face; it has no
	// spaces and is unique to weight and style.
	PostScript string
	// Weight is from 1 to 1000; 400 is regular, 700 bold.
	Weight int
	// Italic says whether the face is drawn as an italic or oblique.
	Italic bool
	// Metrics are the measures of the face as a whole.
	Metrics Metrics

	tables   map[string][]byte
	parsed   *font.Font
	pages    [256]*[256]GID // glyphs of the characters below U+10000
	advances []uint16       // by glyph
	engines  sync.Pool      // of *engine
	plain    *Shaper        // no language, no features
	texts    func() []string
	cff      func() *cff.CFF // nil where it cannot be read
	parts    func() (*cffFont, error)
}

// Parse reads a font file, or the first member of a collection. It returns an
// error where data is no font, or one without outlines.
func Parse(data []byte) (*Face, error) { return ParseMember(data, 0) }

// ParseMember reads the member of a collection (TTC, OTC) with the given
// index, which is 0 for a file of one font. The face keeps data, which must
// not be changed afterwards.
func ParseMember(data []byte, index int) (f *Face, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			f, err = nil, fmt.Errorf("not a usable font: %v", fault)
		}
	}()
	list := directories(data)
	if len(list) == 0 {
		return nil, errors.New("not a font: the file begins like none")
	}
	if index < 0 || index >= len(list) {
		return nil, fmt.Errorf("no font of index %d: the file holds %d", index, len(list))
	}
	parts, err := readDirectory(data, list[index])
	if err != nil {
		return nil, err
	}
	return newFace(parts)
}

// Members returns how many fonts data holds: one, or as many as a collection
// names, and none where it is no font.
func Members(data []byte) int { return len(directories(data)) }

func newFace(parts map[string][]byte) (*Face, error) {
	f := &Face{tables: parts}
	if err := f.parse(); err != nil {
		return nil, fmt.Errorf("reading the font: %w", err)
	}
	if err := f.readTables(); err != nil {
		return nil, err
	}
	f.engines.New = func() any { return newEngine(f.parsed) }
	f.plain = f.Shaper("")
	f.texts = sync.OnceValue(f.readTexts)
	f.cff = sync.OnceValue(f.readOutlines)
	f.parts = sync.OnceValues(func() (*cffFont, error) { return readCFF(f.tables["CFF "]) })
	return f, nil
}

// parse has go-text read what shaping needs. It does not get to see outlines,
// of which it would decode every one, nor tables that only drawing uses; nor
// the directory of the file, whose lengths it would believe.
func (f *Face) parse() error {
	parts := map[string][]byte{}
	for _, tag := range []string{"GDEF", "GPOS", "GSUB", "OS/2", "cmap", "head", "hhea", "hmtx", "kern", "kerx", "maxp", "morx", "ankr", "feat", "ltag", "trak"} {
		parts[tag] = f.tables[tag]
	}
	ld, err := opentype.NewLoader(bytes.NewReader(writeFont(trueType, parts)))
	if err != nil {
		return err
	}
	if f.parsed, err = font.NewFont(ld); err != nil {
		return err
	}
	spellCoverage(f.parsed, f.tables["GSUB"], f.tables["GPOS"])
	return nil
}

// readTables fills the fields that come from tables of the font.
func (f *Face) readTables() error {
	if f.tables["glyf"] == nil && f.tables["CFF "] == nil && f.tables["CFF2"] == nil {
		return errors.New("the font has no outlines: it has neither of the tables glyf, CFF, CFF2")
	}
	if err := f.readMetrics(); err != nil {
		return err
	}
	if err := f.readAdvances(); err != nil {
		return err
	}
	f.readNames()
	f.readCoverage()
	return nil
}

// readAdvances reads hmtx, whose last advance holds for all further glyphs.
func (f *Face) readAdvances() error {
	maxp, hhea, hmtx := f.tables["maxp"], f.tables["hhea"], f.tables["hmtx"]
	if len(maxp) < 6 || len(hhea) < 36 {
		return errors.New("the font has no table maxp or hhea, or it is cut short")
	}
	glyphs := int(binary.BigEndian.Uint16(maxp[4:]))
	wide := int(binary.BigEndian.Uint16(hhea[34:]))
	if glyphs == 0 || wide == 0 || len(hmtx) < 4*wide {
		return errors.New("the font gives no advances: table hmtx is missing or cut short")
	}
	f.advances = make([]uint16, glyphs)
	for i := range f.advances {
		f.advances[i] = binary.BigEndian.Uint16(hmtx[4*min(i, wide-1):])
	}
	return nil
}

// readCoverage lays the characters of the basic plane out in pages, so that
// looking one up is two steps; the rest is left to the font's own table.
func (f *Face) readCoverage() {
	f.eachCharacter(func(r rune, g GID) {
		if r > 0xFFFF {
			return
		}
		page := f.pages[r>>8]
		if page == nil {
			page = new([256]GID)
			f.pages[r>>8] = page
		}
		page[r&0xFF] = g
	})
}

// eachCharacter calls visit with what the character map says, as far as it can
// be true: a damaged map may go on for ever.
func (f *Face) eachCharacter(visit func(r rune, g GID)) {
	it := f.parsed.Cmap.Iter()
	for n := 0; n <= unicode.MaxRune && it.Next(); n++ {
		if r, g := it.Char(); r >= 0 && r <= unicode.MaxRune && g != 0 && int(g) < len(f.advances) {
			visit(r, GID(g))
		}
	}
}

// Glyph returns the glyph that the face shows for a character on its own, and
// 0 where it has none.
func (f *Face) Glyph(r rune) GID {
	if r >= 0 && r <= 0xFFFF {
		if page := f.pages[r>>8]; page != nil {
			return page[r&0xFF]
		}
		return 0
	}
	g, ok := f.parsed.Cmap.Lookup(r)
	if !ok || int(g) >= len(f.advances) {
		return 0
	}
	return GID(g)
}

// Has reports whether the face has a glyph for a character.
func (f *Face) Has(r rune) bool { return f.Glyph(r) != 0 }

// Glyphs returns how many glyphs the face has; their numbers are below it.
func (f *Face) Glyphs() int { return len(f.advances) }

// UnitsPerEm returns how many font units the em has.
func (f *Face) UnitsPerEm() int { return int(f.parsed.Upem()) }

// GlyphAdvance returns the advance of a glyph on its own, in font units, and 0
// for a glyph that the face does not have.
func (f *Face) GlyphAdvance(g GID) int {
	if int(g) >= len(f.advances) {
		return 0
	}
	return int(f.advances[g])
}

// Scale returns a length of font units at a size, in the unit of the size.
func (f *Face) Scale(units int, size float64) float64 {
	return float64(units) * size / float64(f.UnitsPerEm())
}

// Advance returns how far text set at a size reaches, in the unit of the size:
// in no language's own forms and with the features that are on by themselves.
// A character that the face does not have counts as its glyph 0, a box; ask a
// [Stack] what is missing.
func (f *Face) Advance(text string, size float64) float64 {
	return f.Scale(f.plain.Units(text), size)
}
