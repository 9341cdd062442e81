package typeset

import (
	"maps"
	"slices"
	"strings"
)

// A setter changes a style.
type setter = func(s *Style)

// A property is one that a style sheet may set.
type property struct {
	want string // what its values are, for messages
	read func([]value) (setter, bool)
}

// properties is the vocabulary of rules that style elements.
var properties = vocabulary()

func propertyNames() []string { return slices.Sorted(maps.Keys(properties)) }

func vocabulary() map[string]property {
	table := map[string]property{}
	for _, part := range []map[string]property{textProperties(), boxProperties(), flowProperties()} {
		maps.Copy(table, part)
	}
	for i, side := range []string{"top", "right", "bottom", "left"} {
		at := func(e *edges) *length { return []*length{&e.top, &e.right, &e.bottom, &e.left}[i] }
		table["margin-"+side] = distance(func(s *Style, l length) { *at(&s.Margin) = l })
		table["padding-"+side] = distance(func(s *Style, l length) { *at(&s.Padding) = l })
		table[side] = distance(func(s *Style, l length) { *at(&s.Place) = l })
		table["border-"+side] = property{borderWant, func(v []value) (setter, bool) {
			b, ok := readStroke(v)
			return func(s *Style) { s.Borders[i] = b }, ok
		}}
	}
	return table
}

func textProperties() map[string]property {
	return map[string]property{
		"font-family":     families(func(s *Style, names []string) { s.Families = names }),
		"font-latin":      families(func(s *Style, names []string) { s.Latin = names }),
		"font-size":       {"a length or a percentage", readSize},
		"font-weight":     choice(map[string]setter{"normal": func(s *Style) { s.Bold = false }, "bold": func(s *Style) { s.Bold = true }}),
		"font-style":      choice(map[string]setter{"normal": func(s *Style) { s.Italic = false }, "italic": func(s *Style) { s.Italic = true }}),
		"line-height":     {"a number, a length or a percentage", readLeading},
		"letter-spacing":  {"a length, normal or grid", readLetterSpacing},
		"color":           colored(func(s *Style, c Color) { s.Color = c }),
		"text-align":      choice(map[string]setter{"justify": aligned(alignJustify), "left": aligned(alignLeft), "right": aligned(alignRight), "center": aligned(alignCenter)}),
		"text-indent":     distance(func(s *Style, l length) { s.Indent = l }),
		"text-decoration": choice(map[string]setter{"none": func(s *Style) { s.Underline = false }, "underline": func(s *Style) { s.Underline = true }}),
		"text-emphasis":   choice(map[string]setter{"none": func(s *Style) { s.Dotted = false }, "dot": func(s *Style) { s.Dotted = true }}),
		"hyphens":         choice(map[string]setter{"none": func(s *Style) { s.Hyphens = false }, "auto": func(s *Style) { s.Hyphens = true }}),
		"text-wrap":       choice(map[string]setter{"wrap": func(s *Style) { s.Balance = false }, "balance": func(s *Style) { s.Balance = true }}),
		"white-space": choice(map[string]setter{
			"normal":   func(s *Style) { s.NoWrap, s.KeepLines = false, false },
			"nowrap":   func(s *Style) { s.NoWrap, s.KeepLines = true, false },
			"pre-line": func(s *Style) { s.NoWrap, s.KeepLines = false, true },
		}),
		"list-style-type": {"a text, " + strings.Join(markerNames(), ", "), readMarker},
		"vertical-align":  names(func(s *Style, v string) { s.Valign = v }, "baseline", "super", "sub", "top", "middle", "bottom"),
		"widows":          count(func(s *Style, n int) { s.Widows = n }),
		"orphans":         count(func(s *Style, n int) { s.Orphans = n }),
	}
}

func boxProperties() map[string]property {
	background := colored(func(s *Style, c Color) { s.Background = c })
	return map[string]property{
		"display":          names(func(s *Style, v string) { s.Display = v }, "block", "inline", "none", "flex"),
		"margin":           {"one to four lengths", four(func(s *Style, e edges) { s.Margin = e })},
		"padding":          {"one to four lengths", four(func(s *Style, e edges) { s.Padding = e })},
		"border":           {borderWant, readBorder},
		"border-radius":    distance(func(s *Style, l length) { s.Radius = l.of(s, 0) }),
		"background":       background,
		"background-color": background,
		"width":            distance(func(s *Style, l length) { s.Width = l }),
		"height":           distance(func(s *Style, l length) { s.Height = l }),
		"min-height":       distance(func(s *Style, l length) { s.MinHeight = l }),
		"max-height":       distance(func(s *Style, l length) { s.MaxHeight = l }),
		"object-fit":       choice(map[string]setter{"contain": func(s *Style) { s.Fill = false }, "cover": func(s *Style) { s.Fill = true }}),
		"position":         choice(map[string]setter{"static": func(s *Style) { s.Absolute = false }, "absolute": func(s *Style) { s.Absolute = true }}),
		"float":            choice(map[string]setter{"none": func(s *Style) { s.Footnote = false }, "footnote": func(s *Style) { s.Footnote = true }}),
		"leader":           choice(map[string]setter{"none": func(s *Style) { s.Leader = false }, "dotted": func(s *Style) { s.Leader = true }}),
		"role":             {"a structure type such as P, H1 or Div", readRole},
	}
}

func flowProperties() map[string]property {
	before := map[string]breaking{"auto": breakFree, "avoid": breakNext, "page": breakPage, "left": breakLeft, "right": breakRight, "column": breakColumn}
	return map[string]property{
		"break-before":   breaks(before, func(s *Style, b breaking) { s.Before = b }),
		"break-after":    breaks(before, func(s *Style, b breaking) { s.After = b }),
		"break-inside":   breaks(map[string]breaking{"auto": breakFree, "avoid": breakTogether}, func(s *Style, b breaking) { s.Inside = b }),
		"page":           {"the name of an @page rule, or auto", readPage},
		"column-count":   count(func(s *Style, n int) { s.Columns = min(n, mostColumns) }),
		"column-gap":     distance(func(s *Style, l length) { s.ColumnGap = l }),
		"string-set":     {"a name and content()", readStringSet},
		"bookmark-level": {"a whole number from 1, or none", readBookmark},
		"copy-fit":       {"none, or how many lines, the least leading and space in per cent, and the least size", readFit},
	}
}

func choice(words map[string]setter) property {
	want := strings.Join(slices.Sorted(maps.Keys(words)), ", ")
	return property{want, func(v []value) (setter, bool) {
		if len(v) != 1 || v[0].kind != word {
			return nil, false
		}
		set, ok := words[v[0].text]
		return set, ok
	}}
}

func names(set func(*Style, string), words ...string) property {
	table := map[string]setter{}
	for _, w := range words {
		table[w] = func(s *Style) { set(s, w) }
	}
	return choice(table)
}

func breaks(words map[string]breaking, set func(*Style, breaking)) property {
	table := map[string]setter{}
	for w, b := range words {
		table[w] = func(s *Style) { set(s, b) }
	}
	return choice(table)
}

func aligned(a align) setter { return func(s *Style) { s.Align = a } }

func distance(set func(*Style, length)) property {
	return property{"a length", func(v []value) (setter, bool) {
		if len(v) != 1 {
			return nil, false
		}
		l, ok := v[0].length()
		return func(s *Style) { set(s, l) }, ok
	}}
}

func colored(set func(*Style, Color)) property {
	return property{"#rgb, #rrggbb, cmyk(c, m, y, k) or none", func(v []value) (setter, bool) {
		if len(v) != 1 {
			return nil, false
		}
		c, ok := v[0].color()
		return func(s *Style) { set(s, c) }, ok
	}}
}

func count(set func(*Style, int)) property {
	return property{"a whole number from 1", func(v []value) (setter, bool) {
		if len(v) != 1 || v[0].kind != number || v[0].n < 1 || v[0].n > 1000 || v[0].n != float64(int(v[0].n)) {
			return nil, false
		}
		return func(s *Style) { set(s, int(v[0].n)) }, true
	}}
}

func families(set func(*Style, []string)) property {
	return property{"names of fonts, divided by commas", func(v []value) (setter, bool) {
		var list []string
		for i, part := range v {
			if (part.kind == comma) != (i%2 == 1) || part.kind != comma && part.kind != quoted {
				return nil, false
			}
			if part.kind == quoted {
				list = append(list, part.text)
			}
		}
		return func(s *Style) { set(s, list) }, len(list) > 0
	}}
}

// What the size of letters may be, in points.
const leastSize, mostSize = 1, 1000

// mostColumns bounds the columns of a block.
const mostColumns = 20

func readSize(v []value) (setter, bool) {
	if len(v) != 1 {
		return nil, false
	}
	l, ok := v[0].length()
	return func(s *Style) { s.Size = min(max(l.of(s, s.Size), leastSize), mostSize) }, ok && l.unit != auto && l.n > 0
}

func readLeading(v []value) (setter, bool) {
	if len(v) != 1 {
		return nil, false
	}
	if v[0].kind == number {
		return func(s *Style) { s.leadFactor = v[0].n }, v[0].n > 0
	}
	l, ok := v[0].length()
	return func(s *Style) { s.leadFactor, s.leading = 0, l }, ok && l.unit != auto && l.n > 0
}

func readLetterSpacing(v []value) (setter, bool) {
	if len(v) != 1 {
		return nil, false
	}
	if v[0].kind == word {
		on := v[0].text == "grid"
		return func(s *Style) { s.LetterSpacing, s.LetterGrid = length{}, on }, on || v[0].text == "normal"
	}
	l, ok := v[0].length()
	return func(s *Style) { s.LetterSpacing, s.LetterGrid = l, false }, ok
}

func readMarker(v []value) (setter, bool) {
	if len(v) != 1 || v[0].kind != quoted && v[0].kind != word {
		return nil, false
	}
	name := v[0].text
	if v[0].kind == quoted {
		name = `"` + name
	} else if !slices.Contains(markerNames(), name) {
		return nil, false
	}
	return func(s *Style) { s.Marker = name }, true
}

func four(set func(*Style, edges)) func([]value) (setter, bool) {
	return func(v []value) (setter, bool) {
		var l []length
		for _, part := range v {
			one, ok := part.length()
			if !ok {
				return nil, false
			}
			l = append(l, one)
		}
		var e edges
		switch len(l) {
		case 1:
			e = edges{l[0], l[0], l[0], l[0]}
		case 2:
			e = edges{l[0], l[1], l[0], l[1]}
		case 3:
			e = edges{l[0], l[1], l[2], l[1]}
		case 4:
			e = edges{l[0], l[1], l[2], l[3]}
		default:
			return nil, false
		}
		return func(s *Style) { set(s, e) }, true
	}
}

const borderWant = "a length, solid or dotted, and a colour; or none"

func readStroke(v []value) (stroke, bool) {
	if len(v) == 1 && v[0].kind == word && v[0].text == "none" {
		return stroke{}, true
	}
	b := stroke{color: Color{Set: true}}
	for _, part := range v {
		if part.kind == word && (part.text == "solid" || part.text == "dotted") {
			b.dots = part.text == "dotted"
		} else if l, ok := part.length(); ok && l.unit == points {
			b.width = l.n
		} else if c, ok := part.color(); ok {
			b.color = c
		} else {
			return stroke{}, false
		}
	}
	return b, b.width > 0
}

func readBorder(v []value) (setter, bool) {
	b, ok := readStroke(v)
	return func(s *Style) { s.Borders = [4]stroke{b, b, b, b} }, ok
}

func readRole(v []value) (setter, bool) {
	if len(v) != 1 || v[0].kind != quoted {
		return nil, false
	}
	return func(s *Style) { s.Role = v[0].text }, v[0].text != ""
}

func readPage(v []value) (setter, bool) {
	if len(v) != 1 || v[0].kind != word {
		return nil, false
	}
	name := v[0].text
	if name == "auto" {
		name = ""
	}
	return func(s *Style) { s.Page = name }, true
}

func readStringSet(v []value) (setter, bool) {
	ok := len(v) == 2 && v[0].kind == word && v[1].kind == function && v[1].text == "content"
	if !ok {
		return nil, false
	}
	return func(s *Style) { s.StringName = v[0].text }, true
}

func readBookmark(v []value) (setter, bool) {
	if len(v) == 1 && v[0].kind == word && v[0].text == "none" {
		return func(s *Style) { s.Bookmark = 0 }, true
	}
	return count(func(s *Style, n int) { s.Bookmark = n }).read(v)
}

func readFit(v []value) (setter, bool) {
	if len(v) == 1 && v[0].kind == word && v[0].text == "none" {
		return func(s *Style) { s.Fit = fitting{} }, true
	}
	if len(v) != 4 || v[0].kind != number || v[1].kind != percent || v[2].kind != percent {
		return nil, false
	}
	size, ok := v[3].length()
	fit := fitting{int(v[0].n), v[1].n / 100, v[2].n / 100, size.n}
	ok = ok && size.unit == points && v[0].n >= 1 && fit.leading > 0 && fit.leading <= 1 && fit.space >= 0 && fit.space <= 1
	return func(s *Style) { s.Fit = fit }, ok
}
