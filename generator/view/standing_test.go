package view

import (
	"testing"

	"prospectus/generator/model"
)

// Wherever a policy that is not in force, or a project that is not open, is
// named by a link, the link says so.
func TestLinksSayWhatCannotBeReliedOn(t *testing.T) {
	s := scribeFor(site(nil), "en")
	policy := func(change func(*model.Policy)) model.Record {
		p := &model.Policy{Header: head1("p")}
		change(p)
		return p
	}
	for name, test := range map[string]struct {
		record model.Record
		want   string
	}{
		"in force": {policy(func(p *model.Policy) {}), "p title"},
		"expired":  {policy(func(p *model.Policy) { p.Expires = date("2026-06-29") }), "p title (validity.expired)"},
		"last day": {policy(func(p *model.Policy) { p.Expires = date("2026-06-30") }), "p title"},
		"repealed": {policy(func(p *model.Policy) { p.Status = model.Repealed }), "p title (validity.repealed)"},
		"by date":  {policy(func(p *model.Policy) { p.Repealed = date("2026-06-30") }), "p title (validity.repealed)"},
		"tomorrow": {policy(func(p *model.Policy) { p.Repealed = date("2026-07-01") }), "p title"},
		"to come":  {policy(func(p *model.Policy) { p.Effective = date("2026-07-01") }), "p title (validity.pending)"},
		"on trial": {policy(func(p *model.Policy) { p.Trial = true }), "p title"},
		"open":     {project("x", nil), "Project x"},
		"closed":   {project("x", func(p *model.Project) { p.State = model.Closed }), "Project x (state.closed)"},
		"reserved": {project("x", func(p *model.Project) { p.State = model.Reserved }), "Project x (state.reserved)"},
	} {
		if got := s.record("policies", test.record).Text; got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// TestListsSayWhenAPolicyEnds: the day of its repeal where that ends it, else
// the day of its expiry, on its card and in tables.
func TestListsSayWhenAPolicyEnds(t *testing.T) {
	for name, c := range map[string]struct{ expires, repealed, label, day, table string }{
		"expiry":        {"2028-07-31", "", "field.expires", "31 July 2028", "31 July 2028"},
		"repeal":        {"2028-07-31", "2025-03-01", "field.repealed", "1 March 2025", "validity.repealed-on 1 March 2025"},
		"repeal alone":  {"", "2025-03-01", "field.repealed", "1 March 2025", "validity.repealed-on 1 March 2025"},
		"expired first": {"2024-12-31", "2025-03-01", "field.expires", "31 December 2024", "31 December 2024"},
		"neither":       {"", "", "", "", ""},
	} {
		p := &model.Policy{Header: head1("p"), Number: "n"}
		if c.expires != "" {
			p.Expires = date(c.expires)
		}
		if c.repealed != "" {
			p.Repealed = date(c.repealed)
		}
		s := scribeFor(site(map[string][]model.Identified{"policies": {p}}), "en")
		said := map[string]string{}
		for _, f := range s.policyCard(p).data.(*Card).Facts {
			said[f.Label.Text] = f.Value.Text()
		}
		for _, label := range []string{"field.expires", "field.repealed"} {
			if want := map[bool]string{true: c.day}[label == c.label]; said[label] != want {
				t.Errorf("%s: %s is %q on the card, want %q", name, label, said[label], want)
			}
		}
		if got := s.runs(p); c.label == "field.repealed" && got != c.table {
			t.Errorf("%s: it runs %q", name, got)
		}
		if got := s.policyEnd(p).Text(); got != c.table {
			t.Errorf("%s: %q in tables, want %q", name, got, c.table)
		}
	}
}

func TestArticleNumbers(t *testing.T) {
	for written, want := range map[string]string{
		"4": "4", "第四条": "四", "第 4 条": "4", "第四条第二款": "第四条第二款", "Article 4": "4", "art. 12": "12", "4(2)": "4(2)", "article ": "article", "第四条至第六条": "第四条至第六条", "": "",
	} {
		if got := articleNumber(written); got != want {
			t.Errorf("%q: %q, want %q", written, got, want)
		}
	}
}
