package decode

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
)

// glyphs writes characters as numbers of glyphs: their code points less an
// offset, so that no string of the file shows what it says.
func glyphs(text string) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, "%04X", r-0x20)
	}
	return b.String()
}

// toUnicode is the map that undoes it, in each of the ways that maps are written.
const toUnicode = `/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfrange <0000> <00DF> <0020> <4DE0> <9FDF> <4E00> endbfrange
1 beginbfrange <9FE0> <9FE1> [<0041> <0042>] endbfrange
1 beginbfchar <9FE2> <00660069> endbfchar
endcmap end`

func deflated(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

// aPDF is a file of one page whose font numbers its glyphs, with the page's own
// objects in a stream of objects.
func aPDF(content string) []byte {
	packed := "1 0 2 60 \n"
	first := len(packed)
	page := "<</Type/Page/Parent 2 0 R/Contents[5 0 R]>>"
	packed += page + strings.Repeat(" ", 60-len(page)) + "<</Type/Pages/Kids[1 0 R]/Count 1/Resources<</Font<</F1 6 0 R>>>>>>"
	stream := func(id int, dict, data string) string {
		return fmt.Sprintf("%d 0 obj <<%s/Filter/FlateDecode>> stream\n%s\nendstream endobj\n", id, dict, deflated(data))
	}
	return []byte("%PDF-1.7\n" +
		stream(4, fmt.Sprintf("/Type/ObjStm/N 2/First %d", first), packed) +
		stream(5, "", content) +
		"6 0 obj <</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 7 0 R>> endobj\n" +
		stream(7, "", toUnicode))
}

func TestPagesOfPDFsAreRead(t *testing.T) {
	tests := map[string]struct{ content, want string }{
		"a line":                    {"BT /F1 10 Tf <" + glyphs("底价3000万元") + "> Tj ET", "底价3000万元"},
		"a line in pieces":          {"BT /F1 10 Tf [<" + glyphs("底价") + "> -20 <" + glyphs("3000万元") + ">] TJ ET", "底价3000万元"},
		"words apart":               {"BT /F1 10 Tf [<" + glyphs("floor") + "> -250 <" + glyphs("price") + ">] TJ ET", "floor price"},
		"two lines":                 {"BT /F1 10 Tf <" + glyphs("底价") + "> Tj 0 -12 Td <" + glyphs("三千") + "> Tj ET", "底价\n三千"},
		"a list of what is meant":   {"BT /F1 10 Tf <9FE09FE1> Tj ET", "AB"},
		"a ligature":                {"BT /F1 10 Tf <9FE2> Tj ET", "fi"},
		"what stands for another":   {"BT /F1 10 Tf /Span <</ActualText (shown)>> BDC <" + glyphs("hidden") + "> Tj EMC ET", "shown"},
		"and is drawn all the same": {"BT /F1 10 Tf /Span <</ActualText (shown)>> BDC <" + glyphs("hidden") + "> Tj EMC ET", "hidden"},
	}
	for name, test := range tests {
		var said []string
		if err := File("a.pdf", aPDF(test.content), func(text string, in Place) {
			if in == Text {
				said = append(said, strings.TrimSpace(text))
			}
		}); err != nil {
			t.Fatal(err)
		}
		found := false
		for _, s := range said {
			found = found || s == test.want
		}
		if !found {
			t.Errorf("%s: read %q, want %q", name, said, test.want)
		}
	}
	if bytes.Contains(aPDF(tests["a line"].content), []byte("底价")) {
		t.Error("the test's file shows its text without reading glyphs")
	}
}

// TestDamagedPDFs: what is broken is read as far as it goes, in bounded time.
func TestDamagedPDFs(t *testing.T) {
	whole := aPDF("BT /F1 10 Tf <" + glyphs("text") + "> Tj ET")
	for i := range whole {
		File("a.pdf", whole[:i], func(string, Place) {})
		broken := bytes.Clone(whole)
		broken[i] ^= 0x5A
		File("a.pdf", broken, func(string, Place) {})
	}
	for _, s := range []string{"1 0 obj " + strings.Repeat("[", 1<<16), "1 0 obj " + strings.Repeat("<<", 1<<16), "1 0 obj 1 0 R", "1 0 obj <</Type/Page/Parent 1 0 R>>"} {
		File("a.pdf", []byte("%PDF-1.7\n"+s), func(string, Place) {})
	}
}
