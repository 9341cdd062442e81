package model

import (
	"slices"

	"prospectus/generator/geo"
	"prospectus/generator/i18n"
)

// A Map is a map that the site's own office supplies as GeoJSON beside
// data/maps.toml. It shows a park, a region, or with neither the whole place.
// Either it bears the number under which it was approved (审图号), or the office
// states why the law asks for none.
type Map struct {
	Entry
	Name     i18n.Text `key:"name" need:"yes" class:"PH"`
	File     string    `key:"file" need:"yes" class:"-"` // in the folder data; it is read and never published
	Region   string    `key:"region" ref:"regions" class:"PH"`
	Park     string    `key:"park" ref:"parks" class:"PH"`
	Approval string    `key:"approval" class:"PH"` // printed beside it
	Exempt   Exemption `key:"exempt" class:"PH"`
	Because  i18n.Text `key:"exempt_reason" class:"PH"` // printed beside it
	Source   i18n.Text `key:"source" need:"yes" class:"PH"`
	Date     i18n.Date `key:"date" need:"yes" class:"PH"` // of what it shows
	Features []Feature `from:"file" class:"PH"`           // what is known and used of it
}

// A Feature is one thing on a map: a park, plot or project, which has its name
// from its own record, or else something of a kind.
type Feature struct {
	Kind    FeatureKind `key:"kind" class:"PH"`
	Name    i18n.Text   `key:"name" class:"PH"`
	Park    string      `key:"park" ref:"parks" class:"PH"`
	Plot    string      `key:"plot" ref:"plots" class:"PH"`
	Project string      `key:"project" ref:"projects" class:"PH"`
	Shape   geo.Shape   `key:"shape" class:"PH"`
}

// Record names the kind and the id of the record that a feature shows; ok is
// false for one that shows none.
func (f *Feature) Record() (kind, id string, ok bool) {
	switch {
	case f.Park != "":
		return "parks", f.Park, true
	case f.Plot != "":
		return "plots", f.Plot, true
	case f.Project != "":
		return "projects", f.Project, true
	}
	return "", "", false
}

// FeatureKind is what a feature of a map stands for: what a mark of the sketch
// may, and what a sketch must not show.
type FeatureKind string

// The kinds that only a map has.
const (
	Ground   FeatureKind = "land"     // the ground of what a map is about
	Water    FeatureKind = "water"    // a lake or a river by its banks
	Boundary FeatureKind = "boundary" // of an administrative division
)

// FeatureKinds lists the kinds. Words for most of them are those of [MarkKind].
func FeatureKinds() []string {
	return slices.Concat([]string{string(Ground), string(Water), string(Boundary)}, MarkKind("").Values())
}

// Mark returns the kind of mark that a kind of feature is, "" where it is none.
func (k FeatureKind) Mark() MarkKind {
	if k == Ground || k == Water || k == Boundary {
		return ""
	}
	return MarkKind(k)
}

// Fits reports whether a shape is one that something of the kind can have: places
// are points, roads and railways lines; a river is a line or a surface, a boundary
// a line or the rim of one.
func (k FeatureKind) Fits(s geo.Shape) bool {
	points, lines, areas := len(s.Points) > 0, len(s.Lines) > 0, len(s.Areas) > 0
	switch {
	case k == "": // a record's own
		return !lines && points != areas
	case k == Ground || k == Water:
		return areas && !points && !lines
	case k == Boundary || MarkKind(k) == River:
		return !points
	case MarkKind(k).Line():
		return lines && !points && !areas
	}
	return points && !lines && !areas
}
