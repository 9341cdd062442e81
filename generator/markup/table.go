package markup

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"prospectus/generator/i18n"
)

// captionWord begins the paragraph before a table that is its caption, and is
// followed by a colon of either width.
var captionWord = i18n.Text{"zh": "表", "en": "Table"}

// captionOf returns how many bytes introduce the caption in a paragraph that
// is one, else 0.
func captionOf(n ast.Node, src []byte) int {
	if n == nil || n.Kind() != ast.KindParagraph || n.NextSibling() == nil || n.NextSibling().Kind() != xast.KindTable {
		return 0
	}
	first, ok := n.FirstChild().(*ast.Text)
	if !ok {
		return 0
	}
	return introduction(src[first.Segment.Start:first.Segment.Stop])
}

// introduction returns the length of “表：” or its like at the start of a line,
// white space after it included.
func introduction(line []byte) int {
	for _, word := range captionWord {
		rest, ok := bytes.CutPrefix(line, []byte(word))
		if !ok {
			continue
		}
		rest = bytes.TrimLeft(rest, " ")
		colon, size := utf8.DecodeRune(rest)
		if colon == ':' || colon == '：' {
			return len(line) - len(bytes.TrimLeft(rest[size:], " \u3000"))
		}
	}
	return 0
}

// openTable starts a table in a box that a narrow window can scroll. The box
// needs a name; it is the caption, or the heads of the columns.
func (e *emitter) openTable(n *xast.Table) {
	e.gap(gapTable, len(e.labels))
	e.labels = append(e.labels, stretch{})
	e.tag("<table>")
	e.line()
	caption := n.PreviousSibling()
	skip := captionOf(caption, e.src)
	if e.captioned = skip > 0; e.captioned {
		e.caption(caption, skip)
	}
}

// caption writes a paragraph as the caption of the table that was just opened,
// without its first bytes.
func (e *emitter) caption(caption ast.Node, skip int) {
	first := caption.FirstChild().(*ast.Text)
	whole := first.Segment
	first.Segment = whole.WithStart(whole.Start + skip)
	start := len(e.text)
	e.tag("<caption>")
	for c := caption.FirstChild(); c != nil; c = c.NextSibling() {
		e.walk(c)
	}
	e.labels[len(e.labels)-1] = e.said(start)
	e.endBlock("</caption>")
	first.Segment = whole
}

func (e *emitter) closeTable(n *xast.Table) {
	if n.LastChild() != n.FirstChild() {
		e.tag("</tbody>")
	}
	e.tag("</table></div>")
	e.line()
}

// closeHead ends the head, and opens the body where there is one: a table may
// be all head.
func (e *emitter) closeHead(n *xast.TableHeader) {
	e.tag("</tr></thead>")
	if n.NextSibling() != nil {
		e.tag("<tbody>")
	}
	e.line()
}

// openRow starts a row; cells beyond the columns would vanish unseen, so they
// are reported.
func (e *emitter) openRow(n *xast.TableRow) {
	e.tag("<tr>")
	from := max(n.Pos(), 0)
	line := e.src[from:]
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	line = bytes.TrimSpace(line)
	if has, want := cellCount(line), len(n.Alignments); has > want {
		e.fault(ruleTableCells, from, from+len(line), has, want)
	}
}

func (e *emitter) closeRow(*xast.TableRow) {
	e.tag("</tr>")
	e.line()
}

// cellCount counts the cells of a row as it was written.
func cellCount(line []byte) int {
	line = bytes.TrimPrefix(line, []byte("|"))
	bars := 0
	for i, c := range line {
		if c == '|' && (i == 0 || line[i-1] != '\\') {
			bars++
		}
	}
	if bytes.HasSuffix(line, []byte("|")) && !bytes.HasSuffix(line, []byte(`\|`)) {
		return bars
	}
	return bars + 1
}

// openCell starts a cell. A head that says nothing is no head.
func (e *emitter) openCell(n *xast.TableCell) {
	if n.PreviousSibling() != nil && e.sep == 0 && len(e.text) > 0 {
		e.sep = '\t'
	}
	e.starts = append(e.starts, len(e.text))
	tag := "<td"
	if isHead(n) {
		tag = `<th scope="col"`
	}
	if n.Alignment != xast.AlignNone {
		tag += ` class="` + n.Alignment.String() + `"`
	}
	e.tag(tag + ">")
}

// closeCell ends a cell. It begins no new line of text: the row does.
func (e *emitter) closeCell(n *xast.TableCell) {
	start := e.starts[len(e.starts)-1]
	e.starts = e.starts[:len(e.starts)-1]
	if isHead(n) {
		e.tag("</th>")
		e.nameColumn(e.said(start))
	} else {
		e.tag("</td>")
	}
	e.writeAsides()
}

// nameColumn adds a column's head to the name of a table without a caption.
func (e *emitter) nameColumn(head stretch) {
	if e.captioned || head.from == head.to {
		return
	}
	label := &e.labels[len(e.labels)-1]
	if label.to == 0 {
		label.from = head.from
	}
	label.to = head.to
}

// isHead reports whether a cell names its column.
func isHead(n *xast.TableCell) bool {
	return n.Parent().Kind() == xast.KindTableHeader && n.FirstChild() != nil
}
