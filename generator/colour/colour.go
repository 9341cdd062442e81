// Package colour reads a site's colours and makes of them the ones that its
// pages are set in, so that words can be read on them whatever was chosen.
//
// Contrast is that of WCAG 2.2: 4.5:1 for text (success criterion 1.4.3), 7:1
// for text that must be read best (1.4.6), 3:1 for the bounds of controls
// (1.4.11). A colour that falls short keeps its hue and is moved in lightness
// alone, in the space OKLCH, where equal steps look equal. The same colours
// give the same results on every machine.
package colour

import (
	"fmt"
	"strconv"
)

// A Colour is a colour of sRGB, eight bits a channel, as style sheets write it:
// 0xrrggbb. The zero Colour is black.
type Colour uint32

// The two ends of lightness.
const (
	White Colour = 0xffffff
	Black Colour = 0
)

// A ParseError is the error of a text that is no colour.
type ParseError struct{ Input string }

// Error says what was expected, in English.
func (e *ParseError) Error() string {
	return fmt.Sprintf("%q is not a colour: want # and three or six hexadecimal digits, such as #1f5673", e.Input)
}

// Parse reads #rgb or #rrggbb, in which letters may be large or small. Names,
// functions and transparency of style sheets are errors, each a *[ParseError].
func Parse(s string) (Colour, error) {
	if len(s) != 4 && len(s) != 7 || s[0] != '#' {
		return 0, &ParseError{s}
	}
	digits := s[1:]
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	n, err := strconv.ParseUint(digits, 16, 24)
	if err != nil {
		return 0, &ParseError{s}
	}
	return Colour(n), nil
}

// String returns the colour as #rrggbb.
func (c Colour) String() string { return fmt.Sprintf("#%06x", uint32(c)) }

// Luminance returns the relative luminance, 0 for black and 1 for white, as
// WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance).
func (c Colour) Luminance() float64 {
	return dot([3]float64{0.2126, 0.7152, 0.0722}, c.linear())
}

// Contrast returns the contrast ratio of two colours in either order, from 1 to
// 21, as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
func Contrast(a, b Colour) float64 {
	x, y := a.Luminance(), b.Luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}
