package view

import (
	"slices"

	"prospectus/generator/board"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// ledgerBoard shows the rates of the ledger: of all projects and by industry,
// region, office and month of signing.
func (s scribe) ledgerBoard(b *Board) {
	c, ledger := s.Catalog, s.Catalog.LedgerInSiteCurrency()
	all, first := board.All(ledger, s.Day)
	if all.Signed == 0 {
		b.Sections = []Section{{Parts: []Fragment{remark(s.w("rates.no-ledger"))}}}
		return
	}
	cohort := s.say("rates.cohort", s.loc.Date(first), s.loc.Date(s.Day), s.int(all.Signed))
	source := s.say("chart.source", s.loc.Date(s.Day))
	head := Section{Parts: []Fragment{remark(s.w("rates.rule")), remark(s.w("rates.money-rule"))}}
	if c := s.funnelChart(all); c != nil {
		head.Parts = append(head.Parts, s.plate("funnel", c, cohort, source))
	}
	b.Sections = append(b.Sections, head)
	for _, by := range []struct {
		name  string
		key   board.Key
		order []string
		label func(string) Cell
	}{
		{"industry", board.ByIndustry, slices.Collect(c.Industries.Idents()), s.industry},
		{"region", board.ByRegion, slices.Collect(c.Regions.Idents()), s.region},
		{"office", board.ByOffice, slices.Collect(c.Offices.Idents()), s.officeLink},
		{"month", board.ByMonth, nil, s.month},
	} {
		title := s.enum("rates-by", by.name)
		steps := &Table{Caption: s.say("rates.steps-caption", title), Columns: s.rateColumns(by.name)}
		money := &Table{Caption: s.say("rates.money-caption", title), Columns: s.numbers(by.name, "signed", "priced", "agreed", "paid-in", "paid-rate")}
		cohorts := board.Cohorts(ledger, s.Day, by.key, by.order)
		named := func(c board.Cohort) Cell { return s.cohortName(by.label(c.Key), c.Key) }
		for _, c := range cohorts {
			name := named(c)
			steps.Rows = append(steps.Rows, s.rateRow(name, c))
			money.Rows = append(money.Rows, s.moneyRow(name, c))
		}
		total := plain(s.enum("column", "total"))
		steps.Foot, money.Foot = []Row{s.rateRow(total, all)}, []Row{s.moneyRow(total, all)}
		section := Section{ID: by.name, Title: title, Parts: []Fragment{remark(cohort), steps, money}}
		if c := s.paidChart(title, cohorts, func(c board.Cohort) string { return named(c).Text() }); c != nil {
			section.Parts = append(section.Parts, s.plate("paid-"+by.name, c, s.w("chart.rounded"), source))
		}
		b.Sections = append(b.Sections, section)
	}
}

// rateColumns returns the columns of a table of rates.
func (s *speech) rateColumns(by string) []Column {
	found := s.numbers(by, "signed", "cancelled")
	for _, step := range board.Steps() {
		found = append(found, Column{Title: s.say("rates.step", s.enum("stage", string(step.From)), s.enum("stage", string(step.To))), Number: true})
	}
	return found
}

// cohortName returns the label of a cohort. Projects that belong nowhere say so.
func (s *speech) cohortName(label Cell, key string) Cell {
	switch {
	case len(label) > 0:
		return label
	case key == "":
		return plain(s.w("rates.nowhere"))
	}
	return s.own(key)
}

// moneyRow returns the row of what a cohort agreed and paid in.
func (s *speech) moneyRow(name Cell, c board.Cohort) Row {
	sum := func(d i18n.Decimal) Cell { return plain(s.loc.Money(i18n.NewMoney(d, s.site.Currency))) }
	m := c.Money
	if m.Priced == 0 {
		none := s.dash(s.w("rates.no-amount"))
		return Row{Cells: []Cell{name, s.figureOf(c.Signed), s.figureOf(0), none, none, none}}
	}
	rate := s.dash(s.w("rates.no-amount"))
	if p, ok := m.Percent(); ok {
		rate = plain(s.loc.Percent(p))
	}
	return Row{Cells: []Cell{name, s.figureOf(c.Signed), s.figureOf(m.Priced), sum(m.Agreed), sum(m.Paid), rate}}
}

// rateRow returns the row of a cohort.
func (s *speech) rateRow(name Cell, c board.Cohort) Row {
	row := Row{Cells: []Cell{name, s.figureOf(c.Signed), s.figureOf(c.Cancelled)}}
	for _, r := range c.Rates {
		row.Cells = append(row.Cells, s.rateCell(r))
	}
	return row
}

// rateCell writes a rate with its numerator and denominator; without a
// denominator a dash, of which the rule above the tables says what it means.
func (s *speech) rateCell(r board.Rate) Cell {
	p, ok := r.Percent()
	if !ok {
		return s.dash(s.say("rates.of", s.int(0), s.int(0)))
	}
	return plain(s.loc.Percent(p)).note(s.say("rates.of", s.int(r.Part), s.int(r.Whole)))
}

// month writes the month of a cohort.
func (s *speech) month(key string) Cell {
	d, err := i18n.ParseDate(key)
	if err != nil {
		return nil
	}
	return s.date(d)
}

// nodeBoard shows the weak and missing nodes of each chain, and the firms that
// are wanted there.
func (s scribe) nodeBoard(b *Board) {
	gaps := board.Gaps(s.Catalog)
	counts := map[model.Weakness]int{}
	open := 0
	for _, g := range gaps {
		counts[g.Node.Internal.State]++
		if g.Unanswered() {
			open++
		}
	}
	figure := func(label string, n int) Figure { return Figure{Label: Phrase{Text: label}, Value: s.figureOf(n)} }
	b.Panel = Panel{
		figure(s.enum("weakness", string(model.Missing)), counts[model.Missing]),
		figure(s.enum("weakness", string(model.Weak)), counts[model.Weak]),
		figure(s.enum("column", "unanswered"), open),
	}
	for chain := range s.Catalog.Chains.All() {
		t := &Table{Caption: s.title(&chain.Header).Text, Columns: s.columns("node", "weakness", "targets", "projects")}
		for _, g := range gaps {
			if g.Chain == chain {
				t.Rows = append(t.Rows, s.gapRow(g))
			}
		}
		b.add(chain.ID, s.title(&chain.Header).Text, s.hunting(chain), t, s.w("boards.no-gaps"))
	}
}

// hunting says where a chain looks for firms, "" where it does not say.
func (s *speech) hunting(c *model.Chain) string {
	var names []string
	for _, id := range c.Internal.Hunt {
		name := id
		if p := s.Catalog.Provinces.Get(id); p != nil {
			name = s.phrase(p.Name).Text
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return ""
	}
	return s.say("boards.hunting", s.loc.List(names))
}

// gapRow returns the row of one gap.
func (s scribe) gapRow(g board.Gap) Row {
	state := s.enumCell("weakness", string(g.Node.Internal.State))
	targets := s.ownList(g.Targets)
	if len(targets) == 0 {
		targets = s.dash(s.w("boards.no-targets"))
	}
	projects := s.projectLinks(g.Projects)
	if len(projects) == 0 {
		projects = s.dash(s.w("boards.no-project"))
	}
	return Row{Cells: []Cell{s.node(g.Node.Ident()), state, targets, projects}}
}
