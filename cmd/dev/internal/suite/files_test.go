package suite

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func tree(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func TestUnformatted(t *testing.T) {
	root := tree(map[string]string{
		"good.go":            "package p\n",
		"a/bad.go":           "package  p\n",
		"a/broken.go":        "package\n",
		"a/testdata/bad.go":  "package  p\n",
		".git/bad.go":        "package  p\n",
		"_examples/bad.go":   "package  p\n",
		"content/x/notes.md": "no Go",
	})
	got, err := unformatted(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0] != "a/bad.go" || !strings.HasPrefix(got[1], "a/broken.go: ") {
		t.Errorf("found %q", got)
	}
}

func TestTagged(t *testing.T) {
	root := tree(map[string]string{
		"a/plain_test.go":   "package a\nfunc TestPlain() {}\n",
		"a/browser_test.go": "//go:build browser\n\npackage a\nfunc TestOne() {}\nfunc Testify() {}\nfunc (x y) TestTwo() {}\nfunc TestMain() {}\n",
		"a/more_test.go":    "//go:build browser && linux\n\npackage a\nfunc FuzzTwo() {}\nfunc Example() {}\nfunc help() {}\n",
		"b/not_test.go":     "//go:build !browser\n\npackage b\nfunc TestNot() {}\n",
		"b/either_test.go":  "//go:build linux || browser\n\npackage b\nfunc TestEither() {}\n",
		"c/browser.go":      "//go:build browser\n\npackage c\nfunc TestNoTest() {}\n",
	})
	got, err := tagged(root, "browser")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].dir != "a" {
		t.Fatalf("found %+v", got)
	}
	if want := []string{"TestOne", "FuzzTwo", "Example"}; !slices.Equal(got[0].tests, want) {
		t.Errorf("tests %q, want %q", got[0].tests, want)
	}
}

func TestPatterns(t *testing.T) {
	names := []string{"TestMenu", "TestSearch", "TestSearchLong"}
	for _, c := range []struct{ pattern, want string }{
		{"", "^(TestMenu|TestSearch|TestSearchLong)$"},
		{"Menu", "^(TestMenu)$"},
		{"Search$/zh", "^(TestSearch)$/zh"},
		{"Nothing", ""},
	} {
		found := matching(names, c.pattern)
		got := ""
		if len(found) > 0 {
			got = exactly(found, c.pattern)
		}
		if got != c.want {
			t.Errorf("-run %q becomes %q, want %q", c.pattern, got, c.want)
		}
	}
}
