package view

import (
	"cmp"

	"prospectus/generator/book"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A Divider stands before the projects of an industry, a region or another group,
// with what they come to.
type Divider struct {
	Opening
	Summary Phrase
	Figures PaperPanel
	Terms   *Passage // entry conditions of the industry
	Barred  *Passage
	Entries *Table // its projects
	Chains  Cell
}

// Template implements [Leaf].
func (*Divider) Template() string { return "print/divider" }

// divider returns the divider of a group; nil where the book has none.
func (b *Book) divider(g book.Group) Leaf {
	if b.File.Kind.Apart() || b.File.Group == model.NoGroups || b.File.Group == "" && b.File.Kind != model.ProjectBook {
		return nil
	}
	v := &Divider{Opening: b.open(model.ProjectsPart, 1)}
	v.ID += "-" + cmp.Or(g.ID, "rest")
	v.Title = b.groupName(g.ID)
	switch b.File.Group {
	case "", model.IndustryGroups:
		if i := b.Catalog.Industries.Get(g.ID); i != nil {
			v.Style = "industry-" + i.ID
			v.Summary, v.Terms, v.Barred = b.phrase(i.Summary), b.passage(i.Terms), b.passage(i.Barred)
			for _, c := range b.index.chains["industries/"+i.ID] {
				v.Chains = append(v.Chains, b.record("chains", c))
			}
			v.Chains = b.several(v.Chains)
		}
	case model.RegionGroups:
		if r := b.Catalog.Regions.Get(g.ID); r != nil {
			v.Summary = b.phrase(r.Note)
		}
	case model.ParkGroups:
		if p := b.Catalog.Parks.Get(g.ID); p != nil {
			v.Summary = b.phrase(p.Summary)
		}
	case model.ChainGroups:
		if c := b.Catalog.Chains.Get(g.ID); c != nil {
			v.Summary = b.phrase(c.Summary)
		}
	}
	v.Figures = b.groupFigures(g)
	return v
}

// groupName names a group of projects.
func (b *Book) groupName(id string) Phrase {
	name := Phrase{}
	switch b.File.Group {
	case "", model.IndustryGroups:
		if i := b.Catalog.Industries.Get(id); i != nil {
			name = b.phrase(i.Name)
		}
	case model.RegionGroups:
		if r := b.Catalog.Regions.Get(id); r != nil {
			name = b.phrase(r.Name)
		}
	case model.ParkGroups:
		if p := b.Catalog.Parks.Get(id); p != nil {
			name = b.title(&p.Header)
		}
	case model.ChainGroups:
		if c := b.Catalog.Chains.Get(id); c != nil {
			name = b.title(&c.Header)
		}
	case model.AmountGroups:
		name = b.bandTitle(id)
	}
	if name.Text == "" {
		name.Text = b.w("book.others")
	}
	return name
}

// bandTitle names a class of amount by its id; empty for what has no figure.
func (b *Book) bandTitle(id string) Phrase {
	for _, band := range b.site.Bands {
		if band.ID == id {
			return Phrase{Text: b.bandName(band)}
		}
	}
	return Phrase{}
}

// groupFigures says how many projects a group has and what they come to. Amounts
// that are not exact are counted and not summed.
func (b *Book) groupFigures(g book.Group) PaperPanel {
	panel := PaperPanel{{Label: Phrase{Text: b.w("field.projects")}, Value: plain(b.int(len(g.Projects)))}}
	var sum i18n.Decimal
	summed := 0
	for _, p := range g.Projects {
		if m := p.Investment; m.Currency == b.site.Currency && m.Precision == i18n.Exact {
			if total, ok := sum.Add(m.Low); ok {
				sum, summed = total, summed+1
			}
		}
	}
	if summed > 0 {
		f := Figure{Label: Phrase{Text: b.w("field.investment")}, Value: b.money(i18n.NewMoney(sum, b.site.Currency))}
		if rest := len(g.Projects) - summed; rest > 0 {
			f.Notes = cells(plain(b.say("book.not-summed", b.int(rest))))
		}
		panel = append(panel, f)
	}
	return panel
}

// A Vacancies part lists the plots and buildings that can be had.
type Vacancies struct {
	Opening
	Plots, Buildings *Table
	AsOf             string
}

// Template implements [Leaf].
func (*Vacancies) Template() string { return "print/spaces" }

func (b *Book) vacancies() Leaf {
	v := &Vacancies{Opening: b.open(model.SpacesPart, 1), Plots: b.plotTable(b.Choice.Plots), Buildings: b.buildingTable(b.Choice.Buildings), AsOf: b.say("label.as-of", b.loc.Date(b.Day))}
	if v.Plots == nil && v.Buildings == nil {
		return nil
	}
	b.onPaper(v.Plots, v.Buildings)
	return v
}

// Admission is the page of what a project must meet and what is not accepted, park by
// park.
type Admission struct {
	Opening
	Parks []EntryOfPark
	Trade []EntryOfTrade
}

// EntryOfPark is what one park asks.
type EntryOfPark struct {
	Name          Run
	Terms, Barred *Table
}

// EntryOfTrade is what one industry asks.
type EntryOfTrade struct {
	Name          Phrase
	Terms, Barred *Passage
}

// Template implements [Leaf].
func (*Admission) Template() string { return "print/entry" }

func (b *Book) entry() Leaf {
	v := &Admission{Opening: b.open(model.EntryPart, 1)}
	for _, p := range b.Choice.Parks {
		one := EntryOfPark{Name: b.record("parks", p), Terms: b.rules("table.entry", "condition", p.Entry), Barred: b.rules("table.barred", "barred", p.Barred)}
		if one.Terms != nil || one.Barred != nil {
			v.Parks = append(v.Parks, one)
		}
	}
	for i := range b.Catalog.Industries.All() {
		one := EntryOfTrade{Name: b.phrase(i.Name), Terms: b.passage(i.Terms), Barred: b.passage(i.Barred)}
		if one.Terms != nil || one.Barred != nil {
			v.Trade = append(v.Trade, one)
		}
	}
	if len(v.Parks)+len(v.Trade) == 0 {
		return nil
	}
	return v
}
