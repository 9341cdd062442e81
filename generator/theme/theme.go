// Package theme makes pages' templates, words and assets ready, once.
//
// A theme is a folder: templates/**.html and print/**.html in the language of
// [html/template], print/*.css, strings/<language>.toml, assets/*, and theme.toml. The theme "standard" is
// always there; another theme lies over it file by file, its strings word by
// word, so that a site which changes three words holds three words.
//
// [Load] promises that whatever can go wrong with a theme has been reported
// when it returns: syntax, a word that no strings file has, an unsafe place for
// a value, an asset that is not there. It minifies each template once; values
// never pass through a minifier. {{t "key"}} is replaced by the word itself
// before a template is parsed, once a language, so that words cost nothing when
// a page is written. {{asset "name"}} and {{inline "name"}} give an asset's
// fingerprinted name and its contents in the same way.
//
// Besides what html/template has, a template may call two functions:
//
//	put     a [Fragment] as it writes itself; it escapes what it holds
//	shared  a [Shared] part, rendered by its own template the first time and
//	        copied afterwards: navigation, footer, card
//
// A [Theme] never changes after Load and is safe for concurrent use. What it
// says in a language that it has no strings for stands in the nearest fallback
// of that language and then in the theme's own language, named in theme.toml.
package theme

import (
	"fmt"
	"html/template"
	"io/fs"
	"iter"
	"maps"
	"reflect"
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// A Theme is a loaded theme.
type Theme struct {
	sets   map[i18n.Tag]*set
	words  map[i18n.Tag]map[string]string
	assets map[string]asset // by the name that the theme gives them
	prints map[string]*source.File
	fsys   fs.FS
	fonts  map[string]string // file by its name in fonts/
}

// Append appends one page to dst: the template of a name, in a language that
// was given to [Load].
func (t *Theme) Append(dst []byte, lang i18n.Tag, name string, data any) ([]byte, error) {
	page := t.page(lang, name)
	if page == nil {
		return dst, fmt.Errorf("the theme has no template %q in %q", name, lang)
	}
	return page.append(dst, data)
}

// page returns a template of a language, nil where there is none.
func (t *Theme) page(lang i18n.Tag, name string) *page {
	if set := t.sets[lang]; set != nil {
		return set.pages[name]
	}
	return nil
}

// Template returns a parsed template, nil where there is none, so that it can
// be checked against the values that it will be given. Its own Execute writes
// the bytes that Append does, and takes longer.
func (t *Theme) Template(lang i18n.Tag, name string) *template.Template {
	if page := t.page(lang, name); page != nil {
		return page.Template
	}
	return nil
}

// Compiles reports whether a template is compiled for data of the type of the
// one given, and why it is not.
func (t *Theme) Compiles(lang i18n.Tag, name string, data any) error {
	page := t.page(lang, name)
	if page == nil {
		return fmt.Errorf("the theme has no template %q in %q", name, lang)
	}
	_, err := page.set.compile(name, reflect.TypeOf(data))
	return err
}

// Names lists the templates in order.
func (t *Theme) Names() []string {
	for _, set := range t.sets {
		return slices.Sorted(maps.Keys(set.pages))
	}
	return nil
}

// Word returns the word for a key in a language, and "" where there is none.
func (t *Theme) Word(lang i18n.Tag, key string) string { return t.words[lang][key] }

// Asset returns the fingerprinted name under which a file of assets/ is
// published, and "" where there is no such file.
func (t *Theme) Asset(name string) string { return t.assets[name].public }

// Print returns a style sheet of printed books, print/<name>.css of the theme, and
// nil where there is none.
func (t *Theme) Print(name string) *source.File { return t.prints[name] }

// Fonts yields the names of the fonts in fonts/ of the theme in order, each with
// what reads it: they are large, and only books need them.
func (t *Theme) Fonts() iter.Seq2[string, func() ([]byte, error)] {
	return func(yield func(string, func() ([]byte, error)) bool) {
		for _, name := range slices.Sorted(maps.Keys(t.fonts)) {
			if !yield(name, func() ([]byte, error) { return fs.ReadFile(t.fsys, t.fonts[name]) }) {
				return
			}
		}
	}
}

// Assets yields the fingerprinted name and the bytes of each asset, in order
// of name. The bytes are not to be changed.
func (t *Theme) Assets() iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for _, name := range slices.Sorted(maps.Keys(t.assets)) {
			if a := t.assets[name]; !yield(a.public, a.data) {
				return
			}
		}
	}
}
