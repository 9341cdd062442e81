package edition

import (
	"fmt"
	"testing"

	"prospectus/generator/model"
)

// TestMemory: an edition that takes over what it made before is the one made
// afresh, also where another record is hidden than before; and what did not
// change is the same pointer.
func TestMemory(t *testing.T) {
	park := func(audience model.Audience) *model.Park {
		return &model.Park{Header: model.Header{ID: "park", Audience: audience}}
	}
	project := func(id, code string) *model.Project {
		p := &model.Project{Header: model.Header{ID: id}, Code: code, Park: "park"}
		p.Internal.Mobile = "13900000000"
		return p
	}
	a, b := project("a", "A"), project("b", "B")
	open, closed := park(""), park(model.Internal)
	var m Memory
	digests := new(Digests)
	var last *model.Project
	for i, items := range []struct {
		a, b *model.Project
		park *model.Park
		kept bool // what was copied of a
	}{
		{a, b, open, false},
		{a, b, open, true},
		{a, project("b", "changed"), open, true},
		{a, b, closed, false}, // its projects lose their park
		{project("a", "new"), nil, closed, false},
		{a, b, open, false},
	} {
		projects := []model.Identified{items.a}
		if items.b != nil {
			projects = append(projects, items.b)
		}
		full := model.NewCatalog(&model.Site{}, map[string][]model.Identified{"projects": projects, "parks": {items.park}})
		got, gotWithheld := m.For(Site, full)
		want, wantWithheld := For(Site, full)
		if x, y := everything(t, got)+fmt.Sprint(gotWithheld), everything(t, want)+fmt.Sprint(wantWithheld); x != y {
			t.Errorf("step %d: with a memory\n%s\nafresh\n%s", i, x, y)
		}
		digests = digests.Next(got)
		if afresh := Digest(want); digests.Edition() != afresh.Edition() || digests.Of(got.Projects.Get("a")) != afresh.Of(want.Projects.Get("a")) {
			t.Errorf("step %d: the hashes differ", i)
		}
		if now := got.Projects.Get("a"); (now == last) != items.kept {
			t.Errorf("step %d: project a was copied again: %t, want %t", i, now != last, !items.kept)
		}
		last = got.Projects.Get("a")
	}
}
