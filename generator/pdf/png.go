package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
)

// pngHead is how a PNG begins.
const pngHead = "\x89PNG\r\n\x1a\n"

var errPNG = errors.New("a PNG that ends too soon or is damaged")

// A pngReader holds what the chunks of a PNG say (PNG, third edition).
type pngReader struct {
	w, h       int
	bits       int
	kind       byte
	interlaced bool
	palette    []byte
	clear      []byte // tRNS
	icc        []byte
	pixels     []byte // of all chunks IDAT, compressed
	ended      bool
}

// The kinds of PNG: what a sample is made of.
const (
	pngGray      = 0
	pngRGB       = 2
	pngPalette   = 3
	pngGrayAlpha = 4
	pngRGBAlpha  = 6
)

// pngSamples are how many numbers a pixel of each kind has.
var pngSamples = map[byte]int{pngGray: 1, pngRGB: 3, pngPalette: 1, pngGrayAlpha: 2, pngRGBAlpha: 4}

// readPNG reads a picture. What documents can hold as it is, because nothing is
// transparent and rows come in order, is passed through.
func readPNG(data []byte) (*Image, error) {
	r := &pngReader{}
	if err := r.chunks(data[8:]); err != nil {
		return nil, err
	}
	m := &Image{Width: r.w, Height: r.h, wide: r.w, high: r.h, turn: 1}
	m.profile = fitting(r.icc, map[bool]int{true: 1, false: 3}[r.kind == pngGray || r.kind == pngGrayAlpha])
	if m.profile != nil && r.kind == pngPalette {
		m.profile = nil // its colours are in the palette
	}
	var err error
	if r.interlaced || r.clear != nil || r.kind == pngGrayAlpha || r.kind == pngRGBAlpha {
		err = r.decode(m, data)
	} else {
		err = r.pass(m)
	}
	if err != nil {
		return nil, err
	}
	m.hash(data)
	return m, nil
}

// chunks reads all chunks.
func (r *pngReader) chunks(data []byte) error {
	for first := true; !r.ended; first = false {
		if len(data) < 12 {
			return errPNG
		}
		n := int64(binary.BigEndian.Uint32(data))
		if n > int64(len(data)-12) {
			return errPNG
		}
		name, body := string(data[4:8]), data[8:8+n]
		if crc32.ChecksumIEEE(data[4:8+n]) != binary.BigEndian.Uint32(data[8+n:]) || first != (name == "IHDR") {
			return errPNG
		}
		if err := r.chunk(name, body); err != nil {
			return err
		}
		data = data[12+n:]
	}
	if len(r.pixels) == 0 || r.kind == pngPalette && len(r.palette) == 0 {
		return errPNG
	}
	return nil
}

func (r *pngReader) chunk(name string, s []byte) error {
	switch name {
	case "IHDR":
		return r.header(s)
	case "PLTE":
		if len(s) == 0 || len(s)%3 != 0 || len(s) > 768 {
			return errPNG
		}
		r.palette = s
	case "tRNS":
		r.clear = s
	case "iCCP":
		r.icc = unpackProfile(s)
	case "IDAT":
		r.pixels = append(r.pixels, s...)
	case "IEND":
		r.ended = true
	}
	return nil
}

func (r *pngReader) header(s []byte) error {
	if len(s) != 13 || s[10] != 0 || s[11] != 0 || s[12] > 1 {
		return errPNG
	}
	w, h := binary.BigEndian.Uint32(s), binary.BigEndian.Uint32(s[4:])
	r.bits, r.kind, r.interlaced = int(s[8]), s[9], s[12] == 1
	if w > 1<<20 || h > 1<<20 || !validDepth(r.kind, r.bits) {
		return errPNG
	}
	r.w, r.h = int(w), int(h)
	return sizes(r.w, r.h)
}

// validDepth reports whether a kind of picture comes in so many bits.
func validDepth(kind byte, bits int) bool {
	switch bits {
	case 1, 2, 4:
		return kind == pngGray || kind == pngPalette
	case 8:
		return pngSamples[kind] > 0
	case 16:
		return pngSamples[kind] > 0 && kind != pngPalette
	}
	return false
}

// maxProfile bounds an unpacked colour profile.
const maxProfile = 4 << 20

// unpackProfile reads chunk iCCP; a profile that cannot be read is none.
func unpackProfile(s []byte) []byte {
	_, rest, ok := bytes.Cut(s, []byte{0})
	if !ok || len(rest) < 2 {
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(rest[1:]))
	if err != nil {
		return nil
	}
	profile, err := io.ReadAll(io.LimitReader(z, maxProfile))
	if err != nil {
		return nil
	}
	return profile
}

// pass takes the pixels as they are, after a look whether they are all there.
func (r *pngReader) pass(m *Image) error {
	n := pngSamples[r.kind]
	if err := r.whole((r.w*n*r.bits + 7) / 8); err != nil {
		return err
	}
	m.n = n
	m.dict = fmt.Sprintf("/BitsPerComponent %d/Filter/FlateDecode%s", r.bits, predictor(n, r.bits, r.w))
	m.data = r.pixels
	switch r.kind {
	case pngGray:
		m.space = "/DeviceGray"
	case pngRGB:
		m.space = "/DeviceRGB"
	default:
		count := min(len(r.palette)/3, 1<<r.bits)
		m.space = fmt.Sprintf("[/Indexed/DeviceRGB %d<%s>]", count-1, strings.ToUpper(hex.EncodeToString(r.palette[:3*count])))
	}
	return nil
}

// whole unpacks the pixels and counts them; each row has a filter before it.
func (r *pngReader) whole(row int) error {
	z, err := zlib.NewReader(bytes.NewReader(r.pixels))
	if err != nil {
		return errPNG
	}
	line := make([]byte, row+1)
	for range r.h {
		if _, err := io.ReadFull(z, line); err != nil || line[0] > 4 {
			return errPNG
		}
	}
	if n, err := z.Read(line[:1]); n > 0 || err != io.EOF {
		return errPNG
	}
	return nil
}

// decode unpacks a picture and parts colours from transparency.
func (r *pngReader) decode(m *Image, data []byte) error {
	src, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("a PNG that cannot be read: %w", err)
	}
	bits := 8
	if r.bits == 16 {
		bits = 16
	}
	m.n, m.space = 3, "/DeviceRGB"
	if r.kind == pngGray || r.kind == pngGrayAlpha {
		m.n, m.space = 1, "/DeviceGray"
	}
	colours := make([]byte, 0, r.w*r.h*m.n*bits/8)
	alpha := make([]byte, 0, r.w*r.h*bits/8)
	opaque := true
	for y := range r.h {
		for x := range r.w {
			c := straight(src, x, y)
			for _, v := range c[:m.n] {
				colours = appendSample(colours, v, bits)
			}
			alpha = appendSample(alpha, c[3], bits)
			opaque = opaque && c[3] == 0xFFFF
		}
	}
	m.samples(colours, m.n, bits)
	if !opaque {
		m.transparency(alpha, bits)
	}
	return nil
}

func appendSample(b []byte, v uint16, bits int) []byte {
	if bits == 16 {
		b = append(b, byte(v>>8), byte(v))
		return b
	}
	return append(b, byte(v>>8))
}

// straight returns the colour of a pixel, not multiplied by its transparency.
func straight(src image.Image, x, y int) [4]uint16 {
	wide := func(v uint8) uint16 { return uint16(v) * 0x101 }
	switch src := src.(type) {
	case *image.NRGBA:
		c := src.NRGBAAt(x, y)
		return [4]uint16{wide(c.R), wide(c.G), wide(c.B), wide(c.A)}
	case *image.NRGBA64:
		c := src.NRGBA64At(x, y)
		return [4]uint16{c.R, c.G, c.B, c.A}
	}
	c := straightModel(src.At(x, y))
	return [4]uint16{c.R, c.G, c.B, c.A}
}

// straightModel converts any colour.
func straightModel(c color.Color) color.NRGBA64 {
	switch c := c.(type) {
	case color.NRGBA: // of a palette: exact
		return color.NRGBA64{R: uint16(c.R) * 0x101, G: uint16(c.G) * 0x101, B: uint16(c.B) * 0x101, A: uint16(c.A) * 0x101}
	}
	return color.NRGBA64Model.Convert(c).(color.NRGBA64)
}
