package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// A Table is a sheet to be written.
type Table struct {
	Name    string
	Columns []Column
	Rows    [][]string // by column; short ones end in empty cells
	// Spare is the number of rows below the last in which drop-downs still work,
	// for what is filled in by hand.
	Spare  int
	Hidden bool   // from people, not from programs
	Note   string // above the headings, over the width of the table
}

// A Column is one column of a table to be written.
type Column struct {
	Headings []string // one for each row of headings
	Width    int      // in letters of a Western font; 0 for the usual
	Wrap     bool     // long text
	Number   bool     // what reads as a number is written as one
	Needed   bool     // shown as a column that must be filled
	// Choices leads to the cells that list what may be chosen; nil for any
	// content. Others may be typed where Open is set: a warning, not a refusal.
	Choices *Choices
	Hint    string // shown beside a cell that is being filled
}

// Choices is a column of another sheet that lists allowed values, below its
// headings.
type Choices struct {
	Sheet       string
	Column      int // from 1
	First, Last int // rows, from 1
	Many        bool
}

// maxText is the most letters that a cell of a workbook holds.
const maxText = 32767

// WriteWorkbook writes tables as an xlsx. The same tables give the same bytes.
func WriteWorkbook(w io.Writer, tables []Table) error {
	f := excelize.NewFile()
	defer f.Close()
	for i, t := range tables {
		var err error
		if i == 0 {
			err = f.SetSheetName("Sheet1", t.Name)
		} else {
			_, err = f.NewSheet(t.Name)
		}
		if err != nil {
			return err
		}
	}
	styles, err := newStyles(f)
	if err != nil {
		return err
	}
	for _, t := range tables {
		if err := writeTable(f, t, styles); err != nil {
			return err
		}
		if t.Hidden {
			if err := f.SetSheetVisible(t.Name, false, true); err != nil {
				return err
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return err
	}
	return inOrder(w, b.Bytes())
}

// inOrder writes a package anew with its files in a fixed order, since the
// library takes those of its sheets as they come.
func inOrder(w io.Writer, data []byte) error {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	files := slices.Clone(r.File)
	slices.SortFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	z := zip.NewWriter(w)
	for _, f := range files {
		if err := z.Copy(f); err != nil {
			return err
		}
	}
	return z.Close()
}

// styles are the looks of cells.
type styles struct{ heading, needed, plain, wrapped, number, note int }

func newStyles(f *excelize.File) (s styles, err error) {
	text := "@"
	border := []excelize.Border{{Type: "left", Color: "BFC7CC", Style: 1}, {Type: "right", Color: "BFC7CC", Style: 1}, {Type: "top", Color: "BFC7CC", Style: 1}, {Type: "bottom", Color: "BFC7CC", Style: 1}}
	middle := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	make := func(into *int, style excelize.Style) {
		if err == nil {
			*into, err = f.NewStyle(&style)
		}
	}
	make(&s.heading, excelize.Style{Font: &excelize.Font{Bold: true}, Border: border, Alignment: middle, CustomNumFmt: &text, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E6ECEF"}}})
	make(&s.needed, excelize.Style{Font: &excelize.Font{Bold: true}, Border: border, Alignment: middle, CustomNumFmt: &text, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FBE3D0"}}})
	// Everything is text, so that neither a code nor a date is turned into a
	// number of the program's own when somebody types into it.
	make(&s.plain, excelize.Style{CustomNumFmt: &text, Alignment: &excelize.Alignment{Vertical: "top"}})
	make(&s.wrapped, excelize.Style{CustomNumFmt: &text, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	make(&s.number, excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}})
	make(&s.note, excelize.Style{Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}})
	return s, err
}

// writeTable streams one table into its sheet.
func writeTable(f *excelize.File, t Table, s styles) error {
	w, err := f.NewStreamWriter(t.Name)
	if err != nil {
		return err
	}
	above := 0
	if t.Note != "" {
		above = 1
	}
	heads := headingRows(t)
	for i, c := range t.Columns {
		width := c.Width
		if width == 0 {
			width = 16
		}
		if err := w.SetColWidth(i+1, i+1, float64(width)); err != nil {
			return err
		}
		if err := w.SetColStyle(i+1, i+1, c.style(s)); err != nil {
			return err
		}
	}
	if heads == 0 {
		return errors.Join(t.body(w, s, above), w.Flush())
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: above + heads, TopLeftCell: CellName(above+heads+1, 2), ActivePane: "bottomRight"}); err != nil {
		return err
	}
	if err := t.head(w, s, above, heads); err != nil {
		return err
	}
	if err := t.body(w, s, above+heads); err != nil {
		return err
	}
	// Before the sheet is closed, since its drop-downs stand behind its rows.
	if err := t.choices(f, above+heads); err != nil {
		return err
	}
	return w.Flush()
}

func headingRows(t Table) (n int) {
	for _, c := range t.Columns {
		n = max(n, len(c.Headings))
	}
	return n
}

func (c Column) style(s styles) int {
	switch {
	case c.Wrap:
		return s.wrapped
	case c.Number:
		return s.number
	}
	return s.plain
}

// head writes the note and the rows of headings.
func (t Table) head(w *excelize.StreamWriter, s styles, above, heads int) error {
	if above > 0 {
		if err := w.SetRow("A1", []any{excelize.Cell{Value: t.Note, StyleID: s.note}}, excelize.RowOpts{Height: 48}); err != nil {
			return err
		}
		if last := min(len(t.Columns), 8); last > 1 {
			if err := w.MergeCell("A1", CellName(1, last)); err != nil {
				return err
			}
		}
	}
	for n := range heads {
		row := make([]any, len(t.Columns))
		for i, c := range t.Columns {
			style := s.heading
			if c.Needed {
				style = s.needed
			}
			heading := ""
			if n < len(c.Headings) {
				heading = c.Headings[n]
			}
			row[i] = excelize.Cell{Value: heading, StyleID: style}
		}
		if err := w.SetRow(CellName(above+n+1, 1), row); err != nil {
			return err
		}
	}
	return nil
}

func (t Table) body(w *excelize.StreamWriter, s styles, above int) error {
	row := make([]any, len(t.Columns))
	for n, cells := range t.Rows {
		for i, c := range t.Columns {
			row[i] = nil
			if i < len(cells) && cells[i] != "" {
				row[i] = excelize.Cell{Value: c.value(cells[i]), StyleID: c.style(s)}
			}
		}
		if err := w.SetRow(CellName(above+n+1, 1), row); err != nil {
			return err
		}
	}
	return nil
}

// value is what a cell of a column holds.
func (c Column) value(s string) any {
	if x, err := strconv.ParseFloat(s, 64); c.Number && err == nil {
		return x
	}
	return clip(s)
}

// clip cuts what no cell can hold.
func clip(s string) string {
	if utf8.RuneCountInString(s) <= maxText {
		return s
	}
	return string([]rune(s)[:maxText])
}

// choices adds the drop-downs.
func (t Table) choices(f *excelize.File, above int) error {
	for i, c := range t.Columns {
		last := above + len(t.Rows) + t.Spare
		if c.Choices == nil && c.Hint == "" || last == above {
			continue
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(CellName(above+1, i+1) + ":" + CellName(last, i+1))
		if c.Choices != nil {
			column := ColumnName(c.Choices.Column)
			v.SetSqrefDropList("'" + strings.ReplaceAll(c.Choices.Sheet, "'", "''") + "'!$" + column + "$" + number(c.Choices.First) + ":$" + column + "$" + number(c.Choices.Last))
			v.ShowErrorMessage = !c.Choices.Many // several are typed, with a mark between them
		}
		if c.Hint != "" {
			v.SetInput(clipUTF16(c.Headings[0], 32), clipUTF16(c.Hint, 255))
		}
		if err := f.AddDataValidation(t.Name, v); err != nil {
			return err
		}
	}
	return nil
}

func number(n int) string { return strings.TrimLeft(CellName(n, 1), "A") }

func clipUTF16(s string, n int) string {
	r := []rune(s)
	return string(r[:min(len(r), n)])
}

// WriteText writes a table as csv with a byte-order mark, without which Excel
// takes UTF-8 for something else, and with the line ends it writes itself. A
// cell that a spreadsheet would compute is kept from it by an apostrophe, which
// [Read] takes off.
func WriteText(w io.Writer, t Table) error {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	c := csv.NewWriter(&b)
	c.UseCRLF = true
	for n := range headingRows(t) {
		row := make([]string, len(t.Columns))
		for i, column := range t.Columns {
			if n < len(column.Headings) {
				row[i] = column.Headings[n]
			}
		}
		_ = c.Write(row) // a bytes.Buffer takes everything
	}
	for _, cells := range t.Rows {
		row := make([]string, len(t.Columns))
		for i := range row {
			if i < len(cells) {
				row[i] = guard(cells[i])
			}
		}
		_ = c.Write(row)
	}
	c.Flush()
	_, err := w.Write(b.Bytes())
	return err
}

// guard puts an apostrophe before what would be a formula.
func guard(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t'", rune(s[0])) {
		return "'" + s
	}
	return s
}

// unguard takes off the apostrophe of guard.
func unguard(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.ContainsRune("=+-@\t'", rune(s[1])) {
		return s[1:]
	}
	return s
}
