package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"
)

// TestOnlyWhatIsKnownIsKept: previews, papers of origin (C2PA) and whatever
// else a program may put into a picture are gone, wherever they stand.
func TestOnlyWhatIsKnownIsKept(t *testing.T) {
	var j, p bytes.Buffer
	if err := jpeg.Encode(&j, sampleImage(), nil); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&p, sampleImage()); err != nil {
		t.Fatal(err)
	}
	const header = 8 + 25
	inPNG := func(name string) []byte {
		return slices.Concat(p.Bytes()[:header], appendPNG(nil, name, []byte("secret")), p.Bytes()[header:])
	}
	scanned := j.Bytes()[:j.Len()-2]
	for name, c := range map[string]struct {
		format     string
		data, want []byte
	}{
		"JFXX":          {"jpeg", withSegments(t, segment(markerAPP0, []byte("JFXX\x00\x10secret"))), j.Bytes()},
		"Adobe's name":  {"jpeg", withSegments(t, segment(markerAPPE, []byte("Ducky\x00secret"))), j.Bytes()},
		"JPG13":         {"jpeg", withSegments(t, segment(0xFD, []byte("secret"))), j.Bytes()},
		"reserved":      {"jpeg", withSegments(t, segment(0x02, []byte("secret"))), j.Bytes()},
		"after a scan":  {"jpeg", slices.Concat(scanned, segment(markerCOM, []byte("secret\xFF\xD9")), []byte{0xFF, markerEOI}), j.Bytes()},
		"caBX":          {"png", inPNG("caBX"), p.Bytes()},
		"prVW":          {"png", inPNG("prVW"), p.Bytes()},
		"case of tEXt":  {"png", inPNG("tExt"), p.Bytes()},
		"four of other": {"png", inPNG("R PL"), p.Bytes()},
	} {
		got, err := Clean(c.format, c.data)
		if err != nil || !bytes.Equal(got, c.want) {
			t.Errorf("%s: %d bytes are left of %d, want %d: %v", name, len(got), len(c.data), len(c.want), err)
		}
	}
}

// TestHeadsAreCutToTheirSize: a preview behind what JFIF says, and anything
// behind what Adobe says, is left off; what they say stays.
func TestHeadsAreCutToTheirSize(t *testing.T) {
	jfif := []byte("JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x02\x01secret")
	adobe := []byte("Adobe\x00\x64\x00\x00\x00\x00\x01secret")
	got, err := Clean("jpeg", withSegments(t, segment(markerAPP0, jfif), segment(markerAPPE, adobe)))
	want := withSegments(t, segment(markerAPP0, append(slices.Clone(jfif[:12]), 0, 0)), segment(markerAPPE, adobe[:12]))
	if err != nil || !bytes.Equal(got, bytes.TrimSuffix(want, []byte("secret-trailer"))) {
		t.Errorf("cleaned to %q, %v", got[:60], err)
	}
	if short, err := Clean("jpeg", withSegments(t, segment(markerAPP0, jfif[:9]))); err != nil || bytes.Contains(short, []byte("JFIF")) {
		t.Errorf("a head that is cut stays: %v", err)
	}
}

// TestWebPEndsWhereItSays: what follows the file's own size, and a chunk of a
// kind that the standard does not have, is no part of the picture.
func TestWebPEndsWhereItSays(t *testing.T) {
	chunk := func(name, body string) []byte {
		return append(binary.LittleEndian.AppendUint32([]byte(name), uint32(len(body))), body...)
	}
	whole := func(chunks ...[]byte) []byte {
		body := slices.Concat(chunks...)
		return slices.Concat(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+len(body))), []byte("WEBP"), body)
	}
	pixels := chunk("VP8 ", "pixels")
	for name, data := range map[string][]byte{
		"C2PA": whole(pixels, chunk("C2PA", "secret")), "XMP": whole(chunk("XMP ", "secret"), pixels),
		"a chunk behind the end": append(whole(pixels), chunk("VP8 ", "secret")...), "a trailer": append(whole(pixels), "secret"...),
	} {
		if got, err := Clean("webp", data); err != nil || !bytes.Equal(got, whole(pixels)) {
			t.Errorf("%s: cleaned to %q, %v", name, got, err)
		}
	}
}

// TestEveryScanIsKept: a picture whose coded pixels hold zeros put in after FF
// and restarts, in two scans, loses none of them.
func TestEveryScanIsKept(t *testing.T) {
	table, comment := segment(0xC4, []byte("table")), segment(markerCOM, []byte("secret"))
	scan := func(coded string) []byte { return append(segment(markerSOS, []byte("head")), coded...) }
	first, second := scan("a\xFF\x00b\xFF\xD0c\xFF\xD7"), scan("d\xFF\xFF\x00")
	start, end := []byte{0xFF, markerSOI}, []byte{0xFF, markerEOI}
	got, err := Clean("jpeg", slices.Concat(start, table, first, comment, table, second, end, []byte("secret")))
	if want := slices.Concat(start, table, first, table, second, end); err != nil || !bytes.Equal(got, want) {
		t.Errorf("cleaned to %q, want %q: %v", got, want, err)
	}
	if _, err := Clean("jpeg", slices.Concat(start, table, end)); err == nil {
		t.Error("a picture without a scan passes")
	}
}

// TestReadIsBounded: a file of a byte too many is refused.
func TestReadIsBounded(t *testing.T) {
	var fault *Error
	if _, err := Read(bytes.NewReader(make([]byte, MaxBytes))); err != nil {
		t.Error(err)
	}
	if _, err := Read(bytes.NewReader(make([]byte, MaxBytes+1))); !errors.As(err, &fault) || fault.Fault != Heavy {
		t.Errorf("a byte more: %v", err)
	}
}
