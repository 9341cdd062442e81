package pdf

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"prospectus/generator/font"
	"prospectus/generator/scene"
)

// in draws text in an element.
func in(p *Page, e *Element, r Run) {
	p.Begin(e)
	p.Text(r)
	p.End()
}

func TestFaultsOfPages(t *testing.T) {
	f := latin(t)
	fill := Style{Fill: Gray(0)}
	for name, c := range map[string]struct {
		draw func(p *Page)
		want string
	}{
		"text outside":       {func(p *Page) { p.Text(run(f, 0, 0, 10, "lost")) }, `"lost"`},
		"missing glyph":      {func(p *Page) { in(p, &Element{Role: P}, run(f, 0, 0, 10, "中")) }, "no glyph"},
		"no colour":          {func(p *Page) { r := run(f, 0, 0, 10, "a"); r.Color = Color{}; in(p, &Element{Role: P}, r) }, "not show"},
		"no size":            {func(p *Page) { in(p, &Element{Role: P}, run(f, 0, 0, 0, "a")) }, "not show"},
		"no face":            {func(p *Page) { r := run(f, 0, 0, 10, "a"); r.Face = nil; in(p, &Element{Role: P}, r) }, "without a face"},
		"glyph beyond":       {func(p *Page) { r := run(f, 0, 0, 10, "a"); r.Glyphs[0].ID = 65000; in(p, &Element{Role: P}, r) }, "do not fit"},
		"cluster beyond":     {func(p *Page) { r := run(f, 0, 0, 10, "ab"); r.Text = "a"; in(p, &Element{Role: P}, r) }, "do not fit"},
		"not a number":       {func(p *Page) { p.Box(Rect{math.NaN(), 0, 1, 1}, 0, fill) }, "cannot be drawn"},
		"infinite":           {func(p *Page) { p.Box(Rect{0, math.Inf(1), 1, 1}, 0, fill) }, "cannot be drawn"},
		"not a number, dash": {func(p *Page) { p.Box(Rect{0, 0, 1, 1}, 0, Style{Stroke: Gray(0), Dash: []float64{math.NaN()}}) }, "cannot be drawn"},
		"not a number, text": {func(p *Page) { in(p, &Element{Role: P}, run(f, math.NaN(), 0, 10, "a")) }, "cannot be drawn"},
		"path":               {func(p *Page) { p.Path([]scene.Step{scene.Line(1, 1)}, fill) }, "a path"},
		"step":               {func(p *Page) { p.Path([]scene.Step{scene.Move(1, 1), {Op: 'X'}}, fill) }, "a path"},
		"clip":               {func(p *Page) { p.ClipBox(Rect{0, 0, 1, 1}, 0) }, "Push"},
		"pop":                {func(p *Page) { p.Pop() }, "Pop"},
		"push":               {func(p *Page) { p.Push(Shift(1, 1)) }, "Push"},
		"deep": {func(p *Page) {
			for range 30 {
				p.Push(Shift(1, 1))
			}
		}, "nested"},
		"end":                {func(p *Page) { p.End() }, "End"},
		"begin":              {func(p *Page) { p.Begin(&Element{Role: P}) }, "End"},
		"nil element":        {func(p *Page) { p.Begin(nil); p.End() }, "no element"},
		"within artifact":    {func(p *Page) { p.BeginArtifact(Header); p.Begin(&Element{Role: P}); p.End(); p.End() }, "artifact"},
		"link outside":       {func(p *Page) { p.Link(Rect{0, 0, 1, 1}, Target{URL: "x"}, "x") }, "role Link"},
		"link in artifact":   {func(p *Page) { p.BeginArtifact(Footer); p.Link(Rect{0, 0, 1, 1}, Target{URL: "x"}, "x"); p.End() }, "role Link"},
		"link nowhere":       {func(p *Page) { p.Link(Rect{0, 0, 1, 1}, Target{}, "x") }, "address"},
		"link both":          {func(p *Page) { p.Link(Rect{0, 0, 1, 1}, Target{"a", "b"}, "x") }, "address"},
		"link without words": {func(p *Page) { p.Link(Rect{0, 0, 1, 1}, Target{URL: "x"}, "") }, "in words"},
		"nameless place":     {func(p *Page) { p.Anchor("", 0, 0) }, "name"},
		"no picture":         {func(p *Page) { p.Image(nil, Rect{0, 0, 1, 1}) }, "no picture"},
		"scene":              {func(p *Page) { p.Scene(&scene.Scene{}, Rect{0, 0, 10, 10}, nil, &SceneStyle{}) }, "size"},
		"scene faces": {func(p *Page) {
			p.Scene(&scene.Scene{Width: 9, Height: 9, Marks: []scene.Mark{&scene.Text{Lines: []string{"a"}, Size: 3}}}, Rect{0, 0, 10, 10}, nil, &SceneStyle{})
		}, "no faces"},
		"scene glyph": {func(p *Page) {
			p.Scene(&scene.Scene{Width: 9, Height: 9, Marks: []scene.Mark{&scene.Text{Lines: []string{"中"}, Size: 3}}}, Rect{0, 0, 10, 10}, nil, &SceneStyle{Regular: font.NewStack(f)})
		}, `"中"`},
		"finished": {func(p *Page) { p.Finish(); p.Box(Rect{0, 0, 1, 1}, 0, fill) }, "finished"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := refused(t, info, page(c.draw)); !strings.Contains(got, c.want) || !strings.HasPrefix(got, "page 1: ") {
				t.Errorf("the fault is %q, which does not say %q", got, c.want)
			}
		})
	}
}

func TestFaultsOfDocuments(t *testing.T) {
	f := latin(t)
	blank := func() *Page { return page(func(*Page) {}) }
	drawn := func(list ...*Element) *Page {
		return page(func(p *Page) {
			for _, e := range list {
				in(p, e, run(f, 0, 20, 10, "a"))
			}
		})
	}
	ring := &Element{Role: Div}
	ring.Parent = ring
	for name, c := range map[string]struct {
		info  Info
		pages []*Page
		want  string
	}{
		"title":        {Info{Lang: "en"}, []*Page{blank()}, "title"},
		"language":     {Info{Title: "a"}, []*Page{blank()}, "language"},
		"no language":  {Info{Title: "a", Lang: "x_y"}, []*Page{blank()}, "language"},
		"no pages":     {info, nil, "without pages"},
		"tiny":         {info, []*Page{NewPage(Sheet{Width: 1, Height: 1})}, "page 1"},
		"vast":         {info, []*Page{NewPage(Sheet{Width: 14390, Height: 100, Marks: true})}, "page 1"},
		"places":       {info, []*Page{page(func(p *Page) { p.Anchor("a", 0, 0) }), page(func(p *Page) { p.Anchor("a", 0, 0) })}, `page 2: two places have the name "a"`},
		"ring":         {info, []*Page{drawn(ring)}, "ring"},
		"cell":         {info, []*Page{drawn(&Element{Role: TD})}, "TD"},
		"row":          {info, []*Page{drawn(&Element{Role: P, Parent: &Element{Role: TR, Parent: &Element{Role: Table}}})}, "TR"},
		"item":         {info, []*Page{drawn(&Element{Role: LI})}, "LI"},
		"ids":          {info, []*Page{drawn(&Element{Role: P, ID: "a"}, &Element{Role: P, ID: "a"})}, `the ID "a"`},
		"headers":      {info, []*Page{drawn(&Element{Role: TD, Headers: []string{"x"}, Parent: &Element{Role: TR, Parent: &Element{Role: Table}}})}, `"x"`},
		"element lang": {info, []*Page{drawn(&Element{Role: P, Lang: "中文"})}, "language"},
		"long":         {info, []*Page{drawn(&Element{Role: P, Alt: strings.Repeat("a", 20000)})}, "20000"},
		"condition":    {Info{Title: "a", Lang: "en", Intent: &Intent{}}, []*Page{blank()}, "printing condition"},
		"profile":      {Info{Title: "a", Lang: "en", Intent: &Intent{Condition: "X", Profile: srgbProfile}}, []*Page{blank()}, "CMYK"},
		"link": {info, []*Page{page(func(p *Page) {
			p.Begin(&Element{Role: Link})
			p.Link(Rect{0, 0, 1, 1}, Target{Dest: "far"}, "Far")
			p.End()
		})}, `"far"`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := refused(t, c.info, c.pages...); !strings.Contains(got, c.want) {
				t.Errorf("the fault is %q, which does not say %q", got, c.want)
			}
		})
	}
}

// Bookmarks have titles and lead to places.
func TestFaultsOfBookmarks(t *testing.T) {
	for want, list := range map[string][]Bookmark{
		"title":   {{Title: "a", Dest: "here", Kids: []Bookmark{{Dest: "here"}}}},
		`"there"`: {{Title: "a", Dest: "here", Kids: []Bookmark{{Title: "b", Dest: "there"}}}},
	} {
		w := NewWriter(&bytes.Buffer{}, info)
		w.Add(page(func(p *Page) { p.Anchor("here", 0, 0) }))
		w.Outline(list)
		if err := w.Close(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the fault is %v, which does not say %s", err, want)
		}
	}
}

// A face whose licence forbids it is not embedded.
func TestLicence(t *testing.T) {
	for bits, want := range map[uint16]string{0x0002: "may not be embedded", 0x0200: "may not be embedded", 0x0100: "as a whole", 0x0004: "", 0: ""} {
		data := bytes.Clone(fontFile(t, "NotoSans-Regular.ttf"))
		at := bytes.Index(data[:600], []byte("OS/2"))
		offset := int(data[at+8])<<24 | int(data[at+9])<<16 | int(data[at+10])<<8 | int(data[at+11])
		data[offset+8], data[offset+9] = byte(bits>>8), byte(bits)
		f, err := font.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		w := NewWriter(&bytes.Buffer{}, info)
		err = w.Add(page(func(p *Page) { in(p, &Element{Role: P}, run(f, 0, 20, 10, "a")) }))
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("fsType %#x: %v", bits, err)
		}
	}
}

// broken fails after some bytes.
type broken struct{ left int }

var errFull = errors.New("the disk is full")

func (b *broken) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// A writer that fails is an error wherever it fails.
func TestWriterFails(t *testing.T) {
	draw := func() *Page { return page(func(p *Page) { in(p, &Element{Role: P}, run(latin(t), 0, 20, 10, "a")) }) }
	whole := len(written(t, info, draw()))
	for left := 0; left < whole; left += 97 {
		w := NewWriter(&broken{left}, info)
		err := w.Add(draw())
		if closed := w.Close(); !errors.Is(closed, errFull) && !errors.Is(err, errFull) {
			t.Fatalf("after %d bytes of %d: %v, %v", left, whole, err, closed)
		}
	}
	w := NewWriter(&bytes.Buffer{}, info)
	if err := errors.Join(w.Add(draw()), w.Close(), w.Close()); err != nil {
		t.Fatal(err)
	}
	if w.Add(draw()) == nil {
		t.Error("a page was taken after the end")
	}
}
