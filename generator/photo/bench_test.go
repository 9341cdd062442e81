package photo

import (
	"bytes"
	"image"
	"image/jpeg"
	"math/rand/v2"
	"testing"

	xdraw "golang.org/x/image/draw"
)

// scenery is a picture with smooth parts, edges and grain, as photographs have.
func scenery(w, h int) *image.RGBA {
	grain := rand.New(rand.NewPCG(1, 2))
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			v := 40 + 150*y/h + int(grain.Uint32()%12)
			if (x/97+y/61)%7 == 0 {
				v /= 2
			}
			copy(img.Pix[img.PixOffset(x, y):], []byte{uint8(v), uint8(v * 3 / 4), uint8(255 - v), 255})
		}
	}
	return img
}

func asJPEG(tb testing.TB, img image.Image) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 92}); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// BenchmarkResize is a telephone's photograph of 12 megapixels, decoded and
// made into the four copies of a page.
func BenchmarkResize(b *testing.B) {
	data := asJPEG(b, scenery(4000, 3000))
	info, err := Inspect("a.jpg", bytes.NewReader(data))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Resize(info, data, []int{480, 800, 1200, 1600}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkScale compares ways to bring 12 megapixels to 1600 columns.
func BenchmarkScale(b *testing.B) {
	src, err := Decode(asJPEG(b, scenery(4000, 3000)))
	if err != nil {
		b.Fatal(err)
	}
	for _, way := range []struct {
		name  string
		scale func()
	}{
		{"halve, then ours", func() { resample(halve(src), 1600, 1200) }},
		{"ours alone", func() { resample(toRGBA(src), 1600, 1200) }},
		{"halve, then x/image CatmullRom", func() {
			half, dst := halve(src), image.NewRGBA(image.Rect(0, 0, 1600, 1200))
			xdraw.CatmullRom.Scale(dst, dst.Rect, half, half.Rect, xdraw.Src, nil)
		}},
		{"x/image CatmullRom alone", func() {
			dst := image.NewRGBA(image.Rect(0, 0, 1600, 1200))
			xdraw.CatmullRom.Scale(dst, dst.Rect, src, src.Bounds(), xdraw.Src, nil)
		}},
	} {
		b.Run(way.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				way.scale()
			}
		})
	}
}
