package font

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"math"
	"os"
	"strings"
	"sync"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"prospectus/themes"
)

// Fonts of the standard theme.
const (
	sans  = "NotoSansSC-Regular.ttf"
	bold  = "NotoSansSC-Bold.ttf"
	serif = "NotoSerifSC-Regular.ttf"
)

func themeFont(t testing.TB, name string) []byte {
	t.Helper()
	data, err := fs.ReadFile(themes.FS, "standard/fonts/"+name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func testFont(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func parse(t testing.TB, data []byte) *Face {
	t.Helper()
	f, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// collection puts fonts together as a TTC, whose directories name tables by
// their place in the whole file.
func collection(fonts ...[]byte) []byte {
	out := append([]byte("ttcf"), 0, 1, 0, 0)
	out = binary.BigEndian.AppendUint32(out, uint32(len(fonts)))
	at := 12 + 4*len(fonts)
	var body []byte
	for _, f := range fonts {
		start := at + len(body)
		out = binary.BigEndian.AppendUint32(out, uint32(start))
		f = bytes.Clone(f)
		for i := range int(binary.BigEndian.Uint16(f[4:])) {
			place := f[12+16*i+8:]
			binary.BigEndian.PutUint32(place, binary.BigEndian.Uint32(place)+uint32(start))
		}
		body = append(body, f...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	return append(out, body...)
}

// rawTable finds a table in a font file without the package under test.
func rawTable(t testing.TB, data []byte, tag string) []byte {
	t.Helper()
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		record := data[12+16*i:]
		if string(record[:4]) == tag {
			at := binary.BigEndian.Uint32(record[8:])
			return data[at : at+binary.BigEndian.Uint32(record[12:])]
		}
	}
	t.Fatalf("the font has no table %s", tag)
	return nil
}

func TestParseReadsFaces(t *testing.T) {
	for _, c := range []struct {
		name            string
		data            []byte
		family, script  string
		weight          int
		ascent, capital int
	}{
		{sans, themeFont(t, sans), "Noto Sans SC", "NotoSansSC-Regular", 400, 880, 733},
		{bold, themeFont(t, bold), "Noto Sans SC", "NotoSansSC-Bold", 700, 880, 733},
		{serif, themeFont(t, serif), "Noto Serif SC", "NotoSerifSC-Regular", 400, 880, 729},
		{"CFF by CIDs", testFont(t, "NotoSansCJK.otf"), "Noto Sans CJK SC", "NotoSansCJKsc-Regular", 400, 880, 733},
		{"CFF by names", testFont(t, "Cantarell.otf"), "Cantarell", "Cantarell-Regular", 400, 0, 0},
		{"Go", goregular.TTF, "Go", "GoRegular", 400, 1579, 1480},
	} {
		f := parse(t, c.data)
		if f.Family != c.family || f.PostScript != c.script || f.Weight != c.weight || f.Italic {
			t.Errorf("%s: got %q %q %d %v", c.name, f.Family, f.PostScript, f.Weight, f.Italic)
		}
		if c.ascent != 0 && (f.Metrics.Ascent != c.ascent || f.Metrics.CapHeight != c.capital) {
			t.Errorf("%s: ascent %d, capitals %d", c.name, f.Metrics.Ascent, f.Metrics.CapHeight)
		}
		if !f.Embedding().Allowed() || f.Embedding().Whole() {
			t.Errorf("%s may not be embedded in part", c.name)
		}
	}
}

func TestParseReadsCollections(t *testing.T) {
	data := collection(goregular.TTF, testFont(t, "Cantarell.otf"))
	if n := Members(data); n != 2 {
		t.Fatalf("%d members", n)
	}
	for i, want := range []string{"Go", "Cantarell"} {
		f, err := ParseMember(data, i)
		if err != nil || f.Family != want {
			t.Errorf("member %d: %v, %v", i, f, err)
		}
	}
	for _, i := range []int{-1, 2} {
		if _, err := ParseMember(data, i); err == nil {
			t.Errorf("member %d: no error", i)
		}
	}
}

func TestParseRefusesWhatIsNoFont(t *testing.T) {
	noOutlines := parse(t, goregular.TTF).tables
	delete(noOutlines, "glyf")
	noAdvances := parse(t, goregular.TTF).tables
	noAdvances["hmtx"] = noAdvances["hmtx"][:100]
	for _, c := range []struct {
		name string
		data []byte
		want string // of the error
	}{
		{"nothing", nil, "not a font"},
		{"text", []byte(strings.Repeat("A printed gazette. ", 20)), "not a font"},
		{"a picture", append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 200)...), "not a font"},
		{"cut short", goregular.TTF[:300], "cut short in table"},
		{"no outlines", writeFont(trueType, noOutlines), "no outlines"},
		{"no advances", writeFont(trueType, noAdvances), "no advances"},
	} {
		if _, err := Parse(c.data); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, not one with %q", c.name, err, c.want)
		}
		if c.want == "not a font" && Members(c.data) != 0 {
			t.Errorf("%s has members", c.name)
		}
	}
}

// Advances are compared with hmtx and cmap, read here by themselves.
func TestAdvancesAreThoseOfTheFont(t *testing.T) {
	for _, name := range []string{sans, bold, serif} {
		data := themeFont(t, name)
		f := parse(t, data)
		hmtx, cmap := rawTable(t, data, "hmtx"), rawTable(t, data, "cmap")
		groups := cmap[20+16:]
		n := int(binary.BigEndian.Uint32(cmap[20+12:]))
		seen := 0
		for ; n > 0; n, groups = n-1, groups[12:] {
			first, last := binary.BigEndian.Uint32(groups), binary.BigEndian.Uint32(groups[4:])
			for r := first; r <= last; r++ {
				g := binary.BigEndian.Uint32(groups[8:]) + r - first
				want := int(binary.BigEndian.Uint16(hmtx[4*g:]))
				if f.Glyph(rune(r)) != GID(g) || f.GlyphAdvance(GID(g)) != want {
					t.Fatalf("%s: %U is glyph %d of %d, not %d of %d", name, r, f.Glyph(rune(r)), f.GlyphAdvance(GID(g)), g, want)
				}
				if got := f.Advance(string(rune(r)), 12); isSolid(rune(r)) && math.Abs(got-float64(want)*12/1000) > 1e-9 {
					t.Fatalf("%s: %c is %v wide", name, r, got)
				}
				seen++
			}
		}
		if seen < 10000 {
			t.Errorf("%s: only %d characters", name, seen)
		}
	}
}

func TestEmbeddingBits(t *testing.T) {
	for _, c := range []struct {
		bits           Embedding
		allowed, whole bool
	}{
		{0, true, false}, {2, false, false}, {4, true, false}, {8, true, false},
		{2 | 4, true, false}, {0x100, true, true}, {0x200, false, false}, {0x104, true, true},
	} {
		if c.bits.Allowed() != c.allowed || c.bits.Whole() != c.whole {
			t.Errorf("%#x: allowed %v, whole %v", uint16(c.bits), c.bits.Allowed(), c.bits.Whole())
		}
	}
}

func TestInk(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		r    rune
		want Box
		ok   bool
	}{
		{"TrueType", themeFont(t, sans), '，', Box{135, -107, 330, 235}, true},
		{"a space", themeFont(t, sans), ' ', Box{}, false},
		{"CFF", testFont(t, "NotoSansCJK.otf"), '一', Box{44, 349, 960, 431}, true},
	} {
		f := parse(t, c.data)
		if box, ok := f.Ink(f.Glyph(c.r)); box != c.want || ok != c.ok {
			t.Errorf("%s: %v, %v, not %v, %v", c.name, box, ok, c.want, c.ok)
		}
	}
}

func TestTextOfGlyphs(t *testing.T) {
	f := parse(t, themeFont(t, sans))
	for _, c := range []struct {
		text     string
		features []string
		want     string
	}{
		{"中", nil, "中"}, {"A", nil, "A"}, {"ffi", nil, "ffi"}, {"“", []string{"pwid"}, "“"},
		{"——", nil, "――"}, // the form of Chinese is that of U+2015
	} {
		glyphs := f.Shaper("zh-Hans", c.features...).Shape(c.text)
		if got := f.Text(glyphs[0].ID); len(glyphs) != 1 || got != c.want {
			t.Errorf("%s: glyphs %v, text %q", c.text, glyphs, got)
		}
	}
	if got := f.Text(0); got != "" {
		t.Errorf("the missing glyph stands for %q", got)
	}
}

// Results do not depend on who asks at the same time.
func TestFacesAreSharedByGoroutines(t *testing.T) {
	f := parse(t, themeFont(t, sans))
	texts := []string{"动力电池 Power battery", "AVATAR office", "“中国（上海）”——1,200万元", "Wâý To fi 12.5%"}
	want := map[string]int{}
	for _, text := range texts {
		want[text] = parse(t, themeFont(t, sans)).Shaper("zh").Units(text)
	}
	s := f.Shaper("zh")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				for _, text := range texts {
					if got := s.Units(text); got != want[text] {
						t.Errorf("%s: %d, not %d", text, got, want[text])
					}
					f.Text(f.Glyph('中'))
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkParse(b *testing.B) {
	data := themeFont(b, sans)
	for b.Loop() {
		parse(b, data)
	}
}

func BenchmarkAdvance(b *testing.B) {
	f := parse(b, themeFont(b, sans))
	for name, text := range map[string]string{
		"Han":   "新型电力系统装备制造",
		"mixed": "动力电池 Power battery cells",
		"Latin": "Energy storage systems and power electronics",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f.Advance(text, 12)
			}
		})
	}
}
