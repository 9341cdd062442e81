package font

import (
	"bytes"
	"encoding/binary"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/cff"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
	"golang.org/x/image/font/gofont/goregular"
)

// drawn has go-text read a font file and returns what draws its glyphs.
func drawn(t *testing.T, data []byte) *font.Face {
	t.Helper()
	ld, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	f, err := font.NewFont(ld)
	if err != nil {
		t.Fatal(err)
	}
	return font.NewFace(f)
}

// withCharacterMap makes a program a font that go-text reads: a program for a
// document has no character map.
func withCharacterMap(t *testing.T, program []byte) []byte {
	t.Helper()
	parts := map[string][]byte{"cmap": characterMap([]mapping{{'x', 1}})}
	for _, tag := range []string{"glyf", "head", "hhea", "hmtx", "loca", "maxp"} {
		parts[tag] = rawTable(t, program, tag)
	}
	return writeFont(trueType, parts)
}

func glyphsOf(f *Face, text string) []GID {
	var list []GID
	for _, r := range text {
		list = append(list, f.Glyph(r))
	}
	return list
}

// Kept glyphs draw and advance the same, composite ones too.
func TestSubsetTrueType(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		text string
		most int // bytes
	}{
		{"theme", themeFont(t, sans), "招商引资：星渚市2026 AVfi", 6000},
		{"composites", goregular.TTF, "ÀÉñçabc", 12000},
		{"nothing", goregular.TTF, "", 5000},
	} {
		f := parse(t, c.data)
		p, err := f.Subset(glyphsOf(f, c.text))
		if err != nil {
			t.Fatal(err)
		}
		if p.Format != TrueType || p.Glyphs[0] != 0 || !slices.IsSorted(p.Glyphs) || len(p.Data) > c.most {
			t.Errorf("%s: format %d, %d glyphs from %d, %d bytes", c.name, p.Format, len(p.Glyphs), p.Glyphs[0], len(p.Data))
		}
		for _, g := range glyphsOf(f, c.text) {
			if !slices.Contains(p.Glyphs, g) {
				t.Errorf("%s: glyph %d is not there", c.name, g)
			}
		}
		whole, part := drawn(t, c.data), drawn(t, withCharacterMap(t, p.Data))
		for i, g := range p.Glyphs {
			if !reflect.DeepEqual(whole.GlyphData(font.GID(g)), part.GlyphData(font.GID(i))) {
				t.Errorf("%s: glyph %d is drawn otherwise", c.name, g)
			}
			if a, b := whole.HorizontalAdvance(font.GID(g)), part.HorizontalAdvance(font.GID(i)); a != b {
				t.Errorf("%s: glyph %d advances by %v, not %v", c.name, g, b, a)
			}
		}
		if n := int(binary.BigEndian.Uint16(rawTable(t, p.Data, "maxp")[4:])); n != len(p.Glyphs) {
			t.Errorf("%s: the program has %d glyphs, the list %d", c.name, n, len(p.Glyphs))
		}
	}
}

// Composite glyphs bring what they are made of.
func TestSubsetBringsComponents(t *testing.T) {
	f := parse(t, goregular.TTF)
	outline := table(f.outline(f.Glyph('é')))
	parts := 0
	components(outline, func(int) { parts++ })
	if parts < 2 {
		t.Skip("é is drawn whole in this font")
	}
	p, err := f.Subset([]GID{f.Glyph('é')})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Glyphs) != 2+parts || !slices.Contains(p.Glyphs, f.Glyph('e')) {
		t.Errorf("the glyphs are %v; e is %d", p.Glyphs, f.Glyph('e'))
	}
}

func TestSubsetCFF(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"NotoSansCJK.otf", "中国招引，Afi"},
		{"NotoSansCJK.otf", ""},
		{"Cantarell.otf", "AÀéfi"},
	} {
		f := parse(t, testFont(t, c.name))
		p, err := f.Subset(glyphsOf(f, c.text))
		if err != nil {
			t.Fatal(err)
		}
		if p.Format != CFF || p.Glyphs[0] != 0 || !slices.IsSorted(p.Glyphs) {
			t.Errorf("%s: format %d, glyphs %v", c.name, p.Format, p.Glyphs)
		}
		whole, err := cff.Parse(f.tables["CFF "])
		if err != nil {
			t.Fatal(err)
		}
		part, err := cff.Parse(p.Data)
		if err != nil {
			t.Fatal(err)
		}
		if len(part.Charstrings) != len(p.Glyphs) {
			t.Fatalf("%s: %d outlines for %d glyphs", c.name, len(part.Charstrings), len(p.Glyphs))
		}
		for i, g := range p.Glyphs {
			want, wantBox, err := whole.LoadGlyph(tables.GlyphID(g))
			if err != nil {
				t.Fatal(err)
			}
			got, gotBox, err := part.LoadGlyph(tables.GlyphID(i))
			if err != nil || gotBox != wantBox || !reflect.DeepEqual(got, want) {
				t.Errorf("%s: glyph %d is drawn otherwise (%v)", c.name, g, err)
			}
		}
		checkCIDs(t, p)
	}
}

// checkCIDs reads the charset of a program: it must name the glyphs of the
// face.
func checkCIDs(t *testing.T, p Program) {
	t.Helper()
	c, err := readCFF(p.Data)
	if err != nil {
		t.Fatal(err)
	}
	if c.top[0].op != opROS {
		t.Error("the program is not keyed by CIDs")
	}
	charset := table(p.Data[c.top.integer(opCharset):])
	cids := []GID{0}
	for at := 1; len(cids) < len(p.Glyphs); at += 4 {
		for i := range charset.u16(at+2) + 1 {
			cids = append(cids, GID(charset.u16(at)+i))
		}
	}
	if charset[0] != 2 || !slices.Equal(cids, p.Glyphs) {
		t.Errorf("the CIDs are %v, the glyphs %v", cids, p.Glyphs)
	}
}

func TestSubsetRefuses(t *testing.T) {
	f := parse(t, goregular.TTF)
	if _, err := f.Subset([]GID{GID(f.Glyphs())}); err == nil {
		t.Error("a glyph that is not there is no error")
	}
	whole := parse(t, testFont(t, "NotoSansCJK.otf")).tables
	outlines := whole["CFF "]
	for n := 1; n < len(outlines); n += 97 {
		whole["CFF "] = outlines[:n]
		f := parse(t, writeFont(postScript, whole))
		if _, err := f.Subset([]GID{5}); err == nil && n < 1000 {
			t.Errorf("%d bytes of table CFF are no error", n)
		}
	}
}

// Charstrings are written out without what they call.
func TestFlatten(t *testing.T) {
	num := func(v int) byte { return byte(v + 139) }
	local := [][]byte{{num(1), num(2), 5, csReturn}, {num(-107), csCallSubr, csReturn}, {num(7), csEndChar}}
	for _, c := range []struct {
		name string
		code []byte
		want []byte
		err  error
	}{
		{"nothing called", []byte{num(3), 22, csEndChar}, []byte{num(3), 22, csEndChar}, nil},
		{"called", []byte{num(-107), csCallSubr, csEndChar}, []byte{num(1), num(2), 5, csEndChar}, nil},
		{"called by called", []byte{num(-106), csCallSubr, csEndChar}, []byte{num(1), num(2), 5, csEndChar}, nil},
		{"global", []byte{num(9), num(-107), csCallGlobal, csEndChar}, []byte{num(9), num(4), csEndChar}, nil},
		{"ends there", []byte{num(-105), csCallSubr, 99}, []byte{num(7), csEndChar}, nil},
		{"no end", []byte{num(3), 22}, []byte{num(3), 22, csEndChar}, nil},
		{"mask", []byte{num(1), num(2), csHStemHM, num(1), num(2), csHintMask, csCallSubr, csEndChar}, []byte{num(1), num(2), csHStemHM, num(1), num(2), csHintMask, csCallSubr, csEndChar}, nil},
		{"mask cut short", []byte{num(1), num(2), csHintMask}, nil, errCharString},
		{"computed", []byte{num(1), num(2), csEscape, 10, csCallSubr}, nil, errComputed},
		{"nothing to call", []byte{csCallSubr}, nil, errComputed},
		{"no such", []byte{num(0), csCallSubr}, nil, errCharString},
		{"accents", []byte{num(1), num(2), num(3), num(4), csEndChar}, nil, errAccents},
		{"cut short", []byte{csShort, 1}, nil, errCharString},
	} {
		got, err := flatten(c.code, local, [][]byte{{num(4), csReturn}})
		if err != c.err || err == nil && !bytes.Equal(got, c.want) {
			t.Errorf("%s: %v, %v, not %v, %v", c.name, got, err, c.want, c.err)
		}
	}
	endless := [][]byte{{num(-107), csCallSubr}}
	if _, err := flatten(endless[0], endless, nil); err == nil {
		t.Error("a subroutine that calls itself is no error")
	}
}

// A font file that was cut stands alone: numbers, outlines and features of
// what was kept are the same, and the rest is empty.
func TestCut(t *testing.T) {
	whole := parse(t, themeFont(t, sans))
	text := "投资office“，（AV中"
	data, err := whole.Cut([]rune(text+"不"+"𠮷"), "pwid", "halt")
	if err != nil {
		t.Fatal(err)
	}
	if again, err := whole.Cut([]rune("不"+text), "pwid", "halt"); err != nil || !bytes.Equal(again, data) {
		t.Errorf("cut again in another order it is another file (%v)", err)
	}
	cut := parse(t, data)
	for _, c := range []struct {
		language string
		features []string
	}{{"zh", nil}, {"en", []string{"pwid"}}, {"zh", []string{"halt"}}} {
		if a, b := whole.Shaper(c.language, c.features...).Shape(text), cut.Shaper(c.language, c.features...).Shape(text); !slices.Equal(a, b) {
			t.Errorf("%v: %s, not %s", c.features, brief(b), brief(a))
		}
	}
	for g := range whole.Glyphs() {
		kept := g < cut.Glyphs() && cut.outline(GID(g)) != nil
		if kept && !bytes.Equal(cut.outline(GID(g)), whole.outline(GID(g))) {
			t.Errorf("glyph %d is another", g)
		}
		if !kept && cut.GlyphAdvance(GID(g)) != 0 && GID(g) != whole.Glyph(' ') {
			t.Errorf("glyph %d is not kept, but has an advance", g)
		}
	}
	if cut.Has('们') || !cut.Has('不') || cut.Has('𠮷') || cut.Family != whole.Family || cut.Weight != whole.Weight {
		t.Error("characters or names are not those asked for")
	}
	if a := cut.Shaper("zh", "palt").Units("，"); a != 1000 {
		t.Errorf("a feature that was not asked for works: %d", a)
	}
}

func TestCutRefusesCFF(t *testing.T) {
	if _, err := parse(t, testFont(t, "Cantarell.otf")).Cut([]rune("A")); err == nil || !strings.Contains(err.Error(), "TrueType") {
		t.Errorf("the error is %v", err)
	}
}

// FuzzParse holds that no bytes make the package panic or hang. The seeds are
// small fonts of every kind; what the fuzzer makes of them is damaged in ways
// that a file on a stick may be.
func FuzzParse(f *testing.F) {
	small, err := parse(f, themeFont(f, sans)).Cut([]rune("投office，“A"), "halt", "pwid")
	if err != nil {
		f.Fatal(err)
	}
	small = bytes.Clone(small)
	for _, seed := range [][]byte{nil, []byte("ttcf"), small[:2000], testFont(f, "NotoSansCJK.otf"), testFont(f, "Cantarell.otf"), collection(testFont(f, "Cantarell.otf"))} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		face, err := Parse(data)
		if err != nil {
			return
		}
		text := "中国，ABCVTfi é“A”——\u0301"
		for _, features := range [][]string{nil, {"halt", "pwid"}} {
			for _, g := range face.Shaper("zh-Hans", features...).Shape(text) {
				face.Ink(g.ID)
				face.Text(g.ID)
			}
		}
		glyphs := []GID{0}
		for _, r := range text {
			glyphs = append(glyphs, face.Glyph(r))
		}
		if p, err := face.Subset(glyphs); err == nil && len(p.Glyphs) == 0 {
			t.Error("a subset of nothing")
		}
		if cut, err := face.Cut([]rune(text)); err == nil {
			if _, err := Parse(cut); err != nil {
				t.Logf("what was cut from a damaged font is damaged: %v", err)
			}
		}
	})
}
