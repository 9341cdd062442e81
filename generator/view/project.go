package view

import (
	"slices"

	"prospectus/generator/model"
)

// A Project is the page of one project.
type Project struct {
	Frame
	Code       string // as printed on the sheet
	Badges     Cell   // public state and type
	Summary    Phrase
	StateNote  string   // what reserved, closed and withdrawn mean; empty for open
	Correction *Passage // a dated note
	Panel      Panel    // amount, land, return and payback
	Verified   Cell     // when the office last checked the sheet

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

	Texts    []Section // partner, model, provides, admission, risk, unstudied
	Facts    []*Facts
	Contact  *Shared
	Services Links
	Siblings Links // other open projects of its node and industry
	Pictures []*Picture
	Files    []Attachment
}

// Template implements [Page].
func (*Project) Template() string { return "project" }

// A Place is where a project stands in its chain.
type Place struct {
	Chain Run
	Table *Table
}

// project returns the page of a project.
func (s scribe) project(p *model.Project) Page {
	v := &Project{
		Code: p.Code, Summary: s.phrase(p.Summary),
		Correction: s.passage(p.Correction), Body: s.body("projects", &p.Header),
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
	v.Panel = s.panel(p)
	s.putMoney(v, p)
	s.putConditions(v, p)
	s.putSurroundings(v, p)
	v.Cover, v.Pictures = cover(s.pictures("projects", &p.Header))
	v.Files = s.attachments("projects", &p.Header)
	return v
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
	return f
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
