package audit

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A passage is one run of text as a reader meets it: a paragraph, a cell, an
// attribute, a value. Nothing is looked for across two of them.
type passage struct {
	folded []rune // as written, but for width, case and what cannot be seen
	normal []rune // letters and digits alone
	at     []int  // where each of normal stands in folded
}

// read makes a passage of a text, in the memory of the one before.
func (p *passage) read(text string) {
	p.folded, p.normal, p.at = p.folded[:0], p.normal[:0], p.at[:0]
	for _, r := range text {
		switch {
		case r < 0x80:
			p.add(lower(r))
		case r >= 0x4E00 && r <= 0x9FFF: // nearly all that is Chinese
			p.normal = append(p.normal, r)
			p.at = append(p.at, len(p.folded))
			p.folded = append(p.folded, r)
		case r >= 0xFF01 && r <= 0xFF5E:
			p.add(lower(r - 0xFEE0))
		case r == 0x3000 || r == 0xA0:
			p.add(' ')
		case r >= 0x3001 && r <= 0x303F:
			p.add(r)
		case invisible(r):
		case compatible(r):
			for _, r := range norm.NFKC.String(string(r)) {
				p.add(unicode.ToLower(r))
			}
		default:
			p.add(unicode.ToLower(r))
		}
	}
}

func (p *passage) add(r rune) {
	if isAlnum(r) {
		p.normal = append(p.normal, r)
		p.at = append(p.at, len(p.folded))
	}
	p.folded = append(p.folded, r)
}

func lower(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// isAlnum reports a letter, a Chinese character or a digit. Raised digits are
// none: they are notes and exponents.
func isAlnum(r rune) bool {
	if r < 0x80 {
		return isDigit(r) || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Nd, r)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isHan(r rune) bool { return r > 0x2E80 && unicode.Is(unicode.Han, r) }

// isLatin reports a letter of a script that parts words by spaces.
func isLatin(r rune) bool { return isAlnum(r) && !isHan(r) && !isDigit(r) }

// invisible reports what a reader does not see and a program does: characters
// of no width, soft hyphens, marks of direction.
func invisible(r rune) bool {
	return r == 0xAD || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r)
}

// compatible reports a character that stands for others: of another width, in
// a circle or a square, of a mathematical alphabet, a radical.
func compatible(r rune) bool {
	switch {
	case r >= 0xFF00 && r <= 0xFFEF, r >= 0x2460 && r <= 0x24FF, r >= 0x2776 && r <= 0x2793,
		r >= 0x2E80 && r <= 0x2FDF, r >= 0x3200 && r <= 0x33FF, r >= 0xF900 && r <= 0xFB4F,
		r >= 0x1D400 && r <= 0x1D7FF, r >= 0x2F800 && r <= 0x2FA1F, r == 0x3000, r == 0xA0:
		return true
	}
	return false
}

// formOf returns the letters and digits of a text.
func formOf(text string) []rune {
	var p passage
	p.read(text)
	return p.normal
}

// count returns how many Chinese characters, other letters and digits a form
// has.
func count(form []rune) (han, latin, digits int) {
	for _, r := range form {
		switch {
		case isHan(r):
			han++
		case isDigit(r):
			digits++
		default:
			latin++
		}
	}
	return han, latin, digits
}
