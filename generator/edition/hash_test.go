package edition

import (
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// TestHashesOfSeveral: a list's hash follows what it shows and its order, and a
// list of one says what the record itself does.
func TestHashesOfSeveral(t *testing.T) {
	a := &model.Project{Header: model.Header{ID: "a", Title: i18n.Text{"en": "A"}}}
	b := &model.Project{Header: model.Header{ID: "b", Title: i18n.Text{"en": "B"}}}
	d := Digest(model.NewCatalog(&model.Site{}, map[string][]model.Identified{"projects": {a, b}}))
	stranger := &model.Project{Header: model.Header{ID: "c"}}
	if d.Of() != "" || d.Of(stranger) != "" || d.Of(nil) != "" {
		t.Error("nothing has a hash")
	}
	if len(d.Of(a)) != ShortHash || d.Of(a) == d.Of(b) {
		t.Errorf("two records have the hashes %q and %q", d.Of(a), d.Of(b))
	}
	if d.Of(a, stranger, nil) != d.Of(a) {
		t.Error("what the edition does not hold changes a hash")
	}
	both, turned := d.Of(a, b), d.Of(b, a)
	if len(both) != ShortHash || both == turned || both == d.Of(a) || both == d.Of(b) {
		t.Errorf("the list has the hash %q, turned round %q", both, turned)
	}
	b.Title = i18n.Text{"en": "B, changed"}
	after := Digest(model.NewCatalog(&model.Site{}, map[string][]model.Identified{"projects": {a, b}}))
	if after.Of(a, b) == both || after.Of(a) != d.Of(a) {
		t.Error("the list's hash does not follow what is in it")
	}
}
