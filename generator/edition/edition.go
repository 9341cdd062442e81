// Package edition is the one door between what an office knows and what an
// audience may see.
//
// [For] takes a resolved catalogue and returns another in which everything
// that the audience may not see does not exist: internal fields and tables,
// records marked internal, policies that are not disclosed on the issuer's own
// initiative, and every reference to any of these. What a field's class does
// not allow is emptied; a field without a class is emptied for everybody.
// Records of the new catalogue do not know where they were read from either,
// since their files hold the internal facts too.
//
// Of a withdrawn record nothing passes but a notice: kind, id and date, so that
// its address can say that something was withdrawn there and not what.
//
// The door lets through one thing more: named releases, sums over the ledger
// that are computed here, so that nobody behind the door needs the ledger. A
// sum over fewer than three projects is withheld, and so is one from which,
// with the others, such a sum could be told.
package edition

import (
	"reflect"
	"strings"

	"prospectus/generator/model"
)

// An Audience is who an edition is made for, named by the letter of the
// classes it may see.
type Audience string

// The audiences.
const (
	Site     Audience = "P" // visitors of the public site and users of its data
	Handbook Audience = "H" // those who are handed a printed book
	Office   Audience = "I" // the office's own staff

	anyReader Audience = "PH" // of the site or a book
)

// A Withheld says what an edition left out, and why.
type Withheld struct {
	Kind, ID string
	Field    string // empty for a whole record
	Reason   Reason
}

// Reason is why something was withheld.
type Reason string

// The reasons.
const (
	InternalField  Reason = "internal-field"
	InternalRecord Reason = "internal-record"
	InternalTable  Reason = "internal-table"
	NotDisclosed   Reason = "not-disclosed" // a policy on request, or not at all
	FirmConsent    Reason = "no-consent"    // a firm that neither agreed nor is named by a source
	LostReference  Reason = "names-withheld"
	Withdrawn      Reason = "withdrawn"
	NotApproved    Reason = "not-approved" // not released, or changed since
)

// For returns the catalogue that an audience may see and what was withheld
// from it. Records held back are not approved: outside the office they do not
// exist.
func For(a Audience, full *model.Catalog, heldBack ...model.Record) (*model.Catalog, []Withheld) {
	d := newDoor(a, full)
	for _, r := range heldBack {
		d.heldBack[r] = true
	}
	d.hide()
	return d.open()
}

// open makes the catalogue of what is not hidden.
func (d *door) open() (*model.Catalog, []Withheld) {
	full := d.full
	items := map[string][]model.Identified{}
	for name, list := range full.Collections() {
		if d.shut(name) {
			d.withhold(name, "", "", InternalTable, len(list) > 0)
			continue
		}
		for _, item := range list {
			if !d.hidden[name][item.Ident()] {
				items[name] = append(items[name], d.keep(name, item))
			}
		}
	}
	c := model.NewCatalog(d.site(), items)
	c.Notices = d.notices
	c.Releases = d.releases(c)
	if d.audience == Office {
		c.Ledger = full.Ledger
	}
	return c, d.withheld
}

// A door is the state of making one edition.
type door struct {
	audience Audience
	full     *model.Catalog
	hidden   map[string]map[string]bool // kind → id of what does not exist
	touched  map[reflect.Type]bool      // what touches found
	heldBack map[model.Record]bool
	memory   *Memory // what was copied before; nil where nothing was
	notices  []model.Notice
	withheld []Withheld
}

func newDoor(a Audience, full *model.Catalog) *door {
	return &door{
		audience: a, full: full, hidden: map[string]map[string]bool{},
		touched: map[reflect.Type]bool{}, heldBack: map[model.Record]bool{},
	}
}

func (d *door) withhold(kind, id, field string, why Reason, really bool) {
	if really {
		d.withheld = append(d.withheld, Withheld{kind, id, field, why})
	}
}

// shut reports whether a whole table is not for the audience.
func (d *door) shut(name string) bool {
	f, ok := model.CatalogField(name)
	class := f.Tag.Get("class")
	return ok && class != "" && !d.sees(class)
}

// sees reports whether the audience may see a field of a class. The readers of
// all public editions see what any of them does.
func (d *door) sees(class string) bool {
	if d.audience == anyReader {
		return model.MayHold(class, string(Site)) || model.MayHold(class, string(Handbook))
	}
	return model.MayHold(class, string(d.audience))
}

// hide finds the records that do not exist for the audience, and their parts.
func (d *door) hide() {
	if d.audience == Office {
		return
	}
	for kind, r := range d.full.Records() {
		why, gone := d.verdict(r)
		if !gone {
			continue
		}
		d.bury(kind.Name, r.Ident())
		d.withhold(kind.Name, r.Ident(), "", why, true)
		for partKind, p := range model.Parts(r) {
			d.bury(partKind, p.Ident())
		}
		if why == Withdrawn {
			d.notice(kind.Name, r)
		}
	}
	for f := range d.full.Firms.All() {
		if !f.Consent && len(f.Source) == 0 {
			d.bury("firms", f.ID)
			d.withhold("firms", f.ID, "", FirmConsent, true)
		}
	}
	for m := range d.full.Maps.All() {
		if d.hidden["parks"][m.Park] {
			d.bury("maps", m.ID)
			d.withhold("maps", m.ID, "", LostReference, true)
		}
	}
}

func (d *door) bury(kind, id string) {
	if d.hidden[kind] == nil {
		d.hidden[kind] = map[string]bool{}
	}
	d.hidden[kind][id] = true
}

// verdict says whether a record as a whole is kept from the audience.
func (d *door) verdict(r model.Record) (Reason, bool) {
	if r.Head().Audience == model.Internal {
		return InternalRecord, true
	}
	if p, ok := r.(*model.Policy); ok && p.Disclosure != model.Voluntary {
		return NotDisclosed, true
	}
	if b, ok := r.(*model.Briefing); ok && b.Type == model.Case && !b.Consent {
		return FirmConsent, true
	}
	if model.IsWithdrawn(r) {
		return Withdrawn, true
	}
	return NotApproved, d.heldBack[r]
}

// notice leaves a notice of a withdrawn record, and of each part that may have
// had a page of its own.
func (d *door) notice(kind string, r model.Record) {
	h := r.Head()
	d.notices = append(d.notices, model.Notice{Kind: kind, ID: h.ID, Aliases: h.Aliases, Withdrawn: h.Withdrawal.On})
	for partKind, p := range model.Parts(r) {
		n := model.Notice{Kind: partKind, ID: p.Ident(), Withdrawn: h.Withdrawal.On}
		for _, alias := range h.Aliases {
			n.Aliases = append(n.Aliases, alias+"/"+p.Key())
		}
		d.notices = append(d.notices, n)
	}
}

func (d *door) site() *model.Site {
	s := *d.full.Site
	s.Origin = nil
	d.redact("site", "site", "", reflect.ValueOf(&s).Elem())
	return &s
}

// copy returns an item without what the audience may not see.
func (d *door) copy(kind string, item model.Identified) model.Identified {
	fresh := reflect.New(reflect.TypeOf(item).Elem())
	fresh.Elem().Set(reflect.ValueOf(item).Elem())
	d.redact(kind, item.Ident(), "", fresh.Elem())
	copied := fresh.Interface().(model.Identified)
	if p, ok := copied.(*model.Policy); ok {
		d.drop(p, item.(*model.Policy))
	}
	if m, ok := copied.(*model.Map); ok {
		d.dropFeatures(m, item.(*model.Map))
	}
	return copied
}

// redact empties, in a struct that is already a copy, what the audience may
// not see, and takes out references to what does not exist.
func (d *door) redact(kind, id, path string, v reflect.Value) {
	t := v.Type()
	for i := range t.NumField() {
		f, fv := t.Field(i), v.Field(i)
		at := joined(path, f)
		switch class := f.Tag.Get("class"); {
		case f.Anonymous:
			d.redact(kind, id, path, fv)
		case f.Name == "Origin" || f.Type == approvalType && !d.sees(class):
			fv.SetZero() // an approval withholds nothing from anybody: it is no fact
		case class == "-":
		case !d.sees(class):
			d.withhold(kind, id, at, InternalField, !empty(fv))
			fv.SetZero()
		case f.Tag.Get("ref") != "":
			d.unlink(kind, id, at, f.Tag.Get("ref"), fv)
		default:
			d.redactInside(kind, id, at, fv)
		}
	}
}

var approvalType = reflect.TypeFor[model.Approval]()

// redactInside goes into nested tables, copying what it changes. A table of a
// type that holds nothing to be changed is shared with the full catalogue.
func (d *door) redactInside(kind, id, at string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if d.touches(v.Type()) {
			d.redact(kind, id, at, v)
		}
	case reflect.Slice:
		elem := v.Type().Elem()
		pointers := elem.Kind() == reflect.Pointer
		if pointers {
			elem = elem.Elem()
		}
		if v.Len() == 0 || !d.touches(elem) {
			return
		}
		fresh := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			one := reflect.New(elem)
			one.Elem().Set(reflect.Indirect(v.Index(i)))
			d.redact(kind, id, at, one.Elem())
			if pointers {
				fresh.Index(i).Set(one)
			} else {
				fresh.Index(i).Set(one.Elem())
			}
		}
		v.Set(fresh)
	}
}

// touches reports whether the door may change something in a value of a type:
// it is a table of the model's, and it or a table within it has a field that
// the audience may not see, a reference, or an origin.
func (d *door) touches(t reflect.Type) bool {
	if t.Kind() != reflect.Struct || !isTable(t) {
		return false
	}
	if known, ok := d.touched[t]; ok {
		return known
	}
	d.touched[t] = false // for a type that holds itself
	found := false
	for i := range t.NumField() {
		f := t.Field(i)
		class := f.Tag.Get("class")
		inner := f.Type
		for inner.Kind() == reflect.Slice || inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		hides := !f.Anonymous && class != "-" && !d.sees(class)
		found = found || hides || f.Name == "Origin" || f.Tag.Get("ref") != "" || d.touches(inner)
	}
	d.touched[t] = found
	return found
}

// isTable reports whether a struct type is one of the model's own, whose
// fields have classes, and not a value such as an amount of money.
func isTable(t reflect.Type) bool { return t.PkgPath() == reflect.TypeFor[model.Site]().PkgPath() }

// empty reports whether a field says nothing.
func empty(v reflect.Value) bool {
	if v.Kind() == reflect.Map || v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	return v.IsZero()
}

// unlink takes references to what does not exist out of a field.
func (d *door) unlink(kind, id, at, to string, v reflect.Value) {
	hidden := d.hidden[to]
	if len(hidden) == 0 {
		return
	}
	if v.Kind() == reflect.String {
		if hidden[v.String()] {
			d.withhold(kind, id, at, LostReference, true)
			v.SetZero()
		}
		return
	}
	kept := reflect.MakeSlice(v.Type(), 0, v.Len())
	for i := range v.Len() {
		if hidden[v.Index(i).String()] {
			d.withhold(kind, id, at, LostReference, true)
			continue
		}
		kept = reflect.Append(kept, v.Index(i))
	}
	v.Set(kept)
}

func joined(path string, f reflect.StructField) string {
	key := f.Tag.Get("key") + f.Tag.Get("front") + f.Tag.Get("from")
	if key == "" {
		key = strings.ToLower(f.Name)
	}
	if path == "" {
		return key
	}
	return path + "." + key
}
