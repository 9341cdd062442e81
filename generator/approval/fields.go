package approval

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// A field is one value of a record's content with its keys joined by dots.
type field struct{ path, value string }

// fieldsOf returns the values of a content in their order. Lists of words are
// one value; tables within lists go by their id.
func fieldsOf(content []byte) []field {
	r := reader{dec: json.NewDecoder(bytes.NewReader(content))}
	r.dec.UseNumber()
	r.value("")
	return r.found
}

// A reader flattens JSON. What is not JSON ends it early: contents are written
// by this program, and those of an archive are compared by their hash first.
type reader struct {
	dec   *json.Decoder
	found []field
}

func (r *reader) value(path string) {
	t, err := r.dec.Token()
	if err != nil {
		return
	}
	switch t {
	case json.Delim('{'):
		r.object(path)
	case json.Delim('['):
		r.list(path)
	default:
		r.found = append(r.found, field{path, scalar(t)})
	}
}

// object reads the members of an object whose brace has been read.
func (r *reader) object(path string) {
	for r.dec.More() {
		key, err := r.dec.Token()
		if err != nil {
			return
		}
		r.value(join(path, scalar(key)))
	}
	_, _ = r.dec.Token() // the brace
}

// list reads a list whose bracket has been read.
func (r *reader) list(path string) {
	var words []string
	for r.dec.More() {
		t, err := r.dec.Token()
		switch {
		case err != nil:
			return
		case t == json.Delim('{'):
			r.item(path)
		default:
			words = append(words, scalar(t))
		}
	}
	_, _ = r.dec.Token() // the bracket
	if len(words) > 0 {
		r.found = append(r.found, field{path, strings.Join(words, ", ")})
	}
}

// item reads a table within a list: its first member is its id.
func (r *reader) item(path string) {
	_, _ = r.dec.Token()
	id, err := r.dec.Token()
	if err != nil {
		return
	}
	r.object(join(path, scalar(id)))
}

func scalar(t json.Token) string {
	switch t := t.(type) {
	case string:
		return t
	case bool:
		return strconv.FormatBool(t)
	case json.Number:
		return t.String()
	}
	return ""
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// A change is one field that differs between two contents. An empty side means
// that the field was not there.
type change struct{ path, before, after string }

// changesBetween returns the fields that differ, in the order of the new
// content and then those that are gone.
func changesBetween(before, after []byte) (changes []change) {
	old := map[string]string{}
	for _, f := range fieldsOf(before) {
		old[f.path] = f.value
	}
	for _, f := range fieldsOf(after) {
		was, had := old[f.path]
		delete(old, f.path)
		if !had || was != f.value {
			changes = append(changes, change{f.path, was, f.value})
		}
	}
	for _, f := range fieldsOf(before) {
		if _, gone := old[f.path]; gone {
			changes = append(changes, change{f.path, f.value, ""})
		}
	}
	return changes
}

// valueOf returns one field of a content, "" where it has none.
func valueOf(content []byte, path string) string {
	for _, f := range fieldsOf(content) {
		if f.path == path {
			return f.value
		}
	}
	return ""
}
