package font

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math/bits"
	"slices"
)

// Versions of a font file: what its outlines are.
const (
	trueType   = 0x00010000
	postScript = 0x4F54544F // "OTTO"
	appleTrue  = 0x74727565 // "true"
	collected  = 0x74746366 // "ttcf"
)

// directories returns where in a file the directory of each of its fonts
// begins.
func directories(data table) []int {
	switch data.u32(0) {
	case trueType, postScript, appleTrue:
		return []int{0}
	case collected:
		var list []int
		for i := 0; i < data.u32(8) && 16+4*i <= len(data); i++ {
			list = append(list, data.u32(12+4*i))
		}
		return list
	}
	return nil
}

// readDirectory returns the tables of the font whose directory begins at a
// byte. Of several with one tag the first counts.
func readDirectory(data table, at int) (map[string][]byte, error) {
	parts := map[string][]byte{}
	for i := range data.u16(at + 4) {
		record := at + 12 + 16*i
		if record+16 > len(data) {
			return nil, errors.New("the font is cut short in its directory")
		}
		tag, from, size := string(data[record:record+4]), data.u32(record+8), data.u32(record+12)
		if from > len(data) || size > len(data)-from {
			return nil, fmt.Errorf("the font is cut short in table %q", tag)
		}
		if _, double := parts[tag]; !double {
			parts[tag] = data[from : from+size : from+size]
		}
	}
	return parts, nil
}

// writeFont lays tables out as a font file: sorted by tag, aligned to four
// bytes, with the checksums that OpenType asks for, of which that of the whole
// file is in head. Tables without bytes are left out.
func writeFont(version uint32, parts map[string][]byte) []byte {
	var tags []string
	for _, tag := range slices.Sorted(maps.Keys(parts)) {
		if len(parts[tag]) > 0 {
			tags = append(tags, tag)
		}
	}
	n := len(tags)
	power := bits.Len(uint(n)) - 1
	out := binary.BigEndian.AppendUint32(nil, version)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	var body []byte
	head := -1
	for _, tag := range tags {
		data := parts[tag]
		at := 12 + 16*n + len(body)
		if tag == "head" && len(data) >= 12 {
			data, head = bytes.Clone(data), at
			clear(data[8:12])
		}
		out = append(out, tag...)
		for _, v := range []uint32{checksum(data), uint32(at), uint32(len(data))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		body = append(body, data...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	out = append(out, body...)
	if head >= 0 {
		binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	}
	return out
}

// checksum adds the words of four bytes of a table.
func checksum(data []byte) (sum uint32) {
	for ; len(data) >= 4; data = data[4:] {
		sum += binary.BigEndian.Uint32(data)
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + binary.BigEndian.Uint32(rest[:])
}
