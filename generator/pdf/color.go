package pdf

import (
	"fmt"
	"strconv"
	"strings"
)

// A Color is a colour in one of the models of paper and screen. The zero Color
// paints nothing. Colours can be compared with ==.
type Color struct {
	model model
	v     [4]float32
}

type model uint8

const (
	none model = iota
	gray
	rgb
	cmyk
	every // all inks of a press, for marks that have to show in each
)

// Gray returns a grey of the given lightness: 0 is black, 1 is white. On a press
// it is printed with black ink alone.
func Gray(lightness float64) Color {
	return Color{gray, [4]float32{unit(lightness)}}
}

// RGB returns a colour of the space sRGB.
func RGB(r, g, b uint8) Color {
	return Color{rgb, [4]float32{float32(r) / 255, float32(g) / 255, float32(b) / 255}}
}

// CMYK returns a colour by the coverage of the four inks, each from 0 to 1.
func CMYK(c, m, y, k float64) Color {
	return Color{cmyk, [4]float32{unit(c), unit(m), unit(y), unit(k)}}
}

// unit brings a share into its bounds; what is no number becomes 0.
func unit(v float64) float32 {
	if !(v > 0) {
		return 0
	}
	return float32(min(v, 1))
}

// ParseColor reads #rgb and #rrggbb. It returns an error for all else.
func ParseColor(s string) (Color, error) {
	digits, ok := strings.CutPrefix(s, "#")
	if len(digits) == 3 {
		d := digits
		digits = string([]byte{d[0], d[0], d[1], d[1], d[2], d[2]})
	}
	v, err := strconv.ParseUint(digits, 16, 32)
	if !ok || len(digits) != 6 || err != nil {
		return Color{}, fmt.Errorf("not a colour as #rrggbb: %q", s)
	}
	return RGB(uint8(v>>16), uint8(v>>8), uint8(v)), nil
}

// operators are what sets a colour to fill with and to stroke with.
var operators = [...][2]string{gray: {"g", "G"}, rgb: {"rg", "RG"}, cmyk: {"k", "K"}, every: {"scn", "SCN"}}

// append appends the operator that sets the colour; which is 0 to fill, 1 to
// stroke.
func (c Color) append(b body, which int) body {
	if c.model == every {
		b.put([]string{"/All cs 1 ", "/All CS 1 "}[which])
	} else {
		for _, v := range c.v[:parts[c.model]] {
			b.num(float64(v), 4)
		}
	}
	b.put(operators[c.model][which])
	b.put("\n")
	return b
}

// parts are how many numbers a colour of a model has.
var parts = [...]int{gray: 1, rgb: 3, cmyk: 4, every: 1}

// Inks says which colour is drawn instead of another: the inks of a press, for
// example, for the colours of a theme, and for black
//
//	Inks{RGB(0, 0, 0): CMYK(0, 0, 0, 1)}
//
// Colours that it does not hold are drawn as they are.
type Inks map[Color]Color

func (m Inks) of(c Color) Color {
	if to, ok := m[c]; ok {
		return to
	}
	return c
}
