package model

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// systemRow is one line of the table of systems in generator/README.md.
var systemRow = regexp.MustCompile(`(?m)^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([PHIN]+) \|$`)

// TestEverySystemHasATypedPlace reads the code map: each of the 57 systems an
// office runs must name fields that exist, of the class that it states.
func TestEverySystemHasATypedPlace(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	fields := allFields()
	seen := map[int]bool{}
	for _, row := range systemRow.FindAllStringSubmatch(string(text), -1) {
		n, _ := strconv.Atoi(row[1])
		seen[n] = true
		for _, place := range strings.Split(row[3], ", ") {
			checkPlace(t, row[1]+" "+row[2], strings.TrimSpace(place), row[6], fields)
		}
	}
	for n := 1; n <= 57; n++ {
		if !seen[n] {
			t.Errorf("system %d has no row", n)
		}
	}
}

// allFields maps kind.path, and every table on the way to it, to its classes.
func allFields() map[string]string {
	all := map[string]string{"ledger": "I", "releases": "P"}
	for _, set := range []string{"kind", "table"} {
		for kind, typ := range types(set) {
			for _, d := range Document(typ) {
				path := kind + "." + d.Path
				all[path] = d.Class
				for i := strings.LastIndexByte(path, '.'); i > len(kind); i = strings.LastIndexByte(path, '.') {
					path = strings.TrimSuffix(path[:i], ".*")
					all[path] += d.Class
				}
			}
		}
	}
	return all
}

func checkPlace(t *testing.T, row, place, class string, fields map[string]string) {
	if key, refused := strings.CutPrefix(place, "refused: "); refused {
		if class != "N" || !Refused(key) {
			t.Errorf("%s: %q is not a key that the model refuses", row, key)
		}
		return
	}
	got, ok := fields[place]
	switch {
	case !ok:
		t.Errorf("%s: there is no field %s", row, place)
	case class == "I" && strings.Trim(got, "I") != "":
		t.Errorf("%s: %s has class %s and must be internal", row, place, got)
	case class != "I" && !strings.ContainsAny(got, "PH"):
		t.Errorf("%s: %s is internal, and the row says %s", row, place, class)
	}
}
