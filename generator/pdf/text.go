package pdf

import (
	"fmt"
	"math"

	"prospectus/generator/font"
)

// A Run is a piece of text on one line, in one face, size and colour, already
// shaped.
type Run struct {
	Face  *font.Face
	Size  float64
	Color Color
	// X, Y is where the first glyph stands on the base line.
	X, Y float64
	// Text is what the glyphs stand for. Where it is empty they stand for what
	// the face says of them.
	Text string
	// Glyphs are in the order in which they stand on the line, as a
	// [font.Shaper] returns them. An advance says where the next glyph stands,
	// whatever justification added to it; spread what rounding leaves.
	Glyphs []font.Glyph
}

// A pageFont is a face on a page, and which glyphs of it the page shows.
type pageFont struct {
	face *font.Face
	used []uint64 // a bit for each glyph
	// says holds the text of glyphs of which the face knows none.
	says map[font.GID]string
	ref  ref // in the document, once the page is kept
}

// A textState is what stays between two runs of one text object. Places are in
// hundredths of a point, so that moves from one to the next never add up to
// anything else.
type textState struct {
	in   bool
	x, y int64
	rise int64
}

// Text draws a run. Glyph 0, which stands for what a face does not have, is a
// fault: what to show instead is for those to say who choose the faces.
func (p *Page) Text(r Run) {
	if !p.ok(r.X, r.Y, r.Size) || len(r.Glyphs) == 0 {
		return
	}
	if err := p.check(r); err != nil {
		p.fail(err)
		return
	}
	w := textWriter{p: p, run: r, scale: 1000 / float64(r.Face.UnitsPerEm())}
	w.font = &p.fonts[p.fontOf(r.Face)]
	w.write()
}

// check looks for what makes a run impossible to draw.
func (p *Page) check(r Run) error {
	switch {
	case r.Face == nil:
		return fmt.Errorf("text without a face: %q", r.Text)
	case r.Color.model == none || r.Size <= 0:
		return fmt.Errorf("text that would not show, of size %v or without a colour: %q", r.Size, r.Text)
	case len(p.open) == 0:
		return fmt.Errorf("text that stands neither in an element nor in an artifact: %q", r.Text)
	}
	last, count := 0, r.Face.Glyphs()
	for _, g := range r.Glyphs {
		if g.ID == 0 {
			return fmt.Errorf("%s has no glyph for a character of %q", r.Face.PostScript, r.Text)
		}
		if int(g.ID) >= count || r.Text != "" && (g.Cluster < last || g.Cluster >= len(r.Text)) {
			return fmt.Errorf("glyphs that do not fit the face %s or the text %q", r.Face.PostScript, r.Text)
		}
		last = g.Cluster
	}
	return nil
}

// beginText goes to where a run stands, in its face and size.
func (p *Page) beginText(r Run) {
	if !p.text.in {
		p.b.put("BT\n")
		p.text = textState{in: true}
	}
	if f := p.fontOf(r.Face); p.now.font != f || p.now.size != r.Size {
		p.now.font, p.now.size = f, r.Size
		p.b.put("/F")
		p.b.int(f)
		p.b.put(" ")
		p.b.num(r.Size, 3)
		p.b.put("Tf\n")
	}
	x, y := hundredths(p.ox+r.X), hundredths(p.top-r.Y)
	p.b.num(float64(x-p.text.x)/100, 2)
	p.b.num(float64(y-p.text.y)/100, 2)
	p.b.put("Td\n")
	p.text.x, p.text.y = x, y
}

func hundredths(v float64) int64 { return int64(math.Round(v * 100)) }

// endText ends the text object, if there is one.
func (p *Page) endText() {
	if p.text.in {
		p.rise(0)
		p.b.put("ET\n")
		p.text.in = false
	}
}

// rise sets how far glyphs stand above the base line.
func (p *Page) rise(v int64) {
	if v != p.text.rise {
		p.text.rise = v
		p.b.num(float64(v)/100, 2)
		p.b.put("Ts\n")
	}
}

// fontOf returns the index of a face among those of the page.
func (p *Page) fontOf(f *font.Face) int {
	for i := range p.fonts {
		if p.fonts[i].face == f {
			if p.fonts[i].used == nil {
				p.fonts[i].used = make([]uint64, (f.Glyphs()+63)/64)
			}
			return i
		}
	}
	p.fonts = append(p.fonts, pageFont{face: f, used: make([]uint64, (f.Glyphs()+63)/64)})
	return len(p.fonts) - 1
}

// A textWriter writes the glyphs of a run. Places along the line are in
// thousandths of an em.
type textWriter struct {
	p     *Page
	run   Run
	font  *pageFont
	scale float64
	pen   float64 // where a reader will be
	want  float64 // where the next glyph belongs
	array bool    // within an array of strings and moves
	in    bool    // within a string of it
	on    bool    // the content is marked as what is open
}

func (w *textWriter) write() {
	for i := 0; i < len(w.run.Glyphs); {
		j, says := w.cluster(i)
		if !says {
			w.instead(i, j)
		} else {
			w.resume()
			w.glyphs(i, j)
		}
		i = j
	}
	w.close()
}

// instead appends glyphs that stand for other characters than they say. They are
// a sequence of their own, because readers lose their way in nested ones.
func (w *textWriter) instead(i, j int) {
	w.close()
	w.p.unmark()
	w.p.markInstead(w.of(i, j))
	w.begin()
	w.glyphs(i, j)
	w.close()
	w.p.unmark()
	w.on = false
}

// resume marks what follows as what is open on the page, if it is not.
func (w *textWriter) resume() {
	if !w.on {
		w.p.mark()
		w.begin()
		w.on = true
	}
}

// begin goes to where the next glyph of the run belongs.
func (w *textWriter) begin() {
	r := w.run
	r.X += w.want * r.Size / 1000
	w.p.fill(r.Color)
	w.p.beginText(r)
	w.pen = w.want
}

// cluster returns where the glyphs end that stand for the same characters as
// the one at i, and whether they say so by themselves.
func (w *textWriter) cluster(i int) (end int, says bool) {
	glyphs := w.run.Glyphs
	if w.run.Text == "" || w.p.open[len(w.p.open)-1].e == nil { // nobody is told what an artifact says
		return i + 1, true
	}
	for end = i + 1; end < len(glyphs) && glyphs[end].Cluster == glyphs[i].Cluster; end++ {
	}
	want := w.of(i, end)
	if end == i+1 {
		text := w.run.Face.Text(glyphs[i].ID)
		if text == "" {
			return end, w.note(glyphs[i].ID, want)
		}
		return end, text == want || text == " " && want == "\u00A0"
	}
	text := ""
	for _, g := range glyphs[i:end] {
		text += w.run.Face.Text(g.ID)
	}
	return end, text == want
}

// of returns the characters for which the glyphs from i to before j stand.
func (w *textWriter) of(i, j int) string {
	start, end := 0, len(w.run.Text)
	if i > 0 {
		start = w.run.Glyphs[i].Cluster
	}
	if j < len(w.run.Glyphs) {
		end = w.run.Glyphs[j].Cluster
	}
	return w.run.Text[start:end]
}

// note remembers the text of a glyph of which the face knows none. It is said
// with the run as well, since the glyph may stand for another text elsewhere.
func (w *textWriter) note(g font.GID, text string) bool {
	if _, ok := w.font.says[g]; !ok {
		if w.font.says == nil {
			w.font.says = map[font.GID]string{}
		}
		w.font.says[g] = text
	}
	return false
}

// glyphs appends the glyphs from i to before j.
func (w *textWriter) glyphs(i, j int) {
	for _, g := range w.run.Glyphs[i:j] {
		w.font.used[g.ID>>6] |= 1 << (g.ID & 63)
		w.raise(g)
		w.move(w.want + float64(g.X)*w.scale)
		w.show(g.ID)
		w.pen += float64(width(w.run.Face, g.ID))
		w.want += float64(g.Advance) * w.scale
	}
}

// raise sets the height of a glyph over the base line.
func (w *textWriter) raise(g font.Glyph) {
	v := hundredths(w.run.Face.Scale(g.Y, w.run.Size))
	if v != w.p.text.rise {
		w.close()
		w.p.rise(v)
	}
}

// move goes to a place on the line, if the pen is not there.
func (w *textWriter) move(to float64) {
	d := math.Round(w.pen - to)
	if d == 0 {
		return
	}
	b := &w.p.b
	switch {
	case w.in:
		b.put(")")
	case !w.array:
		b.put("[")
	}
	w.in, w.array = false, true
	b.int(int(d))
	w.pen -= d
}

// show appends the number of a glyph to the string.
func (w *textWriter) show(g font.GID) {
	b := w.p.b
	if !w.array {
		b = append(b, '[')
	}
	if !w.in {
		b = append(b, '(')
	}
	w.array, w.in = true, true
	b = appendByte(b, byte(g>>8))
	w.p.b = appendByte(b, byte(g))
}

// appendByte appends a byte of a string.
func appendByte(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r': // a reader would take it for the end of a line
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// close ends the string and the array.
func (w *textWriter) close() {
	if w.in {
		w.p.b.put(")")
	}
	if w.array {
		w.p.b.put("]TJ\n")
	}
	w.in, w.array = false, false
}

// width returns the advance of a glyph as a document states it: in thousandths
// of an em.
func width(f *font.Face, g font.GID) int {
	em := f.UnitsPerEm()
	if em == 1000 {
		return f.GlyphAdvance(g)
	}
	return (f.GlyphAdvance(g)*1000 + em/2) / em
}
