package colour

// The least contrasts of WCAG 2.2.
const (
	Text     = 4.5 // text of any size, 1.4.3
	Best     = 7   // text, enhanced, 1.4.6
	Controls = 3   // what bounds a control, 1.4.11
)

// Ink is the colour that a page's text is set in.
const Ink Colour = 0x1c2126

// Readable returns the colour nearest to c, of the same hue, that keeps at
// least a contrast with a ground: c itself where it does, else c moved in
// lightness, and in chroma only as far as a screen cannot show it there.
// Contrast has no direction, so the same answers for a ground on which text of
// a given colour is to stand. Where no lightness is enough, as with 7:1 on a
// middling grey, it is black or white, whichever is more.
func Readable(c, ground Colour, contrast float64) Colour {
	if Contrast(c, ground) >= contrast {
		return c
	}
	from := c.LCH()
	darker, down := reach(from, 0, ground, contrast)
	lighter, up := reach(from, 1, ground, contrast)
	switch {
	case down && (!up || from.L-darker.L <= lighter.L-from.L):
		return darker.Colour()
	case up:
		return lighter.Colour()
	case Contrast(Black, ground) > Contrast(White, ground):
		return Black
	}
	return White
}

// reach moves a colour towards an end of lightness until it keeps a contrast,
// and reports whether it does.
func reach(from LCH, end float64, ground Colour, contrast float64) (LCH, bool) {
	at := func(l float64) LCH { return LCH{l, from.C, from.H} }
	if Contrast(at(end).Colour(), ground) < contrast {
		return LCH{}, false
	}
	near, far := from.L, end
	for range steps {
		middle := (near + far) / 2
		if Contrast(at(middle).Colour(), ground) >= contrast {
			far = middle
		} else {
			near = middle
		}
	}
	return at(far), true
}

// A Palette is what a style sheet needs to be set in a site's two colours. The
// first four follow from the first of them, the last two from the second.
type Palette struct {
	Brand      Colour // 4.5:1 or more on white and on Tint; white on it too
	Deep       Colour // 7:1 or more on white and on Tint
	Tint       Colour // a light ground; ink keeps 7:1 on it
	Mid        Colour // 3:1 or more on white and on Tint
	Accent     Colour // 4.5:1 or more on white, on AccentTint and on every Tint
	AccentTint Colour // a light ground, as Tint
}

// NewPalette makes a palette. Colours that already serve stay as they are.
func NewPalette(brand, accent Colour) Palette {
	p := Palette{Tint: tint(brand), AccentTint: tint(accent)}
	p.Brand = Readable(brand, darkestTint, Text)
	p.Deep = Readable(shade(p.Brand), darkestTint, Best)
	p.Mid = Readable(middle(brand), darkestTint, Controls)
	p.Accent = Readable(accent, darkestTint, Text)
	return p
}

// Sign returns the colour nearest to an industry's on which white text keeps
// 4.5:1.
func Sign(c Colour) Colour { return Readable(c, White, Text) }

// Tints of every hue have one lightness, so that what can be read on the
// darkest of them can be read on all, and on white.
const (
	tintLightness = 0.962
	tintChroma    = 0.010
)

// darkestTint is a little darker than any tint.
const darkestTint Colour = 0xf7eff5

// tint returns the ground that goes with a colour: nearly white, of its hue.
func tint(c Colour) Colour {
	l := c.LCH()
	return LCH{tintLightness, min(tintChroma, l.C/4), l.H}.Colour()
}

// shade returns a darker form of a colour, for headings.
func shade(c Colour) Colour {
	l := c.LCH()
	return LCH{l.L * 0.8, l.C * 0.85, l.H}.Colour()
}

// middle returns a paler form of a colour, for lines.
func middle(c Colour) Colour {
	l := c.LCH()
	return LCH{max(l.L, 0.62), l.C * 0.65, l.H}.Colour()
}
