package qr

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"sync"
	"testing"
)

// read decodes a code of this package's making: it takes the modules off in
// the order of the standard, lifts the mask, undoes the interleaving of blocks
// and returns the text. It knows no error correction, so that one wrong module
// is a wrong text.
func read(t *testing.T, data []byte) string {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	size := img.Bounds().Dx() - 2*quiet
	version := (size - 17) / 4
	bits := modules(img, size, version)
	codewords := make([]byte, len(bits)/8)
	for i := range codewords {
		for _, bit := range bits[8*i : 8*i+8] {
			codewords[i] = codewords[i]<<1 | bit
		}
	}
	return text(t, gather(t, codewords, version), version)
}

func black(img image.Image, x, y int) bool {
	r, _, _, _ := img.At(x+quiet, y+quiet).RGBA()
	return r == 0
}

// modules reads the data modules upwards and downwards in columns of two, from
// the right, with the mask (2: every third column) taken off.
func modules(img image.Image, size, version int) (bits []byte) {
	up := true
	for right := size - 1; right > 0; right -= 2 {
		if right == 6 {
			right-- // the column of the timing pattern
		}
		for i := range size {
			y := i
			if up {
				y = size - 1 - i
			}
			for _, x := range []int{right, right - 1} {
				if reserved(x, y, size, version) {
					continue
				}
				bit := byte(0)
				if black(img, x, y) != (x%3 == 0) {
					bit = 1
				}
				bits = append(bits, bit)
			}
		}
		up = !up
	}
	return bits
}

// reserved reports whether a module belongs to a pattern and holds no data.
// Versions up to 6 have one alignment pattern at most and no version field.
func reserved(x, y, size, version int) bool {
	corner := x < 9 && y < 9 || x >= size-8 && y < 9 || x < 9 && y >= size-8
	centre := size - 7
	align := version > 1 && abs(x-centre) <= 2 && abs(y-centre) <= 2
	return corner || align || x == 6 || y == 6
}

func abs(n int) int { return max(n, -n) }

// blocks is how many blocks of how many data codewords each version has at
// level M (ISO/IEC 18004, table 9).
var blocks = map[int][2]int{1: {1, 16}, 2: {1, 28}, 3: {1, 44}, 4: {2, 32}, 5: {2, 43}, 6: {4, 27}}

// gather puts the data codewords of interleaved blocks one block after another.
func gather(t *testing.T, codewords []byte, version int) (data []byte) {
	t.Helper()
	b, ok := blocks[version]
	if !ok {
		t.Fatalf("the test knows no version %d", version)
	}
	for block := range b[0] {
		for i := range b[1] {
			data = append(data, codewords[i*b[0]+block])
		}
	}
	return data
}

// text reads the one segment of bytes: four bits of mode, eight of length.
func text(t *testing.T, data []byte, version int) string {
	t.Helper()
	if mode := data[0] >> 4; mode != 4 {
		t.Fatalf("mode %d of version %d, want bytes", mode, version)
	}
	n := int(data[0]&15)<<4 | int(data[1]>>4)
	var b strings.Builder
	for i := range n {
		b.WriteByte(data[i+1]<<4 | data[i+2]>>4)
	}
	return b.String()
}

func TestCodesCanBeReadBack(t *testing.T) {
	for _, want := range []string{
		"https://a.cn", "https://invest.example.org/", "https://invest.example.org/zh/projects/xz-2026-0302.html",
		"https://www.example.gov.cn/tzcjj/invest/en/policies/measures-for-advanced-manufacturing.html",
		"招商引资",
	} {
		data, width, err := PNG(want)
		if err != nil {
			t.Fatal(err)
		}
		if got := read(t, data); got != want {
			t.Errorf("read %q, want %q", got, want)
		}
		if len(data) > 700 {
			t.Errorf("%s: %d bytes", want, len(data))
		}
		again, _, _ := PNG(want)
		if !bytes.Equal(data, again) || width < 21+2*quiet {
			t.Errorf("%s: not the same bytes, or too small (%d)", want, width)
		}
	}
}

// The patterns by which a camera finds a code stand where the standard wants
// them, with white around all.
func TestCodesHaveTheirPatterns(t *testing.T) {
	data, width, err := PNG("https://invest.example.org/zh/")
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	size := width - 2*quiet
	for i := -quiet; i < size+quiet; i++ {
		for ring := 1; ring <= quiet; ring++ {
			if black(img, i, -ring) || black(img, -ring, i) || black(img, i, size+ring-1) || black(img, size+ring-1, i) {
				t.Fatalf("the quiet zone is not white at %d", i)
			}
		}
	}
	for _, corner := range [][2]int{{0, 0}, {size - 7, 0}, {0, size - 7}} {
		for y := range 7 {
			for x := range 7 {
				ring := max(abs(x-3), abs(y-3))
				if got, want := black(img, corner[0]+x, corner[1]+y), ring != 2; got != want {
					t.Errorf("finder pattern at %v: module %d,%d", corner, x, y)
				}
			}
		}
	}
	for i := 8; i < size-8; i++ {
		if black(img, i, 6) != (i%2 == 0) || black(img, 6, i) != (i%2 == 0) {
			t.Errorf("the timing pattern is broken at %d", i)
		}
	}
}

func TestTextsThatAreTooLong(t *testing.T) {
	if _, _, err := PNG(strings.Repeat("x", 2331)); err != nil {
		t.Error(err)
	}
	if _, _, err := PNG(strings.Repeat("x", 2332)); err == nil {
		t.Error("no error")
	}
}

func TestCodesAreDrawnSideBySide(t *testing.T) {
	want, _, err := PNG("https://a.cn/1")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				if got, _, err := PNG("https://a.cn/1"); err != nil || !bytes.Equal(got, want) {
					t.Error("another code")
				}
			}
		})
	}
	all.Wait()
}

// The bare modules are those of the picture.
func TestModulesAreThoseOfThePicture(t *testing.T) {
	const text = "https://x.example/zh/projects/a.html"
	data, width, err := PNG(text)
	if err != nil {
		t.Fatal(err)
	}
	bits, size, err := Modules(text)
	if err != nil || size != width-2*quiet {
		t.Fatalf("%d modules in a picture of %d, %v", size, width, err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for i := range size * size {
		if set := bits[i/8]&(0x80>>(i%8)) != 0; set != black(img, i%size, i/size) {
			t.Fatalf("module %d is black: %v", i, set)
		}
	}
}
