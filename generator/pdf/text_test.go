package pdf

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"prospectus/generator/font"
)

// A fontRead is a font of a document that was read.
type fontRead struct {
	name    string
	widths  map[int]float64
	unicode map[int]string
	gids    string // the map from CIDs, for TrueType
	program *stream
	dict    dict
	cid     dict
}

// fonts reads the fonts of a page, by the names that its content uses.
func (d *opened) fonts(page dict) map[string]fontRead {
	all := map[string]fontRead{}
	list, _ := d.at(page, "Resources", "Font").(dict)
	for name, r := range list {
		f := d.of(r).(dict)
		cid := d.at(f, "DescendantFonts", 0).(dict)
		read := fontRead{name: string(f["BaseFont"].(pname)), widths: map[int]float64{}, unicode: map[int]string{}, dict: f, cid: cid}
		w := d.of(cid["W"]).([]any)
		for i := 0; i < len(w); i += 2 {
			for j, v := range w[i+1].([]any) {
				read.widths[int(w[i].(float64))+j] = v.(float64)
			}
		}
		p := &lexer{d: d, b: d.decode(d.of(f["ToUnicode"]).(*stream))}
		p.at = bytes.Index(p.b, []byte("endcodespacerange"))
		for {
			v := p.value()
			if e, ok := v.(error); ok && strings.HasPrefix(e.Error(), "endcmap") {
				break
			}
			if code, ok := v.(string); ok {
				read.unicode[int(code[0])<<8|int(code[1])] = text("\xFE\xFF" + p.value().(string))
			}
		}
		if m, ok := d.of(cid["CIDToGIDMap"]).(*stream); ok {
			read.gids = string(d.decode(m))
		}
		for _, key := range []string{"FontFile2", "FontFile3"} {
			if s, ok := d.at(cid, "FontDescriptor", key).(*stream); ok {
				read.program = s
			}
		}
		all[name] = read
	}
	return all
}

// A shown is a glyph that a page shows: what a reader takes it for, and where.
type shown struct {
	cid  int
	x, y float64
	text string
}

// shows follows the content of a page as a reader does.
func (d *opened) shows(page dict) (list []shown) {
	fonts := d.fonts(page)
	var f fontRead
	var size, x, y, lx, ly, rise float64
	instead, replaced := "", false
	for _, o := range d.content(page) {
		n := func(i int) float64 { return o.args[i].(float64) }
		switch o.op {
		case "BDC":
			instead, replaced = text(o.args[1].(dict)["ActualText"]), o.args[1].(dict)["ActualText"] != nil
		case "Tf":
			f, size = fonts[string(o.args[0].(pname))], n(1)
		case "BT":
			lx, ly = 0, 0
		case "Td":
			lx, ly = lx+n(0), ly+n(1)
			x, y = lx, ly
		case "Ts":
			rise = n(0)
		case "TJ":
			for _, v := range o.args[0].([]any) {
				if move, ok := v.(float64); ok {
					x -= move * size / 1000
					continue
				}
				for s := v.(string); len(s) > 1; s = s[2:] {
					cid := int(s[0])<<8 | int(s[1])
					say := f.unicode[cid]
					if replaced {
						say, instead = instead, ""
					}
					list = append(list, shown{cid, x, y + rise, say})
					width, ok := f.widths[cid]
					if !ok {
						width = 1000
					}
					x += width * size / 1000
				}
			}
		}
	}
	return list
}

// Whatever is justified, kerned or raised: every glyph stands where the run says,
// within a hundredth of a point and what rounding of advances leaves.
func TestPlacesOfGlyphs(t *testing.T) {
	spread := run(latin(t), 30.123, 40.456, 9.7, "AVATAR To justify (all) \\ of it")
	for i := range spread.Glyphs {
		spread.Glyphs[i].Advance += i * 13 % 29
	}
	marks := run(latin(t), 30, 60, 12, "a\u0323\u0302 z\u0323\u0303 x\u0323")
	otf, err := font.Parse(read(t, "../font/testdata/Cantarell.otf"))
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]Run{"spread": spread, "marks": marks, "Chinese": run(han(t), 10, 20, 10.5, "招商引资，「标点」12 km²。"), "CFF": run(otf, 10, 20, 11, "fi Àé TAV")} {
		t.Run(name, func(t *testing.T) {
			d := open(t, written(t, info, page(func(p *Page) { in(p, &Element{Role: P}, r) })))
			got := d.shows(d.pages()[0])
			if len(got) != len(r.Glyphs) {
				t.Fatalf("%d glyphs of %d", len(got), len(r.Glyphs))
			}
			x := r.X
			for i, g := range r.Glyphs {
				wantX, wantY := x+r.Face.Scale(g.X, r.Size), a5.Height-r.Y+r.Face.Scale(g.Y, r.Size)
				if near := 0.006 + 0.6*r.Size/1000; math.Abs(got[i].x-wantX) > near || math.Abs(got[i].y-wantY) > 0.011 || got[i].cid != int(g.ID) {
					t.Errorf("glyph %d is %d at %.3f, %.3f, want %d at %.3f, %.3f", i, got[i].cid, got[i].x, got[i].y, g.ID, wantX, wantY)
				}
				x += r.Face.Scale(g.Advance, r.Size)
			}
		})
	}
}

// What a reader copies is the text of the run, to the character.
func TestWhatIsCopied(t *testing.T) {
	soft := run(latin(t), 10, 20, 10, "invest-")
	soft.Text = "invest\u00AD"
	for _, r := range []Run{
		run(latin(t), 10, 20, 10, "efficient affluent fjord"),
		run(latin(t), 10, 20, 10, "Hợp tác, a\u0303e\u0323\u0302 z\u0323\u0303"),
		run(han(t), 10, 20, 10, "〈书名〉／比～例・·•‧–‒一二三，①➀"),
		run(han(t), 10, 20, 10, "表 1\u3000指标\u2003空"),
		soft,
	} {
		d := open(t, written(t, info, page(func(p *Page) { in(p, &Element{Role: P}, r) })))
		got := ""
		for _, s := range d.shows(d.pages()[0]) {
			got += s.text
		}
		if got != r.Text {
			t.Errorf("copied as %q, want %q", got, r.Text)
		}
	}
}

// One glyph stands for two characters in two runs; each says its own.
func TestGlyphOfTwoTexts(t *testing.T) {
	f := han(t)
	if f.Glyph('·') != f.Glyph('•') {
		t.Skip("the face draws both signs")
	}
	d := open(t, written(t, info, page(func(p *Page) {
		in(p, &Element{Role: P}, run(f, 10, 20, 10, "·"))
		in(p, &Element{Role: P}, run(f, 10, 40, 10, "•"))
	})))
	got := d.shows(d.pages()[0])
	if got[0].text != "·" || got[1].text != "•" {
		t.Errorf("%q and %q", got[0].text, got[1].text)
	}
}

// A font has what is in use and no more, under a name of its own, and the map
// that finds a glyph by its number in the face.
func TestFonts(t *testing.T) {
	otf, err := font.Parse(read(t, "../font/testdata/NotoSansCJK.otf"))
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]*font.Face{"TrueType": han(t), "CFF": otf, "collection": collectionFace(t)} {
		t.Run(name, func(t *testing.T) {
			r := run(f, 10, 20, 10, "中国ABC")
			d := open(t, written(t, info, page(func(p *Page) { in(p, &Element{Role: P}, r) })))
			got := d.fonts(d.pages()[0])["F0"]
			var glyphs []font.GID
			for _, g := range r.Glyphs {
				glyphs = append(glyphs, g.ID)
				want, ok := got.widths[int(g.ID)]
				if !ok {
					want = 1000
				}
				if have := float64(f.GlyphAdvance(g.ID)) * 1000 / float64(f.UnitsPerEm()); math.Abs(have-want) > 0.5 {
					t.Errorf("glyph %d is %v wide, the document says %v", g.ID, have, want)
				}
			}
			program, err := f.Subset(glyphs)
			if err != nil {
				t.Fatal(err)
			}
			if data := d.decode(got.program); !bytes.Equal(data, program.Data) {
				t.Error("the program is not the subset of the glyphs in use")
			}
			tag, rest, _ := strings.Cut(got.name, "+")
			if len(tag) != 6 || strings.Trim(tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || rest != f.PostScript || got.cid["BaseFont"] != pname(got.name) || d.at(got.cid, "FontDescriptor", "FontName") != pname(got.name) {
				t.Errorf("the font is called %q", got.name)
			}
			checkKind(t, got, program)
		})
	}
}

// checkKind checks what depends on the form of the outlines.
func checkKind(t *testing.T, got fontRead, program font.Program) {
	if program.Format == font.CFF {
		if got.cid["Subtype"] != pname("CIDFontType0") || got.program.dict["Subtype"] != pname("CIDFontType0C") || got.gids != "" {
			t.Errorf("%v with the program %v", got.cid, got.program.dict)
		}
		return
	}
	if got.cid["Subtype"] != pname("CIDFontType2") || got.program.dict["Length1"] != float64(len(program.Data)) {
		t.Errorf("%v with the program %v", got.cid, got.program.dict)
	}
	for i, g := range program.Glyphs {
		if at := int(got.gids[2*g])<<8 | int(got.gids[2*g+1]); at != i {
			t.Errorf("glyph %d is at %d of the program, the document says %d", g, i, at)
		}
	}
}

// collectionFace returns the second face of a collection of two.
func collectionFace(t *testing.T) *font.Face {
	fonts := [][]byte{fontFile(t, "NotoSans-Regular.ttf"), fontFile(t, "NotoSansSC-Bold.ttf")}
	head := 12 + 4*len(fonts)
	out := []byte(fmt.Sprintf("ttcf\x00\x01\x00\x00\x00\x00\x00%c", len(fonts)))
	body := []byte{}
	for _, data := range fonts {
		at := head + len(body)
		out = append(out, byte(at>>24), byte(at>>16), byte(at>>8), byte(at))
		data = bytes.Clone(data)
		for i := range int(data[5]) { // offsets count from the start of the file
			entry := data[12+16*i+8:]
			offset := (int(entry[0])<<24 | int(entry[1])<<16 | int(entry[2])<<8 | int(entry[3])) + at
			copy(entry, []byte{byte(offset >> 24), byte(offset >> 16), byte(offset >> 8), byte(offset)})
		}
		body = append(body, data...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	f, err := font.ParseMember(append(out, body...), 1)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// The letters before a font's name depend on the glyphs in use alone.
func TestSubsetTags(t *testing.T) {
	name := func(s string) string {
		d := open(t, written(t, info, page(func(p *Page) { in(p, &Element{Role: P}, run(latin(t), 10, 20, 10, s)) })))
		return d.fonts(d.pages()[0])["F0"].name
	}
	if a, b, c := name("abc"), name("cba"), name("abd"); a != b || a == c {
		t.Errorf("%s, %s and %s", a, b, c)
	}
}
