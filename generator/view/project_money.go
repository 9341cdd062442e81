package view

import (
	"math/big"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// putMoney fills what a project would make, cost and return.
func (s scribe) putMoney(v *Project, p *model.Project) {
	v.Products = s.products(p)
	v.Uses = s.shares("table.uses", "use", p.Uses)
	v.Sources = s.shares("table.sources", "fund-source", p.Sources)
	v.Phases = s.phases(p)
	v.Returns = s.returns(p.Returns)
	if v.Returns != nil {
		v.ReturnsNote = s.estimateNote(p.Returns)
		v.ReturnsBasis = s.passage(p.ReturnsBasis)
	}
}

// products tabulates what a project would make, and the revenue that follows.
func (s scribe) products(p *model.Project) *Table {
	t := &Table{
		Caption: s.w("table.products"),
		Columns: []Column{{Title: s.w("field.product")}, {Title: s.w("field.production"), Number: true}, {Title: s.w("field.volume"), Number: true}, {Title: s.w("field.price"), Number: true}, {Title: s.w("field.revenue"), Number: true}},
	}
	revenue := make([]i18n.Money, len(p.Products))
	for i, x := range p.Products {
		revenue[i] = x.Revenue
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			s.label("product", x.ID, x.Name).cell(), s.quantity(x.Capacity), s.quantity(x.Volume), s.quantity(x.Price), s.money(x.Revenue),
		}})
	}
	if total, ok := sum(revenue); ok && len(revenue) > 1 {
		t.Foot = []Row{{Cells: []Cell{plain(s.w("table.total")), nil, nil, nil, s.money(total)}}}
	}
	return t.trim()
}

// cell returns the phrase as a cell.
func (p Phrase) cell() Cell { return Cell{p.run()} }

// shares tabulates the lines of a sum, each with its share, and the sum.
func (s scribe) shares(caption, list string, lines []model.Share) *Table {
	t := &Table{
		Caption: s.w(caption),
		Columns: []Column{{Title: s.w("field.item")}, {Title: s.w("field.sum"), Number: true}, {Title: s.w("field.share"), Number: true}},
	}
	amounts := make([]i18n.Money, len(lines))
	for i, line := range lines {
		amounts[i] = line.Amount
	}
	total, summed := sum(amounts)
	for _, line := range lines {
		row := Row{Cells: []Cell{s.label(list, line.ID, line.Label).cell(), s.money(line.Amount), nil}}
		if summed {
			row.Cells[2] = s.shareOf(line.Amount, total)
		}
		t.Rows = append(t.Rows, row)
	}
	if summed && len(lines) > 1 {
		t.Foot = []Row{{Cells: []Cell{plain(s.w("table.total")), s.money(total), nil}}}
	}
	return t.trim()
}

// sum adds amounts; ok is false unless each is exact and in one currency.
func sum(amounts []i18n.Money) (total i18n.Money, ok bool) {
	if len(amounts) == 0 {
		return total, false
	}
	value := i18n.Decimal{}
	for _, m := range amounts {
		if m.Precision != i18n.Exact || m.Currency == "" || m.Currency != amounts[0].Currency {
			return i18n.Money{}, false
		}
		if value, ok = value.Add(m.Low); !ok {
			return i18n.Money{}, false
		}
	}
	return i18n.NewMoney(value, amounts[0].Currency), true
}

// shareOf returns a part of a whole in per cent, rounded to one place.
func (s *speech) shareOf(part, whole i18n.Money) Cell {
	if whole.Low.IsZero() {
		return nil
	}
	share := new(big.Rat).Quo(part.Low.Rat(), whole.Low.Rat())
	rounded, ok := i18n.RoundRat(share.Mul(share, big.NewRat(100, 1)), 1)
	if !ok {
		return nil
	}
	return s.percent(i18n.NewPercent(rounded))
}

// phases tabulates the stages of building.
func (s scribe) phases(p *model.Project) *Table {
	t := &Table{
		Caption: s.w("table.phases"),
		Columns: []Column{{Title: s.w("field.phase")}, {Title: s.w("field.period")}, {Title: s.w("field.area"), Number: true}, {Title: s.w("field.sum"), Number: true}},
	}
	amounts := make([]i18n.Money, len(p.Phases))
	for i, x := range p.Phases {
		amounts[i] = x.Amount
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			s.label("phase", x.ID, x.Name).cell(), s.period(x.Period), s.area(x.Area), s.money(x.Amount),
		}})
	}
	if total, ok := sum(amounts); ok && len(amounts) > 1 {
		t.Foot = []Row{{Cells: []Cell{plain(s.w("table.total")), nil, nil, s.money(total)}}}
	}
	return t.trim()
}

// returns lists the estimates; nil for a sheet that has none yet.
func (s scribe) returns(r model.Returns) *Facts {
	if r.IsZero() {
		return nil
	}
	f := &Facts{}
	f.add(s.w("field.year"), s.quantity(r.Year))
	f.add(s.w("field.revenue-year"), s.money(r.Revenue))
	f.add(s.w("field.cost-year"), s.money(r.Cost))
	f.add(s.w("field.profit-year"), s.taxed(s.money(r.Profit), r.ProfitTax))
	f.add(s.w("field.tax-year"), s.money(r.Tax))
	f.add(s.w("field.irr"), s.taxed(s.percent(r.IRR), r.IRRTax))
	payback := s.quantity(r.Payback)
	f.add(s.w("field.payback"), payback.note(s.paybackScope(r).Text()))
	npv := s.money(r.NPV)
	if !r.Discount.IsZero() {
		npv = npv.note(s.say("npv.discount", s.loc.Percent(r.Discount)))
	}
	f.add(s.w("field.npv"), npv)
	f.add(s.w("field.break-even"), s.quantity(r.BreakEven))
	f.add(s.w("field.roi"), s.percent(r.ROI))
	f.add(s.w("field.jobs"), s.quantity(r.Jobs))
	f.add(s.w("field.energy"), s.quantity(r.Energy))
	f.add(s.w("field.emission"), s.quantity(r.Emission))
	return f.orNil()
}

// taxed adds whether income tax is taken off.
func (s *speech) taxed(c Cell, basis model.TaxBasis) Cell {
	return c.note(s.enum("tax-basis", string(basis)))
}

// otherUnit returns an area in the unit that it was not written in: hectares
// for mu and the other way round, as package i18n brackets it.
func (s *speech) otherUnit(a i18n.Area) string {
	whole, first := s.loc.Area(a), s.loc.AreaPrimary(a)
	if len(whole) <= len(first) {
		return ""
	}
	return trimBrackets(whole[len(first):])
}
