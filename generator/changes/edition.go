package changes

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A fingerprint stands for a text: the first digits of its SHA-256.
type fingerprint string

// printLength is how many hexadecimal digits of a hash a fingerprint has.
const printLength = 10

func printOf(text string) fingerprint {
	sum := sha256.Sum256([]byte(text))
	return fingerprint(hex.EncodeToString(sum[:])[:printLength])
}

// Of returns what a public catalogue says. Bodies are not read again: their
// hashes are known.
func Of(c *model.Catalog, day i18n.Date, hash string) *Edition {
	e := &Edition{Number: c.Site.Edition, Date: day, Hash: hash, kinds: map[string][]*record{}, pages: map[string]bool{}}
	for _, kind := range Kinds() {
		for _, item := range c.All(kind) {
			e.kinds[kind] = append(e.kinds[kind], &record{item.Ident(), func() table { return tableOf(model.Export(item)) }})
		}
	}
	for kind, ids := range c.Paged() {
		for id := range ids {
			e.pages[kind+"/"+id] = true
		}
	}
	for _, n := range c.Notices {
		e.pages[n.Kind+"/"+n.ID] = true
	}
	return e
}

// tableOf returns an exported object as a table of plain values.
func tableOf(o model.Object) map[string]any {
	t := make(map[string]any, len(o))
	for _, m := range o {
		t[m.Key] = plain(m.Value)
	}
	return t
}

// plain returns a value of a catalogue, or one read from JSON, as a plain value.
func plain(v any) any {
	switch v := v.(type) {
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case json.Number:
		return v.String()
	case model.Object:
		return tableOf(v)
	case []model.Object:
		return plainList(v)
	case []any:
		return plainList(v)
	case i18n.Text:
		return plainMap(v)
	case model.TextList:
		return plainMap(v)
	case map[string]any:
		return plainMap(v)
	case model.Prose:
		t := map[string]any{}
		for lang, p := range v {
			sum := p.Sum()
			t[string(lang)] = fingerprint(hex.EncodeToString(sum[:])[:printLength])
		}
		return t
	}
	return v
}

// plainList returns a list of strings as such, and any other item by item.
func plainList[T any](items []T) any {
	words, list := make([]string, 0, len(items)), make([]any, len(items))
	for i, item := range items {
		list[i] = plain(item)
		if s, ok := list[i].(string); ok {
			words = append(words, s)
		}
	}
	if len(words) == len(items) {
		return words
	}
	return list
}

func plainMap[K ~string, V any](m map[K]V) any {
	t := make(map[string]any, len(m))
	for k, v := range m {
		t[string(k)] = plain(v)
	}
	return t
}

// word returns a field that is a single word or figure; "" for any other.
func word(t table, key string) string {
	s, _ := t[key].(string)
	return s
}

// titleOf returns a record's title or name, as far as it is known.
func titleOf(t table) i18n.Text {
	if title := wording(t["title"]); len(title) > 0 {
		return title
	}
	return wording(t["name"])
}

// wording returns a text by language, without the languages of which there is
// only a fingerprint.
func wording(v any) i18n.Text {
	t := i18n.Text{}
	table, _ := v.(map[string]any)
	for lang, said := range table {
		switch said := said.(type) {
		case string:
			t[i18n.Tag(lang)] = said
		case []string:
			t[i18n.Tag(lang)] = strings.Join(said, "; ")
		}
	}
	return t
}

// printed returns the fingerprint of a text in one language.
func printed(v any) fingerprint {
	switch v := v.(type) {
	case fingerprint:
		return v
	case string:
		return printOf(v)
	case []string:
		return printOf(strings.Join(v, "\n"))
	}
	return ""
}

func compareNumbers(a, b string) int {
	return slices.CompareFunc(strings.Split(a, "."), strings.Split(b, "."), func(x, y string) int {
		n, failed := strconv.Atoi(x)
		m, also := strconv.Atoi(y)
		if failed != nil || also != nil {
			return cmp.Compare(x, y)
		}
		return cmp.Compare(n, m)
	})
}
