package schema

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"prospectus/generator/colour"
	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// A decoder fills one struct of package model from parsed TOML.
type decoder struct {
	kind, ident string     // what is being decoded, for references
	languages   []i18n.Tag // that texts may be in; nil for any
	handedOut   bool       // what is read may hold nothing internal: it may leave the office
	faults      *diag.List
	refs        []reference
	part        string // id of the part inside the record: a node, a plot
}

// A reference is one place where an editor named another record.
type reference struct {
	kind string // what is named
	id   string
	span source.Span
}

func valueOf(ptr any) reflect.Value { return reflect.ValueOf(ptr).Elem() }

// struct_ fills v, a struct, from a table and reports keys that it does not
// know and keys that it needs.
func (d *decoder) struct_(t *content.Table, v reflect.Value) {
	plan := planOf(v.Type())
	for _, e := range t.Entries {
		f, ok := plan.keys[e.Name]
		if !ok {
			d.faults.Add(strange(e, plan))
			continue
		}
		if d.handedOut && e.Name == "internal" {
			d.faults.Add(internalInSite.At(e.Value.Key))
		}
		d.field(f, e.Value, v.FieldByIndex(f.index))
	}
	for _, f := range plan.needed {
		if t.Get(f.key) == nil {
			d.faults.Add(missingKey.At(t.Span, f.key))
		}
	}
}

// strange reports a key that has no field: one that was misspelt, or one for
// what no edition may hold.
func strange(e content.Entry, p *plan) diag.Diagnostic {
	if model.Refused(e.Name) {
		return refusedKey.At(e.Value.Key, e.Name)
	}
	return unknownKey.At(e.Value.Key, e.Name).Meant(e.Name, p.names)
}

// field decodes one value into one field.
func (d *decoder) field(f field, v *content.Value, into reflect.Value) {
	switch into.Kind() {
	case reflect.Struct:
		if parse, ok := parsers[into.Type()]; ok {
			d.parsed(f, v, into, parse)
		} else if d.want(v, content.TableValue) {
			d.struct_(v.Table, into)
		}
	case reflect.Slice:
		d.slice(f, v, into)
	case reflect.Map:
		if into.Type() == reflect.TypeFor[model.Reasons]() {
			d.reasons(v, into)
			return
		}
		d.byLanguage(v, into)
	case reflect.String:
		d.text(f, v, into)
	case reflect.Bool:
		if d.want(v, content.Boolean) {
			into.SetBool(v.Text == "true")
		}
	case reflect.Int:
		d.integer(v, into)
	case reflect.Pointer:
		fresh := reflect.New(into.Type().Elem())
		d.field(f, v, fresh.Elem())
		into.Set(fresh)
	}
}

// want reports whether a value is of the kind a field needs, and says so
// where it is not.
func (d *decoder) want(v *content.Value, kind content.ValueKind) bool {
	if v.Kind == kind {
		return true
	}
	d.faults.Add(wrongType.At(v.Span, kind.Words(), v.Kind.Words()))
	return false
}

// parsed decodes a value that is written as text with a form of its own. A
// number or a date may stand without quotes.
func (d *decoder) parsed(f field, v *content.Value, into reflect.Value, parse parser) {
	switch v.Kind {
	case content.Array, content.TableValue, content.Boolean:
		d.want(v, content.String)
		return
	}
	got, err := parse(v.Text)
	if err != nil {
		d.faults.Add(d.badValue(f, v, err))
		return
	}
	if m, ok := got.(i18n.Money); ok && !f.signed && m.Low.Sign() < 0 {
		d.faults.Add(negativeValue.At(v.Span, f.key))
	}
	into.Set(reflect.ValueOf(got))
}

func (d *decoder) badValue(f field, v *content.Value, err error) diag.Diagnostic {
	span, expected := v.Span, any(err.Error())
	if pe, ok := asParseError(err); ok {
		expected = pe.Expected
		if plainText(v) {
			span = v.Span.Sub(min(pe.Offset+1, len(v.Text)), v.Span.End-v.Span.Start-1)
		}
		if span.Start == span.End {
			span = v.Span
		}
	}
	return badValue.At(span, f.key, v.Text, expected)
}

// plainText reports whether a value's decoded text stands in the file letter
// for letter, one byte after the value begins.
func plainText(v *content.Value) bool {
	return v.Kind == content.String && v.Span.End-v.Span.Start == len(v.Text)+2
}

func (d *decoder) integer(v *content.Value, into reflect.Value) {
	if !d.want(v, content.Integer) {
		return
	}
	n, err := strconv.ParseInt(v.Text, 0, 32)
	if err != nil {
		d.faults.Add(badInteger.At(v.Span, v.Text))
		return
	}
	into.SetInt(n)
}

// text decodes a string, an enumerated word or a reference.
func (d *decoder) text(f field, v *content.Value, into reflect.Value) {
	if !d.want(v, content.String) {
		return
	}
	if enum, ok := into.Interface().(model.Enum); ok {
		d.enum(f, v, into, enum.Values())
		return
	}
	if into.Type() == reflect.TypeFor[i18n.Tag]() {
		d.tag(v, into)
		return
	}
	s := kept(v)
	if s == "" && f.need {
		d.faults.Add(missingKey.At(v.Span, f.key))
	}
	if f.ref != "" && s != "" {
		d.refs = append(d.refs, reference{f.ref, s, v.Span})
	}
	if _, err := colour.Parse(s); f.form == "colour" && s != "" && err != nil {
		d.faults.Add(badColour.At(v.Span, s))
		s = ""
	}
	into.SetString(s)
}

func (d *decoder) enum(f field, v *content.Value, into reflect.Value, values []string) {
	i := slices.Index(values, v.Text)
	if i < 0 {
		d.faults.Add(unknownWord.At(v.Span, v.Text, f.key, strings.Join(values, ", ")).Meant(v.Text, values))
		return
	}
	into.SetString(values[i])
}

func (d *decoder) tag(v *content.Value, into reflect.Value) {
	tag, err := i18n.ParseTag(v.Text)
	if err != nil {
		d.faults.Add(badLanguage.At(v.Span, v.Text))
		return
	}
	into.SetString(string(tag))
}

// listed reports a language that is none of the site's.
func (d *decoder) listed(at source.Span, name string) {
	if d.languages != nil && !slices.Contains(d.languages, i18n.Tag(name)) {
		d.faults.Add(otherLanguage.At(at, name, tagList(d.languages)))
	}
}

// slice decodes a list of words or a keyed table.
func (d *decoder) slice(f field, v *content.Value, into reflect.Value) {
	elem := into.Type().Elem()
	if elem.Kind() == reflect.String {
		if d.want(v, content.Array) {
			d.list(f, v, into)
		}
		return
	}
	if v.Kind == content.Array {
		d.faults.Add(arrayOfTables.At(v.Span, f.key))
		return
	}
	if !d.want(v, content.TableValue) {
		return
	}
	into.Set(reflect.MakeSlice(into.Type(), 0, len(v.Table.Entries)))
	for _, e := range v.Table.Entries {
		if !d.want(e.Value, content.TableValue) {
			continue
		}
		d.keyed(e, elem, into)
	}
}

func (d *decoder) list(f field, v *content.Value, into reflect.Value) {
	into.Set(reflect.MakeSlice(into.Type(), 0, len(v.Items))) // a default gives way as a whole
	for _, item := range v.Items {
		one := reflect.New(into.Type().Elem()).Elem()
		d.text(f, item, one)
		if one.String() != "" {
			into.Set(reflect.Append(into, one))
		}
	}
}

// keyed decodes one table of a keyed table and appends it to the slice.
func (d *decoder) keyed(e content.Entry, elem reflect.Type, into reflect.Value) {
	ptr := reflect.New(indirect(elem))
	id := ptr.Elem().FieldByName("ID")
	switch {
	case id.IsValid() && id.Type() == reflect.TypeFor[i18n.Tag]():
		d.listed(e.Value.Key, e.Name)
	case !validID(e.Name):
		d.faults.Add(badID.At(e.Value.Key, e.Name))
	}
	if id.IsValid() {
		id.SetString(strings.Clone(e.Name))
	}
	d.struct_(e.Value.Table, ptr.Elem())
	if elem.Kind() == reflect.Pointer {
		into.Set(reflect.Append(into, ptr))
		return
	}
	into.Set(reflect.Append(into, ptr.Elem()))
}

func indirect(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// byLanguage decodes { zh = "…", en = "…" }, or a list in each language.
func (d *decoder) byLanguage(v *content.Value, into reflect.Value) {
	if v.Kind == content.String && len(d.languages) == 1 && into.Type().Elem().Kind() == reflect.String {
		into.Set(reflect.ValueOf(i18n.Text{d.languages[0]: kept(v)}))
		return
	}
	if v.Kind != content.TableValue {
		d.faults.Add(notByLanguage.At(v.Span, d.example()))
		return
	}
	out := reflect.MakeMapWithSize(into.Type(), len(v.Table.Entries))
	for _, e := range v.Table.Entries {
		tag, ok := d.language(e)
		if !ok {
			continue
		}
		one := reflect.New(into.Type().Elem()).Elem()
		d.inLanguage(e.Value, one)
		out.SetMapIndex(reflect.ValueOf(tag), one)
	}
	into.Set(out)
}

// reasons decodes a table of texts that have no language.
func (d *decoder) reasons(v *content.Value, into reflect.Value) {
	if !d.want(v, content.TableValue) {
		return
	}
	out := model.Reasons{}
	for _, e := range v.Table.Entries {
		if d.want(e.Value, content.String) {
			out[strings.Clone(e.Name)] = kept(e.Value)
		}
	}
	into.Set(reflect.ValueOf(out))
}

func (d *decoder) inLanguage(v *content.Value, into reflect.Value) {
	if into.Kind() == reflect.Slice {
		if d.want(v, content.Array) {
			d.list(field{}, v, into)
		}
		return
	}
	if d.want(v, content.String) {
		into.SetString(kept(v))
	}
}

// kept is a text that the catalogue keeps. It is a copy: a decoded text is a
// part of its file, and would keep the whole of it in memory.
func kept(v *content.Value) string { return strings.Clone(strings.TrimSpace(v.Text)) }

// language checks the key of a text: a tag among the site's languages.
func (d *decoder) language(e content.Entry) (i18n.Tag, bool) {
	tag, err := i18n.ParseTag(e.Name)
	if err != nil {
		d.faults.Add(badLanguage.At(e.Value.Key, e.Name))
		return "", false
	}
	if d.languages == nil {
		return tag, true
	}
	i := slices.Index(d.languages, tag)
	if i < 0 {
		d.faults.Add(otherLanguage.At(e.Value.Key, e.Name, tagList(d.languages)))
		return "", false
	}
	return d.languages[i], true
}

func (d *decoder) example() string {
	if d.languages == nil {
		return "{ … }"
	}
	var parts []string
	for _, l := range d.languages {
		parts = append(parts, string(l)+` = "…"`)
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

func tagList(tags []i18n.Tag) string {
	words := make([]string, len(tags))
	for i, t := range tags {
		words[i] = string(t)
	}
	return strings.Join(words, ", ")
}
