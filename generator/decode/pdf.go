package decode

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// inflated unpacks a stream, as far as it goes.
func inflated(data []byte) ([]byte, bool) {
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, false
	}
	out, _ := io.ReadAll(io.LimitReader(r, maxUnpacked)) // what came before an error counts
	return out, len(out) > 0
}

// decodePDF emits the strings of a PDF and of its streams, unpacked, and the text
// of its pages: where their strings are numbers of glyphs, what the fonts say the
// glyphs stand for.
func decodePDF(data []byte, emit Emitter) error {
	pdfStrings(data, emit)
	f := readPDF(data)
	for _, o := range f.objects {
		if o.stream == nil {
			continue
		}
		pdfStrings(o.stream, emit)
		if bytes.Contains(o.stream, []byte("<?xpacket")) || bytes.Contains(o.stream, []byte("<x:xmpmeta")) {
			decodeMarkup(string(o.stream), emit)
		}
	}
	f.pages(func(text string) { emit(text, Text) })
	return nil
}

// pdfStrings emits the strings of a piece of PDF, literal and hexadecimal; those
// that are shown one after another are one text.
func pdfStrings(data []byte, emit Emitter) {
	var shown strings.Builder
	for i := 0; i < len(data); i++ {
		var raw []byte
		switch {
		case data[i] == '(':
			raw, i = pdfLiteral(data, i+1)
		case data[i] == '<' && i+1 < len(data) && data[i+1] == '<':
			i++
		case data[i] == '<':
			raw, i = pdfHex(data, i)
			i--
		}
		if said := pdfText(raw); said != "" {
			emit(said, Metadata)
			shown.WriteString(said)
		}
	}
	emit(shown.String(), Text)
}

// pdfHex reads a hexadecimal string from its bracket, and returns where what
// follows it begins.
func pdfHex(data []byte, at int) (raw []byte, end int) {
	length := bytes.IndexByte(data[at:], '>')
	if length < 0 {
		return nil, at + 1
	}
	digits := strings.Join(strings.Fields(string(data[at+1:at+length])), "")
	if len(digits)%2 == 1 {
		digits += "0"
	}
	raw, _ = hex.DecodeString(digits)
	return raw, at + length + 1
}

// pdfText reads a string's bytes: UTF-16 with its mark, else UTF-8 or Latin.
func pdfText(raw []byte) string {
	if len(raw) >= 2 && raw[0] == 0xFE && raw[1] == 0xFF {
		return wideIn(raw[2:], binary.BigEndian)
	}
	if utf8.Valid(raw) {
		return string(raw)
	}
	text, _ := Plain(raw)
	return text
}

// pdfLiteral reads a literal string from after its bracket, and returns where
// it ends.
func pdfLiteral(data []byte, at int) (raw []byte, end int) {
	depth := 1
	for ; at < len(data); at++ {
		switch c := data[at]; {
		case c == '\\' && at+1 < len(data):
			at++
			n := 0
			for n < 3 && at+n < len(data) && data[at+n] >= '0' && data[at+n] <= '7' {
				n++
			}
			if n > 0 {
				code, _ := strconv.ParseUint(string(data[at:at+n]), 8, 16)
				raw = append(raw, byte(code))
				at += n - 1
				continue
			}
			raw = append(raw, data[at])
			continue
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return raw, at
			}
		}
		raw = append(raw, data[at])
	}
	return raw, at
}
