// Package decode reads what a file says, whatever kind of file it is: the text of
// markup and data, of office files and other archives, of the pages and the
// properties of a PDF, and the remarks within pictures. It is for those who look
// for something that must not be there, and so prefers to read too much: what a
// damaged file still holds, what a PDF no longer names, what stands behind the
// end of a picture.
//
// Text is UTF-8, UTF-16 with its mark, or GB18030. A run that a reader would take
// for one is handed on as one: a number in which some digits are bold, a word that
// an office program cut into pieces, strings that a PDF shows on one line. PDF is
// read after ISO 32000-1: objects wherever they stand, streams under FlateDecode,
// glyphs by the ToUnicode maps of their fonts, ActualText. Not read are pixels,
// encrypted files, and fonts that do not say what their glyphs stand for.
package decode

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"html"
	"io"
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	xhtml "golang.org/x/net/html"
)

// A Place is in what part of a file a text stands.
type Place int

// The places. Next is the first number that is free for places of a caller's own.
const (
	Text Place = iota
	Attribute
	Data
	Metadata
	Name
	Next
)

// An Emitter takes one run of text after another as a file is read.
type Emitter func(text string, in Place)

// ErrUnread is returned for a file of which nothing can be read.
var ErrUnread = errors.New("of a kind that cannot be read")

// deepest bounds how many files may lie in one another.
const deepest = 4

// File hands on everything that a file says, as its readers and programs would
// read it: its content decides on how, and the ending of its name where it is
// text. It returns [ErrUnread] where nothing, or not all of it, can be read.
func File(name string, data []byte, emit Emitter) error { return decodeAt(name, data, emit, 0) }

func decodeAt(name string, data []byte, emit Emitter, depth int) error {
	emit(unescapedPath(name), Name)
	if depth > deepest {
		return ErrUnread
	}
	switch ext := strings.ToLower(path.Ext(name)); {
	case bytes.HasPrefix(data, []byte("%PDF")):
		return decodePDF(data, emit)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return decodeArchive(data, emit, depth)
	case bytes.HasPrefix(data, []byte{0x1F, 0x8B}):
		return decodeCompressed(name, data, emit, depth)
	case IsPicture(data):
		return decodePicture(data, emit)
	default:
		text, ok := Plain(data)
		if !ok {
			return ErrUnread
		}
		decodeText(ext, text, emit)
	}
	return nil
}

// decodeText reads a text by the ending of its file's name.
func decodeText(ext, text string, emit Emitter) {
	switch ext {
	case ".html", ".htm", ".xhtml", ".xml", ".svg", ".atom", ".rss", ".webmanifest-xml", ".rels":
		decodeMarkup(text, emit)
	case ".json", ".jsonld", ".geojson", ".webmanifest":
		decodeJSON(text, emit)
	case ".csv":
		decodeTable(text, ',', emit)
	case ".tsv":
		decodeTable(text, '\t', emit)
	case ".ics", ".vcf":
		decodeCard(text, emit)
	case ".js", ".mjs":
		decodeScript(text, emit)
	default:
		for part := range strings.SplitSeq(text, "\n\n") {
			emit(part, Text)
		}
	}
}

// inline are the elements that do not part what stands before and after them:
// a number in which some digits are bold is one number.
var inline = map[string]bool{
	"a": true, "b": true, "strong": true, "em": true, "i": true, "span": true, "small": true, "sup": true, "sub": true, "u": true, "s": true,
	"mark": true, "abbr": true, "time": true, "data": true, "bdi": true, "bdo": true, "code": true, "q": true, "cite": true, "dfn": true,
	"ins": true, "del": true, "wbr": true, "br": true, "font": true, "ruby": true, "tspan": true, "kbd": true, "samp": true, "var": true,
	"w:r": true, "w:t": true, "r": true, "t": true, "a:t": true, "a:r": true, "w:rpr": true, "nobr": true,
}

// spaces are the elements that stand for a space within a line.
var spaces = map[string]bool{"w:tab": true, "text:tab": true, "text:s": true}

// decodeMarkup reads HTML, XML and SVG: running text block by block, the values
// of attributes, what scripts of data say, and markup within text, as feeds
// carry it.
func decodeMarkup(text string, emit Emitter) {
	z := xhtml.NewTokenizer(strings.NewReader(text))
	z.AllowCDATA(true)
	var block strings.Builder
	flush := func() {
		said := block.String()
		block.Reset()
		if strings.TrimSpace(said) == "" {
			return
		}
		emit(said, Text)
		if strings.Contains(said, "</") || strings.Contains(said, "&#") { // markup in a feed, escaped
			if inner := html.UnescapeString(said); inner != text && len(inner) < len(text) {
				decodeMarkup(inner, emit)
			}
		}
	}
	var raw string // the element whose text is no text
	for {
		switch kind := z.Next(); kind {
		case xhtml.ErrorToken:
			flush()
			return
		case xhtml.TextToken:
			if raw != "" {
				decodeRaw(raw, string(z.Raw()), emit)
			} else {
				block.Write(z.Text())
			}
		case xhtml.CommentToken:
			emit(string(z.Text()), Metadata)
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken, xhtml.EndTagToken:
			name, hasAttrs := z.TagName()
			tag := string(name)
			switch {
			case spaces[tag]:
				block.WriteByte(' ')
			case !inline[tag]:
				flush()
			}
			raw = ""
			if kind == xhtml.StartTagToken && (tag == "script" || tag == "style") {
				raw = tag
			}
			attributes(z, hasAttrs, emit)
		}
	}
}

// decodeRaw reads what stands in a script or a style sheet.
func decodeRaw(tag, text string, emit Emitter) {
	if tag == "script" && json.Valid([]byte(text)) {
		decodeJSON(text, emit)
		return
	}
	decodeScript(text, emit)
}

// attributes emits the values of a tag's attributes.
func attributes(z *xhtml.Tokenizer, more bool, emit Emitter) {
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		said := string(value)
		switch string(key) {
		case "d", "points", "transform", "viewbox", "integrity", "sizes", "width", "height":
			continue // geometry and hashes
		}
		if said != "" {
			emit(unescapedPath(said), Attribute)
		}
	}
}

// unescapedPath returns an address with its escapes read, or as it is.
func unescapedPath(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	if plain, err := url.PathUnescape(s); err == nil && utf8.ValidString(plain) {
		return plain
	}
	return s
}

// decodeJSON emits keys and strings, and numbers as they are written.
func decodeJSON(text string, emit Emitter) {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	for {
		token, err := dec.Token()
		if err != nil {
			if err != io.EOF { // not JSON after all, or more than one text
				decodeScript(text[min(int(dec.InputOffset()), len(text)):], emit)
			}
			return
		}
		switch t := token.(type) {
		case string:
			emit(t, Data)
			if strings.Contains(t, "</") {
				decodeMarkup(t, emit)
			}
		case json.Number:
			emit(AmountMark+t.String(), Data)
		}
	}
}

// AmountMark stands before what is a number to programs: it is an amount or a
// count, and no telephone number.
const AmountMark = "\x00"

// decodeTable emits the cells of a table.
func decodeTable(text string, comma rune, emit Emitter) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = comma, true, -1, true
	for {
		row, err := r.Read()
		if err == io.EOF {
			return
		}
		if err != nil && row == nil {
			emit(text, Data)
			return
		}
		for _, cell := range row {
			emit(cell, Data)
		}
	}
}

var cardEscapes = strings.NewReplacer(`\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\\`, `\`)

// decodeCard emits the lines of a calendar or an address card, joined where
// they were folded.
func decodeCard(text string, emit Emitter) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.NewReplacer("\n ", "", "\n\t", "").Replace(text)
	for line := range strings.SplitSeq(text, "\n") {
		if line != "" {
			_, value, _ := strings.Cut(line, ":")
			emit(cardEscapes.Replace(line), Data)
			if strings.Contains(value, "%") {
				emit(unescapedPath(value), Data)
			}
		}
	}
}

// decodeScript emits a script or style sheet, with the escapes of its strings
// read.
func decodeScript(text string, emit Emitter) {
	if !strings.Contains(text, `\`) {
		emit(text, Data)
		return
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' || i+1 == len(text) {
			b.WriteByte(text[i])
			continue
		}
		r, width := escaped(text[i:])
		b.WriteRune(r)
		i += width - 1
	}
	emit(b.String(), Data)
}

// escaped reads one escape of JavaScript or CSS.
func escaped(s string) (r rune, width int) {
	digits, width := "", 2
	switch {
	case s[1] == 'u' && len(s) >= 6:
		digits, width = s[2:6], 6
	case s[1] == 'x' && len(s) >= 4:
		digits, width = s[2:4], 4
	case s[1] == 'n', s[1] == 't', s[1] == 'r':
		return ' ', 2
	}
	if n, err := strconv.ParseUint(digits, 16, 32); digits != "" && err == nil {
		return rune(n), width
	}
	r, size := utf8.DecodeRuneInString(s[1:])
	return r, 1 + size
}
