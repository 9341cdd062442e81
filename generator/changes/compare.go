package changes

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// Compare returns how two editions differ, told to a scope. The later edition
// decides what may be told, whichever is given first in time.
func Compare(old, new *Edition, scope Scope) *Report {
	c := &comparison{old: old, new: new, staff: scope == Staff, named: new.named(), report: &Report{
		Old: old.head(), New: new.head(), Confirmed: map[string]int{},
	}}
	for _, kind := range Kinds() {
		c.kind(kind)
	}
	return c.report
}

func (e *Edition) head() Head { return Head{e.Number, e.Date, e.Hash} }

// A comparison is one comparison under way.
type comparison struct {
	old, new *Edition
	staff    bool
	named    map[string]bool   // kind/id of what the new edition names anywhere
	moved    map[string]string // old id → new id of the parks that were renamed
	report   *Report
}

// named gathers what an edition names: its records, and what their fields
// refer to.
func (e *Edition) named() map[string]bool {
	names := map[string]bool{}
	for kind, records := range e.kinds {
		for _, r := range records {
			names[kind+"/"+r.id] = true
			if f := forms()[kind]; f != nil {
				f.root.names(r.fields, names)
			}
		}
	}
	return names
}

func (n *node) names(t map[string]any, names map[string]bool) {
	for _, c := range n.children {
		switch v := t[c.key].(type) {
		case string:
			names[c.doc.Ref+"/"+v] = true
		case []string:
			for _, id := range v {
				names[c.doc.Ref+"/"+id] = true
			}
		case map[string]any:
			c.names(v, names)
		case []any:
			for _, row := range v {
				if row, ok := row.(map[string]any); ok {
					c.names(row, names)
				}
			}
		}
	}
}

// kind compares the records of a kind.
func (c *comparison) kind(kind string) {
	olds, former := byID(c.old.kinds[kind]), c.renamed(kind)
	for _, r := range c.new.kinds[kind] {
		was, known := olds[r.id]
		id := r.id
		if !known {
			id = former[r.id]
			was, known = olds[id]
		}
		if !known {
			c.report.Changes = append(c.report.Changes, Change{Kind: kind, ID: r.id, What: New})
			continue
		}
		delete(olds, id)
		c.record(kind, was, r)
	}
	c.gone(kind, olds)
}

func byID(records []*record) map[string]*record {
	all := make(map[string]*record, len(records))
	for _, r := range records {
		all[r.id] = r
	}
	return all
}

// renamed finds the records whose id is new: those that name the old one among
// their aliases, and those that bear its code or number alone. It returns the
// old id by the new.
func (c *comparison) renamed(kind string) map[string]string {
	olds, here, former := byID(c.old.kinds[kind]), byID(c.new.kinds[kind]), map[string]string{}
	byNumber := map[string][]string{}
	for _, r := range c.old.kinds[kind] {
		if here[r.id] == nil {
			if n := numberOf(r); n != "" {
				byNumber[n] = append(byNumber[n], r.id)
			}
		}
	}
	for _, r := range c.new.kinds[kind] {
		if olds[r.id] != nil {
			continue
		}
		if id := c.formerly(r, olds, here, byNumber); id != "" {
			former[r.id] = id
		}
	}
	if kind == "parks" {
		c.moved = former
	}
	return former
}

// formerly returns the id that a record had, "" where it is new.
func (c *comparison) formerly(r *record, olds, here map[string]*record, byNumber map[string][]string) string {
	aliases, _ := r.fields["aliases"].([]string)
	for _, alias := range aliases {
		if olds[alias] != nil && here[alias] == nil {
			return alias
		}
	}
	if ids := byNumber[numberOf(r)]; len(ids) == 1 {
		return ids[0]
	}
	if park, part, cut := strings.Cut(r.id, "/"); cut { // what lies in a park moved with it
		if id := c.moved[park] + "/" + part; olds[id] != nil && here[id] == nil {
			return id
		}
	}
	return ""
}

// numberOf returns the code or number of a record; "" where it has none.
func numberOf(r *record) string {
	for _, key := range []string{"code", "number"} {
		if n := r.text(key); n != "" {
			return n
		}
	}
	return ""
}

// record compares one record with what it was.
func (c *comparison) record(kind string, was, is *record) {
	fields := c.table(forms()[kind].root, "", "", was.fields, is.fields)
	fields = append(fields, unknown(forms()[kind], was, is)...)
	change := Change{Kind: kind, ID: is.id, What: Changed, Fields: fields}
	if was.id != is.id {
		change.What = Renamed
		if aliases, _ := is.fields["aliases"].([]string); c.staff || slices.Contains(aliases, was.id) || c.new.pages[kind+"/"+was.id] {
			change.Was = was.id
		}
	}
	if c.over(kind, is, c.new) && !c.over(kind, was, c.old) {
		change.What = Closed
		change.Fields = slices.DeleteFunc(change.Fields, func(f Field) bool { return kind == "projects" && f.Path == "state" })
	}
	switch {
	case len(fields) > 0 || change.What != Changed:
		c.report.Changes = append(c.report.Changes, change)
	case laterDay(was.text("verified"), is.text("verified")):
		c.report.Confirmed[kind]++
	}
}

// over reports whether nobody can have what a record offers any more: the
// project is closed, or the policy not in force on the day of its edition.
func (c *comparison) over(kind string, r *record, e *Edition) bool {
	switch kind {
	case "projects":
		return r.text("state") == string(model.Closed)
	case "policies":
		p := model.Policy{Status: model.Status(r.text("status")), Expires: dateOf(r, "expires"), Repealed: dateOf(r, "repealed")}
		v := p.ValidityOn(e.Date)
		return !e.Date.IsZero() && !v.InForce()
	}
	return false
}

func dateOf(r *record, key string) i18n.Date {
	d, _ := i18n.ParseDate(r.text(key)) // the zero date where there is none
	return d
}

// laterDay reports whether the second of two dates is a later one.
func laterDay(a, b string) bool {
	x, err := i18n.ParseDate(b)
	if err != nil {
		return false
	}
	y, err := i18n.ParseDate(a)
	return err != nil || y.Before(x)
}

// gone tells of the records that are left over.
func (c *comparison) gone(kind string, left map[string]*record) {
	if len(left) == 0 {
		return
	}
	g := Gone{Kind: kind}
	for _, id := range slices.Sorted(maps.Keys(left)) {
		if c.new.pages[kind+"/"+id] {
			g.IDs = append(g.IDs, id)
		} else {
			g.Others++
		}
		if c.staff {
			g.Names = append(g.Names, Name{id, left[id].title()})
		}
	}
	c.report.Gone = append(c.report.Gone, g)
}

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
func unknown(f *form, was, is *record) (found []Field) {
	keys := maps.Clone(is.fields)
	maps.Copy(keys, was.fields)
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if f.known[key] || f.root.child(key) != nil {
			continue
		}
		a, b := was.fields[key], is.fields[key]
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
