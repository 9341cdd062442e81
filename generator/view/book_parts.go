package view

import (
	"cmp"
	"slices"
	"strings"

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

// Contacts is the page of the desks that answer.
type Contacts struct {
	Opening
	Desks []ContactDesk
}

// A ContactDesk is one desk.
type ContactDesk struct {
	Name  Run
	Facts *PaperFacts
}

// Template implements [Leaf].
func (*Contacts) Template() string { return "print/contacts" }

func (b *Book) contacts() Leaf {
	v := &Contacts{Opening: b.open(model.OfficesPart, 1)}
	for _, o := range b.officesInOrder() {
		c := b.desk(o)
		d := ContactDesk{Name: c.Name, Facts: &PaperFacts{}}
		d.Facts.add(b.w("field.unit"), c.Unit)
		d.Facts.add(b.w("field.phone"), c.Phone)
		d.Facts.add(b.w("field.email"), c.Email)
		d.Facts.add(b.w("field.hours"), c.Hours)
		d.Facts.add(b.w("field.address"), c.Address)
		d.Facts.add(b.w("field.speaks"), b.words("tongue", o.Speaks))
		d.Facts.add(b.w("field.main"), b.provinces(o.Main))
		d.Facts.add(b.w("field.industries"), b.industryList(o.Industries))
		v.Desks = append(v.Desks, d)
	}
	if len(v.Desks) == 0 {
		return nil
	}
	return v
}

// A Reply is a form to tear out, fill in and send back.
type Reply struct {
	Opening
	Lead   string
	Fields []ReplyLine
	Boxes  []ReplyBox
	Desk   *Contact
	Book   Phrase
	Foot   string
}

// A ReplyLine is the labels of two places to be filled in.
type ReplyLine struct{ Left, Right string }

// A ReplyBox is a project that a reader can tick.
type ReplyBox struct {
	Code string
	Name Phrase
}

// Template implements [Leaf].
func (*Reply) Template() string { return "print/reply" }

// replyFields are the lines of the form.
var replyFields = []string{"firm", "country", "person", "post", "phone", "email", "industry", "products", "investment", "land", "when", "visit"}

// mostBoxes is how many projects a form of one page has room for. A larger book
// leaves lines for codes.
const mostBoxes = 48

func (b *Book) reply() Leaf {
	v := &Reply{Opening: b.open(model.ReplyPart, 1), Lead: b.w("reply.lead"), Book: b.Name(), Foot: b.Edition()}
	for i := 0; i < len(replyFields); i += 2 {
		v.Fields = append(v.Fields, ReplyLine{b.enum("reply-field", replyFields[i]), b.enum("reply-field", replyFields[i+1])})
	}
	if all := b.Choice.Projects(); len(all) <= mostBoxes {
		for _, p := range all {
			v.Boxes = append(v.Boxes, ReplyBox{p.Code, b.title(&p.Header)})
		}
	}
	if o := b.answering(b.site.Office); o != nil {
		v.Desk = b.desk(o)
	}
	return v
}

// A Colophon says which edition a book was made from, and on what terms.
type Colophon struct {
	Opening
	Facts   *Facts
	Notices []Phrase
	Mark    Phrase
	Rates   string
}

// Template implements [Leaf].
func (*Colophon) Template() string { return "print/colophon" }

func (b *Book) colophon() Leaf {
	v := &Colophon{Opening: b.open(model.ColophonPart, 1), Notices: b.notices(), Mark: b.Mark(), Rates: b.ratesUsed()}
	name := b.Name()
	f := &Facts{}
	f.add(b.w("book.title"), Cell{name.run()})
	f.add(b.w("imprint.edition"), plain(b.site.Edition))
	f.add(b.w("book.day"), b.date(b.Day))
	f.add(b.w("book.hash"), plain(b.digest))
	publisher := b.Publisher()
	f.add(b.w("book.publisher"), Cell{publisher.run()})
	if n := len(b.Choice.Projects()); n > 0 {
		f.add(b.w("field.projects"), plain(b.int(n)))
	}
	if url, ok := b.Plan.Absolute(b.Plan.Home(b.lang)); ok {
		f.add(b.w("field.web"), Cell{{Text: url, Href: url}})
	}
	v.Facts = f
	return v
}

// A BackCover is the back of a book: whom to call, and a code of the site.
type BackCover struct {
	Opening
	Publisher Phrase
	Desk      *Contact
	Code      *PaperCode
	Address   string
	Edition   string
	Mark      Phrase
}

// Template implements [Leaf].
func (*BackCover) Template() string { return "print/back-cover" }

func (b *Book) backCover() Leaf {
	v := &BackCover{Opening: b.open(model.BackCoverPart, 0), Publisher: b.Publisher(), Edition: b.Edition(), Mark: b.Mark()}
	if o := b.answering(b.site.Office); o != nil {
		v.Desk = b.desk(o)
	}
	if url, ok := b.Plan.Absolute(b.Plan.Home(b.lang)); ok {
		v.Code, v.Address = &PaperCode{URL: url, Alt: b.say("print.code", url)}, url
	}
	return v
}

// An Itinerary is the days of a visit by the hour.
type Itinerary struct {
	Opening
	Days []ItineraryDay
}

// An ItineraryDay is the stops of one day.
type ItineraryDay struct {
	Date  Cell
	Table *Table
}

// Template implements [Leaf].
func (*Itinerary) Template() string { return "print/itinerary" }

func (b *Book) itinerary() Leaf {
	v := &Itinerary{Opening: b.open(model.ItineraryPart, 1)}
	for i := range b.File.Stops {
		s := &b.File.Stops[i]
		if i == 0 || s.Day != b.File.Stops[i-1].Day {
			t := &Table{Caption: b.w("table.programme"), Echo: true, Columns: []Column{
				{Title: b.w("field.time")}, {Title: b.w("visit.stop")}, {Title: b.w("field.where")}, {Title: b.w("visit.host")}, {Title: b.w("field.note")},
			}}
			v.Days = append(v.Days, ItineraryDay{b.date(s.Day), t})
		}
		t := v.Days[len(v.Days)-1].Table
		t.Rows = append(t.Rows, Row{Cells: []Cell{plain(s.Clock()), {b.stopName(s)}, b.stopPlace(s), b.cell(s.Host), b.cell(s.Note)}})
	}
	for _, d := range v.Days {
		d.Table.trim()
	}
	return v
}

// stopName names a stop, with the way to its sheet.
func (b *Book) stopName(s *model.Stop) Run {
	name, href := b.phrase(s.Name), ""
	switch {
	case b.Catalog.Parks.Get(s.Park) != nil:
		name, href = orPhrase(name, b.title(&b.Catalog.Parks.Get(s.Park).Header)), b.href("parks", s.Park)
	case b.Catalog.Projects.Get(s.Project) != nil:
		name, href = orPhrase(name, b.title(&b.Catalog.Projects.Get(s.Project).Header)), b.href("projects", s.Project)
	case b.Catalog.Buildings.Get(s.Space) != nil:
		name, href = orPhrase(name, b.buildingName(b.Catalog.Buildings.Get(s.Space))), b.href("buildings", s.Space)
	}
	return Run{Text: name.Text, Lang: name.Lang, Href: href}
}

func orPhrase(a, b Phrase) Phrase {
	if a.Text != "" {
		return a
	}
	return b
}

// stopPlace says where a stop is: in its own words, else where what is visited
// lies.
func (b *Book) stopPlace(s *model.Stop) Cell {
	if c := b.cell(s.Place); c != nil {
		return c
	}
	if p := b.Catalog.Projects.Get(s.Project); p != nil {
		return b.cell(p.Address)
	}
	id, _, _ := strings.Cut(s.Space, "/")
	if p := b.Catalog.Parks.Get(cmp.Or(s.Park, id)); p != nil {
		return b.cell(p.Address)
	}
	return nil
}

// stops yields a sheet for each stop that has a record, once.
func (b *Book) stops(yield func(Leaf) bool) {
	seen := map[string]bool{}
	for _, s := range b.File.Stops {
		park, _, _ := strings.Cut(s.Space, "/")
		var v Leaf
		if p := b.Catalog.Projects.Get(s.Project); p != nil {
			v = b.projectSheet(p, 1)
		} else if p := b.Catalog.Parks.Get(cmp.Or(s.Park, park)); p != nil {
			v = b.parkSheet(p)
		}
		if v == nil || seen[v.Start().Record] {
			continue
		}
		seen[v.Start().Record] = true
		if !yield(v) {
			return
		}
	}
}

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
		if e.Level == 2 && e.Part != last && e.Part != model.ProjectsPart {
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
