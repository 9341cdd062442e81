package font

import (
	"bytes"
	"encoding/binary"
	"errors"
	"maps"
	"slices"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// byThemselves are the features that shapers turn on unasked.
var byThemselves = []string{"abvm", "blwm", "calt", "ccmp", "clig", "curs", "dist", "kern", "liga", "locl", "mark", "mkmk", "rclt", "rlig"}

// Cut returns a font file of the face's glyphs for a set of characters, and of
// what features can make of them: those that shapers turn on by themselves and
// those named. Other features are gone from it, and so are vertical setting,
// variations and colours. Glyphs keep their numbers; those that are not kept
// have neither outline nor advance. Names and licence bits stay. It is for
// TrueType outlines. Characters that the face lacks are left out: ask [Face.Has]
// first.
func (f *Face) Cut(characters []rune, features ...string) ([]byte, error) {
	if f.tables["glyf"] == nil {
		return nil, errors.New("only fonts with TrueType outlines can be cut down to a file")
	}
	keep := append(slices.Clone(features), byThemselves...)
	mapped := f.mapped(characters)
	set := []GID{0}
	for _, m := range mapped {
		set = append(set, m.glyph)
	}
	set, err := f.withComponents(f.withForms(set, keep))
	if err != nil {
		return nil, err
	}
	parts := f.sparseTables(set)
	for _, tag := range []string{"GDEF", "OS/2", "cvt ", "fpgm", "gasp", "name", "prep"} {
		parts[tag] = f.tables[tag]
	}
	parts["OS/2"] = boundsOfCharacters(parts["OS/2"], mapped)
	parts["GSUB"] = withFeatures(f.tables["GSUB"], keep)
	parts["GPOS"] = withFeatures(f.tables["GPOS"], keep)
	parts["cmap"] = characterMap(mapped)
	parts["post"] = withoutNames(f.tables["post"])
	return writeFont(trueType, parts), nil
}

// A mapping is a line of the character map.
type mapping struct {
	character rune
	glyph     GID
}

// mapped returns the glyphs of the characters that the face has, each
// character once and in order.
func (f *Face) mapped(characters []rune) []mapping {
	sorted := slices.Clone(characters)
	slices.Sort(sorted)
	var list []mapping
	for _, r := range slices.Compact(sorted) {
		if g := f.Glyph(r); g != 0 {
			list = append(list, mapping{r, g})
		}
	}
	return list
}

// withForms returns a set of glyphs and all that lookups of the given features
// can make of them, whatever their context.
func (f *Face) withForms(set []GID, features []string) []GID {
	lookups := f.substitutions(features)
	have := map[GID]bool{}
	for _, g := range set {
		have[g] = true
	}
	// Forms of forms of forms: no font goes far.
	for pass, before := 0, -1; before != len(have) && pass < 16; pass++ {
		before = len(have)
		f.eachForm(lookups, func(from, to []GID) {
			if slices.ContainsFunc(from, func(g GID) bool { return !have[g] }) {
				return
			}
			for _, g := range to {
				if int(g) < f.Glyphs() {
					have[g] = true
				}
			}
		})
	}
	return slices.Sorted(maps.Keys(have))
}

// substitutions returns the lookups of GSUB that features use: all there are,
// where one of them calls others by context.
func (f *Face) substitutions(features []string) []int {
	var list []int
	all := f.allLookups()
	for _, feature := range f.parsed.GSUB.Features {
		if !slices.Contains(features, feature.Tag.String()) {
			continue
		}
		for _, i := range feature.LookupListIndices {
			if int(i) >= len(all) {
				continue
			}
			list = append(list, int(i))
			for _, sub := range f.parsed.GSUB.Lookups[i].Subtables {
				switch sub.(type) {
				case tables.ContextualSubs, tables.ChainedContextualSubs:
					return all
				}
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// sparseTables returns the tables of glyphs for a font that has those of a set
// at their own numbers and nothing between them.
func (f *Face) sparseTables(set []GID) map[string][]byte {
	all := make([]int, int(set[len(set)-1])+1)
	for i := range all {
		all[i] = nobody
	}
	for _, g := range set {
		all[g] = int(g)
	}
	return f.glyphTables(all, f.outline)
}

// withFeatures empties all features but those named: they stay in the list, so
// that scripts and languages keep their numbers, and name no lookup.
func withFeatures(layout table, keep []string) []byte {
	layout = bytes.Clone(layout)
	list := layout.u16(6)
	for i := range layout.u16(list) {
		record := list + 2 + 6*i
		if record+6 > len(layout) {
			break
		}
		feature := list + layout.u16(record+4)
		if !slices.Contains(keep, string(layout[record:record+4])) && feature+4 <= len(layout) {
			binary.BigEndian.PutUint16(layout[feature+2:], 0)
		}
	}
	return layout
}

// characterMap writes table cmap: one subtable of format 12, which all systems
// of today read, for Unicode's own platform and that of Windows.
func characterMap(list []mapping) []byte {
	type group struct{ first, last, glyph int }
	var groups []group
	for _, m := range list {
		r, g := int(m.character), int(m.glyph)
		if n := len(groups); n > 0 && groups[n-1].last == r-1 && groups[n-1].glyph+r-groups[n-1].first == g {
			groups[n-1].last = r
		} else {
			groups = append(groups, group{r, r, g})
		}
	}
	var b []byte
	for _, v := range []uint16{0, 2, 0, 4, 0, 20, 3, 10, 0, 20, 12, 0} {
		b = binary.BigEndian.AppendUint16(b, v)
	}
	for _, v := range []int{16 + 12*len(groups), 0, len(groups)} {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	for _, g := range groups {
		for _, v := range []int{g.first, g.last, g.glyph} {
			b = binary.BigEndian.AppendUint32(b, uint32(v))
		}
	}
	return b
}

// boundsOfCharacters writes the first and last character into OS/2.
func boundsOfCharacters(os2 []byte, list []mapping) []byte {
	if len(os2) < 68 || len(list) == 0 {
		return os2
	}
	os2 = bytes.Clone(os2)
	binary.BigEndian.PutUint16(os2[64:], uint16(min(list[0].character, 0xFFFF)))
	binary.BigEndian.PutUint16(os2[66:], uint16(min(list[len(list)-1].character, 0xFFFF)))
	return os2
}

// withoutNames is table post in version 3, which names no glyph.
func withoutNames(post []byte) []byte {
	if len(post) < 32 {
		return nil
	}
	post = bytes.Clone(post[:32])
	binary.BigEndian.PutUint32(post, 0x00030000)
	return post
}
