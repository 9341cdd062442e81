package build_test

import (
	"context"
	"os"
	"testing"

	"prospectus/generator/build"
	"prospectus/themes"
)

// TestGovernmentSite: a site that carries the profile passes it to the last
// warning, through the whole of a check, and builds.
func TestGovernmentSite(t *testing.T) {
	site := os.DirFS("testdata/government")
	r, err := build.Check(context.Background(), build.Input{Site: site, Themes: themes.FS, Profile: "cn-gov", Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diagnostics {
		t.Errorf("%v: %s", d.Span.Position(), d.Message("en"))
	}
	if r := runInto(t, build.Input{Site: site, Themes: themes.FS}, t.TempDir()); r.Failed(true) || r.Pages == 0 {
		t.Errorf("the site does not build: %d pages", r.Pages)
	}
}
