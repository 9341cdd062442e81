package board

import (
	"cmp"
	"slices"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A Renewal is one thing to look at again before the next edition is printed.
type Renewal struct {
	Unit string // that answers for it; "" where the record names none
	What RenewalKind
	ID   string
	Name i18n.Text
	Date i18n.Date // when it was verified last, is of, or ends; zero where nothing says it
}

// RenewalKind is why a thing is to be looked at.
type RenewalKind string

// The kinds: what can still be had, by the day on which it was verified last;
// policies that end within a year; figures, rates and amounts that belong to a
// day; desks that are called; books that were handed out.
const (
	RenewProject  RenewalKind = "project"
	RenewPlot     RenewalKind = "plot"
	RenewBuilding RenewalKind = "building"
	RenewPolicy   RenewalKind = "policy"
	RenewPark     RenewalKind = "park"
	RenewFigure   RenewalKind = "figure"
	RenewRate     RenewalKind = "rate"
	RenewOffice   RenewalKind = "office"
	RenewBook     RenewalKind = "book"
)

// renewalKinds are the kinds in the order in which they are listed.
var renewalKinds = []RenewalKind{RenewProject, RenewPark, RenewPlot, RenewBuilding, RenewPolicy, RenewFigure, RenewRate, RenewOffice, RenewBook}

// Renewals lists what to verify again, unit by unit in the order of the table of
// units, that of no unit last; within a unit by kind, the oldest first. What is
// closed, withdrawn or no longer in force needs no verification.
func Renewals(c *model.Catalog, day i18n.Date) (all []Renewal) {
	add := func(unit string, what RenewalKind, id string, name i18n.Text, date i18n.Date) {
		all = append(all, Renewal{unit, what, id, name, date})
	}
	for p := range c.Projects.All() {
		if p.State == model.Open || p.State == model.Reserved {
			add(p.Owner, RenewProject, p.ID, p.Title, p.Verified)
		}
	}
	renewParks(c, add)
	for p := range c.Policies.All() {
		if p.ValidityOn(day).InForce() && !p.Expires.IsZero() && p.Expires.Before(yearAfter(day)) {
			add(p.Issuer, RenewPolicy, p.ID, p.Title, p.Expires)
		}
	}
	for f := range c.Figures.All() {
		add(c.Site.Organiser, RenewFigure, f.ID, f.Label, f.Date)
	}
	for r := range c.Rates.All() {
		add(c.Site.Organiser, RenewRate, r.ID, r.Source, r.Date)
	}
	for o := range c.Offices.All() {
		if !model.IsWithdrawn(o) {
			add(o.Unit, RenewOffice, o.ID, o.Title, o.Updated)
		}
	}
	for b := range c.Books.All() {
		add(c.Site.Organiser, RenewBook, b.ID, i18n.Text{"zh": b.Edition, "en": b.Edition}, b.Date)
	}
	order(c, all)
	return all
}

// renewParks lists parks, and of their plots and buildings those that can still
// be had.
func renewParks(c *model.Catalog, add func(string, RenewalKind, string, i18n.Text, i18n.Date)) {
	for p := range c.Parks.All() {
		if model.IsWithdrawn(p) {
			continue
		}
		add(p.Operator, RenewPark, p.ID, p.Title, p.AsOf)
		for _, plot := range p.Plots {
			if plot.Offered() == model.Open || plot.Offered() == model.Reserved {
				add(p.Operator, RenewPlot, plot.Ident(), plot.Name, plot.Verified)
			}
		}
		for _, b := range p.Buildings {
			if b.Offered() == model.Open || b.Offered() == model.Reserved {
				add(p.Operator, RenewBuilding, b.Ident(), b.Name, b.Verified)
			}
		}
	}
}

// yearAfter returns the same day a year later.
func yearAfter(d i18n.Date) i18n.Date {
	d.Year++
	return d
}

// order sorts renewals as [Renewals] promises.
func order(c *model.Catalog, all []Renewal) {
	place := map[string]int{}
	for u := range c.Units.All() {
		place[u.ID] = len(place)
	}
	slices.SortStableFunc(all, func(a, b Renewal) int {
		return cmp.Or(
			cmp.Compare(unitPlace(place, a.Unit), unitPlace(place, b.Unit)),
			strings.Compare(a.Unit, b.Unit),
			cmp.Compare(slices.Index(renewalKinds, a.What), slices.Index(renewalKinds, b.What)),
			a.Date.Compare(b.Date),
			strings.Compare(a.ID, b.ID),
		)
	})
}

// unitPlace is the place of a unit: one that the table does not have comes after
// the others, and none last.
func unitPlace(place map[string]int, unit string) int {
	if n, known := place[unit]; known {
		return n
	}
	if unit == "" {
		return len(place) + 1
	}
	return len(place)
}
