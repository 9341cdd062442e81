package font

import (
	"encoding/binary"
	"slices"
)

// Numbers of the first strings of a font's own: 391 are standard.
const (
	stringRegistry = 391
	stringOrdering = 392
)

// write lays out the font: header, name, top dictionary, strings, no global
// subroutines, charset, choice of font, charstrings, private dictionaries and
// the fonts that name them. choice says for each charstring which font it is
// of; those that none uses are left out.
func (c *cffFont) write(name string, cids []GID, charStrings [][]byte, choice []byte) []byte {
	used := slices.Clone(choice)
	slices.Sort(used)
	used = slices.Compact(used)
	head := append([]byte{1, 0, 4, 4}, writeIndex([]byte(name))...)
	texts := append(writeIndex([]byte("Adobe"), []byte("Identity")), writeIndex()...)
	body := [][]byte{writeCharset(cids), writeChoice(choice, used), writeIndex(charStrings...)}
	privates := make([][]byte, len(used))
	for i, part := range used {
		privates[i] = c.fonts[part].private.without(opSubrs)
	}
	// Offsets are written in five bytes each, so that lengths do not depend on
	// them: the first time they are only measured.
	at := len(head) + len(c.writeTop([4]int{}, cids)) + len(texts)
	var places [4]int // charset, choice, charstrings, fonts
	for i, b := range body {
		places[i] = at
		at += len(b)
	}
	var fonts [][]byte
	for i, part := range used {
		fonts = append(fonts, c.writePart(c.fonts[part].dict, len(privates[i]), at))
		at += len(privates[i])
	}
	places[3] = at
	out := append(head, c.writeTop(places, cids)...)
	out = append(out, texts...)
	for _, b := range append(body, privates...) {
		out = append(out, b...)
	}
	return append(out, writeIndex(fonts...)...)
}

// writeTop writes the INDEX of the one top dictionary, whose first entry must
// say that the font is keyed by CIDs.
func (c *cffFont) writeTop(places [4]int, cids []GID) []byte {
	d := dict{
		{opROS, integers(stringRegistry, stringOrdering, 0)},
		{opCIDCount, integers(int(cids[len(cids)-1]) + 1)},
		{opCharset, integers(places[0])},
		{opFDSelect, integers(places[1])},
		{opCharStrings, integers(places[2])},
		{opFDArray, integers(places[3])},
	}
	for _, op := range []int{opFontMatrix, opFontBBox} {
		if e := c.top.find(op); e != nil {
			d = append(d, *e)
		}
	}
	return writeIndex(d.without())
}

// writePart writes the dictionary of one font. In a font keyed by names the
// matrix stands in the top dictionary, and would count twice here.
func (c *cffFont) writePart(from dict, size, at int) []byte {
	d := dict{{opPrivate, integers(size, at)}}
	if e := from.find(opFontMatrix); e != nil && c.choice != nil {
		d = append(d, *e)
	}
	return d.without()
}

// without encodes a dictionary but for some operators.
func (d dict) without(ops ...int) []byte {
	var b []byte
	for _, e := range d {
		if slices.Contains(ops, e.op) {
			continue
		}
		b = append(b, e.operands...)
		if e.op >= 12<<8 {
			b = append(b, 12)
		}
		b = append(b, byte(e.op))
	}
	return b
}

// integers encodes whole numbers in five bytes each.
func integers(list ...int) []byte {
	var b []byte
	for _, v := range list {
		b = append(b, 29)
		b = binary.BigEndian.AppendUint32(b, uint32(int32(v)))
	}
	return b
}

func writeIndex(items ...[]byte) []byte {
	b := binary.BigEndian.AppendUint16(nil, uint16(len(items)))
	if len(items) == 0 {
		return b
	}
	b = append(b, 4)
	at := 1
	b = binary.BigEndian.AppendUint32(b, uint32(at))
	for _, item := range items {
		at += len(item)
		b = binary.BigEndian.AppendUint32(b, uint32(at))
	}
	for _, item := range items {
		b = append(b, item...)
	}
	return b
}

// writeCharset writes a charset of format 2: ranges of CIDs, glyph 0 left out.
func writeCharset(cids []GID) []byte {
	b := []byte{2}
	for i := 1; i < len(cids); {
		first := i
		for i++; i < len(cids) && cids[i] == cids[i-1]+1; {
			i++
		}
		b = binary.BigEndian.AppendUint16(b, uint16(cids[first]))
		b = binary.BigEndian.AppendUint16(b, uint16(i-first-1))
	}
	return b
}

// writeChoice writes FDSelect of format 3, with the fonts renumbered by their
// place among those used.
func writeChoice(choice, used []byte) []byte {
	b := []byte{3, 0, 0}
	n := 0
	for i, part := range choice {
		if i > 0 && part == choice[i-1] {
			continue
		}
		n++
		b = binary.BigEndian.AppendUint16(b, uint16(i))
		b = append(b, byte(slices.Index(used, part)))
	}
	binary.BigEndian.PutUint16(b[1:], uint16(n))
	return binary.BigEndian.AppendUint16(b, uint16(len(choice)))
}
