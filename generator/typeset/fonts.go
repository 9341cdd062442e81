package typeset

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"prospectus/generator/diag"
	"prospectus/generator/font"
	"prospectus/generator/source"
)

// Fonts are the faces that style sheets may name. They may be used by any
// number of goroutines once all are added.
type Fonts struct {
	families map[string][]*font.Face
	order    []*font.Face

	mu   sync.RWMutex
	sets map[faceKey]*faceSet
}

// NewFonts returns faces under the names of their families. Where no face of a
// family has a character, the others are asked in the order given.
func NewFonts(faces ...*font.Face) *Fonts {
	f := &Fonts{families: map[string][]*font.Face{}, sets: map[faceKey]*faceSet{}}
	for _, face := range faces {
		f.Add(face.Family, face)
	}
	return f
}

// Add adds a face under a name: for a font whose own name is not the one by
// which an office knows it. Add none once sections are being laid out.
func (f *Fonts) Add(name string, face *font.Face) {
	key := strings.ToLower(name)
	f.families[key] = append(f.families[key], face)
	if !slices.Contains(f.order, face) {
		f.order = append(f.order, face)
	}
}

// faceKey says for what a set of faces is chosen.
type faceKey struct {
	families, latin, lang string
	bold, italic          bool
}

// A faceSet is the faces of a style: for ideographs and their punctuation, and
// for words in other writing. Both end in all faces there are.
type faceSet struct {
	solid, words *font.Stack
	main         *font.Face // whose measures place the base line
	lang         string
	cjk          bool // the language is Chinese, Japanese or Korean

	shapers map[*font.Face]*font.Shaper
	mu      sync.RWMutex
	han     map[rune]hanGlyph
	parts   map[shapeKey][]wordPart
}

// set returns the faces for a style.
func (f *Fonts) set(s *Style) *faceSet {
	key := faceKey{strings.Join(s.Families, "\n"), strings.Join(s.Latin, "\n"), s.Lang, s.Bold, s.Italic}
	f.mu.RLock()
	made := f.sets[key]
	f.mu.RUnlock()
	if made != nil {
		return made
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if made = f.sets[key]; made != nil {
		return made
	}
	made = f.choose(s)
	f.sets[key] = made
	return made
}

func (f *Fonts) choose(s *Style) *faceSet {
	base, _, _ := strings.Cut(strings.ToLower(s.Lang), "-")
	set := &faceSet{lang: s.Lang, cjk: slices.Contains([]string{"zh", "yue", "ja", "ko"}, base), shapers: map[*font.Face]*font.Shaper{}, han: map[rune]hanGlyph{}, parts: map[shapeKey][]wordPart{}}
	var solid, words []*font.Face
	add := func(list []*font.Face, face *font.Face) []*font.Face {
		if face == nil || slices.Contains(list, face) {
			return list
		}
		return append(list, face)
	}
	for _, name := range s.Latin {
		words = add(words, f.pick(name, s.Bold, s.Italic))
	}
	for _, name := range s.Families {
		face := f.pick(name, s.Bold, s.Italic)
		solid, words = add(solid, face), add(words, face)
	}
	rest := slices.Clone(f.order)
	slices.SortStableFunc(rest, func(a, b *font.Face) int {
		return cmp.Compare(misfit(a, s.Bold, s.Italic), misfit(b, s.Bold, s.Italic))
	})
	for _, face := range rest {
		solid, words = add(solid, face), add(words, face)
	}
	for _, face := range words {
		set.shapers[face] = face.Shaper(s.Lang)
	}
	set.solid, set.words = font.NewStack(solid...), font.NewStack(words...)
	set.main = words[0]
	if set.cjk && len(solid) > 0 {
		set.main = solid[0]
	}
	return set
}

// pick returns the face of a family that is nearest to weight and slope, nil
// where there is no such family. Where a slope is asked for that the family
// does not have, bold takes its place.
func (f *Fonts) pick(name string, bold, italic bool) *font.Face {
	list := f.families[strings.ToLower(name)]
	if len(list) == 0 {
		return nil
	}
	if italic && !slices.ContainsFunc(list, func(x *font.Face) bool { return x.Italic }) {
		bold = true
	}
	return slices.MinFunc(list, func(a, b *font.Face) int { return cmp.Compare(misfit(a, bold, italic), misfit(b, bold, italic)) })
}

// misfit says how far a face is from a weight and slope.
func misfit(face *font.Face, bold, italic bool) int {
	want := 400
	if bold {
		want = 700
	}
	n := max(face.Weight-want, want-face.Weight)
	if face.Italic != italic {
		n += 1000
	}
	return n
}

// absent reports the families that a style sheet names and that are not there,
// each with what takes its place.
func (f *Fonts) absent(sheet *Sheet, report *diag.List) {
	seen := map[string]bool{}
	for _, r := range sheet.rules {
		for _, one := range r.sets {
			s := &Style{}
			one.set(s)
			f.absentOf(append(s.Families, s.Latin...), seen, report)
		}
	}
}

func (f *Fonts) absentOf(names []string, seen map[string]bool, report *diag.List) {
	for i, name := range names {
		if seen[name] || len(f.families[strings.ToLower(name)]) > 0 {
			continue
		}
		seen[name] = true
		instead := ""
		for _, next := range names[i+1:] {
			if face := f.pick(next, false, false); face != nil {
				instead = face.Family
				break
			}
		}
		if instead == "" && len(f.order) > 0 {
			instead = f.order[0].Family
		}
		report.Add(ruleFamily.At(source.Span{}, name, instead))
	}
}

// Measure measures text for the layout of scenes, as [scene.Measurer] asks: in
// the faces of the body of a section in a language.
type Measure struct{ regular, bold *faceSet }

// Measurer returns what measures text in families of fonts, the preferred
// first, in a language.
func (f *Fonts) Measurer(lang string, families ...string) Measure {
	return Measure{f.set(&Style{Families: families, Lang: lang}), f.set(&Style{Families: families, Lang: lang, Bold: true})}
}

// Stacks returns the faces of families of fonts in a language, regular and bold,
// for what is set elsewhere: the texts of drawings.
func (f *Fonts) Stacks(lang string, families ...string) (regular, bold *font.Stack) {
	m := f.Measurer(lang, families...)
	return m.regular.words, m.bold.words
}

// Width implements [scene.Measurer].
func (m Measure) Width(text string, size float64, bold bool) float64 {
	set := m.regular
	if bold {
		set = m.bold
	}
	return set.words.Advance(text, size)
}

// A hanGlyph is a character that is set alone: its face and glyph, how wide it
// is and where its ink is, in ems.
type hanGlyph struct {
	face        *font.Face // nil where no face has it
	id          font.GID
	advance     float32
	left, right float32 // of the ink
}

// glyph returns how a character is set alone.
func (s *faceSet) glyph(r rune) hanGlyph {
	s.mu.RLock()
	g, ok := s.han[r]
	s.mu.RUnlock()
	if ok {
		return g
	}
	for _, face := range s.solid.Faces() {
		if !face.Has(r) {
			continue
		}
		k := 1 / float32(face.UnitsPerEm())
		g = hanGlyph{face: face, id: face.Glyph(r)}
		g.advance = float32(face.GlyphAdvance(g.id)) * k
		if box, ok := face.Ink(g.id); ok {
			g.left, g.right = float32(box.XMin)*k, float32(box.XMax)*k
		}
		break
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.han[r] = g
	return g
}

// shaper returns the shaper of a face of the set.
func (s *faceSet) shaper(face *font.Face) *font.Shaper { return s.shapers[face] }
