package font

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/go-text/typesetting/language"
	"golang.org/x/image/font/gofont/goregular"
)

// checkFile holds a font file to the rules of its directory: tags in order,
// tables aligned, checksums right, that of the file 0xB1B0AFBA.
func checkFile(t *testing.T, name string, data []byte) {
	t.Helper()
	last := ""
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		record := data[12+16*i:]
		tag, sum, at, size := string(record[:4]), binary.BigEndian.Uint32(record[4:]), binary.BigEndian.Uint32(record[8:]), binary.BigEndian.Uint32(record[12:])
		content := bytes.Clone(data[at : at+size])
		if tag == "head" {
			clear(content[8:12])
		}
		if got := plainSum(content); got != sum {
			t.Errorf("%s: the checksum of %s is %x, not %x", name, tag, got, sum)
		}
		if tag <= last || at%4 != 0 || size == 0 {
			t.Errorf("%s: %s after %s at %d of %d bytes", name, tag, last, at, size)
		}
		last = tag
	}
	if sum := plainSum(data); sum != 0xB1B0AFBA {
		t.Errorf("%s: the checksum of the file is %x", name, sum)
	}
}

// plainSum adds words byte by byte, unlike the code under test.
func plainSum(data []byte) (sum uint32) {
	for i, b := range data {
		sum += uint32(b) << (24 - i%4*8)
	}
	return sum
}

func TestFilesAreWellFormed(t *testing.T) {
	for _, name := range []string{sans, bold, serif, "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSerif-Regular.ttf"} {
		checkFile(t, name, themeFont(t, name))
	}
	f := parse(t, goregular.TTF)
	p, err := f.Subset(glyphsOf(f, "Àbc"))
	if err != nil {
		t.Fatal(err)
	}
	checkFile(t, "subset", p.Data)
}

// A subset is about as large as its share of the outlines, and the same
// whatever the order in which glyphs are named.
func TestSubsetIsSmallAndReproducible(t *testing.T) {
	data := themeFont(t, serif)
	f := parse(t, data)
	var glyphs []GID
	outlines := 0
	for r := rune(0x4E00); r < 0x5200; r++ {
		if g := f.Glyph(r); g != 0 {
			glyphs = append(glyphs, g)
			outlines += len(f.outline(g))
		}
	}
	p, err := f.Subset(glyphs)
	if err != nil {
		t.Fatal(err)
	}
	if len(glyphs) < 300 || len(p.Data) < outlines || len(p.Data) > outlines+10*len(glyphs)+600 {
		t.Errorf("%d glyphs with %d bytes of outlines take %d", len(glyphs), outlines, len(p.Data))
	}
	slices.Reverse(glyphs)
	again, err := f.Subset(append(glyphs, glyphs[3]))
	if err != nil || !bytes.Equal(again.Data, p.Data) || !slices.Equal(again.Glyphs, p.Glyphs) {
		t.Errorf("named in another order it is another program (%v)", err)
	}
}

// Coverage is spelled out where go-text's filter would lose some of it, and
// covers what it covered.
func TestCoverageIsSpelledOut(t *testing.T) {
	f := parse(t, themeFont(t, sans))
	spelled := 0
	gpos := table(f.tables["GPOS"])
	for i, lookup := range f.parsed.GPOS.Lookups {
		for j, sub := range lookup.Subtables {
			if len(rangedGlyphs(sub.Cov())) >= 64 {
				t.Errorf("subtable %d of lookup %d is not spelled out", j, i)
			}
			_, at, _ := subtable(gpos, i, j, gposExtension)
			before, _, err := tables.ParseCoverage2(gpos[at+gpos.u16(at+2):])
			if err != nil || gpos.u16(at+gpos.u16(at+2)) != 2 || before.Len() < 64 {
				continue
			}
			spelled++
			eachCovered(before, 1<<16, func(g GID, index int) {
				if got, ok := sub.Cov().Index(tables.GlyphID(g)); !ok || got != index {
					t.Errorf("subtable %d of lookup %d: glyph %d has index %d, not %d", j, i, g, got, index)
				}
			})
		}
	}
	if spelled < 3 {
		t.Errorf("only %d subtables have long ranges", spelled)
	}
}

func TestPostScriptNames(t *testing.T) {
	for in, want := range map[string]string{
		"NotoSansSC-Regular": "NotoSansSC-Regular", "A B(C)/D": "ABCD", "思源黑体-Bold": "-Bold", "": "",
		strings.Repeat("x", 70): strings.Repeat("x", 63),
	} {
		if got := postScriptName(in); got != want {
			t.Errorf("%q becomes %q, not %q", in, got, want)
		}
	}
}

// edited returns Go Regular with a table changed, or left out for nil.
func edited(t *testing.T, tag string, edit func([]byte)) *Face {
	t.Helper()
	parts := parse(t, goregular.TTF).tables
	content := bytes.Clone(parts[tag])
	delete(parts, tag)
	if edit != nil {
		edit(content)
		parts[tag] = content
	}
	return parse(t, writeFont(trueType, parts))
}

func TestWeights(t *testing.T) {
	for _, c := range []struct {
		name   string
		face   *Face
		weight int
		italic bool
	}{
		{"as it is", edited(t, "OS/2", func([]byte) {}), 400, false},
		{"of one digit", edited(t, "OS/2", func(b []byte) { b[4], b[5] = 0, 7 }), 700, false},
		{"italic", edited(t, "OS/2", func(b []byte) { b[63] |= 1 }), 400, true},
		{"no OS/2", edited(t, "OS/2", nil), 400, false},
	} {
		if c.face.Weight != c.weight || c.face.Italic != c.italic {
			t.Errorf("%s: %d, %v", c.name, c.face.Weight, c.face.Italic)
		}
	}
	restricted := edited(t, "OS/2", func(b []byte) { b[8], b[9] = 1, 2 })
	if restricted.Embedding().Allowed() || !restricted.Embedding().Whole() {
		t.Errorf("the bits are %#x", uint16(restricted.Embedding()))
	}
	if nameless := edited(t, "name", nil); nameless.PostScript != "Unnamed" || nameless.Family != "" {
		t.Errorf("without names it is called %q, %q", nameless.PostScript, nameless.Family)
	}
}

func TestIntegersOfCFF(t *testing.T) {
	for _, c := range []struct {
		data  []byte
		value int
		size  int
	}{
		{[]byte{139}, 0, 1}, {[]byte{32}, -107, 1}, {[]byte{246}, 107, 1},
		{[]byte{247, 0}, 108, 2}, {[]byte{250, 255}, 1131, 2}, {[]byte{251, 0}, -108, 2}, {[]byte{254, 255}, -1131, 2},
		{[]byte{28, 0x27, 0x10}, 10000, 3}, {[]byte{28, 0xD8, 0xF0}, -10000, 3},
		{[]byte{29, 0, 1, 0x86, 0xA0}, 100000, 5}, {[]byte{29, 0xFF, 0xFE, 0x79, 0x60}, -100000, 5},
		{[]byte{30, 0x1A, 0x5F}, 0, 0}, // 1.5
		{[]byte{247}, 0, 0}, {[]byte{29, 0}, 0, 0}, {nil, 0, 0}, {[]byte{30, 0x11}, 0, 0},
	} {
		if v, n := readInteger(c.data); v != c.value || n != c.size {
			t.Errorf("% x is %d of %d bytes, not %d of %d", c.data, v, n, c.value, c.size)
		}
	}
}

func TestChoiceOfFonts(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		want []byte // nil for an error
	}{
		{"one by one", []byte{9, 0, 1, 0, 2}, []byte{1, 0, 2}},
		{"ranges", []byte{9, 3, 0, 2, 0, 0, 1, 0, 2, 0, 0, 3}, []byte{1, 1, 0}},
		{"cut short", []byte{9, 0, 1, 0}, nil},
		{"ranges cut short", []byte{9, 3, 0, 2, 0, 0, 1}, nil},
		{"beyond the glyphs", []byte{9, 3, 0, 1, 0, 0, 1, 0, 4}, nil},
		{"unknown", []byte{9, 7, 0, 0}, nil},
	} {
		got, err := readChoice(c.data, 1, 3)
		if (err != nil) != (c.want == nil) || err == nil && !bytes.Equal(got, c.want) {
			t.Errorf("%s: %v, %v", c.name, got, err)
		}
	}
	if got := writeChoice([]byte{5, 5, 2, 5}, []byte{2, 5}); !bytes.Equal(got, []byte{3, 0, 3, 0, 0, 1, 0, 2, 0, 0, 3, 1, 0, 4}) {
		t.Errorf("written: %v", got)
	}
}

func TestIndexRoundTrip(t *testing.T) {
	for _, items := range [][][]byte{nil, {[]byte("a")}, {nil, []byte("bc"), nil}} {
		data := append([]byte("xx"), writeIndex(items...)...)
		got, end, err := readIndex(data, 2)
		if err != nil || end != len(data) || len(got) != len(items) {
			t.Fatalf("%q: %q, %d, %v", items, got, end, err)
		}
		for i := range items {
			if !bytes.Equal(got[i], items[i]) {
				t.Errorf("%q: %q", items, got)
			}
		}
	}
	for _, bad := range [][]byte{nil, {0}, {0, 1}, {0, 1, 0, 1, 2}, {0, 1, 1, 1, 9}, {0, 2, 1, 1, 3, 2, 0, 0}} {
		if _, _, err := readIndex(bad, 0); err == nil {
			t.Errorf("% x is no error", bad)
		}
	}
}

func TestHowTextIsSet(t *testing.T) {
	for text, want := range map[string]bool{
		"中": true, "あ": true, "，": true, "　": true, "Ａ": true, "㎡": true, "𠮷": true, "〇": true,
		"A": false, "“": false, "—": false, "·": false, "1": false, "α": false, "①": false, "한": false,
	} {
		if got := isSolid([]rune(text)[0]); got != want {
			t.Errorf("%s: solid is %v", text, got)
		}
	}
	for _, c := range []struct {
		text   string
		size   int
		script language.Script
	}{
		{"abc", 3, language.Latin}, {"12%", 3, language.Latin}, {"µm", 3, language.Latin}, {"αβ1", 5, language.Greek},
		{"ABΩ", 2, language.Latin}, {"(Ж)", 4, language.Cyrillic}, {"e\u0301x", 4, language.Latin},
	} {
		if n, script := scriptRun(c.text); n != c.size || script != c.script {
			t.Errorf("%q: %d bytes of %s", c.text, n, script)
		}
	}
	for text, want := range map[string]int{"Łódź, x": 7, "CO₂ 中": 5, "中a": 0, " a": 0, "a中": 1, "": 0, "-a": 0} {
		if got := lettersEnd(text); got != want {
			t.Errorf("%q: the word ends at %d, not %d", text, got, want)
		}
	}
}

// A feature that is not kept stays in its list and names no lookup.
func TestFeaturesAreEmptied(t *testing.T) {
	f := parse(t, themeFont(t, sans))
	kept := 0
	for _, feature := range f.parsed.GSUB.Features {
		tag := feature.Tag.String()
		switch empty := len(feature.LookupListIndices) == 0; {
		case slices.Contains([]string{"aalt", "vert", "vrt2", "ruby", "dlig", "hist", "hwid", "fwid"}, tag):
			if !empty {
				t.Errorf("%s is still there", tag)
			}
		case empty:
			t.Errorf("%s is gone", tag)
		default:
			kept++
		}
	}
	if kept < 4 {
		t.Errorf("only %d features are kept", kept)
	}
	for n := range 40 { // damaged tables
		withFeatures(f.tables["GSUB"][:n], nil)
	}
}
