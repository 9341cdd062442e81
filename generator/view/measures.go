package view

import (
	"cmp"
	"math/big"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// An Incentives is the page of the clauses that a firm may ask for, in groups by
// the conditions that they state, with a form by which a script narrows them to
// those that may apply to what a visitor has in mind. Without a script the page
// is whole: it and the pages after it hold every clause of every policy in force.
type Incentives struct {
	Frame
	Lead, Note string
	Rates      string // at which amounts in other currencies are compared; may be empty
	Style      StyleLink
	Script     ScriptLink
	Folder     string // address of the folder of its data
	Main, More []Question
	Contents   Links
	Groups     []MeasureGroup
	Pager      *Pager
	Finder     *Finding // nil on all pages but the first
}

// Template implements [Page].
func (*Incentives) Template() string { return "incentives" }

// IncentiveScript is the name under which the page asks for its script.
const IncentiveScript = "incentives.js"

// A StyleLink loads a style sheet that one page alone is dressed in, by its address.
type StyleLink string

// AppendHTML appends the link.
func (s StyleLink) AppendHTML(dst []byte) []byte {
	return append(appendAttribute(append(dst, `<link rel="stylesheet"`...), "href", string(s)), '>')
}

// A ScriptLink loads a script that one page alone runs once it is there, by its address.
type ScriptLink string

// AppendHTML appends the element.
func (s ScriptLink) AppendHTML(dst []byte) []byte {
	return append(appendAttribute(append(dst, `<script defer`...), "src", string(s)), "></script>"...)
}

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

// A MeasureGroup is the clauses that state the same conditions.
type MeasureGroup struct {
	ID, Title string
	Measures  Measures
}

// Measures is a list of clauses.
type Measures []*Measure

// AppendHTML appends the items of the list; the list itself is the template's.
func (m Measures) AppendHTML(dst []byte) []byte {
	for _, one := range m {
		dst = one.AppendHTML(dst)
	}
	return dst
}

// A Measure is a clause of a policy in force as a visitor finds it.
type Measure struct {
	Rule   model.Rule
	Asks   model.Criteria
	Ends   i18n.Date // the last day of its policy; zero where no end is stated
	Policy string    // its id
	Title  Link
	Badges Cell
	Text   Cell
	Facts  *Facts
}

// AppendHTML appends the clause as an item of a list, with the day on which it
// ends for the script to compare with the visitor's.
func (m *Measure) AppendHTML(dst []byte) []byte {
	dst = append(dst, `<li class="measure"`...)
	if !m.Ends.IsZero() {
		dst = appendAttribute(dst, "data-ends", m.Ends.Last().Format(time.DateOnly))
	}
	dst = append(m.Title.AppendHTML(append(dst, "><h3>"...)), "</h3>"...)
	dst = append(m.Badges.AppendHTML(append(dst, `<p class="badges">`...)), "</p>"...)
	if len(m.Text) > 0 {
		dst = append(m.Text.AppendHTML(append(dst, "<p>"...)), "</p>"...)
	}
	return append(m.Facts.AppendHTML(dst), "</li>"...)
}

// A Finding is what the script of the page needs: every clause, the units of the
// form with what they are worth, and the words.
type Finding struct {
	Measures Measures
	Units    []Unit
	Regions  map[string]string // of parks, by their ids
}

// A Unit is one in which a visitor states a figure. Its worth is in the site's
// currency or in square metres.
type Unit struct {
	ID    string // CNY4 is ten thousand yuan
	Worth *big.Rat
}

// measuresPerPage is how many entries of a list one page of clauses holds for
// each of a list's.
const measuresPerPage = 5

// soon is how many days before its end a clause is marked.
const soon = 90

// incentivesPages yields the pages of the clauses of policies in force; none
// where no policy has any.
func (s *speech) incentivesPages(yield func(Page) bool) {
	if !s.offering() {
		return
	}
	first := s.on(s.Plan.Incentives(s.lang, 1))
	all := first.measures()
	size := measuresPerPage * s.size
	last := (len(all) + size - 1) / size
	for n := 1; n <= last; n++ {
		sc := s.on(s.Plan.Incentives(s.lang, n))
		v := sc.incentivesPage(n, all)
		v.Groups = s.measureGroups(all[(n-1)*size : min(n*size, len(all))])
		for _, g := range v.Groups {
			v.Contents = append(v.Contents, Link{Href: "#part." + g.ID, Text: g.Title, Count: s.int(len(g.Measures))})
		}
		v.Pager = sc.pager(n, last, func(i int) route.Path { return s.Plan.Incentives(s.lang, i) })
		if !yield(v) {
			return
		}
	}
}

// incentivesPage returns page n without its list.
func (s scribe) incentivesPage(n int, all Measures) *Incentives {
	v := &Incentives{
		Lead: s.w("incentives.lead"), Note: s.say("incentives.as-of", s.loc.Date(s.Day), s.int(len(all))), Rates: s.ratesUsed(),
		Style: StyleLink(s.asset("incentives.css")), Script: ScriptLink(s.asset(IncentiveScript)), Folder: strings.TrimSuffix(string(s.at.To(s.Plan.Measures(s.lang, ""))), ".js"),
	}
	to := func(lang i18n.Tag) (route.Path, bool) { return s.Plan.Incentives(lang, n), true }
	v.Meta = s.head("incentives", Phrase{Text: s.w("incentives.title")}, v.Lead, to, Link{Href: s.list("policies"), Text: s.w("nav.policies")})
	s.numbered(&v.Meta, n)
	if n == 1 {
		v.Finder = &Finding{Measures: all, Units: s.units(), Regions: s.parkRegions()}
		v.Main, v.More = s.questions(all)
	}
	return v
}

// offering reports whether any policy in force has a clause.
func (s *speech) offering() bool {
	for p := range s.Catalog.Policies.All() {
		if len(p.Clauses) > 0 && p.ValidityOn(s.Day).InForce() {
			return true
		}
	}
	return false
}

// measures returns the clauses of policies in force: those that state the fewest
// conditions first, and what everybody may ask for last, as everybody knows
// that already.
func (s scribe) measures() Measures {
	var all Measures
	for _, p := range s.livePolicies() {
		if !p.ValidityOn(s.Day).InForce() {
			continue
		}
		for i := range p.Clauses {
			all = append(all, s.measure(p, &p.Clauses[i]))
		}
	}
	slices.SortStableFunc(all, func(a, b *Measure) int {
		return cmp.Or(compareEveryone(a, b), cmp.Compare(a.Asks, b.Asks))
	})
	return all
}

func compareEveryone(a, b *Measure) int {
	if (a.Asks == 0) == (b.Asks == 0) {
		return 0
	} else if a.Asks == 0 {
		return 1
	}
	return -1
}

// measure returns one clause.
func (s scribe) measure(p *model.Policy, c *model.Clause) *Measure {
	name := s.title(&p.Header)
	m := &Measure{Rule: model.NewRule(c, s.worth), Ends: p.Expires, Policy: p.ID, Text: s.cell(c.Text), Facts: &Facts{}}
	m.Asks = m.Rule.Asks()
	m.Title = Link{Href: s.href("policies", p.ID) + "#clause." + c.ID, Text: name.Text, Lang: name.Lang}
	if c.Article != "" && name.Lang == "" {
		m.Title.Text = s.say("incentives.at", name.Text, c.Article)
	}
	if kind := s.enum("clause-kind", string(c.Kind)); kind != "" {
		m.Badges = append(m.Badges, Run{Text: kind, Class: "badge"})
	}
	if v := p.ValidityOn(s.Day); v != model.Valid {
		m.Badges = append(m.Badges, s.validity(p)...)
	}
	if !p.Expires.IsZero() && !p.Expires.Last().AddDate(0, 0, -soon).After(s.Day.First()) {
		m.Badges = append(m.Badges, Run{Text: s.w("incentives.soon"), Class: "badge soon"})
	}
	m.Facts.add(s.w("field.conditions"), unlinked(s.conditions(*c)))
	m.Facts.add(s.w("field.extent"), s.extent(*c))
	m.Facts.add(s.w("field.in-force"), plain(s.runs(p)))
	m.Facts.add(s.w("field.number"), plain(p.Number))
	m.Facts.add(s.w("field.desk"), s.decides(p, c))
	return m
}

// decides names the desk that decides on a clause with its telephone, else the
// office that answers for the policy, else its issuer.
func (s scribe) decides(p *model.Policy, c *model.Clause) Cell {
	if desk := s.unitDesk(c.Desk); desk != nil {
		return desk
	}
	if o := s.Catalog.Offices.Get(p.Office); o != nil {
		desk := s.officeLink(o.ID)
		if number := s.phone(o.Phone); number != nil {
			desk = append(append(desk, Run{Text: " "}), number...)
		}
		return desk
	}
	return s.unitDesk(p.Issuer)
}

// measureGroups parts clauses, which are in order, by the conditions that they
// state.
func (s *speech) measureGroups(all Measures) (groups []MeasureGroup) {
	for i, m := range all {
		if i == 0 || m.Asks != all[i-1].Asks {
			g := MeasureGroup{ID: "asks-" + strconv.Itoa(int(m.Asks)), Title: s.w("incentives.everybody")}
			if m.Asks != 0 {
				g.Title = s.say("incentives.asks", s.criteria(m.Asks))
			}
			groups = append(groups, g)
		}
		g := &groups[len(groups)-1]
		g.Measures = append(g.Measures, m)
	}
	return groups
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
