package font

import (
	"os"
	"path/filepath"
	"testing"
)

// TestTextOfCutFonts: the fonts that come with the program were cut down, and
// still say of every glyph what it shows; none of another script's is missing
// from a run of them.
func TestTextOfCutFonts(t *testing.T) {
	files, err := filepath.Glob("../../themes/standard/fonts/*.ttf")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fonts: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{"A", "1", "中", "，"} {
			r := []rune(text)[0]
			if got := f.Text(f.Glyph(r)); f.Has(r) && got != text {
				t.Errorf("%s: the glyph of %s says %q", name, text, got)
			}
		}
		f.Text(GID(f.Glyphs() - 1))
	}
}
