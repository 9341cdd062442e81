package search

import (
	"slices"
	"testing"
)

func TestSays(t *testing.T) {
	file := func(kind string, values ...any) string {
		text, err := script(kind, 0, values...)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	for _, c := range []struct {
		text string
		said []string
		ok   bool
	}{
		{file("t", "138 0000 秘密 0\"亩 a\"b", []byte{1, 2, 250}), []string{"138", "0000", `a"b`}, true},
		{file("names", "storage park"), []string{"storage", "park"}, true},
		{file("fold", "乾干"), nil, true},
		{file("m", [][]string{{"projects/a.html"}}), nil, false},
		{"search.push(", nil, false},
		{"(function () {})()", nil, false},
	} {
		if said, ok := Says(c.text); ok != c.ok || !slices.Equal(said, c.said) {
			t.Errorf("%s: %q, %v", c.text, said, ok)
		}
	}
}
