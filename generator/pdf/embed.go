package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf16"

	"prospectus/generator/font"
)

// A docFont is a face of the document and the glyphs of it that are in use.
type docFont struct {
	face *font.Face
	ref  ref
	used []uint64
	says map[font.GID]string
}

// merge adds what a page uses.
func (f *docFont) merge(p *pageFont) {
	for i, v := range p.used {
		f.used[i] |= v
	}
	for g, text := range p.says {
		if _, ok := f.says[g]; !ok {
			f.says[g] = text
		}
	}
}

// embeddable returns an error where the licence of a face forbids what a
// document does with it.
func embeddable(f *font.Face) error {
	switch e := f.Embedding(); {
	case !e.Allowed():
		return fmt.Errorf("the font %s may not be embedded in documents: its licence bits (fsType %#04x) say so", f.PostScript, uint16(e))
	case e.Whole():
		return fmt.Errorf("the font %s may be embedded only as a whole (fsType %#04x), and documents embed the glyphs in use", f.PostScript, uint16(e))
	}
	return nil
}

// glyphs returns the glyphs in use in ascending order.
func (f *docFont) glyphs() (list []font.GID) {
	for i, v := range f.used {
		for ; v != 0; v &= v - 1 {
			list = append(list, font.GID(i<<6+bits.TrailingZeros64(v)))
		}
	}
	return list
}

// A prepared font is one whose streams are ready.
type prepared struct {
	glyphs         []font.GID
	program        font.Program
	data, uni, gid []byte // compressed: the program, the text of glyphs, the map to glyphs
	err            error
}

// prepare cuts the font down and compresses what it needs. It may be done side by
// side for several fonts.
func (f *docFont) prepare() (p prepared) {
	p.glyphs = f.glyphs()
	if p.program, p.err = f.face.Subset(p.glyphs); p.err != nil {
		p.err = fmt.Errorf("embedding %s: %w", f.face.PostScript, p.err)
		return p
	}
	p.data = deflate(p.program.Data, &thorough)
	p.uni = deflate(f.toUnicode(p.glyphs), &thorough)
	if p.program.Format == font.TrueType {
		p.gid = deflate(glyphMap(p.program.Glyphs), &thorough)
	}
	return p
}

// embed writes fonts.
func embed(file *file, fonts []*docFont) error {
	all := make([]prepared, len(fonts))
	var done sync.WaitGroup
	for i, f := range fonts {
		done.Go(func() { all[i] = f.prepare() })
	}
	done.Wait()
	for i, f := range fonts {
		if all[i].err != nil {
			return all[i].err
		}
		f.write(file, all[i])
	}
	return nil
}

// write writes the font: a composite one, whose codes are the numbers of glyphs
// in the face.
func (f *docFont) write(file *file, p prepared) {
	name := subsetTag(p.program.Data) + "+" + f.face.PostScript
	var b body
	b.put("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont")
	b.name(name)
	b.put("/DescendantFonts[")
	b.ref(f.descendant(file, name, p))
	b.put("]")
	text := file.take()
	file.raw(text, "/Type/CMap/CMapName/Adobe-Identity-UCS/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>/Filter/FlateDecode", p.uni)
	b.entry("/ToUnicode", text)
	b.put(">>")
	file.put(f.ref, b)
}

// subsetTag returns six letters that tell subsets of one font apart.
func subsetTag(data []byte) string {
	sum := sha256.Sum256(data)
	v := binary.BigEndian.Uint64(sum[:])
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + byte(v%26)
		v /= 26
	}
	return string(tag)
}

// descendant writes the font of CIDs with its program, widths and, for TrueType,
// the map from numbers in the face to numbers in the program.
func (f *docFont) descendant(file *file, name string, p prepared) ref {
	data, key, extra, kind := file.take(), "/FontFile2", fmt.Sprintf("/Length1 %d", len(p.program.Data)), "2"
	if p.program.Format == font.CFF {
		key, extra, kind = "/FontFile3", "/Subtype/CIDFontType0C", "0"
	}
	file.raw(data, extra+"/Filter/FlateDecode", p.data)
	var b body
	b.put("<</Type/Font/Subtype/CIDFontType" + kind + "/BaseFont")
	b.name(name)
	b.put("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>")
	b.entry("/FontDescriptor", f.descriptor(file, name, key, data))
	b.put("/W")
	f.widths(&b, p.glyphs)
	if p.gid != nil {
		m := file.take()
		file.raw(m, "/Filter/FlateDecode", p.gid)
		b.entry("/CIDToGIDMap", m)
	}
	b.put(">>")
	return file.add(b)
}

// glyphMap returns for each number of a glyph in the face its number in the
// program, two bytes each.
func glyphMap(glyphs []font.GID) []byte {
	m := make([]byte, 2*(int(glyphs[len(glyphs)-1])+1))
	for i, g := range glyphs {
		binary.BigEndian.PutUint16(m[2*int(g):], uint16(i))
	}
	return m
}

// descriptor writes what a reader needs to know of the face as a whole.
func (f *docFont) descriptor(file *file, name, key string, program ref) ref {
	m := f.face.Metrics
	em := func(v int) int { return v * 1000 / f.face.UnitsPerEm() }
	flags := 4 // other characters than those of Latin
	if m.Fixed {
		flags |= 1
	}
	if f.face.Italic {
		flags |= 64
	}
	capHeight := m.CapHeight
	if capHeight == 0 {
		capHeight = m.Ascent
	}
	var b body
	b.put("<</Type/FontDescriptor/FontName")
	b.name(name)
	b.text("/FontFamily", f.face.Family)
	b.put(fmt.Sprintf("/Flags %d/FontBBox[%d %d %d %d]/Ascent %d/Descent %d/CapHeight %d", flags,
		em(m.XMin), em(m.YMin), em(m.XMax), em(m.YMax), em(m.Ascent), em(m.Descent), em(capHeight)))
	b.put("/ItalicAngle ")
	b.num(m.ItalicAngle, 2)
	b.put(fmt.Sprintf("/FontWeight %d/StemV %d", weightClass(f.face.Weight), stem(f.face.Weight)))
	b.entry(key, program)
	b.put(">>")
	return file.add(b)
}

// weightClass returns a weight as descriptors name it: 100, 200, … 900.
func weightClass(weight int) int { return min(max((weight+50)/100*100, 100), 900) }

// stem returns how thick upright strokes are, which no table says: a guess that
// readers use when they have to stand in another font.
func stem(weight int) int { return 50 + max(weight-100, 0)*weight/6000 }

// widths appends the advances of glyphs that are not as wide as most are by
// default, in rows of neighbours.
func (f *docFont) widths(b *body, glyphs []font.GID) {
	b.put("[")
	for i := 0; i < len(glyphs); {
		g := glyphs[i]
		if width(f.face, g) == 1000 { // the default
			i++
			continue
		}
		b.int(int(g))
		b.put("[")
		for ; i < len(glyphs) && glyphs[i] == g && width(f.face, g) != 1000; i, g = i+1, g+1 {
			b.int(width(f.face, g))
			b.put(" ")
		}
		b.put("]")
	}
	b.put("]")
}

// toUnicode returns the map from glyphs to text.
func (f *docFont) toUnicode(glyphs []font.GID) []byte {
	b := body("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	for part := range slices.Chunk(glyphs, 100) {
		b.int(len(part))
		b.put(" beginbfchar\n")
		for _, g := range part {
			b.put("<")
			b = appendHex(b, uint16(g))
			b.put("><")
			for _, u := range utf16.Encode([]rune(f.text(g))) {
				b = appendHex(b, u)
			}
			b.put(">\n")
		}
		b.put("endbfchar\n")
	}
	b.put("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
	return b
}

// text returns what a glyph says: what the face says of it, or what it stood for
// first in the document. A glyph that stands for nothing says that it cannot be
// told, which is a character too.
func (f *docFont) text(g font.GID) string {
	if s := f.face.Text(g); s != "" {
		return s
	}
	if s := f.says[g]; s != "" {
		return s
	}
	return "\uFFFD"
}

// private returns a glyph that stands for a character of private use, if there is
// one: nobody but the font's maker knows what it says.
func (f *docFont) private() (g font.GID, text string, ok bool) {
	for _, g := range f.glyphs() {
		if s := f.text(g); strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Co, r) }) {
			return g, s, true
		}
	}
	return 0, "", false
}

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
