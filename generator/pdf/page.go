package pdf

import (
	"errors"
	"fmt"
	"sync"
)

// A Sheet is the format of a page. Lengths are points.
type Sheet struct {
	// Width and Height are those of the trimmed page, which is what a reader
	// holds in hand.
	Width, Height float64
	// Bleed is how far colour reaches over the edge, so that no white shows
	// where the knife misses by a little; 3 mm are 8.504.
	Bleed float64
	// Marks asks for crop marks around the page, printed in every ink.
	Marks bool
}

// markRoom is what crop marks need beyond the bleed: 2 mm of distance and 5 mm
// of line.
const (
	markGap  = 2 * 72 / 25.4
	markRoom = 7 * 72 / 25.4
)

// margin returns how far the sheet reaches over the trimmed page on each side.
func (s Sheet) margin() float64 {
	if s.Marks {
		return max(s.Bleed, 0) + markRoom
	}
	return max(s.Bleed, 0)
}

// A Page is one page while it is drawn. Its methods keep the first fault, which
// [Page.Err] and [Writer.Add] return. A Page is for one goroutine at a time; any
// number of pages may be drawn at once.
type Page struct {
	sheet Sheet
	ox    float64 // of the trimmed page in the space of the file
	top   float64 // its upper edge, there
	inks  Inks
	err   error

	b     body   // what was drawn since the last part was settled
	parts []part // what was settled, from below
	done  bool
	now   state
	saved []state
	text  textState

	open    []tag
	marked  tag // of the content that is marked right now
	marking bool

	fonts    []pageFont
	images   []*Image
	patterns []pattern
	spaces   map[string]bool // of colour, that need a resource
	events   []event
	marks    int // numbered sequences of content
	links    []link
	anchors  []anchor
	kept     *kept // what is left to write of a page that was kept
	dx, dy   float64
	clear    bool // something is transparent
	press    bool // something is in the inks of a press
	lacks    bool // a drawing has a character that no face has
}

// A state is what a page restores after a part.
type state struct {
	fill, stroke Color
	width        float64
	dash         string
	cap, join    int
	font         int // index into the fonts of the page, -1 for none
	size         float64
	m            Matrix
}

// initial is the state in which a page and each of its parts begin.
var initial = state{fill: Gray(0), stroke: Gray(0), width: 1, font: -1, m: Matrix{1, 0, 0, 1, 0, 0}}

// NewPage returns an empty page.
func NewPage(s Sheet) *Page {
	p := &Page{b: drafts.Get().(*draft).b, sheet: s, ox: s.margin(), top: s.margin() + s.Height}
	p.now = initial
	if wide := max(s.Width, s.Height) + 2*s.margin(); !usable(s.Width, s.Height, s.Bleed) || min(s.Width, s.Height) < 3 || wide > 14400 || s.Bleed < 0 {
		p.fail(fmt.Errorf("a page of %v by %v points with %v of bleed cannot be drawn", s.Width, s.Height, s.Bleed))
	}
	return p
}

// Inks has the page draw other colours than those that it is given, from here
// on.
func (p *Page) Inks(m Inks) { p.inks = m }

// Err returns the first fault of what was drawn so far.
func (p *Page) Err() error { return p.err }

// Lacks reports whether a drawing on the page has a character that no face has,
// which was left out.
func (p *Page) Lacks() bool { return p.lacks }

func (p *Page) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// ok reports whether drawing may go on with some numbers.
func (p *Page) ok(v ...float64) bool {
	if !usable(v...) {
		p.fail(fmt.Errorf("lengths that cannot be drawn: %v", v))
	}
	if p.done {
		p.fail(errors.New("something is drawn on a page that is finished"))
	}
	return p.err == nil
}

// Finish compresses what was drawn; nothing can be drawn afterwards. [Writer.Add]
// does it where it was not done: do it in the goroutine that draws the page. It
// returns the first fault.
func (p *Page) Finish() error {
	if p.done || p.err != nil {
		return p.err
	}
	if p.whole() {
		p.cropMarks()
		p.unmark()
		p.part(p.b, false)
		p.done = true
	}
	return p.err
}

// whole reports whether all that was begun is ended.
func (p *Page) whole() bool {
	switch {
	case len(p.open) > 0:
		p.fail(errors.New("a page ends within an element: End was not called as often as Begin"))
	case len(p.saved) > 0:
		p.fail(errors.New("a page ends within a part: Pop was not called as often as Push"))
	}
	return p.err == nil
}

// A draft is room for the content of a page, kept for the next one.
type draft struct{ b body }

var drafts = sync.Pool{New: func() any { return &draft{make(body, 0, 8<<10)} }}

// maxNested is how deep parts may be nested (ISO 32000-1, annex C), less what
// [Page.Image], [Page.Settle] and [Page.Move] need.
const maxNested = 25

// Push begins a part of the page with coordinates of its own: m says where its
// points lie on the page. [Page.Pop] ends it, and with it what [Page.Clip] did.
func (p *Page) Push(m Matrix) {
	if !p.ok(m[:]...) {
		return
	}
	if len(p.saved) == maxNested {
		p.fail(fmt.Errorf("parts that are nested more than %d deep", maxNested))
		return
	}
	p.unmark()
	p.saved = append(p.saved, p.now)
	p.now.m = m.then(p.now.m)
	p.b.put("q\n")
	if m == (Matrix{1, 0, 0, 1, 0, 0}) {
		return
	}
	// The file counts upwards: down and up again around what m does.
	flip := Matrix{1, 0, 0, -1, p.ox, p.top}
	back := Matrix{1, 0, 0, -1, -p.ox, p.top}
	p.matrix(back.then(m).then(flip))
}

func (p *Page) matrix(m Matrix) {
	for _, v := range m {
		p.b.num(v, 5)
	}
	p.b.put("cm\n")
}

// Pop ends the part that the last [Page.Push] began.
func (p *Page) Pop() {
	if !p.ok() {
		return
	}
	if len(p.saved) == 0 {
		p.fail(errors.New("Pop without a Push before it"))
		return
	}
	p.unmark()
	p.now = p.saved[len(p.saved)-1]
	p.saved = p.saved[:len(p.saved)-1]
	p.b.put("Q\n")
}

// A Matrix says where points go: x, y to M[0]x+M[2]y+M[4], M[1]x+M[3]y+M[5].
type Matrix [6]float64

// Shift returns the matrix that moves by x and y.
func Shift(x, y float64) Matrix { return Matrix{1, 0, 0, 1, x, y} }

// then returns the matrix that does m first and n after it.
func (m Matrix) then(n Matrix) Matrix {
	return Matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m Matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// A Rect is a rectangle with its upper left corner at X, Y.
type Rect struct{ X, Y, W, H float64 }

// bounds returns the corners of a rectangle in the space of the file.
func (p *Page) bounds(r Rect) [4]float64 {
	x1, y1 := p.now.m.apply(r.X, r.Y)
	out := [4]float64{x1, y1, x1, y1}
	for _, c := range [][2]float64{{r.X + r.W, r.Y}, {r.X, r.Y + r.H}, {r.X + r.W, r.Y + r.H}} {
		x, y := p.now.m.apply(c[0], c[1])
		out = [4]float64{min(out[0], x), min(out[1], y), max(out[2], x), max(out[3], y)}
	}
	return [4]float64{p.ox + out[0], p.top - out[3], p.ox + out[2], p.top - out[1]}
}

// cropMarks draws two lines at each corner, outside of the bleed.
func (p *Page) cropMarks() {
	if !p.sheet.Marks {
		return
	}
	w, h, far := p.sheet.Width, p.sheet.Height, p.sheet.margin()
	near := p.sheet.Bleed + markGap
	p.BeginArtifact(Printer)
	for _, x := range []float64{0, w} {
		for _, y := range []float64{0, h} {
			sx, sy := float64(-1), float64(-1)
			if x > 0 {
				sx = 1
			}
			if y > 0 {
				sy = 1
			}
			p.mark()
			p.stroke(Style{Stroke: Color{every, [4]float32{1}}, Width: 0.25})
			p.point(x+sx*near, y, " m ")
			p.point(x+sx*far, y, " l ")
			p.point(x, y+sy*near, " m ")
			p.point(x, y+sy*far, " l S\n")
		}
	}
	p.End()
}
