package handbook

import (
	"bytes"
	"strings"

	"prospectus/generator/view"
)

// The fragments of pages carry what browsers and their readers need: boxes that
// scroll, pictures that load late. A book has none of that: the typesetter reads
// a small subset of HTML and reports everything else, so what is for screens is
// taken out here, and links get their ways through the book.

// kept are the attributes that mean something in print.
var kept = map[string]bool{
	"id": true, "class": true, "lang": true, "href": true, "src": true, "alt": true, "title": true, "scope": true,
	"colspan": true, "rowspan": true, "start": true, "value": true, "datetime": true, "data-page": true,
}

// renamed are elements that have another name in print; "" leaves the tag out and
// keeps what is in it.
var renamed = map[string]string{"pre": "p", "mark": "strong", "del": "span", "ins": "span"}

// A cleaner turns the HTML of one leaf into that of a book.
type cleaner struct {
	leaf   *view.Opening
	ids    map[string]bool // that the leaf itself has
	to     func(string) string
	out    []byte
	record bool   // the leaf's first element has been named for messages
	row    string // id of the row whose first cell comes next
}

// clean returns the HTML of a leaf as the typesetter reads it. To says where a
// link leads that does not stay in the leaf; one that leads nowhere keeps its
// words alone.
func clean(leaf *view.Opening, html []byte, to func(string) string) []byte {
	c := &cleaner{leaf: leaf, ids: idsIn(html), to: to, out: make([]byte, 0, len(html))}
	for len(html) > 0 {
		before, rest, found := bytes.Cut(html, []byte("<"))
		c.out = append(c.out, before...)
		if !found {
			break
		}
		end := tagEnd(rest)
		c.tag(string(rest[:end]))
		html = rest[min(end+1, len(rest)):]
	}
	return c.out
}

// tagEnd returns where a tag ends: at the first > that is not quoted.
func tagEnd(tag []byte) int {
	quoted := false
	for i, b := range tag {
		switch {
		case b == '"':
			quoted = !quoted
		case b == '>' && !quoted:
			return i
		}
	}
	return len(tag)
}

// idsIn lists the ids of elements.
func idsIn(html []byte) map[string]bool {
	ids := map[string]bool{}
	for {
		_, rest, found := bytes.Cut(html, []byte(` id="`))
		if !found {
			return ids
		}
		id, after, _ := bytes.Cut(rest, []byte(`"`))
		ids[unescape(string(id))], html = true, after
	}
}

// tag writes one tag, given without its angle brackets.
func (c *cleaner) tag(s string) {
	closing := strings.HasPrefix(s, "/")
	name, attributes, _ := strings.Cut(strings.TrimPrefix(s, "/"), " ")
	if other, ok := renamed[name]; ok {
		name = other
	}
	if name == "" || strings.HasPrefix(name, "!") {
		return
	}
	c.out = append(c.out, '<')
	if closing {
		c.out = append(append(append(c.out, '/'), name...), '>')
		return
	}
	c.out = append(c.out, name...)
	for key, value := range attributesOf(attributes) {
		if name == "tr" && key == "id" {
			c.row = value // a row is no place on a page; its first cell is
			continue
		}
		c.attribute(name, key, value)
	}
	if c.row != "" && (name == "th" || name == "td") {
		c.attribute(name, "id", c.row)
		c.row = ""
	}
	if !c.record {
		c.record = true
		c.put("data-record", c.name())
	}
	c.out = append(c.out, '>')
}

// name is how messages call the leaf.
func (c *cleaner) name() string {
	if c.leaf.Record != "" {
		return c.leaf.Record + " (" + string(c.leaf.Lang) + ")"
	}
	return c.leaf.ID
}

func (c *cleaner) put(key, value string) {
	c.out = append(append(append(c.out, ' '), key...), `="`...)
	c.out = append(append(c.out, escape(value)...), '"')
}

// attribute writes an attribute that means something in print. Ids are made
// unique in the book by that of their leaf.
func (c *cleaner) attribute(tag, key, value string) {
	switch {
	case !kept[key] || key == "title" && tag != "a" && tag != "abbr":
	case key == "id" && value != c.leaf.ID:
		c.put(key, c.leaf.ID+"#"+value)
	case key == "href" && strings.HasPrefix(value, "#"):
		if id := value[1:]; c.ids[id] {
			c.put(key, "#"+c.leaf.ID+"#"+id)
		} else if way := c.to(value); way != "" {
			c.put(key, way)
		}
	case key == "src" && strings.HasPrefix(value, "drawing:"):
		c.put(key, "drawing:"+c.leaf.ID+"#"+strings.TrimPrefix(value, "drawing:"))
	case key == "href":
		if way := c.to(value); way != "" {
			c.put(key, way)
		}
	default:
		c.put(key, value)
	}
}

// attributesOf yields the attributes of a tag, as our fragments and templates
// write them: name="value" or a bare name.
func attributesOf(s string) func(yield func(key, value string) bool) {
	return func(yield func(key, value string) bool) {
		for s = strings.TrimSpace(s); s != "" && s != "/"; s = strings.TrimSpace(s) {
			end := strings.IndexAny(s, "= \n\t")
			if end < 0 || s[end] != '=' {
				bare, rest, _ := strings.Cut(s, " ")
				if s = rest; !yield(bare, "") {
					return
				}
				continue
			}
			key, rest := s[:end], s[end+1:]
			var value string
			if strings.HasPrefix(rest, `"`) {
				value, s, _ = strings.Cut(rest[1:], `"`)
			} else {
				value, s, _ = strings.Cut(rest, " ")
			}
			if !yield(key, unescape(value)) {
				return
			}
		}
	}
}
