package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
)

var errJPEG = errors.New("a JPEG that ends too soon or whose structure cannot be followed")

// The markers of JPEG that matter here (ITU-T T.81, table B.1).
const (
	markerSOF0 = 0xC0
	markerSOF1 = 0xC1
	markerSOF2 = 0xC2
	markerDHT  = 0xC4
	markerJPG  = 0xC8
	markerDAC  = 0xCC
	markerRST0 = 0xD0
	markerRST7 = 0xD7
	markerSOI  = 0xD8
	markerEOI  = 0xD9
	markerSOS  = 0xDA
	markerDQT  = 0xDB
	markerDRI  = 0xDD
	markerAPP1 = 0xE1
	markerAPP2 = 0xE2
	markerAPPE = 0xEE
)

// A jpegReader goes through a JPEG and keeps what a reader of PDF needs of it.
type jpegReader struct {
	data  []byte
	keep  []byte
	bits  int
	w, h  int
	n     int
	adobe int // transform that segment Adobe names; -1 without one
	ids   string
	turn  int
	icc   []string // parts of the colour profile
	scans int
}

// readJPEG reads the head of a picture and leaves the pixels as they are.
func readJPEG(data []byte) (*Image, error) {
	r := &jpegReader{data: data, keep: make([]byte, 0, len(data)), adobe: -1, turn: 1}
	if err := r.read(); err != nil {
		return nil, err
	}
	m := &Image{wide: r.w, high: r.h, Width: r.w, Height: r.h, turn: r.turn, n: r.n, data: r.keep}
	if r.turn >= 5 {
		m.Width, m.Height = r.h, r.w
	}
	m.space = map[int]string{1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}[r.n]
	m.dict = "/BitsPerComponent 8/Filter/DCTDecode"
	if r.n == 4 && r.adobe >= 0 { // Adobe's are stored inverted
		m.dict += "/Decode[1 0 1 0 1 0 1 0]"
	}
	if r.n == 3 && r.adobe < 0 && r.ids == "RGB" {
		m.dict += "/DecodeParms<</ColorTransform 0>>"
	}
	m.profile = r.profile()
	m.hash(r.keep)
	m.sum[0] ^= byte(r.turn) // the same pixels the other way up
	return m, nil
}

// read follows the segments to the end of the picture. What comes after it is
// another picture or a preview and is left off.
func (r *jpegReader) read() error {
	r.keep = append(r.keep, 0xFF, markerSOI)
	for at := 2; ; {
		marker, next, ok := r.marker(at)
		if !ok {
			return errJPEG
		}
		if marker == markerEOI {
			break
		}
		if next+2 > len(r.data) {
			return errJPEG
		}
		end := next + int(binary.BigEndian.Uint16(r.data[next:]))
		if end < next+2 || end > len(r.data) {
			return errJPEG
		}
		segment := r.data[next+2 : end]
		if err := r.segment(marker, segment); err != nil {
			return err
		}
		if marker == markerSOS {
			r.scans++
			scan := r.scan(end)
			r.keep = append(r.keep, r.data[end:scan]...)
			end = scan
		}
		at = end
	}
	r.keep = append(r.keep, 0xFF, markerEOI)
	if r.w == 0 || r.scans == 0 {
		return errJPEG
	}
	return nil
}

// marker reads the marker at a place, before which any number of bytes FF may
// stand, and returns where what it begins goes on.
func (r *jpegReader) marker(at int) (marker byte, next int, ok bool) {
	if at >= len(r.data) || r.data[at] != 0xFF {
		return 0, 0, false
	}
	for at < len(r.data) && r.data[at] == 0xFF {
		at++
	}
	if at >= len(r.data) {
		return 0, 0, false
	}
	return r.data[at], at + 1, true
}

// scan returns where the pixels of a scan end.
func (r *jpegReader) scan(at int) int {
	for ; at+1 < len(r.data); at++ {
		if r.data[at] != 0xFF {
			continue
		}
		if c := r.data[at+1]; c != 0 && c != 0xFF && (c < markerRST0 || c > markerRST7) {
			return at
		}
	}
	return len(r.data)
}

// segment reads one segment, and keeps it where the pixels need it.
func (r *jpegReader) segment(marker byte, s []byte) error {
	keep := false
	switch {
	case marker >= markerSOF0 && marker <= 0xCF && marker != markerDHT && marker != markerJPG && marker != markerDAC:
		if err := r.frame(marker, s); err != nil {
			return err
		}
		keep = true
	case marker == markerDHT, marker == markerSOS, marker == markerDQT, marker == markerDRI:
		keep = true
	case marker == markerAPPE && len(s) >= 12 && string(s[:5]) == "Adobe":
		r.adobe = int(s[11])
		keep = true
	case marker == markerAPP1 && len(s) > 6 && string(s[:6]) == "Exif\x00\x00":
		r.turn = orientation(s[6:])
	case marker == markerAPP2 && len(s) > 14 && string(s[:12]) == "ICC_PROFILE\x00":
		r.icc = append(r.icc, string(s[12:]))
	case marker < 0xE0 && marker != markerJPG: // what nobody knows: better to say so than to lose it
		return fmt.Errorf("a JPEG with a segment %#x, which documents cannot hold", marker)
	}
	if keep {
		r.keep = append(r.keep, 0xFF, marker, byte((len(s)+2)>>8), byte(len(s)+2))
		r.keep = append(r.keep, s...)
	}
	return nil
}

// frame reads the size of the picture and how it is coded.
func (r *jpegReader) frame(marker byte, s []byte) error {
	if marker > markerSOF2 {
		return fmt.Errorf("a JPEG that is coded in a way that readers of documents do not know (SOF%d)", marker-markerSOF0)
	}
	if len(s) < 6 || r.w != 0 {
		return errJPEG
	}
	r.h, r.w = int(binary.BigEndian.Uint16(s[1:])), int(binary.BigEndian.Uint16(s[3:]))
	r.n = int(s[5])
	if s[0] != 8 {
		return fmt.Errorf("a JPEG of %d bits a component; documents take 8", s[0])
	}
	if r.n != 1 && r.n != 3 && r.n != 4 || len(s) != 6+3*r.n {
		return fmt.Errorf("a JPEG of %d components, which is neither grey nor RGB nor CMYK", r.n)
	}
	for i := range r.n {
		r.ids += string(rune(s[6+3*i]))
	}
	return sizes(r.w, r.h)
}

// orientation reads tag 0x0112 of the first directory of EXIF data, which is 1
// where there is none that can be read.
func orientation(s []byte) int {
	var order binary.ByteOrder = binary.BigEndian
	if len(s) < 8 {
		return 1
	}
	if s[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(s[4:]))
	if at < 8 || at+2 > len(s) {
		return 1
	}
	for n := int(order.Uint16(s[at:])); n > 0; n-- {
		entry := at + 2 + 12*(n-1)
		if entry+12 > len(s) || order.Uint16(s[entry:]) != 0x0112 {
			continue
		}
		if v := int(order.Uint16(s[entry+8:])); v >= 1 && v <= 8 {
			return v
		}
	}
	return 1
}

// profile puts the parts of the colour profile together. One that is not whole,
// or not for such a picture, is none.
func (r *jpegReader) profile() []byte {
	parts := make([]string, len(r.icc))
	for _, p := range r.icc {
		i, n := int(p[0]), int(p[1])
		if n != len(parts) || i < 1 || i > n || parts[i-1] != "" {
			return nil
		}
		parts[i-1] = p[2:]
	}
	var all []byte
	for _, p := range parts {
		all = append(all, p...)
	}
	return fitting(all, r.n)
}

// fitting returns a profile if it is one for pictures of n components.
func fitting(profile []byte, n int) []byte {
	if space, _, ok := profileOf(profile); ok && components[space] == n {
		return profile
	}
	return nil
}
