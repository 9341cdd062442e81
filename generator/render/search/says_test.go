package search

import (
	"fmt"
	"slices"
	"testing"
)

// A visitor's words are read from every file of an index, wherever it hides
// them; what is no file of an index is left to others.
func TestSays(t *testing.T) {
	files := sample([2]string{"Storage park", "钙基 call 138 0000 now"}, [2]string{"秘密材料", "乙"}).files(t, nil)
	teller := Teller{Read: func(name string) ([]byte, error) {
		text, ok := files[name]
		if !ok {
			return nil, fmt.Errorf("no file %s", name)
		}
		return []byte(text), nil
	}}
	for name, c := range map[string]struct {
		said   string
		listed bool
	}{
		"search/zh/t0.js":    {"138", true},
		"search/zh/d0.js":    {"钙基 call 138 0000 now", false},
		"search/zh/m0.js":    {"秘密材料", false},
		"search/zh/names.js": {"storage", true},
	} {
		said, listed, ok := teller.Says(name, []byte(files[name]))
		if !ok || listed != c.listed || !slices.Contains(said, c.said) {
			t.Errorf("%s: %q, %v, %v", name, said, listed, ok)
		}
		if slices.ContainsFunc(said, func(s string) bool { return listed && fragment(s) }) {
			t.Errorf("%s gives pieces of a text: %q", name, said)
		}
	}
	for _, text := range []string{"search.push(", "(function () {})()", `search.push("t",0,"x")`} {
		if said, _, ok := teller.Says("search/none/t0.js", []byte(text)); ok {
			t.Errorf("%s: %q", text, said)
		}
	}
}
