package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// stored returns a picture whose four quarters have colours of their own, as a
// camera stores it that says it must be turned by way to stand upright.
func stored(way, w, h int) *image.RGBA {
	if way >= 5 {
		w, h = h, w
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	upW, upH := w, h
	if way >= 5 {
		upW, upH = h, w
	}
	for y := range upH {
		for x := range upW {
			fromX, fromY := storedAt(way, x, y, w, h)
			img.Set(fromX, fromY, quarter(x, y, upW, upH))
		}
	}
	return img
}

// storedAt is the table of EXIF 2.3, Orientation, written as the standard says
// it: which side of the upright picture row 0 and column 0 are.
func storedAt(way, x, y, w, h int) (column, row int) {
	fromRight, fromBottom := func(n int) int { return n - 1 - x }, func(n int) int { return n - 1 - y }
	switch way {
	case 2: // top, right
		return fromRight(w), y
	case 3: // bottom, right
		return fromRight(w), fromBottom(h)
	case 4: // bottom, left
		return x, fromBottom(h)
	case 5: // left, top
		return y, x
	case 6: // right, top
		return y, fromRight(h)
	case 7: // right, bottom
		return fromBottom(w), fromRight(h)
	case 8: // left, bottom
		return fromBottom(w), x
	}
	return x, y // top, left
}

var corners = [4]color.RGBA{{200, 30, 30, 255}, {30, 200, 30, 255}, {30, 30, 200, 255}, {200, 200, 30, 255}}

func quarter(x, y, w, h int) color.RGBA {
	n := 0
	if x >= w/2 {
		n++
	}
	if y >= h/2 {
		n += 2
	}
	return corners[n]
}

// photograph is a JPEG that says which way up it is, and where it was taken.
func photograph(t *testing.T, way, w, h int) []byte {
	t.Helper()
	data := asJPEG(t, stored(way, w, h))
	return slices.Concat(data[:2], exif(binary.BigEndian, uint16(way)), data[2:])
}

func inspect(t *testing.T, data []byte) Info {
	t.Helper()
	info, err := Inspect("a", bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func resized(t *testing.T, data []byte, widths ...int) []Copy {
	t.Helper()
	copies, err := Resize(inspect(t, data), data, widths)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range copies {
		if bytes.Contains(c.Data, []byte("secret")) || bytes.Contains(c.Data, []byte("GPS")) {
			t.Errorf("the copy of %d columns says where it was taken", c.Width)
		}
		if c.Format == "svg" || c.Format == "gif" {
			continue
		}
		if info := inspect(t, c.Data); info.Width != c.Width || info.Height != c.Height || info.Format != c.Format {
			t.Errorf("a copy is %+v, and said to be %d × %d in %s", info, c.Width, c.Height, c.Format)
		}
	}
	return copies
}

func widthsOf(copies []Copy) (all []int) {
	for _, c := range copies {
		all = append(all, c.Width)
	}
	return all
}

func TestEveryWayUpIsTurnedUpright(t *testing.T) {
	for way := 1; way <= 8; way++ {
		data := photograph(t, way, 96, 64)
		if info := inspect(t, data); info.Width != 96 || info.Height != 64 || max(info.Way, 1) != way {
			t.Errorf("%d: inspected as %+v", way, info)
		}
		for _, c := range resized(t, data, 24, 48, 400) {
			checkQuarters(t, way, c)
			if bytes.Contains(c.Data, exifHead) {
				t.Errorf("%d: a copy of %d would be turned again", way, c.Width)
			}
		}
	}
}

func checkQuarters(t *testing.T, way int, c Copy) {
	t.Helper()
	img, err := Decode(c.Data)
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range corners {
		r, g, b, _ := img.At(c.Width/4+n%2*c.Width/2, c.Height/4+n/2*c.Height/2).RGBA()
		got := [3]int{int(r >> 8), int(g >> 8), int(b >> 8)}
		for i, v := range [3]uint8{want.R, want.G, want.B} {
			if d := got[i] - int(v); d < -12 || d > 12 {
				t.Errorf("way %d, %d × %d: quarter %d is %v, want %v", way, c.Width, c.Height, n, got, want)
				break
			}
		}
	}
}

// TestUprightIsSaidOfPNGAndWebP: they may hold EXIF too, and Clean keeps of it
// the way up alone.
func TestUprightIsSaidOfPNGAndWebP(t *testing.T) {
	tiff := exif(binary.LittleEndian, 6)[10:]
	var b bytes.Buffer
	if err := png.Encode(&b, stored(6, 96, 64)); err != nil {
		t.Fatal(err)
	}
	const header = 8 + 25
	data := slices.Concat(b.Bytes()[:header], appendPNG(nil, "eXIf", tiff), b.Bytes()[header:])
	for _, c := range resized(t, data, 48) {
		checkQuarters(t, 6, c)
	}
	for format, data := range map[string][]byte{"png": data, "webp": withEXIF(tiff)} {
		cleaned, err := Clean(format, data)
		if err != nil || wayUp(format, cleaned) != 6 || bytes.Contains(cleaned, []byte("secret")) {
			t.Errorf("%s: cleaned, it must be turned %d, %v", format, wayUp(format, cleaned), err)
		}
	}
}

func withEXIF(tiff []byte) []byte {
	chunk := func(name string, body []byte) []byte {
		head := binary.LittleEndian.AppendUint32([]byte(name), uint32(len(body)))
		return append(append(head, body...), make([]byte, len(body)%2)...)
	}
	body := slices.Concat(chunk("VP8X", []byte("\x08\x00\x00\x00\x17\x00\x00\x0F\x00\x00")), chunk("VP8L", []byte("pixels")), chunk("EXIF", tiff))
	return slices.Concat(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+len(body))), []byte("WEBP"), body)
}

func TestWidths(t *testing.T) {
	page := []int{480, 800, 1200, 1600}
	for _, c := range []struct {
		own  int
		want []int
	}{
		{300, []int{300}}, {480, []int{480}}, {481, []int{480, 481}}, {1200, []int{480, 800, 1200}},
		{1500, []int{480, 800, 1200, 1500}}, {1600, page}, {2400, page},
	} {
		data := asJPEG(t, scenery(c.own, c.own/20))
		copies := resized(t, data, page...)
		if got := widthsOf(copies); !slices.Equal(got, c.want) {
			t.Errorf("%d columns give copies of %v, want %v", c.own, got, c.want)
		}
		last := copies[len(copies)-1]
		if want := (last.Width*(c.own/20) + c.own/2) / c.own; last.Height != want {
			t.Errorf("%d × %d is made %d × %d", c.own, c.own/20, last.Width, last.Height)
		}
	}
}

func TestWhatPassesIsCleanedOnly(t *testing.T) {
	small := photograph(t, 1, 96, 64)
	cleaned, err := Clean("jpeg", small)
	if err != nil {
		t.Fatal(err)
	}
	if got := resized(t, small, 96); len(got) != 1 || !bytes.Equal(got[0].Data, cleaned) {
		t.Error("a small photograph is not passed on as it is")
	}
	if got := resized(t, photograph(t, 3, 96, 64), 96); len(got) != 1 || got[0].Width != 96 {
		t.Error("a small photograph that stands on its head gives no copy of its own size")
	}
	drawing := []byte(`<svg viewBox="0 0 2000 1000"/>`)
	got, err := Resize(Info{Format: "svg", Width: 2000, Height: 1000}, drawing, []int{480})
	if err != nil || len(got) != 1 || !bytes.Equal(got[0].Data, drawing) {
		t.Errorf("a drawing is changed: %v, %v", got, err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, stored(1, 96, 64)); err != nil {
		t.Fatal(err)
	}
	const header = 8 + 25
	moving := slices.Concat(b.Bytes()[:header], appendPNG(nil, "acTL", make([]byte, 8)), b.Bytes()[header:])
	if got := resized(t, moving, 48); len(got) != 1 || !bytes.Equal(got[0].Data, moving) {
		t.Error("an animation is stopped")
	}
	if animated := withEXIF(nil); moves("webp", animated) {
		t.Error("a still WebP is taken for an animation")
	} else if animated[20] |= webpAnimated; !moves("webp", animated) {
		t.Error("an animated WebP is taken for a still one")
	}
}

func TestTheLighterCopyWins(t *testing.T) {
	flat := image.NewPaletted(image.Rect(0, 0, 900, 600), color.Palette{color.White, color.Black})
	for x := range 900 {
		flat.SetColorIndex(x, x*600/900, 1)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, flat); err != nil {
		t.Fatal(err)
	}
	got := resized(t, b.Bytes(), 480, 800)
	for i := 1; i < len(got); i++ {
		if len(got[i-1].Data) >= len(got[i].Data) {
			t.Errorf("the copy of %d weighs more than that of %d", got[i-1].Width, got[i].Width)
		}
	}
	own := resized(t, b.Bytes(), 480, 900)
	if last := own[len(own)-1]; last.Format != "png" || last.Width != 900 {
		t.Errorf("a line drawing of %d bytes became %s of %d", b.Len(), last.Format, len(last.Data))
	}
}

func TestTransparencyIsKept(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 200, 100))
	for y := range 100 {
		for x := range 200 {
			img.SetNRGBA(x, y, color.NRGBA{uint8(x), uint8(y * 2), uint8(x * y), uint8(min(255, max(0, (x-50)*4)))})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	for _, c := range resized(t, b.Bytes(), 40, 100) {
		got, err := Decode(c.Data)
		if err != nil || c.Format != "png" {
			t.Fatalf("%s, %v", c.Format, err)
		}
		_, _, _, clear := got.At(2, c.Height/2).RGBA()
		_, _, _, full := got.At(c.Width-2, c.Height/2).RGBA()
		if clear != 0 || full != 0xFFFF {
			t.Errorf("%d columns: opacity from %x to %x", c.Width, clear, full)
		}
	}
	for i := range img.Pix {
		img.Pix[i] |= uint8(255 * (i % 4 / 3))
	}
	b.Reset()
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if c := resized(t, b.Bytes(), 40, 100); c[0].Format != "jpeg" {
		t.Errorf("an opaque PNG gives copies in %s", c[0].Format)
	}
}

func TestWebPIsResized(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "small.webp"))
	if err != nil {
		t.Fatal(err)
	}
	if got := resized(t, data, 50, 100); !slices.Equal(widthsOf(got), []int{50, 100}) {
		t.Errorf("copies of %v", widthsOf(got))
	}
}

// TestEvenAreasStay: scaling changes nothing where there is nothing to see, and
// invents no value outside the range at edges.
func TestEvenAreasStay(t *testing.T) {
	src := image.NewRGBA(image.Rect(0, 0, 101, 67))
	for i := range src.Pix {
		src.Pix[i] = []uint8{17, 130, 250, 255}[i%4]
	}
	for _, size := range []image.Point{{100, 66}, {50, 33}, {7, 5}, {1, 1}, {101, 20}, {30, 67}} {
		got := resample(src, size.X, size.Y)
		for i, v := range got.Pix {
			if v != []uint8{17, 130, 250, 255}[i%4] {
				t.Errorf("%v: byte %d is %d", size, i, v)
				break
			}
		}
	}
	if got := halve(src); !bytes.Equal(got.Pix[:8], []byte{17, 130, 250, 255, 17, 130, 250, 255}) || got.Rect.Dx() != 50 {
		t.Errorf("halved to %v", got.Pix[:8])
	}
}

// TestColourProfiles: one that browsers do not take for granted comes along in
// every copy, whatever it came in.
func TestColourProfiles(t *testing.T) {
	profile := bytes.Repeat([]byte("wide colours "), 11000)
	copy(profile[16:], "RGB ")
	var b bytes.Buffer
	if err := png.Encode(&b, stored(1, 96, 64)); err != nil {
		t.Fatal(err)
	}
	clear := image.NewNRGBA(image.Rect(0, 0, 96, 64))
	var c bytes.Buffer
	if err := png.Encode(&c, clear); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"jpeg": withProfile("jpeg", photograph(t, 6, 96, 64), profile), "png": withProfile("png", b.Bytes(), profile), "clear": withProfile("png", c.Bytes(), profile),
	} {
		for _, c := range resized(t, data, 24, 48) {
			if !bytes.Equal(profileOf(c.Format, c.Data), profile) {
				t.Errorf("%s: the copy of %d in %s has lost its profile", name, c.Width, c.Format)
			}
		}
	}
	for _, needless := range []string{"sRGB IEC61966-2.1", "s\x00R\x00G\x00B"} {
		plain := slices.Clone(profile[:200])
		copy(plain[130:], needless)
		if profileOf("jpeg", withProfile("jpeg", photograph(t, 1, 8, 8), plain)) != nil {
			t.Error("a profile that says sRGB is carried along")
		}
	}
	grey := slices.Clone(profile[:200])
	copy(grey[16:], "GRAY")
	if profileOf("png", withProfile("png", b.Bytes(), grey)) != nil {
		t.Error("a profile of greys is put on colours")
	}
}

func TestResizeIsDeterministic(t *testing.T) {
	data := photograph(t, 8, 900, 700)
	before := runtime.GOMAXPROCS(1)
	first := Pack(resized(t, data, 100, 480, 800))
	runtime.GOMAXPROCS(2)
	second := Pack(resized(t, data, 100, 480, 800))
	runtime.GOMAXPROCS(before)
	if !bytes.Equal(first, second) {
		t.Error("the same picture gives different copies")
	}
}

func TestResizeRefuses(t *testing.T) {
	data := photograph(t, 1, 96, 64)
	info := inspect(t, data)
	cut := slices.Concat(data[:len(data)*2/3], []byte{0xFF, markerEOI})
	var fault *Error
	if _, err := Resize(info, cut, []int{48}); !errors.As(err, &fault) || fault.Fault != Broken {
		t.Errorf("a photograph cut in two: %v", err)
	}
	if _, err := Resize(info, data[:30], []int{48}); !errors.As(err, &fault) {
		t.Errorf("a photograph cut in its header: %v", err)
	}
}

// TestHuge: a picture is refused by what its header says, before anything is
// decoded.
func TestHuge(t *testing.T) {
	for width, huge := range map[uint32]bool{10_000: false, 10_001: true, 1 << 30: true} {
		ihdr := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), 10_000)
		data := appendPNG([]byte("\x89PNG\r\n\x1a\n"), "IHDR", append(ihdr, 8, 2, 0, 0, 0))
		_, err := Inspect("a.png", bytes.NewReader(data))
		var fault *Error
		if got := errors.As(err, &fault) && fault.Fault == Huge; got != huge {
			t.Errorf("%d × 10000: %v", width, err)
		}
	}
}

func TestPack(t *testing.T) {
	copies := []Copy{{480, 320, "jpeg", []byte("a")}, {1600, 1067, "png", bytes.Repeat([]byte("b"), 300)}}
	data := Pack(copies)
	got, err := Unpack(data)
	if err != nil || !bytes.Equal(Pack(got), data) || got[1].Height != 1067 || got[0].Format != "jpeg" {
		t.Errorf("got %v, %v", got, err)
	}
	for n := range len(data) {
		if got, err := Unpack(data[:n]); err == nil && len(got) != 1 {
			t.Errorf("%d bytes of %d pass for copies", n, len(data))
		}
	}
	if _, err := Unpack([]byte(strings.Repeat("\xff", 40))); err == nil {
		t.Error("nonsense passes for copies")
	}
}

func FuzzResize(f *testing.F) {
	f.Add(asJPEG(f, stored(1, 60, 40)))
	f.Fuzz(func(t *testing.T, data []byte) {
		info, err := Inspect("a", bytes.NewReader(data))
		if err != nil || info.Width > 4000 || info.Height > 4000 {
			return
		}
		copies, err := Resize(info, data, []int{16, 32})
		if err == nil && (len(copies) == 0 || len(copies[0].Data) == 0) {
			t.Error("no copies and no error")
		}
	})
}
