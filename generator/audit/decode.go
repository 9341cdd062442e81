package audit

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

	"prospectus/generator/i18n"
)

// A place is in what part of a file a text stands.
type place int

// The places.
const (
	inText place = iota
	inAttribute
	inData
	inMetadata
	inName
	inTerms
)

var placeNames = [...]i18n.Text{
	inText:      {"zh": "文字", "en": "its text"},
	inAttribute: {"zh": "属性或网址", "en": "an attribute or address"},
	inData:      {"zh": "数据", "en": "its data"},
	inMetadata:  {"zh": "元数据", "en": "its metadata"},
	inName:      {"zh": "文件名", "en": "its name"},
	inTerms:     {"zh": "检索词表", "en": "the words of the search"},
}

// An emitter takes one run of text after another as a file is read.
type emitter func(text string, in place)

// errUnread is returned for a file of which nothing can be read.
var errUnread = errors.New("of a kind that cannot be read")

// deepest bounds how many files may lie in one another.
const deepest = 4

// decode hands on everything that a file says, as its readers and programs
// would read it.
func decode(name string, data []byte, emit emitter) error { return decodeAt(name, data, emit, 0) }

func decodeAt(name string, data []byte, emit emitter, depth int) error {
	emit(unescapedPath(name), inName)
	if depth > deepest {
		return errUnread
	}
	switch ext := strings.ToLower(path.Ext(name)); {
	case bytes.HasPrefix(data, []byte("%PDF")):
		return decodePDF(data, emit)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return decodeArchive(data, emit, depth)
	case bytes.HasPrefix(data, []byte{0x1F, 0x8B}):
		return decodeCompressed(name, data, emit, depth)
	case isPicture(data):
		return decodePicture(data, emit)
	default:
		text, ok := textOf(data)
		if !ok {
			return errUnread
		}
		decodeText(ext, text, emit)
	}
	return nil
}

// decodeText reads a text by the ending of its file's name.
func decodeText(ext, text string, emit emitter) {
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
			emit(part, inText)
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

// decodeMarkup reads HTML, XML and SVG: running text block by block, the values
// of attributes, what scripts of data say, and markup within text, as feeds
// carry it.
func decodeMarkup(text string, emit emitter) {
	z := xhtml.NewTokenizer(strings.NewReader(text))
	z.AllowCDATA(true)
	var block strings.Builder
	flush := func() {
		said := block.String()
		block.Reset()
		if strings.TrimSpace(said) == "" {
			return
		}
		emit(said, inText)
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
			emit(string(z.Text()), inMetadata)
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken, xhtml.EndTagToken:
			name, hasAttrs := z.TagName()
			tag := string(name)
			if !inline[tag] {
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
func decodeRaw(tag, text string, emit emitter) {
	if tag == "script" && json.Valid([]byte(text)) {
		decodeJSON(text, emit)
		return
	}
	decodeScript(text, emit)
}

// attributes emits the values of a tag's attributes.
func attributes(z *xhtml.Tokenizer, more bool, emit emitter) {
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		said := string(value)
		switch string(key) {
		case "d", "points", "transform", "viewbox", "integrity", "sizes", "width", "height":
			continue // geometry and hashes
		}
		if said != "" {
			emit(unescapedPath(said), inAttribute)
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
func decodeJSON(text string, emit emitter) {
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
			emit(t, inData)
			if strings.Contains(t, "</") {
				decodeMarkup(t, emit)
			}
		case json.Number:
			emit(amountMark+t.String(), inData)
		}
	}
}

// amountMark stands before what is a number to programs: it is an amount or a
// count, and no telephone number.
const amountMark = "\x00"

// decodeTable emits the cells of a table.
func decodeTable(text string, comma rune, emit emitter) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = comma, true, -1, true
	for {
		row, err := r.Read()
		if err == io.EOF {
			return
		}
		if err != nil && row == nil {
			emit(text, inData)
			return
		}
		for _, cell := range row {
			emit(cell, inData)
		}
	}
}

var cardEscapes = strings.NewReplacer(`\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\\`, `\`)

// decodeCard emits the lines of a calendar or an address card, joined where
// they were folded.
func decodeCard(text string, emit emitter) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.NewReplacer("\n ", "", "\n\t", "").Replace(text)
	for line := range strings.SplitSeq(text, "\n") {
		if line != "" {
			_, value, _ := strings.Cut(line, ":")
			emit(cardEscapes.Replace(line), inData)
			if strings.Contains(value, "%") {
				emit(unescapedPath(value), inData)
			}
		}
	}
}

// decodeScript emits a script or style sheet, with the escapes of its strings
// read.
func decodeScript(text string, emit emitter) {
	if !strings.Contains(text, `\`) {
		emit(text, inData)
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
	emit(b.String(), inData)
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
