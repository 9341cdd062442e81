package pdf

import (
	"bytes"
	"strings"
	"testing"

	"prospectus/generator/font"
)

// drawnPart draws a page whose text is settled as a part that can be moved.
func drawnPart(t *testing.T, e *Element, text string) *Page {
	t.Helper()
	p := NewPage(a5)
	p.Begin(e)
	p.Text(run(latin(t), 50, 60, 12, text))
	p.End()
	p.Settle(true)
	if err := p.Err(); err != nil {
		t.Fatal(err)
	}
	return p
}

// Pages are kept in the order in which they are drawn, and stand in the document in
// that in which they are added; elements in that in which they were reserved.
func TestKeep(t *testing.T) {
	var b bytes.Buffer
	w := NewWriter(&b, info)
	one, two := &Element{Role: P}, &Element{Role: P}
	first, second := drawnPart(t, one, "one"), drawnPart(t, two, "two")
	for _, err := range []error{w.Reserve(one), w.Reserve(two), w.Keep(second), w.Keep(first)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	w.Finish(two)
	first.Move(10, 4)
	first.Anchor("here", 1, 2)
	first.BeginArtifact(Background)
	first.Box(Rect{W: 10, H: 10}, 0, Style{Fill: Gray(0.5)})
	first.End()
	first.Settle(false)
	first.Beneath()
	for _, p := range []*Page{first, second} {
		if err := w.Add(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	d := open(t, b.Bytes())
	pages := d.pages()
	streams, _ := d.of(pages[0]["Contents"]).([]any)
	if len(pages) != 2 || len(streams) != 4 { // ground, shift, text, and back
		t.Fatalf("%d pages, %d streams on the first", len(pages), len(streams))
	}
	shift := string(d.decode(d.of(streams[1]).(*stream)))
	if !strings.HasPrefix(shift, "q 1 0 0 1 10 -4 cm") {
		t.Errorf("the text is moved by %q", shift)
	}
	kids := d.root("StructTreeRoot", "K", "K").([]any)
	if got := d.at(kids[0], "Pg"); len(kids) != 2 || d.at(kids[0], "S") != pname("P") || got == nil {
		t.Errorf("the structure has %v", kids)
	}
}

// What belongs to an element cannot be added to a page that was kept.
func TestKeptIsDone(t *testing.T) {
	e := &Element{Role: P}
	p := drawnPart(t, e, "one")
	w := NewWriter(new(bytes.Buffer), info)
	if err := w.Keep(p); err != nil {
		t.Fatal(err)
	}
	p.Begin(e)
	p.Text(run(latin(t), 50, 60, 12, "more"))
	p.End()
	if err := w.Add(p); err == nil {
		t.Error("text was added to an element")
	}
}

// Packed pages make the document that the pages themselves make, and bytes that are
// damaged make none.
func TestPack(t *testing.T) {
	write := func(pages []*Page) []byte {
		var b bytes.Buffer
		w := NewWriter(&b, info)
		for _, p := range pages {
			if err := w.Add(p); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	draw := func() (*Element, []*Page) {
		root := &Element{Role: Sect, Title: "章"}
		return root, []*Page{drawnPart(t, &Element{Role: P, Parent: root, Lang: "en"}, "office"), drawnPart(t, &Element{Role: H1, Parent: root}, "two")}
	}
	root, pages := draw()
	data := Pack(root, pages, nil)
	find := Finder{Face: func(name string) *font.Face {
		if f := latin(t); f.PostScript == name {
			return f
		}
		return nil
	}}
	_, again, err := Unpack(data, find)
	if err != nil {
		t.Fatal(err)
	}
	_, fresh := draw()
	if !bytes.Equal(write(again), write(fresh)) {
		t.Error("the documents differ")
	}
	for n := range len(data) {
		if _, _, err := Unpack(data[:n], find); err == nil {
			t.Fatalf("%d of %d bytes are read", n, len(data))
		}
	}
	if _, _, err := Unpack(data, Finder{Face: func(string) *font.Face { return nil }}); err == nil {
		t.Error("a page whose font is missing is read")
	}
}
