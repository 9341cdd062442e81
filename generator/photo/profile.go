package photo

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"slices"
)

var iccHead = []byte("ICC_PROFILE\x00")

// maxProfile bounds a colour profile; one that is larger is a printer's, and
// of no use on a screen.
const maxProfile = 1 << 20

// profileOf returns the colour profile of a photograph, without which a copy of
// a telephone's picture looks dull; nil where a copy needs none, because it is
// sRGB, which browsers take for granted, or not of red, green and blue.
func profileOf(format string, data []byte) []byte {
	var found []byte
	for name, body := range pieces(format, data) {
		switch name {
		case marker(markerAPP2):
			// A number and a count stand before each part (ICC.1:2010, B.4).
			if part, ok := bytes.CutPrefix(body, iccHead); ok && len(part) > 2 {
				found = append(found, part[2:]...)
			}
		case "iCCP":
			found = inflated(body)
		case "ICCP":
			found = body
		}
	}
	if len(found) < 128 || len(found) > maxProfile || string(found[16:20]) != "RGB " || namesSRGB(found) {
		return nil
	}
	return found
}

// namesSRGB reports a profile whose description says sRGB, in either of the
// forms that descriptions have.
func namesSRGB(profile []byte) bool {
	return bytes.Contains(profile, []byte("sRGB")) || bytes.Contains(profile, []byte("s\x00R\x00G\x00B"))
}

// inflated returns the profile in a PNG's chunk: a name, a zero, the method,
// which is always zlib, and the data (PNG, third edition, 11.3.2.3).
func inflated(body []byte) []byte {
	_, packed, ok := bytes.Cut(body, []byte{0})
	if !ok || len(packed) < 1 {
		return nil
	}
	r, err := zlib.NewReader(bytes.NewReader(packed[1:]))
	if err != nil {
		return nil
	}
	data, err := io.ReadAll(io.LimitReader(r, maxProfile+1))
	if err != nil {
		return nil // a copy without its colours is better than none
	}
	return data
}

// withProfile returns an encoded picture with a profile put in, if it is not
// nil.
func withProfile(format string, data, profile []byte) []byte {
	switch {
	case profile == nil:
		return data
	case format == "png":
		const header = 8 + 25 // signature and IHDR, which comes first
		return slices.Concat(data[:header], pngProfile(profile), data[header:])
	}
	return slices.Concat(data[:2], jpegProfile(profile), data[2:])
}

func pngProfile(profile []byte) []byte {
	b := bytes.NewBufferString("icc\x00\x00")
	z := zlib.NewWriter(b)
	_, _ = z.Write(profile) // to memory: it cannot fail
	_ = z.Close()
	return appendPNG(nil, "iCCP", b.Bytes())
}

func jpegProfile(profile []byte) []byte {
	parts := slices.Collect(slices.Chunk(profile, 65000)) // a segment holds 65,533 bytes, its head included
	var dst []byte
	for i, part := range parts {
		dst = append(dst, 0xFF, markerAPP2)
		dst = binary.BigEndian.AppendUint16(dst, uint16(2+len(iccHead)+2+len(part)))
		dst = append(append(dst, iccHead...), byte(i+1), byte(len(parts)))
		dst = append(dst, part...)
	}
	return dst
}
