package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
)

// Clean copies a picture without what it says of its making: camera, place,
// time, author, software, comments, a preview that may show more than the
// picture, and all that is not known to be needed. Pixels, colour profile and the way up are kept; what the picture
// shows does not change by one bit. JPEG (EXIF 2.3, XMP, IPTC),
// PNG (third edition) and WebP (RFC 9649) are cleaned; other formats, drawings
// among them, are copied as they are.
//
// A picture whose structure cannot be followed is an [*Error]: it might hide
// what it should not say.
func Clean(format string, data []byte) ([]byte, error) {
	switch format {
	case "jpeg":
		return cleanJPEG(data)
	case "png":
		return cleanPNG(data)
	case "webp":
		return cleanWebP(data)
	}
	return data, nil
}

// MaxBytes is the largest picture that [Read] takes. A camera's largest JPEG
// is about a third of it.
const MaxBytes = 64 << 20

// Read reads a whole picture, up to [MaxBytes]; a larger one is an [*Error].
func Read(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err == nil && len(data) > MaxBytes {
		err = &Error{Fault: Heavy}
	}
	return data, err
}

var errCut = errors.New("ends too soon")

func broken(err error) error { return &Error{Broken, err.Error()} }

// The markers of JPEG that matter here (ITU-T T.81, table B.1).
const (
	markerSOF0 = 0xC0 // the first of those that the pixels need
	markerRST0 = 0xD0 // within a scan, as are the seven after it
	markerSOI  = 0xD8
	markerEOI  = 0xD9
	markerSOS  = 0xDA
	markerAPP0 = 0xE0 // JFIF, which may hold a preview
	markerAPP1 = 0xE1 // EXIF and XMP
	markerAPP2 = 0xE2 // colour profile, but also previews (MPF)
	markerAPPE = 0xEE // Adobe: how colours are coded
	markerCOM  = 0xFE
)

// cleanJPEG follows the file to the end of the picture. What comes after that
// end is a preview or another picture, and is left off; what stands between two
// scans is held to the same rule as what stands before them.
func cleanJPEG(data []byte) ([]byte, error) {
	if len(data) < 4 || data[0] != 0xFF || data[1] != markerSOI {
		return nil, broken(errCut)
	}
	out, scans := append(make([]byte, 0, len(data)), data[:2]...), 0
	for at := 2; ; {
		for at+1 < len(data) && data[at] == 0xFF && data[at+1] == 0xFF {
			at++ // fill bytes
		}
		if at+2 <= len(data) && data[at] == 0xFF && data[at+1] == markerEOI && scans > 0 {
			return append(out, data[at:at+2]...), nil
		}
		if at+4 > len(data) || data[at] != 0xFF {
			return nil, broken(errCut)
		}
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if end > len(data) || end < at+4 {
			return nil, broken(errCut)
		}
		if data[at+1] == markerSOS {
			end, scans = scanEnd(data, end), scans+1
		}
		out = append(out, keptSegment(data[at+1], data[at:end])...)
		at = end
	}
}

// scanEnd returns where the coded pixels from an offset on end: before the
// first marker that is neither a zero put in after FF nor a restart.
func scanEnd(data []byte, at int) int {
	for ; at+1 < len(data); at++ {
		if data[at] != 0xFF {
			continue
		}
		if next := data[at+1]; next != 0 && next != 0xFF && next&^7 != markerRST0 {
			return at
		}
	}
	return len(data)
}

// keptSegment returns what is kept of a segment: what the pixels need, and
// nothing of a kind that is not known here.
func keptSegment(marker byte, segment []byte) []byte {
	switch body := segment[4:]; {
	case marker >= markerSOF0 && marker < markerAPP0:
		return segment
	case marker == markerAPP0 && bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) >= 14:
		// The last two bytes are the size of a preview, which follows them.
		return append(append([]byte{0xFF, markerAPP0, 0, 16}, body[:12]...), 0, 0)
	case marker == markerAPP1:
		return orientationOnly(segment)
	case marker == markerAPP2 && bytes.HasPrefix(body, iccHead):
		return segment
	case marker == markerAPPE && bytes.HasPrefix(body, []byte("Adobe")) && len(body) >= 12:
		return append([]byte{0xFF, markerAPPE, 0, 14}, body[:12]...)
	}
	return nil
}

const tagOrientation = 0x0112

// orientationOnly returns an EXIF segment that says only which way up the
// picture is, and nothing where it stands upright.
func orientationOnly(segment []byte) []byte {
	tiff, ok := bytes.CutPrefix(segment[4:], exifHead)
	if !ok {
		return nil
	}
	if tiff = wayOnly(tiff); tiff == nil {
		return nil
	}
	return append(append([]byte{0xFF, markerAPP1, 0, byte(2 + len(exifHead) + len(tiff))}, exifHead...), tiff...)
}

// wayOnly returns EXIF data that says only which way up the picture is; nil
// where it stands upright.
func wayOnly(tiff []byte) []byte {
	way := orientation(tiff)
	if way < 2 || way > 8 {
		return nil
	}
	return append([]byte("MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"), byte(way), 0, 0, 0, 0, 0, 0)
}

// orientation reads the tag of the first directory; 0 where there is none.
func orientation(tiff []byte) int {
	var order binary.ByteOrder = binary.BigEndian
	if bytes.HasPrefix(tiff, []byte("II")) {
		order = binary.LittleEndian
	}
	if len(tiff) < 8 {
		return 0
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 0
	}
	for n := int(order.Uint16(tiff[at:])); n > 0; n-- {
		entry := at + 2 + 12*(n-1)
		if entry+12 <= len(tiff) && order.Uint16(tiff[entry:]) == tagOrientation {
			return int(order.Uint16(tiff[entry+8:]))
		}
	}
	return 0
}

// appendPNG appends one chunk.
func appendPNG(dst []byte, name string, body []byte) []byte {
	dst = binary.BigEndian.AppendUint32(dst, uint32(len(body)))
	from := len(dst)
	dst = append(append(dst, name...), body...)
	return binary.BigEndian.AppendUint32(dst, crc32.ChecksumIEEE(dst[from:]))
}

// pngKept are the chunks of a PNG that say what it shows and in which colours
// (third edition, table 7); any other may speak of its making.
const pngKept = "IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT"

func cleanPNG(data []byte) ([]byte, error) {
	const signature = 8
	if len(data) < signature {
		return nil, broken(errCut)
	}
	out := append(make([]byte, 0, len(data)), data[:signature]...)
	for at := signature; ; {
		if at+12 > len(data) {
			return nil, broken(errCut)
		}
		size := int64(binary.BigEndian.Uint32(data[at:]))
		if int64(at)+12+size > int64(len(data)) {
			return nil, broken(errCut)
		}
		end := at + 12 + int(size)
		name := string(data[at+4 : at+8])
		switch {
		case name == "eXIf":
			if tiff := wayOnly(data[at+8 : end-4]); tiff != nil {
				out = appendPNG(out, name, tiff)
			}
		case kept(pngKept, name):
			out = append(out, data[at:end]...)
		}
		if name == "IEND" {
			return out, nil
		}
		at = end
	}
}

// kept reports whether a list has a chunk's name of four bytes.
func kept(list, name string) bool {
	for ; len(list) > 4; list = list[5:] {
		if list[:4] == name {
			return true
		}
	}
	return list == name
}

// webpKept are the chunks of a WebP that say what it shows (RFC 9649, 2.7).
const webpKept = "VP8X VP8  VP8L ALPH ANIM ANMF ICCP"

// The bits of a WebP's VP8X chunk that promise metadata, and an animation
// (RFC 9649, 2.7.1).
const webpEXIF, webpXMP, webpAnimated = 0x08, 0x04, 0x02

func cleanWebP(data []byte) ([]byte, error) {
	if len(data) < 12 || string(data[:4]) != "RIFF" || string(data[8:12]) != "WEBP" {
		return nil, broken(errCut)
	}
	if whole := 8 + int64(binary.LittleEndian.Uint32(data[4:])); whole >= 12 && whole < int64(len(data)) {
		data = data[:whole] // what follows is no part of the picture
	}
	out := append(make([]byte, 0, len(data)), data[:12]...)
	var flags int // where the bits stand in out; 0 where there are none
	for at := 12; at+8 <= len(data); {
		size := int64(binary.LittleEndian.Uint32(data[at+4:]))
		end := int64(at) + 8 + size + size%2
		if int64(at)+8+size > int64(len(data)) {
			return nil, broken(errCut)
		}
		end = min(end, int64(len(data)))
		switch name := string(data[at : at+4]); {
		case name == "EXIF":
			if tiff := wayOnly(bytes.TrimPrefix(data[at+8:at+8+int(size)], exifHead)); tiff != nil && flags > 0 {
				out = append(binary.LittleEndian.AppendUint32(append(out, name...), uint32(len(tiff))), tiff...)
				out[flags] |= webpEXIF
			}
		case kept(webpKept, name):
			from := len(out)
			out = append(out, data[at:end]...)
			if name == "VP8X" && size > 0 {
				flags = from + 8
				out[flags] &^= webpEXIF | webpXMP
			}
		}
		at = int(end)
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, nil
}
