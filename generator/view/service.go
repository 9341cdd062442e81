package view

import "prospectus/generator/model"

// A Service is the page of a guide, a fund, a platform or another service.
type Service struct {
	Frame
	Badges     Cell
	Summary    Phrase
	Panel      Panel     // the promised days
	Facts      *Facts    // where and when
	Offer      *Facts    // terms of a fund, a loan, a platform
	Timeline   *Timeline // steps with the days that they take
	Steps      *Table    // in order, where their times cannot be told
	Documents  *Table    // papers to bring
	Conditions *Table    // who may apply
	Basis      *Table    // the law that it rests on
	Body       *Body
	Policies   *Table
	Parks      Links
	Contact    *Shared
	Files      []Attachment
}

// Template implements [Page].
func (*Service) Template() string { return "service" }

// service returns the page of a service.
func (s scribe) service(v *model.Service) Page {
	p := &Service{
		Badges: Cell{{Text: s.enum("service-type", string(v.Type)), Class: "badge"}}, Summary: s.phrase(v.Summary),
		Facts: s.counter(v), Offer: s.offer(v.Offer), Steps: s.steps(v.Steps),
		Documents:  s.rules("table.documents", "document", v.Documents),
		Conditions: s.rules("table.conditions", "condition", v.Conditions),
		Basis:      s.rules("table.basis", "legal-basis", v.Basis),
		Body:       s.body("services", &v.Header), Policies: s.policyTable(v.Policies),
		Parks: links(s, "parks", s.Catalog.Parks.Some(v.Parks)), Contact: s.contact(v.Office),
		Files: s.attachments("services", &v.Header),
	}
	if p.Timeline = s.timeline(v); p.Timeline != nil {
		p.Steps = nil
	}
	p.Meta = s.recordHead("services", v)
	if days := s.quantity(v.Days); days != nil {
		p.Panel = Panel{{Label: Phrase{Text: s.w("field.days")}, Value: days}}
	}
	return p
}

// counter says where a service is given, and when.
func (s scribe) counter(v *model.Service) *Facts {
	f := &Facts{Title: s.w("service.about")}
	if v.Phone.IsZero() {
		f.add(s.w("field.unit"), s.unitDesk(v.Unit))
	} else {
		f.add(s.w("field.unit"), s.unit(v.Unit)) // the service's own number follows
	}
	f.add(s.w("field.window"), s.cell(v.Window))
	f.add(s.w("field.hours"), s.cell(v.Hours))
	f.add(s.w("field.phone"), s.phone(v.Phone))
	f.add(s.w("field.email"), mailbox(v.Email))
	f.add(s.w("field.days"), s.quantity(v.Days))
	f.add(s.w("field.fee"), s.cell(v.Fee))
	f.add(s.w("field.industries"), s.industryList(v.Industries))
	return f.orNil()
}

// offer lists what a fund, a loan, a platform or a labour service holds out.
func (s scribe) offer(o model.Offer) *Facts {
	f := &Facts{Title: s.w("service.offer")}
	f.add(s.w("field.provider"), s.cell(o.Provider))
	f.add(s.w("field.partner"), s.cell(o.Partner))
	f.add(s.w("field.size"), s.money(o.Size))
	f.add(s.w("field.limit"), s.money(o.Limit))
	f.add(s.w("field.stake"), s.percent(o.Share))
	f.add(s.w("field.interest"), s.percent(o.Rate))
	f.add(s.w("field.loan-term"), s.quantity(o.Term))
	f.add(s.w("field.stage"), s.cell(o.Stage))
	f.add(s.w("field.service-capacity"), s.quantity(o.Capacity))
	f.add(s.w("field.date"), s.date(o.Date))
	return f.orNil()
}

// steps tabulates the steps of a guide in order.
func (s scribe) steps(all []model.Step) *Table {
	t := &Table{
		Caption: s.w("table.steps"),
		Columns: []Column{{Title: s.w("field.step")}, {Title: s.w("field.unit")}, {Title: s.w("field.days"), Number: true}, {Title: s.w("field.what")}, {Title: s.w("field.after")}},
	}
	names := map[string]Phrase{}
	for i, step := range all {
		name := s.label("step", step.ID, step.Name)
		names[step.ID] = name
		var after []Run
		for _, id := range step.After {
			if before, ok := names[id]; ok {
				after = append(after, before.run())
			}
		}
		numbered := Cell{{Text: s.int(i + 1), Class: "step"}, name.run()}
		t.Rows = append(t.Rows, Row{ID: "step." + step.ID, Cells: []Cell{
			numbered, s.unit(step.Unit), s.quantity(step.Days), s.cell(step.Text), s.several(after),
		}})
	}
	return t.trim()
}

// serviceList returns the list of services by type.
func (s *speech) serviceList() Page {
	sc, l := s.listPage("services")
	for _, kind := range model.ServiceType("").Values() {
		g := Group{ID: kind, Title: s.enum("service-type", kind)}
		for v := range s.Catalog.Services.All() {
			if string(v.Type) == kind {
				g.Cards = append(g.Cards, sc.serviceCard(v))
			}
		}
		if len(g.Cards) > 0 {
			l.Groups = append(l.Groups, g)
		}
	}
	l.Data = sc.data("services")
	return l
}

// serviceCard returns the card of a service.
func (s scribe) serviceCard(v *model.Service) *Shared {
	c := s.card("services", v)
	c.fact(s.w("field.unit"), s.unit(v.Unit))
	c.fact(s.w("field.days"), s.quantity(v.Days))
	c.fact(s.w("field.limit"), s.money(v.Offer.Limit))
	c.fact(s.w("field.loan-term"), s.quantity(v.Offer.Term))
	return share("parts/card", c)
}
