package audit

import (
	"io/fs"
	"path"
	"reflect"
	"strings"

	"prospectus/generator/edition"
	"prospectus/generator/model"
)

// without returns a copy of a catalogue from which everything that must not be
// published is gone, with every reference to it. Of a withdrawn record id, date
// and the ids of its parts are left, of which the notice at its address is made.
func without(full *model.Catalog, hidden verdicts) *model.Catalog {
	items := map[string][]model.Identified{}
	for kind, list := range full.Collections() {
		for _, item := range list {
			switch hidden[kind+"/"+item.Ident()] {
			case "":
				items[kind] = append(items[kind], stripped(item, hidden))
			case edition.Withdrawn:
				items[kind] = append(items[kind], husk(item.(model.Record)))
			}
		}
	}
	site := *full.Site
	strip(reflect.ValueOf(&site).Elem(), hidden)
	return model.NewCatalog(&site, items)
}

// stripped returns a copy of a record or row without its internal fields.
func stripped(item model.Identified, hidden verdicts) model.Identified {
	fresh := reflect.New(reflect.TypeOf(item).Elem())
	fresh.Elem().Set(reflect.ValueOf(item).Elem())
	strip(fresh.Elem(), hidden)
	copied := fresh.Interface().(model.Identified)
	if p, ok := copied.(*model.Policy); ok {
		p.Clauses = whole(p.Clauses, item.(*model.Policy).Clauses)
	}
	return copied
}

// whole keeps the clauses of a policy that did not lose all that they are for:
// what is left of one would promise to everybody what was meant for a few.
func whole(left, had []model.Clause) (kept []model.Clause) {
	lost := func(left, had []string) bool { return len(had) > 0 && len(left) == 0 }
	for i, c := range left {
		if !lost(c.Industries, had[i].Industries) && !lost(c.Parks, had[i].Parks) && !lost(c.Regions, had[i].Regions) {
			kept = append(kept, c)
		}
	}
	return kept
}

// strip empties the internal fields of a struct that is a copy, and takes the
// names of hidden records out of the others.
func strip(v reflect.Value, hidden verdicts) {
	t := v.Type()
	for i := range t.NumField() {
		f, fv := t.Field(i), v.Field(i)
		class := f.Tag.Get("class")
		switch {
		case f.Anonymous:
			strip(fv, hidden)
		case class == "-":
		case !public(class):
			fv.SetZero()
		case f.Tag.Get("ref") != "":
			forget(fv, f.Tag.Get("ref"), hidden)
		case isTable(fv.Type()):
			strip(fv, hidden)
		case fv.Kind() == reflect.Slice && isTable(deref(fv.Type().Elem())):
			fv.Set(strippedList(fv, hidden))
		}
	}
}

// strippedList copies the tables of a list and strips the copies.
func strippedList(list reflect.Value, hidden verdicts) reflect.Value {
	if list.Len() == 0 {
		return list
	}
	fresh := reflect.MakeSlice(list.Type(), list.Len(), list.Len())
	for i := range list.Len() {
		one := reflect.New(deref(list.Type().Elem()))
		one.Elem().Set(reflect.Indirect(list.Index(i)))
		strip(one.Elem(), hidden)
		if list.Type().Elem().Kind() == reflect.Pointer {
			fresh.Index(i).Set(one)
		} else {
			fresh.Index(i).Set(one.Elem())
		}
	}
	return fresh
}

// forget takes the ids of hidden records out of a reference.
func forget(v reflect.Value, kind string, hidden verdicts) {
	if v.Kind() == reflect.String {
		if hidden[kind+"/"+v.String()] != "" {
			v.SetString("")
		}
		return
	}
	kept := reflect.MakeSlice(v.Type(), 0, v.Len())
	for i := range v.Len() {
		if hidden[kind+"/"+v.Index(i).String()] == "" {
			kept = reflect.Append(kept, v.Index(i))
		}
	}
	v.Set(kept)
}

// husk is what is left of a withdrawn record.
func husk(r model.Record) model.Record {
	fresh := reflect.New(reflect.TypeOf(r).Elem()).Interface().(model.Record)
	h, old := fresh.Head(), r.Head()
	h.ID, h.Aliases, h.Origin, h.Dir = old.ID, old.Aliases, old.Origin, old.Dir
	h.Withdrawal.On = old.Withdrawal.On
	switch of := r.(type) {
	case *model.Project:
		fresh.(*model.Project).State = of.State
	case *model.Policy:
		fresh.(*model.Policy).Disclosure = of.Disclosure
	case *model.Chain:
		for _, n := range of.Nodes {
			fresh.(*model.Chain).Nodes = append(fresh.(*model.Chain).Nodes, &model.Node{Entry: n.Entry, Chain: n.Chain})
		}
	case *model.Park:
		for _, p := range of.Plots {
			fresh.(*model.Park).Plots = append(fresh.(*model.Park).Plots, &model.Plot{Entry: p.Entry, Park: p.Park})
		}
		for _, b := range of.Buildings {
			fresh.(*model.Park).Buildings = append(fresh.(*model.Park).Buildings, &model.Building{Entry: b.Entry, Park: b.Park})
		}
	}
	return fresh
}

// sealed is a site's folder without the files that as a whole stay in the
// office: internal prose and attachments, the ledger, internal tables.
type sealed struct{ fs.FS }

// Open implements fs.FS.
func (s sealed) Open(name string) (fs.File, error) {
	if staysInOffice(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return s.FS.Open(name)
}

// ReadDir implements fs.ReadDirFS.
func (s sealed) ReadDir(dir string) (left []fs.DirEntry, err error) {
	entries, err := fs.ReadDir(s.FS, dir)
	for _, e := range entries {
		if !staysInOffice(path.Join(dir, e.Name())) {
			left = append(left, e)
		}
	}
	return left, err
}

// Stat implements fs.StatFS.
func (s sealed) Stat(name string) (fs.FileInfo, error) {
	if staysInOffice(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return fs.Stat(s.FS, name)
}

var _ interface {
	fs.ReadDirFS
	fs.StatFS
} = sealed{}

// staysInOffice reports a file or folder that holds nothing public.
func staysInOffice(name string) bool {
	parts := strings.Split(name, "/")
	base := parts[len(parts)-1]
	switch {
	case parts[0] == "content" && len(parts) > 3:
		return parts[3] == "internal" || len(parts) == 4 && strings.HasPrefix(base, "internal.") && path.Ext(base) == ".md"
	case parts[0] == "data" && len(parts) == 2:
		return base == "ledger.csv" || path.Ext(base) == ".toml" && internalTable(strings.TrimSuffix(base, ".toml"))
	}
	return false
}
