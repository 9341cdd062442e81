package translation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"prospectus/generator/model"
)

// blocks divides a body into what people translate one by one: paragraphs,
// headings, items of lists, rows of tables, each on one line. Lines of a paragraph
// that was broken by hand are joined.
func blocks(body string) (all []string) {
	open := false // whether the next line may go on with the last block
	for line := range strings.SplitSeq(model.PlainLines(body), "\n") {
		line = strings.TrimSpace(line)
		starts := kindOf(line) != paragraph
		switch {
		case line == "":
		case open && !starts:
			last := &all[len(all)-1]
			*last += joint(*last, line) + line
		default:
			all = append(all, line)
		}
		open = line != "" && kindOf(line) != heading && kindOf(line) != row
	}
	return all
}

// joint is what stands between two lines that become one: nothing where letters of
// a script without spaces meet.
func joint(a, b string) string {
	last, first := lastRune(a), firstRune(b)
	if wide(last) && wide(first) {
		return ""
	}
	return " "
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func lastRune(s string) (last rune) {
	for _, r := range s {
		last = r
	}
	return last
}

// wide reports a letter or mark of a script that is written without spaces.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF60
}

// A blockKind is what a line of Markdown begins.
type blockKind int

const (
	paragraph blockKind = iota
	heading
	item
	row
	quote
)

func kindOf(line string) blockKind {
	switch {
	case strings.HasPrefix(line, "#"):
		return heading
	case strings.HasPrefix(line, "|"):
		return row
	case strings.HasPrefix(line, ">"):
		return quote
	case isItem(line):
		return item
	}
	return paragraph
}

func isItem(line string) bool {
	for _, mark := range []string{"- ", "* ", "+ "} {
		if strings.HasPrefix(line, mark) {
			return true
		}
	}
	digits := strings.TrimLeft(line, "0123456789")
	return len(digits) < len(line) && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") "))
}

// join puts blocks together as a body.
func join(all []string) string {
	var b strings.Builder
	for i, block := range all {
		if i > 0 {
			b.WriteByte('\n')
			before, here := kindOf(all[i-1]), kindOf(block)
			if before != heading && (before != here || here == paragraph) {
				b.WriteByte('\n')
			}
		}
		b.WriteString(block)
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	return b.String()
}

// maxLetters is the longest body that goes into one cell: those of workbooks hold
// no more than 32,767.
const maxLetters = 30000

// plain reports whether a body comes back from its blocks as it went: one with
// code, lines broken on purpose, marks of HTML or lists within lists does not.
func plain(body string) bool {
	if utf8.RuneCountInString(body) > maxLetters {
		return false
	}
	for line := range strings.SplitSeq(strings.ReplaceAll(body, "\r\n", "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "  ") && strings.TrimSpace(line) != "", strings.HasPrefix(line, "\t"), strings.HasPrefix(line, "<"),
			strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"), strings.HasPrefix(line, "===") || strings.HasPrefix(line, "---"),
			strings.HasSuffix(line, "  ") && strings.TrimSpace(line) != "", strings.HasSuffix(line, `\`):
			return false
		}
	}
	return true
}

// alike reports whether two bodies have the same blocks one beside the other, so
// that each can be translated by itself.
func alike(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if kindOf(a[i]) != kindOf(b[i]) {
			return false
		}
	}
	return true
}
