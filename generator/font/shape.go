package font

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// A Glyph is one drawn shape of a line. Lengths are in font units.
type Glyph struct {
	ID GID
	// Cluster is where in the text, in bytes, the characters begin for which
	// the glyph stands. Several glyphs may share it (a letter and its mark), and
	// several characters one glyph (a ligature); it never falls along the line.
	Cluster int
	// Advance is how far the next glyph is from this one.
	Advance int
	// X and Y are how far the glyph is drawn right of and above its place.
	X, Y int
}

// A Shaper turns text into glyphs of one face, in one language, with one
// choice of features. It may be used by several goroutines at once.
type Shaper struct {
	face     *Face
	language language.Language
	features []harfbuzz.Feature
	// solid is how runs of solid text are shaped where features are asked for:
	// kerning, which is on by itself, is off there.
	solid []harfbuzz.Feature
	// quotes says that marks which scripts share are set with solid text.
	quotes bool

	mu    sync.RWMutex
	words map[string]word // what Shape and Units met, relative to its start
}

type word struct {
	glyphs []Glyph
	units  int
}

// Bounds of what a Shaper keeps: a word longer than maxWord bytes is seldom
// met twice, and after maxWords of them it starts afresh.
const (
	maxWord  = 64
	maxWords = 8192
)

// Shaper returns a shaper for text in a language (a BCP 47 tag; "" for none in
// particular) with features as HarfBuzz writes them: "halt" turns one on,
// "-liga" turns one off, "salt=2" gives it a value. A feature that cannot be
// read is ignored, as is one that the font lacks. Keep the shaper as long as
// the face: it remembers words.
func (f *Face) Shaper(tag string, features ...string) *Shaper {
	s := &Shaper{face: f, language: language.NewLanguage(tag), words: map[string]word{}}
	for _, text := range features {
		if feature, err := harfbuzz.ParseFeature(text); err == nil {
			s.features = append(s.features, feature)
		}
	}
	if len(s.features) > 0 {
		off := harfbuzz.Feature{Tag: opentype.MustNewTag("kern"), End: harfbuzz.FeatureGlobalEnd}
		s.solid = append([]harfbuzz.Feature{off}, s.features...)
		s.quotes = slices.Contains([]string{"zh", "yue", "ja", "ko"}, string(s.language.Primary()))
	}
	return s
}

// Face returns the face that the shaper sets text in.
func (s *Shaper) Face() *Face { return s.face }

// Shape returns the glyphs of text in the order in which they stand on the
// line. A character that the face lacks becomes glyph 0.
func (s *Shaper) Shape(text string) []Glyph {
	return s.Append(make([]Glyph, 0, len(text)), text)
}

// Append appends the glyphs of text to glyphs and returns the longer slice.
func (s *Shaper) Append(glyphs []Glyph, text string) []Glyph {
	for at := 0; at < len(text); {
		end, kind := s.next(text, at)
		if kind == single {
			r, _ := utf8.DecodeRuneInString(text[at:])
			g := s.face.Glyph(r)
			glyphs = append(glyphs, Glyph{ID: g, Cluster: at, Advance: s.face.GlyphAdvance(g)})
		} else {
			from := len(glyphs)
			glyphs = append(glyphs, s.word(text[at:end], kind).glyphs...)
			for i := from; i < len(glyphs); i++ {
				glyphs[i].Cluster += at
			}
		}
		at = end
	}
	return glyphs
}

// Units returns how far text reaches, in font units: the sum of the advances
// of its glyphs.
func (s *Shaper) Units(text string) int {
	sum := 0
	for at := 0; at < len(text); {
		end, kind := s.next(text, at)
		if kind == single {
			r, _ := utf8.DecodeRuneInString(text[at:])
			sum += s.face.GlyphAdvance(s.face.Glyph(r))
		} else {
			sum += s.word(text[at:end], kind).units
		}
		at = end
	}
	return sum
}

// Advance returns how far text set at a size reaches, in the unit of the size.
func (s *Shaper) Advance(text string, size float64) float64 {
	return s.face.Scale(s.Units(text), size)
}

// A kind is how a piece of text is set.
type kind uint8

const (
	single kind = iota // one character, taken from the tables
	solid              // a run of solid text, shaped for the features asked for
	shaped             // a word
)

// next returns the end of the piece of text that begins at a byte, and how to
// set it.
func (s *Shaper) next(text string, at int) (end int, k kind) {
	r, n := utf8.DecodeRuneInString(text[at:])
	if !s.setsSolid(r) && r != ' ' {
		return at + s.wordEnd(text[at:]), shaped
	}
	if s.features != nil && r != ' ' {
		return at + s.solidEnd(text[at:]), solid
	}
	if end = at + n + marks(text[at+n:]); end > at+n {
		return end, shaped
	}
	return end, single
}

// marks returns how many bytes of text belong to the character before it.
func marks(text string) int {
	for i, r := range text {
		if r < 0x300 || !joins(r) {
			return i
		}
	}
	return len(text)
}

// joins reports whether a character is drawn with the one before it: a
// combining mark, a variation selector, a joiner.
func joins(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) || r == 0x200C || r == 0x200D
}

// wordEnd returns where the word ends with which text begins: before a space
// or solid text.
func (s *Shaper) wordEnd(text string) int {
	for i, r := range text {
		if i > 0 && (r == ' ' || s.setsSolid(r)) {
			return i
		}
	}
	return len(text)
}

// solidEnd returns where the run of solid text ends with which text begins.
func (s *Shaper) solidEnd(text string) int {
	for i, r := range text {
		if i > 0 && !s.setsSolid(r) && !joins(r) {
			return i
		}
	}
	return len(text)
}

// setsSolid reports whether the shaper sets a character solid. Where features
// look at neighbours, quotation marks, dashes and dots of Chinese, Japanese
// and Korean text are neighbours too.
func (s *Shaper) setsSolid(r rune) bool {
	if s.quotes && r >= 0xB7 && r <= 0x2026 {
		switch r {
		case '·', '—', '―', '‘', '’', '“', '”', '‥', '…':
			return true
		}
	}
	return isSolid(r)
}

// isSolid reports whether a character fills its own box and is not kerned:
// ideographs and their radicals, kana, bopomofo, CJK punctuation, full-width
// forms, squared and circled signs.
func isSolid(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r <= 0xA4CF: // radicals to ideographs and Yi
		return true
	case r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE4F, r >= 0xFF01 && r <= 0xFFEF:
		return !unicode.Is(unicode.Mn, r)
	}
	return r >= 0x1B000 && r <= 0x1B16F || r >= 0x20000 && r <= 0x3FFFF
}

// word returns the glyphs of a word, from memory where it was met before. They
// must not be changed.
func (s *Shaper) word(text string, k kind) word {
	s.mu.RLock()
	w, ok := s.words[text]
	s.mu.RUnlock()
	if ok {
		return w
	}
	w = s.shape(text, k)
	if len(text) > maxWord {
		return w
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.words) >= maxWords {
		clear(s.words)
	}
	s.words[strings.Clone(text)] = w
	return w
}

// An engine is what HarfBuzz needs to work and what only one goroutine may use
// at a time.
type engine struct {
	font *harfbuzz.Font
	buf  *harfbuzz.Buffer
}

func newEngine(parsed *font.Font) *engine {
	return &engine{harfbuzz.NewFont(font.NewFace(parsed)), harfbuzz.NewBuffer()}
}

// shape shapes a word, script by script. A font whose layout tables lead
// HarfBuzz astray is set without them.
func (s *Shaper) shape(text string, k kind) (w word) {
	e := s.face.engines.Get().(*engine)
	defer func() {
		if recover() != nil { // and the engine is not used again
			w = s.unshaped(text)
			return
		}
		s.face.engines.Put(e)
	}()
	for at := 0; at < len(text); {
		n, script := len(text), language.Script(language.Han)
		features := s.solid
		if k == shaped {
			n, script = scriptRun(text[at:])
			features = s.features
		}
		e.run(text[at:at+n], script, s.language, features)
		for i, info := range e.buf.Info {
			p := e.buf.Pos[i]
			w.add(Glyph{GID(info.Glyph), at + info.Cluster, int(p.XAdvance), int(p.XOffset), int(p.YOffset)})
		}
		at += n
	}
	return w
}

// unshaped returns a glyph for each character, side by side.
func (s *Shaper) unshaped(text string) (w word) {
	for at, r := range text {
		g := s.face.Glyph(r)
		w.add(Glyph{ID: g, Cluster: at, Advance: s.face.GlyphAdvance(g)})
	}
	return w
}

func (w *word) add(g Glyph) {
	w.glyphs = append(w.glyphs, g)
	w.units += g.Advance
}

// run leaves in the buffer the glyphs of a text of one script.
func (e *engine) run(text string, script language.Script, lang language.Language, features []harfbuzz.Feature) {
	e.buf.Clear()
	for i, r := range text {
		e.buf.AddRune(r, i)
	}
	e.buf.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: script, Language: lang}
	e.buf.Shape(e.font, features)
}

// scriptRun returns how many bytes at the start of text are of one script, and
// which. Digits, signs and marks, which belong to all, go with what they
// follow; a word of nothing else is set as Latin.
func scriptRun(text string) (n int, script language.Script) {
	script = language.Common
	for i, r := range text {
		own := language.LookupScript(r)
		if own == language.Common || own == language.Inherited || own == language.Unknown || own == script {
			continue
		}
		if script != language.Common {
			return i, script
		}
		script = own
	}
	if script == language.Common {
		script = language.Latin
	}
	return len(text), script
}
