package preview

import (
	"path"
	"slices"

	"prospectus/generator/desk"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// units groups the records that are asked for, the site's own files first and
// then the unit with most to do.
func (b *deskWriter) units(d *desk.Desk) []deskUnit {
	type group struct {
		desk.Unit
		site    bool
		count   int
		records []*desk.Record
	}
	groups := map[string]*group{}
	var order []*group
	for _, r := range d.Records {
		n := b.wanted(r)
		unit := b.unitOf(r)
		if n == 0 || b.ask.alone && b.ask.unit != unit.ID {
			continue
		}
		g := groups[unit.ID]
		if g == nil {
			g = &group{Unit: unit, site: unit.ID == siteUnit}
			groups[unit.ID], order = g, append(order, g)
		}
		g.count += n
		g.records = append(g.records, r)
	}
	slices.SortStableFunc(order, func(x, y *group) int {
		if x.site != y.site {
			if x.site {
				return -1
			}
			return 1
		}
		return y.count - x.count
	})
	units := make([]deskUnit, 0, len(order))
	for _, g := range order {
		units = append(units, b.unit(g.Unit, g.count, g.records))
	}
	return units
}

// siteUnit stands for the site's own files; no office can have its name.
const siteUnit = "."

// unitOf returns the unit under which a record is grouped.
func (b *deskWriter) unitOf(r *desk.Record) desk.Unit {
	unit := r.Office
	if r.Kind == "" {
		return desk.Unit{ID: siteUnit}
	}
	if b.ask.by == "county" {
		unit = r.Region
	}
	return unit
}

// worst is the highest severity among the tasks of a record that are asked for.
func (b *deskWriter) worst(r *desk.Record) (worst diag.Severity) {
	for _, t := range r.Tasks {
		if !b.ask.narrow || t.Subject == b.ask.subject {
			worst = max(worst, t.Rule.Severity)
		}
	}
	return worst
}

// wanted counts the tasks of a record that are asked for.
func (b *deskWriter) wanted(r *desk.Record) (n int) {
	for _, t := range r.Tasks {
		if !b.ask.narrow || t.Subject == b.ask.subject {
			n++
		}
	}
	return n
}

// unit writes one unit with as many of its records as there is room for.
func (b *deskWriter) unit(unit desk.Unit, count int, records []*desk.Record) deskUnit {
	u := deskUnit{Name: b.in(unit.Name), Count: count}
	switch {
	case unit.ID == siteUnit:
		u.Name = b.say("site-files")
	case u.Name == "" && unit.ID != "":
		u.Name = unit.ID
	case u.Name == "" && b.ask.by == "county":
		u.Name = b.say("no-county")
	case u.Name == "":
		u.Name = b.say("no-office")
	}
	slices.SortStableFunc(records, func(x, y *desk.Record) int { return int(b.worst(y) - b.worst(x)) })
	most := fewRecords
	if b.ask.alone {
		most = mostRecords
	}
	if len(records) > most {
		a := b.ask
		a.unit, a.alone = unit.ID, true
		u.More = &deskLink{Name: b.say("more-records", len(records)-most), Href: a.href()}
		if b.ask.alone {
			u.More.Href = ""
		}
		records = records[:most]
	}
	for _, r := range records {
		u.Records = append(u.Records, b.record(r))
	}
	return u
}

func (b *deskWriter) record(r *desk.Record) deskRecord {
	v := deskRecord{Title: b.in(r.Title), Name: r.Name}
	if text, ok := kindWords[r.Kind]; ok {
		v.Kind = i18n.Message{Format: text}.In(b.lang)
	}
	if r.Kind != "" {
		if at := b.snap.Address(path.Join("content", r.Name, string(b.lang)+".md")); at != "" {
			v.Page = "/" + at
		}
	}
	if v.Title == "" {
		v.Title = r.Name
		if r.Name == "" {
			v.Title = b.say("site-whole")
		}
	}
	for _, t := range r.Tasks {
		if !b.ask.narrow || t.Subject == b.ask.subject {
			v.Tasks = append(v.Tasks, b.task(t, v.Page))
		}
	}
	return v
}

// task writes one thing to be seen to. It leads to a page of its own where it is
// about another language than the record's link.
func (b *deskWriter) task(t desk.Task, page string) deskTask {
	v := deskTask{
		Key: t.Subject.Key(), Subject: i18n.Message{Format: deskWords[t.Subject.Key()]}.In(b.lang), Severity: t.Rule.Severity.String(),
		Says: t.Message(b.lang), Hints: t.Advice(b.lang), Code: t.Rule.Code,
	}
	if t.Span.File != nil {
		p := t.Span.Position()
		v.File = t.Span.File.Name
		if p.Line > 0 {
			v.Place = b.say("line", p.Line, p.Column)
		}
		if at := b.snap.Address(v.File); path.Ext(v.File) == ".md" && at != "" && "/"+at != page {
			v.Page = "/" + at
		}
	}
	return v
}
