package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"prospectus/generator/font"
)

// A class says how a cluster stands beside others.
type class uint8

const (
	classHan    class = iota
	classOpen         // opens brackets or quotation
	classClose        // closes them, or is a comma or stop
	classDash         // dashes, dots and waves
	classWord         // Latin and all other writing
	classLeader       // dots that fill a line
)

// A cluster is what a line does not divide: a character set alone, or a word or
// a part of one.
type cluster struct {
	ink         *ink
	face        *font.Face
	glyphs      []font.Glyph // of a word; their clusters count from the word's start
	id          font.GID     // of a character set alone
	class       class
	half        bool // full-width punctuation of which the empty half is a gap
	breaks      wordBreak
	origin      int32 // where the word begins that the glyphs count from
	start, end  int32 // in the content
	width       float32
	shift       float32 // how far right of its place it is drawn
	scale       float32 // of glyphs made smaller: signs that the font lacks
	rise        float32
	first, last rune
}

// A gap is what is between two clusters.
type gap struct {
	natural, stretch, shrink float32
	penalty                  int16
	start, end               int32 // of a space in the content
	may, must, stuck, hyphen bool
}

// Punctuation by what it does at the ends of lines.
const (
	opening = "（《〈「『【〔［｛〖〘“‘"
	closers = "）》〉」』】〕］｝〗〙”’，。、；：！？．"
	// Never first on a line, besides closing punctuation.
	neverFirst = closers + "…～·・•％‰℃°,.;:!?)]}%ー々〻ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜"
	// Never last on a line, besides opening punctuation.
	neverLast = opening + "([{￥¥＄$£€№＃#"
)

var (
	isOpening, isClosing = runeSet(opening), runeSet(closers)
	isNeverFirst         = runeSet(neverFirst)
	isNeverLast          = runeSet(neverLast)
)

func runeSet(s string) map[rune]bool {
	m := map[rune]bool{}
	for _, r := range s {
		m[r] = true
	}
	return m
}

// A wordBreak says what may be done after a part of a word.
type wordBreak uint8

const (
	breakNone wordBreak = iota
	breakSoft           // a line may end here
	breakHyph           // it may, with a hyphen
	breakHard           // only where a line would be too long
)

// items turns a text into clusters and the gaps after them.
func (l *layout) items(t *text) *paragraph {
	p := &paragraph{style: t.style, content: string(t.content), notes: t.notes, dests: t.dests, late: t.pages}
	b := itemizer{layout: l, p: p}
	b.p.clusters = make([]cluster, 0, len(t.content)/3+2)
	b.p.gaps = make([]gap, 0, len(t.content)/3+2)
	b.stuck = stuckPlaces(p.content)
	for _, s := range t.stretches {
		b.stretch(s)
	}
	if n := len(p.clusters); n > 0 {
		p.gaps = append(p.gaps, gap{may: true, must: true})
	}
	return p
}

// An itemizer appends to a paragraph.
type itemizer struct {
	layout                  *layout
	p                       *paragraph
	stuck                   []int // before which bytes a line must not begin
	spaceStart, spaceEnd    int32
	spaced, fixed, thin, br bool
}

func (b *itemizer) stretch(s stretch) {
	content := b.p.content
	for i := s.start; i < s.end; {
		r, n := utf8.DecodeRuneInString(content[i:s.end])
		switch {
		case r == ' ' || r == '\u00a0' || r == '\u2009' || r == '\u202f':
			if !b.spaced {
				b.spaceStart = int32(i)
			}
			b.spaced, b.spaceEnd = true, int32(i+n)
			b.fixed = b.fixed || r != ' '
			b.thin = r == '\u2009' || r == '\u202f'
		case r == markBreak:
			b.lineBreak()
		case r == markLeader:
			b.push(cluster{ink: s.ink, class: classLeader, start: int32(i), end: int32(i + n), first: r, last: r})
		case b.alone(s, r, i, n):
			b.single(s.ink, r, i, n)
		default:
			n = b.wordEnd(s, i) - i
			b.word(s.ink, i, i+n)
		}
		i += n
	}
}

// alone reports whether a character is set alone, in the faces for ideographs.
func (b *itemizer) alone(s stretch, r rune, i, n int) bool {
	if solid(r) {
		return true
	}
	if !s.ink.faces.cjk || !shared(r) {
		return false
	}
	if r == '’' { // an apostrophe is part of its word
		before, _ := utf8.DecodeLastRuneInString(b.p.content[:i])
		after, _ := utf8.DecodeRuneInString(b.p.content[i+n:])
		return !(isWordRune(before) && isWordRune(after))
	}
	return true
}

// wordEnd returns where the word ends that begins at a byte.
func (b *itemizer) wordEnd(s stretch, at int) int {
	content := b.p.content
	for i := at; i < s.end; {
		r, n := utf8.DecodeRuneInString(content[i:s.end])
		if r == ' ' || r == '\u00a0' || r == '\u2009' || r == '\u202f' || r == markBreak || r == markLeader || b.alone(s, r, i, n) {
			return i
		}
		i += n
	}
	return s.end
}

func (b *itemizer) lineBreak() {
	if n := len(b.p.clusters); n == 0 || len(b.p.gaps) == n {
		k := b.p.lastInk(b.layout)
		b.push(cluster{ink: k, class: classWord, first: 'x', last: 'x'}) // an empty line
	}
	b.br, b.spaced, b.fixed, b.thin = true, false, false, false
}

// single pushes a character set alone. Of punctuation whose ink fills one half
// of its box the other half becomes a gap, which lines may squeeze or drop.
func (b *itemizer) single(k *ink, r rune, at, n int) {
	g := k.faces.glyph(r)
	c := cluster{ink: k, face: g.face, id: g.id, start: int32(at), end: int32(at + n), first: r, last: r, scale: 1}
	if g.face == nil {
		g = b.missing(k, r)
		c.face, c.id = g.face, g.id
	}
	size := float32(k.size)
	c.width = g.advance * size
	half := g.advance / 2
	switch {
	case isOpening[r]:
		c.class = classOpen
		if g.advance > 0.9 && g.left >= half-0.02 {
			c.half, c.width, c.shift = true, half*size, -half*size
		}
	case isClosing[r]:
		c.class = classClose
		if g.advance > 0.9 && g.right <= half+0.02 {
			c.half, c.width = true, half*size
		}
	case r == '·' || r == '・' || r == '•':
		c.class = classHan
		if quarter := g.advance / 4; g.advance > 0.9 && g.left > quarter && g.right < 3*quarter {
			c.width, c.shift = half*size, -quarter*size
		}
	case r == '—' || r == '…' || r == '～' || r == '―' || r == '‥':
		c.class = classDash
		b.joinDash(&c, g)
	}
	b.push(c)
}

// joinDash sets a dash that follows another so that their ink meets.
func (b *itemizer) joinDash(c *cluster, g hanGlyph) {
	last := len(b.p.clusters) - 1
	if c.first != '—' || last < 0 || b.spaced {
		return
	}
	prev := &b.p.clusters[last]
	if prev.first == '—' && prev.ink == c.ink && prev.end == c.start && prev.width > c.width*0.85 {
		prev.width -= (g.advance - g.right + g.left) * float32(c.ink.size)
	}
}

// word pushes the parts of a word.
func (b *itemizer) word(k *ink, start, end int) {
	content := b.p.content[start:end]
	shape := k.faces.shape(content, k.style.Hyphens)
	for i := range shape {
		w := &shape[i]
		size := float32(k.size)
		c := cluster{
			ink: k, face: w.face, glyphs: w.glyphs, class: classWord, breaks: w.breaks, origin: int32(start),
			start: int32(start + w.start), end: int32(start + w.end), scale: w.scale, rise: w.rise * size,
		}
		c.width = float32(w.ems) * size * w.scale
		if k.space != 0 {
			c.width += float32(k.space) * float32(max(len(w.glyphs)-1, 0))
		}
		c.first, _ = utf8.DecodeRuneInString(content[w.start:w.end])
		c.last, _ = utf8.DecodeLastRuneInString(content[w.start:w.end])
		if w.face == nil {
			g := b.missing(k, c.first)
			c.face, c.glyphs, c.id, c.width, c.scale = g.face, nil, g.id, g.advance*size, 1
		}
		b.push(c)
	}
}

// push appends a cluster and the gap between it and the one before.
func (b *itemizer) push(c cluster) {
	p := b.p
	if n := len(p.clusters); n > 0 {
		if b.br {
			p.gaps = append(p.gaps, gap{may: true, must: true})
		} else {
			g := b.gap(&p.clusters[n-1], &c)
			if b.spaced {
				g.start, g.end = b.spaceStart, b.spaceEnd
			}
			p.gaps = append(p.gaps, g)
		}
	}
	b.br, b.spaced, b.fixed, b.thin = false, false, false, false
	p.clusters = append(p.clusters, c)
}

// gap returns what is between two clusters.
func (b *itemizer) gap(a, c *cluster) gap {
	if c.ink.call {
		return gap{}
	}
	g := b.room(a, c)
	if b.spaced || !(a.class == classWord && c.class == classWord) {
		g.natural += float32(a.ink.space)
	}
	g.may = !b.fixed && !(a.ink.style.NoWrap && c.ink.style.NoWrap) && a.class != classOpen && c.class != classClose
	g.may = g.may && !isNeverFirst[c.first] && !isNeverLast[a.last]
	if b.spaced && a.class == classWord && c.class == classWord {
		g.may = !b.fixed && !(a.ink.style.NoWrap && c.ink.style.NoWrap)
	}
	if a.class == classDash && c.class == classDash && a.last == c.first {
		return gap{}
	}
	if c.class == classLeader {
		g.may = false
	}
	if !b.spaced && a.class == classWord && c.class == classWord {
		b.within(&g, a, c)
	}
	if b.isStuck(int(a.end), int(c.start)) {
		g.stuck, g.may = g.may, false
	}
	return g
}

// within says what may be done between two parts of a word.
func (b *itemizer) within(g *gap, a, c *cluster) {
	g.natural = float32(a.ink.space)
	may := a.breaks
	if a.end != c.start || a.ink != c.ink {
		may = breakNone
	}
	g.may, g.penalty = false, 0
	switch may {
	case breakSoft:
		g.may, g.penalty = true, 60
	case breakHyph:
		g.may, g.hyphen, g.penalty = true, true, 70
	case breakHard:
		g.stuck = true
	}
}

// isStuck reports whether what ends at one byte must not be parted from what
// begins at another.
func (b *itemizer) isStuck(end, start int) bool {
	for len(b.stuck) > 0 && b.stuck[0] < end {
		b.stuck = b.stuck[1:]
	}
	return len(b.stuck) > 0 && b.stuck[0] <= start
}

// room returns the width between two clusters, in the manner of CLREQ: half an
// em after closing and before opening punctuation but only once between two of
// them, a fifth of an em between ideographs and words, half an em for a space
// that somebody wrote between ideographs, the space of the font between words.
func (b *itemizer) room(a, c *cluster) gap {
	em := float32(a.ink.size)
	latin := (a.class == classWord) != (c.class == classWord)
	switch {
	case b.thin:
		return gap{natural: em * 0.2}
	case a.class == classLeader || c.class == classLeader:
		return gap{natural: em * 0.3}
	case b.spaced && a.class == classWord && c.class == classWord:
		n := a.space()
		return gap{natural: n, stretch: n * 0.7, shrink: n * 0.3}
	case a.class == classDash && c.class != classDash, c.class == classDash:
		if b.spaced {
			return gap{natural: em * 0.2, stretch: em * 0.12, shrink: em * 0.08}
		}
		return gap{stretch: em * 0.045}
	case a.class == classClose && c.class == classClose, a.class == classOpen && !b.spaced:
		return gap{}
	case a.class == classClose && c.class == classOpen && (a.half || c.half):
		return gap{natural: em * 0.5, shrink: em * 0.4}
	case a.class == classClose && a.half, c.class == classOpen && c.half:
		return gap{natural: em * 0.5, shrink: em * 0.3, stretch: em * 0.02}
	case c.class == classClose:
		return gap{}
	case latin && !b.spaced && isJoined(a, c):
		return gap{stretch: em * 0.02}
	case b.spaced && unicode.Is(unicode.Han, a.last) && unicode.Is(unicode.Han, c.first): // an article's number from its text
		return gap{natural: em * 0.5, stretch: em * 0.045}
	case latin, b.spaced:
		return gap{natural: em * 0.2, shrink: em * 0.08, stretch: em * 0.12}
	}
	return gap{stretch: em * 0.045}
}

// isJoined reports whether a word and a sign stand close by their nature: a
// per cent sign or a bracket beside an ideograph.
func isJoined(a, c *cluster) bool {
	word := a.last
	if c.class == classWord {
		word = c.first
	}
	return strings.ContainsRune("()[]{}/,.;:!?'\"-", word) || a.class == classOpen || unicode.Is(unicode.So, word)
}

// space returns the width of a space of the cluster's face.
func (c *cluster) space() float32 {
	if c.face == nil {
		return float32(c.ink.size) / 4
	}
	return float32(c.face.Scale(c.face.GlyphAdvance(c.face.Glyph(' ')), c.ink.size))
}
