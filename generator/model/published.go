package model

import "prospectus/generator/i18n"

// Published is the day on which a record was published: that of a policy or a
// briefing, else that of its last change.
func Published(r Record) i18n.Date {
	switch r := r.(type) {
	case *Policy:
		return r.Published
	case *Briefing:
		return r.Date
	}
	return r.Head().Updated
}

// SourceOf is the unit that answers for a record's content, empty where the
// record names none.
func SourceOf(r Record) string {
	switch r := r.(type) {
	case *Policy:
		return r.Issuer
	case *Briefing:
		return r.Issuer
	case *Service:
		return r.Unit
	case *Project:
		return r.Owner
	}
	return ""
}
