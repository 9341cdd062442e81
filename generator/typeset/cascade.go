package typeset

import (
	_ "embed"
	"strings"
	"sync"

	"prospectus/generator/source"
)

//go:embed default.css
var defaultText string

// defaults is the style sheet that comes before all others.
var defaults = source.NewFile("default.css", defaultText)

// A place is an element as selectors see it: what it is and what is around it.
// Elements that look the same to them share a place, so that the style of all
// paragraphs of a kind is computed once.
type place struct {
	outer   *place
	tag     string
	classes []string
	lang    string
	style   *Style

	mu    sync.RWMutex
	inner map[placeKey]*place
}

type placeKey struct{ tag, classes, lang string }

// A styling is a sheet applied to pages of one grid, at one tightness.
type styling struct {
	sheet *Sheet
	root  *place
	tight tightness
}

type stylingKey struct {
	line, char float64
	tight      tightness
}

// stylings remembers what was computed.
type stylings struct {
	mu   sync.Mutex
	made map[stylingKey]*styling
}

// A tightness is how much of leading, space and size is left, of 1; the size of
// nothing falls below least, which counts points.
type tightness struct{ leading, space, size, least float64 }

var loose = tightness{1, 1, 1, 0}

// styled returns the sheet for pages whose grid has these distances of lines
// and characters.
func (s *Sheet) styled(line, char float64, t tightness) *styling {
	key := stylingKey{line, char, t}
	s.styling.mu.Lock()
	defer s.styling.mu.Unlock()
	if made := s.styling.made[key]; made != nil {
		return made
	}
	if s.styling.made == nil {
		s.styling.made = map[stylingKey]*styling{}
	}
	first := initial.own()
	first.GridLine, first.GridChar = line, char
	made := &styling{sheet: s, root: &place{style: first}, tight: t}
	s.styling.made[key] = made
	return made
}

// at returns the place of a node within another.
func (s *styling) at(outer *place, n *node) *place {
	key := placeKey{n.tag, n.class, n.lang}
	outer.mu.RLock()
	p := outer.inner[key]
	outer.mu.RUnlock()
	if p != nil {
		return p
	}
	p = &place{outer: outer, tag: n.tag, classes: strings.Fields(n.class), lang: n.lang}
	if p.lang == "" {
		p.lang = outer.lang
	}
	p.style = s.compute(p)
	outer.mu.Lock()
	defer outer.mu.Unlock()
	if had := outer.inner[key]; had != nil {
		return had
	}
	if outer.inner == nil {
		outer.inner = map[placeKey]*place{}
	}
	outer.inner[key] = p
	return p
}

// compute applies all rules that select a place, the size of letters first.
func (s *styling) compute(p *place) *Style {
	style := p.outer.style.own()
	style.Lang = p.lang
	outer := s.unsized(p.outer)
	style.Size = outer
	var sets []setting
	for i := range s.sheet.rules {
		if r := &s.sheet.rules[i]; p.selected(r.chain) {
			sets = append(sets, r.sets...)
		}
	}
	for _, first := range []bool{true, false} {
		for _, one := range sets {
			if one.first == first {
				if first {
					style.Size = outer // per cent count from the element around
				}
				one.set(style)
			}
		}
	}
	s.tight.apply(style)
	return style
}

// unsized returns the size of a place before it was tightened, from which the
// sizes within it count.
func (s *styling) unsized(p *place) float64 {
	if s.tight.size == 1 {
		return p.style.Size
	}
	return p.style.loose
}

// apply tightens a style.
func (t tightness) apply(s *Style) {
	s.loose = s.Size
	if t == loose {
		return
	}
	if t.size < 1 && s.Size > t.least {
		s.Size = max(s.Size*t.size, t.least)
	}
	if s.leadFactor > 0 {
		s.tightLead = s.leadFactor * t.leading
	} else {
		s.tightLead = s.leading.of(s, s.Size) * t.leading / s.Size
	}
	shrink := func(l *length) { l.n *= t.space }
	shrink(&s.Margin.top)
	shrink(&s.Margin.bottom)
	shrink(&s.Padding.top)
	shrink(&s.Padding.bottom)
}

// selected reports whether a selector selects the place.
func (p *place) selected(chain []simple) bool {
	last := len(chain) - 1
	if !p.is(&chain[last]) {
		return false
	}
	for o := p.outer; last > 0; o = o.outer {
		if o == nil {
			return false
		}
		if o.is(&chain[last-1]) {
			last--
		}
	}
	return true
}

// is reports whether a place is what a simple selector says. A language alone
// selects where the language begins, so that it weighs nothing against what
// rules say of the elements within.
func (p *place) is(s *simple) bool {
	if s.tag != "" && s.tag != p.tag || s.lang != "" && !speaks(p.lang, s.lang) {
		return false
	}
	if s.lang != "" && s.tag == "" && s.classes == nil && p.outer != nil && p.outer.lang == p.lang {
		return false
	}
next:
	for _, c := range s.classes {
		for _, own := range p.classes {
			if own == c {
				continue next
			}
		}
		return false
	}
	return true
}

// speaks reports whether a language is another or a kind of it: zh-Hant is zh.
func speaks(lang, wanted string) bool {
	rest, ok := strings.CutPrefix(strings.ToLower(lang), strings.ToLower(wanted))
	return ok && (rest == "" || rest[0] == '-')
}
