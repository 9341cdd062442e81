package content

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// decode returns the text of a string whose body runs from one offset to
// another. Line ends become line feeds, so that a file reads the same whether
// or not Windows has been at it.
func (p *parser) decode(from, to int, escaped bool) (string, bool) {
	body := p.src[from:to]
	if !escaped {
		if strings.Contains(body, "\r") {
			body = strings.ReplaceAll(body, "\r\n", "\n")
		}
		return body, true
	}
	var b strings.Builder
	b.Grow(len(body))
	for i := from; i < to; {
		switch p.src[i] {
		case '\\':
			n := p.escape(&b, i, to)
			if n == 0 {
				return "", p.badEscape(i, to)
			}
			i += n
		case '\r':
			i++ // before a line feed: nothing else gets this far
		default:
			b.WriteByte(p.src[i])
			i++
		}
	}
	return b.String(), true
}

// escape writes what the escape at an offset means and returns its length, 0
// where it means nothing.
func (p *parser) escape(b *strings.Builder, at, to int) int {
	if at+1 >= to {
		return 0
	}
	c := p.src[at+1]
	if i := strings.IndexByte(`btnfre"\`, c); i >= 0 {
		b.WriteByte("\b\t\n\f\r\x1b\"\\"[i])
		return 2
	}
	switch c {
	case 'x':
		return p.codePoint(b, at, to, 2)
	case 'u':
		return p.codePoint(b, at, to, 4)
	case 'U':
		return p.codePoint(b, at, to, 8)
	}
	return p.continued(at, to)
}

// codePoint writes the character that so many hexadecimal digits name.
func (p *parser) codePoint(b *strings.Builder, at, to, digits int) int {
	if at+2+digits > to {
		return 0
	}
	hex := p.src[at+2 : at+2+digits]
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return 0
	}
	b.WriteRune(rune(n))
	return 2 + digits
}

// continued returns the length of a backslash that ends a line, with all the
// white space that it swallows, and 0 where it does not end one. Only a
// multi-line string can hold a line end.
func (p *parser) continued(at, to int) int {
	i, ended := at+1, false
	for i < to && strings.IndexByte(" \t\r\n", p.src[i]) >= 0 {
		ended = ended || p.src[i] == '\n'
		i++
	}
	if !ended {
		return 0
	}
	return i - at
}

// badEscape reports a backslash that begins no escape.
func (p *parser) badEscape(at, to int) bool {
	end := min(at+1, to)
	if end < to {
		_, n := utf8.DecodeRuneInString(p.src[end:])
		end += n
	}
	return p.fault(ruleEscape, at, end, p.src[at:end])
}
