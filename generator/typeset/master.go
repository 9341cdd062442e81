package typeset

import (
	"maps"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// A pageRule is an @page rule: for pages of a name and of a side (left, right,
// first, blank), where it states them.
type pageRule struct {
	name, side string
	sets       []pageSetter
}

type pageSetter = func(*master)

// A master is how pages of a kind look: their size, margins and what stands in
// the margins.
type master struct {
	width, height, bleed     float64
	crop                     bool
	top, bottom, left, right float64
	inside, outside          float64 // where stated, instead of left and right
	hasInside, hasOutside    bool
	lines, characters        int // of the grid
	background               Color
	boxes                    map[string]*marginBox
}

// A marginBox is what stands in a margin: its words and how they look.
type marginBox struct {
	content []contentPart
	sets    []setting
}

// A contentPart is a text, the value of a named string, or a counter.
type contentPart struct{ text, name, counter string }

// textWidth and textHeight return the size of the area of the text.
func (m *master) textWidth() float64  { return max(m.width-m.left-m.right, 1) }
func (m *master) textHeight() float64 { return max(m.height-m.top-m.bottom, 1) }

// gridLine and gridChar return the distances of the lines and characters of
// the page's grid, 0 where it has none.
func (m *master) gridLine() float64 {
	if m.lines == 0 {
		return 0
	}
	return m.textHeight() / float64(m.lines)
}

func (m *master) gridChar() float64 {
	if m.characters == 0 {
		return 0
	}
	return m.textWidth() / float64(m.characters)
}

// papers holds the widths and heights of named sheets, in millimetres.
var papers = map[string][2]float64{
	"a3": {297, 420}, "a4": {210, 297}, "a5": {148, 210}, "a6": {105, 148}, "b5": {176, 250}, "letter": {215.9, 279.4},
}

// master returns how a page looks that has a name, stands on a side and is the
// first of its section or blank.
func (s *Sheet) master(name string, left, first, blank bool) *master {
	m := &master{width: 595.28, height: 841.89, top: 72, bottom: 72, left: 64, right: 64, boxes: map[string]*marginBox{}}
	side := "right"
	if left {
		side = "left"
	}
	for _, named := range []string{"", name} {
		for _, on := range []string{"", side, "first", "blank"} {
			if on == "first" && !first || on == "blank" && !blank {
				continue
			}
			for _, r := range s.pages {
				if r.name == named && r.side == on {
					for _, set := range r.sets {
						set(m)
					}
				}
			}
		}
		if name == "" {
			break
		}
	}
	m.turn(left)
	return m
}

// turn puts what is inside and outside on the sides where they are.
func (m *master) turn(left bool) {
	in, out := &m.left, &m.right
	inner, outer := "-left", "-right"
	if left {
		in, out, inner, outer = out, in, outer, inner
	}
	if m.hasInside {
		*in = m.inside
	}
	if m.hasOutside {
		*out = m.outside
	}
	for _, row := range []string{"top", "bottom"} {
		if b := m.boxes[row+"-inside"]; b != nil {
			m.boxes[row+inner] = b
		}
		if b := m.boxes[row+"-outside"]; b != nil {
			m.boxes[row+outer] = b
		}
	}
}

// page reads an @page rule.
func (p *sheetParser) page(prelude []css.Token) {
	var r pageRule
	for i, t := range prelude {
		switch {
		case t.TokenType == css.IdentToken && i > 0 && prelude[i-1].TokenType == css.ColonToken:
			r.side = strings.ToLower(string(t.Data))
		case t.TokenType == css.IdentToken:
			r.name = strings.ToLower(string(t.Data))
		}
	}
	if !slices.Contains([]string{"", "left", "right", "first", "blank"}, r.side) {
		p.add(ruleSelector, r.side, "@page :"+r.side)
	}
	for {
		grammar, _, data := p.css.Next()
		switch grammar {
		case css.EndAtRuleGrammar:
			p.sheet.pages = append(p.sheet.pages, r)
			return
		case css.ErrorGrammar:
			if !p.css.HasParseError() {
				p.sheet.pages = append(p.sheet.pages, r)
				return
			}
			p.add(ruleSyntax, "", p.css.Err().Error())
		case css.DeclarationGrammar:
			r.sets = append(r.sets, p.pageSetting(string(data), p.css.Values())...)
		case css.BeginAtRuleGrammar:
			r.sets = append(r.sets, p.marginBox(strings.TrimPrefix(string(data), "@"))...)
		case css.CommentGrammar:
		default:
			p.add(ruleProperty, string(data), string(data))
		}
	}
}

// marginBoxes are the places of running heads and feet.
var marginBoxes = []string{
	"top-left", "top-center", "top-right", "top-inside", "top-outside",
	"bottom-left", "bottom-center", "bottom-right", "bottom-inside", "bottom-outside",
}

func (p *sheetParser) marginBox(name string) []pageSetter {
	if !slices.Contains(marginBoxes, name) {
		p.add(ruleSelector, name, "@"+name)
		p.block()
		return nil
	}
	inner := p.block()
	box := &marginBox{}
	for {
		grammar, _, data := inner.css.Next()
		switch grammar {
		case css.ErrorGrammar:
			if !inner.css.HasParseError() {
				return []pageSetter{func(m *master) { m.boxes[name] = box }}
			}
			inner.add(ruleSyntax, "", inner.css.Err().Error())
		case css.DeclarationGrammar:
			if string(data) == "content" {
				box.content = inner.content(inner.css.Values())
			} else if s, ok := inner.declaration(string(data), inner.css.Values()); ok {
				box.sets = append(box.sets, s)
			}
		case css.CommentGrammar:
		default:
			inner.add(ruleProperty, string(data), string(data))
		}
	}
}

// block reads to the end of a block that the parser gives token by token, and
// returns a parser of the declarations in it.
func (p *sheetParser) block() *sheetParser {
	inner := &sheetParser{sheet: p.sheet, file: p.file, report: p.report, base: p.base + p.css.Offset()}
	var text strings.Builder
	for first := true; ; first = false {
		grammar, _, data := p.css.Next()
		if grammar == css.EndAtRuleGrammar || grammar == css.ErrorGrammar {
			break
		}
		if first {
			inner.base = p.base + p.css.Offset() - len(data)
		}
		text.Write(data)
	}
	inner.css = css.NewParser(parse.NewInputString(text.String()), true)
	return inner
}

// content reads what a margin box says.
func (p *sheetParser) content(tokens []css.Token) []contentPart {
	values, ok := readValues(tokens)
	var parts []contentPart
	for _, v := range values {
		arg := ""
		if len(v.args) == 1 && v.args[0].kind == word {
			arg = v.args[0].text
		}
		switch {
		case v.kind == quoted:
			parts = append(parts, contentPart{text: v.text})
		case v.kind == function && v.text == "string" && arg != "":
			parts = append(parts, contentPart{name: arg})
		case v.kind == function && v.text == "counter" && (arg == "page" || arg == "pages"):
			parts = append(parts, contentPart{counter: arg})
		case v.kind == word && v.text == "none":
		default:
			ok = false
		}
	}
	if !ok {
		text := strings.TrimSpace(joined(tokens))
		p.add(ruleValue, text, "content", text, "texts, string(name), counter(page), counter(pages)")
	}
	return parts
}

// A pageProperty is one that an @page rule may set.
type pageProperty struct {
	want string
	read func([]value) (pageSetter, bool)
}

var pageProperties = pageVocabulary()

func pageVocabulary() map[string]pageProperty {
	table := map[string]pageProperty{
		"size":           {"A4, A5 …, landscape, or a width and a height", readPaper},
		"margin":         {"one to four lengths", readPageMargin},
		"marks":          {"crop or none", func(v []value) (pageSetter, bool) { return markWord(v) }},
		"grid":           {"how many lines and how many characters", readGrid},
		"bleed":          pageLength(func(m *master, n float64) { m.bleed = n }),
		"margin-inside":  pageLength(func(m *master, n float64) { m.inside, m.hasInside = n, true }),
		"margin-outside": pageLength(func(m *master, n float64) { m.outside, m.hasOutside = n, true }),
		"margin-top":     pageLength(func(m *master, n float64) { m.top = n }),
		"margin-bottom":  pageLength(func(m *master, n float64) { m.bottom = n }),
		"margin-left":    pageLength(func(m *master, n float64) { m.left, m.hasInside, m.hasOutside = n, false, false }),
		"margin-right":   pageLength(func(m *master, n float64) { m.right, m.hasInside, m.hasOutside = n, false, false }),
	}
	background := pageProperty{"a colour", func(v []value) (pageSetter, bool) {
		if len(v) != 1 {
			return nil, false
		}
		c, ok := v[0].color()
		return func(m *master) { m.background = c }, ok
	}}
	table["background"], table["background-color"] = background, background
	return table
}

func (p *sheetParser) pageSetting(name string, tokens []css.Token) []pageSetter {
	known, ok := pageProperties[name]
	if !ok {
		p.report.Add(ruleProperty.At(p.span(name), name).Meant(name, slices.Sorted(maps.Keys(pageProperties))))
		return nil
	}
	if values, fine := readValues(tokens); fine {
		if set, ok := known.read(values); ok {
			return []pageSetter{set}
		}
	}
	text := strings.TrimSpace(joined(tokens))
	p.add(ruleValue, text, name, text, known.want)
	return nil
}

func pageLength(set func(*master, float64)) pageProperty {
	return pageProperty{"a length in mm, cm, in or pt", func(v []value) (pageSetter, bool) {
		if len(v) != 1 {
			return nil, false
		}
		l, ok := v[0].length()
		return func(m *master) { set(m, l.n) }, ok && l.unit == points
	}}
}

func markWord(v []value) (pageSetter, bool) {
	if len(v) != 1 || v[0].text != "crop" && v[0].text != "none" {
		return nil, false
	}
	return func(m *master) { m.crop = v[0].text == "crop" }, true
}

func readGrid(v []value) (pageSetter, bool) {
	if len(v) == 0 || len(v) > 2 || v[0].kind != number || v[len(v)-1].kind != number || v[0].n < 1 || v[len(v)-1].n < 1 || v[0].n > 200 || v[len(v)-1].n > 200 {
		return nil, false
	}
	return func(m *master) {
		m.lines, m.characters = int(v[0].n), 0
		if len(v) == 2 {
			m.characters = int(v[1].n)
		}
	}, true
}

// leastPage is how wide and high a page is at least, in points.
const leastPage = 20

func readPaper(v []value) (pageSetter, bool) {
	var w, h float64
	wide, high := false, false
	for _, part := range v {
		switch l, ok := part.length(); {
		case part.kind == word && part.text == "landscape":
			wide = true
		case part.kind == word && part.text == "portrait":
			high = true
		case part.kind == word && papers[part.text] != [2]float64{}:
			w, h = papers[part.text][0]*72/25.4, papers[part.text][1]*72/25.4
		case ok && l.unit == points && l.n >= leastPage && w == 0:
			w = l.n
		case ok && l.unit == points && l.n >= leastPage && h == 0:
			h = l.n
		default:
			return nil, false
		}
	}
	return func(m *master) {
		if w > 0 && h > 0 {
			m.width, m.height = w, h
		}
		if wide && m.width < m.height || high && m.width > m.height {
			m.width, m.height = m.height, m.width
		}
	}, len(v) > 0 && (w == 0) == (h == 0)
}

func readPageMargin(v []value) (pageSetter, bool) {
	var e edges
	set := four(func(_ *Style, got edges) { e = got })
	apply, ok := set(v)
	if !ok {
		return nil, false
	}
	apply(nil)
	for _, l := range []length{e.top, e.right, e.bottom, e.left} {
		if l.unit != points {
			return nil, false
		}
	}
	return func(m *master) {
		m.top, m.right, m.bottom, m.left = e.top.n, e.right.n, e.bottom.n, e.left.n
		m.hasInside, m.hasOutside = false, false
	}, true
}
