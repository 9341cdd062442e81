package changes

import (
	"maps"
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
				f.root.names(r.read(), names)
			}
		}
	}
	return names
}

func (n *node) names(t table, names map[string]bool) {
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
			if n := numberOf(r.read()); n != "" {
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
	t := r.read()
	aliases, _ := t["aliases"].([]string)
	for _, alias := range aliases {
		if olds[alias] != nil && here[alias] == nil {
			return alias
		}
	}
	if ids := byNumber[numberOf(t)]; len(ids) == 1 {
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
func numberOf(t table) string {
	for _, key := range []string{"code", "number"} {
		if n := word(t, key); n != "" {
			return n
		}
	}
	return ""
}

// record compares one record with what it was.
func (c *comparison) record(kind string, old, now *record) {
	was, is := old.read(), now.read()
	fields := c.table(forms()[kind].root, "", "", was, is)
	fields = append(fields, unknown(forms()[kind], was, is)...)
	change := Change{Kind: kind, ID: now.id, What: Changed, Fields: fields}
	if old.id != now.id {
		change.What = Renamed
		if aliases, _ := is["aliases"].([]string); c.staff || slices.Contains(aliases, old.id) || c.new.pages[kind+"/"+old.id] {
			change.Was = old.id
		}
	}
	if over(kind, is, c.new.Date) && !over(kind, was, c.old.Date) {
		change.What = Closed
		change.Fields = slices.DeleteFunc(change.Fields, func(f Field) bool { return kind == "projects" && f.Path == "state" })
	}
	switch {
	case len(fields) > 0 || change.What != Changed:
		c.report.Changes = append(c.report.Changes, change)
	case laterDay(word(was, "verified"), word(is, "verified")):
		c.report.Confirmed[kind]++
	}
}

// over reports whether nobody can have what a record offers any more: the
// project is closed, or the policy not in force on the day of its edition.
func over(kind string, t table, day i18n.Date) bool {
	switch kind {
	case "projects":
		return word(t, "state") == string(model.Closed)
	case "policies":
		p := model.Policy{
			Status: model.Status(word(t, "status")), Effective: dateOf(t, "effective"), Expires: dateOf(t, "expires"), Repealed: dateOf(t, "repealed"),
		}
		v := p.ValidityOn(day)
		return !day.IsZero() && !v.InForce() && v != model.Pending
	}
	return false
}

func dateOf(t table, key string) i18n.Date {
	d, _ := i18n.ParseDate(word(t, key)) // the zero date where there is none
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
			g.Names = append(g.Names, Name{id, titleOf(left[id].read())})
		}
	}
	c.report.Gone = append(c.report.Gone, g)
}
