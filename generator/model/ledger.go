package model

import (
	"math/big"
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// Stage is the ledger's word for how far a project has come. It is internal.
type Stage string

// The stages in order: 策划 线索 意向 在谈 签约 注册 供地 开工 入库 竣工 投产 入统
// 入规 达产.
const (
	Planned    Stage = "planned"
	Lead       Stage = "lead"
	Intent     Stage = "intent"
	InTalks    Stage = "negotiating"
	Signed     Stage = "signed"
	Registered Stage = "registered"
	LandGiven  Stage = "land-supplied"
	Started    Stage = "started"
	Listed     Stage = "in-statistics-base"
	Completed  Stage = "completed"
	Operating  Stage = "operating"
	Counted    Stage = "in-statistics"
	AboveScale Stage = "above-scale"
	AtCapacity Stage = "at-capacity"
)

// Values lists the stages in order.
func (Stage) Values() []string {
	return []string{string(Planned), string(Lead), string(Intent), string(InTalks), string(Signed), string(Registered), string(LandGiven), string(Started), string(Listed), string(Completed), string(Operating), string(Counted), string(AboveScale), string(AtCapacity)}
}

// A LedgerRow is one project of the ledger: a date for each milestone and the
// money paid in month by month.
type LedgerRow struct {
	ID         string
	Name       string
	Industry   string
	Region     string
	Office     string // that brought it in; empty where none did
	Investment i18n.Money
	Foreign    bool                // foreign investment
	Dates      map[Stage]i18n.Date // milestones reached
	Cancelled  i18n.Date
	PaidIn     []Payment // in order of month
	Note       string
	Span       source.Span
}

// A Payment is money paid in during one month; a negative amount corrects an
// earlier month.
type Payment struct {
	Month  i18n.Date
	Amount i18n.Decimal // in yuan
}

// Measure is a sum over the ledger that can be released.
type Measure string

// The measures. Each counts the projects that reached a milestone in a period;
// the amounts are of those projects' total investment, save PaidIn.
const (
	SignedCount     Measure = "signed-count"
	SignedAmount    Measure = "signed-amount"
	StartedCount    Measure = "started-count"
	StartedAmount   Measure = "started-amount"
	OperatingCount  Measure = "operating-count"
	OperatingAmount Measure = "operating-amount"
	PaidInAmount    Measure = "paid-in-amount"
)

// Values lists the measures.
func (Measure) Values() []string {
	return []string{string(SignedCount), string(SignedAmount), string(StartedCount), string(StartedAmount), string(OperatingCount), string(OperatingAmount), string(PaidInAmount)}
}

// OtherIndustries stands for the industry of a [Release] that holds several
// industries together. No industry can have it for its id.
const OtherIndustries = "*"

// Agreed returns the one figure that the row's investment names, and false where
// it names none: an amount that is open, and also a range. The low end of a range
// is neither what was agreed nor, added to figures that are, the least of
// anything; put into one sum with them it would pass for an agreed amount. So
// ranges stay out of sums as open amounts do, everywhere alike.
func (r *LedgerRow) Agreed() (i18n.Decimal, bool) {
	return r.Investment.Low, r.Investment.IsAmount() && r.Investment.Precision != i18n.Range
}

// A Release is one named sum over the ledger that may be published, computed
// at the one door where internal facts end. A sum over fewer than three projects
// is withheld, and so is one that would give such a sum away beside others.
type Release struct {
	Measure  Measure
	Period   i18n.Period
	Industry string       // empty for all, or OtherIndustries
	Count    int          // projects behind the value; kept for the rule of three
	Value    i18n.Decimal // projects or yuan
	Before   i18n.Decimal // the same period one year earlier
	HasPrior bool         // the ledger reaches back far enough for Before, which may be published
	Withheld bool         // Value is not to be published, and not here
}

// LedgerInSiteCurrency returns the ledger with every investment in the site's own
// currency, at the site's rates and to the whole unit: a sum must not add
// dollars to yuan. An amount without a rate is left out of sums.
func (c *Catalog) LedgerInSiteCurrency() []LedgerRow {
	rows := slices.Clone(c.Ledger)
	for i := range rows {
		m := &rows[i].Investment
		if _, one := rows[i].Agreed(); !one || m.Currency == c.Site.Currency {
			continue // a range is in no sum, and must not turn into its low end
		}
		amount, ok := i18n.Decimal{}, false
		if rate := c.Rates.Get(m.Currency); rate != nil {
			amount, ok = i18n.RoundRat(new(big.Rat).Mul(m.Low.Rat(), rate.PerUnit.Rat()), 0)
		}
		if *m = (i18n.Money{}); ok {
			*m = i18n.NewMoney(amount, c.Site.Currency)
		}
	}
	return rows
}
