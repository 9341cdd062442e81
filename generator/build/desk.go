package build

import (
	"context"

	"prospectus/generator/approval"
	"prospectus/generator/desk"
	"prospectus/generator/diag"
	"prospectus/generator/grade"
	"prospectus/generator/model"
	"prospectus/generator/profile"
)

// Waiting returns what a desk asks besides the checks: which records are not
// approved, or changed since, and which columns of a government site go stale. It
// returns false where it gave up because the context was done.
//
// It is for one goroutine, whatever snapshot it is called on.
func (s *Snapshot) Waiting(ctx context.Context) (found []diag.Diagnostic, ok bool) {
	w := newWork(s.work.in)
	w.visible, w.report.Day = s.work.visible, s.work.report.Day
	if s.full.Site.Profile == "" { // a site that declares one was held to it when it was read
		profile.Columns(profile.Input{Catalog: w.visible, Full: s.full, Day: w.report.Day}, grade.Read(s.full, gradable()...), w.faults)
		found = w.faults.Sorted()
	}
	return s.approvals(ctx, w, found)
}

// approvals assesses the records that changed since the last time. What an
// approval is bound to is in the record and its own files, so that the verdict on
// one that did not change stands.
func (s *Snapshot) approvals(ctx context.Context, w *work, found []diag.Diagnostic) ([]diag.Diagnostic, bool) {
	if w.staff() || !s.full.Site.ReleaseRequired() {
		return found, ctx.Err() == nil
	}
	known := make(map[model.Record][]diag.Diagnostic, len(*s.stood))
	for kind, r := range s.work.visible.Records() {
		full, ok := s.full.Find(kind.Name, r.Ident()).(model.Record)
		if !ok {
			continue
		}
		if ctx.Err() != nil {
			return nil, false
		}
		verdict, judged := (*s.stood)[full]
		if !judged {
			verdict = w.verdict(kind.Name, full)
		}
		known[full] = verdict
		found = append(found, verdict...)
	}
	*s.stood = known
	return found, true
}

// verdict says how one record stands. A file that cannot be read is reported
// where the record names it.
func (w *work) verdict(kind string, r model.Record) []diag.Diagnostic {
	a, err := approval.Assess(kind, r, w.sum)
	if err != nil {
		return nil
	}
	var list diag.List
	approval.Check(a, w.report.Day, false, &list)
	return list.Sorted()
}

// Desk gathers what needs a hand: what was found by the checks, what waits, what
// printing said.
func (s *Snapshot) Desk(found []diag.Diagnostic) *desk.Desk {
	return desk.Gather(desk.Input{Catalog: s.full, Day: s.work.report.Day, Found: found})
}
