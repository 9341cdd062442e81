package model

import (
	"bytes"
	"encoding"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// An Object is a record as open data: its fields in declared order under their
// keys, values in their language-free written form. Empty fields are left out.
type Object []Member

// A Member is one field of an Object. Its value is a string, a bool, an int,
// a list of strings, an Object, a list of Objects, an [i18n.Text], a [TextList]
// or [Prose].
type Member struct {
	Key   string
	Value any
}

// Export returns what a record or row says, as open data. It leaves nothing
// out on grounds of class, save what is for the program alone: it is given
// records that an audience may see.
func Export(item Identified) Object {
	v := reflect.ValueOf(item).Elem()
	o := Object{{"id", item.Ident()}}
	return export(v, o)
}

func export(v reflect.Value, o Object) Object {
	for _, f := range exportsOf(v.Type()) {
		if value, ok := exported(v.FieldByIndex(f.index)); ok {
			o = append(o, Member{f.key, value})
		}
	}
	return o
}

// An exportField is one field that open data shows.
type exportField struct {
	index []int
	key   string
}

// exports keeps the fields of each type: tags are slow to read, and ten
// thousand records share some forty types.
var exports sync.Map // reflect.Type → []exportField

func exportsOf(t reflect.Type) []exportField {
	if known, ok := exports.Load(t); ok {
		return known.([]exportField)
	}
	var fields []exportField
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			for _, inner := range exportsOf(f.Type) {
				fields = append(fields, exportField{append([]int{i}, inner.index...), inner.key})
			}
			continue
		}
		key := f.Tag.Get("key") + f.Tag.Get("front")
		if from := f.Tag.Get("from"); from == "body" || from == "notes" {
			key = from
		}
		if key != "" && key != "@id" && f.Tag.Get("class") != "-" {
			fields = append(fields, exportField{[]int{i}, key})
		}
	}
	exports.Store(t, fields)
	return fields
}

// exported returns a field's value as open data; ok is false for an empty one.
func exported(v reflect.Value) (value any, ok bool) {
	if v.IsZero() {
		return nil, false
	}
	if m, isText := v.Interface().(encoding.TextMarshaler); isText {
		b, err := m.MarshalText()
		return string(b), err == nil && len(b) > 0
	}
	switch v.Kind() {
	case reflect.Struct:
		o := export(v, nil)
		return o, len(o) > 0
	case reflect.Pointer:
		return exported(v.Elem())
	case reflect.Slice:
		return exportedList(v)
	case reflect.Map:
		if p, prose := v.Interface().(Prose); prose {
			return p, len(p) > 0
		}
		return v.Interface(), v.Len() > 0
	case reflect.String:
		return v.String(), true
	}
	return v.Interface(), true
}

func exportedList(v reflect.Value) (value any, ok bool) {
	if v.Type().Elem().Kind() == reflect.String {
		words := make([]string, v.Len())
		for i := range words {
			words[i] = v.Index(i).String()
		}
		return words, len(words) > 0
	}
	objects := make([]Object, 0, v.Len())
	for i := range v.Len() {
		item := reflect.Indirect(v.Index(i))
		var o Object
		if id := item.FieldByName("ID"); id.IsValid() {
			o = Object{{"id", id.String()}}
		}
		objects = append(objects, export(item, o))
	}
	return objects, len(objects) > 0
}

// Texts returns the bodies as written, reading them again.
func (p Prose) Texts() i18n.Text {
	t := make(i18n.Text, len(p))
	for lang, passage := range p {
		t[lang] = passage.Text()
	}
	return t
}

// MarshalJSON writes the members in their order.
func (o Object) MarshalJSON() ([]byte, error) { return o.AppendJSON(nil), nil }

// AppendJSON appends the object as JSON on one line, with the characters of
// HTML as they are and the languages of a text in order.
func (o Object) AppendJSON(dst []byte) []byte {
	dst = append(dst, '{')
	for i, m := range o {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(appendString(dst, m.Key), ':')
		dst = appendValue(dst, m.Value)
	}
	return append(dst, '}')
}

func appendValue(dst []byte, v any) []byte {
	switch v := v.(type) {
	case string:
		return appendString(dst, v)
	case bool:
		return strconv.AppendBool(dst, v)
	case int:
		return strconv.AppendInt(dst, int64(v), 10)
	case int64:
		return strconv.AppendInt(dst, v, 10)
	case Object:
		return v.AppendJSON(dst)
	case []Object:
		return appendList(dst, v, func(dst []byte, o Object) []byte { return o.AppendJSON(dst) })
	case []string:
		return appendList(dst, v, appendString)
	case i18n.Text:
		return appendMap(dst, v, appendString)
	case Prose:
		return appendMap(dst, v.Texts(), appendString)
	case TextList:
		return appendMap(dst, v, func(dst []byte, words []string) []byte { return appendList(dst, words, appendString) })
	}
	// What a caller added of its own: slow, and as right.
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(v) != nil {
		return append(dst, "null"...)
	}
	return append(dst, bytes.TrimRight(b.Bytes(), "\n")...)
}

func appendList[T any](dst []byte, items []T, one func([]byte, T) []byte) []byte {
	dst = append(dst, '[')
	for i, item := range items {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = one(dst, item)
	}
	return append(dst, ']')
}

func appendMap[V any, M ~map[i18n.Tag]V](dst []byte, m M, one func([]byte, V) []byte) []byte {
	dst = append(dst, '{')
	for i, tag := range slices.Sorted(maps.Keys(m)) {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(appendString(dst, string(tag)), ':')
		dst = one(dst, m[tag])
	}
	return append(dst, '}')
}

const hex = "0123456789abcdef"

// appendString writes a JSON string. Texts come through a door that lets only
// UTF-8 pass, so only quotes, backslashes and controls are escaped, and the two
// separators that older readers of JavaScript take for line ends.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c != 0xE2 {
			continue
		}
		if c == 0xE2 {
			if !strings.HasPrefix(s[i:], "\u2028") && !strings.HasPrefix(s[i:], "\u2029") {
				continue
			}
			dst = append(append(dst, s[start:i]...), `\u202`...)
			dst = append(dst, hex[s[i+2]&0xF])
			i += 2
			start = i + 1
			continue
		}
		dst = append(dst, s[start:i]...)
		switch c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\n':
			dst = append(dst, `\n`...)
		default:
			dst = append(dst, `\u00`...)
			dst = append(dst, hex[c>>4], hex[c&0xF])
		}
		start = i + 1
	}
	return append(append(dst, s[start:]...), '"')
}

// A FieldDoc describes one field of a kind or table, for documentation and
// for the schema of open data.
type FieldDoc struct {
	Path   string // keys joined by dots; a keyed table's own name is *
	Class  string // P, H, I, or several
	Ref    string // kind or table that the value names
	Type   string // text, texts, money, area, percent, quantity, date, period, phone, coordinates, number, boolean, word, words, prose
	Values []string
}

// Document describes every field that an item of a type holds, in declared
// order.
func Document(t reflect.Type) []FieldDoc {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return document(t, "", nil)
}

func document(t reflect.Type, prefix string, docs []FieldDoc) []FieldDoc {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			docs = document(f.Type, prefix, docs)
			continue
		}
		key := f.Tag.Get("key") + f.Tag.Get("front") + f.Tag.Get("from")
		if key == "" || key == "@id" || f.Tag.Get("class") == "-" {
			continue
		}
		d := FieldDoc{Path: prefix + key, Class: f.Tag.Get("class"), Ref: f.Tag.Get("ref"), Type: typeWord(f.Type)}
		if enum, ok := reflect.Zero(leaf(f.Type)).Interface().(Enum); ok {
			d.Values = enum.Values()
		}
		if inner := leaf(f.Type); d.Type == "table" {
			docs = document(inner, prefix+key+star(f.Type)+".", docs)
			continue
		}
		docs = append(docs, d)
	}
	return docs
}

func star(t reflect.Type) string {
	if t.Kind() == reflect.Slice {
		return ".*"
	}
	return ""
}

func leaf(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

var typeWords = map[reflect.Type]string{
	reflect.TypeFor[i18n.Money]():       "money",
	reflect.TypeFor[i18n.Area]():        "area",
	reflect.TypeFor[i18n.Percent]():     "percent",
	reflect.TypeFor[i18n.Quantity]():    "quantity",
	reflect.TypeFor[i18n.Decimal]():     "number",
	reflect.TypeFor[i18n.Date]():        "date",
	reflect.TypeFor[i18n.Period]():      "period",
	reflect.TypeFor[i18n.Phone]():       "phone",
	reflect.TypeFor[i18n.Coordinates](): "coordinates",
	reflect.TypeFor[i18n.Offset]():      "offset",
	reflect.TypeFor[i18n.Course]():      "course",
	reflect.TypeFor[i18n.Text]():        "text",
	reflect.TypeFor[TextList]():         "texts",
	reflect.TypeFor[Prose]():            "prose",
	reflect.TypeFor[source.Span]():      "span",
}

func typeWord(t reflect.Type) string {
	if w, ok := typeWords[leaf(t)]; ok {
		return w
	}
	switch leaf(t).Kind() {
	case reflect.Struct:
		return "table"
	case reflect.Bool:
		return "boolean"
	case reflect.Int, reflect.Int64:
		return "number"
	}
	if t.Kind() == reflect.Slice {
		return "words"
	}
	return "word"
}

// Classes lists the letters that a class may be made of.
func Classes() []string { return []string{"P", "H", "I"} }

// MayHold reports whether a class lets an audience, named by its letter, see
// a field. A field without a class is seen by nobody.
func MayHold(class, letter string) bool {
	return slices.Contains([]string{"P", "H", "PH", "I"}, class) && (letter == "I" || bytes.Contains([]byte(class), []byte(letter)))
}
