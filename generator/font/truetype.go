package font

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// outline returns the description of a TrueType glyph, empty for one without
// ink or whose place in the file is out of bounds.
func (f *Face) outline(g GID) []byte {
	loca, glyf := table(f.tables["loca"]), f.tables["glyf"]
	var from, to int
	if table(f.tables["head"]).u16(50) == 0 {
		from, to = 2*loca.u16(2*int(g)), 2*loca.u16(2*int(g)+2)
	} else {
		from, to = loca.u32(4*int(g)), loca.u32(4*int(g)+4)
	}
	if from < 0 || from >= to || to > len(glyf) || to-from < 10 {
		return nil
	}
	return glyf[from:to]
}

// Flags of a component of a composite glyph.
const (
	argsAreWords = 1 << 0
	hasScale     = 1 << 3
	more         = 1 << 5
	hasTwoScales = 1 << 6
	hasMatrix    = 1 << 7
)

// components calls visit with where in a description each component's glyph
// number stands. A simple glyph has none.
func components(outline table, visit func(at int)) {
	if len(outline) < 10 || outline.i16(0) >= 0 {
		return
	}
	for at := 10; at+4 <= len(outline); {
		flags := outline.u16(at)
		visit(at + 2)
		if flags&more == 0 {
			return
		}
		at += 6
		if flags&argsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&hasScale != 0:
			at += 2
		case flags&hasTwoScales != 0:
			at += 4
		case flags&hasMatrix != 0:
			at += 8
		}
	}
}

// withComponents returns the glyphs of a set and those that they are made of,
// in ascending order.
func (f *Face) withComponents(set []GID) ([]GID, error) {
	have := map[GID]bool{}
	all := slices.Clone(set)
	for _, g := range all {
		have[g] = true
	}
	var err error
	size := 0
	for i := 0; i < len(all); i++ {
		outline := table(f.outline(all[i]))
		if size += len(outline); size > 2*len(f.tables["glyf"]) {
			return nil, errors.New("the outlines of the font lie over each other")
		}
		components(outline, func(at int) {
			part := GID(outline.u16(at))
			if int(part) >= f.Glyphs() {
				err = errors.New("a glyph is made of one that the font does not have")
			} else if !have[part] {
				have[part] = true
				all = append(all, part)
			}
		})
	}
	slices.Sort(all)
	return all, err
}

// subsetTrueType renumbers the glyphs of a set, and what they are made of.
func (f *Face) subsetTrueType(set []GID) (Program, error) {
	set, err := f.withComponents(set)
	if err != nil {
		return Program{}, err
	}
	number := make(map[GID]int, len(set))
	all := make([]int, len(set))
	for i, g := range set {
		number[g], all[i] = i, int(g)
	}
	renumbered := func(g GID) []byte {
		outline := table(f.outline(g))
		if len(outline) > 0 && outline.i16(0) < 0 {
			outline = bytes.Clone(outline)
			components(outline, func(at int) {
				binary.BigEndian.PutUint16(outline[at:], uint16(number[GID(outline.u16(at))]))
			})
		}
		return outline
	}
	parts := f.glyphTables(all, renumbered)
	for _, tag := range []string{"cvt ", "fpgm", "prep"} {
		parts[tag] = f.tables[tag]
	}
	return Program{TrueType, writeFont(trueType, parts), set}, nil
}

// nobody stands for a glyph that is not kept.
const nobody = -1

// glyphTables returns glyf, loca, hmtx and the tables that count glyphs, for a
// font whose glyph i is glyph set[i] of the face, or empty for nobody.
func (f *Face) glyphTables(set []int, outline func(GID) []byte) map[string][]byte {
	var glyf, loca, hmtx []byte
	for _, g := range set {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if g == nobody {
			hmtx = append(hmtx, 0, 0, 0, 0)
			continue
		}
		glyf = append(glyf, outline(GID(g))...)
		glyf = append(glyf, make([]byte, len(glyf)&1)...)
		hmtx = append(hmtx, f.metric(GID(g))...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := bytes.Clone(f.tables["head"]), bytes.Clone(f.tables["hhea"]), bytes.Clone(f.tables["maxp"])
	binary.BigEndian.PutUint16(head[50:], 1) // loca of four bytes
	if len(glyf) <= 2*0xFFFF {
		binary.BigEndian.PutUint16(head[50:], 0)
		for i := range len(set) + 1 {
			binary.BigEndian.PutUint16(loca[2*i:], uint16(binary.BigEndian.Uint32(loca[4*i:])/2))
		}
		loca = loca[:2*len(set)+2]
	}
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(set)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(set)))
	if len(glyf) == 0 {
		glyf = make([]byte, 4) // a table of no bytes would be left out
	}
	return map[string][]byte{"glyf": glyf, "loca": loca, "hmtx": hmtx, "head": head, "hhea": hhea, "maxp": maxp}
}

// metric returns a glyph's entry of hmtx, advance and left side bearing.
func (f *Face) metric(g GID) []byte {
	hmtx := table(f.tables["hmtx"])
	wide := table(f.tables["hhea"]).u16(34)
	bearing := hmtx.u16(4*int(g) + 2)
	if int(g) >= wide {
		bearing = hmtx.u16(4*wide + 2*(int(g)-wide))
	}
	entry := binary.BigEndian.AppendUint16(nil, f.advances[g])
	return binary.BigEndian.AppendUint16(entry, uint16(bearing))
}
