package view

import (
	"slices"
	"strings"

	"prospectus/generator/model"
)

// A Sheet is what a page says of a record that can be kept and compared, as
// text: what stands side by side on the page of comparison and on the sheet of
// a visitor's handbook.
type Sheet struct {
	ID       string // kind/id
	Title    Phrase
	Code     string
	State    string // as in the catalogue; empty for parks
	Amount   string // what a change is told by: the same in every language
	Words    string // the amount as the page says it
	Summary  Phrase
	Groups   []SheetGroup
	Contact  []string // lines
	Verified string
	URL      string // absolute; empty without a base URL
}

// A SheetGroup is some facts under a title. What is Apart belongs to its record
// alone and is not set beside another's.
type SheetGroup struct {
	Title string
	Rows  []SheetRow
	Apart bool
}

// A SheetRow is one fact: its value, and beside it the other unit, the day or
// who says so.
type SheetRow struct {
	Label, Value, Note Phrase
}

// SheetOf returns what a page says of its record; nil for a page of anything
// that cannot be kept. Word gives the theme's word for a key.
func SheetOf(p Page, word func(key string) string) *Sheet {
	h := p.Head()
	if h.Keep == "" {
		return nil
	}
	b := sheetWriter{Sheet: &Sheet{ID: h.Keep, Title: h.Title}, word: word}
	if h.Code != nil {
		b.URL = h.Code.URL
	}
	switch p := p.(type) {
	case *Project:
		b.project(p)
	case *Park:
		b.park(p)
	case *Space:
		b.space(p)
	}
	b.amount(h.Record)
	return b.Sheet
}

// A sheetWriter fills a sheet.
type sheetWriter struct {
	*Sheet
	word  func(key string) string
	large map[string]bool // labels of the large figures, which are not said twice
}

func (b *sheetWriter) project(p *Project) {
	b.Code, b.Summary, b.Verified = p.Code, p.Summary, p.Verified.Text()
	b.panel(p.Panel)
	b.facts(p.Facts...)
	if p.Returns != nil {
		b.group(b.word("project.returns"), factRows(p.Returns), false)
	}
	b.table("project.utilities", p.Utilities, true, false)
	b.table("project.site", p.Site, false, false)
	b.table("project.products", p.Products, true, true)
	for _, t := range p.Texts {
		for _, part := range t.Parts {
			if text, ok := part.(*Passage); ok {
				b.group(t.Title, []SheetRow{{Value: Phrase(*text)}}, true)
			}
		}
	}
	b.contact(p.Contact)
}

func (b *sheetWriter) park(p *Park) {
	b.Summary = p.Summary
	b.panel(p.Panel)
	b.facts(p.Facts...)
	b.table("project.utilities", p.Utilities, true, false)
	b.table("project.site", p.Site, false, false)
	b.contact(p.Contact)
}

func (b *sheetWriter) space(p *Space) {
	b.panel(p.Panel)
	b.facts(p.Facts...)
	b.table("project.utilities", p.Utilities, true, false)
	b.table("project.site", p.Site, false, false)
	b.contact(p.Contact)
}

// amount notes the state, and the sum by which a change is told.
func (b *sheetWriter) amount(item model.Identified) {
	switch r := item.(type) {
	case *model.Project:
		b.settle(r.State, r.Investment, "field.investment")
	case *model.Plot:
		b.settle(r.State, r.Price, "field.land-price")
	case *model.Building:
		b.settle(r.State, r.Rent, "field.rent")
	}
}

// settle takes the words of the sum from the large figure of a label.
func (b *sheetWriter) settle(state model.State, sum measured, label string) {
	b.State = string(state)
	if len(b.Groups) == 0 {
		return
	}
	for _, row := range b.Groups[0].Rows {
		if row.Label.Text == b.word(label) {
			b.Amount, b.Words = canonical(sum), row.Value.Text
		}
	}
}

// measured is a value that can be written as no language does.
type measured interface {
	IsZero() bool
	MarshalText() ([]byte, error)
}

// canonical writes a value as no language does; "" for none.
func canonical(v measured) string {
	text, err := v.MarshalText()
	if err != nil || v.IsZero() {
		return ""
	}
	return string(text)
}

// panel puts the large figures first.
func (b *sheetWriter) panel(p Panel) {
	b.large = map[string]bool{}
	var rows []SheetRow
	for _, f := range p {
		b.large[f.Label.Text] = true
		row := SheetRow{Label: f.Label, Value: stated(f.Value)}
		if f.Mark != "" {
			row.Label.Text += " · " + f.Mark
		}
		var notes []string
		for _, n := range f.Notes {
			notes = append(notes, n.Text())
		}
		row.Note.Text = strings.Join(notes, " · ")
		rows = append(rows, row)
	}
	b.group(b.word("kept.figures"), rows, false)
}

// facts puts lists of facts, without those that are large figures.
func (b *sheetWriter) facts(all ...*Facts) {
	for _, f := range all {
		b.group(f.Title, factRows(f), false)
	}
}

// group adds a group unless it says nothing new. It keeps rows.
func (b *sheetWriter) group(title string, rows []SheetRow, apart bool) {
	if len(b.Groups) > 0 {
		rows = slices.DeleteFunc(rows, func(r SheetRow) bool { return b.large[r.Label.Text] })
	}
	if len(rows) > 0 {
		b.Groups = append(b.Groups, SheetGroup{title, rows, apart})
	}
}

func factRows(f *Facts) []SheetRow {
	rows := make([]SheetRow, 0, len(f.Rows))
	for _, fact := range f.Rows {
		rows = append(rows, SheetRow{Label: fact.Label, Value: stated(fact.Value), Note: aside(fact.Value)})
	}
	return rows
}

// table makes a fact of each row of a table: its head is the label, and what its
// columns say is one value, numbers under the column's title where they have
// several. Who says so stands beside it.
func (b *sheetWriter) table(title string, t *Table, titled, apart bool) {
	if t == nil {
		return
	}
	var rows []SheetRow
	for _, r := range t.Rows {
		row := SheetRow{Label: stated(r.Cells[0])}
		var values []string
		for i, c := range r.Cells[1:] {
			column, text := t.Columns[i+1], stated(c)
			switch {
			case text.Text == "":
			case column.Aside:
				row.Note = text
			default:
				if titled && column.Number {
					text.Text = column.Title + " " + text.Text
				}
				values = append(values, text.Text)
				row.Value.Lang = text.Lang
			}
		}
		row.Value.Text = strings.Join(values, " · ")
		rows = append(rows, row)
	}
	b.group(b.word(title), rows, apart)
}

func (b *sheetWriter) contact(c *Shared) {
	if c != nil {
		b.Contact = c.Said
	}
}

// stated returns what a cell says without its notes, and aside its notes.
func stated(c Cell) Phrase { return joined(c, false) }

// aside is described with stated.
func aside(c Cell) Phrase { return joined(c, true) }

func joined(c Cell, notes bool) Phrase {
	var p Phrase
	var b strings.Builder
	for _, r := range c {
		if (r.Class == "note") != notes {
			continue
		}
		if notes && b.Len() > 0 {
			b.WriteString(" · ")
		}
		b.WriteString(r.Text)
		if r.Lang != "" {
			p.Lang = r.Lang
		}
	}
	p.Text = strings.TrimSpace(b.String())
	return p
}
