package sheet

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// readText reads a csv. Its encoding is found out: a byte-order mark decides,
// then whether all of it is UTF-8, then GB18030, which Excel writes in Chinese.
func readText(data []byte) (*Book, error) {
	s, charset, ok := decodeText(data)
	if !ok || strings.ContainsRune(s, 0) {
		return nil, refuse(unknownEncoding)
	}
	r := csv.NewReader(strings.NewReader(s))
	r.FieldsPerRecord, r.LazyQuotes, r.Comma, r.ReuseRecord = -1, false, separator(s), true
	out := &Sheet{Number: 1}
	left, within := maxCells, 0 // line ends inside cells, which begin no row
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			return nil, refuse(brokenQuotes, bad.StartLine)
		}
		if err != nil {
			return nil, refuse(damaged, "csv")
		}
		if left -= len(fields); left < 0 {
			return nil, refuse(tooManyCells, maxCells)
		}
		line, _ := r.FieldPos(0)
		if row := textRow(line-within, fields); len(row.Cells) > 0 {
			out.Rows = append(out.Rows, row)
		}
		for _, f := range fields {
			within += strings.Count(f, "\n")
		}
	}
	return &Book{Sheets: []*Sheet{out}, Charset: charset}, nil
}

// textRow makes a row of one record of a csv. A csv has no types: what its
// cells hold is for whoever knows the column.
func textRow(number int, fields []string) Row {
	row := Row{Number: number}
	for i, f := range fields {
		c := text(Cell{}, unguard(strings.Clone(f)))
		c.Typed = false
		if c.IsEmpty() {
			continue
		}
		for len(row.Cells) < i {
			row.Cells = append(row.Cells, Cell{})
		}
		row.Cells = append(row.Cells, c)
	}
	return row
}

func decodeText(data []byte) (s, charset string, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return string(data[3:]), "UTF-8", utf8.Valid(data[3:])
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return wide(data[2:], binary.LittleEndian), "UTF-16", len(data)%2 == 0
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return wide(data[2:], binary.BigEndian), "UTF-16", len(data)%2 == 0
	case utf8.Valid(data):
		return string(data), "UTF-8", true
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	return string(out), "GB18030", err == nil && !bytes.ContainsRune(out, utf8.RuneError)
}

func wide(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// separator is the comma, semicolon or tab that stands most often outside
// quotation marks in the first lines.
func separator(s string) rune {
	counts := map[rune]int{}
	quoted, lines := false, 0
	for _, c := range s {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '\n' && !quoted:
			lines++
		case !quoted && (c == ',' || c == ';' || c == '\t'):
			counts[c]++
		}
		if lines == 20 {
			break
		}
	}
	best := ','
	for _, c := range []rune{'\t', ';'} {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}
