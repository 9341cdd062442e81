package source

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// tabCells is how many cells a tab takes in an excerpt. It is fixed, because
// the caret line is built of spaces and must agree with the line above it.
const tabCells = 4

// maxCells bounds an excerpt: a paragraph of prose is one line of the file.
const maxCells = 100

// An Excerpt is one line of a file prepared for a terminal.
type Excerpt struct {
	Text   string // the line, or a window of it, tabs as spaces
	Offset int    // cells before the marked part
	Width  int    // cells of the marked part, at least 1
}

// Excerpt returns the line on which the span starts, and which cells of it the
// span covers. A Chinese character takes two cells. A line longer than a
// terminal is cut to a window round the span, with … where text was left out.
func (s Span) Excerpt() (Excerpt, bool) {
	if s.File == nil || s.File.Text == "" || s.File.blind {
		return Excerpt{}, false
	}
	n := s.File.line(s.Start)
	line := s.File.lineText(n)
	from := min(s.Start-s.File.lineStarts()[n], len(line))
	to := min(max(s.End-s.File.lineStarts()[n], from), len(line))
	before, marked, after := line[:from], line[from:to], line[to:]
	before = cutLeft(before, maxCells/2)
	marked = cutRight(marked, maxCells/2)
	after = cutRight(after, maxCells-cells(before)-cells(marked))
	return Excerpt{
		Text:   expand(before + marked + after),
		Offset: cells(before),
		Width:  max(cells(marked), 1),
	}, true
}

// expand makes a text safe for a terminal: tabs become spaces, and control
// characters, which could move the cursor or change colours, a sign of one cell.
func expand(s string) string {
	s = strings.ReplaceAll(s, "\t", strings.Repeat(" ", tabCells))
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return '\ufffd'
		}
		return r
	}, s)
}

// cells returns how many terminal cells a string takes.
func cells(s string) (n int) {
	for _, r := range s {
		n += runeCells(r)
	}
	return n
}

func runeCells(r rune) int {
	switch {
	case r == '\t':
		return tabCells
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0 // drawn on the character before, or not at all
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// cutRight keeps the start of s, at most limit cells of it.
func cutRight(s string, limit int) string {
	n := 0
	for i, r := range s {
		if n += runeCells(r); n > limit {
			return s[:i] + "…"
		}
	}
	return s
}

// cutLeft keeps the end of s, at most limit cells of it.
func cutLeft(s string, limit int) string {
	excess := cells(s) - limit
	for i, r := range s {
		if excess <= 0 {
			if i == 0 {
				return s
			}
			return "…" + s[i:]
		}
		excess -= runeCells(r)
	}
	return s
}
