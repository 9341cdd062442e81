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
