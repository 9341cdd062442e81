package model

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// TestWhatChecksAreToldIsNeverPublished: reasons for findings stand in no data
// file, no schema of one, and no documentation of its fields.
func TestWhatChecksAreToldIsNeverPublished(t *testing.T) {
	p := &Project{Header: Header{ID: "x", Lint: Reasons{"payback-long": "a word to the office"}}}
	got, err := json.Marshal(Export(p))
	if err != nil || strings.Contains(string(got), "word to the office") || strings.Contains(string(got), "lint") {
		t.Errorf("%v: exported %s", err, got)
	}
	for _, typ := range []reflect.Type{reflect.TypeFor[Project](), reflect.TypeFor[Setting]()} {
		for _, d := range Document(typ) {
			if d.Path == "lint" || d.Path == "severity" || d.Path == "reason" {
				t.Errorf("%s is documented as a field of %s", d.Path, typ.Name())
			}
		}
	}
}
