package view

import (
	"slices"

	"prospectus/generator/model"
)

// A ProjectSheet is one project in a book, on one page or two.
type ProjectSheet struct {
	Opening
	Project
	Short    bool // one page: what decides, and where to find the rest
	Panel    PaperPanel
	Facts    []*PaperFacts
	Returns  *PaperFacts
	Uses     *PaperFacts
	Sources  *PaperFacts
	Industry Cell
	Region   Cell
	Map      *Placed
	Desk     *Contact
	Code     *PaperCode
	Address  string
}

// Template implements [Leaf].
func (s *ProjectSheet) Template() string {
	if s.Short {
		return "print/sheet-short"
	}
	return "print/sheet"
}

// projects yields the sheets of the book behind their dividers.
func (b *Book) projects(yield func(Leaf) bool) {
	for _, g := range b.Choice.Groups {
		if d := b.divider(g); d != nil && !yield(d) {
			return
		}
		for _, p := range g.Projects {
			if !yield(b.projectSheet(p, 2)) {
				return
			}
		}
	}
}

// projectSheet returns what a sheet says: what the project's page on the site
// does, less what leads on from it.
func (b *Book) projectSheet(p *model.Project, level int) *ProjectSheet {
	v := &ProjectSheet{Opening: b.sheetOf("projects", p, level), Short: b.File.SheetPages == 1, Industry: b.industry(p.Industry), Region: b.region(p.Region)}
	v.Label = p.Code
	v.Project = Project{
		Code: p.Code, Summary: b.phrase(p.Summary), Notice: b.scribe.notice(), Body: b.body("projects", &p.Header), Verified: b.date(p.Verified),
		Badges: Cell{{Text: b.enum("state", string(p.State)), Class: "badge state-" + string(p.State)}},
	}
	if p.Type != "" {
		v.Badges = append(v.Badges, Run{Text: " "}, Run{Text: b.enum("project-type", string(p.Type)), Class: "badge"})
	}
	if p.State != model.Open {
		v.StateNote = b.enum("state-note", string(p.State))
	}
	v.Meta.Correction = b.correction(&p.Header)
	v.Panel = PaperPanel(b.panel(p))
	b.putMoney(&v.Project, p)
	b.putConditions(&v.Project, p)
	v.Chain, v.Firms = b.place(p), b.firmTable(p.Firms)
	v.Policies = b.policyTable(b.inForce(p.Policies))
	v.Facts, v.Returns = b.sheetFacts(p), v.Project.Returns.paper(b.w("field.irr"), b.w("field.payback"))
	v.Uses, v.Sources = v.Project.Uses.paper(), v.Project.Sources.paper()
	if v.Chain != nil && v.Chain.Map != nil {
		v.Map = v.draw("around", "map", v.Chain.Map.Chain.Title, v.Chain.Map.Chain)
	}
	b.onPaper(v.Policies, v.Utilities, v.Site, v.Firms, v.Preparation, v.Resources, v.Phases, v.Products)
	v.Cover, v.Pictures = cover(b.pictures("projects", &p.Header))
	if o := b.answering(p.Office); o != nil {
		v.Desk = b.desk(o)
	}
	v.Code, v.Address = b.codeOf("projects", p.ID)
	return v
}

// sheetFacts are the facts of a sheet, without what stands at its head.
func (b *Book) sheetFacts(p *model.Project) (all []*PaperFacts) {
	above := []string{b.w("field.code"), b.w("field.industry"), b.w("field.region"), b.w("field.investment"), b.w("field.verified"), b.w("field.land")}
	for _, f := range []*Facts{b.identity(p), b.landFacts(p), b.access(p), b.distances(p.Distances)} {
		if p := f.paper(above...); p != nil {
			all = append(all, p)
		}
	}
	return all
}

// inForce keeps the policies that a firm can rely on.
func (s *speech) inForce(ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		p := s.Catalog.Policies.Get(id)
		return p == nil || !p.ValidityOn(s.Day).InForce()
	})
}

// A PaperCode is the QR code of a page's address as a drawing.
type PaperCode struct{ URL, Alt string }

// AppendHTML appends the picture of the code.
func (c *PaperCode) AppendHTML(dst []byte) []byte {
	dst = appendAttribute(append(dst, `<img class="qr"`...), "src", "qr:"+c.URL)
	return append(appendAttribute(dst, "alt", c.Alt), '>')
}

// codeOf returns the code of a record's page, and its address; none without a
// base address, because a code that leads nowhere is worse than none.
func (b *Book) codeOf(kind, id string) (*PaperCode, string) {
	to, ok := b.Plan.Record(b.lang, kind, id)
	if !ok {
		return nil, ""
	}
	url, ok := b.Plan.Absolute(to)
	if !ok {
		return nil, ""
	}
	return &PaperCode{URL: url, Alt: b.say("print.code", url)}, url
}

// A PaperPanel is the few large figures at the head of a sheet.
type PaperPanel Panel

// AppendHTML appends the panel as a table of labels, values and notes.
func (p PaperPanel) AppendHTML(dst []byte) []byte {
	if len(p) == 0 {
		return dst
	}
	dst = append(dst, `<table class="panel"><thead><tr>`...)
	for _, f := range p {
		dst = f.Label.AppendHTML(append(dst, `<th scope="col">`...))
		if f.Mark != "" {
			dst = Run{Text: f.Mark, Class: "estimate"}.AppendHTML(append(dst, ' '))
		}
		dst = append(dst, "</th>"...)
	}
	dst = append(dst, `</tr></thead><tbody><tr>`...)
	for _, f := range p {
		dst = append(f.Value.AppendHTML(append(dst, `<td><p class="value">`...)), "</p>"...)
		for _, note := range f.Notes {
			dst = append(note.AppendHTML(append(dst, `<p class="note">`...)), "</p>"...)
		}
		dst = append(dst, "</td>"...)
	}
	return append(dst, "</tr></tbody></table>"...)
}

// A ChainSheet is a chain in a book: its map on a page or a fold-out, and the
// table that says the same.
type ChainSheet struct {
	Opening
	Summary  Phrase
	Facts    *PaperFacts
	Strategy *Passage
	Narrow   *Passage
	Map      *Placed
	Bands    []ChainBand
	FoldOut  bool
	Code     *PaperCode
	Address  string
}

// Template implements [Leaf].
func (*ChainSheet) Template() string { return "print/chain" }

func (b *Book) chainSheet(c *model.Chain) Leaf {
	v := &ChainSheet{
		Opening: b.sheetOf("chains", c, 2), Summary: b.phrase(c.Summary), Strategy: b.passage(c.Strategy), Narrow: b.passage(c.Narrow),
		Bands: b.bands(c), FoldOut: b.File.FoldOut,
	}
	for _, band := range v.Bands {
		for _, segment := range band.Segments {
			segment.Table.dropTitled(b.w("field.fed-by"))
			segment.Table.dropTitled(b.w("field.parks-policies"))
			b.onPaper(segment.Table)
		}
	}
	f := &Facts{}
	f.add(b.w("field.industry"), b.industry(c.Industry))
	f.add(b.w("field.turnover"), b.dated(b.money(c.Output), c.Date))
	f.add(b.w("field.lead-unit"), b.unit(c.LeadUnit))
	f.add(b.w("field.nodes"), plain(b.int(len(c.Nodes))))
	f.add(b.w("field.sought"), b.soughtNodes(c))
	v.Facts = f.paper()
	if m := b.chainMap(c); m != nil {
		v.Map = v.draw("map", "map", m.Chain.Title+b.w("label.stop")+m.Chain.Desc, m.Chain)
	}
	v.Code, v.Address = b.codeOf("chains", c.ID)
	return v
}

// A ParkSheet is a park in a book.
type ParkSheet struct {
	Opening
	Park
	Panel   PaperPanel
	Facts   []*PaperFacts
	Place   *Placed // where it lies
	Desk    *Contact
	Code    *PaperCode
	Address string
}

// Template implements [Leaf].
func (*ParkSheet) Template() string { return "print/park" }

func (b *Book) parkSheet(p *model.Park) Leaf {
	v := &ParkSheet{Opening: b.sheetOf("parks", p, 2), Panel: PaperPanel(b.parkPanel(p))}
	v.Park = Park{
		Summary: b.phrase(p.Summary), Body: b.body("parks", &p.Header), Plots: b.plotTable(p.Plots), Buildings: b.buildingTable(p.Buildings),
		Utilities: b.utilities(p.Utilities), Site: b.siteFacts(p.SiteFacts), Firms: b.firmTable(p.Firms),
		Entry: b.rules("table.entry", "condition", p.Entry), Barred: b.rules("table.barred", "barred", p.Barred),
	}
	for _, f := range []*Facts{b.parkFacts(p), b.distances(p.Distances)} {
		if paper := f.paper(b.w("field.coordinates"), b.w("field.area"), b.w("field.free")); paper != nil {
			v.Facts = append(v.Facts, paper)
		}
	}
	b.onPaper(v.Plots, v.Buildings, v.Utilities, v.Site, v.Firms)
	v.Cover, v.Pictures = cover(b.pictures("parks", &p.Header))
	if m := b.sketch(b.w("sketch.title"), p.ID); m != nil && b.File.Kind == model.ParkBook {
		v.Place = v.draw("sketch", "sketch", m.Area.Desc, m.Area)
	}
	if o := b.answering(p.Office); o != nil {
		v.Desk = b.desk(o)
	}
	v.Code, v.Address = b.codeOf("parks", p.ID)
	return v
}

// A PolicySheet is a policy in a digest: what it gives, to whom, until when.
type PolicySheet struct {
	Opening
	Policy
	AsOf    string // the day on which its standing was judged
	Facts   *PaperFacts
	Code    *PaperCode
	Address string
}

// Template implements [Leaf].
func (*PolicySheet) Template() string { return "print/policy" }

func (b *Book) policySheet(p *model.Policy) Leaf {
	v := &PolicySheet{Opening: b.sheetOf("policies", p, 2), AsOf: b.say("book.valid", b.loc.Date(b.Day))}
	v.Label = p.Number
	v.Facts = b.issued(p).paper(b.w("field.number"))
	v.Policy = Policy{Badges: b.validity(p), Summary: b.phrase(p.Summary), Clauses: b.clauses(p.Clauses), Heading: b.w("policy.clauses")}
	if b.File.Kind == model.PolicyDigest {
		v.Body = b.body("policies", &p.Header)
	}
	v.Validity = b.say("validity.on", b.loc.Date(b.Day), b.enum("validity", string(p.ValidityOn(b.Day))))
	v.Code, v.Address = b.codeOf("policies", p.ID)
	return v
}

// A ServiceSheet is a guide, a fund or another service in a book.
type ServiceSheet struct {
	Opening
	Service
	Panel   PaperPanel
	Facts   *PaperFacts
	Desk    *Contact
	Code    *PaperCode
	Address string
}

// Template implements [Leaf].
func (*ServiceSheet) Template() string { return "print/service" }

func (b *Book) serviceSheet(x *model.Service) Leaf {
	v := &ServiceSheet{Opening: b.sheetOf("services", x, 2)}
	v.Service = Service{
		Badges: Cell{{Text: b.enum("service-type", string(x.Type)), Class: "badge"}}, Summary: b.phrase(x.Summary),
		Offer: b.offer(x.Offer), Steps: b.steps(x.Steps), Body: b.body("services", &x.Header),
		Documents: b.rules("table.documents", "document", x.Documents), Conditions: b.rules("table.conditions", "condition", x.Conditions),
		Basis: b.rules("table.basis", "legal-basis", x.Basis), Policies: b.policyTable(x.Policies),
	}
	b.onPaper(v.Steps, v.Documents, v.Conditions, v.Basis, v.Service.Policies)
	v.Facts = b.counter(x).paper(b.w("field.days"))
	if days := b.quantity(x.Days); days != nil {
		v.Panel = PaperPanel{{Label: Phrase{Text: b.w("field.days")}, Value: days}}
	}
	if o := b.answering(x.Office); o != nil {
		v.Desk = b.desk(o)
	}
	v.Code, v.Address = b.codeOf("services", x.ID)
	return v
}

// A BriefingSheet is an issue of the periodical as offices print one: name and
// number over a red rule, and at the end to whom it goes.
type BriefingSheet struct {
	Opening
	Briefing
	Name   string // of the periodical
	Issuer Cell
	Date   Cell
	Copies Phrase // to whom it goes
	Plates []*PaperPlate
	Mark   Phrase
}

// Template implements [Leaf].
func (*BriefingSheet) Template() string { return "print/briefing" }

func (b *Book) briefingSheet(x *model.Briefing) Leaf {
	v := &BriefingSheet{
		Opening: b.sheetOf("briefings", x, 2), Name: b.w("book-kind.briefings"), Issuer: b.unit(x.Issuer), Date: b.date(x.Date),
		Copies: b.phrase(x.CopiesTo), Mark: b.Mark(),
	}
	v.Briefing = Briefing{Number: b.issue(x), Summary: b.phrase(x.Summary), Body: b.body("briefings", &x.Header), Indicators: b.indicators(x), ByIndustry: b.industryTable(x)}
	if x.Type != model.Bulletin {
		v.Name = b.enum("briefing-type", string(x.Type))
	}
	if v.Indicators != nil {
		v.Scope = b.w("indicators.scope")
		for _, p := range b.briefingCharts(x) {
			v.Plates = append(v.Plates, &PaperPlate{p, v.draw("chart-"+p.ID, "chart", p.Chart.Title, p.Chart)})
		}
	}
	return v
}

// A PaperPlate is a chart on paper, with its title over it and its notes below.
type PaperPlate struct {
	*Plate
	Placed *Placed
}

// AppendHTML appends the chart.
func (p *PaperPlate) AppendHTML(dst []byte) []byte {
	dst = append(appendText(append(dst, `<h3 class="plate">`...), p.Chart.Title), "</h3>"...)
	dst = p.Placed.AppendHTML(dst)
	dst = append(dst, `<p class="note">`...)
	for i, note := range p.Notes {
		if i > 0 {
			dst = append(dst, ' ')
		}
		dst = appendText(dst, note)
	}
	return append(dst, "</p>"...)
}

// A Document is a policy laid out as an official document (GB/T 9704): mark of the
// issuer, number, red rule, title, text, date, and the block at the end.
type Document struct {
	Opening
	Issuer Cell
	Number string
	Title2 Phrase
	Body   *Body
	Made   Cell
	Copies Cell // who printed it and when
	Index  string
	Mark   Phrase
}

// Template implements [Leaf].
func (*Document) Template() string { return "print/document" }

func (b *Book) document(p *model.Policy) Leaf {
	v := &Document{Opening: b.sheetOf("policies", p, 2), Issuer: b.unit(p.Issuer), Number: p.Number, Body: b.body("policies", &p.Header), Made: b.date(p.Made), Index: p.Index, Mark: b.Mark()}
	v.Label = p.Number
	v.Copies = b.listed(b.unit(p.Issuer), b.date(p.Published))
	return v
}
