package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Operators of CFF dictionaries (Adobe Technical Note 5176, tables 9 and 23).
// Those of two bytes begin with 12.
const (
	opFontBBox    = 5
	opCharset     = 15
	opCharStrings = 17
	opPrivate     = 18
	opSubrs       = 19
	opFontMatrix  = 12<<8 | 7
	opROS         = 12<<8 | 30
	opCIDCount    = 12<<8 | 34
	opFDArray     = 12<<8 | 36
	opFDSelect    = 12<<8 | 37
)

var errCFF = errors.New("the table CFF is damaged")

// A cffFont is the parts of a CFF font that a subset is made from.
type cffFont struct {
	top         dict
	charStrings [][]byte
	global      [][]byte // subroutines
	fonts       []cffPart
	choice      []byte // by glyph the index into fonts; nil where there is one
}

// A cffPart is one of the fonts that a CID-keyed font is put together from,
// or all of another.
type cffPart struct {
	dict    dict
	private dict
	subrs   [][]byte
}

// A dict is the entries of a dictionary in the order of the file, operands as
// they are encoded.
type dict []dictEntry

type dictEntry struct {
	op       int
	operands []byte
}

// readCFF reads the first font of a font set.
func readCFF(data []byte) (*cffFont, error) {
	if len(data) < 4 || data[0] != 1 {
		return nil, errCFF
	}
	at := int(data[2])
	var lists [4][][]byte // names, top dictionaries, strings, global subroutines
	for i := range lists {
		var err error
		if lists[i], at, err = readIndex(data, at); err != nil {
			return nil, err
		}
	}
	if len(lists[1]) == 0 {
		return nil, errCFF
	}
	c := &cffFont{global: lists[3]}
	var err error
	if c.top, err = readDict(lists[1][0]); err != nil {
		return nil, err
	}
	if c.charStrings, _, err = readIndex(data, c.top.integer(opCharStrings)); err != nil {
		return nil, err
	}
	return c, c.readFonts(data)
}

// readFonts reads the fonts of a CID-keyed font and which glyph is of which;
// a font keyed by names is one by itself.
func (c *cffFont) readFonts(data []byte) error {
	if c.top.find(opROS) == nil {
		part, err := readPart(data, c.top)
		c.fonts = []cffPart{part}
		return err
	}
	list, _, err := readIndex(data, c.top.integer(opFDArray))
	if err != nil {
		return err
	}
	for _, raw := range list {
		d, err := readDict(raw)
		if err != nil {
			return err
		}
		part, err := readPart(data, d)
		if err != nil {
			return err
		}
		c.fonts = append(c.fonts, part)
	}
	c.choice, err = readChoice(data, c.top.integer(opFDSelect), len(c.charStrings))
	for _, f := range c.choice {
		if int(f) >= len(c.fonts) {
			return errCFF
		}
	}
	return err
}

func readPart(data []byte, d dict) (part cffPart, err error) {
	part.dict = d
	size, at := d.pair(opPrivate)
	if at < 0 || size < 0 || at > len(data) || size > len(data)-at {
		return part, errCFF
	}
	if part.private, err = readDict(data[at : at+size]); err != nil {
		return part, err
	}
	if subrs := part.private.integer(opSubrs); subrs != 0 {
		part.subrs, _, err = readIndex(data, at+subrs)
	}
	return part, err
}

// readChoice reads FDSelect, of format 0 or 3.
func readChoice(data table, at, glyphs int) ([]byte, error) {
	if at <= 0 || at >= len(data) {
		return nil, errCFF
	}
	choice := make([]byte, glyphs)
	switch data[at] {
	case 0:
		if copy(choice, data[at+1:]) < glyphs {
			return nil, errCFF
		}
	case 3:
		n := data.u16(at + 1)
		for i := range n {
			from, to := data.u16(at+3+3*i), data.u16(at+6+3*i)
			if at+8+3*i > len(data) || from > to || to > glyphs {
				return nil, errCFF
			}
			for g := from; g < to; g++ {
				choice[g] = data[at+5+3*i]
			}
		}
	default:
		return nil, errCFF
	}
	return choice, nil
}

// readIndex reads an INDEX and returns its items and where it ends.
func readIndex(data table, at int) (items [][]byte, end int, err error) {
	if at < 0 || at+2 > len(data) {
		return nil, 0, errCFF
	}
	n := data.u16(at)
	if n == 0 {
		return nil, at + 2, nil
	}
	if at+3 > len(data) {
		return nil, 0, errCFF
	}
	width := int(data[at+2])
	first := at + 3 + (n+1)*width - 1 // offsets count from the byte before the items
	if width < 1 || width > 4 || first >= len(data) {
		return nil, 0, errCFF
	}
	offset := func(i int) (v int) {
		for _, b := range data[at+3+i*width : at+3+(i+1)*width] {
			v = v<<8 | int(b)
		}
		return v
	}
	items = make([][]byte, n)
	from := offset(0)
	for i := range items {
		to := offset(i + 1)
		if from < 1 || to < from || first+to > len(data) {
			return nil, 0, errCFF
		}
		items[i] = data[first+from : first+to]
		from = to
	}
	return items, first + from, nil
}

func readDict(data []byte) (d dict, err error) {
	from := 0
	for at := 0; at < len(data); {
		b := data[at]
		switch {
		case b == 12 && at+1 < len(data):
			d = append(d, dictEntry{12<<8 | int(data[at+1]), data[from:at]})
			at += 2
			from = at
		case b < 12 || b > 12 && b <= 21:
			d = append(d, dictEntry{int(b), data[from:at]})
			at++
			from = at
		default:
			n := operandSize(data[at:])
			if n == 0 {
				return nil, errCFF
			}
			at += n
		}
	}
	return d, nil
}

// operandSize returns how many bytes the operand takes that data begins with,
// 0 for none.
func operandSize(data []byte) int {
	n := 0
	switch b := data[0]; {
	case b == 28:
		n = 3
	case b == 29:
		n = 5
	case b == 30:
		end := slices.IndexFunc(data[1:], func(b byte) bool { return b&0x0F == 0x0F })
		n = end + 2
	case b >= 32 && b <= 246:
		n = 1
	case b >= 247 && b <= 254:
		n = 2
	}
	if n > len(data) || n == 1 && data[0] == 30 {
		return 0
	}
	return n
}

func (d dict) find(op int) *dictEntry {
	for i := range d {
		if d[i].op == op {
			return &d[i]
		}
	}
	return nil
}

// integer returns the first operand of an operator, 0 where it is absent or no
// whole number.
func (d dict) integer(op int) int {
	if e := d.find(op); e != nil {
		v, _ := readInteger(e.operands)
		return v
	}
	return 0
}

// pair returns both operands of an operator; -1 where it is absent.
func (d dict) pair(op int) (int, int) {
	e := d.find(op)
	if e == nil {
		return -1, -1
	}
	a, n := readInteger(e.operands)
	b, m := readInteger(e.operands[n:])
	if n == 0 || m == 0 {
		return -1, -1
	}
	return a, b
}

// readInteger decodes the whole number that data begins with; n is 0 where
// there is none.
func readInteger(data []byte) (v, n int) {
	if len(data) == 0 {
		return 0, 0
	}
	n = operandSize(data)
	if n == 0 {
		return 0, 0
	}
	switch b := data[0]; {
	case b == 28:
		v = int(int16(binary.BigEndian.Uint16(data[1:])))
	case b == 29:
		v = int(int32(binary.BigEndian.Uint32(data[1:])))
	case b == 30:
		return 0, 0
	case b <= 246:
		v = int(b) - 139
	case b <= 250:
		v = (int(b)-247)*256 + int(data[1]) + 108
	default:
		v = -(int(b)-251)*256 - int(data[1]) - 108
	}
	return v, n
}

// maxProgram bounds what is written without subroutines; the largest fonts
// that there are need a quarter of it.
const maxProgram = 1 << 28

// subsetCFF writes a CID-keyed font of the glyphs of a set, whose CIDs are
// their numbers in the face.
func (f *Face) subsetCFF(set []GID) (Program, error) {
	c, err := f.parts()
	if err != nil {
		return Program{}, err
	}
	if len(c.charStrings) < f.Glyphs() {
		return Program{}, errCFF
	}
	var strings [][]byte
	var choice []byte
	size := 0
	for _, g := range set {
		part := byte(0)
		if c.choice != nil {
			part = c.choice[g]
		}
		flat, err := flatten(c.charStrings[g], c.fonts[part].subrs, c.global)
		if err != nil {
			return Program{}, fmt.Errorf("glyph %d: %w", g, err)
		}
		strings = append(strings, flat)
		if size += len(flat); size > maxProgram {
			return Program{}, errCFF
		}
		choice = append(choice, part)
	}
	return Program{CFF, c.write(f.PostScript, set, strings, choice), set}, nil
}
