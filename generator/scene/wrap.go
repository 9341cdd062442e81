package scene

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What may not begin a line, and what may not end one (GB/T 15834; JIS X 4051).
const (
	noStart = "，。、；：？！）》〉」』】〕〗…—·～％‰℃°’”々ー,.;:?!)]}%/-–"
	noEnd   = "（《〈「『【〔〖‘“([{$¥￥#@"
)

// Wrap breaks a text into lines no wider than width. Chinese and Japanese break
// between any two characters but before closing and after opening punctuation,
// other writing at spaces and after hyphens and slashes. A word that alone is
// wider than a line is broken where the line is full, with a hyphen between
// letters. A figure stays with its unit. White space is one blank,
// and none at the ends of a line; an empty text has no lines.
func Wrap(m Measurer, text string, size float64, bold bool, width float64) []string {
	if single(text) && m.Width(text, size, bold) <= width {
		return []string{text}
	}
	return fillLines(m, pieces(text), size, bold, width)
}

// single reports whether a text could stand in one line as it is: most labels
// do, and need not be taken to pieces.
func single(text string) bool {
	return text != "" && text == strings.TrimSpace(text) && !strings.ContainsAny(text, "\n\t\r") && !strings.Contains(text, "  ")
}

// unbroken joins the two ends of a span, "September–October", which may stand in
// two lines where it must.
func unbroken(words []string) (spans []string) {
	for i, word := range words {
		if i > 0 && strings.HasSuffix(words[i-1], "–") {
			spans[len(spans)-1] += word
		} else {
			spans = append(spans, word)
		}
	}
	return spans
}

// endsWhole reports whether no line was broken within a word.
func endsWhole(lines []string) bool {
	return !slices.ContainsFunc(lines, func(line string) bool { return strings.HasSuffix(line, "-") })
}

// fillLines puts words, which break nowhere else, into lines.
func fillLines(m Measurer, words []string, size float64, bold bool, width float64) []string {
	var lines []string
	line := ""
	for _, word := range words {
		if line == "" {
			line = strings.TrimLeft(word, " ")
		} else if m.Width(strings.TrimRight(line+word, " "), size, bold) <= width {
			line += word
			continue
		} else {
			lines = append(lines, strings.TrimRight(line, " "))
			line = strings.TrimLeft(word, " ")
		}
		for m.Width(strings.TrimRight(line, " "), size, bold) > width {
			part, rest := split(m, line, size, bold, width)
			if rest == "" {
				break
			}
			lines, line = append(lines, part), rest
		}
	}
	if line = strings.TrimRight(line, " "); line != "" {
		lines = append(lines, line)
	}
	return lines
}

// Balance breaks a text into as few lines as [Wrap] does, and among those ways
// into lines as alike as can be: no last line of one character under a full one.
func Balance(m Measurer, text string, size float64, bold bool, width float64) []string {
	if single(text) && m.Width(text, size, bold) <= width {
		return []string{text}
	}
	words := pieces(text)
	lines := fillLines(m, words, size, bold, width)
	if len(lines) < 2 {
		return lines
	}
	if spans := unbroken(words); len(spans) < len(words) {
		if whole := fillLines(m, spans, size, bold, width); len(whole) == len(lines) && endsWhole(whole) {
			words, lines = spans, whole
		}
	}
	low, high := width/float64(len(lines))/2, width
	for _, word := range words {
		if w := m.Width(strings.Trim(word, " "), size, bold); w <= width {
			low = max(low, w) // narrower would break a word that need not be broken
		}
	}
	for high-low > size/4 {
		middle := (low + high) / 2
		if narrower := fillLines(m, words, size, bold, middle); len(narrower) > len(lines) {
			low = middle
		} else {
			high, lines = middle, narrower
		}
	}
	return lines
}

// Cut returns the first lines of at most n, the last ended by an ellipsis where
// something is left out.
func Cut(m Measurer, text string, size float64, bold bool, width float64, n int) []string {
	lines := Wrap(m, text, size, bold, width)
	if len(lines) == 1 {
		return lines
	}
	if len(lines) <= n {
		return Balance(m, text, size, bold, width)
	}
	last := lines[n-1]
	for last != "" && m.Width(last+"…", size, bold) > width {
		_, size := utf8.DecodeLastRuneInString(last)
		last = last[:len(last)-size]
	}
	return append(lines[:n-1:n-1], strings.TrimRight(last, " ，、,;；")+"…")
}

// split parts a word where a line is full, after at least one character; rest is
// empty where it has but one.
func split(m Measurer, word string, size float64, bold bool, width float64) (part, rest string) {
	n, mark := 0, ""
	var before rune
	for i, r := range word {
		hyphen := ""
		if unicode.IsLetter(before) && unicode.IsLetter(r) && !ideographic(before) {
			hyphen = "-"
		}
		if i > 0 && (n == 0 || m.Width(word[:i]+hyphen, size, bold) <= width) {
			n, mark = i, hyphen
		}
		before = r
	}
	if n == 0 {
		return word, ""
	}
	return word[:n] + mark, word[n:]
}

// pieces parts a text at every place where a line may end. A piece keeps the
// blank before the next.
func pieces(text string) []string {
	text = strings.Join(strings.Fields(text), " ")
	var all []string
	start := 0
	before, size := utf8.DecodeRuneInString(text)
	var earlier rune
	for i := size; i < len(text); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(text[i:])
		if mayBreak(before, r) && !(before == ' ' && measured(earlier, r)) {
			all = append(all, text[start:i])
			start = i
		}
		earlier, before = before, r
	}
	if start < len(text) {
		all = append(all, text[start:])
	}
	return all
}

// measured reports whether a figure and what follows its blank are a figure and
// its unit: 20 万吨.
func measured(figure, unit rune) bool {
	return figure >= '0' && figure <= '9' && unicode.Is(unicode.Han, unit)
}

// mayBreak reports whether a line may end between two characters.
func mayBreak(a, b rune) bool {
	switch {
	case a == ' ':
		return true
	case b == ' ', strings.ContainsRune(noStart, b), strings.ContainsRune(noEnd, a):
		return false
	case ideographic(a), ideographic(b):
		return true
	}
	return a == '-' || a == '–' || a == '/'
}

// ideographic reports whether a character is written without spaces between
// words.
func ideographic(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff60
}
