// Package source holds text as it was read and says where each part of it stands.
//
// A [File] is one UTF-8 text without its byte-order mark. A [Span] is a run of
// bytes in a file; it turns into a line and a column only when somebody asks,
// so a catalogue of ten thousand records carries no line numbers. Columns count
// runes from 1, as editors show them; [Span.Excerpt] counts cells, because a
// caret under Chinese text must move two cells a character.
//
// [Read] is the only door for text: it refuses files that are too large, that
// hold NUL bytes or that are not UTF-8, and says which of these it was. A
// [Folder] is the file system that a site is read from.
package source

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// A File is one text file. Its text never changes after [NewFile].
type File struct {
	// Name is the slash-separated path by which a user knows the file.
	Name string
	// Text is the content without a byte-order mark; line ends are as found.
	Text string
	// HadBOM says that a byte-order mark stood before Text.
	HadBOM bool

	blind bool // the text stands for another of the same shape: see Span.Blind
	index sync.Once
	lines []int // offsets of line starts, made on first use
}

// NewFile returns a file of the given name and text; a leading byte-order
// mark is taken off and remembered.
func NewFile(name, text string) *File {
	rest, had := strings.CutPrefix(text, "\ufeff")
	return &File{Name: name, Text: rest, HadBOM: had}
}

// Span returns the bytes from start up to end, clipped to the file.
func (f *File) Span(start, end int) Span {
	n := len(f.Text)
	start = min(max(start, 0), n)
	return Span{File: f, Start: start, End: min(max(end, start), n)}
}

// All returns the span of the whole file.
func (f *File) All() Span { return f.Span(0, len(f.Text)) }

func (f *File) lineStarts() []int {
	f.index.Do(func() {
		f.lines = append(f.lines, 0)
		for i := 0; i < len(f.Text); i++ {
			if f.Text[i] == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	})
	return f.lines
}

// line returns the number of the line that holds offset, from 0.
func (f *File) line(offset int) int {
	starts := f.lineStarts()
	return sort.Search(len(starts), func(i int) bool { return starts[i] > offset }) - 1
}

// lineText returns line n (from 0) without its line end.
func (f *File) lineText(n int) string {
	starts := f.lineStarts()
	end := len(f.Text)
	if n+1 < len(starts) {
		end = starts[n+1]
	}
	return strings.TrimRight(f.Text[starts[n]:end], "\r\n")
}

// A Span is a run of bytes in a file. The zero Span stands nowhere; a Span
// whose File has no text stands for the file as a whole.
type Span struct {
	File       *File
	Start, End int // byte offsets into File.Text, Start ≤ End
}

// Whole returns a span that names a file without pointing into it, for
// faults of the file itself: missing, too large, not text.
func Whole(name string) Span { return Span{File: &File{Name: name}} }

// Blind returns the same place in a file of the same name in which everything is
// blank: a position to report where the text itself must not be repeated.
func (s Span) Blind() Span {
	if s.File == nil {
		return s
	}
	blank := strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return ' '
	}, s.File.Text[:s.Start])
	f := &File{Name: s.File.Name, Text: blank + " ", blind: true}
	return f.Span(len(blank), len(blank))
}

// IsZero reports whether the span stands nowhere.
func (s Span) IsZero() bool { return s.File == nil }

// Text returns the bytes of the span.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	return s.File.Text[s.Start:s.End]
}

// Sub returns the part of s between two offsets that count from its start,
// clipped to s.
func (s Span) Sub(start, end int) Span {
	if s.File == nil {
		return s
	}
	from := min(s.Start+max(start, 0), s.End)
	return s.File.Span(from, min(s.Start+end, s.End))
}

// Replace returns the file's text with the span's bytes replaced and every
// other byte, the byte-order mark included, left as it was. The zero Span has
// no file, and gives the empty string.
func (s Span) Replace(with string) string {
	if s.File == nil {
		return ""
	}
	text := s.File.Text[:s.Start] + with + s.File.Text[s.End:]
	if s.File.HadBOM {
		return "\ufeff" + text
	}
	return text
}

// A Position is a place as a person reads it.
type Position struct {
	File   string // as in File.Name
	Line   int    // from 1; 0 where the whole file is meant
	Column int    // in runes, from 1; 0 where the whole file is meant
}

// Position returns where the span starts.
func (s Span) Position() Position {
	if s.File == nil {
		return Position{}
	}
	if s.File.Text == "" {
		return Position{File: s.File.Name}
	}
	n := s.File.line(s.Start)
	column := utf8.RuneCountInString(s.File.Text[s.File.lineStarts()[n]:s.Start]) + 1
	return Position{File: s.File.Name, Line: n + 1, Column: column}
}

// Compare orders positions by file, line and column.
func (p Position) Compare(q Position) int {
	if c := strings.Compare(p.File, q.File); c != 0 {
		return c
	}
	if p.Line != q.Line {
		return p.Line - q.Line
	}
	return p.Column - q.Column
}

// An Origin finds the keys of a record in the file that they were read from.
// A path joins keys by dots, as in "returns.irr"; the empty path means the
// record itself. A path that the file does not hold gives the span of the
// nearest table that it does hold.
type Origin interface {
	Locate(path string) Span
}
