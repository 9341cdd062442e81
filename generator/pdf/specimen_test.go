package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"sync"
	"testing"
	"time"

	"prospectus/generator/font"
	"prospectus/generator/scene"
)

// The specimen is a document with all that the package can write, on which
// programs that read documents are set.

// specimenInfo claims all that can be claimed.
func specimenInfo() Info {
	return Info{
		Title: "星渚市招商手册", Lang: "zh-CN", Titles: map[string]string{"en": "Xingzhu Investment Handbook (a & b < c)"},
		Author: "招商局", Subject: "样张", Keywords: "pdf, 样张", Rights: "CC BY 4.0",
		Created: time.Date(2026, 5, 1, 9, 30, 0, 0, time.FixedZone("", 8*3600)), Modified: time.Date(2026, 5, 2, 0, 0, 0, 0, time.UTC),
		Claim: PDFUA1, View: View{Facing: true, Outline: true, Duplex: LongEdge, Actual: true},
	}
}

// specimen writes the document; pages are drawn by several goroutines.
func specimen(t testing.TB, i Info, inks Inks) []byte {
	t.Helper()
	var b bytes.Buffer
	w := NewWriter(&b, i)
	body := &Element{Role: Part}
	para := &Element{Role: P, Parent: body}
	draw := []func(t testing.TB, p *Page, parent, para *Element){textPage, shapePage, tablePage, picturePage, scenePage, pressPage}
	pages := make([]*Page, len(draw))
	var all sync.WaitGroup
	for n, d := range draw {
		sheet := a5
		if n == len(draw)-1 {
			sheet.Bleed, sheet.Marks = 8.504, true
		}
		pages[n] = NewPage(sheet)
		pages[n].Inks(inks)
		all.Go(func() {
			d(t, pages[n], body, para)
			pages[n].BeginArtifact(Footer)
			pages[n].Text(run(latin(t), 200, 570, 8, fmt.Sprint(n+1)))
			pages[n].End()
			pages[n].Finish()
		})
	}
	all.Wait()
	w.Label(Label{Style: RomanLower})
	for n, p := range pages {
		if n == 2 {
			w.Label(Label{Style: Arabic, Prefix: "A-", First: 5})
		}
		if err := w.Add(p); err != nil {
			t.Fatal(err)
		}
	}
	w.Finish(body)
	w.Outline([]Bookmark{{Title: "正文", Dest: "text", Open: true, Kids: []Bookmark{{Title: "Shapes (all)", Dest: "shapes"}, {Title: "表", Dest: "table"}}},
		{Title: "图", Dest: "picture", Kids: []Bookmark{{Title: "链图", Dest: "scene"}}}})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// textPage has headings, a list, a note, links, ligatures and marks.
func textPage(t testing.TB, p *Page, parent, para *Element) {
	p.Anchor("text", 0, 40)
	put := func(e *Element, r Run) {
		p.Begin(e)
		p.Text(r)
		p.End()
	}
	put(&Element{Role: H1, Parent: parent}, run(face(t, "NotoSansSC-Bold.ttf"), 42, 60, 20, "储能电池项目"))
	put(&Element{Role: H2, Parent: parent, Lang: "en"}, run(latin(t), 42, 84, 13, "Offices with efficient affiliates"))
	put(para, run(han(t), 42, 110, 10.5, "本页的段落跨页而不断，标点「挤压」见此。"))
	p.Begin(para)
	link := &Element{Role: Link, Parent: para, Lang: "en"}
	put(link, run(latin(t), 42, 126, 10.5, "https://example.org/招商?a=(1) "[:20]))
	p.Begin(link)
	p.Link(Rect{42, 116, 110, 13}, Target{URL: "https://example.org/招商?a=(1)"}, "招商网站")
	p.End()
	p.Text(run(han(t), 160, 126, 10.5, "，见注"))
	ref := &Element{Role: Reference, Parent: para}
	p.Begin(ref)
	p.Begin(&Element{Role: Link, Parent: ref})
	p.Text(run(latin(t), 193, 122, 6, "1"))
	p.Link(Rect{193, 116, 5, 8}, Target{Dest: "note"}, "注 1")
	p.End()
	p.End()
	p.End()
	list := &Element{Role: L, Parent: parent, Numbering: Decimal}
	for i, s := range []string{"第一项：面积 12 公顷", "第二项：接电 110 千伏"} {
		item := &Element{Role: LI, Parent: list}
		y := 150 + 16*float64(i)
		put(&Element{Role: Lbl, Parent: item}, run(latin(t), 42, y, 10.5, fmt.Sprintf("%d.", i+1)))
		put(&Element{Role: LBody, Parent: item}, run(han(t), 58, y, 10.5, s))
	}
	p.Anchor("note", 0, 520)
	put(&Element{Role: Note, Parent: para}, run(han(t), 42, 530, 8, "1 样张，不作依据。"))
	put(&Element{Role: P, Parent: parent, Lang: "vi"}, run(latin(t), 42, 220, 14, "Hợp tác đầu tư, a\u0303e\u0323\u0302 – AVATAR Ty."))
	contents := &Element{Role: TOC, Parent: parent}
	entry := &Element{Role: TOCI, Parent: contents}
	where := &Element{Role: Reference, Parent: entry}
	leads := &Element{Role: Link, Parent: where}
	put(leads, run(han(t), 42, 250, 10.5, "图表"))
	p.Begin(leads)
	p.Link(Rect{42, 240, 300, 13}, Target{Dest: "shapes"}, "图表，第 2 页")
	p.End()
	p.BeginArtifact(Layout)
	p.Text(run(latin(t), 70, 250, 10.5, ". . . . . . . . . . . ."))
	p.End()
	put(&Element{Role: Lbl, Parent: entry}, run(latin(t), 200, 250, 10.5, "ii"))
	// A hyphen that stands only where the line ends, and one and the same glyph
	// for two characters.
	soft := run(latin(t), 42, 280, 10.5, "invest-")
	soft.Text = "invest\u00AD"
	put(&Element{Role: P, Parent: parent, Lang: "en"}, soft)
	just := run(latin(t), 42, 300, 10.5, "Justified text reaches to here")
	for i := range just.Glyphs {
		if just.Text[just.Glyphs[i].Cluster] == ' ' {
			just.Glyphs[i].Advance += 420
		}
	}
	put(&Element{Role: P, Parent: parent, Lang: "en"}, just)
	otf, err := font.Parse(read(t, "../font/testdata/NotoSansCJK.otf"))
	if err != nil {
		t.Error(err)
		return
	}
	put(&Element{Role: P, Parent: parent}, run(otf, 42, 330, 16, "中国招商引资，fi"))
}

// shapePage has lines, areas, round corners, dashes, clipping, a turned part.
func shapePage(t testing.TB, p *Page, parent, para *Element) {
	p.Anchor("shapes", 0, 0)
	p.BeginArtifact(Background)
	p.Box(Rect{0, 0, 419.53, 30}, 0, Style{Fill: RGB(0x1f, 0x56, 0x73)})
	p.End()
	p.Begin(para)
	p.Text(run(han(t), 42, 60, 10.5, "段落至此为止。"))
	p.End()
	for i, s := range []Style{
		{Fill: RGB(0xee, 0xf3, 0xf6)}, {Stroke: RGB(0x1f, 0x56, 0x73)}, {Fill: RGB(0xfb, 0xee, 0xe5), Stroke: RGB(0xa8, 0x48, 0x0f), Width: 2, Dash: []float64{6, 3}},
		{Stroke: Gray(0.5), Width: 4, Dash: []float64{0, 8}, Cap: Round},
	} {
		p.Box(Rect{42 + 85*float64(i), 80, 75, 50}, float64(i)*6, s)
	}
	star := []scene.Step{scene.Move(80, 160), scene.Line(100, 220), scene.Line(50, 182), scene.Line(110, 182), scene.Line(60, 220), scene.Close()}
	p.Path(star, Style{Fill: CMYK(0, 0.8, 1, 0), EvenOdd: true})
	p.Push(Shift(90, 0))
	p.Path(star, Style{Fill: Gray(0.4), Stroke: Gray(0), Join: RoundJoin, Width: 3})
	p.Pop()
	p.Path([]scene.Step{scene.Move(240, 220), scene.Bend(270, 140, 300, 220), scene.Curve(320, 260, 340, 140, 370, 180)}, Style{Stroke: RGB(0, 0x80, 0), Width: 2})
	p.Push(Matrix{0, -1, 1, 0, 60, 420}) // a quarter to the left: a spine
	p.Begin(&Element{Role: P, Parent: parent})
	p.Text(run(han(t), 0, 0, 14, "书脊上的字"))
	p.End()
	p.Box(Rect{0, 6, 70, 2}, 0, Style{Fill: Gray(0)})
	p.Pop()
	p.Push(Shift(0, 0))
	p.ClipBox(Rect{120, 260, 120, 80}, 20)
	for i := range 12 {
		p.Box(Rect{120 + 10*float64(i), 260, 5, 80}, 0, Style{Fill: RGB(uint8(20*i), 80, 120)})
	}
	p.Pop()
	p.Push(Shift(150, 200))
	p.Clip(star)
	p.Box(Rect{40, 150, 80, 80}, 0, Style{Fill: RGB(200, 30, 30)})
	p.Pop()
}

// tablePage has a table with spans and headings of rows and columns.
func tablePage(t testing.TB, p *Page, parent, _ *Element) {
	p.Anchor("table", 0, 0)
	table := &Element{Role: Table, Parent: parent, Summary: "Figures", Bounds: Rect{42, 40, 240, 80}}
	caption := &Element{Role: Caption, Parent: table}
	p.Begin(caption)
	p.Text(run(han(t), 42, 52, 9, "表 1　指标"))
	p.End()
	cell := func(row *Element, c Element, x, y float64, s string) {
		c.Parent = row
		p.Begin(&c)
		p.Text(run(han(t), x, y, 9, s))
		p.End()
	}
	head := &Element{Role: TR, Parent: &Element{Role: THead, Parent: table}}
	cell(head, Element{Role: TH, Scope: Column, ID: "c1"}, 42, 70, "指标")
	cell(head, Element{Role: TH, Scope: Column, ID: "c2", ColSpan: 2}, 120, 70, "数值（万元）")
	body := &Element{Role: TBody, Parent: table}
	one := &Element{Role: TR, Parent: body}
	cell(one, Element{Role: TH, Scope: Row, RowSpan: 2}, 42, 86, "投资")
	cell(one, Element{Role: TD, Headers: []string{"c2"}}, 120, 86, "一期")
	cell(one, Element{Role: TD}, 200, 86, "12,000")
	two := &Element{Role: TR, Parent: body}
	cell(two, Element{Role: TD}, 120, 102, "二期")
	cell(two, Element{Role: TD}, 200, 102, "8,500")
	for _, y := range []float64{58, 74, 108} {
		p.Path([]scene.Step{scene.Move(42, y), scene.Line(282, y)}, Style{Stroke: Gray(0.3), Width: 0.5})
	}
}

// picturePage has photographs and drawings in all the forms that are read.
func picturePage(t testing.TB, p *Page, parent, _ *Element) {
	p.Anchor("picture", 0, 0)
	p.Box(Rect{30, 30, 360, 300}, 0, Style{Fill: RGB(0xdd, 0xe8, 0xdd)})
	for i, data := range pictures(t) {
		im, err := NewImage(data)
		if err != nil {
			t.Errorf("picture %d: %v", i, err)
			continue
		}
		at := Rect{40 + 85*float64(i%4), 40 + 85*float64(i/4), 75, 75}
		if im.Width < im.Height {
			at.W = at.H * float64(im.Width) / float64(im.Height)
		} else {
			at.H = at.W * float64(im.Height) / float64(im.Width)
		}
		p.Begin(&Element{Role: Figure, Parent: parent, Alt: fmt.Sprintf("样图 %d", i), Bounds: at})
		p.Image(im, at)
		p.End()
	}
}

// gradient is a picture whose corners all differ: dark above left, red to the
// right, blue downwards, and clear in the middle where it has transparency.
func gradient(w, h int, clear bool) *image.NRGBA {
	im := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{uint8(255 * x / w), 40, uint8(255 * y / h), 255}
			if clear && x > w/4 && x < 3*w/4 && y > h/4 && y < 3*h/4 {
				c.A = uint8(255 * x / w)
			}
			im.SetNRGBA(x, y, c)
		}
	}
	return im
}

func pngOf(t testing.TB, im image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, im); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t testing.TB, im image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, im, &jpeg.Options{Quality: 90}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pictures are pictures of every kind.
func pictures(t testing.TB) (all [][]byte) {
	src := gradient(60, 40, false)
	grey, deep, clear := image.NewGray(src.Bounds()), image.NewNRGBA64(src.Bounds()), gradient(60, 40, true)
	deepClear, flat := image.NewNRGBA64(src.Bounds()), image.NewGray16(src.Bounds())
	few := image.NewPaletted(src.Bounds(), color.Palette{color.NRGBA{200, 30, 30, 255}, color.NRGBA{30, 30, 200, 255}, color.NRGBA{30, 200, 30, 255}})
	holes := image.NewPaletted(src.Bounds(), color.Palette{color.NRGBA{200, 30, 30, 255}, color.NRGBA{}, color.NRGBA{30, 200, 30, 128}})
	for y := range 40 {
		for x := range 60 {
			grey.Set(x, y, src.At(x, y))
			deep.Set(x, y, src.At(x, y))
			deepClear.Set(x, y, clear.At(x, y))
			flat.SetGray16(x, y, color.Gray16{uint16(65535 * x / 60)})
			few.SetColorIndex(x, y, uint8((x/20+y/20)%3))
			holes.SetColorIndex(x, y, uint8((x/20+y/20)%3))
		}
	}
	for turn := 1; turn <= 8; turn++ {
		all = append(all, withOrientation(jpegOf(t, src), turn))
	}
	all = append(all, jpegOf(t, grey))
	for _, im := range []image.Image{src, clear, deep, deepClear, grey, flat, few, holes} {
		all = append(all, pngOf(t, im))
	}
	return append(all, read(t, "testdata/cmyk.jpg"), read(t, "testdata/interlaced.png"))
}

// withOrientation adds EXIF data with an orientation to a JPEG.
func withOrientation(data []byte, turn int) []byte {
	exif := append([]byte("Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"), byte(turn), 0, 0, 0, 0, 0, 0)
	segment := append([]byte{0xFF, 0xE1, 0, byte(len(exif) + 2)}, exif...)
	return append(append(bytes.Clone(data[:2]), segment...), data[2:]...)
}

// scenePage has a drawing with patterns, links and texts.
func scenePage(t testing.TB, p *Page, parent, _ *Element) {
	p.Anchor("scene", 0, 0)
	p.Scene(drawingOf(), Rect{40, 40, 340, 300}, parent, sceneStyle(t))
}

func sceneStyle(t testing.TB) *SceneStyle {
	return &SceneStyle{
		Regular: font.NewStack(latin(t), han(t)), Bold: font.NewStack(face(t, "NotoSans-Bold.ttf"), face(t, "NotoSansSC-Bold.ttf")),
		Link: func(r scene.Ref) (Target, string) {
			if r.Kind == "web" {
				return Target{URL: "https://example.org/" + r.ID}, ""
			}
			return Target{Dest: r.ID}, ""
		},
	}
}

func drawingOf() *scene.Scene {
	s := &scene.Scene{Width: 400, Height: 320, Title: "产业链图", Desc: "上游到下游", Lang: "zh-CN"}
	for i, pattern := range scene.Patterns() {
		x := 10 + 48*float64(i)
		s.Marks = append(s.Marks, &scene.Box{X: x, Y: 10, W: 40, H: 60, Radius: 6, Paint: scene.Paint{Fill: scene.Tint, Pattern: pattern, PatternInk: scene.Brand, Stroke: scene.Deep}})
	}
	s.Marks = append(s.Marks,
		&scene.Path{Steps: []scene.Step{scene.Move(20, 120), scene.Bend(100, 60, 180, 120), scene.Line(180, 150), scene.Line(20, 150), scene.Close()}, Paint: scene.Paint{Pattern: scene.Dots, PatternInk: scene.Accent, Stroke: scene.Accent, StrokeWidth: 1.5, Dash: []float64{4, 2}}},
		&scene.Group{Link: scene.Ref{Kind: "projects", ID: "text"}, Title: "正极材料", Marks: []scene.Mark{
			&scene.Box{X: 220, Y: 90, W: 150, H: 60, Radius: 8, Paint: scene.Paint{Fill: scene.AccentTint, Stroke: scene.Accent}},
			&scene.Text{X: 295, Y: 115, Lines: []string{"正极材料 LFP", "Cathode materials"}, Leading: 18, Size: 13, Bold: true, Anchor: scene.Middle},
		}},
		&scene.Group{Link: scene.Ref{Kind: "web", ID: "a"}, Title: "网站", Marks: []scene.Mark{
			&scene.Text{X: 380, Y: 180, Lines: []string{"example.org"}, Size: 11, Anchor: scene.End, Fill: scene.Brand, Lang: "en"},
		}},
		&scene.Group{Hidden: true, Marks: []scene.Mark{&scene.Text{X: 20, Y: 200, Lines: []string{"装饰"}, Size: 12, Fill: scene.Soft}}},
	)
	return s
}

// pressPage has bleed, crop marks and colours of the press.
func pressPage(t testing.TB, p *Page, parent, _ *Element) {
	p.BeginArtifact(Background)
	p.Box(Rect{-8.504, -8.504, 419.53 + 17.008, 60}, 0, Style{Fill: RGB(0x1f, 0x56, 0x73)})
	p.End()
	p.Begin(&Element{Role: P, Parent: parent})
	r := run(han(t), 42, 100, 24, "出血与裁切线")
	r.Color = RGB(0, 0, 0)
	p.Text(r)
	p.End()
}
