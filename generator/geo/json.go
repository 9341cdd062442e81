package geo

import (
	"encoding/json"
	"slices"
	"strings"
)

// A value is where a JSON value stands.
type value struct{ start, end int }

// A member is one of an object.
type member struct {
	name string
	key  value
	value
}

func (r *reader) first(v value) byte { return r.text[v.start] }

// space returns where the next sign after blanks, commas and colons stands.
func (r *reader) space(at int) int {
	for at < len(r.text) && strings.IndexByte(" \t\r\n,:", r.text[at]) >= 0 {
		at++
	}
	return at
}

// value returns where the value that begins at or after a byte stands.
func (r *reader) value(at int) value {
	at = r.space(at)
	depth := 0
	for i := at; i < len(r.text); i++ {
		switch c := r.text[i]; c {
		case '"':
			for i++; r.text[i] != '"'; i++ {
				if r.text[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			depth++
			continue
		case '}', ']':
			depth--
		case ' ', '\t', '\r', '\n', ',', ':':
			continue
		default:
			for i+1 < len(r.text) && strings.IndexByte(" \t\r\n,:]}", r.text[i+1]) < 0 {
				i++
			}
		}
		if depth == 0 {
			return value{at, i + 1}
		}
	}
	return value{at, len(r.text)}
}

// items returns what an array holds.
func (r *reader) items(v value) (all []value) {
	for at := r.space(v.start + 1); at < v.end-1; at = r.space(at) {
		item := r.value(at)
		all, at = append(all, item), item.end
	}
	return all
}

// members returns what an object holds, and reports names that stand twice.
func (r *reader) members(v value) (all []member) {
	seen := map[string]bool{}
	for at := r.space(v.start + 1); at < v.end-1; at = r.space(at) {
		key := r.value(at)
		m := member{name: r.string(key), key: key, value: r.value(key.end)}
		if seen[m.name] {
			r.fault(Repeated, key.start, key.end, m.name)
		}
		seen[m.name] = true
		all, at = append(all, m), m.end
	}
	return all
}

// string returns the text that a JSON string stands for.
func (r *reader) string(v value) (s string) {
	_ = json.Unmarshal([]byte(r.text[v.start:v.end]), &s) // it was read once already
	return s
}

func find(all []member, name string) (member, bool) {
	i := slices.IndexFunc(all, func(m member) bool { return m.name == name })
	if i < 0 {
		return member{}, false
	}
	return all[i], true
}
