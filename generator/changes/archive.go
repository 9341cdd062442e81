package changes

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// Folder is where a site keeps the archives of its earlier editions.
const Folder = "data/editions"

// ArchiveName returns the path of an edition's archive in a site.
func ArchiveName(number string) string { return path.Join(Folder, number+".json") }

// archiveFormat is the version of the form of archives that this program
// writes and reads.
const archiveFormat = 1

// An archiveFile is an archive as JSON has it.
type archiveFile struct {
	Format  int                          `json:"format"`
	Edition string                       `json:"edition"`
	Date    string                       `json:"date"`
	Hash    string                       `json:"hash"`
	Kinds   map[string][]json.RawMessage `json:"kinds"`
}

// Parse reads an archive.
func Parse(data []byte) (*Edition, error) {
	var f archiveFile
	if err := decode(data, &f); err != nil {
		return nil, err
	}
	if f.Format != archiveFormat || f.Edition == "" {
		return nil, fmt.Errorf("no archive of format %d", archiveFormat)
	}
	e := &Edition{Number: f.Edition, Hash: f.Hash, kinds: map[string][]*record{}}
	if d, err := i18n.ParseDate(f.Date); err == nil {
		e.Date = d
	}
	for kind, texts := range f.Kinds {
		form := forms()[kind]
		if form == nil {
			continue // of a later program
		}
		records, err := recordsOf(texts, form.root.seal)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", kind, err)
		}
		e.kinds[kind] = records
	}
	return e, nil
}

// seal turns strings into the fingerprints that they are.
func (n *node) seal(t table) {
	for _, c := range n.children {
		switch v := t[c.key].(type) {
		case string:
			if print, hidden := strings.CutPrefix(v, hiddenMark); hidden && !kept(c) {
				t[c.key] = fingerprint(print)
			}
		case map[string]any:
			switch {
			case c.isTable():
				c.seal(v)
			case isText(c.doc.Type):
				for lang, s := range v {
					v[lang] = printedAs(s)
				}
			}
		case []any:
			for _, row := range v {
				if row, ok := row.(map[string]any); ok {
					c.seal(row)
				}
			}
		}
	}
}

func printedAs(v any) any {
	s, _ := v.(string)
	return fingerprint(s)
}

// isText reports whether fields of a type are read and not reckoned with.
func isText(typ string) bool { return typ == "text" || typ == "texts" || typ == "prose" }

// Encode returns the edition as an archive, one record a line, in fixed order.
// It is the same for the folder that was built and the catalogue that it was
// built from, and holds nothing that the edition does not say in public.
func (e *Edition) Encode() []byte {
	date := ""
	if !e.Date.IsZero() {
		date = e.Date.String()
	}
	head := model.Object{{Key: "format", Value: archiveFormat}, {Key: "edition", Value: e.Number}, {Key: "date", Value: date}, {Key: "hash", Value: e.Hash}}
	text := strings.TrimSuffix(string(head.AppendJSON(nil)), "}") + ",\n\"kinds\":{"
	dst := []byte(text)
	first := true
	for _, kind := range Kinds() {
		if len(e.kinds[kind]) == 0 {
			continue
		}
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = append(dst, "\n\""+kind+"\":["...)
		for i, r := range e.kinds[kind] {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = forms()[kind].archived(r).AppendJSON(append(dst, '\n'))
		}
		dst = append(dst, ']')
	}
	return append(dst, "\n}}\n"...)
}

// archived returns what an archive keeps of a record: what is compared, and the
// day on which it was verified.
func (f *form) archived(r *record) model.Object {
	t := r.read()
	o := append(model.Object{{Key: "id", Value: r.id}}, f.root.archived(t)...)
	if day := word(t, "verified"); day != "" {
		o = append(o, model.Member{Key: "verified", Value: day})
	}
	return o
}

// archived returns what an archive keeps of a table.
func (n *node) archived(t table) (o model.Object) {
	for _, c := range n.children {
		if v := c.keep(t[c.key]); v != nil {
			o = append(o, model.Member{Key: c.key, Value: v})
		}
	}
	return o
}

// hiddenMark begins the fingerprint of a word that an archive may not keep.
const hiddenMark = "#"

// kept reports whether an archive keeps a field's single word or figure as it
// is: what may be told, and the number by which a renamed record is known again.
func kept(n *node) bool { return mayBeTold(n) || identifies(n.doc.Path) }

// keep returns what an archive keeps of a field; nil for nothing.
func (n *node) keep(v any) any {
	switch v := v.(type) {
	case string:
		if kept(n) {
			return v
		}
		return hiddenMark + string(printOf(v))
	case fingerprint:
		return hiddenMark + string(v)
	case []string:
		return v
	case []any:
		rows := make([]model.Object, 0, len(v))
		for _, row := range v {
			if row, ok := row.(map[string]any); ok {
				id, _ := row["id"].(string)
				rows = append(rows, append(model.Object{{Key: "id", Value: id}}, n.archived(row)...))
			}
		}
		return rows
	case map[string]any:
		if n.isTable() {
			return n.archived(v)
		}
		prints := i18n.Text{}
		for lang, said := range v {
			prints[i18n.Tag(lang)] = string(printed(said))
		}
		return prints
	}
	return nil
}
