package view

import (
	"slices"

	"prospectus/generator/model"
)

// A Project is the page of one project.
type Project struct {
	Frame
	Seal      Seal
	Code      string // as printed on the sheet
	Badges    Cell   // public state and type
	Summary   Phrase
	StateNote string // what reserved, closed and withdrawn mean; empty for open
	Panel     Panel  // amount, land, return and payback
	Verified  Cell   // when the office last checked the sheet
	Sheet     *Link  // to the printed sheet, where there is one
	Ask       *Ask
	Contents  Links  // to the parts of the page
	Notice    Phrase // the standing notice

	Cover    *Picture
	Body     *Body
	Products *Table // what it would make, and the revenue that follows

	Uses, Sources, Phases *Table // investment
	Returns               *Facts
	ReturnsNote           string // basis and date
	ReturnsBasis          *Passage

	Preparation, Resources, Utilities, Site *Table
	Chain                                   *Place
	Firms, Policies                         *Table // neighbours, suppliers, customers; what may be applied for
	PoliciesNote                            string
	PoliciesMore                            *Link // to all, where more may apply

	Texts    []Section // partner, model, provides, admission, risk, unstudied
	Facts    []*Facts
	Contact  *Shared
	Services Links
	Similar  []Similar // open projects like it
	Pictures []*Picture
	Files    []Attachment
}

// Template implements [Page].
func (*Project) Template() string { return "project" }

// A Place is where a project stands in its chain: the same for all projects on
// one node.
type Place struct {
	Chain Run
	Map   *Neighbourhood // what lies before and after
	Table *Table
	Part  *Shared // all of it, laid out once
}

// project returns the page of a project.
func (s scribe) project(p *model.Project) Page {
	v := &Project{
		Code: p.Code, Seal: s.seal(p.Industry), Ask: s.ask(p), Notice: s.notice(), Summary: s.phrase(p.Summary),
		Body:     s.body("projects", &p.Header),
		Verified: s.date(p.Verified),
	}
	v.Meta = s.recordHead("projects", p)
	if p.State != model.Open {
		v.StateNote = s.enum("state-note", string(p.State))
	}
	v.Badges = Cell{{Text: s.enum("state", string(p.State)), Class: "badge state-" + string(p.State)}}
	if p.Type != "" {
		v.Badges = append(v.Badges, Run{Text: s.enum("project-type", string(p.Type)), Class: "badge"})
	}
	if p.State == model.Closed || p.State == model.Withdrawn {
		v.Ask = nil // its desk takes no more inquiries
	}
	v.Panel = s.panel(p)
	s.putMoney(v, p)
	s.putConditions(v, p)
	s.putSurroundings(v, p)
	v.Cover, v.Pictures = cover(s.pictures("projects", &p.Header))
	if v.Sheet, v.Files = s.sheet(s.attachments("projects", &p.Header)); v.Sheet == nil {
		v.Sheet = s.printLink("projects", p.ID)
	}
	v.Contents = s.projectContents(v)
	return v
}

// sheetID is the id of the attachment that is a project's printed sheet.
const sheetID = "sheet"

// sheet takes the printed sheet out of a project's attachments.
func (s scribe) sheet(all []Attachment) (*Link, []Attachment) {
	i := slices.IndexFunc(all, func(a Attachment) bool { return a.ID == sheetID })
	if i < 0 {
		return nil, all
	}
	return &Link{Href: all[i].Link.Href, Text: s.w("project.sheet"), Count: all[i].Size}, slices.Delete(all, i, i+1)
}

// projectContents leads to the parts of a project's page that it has.
func (s scribe) projectContents(v *Project) Links {
	c := contents{speech: s.speech}
	c.add("products", "project.products", v.Products != nil)
	c.add("investment", "project.investment", v.Uses != nil || v.Sources != nil || v.Phases != nil)
	c.add("returns", "project.returns", v.Returns != nil)
	c.add("facts", "project.facts", len(v.Facts) > 0)
	c.add("utilities", "project.utilities", v.Utilities != nil)
	c.add("site", "project.site", v.Site != nil)
	c.add("preparation", "project.preparation", v.Preparation != nil)
	c.add("chain", "project.chain", v.Chain != nil)
	for _, t := range v.Texts {
		c.add(t.ID, "project."+t.ID, true)
	}
	c.add("policies", "project.policies", v.Policies != nil)
	c.add("similar", "project.similar", len(v.Similar) > 0)
	return c.long()
}

// contents gathers links to the parts of one page.
type contents struct {
	*speech
	found Links
}

// add adds a part, if the page has it.
func (c *contents) add(id, word string, has bool) {
	if has {
		c.found = append(c.found, Link{Href: "#part." + id, Text: c.w(word)})
	}
}

// fewestParts is how many parts a page has before it leads to them.
const fewestParts = 4

// long returns the links of a page that is long enough to need them.
func (c *contents) long() Links {
	if len(c.found) < fewestParts {
		return nil
	}
	return c.found
}

// panel returns the figures by which a project is judged at first sight.
func (s scribe) panel(p *model.Project) Panel {
	var panel Panel
	add := func(f Figure) {
		if len(f.Value) > 0 {
			panel = append(panel, f)
		}
	}
	add(s.investmentFigure(p))
	add(s.landFigure(p))
	estimate := s.estimateNote(p.Returns)
	add(Figure{
		Label: Phrase{Text: s.w("field.irr")}, Value: s.percent(p.Returns.IRR), Mark: s.w("estimate.mark"),
		Notes: cells(s.enumCell("tax-basis", string(p.Returns.IRRTax)), plain(estimate)),
	})
	payback := Figure{Label: Phrase{Text: s.w("field.payback")}, Value: s.quantity(p.Returns.Payback), Mark: s.w("estimate.mark")}
	if len(payback.Value) > 0 {
		payback.Notes = cells(s.paybackScope(p.Returns), plain(estimate))
	}
	add(payback)
	return panel
}

// cells leaves out those that say nothing.
func cells(all ...Cell) []Cell {
	return slices.DeleteFunc(all, func(c Cell) bool { return len(c) == 0 })
}

// investmentFigure shows the investment, and below it the conversion with the
// rate and the date that it always carries.
func (s scribe) investmentFigure(p *model.Project) Figure {
	f := Figure{Label: Phrase{Text: s.w("field.investment")}, Value: s.money(p.Investment)}
	if s.converts(p.Investment) {
		f.Notes = cells(
			plain(s.loc.MoneyIn(p.Investment, *s.rate)),
			plain(s.say("rate.note", s.loc.Decimal(s.rate.PerUnit), s.loc.Date(s.rate.Date))),
		)
	}
	if p.InvestmentBasis != "" {
		f.Mark = s.w("estimate.mark")
		f.Notes = append(f.Notes, plain(s.investmentNote(p)))
	}
	return f
}

// investmentNote names the paper that the investment is estimated in; its date
// where the returns come from the same.
func (s *speech) investmentNote(p *model.Project) string {
	if p.InvestmentBasis == p.Returns.Basis {
		return s.estimateNote(p.Returns)
	}
	return s.say("estimate.basis", s.enum("basis", string(p.InvestmentBasis)))
}

// landFigure shows land in both units, or the floor area of a project that
// takes none.
func (s scribe) landFigure(p *model.Project) Figure {
	area, label := p.Land.Area, "field.land"
	if area.IsZero() {
		area, label = p.Land.FloorArea, "field.floor-area"
	}
	f := Figure{Label: Phrase{Text: s.w(label)}}
	if area.IsZero() {
		return f
	}
	f.Value = plain(s.loc.AreaPrimary(area))
	f.Notes = cells(plain(s.otherUnit(area)), s.enumCell("tenure", string(p.Land.Tenure)))
	return f
}

// estimateNote names the paper that an estimate rests on, and its date.
func (s *speech) estimateNote(r model.Returns) string {
	basis := s.enum("basis", string(r.Basis))
	if basis == "" {
		return s.w("estimate.none")
	}
	if r.Date.IsZero() {
		return s.say("estimate.basis", basis)
	}
	return s.say("estimate.dated", basis, s.loc.Date(r.Date))
}

// paybackScope says what a payback period counts.
func (s *speech) paybackScope(r model.Returns) Cell {
	scope := s.w("payback.without-build")
	if r.IncludesBuild {
		scope = s.w("payback.with-build")
	}
	if tax := s.enum("tax-basis", string(r.PaybackTax)); tax != "" {
		scope += s.w("label.comma") + tax
	}
	return plain(scope)
}
