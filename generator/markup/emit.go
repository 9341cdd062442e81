package markup

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"prospectus/generator/diag"
)

// An emitter walks a syntax tree once and writes HTML and text side by side.
// It never recurses: a paragraph may hold ten thousand nested emphases.
type emitter struct {
	base
	schemes []string // of links to records
	notes   *notes

	html    []byte
	gaps    []gap
	refs    []reference
	outline []heading
	labels  []stretch // of text: the names of tables
	ids     ids

	text   []byte
	pieces []piece
	sep    byte // to stand before the next text: '\n', '\t' or none

	link      int      // index in refs of the link being written, or -1
	starts    []int    // where in text the open links and headings began
	asides    []aside  // texts to follow the block being written
	mute      bool     // text only: HTML is written elsewhere
	level     int      // of the last heading
	first     stretch  // of text: the first paragraph
	captioned bool     // whether the table being written has a caption
	opened    []string // tags of raw HTML already reported
	faults    []diag.Diagnostic
}

// A stretch is a run of the document's text, by byte offsets.
type stretch struct{ from, to int }

func newEmitter(b base, schemes []string) *emitter {
	return &emitter{
		base:    b,
		schemes: schemes,
		link:    -1,
		// The title of a page is its first level.
		level:  1,
		html:   make([]byte, 0, len(b.src)+len(b.src)/4),
		pieces: make([]piece, 0, 2+len(b.src)/24),
	}
}

func (e *emitter) document() *Document {
	return &Document{
		span:    e.span,
		removed: e.removed,
		html:    e.html,
		text:    string(e.text),
		pieces:  e.pieces,
		gaps:    e.gaps,
		refs:    e.refs,
		outline: e.outline,
		labels:  e.labels,
		first:   e.first,
	}
}

// fault notes a broken rule at src[from:to].
func (e *emitter) fault(r *diag.Rule, from, to int, args ...any) {
	e.faults = append(e.faults, r.At(e.at(from, to), args...))
}

// tag writes HTML that has no text.
func (e *emitter) tag(s string) {
	if !e.mute {
		e.html = append(e.html, s...)
	}
}

// walk visits a node and everything below it.
func (e *emitter) walk(root ast.Node) {
	n := root
	for {
		if e.enter(n) {
			if child := n.FirstChild(); child != nil {
				n = child
				continue
			}
			e.leave(n)
		}
		for n != root && n.NextSibling() == nil {
			n = n.Parent()
			e.leave(n)
		}
		if n == root {
			return
		}
		n = n.NextSibling()
	}
}

// enter opens a node and reports whether to go below it; only then is it left.
// Containers (lists, quotations) only write tags; blocks of running text also
// begin a line of the plain text.
func (e *emitter) enter(n ast.Node) bool {
	if n.Type() == ast.TypeInline {
		return e.enterInline(n)
	}
	switch n := n.(type) {
	case *ast.Paragraph:
		return e.paragraph(n)
	case *ast.TextBlock:
		e.line()
		e.checkParagraph(n)
	case *ast.Heading:
		e.openHeading(n)
	case *ast.Blockquote:
		e.tag("<blockquote>")
	case *ast.List:
		e.openList(n)
	case *ast.ListItem:
		e.tag("<li>")
	case *ast.ThematicBreak:
		e.tag("<hr>")
		return false
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		e.code(n)
		return false
	case *ast.HTMLBlock:
		e.htmlBlock(n)
		return false
	case *ast.LinkReferenceDefinition:
		return false
	default:
		return e.enterExtension(n)
	}
	return true
}

// enterExtension is enter for what CommonMark does not know.
func (e *emitter) enterExtension(n ast.Node) bool {
	switch n := n.(type) {
	case *xast.Table:
		e.openTable(n)
	case *xast.TableHeader:
		e.tag("<thead><tr>")
	case *xast.TableRow:
		e.openRow(n)
	case *xast.TableCell:
		e.openCell(n)
	case *xast.DefinitionList:
		e.tag("<dl>")
	case *xast.DefinitionTerm:
		e.line()
		e.tag("<dt>")
	case *xast.DefinitionDescription:
		e.tag("<dd>")
	case *xast.FootnoteList:
		e.tag(`<section class="footnotes" role="doc-endnotes"><ol>`)
	case *xast.Footnote:
		e.tag(`<li id="fn:` + strconv.Itoa(n.Index) + `">`)
	}
	return true
}

// leave closes what enter opened. Nodes that enter finished are never left.
func (e *emitter) leave(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		e.endParagraph(n)
	case *ast.TextBlock:
		e.endBlock("")
	case *ast.Heading:
		e.closeHeading(n)
	case *ast.Blockquote:
		e.tag("</blockquote>")
	case *ast.List:
		e.tag(closeTag(n.IsOrdered()))
	case *ast.ListItem:
		e.tag("</li>")
	case *ast.Emphasis:
		e.tag(emphasisTag(n.Level, true))
	case *ast.Link:
		e.leaveLink(n)
	default:
		e.leaveExtension(n)
	}
}

// leaveExtension is leave for what CommonMark does not know.
func (e *emitter) leaveExtension(n ast.Node) {
	switch n := n.(type) {
	case *xast.Table:
		e.closeTable(n)
	case *xast.TableHeader:
		e.closeHead(n)
	case *xast.TableRow:
		e.closeRow(n)
	case *xast.TableCell:
		e.closeCell(n)
	case *xast.DefinitionList:
		e.tag("</dl>")
	case *xast.DefinitionTerm:
		e.endBlock("</dt>")
	case *xast.DefinitionDescription:
		e.tag("</dd>")
	case *xast.FootnoteList:
		e.tag("</ol></section>")
	case *xast.Footnote:
		e.tag("</li>")
	}
}

// line makes the text that follows begin a line of its own.
func (e *emitter) line() {
	if len(e.text) > 0 {
		e.sep = '\n'
	}
}

// endBlock ends a block of running text and writes, as lines of their own in
// the plain text, the words that were met on the way and stand in attributes.
func (e *emitter) endBlock(closing string) {
	e.tag(closing)
	e.writeAsides()
	e.line()
}

// paragraph opens a paragraph, unless it is a table's caption, which the table
// writes, or a figure.
func (e *emitter) paragraph(n *ast.Paragraph) bool {
	if captionOf(n, e.src) > 0 {
		return false
	}
	e.line()
	e.checkParagraph(n)
	if image := soleImage(n); image != nil && e.figure(image) {
		return false
	}
	e.tag("<p>")
	if e.isFirst(n) {
		e.first.from = len(e.text)
	}
	return true
}

// endParagraph also keeps what a summary is made of.
func (e *emitter) endParagraph(n *ast.Paragraph) {
	if e.isFirst(n) {
		if e.first = e.said(e.first.from); e.first.from == e.first.to {
			e.first = stretch{}
		}
	}
	e.endBlock("</p>")
}

// isFirst reports whether a paragraph is the document's first that has words.
func (e *emitter) isFirst(n *ast.Paragraph) bool {
	return e.first.to == 0 && n.Parent().Kind() == ast.KindDocument
}

// blockText writes source as a paragraph of plain text, markup and all.
func (e *emitter) blockText(from, to int) {
	e.line()
	e.tag("<p>")
	e.verbatim(from, to)
	e.endBlock("</p>")
}

// htmlBlock reports raw HTML and shows it as it was written.
func (e *emitter) htmlBlock(n *ast.HTMLBlock) {
	lines := n.Lines()
	if n.HasClosure() {
		lines.Append(n.ClosureLine)
	}
	first := lines.At(0)
	e.rawHTML(first.Start, lines.At(lines.Len()-1).Stop)
	e.line()
	e.tag("<p>")
	for i := range lines.Len() {
		l := lines.At(i)
		e.verbatim(l.Start, l.Stop)
	}
	e.endBlock("</p>")
}

// openList keeps the first number of an ordered list, since policies are cited
// by the numbers of their clauses.
func (e *emitter) openList(n *ast.List) {
	switch {
	case !n.IsOrdered():
		e.tag("<ul>")
	case n.Start == 1:
		e.tag("<ol>")
	default:
		e.tag(`<ol start="` + strconv.Itoa(n.Start) + `">`)
	}
}

func closeTag(ordered bool) string {
	if ordered {
		return "</ol>"
	}
	return "</ul>"
}

// code writes a code block. The name of a language after a fence is left out:
// nothing colours code here.
func (e *emitter) code(n ast.Node) {
	e.line()
	e.tag("<pre><code>")
	lines := n.Lines()
	for i := range lines.Len() {
		l := lines.At(i)
		for range l.Padding {
			e.insert(" ", l.Start, l.Start)
		}
		body := bytes.TrimSuffix(e.src[l.Start:l.Stop], []byte("\n"))
		e.verbatim(l.Start, l.Start+len(body))
		e.tag("\n")
		e.line()
	}
	e.tag("</code></pre>")
}

// openHeading checks a heading's level and leaves a gap for its tag, because
// its id is known only when its text is.
func (e *emitter) openHeading(n *ast.Heading) {
	e.line()
	e.starts = append(e.starts, len(e.text))
	from, to := e.headingAt(n)
	level := max(n.Level, 2)
	switch {
	case n.Level == 1:
		e.fault(ruleHeadingTop, from, to)
	case level > e.level+1:
		e.fault(ruleHeadingSkipped, from, to, level, e.level+1)
	}
	e.level = level
	e.gap(gapHeading, len(e.outline))
	e.outline = append(e.outline, heading{level: level, from: from, to: to})
}

// closeHeading names the heading by what it turned out to say.
func (e *emitter) closeHeading(n *ast.Heading) {
	h := &e.outline[len(e.outline)-1]
	start := e.starts[len(e.starts)-1]
	e.starts = e.starts[:len(e.starts)-1]
	h.text = e.said(start)
	if h.text.from == h.text.to {
		e.fault(ruleHeadingEmpty, h.from, h.to)
	}
	h.id = e.ids.unique(string(e.text[h.text.from:h.text.to]))
	e.endBlock("</h" + strconv.Itoa(h.level) + ">")
}

// headingAt returns where a heading's words stand, or its mark where it has
// none.
func (e *emitter) headingAt(n *ast.Heading) (from, to int) {
	lines := n.Lines()
	if lines.Len() == 0 {
		at := max(n.Pos(), 0)
		return at, min(at+n.Level, len(e.src))
	}
	return lines.At(0).Start, lines.At(lines.Len() - 1).Stop
}
