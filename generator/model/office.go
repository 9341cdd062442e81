package model

import "prospectus/generator/i18n"

// An Office is a desk that answers investors: the headquarters, a stationed
// office elsewhere, the foreign investors' desk, a network abroad.
type Office struct {
	Header
	Type       OfficeType     `key:"type" class:"PH"`
	Unit       string         `key:"unit" ref:"units" class:"PH"`
	City       i18n.Text      `key:"city" class:"PH"`
	Address    i18n.Text      `key:"address" class:"PH"`
	Phone      i18n.Phone     `key:"phone" class:"PH"` // the desk's line, never a person's
	Email      string         `key:"email" class:"PH"`
	Web        string         `key:"web" class:"PH"`
	Hours      i18n.Text      `key:"hours" class:"PH"`
	Timezone   string         `key:"timezone" class:"PH"` // IANA name
	Speaks     []string       `key:"speaks" class:"PH"`   // BCP 47 tags
	Answers    i18n.Quantity  `key:"answers_within" class:"PH"`
	Main       []string       `key:"main" ref:"provinces" class:"PH"`
	Also       []string       `key:"also" ref:"provinces" class:"PH"`
	Countries  i18n.Text      `key:"countries" class:"PH"` // countries and regions
	Industries []string       `key:"industries" ref:"industries" class:"PH"`
	Duties     i18n.Text      `key:"duties" class:"PH"` // posts only
	Internal   OfficeInternal `key:"internal" class:"I"`
}

// OfficeType is what kind of desk an office is.
type OfficeType string

// The types of office.
const (
	Headquarters OfficeType = "headquarters"
	Stationed    OfficeType = "stationed"
	ForeignDesk  OfficeType = "foreign-desk"
	Network      OfficeType = "network" // chambers, associations of fellow townsmen
	ParkDesk     OfficeType = "park-desk"
)

// Values lists the types.
func (OfficeType) Values() []string {
	return []string{string(Headquarters), string(Stationed), string(ForeignDesk), string(Network), string(ParkDesk)}
}

// OfficeInternal is what stays in the office.
type OfficeInternal struct {
	Staff      []string   `key:"staff" class:"I"`
	Targets    []Target   `key:"target" class:"I"`
	Budget     i18n.Money `key:"budget" class:"I"`
	Attendance i18n.Text  `key:"attendance" class:"I"`
	Clusters   i18n.Text  `key:"target_clusters" class:"I"`
	Errands    []Task     `key:"errand" class:"I"`
}

// A Target is one indicator with what was asked for and what was reached.
type Target struct {
	ID        string        `key:"@id" class:"I"`
	Indicator Measure       `key:"indicator" class:"I"`
	Label     i18n.Text     `key:"label" class:"I"`
	Period    i18n.Period   `key:"period" class:"I"`
	Target    i18n.Quantity `key:"target" class:"I"` // a number; an amount stands in the next two
	Actual    i18n.Quantity `key:"actual" class:"I"`
	Sum       i18n.Money    `key:"target_amount" class:"I"`
	Reached   i18n.Money    `key:"actual_amount" class:"I"`
	Weight    i18n.Decimal  `key:"weight" class:"I"`
}
