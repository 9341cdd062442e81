package decode

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"io"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// maxUnpacked bounds what is unpacked of one stream, in bytes.
const maxUnpacked = 128 << 20

// Plain turns the bytes of a text file into text: UTF-8, UTF-16 with its mark,
// else GB18030. Not ok is what is no text.
func Plain(data []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}), bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return wide(data), true
	case bytes.IndexByte(data, 0) >= 0:
		return "", false
	case utf8.Valid(data):
		return string(data), true
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		return "", false
	}
	return string(text), true
}

// wide decodes UTF-16 that begins with its mark.
func wide(data []byte) string {
	var order binary.ByteOrder = binary.LittleEndian
	if data[0] == 0xFE {
		order = binary.BigEndian
	}
	return wideIn(data[2:], order)
}

func wideIn(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// decodeArchive reads an office file or another archive: every part by its own
// name.
func decodeArchive(data []byte, emit Emitter, depth int) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return ErrUnread
	}
	emit(archive.Comment, Metadata)
	left := int64(maxUnpacked)
	for _, part := range archive.File {
		emit(part.Comment, Metadata)
		f, err := part.Open()
		if err != nil || left <= 0 {
			return ErrUnread
		}
		inner, err := io.ReadAll(io.LimitReader(f, left))
		f.Close()
		left -= int64(len(inner))
		if err != nil {
			return ErrUnread
		}
		if decodeAt(path.Base(part.Name), inner, emit, depth+1) != nil && len(inner) > 0 && strings.HasSuffix(part.Name, ".xml") {
			return ErrUnread
		}
	}
	return nil
}

// decodeCompressed reads a file in gzip.
func decodeCompressed(name string, data []byte, emit Emitter, depth int) error {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return ErrUnread
	}
	emit(r.Name, Name)
	emit(r.Comment, Metadata)
	inner, err := io.ReadAll(io.LimitReader(r, maxUnpacked))
	if err != nil {
		return ErrUnread
	}
	return decodeAt(strings.TrimSuffix(name, path.Ext(name)), inner, emit, depth+1)
}

// IsPicture reports whether a file is a photograph or another picture of pixels.
func IsPicture(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xFF, 0xD8, 0xFF}) || bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")) ||
		bytes.HasPrefix(data, []byte("RIFF")) && len(data) > 12 && string(data[8:12]) == "WEBP" || bytes.HasPrefix(data, []byte("GIF8"))
}

// decodePicture emits what a picture says of its making. Pixels, colour profile
// and the way up are no words.
func decodePicture(data []byte, emit Emitter) error {
	for _, part := range remarks(data) {
		printable(part, emit)
		if data[0] == 0x89 {
			inflateIn(part, emit)
		}
	}
	return nil
}

// leastTold is the size of the smallest table of a camera that says more than
// which way up the picture is, in bytes.
const leastTold = 64

// TellsOfItsMaking reports whether a picture, see [IsPicture], has the tables of a camera or an editor.
func TellsOfItsMaking(data []byte) bool {
	return slices.ContainsFunc(remarks(data), func(part []byte) bool {
		isExif := bytes.HasPrefix(part, []byte("Exif")) || bytes.HasPrefix(part, []byte("II*")) || bytes.HasPrefix(part, []byte("MM\x00*"))
		return isExif && len(part) > leastTold || bytes.Contains(part, []byte("<x:xmpmeta"))
	})
}

// remarks returns the parts of a picture that are neither pixels nor colours.
func remarks(data []byte) [][]byte {
	switch data[0] {
	case 0xFF:
		return remarksJPEG(data)
	case 0x89:
		return remarksPNG(data)
	case 'R':
		return remarksWebP(data)
	}
	return [][]byte{data}
}

// remarksJPEG returns the segments before the picture itself, and what stands
// behind its end, where nobody is shown it.
func remarksJPEG(data []byte) (all [][]byte) {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF && data[at+1] != 0xDA; {
		marker, size := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		end := min(at+2+size, len(data))
		body := data[min(at+4, end):end]
		isProfile := marker == 0xE2 && bytes.HasPrefix(body, []byte("ICC_PROFILE"))
		if (marker >= 0xE1 && marker <= 0xEF || marker == 0xFE) && !isProfile {
			all = append(all, body)
		}
		at += 2 + size
	}
	if end := bytes.LastIndex(data, []byte{0xFF, 0xD9}); end >= 0 && end+2 < len(data) {
		all = append(all, data[end+2:])
	}
	return all
}

// remarksPNG returns the chunks that hold words.
func remarksPNG(data []byte) (all [][]byte) {
	for at := 8; at+12 <= len(data); {
		size := int(binary.BigEndian.Uint32(data[at:]))
		if size < 0 || at+12+size > len(data) {
			return append(all, data[at:])
		}
		kind := string(data[at+4 : at+8])
		switch kind {
		case "tEXt", "iTXt", "zTXt", "eXIf", "tIME":
			all = append(all, data[at+8:at+8+size])
		}
		at += 12 + size
		if kind == "IEND" && at < len(data) {
			return append(all, data[at:])
		}
	}
	return all
}

// inflateIn looks for compressed text in a chunk of a PNG.
func inflateIn(body []byte, emit Emitter) {
	for i := 0; i+2 < len(body); i++ {
		if body[i] == 0x78 {
			if text, ok := inflated(body[i:]); ok {
				printable(text, emit)
				return
			}
		}
	}
}

// remarksWebP returns the chunks that hold words.
func remarksWebP(data []byte) (all [][]byte) {
	for at := 12; at+8 <= len(data); {
		size := int(binary.LittleEndian.Uint32(data[at+4:]))
		end := min(at+8+size, len(data))
		if kind := string(data[at : at+4]); kind == "EXIF" || kind == "XMP " {
			all = append(all, data[at+8:end])
		}
		at = end + size%2
	}
	return all
}

// printable emits the runs of readable text in bytes that are something else.
func printable(data []byte, emit Emitter) {
	var b strings.Builder
	flush := func() {
		if b.Len() >= 4 {
			emit(b.String(), Metadata)
		}
		b.Reset()
	}
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\t' {
			flush()
		} else {
			b.WriteRune(r)
		}
		data = data[size:]
	}
	flush()
}
