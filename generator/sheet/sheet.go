// Package sheet reads and writes the files that offices pass round: workbooks
// (xlsx), tables as text (csv) and Word documents (docx).
//
// It knows grids, paragraphs and where they stand, and nothing of projects.
// [Read] promises:
//
//   - What a cell holds is told, not what it looks like. A number is its own
//     plain decimal, whatever the number format rounds away; a date is written
//     as ISO 8601 to the precision that its format shows, in the order of no
//     country; a share formatted as 18.2% reads so; a unit that only the format
//     adds ("12.5亿元") is kept apart as [Cell.Unit].
//   - What a reader must know and cannot see in the text is marked: formulas,
//     formulas without a stored result, error values, numbers that were typed
//     as text, numbers shown scaled, merged cells, hidden rows, columns and
//     sheets, changes that were never accepted.
//   - A file cannot do harm. Packages are measured before anything is kept, by
//     what they really unpack to; macros never run and files with macros are
//     refused, as are encrypted files and formats of other programs, each with
//     a message that says how to save it instead. A sheet with a million empty
//     formatted rows costs what its filled cells cost.
//
// The file's own words decide what it is, never its name.
package sheet

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// A Book is what one file holds.
type Book struct {
	Name   string   // the file's name as its user knows it
	Sheets []*Sheet // of a workbook or csv, in order; of a document its tables
	// Blocks are a document's paragraphs and tables in the order of its text;
	// nil for workbooks.
	Blocks   []Block
	Pictures []Picture
	// Changed says that a document holds changes that nobody accepted. What
	// was inserted is read, what was deleted is not.
	Changed bool
	// Dates1904 says that a workbook counts its days from 1904.
	Dates1904 bool
	// Charset is the encoding a csv was in: "UTF-8", "GB18030" or "UTF-16".
	Charset string
}

// A Block is a paragraph or a table of a document.
type Block struct {
	Paragraph *Paragraph
	Table     *Sheet
}

// A Paragraph is one paragraph of a document outside its tables.
type Paragraph struct {
	Number   int    // among the document's paragraphs, from 1
	Text     string // without formatting
	Level    int    // of a heading, from 1; 0 for text
	Bold     bool   // all of its letters are bold
	Pictures []int  // into [Book.Pictures]
}

// A Picture is a picture inside a file.
type Picture struct {
	Name  string // its name in the package, without folders
	Data  []byte
	Place Place // the cell or paragraph it is anchored to
}

// A Sheet is one grid of cells.
type Sheet struct {
	Name   string
	Number int  // among the file's sheets or tables, from 1
	Hidden bool // the whole sheet
	Rows   []Row
	Merges []Range
	// HiddenColumns are the columns that do not show, by number from 1.
	HiddenColumns map[int]bool
	// Paragraph is the number of the paragraph before a document's table.
	Paragraph int
}

// A Row is one row that holds something.
type Row struct {
	Number int // from 1
	Hidden bool
	Cells  []Cell // by column, without gaps from column 1; the last is not empty
}

// A Kind says what a cell holds.
type Kind int

// The kinds of cell.
const (
	Empty Kind = iota
	Text
	Number
	Percent
	Date
	Time
	Boolean
	Fault // an error value such as #REF!
)

// A Cell is one cell. The zero Cell is empty.
type Cell struct {
	Kind    Kind
	Text    string // what it holds: see the package's promises
	Unit    string // a unit that the number format alone shows, such as 亿元
	Formula bool   // computed; Text is the result stored with the file
	Stale   bool   // a formula without a stored result
	Scaled  bool   // a number that its format shows divided, as 125000 for 12.5万
	Typed   bool   // a number that was typed as text
}

// IsEmpty reports whether a cell holds nothing at all.
func (c Cell) IsEmpty() bool { return c.Kind == Empty && !c.Stale }

// A Range is a rectangle of merged cells; rows and columns count from 1.
type Range struct{ Top, Left, Bottom, Right int }

// Has reports whether a range holds a cell.
func (r Range) Has(row, column int) bool {
	return row >= r.Top && row <= r.Bottom && column >= r.Left && column <= r.Right
}

// Row returns a row by its number, nil where it holds nothing.
func (s *Sheet) Row(number int) *Row {
	low, high := 0, len(s.Rows)
	for low < high {
		middle := (low + high) / 2
		if s.Rows[middle].Number < number {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low < len(s.Rows) && s.Rows[low].Number == number {
		return &s.Rows[low]
	}
	return nil
}

// At returns a cell as it stands, counted from 1.
func (s *Sheet) At(row, column int) Cell {
	r := s.Row(row)
	if r == nil || column < 1 || column > len(r.Cells) {
		return Cell{}
	}
	return r.Cells[column-1]
}

// Spread returns a cell with what a merged range shows in all of its cells: the
// content of its first.
func (s *Sheet) Spread(row, column int) (cell Cell, merged bool) {
	for _, m := range s.Merges {
		if m.Has(row, column) {
			return s.At(m.Top, m.Left), true
		}
	}
	return s.At(row, column), false
}

// Width returns the number of columns of the widest row.
func (s *Sheet) Width() (n int) {
	for _, r := range s.Rows {
		n = max(n, len(r.Cells))
	}
	return n
}

// An Error says why a file cannot be read, in words for its user.
type Error struct {
	Rule *diag.Rule
	Args []any
}

// Error says it in English, for logs and tests.
func (e *Error) Error() string { return i18n.Message{Format: e.Rule.Says, Args: e.Args}.In("en") }

func refuse(rule *diag.Rule, args ...any) error { return &Error{rule, args} }

// MaxFile is the largest file that is read, in bytes.
const MaxFile = 200 << 20

// Read reads a file of any of the kinds known, given its name and content.
// What cannot be read gives an [*Error].
func Read(name string, data []byte) (*Book, error) {
	if len(data) > MaxFile {
		return nil, refuse(tooLarge, MaxFile>>20)
	}
	kind, err := sniff(name, data)
	if err != nil {
		return nil, err
	}
	var b *Book
	switch kind {
	case workbook:
		b, err = readWorkbook(data)
	case document:
		b, err = readDocument(data)
	default:
		b, err = readText(data)
	}
	if err != nil {
		return nil, err
	}
	b.Name = name
	for i := range b.Pictures {
		b.Pictures[i].Place.File = name
	}
	return b, nil
}
