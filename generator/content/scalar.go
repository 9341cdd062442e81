package content

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// scalar reads a value without quotes or brackets.
func (p *parser) scalar() (*Value, bool) {
	start := p.pos
	if p.wide() {
		return nil, false
	}
	end := p.word(start)
	word := p.src[start:end]
	p.pos = end
	kind, text := classify(word)
	switch {
	case kind == 0 && looksLikeDate(word):
		return nil, p.fault(ruleDate, start, end, word)
	case kind == 0 && looksLikeNumber(word):
		return nil, p.fault(ruleNumber, start, end, word)
	case kind == 0 || p.goesOn():
		return nil, p.bareText(start)
	}
	v := p.value(kind, start, end)
	v.Text = text
	return v, true
}

// word returns where the run of characters that may be a scalar ends. A date
// may be followed by one space and a time.
func (p *parser) word(at int) int {
	start := at
	for at < len(p.src) && strings.IndexByte(" \t\r\n,]}#=\"'", p.src[at]) < 0 && wideFor(p.src[at:]) == "" {
		at++
	}
	if at-start == len("2026-03-01") && at+2 < len(p.src) && p.src[at] == ' ' &&
		p.src[start+4] == '-' && isDigit(p.src[at+1]) && isDigit(p.src[at+2]) {
		return p.word(at + 1)
	}
	return at
}

// goesOn reports whether text follows a scalar on its line, as in 12.5 亿元.
func (p *parser) goesOn() bool {
	at := p.pos
	for at < len(p.src) && (p.src[at] == ' ' || p.src[at] == '\t') {
		at++
	}
	if at == p.pos || at == len(p.src) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(p.src[at:])
	return unicode.IsLetter(r)
}

// bareText reports text that lacks its quotes, as far as it seems to run.
func (p *parser) bareText(start int) bool {
	end := start
	for end < len(p.src) && strings.IndexByte("\r\n,]}#", p.src[end]) < 0 {
		end++
	}
	text := strings.TrimRight(p.src[start:end], " \t")
	p.pos = end
	if text == "" {
		return p.fault(ruleNoValue, start, start+1)
	}
	if low := strings.ToLower(text); low != text && (low == "true" || low == "false") {
		return p.fault(ruleBoolean, start, start+len(text), text, low)
	}
	return p.fault(ruleBareText, start, start+len(text), text)
}

// classify returns the kind of a bare scalar with its text, and the kind 0
// where it is none that TOML knows.
func classify(word string) (ValueKind, string) {
	switch word {
	case "":
		return 0, ""
	case "true", "false":
		return Boolean, word
	case "inf", "+inf", "-inf", "nan", "+nan", "-nan":
		return Float, word
	}
	if kind, text := number(word); kind != 0 {
		return kind, text
	}
	if isDatetime(word) {
		return Datetime, word
	}
	return 0, ""
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// number recognises integers and floats by TOML's grammar, which is stricter
// than strconv's: no leading zero, underscores and points only between digits.
func number(word string) (ValueKind, string) {
	if len(word) > 2 && word[0] == '0' && strings.IndexByte("xob", word[1]) >= 0 {
		return based(word)
	}
	plain := word
	if strings.IndexByte(word, '_') >= 0 {
		plain = strings.ReplaceAll(word, "_", "")
	}
	rest := word
	if rest[0] == '+' || rest[0] == '-' {
		rest = rest[1:]
	}
	n := digits(rest, isDigit)
	if n == 0 || n > 1 && rest[0] == '0' {
		return 0, ""
	}
	if rest = rest[n:]; rest == "" {
		_, err := strconv.ParseInt(plain, 10, 64)
		return kindIf(err == nil, Integer), plain
	}
	if !isFloatTail(rest) {
		return 0, ""
	}
	_, err := strconv.ParseFloat(plain, 64)
	return kindIf(err == nil, Float), plain
}

func kindIf(ok bool, kind ValueKind) ValueKind {
	if ok {
		return kind
	}
	return 0
}

// based recognises 0xff, 0o17 and 0b11.
func based(word string) (ValueKind, string) {
	base := map[byte]int{'x': 16, 'o': 8, 'b': 2}[word[1]]
	is := func(c byte) bool {
		n, err := strconv.ParseUint(string(c), base, 8)
		return err == nil && n < uint64(base)
	}
	if digits(word[2:], is) != len(word)-2 {
		return 0, ""
	}
	plain := strings.ReplaceAll(word, "_", "")
	_, err := strconv.ParseInt(plain[2:], base, 64)
	return kindIf(err == nil, Integer), plain
}

// digits returns the length of a run of digits with single underscores between
// them.
func digits(s string, is func(byte) bool) int {
	n := 0
	for n < len(s) && (is(s[n]) || s[n] == '_' && n > 0 && s[n-1] != '_' && n+1 < len(s) && is(s[n+1])) {
		n++
	}
	return n
}

// isFloatTail reports whether a text is a fraction, an exponent, or both.
func isFloatTail(s string) bool {
	if s[0] == '.' {
		n := digits(s[1:], isDigit)
		if n == 0 {
			return false
		}
		s = s[1+n:]
	}
	if s == "" {
		return true
	}
	if s[0] != 'e' && s[0] != 'E' {
		return false
	}
	s = s[1:]
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	return s != "" && digits(s, isDigit) == len(s)
}

// isDatetime recognises the date, the time, and both with or without an offset
// (RFC 3339; TOML 1.1 lets the seconds be left out).
func isDatetime(word string) bool {
	if len(word) >= 10 && word[4] == '-' {
		if !isDate(word[:10]) {
			return false
		}
		if len(word) == 10 {
			return true
		}
		return strings.IndexByte("Tt ", word[10]) >= 0 && isTime(cutOffset(word[11:]))
	}
	return isTime(word)
}

func isDate(s string) bool {
	if len(s) != 10 || !shaped(s, "0000-00-00") {
		return false
	}
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// isTime recognises 07:32, 07:32:00 and 07:32:00.999.
func isTime(s string) bool {
	if len(s) > 9 && s[8] == '.' {
		if digits(s[9:], isDigit) != len(s)-9 || strings.Contains(s, "_") {
			return false
		}
		s = s[:8]
	}
	if len(s) == 5 {
		s += ":00"
	}
	return shaped(s, "00:00:00") && s[:2] < "24" && s[3:5] < "60" && s[6:8] < "60"
}

// cutOffset returns a time without its valid offset from UTC; an offset that
// is not valid stays and spoils the time.
func cutOffset(s string) string {
	if n := len(s); n > 0 && (s[n-1] == 'Z' || s[n-1] == 'z') {
		return s[:n-1]
	}
	if n := len(s) - 6; n > 0 && (s[n] == '+' || s[n] == '-') && isTime(s[n+1:]) {
		return s[:n]
	}
	return s
}

// shaped reports whether a text is as long as a shape, has a digit for each of
// its zeros, and is equal elsewhere.
func shaped(s, shape string) bool {
	if len(s) != len(shape) {
		return false
	}
	for i := range len(s) {
		if shape[i] == '0' && !isDigit(s[i]) || shape[i] != '0' && s[i] != shape[i] {
			return false
		}
	}
	return true
}

// looksLikeDate reports what was meant as a date or a time, such as 2026-3-1
// or 2026-06: digits and their separators only.
func looksLikeDate(word string) bool {
	return word != "" && isDigit(word[0]) &&
		strings.Trim(word, "0123456789-/:.TtZz+ ") == "" &&
		(strings.Count(word, "-") > 0 && strings.IndexByte(word, '-') >= 4 || strings.Contains(word, "/") || strings.Contains(word, ":") || strings.Count(word, ".") == 2)
}

// looksLikeNumber reports what was meant as a number, such as 01 or 1_.
func looksLikeNumber(word string) bool {
	return strings.Trim(word, "0123456789._+-eE") == "" && strings.ContainsAny(word, "0123456789") ||
		len(word) > 1 && word[0] == '0' && strings.IndexByte("xob", word[1]) >= 0
}
