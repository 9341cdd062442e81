package secrecy

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// InFile reports whether an attachment bears a marking. Name decides how its
// bytes are read; of what cannot be read it reports none.
func InFile(name string, data []byte) bool {
	if len(data) > MaxSize {
		return false
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".pptm", ".odt", ".ods", ".odp":
		return inOffice(data)
	case ".pdf":
		return inPDF(data)
	case ".csv", ".tsv", ".toml", ".json":
		return holds(decoded(data), Values)
	case ".txt", ".md", ".html", ".htm", ".xml", ".svg", ".vcf", ".ics":
		return holds(decoded(data), Prose)
	}
	return false
}

// Reads reports whether InFile looks into files of a name at all.
func Reads(name string) bool {
	const known = " .docx .docm .xlsx .xlsm .pptx .pptm .odt .ods .odp .pdf .csv .tsv .toml .json .txt .md .html .htm .xml .svg .vcf .ics "
	ext := strings.ToLower(path.Ext(name))
	return ext != "" && strings.Contains(known, " "+ext+" ")
}

func holds(text string, form Form) bool {
	_, found := Find(text, form)
	return found
}

// decoded turns the bytes of a text file into text: UTF-8, UTF-16 with its
// mark, else GB18030.
func decoded(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return wide(data[2:], true)
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return wide(data[2:], false)
	case utf8.Valid(data):
		return string(data)
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return ""
	}
	return string(text)
}

// wide decodes UTF-16.
func wide(data []byte, big bool) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		a, b := uint16(data[2*i]), uint16(data[2*i+1])
		if big {
			a, b = b, a
		}
		units[i] = a | b<<8
	}
	return string(utf16.Decode(units))
}

// maxUnpacked bounds what is unpacked of one office file, in bytes.
const maxUnpacked = 128 << 20

// inOffice looks into the parts of an office file that hold text.
func inOffice(data []byte) bool {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	left := int64(maxUnpacked)
	for _, part := range archive.File {
		if path.Ext(part.Name) != ".xml" || left <= 0 {
			continue
		}
		f, err := part.Open()
		if err != nil {
			continue
		}
		limited := &io.LimitedReader{R: f, N: left}
		text := textOf(limited)
		left = limited.N
		f.Close()
		if holds(text, Prose) {
			return true
		}
	}
	return false
}

// textOf returns the text of an office file's part. A word is often cut into
// runs with marks of their own, so only paragraphs, cells and rows divide it.
func textOf(r io.Reader) string {
	var b strings.Builder
	dec := xml.NewDecoder(r)
	dec.Strict = false
	for {
		token, err := dec.Token()
		if err != nil {
			return b.String()
		}
		switch t := token.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.EndElement:
			switch t.Name.Local {
			case "p", "h", "br", "cr", "tc", "tr", "si", "c", "row", "title", "subject", "keywords", "description", "category", "lpwstr":
				b.WriteByte('\n')
			case "tab":
				b.WriteByte(' ')
			}
		}
	}
}

// inPDF looks into the strings of a PDF that stand in it uncompressed.
func inPDF(data []byte) bool {
	for i := 0; i < len(data); i++ {
		var s []byte
		switch data[i] {
		case '(':
			s, i = literal(data, i+1)
		case '<':
			s, i = hexadecimal(data, i+1)
		}
		if len(s) > 0 && holds(decoded(s), Prose) {
			return true
		}
	}
	return holds(decoded(data), Prose)
}

// literal reads a string in parentheses, up to its end or what could be none,
// and returns the offset of its last byte.
func literal(data []byte, at int) (s []byte, end int) {
	const longest = 64 << 10
	depth := 1
	for end = at; end < len(data) && end-at < longest; end++ {
		c := data[end]
		switch {
		case c == '\\' && end+1 < len(data):
			end++
			c = unescaped(data, &end)
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return s, end
			}
		}
		s = append(s, c)
	}
	return nil, at // no string: binary data that holds a parenthesis
}

// unescaped reads what follows a backslash: up to three octal digits, or a
// character that stands for itself or for a control character.
func unescaped(data []byte, end *int) byte {
	c := data[*end]
	if i := strings.IndexByte("nrtbf", c); i >= 0 {
		return "\n\r\t\b\f"[i]
	}
	if c < '0' || c > '7' {
		return c
	}
	value := c - '0'
	for n := 1; n < 3 && *end+1 < len(data) && data[*end+1] >= '0' && data[*end+1] <= '7'; n++ {
		*end++
		value = value<<3 | (data[*end] - '0')
	}
	return value
}

// hexadecimal reads a string in angle brackets and returns the offset of its
// last byte.
func hexadecimal(data []byte, at int) (s []byte, end int) {
	digits := 0
	for end = at; end < len(data); end++ {
		c := data[end]
		value := strings.IndexByte("0123456789abcdef", c|0x20)
		switch {
		case c == '>':
			return s, end
		case c == ' ' || c == '\n' || c == '\r' || c == '\t':
			continue
		case value < 0 || c < '0':
			return nil, at // a dictionary, or binary data
		case digits%2 == 0:
			s = append(s, byte(value)<<4)
		default:
			s[len(s)-1] |= byte(value)
		}
		digits++
	}
	return nil, at
}
