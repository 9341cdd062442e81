package model

import "prospectus/generator/i18n"

// A Policy is one issued document, with the clauses that a firm may use.
type Policy struct {
	Header
	Number     string           `key:"number" class:"PH"` // 机关代字〔yyyy〕n号
	Index      string           `key:"index" class:"PH"`
	Issuer     string           `key:"issuer" ref:"units" class:"PH"`
	Topic      Topic            `key:"topic" class:"PH"`
	Made       i18n.Date        `key:"made" class:"PH"`
	Published  i18n.Date        `key:"published" class:"PH"`
	Effective  i18n.Date        `key:"effective" class:"PH"`
	Expires    i18n.Date        `key:"expires" class:"PH"`
	Repealed   i18n.Date        `key:"repealed" class:"PH"` // from which day it is no longer in force; Status may say so without a date
	Status     Status           `key:"status" class:"PH"`   // as the issuer states it
	Trial      bool             `key:"trial" class:"PH"`    // 暂行 or 试行
	Disclosure Disclosure       `key:"disclosure" class:"PH"`
	Replaces   []string         `key:"replaces" ref:"policies" class:"PH"`
	Amends     []string         `key:"amends" ref:"policies" class:"PH"`
	Explains   string           `key:"interpretation" class:"PH"` // address of the official reading
	Office     string           `key:"office" ref:"offices" class:"PH"`
	Industries []string         `key:"industries" ref:"industries" class:"PH"`
	Review     CompetitionCheck `key:"fair_competition" class:"P"`
	Clauses    []Clause         `key:"clause" class:"PH"`
	Internal   PolicyInternal   `key:"internal" class:"I"`
}

// Topic is what a policy is about.
type Topic string

// Values lists the topics.
func (Topic) Values() []string {
	return []string{"investment", "industry", "land", "talent", "finance", "innovation", "labour", "trade", "agriculture", "tourism", "logistics", "environment", "business-environment", "energy"}
}

// Status is a policy's standing as its issuer states it.
type Status string

// The standings that an issuer states. Expired and not yet in force follow
// from the dates.
const (
	InForce  Status = "in-force"
	Amended  Status = "amended"
	Repealed Status = "repealed"
)

// Values lists the standings.
func (Status) Values() []string { return []string{string(InForce), string(Amended), string(Repealed)} }

// Validity is a policy's standing on a day.
type Validity string

// The validities: 现行有效, 已修改, 已失效, 已废止, 试行, 待生效.
const (
	Valid        Validity = "valid"
	ValidAmended Validity = "amended"
	Expired      Validity = "expired"
	Abolished    Validity = "repealed"
	OnTrial      Validity = "trial"
	Pending      Validity = "pending"
)

// ValidityOn returns the policy's standing on a day: what the issuer repealed
// is repealed, what has run out is expired, what has not begun is pending; a
// policy on trial is in force.
func (p *Policy) ValidityOn(day i18n.Date) Validity {
	switch {
	case p.RepealedBy(day):
		return Abolished
	case !p.Expires.IsZero() && p.Expires.Before(day):
		return Expired
	case !p.Effective.IsZero() && day.Before(p.Effective):
		return Pending
	case p.Status == Amended:
		return ValidAmended
	case p.Trial:
		return OnTrial
	}
	return Valid
}

// RepealedBy reports whether the policy is repealed on a day: from its date of
// repeal, or, where none is written, because its issuer says so.
func (p *Policy) RepealedBy(day i18n.Date) bool {
	if p.Repealed.IsZero() {
		return p.Status == Repealed
	}
	return !day.Before(p.Repealed)
}

// InForce reports whether a validity lets a firm rely on the policy.
func (v Validity) InForce() bool { return v == Valid || v == ValidAmended || v == OnTrial }

// Disclosure is the class under the rules on open government information.
type Disclosure string

// The disclosure classes: 主动公开, 依申请公开, 不予公开. Only the first is
// ever published.
const (
	Voluntary Disclosure = "voluntary"
	OnRequest Disclosure = "on-request"
	Withheld  Disclosure = "withheld"
)

// Values lists the classes.
func (Disclosure) Values() []string {
	return []string{string(Voluntary), string(OnRequest), string(Withheld)}
}

// A CompetitionCheck says that a document passed fair competition review
// (《公平竞争审查条例》, in force since 2024-08-01).
type CompetitionCheck struct {
	Reviewed i18n.Date `key:"reviewed" class:"P"`
	By       i18n.Text `key:"by" class:"P"`
}

// A Clause is one measure that a firm may ask for, with its conditions. An
// empty condition holds for everybody.
type Clause struct {
	ID            string        `key:"@id" class:"PH"`
	Article       string        `key:"article" class:"PH"` // number in the text
	Kind          ClauseKind    `key:"kind" class:"PH"`
	Text          i18n.Text     `key:"text" class:"PH"`
	Industries    []string      `key:"industries" ref:"industries" class:"PH"`
	Parks         []string      `key:"parks" ref:"parks" class:"PH"`
	Regions       []string      `key:"regions" ref:"regions" class:"PH"`
	MinInvestment i18n.Money    `key:"min_investment" class:"PH"`
	MaxInvestment i18n.Money    `key:"max_investment" class:"PH"`
	MinLand       i18n.Area     `key:"min_land" class:"PH"`
	MaxLand       i18n.Area     `key:"max_land" class:"PH"`
	Rate          i18n.Percent  `key:"rate" class:"PH"`
	Cap           i18n.Money    `key:"cap" class:"PH"`
	Years         i18n.Quantity `key:"years" class:"PH"`
	Apply         i18n.Text     `key:"apply" class:"PH"` // how, with which papers
	Desk          string        `key:"desk" ref:"units" class:"PH"`
}

// ClauseKind is what a measure gives.
type ClauseKind string

// Values lists the kinds.
func (ClauseKind) Values() []string {
	return []string{"subsidy", "loan-interest", "guarantee", "training", "rent", "service", "certification", "innovation", "export", "energy", "talent", "land-supply"}
}

// PolicyInternal is what stays in the office.
type PolicyInternal struct {
	Legality i18n.Text `key:"legality_check" class:"I"`
}
