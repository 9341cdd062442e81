package markup

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// An aside is text that stands in an attribute or under a photograph: it
// follows the block in which it was met, as a line of its own.
type aside struct {
	ref     int        // what it belongs to
	image   *ast.Image // nil for a link's title
	written written
}

// soleImage returns the image that is all of a paragraph, or nil.
func soleImage(n *ast.Paragraph) *ast.Image {
	if n.FirstChild() != n.LastChild() {
		return nil
	}
	image, _ := n.FirstChild().(*ast.Image)
	return image
}

// figure writes a photograph that is a paragraph of its own; false if its
// target is refused.
func (e *emitter) figure(n *ast.Image) bool {
	w := e.written(n, n.Destination, n.Title, n.Reference != nil)
	if r, _ := e.reachOf(w.target); r != local {
		return false
	}
	e.gap(gapFigure, e.picture(n, w))
	e.endBlock("")
	return true
}

// image writes an image in running text, or its alternative text where it is
// refused or stands inside another's alternative text.
func (e *emitter) image(n *ast.Image) bool {
	if e.mute {
		return true
	}
	w := e.written(n, n.Destination, n.Title, n.Reference != nil)
	if e.refused(w, true) {
		return true
	}
	e.gap(gapImage, e.picture(n, w))
	return false
}

// picture records an image and what is to be said of it.
func (e *emitter) picture(n *ast.Image, w written) int {
	ref := len(e.refs)
	e.refs = append(e.refs, reference{target: w.target, from: w.from, to: w.to, image: true})
	e.asides = append(e.asides, aside{ref, n, w})
	return ref
}

// writeAsides writes the texts that waited for the end of a block.
func (e *emitter) writeAsides() {
	if len(e.asides) == 0 {
		return
	}
	waiting := e.asides
	e.asides = nil
	was := e.mute
	e.mute = true
	for _, a := range waiting {
		if a.image == nil {
			e.refs[a.ref].title = e.attribute(stretch{0, len(a.written.title)}, a.written)
			continue
		}
		e.alternative(a)
		caption, credit := cutCredit(a.written.title)
		e.refs[a.ref].title = e.attribute(caption, a.written)
		e.refs[a.ref].credit = e.attribute(credit, a.written)
	}
	e.mute = was
}

// alternative writes an image's alternative text.
func (e *emitter) alternative(a aside) {
	e.line()
	start := len(e.text)
	for c := a.image.FirstChild(); c != nil; c = c.NextSibling() {
		e.walk(c)
	}
	said := e.said(start)
	e.refs[a.ref].text = said
	if said.from == said.to {
		e.fault(ruleImageSilent, a.written.whole[0], a.written.whole[1])
	}
}

// attribute writes part of a title as a line of text.
func (e *emitter) attribute(part stretch, w written) stretch {
	if part.from == part.to {
		return stretch{}
	}
	e.line()
	start := len(e.text)
	if w.titleAt < 0 {
		e.insert(string(appendDecoded(nil, w.title[part.from:part.to])), w.whole[0], w.whole[1])
	} else {
		e.inline(w.titleAt+part.from, w.titleAt+part.to)
	}
	return e.said(start)
}

// cutCredit splits a title at its last bar, of either width and not escaped,
// into the caption and the credit.
func cutCredit(title []byte) (caption, credit stretch) {
	for end := len(title); ; {
		at := bytes.LastIndexAny(title[:end], "|｜")
		if at < 0 {
			return trimmed(title, stretch{0, len(title)}), stretch{}
		}
		if at > 0 && title[at-1] == '\\' {
			end = at
			continue
		}
		_, size := utf8.DecodeRune(title[at:])
		return trimmed(title, stretch{0, at}), trimmed(title, stretch{at + size, len(title)})
	}
}

// trimmed returns a stretch of b without the white space at its ends.
func trimmed(b []byte, s stretch) stretch {
	left := bytes.TrimLeftFunc(b[s.from:s.to], unicode.IsSpace)
	s.from = s.to - len(left)
	s.to = s.from + len(bytes.TrimRightFunc(left, unicode.IsSpace))
	return s
}
