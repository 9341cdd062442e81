package content

import (
	"strings"
	"unicode/utf8"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

const (
	// maxFaults bounds what one file reports: past it the parser is more
	// likely to be lost than the file to be worse.
	maxFaults = 20
	// maxDepth bounds nesting, so that a file of a million brackets is a fault
	// and not the end of the program's stack. Real content nests four deep.
	maxDepth = 64
)

// A parser reads one TOML text from front to back. Its methods that may fail
// report the fault themselves and return false; the caller only passes it on,
// up to document, which finds the next line that looks like a beginning.
type parser struct {
	file   *source.File
	src    string // file.Text up to the end of the part; offsets need no shift
	pos    int
	list   *diag.List
	faults int
	depth  int
	root   *Table
	into   *Table // the table that key lines fill
	slab   []Value
}

func newParser(part source.Span, list *diag.List) *parser {
	root := &Table{Span: part, made: headed}
	return &parser{
		file: part.File,
		src:  part.File.Text[:part.End],
		pos:  part.Start,
		list: list,
		root: root,
		into: root,
		slab: make([]Value, 0, min(values(part.Text()), maxSlab)),
	}
}

// values estimates how many values a text holds, so that most files need one
// slab: each stands behind a sign of equality or begins a table or a list.
func values(text string) int { return strings.Count(text, "=") + strings.Count(text, "[") + 2 }

// Sizes of slabs in values: the first at most, and every other.
const (
	maxSlab  = 1024
	nextSlab = 32
)

// value returns a new Value. They are cut from slabs: a document is made of
// hundreds and dropped as one.
func (p *parser) value(kind ValueKind, start, end int) *Value {
	if len(p.slab) == cap(p.slab) {
		p.slab = make([]Value, 0, nextSlab)
	}
	p.slab = append(p.slab, Value{Kind: kind, Span: p.span(start, end)})
	return &p.slab[len(p.slab)-1]
}

func (p *parser) span(start, end int) source.Span {
	return source.Span{File: p.file, Start: start, End: end}
}

// fault reports a broken rule; it returns false for the caller to return.
func (p *parser) fault(r *diag.Rule, start, end int, args ...any) bool {
	p.faults++
	p.list.Add(r.At(p.file.Span(start, end), args...))
	return false
}

// unexpected reports a character that the syntax has no use for. Where it is
// the full-width form of one that would fit, that is what is said.
func (p *parser) unexpected(r *diag.Rule, args ...any) bool {
	if p.wide() {
		return false
	}
	return p.fault(r, p.pos, p.pos+max(p.runeLen(p.pos), 0), args...)
}

// runeLen returns the length of the character at an offset, 0 at the end.
func (p *parser) runeLen(at int) int {
	if at >= len(p.src) || p.src[at] == '\n' {
		return 0
	}
	_, n := utf8.DecodeRuneInString(p.src[at:])
	return n
}

// peek returns the next byte, 0 at the end.
func (p *parser) peek() byte {
	if p.pos < len(p.src) {
		return p.src[p.pos]
	}
	return 0
}

func (p *parser) atEnd() bool { return p.pos >= len(p.src) }

// document reads lines until the end, going on after each fault.
func (p *parser) document() {
	for p.faults < maxFaults {
		start := p.pos
		ok := p.blank()
		if ok && p.atEnd() {
			return
		}
		if ok {
			start = p.pos
			ok = p.line()
		}
		if !ok {
			p.resume(start)
		}
	}
}

// line reads one header or one key with its value, and the end of the line.
func (p *parser) line() bool {
	if p.peek() == '[' {
		if !p.header() {
			// Keys that follow would land in the wrong table and look like
			// duplicates: they are read into one that nobody sees.
			p.into = &Table{made: headed}
			return false
		}
	} else if !p.pair(p.into) {
		return false
	}
	return p.lineEnd()
}

// lineEnd expects nothing more on the line than a comment.
func (p *parser) lineEnd() bool {
	p.spaces()
	switch {
	case p.atEnd() || p.newline():
		return true
	case p.peek() == '#':
		return p.comment()
	}
	return p.unexpected(ruleTrailing, p.glimpse())
}

// glimpse returns the rest of the line, shortened, for a message.
func (p *parser) glimpse() string {
	rest, _, _ := strings.Cut(p.src[min(p.pos, len(p.src)):], "\n")
	rest = strings.TrimSpace(rest)
	for i := range rest {
		if i > 24 {
			return rest[:i] + "…"
		}
	}
	return rest
}

// spaces passes over spaces and tabs.
func (p *parser) spaces() {
	for p.pos < len(p.src) && (p.src[p.pos] == ' ' || p.src[p.pos] == '\t') {
		p.pos++
	}
}

// newline passes over one line end, if one stands here.
func (p *parser) newline() bool {
	if n := lineBreak(p.src, p.pos); n > 0 {
		p.pos += n
		return true
	}
	return false
}

// lineBreak returns the length of the line end at an offset, or 0.
func lineBreak(s string, at int) int {
	switch {
	case at < len(s) && s[at] == '\n':
		return 1
	case at+1 < len(s) && s[at] == '\r' && s[at+1] == '\n':
		return 2
	}
	return 0
}

// comment passes over a comment up to its line end.
func (p *parser) comment() bool {
	for p.pos < len(p.src) && lineBreak(p.src, p.pos) == 0 {
		if isControl(p.src[p.pos]) {
			return p.control()
		}
		p.pos++
	}
	return true
}

// control reports a control character at the current offset.
func (p *parser) control() bool {
	return p.fault(ruleControl, p.pos, p.pos+1, p.src[p.pos])
}

// isControl reports the control characters that TOML forbids: all but tab. A
// line feed, or a carriage return before one, is the caller's to notice first.
func isControl(c byte) bool { return c < 0x20 && c != '\t' || c == 0x7f }

// blank passes over white space, line ends and comments. It returns false only
// after a fault.
func (p *parser) blank() bool {
	for {
		p.spaces()
		switch {
		case p.newline():
		case p.peek() == '#':
			if !p.comment() {
				return false
			}
		default:
			return true
		}
	}
}

// resume moves to a line from which reading can go on: the next one, or, after
// a fault within brackets or a text of several lines, the next on which a header
// or a key seems to begin, which may be that of the fault.
func (p *parser) resume(start int) {
	at := nextLine(p.src, min(p.pos, len(p.src)))
	if p.depth > 0 {
		at = max(lineStart(p.src, min(p.pos, len(p.src))), nextLine(p.src, start))
		for at < len(p.src) && !begins(p.src[at:]) {
			at = nextLine(p.src, at)
		}
	}
	p.pos, p.depth = at, 0
}

func lineStart(s string, at int) int { return strings.LastIndexByte(s[:at], '\n') + 1 }

func nextLine(s string, at int) int {
	if n := strings.IndexByte(s[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(s)
}

// begins reports whether a text starts with a line that has the look of a
// header or of a key with an equals sign, in full width or not.
func begins(s string) bool {
	line, _, _ := strings.Cut(s, "\n")
	line, _, _ = strings.Cut(strings.TrimSpace(line), "#")
	if name, header := strings.CutPrefix(narrow(line), "["); header {
		name = strings.TrimLeft(name, "[ \t")
		return name != "" && isBareKey(name[0]) && !isDigit(name[0]) && !strings.ContainsAny(name, ",\"'=")
	}
	key, _, found := strings.Cut(narrow(line), "=")
	return found && key != "" && strings.Trim(key, bareKeyBytes+". \t") == ""
}

// narrow replaces full-width punctuation by what it stands for.
func narrow(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.Map(func(r rune) rune {
				if ascii := wideForms[r]; ascii != "" {
					return rune(ascii[0])
				}
				return r
			}, s)
		}
	}
	return s
}

const bareKeyBytes = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
