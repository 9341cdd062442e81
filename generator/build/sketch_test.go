package build_test

import (
	"slices"
	"testing"

	"prospectus/generator/model"
)

// The demonstration's sketch and its list of parks name the same parks, and the
// lines of the sketch show water, roads and railways.
func TestSketchNamesTheParks(t *testing.T) {
	c := demonstration(t)
	var drawn, listed []string
	kinds := map[model.MarkKind]int{}
	for m := range c.Sketch.All() {
		kinds[m.Kind]++
		if m.Park != "" {
			drawn = append(drawn, m.Park)
		}
	}
	for p := range c.Parks.All() {
		listed = append(listed, p.ID)
	}
	slices.Sort(drawn)
	slices.Sort(listed)
	if !slices.Equal(drawn, listed) {
		t.Errorf("the sketch has %q, the list %q", drawn, listed)
	}
	for _, k := range []model.MarkKind{model.City, model.Station, model.FreightYard, model.Airport, model.Port, model.River, model.Railway, model.Motorway} {
		if kinds[k] == 0 {
			t.Errorf("no %s on the sketch", k)
		}
	}
}
