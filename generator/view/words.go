package view

import (
	"reflect"
	"strings"
	"sync"
)

// Words are what a record's page says, sorted by how much each word counts for
// whoever looks for the page.
type Words struct {
	Code  string   // by which the record is known
	Facts []string // the one or two that tell it from others at a glance
	Names []string // code, marks, figures with their units, names, the summary
	Body  []string // all else
}

// telling are the fields of pages that count as names.
var telling = map[string]bool{"Code": true, "Badges": true, "Number": true, "Panel": true, "Facts": true, "Summary": true}

// silent are the fields of pages that say what other pages say, such as the
// names of records that they lead to, or nothing of their record.
var silent = map[string]bool{
	"Frame": true, "Seal": true, "Ask": true, "Contents": true, "Notice": true, "PoliciesNote": true, "PoliciesMore": true, "Policies": true, "Projects": true, "Chains": true, "Parks": true, "ByIndustry": true,
	"Services": true, "Similar": true, "Pager": true, "Sheet": true, "Calendar": true, "Code": true, "Lang": true, "Href": true,
	"Src": true, "SrcSet": true, "Sizes": true, "Class": true, "ID": true, "Caption": true, "Heading": true, "Columns": true, "Date": true, "Label": true, "Record": true,
}

// panelFacts is how many large figures tell a record from others.
const panelFacts = 2

// WordsOf returns the words of a record's page. Parts that many pages share
// are left out, and so are the labels of columns and of facts that are the same
// on each; but not the places that a record names in lists of facts, nor the
// captions of its pictures.
func WordsOf(p Page) Words {
	v := reflect.ValueOf(p).Elem()
	var w Words
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		switch {
		case name == "Code":
			w.Code = v.Field(i).String()
			w.Names = append(w.Names, w.Code)
		case telling[name]:
			w.Facts = append(w.Facts, glance(v.Field(i).Interface())...)
			w.Names = appendWords(w.Names, v.Field(i))
		case !silent[name]:
			w.Body = appendWords(w.Body, v.Field(i))
		}
	}
	return w
}

// glance returns what of a field tells a record from others.
func glance(field any) (facts []string) {
	switch f := field.(type) {
	case Panel:
		for _, figure := range f[:min(len(f), panelFacts)] {
			facts = append(facts, figure.Value.Text())
		}
	case Cell:
		for _, run := range f {
			if text := strings.TrimSpace(run.Text); text != "" {
				facts = append(facts, text)
			}
		}
	}
	return facts
}

// The types whose texts are not only those of their fields.
var (
	cellType    = reflect.TypeFor[Cell]()
	bodyType    = reflect.TypeFor[*Body]()
	sharedType  = reflect.TypeFor[*Shared]()
	factType    = reflect.TypeFor[Fact]()
	pictureType = reflect.TypeFor[Picture]()
)

// speaking returns which fields of a structure have words, of each type once.
func speaking(t reflect.Type) []int {
	if known, ok := speakers.Load(t); ok {
		return known.([]int)
	}
	var fields []int
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && !silent[f.Name] && speaks(f.Type.Kind()) {
			fields = append(fields, i)
		}
	}
	speakers.Store(t, fields)
	return fields
}

var speakers sync.Map // of types, their fields that have words

// speaks reports whether values of a kind can have words.
func speaks(k reflect.Kind) bool {
	switch k {
	case reflect.String, reflect.Pointer, reflect.Interface, reflect.Slice, reflect.Struct:
		return true
	}
	return false
}

// appendWords appends the texts of a value in the order in which it holds them.
func appendWords(dst []string, v reflect.Value) []string {
	if !v.CanInterface() {
		return dst
	}
	switch v.Type() {
	case cellType:
		return appendSaid(dst, v.Interface().(Cell).Text())
	case bodyType:
		return appendBody(dst, v.Interface().(*Body))
	case sharedType:
		return dst
	case factType:
		if fact := v.Interface().(Fact); fact.Named {
			dst = appendSaid(dst, fact.Label.Text)
		}
	case pictureType:
		dst = appendSaid(dst, v.Interface().(Picture).Caption.Text)
	}
	switch v.Kind() {
	case reflect.String:
		return appendSaid(dst, v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return appendWords(dst, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			dst = appendWords(dst, v.Index(i))
		}
	case reflect.Struct:
		for _, i := range speaking(v.Type()) {
			dst = appendWords(dst, v.Field(i))
		}
	}
	return dst
}

// appendBody appends the lines of a text.
func appendBody(dst []string, b *Body) []string {
	if b == nil || b.doc == nil {
		return dst
	}
	for line := range strings.FieldsFuncSeq(b.doc.Text().String, func(r rune) bool { return r == '\n' || r == '\t' }) {
		dst = appendSaid(dst, line)
	}
	return dst
}

// appendSaid appends one text, unless it says nothing.
func appendSaid(dst []string, s string) []string {
	if s = strings.TrimSpace(s); s == "" {
		return dst
	}
	return append(dst, s)
}
