package sheet

import (
	"cmp"
	"strconv"

	"prospectus/generator/i18n"
)

// A Place is where something stands in a file. Rows, columns and paragraphs
// count from 1; 0 means the whole of what is named.
type Place struct {
	File      string
	Sheet     string // a sheet's name; "" for a csv and for a document
	Table     int    // of a document, from 1
	Row       int
	Column    int
	Paragraph int
}

// placeWords are the parts of a place as a person says them.
var placeWords = map[string]i18n.Text{
	"sheet":     {"zh": "工作表“%[1]s”", "en": "sheet %[1]q"},
	"table":     {"zh": "第 %[1]d 个表格", "en": "table %[1]d"},
	"paragraph": {"zh": "第 %[1]d 段", "en": "paragraph %[1]d"},
	"row":       {"zh": "第 %[1]d 行", "en": "row %[1]d"},
	"column":    {"zh": "%[1]s 列", "en": "column %[1]s"},
}

// In returns the place in words, without the file: 工作表“项目”第 5 行 C 列.
func (p Place) In(lang i18n.Tag) string {
	var parts []string
	add := func(key string, arg any) {
		parts = append(parts, i18n.Message{Format: placeWords[key], Args: []any{arg}}.In(lang))
	}
	if p.Sheet != "" {
		add("sheet", p.Sheet)
	}
	if p.Table > 0 {
		add("table", p.Table)
	}
	if p.Paragraph > 0 {
		add("paragraph", p.Paragraph)
	}
	if p.Row > 0 {
		add("row", p.Row)
	}
	if p.Column > 0 {
		add("column", ColumnName(p.Column))
	}
	joint := ", "
	if lang == "zh" {
		joint = " "
	}
	out := ""
	for i, part := range parts {
		if i > 0 {
			out += joint
		}
		out += part
	}
	return out
}

// Compare orders places by file and then as a reader goes through it.
func (p Place) Compare(q Place) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Sheet, q.Sheet), cmp.Compare(p.Table, q.Table),
		cmp.Compare(p.Paragraph, q.Paragraph), cmp.Compare(p.Row, q.Row), cmp.Compare(p.Column, q.Column))
}

// ColumnName returns the letters of a column: 1 is A, 27 is AA.
func ColumnName(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// CellName returns a cell's name as spreadsheets write it: C5.
func CellName(row, column int) string { return ColumnName(column) + strconv.Itoa(row) }

// parseCell reads a cell's name; ok is false for what is none.
func parseCell(name string) (row, column int, ok bool) {
	i := 0
	for i < len(name) && name[i] >= 'A' && name[i] <= 'Z' {
		column = column*26 + int(name[i]-'A') + 1
		if i++; i > 3 {
			return 0, 0, false
		}
	}
	row, err := strconv.Atoi(name[i:])
	return row, column, err == nil && i > 0 && row > 0 && row <= maxRows && column <= maxColumns
}

// The most rows and columns that a workbook can have.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)
