// Package qr draws QR codes (ISO/IEC 18004) of addresses for paper.
//
// A code is an image of one pixel a module in black and white, with the quiet
// zone of four modules that the standard asks for, so small that it stands in
// the page itself: some 380 bytes for an address of 60 characters. Error
// correction is level M, which survives a fold or a stain. The same text gives
// the same bytes.
package qr

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"sync"

	"rsc.io/qr/coding"
)

// quiet is how many modules stay white around a code (ISO/IEC 18004, 5.3.8).
const quiet = 4

// PNG returns the code of a text as a picture and the width of that picture in
// pixels. The error is that of a text too long for any code (2,331 bytes). It
// may be called from several goroutines at once.
func PNG(text string) (data []byte, width int, err error) {
	e := encoders.Get().(*encoder)
	defer encoders.Put(e)
	code, err := e.encode(text)
	if err != nil {
		return nil, 0, err
	}
	width = code.Size + 2*quiet
	img := image.NewPaletted(image.Rect(0, 0, width, width), color.Palette{color.White, color.Black})
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				img.Pix[(y+quiet)*img.Stride+x+quiet] = 1
			}
		}
	}
	// So small a picture gains 60 bytes by being compressed, and takes ten
	// times as long.
	var b bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.NoCompression, BufferPool: e}).Encode(&b, img)
	return b.Bytes(), width, err
}

// Modules returns the code of a text without its quiet zone: a bit for each
// module, set where it is black, row by row, the highest bit of a byte first;
// and how many modules a row has. The error is that of [PNG].
func Modules(text string) (bits []byte, size int, err error) {
	e := encoders.Get().(*encoder)
	defer encoders.Put(e)
	code, err := e.encode(text)
	if err != nil {
		return nil, 0, err
	}
	bits = make([]byte, (code.Size*code.Size+7)/8)
	for y := range code.Size {
		for x := range code.Size {
			if i := y*code.Size + x; code.Black(x, y) {
				bits[i/8] |= 0x80 >> (i % 8)
			}
		}
	}
	return bits, code.Size, nil
}

// encoders holds encoders that are not at work.
var encoders = sync.Pool{New: func() any { return new(encoder) }}

// An encoder keeps the plans of the sizes that it has drawn and the buffer of
// the picture's writer, because making either takes longer than using it.
type encoder struct {
	plans  [coding.MaxVersion + 1]*coding.Plan
	buffer *png.EncoderBuffer
}

// Get implements [png.EncoderBufferPool].
func (e *encoder) Get() *png.EncoderBuffer { return e.buffer }

// Put implements [png.EncoderBufferPool].
func (e *encoder) Put(b *png.EncoderBuffer) { e.buffer = b }

// encode fills the smallest code that holds a text.
func (e *encoder) encode(text string) (*coding.Code, error) {
	plan, err := e.plan(coding.String(text))
	if err != nil {
		return nil, err
	}
	return plan.Encode(coding.String(text))
}

// plan returns the layout of the smallest code that holds a text.
func (e *encoder) plan(text coding.String) (*coding.Plan, error) {
	v := coding.Version(coding.MinVersion)
	for v < coding.MaxVersion && text.Bits(v) > v.DataBytes(coding.M)*8 {
		v++
	}
	if text.Bits(v) > v.DataBytes(coding.M)*8 {
		return nil, errTooLong
	}
	if e.plans[v] == nil {
		plan, err := coding.NewPlan(v, coding.M, mask)
		if err != nil {
			return nil, err
		}
		e.plans[v] = plan
	}
	return e.plans[v], nil
}

// mask is the pattern laid over every code. The standard would have the least
// penalised of eight chosen; addresses are short and varied, and any of the
// eight can be read.
const mask = coding.Mask(2)

var errTooLong = errors.New("the text is too long for a QR code")
