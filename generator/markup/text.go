package markup

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"prospectus/generator/source"
)

// A Text is what a document says, without its markup: each block, each line of
// a block that is broken by hand, each row of a table is one line; cells are
// separated by tabs. The words of attributes (alternative texts, captions,
// credits, titles of links) follow their block as lines of their own, because
// they are published too. A footnote's text stands at the end, its number
// nowhere.
type Text struct {
	String string
	doc    *Document
}

// Span returns the source of String[from:to]. Where the text was written as an
// escape or a character reference, the span holds the whole of it.
func (t Text) Span(from, to int) source.Span {
	if t.doc == nil || len(t.doc.pieces) == 0 {
		return source.Span{}
	}
	from = min(max(from, 0), len(t.String))
	to = min(max(to, from), len(t.String))
	start, end := t.doc.sourceOf(from)
	if to > from {
		_, end = t.doc.sourceOf(to - 1)
	} else {
		end = start
	}
	return t.doc.at(start, max(end, start))
}

// A piece says where a run of the text, up to the next piece, comes from.
type piece struct {
	at       int32 // offset in text
	from, to int32 // offsets in source; to is copied where the run is a copy
}

// copied marks a piece that stands in the source byte by byte.
const copied = -1

// sourceOf returns the bounds in the source of the byte of text at n.
func (d *Document) sourceOf(n int) (from, to int) {
	i := sort.Search(len(d.pieces), func(i int) bool { return int(d.pieces[i].at) > n }) - 1
	p := d.pieces[max(i, 0)]
	if p.to != copied {
		return int(p.from), int(p.to)
	}
	at := int(p.from) + n - int(p.at)
	return at, at + 1
}

// addCopy notes that the next bytes of text are those of the source from an
// offset on. A copy that goes on where the one before it ended needs no note.
func (e *emitter) addCopy(from int) {
	if last := len(e.pieces) - 1; last >= 0 {
		p := e.pieces[last]
		if p.to == copied && int(p.from)+len(e.text)-int(p.at) == from {
			return
		}
	}
	e.pieces = append(e.pieces, piece{int32(len(e.text)), int32(from), copied})
}

// addPiece notes that the next bytes of text stand for src[from:to].
func (e *emitter) addPiece(from, to int) {
	e.pieces = append(e.pieces, piece{int32(len(e.text)), int32(from), int32(to)})
}

// separate writes the separator that waits for the next text, which comes
// from src[from:].
func (e *emitter) separate(from int) {
	if e.sep != 0 {
		e.addPiece(from, from)
		e.text = append(e.text, e.sep)
		e.sep = 0
	}
}

// said returns the text since an offset, without the white space at its ends.
func (e *emitter) said(from int) stretch {
	s := trimmed(e.text, stretch{from, len(e.text)})
	if s.from >= s.to {
		return stretch{from, from}
	}
	return s
}

// verbatim writes source as it stands.
func (e *emitter) verbatim(from, to int) {
	if from >= to {
		return
	}
	e.separate(from)
	e.addCopy(from)
	e.text = append(e.text, e.src[from:to]...)
	if !e.mute {
		e.html = appendEscaped(e.html, e.src[from:to])
	}
}

// insert writes words that stand for src[from:to] without being in it.
func (e *emitter) insert(s string, from, to int) {
	if s == "" {
		return
	}
	e.separate(from)
	e.addPiece(from, to)
	e.text = append(e.text, s...)
	if !e.mute {
		e.html = appendEscaped(e.html, s)
	}
}

// inline writes source with its escapes and character references resolved.
func (e *emitter) inline(from, to int) {
	run := from
	for i := from; i < to; i++ {
		if c := e.src[i]; c != '\\' && c != '&' {
			continue
		}
		s, size := decode(e.src[i:to])
		if size == 0 {
			continue
		}
		e.verbatim(run, i)
		e.insert(s, i, i+size)
		run = i + size
		i = run - 1
	}
	e.verbatim(run, to)
}

// appendDecoded appends b with its escapes and character references resolved.
func appendDecoded(dst, b []byte) []byte {
	for i := 0; i < len(b); {
		if s, size := decode(b[i:]); size > 0 {
			dst = append(dst, s...)
			i += size
			continue
		}
		dst = append(dst, b[i])
		i++
	}
	return dst
}

// decode returns what a backslash escape or a character reference at the start
// of b stands for, and its length in b; 0 where there is none.
func decode(b []byte) (string, int) {
	switch {
	case len(b) >= 2 && b[0] == '\\' && util.IsPunct(b[1]):
		return string(b[1:2]), 2
	case len(b) >= 3 && b[0] == '&' && b[1] == '#':
		return decodeNumber(b)
	case len(b) >= 3 && b[0] == '&':
		end := 1
		for end < len(b) && util.IsAlphaNumeric(b[end]) {
			end++
		}
		if end < len(b) && b[end] == ';' {
			if entity, ok := util.LookUpHTML5EntityByName(string(b[1:end])); ok {
				return string(entity.Characters), end + 1
			}
		}
	}
	return "", 0
}

// decodeNumber decodes &#1234; (at most seven digits) and &#x4E2D; (at most
// six), the bounds of CommonMark 0.31.2 §2.5.
func decodeNumber(b []byte) (string, int) {
	at, radix, most := 2, rune(10), 7
	if b[2] == 'x' || b[2] == 'X' {
		at, radix, most = 3, 16, 6
	}
	value, digits := rune(0), 0
	for ; at < len(b) && digits < most; digits++ {
		d := strings.IndexByte("0123456789abcdef", b[at]|0x20)
		if d < 0 || rune(d) >= radix {
			break
		}
		value = value*radix + rune(d)
		at++
	}
	if digits == 0 || at >= len(b) || b[at] != ';' {
		return "", 0
	}
	if value == 0 || !utf8.ValidRune(value) {
		value = utf8.RuneError
	}
	return string(value), at + 1
}

// appendEscaped appends s as the text of an element.
func appendEscaped[T string | []byte](dst []byte, s T) []byte {
	run := 0
	for i := 0; i < len(s); i++ {
		var with string
		switch s[i] {
		case '&':
			with = "&amp;"
		case '<':
			with = "&lt;"
		case '>':
			with = "&gt;"
		case 0:
			with = "\uFFFD"
		default:
			continue
		}
		dst = append(append(dst, s[run:i]...), with...)
		run = i + 1
	}
	return append(dst, s[run:]...)
}

// appendAttribute appends name="value" with a space before it.
func appendAttribute(dst []byte, name, value string) []byte {
	dst = append(append(append(dst, ' '), name...), `="`...)
	for {
		at := strings.IndexByte(value, '"')
		if at < 0 {
			return append(appendEscaped(dst, value), '"')
		}
		dst = append(appendEscaped(dst, value[:at]), "&quot;"...)
		value = value[at+1:]
	}
}
