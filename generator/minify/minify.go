// Package minify is the one minifier set-up. Everything that is made small is
// made small here, once: templates and style sheets when a theme is loaded,
// drawings when they are copied, the scripts that renderers bring along ([Own])
// when one is first asked for. No page is ever minified, so nothing that an
// editor wrote passes through this package.
//
// A minified template is the same template: actions between {{ and }} keep
// their bytes and their order, attribute values keep their quotes (the
// contextual escaper reads them) and every end tag stays, so that a part of a
// page can be put together with others. What goes is comments and the white
// space that no browser shows.
//
// All functions are safe for concurrent use and return an error with the line
// for input that cannot be read, never a shorter text.
package minify

import (
	"bytes"
	"fmt"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/svg"
)

// markup keeps all that a template or a contextual escaper could need.
var markup = html.Minifier{
	KeepDefaultAttrVals: true,
	KeepDocumentTags:    true,
	KeepEndTags:         true,
	KeepQuotes:          true,
	TemplateDelims:      html.GoTemplateDelims,
}

// Template returns an HTML template without comments and needless white space.
func Template(src []byte) ([]byte, error) {
	m := minify.New()
	m.Add("text/css", &css.Minifier{})
	return run("template", src, func(w *bytes.Buffer, r *bytes.Reader) error {
		return markup.Minify(m, w, r, nil)
	})
}

// CSS returns a style sheet without comments and needless white space.
func CSS(src []byte) ([]byte, error) {
	return run("style sheet", src, func(w *bytes.Buffer, r *bytes.Reader) error {
		return (&css.Minifier{}).Minify(minify.New(), w, r, nil)
	})
}

// Script returns a script with shorter spacing. Names are kept, so that a
// fault that a visitor reports can be found in the source.
func Script(src []byte) ([]byte, error) {
	return run("script", src, func(w *bytes.Buffer, r *bytes.Reader) error {
		return (&js.Minifier{KeepVarNames: true}).Minify(minify.New(), w, r, nil)
	})
}

// SVG returns a drawing without comments and needless digits.
func SVG(src []byte) ([]byte, error) {
	m := minify.New()
	m.Add("text/css", &css.Minifier{})
	return run("drawing", src, func(w *bytes.Buffer, r *bytes.Reader) error {
		return (&svg.Minifier{}).Minify(m, w, r, nil)
	})
}

// run gives each call a copy of its own: the lexers write into their input.
func run(what string, src []byte, f func(*bytes.Buffer, *bytes.Reader) error) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(len(src))
	if err := f(&out, bytes.NewReader(bytes.Clone(src))); err != nil {
		return nil, fmt.Errorf("minify %s: %w", what, err)
	}
	return out.Bytes(), nil
}
