package lint

import (
	"maps"
	"slices"
	"strings"

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
	eachText(v.record, func(path string, lang i18n.Tag, said string) {
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

// eachText visits the texts of a record or row that an audience may see, with the
// path of each, its language last.
func eachText(item model.Identified, visit func(path string, lang i18n.Tag, said string)) {
	model.EachText(item, func(path string, t i18n.Text) {
		for _, lang := range slices.Sorted(maps.Keys(t)) {
			if t[lang] != "" {
				visit(path+"."+string(lang), lang, t[lang])
			}
		}
	})
}
