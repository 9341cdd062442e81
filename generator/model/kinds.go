package model

import (
	"iter"
	"reflect"
	"slices"
	"strings"
)

// Kinds lists the kinds of record in catalogue order, read from the tags of
// [Catalog].
func Kinds() []Kind {
	var kinds []Kind
	t := reflect.TypeFor[Catalog]()
	for i := range t.NumField() {
		if name := t.Field(i).Tag.Get("kind"); name != "" {
			file := t.Field(i).Tag.Get("file")
			kinds = append(kinds, Kind{Name: name, Singular: strings.TrimSuffix(file, ".toml"), File: file})
		}
	}
	return kinds
}

// Records yields every record of every kind, in catalogue order.
func (c *Catalog) Records() iter.Seq2[Kind, Record] {
	v := reflect.ValueOf(c).Elem()
	kinds := Kinds()
	return func(yield func(Kind, Record) bool) {
		for _, kind := range kinds {
			for item := range v.Field(kindField(kind.Name)).Addr().Interface().(collection).idents() {
				if !yield(kind, item.(Record)) {
					return
				}
			}
		}
	}
}

// collection is what a Set of any type answers.
type collection interface {
	idents() iter.Seq[Identified]
}

func (s *Set[T]) idents() iter.Seq[Identified] {
	return func(yield func(Identified) bool) {
		for _, item := range s.items {
			if !yield(item) {
				return
			}
		}
	}
}

// kindField returns the index of the catalogue's field for a kind, part or
// table; -1 where there is none.
func kindField(name string) int {
	t := reflect.TypeFor[Catalog]()
	for i := range t.NumField() {
		tag := t.Field(i).Tag
		if name != "" && (tag.Get("kind") == name || tag.Get("part") == name || tag.Get("table") == name) {
			return i
		}
	}
	return -1
}

// Find returns what a reference names, nil where the catalogue does not hold
// it. The kind is a kind, part or table: "projects", "nodes", "firms".
func (c *Catalog) Find(kind, ident string) Identified {
	i := kindField(kind)
	if i < 0 {
		return nil
	}
	s, ok := reflect.ValueOf(c).Elem().Field(i).Addr().Interface().(finder)
	if !ok {
		return nil
	}
	return s.find(ident)
}

type finder interface{ find(string) Identified }

func (s *Set[T]) find(ident string) Identified {
	if item, ok := s.byID[ident]; ok {
		return item
	}
	return nil
}

// Idents yields the ids of a kind, part or table, for did-you-mean.
func (c *Catalog) Idents(kind string) iter.Seq[string] {
	return func(yield func(string) bool) {
		i := kindField(kind)
		if i < 0 {
			return
		}
		s, ok := reflect.ValueOf(c).Elem().Field(i).Addr().Interface().(collection)
		if !ok {
			return
		}
		for item := range s.idents() {
			if !yield(item.Ident()) {
				return
			}
		}
	}
}

// Paged yields, for each kind, part and table whose entries have a page of
// their own, the ids that have one.
func (c *Catalog) Paged() iter.Seq2[string, iter.Seq[string]] {
	return func(yield func(string, iter.Seq[string]) bool) {
		for _, kind := range linkable() {
			if kind.Name == "nodes" {
				continue // a node is a place on its chain's page
			}
			if !yield(kind.Name, c.Idents(kind.Name)) {
				return
			}
		}
	}
}

// Collections yields every kind of record and every table with its items, in
// catalogue order; parts come with the records that hold them.
func (c *Catalog) Collections() iter.Seq2[string, []Identified] {
	return func(yield func(string, []Identified) bool) {
		v := reflect.ValueOf(c).Elem()
		for i := range v.NumField() {
			tag := v.Type().Field(i).Tag
			name := tag.Get("kind") + tag.Get("table")
			set, ok := v.Field(i).Addr().Interface().(collection)
			if ok && name != "" && !yield(name, slices.Collect(set.idents())) {
				return
			}
		}
	}
}

// All returns what the catalogue holds of a kind, part or table, in its order;
// nothing where it has none of that name.
func (c *Catalog) All(kind string) []Identified {
	i := kindField(kind)
	if i < 0 {
		return nil
	}
	set, ok := reflect.ValueOf(c).Elem().Field(i).Addr().Interface().(collection)
	if !ok {
		return nil
	}
	return slices.Collect(set.idents())
}

// CatalogField returns the declaration of a kind, part or table in [Catalog].
func CatalogField(name string) (reflect.StructField, bool) {
	i := kindField(name)
	if i < 0 {
		return reflect.StructField{}, false
	}
	return reflect.TypeFor[Catalog]().Field(i), true
}

// KindOf returns the name of the kind, part or table with a singular, as in
// the links that editors write (project:xz-2026-0042, plot:park/a-01); "" where
// none has it.
func KindOf(singular string) string { return bySingular[singular] }

// ParseLink reads a link from prose to a record: "project:xz-2026-0042",
// "node:calcium/filler", "pages/about", each with an #anchor or without. The
// kind is empty where the scheme is none of the catalogue's. What leads
// elsewhere (https:, mailto:, tel:, #anchor, a file's name) is not ok.
func ParseLink(target string) (kind, id, anchor string, ok bool) {
	target, anchor, _ = strings.Cut(target, "#")
	scheme, rest, cut := strings.Cut(target, ":")
	if cut {
		switch scheme {
		case "https", "http", "mailto", "tel":
			return "", "", "", false
		}
		return KindOf(scheme), rest, anchor, true
	}
	folder, rest, cut := strings.Cut(target, "/")
	if !cut || kindField(folder) < 0 {
		return "", "", "", false
	}
	return folder, rest, anchor, true
}

// Singulars lists what a link in prose may begin with, in catalogue order.
func Singulars() (names []string) {
	for _, k := range linkable() {
		names = append(names, k.Singular)
	}
	return names
}

// bySingular is read for every link of every body.
var bySingular = func() map[string]string {
	m := map[string]string{}
	for _, k := range linkable() {
		m[k.Singular] = k.Name
	}
	return m
}()

// linkable lists kinds, and the parts and tables that have a singular.
func linkable() []Kind {
	kinds := Kinds()
	t := reflect.TypeFor[Catalog]()
	for i := range t.NumField() {
		tag := t.Field(i).Tag
		if one := tag.Get("singular"); one != "" {
			kinds = append(kinds, Kind{Name: tag.Get("part") + tag.Get("table"), Singular: one})
		}
	}
	return kinds
}
