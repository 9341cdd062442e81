package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An ink is how a stretch of a paragraph is set and what it belongs to.
type ink struct {
	style   *Style
	faces   *faceSet
	size    float64
	rise    float64 // above the base line
	element *Element
	link    *target
	record  string
	space   float64 // between letters
	call    bool    // the sign that calls a footnote
}

// A target is where a link leads.
type target struct {
	url, dest, title string
	element          *Element
}

// A stretch is a part of a paragraph's content that one ink sets.
type stretch struct {
	start, end int
	ink        *ink
}

// Marks that stand in a paragraph's content for what is no character.
const (
	markBreak  = '\u2028' // br
	markLeader = '\uFFFC' // of dots
)

// A text is a paragraph before it is broken into lines: its content, white
// space already collapsed, and how its stretches are set.
type text struct {
	style     *Style
	content   []byte
	stretches []stretch
	notes     []noteAt
	dests     []destAt
	soft      bool // the content ends in a space that goes if nothing follows
	breaks    bool // that space was a line end of the source
	pages     bool // page numbers of other parts stand in it
	ink       *ink // of the paragraph itself
}

type noteAt struct {
	at   int
	note *note
}

type destAt struct {
	at   int
	name string
}

func (t *text) empty() bool { return len(t.content) == 0 && len(t.dests) == 0 }

// add appends characters, collapsing white space. A line end of the source
// between ideographs is nothing.
func (t *text) add(s string, k *ink) {
	from := len(t.content)
	for i := 0; i < len(s); {
		c := s[i]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' {
			if c == '\n' && k.style.KeepLines {
				t.mark(markBreak, k)
				from = len(t.content)
			} else {
				t.breaks = c == '\n' && (!t.soft || t.breaks) || t.breaks && t.soft
				t.soft = true
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if t.soft {
			t.space(r)
		}
		t.content = append(t.content, s[i:i+n]...)
		i += n
	}
	t.stretch(from, k)
}

// space writes the space that was held back, before a character.
func (t *text) space(next rune) {
	last, _ := utf8.DecodeLastRune(t.content)
	if n := len(t.content); n > 0 && last != markBreak && !(t.breaks && solid(last) && solid(next)) {
		t.content = append(t.content, ' ')
	}
	t.soft, t.breaks = false, false
}

// mark appends a mark.
func (t *text) mark(r rune, k *ink) {
	from := len(t.content)
	if t.soft && r != markBreak {
		t.space(r)
	}
	t.soft, t.breaks = false, false
	t.content = utf8.AppendRune(t.content, r)
	t.stretch(from, k)
}

func (t *text) stretch(from int, k *ink) {
	if from == len(t.content) {
		return
	}
	if n := len(t.stretches); n > 0 && t.stretches[n-1].ink == k {
		t.stretches[n-1].end = len(t.content)
		return
	}
	t.stretches = append(t.stretches, stretch{from, len(t.content), k})
}

// ink returns how the text of a block is set.
func (l *layout) ink(s *Style, e *Element, record string) *ink {
	k := &ink{style: s, faces: l.fonts.set(s), size: s.Size, element: e, record: record}
	k.space = s.LetterSpacing.of(s, s.Size)
	if s.LetterGrid && s.GridChar > 0 {
		k.space = s.GridChar - s.Size
	}
	return k
}

// inline appends a node of a line and what is within it to a text.
func (l *layout) inline(t *text, n *node, p *place, k *ink) {
	if n.kind == kindText {
		t.add(n.text, k)
		return
	}
	at := l.styling.at(p, n)
	style := at.style
	if style.Display == "none" {
		return
	}
	if n.id != "" {
		t.dests = append(t.dests, destAt{len(t.content), l.dest(n.id)})
	}
	switch {
	case n.kind == kindBreak:
		if n.tag == "br" {
			t.mark(markBreak, k)
		} else {
			t.add("\u200b", k)
		}
	case n.kind == kindPicture:
		l.reportNode(ruleNesting, n, n.tag, "p")
	case style.Footnote:
		l.footnote(t, n, at, k)
	case style.Leader:
		t.mark(markLeader, l.inner(k, n, style))
	case n.attr("data-page") != "":
		t.pages = true
		t.add(l.pageOf(n, n.attr("data-page")), l.inner(k, n, style))
	default:
		in := l.inner(k, n, style)
		for _, kid := range n.kids {
			l.inline(t, kid, at, in)
		}
	}
}

// inner returns the ink of an element within a line.
func (l *layout) inner(outer *ink, n *node, style *Style) *ink {
	k := l.ink(style, outer.element, n.record)
	k.link, k.rise = outer.link, outer.rise
	switch style.Valign {
	case "super":
		k.rise += 0.36 * outer.size
	case "sub":
		k.rise -= 0.14 * outer.size
	}
	role := style.Role
	if role == "" {
		role = elements[n.tag].role
	}
	if href := n.attr("href"); href != "" {
		k.link = &target{title: n.words()}
		if name, ok := strings.CutPrefix(href, "#"); ok {
			k.link.dest = l.dest(name)
			l.want(k.link.dest, n)
		} else {
			k.link.url = href
		}
	} else if role == "Link" {
		role = ""
	}
	if role == "" && n.lang != "" && n.lang != outer.style.Lang {
		role = "Span"
	}
	if role != "" && outer.element != nil {
		k.element = &Element{Role: role}
		if n.lang != outer.style.Lang {
			k.element.Lang = n.lang
		}
		l.grow(outer.element, k.element)
		if role == "Link" {
			k.link.element = k.element
		}
	}
	return k
}

// solid reports whether a character is set in a box of its own: ideographs and
// their radicals, kana, bopomofo, Hangul, CJK punctuation, full-width forms and
// circled signs.
func solid(r rune) bool {
	switch {
	case r < 0x2460:
		return false
	case r <= 0x24FF, r >= 0x25A0 && r <= 0x27BF, r >= 0x2E80 && r <= 0xA4CF:
		return true
	case r >= 0xAC00 && r <= 0xD7A3, r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE4F, r >= 0xFF01 && r <= 0xFFEF:
		return true
	}
	return r >= 0x1B000 && r <= 0x1B16F || r >= 0x1F300 && r <= 0x3FFFF
}

// shared reports whether a sign that all languages share is set like an
// ideograph in Chinese, Japanese and Korean.
func shared(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '―', '…', '‥', '·', '•', '×', '÷', '±', '℃', '‰', '→', '←', '↑', '↓', '≥', '≤', '≠', '≈':
		return true
	}
	return false
}

// isWordRune reports whether a character is part of a word for which an
// apostrophe may stand.
func isWordRune(r rune) bool { return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
