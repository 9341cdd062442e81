package model

import (
	"reflect"
	"sync"

	"prospectus/generator/i18n"
)

// EachText visits the texts by language of a record or row that readers of any
// public edition may see, in declared order, with the path of each: "title",
// "clause.loan.text". Bodies are no such texts.
func EachText(item Identified, visit func(path string, t i18n.Text)) {
	eachText(reflect.ValueOf(item).Elem(), "", visit)
}

// A textField is a field of a type that holds texts, or tables that may.
type textField struct {
	index  int
	key    string // empty for an embedded struct
	texts  bool   // it is an i18n.Text
	keyed  bool   // it is a slice of tables with names
	nested bool   // it is a table
}

// textFields keeps the fields of each type: ten thousand records share forty.
var textFields sync.Map // reflect.Type → []textField

func textFieldsOf(t reflect.Type) []textField {
	if known, ok := textFields.Load(t); ok {
		return known.([]textField)
	}
	var fields []textField
	for i := range t.NumField() {
		if f, ok := newTextField(t.Field(i), i); ok {
			fields = append(fields, f)
		}
	}
	textFields.Store(t, fields)
	return fields
}

func newTextField(f reflect.StructField, i int) (textField, bool) {
	class := f.Tag.Get("class")
	key := f.Tag.Get("key") + f.Tag.Get("front")
	switch {
	case f.Anonymous:
		return textField{index: i}, true
	case key == "" || key == "@id" || class == "-" || class == "I":
		return textField{}, false
	case f.Type == reflect.TypeFor[i18n.Text]():
		return textField{index: i, key: key, texts: true}, true
	case f.Type.Kind() == reflect.Struct && ofModel(f.Type):
		return textField{index: i, key: key, nested: true}, true
	case f.Type.Kind() == reflect.Slice && ofModel(indirect(f.Type.Elem())):
		return textField{index: i, key: key, keyed: true}, true
	}
	return textField{}, false
}

func indirect(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

func ofModel(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.PkgPath() == reflect.TypeFor[Site]().PkgPath()
}

func eachText(v reflect.Value, path string, visit func(path string, t i18n.Text)) {
	for _, f := range textFieldsOf(v.Type()) {
		fv := v.Field(f.index)
		switch {
		case f.texts:
			if t := fv.Interface().(i18n.Text); len(t) > 0 {
				visit(joined(path, f.key), t)
			}
		case f.keyed:
			for i := range fv.Len() {
				row := reflect.Indirect(fv.Index(i))
				eachText(row, joined(joined(path, f.key), keyOf(row)), visit)
			}
		default:
			eachText(fv, joined(path, f.key), visit)
		}
	}
}

// keyOf returns the name of a row of a keyed table.
func keyOf(row reflect.Value) string {
	if id := row.FieldByName("ID"); id.IsValid() {
		return id.String()
	}
	return ""
}

func joined(path, key string) string {
	switch {
	case key == "":
		return path
	case path == "":
		return key
	}
	return path + "." + key
}

// InFront reports whether a text of a record is written in the front matter of
// each of its language files, and not among its facts.
func InFront(r Record, path string) bool {
	return inFront(reflect.TypeOf(r).Elem(), path)
}

func inFront(t reflect.Type, path string) bool {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous && inFront(f.Type, path) || path != "" && f.Tag.Get("front") == path {
			return true
		}
	}
	return false
}
