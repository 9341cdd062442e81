package search

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"strconv"
	"unicode/utf16"
)

// A packed file is written in UTF-16, of which every character carries sixteen
// bits: a script that was compressed before it was written cannot be compressed
// by the host, and so should not grow on its way into text. The mark at the
// beginning of a file says how it is to be read, whatever the host says.

// amiss stands before a character that was changed because it may not stand in
// a string, and before itself.
const (
	amiss   = '['
	changed = 0x8000
)

// misses reports whether a character may not stand in a string of a script, or
// not by itself.
func misses(u uint16) bool {
	switch u {
	case '"', '\\', amiss, 0x2028, 0x2029, 0xfeff, 0xfffe, 0xffff:
		return true
	}
	return u < 0x20 || u >= 0xd800 && u < 0xe000
}

// widened writes bytes as characters, two in each.
func widened(data []byte) []uint16 {
	out := make([]uint16, 0, len(data)*17/32+1)
	for i := 0; i < len(data); i += 2 {
		u := uint16(data[i]) << 8
		if i+1 < len(data) {
			u |= uint16(data[i+1])
		}
		if misses(u) {
			out = append(out, amiss)
			u ^= changed
		}
		out = append(out, u)
	}
	return out
}

// narrowed undoes widened; a byte of noughts may be left at the end.
func narrowed(text string) []byte {
	out := make([]byte, 0, len(text))
	var flip uint16
	for _, r := range text {
		if r == amiss && flip == 0 {
			flip = changed
			continue
		}
		u := uint16(r) ^ flip
		out, flip = append(out, byte(u>>8), byte(u)), 0
	}
	return out
}

// packed returns the text of a file with compressed data.
func packed(kind string, number int, data []byte, values ...int) []byte {
	text := `search.push("` + kind + `",` + strconv.Itoa(number) + ","
	for _, v := range values {
		text += strconv.Itoa(v) + ","
	}
	units := append(utf16.Encode([]rune("\ufeff"+text+`"`)), widened(data)...)
	units = append(units, '"', ')', '\n')
	out := make([]byte, 0, 2*len(units))
	for _, u := range units {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

// plainText returns a file as a string, whatever it is written in.
func plainText(file []byte) string {
	if !bytes.HasPrefix(file, []byte{0xff, 0xfe}) {
		return string(file)
	}
	units := make([]uint16, 0, len(file)/2)
	for i := 2; i+1 < len(file); i += 2 {
		units = append(units, binary.LittleEndian.Uint16(file[i:]))
	}
	return string(utf16.Decode(units))
}

// A press compresses one text after another.
type press struct {
	to  bytes.Buffer
	own *flate.Writer
}

// level is how hard the texts are compressed.
const level = 6

// newPress makes a press whose texts may refer to a dictionary that is known to
// whoever reads them.
func newPress(dictionary []byte) *press {
	p := &press{}
	p.own, _ = flate.NewWriterDict(&p.to, level, dictionary) // the level is a good one
	return p
}

// compress returns sections compressed as one stream, each with codes of its
// own. What it returns is good until it is called again.
func (p *press) compress(sections ...[]byte) ([]byte, error) {
	p.to.Reset()
	p.own.Reset(&p.to)
	for i, s := range sections {
		if _, err := p.own.Write(s); err != nil {
			return nil, err
		}
		if i+1 < len(sections) && len(s) > 0 {
			if err := p.own.Flush(); err != nil {
				return nil, err
			}
		}
	}
	err := p.own.Close()
	return p.to.Bytes(), err
}

// expanded undoes compress.
func expanded(data, dictionary []byte) ([]byte, error) {
	return io.ReadAll(flate.NewReaderDict(bytes.NewReader(data), dictionary))
}
