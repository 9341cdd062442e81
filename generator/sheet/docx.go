package sheet

import (
	"encoding/xml"
	"path"
	"strconv"
	"strings"
)

// A documentReader reads the text of one docx.
type documentReader struct {
	*pack
	d         *xml.Decoder
	relations map[string]relation
	levels    map[string]int // of headings, by the id of their style
	book      *Book
	number    int // of the last paragraph outside tables
}

// readDocument reads a docx.
func readDocument(data []byte) (*Book, error) {
	p, err := openPack(data)
	if err != nil {
		return nil, err
	}
	main := p.main("word/document.xml")
	relations, err := p.relations(main)
	if err != nil {
		return nil, err
	}
	levels, err := p.headings(relations)
	if err != nil {
		return nil, err
	}
	d, c, err := p.open(main)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	r := &documentReader{pack: p, d: d, relations: relations, levels: levels, book: &Book{}}
	err = tokens(d, main, func(e xml.StartElement) error {
		if e.Name.Local == "body" {
			return r.blocks()
		}
		return nil
	})
	return r.book, err
}

// headings returns the level of each style that makes headings.
func (p *pack) headings(relations map[string]relation) (map[string]int, error) {
	levels := map[string]int{}
	for _, rel := range relations {
		if !strings.HasSuffix(rel.Type, "/styles") {
			continue
		}
		var sheet struct {
			Styles []struct {
				ID   string `xml:"styleId,attr"`
				Name struct {
					Value string `xml:"val,attr"`
				} `xml:"name"`
				Outline *struct {
					Value int `xml:"val,attr"`
				} `xml:"pPr>outlineLvl"`
			} `xml:"style"`
		}
		if err := p.decode(rel.Target, &sheet); err != nil {
			return nil, err
		}
		for _, s := range sheet.Styles {
			level, named := strings.CutPrefix(strings.ToLower(s.Name.Value), "heading ")
			n, err := strconv.Atoi(level)
			switch {
			case named && err == nil:
				levels[s.ID] = n
			case strings.EqualFold(s.Name.Value, "title"):
				levels[s.ID] = 1
			case s.Outline != nil && s.Outline.Value >= 0 && s.Outline.Value < 9:
				levels[s.ID] = s.Outline.Value + 1
			}
		}
	}
	return levels, nil
}

// children calls visit for each element below the one whose start was read, up
// to its end. What visit does not read, with done, is entered.
func (r *documentReader) children(visit func(xml.StartElement) (done bool, err error)) error {
	for depth := 1; depth > 0; {
		t, err := r.d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			done, err := r.passOver(t)
			if !done && err == nil {
				done, err = visit(t)
			}
			if err != nil {
				return err
			}
			if !done {
				depth++
			}
		}
	}
	return nil
}

// passOver skips what is no text of the document: what was deleted or moved
// away, and what stands there for older programs. It notes changes.
func (r *documentReader) passOver(e xml.StartElement) (bool, error) {
	switch e.Name.Local {
	case "del", "moveFrom":
		r.book.Changed = true
	case "ins", "moveTo":
		r.book.Changed = true
		return false, nil
	case "Fallback", "instrText", "delText":
	default:
		return false, nil
	}
	return true, r.d.Skip()
}

// blocks reads the paragraphs and tables of the body.
func (r *documentReader) blocks() error {
	return r.children(func(e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "p":
			r.number++
			p := &Paragraph{Number: r.number}
			if err := r.paragraph(p); err != nil {
				return true, err
			}
			if p.Text != "" || len(p.Pictures) > 0 {
				r.book.Blocks = append(r.book.Blocks, Block{Paragraph: p})
			}
			return true, nil
		case "tbl":
			s := &Sheet{Number: len(r.book.Sheets) + 1, Paragraph: r.number}
			err := r.table(s)
			r.book.Sheets = append(r.book.Sheets, s)
			r.book.Blocks = append(r.book.Blocks, Block{Table: s})
			return true, err
		}
		return false, nil
	})
}

// paragraph reads one <w:p>.
func (r *documentReader) paragraph(p *Paragraph) error {
	var b strings.Builder
	letters, bold := false, true
	err := r.children(func(e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "pStyle":
			p.Level = r.levels[attribute(e, "val")]
		case "outlineLvl":
			if n, err := strconv.Atoi(attribute(e, "val")); err == nil && n < 9 {
				p.Level = n + 1
			}
		case "r":
			n := b.Len()
			heavy, err := r.run(&b, p)
			if strings.TrimFunc(b.String()[n:], isBlank) != "" {
				letters, bold = true, bold && heavy
			}
			return true, err
		case "p": // of a text box
			b.WriteByte('\n')
		}
		return false, nil
	})
	p.Text, p.Bold = strings.TrimFunc(b.String(), isBlank), letters && bold
	return err
}

// run reads one <w:r> and reports whether it is bold.
func (r *documentReader) run(b *strings.Builder, p *Paragraph) (bold bool, err error) {
	err = r.children(func(e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "b":
			v := attribute(e, "val")
			bold = v == "" || isTrue(v)
		case "t":
			s, err := plain(r.d)
			b.WriteString(s)
			return true, err
		case "tab":
			b.WriteByte('\t')
		case "br", "cr":
			b.WriteByte('\n')
		case "noBreakHyphen":
			b.WriteByte('-')
		case "sym":
			b.WriteString(symbol(e))
		case "blip":
			r.picture(e, p)
		}
		return false, nil
	})
	return bold, err
}

// symbol returns the letter of a symbol font that forms use for ticks.
func symbol(e xml.StartElement) string {
	switch strings.ToUpper(attribute(e, "char")) {
	case "F052", "F0FE", "F0FC":
		return "☑"
	case "F0A3", "F0A8", "F06F":
		return "□"
	}
	return ""
}

// picture takes a picture that a paragraph shows.
func (r *documentReader) picture(e xml.StartElement, p *Paragraph) {
	rel, ok := r.relations[embedID(e.Attr)]
	if !ok || !r.has(rel.Target) {
		return
	}
	p.Pictures = append(p.Pictures, len(r.book.Pictures))
	r.book.Pictures = append(r.book.Pictures, Picture{
		Name: path.Base(rel.Target), Data: r.read(rel.Target), Place: Place{Paragraph: max(r.number, 1)},
	})
}

// table reads one <w:tbl> as a grid.
func (r *documentReader) table(s *Sheet) error {
	open := map[int]int{} // merges that go down, by column, into s.Merges
	number := 0
	return r.children(func(e xml.StartElement) (bool, error) {
		if e.Name.Local != "tr" {
			return false, nil
		}
		number++
		row := Row{Number: number}
		err := r.tableRow(&row, s, open)
		for len(row.Cells) > 0 && row.Cells[len(row.Cells)-1].IsEmpty() {
			row.Cells = row.Cells[:len(row.Cells)-1]
		}
		if len(row.Cells) > 0 {
			s.Rows = append(s.Rows, row)
		}
		return true, err
	})
}

// tableRow reads one <w:tr>.
func (r *documentReader) tableRow(row *Row, s *Sheet, open map[int]int) error {
	return r.children(func(e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "gridBefore":
			n, _ := strconv.Atoi(attribute(e, "val"))
			row.Cells = append(row.Cells, make([]Cell, min(max(n, 0), 64))...)
		case "tc":
			c, err := r.tableCell()
			if err != nil {
				return true, err
			}
			left := len(row.Cells) + 1
			row.Cells = append(row.Cells, c.cell)
			row.Cells = append(row.Cells, make([]Cell, c.span-1)...)
			s.merge(row.Number, left, c, open)
			return true, nil
		}
		return false, nil
	})
}

// merge notes the merges that a table's cell begins or goes on with.
func (s *Sheet) merge(row, left int, c tableCell, open map[int]int) {
	i, going := open[left]
	switch {
	case c.goesOn && going && s.Merges[i].Bottom == row-1:
		s.Merges[i].Bottom = row
	case c.begins || c.span > 1:
		if c.begins {
			open[left] = len(s.Merges)
		}
		s.Merges = append(s.Merges, Range{row, left, row, left + c.span - 1})
	}
}

// A tableCell is one <w:tc>.
type tableCell struct {
	cell           Cell
	span           int
	begins, goesOn bool // a merge downwards
}

func (r *documentReader) tableCell() (c tableCell, err error) {
	c.span = 1
	var parts []string
	err = r.children(func(e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "gridSpan":
			n, _ := strconv.Atoi(attribute(e, "val"))
			c.span = min(max(n, 1), 64)
		case "vMerge":
			c.begins = attribute(e, "val") == "restart"
			c.goesOn = !c.begins
		case "p":
			p := &Paragraph{}
			err := r.paragraph(p)
			if p.Text != "" {
				parts = append(parts, p.Text)
			}
			return true, err
		}
		return false, nil
	})
	c.cell = text(Cell{}, strings.Join(parts, "\n"))
	c.cell.Typed = false
	// A range of one row is a merge only once it goes on.
	return c, err
}
