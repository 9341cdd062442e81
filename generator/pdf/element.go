package pdf

import "fmt"

// An Element is a part of the document's structure: what a heading is and what
// a table, told to those who cannot see the page. It is plain data and may be
// begun on any number of pages, by several goroutines; it must not be changed
// after that.
type Element struct {
	// Role says what it is.
	Role Role
	// Parent is the element around it; nil stands for the document.
	Parent *Element
	// Lang is the language (BCP 47) where it is not that of the parent.
	Lang string
	// Alt describes a figure or formula in words.
	Alt string
	// Actual is the text that the content stands for, where that is not what it
	// shows.
	Actual string
	// Expansion is what an abbreviation stands for.
	Expansion string
	// Title is a name for the element that tools show.
	Title string
	// ID names the element in the document, for Headers. A note that has none is
	// given one.
	ID string
	// Scope says what a cell of the role TH heads.
	Scope Scope
	// RowSpan and ColSpan are how many rows and columns a cell takes; 0 means 1.
	RowSpan, ColSpan int
	// Headers are the IDs of the cells that head a cell, where Scope does not
	// tell.
	Headers []string
	// Summary says what a table is about.
	Summary string
	// Numbering says how the labels of a list (role L) look.
	Numbering Numbering
	// Bounds is the box that a figure, formula or table fills on the page where
	// it is first drawn.
	Bounds Rect
}

// A Role is a standard type of structure elements (ISO 32000-1, 14.8.4).
type Role uint8

// The roles. A document itself has the role Document; [Writer] adds it.
const (
	Part Role = iota
	Art
	Sect
	Div
	BlockQuote
	Caption
	TOC
	TOCI
	Index
	NonStruct
	P
	H1
	H2
	H3
	H4
	H5
	H6
	L
	LI
	Lbl
	LBody
	Table
	THead
	TBody
	TFoot
	TR
	TH
	TD
	Span
	Quote
	Note
	Reference
	BibEntry
	Code
	Link
	Figure
	Formula
	document
)

// roleNames are in the order of the constants.
var roleNames = [...]string{"Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "P",
	"H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD",
	"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Figure", "Formula", "Document"}

// String returns the name of the role in the file.
func (r Role) String() string {
	if int(r) < len(roleNames) {
		return roleNames[r]
	}
	return roleNames[NonStruct]
}

// ParseRole returns the role of a name, and whether there is one.
func ParseRole(name string) (r Role, ok bool) {
	for i, n := range roleNames[:document] {
		if n == name {
			return Role(i), true
		}
	}
	return NonStruct, false
}

// A Scope is what a heading cell heads.
type Scope uint8

// The scopes.
const (
	NoScope Scope = iota
	Row
	Column
	Both
)

var scopeNames = [...]string{Row: "Row", Column: "Column", Both: "Both"}

// A Numbering is how the labels of a list look.
type Numbering uint8

// The ways in which labels look. NoNumbering is for lists without labels, and
// for those that have others, such as 一、.
const (
	NoNumbering Numbering = iota
	Disc
	Circle
	SquareDot
	Decimal
	UpperRoman
	LowerRoman
	UpperAlpha
	LowerAlpha
)

var numberingNames = [...]string{"None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"}

// attributes returns the attributes of the element, "" where it has none.
func (e *Element) attributes(bounds [4]float64) body {
	var b, list body
	wrap := func(owner string, inner body) {
		if len(inner) > 0 {
			list.put("<</O/" + owner)
			list = append(list, inner...)
			list.put(">>")
		}
	}
	wrap("Table", e.table())
	if e.Role == L && int(e.Numbering) < len(numberingNames) {
		wrap("List", body("/ListNumbering/"+numberingNames[e.Numbering]))
	}
	if e.Bounds != (Rect{}) {
		b.put("/Placement/Block/BBox")
		b.rect(bounds)
		wrap("Layout", b)
	}
	return list
}

// table returns the attributes of a table or a cell.
func (e *Element) table() (b body) {
	if e.Role == TH && e.Scope != NoScope && int(e.Scope) < len(scopeNames) {
		b.put("/Scope/" + scopeNames[e.Scope])
	}
	if e.Role == TH || e.Role == TD {
		if e.RowSpan > 1 {
			b.put("/RowSpan ")
			b.int(e.RowSpan)
		}
		if e.ColSpan > 1 {
			b.put("/ColSpan ")
			b.int(e.ColSpan)
		}
		if len(e.Headers) > 0 {
			b.put("/Headers[")
			for _, h := range e.Headers {
				b = appendLiteral(b, h)
			}
			b.put("]")
		}
	}
	if e.Role == Table {
		b.text("/Summary", e.Summary)
	}
	return b
}

// maxText bounds what can be said of an element: a string of a document has at
// most 32,767 bytes (ISO 19005-2, 6.1.13), two to a character.
const maxText = 16000

// check returns an error where the element cannot be written as it is.
func (e *Element) check() error {
	if e.Lang != "" && !isLanguage(e.Lang) {
		return fmt.Errorf("an element %s in the language %q, which is none", e.Role, e.Lang)
	}
	longest := max(len(e.Alt), len(e.Actual), len(e.Expansion), len(e.Title), len(e.ID), len(e.Summary))
	for _, s := range e.Headers {
		longest = max(longest, len(s))
	}
	if longest > maxText {
		return fmt.Errorf("an element %s with a text of %d bytes; %d are the limit", e.Role, longest, maxText)
	}
	return nil
}
