package view

import (
	"cmp"
	"slices"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// A Policy is the page of one issued document.
type Policy struct {
	Frame
	Badges   Cell // its standing on the day
	Summary  Phrase
	Validity string // said in words, with the day on which it was judged
	Warn     bool   // nobody can rely on it on that day
	Facts    *Facts // number, dates, issuer: what heads the issued document
	Body     *Body
	Heading  string    // of the clauses: support on offer, or what was
	Clauses  []*Clause // what a firm may ask for
	Projects Links     // that it applies to
	Services Links
	Contact  *Shared
	Files    []Attachment
}

// Template implements [Page].
func (*Policy) Template() string { return "policy" }

// policy returns the page of a policy.
func (s scribe) policy(p *model.Policy) Page {
	v := &Policy{
		Badges: s.validity(p), Summary: s.phrase(p.Summary), Facts: s.issued(p),
		Body: s.body("policies", &p.Header), Clauses: s.clauses(p.Clauses),
		Projects: s.takers(p),
		Services: links(s, "services", s.index.services["policies/"+p.ID]),
		Contact:  s.contact(p.Office), Files: s.printed("policies", p.ID, s.attachments("policies", &p.Header)),
	}
	v.Meta = s.recordHead("policies", p)
	standing := p.ValidityOn(s.Day)
	v.Warn, v.Heading = !standing.InForce(), s.w("policy.clauses")
	if v.Warn && standing != model.Pending {
		v.Heading = s.w("policy.clauses-past")
	}
	v.Validity = s.say("validity.on", s.loc.Date(s.Day), s.enum("validity", string(standing)))
	return v
}

// head returns at most the first n items.
func head[T any](items []T, n int) []T { return items[:min(n, len(items))] }

// issued lists what stands at the head of an issued document.
func (s scribe) issued(p *model.Policy) *Facts {
	f := &Facts{Title: s.w("policy.about")}
	f.add(s.w("field.number"), plain(p.Number))
	f.add(s.w("field.index"), plain(p.Index))
	f.add(s.w("field.issuer"), s.unit(p.Issuer))
	f.add(s.w("field.topic"), s.enumCell("topic", string(p.Topic)))
	f.add(s.w("field.made"), s.date(p.Made))
	f.add(s.w("field.published"), s.date(p.Published))
	f.add(s.w("field.effective"), s.date(p.Effective))
	f.add(s.w("field.expires"), s.date(p.Expires))
	f.add(s.w("field.repealed"), s.date(p.Repealed))
	f.add(s.w("field.validity"), s.validity(p).note(s.say("validity.day", s.loc.Date(s.Day))))
	f.add(s.w("field.disclosure"), s.enumCell("disclosure", string(p.Disclosure)))
	f.add(s.w("field.industries"), s.industryList(p.Industries))
	f.add(s.w("field.replaces"), s.policies(p.Replaces))
	f.add(s.w("field.amends"), s.policies(p.Amends))
	f.add(s.w("field.replaced-by"), s.policies(s.replacing(p.ID)))
	if strings.HasPrefix(p.Explains, "https://") {
		s.depart(p.Explains)
		f.add(s.w("field.interpretation"), Cell{{Text: p.Explains, Href: s.outward(p.Explains)}})
	}
	if !p.Review.Reviewed.IsZero() {
		f.add(s.w("field.review"), s.sourced(s.date(p.Review.Reviewed), p.Review.By, i18n.Date{}))
	}
	return f.orNil()
}

// policies leads to policies by their titles.
func (s scribe) policies(ids []string) Cell {
	var runs []Run
	for _, p := range s.Catalog.Policies.Some(ids) {
		runs = append(runs, s.record("policies", p))
	}
	return s.several(runs)
}

// replacing returns the policies that replace or amend one.
func (s *speech) replacing(id string) (found []string) {
	for p := range s.Catalog.Policies.All() {
		for _, old := range append(append([]string(nil), p.Replaces...), p.Amends...) {
			if old == id {
				found = append(found, p.ID)
			}
		}
	}
	return found
}

// A Clause is one measure that a firm may ask for: what it gives, to whom, up
// to how much, how to apply and who decides. It stands as a block of its own,
// because its cells hold sentences, which a table on a telephone cannot.
type Clause struct {
	ID    string // by which a link names it
	Title Cell   // article and kind
	Text  Cell
	Facts *Facts
}

// articleNumber returns the number of an article, which editors also write in
// full: 第四条, Article 4. The words around it are the page's own.
func articleNumber(written string) string {
	n := strings.TrimSpace(written)
	inner, first := strings.CutPrefix(n, "第")
	if inner, last := strings.CutSuffix(inner, "条"); first && last && !strings.Contains(inner, "条") {
		n = strings.TrimSpace(inner)
	}
	for _, word := range []string{"article ", "art. "} {
		if len(n) > len(word) && strings.EqualFold(n[:len(word)], word) {
			n = strings.TrimSpace(n[len(word):])
		}
	}
	return n
}

// clauses returns the measures of a policy in order.
func (s scribe) clauses(all []model.Clause) []*Clause {
	var found []*Clause
	for _, c := range all {
		v := &Clause{ID: "clause." + c.ID, Text: s.cell(c.Text), Facts: &Facts{}}
		if c.Article != "" {
			v.Title = plain(s.say("policy.article", articleNumber(c.Article)))
		}
		if kind := s.enum("clause-kind", string(c.Kind)); kind != "" {
			v.Title = append(v.Title, Run{Text: kind, Class: "badge"})
		}
		v.Facts.add(s.w("field.conditions"), s.conditions(c))
		v.Facts.add(s.w("field.extent"), s.extent(c))
		v.Facts.add(s.w("field.apply"), s.cell(c.Apply))
		v.Facts.add(s.w("field.desk"), s.unitDesk(c.Desk))
		found = append(found, v)
	}
	return found
}

// conditions says for whom a measure is; everybody where nothing limits it.
func (s scribe) conditions(c model.Clause) Cell {
	var cell Cell
	add := func(label string, value Cell) {
		if len(value) == 0 {
			return
		}
		if len(cell) > 0 {
			cell = append(cell, Run{Text: s.w("label.stop")})
		}
		cell = append(append(cell, Run{Text: s.w(label) + s.loc.Sep()}), value...)
	}
	add("field.industries", s.industryList(c.Industries))
	var parks, regions []Run
	for _, id := range c.Parks {
		parks = append(parks, s.park(id)...)
	}
	for _, id := range c.Regions {
		regions = append(regions, s.region(id)...)
	}
	add("field.parks", s.several(parks))
	add("field.region", s.several(regions))
	add("field.firm-kinds", s.words("firm-kind", texted(c.Firms)))
	for _, b := range s.bounds(&c) {
		if len(cell) > 0 {
			cell = append(cell, Run{Text: s.w("label.stop")})
		}
		cell = append(cell, Run{Text: b})
	}
	add("field.further", s.cell(c.Further))
	if len(cell) == 0 {
		return plain(s.w("clause.everybody"))
	}
	return cell
}

// texted returns the values of a closed list as texts.
func texted[T ~string](values []T) []string {
	said := make([]string, len(values))
	for i, v := range values {
		said[i] = string(v)
	}
	return said
}

// bounds says which figures a measure asks for. Whether a threshold includes its
// own figure is always said.
func (s *speech) bounds(c *model.Clause) (said []string) {
	investment := string(c.Basis)
	if investment == "" || c.Basis == model.TotalInvestment {
		investment = model.ByInvestment.String()
	}
	for _, b := range []struct {
		key       model.Threshold
		criterion string
		value     string
		upper     bool
	}{
		{model.MinInvestment, investment, s.loc.Money(c.MinInvestment), false}, {model.MaxInvestment, investment, s.loc.Money(c.MaxInvestment), true},
		{model.MinLand, model.ByLand.String(), s.loc.Area(c.MinLand), false}, {model.MaxLand, model.ByLand.String(), s.loc.Area(c.MaxLand), true},
		{model.MinJobs, model.ByJobs.String(), s.loc.Quantity(c.MinJobs), false}, {model.MinRevenue, model.ByRevenue.String(), s.loc.Money(c.MinRevenue), false},
	} {
		if b.value == "" {
			continue
		}
		way := map[[2]bool]string{{false, false}: "least", {false, true}: "more", {true, false}: "most", {true, true}: "less"}[[2]bool{b.upper, c.Excludes(b.key)}]
		said = append(said, s.say("clause."+way, s.enum("criterion", b.criterion), b.value))
	}
	return said
}

// extent says how much a measure gives, and for how long.
func (s scribe) extent(c model.Clause) Cell {
	var parts []string
	add := func(label string, value Cell) {
		if len(value) > 0 {
			parts = append(parts, s.w(label)+s.loc.Sep()+value.Text())
		}
	}
	add("clause.rate", s.percent(c.Rate))
	add("clause.cap", s.money(c.Cap))
	add("clause.years", s.quantity(c.Years))
	return plain(strings.Join(parts, s.w("label.stop")))
}

// policyLists yields the pages of all policies.
func (s *speech) policyLists(yield func(Page) bool) {
	items := s.livePolicies()
	s.pages(plainList(s, "policies", items, func(sc scribe, l *List, shown []*model.Policy) {
		l.Note = s.say("policies.as-of", s.loc.Date(s.Day))
		l.Find = sc.find(&anything, s.w("incentives.title"))
		l.Groups = []Group{{Cards: cardsOf(shown, sc.policyCard)}}
	}), yield)
}

// livePolicies returns the policies with those in force first, the newest of
// them at the head, then those to come, and last what nobody can rely on.
func (s *speech) livePolicies() []*model.Policy {
	rank := func(p *model.Policy) int {
		switch v := p.ValidityOn(s.Day); {
		case v.InForce():
			return 0
		case v == model.Pending:
			return 1
		}
		return 2
	}
	return slices.SortedStableFunc(s.Catalog.Policies.All(), func(a, b *model.Policy) int {
		return cmp.Or(rank(a)-rank(b), b.Published.Compare(a.Published))
	})
}

// plainList is a list of one kind over as many pages as it needs.
func plainList[T model.Identified](s *speech, kind string, items []T, put func(sc scribe, l *List, shown []T)) paged {
	return paged{
		count: len(items),
		to:    func(lang i18n.Tag, n int) route.Path { return s.Plan.List(lang, kind, n) },
		page: func(sc scribe, n, from, end int) *List {
			l := &List{Data: sc.data(kind), Books: sc.booklets(kind)}
			l.Meta = sc.listHead(kind, n)
			if n == 1 {
				l.Lead = s.lead(kind)
			}
			if len(items) > 0 {
				l.Total = s.say("list.total", s.int(len(items)))
				sc.shows(&l.Meta, identified(items[from:end])...)
				put(sc, l, items[from:end])
			}
			return l
		},
	}
}

// policyCard returns the card of a policy, its validity first: a reader must not
// open an expired one unawares.
func (s scribe) policyCard(p *model.Policy) *Shared {
	c := s.card("policies", p)
	c.Code = p.Number
	c.Badges = s.validity(p)
	c.badge(s.enum("topic", string(p.Topic)), "")
	c.fact(s.w("field.issuer"), s.unit(p.Issuer))
	if p.ValidityOn(s.Day) == model.Pending {
		c.fact(s.w("field.effective"), s.date(p.Effective))
	} else {
		c.fact(s.w("field.published"), s.date(p.Published))
	}
	if p.RepealEnds() {
		c.fact(s.w("field.repealed"), s.date(p.Repealed))
	} else {
		c.fact(s.w("field.expires"), s.date(p.Expires))
	}
	return share("parts/card", c)
}
