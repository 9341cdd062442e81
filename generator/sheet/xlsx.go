package sheet

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// A workbookReader is what the sheets of one workbook share.
type workbookReader struct {
	*pack
	strings   []string
	styles    []numberFormat // by the style number of a cell
	dates1904 bool
	cells     int // still allowed
}

// readWorkbook reads an xlsx.
func readWorkbook(data []byte) (*Book, error) {
	p, err := openPack(data)
	if err != nil {
		return nil, err
	}
	main := p.main("xl/workbook.xml")
	var index struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if !p.has(main) {
		return nil, refuse(damaged, main)
	}
	if err := p.decode(main, &index); err != nil {
		return nil, err
	}
	relations, err := p.relations(main)
	if err != nil {
		return nil, err
	}
	r := &workbookReader{pack: p, dates1904: isTrue(index.Properties.Date1904), cells: maxCells}
	if err := r.shared(relations); err != nil {
		return nil, err
	}
	b := &Book{Dates1904: r.dates1904}
	for i, s := range index.Sheets {
		rel := relations[relationID(s.Attrs)]
		if !strings.HasSuffix(rel.Type, "/worksheet") {
			continue // a sheet that is one chart
		}
		sheet := &Sheet{Name: s.Name, Number: i + 1, Hidden: s.State == "hidden" || s.State == "veryHidden"}
		if err := r.sheet(rel.Target, sheet); err != nil {
			return nil, err
		}
		if err := r.pictures(rel.Target, sheet, b); err != nil {
			return nil, err
		}
		b.Sheets = append(b.Sheets, sheet)
	}
	return b, nil
}

// relationID returns the r:id among attributes: sheetId has no name space.
func relationID(attrs []xml.Attr) string {
	for _, a := range attrs {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

// shared reads the strings and the number formats that sheets refer to.
func (r *workbookReader) shared(relations map[string]relation) error {
	for _, rel := range relations {
		var err error
		switch {
		case strings.HasSuffix(rel.Type, "/sharedStrings") && r.has(rel.Target):
			err = r.readStrings(rel.Target)
		case strings.HasSuffix(rel.Type, "/styles"):
			err = r.readStyles(rel.Target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readStrings reads the table of texts. Readings (phonetic runs) are no part of
// a text.
func (r *workbookReader) readStrings(name string) error {
	d, c, err := r.open(name)
	if err != nil {
		return err
	}
	defer c.Close()
	return tokens(d, name, func(e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		s, err := richText(d)
		r.strings = append(r.strings, s)
		return err
	})
}

// tokens calls visit for each element of a file.
func tokens(d *xml.Decoder, name string, visit func(xml.StartElement) error) error {
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return refuse(damaged, name)
		}
		if e, ok := t.(xml.StartElement); ok {
			if err := visit(e); err != nil {
				var known *Error
				if errors.As(err, &known) {
					return err
				}
				return refuse(damaged, name)
			}
		}
	}
}

// richText reads the text of an element whose start was read: all its <t>, but
// for those of readings, up to its end.
func richText(d *xml.Decoder) (string, error) {
	var b strings.Builder
	depth, inText := 1, false
	for depth > 0 {
		t, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "rPh" {
				if err := d.Skip(); err != nil {
					return "", err
				}
				continue
			}
			depth++
			inText = t.Name.Local == "t"
		case xml.EndElement:
			depth--
			inText = false
		case xml.CharData:
			if inText {
				b.Write(t)
			}
		}
	}
	return unescape(b.String()), nil
}

// unescape reads the characters that workbooks write as _x000D_.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if i+7 <= len(s) && s[i] == '_' && s[i+1] == 'x' && s[i+6] == '_' {
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil {
				b.WriteRune(rune(n))
				i += 6
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return strings.ReplaceAll(b.String(), "\r\n", "\n")
}

// sheet reads one worksheet.
func (r *workbookReader) sheet(name string, s *Sheet) error {
	d, c, err := r.open(name)
	if err != nil {
		return err
	}
	defer c.Close()
	last := 0
	err = tokens(d, name, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "row":
			row, err := r.row(d, e, last)
			last = row.Number
			if len(row.Cells) > 0 {
				s.Rows = append(s.Rows, row)
			}
			return err
		case "mergeCell":
			if m, ok := parseRange(attribute(e, "ref")); ok {
				s.Merges = append(s.Merges, m)
			}
		case "col":
			hideColumns(s, e)
		}
		return nil
	})
	return err
}

// hideColumns notes the columns that a <col> says are hidden.
func hideColumns(s *Sheet, e xml.StartElement) {
	if !isTrue(attribute(e, "hidden")) {
		return
	}
	from, _ := strconv.Atoi(attribute(e, "min"))
	to, _ := strconv.Atoi(attribute(e, "max"))
	for n := from; n > 0 && n <= min(to, from+1000); n++ {
		if s.HiddenColumns == nil {
			s.HiddenColumns = map[int]bool{}
		}
		s.HiddenColumns[n] = true
	}
}

func parseRange(ref string) (m Range, ok bool) {
	from, to, two := strings.Cut(ref, ":")
	if !two {
		return m, false
	}
	var good bool
	m.Top, m.Left, ok = parseCell(from)
	m.Bottom, m.Right, good = parseCell(to)
	return m, ok && good && m.Top <= m.Bottom && m.Left <= m.Right
}

// row reads one <row>, whose number may be left out: it then follows the last.
func (r *workbookReader) row(d *xml.Decoder, e xml.StartElement, last int) (Row, error) {
	row := Row{Number: last + 1, Hidden: isTrue(attribute(e, "hidden"))}
	if n, err := strconv.Atoi(attribute(e, "r")); err == nil && n > last && n <= maxRows {
		row.Number = n
	}
	column := 0
	for {
		t, err := d.Token()
		if err != nil {
			return row, err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "row" {
				return row, nil
			}
		case xml.StartElement:
			if t.Name.Local != "c" {
				if err := d.Skip(); err != nil {
					return row, err
				}
				continue
			}
			column++
			if _, n, ok := parseCell(attribute(t, "r")); ok {
				column = n
			}
			cell, err := r.cell(d, t)
			if err != nil {
				return row, err
			}
			if err := r.put(&row, column, cell); err != nil {
				return row, err
			}
		}
	}
}

// put adds a filled cell to its row.
func (r *workbookReader) put(row *Row, column int, cell Cell) error {
	if cell.IsEmpty() || column > maxColumns {
		return nil
	}
	if r.cells--; r.cells < 0 {
		return refuse(tooManyCells, maxCells)
	}
	if len(row.Cells) >= column {
		row.Cells[column-1] = cell
		return nil
	}
	r.cells -= column - 1 - len(row.Cells) // gaps take room too
	for len(row.Cells) < column-1 {
		row.Cells = append(row.Cells, Cell{})
	}
	row.Cells = append(row.Cells, cell)
	return nil
}

// cell reads one <c>.
func (r *workbookReader) cell(d *xml.Decoder, e xml.StartElement) (c Cell, err error) {
	kind, raw, valued := attribute(e, "t"), "", false
	for {
		t, err := d.Token()
		if err != nil {
			return c, err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local != "c" {
				continue
			}
			if c.Formula && !valued {
				c.Stale = true
				return c, nil
			}
			style, _ := strconv.Atoi(attribute(e, "s"))
			return r.value(c, kind, raw, style), nil
		case xml.StartElement:
			switch t.Name.Local {
			case "f":
				c.Formula = true
				err = d.Skip()
			case "v":
				valued = true
				raw, err = plain(d)
			case "is":
				valued = true
				raw, err = richText(d)
			default:
				err = d.Skip()
			}
			if err != nil {
				return c, err
			}
		}
	}
}

// plain reads the letters of an element without children.
func plain(d *xml.Decoder) (string, error) {
	s := ""
	for {
		t, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.CharData:
			s += string(t)
		case xml.EndElement:
			return s, nil
		case xml.StartElement:
			if err := d.Skip(); err != nil {
				return "", err
			}
		}
	}
}

// value turns what a cell stores into what it holds.
func (r *workbookReader) value(c Cell, kind, raw string, style int) Cell {
	format := numberFormat{}
	if style >= 0 && style < len(r.styles) {
		format = r.styles[style]
	}
	switch kind {
	case "s":
		if n, err := strconv.Atoi(raw); err == nil && n >= 0 && n < len(r.strings) {
			return text(c, r.strings[n])
		}
		return c
	case "str", "inlineStr":
		return text(c, unescape(raw))
	case "b":
		c.Kind, c.Text = Boolean, map[bool]string{true: "TRUE", false: "FALSE"}[isTrue(raw)]
		return c
	case "e":
		c.Kind, c.Text = Fault, raw
		return c
	case "d":
		c.Kind, c.Text = Date, strings.TrimSuffix(raw, "T00:00:00")
		return c
	}
	return format.read(c, raw, r.dates1904)
}

// text fills a cell with text. White space round it is no content.
func text(c Cell, s string) Cell {
	s = strings.TrimFunc(s, isBlank)
	if s == "" {
		return c
	}
	c.Kind, c.Text, c.Typed = Text, s, looksNumeric(s)
	return c
}

// isBlank reports white space as offices type it, among it the full-width space,
// the one that does not break, and marks that do not show at all.
func isBlank(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u3000' || r == '\u00a0' || r == '\u200b' || r == '\ufeff'
}

// looksNumeric reports a text that is nothing but a number.
func looksNumeric(s string) bool {
	_, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return err == nil && strings.IndexFunc(s, func(r rune) bool { return r > '9' }) < 0
}

// pictures reads the pictures that lie over a sheet, with the cells that they
// are anchored to.
func (r *workbookReader) pictures(name string, s *Sheet, b *Book) error {
	sheetRelations, err := r.relations(name)
	if err != nil {
		return err
	}
	for _, rel := range sheetRelations {
		if !strings.HasSuffix(rel.Type, "/drawing") || !r.has(rel.Target) {
			continue
		}
		if err := r.drawing(rel.Target, s, b); err != nil {
			return err
		}
	}
	return nil
}

// drawing reads one drawing: its anchors with their pictures.
func (r *workbookReader) drawing(name string, s *Sheet, b *Book) error {
	relations, err := r.relations(name)
	if err != nil {
		return err
	}
	type anchor struct {
		From struct {
			Column int `xml:"col"`
			Row    int `xml:"row"`
		} `xml:"from"`
		Blip struct {
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"pic>blipFill>blip"`
	}
	var drawing struct {
		One []anchor `xml:"oneCellAnchor"`
		Two []anchor `xml:"twoCellAnchor"`
	}
	if err := r.decode(name, &drawing); err != nil {
		return err
	}
	for _, a := range append(drawing.Two, drawing.One...) {
		rel, ok := relations[embedID(a.Blip.Attrs)]
		if !ok {
			continue
		}
		b.Pictures = append(b.Pictures, Picture{
			Name: path.Base(rel.Target), Data: r.read(rel.Target),
			Place: Place{Sheet: s.Name, Row: a.From.Row + 1, Column: a.From.Column + 1},
		})
	}
	return nil
}

func embedID(attrs []xml.Attr) string {
	for _, a := range attrs {
		if a.Name.Local == "embed" {
			return a.Value
		}
	}
	return ""
}
