package view

import "slices"

// A Table has a caption, heads of columns and rows whose first cell is their
// head. It is shown in a box of its own that scrolls sideways on a small
// screen, so the page never does.
type Table struct {
	Caption string
	Columns []Column
	Rows    []Row
	Foot    []Row // sums
	Echo    bool  // the heading above says what the caption does, which is then for those who hear the page
	Inline  bool  // on paper, where nobody touches a link: several of them stand in a line
}

// A Column is the head of a column.
type Column struct {
	Title  string
	Number bool   // set flush right
	Lang   string // of the title, as in Phrase
	Href   string // of what the column is about; may be empty
	Aside  bool   // it says who says so: no fact of its own
}

// A Row is one row of cells, at most one a column.
type Row struct {
	ID     string // makes it a place that links can name
	Class  string
	Record string // kind/id of what the row stands for, where a visitor may keep it
	Cells  []Cell
}

// AppendHTML appends the table in its box.
func (t *Table) AppendHTML(dst []byte) []byte {
	dst = appendAttribute(append(dst, `<div class="table" role="region" tabindex="0"`...), "aria-label", t.Caption)
	dst = append(dst, "><table>"...)
	if t.Caption != "" {
		dst = append(dst, "<caption"...)
		if t.Echo {
			dst = append(dst, ` class="unseen"`...)
		}
		dst = append(appendText(append(dst, '>'), t.Caption), "</caption>"...)
	}
	dst = append(dst, "<thead><tr>"...)
	for _, c := range t.Columns {
		dst = append(dst, `<th scope="col"`...)
		dst = appendAttribute(dst, "class", classOf(c.Number, c.Href != ""))
		dst = Run{Text: c.Title, Lang: c.Lang, Href: c.Href}.AppendHTML(append(dst, '>'))
		dst = append(dst, "</th>"...)
	}
	dst = append(dst, "</tr></thead>"...)
	dst = t.appendRows(dst, "tbody", t.Rows)
	dst = t.appendRows(dst, "tfoot", t.Foot)
	return append(dst, "</table></div>"...)
}

// appendRows appends the rows of the body or the foot.
func (t *Table) appendRows(dst []byte, element string, rows []Row) []byte {
	if len(rows) == 0 {
		return dst
	}
	dst = append(append(append(dst, '<'), element...), '>')
	for _, row := range rows {
		dst = appendAttribute(append(dst, "<tr"...), "id", row.ID)
		dst = appendAttribute(dst, "data-record", row.Record)
		dst = append(appendAttribute(dst, "class", row.Class), '>')
		for i, cell := range row.Cells {
			dst = t.appendCell(dst, i, cell)
		}
		dst = append(dst, "</tr>"...)
	}
	return append(append(append(dst, "</"...), element...), '>')
}

// appendCell appends the cell of a column. The first is the head of its row.
func (t *Table) appendCell(dst []byte, i int, cell Cell) []byte {
	if i == 0 {
		dst = appendAttribute(append(dst, `<th scope="row"`...), "class", classOf(false, cell.ways() > 0))
		return append(t.appendPlace(append(dst, '>'), cell), "</th>"...)
	}
	number := i < len(t.Columns) && t.Columns[i].Number
	dst = appendAttribute(append(dst, "<td"...), "class", classOf(number, cell.ways() > 0))
	return append(t.appendPlace(append(dst, '>'), cell), "</td>"...)
}

func (t *Table) appendPlace(dst []byte, cell Cell) []byte {
	if t.Inline {
		return cell.AppendHTML(dst)
	}
	return cell.appendPlace(dst)
}

// classOf returns the class of a cell that holds a number, or nothing but
// links.
func classOf(number, ways bool) string {
	switch {
	case number:
		return "number"
	case ways:
		return "ways"
	}
	return ""
}

// trim leaves out columns in which no row says anything, and returns nil for a
// table without rows.
func (t *Table) trim() *Table {
	if len(t.Rows) == 0 {
		return nil
	}
	for i := len(t.Columns) - 1; i > 0; i-- {
		if !t.speaks(i) {
			t.drop(i)
		}
	}
	return t
}

// trimAlike leaves out the columns in which no row of any of the tables, which
// have the same columns, says anything.
func trimAlike(tables []*Table) {
	if len(tables) == 0 {
		return
	}
	for i := len(tables[0].Columns) - 1; i > 0; i-- {
		if !slices.ContainsFunc(tables, func(t *Table) bool { return t.speaks(i) }) {
			for _, t := range tables {
				t.drop(i)
			}
		}
	}
}

// speaks reports whether any row says something in a column.
func (t *Table) speaks(column int) bool {
	for _, row := range t.Rows {
		if column < len(row.Cells) && len(row.Cells[column]) > 0 {
			return true
		}
	}
	return false
}

// drop takes a column out of the head and of each row.
func (t *Table) drop(column int) {
	t.Columns = append(t.Columns[:column], t.Columns[column+1:]...)
	for _, rows := range [][]Row{t.Rows, t.Foot} {
		for i, row := range rows {
			if column < len(row.Cells) {
				rows[i].Cells = append(row.Cells[:column], row.Cells[column+1:]...)
			}
		}
	}
}

// Facts are labelled facts under a title.
type Facts struct {
	Title string
	Rows  []Fact
}

// A Fact is one labelled fact.
type Fact struct {
	Label Phrase
	Value Cell
	Named bool // the label is the record's own word, and not the same on every page
}

// add appends a fact unless there is nothing to say.
func (f *Facts) add(label string, value Cell) {
	if f.Rows == nil && len(value) > 0 {
		f.Rows = make([]Fact, 0, 16) // as many as most lists have
	}
	if len(value) > 0 {
		f.Rows = append(f.Rows, Fact{Label: Phrase{Text: label}, Value: value})
	}
}

// orNil returns nil for a list without facts, which templates pass over.
func (f *Facts) orNil() *Facts {
	if len(f.Rows) == 0 {
		return nil
	}
	return f
}

// AppendHTML appends a table of two columns, its title being the caption.
func (f *Facts) AppendHTML(dst []byte) []byte {
	dst = append(dst, `<table class="facts">`...)
	if f.Title != "" {
		dst = append(appendText(append(dst, "<caption>"...), f.Title), "</caption>"...)
	}
	dst = append(dst, "<tbody>"...)
	for _, row := range f.Rows {
		dst = row.Label.AppendHTML(append(dst, `<tr><th scope="row">`...))
		dst = appendAttribute(append(dst, "</th><td"...), "class", classOf(false, row.Value.ways() > 0))
		dst = row.Value.appendPlace(append(dst, '>'))
		dst = append(dst, "</td></tr>"...)
	}
	return append(dst, "</tbody></table>"...)
}
