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

// misses reports whether a character may not stand in a string of a script.
func misses(u uint16) bool {
	switch u {
	case '"', '\\', amiss, 0x2028, 0x2029, 0xfeff, 0xfffe, 0xffff:
		return true
	}
	return u < 0x20
}

// Half characters may stand in pairs only. Where sixteen bits are one, which
// their first five tell, a pair takes the other eleven and the nine behind them.
const (
	halfSign = 0xd800 >> 11
	signBits = 5
	pairBits = 20
)

// widened writes bytes as characters, about two in each.
func widened(data []byte) []uint16 {
	out := make([]uint16, 0, len(data)*17/32+2)
	var held uint64 // bits that wait
	n := 0
	next := func(want int) uint32 {
		for n < want {
			held <<= 8
			if len(data) > 0 {
				held |= uint64(data[0])
				data = data[1:]
			}
			n += 8
		}
		n -= want
		return uint32(held>>n) & (1<<want - 1)
	}
	for len(data) > 0 || n > 0 && held&(1<<n-1) != 0 {
		u := uint16(next(16))
		switch {
		case u>>11 == halfSign:
			pair := uint32(u&0x7ff)<<9 | next(9)
			out = append(out, 0xd800|uint16(pair>>10), 0xdc00|uint16(pair&0x3ff))
		case misses(u):
			out = append(out, amiss, u^changed)
		default:
			out = append(out, u)
		}
	}
	return out
}

// narrowed undoes widened; noughts may be left at the end.
func narrowed(text string) []byte {
	out := make([]byte, 0, len(text))
	var held uint64
	n := 0
	put := func(v rune, width int) {
		held, n = held<<width|uint64(v), n+width
		for ; n >= 8; n -= 8 {
			out = append(out, byte(held>>(n-8)))
		}
	}
	var flip rune
	for _, r := range text {
		switch {
		case r >= 0x10000:
			put(halfSign, signBits)
			put(r-0x10000, pairBits)
		case r == amiss && flip == 0:
			flip = changed
			continue
		default:
			put(r^flip, 16)
		}
		flip = 0
	}
	put(0, 7)
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

func newPress() *press {
	p := &press{}
	p.own, _ = flate.NewWriter(&p.to, level) // the level is a good one
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
func expanded(data []byte) ([]byte, error) {
	return io.ReadAll(flate.NewReader(bytes.NewReader(data)))
}
