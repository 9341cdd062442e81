package markup

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// enterInline opens an inline node, or writes the whole of it.
func (e *emitter) enterInline(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Text:
		e.textNode(n)
	case *ast.String:
		e.insert(string(n.Value), 0, 0)
	case *ast.CodeSpan:
		e.codeSpan(n)
		return false
	case *ast.Emphasis:
		e.tag(emphasisTag(n.Level, false))
	case *ast.Link:
		e.starts = append(e.starts, len(e.text))
		e.openLink(n, e.written(n, n.Destination, n.Title, n.Reference != nil))
	case *ast.Image:
		return e.image(n)
	case *ast.AutoLink:
		e.autoLink(n)
	case *ast.RawHTML:
		e.inlineHTML(n)
	case *xast.FootnoteLink:
		e.footnoteMark(n)
	case *xast.FootnoteBacklink:
		e.footnoteReturn(n)
	}
	return true
}

func emphasisTag(level int, closing bool) string {
	switch {
	case level == 2 && closing:
		return "</strong>"
	case level == 2:
		return "<strong>"
	case closing:
		return "</em>"
	}
	return "<em>"
}

// leaveLink closes a link that was opened by enterInline.
func (e *emitter) leaveLink(n *ast.Link) {
	from := e.starts[len(e.starts)-1]
	e.starts = e.starts[:len(e.starts)-1]
	e.closeLink(n, e.written(n, n.Destination, n.Title, n.Reference != nil), from)
}

// textNode writes a run of text, and the line end after it.
func (e *emitter) textNode(n *ast.Text) {
	s := n.Segment
	if n.PreviousSibling() == nil && n.Parent().Type() == ast.TypeBlock {
		s.Start += indentation(e.src[s.Start:s.Stop])
	}
	if n.IsRaw() {
		e.verbatim(s.Start, s.Stop)
	} else {
		e.checkText(s.Start, s.Stop)
		e.inline(s.Start, s.Stop)
	}
	switch {
	case n.HardLineBreak():
		e.tag("<br>")
		e.line()
	case n.SoftLineBreak():
		e.softBreak(n)
	}
}

// indentation returns the length of the ideographic spaces at the start of a
// block. Editors type two of them, as in a word processor; how a paragraph is
// indented is for the theme to say.
func indentation(text []byte) int {
	return len(text) - len(bytes.TrimLeft(text, "\u3000"))
}

// softBreak writes a line end inside a paragraph: a space in Latin text,
// nothing between Chinese characters.
func (e *emitter) softBreak(n *ast.Text) {
	before, _ := utf8.DecodeLastRune(e.text)
	if joins(before, e.runeAfter(n)) {
		return
	}
	e.tag("\n")
	if len(e.text) > 0 && e.sep == 0 {
		e.addPiece(n.Segment.Stop, n.Segment.Stop+1)
		e.text = append(e.text, ' ')
	}
}

// runeAfter returns the first character that follows a node in its block, or
// a space where a picture or nothing does.
func (e *emitter) runeAfter(n ast.Node) rune {
	for n.Type() == ast.TypeInline {
		next := n.NextSibling()
		if next == nil {
			n = n.Parent()
			continue
		}
		n = next
		for n.Kind() != ast.KindImage && n.FirstChild() != nil {
			n = n.FirstChild()
		}
		switch n := n.(type) {
		case *ast.Image, *ast.AutoLink:
			return ' '
		case *ast.Text:
			if s := n.Segment; s.Start < s.Stop {
				r, _ := utf8.DecodeRune(e.src[s.Start:s.Stop])
				return r
			}
		}
	}
	return ' '
}

// codeSpan writes code as it stands; a line end in it is a space.
func (e *emitter) codeSpan(n *ast.CodeSpan) {
	e.tag("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		s := t.Segment
		if s.Stop > s.Start && e.src[s.Stop-1] == '\n' {
			e.verbatim(s.Start, s.Stop-1)
			e.insert(" ", s.Stop-1, s.Stop)
		} else {
			e.verbatim(s.Start, s.Stop)
		}
	}
	e.tag("</code>")
}

// autoLink writes an address in angle brackets as a link to itself.
func (e *emitter) autoLink(n *ast.AutoLink) {
	label := n.Label(e.src)
	from := n.Pos() + len("<")
	w := written{target: string(label), from: from, to: from + len(label), whole: [2]int{n.Pos(), from + len(label) + 1}}
	if n.AutoLinkType == ast.AutoLinkEmail {
		w.target = "mailto:" + w.target
	}
	if e.link >= 0 { // inside another link's text
		e.verbatim(w.from, w.to)
		return
	}
	start := len(e.text)
	e.openLink(n, w)
	e.verbatim(w.from, w.to)
	e.closeLink(n, w, start)
}

// footnoteMark writes a reference to a footnote; the number is no word of the
// text. In a link's text the mark cannot be a link itself.
func (e *emitter) footnoteMark(n *xast.FootnoteLink) {
	id, number := markID(n.Index, n.RefIndex), strconv.Itoa(n.Index)
	if e.link >= 0 {
		e.tag(`<sup id="` + id + `">` + number + `</sup>`)
		return
	}
	e.tag(`<sup><a id="` + id + `" href="#fn:` + number + `" role="doc-noteref">` + number + `</a></sup>`)
}

// footnoteReturn writes the way back from a footnote, numbered where several
// places refer to it.
func (e *emitter) footnoteReturn(n *xast.FootnoteBacklink) {
	arrow := "↩"
	if n.RefCount > 1 {
		arrow += strconv.Itoa(n.RefIndex + 1)
	}
	e.tag(` <a href="#` + markID(n.Index, n.RefIndex) + `" role="doc-backlink">` + arrow + `</a>`)
}

// markID returns the id of the nth mark, from 0, that refers to a footnote.
func markID(note, nth int) string {
	id := "fnref:" + strconv.Itoa(note)
	if nth > 0 {
		id += ":" + strconv.Itoa(nth+1)
	}
	return id
}
