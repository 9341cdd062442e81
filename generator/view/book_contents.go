package view

import (
	"cmp"
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A Numbered part is one that names pages: contents, an index.
type Numbered struct {
	Opening
	Groups []NumberedGroup
}

// A NumberedGroup is entries under a heading, or under none.
type NumberedGroup struct {
	Title   Phrase
	Entries []NumberedEntry
}

// A NumberedEntry is one line: what is where.
type NumberedEntry struct {
	Class string
	Code  string
	Title Run
	Notes string
	To    string // the place of which the page is named; "" for a heading
}

// Template implements [Leaf].
func (n *Numbered) Template() string {
	if n.Part == model.ContentsPart {
		return "print/contents"
	}
	return "print/index"
}

// An Entered is a leaf that is listed in the contents.
type Entered struct {
	ID, Label string
	Title     Phrase
	Level     int
	Part      model.BookPart
	Lang      i18n.Tag
}

// Contents returns the contents of the leaves that are listed.
func (b *Book) Contents(listed []Entered) *Numbered {
	v := &Numbered{Opening: b.open(model.ContentsPart, 0)}
	var g NumberedGroup
	last := model.BookPart("")
	for _, e := range listed {
		if e.Level == 2 && e.Part != last {
			g.Entries = append(g.Entries, NumberedEntry{Class: "part", Title: Run{Text: b.enum("book-part", string(e.Part))}})
		}
		last = e.Part
		line := NumberedEntry{Class: levelClass(e.Level), Code: e.Label, Title: Run{Text: e.Title.Text, Lang: e.Title.Lang, Href: "#" + e.ID}, To: e.ID}
		g.Entries = append(g.Entries, line)
	}
	v.Groups = []NumberedGroup{g}
	return v
}

func levelClass(level int) string {
	if level == 1 {
		return "part"
	}
	return "entry"
}

// Numbered returns one of the indexes.
func (b *Book) Numbered(part model.BookPart) *Numbered {
	v := &Numbered{Opening: b.open(part, 1)}
	if part == model.ContentsPart {
		v.Level = 0
		return v
	}
	all := b.Choice.Projects()
	switch part {
	case model.IndustryIndex:
		for i := range b.Catalog.Industries.All() {
			v.add(b.phrase(i.Name), b.entries(all, func(p *model.Project) bool { return p.Industry == i.ID }))
		}
	case model.RegionIndex:
		for r := range b.Catalog.Regions.All() {
			v.add(b.phrase(r.Name), b.entries(all, func(p *model.Project) bool { return p.Region == r.ID }))
		}
	case model.AmountIndex:
		for _, band := range slices.Backward(b.site.Bands) {
			v.add(b.bandTitle(band.ID), b.entries(all, func(p *model.Project) bool { return b.band(p.Investment) == band.ID }))
		}
		v.add(Phrase{Text: b.w("book.no-amount")}, b.entries(all, func(p *model.Project) bool { return b.band(p.Investment) == "" }))
	case model.NameIndex:
		b.byName(v, all)
	}
	return v
}

func (n *Numbered) add(title Phrase, entries []NumberedEntry) {
	if len(entries) > 0 {
		n.Groups = append(n.Groups, NumberedGroup{title, entries})
	}
}

// entries returns the lines of the projects that belong.
func (b *Book) entries(all []*model.Project, belongs func(*model.Project) bool) (found []NumberedEntry) {
	for _, p := range all {
		if belongs(p) {
			found = append(found, b.entryOf(p))
		}
	}
	return found
}

// entryOf returns the line of a project.
func (b *Book) entryOf(p *model.Project) NumberedEntry {
	title := b.title(&p.Header)
	to, _ := b.Plan.Record(b.lang, "projects", p.ID)
	return NumberedEntry{
		Class: "entry", Code: p.Code, Title: Run{Text: title.Text, Lang: title.Lang, Href: string(to)}, Notes: b.money(p.Investment).Text(),
		To: Destination(string(to)),
	}
}

// byName sorts projects as readers of the language expect, under initials.
func (b *Book) byName(v *Numbered, all []*model.Project) {
	sorted, order := slices.Clone(all), b.loc.Collator()
	slices.SortStableFunc(sorted, func(p, q *model.Project) int {
		return cmp.Or(order.Compare(b.title(&p.Header).Text, b.title(&q.Header).Text), cmp.Compare(p.Code, q.Code))
	})
	var g NumberedGroup
	for _, p := range sorted {
		initial := order.Initial(b.title(&p.Header).Text)
		if initial != g.Title.Text {
			v.add(g.Title, g.Entries)
			g = NumberedGroup{Title: Phrase{Text: initial}}
		}
		g.Entries = append(g.Entries, b.entryOf(p))
	}
	v.add(g.Title, g.Entries)
}
