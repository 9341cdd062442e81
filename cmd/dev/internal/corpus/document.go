package corpus

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// languages is in how many languages a corpus is written. Which they are, the
// lexicon says.
const languages = 2

// A text is one text in each language, in the order of the lexicon.
type text [languages]string

// join puts texts together, with what stands between them in each language.
func join(between text, texts ...text) (joined text) {
	for lang := range joined {
		parts := make([]string, len(texts))
		for i, t := range texts {
			parts[i] = t[lang]
		}
		joined[lang] = strings.Join(parts, between[lang])
	}
	return joined
}

// capital puts a capital at the head of each text.
func (t text) capital() text {
	for lang, s := range t {
		first, size := utf8.DecodeRuneInString(s)
		if size > 0 {
			t[lang] = string(unicode.ToUpper(first)) + s[size:]
		}
	}
	return t
}

// A document is a TOML document in the making. Empty values are left out.
type document struct{ strings.Builder }

// table begins a table.
func (d *document) table(parts ...string) { fmt.Fprintf(d, "\n[%s]\n", strings.Join(parts, ".")) }

// str writes a string.
func (d *document) str(key, value string) {
	if value != "" {
		fmt.Fprintf(d, "%s = %s\n", key, quote(value))
	}
}

// bare writes a date, a number or a truth value: whatever needs no quotes.
func (d *document) bare(key, value string) { fmt.Fprintf(d, "%s = %s\n", key, value) }

// num writes a whole number.
func (d *document) num(key string, value int) { d.bare(key, strconv.Itoa(value)) }

// yes writes a truth that holds; one that does not is left out.
func (d *document) yes(key string, holds bool) {
	if holds {
		d.bare(key, "true")
	}
}

// list writes an array of strings.
func (d *document) list(key string, values ...string) {
	if len(values) == 0 {
		return
	}
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = quote(v)
	}
	d.bare(key, "["+strings.Join(quoted, ", ")+"]")
}

// text writes a text as an inline table.
func (d *document) text(tags text, key string, t text) {
	pairs := make([]string, languages)
	for lang, tag := range tags {
		pairs[lang] = tag + " = " + quote(t[lang])
	}
	d.bare(key, "{ "+strings.Join(pairs, ", ")+" }")
}

// quote writes a basic string. The lexicon holds no control characters.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
