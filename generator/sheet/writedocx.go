package sheet

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// WriteDocument writes tables as a Word file (docx), each under a heading with its
// name and its note, on A4 across. Columns share the page by their widths; the row
// of headings is repeated on each page, and lines of a text are paragraphs of its
// cell. Choices and hidden tables have no place in a document and are left out. The
// same tables give the same bytes.
//
// The parts are those that ECMA-376 (ISO/IEC 29500) asks of a document.
func WriteDocument(w io.Writer, tables []Table) error {
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRelations},
		{"word/_rels/document.xml.rels", documentRelations},
		{"word/document.xml", documentText(tables)},
		{"word/styles.xml", documentStyles},
	} {
		f, err := z.Create(part.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, part.text); err != nil {
			return err
		}
	}
	return z.Close()
}

const (
	xmlHead      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSpace    = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	contentTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`

	packageRelations  = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	documentRelations = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`

	// Sizes are half points: 10.5 pt, the size of Chinese office papers (五号).
	documentStyles = xmlHead + `<w:styles ` + wordSpace + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style></w:styles>`
)

// A page of A4 across, in twentieths of a point: its sides, its margins, and what
// is left between them.
const (
	pageWidth, pageHeight = 16838, 11906
	pageMargin            = 1000
	textWidth             = pageWidth - 2*pageMargin
)

func documentText(tables []Table) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:document ` + wordSpace + `><w:body>`)
	for _, t := range tables {
		if t.Hidden {
			continue
		}
		b.WriteString(`<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>` + textRun(t.Name) + `</w:p>`)
		if t.Note != "" {
			b.WriteString(paragraphs(t.Note, ""))
		}
		t.document(&b)
		b.WriteString(`<w:p/>`) // a table must not be the last thing of a document, nor touch the next
	}
	fmt.Fprintf(&b, `<w:sectPr><w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/><w:pgMar w:top="%[3]d" w:right="%[3]d" w:bottom="%[3]d" w:left="%[3]d" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr></w:body></w:document>`, pageWidth, pageHeight, pageMargin)
	return b.String()
}

// document writes a table of a document.
func (t Table) document(b *strings.Builder) {
	widths := t.shares()
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="` + fmt.Sprint(textWidth) + `" w:type="dxa"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		b.WriteString(`<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="9AA5AB"/>`)
	}
	b.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, n := range widths {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, n)
	}
	b.WriteString(`</w:tblGrid>`)
	for i := range headingRows(t) {
		heads := make([]string, len(t.Columns))
		for j, c := range t.Columns {
			if i < len(c.Headings) {
				heads[j] = c.Headings[i]
			}
		}
		documentRow(b, heads, widths, true)
	}
	for _, row := range t.Rows {
		documentRow(b, row, widths, false)
	}
	b.WriteString(`</w:tbl>`)
}

// shares divides the width of the text among the columns.
func (t Table) shares() []int {
	const usual = 16
	sum, widths := 0, make([]int, len(t.Columns))
	for i, c := range t.Columns {
		if widths[i] = c.Width; widths[i] == 0 {
			widths[i] = usual
		}
		sum += widths[i]
	}
	for i := range widths {
		widths[i] = widths[i] * textWidth / sum
	}
	return widths
}

func documentRow(b *strings.Builder, cells []string, widths []int, head bool) {
	b.WriteString(`<w:tr>`)
	bold, shade := "", ""
	if head {
		b.WriteString(`<w:trPr><w:tblHeader/></w:trPr>`)
		bold, shade = `<w:b/>`, `<w:shd w:val="clear" w:color="auto" w:fill="E6ECEF"/>`
	}
	for i, width := range widths {
		said := ""
		if i < len(cells) {
			said = cells[i]
		}
		fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>%s</w:tc>`, width, shade, paragraphs(said, bold))
	}
	b.WriteString(`</w:tr>`)
}

// paragraphs writes each line of a text as a paragraph; a cell has at least one.
func paragraphs(said, look string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(said, "\n") {
		b.WriteString(`<w:p>`)
		if line != "" {
			run := textRun(line)
			if look != "" {
				run = strings.Replace(run, `<w:r>`, `<w:r><w:rPr>`+look+`</w:rPr>`, 1)
			}
			b.WriteString(run)
		}
		b.WriteString(`</w:p>`)
	}
	return b.String()
}

func textRun(said string) string {
	var b strings.Builder
	b.WriteString(`<w:r><w:t xml:space="preserve">`)
	_ = xml.EscapeText(&b, []byte(said)) // a builder never fails
	return b.String() + `</w:t></w:r>`
}
