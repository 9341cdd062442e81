package audit

import (
	"reflect"
	"slices"

	"prospectus/generator/edition"
	"prospectus/generator/model"
)

// A verdicts says what must not leave: which records are hidden as a whole, and why.
// It is worked out here a second time and not asked of package edition, whose
// work is what is being audited.
type verdicts map[string]edition.Reason // by kind/id

// judge says of every record and row of the full catalogue that must not be
// published why not. HeldBack are kind/id of those that are not approved.
func judge(full *model.Catalog, heldBack []string) verdicts {
	v := verdicts{}
	for kind, r := range full.Records() {
		why := verdict(r)
		if why == "" && slices.Contains(heldBack, kind.Name+"/"+r.Ident()) {
			why = edition.NotApproved
		}
		if why == "" {
			continue
		}
		v[kind.Name+"/"+r.Ident()] = why
		for part, p := range model.Parts(r) {
			v[part+"/"+p.Ident()] = why
		}
	}
	for f := range full.Firms.All() {
		if !f.Consent && len(f.Source) == 0 {
			v["firms/"+f.ID] = edition.FirmConsent
		}
	}
	for name, rows := range full.Collections() {
		if internalTable(name) {
			for _, r := range rows {
				v[name+"/"+r.Ident()] = edition.InternalTable
			}
		}
	}
	return v
}

// verdict says why a record as a whole must not be published, "" where it may.
func verdict(r model.Record) edition.Reason {
	policy, isPolicy := r.(*model.Policy)
	briefing, isBriefing := r.(*model.Briefing)
	switch {
	case r.Head().Audience == model.Internal:
		return edition.InternalRecord
	case isPolicy && policy.Disclosure != model.Voluntary:
		return edition.NotDisclosed
	case isBriefing && briefing.Type == model.Case && !briefing.Consent:
		return edition.FirmConsent
	case model.IsWithdrawn(r):
		return edition.Withdrawn
	}
	return ""
}

// internalTable reports a table that as a whole stays in the office. Those for
// the program alone hold no facts.
func internalTable(name string) bool {
	f, ok := model.CatalogField(name)
	class := f.Tag.Get("class")
	return ok && class != "" && class != "-" && !public(class)
}

// collect returns every fact of the catalogue that must not be published.
func collect(full *model.Catalog, hidden verdicts) (facts []*fact) {
	add := func(kind, id string, item model.Identified, why edition.Reason, f field) {
		if why == "" {
			why = edition.InternalField
		}
		facts = append(facts, &fact{kind: kind, id: id, field: f.path, shape: f.shape, reason: why, sort: sortOf(f), open: !f.secret, says: sayings(item, f)})
	}
	for kind, items := range full.Collections() {
		for _, item := range items {
			why := hidden[kind+"/"+item.Ident()]
			each(reflect.ValueOf(item).Elem(), false, func(f field) {
				if (f.secret || why != "") && !(why == edition.Withdrawn && f.path == "withdrawal.on") {
					add(kind, item.Ident(), item, why, f)
				}
			})
		}
	}
	each(reflect.ValueOf(full.Site).Elem(), false, func(f field) {
		if f.secret {
			add("site", "site", siteItem{full.Site}, "", f)
		}
	})
	for i := range full.Ledger {
		facts = append(facts, ledgerFacts(&full.Ledger[i])...)
	}
	return facts
}

// siteItem makes of a site something that has an id, as records have.
type siteItem struct{ *model.Site }

// Ident implements [model.Identified].
func (siteItem) Ident() string { return "site" }

// ledgerFacts are the facts of one row of the ledger, of which nothing is
// published but sums.
func ledgerFacts(row *model.LedgerRow) (facts []*fact) {
	add := func(key, what string, s sort) {
		if what != "" {
			facts = append(facts, &fact{kind: "ledger", id: row.ID, field: key, shape: key, reason: edition.InternalTable, sort: s, says: []saying{{what, here(row.Span)}}})
		}
	}
	add("name", row.Name, text)
	add("note", row.Note, text)
	amount, _ := row.Investment.MarshalText()
	add("investment", string(amount), number)
	for stage := range row.Dates {
		add(string(stage), row.Dates[stage].String(), closed)
	}
	if len(row.PaidIn) > 0 {
		add("paid-in", row.PaidIn[0].Amount.String(), closed)
	}
	return facts
}
