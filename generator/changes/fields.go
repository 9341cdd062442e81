package changes

import (
	"maps"
	"reflect"
	"slices"

	"prospectus/generator/i18n"
)

// table compares the fields of two tables. path and doc are those of the table.
func (c *comparison) table(n *node, path, doc string, was, is map[string]any) (found []Field) {
	for _, child := range n.children {
		a, b := was[child.key], is[child.key]
		f := Field{Path: path + child.key, Doc: doc + child.key, Type: child.doc.Type, List: child.list, Ref: child.doc.Ref}
		if child.isTable() {
			f.Type = "table"
		}
		switch {
		case absent(a) && absent(b):
		case absent(b):
			f.How, f.Dropped = Lost, countOf(a)
			if c.staff {
				f.From, f.Before = single(a), wording(a)
				f.Removed, _ = a.([]string)
			}
			found = append(found, f)
		case absent(a):
			f.How = Given
			found = append(found, c.given(child, f, b)...)
		default:
			found = append(found, c.both(child, f, a, b)...)
		}
	}
	return found
}

// absent reports whether a field says nothing.
func absent(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []string:
		return len(v) == 0
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}

// countOf returns how many entries a list or a table of rows has; 0 for any
// other field.
func countOf(v any) int {
	switch v := v.(type) {
	case []any:
		return len(v)
	case []string:
		return len(v)
	}
	return 0
}

func single(v any) string {
	s, _ := v.(string)
	return s
}

// given tells of a field that is new.
func (c *comparison) given(n *node, f Field, v any) []Field {
	switch v := v.(type) {
	case string:
		f.To = v
	case []string:
		f.Added = without(v, nil)
	case []any:
		return c.rows(n, f, nil, v)
	case map[string]any:
		if !n.isTable() && n.doc.Type != "prose" {
			f.Text = wording(v)
		}
		if n.isTable() {
			return []Field{f}
		}
	}
	return []Field{f}
}

// both compares a field that both editions give.
func (c *comparison) both(n *node, f Field, a, b any) []Field {
	switch b := b.(type) {
	case string:
		return c.single(n, f, a, b)
	case []string:
		words, _ := a.([]string)
		return c.words(n, f, words, b)
	case []any:
		rows, _ := a.([]any)
		return c.rows(n, f, rows, b)
	case map[string]any:
		table, _ := a.(map[string]any)
		if n.isTable() {
			return c.table(n, f.Path+".", f.Doc+".", table, b)
		}
		return c.text(n, f, table, b)
	}
	return nil
}

// single compares two words or figures, of which the earlier may be known by its
// fingerprint alone.
func (c *comparison) single(n *node, f Field, a any, b string) []Field {
	if print, hidden := a.(fingerprint); hidden {
		if print == printOf(b) {
			return nil
		}
		f.How, f.To = Set, b
		return []Field{f}
	}
	before := single(a)
	if same(n.doc.Type, before, b) {
		return nil
	}
	f.How, f.To = Set, b
	if c.staff || mayBeTold(n) && (n.doc.Ref == "" || c.named[n.doc.Ref+"/"+before]) {
		f.From = before
	}
	return []Field{f}
}

// words compares two lists.
func (c *comparison) words(n *node, f Field, a, b []string) []Field {
	f.How, f.Added = Set, without(b, a)
	for _, w := range without(a, b) {
		if c.staff || n.list != "" || n.doc.Ref != "" && c.named[n.doc.Ref+"/"+w] {
			f.Removed = append(f.Removed, w)
		} else {
			f.Dropped++
		}
	}
	if len(f.Added)+len(f.Removed)+f.Dropped == 0 {
		return nil
	}
	return []Field{f}
}

// text compares two texts, language by language.
func (c *comparison) text(n *node, f Field, a, b map[string]any) []Field {
	var lost []i18n.Tag
	f.How, f.Text = Rewritten, i18n.Text{}
	new := wording(b)
	for _, lang := range slices.Sorted(maps.Keys(b)) {
		if printed(a[lang]) != printed(b[lang]) {
			f.Langs = append(f.Langs, i18n.Tag(lang))
			if n.doc.Type != "prose" && new[i18n.Tag(lang)] != "" {
				f.Text[i18n.Tag(lang)] = new[i18n.Tag(lang)]
			}
		}
	}
	for _, lang := range slices.Sorted(maps.Keys(a)) {
		if b[lang] == nil {
			lost = append(lost, i18n.Tag(lang))
		}
	}
	if c.staff {
		f.Before = wording(a)
	}
	var found []Field
	if len(f.Langs) > 0 {
		found = append(found, f)
	}
	if len(lost) > 0 {
		f.How, f.Langs, f.Text = Lost, lost, nil
		found = append(found, f)
	}
	return found
}

// rows compares two tables of rows by their ids.
func (c *comparison) rows(n *node, f Field, a, b []any) (found []Field) {
	olds := map[string]map[string]any{}
	var before, after []string
	for _, row := range a {
		if row, ok := row.(map[string]any); ok {
			olds[single(row["id"])] = row
			before = append(before, single(row["id"]))
		}
	}
	for _, row := range b {
		row, ok := row.(map[string]any)
		if !ok {
			continue
		}
		id := single(row["id"])
		path, doc := f.Path+"."+id, f.Doc+".*"
		if was := olds[id]; was != nil {
			after = append(after, id)
			inside := c.table(n, path+".", doc+".", was, row)
			for i := range inside {
				inside[i].Row = nameOf(row)
			}
			found = append(found, inside...)
			delete(olds, id)
			continue
		}
		found = append(found, Field{Path: path, Doc: doc, Type: "table", How: Given, Row: nameOf(row)})
	}
	before = slices.DeleteFunc(before, func(id string) bool { return olds[id] != nil })
	if ordered[f.Doc] && !slices.Equal(before, after) {
		f.How = Reordered
		found = append(found, f)
	}
	if len(olds) > 0 {
		f.How, f.Dropped = Lost, len(olds)
		if c.staff {
			f.Removed = slices.Sorted(maps.Keys(olds))
		}
		found = append(found, f)
	}
	return found
}

// nameOf returns the name or label of a row.
func nameOf(row map[string]any) i18n.Text {
	if t := wording(row["name"]); len(t) > 0 {
		return t
	}
	return wording(row["label"])
}

// unknown tells of fields of another program's making. Whether they may be told
// is not known, so that nothing is told but that they changed.
func unknown(f *form, was, is table) (found []Field) {
	keys := maps.Clone(is)
	maps.Copy(keys, was)
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if f.known[key] || f.root.child(key) != nil {
			continue
		}
		a, b := was[key], is[key]
		switch {
		case absent(b):
			found = append(found, Field{Path: key, Doc: key, How: Lost})
		case absent(a):
			found = append(found, Field{Path: key, Doc: key, How: Given})
		case !reflect.DeepEqual(a, b):
			found = append(found, Field{Path: key, Doc: key, How: Set})
		}
	}
	return found
}
