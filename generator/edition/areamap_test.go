package edition

import (
	"testing"

	"prospectus/generator/geo"
	"prospectus/generator/model"
)

// What shows a record that the audience may not see is not on its maps, and of a
// park that does not exist for it there is no map.
func TestMapsShowNothingHidden(t *testing.T) {
	park := func(id string, a model.Audience) model.Identified {
		return &model.Park{Header: model.Header{ID: id, Audience: a}}
	}
	shape := geo.Shape{Points: []geo.Position{{Lon: 1, Lat: 2}}}
	full := model.NewCatalog(&model.Site{}, map[string][]model.Identified{
		"parks": {park("open", ""), park("secret", model.Internal)},
		"maps": {
			&model.Map{Entry: model.Entry{ID: "city"}, Features: []model.Feature{{Kind: "port", Shape: shape}, {Park: "secret", Shape: shape}, {Park: "open", Shape: shape}}},
			&model.Map{Entry: model.Entry{ID: "close"}, Park: "secret", Features: []model.Feature{{Kind: "port", Shape: shape}}},
			&model.Map{Entry: model.Entry{ID: "near"}, Park: "open", Features: []model.Feature{{Kind: "port", Shape: shape}}},
		},
	})
	for audience, want := range map[Audience][2]int{Site: {2, 2}, Handbook: {2, 2}, Office: {3, 3}} {
		c, _ := For(audience, full)
		if got := [2]int{c.Maps.Len(), len(c.Maps.Get("city").Features)}; got != want {
			t.Errorf("%s: %v maps and features of the city's, want %v", audience, got, want)
		}
	}
	if len(full.Maps.Get("city").Features) != 3 {
		t.Error("the full catalogue changed")
	}
}
