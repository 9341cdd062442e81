package search

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"strconv"
	"unicode/utf16"
)

// A packed file is written in UTF-16, of which every character carries fifteen
// bits: a script that was compressed before it was written cannot be compressed
// by the host, and so should not grow on its way into text. The mark at the
// beginning of a file says how it is to be read, whatever the host says.

// firstWide is the character that stands for fifteen bits of nought. All that
// follow it are letters, up to U+B3FF.
const firstWide = 0x3400

// widened writes bytes as characters of fifteen bits.
func widened(data []byte) []uint16 {
	out := make([]uint16, 0, len(data)*8/15+1)
	var held, bits uint
	for _, b := range data {
		held, bits = held<<8|uint(b), bits+8
		if bits >= 15 {
			bits -= 15
			out = append(out, uint16(firstWide+held>>bits&0x7fff))
		}
	}
	if bits > 0 {
		out = append(out, uint16(firstWide+held<<(15-bits)&0x7fff))
	}
	return out
}

// narrowed undoes widened; a byte of noughts may be left at the end.
func narrowed(text string) []byte {
	out := make([]byte, 0, len(text))
	var held, bits uint
	for _, r := range text {
		held, bits = held<<15|uint(r-firstWide)&0x7fff, bits+15
		for bits >= 8 {
			bits -= 8
			out = append(out, byte(held>>bits))
		}
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
const level = 7

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
