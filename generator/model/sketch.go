package model

import "prospectus/generator/i18n"

// A Mark is one thing on the sketch of the area: a place with [Mark.Place], or a
// line with [Mark.Course], both in kilometres from a named centre. A park needs
// no name and no kind; what it is called stands in its record.
type Mark struct {
	Entry
	Kind   MarkKind    `key:"kind" class:"PH"`
	Name   i18n.Text   `key:"name" class:"PH"`
	Park   string      `key:"park" ref:"parks" class:"PH"`
	Place  i18n.Offset `key:"at" class:"PH"`
	Course i18n.Course `key:"course" class:"PH"`
}

// MarkKind is what a mark of the sketch stands for.
type MarkKind string

// The kinds of mark: places first, then lines.
const (
	City           MarkKind = "city" // from which distances are drawn
	Town           MarkKind = "town"
	Station        MarkKind = "railway-station"
	FreightYard    MarkKind = "rail-freight"
	Airport        MarkKind = "airport"
	Port           MarkKind = "port"
	Junction       MarkKind = "junction" // of a motorway
	Lake           MarkKind = "lake"     // a name without a shore
	Hill           MarkKind = "hill"
	River          MarkKind = "river"
	Railway        MarkKind = "railway"
	HighSpeed      MarkKind = "high-speed-railway"
	Motorway       MarkKind = "motorway"
	Road           MarkKind = "road"
	firstLineIndex          = 9 // of River among the values
)

// Values lists the kinds.
func (MarkKind) Values() []string {
	return []string{
		string(City), string(Town), string(Station), string(FreightYard), string(Airport), string(Port), string(Junction), string(Lake), string(Hill),
		string(River), string(Railway), string(HighSpeed), string(Motorway), string(Road),
	}
}

// Line reports whether a mark of the kind is a line.
func (k MarkKind) Line() bool {
	for _, v := range k.Values()[firstLineIndex:] {
		if v == string(k) {
			return true
		}
	}
	return false
}

// Destination returns what distances to marks of a kind call them, "" where none
// does.
func (k MarkKind) Destination() Destination {
	switch k {
	case Station, FreightYard, Airport, Port:
		return Destination(k)
	case Junction:
		return "motorway"
	case City, Town:
		return "city-centre"
	}
	return ""
}
