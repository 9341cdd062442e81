package lint

import (
	"time"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

var (
	rulePeriods = rule("phases-order", diag.Error, datesRule,
		"这一期从 %[1]s 开始，早于前一期的开始 %[2]s", "this phase starts in %[1]s, before the one above it (%[2]s)",
		"核对建设时间，或调整各期的先后", "check the times, or put the phases in order")
	ruleFuture = rule("date-in-future", diag.Error, datesRule,
		"日期 %[1]s 晚于今天（%[2]s）", "the date %[1]s lies after today (%[2]s)",
		"改为真实的日期；发布日期不得写成未来", "write the true date; nothing is published from the future")
	ruleUnverified = rule("verified-long-ago", diag.Notice, datesRule,
		"上次核实是 %[1]s，已过 %[2]d 天", "last verified on %[1]s, %[2]d days ago",
		"核实后更新 verified", "verify the facts and bring verified up to date")
	ruleVerifyBy = rule("verify-by-passed", diag.Warning, datesRule,
		"应在 %[1]s 前再次核实，已经过期", "it was to be verified again by %[1]s, which has passed",
		"核实后更新 verified 和 verify_by，或把状态改为暂停对接", "verify the facts and move both dates, or mark the record reserved")
)

// oldAfter is the age, in days, after which facts are worth a second look.
const oldAfter = 180

// checkPeriods looks at the times of a project's phases.
func (v *visit) checkPeriods() {
	p, ok := v.record.(*model.Project)
	if !ok {
		return
	}
	last := i18n.Date{}
	for _, ph := range p.Phases {
		if ph.Period.IsZero() {
			continue
		}
		path := "phase." + ph.ID + ".period"
		if !last.IsZero() && ph.Period.From.Before(last) {
			v.report(rulePeriods, path, ph.Period.From, last)
		}
		last = ph.Period.From
	}
}

// checkFreshness looks at when facts were verified, changed and photographed.
func (v *visit) checkFreshness() {
	h := v.record.Head()
	v.notAfter(h, "updated", h.Updated)
	for _, p := range h.Photos {
		v.notAfter(h, "photo."+p.ID+".date", p.Date)
	}
	switch r := v.record.(type) {
	case *model.Project:
		v.verified(r, "verified", r.Verified, onOffer(r.State))
		if !r.VerifyBy.IsZero() && r.VerifyBy.Before(v.Day) && onOffer(r.State) {
			v.report(ruleVerifyBy, "verify_by", r.VerifyBy)
		}
	case *model.Park:
		for _, p := range r.Plots {
			v.verified(p, "verified", p.Verified, onOffer(p.State))
		}
		for _, b := range r.Buildings {
			v.verified(b, "verified", b.Verified, onOffer(b.State))
		}
	case *model.Briefing:
		v.notAfter(h, "date", r.Date)
	case *model.Policy:
		v.notAfter(h, "published", r.Published)
	}
}

// onOffer reports whether what is offered is still shown as such.
func onOffer(s model.State) bool { return s == model.Open || s == model.Reserved }

func (v *visit) notAfter(item model.Identified, path string, d i18n.Date) bool {
	if d.IsZero() || v.Day.IsZero() || !v.Day.Before(d) {
		return true
	}
	v.reportOn(ruleFuture, item, path, d, v.Day)
	return false
}

func (v *visit) verified(item model.Identified, path string, d i18n.Date, shown bool) {
	if d.IsZero() || !v.notAfter(item, path, d) || !shown {
		return
	}
	if age := daysBetween(d, v.Day); age > oldAfter {
		v.reportOn(ruleUnverified, item, path, d, age)
	}
}

// daysBetween returns how many days lie between the last day of one date and
// another.
func daysBetween(from, to i18n.Date) int { return int(to.First().Sub(from.Last()) / (24 * time.Hour)) }
