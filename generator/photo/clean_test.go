package photo

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

func sampleImage() image.Image {
	img := image.NewRGBA(image.Rect(0, 0, 24, 16))
	for i := range img.Pix {
		img.Pix[i] = byte(i * 7)
	}
	img.Set(3, 3, color.White)
	return img
}

// exif is an EXIF segment of a picture turned on its side, with a camera's
// name and a place.
func exif(order binary.AppendByteOrder, way uint16) []byte {
	tiff := []byte("MM\x00\x2A")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		tiff = []byte("II\x2A\x00")
	}
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2)
	tiff = append(order.AppendUint32(order.AppendUint16(order.AppendUint16(tiff, 0x010F), 2), 20), 0, 0, 0, 60)
	tiff = order.AppendUint32(order.AppendUint16(order.AppendUint16(tiff, tagOrientation), 3), 1)
	tiff = append(order.AppendUint16(tiff, way), 0, 0)
	tiff = append(tiff, "secret-camera GPS 27.41 113.06"...)
	return segment(markerAPP1, append([]byte("Exif\x00\x00"), tiff...))
}

func segment(marker byte, body []byte) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(len(body)+2)), body...)
}

func withSegments(t *testing.T, segments ...[]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, sampleImage(), nil); err != nil {
		t.Fatal(err)
	}
	data := append([]byte{}, b.Bytes()[:2]...)
	for _, s := range segments {
		data = append(data, s...)
	}
	return append(append(data, b.Bytes()[2:]...), "secret-trailer"...)
}

func samePixels(t *testing.T, a, b []byte) {
	t.Helper()
	x, _, err := image.Decode(bytes.NewReader(a))
	if err != nil {
		t.Fatal(err)
	}
	y, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 24 * 16 {
		if x.At(i%24, i/24) != y.At(i%24, i/24) {
			t.Fatalf("pixel %d differs", i)
		}
	}
}

func TestCleanJPEG(t *testing.T) {
	for name, order := range map[string]binary.AppendByteOrder{"big": binary.BigEndian, "little": binary.LittleEndian} {
		data := withSegments(t, exif(order, 6), segment(markerAPP1, []byte("http://ns.adobe.com/xap/1.0/\x00secret-xmp")),
			segment(markerAPP2, []byte("ICC_PROFILE\x00\x01\x01kept-profile")), segment(markerAPP2, []byte("MPF\x00secret-preview")),
			segment(0xED, []byte("Photoshop 3.0\x00secret-iptc")), segment(markerCOM, []byte("secret-comment")))
		got, err := Clean("jpeg", data)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(got), "secret") || strings.Contains(string(got), "GPS") {
			t.Errorf("%s: something of the making is left", name)
		}
		if !strings.Contains(string(got), "kept-profile") {
			t.Errorf("%s: the colour profile is gone", name)
		}
		at := bytes.Index(got, []byte("Exif\x00\x00"))
		if at < 0 || orientation(got[at+6:]) != 6 {
			t.Errorf("%s: the picture no longer knows which way up it is", name)
		}
		samePixels(t, data, got)
	}
	upright, err := Clean("jpeg", withSegments(t, exif(binary.BigEndian, 1)))
	if err != nil || bytes.Contains(upright, []byte("Exif")) {
		t.Errorf("an upright picture needs no EXIF: %v", err)
	}
}

func TestCleanPNG(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, sampleImage()); err != nil {
		t.Fatal(err)
	}
	chunk := func(name, body string) []byte {
		c := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
		c = append(append(c, name...), body...)
		return binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
	}
	const header = 8 + 25 // signature and IHDR
	data := append([]byte{}, b.Bytes()[:header]...)
	data = append(data, chunk("tEXt", "Author\x00secret-author")...)
	data = append(data, chunk("eXIf", "MMsecret-place")...)
	data = append(data, chunk("iTXt", "XML:com.adobe.xmp\x00secret-xmp")...)
	data = append(append(data, b.Bytes()[header:]...), "secret-trailer"...)
	got, err := Clean("png", data)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(got, []byte("secret")) || !bytes.Equal(got, b.Bytes()) {
		t.Error("a PNG is not cleaned to what it shows")
	}
}

func TestCleanWebP(t *testing.T) {
	chunk := func(name, body string) string {
		pad := strings.Repeat("\x00", len(body)%2)
		return name + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body + pad
	}
	body := chunk("VP8X", "\x3C\x00\x00\x00\x17\x00\x00\x0F\x00\x00") + chunk("ICCP", "profile") + chunk("VP8L", "pixels") + chunk("EXIF", "secret-place") + chunk("XMP ", "secret-xml")
	data := "RIFF" + string(binary.LittleEndian.AppendUint32(nil, uint32(4+len(body)))) + "WEBP" + body
	got, err := Clean("webp", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(got, []byte("secret")) || !bytes.Contains(got, []byte("pixels")) || !bytes.Contains(got, []byte("profile")) {
		t.Errorf("cleaned to %q", got)
	}
	if int(binary.LittleEndian.Uint32(got[4:])) != len(got)-8 || got[20]&(webpEXIF|webpXMP) != 0 {
		t.Error("the header promises what is no longer there")
	}
}

// TestCleanRefusesWhatItCannotFollow: a picture cut short anywhere is a fault
// or is cleaned, and never a crash.
func TestCleanRefusesWhatItCannotFollow(t *testing.T) {
	data := withSegments(t, exif(binary.BigEndian, 3))
	if _, err := Clean("jpeg", data[:60]); err == nil {
		t.Error("a JPEG cut in its header passes")
	}
	for n := range data {
		_, _ = Clean("jpeg", data[:n])
		_, _ = Clean("png", data[:n])
		_, _ = Clean("webp", append([]byte("RIFF\x00\x00\x00\x00WEBP"), data[:n]...))
	}
}

func FuzzClean(f *testing.F) {
	f.Add("jpeg", []byte("\xFF\xD8\xFF\xE1\x00\x08Exif\x00\x00\xFF\xDA\x00\x02\xFF\xD9"))
	f.Add("png", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x00IEND\xaeB`\x82"))
	f.Add("webp", []byte("RIFF\x04\x00\x00\x00WEBP"))
	f.Fuzz(func(t *testing.T, format string, data []byte) {
		got, err := Clean(format, data)
		if err == nil && len(got) > len(data)+64 {
			t.Errorf("%d bytes became %d", len(data), len(got))
		}
	})
}
