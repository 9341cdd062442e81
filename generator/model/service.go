package model

import "prospectus/generator/i18n"

// A Service is something the office or its partners do for an investor: a
// guide with steps, a fund, a finance product, a labour service, an innovation
// platform, a complaint channel, a visit.
type Service struct {
	Header
	Type       ServiceType     `key:"type" class:"PH"`
	Unit       string          `key:"unit" ref:"units" class:"PH"`
	Office     string          `key:"office" ref:"offices" class:"PH"`
	Window     i18n.Text       `key:"window" class:"PH"` // where to hand in
	Phone      i18n.Phone      `key:"phone" class:"PH"`
	Email      string          `key:"email" class:"PH"`
	Hours      i18n.Text       `key:"hours" class:"PH"`
	Days       i18n.Quantity   `key:"days" class:"PH"` // promised, working days
	Fee        i18n.Text       `key:"fee" class:"PH"`
	Basis      []Condition     `key:"basis" class:"PH"`     // legal basis
	Conditions []Condition     `key:"condition" class:"PH"` // who may apply
	Documents  []Condition     `key:"document" class:"PH"`  // papers to bring
	Steps      []Step          `key:"step" class:"PH"`
	Industries []string        `key:"industries" ref:"industries" class:"PH"`
	Policies   []string        `key:"policies" ref:"policies" class:"PH"`
	Parks      []string        `key:"parks" ref:"parks" class:"PH"`
	Offer      Offer           `key:"offer" class:"PH"` // of a fund, a loan, a platform
	Internal   ServiceInternal `key:"internal" class:"I"`
}

// ServiceType is what kind of service it is.
type ServiceType string

// Values lists the types.
func (ServiceType) Values() []string {
	return []string{"facilitation", "fund", "finance", "labour", "platform", "complaint", "visit", "outreach", "information"}
}

// A Step is one step of a service guide.
type Step struct {
	ID    string        `key:"@id" class:"PH"`
	Name  i18n.Text     `key:"name" class:"PH"`
	Unit  string        `key:"unit" ref:"units" class:"PH"`
	Days  i18n.Quantity `key:"days" class:"PH"` // working days
	Text  i18n.Text     `key:"text" class:"PH"`
	After []string      `key:"after" class:"PH"` // steps that come first; steps without one start together
}

// An Offer is what a fund, a finance product, a platform or a labour service
// holds out.
type Offer struct {
	Provider i18n.Text     `key:"provider" class:"PH"`
	Size     i18n.Money    `key:"size" class:"PH"`
	Limit    i18n.Money    `key:"limit" class:"PH"`
	Share    i18n.Percent  `key:"share" class:"PH"` // highest stake in one project
	Rate     i18n.Percent  `key:"rate" class:"PH"`
	Term     i18n.Quantity `key:"term" class:"PH"`
	Stage    i18n.Text     `key:"stage" class:"PH"`
	Capacity i18n.Quantity `key:"capacity" class:"PH"` // people trained, places, tests
	Partner  i18n.Text     `key:"partner" class:"PH"`
	Date     i18n.Date     `key:"date" class:"PH"`
}

// ServiceInternal is what stays in the office.
type ServiceInternal struct {
	Log   []Task    `key:"log" class:"I"` // requests and how they ended
	Deals i18n.Text `key:"deals" class:"I"`
}
