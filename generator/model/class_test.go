package model

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestEveryFieldDeclaresItsClass is the default deny: a field of anything that
// a catalogue holds names who may see it, or says with "-" that it is never
// shown.
func TestEveryFieldDeclaresItsClass(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var visit func(reflect.Type)
	visit = func(typ reflect.Type) {
		typ = leaf(typ)
		if seen[typ] || typ.Kind() != reflect.Struct || typ.PkgPath() != reflect.TypeFor[Catalog]().PkgPath() {
			return
		}
		seen[typ] = true
		for i := range typ.NumField() {
			f := typ.Field(i)
			class := f.Tag.Get("class")
			if !f.Anonymous && class != "-" && !slices.Contains([]string{"P", "H", "PH", "I"}, class) {
				t.Errorf("%s.%s has class %q; want P, H, PH, I or -", typ.Name(), f.Name, class)
			}
			visit(f.Type)
		}
	}
	for _, typ := range types("kind") {
		visit(typ)
	}
	for _, typ := range types("part") {
		visit(typ)
	}
	for _, typ := range types("table") {
		visit(typ)
	}
	visit(reflect.TypeFor[Site]())
	if len(seen) < 40 {
		t.Errorf("visited %d types, which cannot be all", len(seen))
	}
}

// TestInternalTablesAreInternalThroughout: no field below an internal one may
// be of another class, or redaction at the top would say more than the fields.
func TestInternalTablesAreInternalThroughout(t *testing.T) {
	for kind, typ := range types("kind") {
		for _, d := range Document(typ) {
			if strings.HasPrefix(d.Path, "internal.") && d.Class != "I" {
				t.Errorf("%s: %s has class %s", kind, d.Path, d.Class)
			}
		}
	}
}

func TestReferencesNameKinds(t *testing.T) {
	for _, set := range []map[string]reflect.Type{types("kind"), types("part"), types("table")} {
		for kind, typ := range set {
			for _, d := range Document(typ) {
				if d.Ref != "" && kindField(d.Ref) < 0 {
					t.Errorf("%s: %s refers to %q, which no catalogue holds", kind, d.Path, d.Ref)
				}
			}
		}
	}
}

func TestKeysAreUnique(t *testing.T) {
	for kind, typ := range types("kind") {
		paths := map[string]bool{}
		for _, d := range Document(typ) {
			if paths[d.Path] {
				t.Errorf("%s declares %s twice", kind, d.Path)
			}
			paths[d.Path] = true
		}
	}
}

func TestEnumsHaveDistinctWords(t *testing.T) {
	for kind, typ := range types("kind") {
		for _, d := range Document(typ) {
			words := slices.Sorted(slices.Values(d.Values))
			if len(slices.Compact(words)) != len(d.Values) {
				t.Errorf("%s: %s lists a word twice: %v", kind, d.Path, d.Values)
			}
		}
	}
}

func TestMayHold(t *testing.T) {
	for _, c := range []struct {
		class, audience string
		want            bool
	}{
		{"PH", "P", true}, {"PH", "H", true}, {"PH", "I", true},
		{"P", "H", false}, {"H", "P", false}, {"I", "P", false}, {"I", "H", false}, {"I", "I", true},
		{"", "P", false}, {"", "I", false}, {"X", "I", false}, {"-", "I", false},
	} {
		if got := MayHold(c.class, c.audience); got != c.want {
			t.Errorf("MayHold(%q, %q) = %v", c.class, c.audience, got)
		}
	}
}
