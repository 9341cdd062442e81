package build

import (
	"context"
	"errors"
	"testing"
	"testing/fstest"

	"prospectus/generator/i18n"
	"prospectus/themes"
)

// TestGuarded: a panic in a renderer's goroutine is an error like others.
func TestGuarded(t *testing.T) {
	if err := guarded(func() error { panic("no such page") })(); err == nil || err.Error() != "no such page" {
		t.Errorf("a panic became %v", err)
	}
	if err := guarded(func() error { return context.Canceled })(); !errors.Is(err, context.Canceled) {
		t.Errorf("an error became %v", err)
	}
}

// TestUnknownZone: a zone that the machine does not know is a fault of the
// site's file at its place, and the other faults are found all the same.
func TestUnknownZone(t *testing.T) {
	in := Input{
		Site: fstest.MapFS{
			"data/site.toml":  &fstest.MapFile{Data: []byte("languages = [\"zh\"]\ntimezone = \"Mars\"\n")},
			"data/units.toml": &fstest.MapFile{Data: []byte("[u]\nnmae = \"x\"\n")},
		},
		Themes: themes.FS,
		Today:  func(string) (i18n.Date, error) { return i18n.Date{}, errors.New("unknown zone") },
	}
	report, err := Check(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, d := range report.Diagnostics {
		codes = append(codes, d.Rule.Code)
		if d.Rule == badZone && d.Span.Position().Line != 2 {
			t.Errorf("the fault stands at %v", d.Span.Position())
		}
	}
	if len(codes) != 2 || codes[0] != "bad-timezone" || codes[1] != "unknown-key" || !report.Failed(false) {
		t.Errorf("found %v", codes)
	}
}
