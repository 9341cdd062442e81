package typeset

import (
	"prospectus/generator/font"
	"prospectus/generator/pdf"
	"prospectus/generator/scene"
)

// A Page is one laid-out page: a display list of plain data. Lengths are
// points; x grows to the right and y downwards from the top left corner of the
// trimmed page.
type Page struct {
	// Width and Height are those of the trimmed page; Bleed is how far
	// backgrounds and pictures go beyond it on every side.
	Width, Height, Bleed float64
	// Crop asks for crop marks outside the trimmed page.
	Crop bool
	// Master is the name of the page's rule in the style sheet, "" for the
	// unnamed one.
	Master string
	// Section is the name of the section, and Index counts its pages from 0.
	Section string
	Index   int
	// Number counts the leaves' sides of the book from 1, blank ones included,
	// and Label is what is printed. Both are set by [Book.Set].
	Number int
	Label  string
	// Left says that the page is on the left of an opening.
	Left bool
	// Blank says that the page was put in so that the next stands on its side.
	Blank bool
	// Fixed, Ops and Margins are what is painted, in this order: what has its
	// place on the page, what flows, and running heads and feet. Ops, and Dests,
	// count from the point X, Y, where the area of the text begins; it depends
	// on the side on which the page lies, and Ops do not.
	X, Y    float64
	Fixed   []Op
	Ops     []Op
	Margins []Op
	// Background covers the page and its bleed.
	Background Color
	// Strings are the named strings that running heads may show: of each name
	// the first value that was set on the page, or what the page before left.
	Strings map[string]string
	// Dests are the named destinations on the page.
	Dests []Dest

	leaves map[string]string // the strings as the page leaves them
	root   *Element          // of its section
	side   breaking          // on which side it asks to stand
	used   float64           // how much of the area's height is filled

	drawn          *pdf.Page // what the page holds, once it is drawn
	drawnX, drawnY float64   // X and Y when it was
}

// An Op is a *Text, a *Box, a *Rule, a *Image, a *Drawing or a *Link.
type Op interface{ element() *Element }

// A Text is a run of glyphs of one face on one line.
type Text struct {
	Face  *font.Face
	Size  float64
	Color Color
	X, Y  float64 // of the base line's start
	// Content are the characters for which the glyphs stand.
	Content string
	Glyphs  []Glyph
	Element *Element
}

// A Glyph is one drawn shape. Advance is how far the next glyph is from this
// one in points, justification included; DX and DY are how far the glyph is
// drawn right of and above its place. Start and End bound what it stands for in
// Text.Content, in bytes; they are equal for a hyphen that ends a line, and for
// the second glyph of one character.
type Glyph struct {
	ID              font.GID
	Start, End      uint16
	hyphen          bool
	Advance, DX, DY float32
}

// Hyphen reports whether the glyph is a hyphen that the text does not have.
func (g Glyph) Hyphen() bool { return g.hyphen }

// A Box is a filled rectangle.
type Box struct {
	X, Y, W, H, Radius float64
	Fill               Color
	Element            *Element
}

// A Rule is a straight line, level or upright; Dots makes it dotted.
type Rule struct {
	X1, Y1, X2, Y2, Width float64
	Dots                  bool
	Color                 Color
	Element               *Element
}

// An Image is a photograph placed in a box. Clip is what is seen of it; it
// is the same as the box unless the picture fills a box of another shape.
type Image struct {
	X, Y, W, H float64
	Clip       Frame
	Picture    *Picture
	Name       string // by which the source calls it
	Element    *Element
}

// A Frame is a rectangle on the page.
type Frame struct{ X, Y, W, H float64 }

// A Drawing is a scene placed on the page: its origin, how many points a unit
// of the scene takes, and what is seen of it.
type Drawing struct {
	X, Y, Scale float64
	Clip        Frame
	Scene       *scene.Scene
	Element     *Element
}

// A Link is a part of a page that leads elsewhere: to a URL, or to a named
// destination of the book.
type Link struct {
	Frame   Frame
	URL     string
	Dest    string
	Title   string // the words of the link
	Element *Element
}

// A Dest is a named destination.
type Dest struct {
	Name string
	X, Y float64
}

func (o *Text) element() *Element    { return o.Element }
func (o *Box) element() *Element     { return o.Element }
func (o *Rule) element() *Element    { return o.Element }
func (o *Image) element() *Element   { return o.Element }
func (o *Drawing) element() *Element { return o.Element }
func (o *Link) element() *Element    { return o.Element }

// ElementOf returns the element of structure that an operation belongs to; nil
// says that it is an artifact (a background, a running head, a repeated head of
// a table).
func ElementOf(o Op) *Element { return o.element() }

// An Element is a node of the structure tree of tagged documents. Elements of a
// section are in the order of its source; one may have operations on several
// pages.
type Element struct {
	// Role is the standard structure type: Sect, P, H1, L, LI, Lbl, LBody,
	// Table, THead, TBody, TR, TH, TD, Figure, Caption, Link, Note, Span …
	Role string
	Lang string // where it differs from the element around it
	Alt  string
	// Attributes that only some roles have; zero where not stated.
	Scope            string // Column or Row, of TH
	RowSpan, ColSpan int
	Numbering        string // ListNumbering of L: Disc, Decimal …
	Title            string // of a section or heading: its words
	Level            int    // of the outline, from 1; 0 for none
	Dest             string // the destination of its start, where it has an id
	Kids             []*Element

	tag *pdf.Element // what stands for it in a document
}

// A Color is red, green and blue, from 0 to 255, or cyan, magenta, yellow and
// black in per cent. The zero Color paints nothing.
type Color struct {
	R, G, B    uint8
	C, M, Y, K uint8
	Set        bool
	CMYK       bool
}

// A Picture is what a name in the source of a section stands for: a photograph
// or a drawing.
type Picture struct {
	// Width and Height are the natural size: pixels of a photograph, units of a
	// scene.
	Width, Height float64
	// Scene is the drawing, nil for a photograph.
	Scene *scene.Scene
	// Key tells photographs apart, and Data is what the writer of the pages
	// needs to embed it. Nothing here reads them.
	Key  string
	Data []byte
}
