package photo

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"slices"
)

// Method names how [Resize] makes its copies. It changes whenever the same
// picture would give other bytes, so that copies kept from an older program are
// told from those of this one.
const Method = "2: halved, catmull-rom, jpeg 82"

// quality is of the copies in JPEG. At 82, what the coding loses cannot be seen
// at the distance at which a page is read.
const quality = 82

// A Copy is a picture in one size.
type Copy struct {
	Width, Height int // pixels, upright
	Format        string
	Data          []byte
}

// Passes reports whether a picture needs no copies at these widths: a drawing,
// an animation, or a photograph that stands upright and is no wider than the
// smallest of them.
func (info Info) Passes(widths []int) bool {
	switch info.Format {
	case "jpeg", "png", "webp":
		return info.Moves || info.Way == 0 && (len(widths) == 0 || info.Width <= slices.Min(widths))
	}
	return true
}

// Resize returns a picture at the given widths in pixels, by rising width: at
// those below its own, and last at its own or the largest that is asked for,
// whichever is less. Nothing is enlarged. A picture that [Info.Passes] is
// returned alone, cleaned.
//
// Copies stand upright and hold the pixels, and a colour profile where they
// need one. They are JPEG where the picture is opaque, else PNG. At a picture's
// own size the copy is the cleaned picture itself where that weighs less; and a
// copy that weighs no less than a larger one is left out, because the larger
// one serves better.
//
// The info is what [Inspect] said of the data. A picture that cannot be
// decoded is an [*Error].
func Resize(info Info, data []byte, widths []int) ([]Copy, error) {
	cleaned, err := Clean(info.Format, data)
	if err != nil {
		return nil, err
	}
	whole := Copy{info.Width, info.Height, info.Format, cleaned}
	if info.Passes(widths) {
		return []Copy{whole}, nil
	}
	src, err := Decode(data)
	if err != nil {
		return nil, err
	}
	p := press{info: info, opaque: isOpaque(src), profile: profileOf(info.Format, data), left: src}
	var copies []Copy // from the largest down
	for _, w := range slices.Backward(targets(info.Width, widths)) {
		c, err := p.copy(w)
		if err != nil {
			return nil, err
		}
		if w == info.Width && info.Way == 0 && len(cleaned) <= len(c.Data) {
			c = whole
		}
		if n := len(copies); n == 0 || len(c.Data) < len(copies[n-1].Data) {
			copies = append(copies, c)
		}
	}
	slices.Reverse(copies)
	return copies, nil
}

// Decode decodes a photograph, which shows whether it is damaged beyond its
// header. The error is an [*Error].
func Decode(data []byte) (image.Image, error) {
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, broken(err)
	}
	return img, nil
}

// targets returns the widths of a picture's copies, rising.
func targets(own int, widths []int) []int {
	all := []int{own}
	if len(widths) > 0 {
		all[0] = min(own, slices.Max(widths))
	}
	for _, w := range widths {
		if w > 0 && w < own {
			all = append(all, w)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// isOpaque reports a picture that nothing shows through.
func isOpaque(img image.Image) bool {
	o, ok := img.(interface{ Opaque() bool })
	return ok && o.Opaque()
}

// A press makes the copies of one picture, from the largest to the smallest.
type press struct {
	info    Info
	opaque  bool
	profile []byte
	left    image.Image // as stored: the picture, halved as often as the copies to come allow
}

// copy makes the copy of an upright width.
func (p *press) copy(width int) (Copy, error) {
	height := max((width*p.info.Height+p.info.Width/2)/p.info.Width, 1)
	w, h := width, height
	if p.info.Way >= 5 {
		w, h = h, w
	}
	for b := p.left.Bounds(); b.Dx() >= 2*w && b.Dy() >= 2*h; b = p.left.Bounds() {
		p.left = halve(p.left)
	}
	level := toRGBA(p.left)
	p.left = level
	img := turn(resample(level, w, h), p.info.Way)
	format, data, err := p.encode(img)
	return Copy{width, height, format, data}, err
}

func (p *press) encode(img *image.RGBA) (format string, data []byte, err error) {
	var b bytes.Buffer
	if p.opaque {
		format, err = "jpeg", jpeg.Encode(&b, img, &jpeg.Options{Quality: quality})
	} else {
		format, err = "png", png.Encode(&b, img)
	}
	return format, withProfile(format, b.Bytes(), p.profile), err
}
