package pdf

import (
	"fmt"
	"sync"
	"unicode"
	"unicode/utf8"

	"prospectus/generator/font"
	"prospectus/generator/scene"
)

// A SceneStyle says how drawings look on paper. It may be used for many, by
// several goroutines at once, and must not be copied once it is in use.
type SceneStyle struct {
	// Regular and Bold are the faces in which texts are set.
	Regular, Bold *font.Stack
	// Stacks returns other faces for a language, and may be nil.
	Stacks func(lang string, bold bool) *font.Stack
	// Ink returns the colour of an ink; nil stands for [scene.Ink.Hex].
	Ink func(scene.Ink) Color
	// Link returns where a reference leads and says so in words; nil where nothing
	// is a link. Where the words are empty, the title of the group stands.
	Link func(scene.Ref) (to Target, contents string)
	// Missing hears of characters that no face has, which are then left out;
	// where it is nil they are a fault.
	Missing func(character rune)

	shapers sync.Map // by shaperKey
}

type shaperKey struct {
	face *font.Face
	lang string
}

// shaper returns what shapes text of a face, which remembers words.
func (s *SceneStyle) shaper(f *font.Face, lang string) *font.Shaper {
	k := shaperKey{f, lang}
	if have, ok := s.shapers.Load(k); ok {
		return have.(*font.Shaper)
	}
	have, _ := s.shapers.LoadOrStore(k, f.Shaper(lang))
	return have.(*font.Shaper)
}

func (s *SceneStyle) stack(lang string, bold bool) *font.Stack {
	if s.Stacks != nil {
		if stack := s.Stacks(lang, bold); stack != nil {
			return stack
		}
	}
	if bold && s.Bold != nil {
		return s.Bold
	}
	return s.Regular
}

// ink returns a colour, none for an ink that is empty or not known.
func (s *SceneStyle) ink(i scene.Ink) Color {
	if i == "" {
		return Color{}
	}
	if s.Ink != nil {
		return s.Ink(i)
	}
	c, _ := ParseColor(i.Hex()) // an ink that is not known paints nothing
	return c
}

// Scene draws a scene in vectors, its upper left corner at X, Y of a rectangle
// and as large as fits in it. It is a figure in the element parent, with the
// title and the description of the scene as its text; groups that lead somewhere
// are links in it. The figure is returned.
func (p *Page) Scene(s *scene.Scene, r Rect, parent *Element, style *SceneStyle) *Element {
	if s == nil || style == nil || !(s.Width > 0) || !(s.Height > 0) {
		p.fail(fmt.Errorf("a drawing without a size or a style"))
		return nil
	}
	scale := min(r.W/s.Width, r.H/s.Height)
	if !p.ok(r.X, r.Y, r.W, r.H, scale) {
		return nil
	}
	alt := s.Title
	if s.Desc != "" {
		alt += " – " + s.Desc
	}
	x1, y1 := p.now.m.apply(r.X, r.Y)
	x2, y2 := p.now.m.apply(r.X+scale*s.Width, r.Y+scale*s.Height)
	figure := &Element{Role: Figure, Parent: parent, Alt: alt, Lang: s.Lang, Bounds: Rect{min(x1, x2), min(y1, y2), max(x1, x2) - min(x1, x2), max(y1, y2) - min(y1, y2)}}
	p.Begin(figure)
	p.Push(Matrix{scale, 0, 0, scale, r.X, r.Y})
	d := &drawing{p: p, style: style, lang: s.Lang, element: figure}
	d.marks(s.Marks)
	p.Pop()
	p.End()
	return figure
}

// A drawing is a scene while it is drawn.
type drawing struct {
	p       *Page
	style   *SceneStyle
	lang    string
	element *Element // in which marks are drawn
	hidden  int      // how many groups around are not for those who listen
}

func (d *drawing) marks(marks []scene.Mark) {
	for _, m := range marks {
		switch m := m.(type) {
		case *scene.Box:
			d.box(m)
		case *scene.Path:
			d.path(m)
		case *scene.Text:
			d.text(m)
		case *scene.Group:
			d.group(m)
		}
	}
}

func (d *drawing) box(m *scene.Box) {
	r := Rect{m.X, m.Y, m.W, m.H}
	d.p.Box(r, m.Radius, d.paint(m.Paint))
	if m.Pattern != scene.Plain && d.p.ok(m.X, m.Y, m.W, m.H) && d.pattern(m.Paint) {
		d.p.outline(r, m.Radius)
		d.p.b.put("f\n")
	}
}

func (d *drawing) path(m *scene.Path) {
	d.p.Path(m.Steps, d.paint(m.Paint))
	if m.Pattern != scene.Plain && len(m.Steps) > 0 && d.pattern(m.Paint) {
		d.p.steps(m.Steps)
		d.p.b.put("f\n")
	}
}

func (d *drawing) paint(m scene.Paint) Style {
	return Style{Fill: d.style.ink(m.Fill), Stroke: d.style.ink(m.Stroke), Width: m.Width(), Dash: m.Dash}
}

// group draws what belongs together, as a link where it leads somewhere.
func (d *drawing) group(g *scene.Group) {
	switch to, contents := d.target(g); {
	case g.Hidden && d.hidden == 0:
		d.p.BeginArtifact(Layout)
		d.hidden++
		d.marks(g.Marks)
		d.hidden--
		d.p.End()
	case to.IsZero() || d.hidden > 0:
		d.marks(g.Marks)
	default:
		outer := d.element
		d.element = &Element{Role: Link, Parent: outer, Alt: contents}
		d.p.Begin(d.element)
		d.marks(g.Marks)
		if area, ok := d.extent(g.Marks); ok {
			d.p.Link(area, to, contents)
		}
		d.p.End()
		d.element = outer
	}
}

func (d *drawing) target(g *scene.Group) (to Target, contents string) {
	if d.style.Link == nil || g.Link.IsZero() {
		return Target{}, ""
	}
	to, contents = d.style.Link(g.Link)
	if contents == "" {
		contents = g.Title
	}
	return to, contents
}

// extent returns the box that marks fill, and whether they fill any.
func (d *drawing) extent(marks []scene.Mark) (r Rect, ok bool) {
	add := func(x, y, w, h float64) {
		if !ok {
			r, ok = Rect{x, y, w, h}, true
			return
		}
		right, low := max(r.X+r.W, x+w), max(r.Y+r.H, y+h)
		r.X, r.Y = min(r.X, x), min(r.Y, y)
		r.W, r.H = right-r.X, low-r.Y
	}
	(&scene.Scene{Marks: marks}).Walk(func(m scene.Mark) bool {
		switch m := m.(type) {
		case *scene.Box:
			add(m.X, m.Y, m.W, m.H)
		case *scene.Path:
			for _, s := range m.Steps {
				if s.Op != 'Z' {
					add(s.X, s.Y, 0, 0)
				}
			}
		case *scene.Text:
			b := m.Bounds(measurer{d.style, d.lang})
			add(b.X, b.Y, b.W, b.H)
		}
		return true
	})
	return r, ok
}

// A measurer measures text in the faces of a style.
type measurer struct {
	style *SceneStyle
	lang  string
}

// Width implements [scene.Measurer].
func (m measurer) Width(text string, size float64, bold bool) float64 {
	stack := m.style.stack(m.lang, bold)
	if stack == nil {
		return 0
	}
	w := 0.0
	for _, run := range stack.Runs(text) {
		if run.Face != nil {
			w += m.style.shaper(run.Face, m.lang).Advance(text[run.Start:run.End], size)
		}
	}
	return w
}

// Measurer returns what measures text of a scene as [Page.Scene] sets it.
func (s *SceneStyle) Measurer(lang string) scene.Measurer { return measurer{s, lang} }

// text draws the lines of a text.
func (d *drawing) text(t *scene.Text) {
	lang, own := d.lang, t.Lang != "" && t.Lang != d.lang
	if own {
		lang = t.Lang
		if d.hidden == 0 {
			d.p.Begin(&Element{Role: Span, Parent: d.element, Lang: lang})
			defer d.p.End()
		}
	}
	m := measurer{d.style, lang}
	for i, line := range t.Lines {
		x := t.X
		switch t.Anchor {
		case scene.Middle:
			x -= m.Width(line, t.Size, t.Bold) / 2
		case scene.End:
			x -= m.Width(line, t.Size, t.Bold)
		}
		if i+1 < len(t.Lines) && spaced(line, t.Lines[i+1]) {
			line += " "
		}
		d.line(t, line, lang, x, t.Y+float64(i)*t.Leading)
	}
}

// line draws one line from x.
func (d *drawing) line(t *scene.Text, line, lang string, x, y float64) {
	stack := d.style.stack(lang, t.Bold)
	if stack == nil {
		d.p.fail(fmt.Errorf("a drawing with text and no faces to set it in: %q", line))
		return
	}
	ink := t.Fill
	if ink == "" {
		ink = scene.Letter
	}
	for _, run := range stack.Runs(line) {
		part := line[run.Start:run.End]
		if run.Face == nil {
			d.missing(part)
			continue
		}
		glyphs := d.style.shaper(run.Face, lang).Shape(part)
		d.p.Text(Run{Face: run.Face, Size: t.Size, Color: d.style.ink(ink), X: x, Y: y, Text: part, Glyphs: glyphs})
		units := 0
		for _, g := range glyphs {
			units += g.Advance
		}
		x += run.Face.Scale(units, t.Size)
	}
}

func (d *drawing) missing(text string) {
	d.p.lacks = true
	if d.style.Missing == nil {
		d.p.fail(fmt.Errorf("no face has a glyph for %q of a drawing", text))
		return
	}
	for _, r := range text {
		d.style.Missing(r)
	}
}

// spaced reports whether there was a blank between two lines: Chinese and
// Japanese break without one, and so do parts of a word after a hyphen.
func spaced(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return last != '-' && !solid(last) && !solid(first)
}

// solid reports whether a character is set without blanks around it.
func solid(r rune) bool {
	return unicode.Is(unicode.Han, r) || unicode.In(r, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF
}

// A pattern is a tile with which areas of a page are filled.
type pattern struct {
	dict string
	tile string
}

// pattern sets the fill of what is drawn next to the pattern of a paint, and
// reports whether there is anything to show.
func (d *drawing) pattern(m scene.Paint) bool {
	ink := d.p.inks.of(d.style.ink(m.PatternInk))
	if ink.model == none || d.p.err != nil {
		return false
	}
	side, marks := m.Pattern.Tile(m.PatternInk)
	tile := NewPage(Sheet{Width: side, Height: side})
	tile.Inks(d.p.inks)
	tile.BeginArtifact(Layout) // marks content, of which a tile has none
	tile.marking = true
	(&drawing{p: tile, style: d.style, hidden: 1}).marks(marks)
	if tile.err != nil {
		d.p.fail(tile.err)
		return false
	}
	// Tiles count from the corner of the scene, in the space of the file.
	at := Matrix{1, 0, 0, -1, 0, side}.then(d.p.now.m).then(Matrix{1, 0, 0, -1, d.p.ox, d.p.top})
	var b body
	b.put("/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox")
	b.rect([4]float64{0, 0, side, side})
	b.put("/XStep ")
	b.num(side, 3)
	b.put("/YStep ")
	b.num(side, 3)
	b.put("/Resources<<>>/Matrix[")
	for _, v := range at {
		b.num(v, 5)
	}
	b.put("]")
	d.p.usePattern(pattern{string(b), string(tile.b)})
	drafts.Put(&draft{tile.b[:0]})
	return true
}

// usePattern sets the fill to a pattern.
func (p *Page) usePattern(use pattern) {
	p.mark()
	p.endText()
	i := 0
	for i < len(p.patterns) && p.patterns[i] != use {
		i++
	}
	if i == len(p.patterns) {
		p.patterns = append(p.patterns, use)
	}
	p.b.put("/Pattern cs/P")
	p.b.int(i)
	p.b.put(" scn\n")
	p.now.fill = Color{}
}

// pattern writes a pattern, once for all areas that it fills.
func (w *Writer) pattern(p pattern) ref { return w.store(p.dict, []byte(p.tile)) }
