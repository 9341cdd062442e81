package view

import (
	"cmp"
	"math/big"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A Question is one that the form asks.
type Question struct {
	Name, Label string
	Options     Options // of a choice
	Units       Options // of a figure that has one
	Unit        string  // what the choice of the unit is called
	Figure      bool
}

// Options are the options of a choice.
type Options []Option

// An Option is one of them.
type Option struct{ Value, Text, Lang string }

// AppendHTML appends the options.
func (o Options) AppendHTML(dst []byte) []byte {
	for _, option := range o {
		dst = append(appendText(append(dst, `<option value="`...), option.Value), '"')
		dst = appendAttribute(dst, "lang", option.Lang)
		dst = append(appendText(append(dst, '>'), option.Text), "</option>"...)
	}
	return dst
}

// questions returns what the form asks: always what makes out a project, and of
// the rest what any clause asks about.
func (s scribe) questions(all Measures) (main, more []Question) {
	var asked model.Criteria
	kinds := map[model.FirmKind]bool{}
	for _, m := range all {
		asked |= m.Asks
		for _, k := range m.Rule.Firms {
			kinds[k] = true
		}
	}
	main = s.places(asked)
	for _, by := range []model.Criterion{model.ByInvestment, model.ByLand} {
		main = append(main, s.figureQuestion(by))
	}
	for _, by := range []model.Criterion{model.ByFixedAssets, model.ByEquipment, model.ByJobs, model.ByRevenue} {
		if asked.Has(by) {
			more = append(more, s.figureQuestion(by))
		}
	}
	return main, append(more, s.firmQuestions(kinds)...)
}

// places asks for industry, park and region.
func (s scribe) places(asked model.Criteria) (found []Question) {
	add := func(by model.Criterion, options Options) {
		if len(options) > 0 {
			found = append(found, s.choice(by.String(), s.enum("criterion", by.String()), options))
		}
	}
	var industries, parks, regions Options
	for i := range s.Catalog.Industries.All() {
		industries = append(industries, option(i.ID, s.phrase(i.Name)))
	}
	for p := range s.Catalog.Parks.All() {
		parks = append(parks, option(p.ID, s.title(&p.Header)))
	}
	if len(parks) > 0 {
		parks = append(parks, Option{Value: nowhere, Text: s.w("incentives.no-park")})
	}
	for r := range s.Catalog.Regions.All() {
		regions = append(regions, option(r.ID, s.phrase(r.Name)))
	}
	add(model.ByIndustry, industries)
	add(model.ByPark, parks)
	if asked.Has(model.ByRegion) {
		add(model.ByRegion, regions)
	}
	return found
}

// firmQuestions asks what kind of firm the visitor has, as far as any clause
// asks.
func (s scribe) firmQuestions(kinds map[model.FirmKind]bool) (found []Question) {
	if kinds[model.ForeignInvested] || kinds[model.Domestic] {
		var options Options
		for _, k := range []model.FirmKind{model.ForeignInvested, model.Domestic} {
			options = append(options, Option{Value: string(k), Text: s.enum("firm-kind", string(k))})
		}
		found = append(found, s.choice("investor", s.w("incentives.investor"), options))
	}
	for _, k := range []model.FirmKind{model.SmallMedium, model.HighTech} {
		if kinds[k] {
			found = append(found, s.choice(string(k), s.enum("firm-kind", string(k)), Options{{Value: "yes", Text: s.w("incentives.yes")}, {Value: "no", Text: s.w("incentives.no")}}))
		}
	}
	return found
}

// nowhere is the answer of who has no park, or an industry that is not listed.
const nowhere = "-"

func option(id string, name Phrase) Option { return Option{id, name.Text, name.Lang} }

// choice asks for one of several; nothing is chosen at first.
func (s *speech) choice(name, label string, options Options) Question {
	return Question{Name: name, Label: label, Options: append(Options{{Text: s.w("incentives.unsaid")}}, options...)}
}

// figureQuestion asks for a figure.
func (s *speech) figureQuestion(by model.Criterion) Question {
	q := Question{Name: by.String(), Label: s.enum("criterion", by.String()), Figure: true}
	switch by {
	case model.ByLand:
		for _, u := range landUnits {
			q.Units = append(q.Units, Option{Value: string(u), Text: s.loc.Unit(i18n.Unit(u))})
		}
	case model.ByJobs:
	default:
		for _, currency := range s.currencies() {
			for _, u := range s.loc.MoneyUnits(currency) {
				q.Units = append(q.Units, Option{Value: currency + strconv.Itoa(u.Exp), Text: u.Name})
			}
		}
	}
	if len(q.Units) > 0 {
		q.Unit = s.say("incentives.unit", q.Label)
	}
	return q
}

// landUnits are the units of land that the form offers.
var landUnits = []i18n.AreaUnit{i18n.Mu, i18n.Hectare, i18n.SquareMetre}

// currencies lists the site's currency, those in brackets, and those in which a
// clause states a threshold, as far as there is a rate.
func (s *speech) currencies() []string {
	found := append([]string{cmp.Or(s.site.Currency, "CNY")}, s.site.Foreign...)
	for p := range s.Catalog.Policies.All() {
		for _, c := range p.Clauses {
			for _, m := range []i18n.Money{c.MinInvestment, c.MaxInvestment, c.MinRevenue} {
				if m.Currency != "" && !slices.Contains(found, m.Currency) {
					found = append(found, m.Currency)
				}
			}
		}
	}
	return slices.DeleteFunc(found, func(currency string) bool { return s.worth(currency) == nil })
}

// ratesUsed says at which rates amounts are compared.
func (s *speech) ratesUsed() string {
	var said []string
	for _, currency := range s.currencies()[1:] {
		if r := s.Catalog.Rates.Get(currency); r != nil {
			one := i18n.NewMoney(i18n.DecimalOf(1), currency)
			text := s.loc.Money(one) + " = " + s.loc.Money(i18n.NewMoney(r.PerUnit, s.site.Currency))
			if !r.Date.IsZero() {
				text = s.say("label.marked", text, s.loc.Date(r.Date))
			}
			said = append(said, text)
		}
	}
	if len(said) == 0 {
		return ""
	}
	return s.say("incentives.rates", s.loc.List(said))
}

// units returns every unit of the form with its worth.
func (s *speech) units() (found []Unit) {
	for _, currency := range s.currencies() {
		for _, u := range s.loc.MoneyUnits(currency) {
			found = append(found, NewUnit(currency, u.Exp, s.worth))
		}
	}
	return append(found, AreaUnits()...)
}

// NewUnit returns the unit of ten to the power of exp of a currency that has a
// rate.
func NewUnit(currency string, exp int, worth model.Worth) Unit {
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(exp)), nil)
	return Unit{currency + strconv.Itoa(exp), new(big.Rat).Mul(new(big.Rat).SetInt(ten), worth(currency))}
}

// AreaUnits returns the units of area.
func AreaUnits() (found []Unit) {
	for _, u := range append(slices.Clone(landUnits), i18n.SquareKilometre) {
		found = append(found, Unit{string(u), i18n.NewArea(i18n.DecimalOf(1), u).SquareMetres()})
	}
	return found
}

// parkRegions returns in which region each park lies.
func (s *speech) parkRegions() map[string]string {
	found := map[string]string{}
	for p := range s.Catalog.Parks.All() {
		if p.Region != "" {
			found[p.ID] = p.Region
		}
	}
	return found
}

// anything is the proposal of who has said nothing yet.
var anything = model.Proposal{Industry: model.Undecided, Park: model.Undecided, Region: model.Undecided}

// find leads to the page of clauses with a proposal filled in; nil where there is
// no such page.
func (s scribe) find(in *model.Proposal, text string) *Link {
	if !s.offering() {
		return nil
	}
	l := &Link{Href: string(s.at.To(s.Plan.Incentives(s.lang, 1))), Text: text}
	if answers := Answers(in, s.loc); answers != "" {
		l.Href += "#" + answers
	}
	return l
}

// Answers returns the fragment of the address of the page of clauses under which
// its form is filled in with a proposal: names of questions and answers as the
// form writes them itself. What is not known is left out.
//
//	industry=food&park=-&investment=~3000&investment-unit=CNY4&land=15-20&land-unit=mu
//
// "-" is none; of figures a-b is a range, a- at least, -b at most, ~a about.
func Answers(in *model.Proposal, loc *i18n.Locale) string {
	var pairs []string
	add := func(name, value string) {
		if value != "" {
			pairs = append(pairs, name+"="+url.QueryEscape(value))
		}
	}
	place := func(by model.Criterion, id string) {
		if id != model.Undecided {
			add(by.String(), cmp.Or(id, nowhere))
		}
	}
	place(model.ByIndustry, in.Industry)
	place(model.ByPark, in.Park)
	place(model.ByRegion, in.Region)
	for _, f := range []struct {
		by     model.Criterion
		amount i18n.Money
	}{
		{model.ByInvestment, in.Investment}, {model.ByFixedAssets, in.FixedAssets}, {model.ByEquipment, in.Equipment}, {model.ByRevenue, in.Revenue},
	} {
		if m := f.amount; m.IsAmount() {
			low, high, exp := shifted(m.Low, m.High, loc.MoneyUnits(m.Currency)[0].Exp)
			add(f.by.String(), figureAnswer(low, high, m.Precision))
			add(f.by.String()+"-unit", m.Currency+strconv.Itoa(exp))
		}
	}
	if in.Land.IsAmount() {
		add(model.ByLand.String(), figureAnswer(in.Land.Low, in.Land.High, in.Land.Precision))
		add(model.ByLand.String()+"-unit", string(in.Land.Unit))
	}
	if in.Jobs.IsAmount() && in.Jobs.Unit == model.People {
		add(model.ByJobs.String(), figureAnswer(in.Jobs.Low, in.Jobs.High, in.Jobs.Precision))
	}
	return strings.Join(append(pairs, firmAnswers(in)...), "&")
}

// shifted returns two amounts in a unit of ten to the power of exp, and as they
// are where that has no place for them.
func shifted(low, high i18n.Decimal, exp int) (i18n.Decimal, i18n.Decimal, int) {
	l, fits := low.Shift(-exp)
	h, too := high.Shift(-exp)
	if !fits || !too {
		return low, high, 0
	}
	return l, h, exp
}

// figureAnswer writes a figure as the form does.
func figureAnswer(low, high i18n.Decimal, precision i18n.Precision) string {
	switch precision {
	case i18n.Range:
		return low.String() + "-" + high.String()
	case i18n.AtLeast:
		return low.String() + "-"
	case i18n.AtMost:
		return "-" + high.String()
	case i18n.About:
		return "~" + low.String()
	}
	return low.String()
}

// firmAnswers says what kind of firm a proposal is for.
func firmAnswers(in *model.Proposal) (pairs []string) {
	for _, side := range []struct {
		kinds  []model.FirmKind
		answer string
	}{{in.Firm, "yes"}, {in.NotFirm, "no"}} {
		for _, k := range side.kinds {
			name, answer := string(k), side.answer
			if foreign := k == model.ForeignInvested; foreign || k == model.Domestic {
				name, answer = "investor", string(model.Domestic)
				if foreign == (side.answer == "yes") {
					answer = string(model.ForeignInvested)
				}
			}
			pairs = append(pairs, name+"="+answer)
		}
	}
	return pairs
}
