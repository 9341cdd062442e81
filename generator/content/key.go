package content

import (
	"unicode/utf8"
)

// A keyPart is one name of a dotted key.
type keyPart struct {
	name       string
	start, end int // as written
}

// header reads [a.b] or [[a.b]] and makes its table the one to fill.
func (p *parser) header() bool {
	start := p.pos
	p.pos++
	brackets := 1
	if p.peek() == '[' {
		brackets = 2
		p.pos++
	}
	var room [4]keyPart
	parts, ok := p.key(room[:0])
	if !ok {
		return false
	}
	for range brackets {
		if p.peek() != ']' {
			return p.unexpected(ruleHeader, p.src[start:p.pos])
		}
		p.pos++
	}
	return p.open(parts, brackets == 2, start)
}

// pair reads one key, its equals sign and its value into a table.
func (p *parser) pair(t *Table) bool {
	start := p.pos
	var room [4]keyPart
	parts, ok := p.key(room[:0])
	if !ok {
		return false
	}
	if p.peek() != '=' {
		return p.noEquals(start)
	}
	p.pos++
	p.spaces()
	v, ok := p.read()
	return ok && p.set(t, parts, v)
}

// noEquals reports a key without its equals sign.
func (p *parser) noEquals(start int) bool {
	switch {
	case p.wide():
		return false
	case p.peek() == ':':
		return p.fault(ruleColon, p.pos, p.pos+1)
	}
	end := p.pos
	for end > start && (p.src[end-1] == ' ' || p.src[end-1] == '\t') {
		end--
	}
	return p.fault(ruleEquals, start, end, p.src[start:end])
}

// key reads a dotted key and the white space round it.
func (p *parser) key(parts []keyPart) ([]keyPart, bool) {
	for {
		p.spaces()
		part, ok := p.keyName()
		if !ok {
			return nil, false
		}
		parts = append(parts, part)
		p.spaces()
		if p.peek() != '.' {
			return parts, true
		}
		if len(parts) > maxDepth {
			return nil, p.fault(ruleDepth, p.pos, p.pos+1, maxDepth)
		}
		p.pos++
	}
}

// keyName reads one name: bare, or in quotes of either kind.
func (p *parser) keyName() (keyPart, bool) {
	start := p.pos
	switch p.peek() {
	case '"', '\'':
		text, ok := p.quoted(p.src[p.pos])
		return keyPart{text, start, p.pos}, ok
	}
	for p.pos < len(p.src) && isBareKey(p.src[p.pos]) {
		p.pos++
	}
	if p.pos < len(p.src) && p.src[p.pos] >= utf8.RuneSelf && wideFor(p.src[p.pos:]) == "" {
		return keyPart{}, p.foreignKey(start)
	}
	if p.pos == start {
		return keyPart{}, p.unexpected(ruleNoKey, p.glimpse())
	}
	return keyPart{p.src[start:p.pos], start, p.pos}, true
}

// foreignKey reports a name such as 名称 that would need quotes.
func (p *parser) foreignKey(start int) bool {
	end := start
	for end < len(p.src) && (isBareKey(p.src[end]) || p.src[end] >= utf8.RuneSelf && wideFor(p.src[end:]) == "") {
		end += p.runeLen(end)
	}
	p.pos = end
	return p.fault(ruleBareKey, start, end, p.src[start:end])
}

func isBareKey(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}
