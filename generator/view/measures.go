package view

import (
	"cmp"
	"math/big"
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
		if !s.asked(s.Plan.Incentives(s.lang, n)) {
			continue
		}
		sc := s.on(s.Plan.Incentives(s.lang, n))
		v := sc.incentivesPage(n, all)
		shown := all[(n-1)*size : min(n*size, len(all))]
		v.Groups = s.measureGroups(shown)
		sc.shows(&v.Meta, s.policiesOf(shown)...)
		for _, g := range v.Groups {
			v.Contents = append(v.Contents, Link{Href: "#part." + g.ID, Text: g.Title, Count: s.int(len(g.Measures))})
		}
		v.Pager = sc.pager(n, last, func(i int) route.Path { return s.Plan.Incentives(s.lang, i) })
		if !yield(v) {
			return
		}
	}
}

// policiesOf returns the policies of clauses, each once.
func (s *speech) policiesOf(clauses Measures) (all []model.Identified) {
	seen := map[string]bool{}
	for _, m := range clauses {
		if !seen[m.Policy] {
			seen[m.Policy] = true
			all = append(all, s.Catalog.Find("policies", m.Policy))
		}
	}
	return all
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
