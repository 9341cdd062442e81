package font

import (
	"encoding/binary"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// go-text v0.3.5 skips lookups for glyphs that they cover: the filter it asks
// before a coverage table forgets ranges that follow 64 glyphs or more of the
// same table (its issue 278, repaired after that version). Kerning and
// punctuation of CJK fonts suffer most. The filter is right for coverage that
// lists glyphs one by one, so subtables with such ranges are read again with
// their coverage written out.
//
// spellCoverage does so for GSUB and GPOS of a font. A subtable for which it
// cannot be done stays as it is.
func spellCoverage(parsed *font.Font, gsub, gpos table) {
	for i, lookup := range parsed.GSUB.Lookups {
		for j, sub := range lookup.Subtables {
			spelled, ok := spell(gsub, i, j, gsubExtension, sub.Cov())
			if !ok {
				continue
			}
			if list, err := spelled.AsGSUBLookups(); err == nil && len(list) == 1 {
				lookup.Subtables[j] = list[0]
			}
		}
	}
	for i, lookup := range parsed.GPOS.Lookups {
		for j, sub := range lookup.Subtables {
			spelled, ok := spell(gpos, i, j, gposExtension, sub.Cov())
			if !ok {
				continue
			}
			if list, err := spelled.AsGPOSLookups(); err == nil && len(list) == 1 {
				lookup.Subtables[j] = list[0]
			}
		}
	}
}

// Types of lookups.
const (
	gsubContext   = 5
	gsubChained   = 6
	gsubExtension = 7
	gposContext   = 7
	gposChained   = 8
	gposExtension = 9
)

// spell returns a lookup of one subtable, the same as subtable j of lookup i,
// whose coverage lists its glyphs one by one.
func spell(t table, i, j, extension int, cov tables.Coverage) (tables.Lookup, bool) {
	glyphs := rangedGlyphs(cov)
	if len(glyphs) < 64 {
		return tables.Lookup{}, false
	}
	kind, at, ok := subtable(t, i, j, extension)
	if !ok || contextual(kind, extension) && t.u16(at) == 3 { // whose coverage is elsewhere
		return tables.Lookup{}, false
	}
	body := t[at:min(len(t), at+0xFFFE)]
	header := []uint16{uint16(kind), 0, 1, 8}
	var b []byte
	for _, v := range header {
		b = binary.BigEndian.AppendUint16(b, v)
	}
	b = append(b, body...)
	binary.BigEndian.PutUint16(b[8+2:], uint16(len(body)))
	b = binary.BigEndian.AppendUint16(b, 1)
	b = binary.BigEndian.AppendUint16(b, uint16(len(glyphs)))
	for _, g := range glyphs {
		b = binary.BigEndian.AppendUint16(b, uint16(g))
	}
	lookup, _, err := tables.ParseLookup(b)
	return lookup, err == nil
}

func contextual(kind, extension int) bool {
	if extension == gsubExtension {
		return kind == gsubContext || kind == gsubChained
	}
	return kind == gposContext || kind == gposChained
}

// subtable returns the type of lookup i of GSUB or GPOS and where its subtable
// j begins, with extensions followed.
func subtable(t table, i, j, extension int) (kind, at int, ok bool) {
	list := t.u16(8)
	lookup := list + t.u16(list+2+2*i)
	kind, at = t.u16(lookup), lookup+t.u16(lookup+6+2*j)
	if kind == extension {
		kind, at = t.u16(at+2), at+t.u32(at+4)
	}
	return kind, at, at > 0 && at+4 <= len(t)
}

// rangedGlyphs returns the glyphs of a coverage table of ranges, in order of
// their index, and nothing for one of another kind or out of order.
func rangedGlyphs(cov tables.Coverage) []GID {
	ranged, ok := cov.(tables.Coverage2)
	if !ok {
		return nil
	}
	var list []GID
	eachCovered(ranged, 1<<16, func(g GID, index int) {
		if index == len(list) && (index == 0 || g > list[index-1]) {
			list = append(list, g)
		}
	})
	if len(list) != ranged.Len() {
		return nil
	}
	return list
}
