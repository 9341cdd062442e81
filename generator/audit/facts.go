package audit

import (
	"encoding"
	"reflect"
	"strings"

	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// A fact is one field that must not leave the office, with what it says.
type fact struct {
	kind, id, field string
	shape           string // the field without the names of tables in between
	reason          edition.Reason
	sort            sort
	open            bool // its class is public, and its record is not
	says            []saying
}

// A saying is one text of a fact and where it stands. The place is worked out
// when somebody asks: for that the file is parsed again.
type saying struct {
	text string
	at   func() source.Span
}

// span returns where a saying stands.
func (s saying) span() source.Span {
	if s.at == nil {
		return source.Span{}
	}
	return s.at()
}

// here is a place that is known already.
func here(span source.Span) func() source.Span { return func() source.Span { return span } }

// A sort is what kind of value a fact is, by which it is told from others.
type sort int

// The sorts.
const (
	text   sort = iota // words
	person             // a name of a person
	firm               // a name of a firm or an undertaking
	number             // an amount, a telephone number
	closed             // a word of a list, a date, a name of a public record: tells nothing by itself
)

// These are the keys of fields, wherever they stand, whose values are not just
// words. Posts are public, and renderings that a glossary warns of are language.
var (
	persons = map[string]bool{"contact_person": true, "staff": true, "person": true, "chief": true}
	firms   = map[string]bool{"target_firms": true, "firm": true}
	numbers = map[string]bool{"contact_mobile": true}
	posts   = map[string]bool{"leader": true} // that somebody may fill in with a name
	general = map[string]bool{"avoid": true, "by": true, "chief_post": true, "hash": true, "indicator": true, "scheme": true}
)

// A field is one field of a record, a row or a table within it that holds a
// value.
type field struct {
	owner  string // kind/id of the record or row; set where public fields are gone through
	path   string
	shape  string // the path with * for the names of rows
	secret bool   // its class or that of a table around it keeps it from the site
	decl   reflect.StructField
	value  reflect.Value
}

// each calls visit for every field of a struct of the model that holds a value,
// those of nested tables included.
func each(v reflect.Value, secret bool, visit func(field)) { within(v, field{secret: secret}, visit) }

// within is [each] for a table that stands in a field.
func within(v reflect.Value, outer field, visit func(field)) {
	t := v.Type()
	for i := range t.NumField() {
		f, fv := t.Field(i), v.Field(i)
		class := f.Tag.Get("class")
		if f.Anonymous {
			within(fv, outer, visit)
			continue
		}
		if class == "-" || f.Name == "Origin" || empty(fv) {
			continue
		}
		key := keyOf(f)
		below(field{"", join(outer.path, key), join(outer.shape, key), outer.secret || !public(class), f, fv}, visit)
	}
}

// below goes into the tables that a field holds, or visits it.
func below(f field, visit func(field)) {
	switch v := f.value; {
	case isTable(v.Type()):
		within(v, f, visit)
	case v.Kind() == reflect.Slice && isTable(deref(v.Type().Elem())):
		for i := range v.Len() {
			one := reflect.Indirect(v.Index(i))
			row := f
			if id := one.FieldByName("ID"); id.IsValid() {
				row.path, row.shape = join(f.path, id.String()), join(f.shape, "*")
			}
			within(one, row, visit)
		}
	default:
		visit(f)
	}
}

func public(class string) bool { return model.MayHold(class, string(edition.Site)) }

// isTable reports a struct of the model's own, whose fields have classes.
func isTable(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.PkgPath() == reflect.TypeFor[model.Site]().PkgPath()
}

func deref(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

func empty(v reflect.Value) bool {
	if v.Kind() == reflect.Map || v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	return v.IsZero()
}

func keyOf(f reflect.StructField) string {
	key := f.Tag.Get("key") + f.Tag.Get("front") + f.Tag.Get("from")
	if key == "" {
		return strings.ToLower(f.Name)
	}
	return key
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// isPost reports whether a text names a post, in Chinese or English.
func isPost(s string) bool {
	if s = strings.ToLower(s); strings.HasSuffix(s, "长") {
		return true
	}
	for _, word := range []string{
		"书记", "主任", "主席", "委员", "常委", "岗位", "负责", "领导", "专员", "总监",
		"mayor", "director", "secretary", "head", "chief", "chair", "deputy", "minister", "leader", "post", "officer", "manager", "governor",
	} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// sortOf says what kind of value a field holds.
func sortOf(f field) sort {
	key := f.path[strings.LastIndexByte(f.path, '.')+1:]
	_, isEnum := f.value.Interface().(model.Enum)
	switch f.value.Interface().(type) {
	case i18n.Money, i18n.Quantity, i18n.Percent, i18n.Decimal, i18n.Area, i18n.Phone:
		return number
	case i18n.Date, i18n.Period, i18n.Coordinates:
		return closed
	}
	switch {
	case persons[key] || posts[key] && f.value.Kind() == reflect.String && !isPost(f.value.String()):
		return person
	case firms[key]:
		return firm
	case numbers[key]:
		return number
	case isEnum || general[key] || f.decl.Tag.Get("ref") != "" || key == "@id":
		return closed
	}
	switch f.value.Kind() {
	case reflect.String, reflect.Slice, reflect.Map:
		return text
	}
	return closed
}

// sayings returns what a field says, each text with its place. Prose is read
// again, and let go of.
func sayings(item model.Identified, f field) (all []saying) {
	at := func(path string) func() source.Span { return func() source.Span { return item.At(path) } }
	switch v := f.value.Interface().(type) {
	case i18n.Text:
		for lang, t := range v {
			all = append(all, saying{t, func() source.Span {
				if span := item.At(f.path + "." + string(lang)); !span.IsZero() {
					return span
				}
				return item.At(f.path)
			}})
		}
	case model.TextList:
		for _, list := range v {
			for _, t := range list {
				all = append(all, saying{t, at(f.path)})
			}
		}
	case model.Prose:
		for _, p := range v {
			if span, err := p.Load(); err == nil {
				all = append(all, lines(span)...)
			}
		}
	case []string:
		for _, t := range v {
			all = append(all, saying{t, at(f.path)})
		}
	case encoding.TextMarshaler:
		if b, err := v.MarshalText(); err == nil {
			all = append(all, saying{string(b), at(f.path)})
		}
	default:
		if f.value.Kind() == reflect.String {
			all = append(all, saying{f.value.String(), at(f.path)})
		}
	}
	return all
}

// lines divides a text that was read from a file into its lines, so that each
// of them knows its place.
func lines(span source.Span) (all []saying) {
	at := 0
	for line := range strings.SplitSeq(span.Text(), "\n") {
		all = append(all, saying{line, here(span.Sub(at, at+len(line)))})
		at += len(line) + 1
	}
	return all
}
