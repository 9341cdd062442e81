package schema

import (
	"testing"

	"prospectus/generator/model"
)

// TestEverythingThatIsNamedHasAName: a message about a missing record says in
// the user's language what kind of record is missing.
func TestEverythingThatIsNamedHasAName(t *testing.T) {
	named := map[string]bool{}
	for kind := range model.RecordTypes() {
		named[kind] = true
		for _, d := range model.Document(model.RecordTypes()[kind]) {
			named[d.Ref] = true
		}
	}
	delete(named, "")
	for kind := range named {
		if text := kindWords(kind); text["zh"] == "" || text["en"] == "" {
			t.Errorf("%s has no name in kindNames", kind)
		}
	}
}
