package model

import (
	"slices"

	"prospectus/generator/i18n"
)

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

// RepealEnds reports whether a written repeal is what ends the policy: it names
// the day, and the policy did not expire before.
func (p *Policy) RepealEnds() bool {
	return !p.Repealed.IsZero() && (p.Expires.IsZero() || !p.Expires.Before(p.Repealed))
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
// empty condition holds for everybody. A threshold includes its own figure, as
// 以上, 以下 and 以内 do (《民法典》第一千二百五十九条), unless Exclusive names it.
type Clause struct {
	ID            string          `key:"@id" class:"PH"`
	Article       string          `key:"article" class:"PH"` // number in the text
	Kind          ClauseKind      `key:"kind" class:"PH"`
	Text          i18n.Text       `key:"text" class:"PH"`
	Industries    []string        `key:"industries" ref:"industries" class:"PH"`
	Parks         []string        `key:"parks" ref:"parks" class:"PH"`
	Regions       []string        `key:"regions" ref:"regions" class:"PH"`
	Firms         []FirmKind      `key:"firms" class:"PH"`            // one of them is enough
	Basis         InvestmentBasis `key:"investment_basis" class:"PH"` // of which investment the thresholds speak
	MinInvestment i18n.Money      `key:"min_investment" class:"PH"`
	MaxInvestment i18n.Money      `key:"max_investment" class:"PH"`
	MinLand       i18n.Area       `key:"min_land" class:"PH"`
	MaxLand       i18n.Area       `key:"max_land" class:"PH"`
	MinJobs       i18n.Quantity   `key:"min_jobs" class:"PH"`    // people employed
	MinRevenue    i18n.Money      `key:"min_revenue" class:"PH"` // a year
	Exclusive     []Threshold     `key:"exclusive" class:"PH"`   // thresholds that their own figure does not meet
	Further       i18n.Text       `key:"further" class:"PH"`     // conditions that no field holds; nobody but the desk can judge them
	Rate          i18n.Percent    `key:"rate" class:"PH"`
	Cap           i18n.Money      `key:"cap" class:"PH"`
	Years         i18n.Quantity   `key:"years" class:"PH"`
	Apply         i18n.Text       `key:"apply" class:"PH"` // how, with which papers
	Desk          string          `key:"desk" ref:"units" class:"PH"`
}

// ClauseKind is what a measure gives.
type ClauseKind string

// Values lists the kinds.
func (ClauseKind) Values() []string {
	return []string{"subsidy", "loan-interest", "guarantee", "training", "rent", "service", "certification", "innovation", "export", "energy", "talent", "land-supply"}
}

// FirmKind is a kind of firm for which a clause is.
type FirmKind string

// The kinds of firm: 外商投资企业, 内资企业, 中小微企业 and 高新技术企业. No firm is
// both of the first two.
const (
	ForeignInvested FirmKind = "foreign-invested"
	Domestic        FirmKind = "domestic"
	SmallMedium     FirmKind = "small-medium"
	HighTech        FirmKind = "high-tech"
)

// Values lists the kinds.
func (FirmKind) Values() []string {
	return []string{string(ForeignInvested), string(Domestic), string(SmallMedium), string(HighTech)}
}

// InvestmentBasis is the investment of which a threshold speaks.
type InvestmentBasis string

// The bases: 总投资, 固定资产投资 and 设备投资. Each is part of the one before.
const (
	TotalInvestment InvestmentBasis = "total"
	FixedAssets     InvestmentBasis = "fixed-assets"
	Equipment       InvestmentBasis = "equipment"
)

// Values lists the bases.
func (InvestmentBasis) Values() []string {
	return []string{string(TotalInvestment), string(FixedAssets), string(Equipment)}
}

// Threshold is the key of a condition that bounds a figure.
type Threshold string

// The thresholds, by the keys under which a clause states them.
const (
	MinInvestment Threshold = "min_investment"
	MaxInvestment Threshold = "max_investment"
	MinLand       Threshold = "min_land"
	MaxLand       Threshold = "max_land"
	MinJobs       Threshold = "min_jobs"
	MinRevenue    Threshold = "min_revenue"
)

// Values lists the thresholds.
func (Threshold) Values() []string {
	return []string{string(MinInvestment), string(MaxInvestment), string(MinLand), string(MaxLand), string(MinJobs), string(MinRevenue)}
}

// Excludes reports whether a threshold is not met by its own figure: 超过, 不满.
func (c *Clause) Excludes(t Threshold) bool { return slices.Contains(c.Exclusive, t) }

// PolicyInternal is what stays in the office.
type PolicyInternal struct {
	Legality i18n.Text `key:"legality_check" class:"I"`
}
