package lint

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// A text is one run of words of a record in one language: a title, a summary,
// a sentence of a table, a whole body without its markup.
type text struct {
	path string // "title.zh", "clause.loan.text.en"; "body" for a body
	lang i18n.Tag
	said string
	span func(from, to int) source.Span // of said[from:to]

	figures []figure // numbers that it states, in order
	hits    []hit    // words of the vocabulary, in order
	faulty  []int    // where something was reported
}

// reported reports whether something was said of a figure already: one slip is
// one finding, though it breaks two rules.
func (t *text) reported(f *figure) bool { return slices.Contains(t.faulty, f.from) }

// isBody reports whether the text is a record's body.
func (t *text) isBody() bool { return t.path == "body" }

// isTitle reports whether the text is a record's title.
func (t *text) isTitle() bool { return strings.HasPrefix(t.path, "title.") }

// readTexts reads every text of the record that an audience may see, its bodies
// last, and finds the numbers and words in them once for all checks.
func (v *visit) readTexts() (texts []text) {
	h := v.record.Head()
	eachText(reflect.ValueOf(v.record).Elem(), "", func(path string, lang i18n.Tag, said string) {
		texts = append(texts, text{path: path, lang: lang, said: said, span: valueSpan(h, path, said)})
	})
	for _, lang := range v.Catalog.Site.Languages {
		if p := h.Body[lang]; !p.IsZero() {
			if t, ok := v.body(lang, p); ok {
				texts = append(texts, t)
			}
		}
	}
	for i := range texts {
		t := &texts[i]
		t.figures, t.hits = readFigures(t.said), v.words.find(t.said)
	}
	return texts
}

// body parses a body. One that cannot be read again is reported by whoever
// renders it.
func (v *visit) body(lang i18n.Tag, p source.Passage) (text, bool) {
	span, err := p.Load()
	if err != nil {
		return text{}, false
	}
	said := v.reader.Parse(span, nil).Text()
	return text{path: "body", lang: lang, said: said.String, span: said.Span}, true
}

// valueSpan finds words of a value behind its key. A value that is written with
// escapes is shown by its key.
func valueSpan(h *model.Header, path, said string) func(from, to int) source.Span {
	return func(from, to int) source.Span {
		key := h.At(path)
		if key.File == nil {
			return key
		}
		rest := key.File.Text[key.End:min(len(key.File.Text), key.End+2*len(said)+64)]
		at := strings.Index(rest, said)
		if at < 0 {
			return key
		}
		return key.File.Span(key.End+at+from, key.End+at+to)
	}
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
	case f.Type.Kind() == reflect.Slice && ofModel(elem(f.Type)):
		return textField{index: i, key: key, keyed: true}, true
	}
	return textField{}, false
}

func elem(slice reflect.Type) reflect.Type {
	if e := slice.Elem(); e.Kind() == reflect.Pointer {
		return e.Elem()
	} else {
		return e
	}
}

func ofModel(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.PkgPath() == reflect.TypeFor[model.Site]().PkgPath()
}

// eachText visits the texts of a record or table that an audience may see, with
// the path of each.
func eachText(v reflect.Value, path string, visit func(path string, lang i18n.Tag, said string)) {
	for _, f := range textFieldsOf(v.Type()) {
		fv := v.Field(f.index)
		switch {
		case f.texts:
			eachLanguage(fv.Interface().(i18n.Text), joined(path, f.key), visit)
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

func eachLanguage(t i18n.Text, path string, visit func(path string, lang i18n.Tag, said string)) {
	if len(t) == 0 {
		return
	}
	langs := make([]i18n.Tag, 0, len(t))
	for lang := range t {
		langs = append(langs, lang)
	}
	slices.Sort(langs)
	for _, lang := range langs {
		if t[lang] != "" {
			visit(joined(path, string(lang)), lang, t[lang])
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
