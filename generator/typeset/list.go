package typeset

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A marker says how the items of a list are labelled: what stands for number n,
// and how the structure calls it.
type marker struct {
	label     func(n int) string
	numbering string
}

var markers = map[string]marker{
	"none":            {func(int) string { return "" }, "None"},
	"disc":            {func(int) string { return "•" }, "Disc"},
	"square":          {func(int) string { return "■" }, "Square"},
	"dash":            {func(int) string { return "—" }, "Unordered"},
	"decimal":         {func(n int) string { return decimal(n) + "." }, "Decimal"},
	"parenthesised":   {func(n int) string { return "（" + decimal(n) + "）" }, "Decimal"},
	"circled":         {circled, "Decimal"},
	"lower-alpha":     {func(n int) string { return alpha(n) + "." }, "LowerAlpha"},
	"lower-roman":     {func(n int) string { return Roman(n) + "." }, "LowerRoman"},
	"cjk":             {func(n int) string { return hanNumber(n) + "、" }, "Decimal"},
	"cjk-parenthesis": {func(n int) string { return "（" + hanNumber(n) + "）" }, "Decimal"},
}

func markerNames() []string { return slices.Sorted(maps.Keys(markers)) }

// markerOf returns the marker of a style, one text for all where it states one.
func markerOf(name string) marker {
	if text, ok := strings.CutPrefix(name, `"`); ok {
		return marker{func(int) string { return text }, "Unordered"}
	}
	return markers[name]
}

func decimal(n int) string { return strconv.Itoa(n) }

// circled returns a number in a circle, up to 50, which is how far Unicode goes.
func circled(n int) string {
	switch {
	case n >= 1 && n <= 20:
		return string(rune('①' + n - 1))
	case n >= 21 && n <= 35:
		return string(rune('㉑' + n - 21))
	case n >= 36 && n <= 50:
		return string(rune('㊱' + n - 36))
	}
	return "(" + decimal(n) + ")"
}

// alpha counts a, b … z, aa, ab …
func alpha(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// Roman returns a number from 1 in small Roman numerals.
func Roman(n int) string {
	var b strings.Builder
	for _, part := range []struct {
		n int
		s string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= part.n; n -= part.n {
			b.WriteString(part.s)
		}
	}
	return b.String()
}

// hanNumber returns a number below 100 in Chinese, others in digits.
func hanNumber(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n < 1 || n > 99:
		return decimal(n)
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n%10]
	}
	return digits[n/10] + "十" + digits[n%10]
}

// list lays out the items of a list, each with its label left of its first line.
func (l *layout) list(f *flow, n *node, p *place, e *Element) {
	number := 1
	if start, err := strconv.Atoi(n.attr("start")); err == nil {
		number = start
	}
	heading := f.before == breakNext
	e.Numbering = markerOf(p.style.Marker).numbering
	items := 0
	for _, k := range n.kids {
		if k.kind != kindItem {
			continue
		}
		if value, err := strconv.Atoi(k.attr("value")); err == nil {
			number = value
		}
		if items == 1 && heading {
			f.before = max(f.before, breakNext) // two items below a heading
		}
		l.item(f, k, p, e, number)
		number++
		items++
	}
}

// item lays out one item.
func (l *layout) item(f *flow, n *node, outer *place, list *Element, number int) {
	p := l.styling.at(outer, n)
	s := p.style
	if s.Display == "none" {
		return
	}
	e := &Element{Role: "LI"}
	l.grow(list, e)
	label := l.label(e, p, n, number)
	body := &Element{Role: "LBody"}
	l.grow(e, body)
	f.before = max(f.before, s.Before)
	f.space = max(f.space, s.Margin.top.of(s, f.width))
	l.begin(f, n, s)
	start := len(f.slabs)
	element := f.element
	f.element = body
	l.children(f, n, p, body)
	f.element = element
	if first := firstLine(f.slabs[start:]); first != nil && first.label == nil {
		first.label, first.gap = label, 0.45*s.Size
	}
	if s.Inside == breakTogether {
		together(f.slabs[min(start+1, len(f.slabs)):], breakTogether)
	}
	f.space = max(f.space, s.Margin.bottom.of(s, f.width))
	f.before = max(f.before, s.After)
}

// label sets the label of an item; nil for none.
func (l *layout) label(e *Element, p *place, n *node, number int) *lineBody {
	words := markerOf(p.style.Marker).label(number)
	if words == "" {
		return nil
	}
	label := &Element{Role: "Lbl"}
	l.grow(e, label)
	return l.oneLine(words, p.style, label, n.record)
}

// oneLine sets words on one line, as wide as they are.
func (l *layout) oneLine(words string, s *Style, e *Element, record string) *lineBody {
	t := &text{style: s}
	t.add(words, l.ink(s, e, record))
	p := l.items(t)
	if len(p.clusters) == 0 {
		return nil
	}
	b := breaker{p: p, width: 1e9}
	b.total()
	natural := b.natural(-1, len(p.clusters)-1)
	one := line{p: p, to: len(p.clusters), width: natural, natural: natural, last: true}
	return &lineBody{line: one, base: l.baseline(s)}
}

// firstLine returns the first line among slabs.
func firstLine(slabs []slab) *lineBody {
	for i := range slabs {
		switch b := slabs[i].body.(type) {
		case *lineBody:
			return b
		case *frameBody:
			return firstLine(b.slabs)
		case nil:
		default:
			return nil
		}
	}
	return nil
}
