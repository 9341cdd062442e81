package pdf

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/color"
)

// maxPixels bounds pictures: twice what the largest cameras make.
const maxPixels = 300e6

// An Image is a picture that is ready to be written. It is immutable; any number
// of pages may draw it, and a document holds the same picture once.
type Image struct {
	// Width and Height are in pixels, the right way up.
	Width, Height int

	sum     [32]byte
	dict    string // of the stream, without colour space and what depends on it
	space   string // colour space where there is no profile
	n       int    // of its components
	profile []byte
	data    []byte
	mask    *plane // nil where all is opaque
	turn    int    // orientation as EXIF has it, 1 to 8
	wide    int    // in pixels, as stored
	high    int
}

// A plane is the transparency of a picture.
type plane struct {
	dict string
	data []byte
}

// NewImage reads a picture in JPEG or PNG. A JPEG is passed through: its pixels
// are what they were, in grey, RGB or CMYK; what it says of its making is left
// off, and the way up of its EXIF data is heeded. Colour profiles of pictures
// are kept. Whatever cannot be written as it should is an error.
func NewImage(data []byte) (*Image, error) {
	switch {
	case len(data) > 2 && data[0] == 0xFF && data[1] == 0xD8:
		return readJPEG(data)
	case len(data) > 8 && string(data[:8]) == pngHead:
		return readPNG(data)
	}
	return nil, errors.New("a picture that is neither a JPEG nor a PNG")
}

// PictureOf makes an image of a decoded picture, eight bits a component.
func PictureOf(src image.Image) (*Image, error) {
	r := src.Bounds()
	if err := sizes(r.Dx(), r.Dy()); err != nil {
		return nil, err
	}
	colours := make([]byte, 0, 3*r.Dx()*r.Dy())
	alpha := make([]byte, 0, r.Dx()*r.Dy())
	opaque := true
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			c := color.NRGBAModel.Convert(src.At(x, y)).(color.NRGBA)
			colours = append(colours, c.R, c.G, c.B)
			alpha = append(alpha, c.A)
			opaque = opaque && c.A == 0xFF
		}
	}
	im := &Image{Width: r.Dx(), Height: r.Dy(), wide: r.Dx(), high: r.Dy(), turn: 1, space: "/DeviceRGB", n: 3}
	im.samples(colours, 3, 8)
	if !opaque {
		im.transparency(alpha, 8)
	}
	im.hash(nil)
	return im, nil
}

func sizes(w, h int) error {
	if w <= 0 || h <= 0 || w > 1<<20 || h > 1<<20 || w*h > maxPixels {
		return fmt.Errorf("a picture of %d by %d pixels", w, h)
	}
	return nil
}

// samples takes over the pixels of a picture, n components of some bits each.
func (m *Image) samples(pixels []byte, n, bits int) {
	m.n = n
	m.dict = fmt.Sprintf("/BitsPerComponent %d/Filter/FlateDecode%s", bits, predictor(n, bits, m.wide))
	m.data = deflate(differences(pixels, m.wide*n*bits/8), &thorough)
}

// transparency takes over the transparency of a picture.
func (m *Image) transparency(alpha []byte, bits int) {
	m.mask = &plane{
		dict: fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent %d/Filter/FlateDecode%s", m.wide, m.high, bits, predictor(1, bits, m.wide)),
		data: deflate(differences(alpha, m.wide*bits/8), &thorough),
	}
}

func predictor(n, bits, wide int) string {
	return fmt.Sprintf("/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>", n, bits, wide)
}

// differences writes each row as what it differs in from the one above, which
// compresses better; the first is as it is.
func differences(pixels []byte, row int) []byte {
	out := make([]byte, 0, len(pixels)+len(pixels)/max(row, 1)+1)
	var above []byte
	for ; len(pixels) >= row && row > 0; pixels = pixels[row:] {
		if above == nil {
			out = append(append(out, 0), pixels[:row]...)
		} else {
			out = append(out, 2)
			for i, v := range pixels[:row] {
				out = append(out, v-above[i])
			}
		}
		above = pixels[:row]
	}
	return out
}

// hash makes the sum by which a document knows the picture again: of the file
// that it comes from, or of what became of it.
func (m *Image) hash(source []byte) {
	if source == nil {
		h := sha256.New()
		fmt.Fprintf(h, "%d %d %s %s", m.wide, m.high, m.space, m.dict)
		h.Write(m.data)
		if m.mask != nil {
			h.Write(m.mask.data)
		}
		h.Sum(m.sum[:0])
		return
	}
	m.sum = sha256.Sum256(source)
}

// orientations are where the unit square of a picture as it is stored goes, in
// the square in which it is shown; both count upwards. The order is that of EXIF.
var orientations = [...]Matrix{
	1: {1, 0, 0, 1, 0, 0}, 2: {-1, 0, 0, 1, 1, 0}, 3: {-1, 0, 0, -1, 1, 1}, 4: {1, 0, 0, -1, 0, 1},
	5: {0, -1, -1, 0, 1, 1}, 6: {0, -1, 1, 0, 0, 1}, 7: {0, 1, 1, 0, 0, 0}, 8: {0, 1, -1, 0, 1, 0},
}

// Image draws a picture so that it fills a rectangle.
func (p *Page) Image(m *Image, r Rect) {
	if m == nil || m.turn == 0 {
		p.fail(errors.New("no picture where one should be drawn"))
	}
	if !p.ok(r.X, r.Y, r.W, r.H) {
		return
	}
	p.mark()
	p.endText()
	p.b.put("q\n")
	p.matrix(orientations[m.turn].then(Matrix{r.W, 0, 0, r.H, p.ox + r.X, p.top - r.Y - r.H}))
	p.b.put("/I")
	p.b.int(p.imageOf(m))
	p.b.put(" Do\nQ\n")
	p.clear = p.clear || m.mask != nil
	p.press = p.press || m.n == 4 && m.profile == nil
}

// imageOf returns the index of a picture among those of the page.
func (p *Page) imageOf(m *Image) int {
	for i, have := range p.images {
		if have.sum == m.sum {
			return i
		}
	}
	p.images = append(p.images, m)
	return len(p.images) - 1
}

// image writes a picture, once.
func (w *Writer) image(m *Image) ref {
	if r := w.stored[m.sum]; r != 0 {
		return r
	}
	r := w.f.take()
	w.stored[m.sum] = r
	b := body("/Type/XObject/Subtype/Image")
	b.put(fmt.Sprintf("/Width %d/Height %d/ColorSpace", m.wide, m.high))
	b.put(w.spaceOf(m))
	b.put(m.dict)
	if m.mask != nil {
		mask := w.f.take()
		w.f.raw(mask, m.mask.dict, m.mask.data)
		b.entry("/SMask", mask)
	}
	w.f.raw(r, string(b), m.data)
	return r
}

// spaceOf returns the colour space of a picture: that of its profile, if it has
// one.
func (w *Writer) spaceOf(m *Image) string {
	if m.profile == nil {
		return m.space
	}
	b := body("[/ICCBased ")
	b.ref(w.profile(m.profile, m.n))
	b.put("]")
	return string(b)
}

// store writes a compressed stream, once for all with the same content.
func (w *Writer) store(dict string, data []byte) ref {
	sum := sha256.Sum256(append([]byte(dict+"\x00"), data...))
	r := w.stored[sum]
	if r == 0 {
		r = w.f.take()
		w.stored[sum] = r
		w.f.stream(r, dict, data)
	}
	return r
}
