package audit

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/diag"
)

// What a page gives away is reported at the page; what the index alone gives
// away, at the index.
func TestTheIndexIsReportedForItselfAlone(t *testing.T) {
	folder := func(page, index string) fstest.MapFS {
		return fstest.MapFS{"zh/a.html": {Data: []byte(page)}, "search/zh/t0.js": {Data: []byte(index)}}
	}
	for _, c := range []struct{ page, index, want string }{
		{"same", "same", ""},
		{"other", "other", "zh/a.html"},
		{"same", "other", "search/zh/t0.js"},
	} {
		list := new(diag.List)
		if _, err := compare(context.Background(), folder("same", "same"), folder(c.page, c.index), list); err != nil {
			t.Fatal(err)
		}
		var at []string
		for _, d := range list.Sorted() {
			at = append(at, d.Span.Position().File)
		}
		if got := strings.Join(at, " "); got != c.want {
			t.Errorf("%+v: reported at %q", c, got)
		}
	}
}
