package typeset

import (
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// A valueKind is the form of a value in a declaration.
type valueKind uint8

const (
	word     valueKind = iota // a name
	number                    // without a unit
	measure                   // a number with a unit
	percent                   // a number of per cent
	quoted                    // a text in quotation marks
	hash                      // #rrggbb
	function                  // a name with arguments
	comma                     // ,
)

// A value is one component of a declaration.
type value struct {
	kind valueKind
	text string // the name, the text, the digits of a colour, the unit
	n    float64
	args []value
}

// readValues turns the tokens of a declaration into values; ok is false for
// what no property of this package uses.
func readValues(tokens []css.Token) (list []value, ok bool) {
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if t.TokenType == css.WhitespaceToken || t.TokenType == css.CommentToken {
			continue
		}
		if t.TokenType == css.FunctionToken {
			end := closing(tokens, i)
			args, ok := readValues(tokens[i+1 : end])
			if !ok {
				return nil, false
			}
			name := strings.ToLower(strings.TrimSuffix(string(t.Data), "("))
			list = append(list, value{kind: function, text: name, args: args})
			i = end
			continue
		}
		v, ok := readValue(t)
		if !ok {
			return nil, false
		}
		list = append(list, v)
	}
	return list, true
}

// closing returns the index of the parenthesis that closes the function at i,
// or the number of tokens.
func closing(tokens []css.Token, i int) int {
	depth := 0
	for ; i < len(tokens); i++ {
		switch tokens[i].TokenType {
		case css.FunctionToken, css.LeftParenthesisToken:
			depth++
		case css.RightParenthesisToken:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(tokens)
}

func readValue(t css.Token) (value, bool) {
	text := string(t.Data)
	switch t.TokenType {
	case css.IdentToken:
		return value{kind: word, text: strings.ToLower(text)}, true
	case css.StringToken:
		return value{kind: quoted, text: unquote(text)}, true
	case css.HashToken:
		return value{kind: hash, text: text[1:]}, true
	case css.CommaToken:
		return value{kind: comma}, true
	case css.NumberToken:
		n, err := strconv.ParseFloat(text, 64)
		return value{kind: number, n: n}, err == nil
	case css.PercentageToken:
		n, err := strconv.ParseFloat(strings.TrimSuffix(text, "%"), 64)
		return value{kind: percent, n: n}, err == nil
	case css.DimensionToken:
		cut := strings.LastIndexAny(text, "0123456789.") + 1
		n, err := strconv.ParseFloat(text[:cut], 64)
		return value{kind: measure, n: n, text: strings.ToLower(text[cut:])}, err == nil
	}
	return value{}, false
}

// unquote takes the quotation marks off a string and reads its escapes: a
// backslash before up to six hexadecimal digits or before any other character.
func unquote(s string) string {
	if len(s) >= 2 && s[len(s)-1] == s[0] {
		s = s[1 : len(s)-1]
	}
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		n := 1
		for n < 7 && i+n < len(s) && strings.IndexByte("0123456789abcdefABCDEF", s[i+n]) >= 0 {
			n++
		}
		if n == 1 {
			continue // the character itself follows
		}
		r, _ := strconv.ParseUint(s[i+1:i+n], 16, 32)
		b.WriteRune(rune(r))
		i += n - 1
		if i+1 < len(s) && s[i+1] == ' ' {
			i++
		}
	}
	return b.String()
}

// A unit is what a length counts.
type unit uint8

const (
	points  unit = iota
	ems          // of the element's own size
	hundred      // per cent of what is around
	grid         // lines of the page's grid
	auto
)

// A length is a length of a style sheet.
type length struct {
	n    float64
	unit unit
}

// inPoints holds how many points an absolute unit has.
var inPoints = map[string]float64{"pt": 1, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72, "px": 0.75, "pc": 12}

// mostPoints bounds lengths: no sheet that a document can state is larger.
const mostPoints = 14400

func (v value) length() (length, bool) {
	if v.n > mostPoints || v.n < -mostPoints {
		return length{}, false
	}
	switch v.kind {
	case number:
		return length{}, v.n == 0
	case percent:
		return length{v.n / 100, hundred}, true
	case word:
		return length{unit: auto}, v.text == "auto"
	case measure:
		if k, ok := inPoints[v.text]; ok {
			return length{v.n * k, points}, true
		}
		switch v.text {
		case "em":
			return length{v.n, ems}, true
		case "gl":
			return length{v.n, grid}, true
		}
	}
	return length{}, false
}

// of returns the length in points: whole is what per cent count from, and auto
// is nothing.
func (l length) of(s *Style, whole float64) float64 {
	switch l.unit {
	case points:
		return l.n
	case ems:
		return l.n * s.Size
	case hundred:
		return l.n * whole
	case grid:
		return l.n * s.GridLine
	}
	return 0
}

// color reads #rgb, #rrggbb, cmyk(c, m, y, k) in per cent, none and transparent.
func (v value) color() (Color, bool) {
	switch v.kind {
	case hash:
		return hexColor(v.text)
	case word:
		switch v.text {
		case "none", "transparent":
			return Color{}, true
		case "black":
			return Color{Set: true}, true
		case "white":
			return Color{R: 255, G: 255, B: 255, Set: true}, true
		}
	case function:
		var parts []uint8
		for _, a := range v.args {
			if a.kind == number || a.kind == percent {
				parts = append(parts, uint8(min(max(a.n, 0), 100)))
			}
		}
		if v.text == "cmyk" && len(parts) == 4 {
			c, m, y, k := parts[0], parts[1], parts[2], parts[3]
			show := func(ink uint8) uint8 { return uint8((100 - int(ink)) * (100 - int(k)) * 255 / 10000) }
			return Color{R: show(c), G: show(m), B: show(y), C: c, M: m, Y: y, K: k, Set: true, CMYK: true}, true
		}
	}
	return Color{}, false
}

func hexColor(digits string) (Color, bool) {
	if len(digits) == 3 {
		digits = strings.Join([]string{digits[:1], digits[:1], digits[1:2], digits[1:2], digits[2:], digits[2:]}, "")
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 6 {
		return Color{}, false
	}
	return Color{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), Set: true}, true
}

// key orders colours.
func (c Color) key() uint64 {
	n := uint64(c.R)<<48 | uint64(c.G)<<40 | uint64(c.B)<<32 | uint64(c.C)<<24 | uint64(c.M)<<16 | uint64(c.Y)<<8 | uint64(c.K)
	if c.CMYK {
		n |= 1 << 56
	}
	if c.Set {
		n |= 1 << 57
	}
	return n
}
