package content

import (
	"fmt"
	"slices"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

// An Edit changes values of one TOML document and leaves every other byte of
// its file as it was: comments, order, spaces, line ends and the byte-order mark.
//
// A value that is there is replaced where it stands. A new key goes behind the
// last one of its table, in the way in which that table is written: on a line of
// its own under a header, before the brace of an inline table, or with the
// dotted name of its neighbours. A table that is missing comes last.
type Edit struct {
	doc    *Document
	pieces []piece
	tables []*newTable
}

// A piece replaces one span of the file.
type piece struct {
	span source.Span
	with string
}

// A newTable is one that the document does not have yet.
type newTable struct {
	path  []string
	lines []string
}

// NewEdit begins an edit of a document.
func NewEdit(doc *Document) *Edit { return &Edit{doc: doc} }

// Set gives the key at a path a value, written as TOML. It fails where the path
// leads through what is no table or through an array of tables.
func (e *Edit) Set(path []string, value string) error { return e.SetBefore(path, "", value) }

// SetBefore is like Set; a new key of a table under a header of its own goes
// before the key called next, where the table has that.
func (e *Edit) SetBefore(path []string, next, value string) error {
	t := e.doc.Root
	for i, name := range path[:len(path)-1] {
		v := t.Get(name)
		if v == nil {
			return e.add(t, path[:i], path[i:], value)
		}
		if v.Kind != TableValue {
			return fmt.Errorf("%s: %s is no table", e.doc.File.Name, strings.Join(path[:i+1], "."))
		}
		t = v.Table
	}
	last := path[len(path)-1]
	old := t.Get(last)
	follows := t.Get(next)
	switch {
	case old == nil && follows != nil && t.made == headed:
		e.line(lineStart(e.doc.File.Text, follows.Key.Start), dottedKey(path[len(path)-1:])+" = "+value)
		return nil
	case old == nil:
		return e.add(t, path[:len(path)-1], path[len(path)-1:], value)
	case old.Kind == TableValue && old.Table.made != inline, old.headed:
		return fmt.Errorf("%s: %s is written under headers of its own", e.doc.File.Name, strings.Join(path, "."))
	}
	e.pieces = append(e.pieces, piece{old.Span, value})
	return nil
}

// Drop takes the key at a path out, with its line and what else stands on it. It
// fails where the key shares a line with others; a key that is not there is no
// error.
func (e *Edit) Drop(path []string) error {
	t := e.doc.Root
	for _, name := range path[:len(path)-1] {
		v := t.Get(name)
		if v == nil || v.Kind != TableValue {
			return nil
		}
		t = v.Table
	}
	v := t.Get(path[len(path)-1])
	switch {
	case v == nil:
		return nil
	case t.made == inline || v.headed || v.Kind == TableValue && v.Table.made != inline:
		return fmt.Errorf("%s: %s does not stand on lines of its own", e.doc.File.Name, strings.Join(path, "."))
	}
	start := lineStart(e.doc.File.Text, v.Key.Start)
	e.pieces = append(e.pieces, piece{e.doc.File.Span(start, e.lineEnd(v.Span.End)), ""})
	return nil
}

// add puts a key that a table does not have, or a whole path of them, into it.
func (e *Edit) add(t *Table, at, rest []string, value string) error {
	switch t.made {
	case inline:
		e.intoBraces(t, dottedKey(rest)+" = "+value)
	case dotted:
		e.afterDotted(t, dottedKey(slices.Concat(at, rest)), value)
	case headed:
		if len(rest) > 1 {
			e.newTable(slices.Concat(at, rest[:len(rest)-1]), rest[len(rest)-1], value)
			return nil
		}
		e.line(e.endOf(t), dottedKey(rest)+" = "+value)
	default: // the root, or a table that longer headers imply
		if len(at) == 0 && len(rest) == 1 {
			e.line(e.endOf(t), dottedKey(rest)+" = "+value)
			return nil
		}
		e.newTable(slices.Concat(at, rest[:len(rest)-1]), rest[len(rest)-1], value)
	}
	return nil
}

// intoBraces adds a pair to an inline table.
func (e *Edit) intoBraces(t *Table, pair string) {
	f := e.doc.File
	if n := len(t.Entries); n > 0 {
		at := 0
		for _, entry := range t.Entries {
			at = max(at, e.deepest(entry.Value))
		}
		e.pieces = append(e.pieces, piece{f.Span(at, at), ", " + pair})
		return
	}
	e.pieces = append(e.pieces, piece{t.Span, "{ " + pair + " }"})
}

// afterDotted adds a line behind the last dotted key of a table, whose name as
// written may begin below a header: what stands before it on its line is kept.
func (e *Edit) afterDotted(t *Table, full, value string) {
	at, name := 0, full
	for _, entry := range t.Entries {
		if end := e.deepest(entry.Value); end > at {
			at = end
			line := e.doc.File.Text[lineStart(e.doc.File.Text, entry.Value.Key.Start):entry.Value.Key.Start]
			last := full[strings.LastIndexByte(full, '.')+1:]
			if strings.Contains(line, ".") {
				name = strings.TrimLeft(line, " \t") + last
			}
		}
	}
	e.line(e.lineEnd(at), name+" = "+value)
}

// deepest returns where what a value is written with ends: for a table of
// dotted keys that of its last.
func (e *Edit) deepest(v *Value) int {
	if v.Kind != TableValue || v.Table.made == inline {
		return v.Span.End
	}
	end := v.Span.End
	for _, entry := range v.Table.Entries {
		if v.Table.made == dotted {
			end = max(end, e.deepest(entry.Value))
		}
	}
	return end
}

// endOf returns where a new line of a table goes: behind its last own key, else
// behind its header; of a root without keys at its beginning, behind comments.
func (e *Edit) endOf(t *Table) int {
	text, at := e.doc.File.Text, -1
	for _, entry := range t.Entries {
		v := entry.Value
		if v.headed || v.Kind == TableValue && (v.Table.made == headed || v.Table.made == implied) {
			continue
		}
		at = max(at, e.lineEnd(e.deepest(v)))
	}
	if at >= 0 {
		return at
	}
	if t.made == headed && t != e.doc.Root {
		return e.lineEnd(t.Span.End)
	}
	at = e.doc.Part.Start
	for at < e.doc.Part.End && strings.HasPrefix(strings.TrimLeft(text[at:], " \t"), "#") {
		at = e.lineEnd(at)
	}
	return at
}

// line inserts a line.
func (e *Edit) line(at int, s string) {
	ending := e.ending()
	if at > 0 && e.doc.File.Text[at-1] != '\n' {
		s = ending + s
		if at < len(e.doc.File.Text) {
			s += ending
		}
	} else {
		s += ending
	}
	e.pieces = append(e.pieces, piece{e.doc.File.Span(at, at), s})
}

// newTable adds a key to a table that the document does not have.
func (e *Edit) newTable(path []string, key, value string) {
	line := dottedKey([]string{key}) + " = " + value
	for _, t := range e.tables {
		if slices.Equal(t.path, path) {
			t.lines = append(t.lines, line)
			return
		}
	}
	e.tables = append(e.tables, &newTable{path, []string{line}})
}

// lineEnd returns where the line that holds an offset is over, its line end
// included.
func (e *Edit) lineEnd(offset int) int {
	if i := strings.IndexByte(e.doc.File.Text[offset:e.doc.Part.End], '\n'); i >= 0 {
		return offset + i + 1
	}
	return e.doc.Part.End
}

// ending is how the file ends its lines.
func (e *Edit) ending() string {
	if strings.Contains(e.doc.File.Text, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// Text returns the whole file with all edits made. It fails where the result is
// not TOML any more, or not TOML that says what was set.
func (e *Edit) Text() (string, error) {
	pieces := slices.Clone(e.pieces)
	if len(e.tables) > 0 {
		at := e.doc.Part.End
		pieces = append(pieces, piece{e.doc.File.Span(at, at), e.tablesText()})
	}
	// In the order of the file; of what goes to one place, in the order given.
	slices.SortStableFunc(pieces, func(a, b piece) int { return a.span.Start - b.span.Start })
	var b strings.Builder
	from := 0
	for _, p := range pieces {
		b.WriteString(e.doc.File.Text[from:p.span.Start])
		b.WriteString(p.with)
		from = p.span.End
	}
	b.WriteString(e.doc.File.Text[from:])
	text := b.String()
	grown := len(text) - len(e.doc.File.Text)
	var list diag.List
	f := source.NewFile(e.doc.File.Name, text)
	if ParseTOML(f.Span(e.doc.Part.Start, e.doc.Part.End+grown), &list) == nil {
		return "", fmt.Errorf("%s: %s", e.doc.File.Name, list.Sorted()[0].Message("en"))
	}
	if e.doc.File.HadBOM {
		text = "\ufeff" + text
	}
	return text, nil
}

// tablesText writes the tables that are new.
func (e *Edit) tablesText() string {
	ending := e.ending()
	var b strings.Builder
	part := e.doc.Part.Text()
	if part != "" && !strings.HasSuffix(part, "\n") {
		b.WriteString(ending)
	}
	for i, t := range e.tables {
		if i > 0 || strings.TrimSpace(part) != "" || len(e.pieces) > 0 {
			b.WriteString(ending)
		}
		b.WriteString("[" + dottedKey(t.path) + "]" + ending)
		for _, line := range t.lines {
			b.WriteString(line + ending)
		}
	}
	return b.String()
}

// dottedKey writes names as a dotted key, in quotes where they need them.
func dottedKey(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = n
		if n == "" || strings.IndexFunc(n, func(r rune) bool { return r >= 0x80 || !isBareKey(byte(r)) }) >= 0 {
			out[i] = Quote(n)
		}
	}
	return strings.Join(out, ".")
}

// Quote writes a text as a TOML string on one line.
func Quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7F:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
