package photo

import (
	"bytes"
	"encoding/binary"
	"iter"
)

// pieces yields the named pieces that a photograph's file is made of, without
// their frames: the segments of a JPEG before its first scan, by marker, and
// the chunks of a PNG or WebP. It stops at what it cannot follow, because
// [Clean] has to say so.
func pieces(format string, data []byte) iter.Seq2[string, []byte] {
	switch format {
	case "jpeg":
		return segments(data)
	case "png":
		return chunks(data, 8, binary.BigEndian, 4, 4)
	case "webp":
		return chunks(data, 12, binary.LittleEndian, 0, 0)
	}
	return func(func(string, []byte) bool) {}
}

func segments(data []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
			if data[at+1] == 0xFF { // a fill byte
				at++
				continue
			}
			end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
			if data[at+1] == markerSOS || end < at+4 || end > len(data) || !yield(marker(data[at+1]), data[at+4:end]) {
				return
			}
			at = end
		}
	}
}

// chunks yields the chunks from an offset: a size and a name of four bytes
// each, the name at nameAt, then the body, then tail bytes of checksum. Where
// there is none, bodies are padded to an even size, as RIFF has it.
func chunks(data []byte, at int, order binary.ByteOrder, nameAt, tail int) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for at+8 <= len(data) {
			size := int64(order.Uint32(data[at+4-nameAt:]))
			if size > int64(len(data)-at-8) {
				return
			}
			body := data[at+8 : at+8+int(size)]
			if !yield(string(data[at+nameAt:at+nameAt+4]), body) {
				return
			}
			at += 8 + len(body) + tail
			if tail == 0 {
				at += len(body) % 2
			}
		}
	}
}

// marker names a JPEG's segment as pieces does.
func marker(m byte) string { return string([]byte{m}) }

var exifHead = []byte("Exif\x00\x00")

// wayUp returns how a photograph must be turned to stand upright, 2 to 8 as
// EXIF counts; 0 where it does, or does not say.
func wayUp(format string, data []byte) int {
	for name, body := range pieces(format, data) {
		tiff, ok := body, name == "eXIf" || name == "EXIF"
		if name == marker(markerAPP1) {
			tiff, ok = bytes.CutPrefix(body, exifHead)
		} else {
			tiff = bytes.TrimPrefix(tiff, exifHead) // some programs write it in WebP too
		}
		if !ok {
			continue
		}
		if way := orientation(tiff); way >= 2 && way <= 8 {
			return way
		}
	}
	return 0
}

// moves reports an animation: a PNG with a chunk acTL (third edition, 11.3.6),
// a WebP that says so in its VP8X (RFC 9649, 2.7.1).
func moves(format string, data []byte) bool {
	for name, body := range pieces(format, data) {
		if format == "png" && name == "acTL" || name == "VP8X" && len(body) > 0 && body[0]&webpAnimated != 0 {
			return true
		}
	}
	return false
}
