package intake

import (
	"path"
	"slices"
	"strings"

	"prospectus/generator/sheet"
)

// table reads the rows of a table whose headings are known.
func (in *intake) table(f *incoming, s *sheet.Sheet, l layout, m *Map) (drafts []*draft) {
	in.tellLayout(f, s, l)
	l.columns = doubled(l.columns)
	tallies := make([]tally, len(l.columns))
	samples := map[int]sample{}
	merges := mergesByRow(s)
	for _, row := range s.Rows {
		if row.Number <= l.bottom || in.passOver(f, s, row, l) {
			continue
		}
		d := newDraft(f, in.at(f, s, row.Number, 0))
		if m != nil {
			d.group = m.ID
		}
		id := rowID(s, row.Number, l)
		if d.part = id != ""; !d.part {
			f.rows++
		}
		for i, c := range l.columns {
			cell := in.cellOf(f, s, row.Number, c, l, merges[row.Number])
			if cell.IsEmpty() {
				continue
			}
			in.column(d, c, cell, id, in.at(f, s, row.Number, c.number), &tallies[i], samples)
		}
		if !d.isEmpty() || len(d.refused) > 0 {
			drafts = append(drafts, d)
		}
	}
	for i, c := range l.columns {
		in.tellTally(&tallies[i], c.heading)
		if sm, ok := samples[c.number]; ok {
			in.tell(in.at(f, s, 0, c.number), "", wrong(unknownColumn, c.heading, sm.text))
			in.unknown = append(in.unknown, MapColumn{Heading: c.heading, Unit: "?"})
		} else if c.path != "" && c.path != ignorePath && !c.row {
			in.known = append(in.known, MapColumn{c.heading, c.path, c.unit})
		}
	}
	return drafts
}

// doubled marks columns that mean the same field, of which none is read.
func doubled(columns []column) []column {
	columns = slices.Clone(columns)
	count := map[string]int{}
	for _, c := range columns {
		if c.field != nil {
			count[c.path]++
		}
	}
	for i, c := range columns {
		columns[i].twice = count[c.path] > 1
	}
	return columns
}

// A sample is the first content of a column that is not known.
type sample struct{ text string }

// column takes one cell of a row into its draft.
func (in *intake) column(d *draft, c column, cell sheet.Cell, id string, at sheet.Place, t *tally, samples map[int]sample) {
	switch {
	case c.path == "":
		if _, there := samples[c.number]; !there {
			samples[c.number] = sample{short(cell.Text)}
		}
	case c.path == ignorePath:
	case c.path == unitPath:
		d.unit = cell.Text
	case c.path == bodyPath:
		d.body = append(d.body, section{readLabel(c.heading).plain(), cell.Text})
	case c.part:
		if id != "" {
			table, rest, _ := cutTable(c.path)
			in.fill(d, table+"."+id+"."+rest, c.field, cell, c, at, t)
		}
	case c.twice:
		d.refused[c.path] = true
	default:
		in.fill(d, c.path, c.field, cell, c, at, t)
	}
}

// plain is a heading without number and remark.
func (l label) plain() string {
	if l.heading != nil && l.heading.path == bodyPath && l.heading.zh != "" {
		return l.heading.zh
	}
	s := strings.Trim(l.text, " :：")
	if at := numbering.FindString(s); at != "" && at != s {
		s = s[len(at):]
	}
	return s
}

// rowID returns the name of a keyed table's row, "" for other tables.
func rowID(s *sheet.Sheet, row int, l layout) string {
	for _, c := range l.columns {
		if c.row {
			return strings.TrimSpace(s.At(row, c.number).Text)
		}
	}
	return ""
}

// cellOf returns a column's cell. Of cells merged down each row has the content;
// of cells merged across columns the first column alone.
func (in *intake) cellOf(f *incoming, s *sheet.Sheet, row int, c column, l layout, merges []sheet.Range) sheet.Cell {
	for _, m := range merges {
		if !m.Has(row, c.number) {
			continue
		}
		if c.number > m.Left {
			return sheet.Cell{}
		}
		cell := s.At(m.Top, m.Left)
		if m.Right > m.Left && l.across(m) && row == m.Top && !cell.IsEmpty() {
			in.tell(in.at(f, s, row, c.number), c.heading, wrong(wideMerge, short(cell.Text), sheet.ColumnName(c.number)))
		}
		return cell
	}
	return s.At(row, c.number)
}

// mergesByRow finds the merged ranges of each row.
func mergesByRow(s *sheet.Sheet) map[int][]sheet.Range {
	rows := map[int][]sheet.Range{}
	for _, m := range s.Merges {
		for row := m.Top; row <= min(m.Bottom, m.Top+10_000); row++ {
			rows[row] = append(rows[row], m)
		}
	}
	return rows
}

// across reports whether a merged range covers two columns that mean something.
func (l layout) across(m sheet.Range) bool {
	n := 0
	for _, c := range l.columns {
		if c.number >= m.Left && c.number <= m.Right && c.path != "" && c.path != ignorePath {
			n++
		}
	}
	return n > 1
}

// passOver reports a row that is no project: empty, a sum, the numbers of the
// columns, a line of text over the whole table, which is quoted.
func (in *intake) passOver(f *incoming, s *sheet.Sheet, row sheet.Row, l layout) bool {
	var filled []sheet.Cell
	first, numbers := 0, true
	for i, c := range row.Cells {
		if c.IsEmpty() {
			continue
		}
		if first == 0 {
			first = i + 1
		}
		filled = append(filled, c)
		numbers = numbers && bareNumber(c.Text) && len(c.Text) < 4
	}
	if len(filled) == 0 {
		return true
	}
	switch k := key(filled[0].Text); {
	case k == "合计" || k == "总计" || k == "小计" || k == "共计" || strings.HasPrefix(k, "合计"):
		return true
	case numbers && len(filled) > 2 && filled[0].Text == "1" && filled[1].Text == "2" && filled[2].Text == "3":
		return true
	}
	if len(filled) > 1 || l.holdsText(first) && !in.spans(s, row.Number, l) {
		return len(filled) == 1 && l.isNumber(first)
	}
	in.tell(in.at(f, s, row.Number, 0), "", wrong(unknownText, short(filled[0].Text)))
	return true
}

// holdsText reports whether a column is one that may stand alone in a row.
func (l layout) holdsText(number int) bool {
	for _, c := range l.columns {
		if c.number == number {
			return c.path == "code" || strings.HasPrefix(c.path, "title.") || c.path == ignorePath
		}
	}
	return false
}

// isNumber reports the column of consecutive numbers, which people fill down
// beyond the last project.
func (l layout) isNumber(number int) bool {
	for _, c := range l.columns {
		if c.number == number {
			return c.path == ignorePath
		}
	}
	return false
}

// spans reports a row that is one merged cell over most of the table.
func (in *intake) spans(s *sheet.Sheet, row int, l layout) bool {
	for _, m := range s.Merges {
		if m.Top == row && m.Bottom == row && m.Right-m.Left+1 > max(2, len(l.columns)/2) {
			return true
		}
	}
	return false
}

// at names a place of a file.
func (in *intake) at(f *incoming, s *sheet.Sheet, row, column int) sheet.Place {
	p := sheet.Place{File: f.name, Sheet: s.Name, Row: row, Column: column}
	if f.book.Blocks != nil {
		p.Table = s.Number
	}
	return p
}

// tellLayout says what does not show: hidden rows and columns, merged cells,
// headings over several rows, a field that two columns mean.
func (in *intake) tellLayout(f *incoming, s *sheet.Sheet, l layout) {
	merges := 0
	for _, m := range s.Merges {
		if m.Top > l.bottom && m.Bottom > m.Top {
			merges++
		}
	}
	at := in.at(f, s, 0, 0)
	if merges > 0 {
		in.tell(at, "", wrong(mergedCells, merges))
	}
	if l.bottom > l.top && l.merged(s) {
		in.tell(at, "", wrong(mergedHeading, l.top, l.bottom))
	}
	hidden := 0
	for _, r := range s.Rows {
		if r.Hidden && r.Number > l.bottom {
			hidden++
		}
	}
	if hidden > 0 {
		in.tell(at, "", wrong(hiddenRows, hidden))
	}
	seen := map[string]column{}
	for _, c := range l.columns {
		if s.HiddenColumns[c.number] {
			in.tell(in.at(f, s, 0, c.number), "", wrong(hiddenColumn, c.heading))
		}
		if c.field == nil {
			continue
		}
		if before, twice := seen[c.path]; twice {
			in.tell(in.at(f, s, l.bottom, c.number), "", wrong(twoColumns, before.heading, c.heading, nameWords(c.path)))
		}
		seen[c.path] = c
	}
}

// merged reports whether the headings hold merged cells.
func (l layout) merged(s *sheet.Sheet) bool {
	for _, m := range s.Merges {
		if m.Top >= l.top && m.Bottom <= l.bottom {
			return true
		}
	}
	return false
}

// fits reports whether a map is meant for a sheet of this name.
func (m *Map) fits(s *sheet.Sheet) bool {
	if m.Sheet == "" || s.Name == "" {
		return true
	}
	ok, err := path.Match(m.Sheet, s.Name)
	return ok && err == nil
}
