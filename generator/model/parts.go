package model

import (
	"iter"
	"reflect"

	"prospectus/generator/source"
)

// A Part is a thing inside a record that has an id of its own and that
// references name as record/part: a node of a chain, a plot or a building of
// a park.
type Part interface {
	Identified
	// Key returns the part's own id, Table the TOML table it stands in.
	Key() string
	Table() string
	// Adopt tells the part which record holds it and where its keys stand.
	Adopt(record string, origin source.Origin)
}

// Key returns the row's own id, without that of the record that holds it.
func (e *Entry) Key() string { return e.ID }

// Table implements [Part].
func (n *Node) Table() string { return "node" }

// Adopt implements [Part].
func (n *Node) Adopt(record string, o source.Origin) { n.Chain, n.Origin = record, o }

// Table implements [Part].
func (p *Plot) Table() string { return "plot" }

// Adopt implements [Part].
func (p *Plot) Adopt(record string, o source.Origin) { p.Park, p.Origin = record, o }

// Table implements [Part].
func (b *Building) Table() string { return "building" }

// Adopt implements [Part].
func (b *Building) Adopt(record string, o source.Origin) { b.Park, b.Origin = record, o }

// Parts yields a record's parts with their kind, in document order.
func Parts(r Record) iter.Seq2[string, Part] {
	return func(yield func(string, Part) bool) {
		switch r := r.(type) {
		case *Chain:
			each("nodes", r.Nodes, yield)
		case *Park:
			_ = each("plots", r.Plots, yield) && each("buildings", r.Buildings, yield)
		}
	}
}

func each[T Part](kind string, parts []T, yield func(string, Part) bool) bool {
	for _, p := range parts {
		if !yield(kind, p) {
			return false
		}
	}
	return true
}

// NewCatalog makes a catalogue of records and table rows, given by the names
// of kinds and tables. Parts are found inside the records. What is not of the
// kind's type is left out.
func NewCatalog(site *Site, items map[string][]Identified) *Catalog {
	c := &Catalog{Site: site}
	v := reflect.ValueOf(c).Elem()
	for i := range v.NumField() {
		set, ok := v.Field(i).Addr().Interface().(filler)
		if !ok {
			continue
		}
		tag := v.Type().Field(i).Tag
		set.fill(items[tag.Get("kind")+tag.Get("table")])
	}
	parts := map[string][]Identified{}
	for _, r := range c.Records() {
		for kind, p := range Parts(r) {
			parts[kind] = append(parts[kind], p)
		}
	}
	for kind, list := range parts {
		v.Field(kindField(kind)).Addr().Interface().(filler).fill(list)
	}
	return c
}

type filler interface{ fill([]Identified) }

func (s *Set[T]) fill(items []Identified) {
	list := make([]T, 0, len(items))
	for _, item := range items {
		if t, ok := item.(T); ok {
			list = append(list, t)
		}
	}
	*s = NewSet(list)
}

// elem returns the struct type that a set holds pointers to.
func (s *Set[T]) elem() reflect.Type { return reflect.TypeFor[T]().Elem() }

// RecordTypes returns the struct type of each kind of record, by kind.
func RecordTypes() map[string]reflect.Type { return types("kind") }

// Tables yields the name and row type of each table, in catalogue order.
func Tables() iter.Seq2[string, reflect.Type] {
	return func(yield func(string, reflect.Type) bool) {
		all := types("table")
		t := reflect.TypeFor[Catalog]()
		for i := range t.NumField() {
			name := t.Field(i).Tag.Get("table")
			if row, ok := all[name]; ok && !yield(name, row) {
				return
			}
		}
	}
}

func types(tag string) map[string]reflect.Type {
	all := map[string]reflect.Type{}
	t := reflect.TypeFor[Catalog]()
	for i := range t.NumField() {
		name := t.Field(i).Tag.Get(tag)
		if set, ok := reflect.New(t.Field(i).Type).Interface().(interface{ elem() reflect.Type }); ok && name != "" {
			all[name] = set.elem()
		}
	}
	return all
}
