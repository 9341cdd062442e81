package intake

import (
	"reflect"
	"slices"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A form is how a field's values are written.
type form int

const (
	wordForm form = iota // one of a closed list, else free
	textForm
	moneyForm
	areaForm
	quantityForm
	percentForm
	decimalForm
	dateForm
	periodForm
	coordinatesForm
	integerForm
	booleanForm
)

// A field is one thing that a project's files say, as package model declares it.
type field struct {
	path   string   // keys joined by dots; the name of a keyed table's row is *
	keys   []string // the same, divided
	form   form
	many   bool     // a list of words
	front  bool     // written in the front matter of each language's file
	spoken bool     // a text by language
	signed bool     // money that may be below nothing
	need   bool     // a project without it is none
	class  string   // as in package model
	ref    string   // kind or table that words name
	values []string // the closed list of words
	list   string   // name of that list among the words of package intake
}

// table returns the keyed table that a field is part of, "" for none.
func (f *field) table() string {
	before, _, keyed := strings.Cut(f.path, ".*.")
	if keyed {
		return before
	}
	return ""
}

// internal reports a field that stays in the office.
func (f *field) internal() bool { return f.class == "I" }

// at returns the keys of the field in a row of its keyed table.
func (f *field) at(id string) string { return strings.Replace(f.path, "*", id, 1) }

// notImported are keys of a project that no file from outside may set: they are
// approvals, the program's own, or files that lie beside the record.
var notImported = []string{"audience", "aliases", "order", "photo", "attachment", "release", "withdrawal", "lint", "translation", "correction", "corrected"}

// fields are all fields of a project in the order of the model.
var fields = collect(reflect.TypeFor[model.Project](), nil, nil)

// byPath finds fields by their path.
var byPath = func() map[string]*field {
	m := map[string]*field{}
	for _, f := range fields {
		m[f.path] = f
	}
	return m
}()

// lookUp returns the field of a concrete path, in which rows of keyed tables have
// their names; nil where there is none.
func lookUp(path string) *field {
	if f := byPath[path]; f != nil {
		return f
	}
	parts := strings.Split(path, ".")
	for i := 1; i < len(parts)-1; i++ {
		star := slices.Clone(parts)
		star[i] = "*"
		if f := byPath[strings.Join(star, ".")]; f != nil {
			return f
		}
	}
	return nil
}

func collect(t reflect.Type, at []string, out []*field) []*field {
	for i := range t.NumField() {
		sf := t.Field(i)
		if sf.Anonymous {
			out = collect(sf.Type, at, out)
			continue
		}
		key := sf.Tag.Get("key") + sf.Tag.Get("front")
		if key == "" || key == "@id" || sf.Tag.Get("class") == "-" || len(at) == 0 && slices.Contains(notImported, key) {
			continue
		}
		keys := append(slices.Clone(at), key)
		f, nested := describe(sf, keys)
		if nested != nil {
			if sf.Type.Kind() == reflect.Slice {
				keys = append(keys, "*")
			}
			out = collect(nested, keys, out)
			continue
		}
		out = append(out, f)
	}
	return out
}

var forms = map[reflect.Type]form{
	reflect.TypeFor[i18n.Money]():       moneyForm,
	reflect.TypeFor[i18n.Area]():        areaForm,
	reflect.TypeFor[i18n.Quantity]():    quantityForm,
	reflect.TypeFor[i18n.Percent]():     percentForm,
	reflect.TypeFor[i18n.Decimal]():     decimalForm,
	reflect.TypeFor[i18n.Date]():        dateForm,
	reflect.TypeFor[i18n.Period]():      periodForm,
	reflect.TypeFor[i18n.Coordinates](): coordinatesForm,
	reflect.TypeFor[i18n.Text]():        textForm,
}

// describe reads a field's declaration; nested is the struct that it opens.
func describe(sf reflect.StructField, keys []string) (f *field, nested reflect.Type) {
	f = &field{
		path: strings.Join(keys, "."), keys: keys, front: sf.Tag.Get("front") != "", class: sf.Tag.Get("class"),
		ref: sf.Tag.Get("ref"), signed: sf.Tag.Get("signed") != "", need: sf.Tag.Get("need") != "",
	}
	t := sf.Type
	known := false
	if f.form, known = forms[t]; known {
		f.spoken = t == reflect.TypeFor[i18n.Text]()
		return f, nil
	}
	if t.Kind() == reflect.Slice {
		if t = t.Elem(); t.Kind() == reflect.Struct {
			return nil, t
		}
		f.many = true
	}
	switch t.Kind() {
	case reflect.Struct:
		return nil, t
	case reflect.Int:
		f.form = integerForm
	case reflect.Bool:
		f.form = booleanForm
	}
	if enum, ok := reflect.Zero(t).Interface().(model.Enum); ok {
		f.values, f.list = enum.Values(), t.Name()
	}
	if f.path == "land.ready" {
		f.list = "Ready"
	}
	return f, nil
}
