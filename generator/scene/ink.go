package scene

// An Ink is a role that a colour plays. The empty Ink paints nothing.
type Ink string

// The inks. All but White are custom properties of the standard theme
// (themes/standard/assets/palette.css), by the same names.
const (
	White      Ink = "white"
	Paper      Ink = "paper"       // what the drawing lies on
	Ground     Ink = "ground"      // a quiet surface
	Letter     Ink = "ink"         // text
	Soft       Ink = "soft"        // lesser text
	Hairline   Ink = "line"        // what parts things
	Rule       Ink = "rule"        // a line that has to be seen
	Mid        Ink = "mid"         // bounds a control: 3:1 on paper
	Brand      Ink = "brand"       // the site's colour: 4.5:1 on paper
	Deep       Ink = "deep"        // darker: 7:1
	Tint       Ink = "tint"        // a surface of the site's colour
	Accent     Ink = "accent"      // the site's second colour: what is sought
	AccentTint Ink = "accent-tint" // a surface of it
	Hue        Ink = "hue"         // of the industry that a group or a page names
	Good       Ink = "good"
	GoodTint   Ink = "good-tint"
	Wait       Ink = "wait"
	WaitTint   Ink = "wait-tint"
	Gone       Ink = "gone"
	GoneTint   Ink = "gone-tint"
)

// inks are the colours in which a scene is shown where a page names no others.
// The order is that in which rules are written.
var inks = []struct {
	ink Ink
	hex string
}{
	{White, "#fff"}, {Paper, "#fff"}, {Ground, "#f6f4ef"}, {Letter, "#1c2126"}, {Soft, "#555c62"},
	{Hairline, "#dedad1"}, {Rule, "#b8b2a5"}, {Mid, "#6c8ea1"}, {Brand, "#1f5673"}, {Deep, "#153f55"},
	{Tint, "#eef3f6"}, {Accent, "#a8480f"}, {AccentTint, "#fbeee5"}, {Hue, "#1f5673"},
	{Good, "#14562c"}, {GoodTint, "#e6f3ea"}, {Wait, "#5c3d00"}, {WaitTint, "#fff4d6"},
	{Gone, "#3d474f"}, {GoneTint, "#eceff1"},
}

// Hex returns the colour as #rgb or #rrggbb, "" for an ink that is not known.
func (i Ink) Hex() string {
	for _, k := range inks {
		if k.ink == i {
			return k.hex
		}
	}
	return ""
}

// Inks lists the inks.
func Inks() []Ink {
	all := make([]Ink, len(inks))
	for i, k := range inks {
		all[i] = k.ink
	}
	return all
}

// A Pattern tells surfaces apart without colour. The zero Pattern is none.
type Pattern uint8

// The patterns, lightest first.
const (
	Plain    Pattern = iota
	Dots             // small dots on a square grid
	Slant            // lines from lower left to upper right
	Backward         // lines the other way
	Level            // level lines
	Upright          // upright lines
	Grid             // level and upright lines
	Crossed          // slanted lines both ways
	Dense            // slanted lines as wide as what is between them
)

// Patterns lists the patterns, Plain left out.
func Patterns() []Pattern {
	return []Pattern{Dots, Slant, Backward, Level, Upright, Grid, Crossed, Dense}
}

// tileSize is the side of a pattern's square tile.
const tileSize = 6

// Tile returns the side of a pattern's square tile and what is drawn in it with
// ink. Tiles are laid side by side from the origin of the scene; lines that
// leave a tile go on in the next.
func (p Pattern) Tile(ink Ink) (side float64, marks []Mark) {
	const n = tileSize
	line := func(width float64, steps ...Step) {
		marks = append(marks, &Path{Steps: steps, Paint: Paint{Stroke: ink, StrokeWidth: width}})
	}
	slant := func(width float64) {
		line(width, Move(-1, 1), Line(1, -1), Move(0, n), Line(n, 0), Move(n-1, n+1), Line(n+1, n-1))
	}
	backward := func() {
		line(1.2, Move(-1, n-1), Line(1, n+1), Move(0, 0), Line(n, n), Move(n-1, -1), Line(n+1, 1))
	}
	switch p {
	case Dots:
		marks = append(marks, &Box{X: 2, Y: 2, W: 2, H: 2, Radius: 1, Paint: Paint{Fill: ink}})
	case Slant:
		slant(1.2)
	case Backward:
		backward()
	case Level:
		line(1.2, Move(0, 3), Line(n, 3))
	case Upright:
		line(1.2, Move(3, 0), Line(3, n))
	case Grid:
		line(1, Move(0, 3), Line(n, 3), Move(3, 0), Line(3, n))
	case Crossed:
		slant(1)
		backward()
	case Dense:
		slant(2.2)
	}
	return n, marks
}
