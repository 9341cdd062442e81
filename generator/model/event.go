package model

import "prospectus/generator/i18n"

// An Event is a fair, a promotion conference, a match-making or a visit day.
type Event struct {
	Header
	Type       EventType     `key:"type" class:"PH"`
	Period     i18n.Period   `key:"period" need:"yes" class:"PH"` // days
	Starts     string        `key:"starts" class:"PH"`            // clock time of the first day, 15:04
	Ends       string        `key:"ends" class:"PH"`              // clock time of the last day, 15:04
	Timezone   string        `key:"timezone" class:"PH"`
	Place      i18n.Text     `key:"place" class:"PH"`
	City       i18n.Text     `key:"city" class:"PH"`
	Country    string        `key:"country" class:"PH"` // country or region, ISO 3166
	Host       string        `key:"host" ref:"units" class:"PH"`
	Office     string        `key:"office" ref:"offices" class:"PH"`
	Speaks     []string      `key:"languages" class:"PH"`
	Booth      i18n.Text     `key:"booth" class:"PH"`
	Register   i18n.Text     `key:"registration" class:"PH"`
	Industries []string      `key:"industries" ref:"industries" class:"PH"`
	Projects   []string      `key:"projects" ref:"projects" class:"PH"`
	Chains     []string      `key:"chains" ref:"chains" class:"PH"`
	Programme  []Session     `key:"session" class:"PH"`
	Internal   EventInternal `key:"internal" class:"I"`
}

// EventType is what kind of event it is.
type EventType string

// Values lists the types.
func (EventType) Values() []string {
	return []string{"fair", "conference", "matchmaking", "briefing", "visit", "festival"}
}

// A Session is one item of an event's programme.
type Session struct {
	ID    string    `key:"@id" class:"PH"`
	Day   i18n.Date `key:"day" class:"PH"`
	From  string    `key:"from" class:"PH"` // 15:04
	To    string    `key:"to" class:"PH"`
	Name  i18n.Text `key:"name" class:"PH"`
	Place i18n.Text `key:"place" class:"PH"`
}

// EventInternal is what stays in the office. Invitees have no field: they
// never leave the office.
type EventInternal struct {
	Signings i18n.Text `key:"draft_signings" class:"I"`
	Plan     i18n.Text `key:"plan" class:"I"`
}
