package content

import "strings"

// read reads one value of any kind.
func (p *parser) read() (*Value, bool) {
	start := p.pos
	switch c := p.peek(); {
	case c == '"' || c == '\'':
		text, ok := p.text(c)
		if !ok {
			return nil, false
		}
		v := p.value(String, start, p.pos)
		v.Text = text
		return v, true
	case c == '[':
		return p.nested(p.array)
	case c == '{':
		return p.nested(p.inlineTable)
	case p.atEnd() || lineBreak(p.src, p.pos) > 0 || c == '#' || c == ',' || c == ']' || c == '}':
		return nil, p.fault(ruleNoValue, lineTrim(p.src, p.pos), p.pos)
	}
	return p.scalar()
}

// lineTrim returns where the text before an offset ends on its line.
func lineTrim(s string, at int) int {
	for at > 0 && (s[at-1] == ' ' || s[at-1] == '\t') {
		at--
	}
	return max(at-1, 0)
}

// nested reads an array or an inline table one level down. After a fault the
// depth stays: it tells resume where the fault was.
func (p *parser) nested(read func() (*Value, bool)) (*Value, bool) {
	if p.depth++; p.depth > maxDepth {
		return nil, p.fault(ruleDepth, p.pos, p.pos+1, maxDepth)
	}
	v, ok := read()
	if ok {
		p.depth--
	}
	return v, ok
}

// array reads [ … ], over as many lines as it takes.
func (p *parser) array() (*Value, bool) {
	start := p.pos
	v := p.value(Array, start, start)
	p.pos++
	for {
		if !p.blank() {
			return nil, false
		}
		if p.peek() == ']' {
			break
		}
		if p.atEnd() || p.peek() != '[' && p.lost() {
			return nil, p.unclosed(start, "]")
		}
		item, ok := p.read()
		if !ok {
			return nil, false
		}
		v.Items = append(v.Items, item)
		if !p.comma(start, ']') {
			return nil, false
		}
	}
	p.pos++
	v.Span.End = p.pos
	return v, true
}

// inlineTable reads { … }. TOML 1.1 lets it run over several lines and end
// with a comma.
func (p *parser) inlineTable() (*Value, bool) {
	start := p.pos
	v := p.value(TableValue, start, start)
	v.Table = &Table{}
	p.pos++
	for {
		if !p.blank() {
			return nil, false
		}
		if p.peek() == '}' {
			break
		}
		if p.atEnd() || p.peek() == '[' {
			return nil, p.unclosed(start, "}")
		}
		if !p.pair(v.Table) || !p.comma(start, '}') {
			return nil, false
		}
	}
	p.pos++
	v.Span.End = p.pos
	v.Table.Span = v.Span
	closeTables(v.Table)
	return v, true
}

// closeTables closes a table in braces, with those that dotted keys made in it.
func closeTables(t *Table) {
	t.made = inline
	for _, e := range t.Entries {
		if e.Value.Kind == TableValue && e.Value.Table.made == dotted {
			closeTables(e.Value.Table)
		}
	}
}

// comma expects a comma between two items, or the closing bracket, which it
// leaves for the caller.
func (p *parser) comma(open int, closing byte) bool {
	if !p.blank() {
		return false
	}
	switch {
	case p.peek() == ',':
		p.pos++
		return true
	case p.peek() == closing:
		return true
	case p.lost():
		return p.unclosed(open, string(closing))
	}
	return p.unexpected(ruleComma, p.glimpse(), string(closing))
}

// lost reports whether the text ended, or a new key or header begins at the
// start of a line, where an array should have gone on.
func (p *parser) lost() bool {
	if p.atEnd() {
		return true
	}
	at := lineStart(p.src, p.pos)
	return strings.TrimLeft(p.src[at:p.pos], " \t") == "" && begins(p.src[at:])
}

// unclosed reports a bracket that nothing closes, where it was opened.
func (p *parser) unclosed(open int, closing string) bool {
	return p.fault(ruleUnclosed, open, open+1, p.src[open:open+1], closing)
}

// text reads a string value: one line, or several between three quotes.
func (p *parser) text(quote byte) (string, bool) {
	if strings.HasPrefix(p.src[p.pos+1:], tripled(quote)[1:]) {
		return p.multiline(quote)
	}
	return p.quoted(quote)
}

func tripled(quote byte) string {
	if quote == '"' {
		return `"""`
	}
	return `'''`
}

// quoted reads a string on one line. Without escapes the result is cut from
// the file and costs nothing.
func (p *parser) quoted(quote byte) (string, bool) {
	start := p.pos
	escaped := false
	for i := start + 1; i < len(p.src); i++ {
		switch c := p.src[i]; {
		case c == quote:
			p.pos = i + 1
			return p.decode(start+1, i, escaped)
		case c == '\\' && quote == '"':
			escaped = true
			i++
			if lineBreak(p.src, i) > 0 {
				return "", p.openQuote(start, quote)
			}
		case lineBreak(p.src, i) > 0:
			return "", p.openQuote(start, quote)
		case isControl(c):
			p.pos = i
			return "", p.control()
		}
	}
	return "", p.openQuote(start, quote)
}

// openQuote reports a string without its closing quote. Where the line holds a
// full-width quote that was meant to close it, that is what is pointed at.
func (p *parser) openQuote(start int, quote byte) bool {
	line, _, _ := strings.Cut(p.src[start:], "\n")
	line = strings.TrimRight(line, "\r \t")
	for i, r := range line {
		if i > 0 && wideForms[r] == string(quote) && strings.TrimLeft(line[i:], wideClosers) == "" {
			n := p.runeLen(start + i)
			return p.fault(ruleWide, start+i, start+i+n, string(r), string(quote))
		}
	}
	return p.fault(ruleQuote, start, start+len(line), string(quote))
}

// wideClosers are the characters that may follow the full-width quote which an
// editor typed for a closing one.
const wideClosers = "”＂’＇」』，,、]】 \t#"

// multiline reads a string between three quotes, which may itself end with one
// or two quotes more.
func (p *parser) multiline(quote byte) (string, bool) {
	start := p.pos
	fence := tripled(quote)
	i := start + len(fence)
	i += lineBreak(p.src, i) // a line end right after the opening is not text
	from, escaped := i, false
	for i < len(p.src) {
		switch c := p.src[i]; {
		case c == quote && strings.HasPrefix(p.src[i:], fence):
			for n := 0; n < 2 && i+3 < len(p.src) && p.src[i+3] == quote; n++ {
				i++
			}
			p.pos = i + len(fence)
			return p.decode(from, i, escaped)
		case c == '\\' && quote == '"':
			escaped = true
			i++ // and what it escapes, below
		case isControl(c) && lineBreak(p.src, i) == 0:
			p.pos = i
			p.depth++ // what follows is still text, and no keys
			return "", p.control()
		case c == '\r':
			i++
		}
		i++
	}
	p.pos = len(p.src)
	return "", p.fault(ruleFence, start, start+len(fence), fence)
}
