package pdf

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// withPicture writes a page with a picture and reads the picture.
func withPicture(t *testing.T, im *Image) (*opened, *stream) {
	t.Helper()
	d := open(t, written(t, info, page(func(p *Page) { p.Image(im, Rect{10, 10, 100, 80}) })))
	return d, d.at(d.pages()[0], "Resources", "XObject", "I0").(*stream)
}

// samples returns the pixels of a picture in eight bits, four to a pixel, as a
// reader makes them out.
func (d *opened) samples(s *stream) (pix []color.NRGBA64) {
	w, h, bits := int(s.dict["Width"].(float64)), int(s.dict["Height"].(float64)), int(s.dict["BitsPerComponent"].(float64))
	n, palette := 3, ""
	switch space := d.of(s.dict["ColorSpace"]).(type) {
	case pname:
		n = map[pname]int{"DeviceGray": 1, "DeviceRGB": 3}[space]
	case []any:
		if space[0] == pname("Indexed") {
			n, palette = 1, space[3].(string)
		} else {
			n = int(d.at(space[1], "N").(float64))
		}
	}
	data := d.decode(s)
	row := (w*n*bits + 7) / 8
	at := func(x, y, c int) uint16 {
		i := (x*n + c) * bits
		switch b := data[y*row+i/8:]; bits {
		case 16:
			return uint16(b[0])<<8 | uint16(b[1])
		case 8:
			return uint16(b[0]) * 0x101
		default:
			v := uint16(b[0]) >> (8 - bits - i%8) & (1<<bits - 1)
			if palette != "" {
				return v
			}
			return v * (0xFFFF / (1<<bits - 1))
		}
	}
	var mask []color.NRGBA64
	if m, ok := d.of(s.dict["SMask"]).(*stream); ok {
		mask = d.samples(m)
	}
	for y := range h {
		for x := range w {
			c := color.NRGBA64{A: 0xFFFF}
			switch {
			case palette != "":
				i := 3 * int(at(x, y, 0))
				if bits == 8 {
					i = 3 * int(data[y*row+x])
				}
				c.R, c.G, c.B = uint16(palette[i])*0x101, uint16(palette[i+1])*0x101, uint16(palette[i+2])*0x101
			case n == 1:
				c.R = at(x, y, 0)
				c.G, c.B = c.R, c.R
			default:
				c.R, c.G, c.B = at(x, y, 0), at(x, y, 1), at(x, y, 2)
			}
			if mask != nil {
				c.A = mask[len(pix)].R
			}
			pix = append(pix, c)
		}
	}
	return pix
}

// Every pixel of a PNG arrives, its transparency too, in eight bits and sixteen.
func TestPNG(t *testing.T) {
	for i, data := range pictures(t) {
		if data[0] != pngHead[0] {
			continue
		}
		src, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		im, err := NewImage(data)
		if err != nil {
			t.Fatal(err)
		}
		d, s := withPicture(t, im)
		got := d.samples(s)
		for y := range im.Height {
			for x := range im.Width {
				want, have := straight(src, x, y), got[y*im.Width+x]
				if want[3] == 0 && have.A == 0 {
					continue
				}
				if have != (color.NRGBA64{want[0], want[1], want[2], want[3]}) {
					t.Fatalf("picture %d: pixel %d, %d is %v, want %v", i, x, y, have, want)
				}
			}
		}
		if clear := s.dict["SMask"] != nil; clear != (d.at(d.pages()[0], "Group", "CS") == pname("DeviceRGB")) {
			t.Errorf("picture %d: transparency %v, the page has the group %v", i, clear, d.at(d.pages()[0], "Group"))
		}
	}
}

// A decoded picture arrives like a PNG.
func TestPictureOf(t *testing.T) {
	for _, clear := range []bool{false, true} {
		src := gradient(20, 30, clear)
		im, err := PictureOf(src)
		if err != nil {
			t.Fatal(err)
		}
		d, s := withPicture(t, im)
		for i, c := range d.samples(s) {
			if want := color.NRGBA64Model.Convert(src.At(i%20, i/20)); straightModel(src.At(i%20, i/20)) != c {
				t.Fatalf("pixel %d is %v, want %v", i, c, want)
			}
		}
		if (s.dict["SMask"] != nil) != clear {
			t.Errorf("transparency is %v", s.dict["SMask"])
		}
	}
	if _, err := PictureOf(image.NewGray(image.Rect(0, 0, 0, 4))); err == nil {
		t.Error("an empty picture was taken")
	}
}

// The pixels of a JPEG are passed through to the bit; nothing that it says of its
// making is.
func TestJPEG(t *testing.T) {
	src := withOrientation(jpegOf(t, gradient(60, 40, false)), 6)
	secret := append([]byte{0xFF, 0xFE, 0, 8}, "SECRET"...)
	src = append(append(bytes.Clone(src[:2]), secret...), src[2:]...)
	src = append(src, "after the end: SECRET"...)
	im, err := NewImage(src)
	if err != nil {
		t.Fatal(err)
	}
	if im.Width != 40 || im.Height != 60 {
		t.Errorf("upright it is %d by %d", im.Width, im.Height)
	}
	_, s := withPicture(t, im)
	if s.dict["Filter"] != pname("DCTDecode") || s.dict["Width"] != 60.0 || bytes.Contains(s.raw, []byte("SECRET")) || bytes.Contains(s.raw, []byte("Exif")) {
		t.Errorf("%v holds what it should not", s.dict)
	}
	a, _ := jpeg.Decode(bytes.NewReader(src))
	b, err := jpeg.Decode(bytes.NewReader(s.raw))
	if err != nil || !bytes.Equal(a.(*image.YCbCr).Y, b.(*image.YCbCr).Y) || !bytes.Equal(a.(*image.YCbCr).Cb, b.(*image.YCbCr).Cb) {
		t.Errorf("the picture is another one: %v", err)
	}
}

// Adobe stores CMYK inverted, and a profile says what the colours mean.
func TestColoursOfJPEG(t *testing.T) {
	im, err := NewImage(read(t, "testdata/cmyk.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	_, s := withPicture(t, im)
	if decode, _ := s.dict["Decode"].([]any); s.dict["ColorSpace"] != pname("DeviceCMYK") || len(decode) != 8 || decode[0] != 1.0 {
		t.Errorf("%v", s.dict)
	}
	src := jpegOf(t, gradient(8, 8, false))
	profile := append([]byte("ICC_PROFILE\x00\x01\x01"), srgbProfile...)
	segment := append([]byte{0xFF, 0xE2, byte((len(profile) + 2) >> 8), byte(len(profile) + 2)}, profile...)
	if im, err = NewImage(append(append(bytes.Clone(src[:2]), segment...), src[2:]...)); err != nil {
		t.Fatal(err)
	}
	d, s := withPicture(t, im)
	space, _ := s.dict["ColorSpace"].([]any)
	if len(space) != 2 || !bytes.Equal(d.decode(d.of(space[1]).(*stream)), srgbProfile) {
		t.Errorf("the profile did not arrive: %v", s.dict["ColorSpace"])
	}
	if bytes.Contains(s.raw, []byte("ICC_PROFILE")) {
		t.Error("the profile is there twice")
	}
}

// A picture is in the document once, whoever read it; the same pixels the other
// way up are another picture.
func TestPicturesOnce(t *testing.T) {
	read := func(turn int) *Image {
		im, err := NewImage(withOrientation(jpegOf(t, gradient(60, 40, false)), turn))
		if err != nil {
			t.Fatal(err)
		}
		return im
	}
	draw := func(list ...*Image) *Page {
		return page(func(p *Page) {
			for i, im := range list {
				p.Image(im, Rect{10, 10 + 50*float64(i), 60, 40})
			}
		})
	}
	d := open(t, written(t, info, draw(read(1), read(1), read(3)), draw(read(1))))
	count := 0
	for n := 1; n < len(d.places); n++ {
		if s, ok := d.get(ref(n)).(*stream); ok && s.dict["Subtype"] == pname("Image") {
			count++
		}
	}
	if count != 2 {
		t.Errorf("%d pictures are stored, want 2", count)
	}
}

// chunk returns a chunk of a PNG.
func chunk(name string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, name...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

func TestFaultsOfPictures(t *testing.T) {
	p, j := pngOf(t, gradient(20, 10, false)), jpegOf(t, gradient(20, 10, false))
	at := bytes.Index(j, []byte{0xFF, 0xC0})
	edit := func(data []byte, at int, with ...byte) []byte {
		data = bytes.Clone(data)
		copy(data[at:], with)
		return data
	}
	head := func(w, h uint32, rest ...byte) []byte {
		b := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
		return append([]byte(pngHead), chunk("IHDR", append(b, rest...))...)
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":          {nil, "neither"},
		"a GIF":            {[]byte("GIF89a...."), "neither"},
		"PNG cut":          {p[:len(p)-20], "too soon"},
		"PNG damaged":      {edit(p, len(p)-30, 0xAA, 0xBB), "damaged"},
		"PNG vast":         {append(head(1<<19, 1<<19, 8, 2, 0, 0, 0), chunk("IDAT", []byte{1})...), "pixels"},
		"PNG of no size":   {head(0, 4, 8, 2, 0, 0, 0), "pixels"},
		"PNG depth":        {head(4, 4, 4, 2, 0, 0, 0), "damaged"},
		"PNG kind":         {head(4, 4, 8, 5, 0, 0, 0), "damaged"},
		"PNG few pixels":   {append(append(head(4, 4, 8, 2, 0, 0, 0), chunk("IDAT", deflate(make([]byte, 20), &fast))...), chunk("IEND", nil)...), "damaged"},
		"PNG many pixels":  {append(append(head(2, 2, 8, 0, 0, 0, 0), chunk("IDAT", deflate(make([]byte, 20), &fast))...), chunk("IEND", nil)...), "damaged"},
		"PNG filter":       {append(append(head(1, 1, 8, 0, 0, 0, 0), chunk("IDAT", deflate([]byte{9, 9}, &fast))...), chunk("IEND", nil)...), "damaged"},
		"PNG no palette":   {append(append(head(1, 1, 8, 3, 0, 0, 0), chunk("IDAT", deflate([]byte{0, 0}, &fast))...), chunk("IEND", nil)...), "damaged"},
		"JPEG cut":         {j[:len(j)-2], "too soon"},
		"JPEG head alone":  {j[:4], "too soon"},
		"JPEG no pixels":   {[]byte{0xFF, 0xD8, 0xFF, 0xD9}, "too soon"},
		"JPEG of 12 bits":  {edit(j, at+4, 12), "12 bits"},
		"JPEG components":  {edit(j, at+9, 2), "2 components"},
		"JPEG lossless":    {edit(j, at+1, 0xC3), "SOF3"},
		"JPEG arithmetic":  {edit(j, at+1, 0xC9), "SOF9"},
		"JPEG no height":   {edit(j, at+5, 0, 0), "pixels"},
		"JPEG long length": {edit(j, at+2, 0xFF, 0xFF), "too soon"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := NewImage(c.data)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the fault is %v, which does not say %q", err, c.want)
			}
		})
	}
}

// Whatever a file holds, reading it ends in a picture that can be written or in
// an error.
func FuzzImage(f *testing.F) {
	for _, data := range pictures(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		im, err := NewImage(data)
		if err != nil {
			return
		}
		if im.Width <= 0 || im.Height <= 0 {
			t.Errorf("a picture of %d by %d", im.Width, im.Height)
		}
		open(t, written(t, info, page(func(p *Page) { p.Image(im, Rect{10, 10, 100, 80}) })))
	})
}
