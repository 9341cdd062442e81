package view

import (
	"strings"

	"prospectus/generator/colour"
	"prospectus/generator/model"
)

// A Palette is the style that follows from the colours a site names: the
// custom properties --brand, --deep, --tint and --mid, --accent and
// --accent-tint, and for each industry the rule .industry-<id> with its --hue.
// What is not named is left to the theme. The rules stand in the layer "tokens",
// where those of the theme do, so that later layers can set them again for
// paper.
type Palette string

// AppendHTML appends the element; nothing where no colour is named. The rules
// are made of digits and ids alone and need no escaping.
func (p Palette) AppendHTML(dst []byte) []byte {
	if p == "" {
		return dst
	}
	return append(append(append(dst, "<style>@layer tokens{"...), p...), "}</style>"...)
}

// paletteOf makes the palette of a catalogue. A colour that cannot be read has
// been reported by then and counts as none.
func paletteOf(c *model.Catalog) Palette {
	brand, named := parseColour(c.Site.Colour)
	accent, second := parseColour(c.Site.Accent)
	made := colour.NewPalette(brand, accent)
	var root, rules string
	add := func(name string, value colour.Colour) { root += "--" + name + ":" + value.String() + ";" }
	if named {
		add("brand", made.Brand)
		add("deep", made.Deep)
		add("tint", made.Tint)
		add("mid", made.Mid)
	}
	if second {
		add("accent", made.Accent)
		add("accent-tint", made.AccentTint)
	}
	if root != "" {
		rules = ":root{" + root + "}"
	}
	for i := range c.Industries.All() {
		if hue, ok := parseColour(i.Colour); ok {
			rules += ".industry-" + i.ID + "{--hue:" + colour.Sign(hue).String() + "}"
		}
	}
	return Palette(rules)
}

// staffRules returns the rules that only an internal edition needs: its mark at
// the edge of every sheet of paper, in every language of the site, and room to
// write in what a meeting decides.
func (x *index) staffRules() Palette {
	var marks []string
	for _, lang := range x.site.Languages {
		marks = append(marks, x.Words(lang, "staff.mark"))
	}
	text := strings.NewReplacer(`"`, "", `\`, "", "<", "", "\n", " ").Replace(strings.Join(marks, " · "))
	return Palette(`@media print{body{padding-block-start:6mm!important;box-decoration-break:clone}body::before{content:"` + text + `";position:fixed;inset-block-start:0;inset-inline-end:0;font-size:9pt}}.decide td:last-child{width:30%!important;height:3.5em!important}`)
}

// parseColour reads a colour and reports whether there is one.
func parseColour(s string) (colour.Colour, bool) {
	c, err := colour.Parse(s)
	return c, err == nil
}
