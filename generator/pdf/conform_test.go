package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"prospectus/generator/font"
	"prospectus/generator/scene"
)

// claimed is a document that says and shows all.
func claimed(t testing.TB) *opened {
	i := specimenInfo()
	i.Claim = PDFUA1 | PDFA2A
	i.Intent = &Intent{Condition: "FOGRA39", Info: "Coated FOGRA39", Profile: pressProfile()}
	return open(t, specimen(t, i, nil))
}

// pressProfile is the head of a profile of a press, and nothing else.
func pressProfile() []byte {
	p := make([]byte, iccHeader+4)
	p[3] = byte(len(p))
	copy(p[12:], "prtrCMYKLab ")
	copy(p[36:], "acsp")
	return p
}

// What a document must not do, if it claims PDF/UA, by checkpoint.
func TestRulesOfUA(t *testing.T) {
	f := latin(t)
	ua := Info{Title: "a", Lang: "en", Claim: PDFUA1}
	one := func(e *Element) func(p *Page) {
		return func(p *Page) { in(p, e, run(f, 10, 20, 10, "a")) }
	}
	h := func(r Role) *Element { return &Element{Role: r} }
	row := &Element{Role: TR, Parent: &Element{Role: Table}}
	for _, c := range []struct {
		checkpoint string
		draw       func(p *Page)
		want       string // in the error, where it is one of every document
	}{
		{"13-004", one(h(Figure)), ""},
		{"13-004", func(p *Page) {
			p.Scene(&scene.Scene{Width: 9, Height: 9, Marks: []scene.Mark{&scene.Box{W: 3, H: 3, Paint: scene.Paint{Fill: scene.Brand}}}}, Rect{0, 0, 10, 10}, nil, &SceneStyle{})
		}, ""},
		{"17-002", one(h(Formula)), ""},
		{"14-002", one(h(H2)), ""},
		{"14-003", func(p *Page) { one(h(H1))(p); one(h(H3))(p) }, ""},
		{"15-003", one(&Element{Role: TH, Parent: row}), ""},
		{"28-011", one(h(Link)), ""},
		{"09-004", one(h(TD)), "TD"},
		{"09-004", one(&Element{Role: P, Parent: row}), "TR"},
		{"09-005", one(&Element{Role: P, Parent: h(L)}), "L must not hold"},
		{"09-005", one(h(LBody)), "LBody"},
		{"09-006", one(h(TOCI)), "TOCI"},
		{"01-003", func(p *Page) { p.BeginArtifact(Header); p.Begin(h(P)) }, "artifact"},
		{"01-005", func(p *Page) { p.Text(run(f, 10, 20, 10, "a")) }, "neither"},
		{"19-004", func(p *Page) { one(&Element{Role: Note, ID: "n"})(p); one(&Element{Role: Note, ID: "n"})(p) }, `"n"`},
		{"28-012", func(p *Page) { p.Begin(h(Link)); p.Link(Rect{0, 0, 9, 9}, Target{URL: "x"}, "") }, "in words"},
		{"31-030", func(p *Page) { in(p, h(P), Run{Face: f, Size: 9, Color: Gray(0), Glyphs: []font.Glyph{{ID: 0}}}) }, "no glyph"},
	} {
		got := refused(t, ua, page(c.draw))
		if c.want == "" && !strings.Contains(got, "checkpoint "+c.checkpoint) || !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", c.checkpoint, got)
		}
		if c.want == "" { // who claims nothing may do it
			written(t, info, page(c.draw))
		}
	}
	// What is right is let pass: down and up again, from one level to the next.
	written(t, ua, page(func(p *Page) {
		for _, r := range []Role{H1, H2, H3, H2, H1, H2} {
			one(h(r))(p)
		}
		one(&Element{Role: TH, Scope: Row, Parent: row})(p)
		one(&Element{Role: Figure, Alt: "a"})(p)
	}))
}

// What a document must not do, if it claims PDF/A.
func TestRulesOfA(t *testing.T) {
	f := latin(t)
	grey := func(p *Page) { p.Box(Rect{0, 0, 9, 9}, 0, Style{Fill: Gray(0.5)}) }
	inks := func(p *Page) { p.Box(Rect{0, 0, 9, 9}, 0, Style{Stroke: CMYK(0, 0, 0, 1)}) }
	photo := func(p *Page) {
		im, err := NewImage(read(t, "testdata/cmyk.jpg"))
		if err != nil {
			t.Fatal(err)
		}
		p.Image(im, Rect{0, 0, 9, 9})
	}
	private := func(p *Page) { r := run(f, 0, 20, 10, "a"); r.Face = privateFace(t); in(p, &Element{Role: P}, r) }
	for name, c := range map[string]struct {
		draw   func(p *Page)
		intent *Intent
		want   string
	}{
		"6.2.4 colours of a press":  {inks, nil, "output intent"},
		"6.2.4 pictures of a press": {photo, nil, "output intent"},
		"6.2.3 no profile":          {grey, &Intent{Condition: "X"}, "profile"},
		"6.2.11 private use":        {private, nil, "private use"},
	} {
		if got := refused(t, Info{Title: "a", Lang: "en", Claim: PDFA2A, Intent: c.intent}, page(c.draw)); !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", name, got)
		}
		written(t, Info{Title: "a", Lang: "en", Intent: c.intent}, page(c.draw))
	}
	press := &Intent{Condition: "X", Profile: pressProfile()}
	written(t, Info{Title: "a", Lang: "en", Claim: PDFA2A, Intent: press}, page(inks), page(photo), page(grey))
	written(t, Info{Title: "a", Lang: "en", Claim: PDFA2A}, page(grey))
}

// privateFace is a Latin face whose a is a character of private use.
func privateFace(t *testing.T) *font.Face {
	data := bytes.Clone(fontFile(t, "NotoSans-Regular.ttf"))
	f, err := font.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	// In every segment of the character map (format 4) that holds a alone or with
	// its neighbours, the codes move to the private area.
	moved, err := movePrivate(data, f)
	if err != nil {
		t.Skip(err)
	}
	return moved
}

// movePrivate cuts the face down to one letter and moves it.
func movePrivate(data []byte, f *font.Face) (*font.Face, error) {
	cut, err := f.Cut([]rune("a"))
	if err != nil {
		return nil, err
	}
	for i := 0; i+1 < len(cut); i += 2 {
		if cut[i] == 0 && cut[i+1] == 'a' {
			try := bytes.Clone(cut)
			for j := i; j+1 < len(try); j += 2 {
				if try[j] == 0 && try[j+1] == 'a' {
					try[j], try[j+1] = 0xE0, 0
				}
			}
			if g, err := font.Parse(try); err == nil && g.Has('\uE000') && !g.Has('a') {
				return g, nil
			}
		}
	}
	return nil, fmt.Errorf("the character map is another than this test knows")
}

// What every document is, by checkpoint; what it never holds.
func TestMet(t *testing.T) {
	d := claimed(t)
	never := map[string]string{ // key: checkpoint
		"Encrypt": "26-001, 6.1.3", "OCProperties": "20-001", "EmbeddedFiles": "21-001", "AF": "21-001", "AcroForm": "6.4", "XFA": "25-001", "AA": "6.5", "OpenAction": "6.5",
		"JS": "6.5", "RoleMap": "02-003", "Suspects": "01-007", "Interpolate": "6.2.8", "TR": "6.2.5", "HTP": "6.2.5", "HT": "6.2.5", "ExtGState": "6.2.5", "Alternates": "6.2.8", "OPI": "6.2.8",
		"FFilter": "6.1.7", "FDecodeParms": "6.1.7", "Ref": "30-001", "PS": "6.2.9", "UserProperties": "6.7",
	}
	var look func(v any, n int)
	look = func(v any, n int) {
		switch v := v.(type) {
		case *stream:
			look(v.dict, n)
			if v.dict["F"] != nil || v.dict["Subtype"] == pname("Form") || v.dict["Filter"] != nil && v.dict["Filter"] != pname("FlateDecode") && v.dict["Filter"] != pname("DCTDecode") {
				t.Errorf("object %d is %v (30-002, 6.1.7)", n, v.dict)
			}
		case dict:
			for key, inner := range v {
				if at, bad := never[key]; bad {
					t.Errorf("object %d has the key %s (%s)", n, key, at)
				}
				look(inner, n)
			}
			if v["Subtype"] == pname("Link") {
				met(t, "28-004, 6.3", v["Contents"] != nil && v["F"] == 4.0)
			}
			if s, ok := v["S"].(pname); ok && inStructure(v["P"]) {
				_, standard := ParseRole(string(s))
				met(t, "02-001", standard || s == "Document")
			}
		case []any:
			for _, inner := range v {
				look(inner, n)
			}
		case pname:
			met(t, "6.1.8, 6.1.13", len(v) <= 127)
		case string:
			met(t, "6.1.13", len(v) <= 32767)
		}
	}
	for n := 1; n < len(d.places); n++ {
		look(d.get(ref(n)), n)
	}
	met(t, "6.1.2", bytes.HasPrefix(d.data, []byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")))
	met(t, "6.1.3", d.trailer["ID"] != nil && d.trailer["Encrypt"] == nil)
	met(t, "07-001, 07-002", d.root("ViewerPreferences", "DisplayDocTitle") == true)
	met(t, "11-006", d.root("Lang") == "zh-CN")
	met(t, "6.2.3", d.root("OutputIntents", 0, "S") == pname("GTS_PDFA1") && d.root("OutputIntents", 0, "DestOutputProfile") == d.root("OutputIntents", 1, "DestOutputProfile"))
	x := string(d.root("Metadata").(*stream).raw)
	for _, want := range []string{"<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<", "<dc:title>", "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<"} {
		met(t, "06-001 to 06-003, 6.6.4: "+want, strings.Contains(x, want))
	}
	for _, pg := range d.pages() {
		met(t, "28-008", pg["Tabs"] == pname("S"))
		for _, f := range d.fonts(pg) {
			metByFont(t, d, f)
		}
		for _, s := range d.shows(pg) {
			met(t, "10-001, 31-027 to 31-030", s.cid != 0 && !strings.ContainsAny(s.text, "\x00\uFEFF\uFFFE"))
			met(t, "6.2.11", !strings.ContainsFunc(s.text, func(r rune) bool { return unicode.Is(unicode.Co, r) }))
		}
	}
	outlineOf(d) // 01-004, 6.7: content and structure know each other
}

// metByFont checks what is asked of a font.
func metByFont(t *testing.T, d *opened, f fontRead) {
	system, _ := d.of(f.cid["CIDSystemInfo"]).(dict)
	met(t, "31-001, 31-005", f.dict["Encoding"] == pname("Identity-H") && system["Registry"] == "Adobe" && system["Ordering"] == "Identity")
	met(t, "31-004", f.cid["Subtype"] != pname("CIDFontType2") || f.gids != "")
	met(t, "31-009", f.program != nil)
	met(t, "31-016", len(f.widths) > 0 || f.cid["W"] != nil)
	met(t, "31-027", len(f.unicode) > 0)
}

// inStructure reports whether the parent of something is an element.
func inStructure(parent any) bool { _, ok := parent.(ref); return ok }

func met(t *testing.T, checkpoint string, ok bool) {
	t.Helper()
	if !ok {
		t.Errorf("%s is not met", checkpoint)
	}
}
