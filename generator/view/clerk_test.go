package view

import (
	"bytes"
	"testing"

	"prospectus/generator/route"
)

// TestAClerkMakesTheSamePages: whatever page is asked for, in whatever order, it
// is the one that is made among all others.
func TestAClerkMakesTheSamePages(t *testing.T) {
	c := demonstration(t)
	clerk := NewClerk(input(c))
	count := 0
	for at, want := range pagesOf(t, c) { // in no order
		got := clerk.Page(at)
		if got == nil {
			t.Errorf("%s is not found", at)
			continue
		}
		if got.Template() != want.Template() || !bytes.Equal(got.Head().AppendHTML(nil), want.Head().AppendHTML(nil)) {
			t.Errorf("%s is another page", at)
		}
		count++
	}
	if count < 50 {
		t.Errorf("only %d pages", count)
	}
	for _, at := range []route.Path{"", "zh/none.html", "zh/projects/none.html"} {
		if clerk.Page(at) != nil {
			t.Errorf("there is a page at %q", at)
		}
	}
}
