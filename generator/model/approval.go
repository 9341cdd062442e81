package model

import "prospectus/generator/i18n"

// An Approval is the table [release] of a record, by which it may be published:
// three steps, each by a post on a date, and the hash of the public content they
// were given for. It says nothing of the record itself and stays in the office.
// No person is named: posts outlast the people who hold them.
type Approval struct {
	Content ReviewStep `key:"content" class:"I"`  // content review (内容审核)
	Secrecy ReviewStep `key:"secrecy" class:"I"`  // secrecy review (保密审查)
	Final   ReviewStep `key:"approval" class:"I"` // approval (批准)
	Hash    string     `key:"hash" class:"I"`     // of the public content, 64 hexadecimal digits
}

// IsZero reports whether a record was never put up for approval.
func (a Approval) IsZero() bool { return a == Approval{} }

// A ReviewStep is one step of an approval.
type ReviewStep struct {
	By string    `key:"by" class:"I"` // the post
	On i18n.Date `key:"on" class:"I"`
}

// Done reports whether the step says who took it and when.
func (s ReviewStep) Done() bool { return s.By != "" && s.On.IsDay() }

// Steps returns the steps of an approval in the order in which they are taken,
// with their keys.
func (a *Approval) Steps() []NamedStep {
	return []NamedStep{{"content", &a.Content}, {"secrecy", &a.Secrecy}, {"approval", &a.Final}}
}

// A NamedStep is a step with its key.
type NamedStep struct {
	Key string
	*ReviewStep
}

// A Withdrawal says that a record was published and must be so no longer. Readers
// are told of it by a [Notice].
type Withdrawal struct {
	On     i18n.Date `key:"on" class:"I"`
	Reason string    `key:"reason" class:"I"`
}

// IsWithdrawn reports whether a record's facts may no longer be shown: by its
// withdrawal, or by a project's state.
func IsWithdrawn(r Record) bool {
	if p, ok := r.(*Project); ok && p.State == Withdrawn {
		return true
	}
	return !r.Head().Withdrawal.On.IsZero()
}

// A Notice stands in an edition for a record that was withdrawn: its address
// stays, and says nothing of what stood there.
type Notice struct {
	Kind, ID  string
	Aliases   []string // of a record: earlier ids that lead here
	Withdrawn i18n.Date
}

// ReleaseRequired reports whether a record must have been approved to reach
// the public edition: as the site says, else in the profile of Chinese
// government sites.
func (s *Site) ReleaseRequired() bool {
	if s.MustRelease != nil {
		return *s.MustRelease
	}
	return s.Profile == GovernmentProfile
}

// GovernmentProfile is the profile of Chinese government sites.
const GovernmentProfile = "cn-gov"
