package font

import "github.com/go-text/typesetting/font/opentype/tables"

// maxForms is how many substitutions a font may have: more than there are
// pairs of glyphs in any that is made, and few enough for one that is damaged.
const maxForms = 1 << 22

// eachForm calls visit with what lookups of GSUB can replace and what by.
func (f *Face) eachForm(lookups []int, visit func(from, to []GID)) {
	n := 0
	for _, i := range lookups {
		for _, sub := range f.parsed.GSUB.Lookups[i].Subtables {
			if n > maxForms {
				return
			}
			eachSubstitution(sub, func(from, to []GID) {
				n++
				visit(from, to)
			})
		}
	}
}

// allLookups returns the numbers of the lookups of GSUB.
func (f *Face) allLookups() []int {
	all := make([]int, len(f.parsed.GSUB.Lookups))
	for i := range all {
		all[i] = i
	}
	return all
}

// eachSubstitution calls visit with every sequence of glyphs that a subtable
// of GSUB can replace on its own and what by, in the order of the table.
// Contextual subtables replace nothing themselves: they name other lookups.
// The slices are valid during the call.
func eachSubstitution(sub tables.GSUBLookup, visit func(from, to []GID)) {
	switch sub := sub.(type) {
	case tables.SingleSubs:
		eachSingle(sub, visit)
	case tables.MultipleSubs:
		eachCovered(sub.Coverage, len(sub.Sequences), func(g GID, i int) {
			visit([]GID{g}, gids(nil, sub.Sequences[i].SubstituteGlyphIDs))
		})
	case tables.AlternateSubs:
		eachCovered(sub.Coverage, len(sub.AlternateSets), func(g GID, i int) {
			for _, to := range sub.AlternateSets[i].AlternateGlyphIDs {
				visit([]GID{g}, []GID{GID(to)})
			}
		})
	case tables.LigatureSubs:
		eachCovered(sub.Coverage, len(sub.LigatureSets), func(g GID, i int) {
			for _, l := range sub.LigatureSets[i].Ligatures {
				visit(gids([]GID{g}, l.ComponentGlyphIDs), []GID{GID(l.LigatureGlyph)})
			}
		})
	case tables.ReverseChainSingleSubs:
		eachCovered(sub.Cov(), len(sub.SubstituteGlyphIDs), func(g GID, i int) {
			visit([]GID{g}, []GID{GID(sub.SubstituteGlyphIDs[i])})
		})
	}
}

func eachSingle(sub tables.SingleSubs, visit func(from, to []GID)) {
	switch data := sub.Data.(type) {
	case tables.SingleSubstData1:
		eachCovered(data.Coverage, 1<<16, func(g GID, _ int) {
			visit([]GID{g}, []GID{g + GID(data.DeltaGlyphID)})
		})
	case tables.SingleSubstData2:
		eachCovered(data.Coverage, len(data.SubstituteGlyphIDs), func(g GID, i int) {
			visit([]GID{g}, []GID{GID(data.SubstituteGlyphIDs[i])})
		})
	}
}

// eachCovered calls visit with every glyph of a coverage table and its index,
// where the index is below the bound.
func eachCovered(c tables.Coverage, bound int, visit func(g GID, index int)) {
	switch c := c.(type) {
	case tables.Coverage1:
		for i, g := range c.Glyphs {
			if i < bound {
				visit(GID(g), i)
			}
		}
	case tables.Coverage2:
		n := 0
		for _, r := range c.Ranges {
			if n += int(r.EndGlyphID) - int(r.StartGlyphID) + 1; n > 1<<16 {
				return // ranges that lie over each other
			}
			for g := int(r.StartGlyphID); g <= int(r.EndGlyphID); g++ {
				if i := int(r.StartCoverageIndex) + g - int(r.StartGlyphID); i < bound {
					visit(GID(g), i)
				}
			}
		}
	}
}

func gids(list []GID, more []tables.GlyphID) []GID {
	for _, g := range more {
		list = append(list, GID(g))
	}
	return list
}
