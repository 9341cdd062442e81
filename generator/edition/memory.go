package edition

import (
	"maps"
	"reflect"
	"slices"

	"prospectus/generator/model"
)

// A Memory keeps what passed the door, for whoever makes the edition of one
// site again and again and changes few of its records each time: what is the
// same in the full catalogue is the same in the edition. The zero Memory knows
// nothing. It is for one goroutine, and for one audience.
type Memory struct {
	hidden map[string]map[string]bool
	copies map[model.Identified]passed

	site      *model.Site       // read with the tables of which the releases were computed
	briefings []*model.Briefing // that show them
	releases  []model.Release
}

// Passed is an item as an audience may see it, and what was withheld of it.
type passed struct {
	item     model.Identified
	withheld []Withheld
}

// For is the function of that name, which copies only what it has not copied
// before. Where other records are hidden than the last time, references to them
// may stand anywhere, and everything is copied.
func (m *Memory) For(a Audience, full *model.Catalog) (*model.Catalog, []Withheld) {
	d := newDoor(a, full)
	d.hide()
	if m.copies == nil || !reflect.DeepEqual(d.hidden, m.hidden) {
		m.copies = map[model.Identified]passed{}
	}
	m.hidden, d.memory = d.hidden, m
	c, withheld := d.open()
	m.sweep(full)
	return c, withheld
}

// releases computes the sums that briefings show, unless it did for the same
// tables, which come with the site's own, and the same briefings.
func (d *door) releases(visible *model.Catalog) []model.Release {
	m := d.memory
	if m == nil {
		return releases(d.full, visible)
	}
	briefings := slices.Collect(visible.Briefings.All())
	if m.site != d.full.Site || !slices.Equal(m.briefings, briefings) {
		m.site, m.briefings, m.releases = d.full.Site, briefings, releases(d.full, visible)
	}
	return m.releases
}

// sweep forgets the copies of what the catalogue no longer holds.
func (m *Memory) sweep(full *model.Catalog) {
	there := make(map[model.Identified]bool, len(m.copies))
	for _, items := range full.Collections() {
		for _, item := range items {
			there[item] = true
		}
	}
	maps.DeleteFunc(m.copies, func(item model.Identified, _ passed) bool { return !there[item] })
}

// keep returns the copy of an item, which the memory may have.
func (d *door) keep(kind string, item model.Identified) model.Identified {
	if d.memory == nil {
		return d.copy(kind, item)
	}
	p, known := d.memory.copies[item]
	if !known {
		before := len(d.withheld)
		p.item = d.copy(kind, item)
		p.withheld = append(p.withheld, d.withheld[before:]...)
		d.withheld = d.withheld[:before]
		d.memory.copies[item] = p
	}
	d.withheld = append(d.withheld, p.withheld...)
	return p.item
}
